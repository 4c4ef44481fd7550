//! Rules over the figures, beyond one wrong and one right site each.

use crate::support::SiteTest;

const CASE: &str = "cases/a.md";

/// The standard site with `sum_of` on its one figure (2000 元 per household and year), more figures
/// behind it, each cited, and the codes and messages that gives.
fn found(sum_of: &str, figures: &[&str]) -> Vec<String> {
    let mut front = format!("    source: s1\n    sum_of: [{sum_of}]\n");
    let mut cited = String::new();
    for (at, figure) in figures.iter().enumerate() {
        let keys = "period: 2017, status: achieved, source: s1";
        front.push_str(&format!(
            "  - {{id: f{at}, label: 第{at}项, {keys}, {figure}}}\n"
        ));
        cited.push_str(&format!("[](obs:f{at})、"));
    }
    let site = SiteTest::standard()
        .edit(CASE, "    source: s1\n---\n", &format!("{front}---\n"))
        .edit(CASE, "开了网店，", &cited);
    let findings = site.build().findings;
    findings
        .iter()
        .map(|found| format!("{} {}", found.code, found.message))
        .collect()
}

const PER: &str = "per: [household, year]";

#[test]
fn sums_are_exact_and_convert_units() {
    let none: [String; 0] = [];
    let part = |value: &str, unit: &str| format!("value: {value}, unit: {unit}, {PER}");
    let sum = |parts: &[(&str, &str)]| {
        let figures: Vec<_> = parts
            .iter()
            .map(|(value, unit)| part(value, unit))
            .collect();
        let ids: Vec<_> = (0..parts.len()).map(|at| format!("f{at}")).collect();
        let figures: Vec<_> = figures.iter().map(String::as_str).collect();
        found(&ids.join(", "), &figures)
    };
    assert_eq!(sum(&[("1999.9", "元"), ("0.1", "元")]), none);
    assert_eq!(sum(&[("0.1", "万元"), ("0.00001", "亿元")]), none);
    assert_eq!(sum(&[("2001", "元"), ("-1", "元")]), none);
    let wrong = ["CA0450 各项相加 0.3 + 0.1 = 0.4元，登记的是 2000元"];
    assert_eq!(sum(&[("0.3", "元"), ("0.1", "元")]), wrong);
}

#[test]
fn what_cannot_be_added_is_told_part_by_part() {
    let figures = [
        "value: 1, unit: 户",
        "value: 1000, unit: 元, per: [person, year]",
        "value: 1000, unit: 元, per: [household, year], approx: over",
        "value: [1, 2], unit: 元, per: [household, year]",
    ];
    assert_eq!(
        found("f0, f1, f2, f3, gain", &figures),
        [
            "CA0451 f0 的单位“户”和合计的单位“元/户·年”不能相加",
            "CA0451 f1 的单位“元/人·年”和合计的单位“元/户·年”不能相加",
            "CA0451 f2 与合计不都是确数，不能相加核对",
            "CA0451 f3 与合计不都是确数，不能相加核对",
            "CA0451 gain 不能是自己的一项",
        ]
    );
}

#[test]
fn parts_that_do_not_exist_or_stand_twice_are_told_as_everywhere() {
    let codes = |found: Vec<String>| -> Vec<String> {
        found.iter().map(|line| line[..6].to_owned()).collect()
    };
    let part = format!("value: 1000, unit: 元, {PER}");
    assert_eq!(codes(found("f0, nothing", &[&part])), ["CA0305"]);
    assert_eq!(codes(found("f0, f0", &[&part])), ["CA0308"]);
}

#[test]
fn numbers_of_the_text_are_told_by_their_unit() {
    let found = |words: &str| {
        let site = SiteTest::standard().edit(CASE, "开了网店，", words);
        let findings = site.build().findings;
        let numbers = findings.iter().map(|found| {
            let inside = found.message.split(['“', '”']).nth(1).unwrap_or("");
            format!("{} {inside}", found.code)
        });
        numbers.collect::<Vec<_>>().join(" ")
    };
    for (words, expected) in [
        ("带动20余户、8万多元，", "CA0456 20余户 CA0456 8万多元"),
        ("占10%，1,000户，", "CA0456 10% CA0456 1,000户"),
        (
            "| 甲 | 乙 |\n| --- | --- |\n| 3户 | 三户 |\n\n开店，",
            "CA0456 3户",
        ),
        ("> 分红500元。\n\n开店，", "CA0456 500元"),
        ("2017年3月5日到2018年，前3年，", ""),
        ("第3户，3+1，A4，v2.0，11号文件，2019年11期，", ""),
        ("“3个样板”，`3户`，[3户](model:solar)，两户，", ""),
        ("户均2000元，", ""),
    ] {
        let found = found(words);
        let found: Vec<_> = found.split(' ').collect();
        let found: Vec<_> = found.chunks(2).filter(|pair| pair[0] == "CA0456").collect();
        assert_eq!(found.concat().join(" "), expected, "{words}");
    }
}
