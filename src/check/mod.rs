//! Floor 3. Rules over the linked site: what the reader and the linker cannot see.
//!
//! Takes a [`Site`] and the sources it was read from; pushes findings. One file a rule in `rules`;
//! each has its code, its page in `src/explain/`, and one function: over the whole site, over the site
//! with its texts, or over one passage of a text.

mod addresses;
pub mod codes;
mod marks;
mod passages;
mod personal;
mod reading;
mod rules;
mod suppression;
mod texts;

pub use personal::{Personal, personal, personal_while};
pub use suppression::Suppressions;

use crate::ground::{Diagnostic, Findings, Severity, Sources};
use crate::site::Site;
use reading::Reading;
use texts::Texts;

/// Looks at the whole site and records what breaks one rule.
type Rule = fn(&Site<'_>, &mut Findings);

/// As a [`Rule`], for as long as somebody waits for it: it asks at every step of a long way.
type LongRule = fn(&Site<'_>, GoesOn<'_>, &mut Findings);

/// Whether somebody still waits.
type GoesOn<'g> = &'g (dyn Fn() -> bool + Sync);

/// Looks at the texts a site was read from, and at what they say of its figures.
type TextRule = fn(&Site<'_>, &Texts<'_>, &mut Findings);

/// Looks at the characters of one passage.
type PassageRule = fn(&Reading, &mut Findings);

/// Every rule over the site, in order of code.
const RULES: &[Rule] = &[
    rules::unused_picture::check,
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
    rules::sum_differs::check,
    rules::share_out_of_range::check,
    rules::missing_footer_item::check,
];

/// Every rule over the site that takes long on a large one, in order of code.
const LONG_RULES: &[LongRule] = &[
    rules::cited_value_differs::check,
    rules::conflicting_observation::check,
    rules::unsafe_name::check,
    rules::colliding_names::check,
];

/// Every rule over the site and its texts: what takes longest comes last.
const TEXT_RULES: &[TextRule] = &[
    rules::verbatim_overlap::check,
    rules::wording::check,
    rules::planned_as_achieved::check,
    rules::number_without_observation::check,
];

/// Every rule over a passage, in order of code.
const PASSAGE_RULES: &[PassageRule] = &[
    rules::reversed_range::check,
    rules::half_width_comma::check,
    rules::half_width_colon::check,
    rules::half_width_semicolon::check,
    rules::half_width_question_mark::check,
    rules::half_width_exclamation_mark::check,
    rules::half_width_stop::check,
    rules::half_width_bracket::check,
    rules::half_width_quote::check,
    rules::unpaired_mark::check,
    rules::nested_mark::check,
    rules::ratio_colon::check,
    rules::space_in_han::check,
    rules::document_number::check,
    rules::traditional_character::check,
    rules::private_use_character::check,
];

/// As a [`Rule`], for what only some sites must have.
type ProfileRule = fn(&Site<'_>, Profile, &mut Findings);

/// The rules of government websites, in order of code.
const PROFILE_RULES: [ProfileRule; 3] = [
    rules::missing_label::check,
    rules::no_publication_time::check,
    rules::sample_value::check,
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
pub fn check(site: &Site<'_>, profile: Profile, sources: &Sources, findings: &mut Findings) {
    check_while(site, profile, sources, &|| true, findings);
}

/// As [`check()`], as long as somebody waits for it: `goes_on` is asked again and again. What was
/// found when it says no is not all there is.
pub fn check_while(
    site: &Site<'_>,
    profile: Profile,
    sources: &Sources,
    goes_on: GoesOn<'_>,
    findings: &mut Findings,
) {
    for rule in RULES.iter().take_while(|_| goes_on()) {
        rule(site, findings);
    }
    for rule in LONG_RULES.iter().take_while(|_| goes_on()) {
        rule(site, goes_on, findings);
    }
    for rule in PROFILE_RULES.iter().take_while(|_| goes_on()) {
        rule(site, profile, findings);
    }
    let texts = Texts::new(site.atlas, sources, goes_on);
    for rule in TEXT_RULES.iter().take_while(|_| goes_on()) {
        rule(site, &texts, findings);
    }
    texts.each(findings, |_, readings, found| {
        for reading in readings.take_while(|_| goes_on()) {
            PASSAGE_RULES.iter().for_each(|rule| rule(&reading, found));
        }
    });
}
