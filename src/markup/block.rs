//! Writes blocks.

use crate::atlas::document::{
    Alignment, Block, BlockKind, Definition, Heading, Image, Inline, InlineKind, List, Table,
    plain_text,
};

use super::{Writer, highlight};

impl Writer<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(content) => match lone_image(content) {
                Some(_) => self.bare_paragraph(content),
                None => {
                    self.raw("<p>");
                    self.inlines(content);
                    self.raw("</p>");
                }
            },
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Quote(blocks) => {
                self.raw("<blockquote>\n");
                blocks.iter().for_each(|block| self.block(block));
                self.raw("</blockquote>");
            }
            BlockKind::List(list) => self.list(list),
            BlockKind::Definitions(definitions) => self.definitions(definitions),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code(code) => self.code(code.language.as_deref(), &code.text),
            BlockKind::Rule => self.raw("<hr>"),
            BlockKind::Html(html) => self.raw(html),
        }
        self.raw("\n");
    }

    /// A paragraph where the container already marks it; an image with a title becomes a figure.
    pub(super) fn bare_paragraph(&mut self, content: &[Inline]) {
        let Some(image) = lone_image(content) else {
            return self.inlines(content);
        };
        self.raw("<figure>");
        self.image(image, None);
        if let Some(title) = &image.title {
            self.raw("<figcaption>");
            self.text(title);
            self.raw("</figcaption>");
        }
        self.raw("</figure>");
    }

    fn heading(&mut self, heading: &Heading) {
        let level = heading
            .level
            .saturating_add(self.page.heading_shift)
            .clamp(1, 6);
        self.format(format_args!("<h{level}"));
        if let Some(id) = &heading.id {
            let id = self.unique_id(&id.value);
            self.attribute("id", &format!("{}{id}", self.page.id_prefix));
        }
        self.raw(">");
        self.inlines(&heading.content);
        self.format(format_args!("</h{level}>"));
    }

    /// The id, or the id with the first number from 2 that makes it new. Ids of notes are kept
    /// free for the notes.
    fn unique_id(&mut self, id: &str) -> String {
        let reserved = id.starts_with("fn-") || id.starts_with("fnref-");
        let wanted = if reserved {
            format!("h-{id}")
        } else {
            id.to_owned()
        };
        let mut number = self.ids.get(&wanted).copied().unwrap_or(0);
        let free = loop {
            number += 1;
            let candidate = if number == 1 {
                wanted.clone()
            } else {
                format!("{wanted}-{number}")
            };
            if !self.ids.contains_key(&candidate) {
                break candidate;
            }
        };
        self.ids.insert(wanted, number);
        self.ids.entry(free.clone()).or_insert(1);
        free
    }

    fn list(&mut self, list: &List) {
        let end = match list.start {
            None => {
                self.raw("<ul>\n");
                "</ul>"
            }
            Some(start) => {
                self.raw("<ol");
                if start != 1 {
                    self.attribute("start", &start.to_string());
                }
                self.raw(">\n");
                "</ol>"
            }
        };
        for item in &list.items {
            self.raw("<li>");
            match item.split_first() {
                Some((
                    Block {
                        kind: BlockKind::Paragraph(content),
                        ..
                    },
                    rest,
                )) if list.tight => {
                    self.bare_paragraph(content);
                    rest.iter().for_each(|block| self.block(block));
                }
                _ => item.iter().for_each(|block| self.block(block)),
            }
            self.raw("</li>\n");
        }
        self.raw(end);
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        self.raw("<dl class=\"defs\">\n");
        for definition in definitions {
            self.raw("<dt>");
            self.inlines(&definition.term);
            self.raw("</dt>\n");
            for detail in &definition.details {
                self.raw("<dd>");
                self.flow(detail);
                self.raw("</dd>\n");
            }
        }
        self.raw("</dl>");
    }

    /// A table in a region of its own that scrolls sideways: reachable by keyboard, so it needs a
    /// name (axe rule `scrollable-region-focusable`).
    fn table(&mut self, table: &Table) {
        self.raw("<div class=\"scroll\" role=\"region\"");
        self.attribute("aria-label", &table_name(table));
        self.raw(" tabindex=\"0\"><table class=\"sheet\">\n");
        if let Some(caption) = &table.caption {
            self.raw("<caption>");
            self.inlines(caption);
            self.raw("</caption>\n");
        }
        self.raw("<thead><tr>");
        for (column, cell) in table.head.iter().enumerate() {
            self.cell(table, column, cell, Some("col"));
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.raw("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let names_the_row = column == 0 && row.len() > 1;
                self.cell(table, column, cell, names_the_row.then_some("row"));
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table></div>");
    }

    /// A cell; a header cell where `scope` says what it heads, unless it is empty.
    fn cell(&mut self, table: &Table, column: usize, content: &[Inline], scope: Option<&str>) {
        let scope = scope.filter(|_| !content.is_empty());
        let element = if scope.is_some() { "th" } else { "td" };
        self.raw("<");
        self.raw(element);
        if let Some(scope) = scope {
            self.attribute("scope", scope);
        }
        if table.alignments.get(column) == Some(&Alignment::Right) {
            self.attribute("class", "num");
        }
        self.raw(">");
        self.inlines(content);
        self.raw("</");
        self.raw(element);
        self.raw(">");
    }

    fn code(&mut self, language: Option<&str>, code: &str) {
        self.raw("<pre class=\"code\" tabindex=\"0\"><code");
        if let Some(class) = language.and_then(language_class) {
            self.attribute("class", &class);
        }
        self.raw(">");
        self.raw(&highlight::highlight(language, code));
        self.raw("</code></pre>");
    }
}

/// The image of a paragraph that holds nothing else.
fn lone_image(content: &[Inline]) -> Option<&Image> {
    match content {
        [
            Inline {
                kind: InlineKind::Image(image),
                ..
            },
        ] => Some(image),
        _ => None,
    }
}

/// What a screen reader calls the region of a table: its caption, or else its column heads.
fn table_name(table: &Table) -> String {
    if let Some(caption) = &table.caption {
        return plain_text(caption);
    }
    let heads = table
        .head
        .iter()
        .map(|cell| plain_text(cell))
        .filter(|head| !head.is_empty());
    let heads = heads.collect::<Vec<_>>().join("、");
    if heads.is_empty() {
        "表格".to_owned()
    } else {
        format!("表格：{heads}")
    }
}

/// `lang-yaml`; none where nothing of the name can stand in a class.
fn language_class(language: &str) -> Option<String> {
    let allowed = |char: &char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '+');
    let name: String = language.chars().filter(allowed).collect();
    (!name.is_empty()).then(|| format!("lang-{}", name.to_ascii_lowercase()))
}
