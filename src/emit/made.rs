//! What a build has put into its new site, file by file.

use std::fs::{self, File};
use std::path::Path;

use rayon::prelude::*;

use super::error::{EmitAction, EmitError};
use super::location::Location;
use super::manifest::Manifest;
use super::path::MANIFEST;
use super::scratch::Scratch;
use super::stamp::Stamp;
use super::swap::{sync_file_system, sync_folder};
use crate::ground::{Digest, Packer, QuickSet, Stored, StoredError, Unpacker, quick_hash};

/// The files of a site in the making. A site has seven a case: in memory are the hashes of their paths and the last
/// of them, and the others are set aside.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Hashes of the paths that were taken. Two that meet by chance (in one of thirty million
    /// sites of a million files) end the build as if they were one path.
    claimed: QuickSet<u64>,
    last: Vec<MadeFile>,
    /// Packed, [`BATCH`] files each.
    earlier: Vec<Stored>,
    bytes: u64,
    has_failed: bool,
}

/// A file of the new site.
#[derive(Debug)]
pub(super) struct MadeFile {
    pub path: Box<str>,
    pub digest: Digest,
    pub looks: Look,
}

/// So many files are set aside together: some 50 KB.
const BATCH: usize = 512;

/// How a file came into the new site, and how it looks there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    Anew(Option<Stamp>),
    CarriedOver(Option<Stamp>),
}

/// The files of a whole site.
#[derive(Debug)]
pub(super) struct MadeSite {
    pub manifest: Manifest,
    /// How each looked when it was put there; in order of the list.
    pub stamps: Vec<Option<Stamp>>,
    /// Paths written anew.
    pub written: Vec<String>,
    pub bytes: u64,
}

/// Of so many files the system is asked one by one whether they are on the disk; of more with one call, which
/// also waits for whatever else is on its way there.
const ONE_BY_ONE: usize = 1_000;

impl Made {
    /// Takes a path for one artifact; until it is settled nothing is known of it.
    pub fn claim(&mut self, path: &str) -> Result<(), EmitError> {
        if self.claimed.insert(quick_hash(path)) {
            return Ok(());
        }
        self.has_failed = true;
        Err(EmitError::Duplicate {
            path: path.to_owned(),
        })
    }

    /// The file of a path that was claimed stands there, and has so many bytes.
    pub fn settle(&mut self, file: MadeFile, bytes: u64, scratch: &Scratch) {
        self.bytes += bytes;
        self.last.push(file);
        if self.last.len() == BATCH {
            let mut packer = Packer::default();
            self.last.drain(..).for_each(|file| file.pack(&mut packer));
            self.earlier.push(scratch.set_aside(packer.into_bytes()));
        }
    }

    /// The site is void.
    pub fn fail(&mut self) {
        self.has_failed = true;
    }

    /// All was put; none where something failed.
    ///
    /// # Errors
    /// When what was set aside cannot be read back.
    pub fn finish(self) -> Result<Option<MadeSite>, StoredError> {
        if self.has_failed {
            return Ok(None);
        }
        let mut files = self.last;
        for stored in &self.earlier {
            MadeFile::unpack_all(stored, &mut files)?;
        }
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let mut stamps = Vec::with_capacity(files.len());
        let mut written = Vec::new();
        let files = files.into_iter().map(|file| {
            let path = String::from(file.path);
            let (Look::Anew(stamp) | Look::CarriedOver(stamp)) = file.looks;
            stamps.push(stamp);
            if matches!(file.looks, Look::Anew(_)) {
                written.push(path.clone());
            }
            (path, file.digest)
        });
        let manifest = Manifest {
            files: files.collect(),
        };
        Ok(Some(MadeSite {
            manifest,
            stamps,
            written,
            bytes: self.bytes,
        }))
    }
}

impl MadeFile {
    fn pack(&self, packer: &mut Packer) {
        packer.text(&self.path);
        packer.digest(self.digest);
        let (Look::Anew(stamp) | Look::CarriedOver(stamp)) = self.looks;
        packer.number(u64::from(matches!(self.looks, Look::CarriedOver(_))));
        packer.bytes(
            stamp
                .map(Stamp::to_bytes)
                .as_ref()
                .map_or(&[], |stamp| stamp),
        );
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<MadeFile> {
        let path = from.text()?.into();
        let digest = from.digest()?;
        let look = match from.number()? {
            0 => Look::Anew,
            _ => Look::CarriedOver,
        };
        let stamp = from.bytes()?.first_chunk().map(Stamp::from_bytes);
        let looks = look(stamp);
        Some(MadeFile {
            path,
            digest,
            looks,
        })
    }

    fn unpack_all(stored: &Stored, files: &mut Vec<MadeFile>) -> Result<(), StoredError> {
        let bytes = stored.bytes()?;
        let mut from = Unpacker::new(&bytes);
        let unpacked =
            (0..BATCH).map(|_| MadeFile::unpack(&mut from).ok_or_else(StoredError::garbled));
        let unpacked: Vec<MadeFile> = unpacked.collect::<Result<_, _>>()?;
        files.extend(unpacked);
        Ok(())
    }
}

impl MadeSite {
    /// Writes the list of files, and waits until every new byte and name is on the disk: after a
    /// power cut there is the old site or the new one, never empty files.
    pub fn write_to_disk(&self, site: &Path, location: &Location) -> Result<(), EmitError> {
        let refused = |path: &str| EmitError::io(EmitAction::Write, location.shown(path));
        let list = format!("{}{}", location.output.mark(), self.manifest);
        fs::write(site.join(MANIFEST), list).map_err(refused(MANIFEST))?;
        if self.written.len() > ONE_BY_ONE
            && sync_file_system(site)
                .map_err(EmitError::io(EmitAction::Write, &location.written))?
        {
            return Ok(());
        }
        let mut written: Vec<&str> = self.written.iter().map(String::as_str).collect();
        written.push(MANIFEST);
        written.par_iter().try_for_each(|path| {
            let file = File::options().write(true).open(site.join(path));
            file.and_then(|file| file.sync_all()).map_err(refused(path))
        })?;
        self.manifest.folders().par_iter().try_for_each(|folder| {
            sync_folder(&site.join(folder)).map_err(EmitError::io(
                EmitAction::Write,
                location.written.join(folder),
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn file(number: u64) -> MadeFile {
        let bytes = number.to_le_bytes();
        let stamp = Stamp::from_bytes(&[bytes[0]; Stamp::SIZE]);
        MadeFile {
            path: format!("{number:04}.html").into(),
            digest: Digest::of(&bytes),
            looks: match number % 3 {
                0 => Look::CarriedOver(Some(stamp)),
                1 => Look::Anew(Some(stamp)),
                _ => Look::Anew(None),
            },
        }
    }

    #[test]
    fn files_that_were_set_aside_come_back_in_order() {
        let count = 2 * BATCH as u64 + 7;
        let scratch = Scratch::new(PathBuf::from("no/such/folder"));
        let mut made = Made::default();
        for number in (0..count).rev() {
            let file = file(number);
            made.claim(&file.path).expect("it is new");
            made.settle(file, 2, &scratch);
        }
        assert_eq!((made.earlier.len(), made.last.len()), (2, 7));
        let site = made
            .finish()
            .expect("it can be read")
            .expect("nothing failed");
        assert_eq!(site.bytes, 2 * count);
        let files = (0..count).map(|number| (file(number).path.into(), file(number).digest));
        assert!(site.manifest.files.into_iter().eq(files));
        let stamps = (0..count).map(|number| match file(number).looks {
            Look::Anew(stamp) | Look::CarriedOver(stamp) => stamp,
        });
        assert!(site.stamps.into_iter().eq(stamps));
        let written = (0..count).filter(|number| number % 3 != 0);
        let written = written.map(|number| format!("{number:04}.html"));
        assert!(site.written.into_iter().eq(written));
    }

    #[test]
    fn a_path_is_taken_once() {
        let mut made = Made::default();
        made.claim("a.html").expect("it is new");
        assert!(made.claim("a.html").is_err());
        assert!(made.finish().expect("nothing was set aside").is_none());
    }
}
