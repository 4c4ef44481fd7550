//! Names that authors give: whether they fit an address, and whether one stands twice.

use std::collections::{BTreeMap, HashSet};

use super::super::codes;
use super::super::slug::is_slug;
use crate::ground::{Diagnostic, Findings, SharedStr, Spanned};
use crate::text;

/// Reports a slug or id that cannot stand in an address.
pub fn check_slug(slug: &Spanned<SharedStr>, findings: &mut Findings) {
    if !slug.value.is_empty() && !is_slug(&slug.value) {
        let name = &slug.value;
        let message = text!(
            "“{name}”不能用在网址里",
            "\"{name}\" cannot stand in an address"
        );
        findings.push(
            Diagnostic::new(codes::BAD_SLUG, slug.span, message).help(text!(
                "只用小写拉丁字母和数字，词与词之间一个连字符，如 kuandian、green-house",
                "use lower-case Latin letters and digits, with single hyphens between words"
            )),
        );
    }
}

/// Reports every id that stands a second time.
pub fn repeated_ids<'a>(
    ids: impl Iterator<Item = &'a Spanned<SharedStr>>,
    subject: &str,
    findings: &mut Findings,
) {
    let ids: Vec<_> = ids.collect();
    // Nearly always none does, and there may be many.
    let mut all = HashSet::with_capacity(ids.len());
    let mut named = ids.iter().filter(|id| !id.value.is_empty());
    if named.all(|id| all.insert(&id.value)) {
        return;
    }
    let mut seen = BTreeMap::new();
    for id in ids.into_iter().filter(|id| !id.value.is_empty()) {
        match seen.get(&id.value) {
            None => {
                seen.insert(&id.value, id.span);
            }
            Some(first) => {
                let name = &id.value;
                let message = text!("{subject}“{name}”用了两次", "\"{name}\" is used twice");
                let finding = Diagnostic::new(codes::DUPLICATE_ID, id.span, message)
                    .label(*first, text!("第一次用在这里", "first used here"))
                    .help(text!(
                        "给其中一个换个名字",
                        "give one of the two another name"
                    ));
                findings.push(finding);
            }
        }
    }
}
