//! A mandatory label of a government website without value.

use crate::atlas::government::Government;
use crate::check::{Profile, codes};
use crate::ground::{Diagnostic, Findings, Span};
use crate::site::Site;
use crate::site::labels::{self, Content, LABELS, Label, Need, Scope};
use crate::text;

/// Reports every label that must be there and is not: of the site, of each column that has pages,
/// and the source of the site's own texts. When a text was published has a rule of its own.
pub fn check(site: &Site<'_>, profile: Profile, findings: &mut Findings) {
    let settings = &site.atlas.settings;
    let Some(government) = &settings.government else {
        let columns = site.columns().collect::<Vec<_>>().join("、");
        return report_no_block(Span::file_start(settings.file), &columns, profile, findings);
    };
    let mut report = |span: Span, subject: (&str, &str), labels: Vec<&Label>| {
        if labels.is_empty() {
            return;
        }
        let (zh, en) = subject;
        let items = labels
            .iter()
            .map(|label| format!("{}（{}）", label.key, label.name))
            .collect::<Vec<_>>()
            .join("、");
        let message = text!("{zh}没有写 {items}", "{en} has no {items}");
        let keys = labels.iter().map(|label| format!("{}: …", label.key));
        let keys = keys.collect::<Vec<_>>().join("、");
        let finding = Diagnostic::new(codes::MISSING_LABEL, span, message).help(text!(
            "照主管单位核定的填：{keys}；没有定下来的不要编",
            "write what was approved ({keys}); invent nothing"
        ));
        findings.push(profile.sharpen(finding));
    };
    report(
        government.block,
        ("government ", "the government block"),
        missing(Scope::Site, |label| {
            labels::site_value(label, government).is_some()
        }),
    );
    for key in site.columns() {
        let written = government.columns.iter().find(|column| column.key == key);
        let span = written.map_or(government.block, |column| column.block);
        let labels = missing(Scope::Column, |label| {
            written.is_some_and(|column| labels::column_value(label, column).is_some())
        });
        let subject = (format!("栏目 {key} "), format!("the column {key}"));
        report(span, (&subject.0, &subject.1), labels);
    }
    if has_text_without_source(site, government) {
        let label = LABELS.iter().find(|label| label.name == "ContentSource");
        report(
            government.block,
            ("government ", "the government block"),
            label.into_iter().collect(),
        );
    }
}

fn missing(scope: Scope, has_value: impl Fn(&Label) -> bool) -> Vec<&'static Label> {
    let labels = LABELS.iter();
    let labels = labels.filter(|label| label.scope == scope && label.need == Need::Must);
    labels.filter(|label| !has_value(label)).collect()
}

/// The source of the site's own pages is the body that runs it.
fn has_text_without_source(site: &Site<'_>, government: &Government) -> bool {
    let is_page = |content: &Content| matches!(content, Content::Page(_));
    government.organizer.is_none() && site.contents().any(|content| is_page(&content))
}

fn report_no_block(start: Span, columns: &str, profile: Profile, findings: &mut Findings) {
    if profile != Profile::Government {
        return;
    }
    let items = LABELS.iter().filter(|label| label.scope == Scope::Site);
    let items = items.map(|label| label.key).collect::<Vec<_>>().join("、");
    let message = text!(
        "没有 government 一项：{items}、organizer，和 {columns} 各栏目，都没有写",
        "there is no government block: {items}, organizer and the columns {columns} are missing"
    );
    let finding = Diagnostic::new(codes::MISSING_LABEL, start, message).help(text!(
        "在 atlas.yaml 里补上 government:，写法见 case-atlas explain CA0703",
        "add government: to atlas.yaml; see case-atlas explain CA0703"
    ));
    findings.push(profile.sharpen(finding));
}
