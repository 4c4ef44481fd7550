//! A planned figure in a sentence that says it was reached.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::atlas::case::ObservationStatus;
use crate::check::codes;
use crate::check::reading::Reading;
use crate::check::texts::Texts;
use crate::ground::{Diagnostic, FileId, Findings};
use crate::site::Site;
use crate::text;

/// Words that say something happened.
const ACHIEVED: [&str; 3] = ["实现", "达到", "完成"];

/// The word that says so before every verb.
const ALREADY: &str = "已";

/// What a word after 已 and a verb of two characters describes: 已脱贫户 is who, not what happened.
const WHO: &str = "户人村县员";

/// Words that say it is to happen.
const PLANNED: [&str; 16] = [
    "计划", "预计", "目标", "拟", "将", "规划", "预期", "争取", "力争", "任务", "设计", "预算",
    "估计", "打算", "有望", "确保",
];

/// A citation of a figure that has not happened.
type Citation = (usize, usize);

/// Looks at the sentence around every citation of a planned, expected or target figure.
pub fn check(site: &Site<'_>, texts: &Texts<'_>, findings: &mut Findings) {
    let cited = cited(site);
    texts.each(findings, |file, readings, found| {
        let Some(citations) = cited.get(&file) else {
            return;
        };
        for reading in readings {
            for sentence in sentences(&reading) {
                check_sentence(site, &reading, sentence, citations, found);
            }
        }
    });
}

/// By file, then by the first byte of the link behind the bracket.
fn cited(site: &Site<'_>) -> BTreeMap<FileId, BTreeMap<u32, Citation>> {
    let mut cited: BTreeMap<FileId, BTreeMap<u32, Citation>> = BTreeMap::new();
    for (case, links) in site.cases.iter().enumerate() {
        for citation in &links.citations {
            let status = site.atlas.cases[case].observations[citation.observation].status;
            let is_future = matches!(
                status,
                ObservationStatus::Planned
                    | ObservationStatus::Expected
                    | ObservationStatus::Target
            );
            if is_future {
                let own = cited.entry(citation.span.file).or_default();
                own.insert(citation.span.start + 1, (case, citation.observation));
            }
        }
    }
    cited
}

fn check_sentence(
    site: &Site<'_>,
    reading: &Reading,
    sentence: Range<usize>,
    citations: &BTreeMap<u32, Citation>,
    findings: &mut Findings,
) {
    let glyphs = &reading.passage.glyphs[sentence.clone()];
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
        return;
    };
    let mut here = citations.range(first.at..=last.at).peekable();
    if here.peek().is_none() {
        return;
    }
    let words = reading.passage.words(sentence);
    let is_said = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if !(is_said(&ACHIEVED) || says_already(&words)) || is_said(&PLANNED) {
        return;
    }
    for (at, (case, observation)) in here {
        let Some(index) = reading
            .passage
            .glyphs
            .iter()
            .position(|glyph| glyph.at == *at)
        else {
            continue;
        };
        let observation = &site.atlas.cases[*case].observations[*observation];
        let id = &observation.id.value;
        let message = text!(
            "数据 {id} 是计划数，这一句却写成已经做到",
            "the figure {id} is planned, and the sentence says it was reached"
        );
        let finding = Diagnostic::new(codes::PLANNED_AS_ACHIEVED, reading.span(index), message);
        findings.push(
            finding
                .label(observation.id.span, text!("登记在这里", "stated here"))
                .help(text!(
                    "写明“计划”“预计”“目标”；确已做到的，改 status: achieved 并写出处",
                    "say that it is planned, or change its status if the source says it happened"
                )),
        );
    }
}

/// Whether 已 says that something happened, rather than to whom.
fn says_already(words: &str) -> bool {
    words.match_indices(ALREADY).any(|(at, _)| {
        let described = words[at..].chars().nth(3);
        !described.is_some_and(|char| WHO.contains(char))
    })
}

/// The sentences of a passage: up to 。！？； and the end.
fn sentences(reading: &Reading) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (index, char) in reading.chars() {
        if matches!(char, '。' | '！' | '？' | '；') || index + 1 == reading.len() {
            sentences.push(start..index + 1);
            start = index + 1;
        }
    }
    sentences
}
