//! What is kept for a person, not for a project: name, look, panels, files opened last.
//!
//! One small RON file in the user's folder for settings. It is never needed: where it is missing or
//! broken, everything is as on the first day.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::ProjectId;
use crate::storage::bytes_within;

use super::command::Keymap;
use super::state::{ColorBy, MOST_PINS, Pin, UiState};
use super::theme::{LookChoice, ReadingType};

/// Settings have no more bytes than this.
const MOST_BYTES: u64 = 10_000_000;

/// What is kept for a person. Unknown fields of a later version are ignored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, with its name in the file")]
pub struct Settings {
    /// The name under which one codes; empty until it was asked.
    pub coder: String,
    /// Which look is wanted.
    pub look: LookChoice,
    /// Whether the articles panel is unfolded.
    pub articles_panel: bool,
    /// Whether the figure panel is unfolded.
    pub figure_panel: bool,
    /// Files opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// Whether a project that has a file is saved by itself.
    pub autosave: bool,
    /// Whether names are marked in the text.
    pub marks_names: bool,
    /// The person's own words to be marked.
    pub keywords: Vec<String>,
    /// How large everything is; 1 is the usual size.
    pub zoom: f32,
    /// How articles are set.
    pub reading: ReadingType,
    /// What the colors of statements stand for in the article.
    pub color_by: String,
    /// Keys that are not those of the table: the command's name, and its keys or nothing.
    pub keys: BTreeMap<String, String>,
    /// The pinned pairs of each project, by ids: actor and demand.
    pub pins: BTreeMap<String, Vec<(String, String)>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            coder: String::new(),
            look: LookChoice::System,
            articles_panel: true,
            figure_panel: true,
            recent: Vec::new(),
            autosave: true,
            marks_names: true,
            keywords: Vec::new(),
            zoom: 1.0,
            reading: ReadingType::default(),
            color_by: ColorBy::Party.label().to_owned(),
            keys: BTreeMap::new(),
            pins: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The file of this person's settings; none where the system names no folder for them.
    pub fn path() -> Option<PathBuf> {
        Some(directories::ProjectDirs::from("", "", "demarche")?.config_dir().join("settings.ron"))
    }

    /// The folder of what was done and not saved; none where the system names no folder for it.
    pub fn journals() -> Option<PathBuf> {
        crate::session::folders::journals()
    }

    /// What was kept; the usual settings where nothing can be read.
    pub fn load(path: &Path) -> Self {
        let bytes = bytes_within(path, MOST_BYTES).ok();
        bytes.and_then(|bytes| ron::de::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the settings, whole or not at all. A failure is no harm and is not told.
    pub fn keep(&self, path: &Path) -> Option<()> {
        let folder = path.parent()?;
        fs::create_dir_all(folder).ok()?;
        let words = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).ok()?;
        let mut fresh = tempfile::NamedTempFile::new_in(folder).ok()?;
        fresh.write_all(words.as_bytes()).ok()?;
        fresh.persist(path).ok()?;
        Some(())
    }

    /// The project file that was open last. Whether it is still there only its drive knows.
    pub fn last_project(&self) -> Option<&Path> {
        self.recent.first().map(PathBuf::as_path)
    }

    /// What the window has now that is worth keeping.
    pub(super) fn of(state: &UiState, coder: &str, zoom: f32) -> Self {
        Self {
            coder: coder.to_owned(),
            look: state.look,
            articles_panel: state.panels.sources,
            figure_panel: state.panels.figure,
            recent: state.recent.clone(),
            autosave: state.autosave,
            marks_names: state.marks_names,
            keywords: state.keywords.clone(),
            zoom,
            reading: state.reading,
            color_by: state.color_by.label().to_owned(),
            keys: state.keymap.kept(),
            pins: state.pins.iter().map(|(project, pins)| (project.to_string(), kept_pins(pins))).collect(),
        }
    }

    /// Gives the window what was kept.
    pub(super) fn give(&self, state: &mut UiState) {
        state.look = self.look;
        state.autosave = self.autosave;
        state.reading = self.reading.sound();
        state.panels.sources = self.articles_panel;
        state.panels.figure = self.figure_panel;
        state.recent.clone_from(&self.recent);
        let color_by = ColorBy::ALL.into_iter().find(|color_by| color_by.label() == self.color_by);
        state.color_by = color_by.unwrap_or_default();
        state.keymap = Keymap::of_kept(&self.keys);
        let read = |(project, pins): (&String, &Vec<(String, String)>)| {
            Some((project.parse::<ProjectId>().ok()?, read_pins(pins)))
        };
        state.pins = self.pins.iter().filter_map(read).collect();
        state.marks_names = self.marks_names;
        state.keywords.clone_from(&self.keywords);
    }
}

fn kept_pins(pins: &[Pin]) -> Vec<(String, String)> {
    pins.iter().map(|pin| (pin.actor.to_string(), pin.demand.to_string())).collect()
}

/// Pairs of ids; what is no id is left out.
fn read_pins(kept: &[(String, String)]) -> Vec<Pin> {
    let read = |(actor, demand): &(String, String)| {
        Some(Pin { actor: actor.parse().ok()?, demand: demand.parse().ok()? })
    };
    kept.iter().filter_map(read).take(MOST_PINS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("settings.ron");
        assert_eq!(Settings::load(&path), Settings::default());
        let settings =
            Settings { coder: "Ada".to_owned(), zoom: 1.5, look: LookChoice::Dark, ..Settings::default() };
        settings.keep(&path).unwrap();
        assert_eq!(Settings::load(&path), settings);
        fs::write(&path, "(coder: ").unwrap();
        assert_eq!(Settings::load(&path), Settings::default());
    }
}
