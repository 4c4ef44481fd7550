//! The views of the pages: one type a template, plain data, finished strings.

mod case;
mod compare;
mod data;
mod home;
mod indicator;
mod list;
mod model;
mod region;
mod stick;
mod text;
mod topic;
mod training;

pub use case::*;
pub use compare::*;
pub use data::*;
pub use home::*;
pub use indicator::*;
pub use list::*;
pub use model::*;
pub use region::*;
pub use stick::*;
pub use text::*;
pub use topic::*;
pub use training::*;
