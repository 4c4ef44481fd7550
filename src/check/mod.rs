//! Floor 3. Rules over the linked site: what the reader and the linker cannot see.
//!
//! Takes a [`Site`]; pushes findings. One file a rule in `rules`; each has its code, its page in
//! `src/explain/`, and one function that looks at the whole site.

mod addresses;
pub mod codes;
mod rules;

use crate::ground::{Diagnostic, Findings, Severity};
use crate::site::Site;

/// Looks at the whole site and records what breaks one rule.
type Rule = fn(&Site<'_>, &mut Findings);

/// Every rule, in order of code.
const RULES: [Rule; 13] = [
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
    rules::missing_footer_item::check,
    rules::unsafe_name::check,
    rules::colliding_names::check,
];

/// As a [`Rule`], for what only some sites must have.
type ProfileRule = fn(&Site<'_>, Profile, &mut Findings);

/// The rules of government websites, in order of code.
const PROFILE_RULES: [ProfileRule; 2] = [
    rules::missing_label::check,
    rules::no_publication_time::check,
];

/// What a site must have to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// What any site must have; a site that describes itself as a public body's is told what it
    /// still lacks.
    #[default]
    General,
    /// Everything the labels of a government website need.
    Government,
}

impl Profile {
    /// Whether the rules of government websites apply.
    fn concerns(self, site: &Site<'_>) -> bool {
        self == Profile::Government || site.atlas.settings.government.is_some()
    }

    /// Makes an error of what this profile demands.
    fn sharpen(self, mut finding: Diagnostic) -> Diagnostic {
        if self == Profile::Government {
            finding.severity = Severity::Error;
        }
        finding
    }
}

/// Applies every rule.
pub fn check(site: &Site<'_>, profile: Profile, findings: &mut Findings) {
    for rule in RULES {
        rule(site, findings);
    }
    for rule in PROFILE_RULES {
        rule(site, profile, findings);
    }
}
