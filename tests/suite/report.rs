//! Findings as people and programs see them, word for word.

use case_atlas::cli::Colour;
use case_atlas::cli::report::{self, Format, Report};
use case_atlas::ground::{
    Code, Diagnostic, Findings, Fix, Language, Severity, Sources, Span, Text,
};
use case_atlas::text;

static UNKNOWN: Code = Code {
    id: "CA9901",
    name: "unknown-thing",
    severity: Severity::Error,
    explanation: "# CA9901",
};

static DUBIOUS: Code = Code {
    id: "CA9902",
    name: "dubious-thing",
    severity: Severity::Warning,
    explanation: "# CA9902",
};

/// Files, and a finding at each place where a word stands.
struct Desk {
    sources: Sources,
    findings: Findings,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            sources: Sources::default(),
            findings: Findings::default(),
        }
    }

    fn span_of(&self, path: &str, word: &str) -> Span {
        let (id, file) = self
            .sources
            .iter()
            .find(|(_, file)| file.path() == path)
            .expect("the file was added");
        let start = file.text().find(word).expect("the word is in the text");
        Span::new(id, start, start + word.len())
    }

    fn show(&self, format: Format, language: Language) -> String {
        self.show_in(format, language, Colour::Plain)
    }

    fn show_in(&self, format: Format, language: Language, colour: Colour) -> String {
        let report = Report {
            sources: &self.sources,
            findings: &self.findings,
            language,
        };
        let mut out = vec![];
        report::write(&report, format, colour, &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("reports are UTF-8")
    }
}

fn two_findings() -> Desk {
    let mut desk = Desk::new();
    let text = "---\ntitle: 宽甸\nslug: kuandian\nslugg: 重复\n---\n";
    desk.sources.add("content/cases/kuandian.md", text);
    let (second, first) = (
        desk.span_of("content/cases/kuandian.md", "slugg"),
        desk.span_of("content/cases/kuandian.md", "slug: k"),
    );
    let word = "slugg";
    desk.findings.push(
        Diagnostic::new(
            &UNKNOWN,
            second,
            text!("没有“{word}”这个键", "there is no key \"{word}\""),
        )
        .label(first, text!("这里已有 slug", "slug is here"))
        .help(text!("您是不是要写 slug？", "did you mean slug?")),
    );
    let name = desk.span_of("content/cases/kuandian.md", "宽甸");
    desk.findings.push(Diagnostic::new(
        &DUBIOUS,
        name,
        text!("名称太短", "the name is short"),
    ));
    desk
}

#[test]
fn human_form() {
    let expected = "\
错误[CA9901]: 没有“slugg”这个键
 --> content/cases/kuandian.md:4:1
  |
3 | slug: kuandian
  | ------- 这里已有 slug
4 | slugg: 重复
  | ^^^^^
  |
  = 帮助: 您是不是要写 slug？

警告[CA9902]: 名称太短
 --> content/cases/kuandian.md:2:8
  |
2 | title: 宽甸
  |        ^^^^

1 个错误，1 个警告；用 case-atlas explain CA9901 看说明
";
    assert_eq!(two_findings().show(Format::Human, Language::Zh), expected);
}

#[test]
fn human_form_in_english() {
    let shown = two_findings().show(Format::Human, Language::En);
    assert!(
        shown.starts_with("error[CA9901]: there is no key \"slugg\"\n"),
        "{shown}"
    );
    assert!(shown.contains("  = help: did you mean slug?\n"), "{shown}");
    assert!(
        shown.ends_with("\n1 error, 1 warning; see case-atlas explain CA9901\n"),
        "{shown}"
    );
}

#[test]
fn repairs_are_counted_for_people_and_spelled_out_for_programs() {
    let mut desk = Desk::new();
    desk.sources.add("a.md", "甲,乙");
    let comma = desk.span_of("a.md", ",");
    let fault = Diagnostic::new(&DUBIOUS, comma, text!("半角", "half"));
    desk.findings
        .push(fault.fix(Some(Fix::replace(comma, "，"))));
    let human = desk.show(Format::Human, Language::Zh);
    let last = human.lines().last();
    let tally = "1 个警告；其中 1 处可用 case-atlas fix 修好；用 case-atlas explain CA9902 看说明";
    assert_eq!(last, Some(tally));
    let human = desk.show(Format::Human, Language::En);
    let tally = "1 warning; case-atlas fix repairs 1; see case-atlas explain CA9902";
    assert_eq!(human.lines().last(), Some(tally));
    let json: serde_json::Value =
        serde_json::from_str(&desk.show(Format::Json, Language::Zh)).expect("an object");
    let edits = serde_json::json!([{"byte_start": 3, "byte_end": 4, "text": "，"}]);
    assert_eq!(json["fix"], edits);
}

#[test]
fn short_form() {
    let expected = "\
content/cases/kuandian.md:4:1: error[CA9901]: 没有“slugg”这个键
content/cases/kuandian.md:2:8: warning[CA9902]: 名称太短
";
    assert_eq!(two_findings().show(Format::Short, Language::Zh), expected);
}

#[test]
fn json_form_is_one_object_per_line() {
    let shown = two_findings().show(Format::Json, Language::Zh);
    let lines: Vec<serde_json::Value> = shown
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is an object"))
        .collect();
    assert_eq!(lines.len(), 2);
    let expected = serde_json::json!({
        "code": "CA9901", "name": "unknown-thing", "severity": "error",
        "message": "没有“slugg”这个键", "file": "content/cases/kuandian.md",
        "line": 4, "column": 1, "end_line": 4, "end_column": 6, "byte_start": 33, "byte_end": 38,
        "labels": [{
            "message": "这里已有 slug", "file": "content/cases/kuandian.md",
            "line": 3, "column": 1, "end_line": 3, "end_column": 8,
            "byte_start": 18, "byte_end": 25,
        }],
        "help": ["您是不是要写 slug？"],
    });
    assert_eq!(lines[0], expected);
}

#[test]
fn nothing_found_is_nothing_said() {
    for format in [Format::Human, Format::Short, Format::Json] {
        assert_eq!(Desk::new().show(format, Language::Zh), "");
    }
}

#[test]
fn a_related_place_in_another_file_has_its_own_lines() {
    let mut desk = Desk::new();
    desk.sources.add("content/cases/a.md", "slug: same\n");
    desk.sources.add("content/cases/b.md", "\n\nslug: same\n");
    let (first, second) = (
        desk.span_of("content/cases/a.md", "same"),
        desk.span_of("content/cases/b.md", "same"),
    );
    let finding = Diagnostic::new(&UNKNOWN, second, text!("短名重复", "duplicate slug"))
        .label(first, text!("先在这里用了", "first used here"));
    desk.findings.push(finding);
    let shown = desk.show(Format::Human, Language::Zh);
    let (primary, related) = shown
        .split_once("content/cases/a.md:1:7")
        .expect("both are shown");
    assert!(primary.contains("content/cases/b.md:3:7"), "{shown}");
    assert!(related.contains("先在这里用了"), "{shown}");
}

#[test]
fn byte_order_mark_line_ends_and_a_long_span_do_not_move_the_mark() {
    let mut desk = Desk::new();
    desk.sources
        .add("a.md", "\u{feff}键: 值\r\n- 一\r\n- 二\r\n");
    let all = desk.span_of("a.md", "值\r\n- 一\r\n- 二");
    desk.findings
        .push(Diagnostic::new(&UNKNOWN, all, text!("不对", "wrong")));
    let shown = desk.show(Format::Human, Language::Zh);
    let expected = "\
错误[CA9901]: 不对
 --> a.md:1:4
  |
1 | 键: 值
  |     ^^
";
    assert!(shown.starts_with(expected), "{shown}");
}

#[test]
fn odd_files_and_odd_spans_are_shown_without_a_panic() {
    let texts = [
        "",
        "\u{feff}",
        "\n",
        "\r\n",
        "字",
        "a\u{1b}[31mb\tc\n",
        &"长".repeat(100_000),
    ];
    for text in texts {
        let mut desk = Desk::new();
        let id = desk.sources.add("odd\u{1b}\n.md", text);
        for (start, end) in [(0, 0), (0, 1), (1, 2), (2, 99), (50_000, 200_000), (9, 4)] {
            let said = Text {
                zh: "\u{1b}[31m红".into(),
                en: String::new(),
            };
            let finding = Diagnostic::new(&UNKNOWN, Span::new(id, start, end), said.clone());
            desk.findings.push(finding.help(said));
        }
        for format in [Format::Human, Format::Short, Format::Json] {
            let shown = desk.show(format, Language::Zh);
            assert!(
                !shown.contains("\u{1b}"),
                "{format:?} lets control characters through: {shown:?}"
            );
        }
    }
}

#[test]
fn colours_only_where_asked_for() {
    let desk = two_findings();
    let coloured = desk.show_in(Format::Human, Language::Zh, Colour::Coloured);
    assert!(coloured.contains("\u{1b}["));
    assert!(!desk.show(Format::Human, Language::Zh).contains("\u{1b}["));
}
