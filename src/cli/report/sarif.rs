//! One SARIF 2.1.0 log (OASIS standard, 2020-03-27): one run, the checks that were met as rules, a
//! result for each finding. Lines and columns count from 1, columns in Unicode scalar values.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Report, keyword};
use crate::ground::{Code, Diagnostic, Sources, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log, also when there is nothing to report: a host takes that as "all repaired".
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let codes: BTreeMap<&str, &Code> = report
        .findings
        .iter()
        .map(|finding| (finding.code.id, finding.code))
        .collect();
    let ids: Vec<&str> = codes.keys().copied().collect();
    let results: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| result(finding, &ids, report))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": codes.values().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(code: &Code) -> Value {
    let title = code
        .explanation
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches(['#', ' ']);
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": title},
        "help": {"text": code.explanation, "markdown": code.explanation},
        "defaultConfiguration": {"level": keyword(code.severity)},
    })
}

fn result(finding: &Diagnostic, ids: &[&str], report: &Report) -> Value {
    let language = report.language;
    let mut text = finding.message.get(language).to_owned();
    for help in &finding.help {
        let _ = write!(text, "\n{}", help.get(language));
    }
    let related: Vec<Value> = finding
        .secondary
        .iter()
        .map(|label| {
            let mut location = location(label.span, report.sources);
            location["message"] = json!({"text": label.text.get(language)});
            location
        })
        .collect();
    json!({
        "ruleId": finding.code.id,
        "ruleIndex": ids.binary_search(&finding.code.id).unwrap_or_default(),
        "level": keyword(finding.severity),
        "message": {"text": text},
        "locations": [location(finding.primary, report.sources)],
        "relatedLocations": related,
    })
}

fn location(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(file.path())},
        "region": {
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        },
    }})
}

/// A path as a relative URI reference: everything but unreserved characters and slashes is
/// percent-encoded (RFC 3986, 2.3), so that no part of it reads as a scheme or a query.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uri_references() {
        assert_eq!(uri("cases/宽 甸.md"), "cases/%E5%AE%BD%20%E7%94%B8.md");
        assert_eq!(uri("c:/a?b#c"), "c%3A/a%3Fb%23c");
    }
}
