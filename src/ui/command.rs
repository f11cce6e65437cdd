//! The table of commands: menu, palette, key sheet and keys all come from it.

mod able;
mod caret;
mod keymap;
mod menu;
mod pinned;

pub use keymap::{KeyClash, Keymap, shown};
pub use menu::{Menu, Scope};

use egui::{Key, KeyboardShortcut, Modifiers};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };
const CTRL_ALT_SHIFT: Modifiers = Modifiers { alt: true, ..CTRL_SHIFT };

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident: $menu:ident, $label:literal, $scope:ident, $keys:expr;)*) => {
        /// A named thing that one can press.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $command,)* }

        impl Command {
            /// Every command, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            /// Its name on screen.
            pub fn label(self) -> &'static str {
                match self { $(Self::$command => $label,)* }
            }

            /// Its name in what is kept for a person; never changed.
            pub fn name(self) -> &'static str {
                match self { $(Self::$command => stringify!($command),)* }
            }

            /// The menu that it stands under.
            pub fn menu(self) -> Menu {
                match self { $(Self::$command => Menu::$menu,)* }
            }

            /// Where its key works.
            pub fn scope(self) -> Scope {
                match self { $(Self::$command => Scope::$scope,)* }
            }

            /// Its key in the table, if it has one; what a person made of it is in the [`Keymap`].
            pub fn keys(self) -> Option<KeyboardShortcut> {
                let keys: Option<(Modifiers, Key)> = match self { $(Self::$command => $keys,)* };
                keys.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key))
            }
        }
    };
}

commands! {
    /// Begins an empty project.
    NewProject: Project, "New project", Window, Some((CTRL, Key::N));
    /// Opens a project by the system's dialog.
    OpenProject: Project, "Open project…", Window, Some((CTRL, Key::O));
    /// Opens a copy of the example.
    OpenExample: Project, "Open the example", Window, None;
    /// Reads articles chosen in the system's dialog.
    OpenArticles: Project, "Add articles…", Window, Some((CTRL_SHIFT, Key::O));
    /// Asks for a path: a project, an article, a folder.
    OpenPath: Project, "Open path…", Window, Some((CTRL, Key::L));
    /// Pastes words as a new article.
    PasteArticle: Project, "Paste as article…", Window, Some((CTRL_SHIFT, Key::V));
    /// Says what the names of files tell.
    NamePatterns: Project, "Patterns for file names…", Window, None;
    /// Writes the project.
    Save: Project, "Save", Window, Some((CTRL, Key::S));
    /// Writes the project to another file.
    SaveAs: Project, "Save as…", Window, Some((CTRL_SHIFT, Key::S));
    /// Lists what was done to the project, to go back to any point.
    History: Project, "History…", Window, None;
    /// Lists the backups of the project.
    Backups: Project, "Backups…", Window, None;
    /// Saves by itself, or only when it is wished.
    ToggleAutosave: Project, "Save by itself", Window, None;
    /// Writes the statements as a table or as coded data.
    ExportStatements: Project, "Export statements…", Window, Some((CTRL, Key::E));
    /// Writes the figure.
    ExportFigure: Project, "Export figure…", Window, Some((CTRL_SHIFT, Key::E));
    /// Compares the project with a file.
    CompareWith: Project, "Compare with a file…", Window, None;
    /// Lists work that was set aside and copies of sync services.
    OtherVersions: Project, "Other versions…", Window, None;
    /// Gives the project another title.
    RenameProject: Project, "Rename project…", Window, None;
    /// Closes the window.
    Quit: Project, "Quit", Window, Some((CTRL, Key::Q));
    /// Takes the last step back.
    Undo: Edit, "Undo", Window, Some((CTRL, Key::Z));
    /// Does it again.
    Redo: Edit, "Redo", Window, Some((CTRL_SHIFT, Key::Z));
    /// Looks for words in the article.
    Find: Edit, "Find in article…", Window, Some((CTRL, Key::F));
    /// Goes to the next find.
    FindNext: Edit, "Find next", Window, Some((NONE, Key::F3));
    /// Goes to the find before.
    FindPrevious: Edit, "Find previous", Window, Some((SHIFT, Key::F3));
    /// Closes the search and keeps what was found chosen.
    TakeFind: Edit, "Take what was found", Window, None;
    /// Closes the search and goes back to where one was.
    LeaveFind: Edit, "Close find", Window, None;
    /// Removes the chosen statement.
    DeleteStatement: Edit, "Delete statement", Article, Some((NONE, Key::Delete));
    /// Changes the words of the article that is shown.
    CorrectArticle: Edit, "Correct article text…", Window, None;
    /// Removes the article that is shown.
    RemoveArticle: Edit, "Remove article", Window, None;
    /// Opens the coding bar.
    CodePassage: Code, "Code the passage", Article, Some((NONE, Key::Enter));
    /// Codes the passage like the last one.
    RepeatLast: Code, "Repeat the last pair", Article, Some((NONE, Key::Period));
    /// Opens the coding bar on the demand, with the actor of the last pair.
    RepeatActor: Code, "Repeat the last actor", Article, Some((NONE, Key::Comma));
    /// Makes one more statement on the same passage, for another demand.
    Duplicate: Code, "Duplicate for another demand", Article, Some((NONE, Key::E));
    /// Goes to the next statement of the article.
    NextStatement: Code, "Next statement", Article, Some((NONE, Key::N));
    /// Goes to the statement before.
    PreviousStatement: Code, "Previous statement", Article, Some((NONE, Key::P));
    /// Goes round the statements over the chosen place.
    CycleStatements: Code, "Next statement on these words", Article, Some((NONE, Key::O));
    /// Lists the statements on the chosen words, or under the caret, to choose one.
    ListStatements: Code, "List the statements here", Article, Some((NONE, Key::L));
    /// The chosen statement demands.
    StanceDemands: Code, "Stance: demands", Article, Some((NONE, Key::D));
    /// The chosen statement rejects.
    StanceRejects: Code, "Stance: rejects", Article, Some((NONE, Key::R));
    /// The chosen statement offers a concession.
    StanceConcedes: Code, "Stance: offers concession", Article, Some((NONE, Key::C));
    /// Keeps the pair at hand under a digit, or does so no longer.
    PinPair: Code, "Pin or unpin the pair", Article, Some((SHIFT, Key::P));
    /// Codes the passage with the pinned pair of this digit.
    Pinned1: Code, "Pinned pair 1", Article, Some((NONE, Key::Num1));
    /// Codes the passage with the pinned pair of this digit.
    Pinned2: Code, "Pinned pair 2", Article, Some((NONE, Key::Num2));
    /// Codes the passage with the pinned pair of this digit.
    Pinned3: Code, "Pinned pair 3", Article, Some((NONE, Key::Num3));
    /// Codes the passage with the pinned pair of this digit.
    Pinned4: Code, "Pinned pair 4", Article, Some((NONE, Key::Num4));
    /// Codes the passage with the pinned pair of this digit.
    Pinned5: Code, "Pinned pair 5", Article, Some((NONE, Key::Num5));
    /// Codes the passage with the pinned pair of this digit.
    Pinned6: Code, "Pinned pair 6", Article, Some((NONE, Key::Num6));
    /// Codes the passage with the pinned pair of this digit.
    Pinned7: Code, "Pinned pair 7", Article, Some((NONE, Key::Num7));
    /// Codes the passage with the pinned pair of this digit.
    Pinned8: Code, "Pinned pair 8", Article, Some((NONE, Key::Num8));
    /// Codes the passage with the pinned pair of this digit.
    Pinned9: Code, "Pinned pair 9", Article, Some((NONE, Key::Num9));
    /// Asks under whose name one codes.
    CodeAs: Code, "Code as…", Window, None;
    /// The article is read to the end.
    MarkDone: Code, "Mark article done", Window, Some((CTRL, Key::D));
    /// Accepts the article's guessed date.
    ConfirmDate: Code, "Confirm the date", Window, Some((CTRL_SHIFT, Key::D));
    /// Takes the sentence, then the paragraph.
    TakeSentence: Passage, "Take the sentence", Article, Some((NONE, Key::S));
    /// Gives the chosen statement the chosen passage; where none is chosen yet, once it is.
    MoveToSelection: Passage, "Move statement to the selection", Article, Some((NONE, Key::M));
    /// Divides the chosen statement where the selection inside it begins.
    Split: Passage, "Split statement at the selection", Article, Some((NONE, Key::X));
    /// Joins the chosen statement with its neighbour of the same pair.
    Merge: Passage, "Merge with its neighbour", Article, Some((NONE, Key::J));
    /// Moves the end to the next word.
    EndLater: Passage, "End: a word later", Article, Some((CTRL_SHIFT, Key::ArrowRight));
    /// Moves the end to the word before.
    EndEarlier: Passage, "End: a word earlier", Article, Some((CTRL_SHIFT, Key::ArrowLeft));
    /// Moves the start to the next word.
    StartLater: Passage, "Start: a word later", Article, Some((CTRL_ALT_SHIFT, Key::ArrowRight));
    /// Moves the start to the word before.
    StartEarlier: Passage, "Start: a word earlier", Article, Some((CTRL_ALT_SHIFT, Key::ArrowLeft));
    /// Moves the end to the next sentence.
    EndSentenceLater: Passage, "End: a sentence later", Article, Some((SHIFT, Key::ArrowDown));
    /// Moves the end to the sentence before.
    EndSentenceEarlier: Passage, "End: a sentence earlier", Article, Some((SHIFT, Key::ArrowUp));
    /// Moves the end by a letter.
    EndLetterLater: Passage, "End: a letter later", Article, Some((SHIFT, Key::ArrowRight));
    /// Moves the end back by a letter.
    EndLetterEarlier: Passage, "End: a letter earlier", Article, Some((SHIFT, Key::ArrowLeft));
    /// Moves the start by a letter.
    StartLetterLater: Passage, "Start: a letter later", Article, Some((ALT_SHIFT, Key::ArrowRight));
    /// Moves the start back by a letter.
    StartLetterEarlier: Passage, "Start: a letter earlier", Article, Some((ALT_SHIFT, Key::ArrowLeft));
    /// Moves the caret a letter to the right.
    CaretRight: Caret, "Caret: a letter right", Article, Some((NONE, Key::ArrowRight));
    /// Moves the caret a letter to the left.
    CaretLeft: Caret, "Caret: a letter left", Article, Some((NONE, Key::ArrowLeft));
    /// Moves the caret to the right over a word.
    CaretWordRight: Caret, "Caret: a word right", Article, Some((CTRL, Key::ArrowRight));
    /// Moves the caret to the left over a word.
    CaretWordLeft: Caret, "Caret: a word left", Article, Some((CTRL, Key::ArrowLeft));
    /// Moves the caret to the right over a sentence.
    CaretSentenceRight: Caret, "Caret: a sentence right", Article, Some((ALT, Key::ArrowRight));
    /// Moves the caret to the left over a sentence.
    CaretSentenceLeft: Caret, "Caret: a sentence left", Article, Some((ALT, Key::ArrowLeft));
    /// Moves the caret to the end of a paragraph.
    CaretParagraphDown: Caret, "Caret: a paragraph on", Article, Some((CTRL, Key::ArrowDown));
    /// Moves the caret to the start of a paragraph.
    CaretParagraphUp: Caret, "Caret: a paragraph back", Article, Some((CTRL, Key::ArrowUp));
    /// Moves the caret a line down.
    CaretDown: Caret, "Caret: a line down", Article, Some((NONE, Key::ArrowDown));
    /// Moves the caret a line up.
    CaretUp: Caret, "Caret: a line up", Article, Some((NONE, Key::ArrowUp));
    /// Moves the caret to the start of its line.
    CaretLineStart: Caret, "Caret: start of the line", Article, Some((NONE, Key::Home));
    /// Moves the caret to the end of its line.
    CaretLineEnd: Caret, "Caret: end of the line", Article, Some((NONE, Key::End));
    /// Moves the caret a page down.
    CaretPageDown: Caret, "Caret: a page down", Article, Some((NONE, Key::PageDown));
    /// Moves the caret a page up.
    CaretPageUp: Caret, "Caret: a page up", Article, Some((NONE, Key::PageUp));
    /// Moves the caret to the start of the article.
    CaretTextStart: Caret, "Caret: start of the article", Article, Some((CTRL, Key::Home));
    /// Moves the caret to the end of the article.
    CaretTextEnd: Caret, "Caret: end of the article", Article, Some((CTRL, Key::End));
    /// Shows the article.
    ShowRead: View, "Read", Window, Some((CTRL, Key::Num1));
    /// Shows the table.
    ShowStatements: View, "Statements", Window, Some((CTRL, Key::Num2));
    /// Shows the figure in full size.
    ShowFigures: View, "Figures", Window, Some((CTRL, Key::Num3));
    /// Lists the events that figures over time show.
    Events: View, "Events in figures…", Window, None;
    /// Shows the codebook.
    ShowCodebook: View, "Codebook", Window, Some((CTRL, Key::Num4));
    /// Shows the files on their way in.
    ShowIncoming: View, "Import list", Window, Some((CTRL, Key::Num5));
    /// Goes to the next article of the list.
    NextArticle: View, "Next article", Window, Some((ALT, Key::ArrowDown));
    /// Goes to the article before.
    PreviousArticle: View, "Previous article", Window, Some((ALT, Key::ArrowUp));
    /// Folds the articles panel.
    ToggleArticles: View, "Articles panel", Window, Some((CTRL, Key::B));
    /// Folds the figure panel.
    ToggleFigure: View, "Figure panel", Window, Some((CTRL_SHIFT, Key::B));
    /// Marks the names of actors and one's own words in the text, or no more.
    ToggleNames: View, "Names in the text", Window, None;
    /// Asks for one's own words to be marked.
    EditKeywords: View, "Words to mark in the text…", Window, None;
    /// Makes everything larger.
    ZoomIn: View, "Larger", Window, Some((CTRL, Key::Plus));
    /// Makes everything smaller.
    ZoomOut: View, "Smaller", Window, Some((CTRL, Key::Minus));
    /// Makes everything as it was.
    ZoomReset: View, "Usual size", Window, Some((CTRL, Key::Num0));
    /// Makes the letters of articles larger.
    TextLarger: View, "Text: larger", Window, Some((ALT, Key::Plus));
    /// Makes the letters of articles smaller.
    TextSmaller: View, "Text: smaller", Window, Some((ALT, Key::Minus));
    /// Puts the lines of articles further apart.
    LinesApart: View, "Text: lines further apart", Window, Some((ALT, Key::CloseBracket));
    /// Puts the lines of articles closer together.
    LinesCloser: View, "Text: lines closer", Window, Some((ALT, Key::OpenBracket));
    /// Makes the column of articles wider.
    ColumnWider: View, "Text: wider column", Window, Some((CTRL, Key::CloseBracket));
    /// Makes the column of articles narrower.
    ColumnNarrower: View, "Text: narrower column", Window, Some((CTRL, Key::OpenBracket));
    /// Sets articles as on the first day.
    TextUsual: View, "Text: as usual", Window, Some((ALT, Key::Num0));
    /// Looks as the system does.
    LookSystem: View, "Look: as the system", Window, None;
    /// Looks light.
    LookLight: View, "Look: light", Window, None;
    /// Looks dark.
    LookDark: View, "Look: dark", Window, None;
    /// Colors statements by party.
    ColorByParty: View, "Color by party", Window, None;
    /// Colors statements by actor.
    ColorByActor: View, "Color by actor", Window, None;
    /// Colors statements by demand.
    ColorByDemand: View, "Color by demand", Window, None;
    /// Colors statements by stance.
    ColorByStance: View, "Color by stance", Window, None;
    /// Colors statements by coder.
    ColorByCoder: View, "Color by coder", Window, None;
    /// Opens the list of commands.
    Palette: View, "Search or run a command…", Window, Some((CTRL_SHIFT, Key::P));
    /// Shows the keys.
    Keys: View, "Keys", Window, Some((NONE, Key::F1));
    /// Says what this program is.
    About: View, "About Demarche", Window, None;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        for (at, one) in Command::ALL.iter().enumerate() {
            for other in Command::ALL.iter().skip(at + 1) {
                assert!(one.keys().is_none() || one.keys() != other.keys(), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn single_letters_act_only_in_the_article() {
        for command in Command::ALL {
            let Some(keys) = command.keys() else { continue };
            let is_letter = keys.logical_key.name().len() == 1 && keys.modifiers.is_none();
            assert!(!is_letter || command.scope() == Scope::Article, "{command:?}");
        }
    }
}
