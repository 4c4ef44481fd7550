//! Postal addresses down to the house: a street, estate or village, a number, and 号, 栋, 单元 or 室.
//!
//! Document numbers (〔2017〕47号, 11号文件) have no street in front, and so are none.

use std::ops::Range;

use super::{Kind, Match};
use crate::ground::han::is_han;

/// What a house number may stand behind. The longest that fits counts.
const STREETS: [&str; 16] = [
    "大街", "大道", "胡同", "小区", "花园", "家园", "公寓", "新村", "路", "街", "巷", "弄", "村",
    "屯", "庄", "组",
];
/// Words that end like a street and are none.
const NO_STREETS: [&str; 16] = [
    "铁路", "公路", "道路", "线路", "思路", "出路", "新路", "电路", "水路", "之路", "一路", "网路",
    "套路", "小组", "班组", "农村",
];
/// What follows the number of a thing, not of a house: 1号大棚, 3号线.
const NO_HOUSES: [&str; 28] = [
    "文", "线", "公路", "桥", "井", "棚", "大棚", "温室", "基地", "地块", "车间", "厂房", "电站",
    "机", "工程", "矿", "洞", "泵", "仓", "库", "池", "冷库", "令", "议案", "提案", "公告", "决议",
    "楼顶",
];
/// How far back from the number the name of a street may begin, in characters.
const MAX_NAME: usize = 12;

/// Every such address of a text, by place.
pub(super) fn find(text: &str) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for (at, _) in text.match_indices(['号', '栋', '幢', '室', '弄']) {
        if found.last().is_some_and(|last| at < last.range.end) {
            continue;
        }
        if let Some(range) = address(text, at) {
            let value = text[range.clone()].to_owned();
            found.push(Match {
                kind: Kind::Address,
                range,
                value,
            });
        }
    }
    found
}

/// The address whose number ends with the unit at this place.
fn address(text: &str, unit: usize) -> Option<Range<usize>> {
    let number = number_before(text, unit)?;
    let street = text[..number].trim_end_matches(['第', ' ']);
    let word = STREETS.iter().find(|word| street.ends_with(**word))?;
    if NO_STREETS.iter().any(|word| street.ends_with(word)) {
        return None;
    }
    let name = &street[..street.len() - word.len()];
    let before = name
        .chars()
        .rev()
        .take(MAX_NAME)
        .take_while(|char| is_han(*char) || char.is_ascii_alphanumeric());
    let length: usize = before.map(char::len_utf8).sum();
    let end = end_of_house(text, unit);
    let rest = &text[end..];
    let is_thing = NO_HOUSES.iter().any(|thing| rest.starts_with(thing));
    // Villages number much else; their houses come at the end of a phrase.
    let is_village = matches!(*word, "村" | "屯" | "庄" | "组");
    let ends = !rest.starts_with(is_han)
        || ["的", "院", "家", "附", "邮"]
            .iter()
            .any(|word| rest.starts_with(word));
    let is_house = !is_thing && (ends || !is_village) && length > 0;
    is_house.then(|| name.len() - length..end)
}

/// Where the number in front of this place begins: digits of either width, Han numerals, hyphens.
fn number_before(text: &str, end: usize) -> Option<usize> {
    let is_part = |char: &char| {
        char.is_ascii_digit()
            || matches!(char, '０'..='９' | '-' | '－')
            || "〇零一二三四五六七八九十百".contains(*char)
    };
    let length: usize = text[..end]
        .chars()
        .rev()
        .take(MAX_NAME)
        .take_while(is_part)
        .map(char::len_utf8)
        .sum();
    let is_number = text[end - length..end]
        .chars()
        .any(|char| !matches!(char, '-' | '－'));
    is_number.then_some(end - length)
}

/// Takes in what follows of the house: 号院3号楼2单元501室.
fn end_of_house(text: &str, unit: usize) -> usize {
    let mut end = unit;
    loop {
        let rest = &text[end..];
        let known = [
            "号院", "号楼", "单元", "号", "栋", "幢", "座", "室", "弄", "层",
        ];
        let Some(word) = known.iter().find(|word| rest.starts_with(**word)) else {
            return end;
        };
        end += word.len();
        let digits = text[end..].chars().take(MAX_NAME).take_while(|char| {
            char.is_ascii_digit()
                || matches!(char, '０'..='９' | '-')
                || "〇零一二三四五六七八九十".contains(*char)
        });
        let digits: usize = digits.map(char::len_utf8).sum();
        let follows = known
            .iter()
            .any(|word| text[end + digits..].starts_with(word));
        if digits == 0 || !follows {
            return end;
        }
        end += digits;
    }
}
