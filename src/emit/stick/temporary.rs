//! Files that go away by themselves. The only room that names the library for them.

use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// A file without a name, for this run alone.
pub(super) fn nameless() -> io::Result<File> {
    tempfile::tempfile()
}

/// A file in a folder, which goes away unless it takes the place of another.
pub(super) struct Draft(NamedTempFile);

impl Draft {
    /// An empty one.
    pub fn in_folder(folder: &Path) -> io::Result<Draft> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".case-atlas-").suffix(".zip");
        #[cfg(unix)]
        {
            use std::fs::Permissions;
            use std::os::unix::fs::PermissionsExt;
            // As any new file; the system takes away what its user does not grant.
            builder.permissions(Permissions::from_mode(0o666));
        }
        builder.tempfile_in(folder).map(Draft)
    }

    pub fn file(&self) -> &File {
        self.0.as_file()
    }

    /// Takes its place in one step, whatever stood there.
    pub fn persist(self, place: &Path) -> io::Result<()> {
        self.0.persist(place).map(drop).map_err(|error| error.error)
    }
}
