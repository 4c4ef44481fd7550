//! Building again: what changed is made anew, what did not is left alone, and the result is always
//! that of a clean build. [`OutputTest::build`] compares with one every time.

mod changes;
mod place;

use std::fs;

use crate::support::{OutputTest, SiteTest, standard};

/// Three cases of two model types.
fn site() -> SiteTest {
    let case = |slug: &str, place: &str, region: &str| {
        standard::CASE
            .replace("slug: a\n", &format!("slug: {slug}\n"))
            .replace("灵丘", place)
            .replace("140224", region)
    };
    let solar = case("b", "宽甸", "210624").replace("model=\"ecommerce\"", "model=\"solar\"");
    SiteTest::standard().with(&[
        ("cases/b.md", &solar),
        ("cases/c.md", &case("c", "莲花", "360321")),
    ])
}

#[test]
fn a_second_build_writes_nothing_and_says_the_same() {
    let output = OutputTest::new();
    // Findings of every kind of place: in a case, in an excerpt of a page, with a repair.
    let site = site().edit(
        "cases/a.md",
        "货卖不出。",
        "货卖不出,[去看](https://a.cn/b)。",
    );
    output.build(&site);
    let first = output.site();
    for _ in 0..3 {
        output.build(&site).rendered(0).wrote(0, 0);
        assert_eq!(output.site(), first);
    }
}

#[test]
fn only_pages_that_show_what_changed_are_rendered() {
    let output = OutputTest::new();
    let all = output.build(&site()).rendered;
    assert!(all > 30, "{all} pages");
    // The search page stands in no index and is always rendered.
    let edited = site().edit("cases/a.md", "路还不通。", "路还没有通。");
    output.build(&edited).rendered(2);
    let back = output.build(&site()).rendered(2);
    assert!(back.summary.is_some_and(|summary| summary.unchanged > all));
    let titled = site().edit("cases/a.md", "title: 灵丘：网店卖杂粮", "title: 灵丘：网店");
    let some = output.build(&titled).rendered;
    assert!(some > 2 && some < all, "{some} of {all}");
    // Numbers of pages move, pages do not.
    let fewer = output.build(&titled.without("cases/c.md")).rendered;
    assert!(fewer < all, "{fewer} of {all}");
}

#[test]
fn a_page_with_a_fault_is_looked_at_every_time() {
    let output = OutputTest::new();
    let faulty = site().with_theme(
        "templates/pages/case.html",
        "<h1",
        "<img src=\"/x.png\"><h1",
    );
    let first = output.build(&faulty);
    assert!(first.rendered > 0);
    let edited = faulty.edit("cases/a.md", "路还不通。", "路还没有通。");
    output.build(&edited);
    output.build(&site());
}

#[test]
fn what_did_not_change_keeps_its_time_and_what_is_gone_is_removed() {
    let output = OutputTest::new();
    output.build(&site());
    let before = output.site();
    let after = site()
        .edit("cases/a.md", "路还不通。", "路还没有通。")
        .without("cases/c.md");
    output.build(&after);
    let now = output.site();
    assert!(before.contains_key("cases/c.html") && !now.contains_key("cases/c.html"));
    for (path, kept) in &now {
        match before.get(path) {
            Some(old) if old.0 == kept.0 => assert_eq!(old.1, kept.1, "the time of {path}"),
            _ => {}
        }
    }
    assert_eq!(now["assets/atlas.css"], before["assets/atlas.css"]);
}

#[test]
fn an_edit_that_is_taken_back_gives_the_site_of_before() {
    let output = OutputTest::new();
    output.build(&site());
    let edited = site().edit("cases/a.md", "货卖不出。", "货卖不掉。");
    let count = output.build(&edited).summary.map(|summary| summary.written);
    assert!(count.is_some_and(|count| count > 0));
    output.build(&site());
    output.build(&site()).wrote(0, 0);
}

#[test]
fn errors_leave_the_site_and_what_is_known_of_it() {
    let output = OutputTest::new();
    output.build(&site());
    let broken = site().edit("cases/a.md", "value: 2000", "value: 二千");
    assert_eq!(output.build(&broken).summary, None);
    output.build(&site()).wrote(0, 0);
}

#[test]
fn damage_to_the_output_is_repaired() {
    let output = OutputTest::new();
    output.build(&site());
    let page = output.path("public/cases/a.html");
    let text = fs::read_to_string(&page).expect("the page is there");
    // Of the same length.
    fs::write(&page, text.replacen('灵', "空", 1)).expect("files can be written");
    output.build(&site()).wrote(1, 0);
    fs::remove_file(&page).expect("it is there");
    output.build(&site()).wrote(1, 0);
    fs::write(&page, "").expect("files can be written");
    output.build(&site()).wrote(1, 0);
    output.build(&site()).wrote(0, 0);
}

#[test]
fn a_page_that_was_only_touched_is_left_as_it_is() {
    let output = OutputTest::new();
    output.build(&site());
    let page = output.path("public/cases/a.html");
    let bytes = fs::read(&page).expect("the page is there");
    fs::remove_file(&page).expect("it is there");
    fs::write(&page, bytes).expect("files can be written");
    let touched = output.site();
    output.build(&site()).wrote(0, 0);
    assert_eq!(output.site(), touched);
}

#[test]
fn a_damaged_cache_is_noticed() {
    let output = OutputTest::new();
    output.build(&site());
    let path = output.cache("site");
    let whole = fs::read(&path).expect("something is kept");
    let edited = site().edit("cases/a.md", "路还不通。", "路还没有通。");
    let places = (0..whole.len()).step_by(whole.len() / 24);
    for at in places.chain([whole.len() - 1]) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&path, damaged).expect("files can be written");
        output.build(&site()).wrote(0, 0);
        fs::write(&path, &whole[..at]).expect("files can be written");
        output.build(&site()).wrote(0, 0);
    }
    fs::write(&path, &whole).expect("files can be written");
    output.build(&edited);
    // Older than the site beside it.
    fs::write(&path, &whole).expect("files can be written");
    output.build(&site());
}

#[test]
fn the_cache_of_another_output_or_program_is_not_believed() {
    let (mut one, mut other) = (OutputTest::new(), OutputTest::new());
    let edited = site().edit("cases/a.md", "路还不通。", "路还没有通。");
    one.build(&site());
    other.build(&edited);
    let kept = fs::read(one.cache("site")).expect("something is kept");
    let swapped = fs::rename(other.cache("site"), one.cache("site"));
    swapped.expect("files can be moved");
    fs::write(other.cache("site"), kept).expect("files can be written");
    one.build(&site());
    other.build(&site());
    other.build(&edited);
    one.change_program("another");
    one.build(&site());
    one.change_program("one");
    one.build(&edited);
    other.change_program("another");
    other.build(&edited);
}

#[test]
fn options_and_theme_make_another_site() {
    let output = OutputTest::new();
    let theme = site().with_theme("templates/pages/case.html", "<h1", "<h1 data-x");
    for site in [
        site(),
        site().in_fragments(),
        site(),
        theme.clone(),
        theme
            .clone()
            .with_theme("css/10-tokens.css", ":root", ":root "),
        theme,
        site(),
    ] {
        output.build(&site);
        output.build(&site).wrote(0, 0);
    }
    output.build(&site().for_government());
}
