//! Where a command stands, and where its keys work.

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere, also while typing.
    Window,
    /// Only while the article has the focus: such keys may be single letters.
    Article,
}

/// Under which menu a command stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Projects and files.
    Project,
    /// Changes.
    Edit,
    /// Coding and statements.
    Code,
    /// The passage of a selection or a statement.
    Passage,
    /// Where the reading caret goes.
    Caret,
    /// What the window shows.
    View,
}

impl Menu {
    /// Every menu, from left to right.
    pub const ALL: [Self; 6] =
        [Self::Project, Self::Edit, Self::Code, Self::Passage, Self::Caret, Self::View];

    /// Its name on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Project => "Project",
            Self::Edit => "Edit",
            Self::Code => "Code",
            Self::Passage => "Passage",
            Self::Caret => "Caret",
            Self::View => "View",
        }
    }
}
