//! Seals of model types.

use super::Context;
use super::frame::Seal;
use crate::site::{Route, SectionId};

impl Context<'_> {
    /// The seal of a type, without link.
    pub(super) fn seal(&self, model: usize) -> Seal {
        let atlas = self.site.atlas;
        let model_type = &atlas.models[model];
        let family = self.site.groups.model_families[model];
        Seal {
            glyph: model_type.seal.value.to_string(),
            family: family
                .map_or("org", |family| &atlas.families[family].colour)
                .to_owned(),
            name: model_type.title.value.to_string(),
            phrases: model_type.phrases.clone(),
            also: false,
            href: None,
        }
    }

    /// The seal of a type that is merely mentioned.
    pub(super) fn seal_also(&self, model: usize) -> Seal {
        Seal {
            also: true,
            ..self.seal(model)
        }
    }

    /// The seal leading to the type's page.
    pub(super) fn seal_link(&self, model: usize) -> Seal {
        Seal {
            href: Some(self.href(&self.site.model_route(model))),
            ..self.seal(model)
        }
    }

    /// Seals of several types, each leading to its page.
    pub(super) fn seal_links(&self, models: &[usize]) -> Vec<Seal> {
        models.iter().map(|model| self.seal_link(*model)).collect()
    }

    /// Seals of a section: what is at work, then what is mentioned; each leads to its type's page.
    pub(super) fn section_seals(&self, id: SectionId) -> Vec<Seal> {
        let links = &self.site.cases[id.case].sections[id.section];
        let also = links.also.iter().map(|model| Seal {
            also: true,
            ..self.seal_link(*model)
        });
        self.seal_links(&links.models)
            .into_iter()
            .chain(also)
            .collect()
    }

    /// Seals of a case, without links: main types, then mentioned ones.
    pub(super) fn case_seals(&self, case: usize) -> Vec<Seal> {
        let links = &self.site.cases[case];
        let main = links.models.iter().map(|model| self.seal(*model));
        main.chain(links.also.iter().map(|model| self.seal_also(*model)))
            .collect()
    }

    /// The address of a section.
    pub(super) fn section_href(&self, id: SectionId) -> String {
        let case = &self.site.atlas.cases[id.case];
        let route = Route::Case(case.slug.value.to_string());
        self.route
            .href_at(&route, &case.sections[id.section].id.value)
    }
}
