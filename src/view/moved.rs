//! Pages at old addresses.

use super::frame::Link;
use super::pages::MovedPage;
use super::{Context, Lists, Page, View, compare, framing, handout_files};
use crate::site::{Route, Site};

/// Old addresses with the case that took their place, in the order of the cases.
pub fn aliases(site: &Site<'_>) -> Vec<(Route, usize)> {
    let cases = site.atlas.cases.iter().enumerate();
    let old = cases.flat_map(|(at, case)| {
        let is_compared = site.has_page(&site.compare_route(at));
        case.aliases.iter().flat_map(move |alias| {
            let compared = is_compared.then(|| Route::Compare(alias.value.to_string()));
            let routes = [Route::Case(alias.value.to_string())]
                .into_iter()
                .chain(compared);
            routes.map(move |route| (route, at))
        })
    });
    old.collect()
}

/// The page at an old address of a case, or of the page that sets it beside others.
pub fn moved(site: &Site<'_>, route: &Route, case: usize) -> Page {
    let lists = Lists::of_nothing(1);
    let context = Context {
        site,
        route,
        lists: &lists,
        handouts: &handout_files::NONE,
    };
    let (label, to) = match route {
        Route::Compare(_) => (compare::name(site, case), site.compare_route(case)),
        _ => (
            site.atlas.cases[case].title.value.to_string(),
            site.case_route(case),
        ),
    };
    let href = context.href(&to);
    let view = View::Moved(MovedPage {
        link: Link { label, href },
    });
    Page {
        frame: framing::frame(&context, &view),
        page: view,
    }
}
