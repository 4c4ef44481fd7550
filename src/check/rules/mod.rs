//! One file a rule, named like the rule.

pub mod case_without_practice;
pub mod cited_value_differs;
pub mod colliding_names;
pub mod derivation_differs;
pub mod external_link;
pub mod picture_location;
pub mod repeated_mention;
pub mod unanswered_challenge;
pub mod uncited_observation;
pub mod unit_mismatch;
pub mod unlisted_challenge;
pub mod unsafe_name;
pub mod unused_picture;
pub mod unused_source;
pub mod verbatim_overlap;
pub mod wording;
