//! Names of private persons beside hardship, or beside age and village.
//!
//! A name is a surname with one or two more characters, behind a word for a person (村民, 户) or in a
//! list that begins so, or in front of what only persons do (说, 因病, 一家). Nothing that stands beside
//! an office or in front of 村, 镇, 县 anywhere in the text is reported; masked names (张某某) are none.
//! This finds names, it does not understand sentences: it errs towards silence where a word might
//! be an ordinary one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::person::{has_role, is_person_before};
use super::surnames::{Surname, is_given, is_word, surname};
use super::{Kind, Match};
use crate::ground::han::is_han;

/// Words of poverty, illness and money beside which a name is sensitive (`STANDARDS.md`, 1.6).
const HARDSHIP: [&str; 20] = [
    "贫困户",
    "脱贫户",
    "低保",
    "五保",
    "特困",
    "监测户",
    "搬迁户",
    "残疾",
    "患病",
    "患有",
    "重病",
    "大病",
    "癌",
    "贷款",
    "欠债",
    "负债",
    "收入",
    "救助金",
    "扶贫款",
    "致贫",
];
/// How far from a name such a word counts, in characters within one line.
const REACH: usize = 24;
/// Words of grammar a name may stand behind.
const BEFORE: [&str; 16] = [
    "为", "给", "帮", "帮助", "替", "由", "让", "向", "对", "和", "与", "及", "跟", "陪", "把",
    "像",
];
/// What follows a name, so that it ends there.
const AFTER: [&str; 57] = [
    "说", "告诉", "介绍", "表示", "高兴", "激动", "感慨", "今年", "去年", "一家", "家里", "家中",
    "家的", "家有", "夫妇", "夫妻", "全家", "因", "患", "是", "在", "的", "也", "还", "就", "便",
    "靠", "从", "于", "当年", "每", "又", "正", "已", "和", "与", "及", "等", "用", "有", "拿",
    "把", "将", "被", "对", "家", "两口", "老两", "贷", "年收", "月收", "住", "发", "申请", "领",
    "笑", "乐呵",
];
/// What only persons do or have, so that a name stands in front of it.
const PERSONAL: [&str; 23] = [
    "说",
    "告诉",
    "介绍道",
    "表示",
    "高兴",
    "激动",
    "感慨",
    "一家",
    "家里",
    "家中",
    "全家",
    "夫妇",
    "夫妻",
    "因病",
    "因患",
    "因残",
    "患",
    "两口",
    "老两",
    "家年收",
    "家收入",
    "发放贷",
    "申请贷",
];
/// What makes a name that of a place.
const PLACES: [char; 14] = [
    '村', '镇', '乡', '县', '市', '州', '区', '组', '屯', '沟', '省', '旗', '河', '山',
];

/// A place where a name stands.
struct Place<'t> {
    name: &'t str,
    range: Range<usize>,
}

/// The first sensitive place of every private name, by place.
pub(super) fn find(text: &str) -> Vec<Match> {
    let mut found = BTreeMap::new();
    for line in lines(text) {
        candidates(text, line, &mut found);
    }
    if found.is_empty() {
        return Vec::new();
    }
    let mut matches: BTreeMap<&str, Option<Match>> = BTreeMap::new();
    for place in occurrences(text, &found) {
        let before = line_before(text, place.range.start);
        let after = line_after(text, place.range.end);
        if after.starts_with(PLACES) || has_role(before, after) {
            matches.insert(place.name, None);
            continue;
        }
        let known = matches.contains_key(place.name);
        if let Some(kind) = (!known).then(|| sensitive(text, &place.range)).flatten() {
            let value = place.name.to_owned();
            matches.insert(
                place.name,
                Some(Match {
                    kind,
                    range: place.range,
                    value,
                }),
            );
        }
    }
    matches.into_values().flatten().collect()
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        range
    })
}

/// Notes what is called a name in a line: by its surname and what stands around it.
fn candidates<'t>(text: &'t str, line: Range<usize>, found: &mut BTreeMap<&'t str, ()>) {
    let words = &text[line.clone()];
    // Where the name before ended, if there was one.
    let mut last = 0;
    for (at, _) in words.char_indices() {
        if at < last {
            continue;
        }
        let Some((sure, length)) = surname(&words[at..]) else {
            continue;
        };
        let before = &words[..at];
        let is_next_in_list = last > 0 && matches!(&words[last..at], "、" | "和" | "与");
        let called = is_next_in_list || is_person_before(before.trim_end_matches(['：', ':']));
        let free = sure == Surname::Plain && is_boundary_before(before);
        if !called && !free {
            continue;
        }
        if let Some(end) = end_of_name(words, at, length, called) {
            found.insert(&text[line.start + at..line.start + end], ());
            last = end;
        }
    }
}

/// Where the name that begins here ends. Two given characters go before one. `called` tells that the
/// words in front announce a name.
fn end_of_name(words: &str, at: usize, surname: usize, called: bool) -> Option<usize> {
    let rest = &words[at..];
    if is_word(rest, surname) {
        return None;
    }
    let given = rest[surname..]
        .char_indices()
        .take(2)
        .take_while(|(_, char)| is_given(*char));
    let ends: Vec<usize> = given
        .map(|(from, char)| surname + from + char.len_utf8())
        .collect();
    let follows = |end: usize| &rest[end..];
    let mut longest_first = ends.iter().rev().copied();
    if !called {
        return longest_first
            .find(|end| PERSONAL.iter().any(|word| follows(*end).starts_with(word)))
            .map(|end| at + end);
    }
    // Behind a word for a person the name may run into the sentence: 村民张先云眉头舒展.
    let bounded = longest_first.find(|end| is_boundary_after(follows(*end)));
    let end = bounded.or_else(|| {
        let last = *ends.last()?;
        (!follows(last).starts_with(is_masked)).then_some(last)
    })?;
    Some(at + end)
}

fn is_masked(char: char) -> bool {
    matches!(char, '某' | '×' | 'X' | 'Ｘ' | '*' | '＊' | '○')
}

fn is_boundary_before(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|char| !is_han(char) && !char.is_ascii_alphanumeric())
        || BEFORE.iter().any(|word| before.ends_with(word))
}

fn is_boundary_after(after: &str) -> bool {
    let next = after.chars().next();
    next.is_none_or(|char| !is_han(char) && !char.is_ascii_alphabetic() && !is_masked(char))
        || AFTER.iter().any(|word| after.starts_with(word))
}

/// Every place of the noted names, the longest where several begin.
fn occurrences<'t>(text: &'t str, names: &BTreeMap<&'t str, ()>) -> Vec<Place<'t>> {
    let mut places: Vec<Place<'_>> = Vec::new();
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    ends.push(text.len());
    for (number, at) in ends.iter().enumerate() {
        if places.last().is_some_and(|last| *at < last.range.end) || surname(&text[*at..]).is_none()
        {
            continue;
        }
        // Two to four characters: a compound surname with two given ones is the longest.
        let name = (2..=4).rev().find_map(|length| {
            let end = *ends.get(number + length)?;
            names.get_key_value(&text[*at..end]).map(|(name, ())| *name)
        });
        if let Some(name) = name {
            places.push(Place {
                name,
                range: *at..at + name.len(),
            });
        }
    }
    places
}

/// What makes this place sensitive.
fn sensitive(text: &str, place: &Range<usize>) -> Option<Kind> {
    let before = tail(line_before(text, place.start), REACH);
    let after = head(line_after(text, place.end), REACH);
    if HARDSHIP
        .iter()
        .any(|word| before.contains(word) || after.contains(word))
    {
        return Some(Kind::Hardship);
    }
    let has_age = |words: &str| {
        words
            .match_indices('岁')
            .any(|(at, _)| words[..at].ends_with(|char: char| char.is_numeric()))
    };
    let age = has_age(before) || has_age(after);
    let village = before.contains('村') || after.contains('村');
    (age && village).then_some(Kind::AgeAndVillage)
}

/// The longest stretch before or behind a name that is looked at, in bytes.
const STRETCH: usize = 256;

fn line_before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(STRETCH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = text[from..at]
        .rfind('\n')
        .map_or(from, |newline| from + newline + 1);
    &text[line..at]
}

fn line_after(text: &str, at: usize) -> &str {
    let mut to = (at + STRETCH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let line = text[at..to].find('\n').map_or(to, |newline| at + newline);
    &text[at..line]
}

fn tail(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .nth(count - 1)
        .map_or(0, |(at, _)| at);
    &text[start..]
}

fn head(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}
