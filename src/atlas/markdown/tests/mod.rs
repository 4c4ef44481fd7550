//! Markdown in, a short notation of the tree out; the findings as `code@line:column`.
//!
//! The notation: `p[…]` paragraph, `h2[…]` heading, `*…*` emphasis, `**…**` strong, `~…~` struck
//! out, `` `…` `` code, `<target|words>` link, `!source|alternative!` image, `^1.2` second
//! reference to footnote 1, `/` break, `{…}` raw HTML.

mod blocks;
mod hostile;
mod inlines;

use super::parse;
use crate::atlas::document::{Block, BlockKind, Document, Inline, InlineKind, Target};
use crate::ground::{Findings, Sources};

/// Reads a body that is the whole file; returns tree, findings and the file for its slices.
fn read(text: &str) -> (Document, Vec<String>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("a.md", text);
    let mut findings = Findings::default();
    let document = parse(file, text, 0..text.len(), &mut findings);
    findings.sort();
    let found = findings.iter().map(|finding| {
        let place = sources.position(finding.primary);
        format!("{}@{}:{}", finding.code.id, place.line, place.column)
    });
    let found = found.collect();
    (document, found, sources)
}

fn check(text: &str, expected: &str) {
    let (document, found, _) = read(text);
    assert_eq!(notation(&document), expected, "tree of {text:?}");
    assert!(found.is_empty(), "{text:?} gave {found:?}");
}

fn check_found(text: &str, expected: &str, findings: &[&str]) {
    let (document, found, _) = read(text);
    assert_eq!(notation(&document), expected, "tree of {text:?}");
    assert_eq!(found, findings, "findings of {text:?}");
}

fn notation(document: &Document) -> String {
    let mut text = blocks(&document.blocks);
    for (index, footnote) in document.footnotes.iter().enumerate() {
        let (number, label) = (index + 1, &footnote.label.value);
        text += &format!(" fn{number}({label})[{}]", blocks(&footnote.blocks));
    }
    text
}

fn blocks(list: &[Block]) -> String {
    list.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(content) => format!("p[{}]", inlines(content)),
        BlockKind::Heading(heading) => {
            let id = heading
                .id
                .as_ref()
                .map(|id| format!("#{}", id.value))
                .unwrap_or_default();
            let pairs = heading.attributes.iter().map(|(key, words)| {
                let words: Vec<_> = words.iter().map(|word| word.value.as_str()).collect();
                format!(" {}={}", key.value, words.join("+"))
            });
            let pairs: String = pairs.collect();
            format!(
                "h{}{id}{pairs}[{}]",
                heading.level,
                inlines(&heading.content)
            )
        }
        BlockKind::Quote(inner) => format!("quote[{}]", blocks(inner)),
        BlockKind::List(list) => {
            let name = list
                .start
                .map_or("ul".to_owned(), |start| format!("ol{start}"));
            let loose = if list.tight { "" } else { "-loose" };
            let items: Vec<_> = list.items.iter().map(|item| blocks(item)).collect();
            format!("{name}{loose}[{}]", items.join(" | "))
        }
        BlockKind::Definitions(list) => {
            let entries = list.iter().map(|definition| {
                let details: Vec<_> = definition.details.iter().map(|one| blocks(one)).collect();
                format!("{}: {}", inlines(&definition.term), details.join(" | "))
            });
            format!("dl[{}]", entries.collect::<Vec<_>>().join("; "))
        }
        BlockKind::Table(table) => {
            let row = |cells: &Vec<Vec<Inline>>| {
                cells
                    .iter()
                    .map(|cell| inlines(cell))
                    .collect::<Vec<_>>()
                    .join(",")
            };
            let caption = table
                .caption
                .as_ref()
                .map(|words| format!("({})", inlines(words)));
            let rows: Vec<_> = table.rows.iter().map(row).collect();
            format!(
                "table{}[{} | {}]",
                caption.unwrap_or_default(),
                row(&table.head),
                rows.join("; ")
            )
        }
        BlockKind::Code(code) => {
            let language = code.language.as_deref().unwrap_or("");
            format!("code({language})[{}]", code.text)
        }
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Html(html) => format!("{{{html}}}"),
    }
}

fn inlines(list: &[Inline]) -> String {
    list.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(words) => words.to_string(),
        InlineKind::Code(code) => format!("`{code}`"),
        InlineKind::Emphasis(content) => format!("*{}*", inlines(content)),
        InlineKind::Strong(content) => format!("**{}**", inlines(content)),
        InlineKind::Strikethrough(content) => format!("~{}~", inlines(content)),
        InlineKind::Link { target, content } => format!("<{}|{}>", show(target), inlines(content)),
        InlineKind::Image(image) => {
            let title = image.title.as_ref().map(|title| format!("|{title}"));
            let title = title.unwrap_or_default();
            format!("!{}|{}{title}!", image.source.value, image.alternative)
        }
        InlineKind::FootnoteReference { number, nth: 1 } => format!("^{number}"),
        InlineKind::FootnoteReference { number, nth } => format!("^{number}.{nth}"),
        InlineKind::Break => "/".to_owned(),
        InlineKind::Html(html) => format!("{{{html}}}"),
    }
}

fn show(target: &Target) -> String {
    match target {
        Target::Reference(reference) => {
            let fragment = reference
                .fragment
                .as_ref()
                .map(|fragment| format!("#{fragment}"));
            format!(
                "{:?} {}{}",
                reference.scheme,
                reference.name,
                fragment.unwrap_or_default()
            )
        }
        Target::Fragment(fragment) => format!("#{}", fragment.value),
        Target::External(address) => address.value.clone(),
        Target::Refused(written) => format!("refused {}", written.value),
    }
}
