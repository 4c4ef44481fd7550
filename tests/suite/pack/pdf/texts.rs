//! Texts that are hard to set, or wish to be more than text.

use case_atlas::ground::png;

use super::super::site;
use super::{case, poppler, words};

#[test]
fn what_an_author_writes_is_never_code() {
    let hostile = "#import \"/look.typ\": * #panic(\"x\") $x^2$ @someone \\ <label> _a_ `b` = c ~ #[d] // e /* f */";
    let text = hostile
        .replace('\\', "\\\\")
        .replace('<', "\\<")
        .replace('`', "\\`");
    let text = text
        .replace('*', "\\*")
        .replace('_', "\\_")
        .replace("#[d]", "#\\[d\\]");
    let site = site()
        .edit(
            "cases/b.md",
            "还没有结果。",
            &format!("{text}\n\n    {hostile}\n"),
        )
        .edit(
            "cases/b.md",
            "summary: 乙县的材料。只有两句。",
            "summary: '乙县 #panic(1) $y$ \\ <z> @q'",
        )
        .edit(
            "cases/b.md",
            "label: 乙县网店",
            "label: '#set page(width: 1cm) 网店'",
        );
    let text = words(&case(&site, "b"));
    let flat: String = hostile.split_whitespace().collect();
    assert_eq!(text.matches(&flat).count(), 2, "{flat}\nis not in\n{text}");
    for part in ["乙县#panic(1)$y$\\<z>@q", "#setpage(width:1cm)网店"] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

/// Deep lists and quotations, a heading that skips levels, notes in notes, a note in a table.
#[test]
fn strange_texts_are_set_all_the_same() {
    let mut text = String::from("##### 小题 {#small}\n\n接着说。[^2]\n\n");
    for depth in 0..20 {
        text.push_str(&format!("{}- 层{depth}\n", "  ".repeat(depth)));
    }
    text.push('\n');
    text.push_str(&format!("{}深处的话\n\n", "> ".repeat(20)));
    text.push_str("| 一 | 二 |\n| --- | --- |\n| 甲[^3] | 乙 |\n\n");
    let notes =
        "[^2]: 注二，见[^4]。\n\n[^3]: 注三。\n\n[^4]: 注四，见[^5]。\n\n[^5]: 注五，见[^2]。\n";
    let site = site().edit("cases/b.md", "还没有结果。", &text).edit(
        "cases/b.md",
        "[^1]: 注里",
        &format!("{notes}\n[^1]: 注里"),
    );
    let text = words(&case(&site, "b"));
    for part in [
        "小题",
        "层0",
        "层19",
        "深处的话",
        "注二，见",
        "注三。",
        "注四，见",
        "注五，见",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn pictures_have_their_words_and_captions() {
    let site = site()
        .edit(
            "cases/b.md",
            "还没有结果。",
            "![网店的门面](b/shop.png \"门面\")\n\n再看![门面](b/shop.png)一次。",
        )
        // What a file is, its bytes say.
        .with_bytes("cases/b/shop.png", png((8, 4), |x, y| x == y));
    let pdf = case(&site, "b");
    let structure = poppler("pdfinfo", &["-struct"], &pdf);
    assert_eq!(structure.matches("Figure").count(), 2, "{structure}");
    let text = words(&pdf);
    assert!(text.contains("门面再看一次。"), "{text}");
}

#[test]
fn a_short_table_stays_on_one_page_and_a_long_one_loses_nothing() {
    let mut text = String::new();
    for table in 0..30 {
        let rows = "| 中 | 中 |\n".repeat(5);
        text.push_str(&format!(
            "{}\n\n| 首{table}表 | 乙 |\n| --- | --- |\n{rows}| 尾{table}表 | 乙 |\n\n",
            "话".repeat(90)
        ));
    }
    let rows: String = (0..90).map(|row| format!("| 行{row}号 | 乙 |\n")).collect();
    text.push_str(&format!("| 长表 | 乙 |\n| --- | --- |\n{rows}\n"));
    let pdf = case(&site().edit("cases/b.md", "还没有结果。", &text), "b");
    let text = poppler("pdftotext", &["-enc", "UTF-8"], &pdf);
    let pages = text.split('\u{c}');
    let pages: Vec<String> = pages
        .map(|page| page.split_whitespace().collect())
        .collect();
    let page_of = |words: &str| {
        let page = pages.iter().position(|page| page.contains(words));
        page.unwrap_or_else(|| panic!("{words} is lost in\n{text}"))
    };
    for table in 0..30 {
        let ends = [format!("首{table}表"), format!("尾{table}表")];
        assert_eq!(page_of(&ends[0]), page_of(&ends[1]), "{table}");
    }
    let of_rows: Vec<usize> = (0..90).map(|row| page_of(&format!("行{row}号"))).collect();
    assert!(
        of_rows.is_sorted() && of_rows[0] < of_rows[89],
        "{of_rows:?}"
    );
}
