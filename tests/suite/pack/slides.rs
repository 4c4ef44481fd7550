//! Slides. How they look and move is asked by `tests/browser/slides.test.mjs`.

use case_atlas::site::Edition;
use scraper::{ElementRef, Html, Selector};

use super::{packed, site};
use crate::support::SiteTest;

fn deck(site: &SiteTest, path: &str) -> Html {
    let files = packed(site, Edition::Student);
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("there is no {path}"));
    Html::parse_document(std::str::from_utf8(bytes).expect("slides are UTF-8"))
}

fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn a_deck_of_a_case_goes_from_title_to_sources() {
    let page = deck(&site(), "cases/b-slides.html");
    let kinds: Vec<&str> = all(&page, ".slide")
        .iter()
        .filter_map(|slide| slide.value().attr("class")?.split(' ').nth(1))
        .collect();
    assert_eq!(
        kinds,
        [
            "s-title",
            "s-facts",
            "s-points",
            "s-figure",
            "s-points",
            "s-points",
            "s-table",
            "s-points",
            "s-sources",
        ]
    );
    let ids: Vec<_> = all(&page, ".frame")
        .iter()
        .filter_map(|frame| frame.value().id())
        .collect();
    assert_eq!(ids, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
}

#[test]
fn points_are_lead_sentences_and_list_items_as_they_stand() {
    let page = deck(&site(), "cases/b-slides.html");
    let points: Vec<String> = all(&page, "[id='6'] .points li")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(
        points,
        ["乙县要开12家网店。", "设点：一村一店。", "送货：隔日送到。"]
    );
    let cells: Vec<String> = all(&page, "[id='7'] td, [id='7'] th")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(cells, ["村", "店", "东村", "1"]);
}

#[test]
fn a_sentence_with_a_figure_is_a_point_wherever_it_stands() {
    let text_of_section = "头一句。第二句没有数。第三句说有[12家](obs:shops)网店。办法有二：\n\n- 先培训。再开[12家](obs:shops)店。\n- 送货。\n\n  送得快。两天送[12家](obs:shops)。\n\n新店[12家](obs:shops)，分别是：\n\n- 东店\n\n尾句。";
    let site = site().edit("cases/b.md", "还没有结果。", text_of_section);
    let page = deck(&site, "cases/b-slides.html");
    let points = all(&page, ".points li").into_iter().map(text);
    let points: Vec<String> = points.skip_while(|point| point != "头一句。").collect();
    assert_eq!(
        points,
        [
            "头一句。",
            "第三句说有12家网店。",
            "先培训。",
            "再开12家店。",
            "送货。",
            "两天送12家。",
            "新店12家，分别是：",
            "东店",
            "尾句。"
        ]
    );
}

#[test]
fn a_numbered_list_keeps_its_numbers() {
    let steps = "2. 先登记。再公示。\n3. 后分红。\n\n- 不编号的一条。\n";
    let site = site().edit(
        "cases/b.md",
        "还没有结果。",
        &format!("头一句。\n\n{steps}"),
    );
    let page = deck(&site, "cases/b-slides.html");
    let points = all(&page, ".points li").into_iter().map(text);
    let points: Vec<String> = points.skip_while(|point| point != "头一句。").collect();
    assert_eq!(
        points[1..4],
        ["2. 先登记。", "3. 后分红。", "不编号的一条。"]
    );
}

#[test]
fn a_figure_that_has_not_happened_says_so() {
    let page = deck(&site(), "cases/b-slides.html");
    let figure = text(all(&page, ".s-figure")[0]);
    for part in ["乙县网店", "12", "家", "计划", "2018年", "出处[1]"] {
        assert!(figure.contains(part), "{part} is not in {figure}");
    }
    assert_eq!(all(&page, ".s-figure .n.unreal").len(), 1);
}

#[test]
fn long_text_is_dealt_out_and_nothing_is_lost() {
    let long: String = (1..=40)
        .map(|at| format!("- 第{at}条要说的事有许多，一句话也说不完，所以写得很长很长很长。\n"))
        .collect();
    let site = site().edit("cases/b.md", "还没有结果。", &long);
    let page = deck(&site, "cases/b-slides.html");
    let points: Vec<String> = all(&page, ".points li").into_iter().map(text).collect();
    let told = points
        .iter()
        .filter(|point| point.contains("条要说的事"))
        .count();
    assert_eq!(told, 40);
    for slide in all(&page, ".s-points") {
        let selector = Selector::parse(".points li").expect("a selector");
        assert!(slide.select(&selector).count() <= 5);
    }
}

#[test]
fn the_file_stands_alone_and_allows_nothing_else() {
    for path in ["cases/a-slides.html", "cases/b-slides.html"] {
        let page = deck(&site(), path);
        let policy = all(&page, "meta[http-equiv='Content-Security-Policy']");
        let policy = policy[0].value().attr("content").unwrap_or("");
        assert!(
            policy.starts_with("default-src 'none'; img-src data:; style-src 'sha256-"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(
            all(
                &page,
                "link, script[src], iframe, object, [style], [onclick], a"
            )
            .is_empty()
        );
    }
}

#[test]
fn hostile_words_stay_words() {
    let site = site().edit(
        "cases/b.md",
        "乙县要开",
        "`</style><script>alert(1)</script>`乙县要开",
    );
    let page = deck(&site, "cases/b-slides.html");
    assert_eq!(all(&page, "script").len(), 1);
    assert_eq!(all(&page, "style").len(), 1);
    let title = text(all(&page, "h1")[0]);
    assert_eq!(title, "乙县：<b>试点</b> & 推广");
}
