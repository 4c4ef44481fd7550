//! Four times as much text takes about four times as long: nothing grows with the square. What counts is the
//! time the processor spends on the thread, not the time that passes, and only the ratio of two lengths; so a
//! busy machine and a slow one say the same.

use rustix::time::{ClockId, clock_gettime};

use super::entries;

/// How much longer the longer text is.
const LONGER: usize = 4;

/// The longer text may take so much longer. In proportion would be 4, with the square 16.
const ALLOWED: f64 = 9.0;

/// Seconds that the longer text may take in any case. What grows with the square takes more at these lengths;
/// what does not is measured once and no more.
const CHEAP: f64 = 0.15;

/// Seconds of processor time that a door takes for a text, on one thread.
fn cost(door: fn(&str), text: &str) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread can be started");
    pool.install(|| {
        let start = seconds();
        door(text);
        seconds() - start
    })
}

fn seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Fails where a door takes out of proportion longer for `LONGER` times `count` units than for `count`; `fixed`
/// is what it takes for nothing.
fn in_proportion(door: fn(&str), pattern: &str, count: usize, fixed: f64) -> Result<(), String> {
    let unit = |number: usize| pattern.replace("{}", &number.to_string());
    let text = |count: usize| (0..count).map(unit).collect::<String>();
    let (short, long) = (text(count), text(count * LONGER));
    let first = cost(door, &long) - fixed;
    // What it takes for nothing differs from time to time, too.
    if first <= CHEAP + fixed {
        return Ok(());
    }
    let best = |text: &str| {
        (0..3)
            .map(|_| cost(door, text) - fixed)
            .fold(f64::INFINITY, f64::min)
    };
    let (short, long) = (
        best(&short).max(CHEAP / LONGER as f64),
        best(&long).min(first),
    );
    if long > short * ALLOWED {
        return Err(format!(
            "{pattern:?}: {short:.3} s, {LONGER} times as much {long:.3} s"
        ));
    }
    Ok(())
}

fn all_in_proportion(door: fn(&str), patterns: &[&str], bytes: usize) {
    let fixed = cost(door, "").min(cost(door, ""));
    let results = patterns.iter();
    let results = results.map(|pattern| in_proportion(door, pattern, bytes / pattern.len(), fixed));
    let faults: Vec<String> = results.filter_map(Result::err).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is repeated; `{}` becomes the number.
const UNITS: &[&str] = &[
    "[",
    "]",
    "](",
    "![",
    "[a](b",
    "[a][",
    "[a]: b\n",
    "[{}]: https://a.cn\n",
    "[{}]\n",
    "[^{}]: 注\n",
    "[^{}]",
    "[^1]",
    "*",
    "**a",
    "*a_ ",
    "_a",
    "a**b",
    "~~a",
    "`",
    "`` ` ",
    "```\n",
    "> ",
    "- ",
    "- a\n",
    "1. a\n",
    "* * ",
    "|",
    "|a",
    "|a|b|\n|-|-|\n",
    "<",
    "<a ",
    "<b>",
    "<!--",
    "</",
    "<div>\n\n",
    "&",
    "&amp;",
    "&#",
    "\\",
    "# a\n",
    "a\n===\n",
    "a\n: b\n\n",
    "    a\n",
    "\n",
    " ",
    "字",
    "甲，乙。",
    "（",
    "“",
    "《",
    "9",
    "9,",
    "13800138000 ",
    "a@",
    "a.",
    "张三家里穷，",
    "2017年",
    "$",
];

/// Those of them that rules, pages and the index have something to do with.
const SITE: &[&str] = &[
    "](",
    "[^{}]: 注\n",
    "[^1]",
    "**a",
    "`",
    "> ",
    "- a\n",
    "|a|b|\n|-|-|\n",
    "<b>",
    "&",
    "# a\n",
    "字",
    "（",
    "9,",
    "2017年",
];

/// The same for YAML.
const YAML: &[&str] = &[
    "[",
    "{",
    "- ",
    "- a\n",
    "a: ",
    "a{}: b\n",
    "&a ",
    "*a ",
    "\"",
    "'",
    "|\n",
    "  a\n",
    "#",
    "?",
    "- id: a{}\n  name: b\n",
    "： ",
];

#[test]
fn markdown_takes_time_in_proportion() {
    all_in_proportion(entries::markdown, UNITS, 10_000);
}

#[test]
fn what_is_searched_takes_time_in_proportion() {
    all_in_proportion(entries::search, UNITS, 10_000);
}

#[test]
fn what_is_personal_takes_time_in_proportion() {
    all_in_proportion(entries::privacy, UNITS, 10_000);
}

#[test]
fn a_whole_site_takes_time_in_proportion() {
    all_in_proportion(entries::site, SITE, 2_500);
}

#[test]
fn lists_take_time_in_proportion() {
    // The first byte chooses the list of indicators.
    all_in_proportion(|text| entries::lists(&format!("\u{2}{text}")), YAML, 10_000);
}
