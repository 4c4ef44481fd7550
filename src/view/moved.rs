//! Pages at old addresses.

use super::frame::Link;
use super::pages::MovedPage;
use super::{Context, Lists, Page, View, framing, handout_files};
use crate::site::{Route, Site};

/// Old addresses with the case that took their place, in the order of the cases.
pub fn aliases(site: &Site<'_>) -> Vec<(Route, usize)> {
    let cases = site.atlas.cases.iter().enumerate();
    let old = cases.flat_map(|(at, case)| {
        case.aliases
            .iter()
            .map(move |alias| (Route::Case(alias.value.clone()), at))
    });
    old.collect()
}

/// The page at an old address of a case.
pub fn moved(site: &Site<'_>, route: &Route, case: usize) -> Page {
    let lists = Lists::of_nothing(1);
    let context = Context {
        site,
        route,
        lists: &lists,
        handouts: &handout_files::NONE,
    };
    let label = site.atlas.cases[case].title.value.clone();
    let view = View::Moved(MovedPage {
        link: Link {
            label,
            href: context.case_href(case),
        },
    });
    Page {
        frame: framing::frame(&context, &view),
        page: view,
    }
}
