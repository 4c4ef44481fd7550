//! A small site with a page of every kind, kept as it was last read by a person.

use std::collections::BTreeSet;

use crate::support::{SiteTest, crawl, golden, project_files};

const CONTENT: &str = "tests/sites/small/content";

#[test]
fn the_small_site_is_as_it_was_last_read() {
    let outcome = SiteTest::of_folder(CONTENT).build();
    outcome.no_findings();
    golden::check("small", &outcome);
}

#[test]
fn the_small_site_has_a_page_of_every_kind() {
    let outcome = SiteTest::of_folder(CONTENT).build();
    let made: BTreeSet<String> = outcome
        .pages()
        .map(|page| page.attribute("body", "class"))
        .collect();
    let templates = project_files("themes/default/templates/pages").into_iter();
    let templates = templates.filter_map(|path| {
        Some(
            path.rsplit_once('/')?
                .1
                .trim_end_matches(".html")
                .to_owned(),
        )
    });
    assert_eq!(made, templates.collect());
}

#[test]
fn no_link_of_the_small_site_leads_nowhere() {
    assert_eq!(
        crawl::complaints(&SiteTest::of_folder(CONTENT).build()),
        [""; 0]
    );
}
