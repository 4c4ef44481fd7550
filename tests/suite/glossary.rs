//! Terms: the list, where they are used, and linking them in the text.

use crate::support::{Outcome, SiteTest};

fn site(glossary: &str, words: &str) -> Outcome {
    let outcome = SiteTest::standard()
        .with(&[("glossary.yaml", glossary)])
        .edit("cases/a.md", "县在山里。", words)
        .build();
    outcome.no_findings();
    outcome
}

const TERMS: &str = "\
- {id: cap-removal, term: 摘帽, aliases: [脱贫摘帽], definition: 贫困县退出。, see: [pre-exit]}
- {id: pre-exit, term: 预脱贫, definition: 列入计划。}
- {id: chong, term: 重阳, pinyin: chong yang, definition: 多音字。}
- {id: e, term: E邮, definition: 拉丁字母开头。}
";

#[test]
fn terms_stand_under_their_letter_in_pinyin_order() {
    site(TERMS, "字。").page("glossary.html", |page| {
        assert_eq!(page.texts("main h2"), ["C", "E", "Y", "Z"]);
        assert_eq!(
            page.texts("main dt"),
            ["重阳", "E邮", "预脱贫", "摘帽又作脱贫摘帽"]
        );
        assert_eq!(
            page.attributes(".rail a", "href"),
            ["#letter-c", "#letter-e", "#letter-y", "#letter-z"]
        );
    });
}

#[test]
fn an_entry_has_its_definition_aliases_and_neighbours() {
    site(TERMS, "字。").page("glossary.html", |page| {
        assert_eq!(page.text("#cap-removal .x"), "贫困县退出。");
        assert_eq!(
            page.links("#cap-removal .meta a"),
            [("预脱贫".to_owned(), "#pre-exit".to_owned())]
        );
        assert_eq!(page.count("#pre-exit .meta"), 0);
    });
}

#[test]
fn the_longest_name_is_linked_once_a_section_and_never_inside_a_link() {
    let outcome = site(TERMS, "说脱贫摘帽，再说摘帽与预脱贫。[摘帽](case:a#shop)");
    outcome.page("cases/a.html", |page| {
        let expected = [("脱贫摘帽", "cap-removal"), ("预脱贫", "pre-exit")];
        let expected =
            expected.map(|(words, id)| (words.to_owned(), format!("../glossary.html#{id}")));
        assert_eq!(page.links("#profile a.term"), expected);
    });
}

#[test]
fn a_term_is_not_linked_in_code_or_headings() {
    let outcome = site(TERMS, "`摘帽`\n\n### 摘帽之后\n\n字。");
    outcome.page("cases/a.html", |page| {
        assert_eq!(page.count("#profile a.term"), 0)
    });
}

#[test]
fn where_a_term_is_used_is_listed() {
    site(TERMS, "说摘帽。").page("glossary.html", |page| {
        let used = page.links("#cap-removal .meta a");
        assert!(
            used.contains(&(
                "灵丘：基本情况".to_owned(),
                "cases/a.html#profile".to_owned()
            )),
            "{used:?}"
        );
    });
}

#[test]
fn without_terms_there_is_no_glossary_and_no_link_to_it() {
    let outcome = SiteTest::standard().without("glossary.yaml").build();
    outcome.no_findings();
    assert!(!outcome.has("glossary.html"));
    for page in outcome.pages() {
        let hrefs = page.attributes("a", "href");
        assert!(
            hrefs.iter().all(|href| !href.contains("glossary")),
            "{}",
            page.path()
        );
    }
}
