//! Puts one folder in the place of another, and makes sure that it stays there.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Puts the folder `new` in the place of `out`. At no moment is there half a site; with an
/// exchange in one step there is no moment without one either.
///
/// Afterwards the old site, if there was one, is at `new` or at `aside`; `out`, `new` and
/// `aside` lie on one disk.
pub(super) fn swap(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    if !fs::exists(out)? {
        return fs::rename(new, out);
    }
    match exchange(new, out) {
        Err(cause) if cause.kind() == io::ErrorKind::Unsupported => {
            fs::rename(out, aside)?;
            fs::rename(new, out)
        }
        done => done,
    }
}

/// Exchanges two names in one step, where the system and the file system can.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|errno| match errno {
        Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        errno => errno.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until everything written to the file system of a folder is on the disk: one call for thousands of files.
/// False where the system has no such call.
#[cfg(target_os = "linux")]
pub(super) fn sync_file_system(folder: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(folder)?)?;
    Ok(true)
}

/// Waits until everything written to the file system of a folder is on the disk; here there is no such call.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_file_system(_folder: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Waits until the names in a folder are on the disk. Windows has no such call and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
