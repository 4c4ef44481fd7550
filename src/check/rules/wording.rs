//! A word of the editors' list.

use std::borrow::Cow;

use crate::atlas::case::Case;
use crate::atlas::lexicon::{Wording, WordingScope};
use crate::atlas::period::{Date, Period};
use crate::check::codes;
use crate::check::passages::{Passage, Quotes, of_notes, passages};
use crate::check::texts::Texts;
use crate::ground::words::WordFinder;
use crate::ground::{Diagnostic, FileId, Findings, SharedStr, Sources, Span, Spanned};
use crate::site::Site;
use crate::text;

/// What an account of the past puts in front of a name that is gone: 原扶贫办 says so itself.
const FORMER: [&str; 3] = ["原", "时", "前"];

/// What the words of a passage are: the editors' own, or the account of a time.
#[derive(Clone, Copy)]
enum Voice {
    Editorial,
    /// Up to this date; none where the account does not say.
    Account(Option<Date>),
}

/// Looks for the listed words outside quotations and titles (“…”, 《…》, quoted blocks, `sources`).
pub fn check(site: &Site<'_>, texts: &Texts<'_>, findings: &mut Findings) {
    let sources = texts.sources();
    let wordings = &site.atlas.wordings;
    if wordings.is_empty() {
        return;
    }
    let terms: Vec<&str> = wordings
        .iter()
        .map(|wording| wording.term.value.as_str())
        .collect();
    let list = List {
        wordings,
        finder: WordFinder::new(&terms),
        sources,
    };
    for case in site.atlas.cases.iter().take_while(|_| texts.goes_on()) {
        list.reader(case.file, findings).case(case);
    }
    for model in &site.atlas.models {
        let mut reader = list.reader(model.file, findings);
        reader.front_matter(model.file);
        for section in &model.sections {
            reader.all(&passages(&section.blocks), Voice::Editorial);
        }
        reader.all(&of_notes(&model.notes), Voice::Editorial);
    }
    for page in &site.atlas.pages {
        let mut reader = list.reader(page.file, findings);
        reader.front_matter(page.file);
        reader.all(&passages(&page.opening), Voice::Editorial);
        for section in &page.sections {
            reader.all(&passages(&section.blocks), Voice::Editorial);
        }
        reader.all(&of_notes(&page.notes), Voice::Editorial);
    }
    let lists = sources.iter().filter(|(file, source)| {
        source.path().ends_with(".yaml") && !site.atlas.lexicon_files.contains(file)
    });
    for (file, source) in lists {
        let whole = Span::new(file, 0, source.text().len());
        let mut reader = list.reader(file, findings);
        reader.passage(&vec![whole], Voice::Editorial);
    }
}

/// The words that are looked for, and the files they are looked for in.
struct List<'l> {
    wordings: &'l [Wording],
    finder: WordFinder,
    sources: &'l Sources,
}

impl List<'_> {
    fn reader<'r>(&'r self, file: FileId, findings: &'r mut Findings) -> Reader<'r> {
        Reader {
            list: self,
            text: self.sources.file(file).read(),
            findings,
        }
    }
}

/// Reads one file.
struct Reader<'r> {
    list: &'r List<'r>,
    text: Cow<'r, str>,
    findings: &'r mut Findings,
}

impl Reader<'_> {
    /// The abstract, notes and headings' words are the editors'; the body tells of the case's time.
    fn case(&mut self, case: &Case) {
        let account = Voice::Account(end(case.period));
        let notes = case.observations.iter().filter_map(|seen| seen.note());
        let notes = notes.chain(
            case.sources
                .iter()
                .filter_map(|source| source.note.as_ref()),
        );
        let own = [&case.title, &case.summary]
            .into_iter()
            .chain(&case.keywords)
            .chain(notes);
        for value in own {
            self.value(value, Voice::Editorial);
        }
        for seen in &case.observations {
            self.value(&seen.label, account);
        }
        for event in &case.events {
            self.value(&event.text, Voice::Account(Some(event.date)));
        }
        let body = case.body.text();
        for blocks in &body.sections {
            self.all(&passages(blocks), account);
        }
        self.all(&of_notes(&body.notes), Voice::Editorial);
    }

    fn value(&mut self, value: &Spanned<SharedStr>, voice: Voice) {
        self.passage(&vec![value.span], voice);
    }

    /// The YAML between the first two `---` lines.
    fn front_matter(&mut self, file: FileId) {
        let end = self
            .text
            .match_indices("\n---")
            .nth(0)
            .map_or(0, |(at, _)| at);
        self.passage(&vec![Span::new(file, 0, end)], Voice::Editorial);
    }

    fn all(&mut self, passages: &[Passage], voice: Voice) {
        for passage in passages {
            self.passage(passage, voice);
        }
    }

    fn passage(&mut self, passage: &Passage, voice: Voice) {
        let mut quotes = Quotes::default();
        for span in passage {
            let words = self.text.get(span.range()).unwrap_or("");
            let mut read = 0;
            let mut hits = Vec::new();
            for (place, at) in self.list.finder.find(words) {
                // Whether the place is quoted is known once all before it is read.
                let mut quoted = false;
                for char in words[read..place.end].chars() {
                    quoted = quotes.inside(char);
                }
                read = place.end;
                let former = FORMER
                    .iter()
                    .any(|word| words[..place.start].ends_with(word));
                if !quoted && !former && counts(&self.list.wordings[at], voice) {
                    hits.push((place, at));
                }
            }
            for char in words[read..].chars() {
                quotes.inside(char);
            }
            for (place, at) in hits {
                let start = span.range().start;
                let span = Span::new(span.file, start + place.start, start + place.end);
                self.findings.push(finding(&self.list.wordings[at], span));
            }
        }
    }
}

/// Whether a word counts in such a passage.
fn counts(wording: &Wording, voice: Voice) -> bool {
    match (wording.scope, voice, wording.since) {
        (WordingScope::All, ..) | (_, Voice::Editorial, _) => true,
        (_, Voice::Account(_), None) => false,
        (_, Voice::Account(end), Some(since)) => end.is_some_and(|end| end >= since),
    }
}

/// The last date of a period.
fn end(period: Period) -> Option<Date> {
    match period {
        Period::At(date) | Period::Interval(_, Some(date)) => Some(date),
        Period::Interval(_, None) | Period::Unstated | Period::Duration(..) => None,
    }
}

fn finding(wording: &Wording, span: Span) -> Diagnostic {
    let (term, suggestion, reason) = (&wording.term.value, &wording.suggestion, &wording.reason);
    let message = text!("用语“{term}”：{reason}", "the word \"{term}\": {reason}");
    Diagnostic::new(codes::WORDING, span, message)
        .help(text!("改为：{suggestion}", "write: {suggestion}"))
        .label(
            wording.term.span,
            text!("用语表里的这一条", "this entry of the word list"),
        )
}
