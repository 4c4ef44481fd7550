//! `case-atlas schema`: what an editor needs to check front matter while it is typed.

use super::failure::Failure;
use super::{Console, Exit};
use crate::atlas::schema::case_front_matter;

/// Prints the JSON Schema of a case's front matter.
pub(super) fn execute(console: &mut Console) -> Result<Exit, Failure> {
    console.out(&format!("{:#}\n", case_front_matter()))?;
    Ok(Exit::Clean)
}
