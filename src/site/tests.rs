//! Names, links and addresses over small atlases.

use super::fixture::{atlas, case, codes, observation};
use super::{Backlink, Edition, Route, SectionId, Site};
use crate::ground::Findings;

const MODEL: &str = "\n-- models/ecommerce.md --\n---\ntitle: 电商\nslug: ecommerce\nphrases: [电商]\n\
    short: 电商\ntitle_en: E\nfamily: org\norder: 1\nseal: 电\ndefinition: 网上卖货\n---\n\
    ## 机制 {#mechanism}\n\n文[](case:a)。\n\n### 一步 {#step}\n\n文。\n\n## 风险 {#risks}\n\n文。\n";

const PRACTICE: &str = "## 做法 {#shop model=\"ecommerce\"}\n\n文。\n";

/// The codes of linking an atlas, and what else a test asks of the site.
fn link<T>(files: &str, ask: impl FnOnce(&Site<'_>) -> T) -> (Vec<&'static str>, T) {
    let (atlas, read) = atlas(files);
    assert_eq!(codes(&read), [""; 0], "the files themselves are good");
    let mut findings = Findings::default();
    let edited = Edition::Teacher.of(atlas);
    let site = Site::link(&edited, &mut findings);
    (codes(&findings), ask(&site))
}

fn link_codes(files: &str) -> Vec<&'static str> {
    link(files, |_| ()).0
}

#[test]
fn pages_that_nothing_uses_cannot_be_linked() {
    let body = "## 一 {#one}\n\n[](model:ecommerce)[](indicator:income)[](challenge:idle)\
                [](driver:government)[](region:650000)\n";
    let files = format!("{MODEL}{}", case("a", "", body));
    assert_eq!(link_codes(&files), ["CA0301"; 5]);
    let front = "challenges: [idle]\ndrivers: [government]";
    let used = body
        .replace("[](indicator:income)", "")
        .replace("650000", "210000");
    let files = format!("{MODEL}{}", case("a", front, &format!("{PRACTICE}{used}")));
    assert_eq!(link_codes(&files), [""; 0]);
}

#[test]
fn routes_and_existence_agree() {
    let events = "events:\n  - { date: 2019, text: 事 }";
    let files = format!(
        "{}{}",
        case("a", events, ""),
        case("b", "keywords: [电]", "")
    );
    let (_, (timeline, compare, model)) = link(&files, |site| {
        (
            site.has_page(&Route::Timeline),
            site.has_page(&Route::Compare("a".into())),
            site.has_page(&Route::ModelIndex),
        )
    });
    assert!(timeline && !compare && !model);
}

#[test]
fn anchors_are_checked_wherever_they_stand() {
    let page = "\n-- pages/about.md --\n---\ntitle: 说明\nslug: about\nsummary: 说\norder: 1\n---\n\
                ## 一 {#one}\n\n[一](#one)[二](#two)[三](model:ecommerce#step)\
                [四](model:ecommerce#nowhere)[五](case:a#figure)[六](region:210000#one)\n";
    let body =
        format!("{PRACTICE}\n### 图 {{#figure}}\n\n[图](#figure)[引](#citation)[无](#step)\n");
    let files = format!("{MODEL}{page}{}", case("a", "", &body));
    assert_eq!(link_codes(&files), ["CA0302"; 4]);
}

#[test]
fn a_heading_gives_its_name_to_an_empty_link() {
    let files = case("a", "", "## 一 {#one}\n\n### 小图 {#figure}\n");
    let (_, name) = link(&files, |site| {
        let reference = crate::atlas::document::Reference {
            scheme: crate::atlas::document::Scheme::Case,
            name: "a".into(),
            fragment: Some("figure".into()),
            span: site.atlas.cases[0].block,
        };
        let found = site.names.resolve(&reference, None);
        found.map(|destination| destination.name)
    });
    assert_eq!(name, Ok("a：小图".to_owned()));
}

#[test]
fn an_id_of_the_template_is_refused() {
    let body = "## 一 {#citation}\n\n### 二 {#o-income}\n\n## 三 {#h-x}\n\n## 四 {#related}\n";
    assert_eq!(link_codes(&case("a", "", body)), ["CA0307"; 3]);
    let words = "\n-- glossary.yaml --\n- { id: letter-a, term: 甲, definition: 甲 }\n\
                 - { id: other, term: 乙, definition: 乙 }\n";
    assert_eq!(link_codes(words), ["CA0307"; 2]);
}

#[test]
fn every_kind_of_page_can_collide() {
    let front = "aliases: [index, a]";
    let yaml = "\n-- indicators.yaml --\n- { id: index, name: 收, definition: 收, unit: 元, \
                dimension: money, per: [], caution: 慎 }\n";
    let page =
        "\n-- pages/search.md --\n---\ntitle: 说明\nslug: search\nsummary: 说\norder: 1\n---\n";
    let files = format!("{yaml}{page}{}", case("a", front, ""));
    assert_eq!(link_codes(&files), ["CA0303"; 4]);
}

#[test]
fn a_figure_of_a_note_counts_where_the_note_is_called() {
    let body = "## 一 {#one}\n\n文[^n]。\n\n## 二 {#two}\n\n[5](obs:second)\n\n[^n]: 见[5](obs:first)[^m]。\n\n\
                [^m]: 又见[5](obs:second)。\n";
    let front = format!(
        "observations:\n{}{}",
        observation("first"),
        observation("second")
    );
    let (codes, cited) = link(&case("a", &front, body), |site| {
        let seen = site.cases[0].observations.iter();
        seen.map(|seen| seen.cited_in).collect::<Vec<_>>()
    });
    assert_eq!(codes, [""; 0]);
    assert_eq!(cited, [Some(0), Some(0)]);
}

#[test]
fn a_name_listed_twice_counts_once() {
    let front = "keywords: [电, 电]\nchallenges: [idle, idle]\ndrivers: [government, government]";
    let body = "## 做法 {#shop model=\"ecommerce ecommerce\"}\n\n文。\n";
    let files = format!("{MODEL}{}", case("a", front, body));
    let (codes, counts) = link(&files, |site| {
        let groups = &site.groups;
        [
            groups.keywords["电"].len(),
            groups.challenges[1].cases.len(),
            groups.drivers[0].cases.len(),
            groups.models[0].practices.len(),
        ]
    });
    assert_eq!(codes, ["CA0308"; 4]);
    assert_eq!(counts, [1; 4]);
}

#[test]
fn a_cited_figure_or_source_leads_back() {
    let front = format!("observations:\n{}", observation("first"));
    let body = "## 一 {#one}\n\n[5](obs:a/first)\n\n## 二 {#two}\n\n[文](source:a/a)\n";
    let files = format!("{}{}", case("a", &front, ""), case("b", "", body));
    let (codes, back) = link(&files, |site| site.cases[0].backlinks.clone());
    assert_eq!(codes, [""; 0]);
    let section = |section| Backlink::Section(SectionId { case: 1, section });
    assert_eq!(back, [section(0), section(1)]);
}
