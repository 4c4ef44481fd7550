//! How far a run is.

use crate::ground::Text;
use crate::text;

/// The stages of a run that take long on a large atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading and parsing.
    Read,
    /// Resolving names and checking.
    Link,
    /// Making pages.
    Render,
    /// Making handouts.
    Handouts,
    /// Copying to a stick.
    Copy,
    /// Packing an archive.
    Pack,
    /// Comparing a stick with its list.
    Verify,
}

impl Stage {
    /// What is being done, for a progress bar.
    pub fn text(self) -> Text {
        match self {
            Stage::Read => text!("读入", "reading"),
            Stage::Link => text!("核对", "checking"),
            Stage::Render => text!("生成页面", "making pages"),
            Stage::Handouts => text!("制作讲义", "making handouts"),
            Stage::Copy => text!("写入", "writing"),
            Stage::Pack => text!("打包", "packing"),
            Stage::Verify => text!("核对", "comparing"),
        }
    }
}

/// Hears how far a run is.
pub trait Progress: Sync {
    /// A stage with so many steps begins.
    fn stage(&self, stage: Stage, total: usize);
    /// A step is done.
    fn step(&self);
}

/// Hears nothing.
pub struct NoProgress;

impl Progress for NoProgress {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
