//! Floor 3. Rules over the linked site: what the reader and the linker cannot see.
//!
//! Takes a [`Site`]; pushes findings. One file a rule in `rules`; each has its code, its page in
//! `src/explain/`, and one function that looks at the whole site.

mod addresses;
pub mod codes;
mod passages;
mod personal;
mod rules;
mod suppression;

pub use personal::{Personal, personal};
pub use suppression::Suppressions;

use crate::ground::{Findings, Sources};
use crate::site::Site;

/// Looks at the whole site and records what breaks one rule.
type Rule = fn(&Site<'_>, &mut Findings);

/// Looks at the words of the files a site was read from.
type SourceRule = fn(&Site<'_>, &Sources, &mut Findings);

/// Every rule, in order of code.
const RULES: [Rule; 14] = [
    rules::unused_picture::check,
    rules::cited_value_differs::check,
    rules::unit_mismatch::check,
    rules::derivation_differs::check,
    rules::uncited_observation::check,
    rules::unused_source::check,
    rules::unlisted_challenge::check,
    rules::unanswered_challenge::check,
    rules::repeated_mention::check,
    rules::case_without_practice::check,
    rules::external_link::check,
    rules::picture_location::check,
    rules::unsafe_name::check,
    rules::colliding_names::check,
];

/// Every rule over the words of files, in order of code.
const SOURCE_RULES: [SourceRule; 2] = [rules::verbatim_overlap::check, rules::wording::check];

/// Applies every rule.
pub fn check(site: &Site<'_>, sources: &Sources, findings: &mut Findings) {
    for rule in RULES {
        rule(site, findings);
    }
    for rule in SOURCE_RULES {
        rule(site, sources, findings);
    }
}
