//! The keys of commands as a person wants them: those of the table, but for what was changed.

use std::collections::BTreeMap;
use std::fmt;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, Scope};

/// What a person changed of the table's keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    /// By the name of the command; none takes its keys away.
    changed: BTreeMap<&'static str, Option<KeyboardShortcut>>,
}

/// Why a command cannot have some keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyClash {
    /// Another command has them.
    Taken(Command),
    /// With Shift, they would be keys of the caret, which extends a passage by them.
    Extends(Command),
    /// They would be typed where the command works.
    Typed,
    /// They mean something everywhere.
    Reserved,
}

impl KeyClash {
    /// What is wrong, and whose the keys are, as a sentence without a period.
    pub fn words(&self) -> String {
        match self {
            Self::Taken(other) => format!("“{}” has these keys", other.label()),
            Self::Extends(other) => {
                format!("With Shift, “{}” extends the passage by these keys", other.label())
            }
            Self::Typed => "It works while one types, so it needs Ctrl, Alt or a function key".to_owned(),
            Self::Reserved => "Escape, Tab and Space keep what they mean".to_owned(),
        }
    }
}

impl Keymap {
    /// The keys of a command; none where it has none.
    pub fn keys(&self, command: Command) -> Option<KeyboardShortcut> {
        self.changed.get(command.name()).map_or_else(|| command.keys(), |keys| *keys)
    }

    /// Its keys as one reads them, "Ctrl+Shift+P"; empty where it has none.
    pub fn words(&self, command: Command, ctx: &egui::Context) -> String {
        self.keys(command).map_or_else(String::new, |keys| shown(keys, ctx))
    }

    /// Whether a command's keys are not those of the table.
    pub fn is_changed(&self, command: Command) -> bool {
        self.changed.contains_key(command.name())
    }

    /// Gives a command other keys, or none. What the table says is no change.
    pub fn change(&mut self, command: Command, keys: Option<KeyboardShortcut>) {
        if keys == command.keys() {
            self.changed.remove(command.name());
        } else {
            self.changed.insert(command.name(), keys);
        }
    }

    /// Gives a command the table's keys again, or every command.
    pub fn reset(&mut self, command: Option<Command>) {
        match command {
            Some(command) => _ = self.changed.remove(command.name()),
            None => self.changed.clear(),
        }
    }

    /// What keeps a command from these keys, if anything does. The same key works for one command of
    /// the whole window and for none of the article, so the scopes do not matter.
    pub fn clash(&self, command: Command, keys: KeyboardShortcut) -> Option<KeyClash> {
        if matches!(keys.logical_key, Key::Escape | Key::Tab | Key::Space) {
            return Some(KeyClash::Reserved);
        }
        let is_plain = !keys.modifiers.alt && !keys.modifiers.command && !keys.modifiers.ctrl;
        if command.scope() == Scope::Window && is_plain && !is_function_key(keys.logical_key) {
            return Some(KeyClash::Typed);
        }
        let others = || Command::ALL.iter().copied().filter(move |other| *other != command);
        if let Some(other) = others().find(|other| self.keys(*other) == Some(keys)) {
            return Some(KeyClash::Taken(other));
        }
        // The edges' keys are the caret's with Shift by design: which of them is meant, the statement tells.
        let bare = KeyboardShortcut { modifiers: Modifiers { shift: false, ..keys.modifiers }, ..keys };
        let is_extending = |other: &Command| other.caret().is_some() && self.keys(*other) == Some(bare);
        let extends = keys.modifiers.shift && command.edge().is_none();
        if let Some(caret) = others().filter(|_| extends).find(is_extending) {
            return Some(KeyClash::Extends(caret));
        }
        let with_shift = KeyboardShortcut { modifiers: keys.modifiers.plus(Modifiers::SHIFT), ..keys };
        let is_in_the_way = |other: &Command| other.edge().is_none() && self.keys(*other) == Some(with_shift);
        others().filter(|_| command.caret().is_some()).find(is_in_the_way).map(KeyClash::Taken)
    }

    /// What was changed, as words to be kept: the command's name and its keys, empty for none.
    pub fn kept(&self) -> BTreeMap<String, String> {
        let words =
            |keys: &Option<KeyboardShortcut>| keys.map_or_else(String::new, |keys| Spelled(keys).to_string());
        self.changed.iter().map(|(name, keys)| ((*name).to_owned(), words(keys))).collect()
    }

    /// Reads what was kept; what no command and no key is called is left out.
    pub fn of_kept(kept: &BTreeMap<String, String>) -> Self {
        let mut map = Self::default();
        for (name, words) in kept {
            let Some(command) = Command::ALL.iter().find(|command| command.name() == name) else { continue };
            if words.is_empty() {
                map.change(*command, None);
            } else if let Some(keys) = read(words) {
                map.change(*command, Some(keys));
            }
        }
        map
    }
}

/// Keys as one reads them here.
pub fn shown(keys: KeyboardShortcut, ctx: &egui::Context) -> String {
    let (words, name) = (ctx.format_shortcut(&keys), keys.logical_key.name());
    match (sign(keys.logical_key), words.strip_suffix(name)) {
        (Some(sign), Some(held)) => format!("{held}{sign}"),
        _ => words,
    }
}

/// What is printed on a key that is known by another name.
fn sign(key: Key) -> Option<char> {
    Some(match key {
        Key::Backslash => '\\',
        Key::Backtick => '`',
        Key::CloseBracket => ']',
        Key::Colon => ':',
        Key::Comma => ',',
        Key::Equals => '=',
        Key::Minus => '-',
        Key::OpenBracket => '[',
        Key::Period => '.',
        Key::Plus => '+',
        Key::Quote => '\'',
        Key::Semicolon => ';',
        Key::Slash => '/',
        _ => return None,
    })
}

fn is_function_key(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name.chars().skip(1).all(|letter| letter.is_ascii_digit())
}

/// Keys as they are kept, the same on every system: "Ctrl+Alt+Shift+P".
struct Spelled(KeyboardShortcut);

impl fmt::Display for Spelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = self.0.modifiers;
        for (is_held, word) in
            [(held.command || held.ctrl, "Ctrl+"), (held.alt, "Alt+"), (held.shift, "Shift+")]
        {
            if is_held {
                f.write_str(word)?;
            }
        }
        f.write_str(self.0.logical_key.name())
    }
}

fn read(words: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = words;
    for (word, held) in
        [("Ctrl+", Modifiers::COMMAND), ("Alt+", Modifiers::ALT), ("Shift+", Modifiers::SHIFT)]
    {
        if let Some(after) = rest.strip_prefix(word) {
            modifiers = modifiers.plus(held);
            rest = after;
        }
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(rest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> KeyboardShortcut {
        read(words).unwrap()
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut map = Keymap::default();
        map.change(Command::Split, Some(keys("Alt+Shift+X")));
        map.change(Command::Merge, None);
        map.change(Command::Undo, Some(keys("Ctrl+Backspace")));
        map.change(Command::TakeSentence, Command::TakeSentence.keys());
        let kept = map.kept();
        assert_eq!(kept.len(), 3);
        assert_eq!(kept["Split"], "Alt+Shift+X");
        assert_eq!(Keymap::of_kept(&kept), map);
        let strange = [("Gone", "Ctrl+A"), ("Split", "Ctrl+Nonsense")];
        let strange = strange.map(|(name, words)| (name.to_owned(), words.to_owned())).into();
        assert_eq!(Keymap::of_kept(&strange), Keymap::default());
    }

    #[test]
    fn every_key_of_the_table_is_spelled_and_clashes_with_nothing() {
        let map = Keymap::default();
        for command in Command::ALL {
            let Some(own) = command.keys() else { continue };
            assert_eq!(read(&Spelled(own).to_string()), Some(own), "{command:?}");
            assert_eq!(map.clash(*command, own), None, "{command:?}");
        }
    }

    #[test]
    fn keys_are_shown_by_what_is_printed_on_them() {
        let ctx = egui::Context::default();
        for (command, expected) in [
            (Command::LinesApart, "Alt+]"),
            (Command::ColumnNarrower, "Ctrl+["),
            (Command::ZoomIn, "Ctrl++"),
            (Command::TextSmaller, "Alt+-"),
            (Command::RepeatLast, "."),
            (Command::CaretPageDown, "PageDown"),
        ] {
            assert_eq!(Keymap::default().words(command, &ctx), expected);
        }
    }

    #[test]
    fn clashes_are_found() {
        let map = Keymap::default();
        let check =
            |command, words, expected| assert_eq!(map.clash(command, keys(words)), expected, "{words}");
        check(Command::Split, "Ctrl+Z", Some(KeyClash::Taken(Command::Undo)));
        check(Command::Undo, "X", Some(KeyClash::Typed));
        check(Command::Undo, "F5", None);
        check(Command::Split, "Tab", Some(KeyClash::Reserved));
        check(Command::Split, "Shift+Home", Some(KeyClash::Extends(Command::CaretLineStart)));
        check(Command::Split, "Shift+X", None);
        let mut map = map;
        map.change(Command::Undo, None);
        assert_eq!(map.clash(Command::Split, keys("Ctrl+Z")), None, "free again");
    }
}
