//! Floor 3. Rules over the linked site: what the reader and the linker cannot see.
//!
//! Takes a [`Site`]; pushes findings. One file a rule in `rules`; each has its code, its page in
//! `src/explain/`, and one function that looks at the whole site.

mod addresses;
pub mod codes;
mod rules;

use crate::ground::Findings;
use crate::site::Site;

/// Looks at the whole site and records what breaks one rule.
type Rule = fn(&Site<'_>, &mut Findings);

/// Every rule, in order of code.
const RULES: [Rule; 12] = [
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
    rules::unsafe_name::check,
    rules::colliding_names::check,
];

/// Applies every rule.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for rule in RULES {
        rule(site, findings);
    }
}
