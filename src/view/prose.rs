//! Authored text → finished HTML, with every link addressed from the page it stands on.

use super::Context;
use super::framing::exists;
use crate::atlas::document::{Block, BlockKind, Document, Image, Reference, plain_text};
use crate::ground::han;
use crate::markup::{self, Html, LinkKind, Links, ResolvedImage, ResolvedLink};
use crate::site::names::TargetId;
use crate::site::picture_path;

/// How many characters an excerpt of a practice has at most: three to four lines of a card.
const EXCERPT: usize = 96;

/// Addresses of links in a text that stands on a page.
struct PageLinks<'c, 's> {
    context: &'c Context<'s>,
    /// The case the text belongs to.
    case: Option<usize>,
}

impl Links for PageLinks<'_, '_> {
    fn resolve(&self, reference: &Reference) -> Option<ResolvedLink> {
        let site = self.context.site;
        let destination = site.names.resolve(reference, self.case).ok()?;
        let page = self.context.route;
        let href = match &destination.fragment {
            Some(fragment) => page.href_at(&destination.route, fragment),
            None => page.href(&destination.route),
        };
        let kind = match destination.target {
            TargetId::Observation(..) => LinkKind::Observation,
            TargetId::Term(_) => LinkKind::Term,
            TargetId::Source(..) => LinkKind::Source,
            _ => LinkKind::Internal,
        };
        Some(ResolvedLink {
            href: exists(self.context, &destination.route).then_some(href),
            kind,
            name: destination.name,
            title: None,
        })
    }

    fn image(&self, image: &Image) -> Option<ResolvedImage> {
        let atlas = self.context.site.atlas;
        let slug = &atlas.cases[self.case?].slug.value;
        let path = picture_path(&image.source.value, slug);
        let picture = atlas.pictures.iter().find(|picture| picture.path == path)?;
        let (width, height) = picture.size?;
        Some(ResolvedImage {
            src: self.context.route.href_of(&path),
            width,
            height,
        })
    }
}

impl Context<'_> {
    /// The text of a section of a case: terms linked at first use, footnotes as margin notes.
    pub(super) fn case_prose(&self, case: usize, blocks: &[Block], notes: &Document) -> Html {
        let linked = self.site.glossary.link_first_uses(blocks);
        self.write(Some(case), &linked, notes)
    }

    /// The text of a model page or an authored page.
    pub(super) fn prose(&self, blocks: &[Block], notes: &Document) -> Html {
        self.write(None, blocks, notes)
    }

    /// A text for teaching, which has no notes; `case` is the one whose figures it names by id alone.
    pub(super) fn teaching_prose(&self, case: Option<usize>, blocks: &[Block]) -> Html {
        let links = self.links(case);
        let none = Document::default();
        let page = markup::Page {
            notes: markup::NoteStyle::Omit,
            ..markup::Page::new(&links, &none)
        };
        markup::blocks(blocks, &page)
    }

    fn links(&self, case: Option<usize>) -> PageLinks<'_, '_> {
        PageLinks {
            context: self,
            case,
        }
    }

    fn write(&self, case: Option<usize>, blocks: &[Block], notes: &Document) -> Html {
        let links = self.links(case);
        markup::blocks(blocks, &markup::Page::new(&links, notes))
    }
}

/// The first sentences of a text, plain.
pub(super) fn excerpt(blocks: &[Block]) -> String {
    let paragraph = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    let excerpt = han::excerpt(&paragraph.unwrap_or_default(), EXCERPT);
    // What would follow the colon (a list, a table) is not on the card.
    match excerpt.strip_suffix(['：', '；']) {
        Some(open) => format!("{open}……"),
        None => excerpt,
    }
}
