//! Authored pages: about, guide.

use super::Context;
use super::frame::Link;
use super::pages::{TextPage, TextSection};
use crate::ground::han_numeral;

pub(super) fn page(context: &Context<'_>, page: usize) -> TextPage {
    let content = &context.site.atlas.pages[page];
    let contents = content.sections.iter().map(|section| Link {
        label: section.title.clone(),
        href: format!("#{}", section.id.value),
    });
    let sections = content
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| TextSection {
            id: section.id.value.to_string(),
            number: han_numeral(at + 1),
            title: section.title.clone(),
            body: context.prose(&section.blocks, &content.notes),
        });
    TextPage {
        title: content.title.value.to_string(),
        summary: content.summary.clone(),
        contents: contents.collect(),
        opening: context.prose(&content.opening, &content.notes),
        sections: sections.collect(),
    }
}
