//! Sentences taken over from a source.

use std::collections::BTreeMap;

use crate::atlas::case::{Case, Rights, Source};
use crate::check::codes;
use crate::check::passages::{Passage, Quotes, passages};
use crate::check::texts::Texts;
use crate::ground::{Diagnostic, FileId, Findings, Span, han};
use crate::site::Site;
use crate::text;

/// So many characters in a row that a source has as well are no accident. Counted are Han characters,
/// letters and digits; punctuation is easily changed. The longest run that the sample cases share with
/// their sources, a row of figures, has 27.
pub const LIMIT: usize = 30;

/// Compares every case with the texts of those of its sources that may not be reprinted. What stands
/// in quotation marks, title brackets or a quoted block is a quotation and not compared.
pub fn check(site: &Site<'_>, texts: &Texts<'_>, findings: &mut Findings) {
    let (sources, goes_on) = (texts.sources(), || texts.goes_on());
    let texts: BTreeMap<&str, FileId> = site
        .atlas
        .source_texts
        .iter()
        .map(|(name, file)| (name.as_str(), *file))
        .collect();
    let mut windows: BTreeMap<FileId, Windows> = BTreeMap::new();
    let has_text = |case: &&Case| case.sources.iter().any(|source| source.text.is_some());
    let cases = site.atlas.cases.iter().filter(has_text);
    for case in cases.take_while(|_| goes_on()) {
        let runs = runs(case, &sources.file(case.file).read());
        for source in &case.sources {
            let Some(name) = &source.text else { continue };
            let Some(file) = texts.get(name.value.as_str()) else {
                findings.push(no_text(&name.value, name.span));
                continue;
            };
            if matches!(source.rights, Rights::Permitted | Rights::PublicDomain) {
                continue;
            }
            let known = windows
                .entry(*file)
                .or_insert_with(|| Windows::of(sources.file(*file).text()));
            for run in &runs {
                report(run, known, source, findings);
            }
        }
    }
}

fn no_text(name: &str, span: Span) -> Diagnostic {
    let message = text!(
        "没有出处文本 sources/{name}",
        "there is no text sources/{name}"
    );
    Diagnostic::new(codes::MISSING_SOURCE_TEXT, span, message).help(text!(
        "把原文存成内容文件夹里的 sources/{name}（不会发布），或删去 text 一行",
        "save the text as sources/{name} in the content folder, or remove the line"
    ))
}

/// Characters that count, each with its place in the file.
type Run = Vec<(char, Span)>;

/// What a case says in its own words, cut where something is quoted.
fn runs(case: &Case, text: &str) -> Vec<Run> {
    let mut all: Vec<Passage> = vec![vec![case.summary.span]];
    all.extend(case.body.text().parts().flat_map(passages));
    let mut runs = Vec::new();
    for passage in all {
        let mut quotes = Quotes::default();
        let mut run = Run::new();
        for span in passage {
            let words = text.get(span.range()).unwrap_or("");
            for (at, char) in words.char_indices() {
                if quotes.inside(char) {
                    runs.push(std::mem::take(&mut run));
                } else if let Some(folded) = folded(char) {
                    let start = span.range().start + at;
                    run.push((folded, Span::new(span.file, start, start + char.len_utf8())));
                }
            }
        }
        runs.push(run);
    }
    runs.retain(|run| run.len() >= LIMIT);
    runs
}

/// A character as it is compared; none for what does not count.
fn folded(char: char) -> Option<char> {
    let half = match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(char as u32 - 0xFEE0).unwrap_or(char),
        _ => char,
    };
    (han::is_han(half) || half.is_ascii_alphanumeric()).then(|| half.to_ascii_lowercase())
}

/// Every stretch of [`LIMIT`] characters of a text, by its hash.
struct Windows {
    chars: Vec<char>,
    /// Hash of a stretch, and where it begins first.
    first: BTreeMap<u64, usize>,
}

impl Windows {
    fn of(text: &str) -> Windows {
        let chars: Vec<char> = text.chars().filter_map(folded).collect();
        let mut first = BTreeMap::new();
        for (at, hash) in hashes(&chars) {
            first.entry(hash).or_insert(at);
        }
        Windows { chars, first }
    }

    fn has(&self, hash: u64, stretch: &[(char, Span)]) -> bool {
        let known = self
            .first
            .get(&hash)
            .map(|at| &self.chars[*at..*at + LIMIT]);
        known.is_some_and(|known| {
            known
                .iter()
                .zip(stretch)
                .all(|(known, (char, _))| known == char)
        })
    }
}

/// The rolling hash (Rabin and Karp 1987) of every stretch, by its place: one pass.
fn hashes(chars: &[char]) -> impl Iterator<Item = (usize, u64)> + '_ {
    const BASE: u64 = 0x0000_0100_0000_01B3;
    let top = (1..LIMIT).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0_u64;
    chars.iter().enumerate().filter_map(move |(at, char)| {
        if at >= LIMIT {
            hash = hash.wrapping_sub(u64::from(chars[at - LIMIT]).wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(*char));
        (at + 1 >= LIMIT).then(|| (at + 1 - LIMIT, hash))
    })
}

/// Reports each longest stretch of a run whose every window the source has.
fn report(run: &Run, known: &Windows, source: &Source, findings: &mut Findings) {
    let chars: Vec<char> = run.iter().map(|(char, _)| *char).collect();
    let mut open: Option<(usize, usize)> = None;
    for (at, hash) in hashes(&chars) {
        if !known.has(hash, &run[at..at + LIMIT]) {
            continue;
        }
        open = match open {
            Some((start, end)) if at <= end => Some((start, at + LIMIT)),
            Some(stretch) => {
                findings.push(overlap(run, stretch, source));
                Some((at, at + LIMIT))
            }
            None => Some((at, at + LIMIT)),
        };
    }
    if let Some(stretch) = open {
        findings.push(overlap(run, stretch, source));
    }
}

fn overlap(run: &Run, (start, end): (usize, usize), source: &Source) -> Diagnostic {
    let (first, last) = (run[start].1, run[end - 1].1);
    let span = Span {
        end: last.end,
        ..first
    };
    let (count, id) = (end - start, &source.id.value);
    let message = text!(
        "连续 {count} 个字和出处 {id} 的原文相同",
        "{count} characters in a row are the same as in the source {id}"
    );
    Diagnostic::new(codes::VERBATIM_OVERLAP, span, message)
        .label(source.id.span, text!("这条出处", "this source"))
        .help(text!(
            "用自己的话重写；要照录的，加引号并把 rights 写成 quoted",
            "write it in your own words, or put it in quotation marks with rights: quoted"
        ))
}
