//! The doors through which text comes into the program. Each function takes any text and panics where the
//! program breaks a promise; the program itself must not panic, hang, or take time out of proportion.

mod cache;
pub mod harmless;
mod manifest;
mod requests;
mod site;
mod words;

pub use cache::cache;
pub use manifest::manifest;
pub use requests::requests;
pub use site::{front_matter, lists, repair, site};
pub use words::{links, markdown, privacy, quantity, search};
