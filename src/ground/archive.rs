//! Zip archives with the same bytes for the same files, on every machine. The only room that names
//! the zip library.

use std::io::{self, Read, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Of 1 to 9; named, because the library's own choice depends on what else it was built with.
const LEVEL: i64 = 6;

/// How a file lies in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Made smaller.
    Deflated,
    /// As it is: readers of some formats look for it without unpacking.
    Stored,
}

/// Writes an archive, file by file, in the order given. All files are dated 1980-01-01, which is
/// zero in this format.
///
/// Names that are not ASCII carry the UTF-8 flag (bit 11; APPNOTE 6.3.10, 4.4.4 and appendix D),
/// without which the Windows Explorer reads them in the code page of its machine.
#[derive(Debug)]
pub struct ArchiveWriter<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> ArchiveWriter<W> {
    /// Begins an archive.
    pub fn new(to: W) -> ArchiveWriter<W> {
        ArchiveWriter(ZipWriter::new(to))
    }

    /// Adds a file. No file of ours comes near 4 GiB.
    ///
    /// # Errors
    /// Those of what is written to, and a path that was added before.
    pub fn add(&mut self, path: &str, bytes: &[u8], packing: Packing) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644)
            .system(System::Unix);
        let options = match packing {
            Packing::Stored => options.compression_method(CompressionMethod::Stored),
            Packing::Deflated => options
                .compression_method(CompressionMethod::Deflated)
                .compression_level(Some(LEVEL)),
        };
        self.0.start_file(path, options)?;
        self.0.write_all(bytes)
    }

    /// Ends the archive and gives back what it was written to.
    ///
    /// # Errors
    /// Those of what is written to.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.0.finish()?)
    }
}

/// Whether something is an archive that holds all of these files.
pub fn holds(archive: impl Read + Seek, paths: &[&str]) -> bool {
    ZipArchive::new(archive).is_ok_and(|archive| {
        let mut paths = paths.iter();
        paths.all(|path| archive.index_for_name(path).is_some())
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn packed(files: &[(&str, &str, Packing)]) -> Vec<u8> {
        let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
        for (path, text, packing) in files {
            let added = archive.add(path, text.as_bytes(), *packing);
            added.expect("memory can be written");
        }
        archive
            .finish()
            .expect("memory can be written")
            .into_inner()
    }

    #[test]
    fn a_stored_first_file_can_be_read_without_unpacking() {
        // OCF 3.3, section 4.3: the name at byte 30, no extra field, the content behind it.
        let bytes = packed(&[
            ("mimetype", "application/epub+zip", Packing::Stored),
            ("a", "b", Packing::Deflated),
        ]);
        assert_eq!(&bytes[26..30], [8, 0, 0, 0]);
        assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    }

    #[test]
    fn the_same_files_give_the_same_bytes_and_are_found_again() {
        let files = [
            ("甲.txt", "一", Packing::Deflated),
            ("b", "", Packing::Stored),
        ];
        assert_eq!(packed(&files), packed(&files));
        assert!(holds(Cursor::new(packed(&files)), &["甲.txt", "b"]));
        assert!(!holds(Cursor::new(packed(&files)), &["甲.txt", "c"]));
        assert!(!holds(Cursor::new(b"no archive"), &[]));
    }

    #[test]
    fn a_path_is_taken_once() {
        let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
        assert!(archive.add("a", b"1", Packing::Stored).is_ok());
        assert!(archive.add("a", b"2", Packing::Stored).is_err());
    }
}
