//! A site in a folder, made again only where something changed.
//!
//! # What is remembered, and when it is believed
//!
//! A finished build keeps a [`Record`] in the cache beside the output: the program that made it, the
//! options, a digest of every file that was read, how every file of the site looked to the system
//! when it stood in place, and what there is to say (findings, counts, links that leave the site).
//!
//! The next build into the same folder reads every input again and compares digests; times of inputs
//! are not asked, for an editor can save twice within one tick of a clock. Where program, options and
//! inputs are the same and every file of the site looks as it did (one that does not is read and
//! compared with its digest; that is so after a copy, too), the site is up to date: nothing is parsed,
//! rendered or written, and the same is said again.
//!
//! In every other case everything is read, linked, checked and viewed as in a clean build; a page whose
//! view is the same is taken from the old site, where its file is what it was ([`Learned`]). Parsed files
//! are not kept: parsing is a thirtieth of a cold build, and a tree read back costs as much as a text.
//! There is one way to build, and a cache that is damaged, of another program, or of another site only
//! costs time.

use std::sync::LazyLock;
use std::thread;

use super::learned::{Learned, Step};
use super::record::{Account, Record, origin};
use super::{BuildError, Input, Outcome, Progress, build, build_from};
use crate::emit::{Cache, CachePart, EmitError, FolderSink, Inventory, Sink, Summary};
use crate::ground::Digest;
use crate::ground::files::WitnessedFiles;

/// What earlier builds of the same output left.
#[derive(Debug)]
pub struct Memory {
    /// Where it stands.
    pub cache: Cache,
    /// The program: what another one left is not believed.
    pub program: Program,
}

/// The digest of the program that runs; nothing where it could not be read.
#[derive(Debug)]
pub struct Program(LazyLock<Option<Digest>, Reading>);

type Reading = Box<dyn FnOnce() -> Option<Digest> + Send>;

impl Program {
    /// Begins to read on a thread of its own: a build that finds nothing to believe does not wait for it.
    pub fn read_by(read: impl FnOnce() -> Option<Digest> + Send + 'static) -> Program {
        let thread = thread::spawn(read);
        Program(LazyLock::new(Box::new(|| thread.join().ok().flatten())))
    }

    /// The digest, as soon as it is there.
    fn digest(&self) -> Option<Digest> {
        *self.0
    }
}

/// A site that is ready to be put in place, or is in place already.
pub struct Built {
    /// What came of the run.
    pub outcome: Outcome,
    state: State,
}

enum State {
    UpToDate(Summary),
    New(Box<New>),
}

/// A site that is not in place yet.
struct New {
    sink: FolderSink,
    keep: Option<Keep>,
}

/// What is kept for the next build, and where.
struct Keep {
    cache: Cache,
    account: Account,
    program: Digest,
    steps: Vec<Step>,
}

/// What a finished build did.
#[derive(Debug)]
pub struct Finished {
    /// What is in the folder.
    pub summary: Summary,
    /// Why nothing could be kept for the next build, where that was asked for.
    pub unkept: Option<EmitError>,
}

/// Builds a site into a folder, or finds that it is there already. The outcome is that of
/// [`build()`], except that its sources are those findings point at.
///
/// # Errors
/// As [`build()`].
pub fn in_folder(
    input: &Input<'_>,
    mut sink: FolderSink,
    memory: Option<Memory>,
    progress: &dyn Progress,
) -> Result<Built, BuildError> {
    // The fonts of the machine are no input that could be compared.
    let needs_fonts = input.handouts.iter().any(|format| format.needs_fonts());
    let Some(Memory { cache, program }) = memory.filter(|_| !needs_fonts) else {
        let outcome = build(input, &sink, progress)?;
        return Ok(Built {
            outcome,
            state: State::New(Box::new(New { sink, keep: None })),
        });
    };
    let record = cache
        .read(CachePart::Site)
        .and_then(|bytes| Some((Record::from_bytes(&bytes)?, program.digest()?)));
    let mut learned = Learned::default();
    if let Some((mut record, program)) = record {
        let origin = origin(input, program);
        if let Some((outcome, anew)) = up_to_date(input, origin, &record, (&sink, &cache)) {
            if let Some(inventory) = anew {
                record.inventory = inventory;
                // Where this fails, files are read again the next time, and that is all.
                drop(keep_record(&cache, &record));
            }
            let state = State::UpToDate(record.summary());
            return Ok(Built { outcome, state });
        }
        sink.trust(&record.inventory);
        let pages = cache.read(CachePart::Pages);
        let set_aside = |bytes| sink.set_aside(bytes);
        let known = pages.and_then(|bytes| Learned::from_bytes(&bytes, program, &set_aside));
        learned = known.unwrap_or_default();
    }
    let content = WitnessedFiles::new(input.content);
    let theme = input.theme.map(WitnessedFiles::new);
    let witnessed = Input {
        content: &content,
        theme: theme.as_ref().map(|theme| theme as _),
        ..*input
    };
    let old = Some((&sink, &learned));
    let (outcome, pressed) = build_from(old, &witnessed, &sink, progress)?;
    let theme = match &theme {
        Some(theme) => theme.evidence().map(Some),
        None => Some(None),
    };
    let known = program.digest().zip(content.evidence().zip(theme));
    let keep = known.map(|(program, evidence)| Keep {
        cache,
        account: Account::new(input, origin(input, program), evidence, &outcome),
        program,
        steps: pressed.steps,
    });
    Ok(Built {
        outcome,
        state: State::New(Box::new(New { sink, keep })),
    })
}

/// The site as it stands, if it is what would be built.
fn up_to_date(
    input: &Input<'_>,
    origin: Digest,
    record: &Record,
    (sink, cache): (&FolderSink, &Cache),
) -> Option<(Outcome, Option<Inventory>)> {
    let (is_same, inventory) = rayon::join(
        || record.account.holds(input, origin),
        || sink.check(&record.inventory, cache),
    );
    let inventory = inventory.filter(|_| is_same)?;
    let outcome = record.account.outcome(input)?;
    let seen_anew = inventory != record.inventory;
    Some((outcome, seen_anew.then_some(inventory)))
}

fn keep_record(cache: &Cache, record: &Record) -> Result<(), EmitError> {
    cache.write(CachePart::Site, &|out| out.write_all(&record.to_bytes()))
}

impl Built {
    /// Puts the site in place, and keeps what spares the next build work.
    ///
    /// # Errors
    /// As [`FolderSink::finish`].
    pub fn finish(self) -> Result<Finished, EmitError> {
        let (sink, keep) = match self.state {
            State::UpToDate(summary) => {
                return Ok(Finished {
                    summary,
                    unkept: None,
                });
            }
            State::New(new) => (new.sink, new.keep),
        };
        let placed = sink.place()?;
        let unkept = keep.and_then(|keep| {
            let Keep {
                cache,
                account,
                program,
                steps,
            } = keep;
            let Summary { files, bytes, .. } = placed.summary();
            let record = Record {
                account,
                files,
                bytes,
                inventory: placed.inventory(&cache),
            };
            let kept = cache.write(CachePart::Pages, &|out| {
                Learned::write(program, &steps, out)
            });
            kept.and_then(|()| keep_record(&cache, &record)).err()
        });
        let summary = placed.close()?;
        Ok(Finished { summary, unkept })
    }
}
