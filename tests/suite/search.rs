//! Search: the vectors that the script side passes too, and bytes that do not depend on how pages
//! are divided among threads.

use std::sync::Mutex;

use case_atlas::ground::{Stored, StoredError};
use case_atlas::search::{self, PageText, Part, Profiles, codec, fold, grams};
use serde::Deserialize;

use crate::support::SiteTest;

#[derive(Deserialize)]
struct Vectors {
    fold: Vec<Fold>,
    keys: Vec<Keys>,
    lists: Vec<List>,
}

#[derive(Deserialize)]
struct Fold {
    text: String,
    folded: String,
}

#[derive(Deserialize)]
struct Keys {
    folded: String,
    keys: Vec<String>,
}

#[derive(Deserialize)]
struct List {
    total: usize,
    numbers: Vec<u32>,
    text: String,
}

fn vectors() -> Vectors {
    let text = include_str!("../vectors/search.json");
    serde_json::from_str(text).expect("the vectors are JSON")
}

#[test]
fn texts_fold_as_the_vectors_say() {
    for Fold { text, folded } in vectors().fold {
        assert_eq!(fold::fold(&text), folded, "{text:?}");
    }
}

#[test]
fn keys_are_cut_as_the_vectors_say() {
    for Keys { folded, keys } in vectors().keys {
        let units: Vec<u16> = folded.encode_utf16().collect();
        let mut cut = Vec::new();
        grams::keys(&units, |key| cut.push(key));
        let text = |key: &u64| String::from_utf16_lossy(&grams::key_text(*key));
        let mut cut: Vec<String> = cut.iter().map(text).collect();
        cut.sort();
        cut.dedup();
        assert_eq!(cut, keys, "{folded:?}");
    }
}

#[test]
fn lists_are_written_as_the_vectors_say() {
    for List {
        total,
        numbers,
        text,
    } in vectors().lists
    {
        assert_eq!(codec::list(&numbers, total), text);
    }
}

#[test]
fn visible_is_what_main_shows() {
    let page = PageText::read(
        "<body><header>页头</header><main id=\"main\" tabindex=\"-1\"><h1 id=\"t\">宽<b>甸</b></h1>\
         <p hidden>藏</p><noscript>无脚本</noscript><p>一<br>二 <i class=\"x\" title=\"a>b\">三</i></p>\
         <section id=\"a\"><h2 id=\"h-a\"><span class=\"no\">一</span>背景</h2><p>甲</p>\
         <ul><li id=\"b\"><p>乙&amp;丙</p></li></ul><p>丁</p></section></main><footer>页脚</footer></body>",
    );
    let passages: Vec<_> = page
        .passages
        .iter()
        .map(|passage| (&*passage.id, &*passage.heading, &*passage.text))
        .collect();
    assert_eq!(page.title, "宽甸");
    assert_eq!(
        passages,
        [
            ("", "", "宽甸\n一\n二 三"),
            ("a", "背景", "一背景\n甲"),
            ("b", "背景", "乙&丙"),
            ("a", "背景", "丁"),
        ]
    );
}

/// Words without blanks, what joins them to the mark of a note, and the sign that more follows.
fn plain(words: &str) -> String {
    let is_between = |char: char| char.is_whitespace() || matches!(char, '\u{2060}' | '…');
    words.replace(is_between, "")
}

/// Everything that pages say themselves.
fn texts_of(pages: &[(&str, PageText)]) -> String {
    let passages = pages.iter().flat_map(|(_, page)| &page.passages);
    let texts = passages.map(|passage| plain(&passage.text));
    texts.collect()
}

#[test]
fn what_repeats_other_pages_is_found_on_these() {
    let page = PageText::read(
        "<main><h1>甲与乙</h1><table data-elsewhere><tr><td><h2 id=\"a\">题</h2><p>乙案</p></td></tr></table><p>丙</p></main>",
    );
    let texts: Vec<_> = page.passages.iter().map(|passage| &*passage.text).collect();
    assert_eq!(texts, ["甲与乙\n丙"]);
    // Each sentence of a case, on the page of the case and nowhere else.
    let outcome = SiteTest::of_folder("content").build();
    outcome.no_findings();
    let paths = outcome.paths().into_iter();
    let pages = paths.filter(|path| path.ends_with(".html"));
    let pages: Vec<_> = pages
        .map(|path| (path, PageText::read(outcome.text(path))))
        .collect();
    let holders = |words: &str| -> Vec<&str> {
        let holds = |page: &PageText| page.passages.iter().any(|part| part.text.contains(words));
        let pages = pages.iter().filter(|(_, page)| holds(page));
        pages.map(|(path, _)| *path).collect()
    };
    // Of a summary, which stands on every card; of a caution, which stands under every comparison.
    let (summary, caution) = ("县里以脱贫攻坚指挥中心统管各项工作", "一处蔬菜基地的数");
    assert_eq!(holders(summary), ["cases/lingqiu.html"]);
    // Nothing is only repeated: what an element says that repeats is said by a page that does not.
    let all: String = texts_of(&pages);
    for (path, _) in &pages {
        for part in outcome
            .open(path)
            .texts("[data-elsewhere] .x, [data-elsewhere] a.quiet")
        {
            assert!(all.contains(&plain(&part)), "{path}: {part}");
        }
    }
    assert_eq!(holders(caution), ["indicators/household-income-gain.html"]);
}

#[test]
fn words_on_both_sides_of_the_mark_of_a_note_are_found_together() {
    let page = PageText::read(
        "<main><p>分红<a class=\"ref\" id=\"fnref-1\" href=\"#fn-1\">1</a>到户<a class=\"back\" href=\"#fnref-1\">↩</a></p></main>",
    );
    assert_eq!(page.passages[0].text, "分红到户");
}

#[test]
fn a_seal_is_beside_the_name_it_begins() {
    let page = PageText::read(
        "<main><h1><span class=\"seal ind l\">电</span>电商扶贫</h1>\
         <p>做法 <a href=\"a.html\"><span class=\"seal org xs\">党</span>支部领办</a>等</p></main>",
    );
    assert_eq!(page.title, "电商扶贫");
    assert_eq!(page.passages[0].text, "电\n电商扶贫\n做法\n党\n支部领办等");
}

#[test]
fn the_index_does_not_depend_on_the_parts() {
    let text = |at: usize| {
        let html = format!(
            "<main><h1>第{at}页</h1><p>村里{}户，共{}元。</p></main>",
            at % 7,
            at * 37
        );
        PageText::read(&html)
    };
    let pages: Vec<PageText> = (0..500).map(text).collect();
    let profiles = Profiles {
        pages: pages.len(),
        ..Profiles::default()
    };
    let scripts = |size: usize| {
        let parts = pages
            .chunks(size)
            .map(|pages| Part::new(pages.iter(), Stored::in_memory));
        let parts: Vec<Part> = parts.collect();
        let scripts = Mutex::new(Vec::new());
        let merged = search::scripts(&parts, &profiles, |script| {
            scripts
                .lock()
                .expect("no other thread panicked")
                .push(script);
            Ok::<(), StoredError>(())
        });
        merged.expect("the keys are in memory");
        let mut scripts = scripts.into_inner().expect("no other thread panicked");
        scripts.sort_by(|a, b| a.path.cmp(&b.path));
        scripts
    };
    let whole = scripts(500);
    assert_eq!(whole, scripts(1));
    assert_eq!(whole, scripts(33));
    assert!(whole.iter().all(|script| script.bytes.len() < 50_000));
}
