//! A parsed body cut at its h2 headings.

use std::collections::BTreeMap;
use std::mem;

use super::super::case::Practice;
use super::super::codes;
use super::super::document::{
    Block, BlockKind, Document, Heading, Inline, InlineKind, plain_text, walk_headings,
    walk_inlines,
};
use super::super::vocabulary::TextSection;
use super::check_slug;
use crate::ground::{Diagnostic, Findings, Span, Spanned, nearest};
use crate::text;

/// The attributes a practice heading may have.
const PRACTICE_ATTRIBUTES: [&str; 4] = ["model", "also", "challenge", "figure"];

/// A body cut at its headings of level 1 and 2.
pub struct Sections {
    /// What stands before the first heading.
    pub opening: Vec<Block>,
    /// One a heading.
    pub sections: Vec<(Heading, TextSection)>,
    /// The footnotes of the whole body; `blocks` is empty.
    pub notes: Document,
}

/// Cuts a document; ids that are missing, bad, or used twice anywhere in it are found.
pub fn cut(document: Document, findings: &mut Findings) -> Sections {
    let mut opening = Vec::new();
    let mut sections: Vec<(Heading, TextSection)> = Vec::new();
    for block in document.blocks {
        match block.kind {
            BlockKind::Heading(heading) if heading.level <= 2 => {
                let section = open(&heading, block.span, sections.len() + 1, findings);
                sections.push((*heading, section));
            }
            kind => {
                let block = Block {
                    span: block.span,
                    kind,
                };
                match sections.last_mut() {
                    Some((_, section)) => section.blocks.push(block),
                    None => opening.push(block),
                }
            }
        }
    }
    for (_, section) in &mut sections {
        section.blocks.shrink_to_fit();
    }
    let notes = Document {
        blocks: Vec::new(),
        footnotes: document.footnotes,
    };
    let sections = Sections {
        opening,
        sections,
        notes,
    };
    check_ids(&sections, findings);
    sections
}

/// All headings of a file share one page, so one set of ids.
fn check_ids(content: &Sections, findings: &mut Findings) {
    let mut within = Vec::new();
    let mut note = |heading: &Heading| within.extend(heading.id.clone());
    walk_headings(&content.opening, &mut note);
    for (_, section) in &content.sections {
        walk_headings(&section.blocks, &mut note);
    }
    for footnote in &content.notes.footnotes {
        walk_headings(&footnote.blocks, &mut note);
    }
    within.iter().for_each(|id| check_slug(id, findings));
    // A case shows its opening as a section of this name.
    let opening = content.opening.first();
    let opening = opening.map(|block| Spanned::new("opening".to_owned(), block.span));
    let sections = content.sections.iter().map(|(_, section)| &section.id);
    let all = opening.iter().chain(sections).chain(&within);
    super::repeated_ids(all, "标题", findings);
}

/// Reports what the title of a section, which is plain words, would lose.
fn report_links(heading: &Heading, findings: &mut Findings) {
    walk_inlines(&heading.content, &mut |inline: &Inline| {
        let lost = match &inline.kind {
            InlineKind::Link { .. } => text!("节标题里有链接", "a section heading holds a link"),
            InlineKind::FootnoteReference { .. } => {
                text!("节标题里有脚注", "a section heading refers to a footnote")
            }
            InlineKind::Image(_) => text!("节标题里有图片", "a section heading holds a picture"),
            _ => return,
        };
        let finding = Diagnostic::new(codes::LINK_IN_HEADING, inline.span, lost);
        findings.push(finding.help(text!(
            "标题只写文字，把它移到这一节的正文里",
            "move it into the text of the section"
        )));
    });
}

fn open(heading: &Heading, span: Span, number: usize, findings: &mut Findings) -> TextSection {
    report_links(heading, findings);
    let title = plain_text(&heading.content);
    let id = heading.id.clone().unwrap_or_else(|| {
        let message = text!("标题“{title}”没有编号", "the heading \"{title}\" has no id");
        let finding = Diagnostic::new(codes::HEADING_WITHOUT_ID, span, message);
        findings.push(finding.help(text!(
            "在标题后面写上 {{#名字}}，如 ## 背景 {{#background}}；名字用小写拉丁字母",
            "write {{#id}} behind the heading, such as ## Background {{#background}}"
        )));
        Spanned::new(format!("section-{number}"), span)
    });
    check_slug(&id, findings);
    TextSection {
        id,
        title,
        blocks: Vec::new(),
    }
}

/// What a heading says of the models at work; none when it says nothing.
pub fn practice(heading: &mut Heading, findings: &mut Findings) -> Option<Box<Practice>> {
    report_unknown(heading, &PRACTICE_ATTRIBUTES, findings);
    let mut seen: BTreeMap<String, (Span, Vec<Spanned<String>>)> = BTreeMap::new();
    for (key, words) in mem::take(&mut heading.attributes) {
        match seen.get(&key.value) {
            None => drop(seen.insert(key.value, (key.span, words))),
            Some((first, _)) => findings.push(repeated_attribute(*first, &key)),
        }
    }
    let says_something = ["model", "also"]
        .iter()
        .any(|name| seen.get(*name).is_some_and(|(_, words)| !words.is_empty()));
    for name in ["challenge", "figure"] {
        if let Some((span, _)) = seen.get(name).filter(|_| !says_something) {
            findings.push(attribute_without_model(name, *span));
        }
    }
    let mut words = |name: &str| seen.remove(name).unzip().1.unwrap_or_default();
    let mut figures = words("figure").into_iter();
    let figure = figures.next();
    for word in figures {
        findings.push(second_figure(&word));
    }
    let practice = Practice {
        models: words("model"),
        also: words("also"),
        challenges: words("challenge"),
        figure,
    };
    says_something.then(|| Box::new(practice))
}

fn repeated_attribute(first: Span, again: &Spanned<String>) -> Diagnostic {
    let name = &again.value;
    let message = text!(
        "属性“{name}”在标题里写了两次",
        "the attribute \"{name}\" is written twice"
    );
    Diagnostic::new(codes::UNKNOWN_ATTRIBUTE, again.span, message)
        .label(first, text!("第一次写在这里", "first written here"))
        .help(text!(
            "几个值写在同一对引号里，空一格隔开，如 {name}=\"a b\"",
            "write all values in one pair of quotes, such as {name}=\"a b\""
        ))
}

fn attribute_without_model(name: &str, span: Span) -> Diagnostic {
    let message = text!(
        "标题写了“{name}”，却没有写 model 或 also，它不起作用",
        "the heading has \"{name}\" but neither model nor also, so it says nothing"
    );
    Diagnostic::new(codes::UNKNOWN_ATTRIBUTE, span, message).help(text!(
        "这一节是做法，就补上 model=\"…\"；不是，就删去 {name}",
        "add model=\"…\" if the section is a practice, or remove {name}"
    ))
}

fn second_figure(word: &Spanned<String>) -> Diagnostic {
    let name = &word.value;
    let message = text!(
        "figure 只放一条数据，“{name}”多出来了",
        "figure takes one figure; \"{name}\" is one too many"
    );
    Diagnostic::new(codes::UNKNOWN_ATTRIBUTE, word.span, message).help(text!(
        "留下一条；其余的在正文里用 obs: 引用",
        "keep one, and cite the others in the text with obs:"
    ))
}

/// Reports attributes that this heading cannot have.
pub fn report_unknown(heading: &Heading, known: &[&str], findings: &mut Findings) {
    for (key, _) in heading
        .attributes
        .iter()
        .filter(|(key, _)| !known.contains(&&*key.value))
    {
        let name = &key.value;
        let message = text!(
            "标题不能带“{name}”这个属性",
            "a heading here has no attribute \"{name}\""
        );
        let finding = Diagnostic::new(codes::UNKNOWN_ATTRIBUTE, key.span, message);
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => text!("是不是 {near}？", "did you mean {near}?"),
            None if known.is_empty() => text!("删去它", "remove it"),
            None => {
                let all = known.join("、");
                text!("可用的属性：{all}", "attributes: {all}")
            }
        };
        findings.push(finding.help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::markdown;
    use super::*;
    use crate::ground::Sources;

    /// The codes that cutting a body gives.
    fn found(body: &str) -> Vec<&'static str> {
        let file = Sources::default().add("a.md", body);
        let (mut parsed, mut findings) = (Findings::default(), Findings::default());
        let document = markdown::parse(file, body, 0..body.len(), &mut parsed);
        cut(document, &mut findings);
        findings.iter().map(|finding| finding.code.id).collect()
    }

    #[test]
    fn titles_of_sections_are_plain() {
        let body = "## [数](obs:a)、注[^1]和**重点** {#a}\n\n[^1]: 注。\n";
        assert_eq!(found(body), ["CA0229", "CA0229"]);
        assert_eq!(found("## 一 {#a}\n\n### [数](obs:a) {#b}\n"), [""; 0]);
    }

    #[test]
    fn a_file_has_one_set_of_ids() {
        let body = "## 一 {#a}\n\n### 图 {#b}\n\n## 二 {#c}\n\n> ### 图 {#b}\n\n- ### 图 {#c}\n";
        assert_eq!(found(body), ["CA0208", "CA0208"]);
        assert_eq!(found("开头。\n\n## 一 {#opening}\n"), ["CA0208"]);
        assert_eq!(found("## 一 {#a}\n\n### 图 {#Fig_1}\n"), ["CA0105"]);
    }
}
