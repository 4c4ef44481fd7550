//! For whom an output is made.

/// For whom an output is made. What is for teachers alone never enters a student edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// For everybody: the default.
    #[default]
    Student,
    /// For those who teach with it.
    Teacher,
}

impl Edition {
    /// As on the command line and in `VERSION.txt`.
    pub fn slug(self) -> &'static str {
        match self {
            Edition::Student => "student",
            Edition::Teacher => "teacher",
        }
    }

    /// As readers see it.
    pub fn name(self) -> &'static str {
        match self {
            Edition::Student => "学员版",
            Edition::Teacher => "教师版",
        }
    }
}
