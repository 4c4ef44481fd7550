//! An item of a government website's footer that is not written.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports items of the footer without value. A warning on every profile: the list of items is not
/// known from the source itself (`STANDARDS.md` 1.1).
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    let Some(government) = &site.atlas.settings.government else {
        return;
    };
    let items = [
        ("organizer", "主办单位", &government.organizer),
        ("undertaker", "承办单位", &government.undertaker),
        ("contact", "联系方式", &government.contact),
        ("icp", "ICP备案号", &government.icp),
        ("police", "公安备案号", &government.police),
        ("badge", "党政机关网站标识", &government.badge),
    ];
    let missing = items.iter().filter(|(.., value)| value.is_none());
    let missing: Vec<String> = missing
        .map(|(key, name, _)| format!("{key}（{name}）"))
        .collect();
    if missing.is_empty() {
        return;
    }
    let items = missing.join("、");
    let message = text!("页脚缺 {items}", "the footer lacks {items}");
    let finding = Diagnostic::new(codes::MISSING_FOOTER_ITEM, government.block, message);
    findings.push(finding.help(text!(
        "照批准的内容写进 government；没有写的，页脚里就没有这一项",
        "write what was approved into the government block; what is not written is not shown"
    )));
}
