//! The real content for teaching: complete, and without a number that no case states.

use serde_json::Value;

use crate::manuscript::{cases, list, split};
use crate::support::{SiteTest, project_files};

const PACKS: [&str; 3] = ["ecommerce", "five-cases", "party-and-collective"];

fn packs() -> Vec<(String, Value, String)> {
    let paths = project_files("content/training").into_iter();
    paths
        .map(|path| {
            let (front, body) = split(&path);
            (path, front, body)
        })
        .collect()
}

/// All words below a value.
fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(words).collect(),
        Value::Object(entries) => entries.values().flat_map(words).collect(),
        _ => vec![],
    }
}

/// The items of the list under a heading.
fn items_of<'b>(body: &'b str, id: &str) -> Vec<&'b str> {
    let (_, rest) = body
        .split_once(&format!("{{#{id}}}\n"))
        .unwrap_or_else(|| panic!("there is no section {id}"));
    let section = rest.split("\n## ").next().unwrap_or("");
    let lines = section.lines();
    lines
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

/// Runs of digits outside links that are not a year, a month, a length of time in class, or the
/// number of an item.
fn bare_numbers(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut parts = text.split('[');
    plain.push_str(parts.next().unwrap_or(""));
    for link in parts {
        let behind = link.split_once(')').map_or("", |(_, behind)| behind);
        plain.push_str(behind);
    }
    let mut found = Vec::new();
    for line in plain.lines() {
        let mut rest = line;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let number = &rest[at..];
            let end = number.find(|c: char| !c.is_ascii_digit());
            let (number, after) = number.split_at(end.unwrap_or(number.len()));
            let is_year = number.len() == 4 && after.starts_with('年');
            let is_time = ["分钟", "月"].iter().any(|unit| after.starts_with(unit));
            let is_item = rest[..at].trim().is_empty() && after.starts_with(". ");
            if !is_year && !is_time && !is_item {
                found.push(format!("{number} in {line}"));
            }
            rest = after;
        }
    }
    found
}

#[test]
fn every_case_can_be_taught() {
    for case in cases() {
        let teaching = &case.front["teaching"];
        let count = |key: &str| list(&teaching[key]).len();
        assert!(count("objectives") >= 4, "{}", case.slug);
        assert!(
            count("theory") >= 3 && count("key_points") >= 5,
            "{}",
            case.slug
        );
        for key in ["analysis", "class_plan", "follow_up"] {
            let words = teaching[key].as_str().unwrap_or("");
            assert!(words.chars().count() > 100, "{}: {key}", case.slug);
        }
        let questions = words(&teaching["questions"]);
        assert!(questions.len() >= 6, "{}", case.slug);
        for question in questions {
            assert!(question.contains('？'), "{}: {question}", case.slug);
        }
    }
}

#[test]
fn three_packs_ask_the_same_question_of_several_places() {
    let packs = packs();
    let names: Vec<_> = packs
        .iter()
        .map(|(_, front, _)| front["slug"].as_str())
        .collect();
    assert_eq!(names, PACKS.map(Some));
    let shorts: Vec<String> = cases()
        .iter()
        .filter_map(|case| case.front["short"].as_str().map(str::to_owned))
        .collect();
    for (path, front, body) in &packs {
        assert!(list(&front["objectives"]).len() >= 4, "{path}");
        assert!(list(&front["indicators"]).len() >= 3, "{path}");
        let questions = items_of(body, "questions");
        assert!(questions.len() >= 6, "{path}");
        let places = |question: &&&str| {
            shorts
                .iter()
                .filter(|name| question.contains(*name))
                .count()
        };
        let across = questions
            .iter()
            .filter(|question| places(question) >= 2)
            .count();
        assert!(
            across >= 3,
            "{path}: questions that compare places: {across}"
        );
    }
}

#[test]
fn a_number_in_a_text_for_teaching_is_cited_from_a_case() {
    let blocks = cases().into_iter().map(|case| {
        let teaching = words(&case.front["teaching"]).join("\n");
        (case.slug, teaching)
    });
    let bodies = packs().into_iter().map(|(path, front, body)| {
        let front = [&front["summary"], &front["objectives"]].map(|value| words(value).join("\n"));
        (path, format!("{}\n{body}", front.join("\n")))
    });
    for (name, text) in blocks.chain(bodies) {
        assert_eq!(bare_numbers(&text), [""; 0], "{name}");
    }
    // The test can fail.
    assert_eq!(
        bare_numbers("户均4000元，见[500元](obs:a)，2017年，1"),
        [
            "4000 in 户均4000元，见，2017年，1",
            "1 in 户均4000元，见，2017年，1",
        ]
    );
}

/// Sentences of what only teachers may read, without those that hold marks of Markdown.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let marks = ['[', ']', '|', '*', '`'];
    let sentences = text.split(['。', '；', '？', '\n']).map(str::trim);
    sentences.filter(move |part| {
        part.chars().count() >= 12 && !part.starts_with('#') && !part.contains(marks)
    })
}

#[test]
fn no_sentence_for_teachers_stands_in_the_student_edition_of_the_real_content() {
    let mut guides = Vec::new();
    for case in cases() {
        for key in [
            "analysis",
            "theory",
            "key_points",
            "class_plan",
            "follow_up",
        ] {
            guides.push(words(&case.front["teaching"][key]).join("\n"));
        }
    }
    for (_, _, body) in packs() {
        let (_, guide) = body
            .split_once("{#class-plan}\n")
            .expect("it has a class plan");
        guides.push(guide.to_owned());
    }
    let student = SiteTest::of_folder("content").build();
    let published: String = student
        .files
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes))
        .collect();
    let mut count = 0;
    for sentence in guides.iter().flat_map(|guide| sentences(guide)) {
        assert!(!published.contains(sentence), "{sentence}");
        count += 1;
    }
    assert!(count > 200, "{count} sentences were looked for");
}
