//! A folder on a stick, replaced in an order that a pulled stick survives.

use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::MARKER;
use super::batch::Batch;
use super::claim::{Claim, is_half_exchanged};
use super::names::check_stick_path;
use super::space::Room;
use super::spool::Load;
use super::walk::{Found, walk};
use crate::emit::error::{EmitAction, EmitError, shown};
use crate::emit::location::{real_folder, refuse_overlap};
use crate::emit::manifest::Manifest;
use crate::emit::staging::gone;
use crate::emit::swap::sync_folder;
use crate::site::stick::{INSTRUCTIONS, SITE_FOLDER, START, SUMS, VERSION};

/// What stands at the root of every stick of ours. The list comes first, to be moved out first; moving in
/// goes the other way.
const ROOT: [&str; 5] = [SUMS, VERSION, INSTRUCTIONS, START, SITE_FOLDER];

/// What the marker says to whoever opens the stick.
const MARKER_TEXT: &str = "\u{feff}正在写入，内容还不完整。\r\n\
    如果写入已经中断：请重新运行 case-atlas usb，它会接着做完。\r\n\
    Being written, not complete yet. If writing was interrupted, run case-atlas usb again.\r\n";

/// A folder that is, or becomes, a stick.
#[derive(Debug)]
pub struct Stick {
    /// As the user wrote it, for messages.
    written: PathBuf,
    /// Absolute, without links; need not exist. May be the root of a drive.
    folder: PathBuf,
}

impl Stick {
    /// Looks at `out`, which must be absent, empty, or an earlier stick. `inputs` are the folders the site is made
    /// from. Writes nothing.
    ///
    /// # Errors
    /// When the folder overlaps an input, holds something that is not ours, or cannot be looked at.
    pub fn open(out: &Path, inputs: &[&Path]) -> Result<Stick, EmitError> {
        let folder = real_folder(out)?;
        refuse_overlap(out, &folder, inputs)?;
        let stick = Stick {
            written: out.to_owned(),
            folder,
        };
        // In the midst of an exchange the list is not there; the exchange is finished before looking again.
        if !is_half_exchanged(&stick.folder).map_err(EmitError::io(EmitAction::Look, out))? {
            stick.inspect()?;
        }
        Ok(stick)
    }

    /// Where it is, without links.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The room on the medium.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn room(&self) -> Result<Room, EmitError> {
        Room::of(&self.folder).map_err(EmitError::io(EmitAction::Look, &self.written))
    }

    /// Puts a load in the place of whatever edition was there; calls `step` for every file. Returns when
    /// everything is on the medium.
    ///
    /// # Errors
    /// When it does not fit or the system refuses: the old edition is as it was. Only for
    /// [`EmitError::HalfWritten`] the stick is neither, and says so by its marker; and for
    /// [`EmitAction::CleanUp`] the new one is in place.
    pub fn write(&self, load: &Load, step: &dyn Fn()) -> Result<(), EmitError> {
        let refused = |action| EmitError::io(action, &self.written);
        let is_there = fs::exists(&self.folder).map_err(refused(EmitAction::Look))?;
        fs::create_dir_all(&self.folder).map_err(refused(EmitAction::Prepare))?;
        let written = self.write_into_folder(load, step);
        if written.is_err() && !is_there {
            // Empty again, and ours; if it is not, it stays.
            drop(fs::remove_dir(&self.folder));
        }
        written
    }

    fn write_into_folder(&self, load: &Load, step: &dyn Fn()) -> Result<(), EmitError> {
        let refused = |action| EmitError::io(action, &self.written);
        let claim = Claim::on(&self.folder, &self.written)?;
        if is_half_exchanged(&self.folder).map_err(refused(EmitAction::Look))? {
            self.exchange(&claim)?;
        }
        claim.clear().map_err(refused(EmitAction::Prepare))?;
        self.inspect()?;
        self.room()?.hold(&load.extent(), &self.written)?;
        self.copy(load, &claim.incoming(), step)?;
        // Someone may have put a file onto the stick while we were at work.
        self.inspect()?;
        fs::create_dir(claim.outgoing())
            .and_then(|()| sync_folder(claim.folder()))
            .and_then(|()| self.mark())
            .map_err(refused(EmitAction::Prepare))?;
        self.exchange(&claim)?;
        claim
            .remove()
            .map_err(EmitError::io(EmitAction::CleanUp, claim.folder()))
    }

    /// The list of what is there; none on an empty stick.
    fn inspect(&self) -> Result<Option<Manifest>, EmitError> {
        let list = self.folder.join(SUMS);
        let manifest = match fs::read(&list) {
            Ok(bytes) => {
                let (manifest, damaged) =
                    Manifest::parse_lines(&String::from_utf8_lossy(&bytes), check_stick_path);
                if let Some(line) = damaged.first() {
                    return Err(EmitError::Manifest {
                        path: shown(&self.written.join(SUMS)),
                        line: *line,
                    });
                }
                Some(manifest)
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(look(&list)(cause)),
        };
        if !fs::exists(&self.folder).map_err(look(&self.folder))? {
            return Ok(None);
        }
        let mut foreign = None;
        let files = manifest.as_ref().map(|manifest| &manifest.files);
        walk(&self.folder, |found| {
            let path = found.path();
            let known = path == SUMS || files.is_some_and(|files| files.contains_key(path));
            if known && matches!(found, Found::File(_)) {
                return ControlFlow::Continue(());
            }
            foreign = Some(path.to_owned());
            ControlFlow::Break(())
        })
        .map_err(|(path, cause)| look(&path)(cause))?;
        match foreign {
            None => Ok(manifest),
            Some(file) => Err(EmitError::Foreign {
                out: shown(&self.written),
                file: shown(&self.written.join(file)),
            }),
        }
    }

    /// Writes the whole load into a new folder, and waits until it is on the medium.
    fn copy(&self, load: &Load, new: &Path, step: &dyn Fn()) -> Result<(), EmitError> {
        let mut batch =
            Batch::in_folder(new).map_err(EmitError::io(EmitAction::Write, &self.written))?;
        for path in load.paths().chain([SUMS]) {
            let refused = || EmitError::io(EmitAction::Write, self.written.join(path));
            let bytes = if path == SUMS {
                load.sums().as_bytes().to_vec()
            } else {
                load.read(path)?
            };
            batch.write(&new.join(path), &bytes).map_err(refused())?;
            step();
        }
        let folders = load.manifest().folders();
        let refused = || EmitError::io(EmitAction::Write, &self.written);
        for folder in folders {
            sync_folder(&new.join(folder)).map_err(refused())?;
        }
        batch.sync().map_err(refused())
    }

    /// Puts the marker down.
    fn mark(&self) -> io::Result<()> {
        let mut marker = File::create(self.folder.join(MARKER))?;
        marker.write_all(MARKER_TEXT.as_bytes())?;
        marker.sync_all()?;
        sync_folder(&self.folder)
    }

    /// Moves the old edition aside and the new one in, and takes the marker away. Where it is stopped, it can be
    /// called again; where the system refuses, everything goes back.
    fn exchange(&self, claim: &Claim) -> Result<(), EmitError> {
        let Err(cause) = self.move_forward(claim) else {
            return Ok(());
        };
        match self.move_back(claim) {
            Ok(()) => Err(EmitError::io(EmitAction::Swap, &self.written)(cause)),
            Err(_) => {
                claim.keep();
                Err(EmitError::HalfWritten {
                    out: shown(&self.written),
                    cause,
                })
            }
        }
    }

    fn move_forward(&self, claim: &Claim) -> io::Result<()> {
        let (new, old) = (claim.incoming(), claim.outgoing());
        fs::create_dir(&old).or_else(already_there)?;
        for name in ROOT {
            if fs::exists(new.join(name))? && fs::exists(self.folder.join(name))? {
                fs::rename(self.folder.join(name), old.join(name))?;
            }
        }
        for name in ROOT.into_iter().rev() {
            if fs::exists(new.join(name))? {
                if name == SUMS {
                    // The list vouches for the rest, so the rest must be there first.
                    sync_folder(&self.folder)?;
                }
                fs::rename(new.join(name), self.folder.join(name))?;
            }
        }
        sync_folder(&self.folder)?;
        sync_folder(claim.folder())?;
        self.unmark()
    }

    fn move_back(&self, claim: &Claim) -> io::Result<()> {
        let (new, old) = (claim.incoming(), claim.outgoing());
        for name in ROOT {
            if fs::exists(self.folder.join(name))? && !fs::exists(new.join(name))? {
                fs::rename(self.folder.join(name), new.join(name))?;
            }
        }
        for name in ROOT.into_iter().rev() {
            if fs::exists(old.join(name))? {
                fs::rename(old.join(name), self.folder.join(name))?;
            }
        }
        sync_folder(&self.folder)?;
        self.unmark()
    }

    fn unmark(&self) -> io::Result<()> {
        gone(fs::remove_file(self.folder.join(MARKER)))?;
        sync_folder(&self.folder)
    }
}

fn look(path: &Path) -> impl FnOnce(io::Error) -> EmitError {
    EmitError::io(EmitAction::Look, path)
}

fn already_there(cause: io::Error) -> io::Result<()> {
    if cause.kind() == io::ErrorKind::AlreadyExists {
        Ok(())
    } else {
        Err(cause)
    }
}
