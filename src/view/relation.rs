//! How cases belong together: related cases with the reason, and who points at a case.

use super::Context;
use super::frame::Link;
use super::pages::RelatedCase;
use crate::ground::han_count_of;
use crate::site::related::Related;
use crate::site::{Backlink, Route};

pub(super) fn related(context: &Context<'_>, case: usize) -> Vec<RelatedCase> {
    let near = &context.site.related[case];
    let entry = |related: &Related| RelatedCase {
        case: context.case_card(related.case),
        shared: related
            .models
            .iter()
            .map(|model| context.seal(*model))
            .collect(),
        reason: context.reason(related),
    };
    near.iter().map(entry).collect()
}

impl Context<'_> {
    /// Why two cases are near: what they share, in words.
    pub(super) fn reason(&self, related: &Related) -> String {
        let atlas = self.site.atlas;
        let mut parts = vec![format!("{}种模式相同", han_count_of(related.models.len()))];
        let names: Vec<_> = related
            .challenges
            .iter()
            .map(|topic| atlas.challenges[*topic].name.as_str())
            .collect();
        if !names.is_empty() {
            parts.push(format!("都面对{}", names.join("、")));
        }
        let names: Vec<_> = related
            .indicators
            .iter()
            .map(|at| atlas.indicators[*at].name.as_str())
            .collect();
        if !names.is_empty() {
            let more = if names.len() > 4 {
                format!("等{}项", names.len())
            } else {
                String::new()
            };
            parts.push(format!(
                "可并列查看{}{more}",
                names[..names.len().min(4)].join("、")
            ));
        }
        parts.join("；") + "。"
    }

    /// The page that sets a case beside its nearest; none where nothing is near.
    pub(super) fn compare_href(&self, case: usize) -> Option<String> {
        let route = self.site.compare_route(case);
        self.site.has_page(&route).then(|| self.href(&route))
    }
}

pub(super) fn backlinks(context: &Context<'_>, case: usize) -> Vec<Link> {
    let atlas = context.site.atlas;
    let link = |backlink: &Backlink| match backlink {
        Backlink::Section(id) => {
            let from = &atlas.cases[id.case];
            let title = &from.sections.get(id.section)?.title;
            let label = format!("{}：{title}", from.short.value);
            Some(Link {
                label,
                href: context.section_href(*id),
            })
        }
        Backlink::Model(model) if context.site.has_model_page(*model) => {
            let label = format!("模式：{}", atlas.models[*model].title.value);
            Some(Link {
                label,
                href: context.href(&context.site.model_route(*model)),
            })
        }
        Backlink::Model(_) => None,
        Backlink::Teaching(from) => {
            let label = format!("{}：教学", atlas.cases[*from].short.value);
            let route = context.site.case_route(*from);
            let href = context.route.href_at(&route, "sec-teaching");
            Some(Link { label, href })
        }
        // 教学 names the packs that read the case.
        Backlink::Pack(pack) if context.site.cases[case].packs.contains(pack) => None,
        Backlink::Pack(pack) => {
            let link = context.pack_link(*pack);
            let label = format!("培训包：{}", link.label);
            Some(Link { label, ..link })
        }
        Backlink::Page(page) => {
            let page = &atlas.pages[*page];
            let href = context.href(&Route::Text(page.slug.value.to_string()));
            Some(Link {
                label: page.title.value.to_string(),
                href,
            })
        }
    };
    context.site.cases[case]
        .backlinks
        .iter()
        .filter_map(link)
        .collect()
}
