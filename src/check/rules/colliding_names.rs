//! Two names that are one to a system that ignores case.

use std::collections::BTreeMap;

use super::super::addresses::addresses;
use crate::check::GoesOn;
use crate::check::codes;
use crate::ground::portable::folded;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports a page or picture whose path another one has already, capitals aside: on a stick the later
/// would overwrite the earlier.
pub fn check(site: &Site<'_>, goes_on: GoesOn<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    let addresses = addresses(site).into_iter();
    for address in addresses.take_while(|_| goes_on()) {
        let earlier = seen
            .entry(folded(&address.path))
            .or_insert_with(|| address.clone());
        if *earlier == address {
            continue;
        }
        let (one, other) = (&earlier.path, &address.path);
        let message = text!(
            "“{other}”与“{one}”在 U 盘上是同一个名字",
            "\"{other}\" and \"{one}\" are one name on a stick"
        );
        findings.push(
            Diagnostic::new(codes::COLLIDING_NAMES, address.span, message)
                .label(earlier.span, text!("先用了这个名字", "first used here"))
                .help(text!("改掉其中一个", "rename one of them")),
        );
    }
}
