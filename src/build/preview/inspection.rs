//! A page of a preview, looked at as the audit of a build looks at it.

use super::Generation;
use crate::audit::{Audit, Entrances};
use crate::build::codes;
use crate::check::Suppressions;
use crate::ground::{Code, Findings, Sources};
use crate::render::Artifact;
use crate::site::Route;

/// What is wrong with a page that was made.
#[derive(Debug, Default)]
pub struct Inspection {
    /// The lines of the page that findings point at.
    pub sources: Sources,
    /// By place.
    pub findings: Findings,
}

impl Generation<'_> {
    /// What a build would say of this page; none where the site has no such page, and when the generation ended before all
    /// it leads to was made. That nothing leads to it is not asked.
    ///
    /// The personal data that authored files hold are told there: until they are known it is not asked for those
    /// on pages either.
    pub fn inspect(&self, path: &str) -> Option<Inspection> {
        let authored = self.authored.get()?;
        let page = self.artifact(path).ok()??;
        let audit = Audit::new(authored.clone(), Entrances::everywhere());
        let reading = audit.read(&page);
        let targets = reading.targets(path);
        audit.enter(path, reading);
        for (target, has_place) in targets.iter().filter(|(target, _)| *target != path) {
            if self.is_over() {
                return None;
            }
            // To put every name in order for a link to the list of them, or to make the search index, would take as long as
            // a build: of those it is enough that they are there.
            let is_there =
                target.starts_with("search/") || (!has_place && self.has_page_at(target));
            let made = match is_there {
                true => Some(Artifact::new(target.as_str(), "")),
                false => self.artifact(target).ok().flatten(),
            };
            made.iter().for_each(|artifact| audit.know(artifact));
        }
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        audit.finish(&mut sources, &mut findings);
        let known: Vec<&Code> = codes().collect();
        let mut suppressions = Suppressions::new(&self.site, &known, &mut Findings::default());
        suppressions.apply(&sources, &mut findings);
        findings.sort();
        Some(Inspection { sources, findings })
    }

    fn has_page_at(&self, path: &str) -> bool {
        let route = Route::at(path).filter(|route| route.to_string() == path);
        route
            .is_some_and(|route| self.site.has_page(&route) && self.lists().has(&self.site, &route))
    }
}
