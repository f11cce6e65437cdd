//! What is kept for a person, not for a project: name, look, panels, files opened last.
//!
//! One small RON file in the user's folder for settings. It is never needed: where it is missing,
//! everything is as on the first day. One that is damaged is kept aside and told.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::ProjectId;
use crate::storage::bytes_within;

use super::command::Keymap;
use super::state::{ColorBy, MOST_PINS, Pin, UiState};
use super::theme::{LookChoice, ReadingType};

/// A person's settings, and where they are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptSettings {
    /// Their file.
    pub path: PathBuf,
    /// What it holds; the usual settings where that cannot be read.
    pub settings: Settings,
    /// Why it cannot be read, and where it is kept as it is.
    pub fault: Option<String>,
}

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
    /// What the names of this person's files tell, the first pattern that fits.
    pub name_patterns: Vec<String>,
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
            name_patterns: Vec::new(),
            pins: BTreeMap::new(),
        }
    }
}

impl KeptSettings {
    /// The settings of this person; none where the system names no folder for them.
    pub fn of_this_person() -> Option<Self> {
        Some(Self::at(Settings::path()?))
    }

    /// The settings in a file. One that cannot be read is put aside, so that nothing writes over it.
    pub fn at(path: PathBuf) -> Self {
        let (settings, fault) = match read(&path) {
            Ok(settings) => (settings, None),
            Err(why) => (Settings::default(), Some(told(&path, &why))),
        };
        Self { path, settings, fault }
    }
}

/// What a file of settings holds, the usual ones where there is none; or what is wrong with it.
fn read(path: &Path) -> Result<Settings, String> {
    match bytes_within(path, MOST_BYTES) {
        Ok(bytes) => ron::de::from_bytes(&bytes).map_err(|error| error.to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Settings::default()),
        Err(error) => Err(error.to_string()),
    }
}

/// Puts settings aside that cannot be read; gives what is to be said about them.
fn told(path: &Path, why: &str) -> String {
    let free = (1_u32..).map(|number| path.with_extension(format!("damaged-{number}.ron")));
    let kept = free.into_iter().find(|kept| !kept.exists());
    let kept = kept.filter(|kept| fs::rename(path, kept).is_ok()).unwrap_or_else(|| path.to_owned());
    format!(
        "Your settings cannot be read, so name, keys and pins are as on the first day ({why}); the file is \
         kept: {}",
        kept.display()
    )
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
        read(path).unwrap_or_default()
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
            name_patterns: state.name_patterns.iter().map(ToString::to_string).collect(),
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
        state.name_patterns = self.name_patterns.iter().filter_map(|it| it.parse().ok()).collect();
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
        let load = |path: &Path| KeptSettings::at(path.to_owned());
        assert_eq!((load(&path).settings, load(&path).fault), (Settings::default(), None));
        let settings =
            Settings { coder: "Ada".to_owned(), zoom: 1.5, look: LookChoice::Dark, ..Settings::default() };
        settings.keep(&path).unwrap();
        assert_eq!((load(&path).settings, load(&path).fault), (settings, None));
    }

    #[test]
    fn settings_that_are_damaged_are_told_and_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        let deep = "[".repeat(100_000);
        let damaged = ["(coder: ", "", "(coder: 7)", "\0\0\0", deep.as_str()];
        for (at, words) in damaged.iter().enumerate() {
            fs::write(&path, words).unwrap();
            let found = KeptSettings::at(path.clone());
            assert_eq!(found.settings, Settings::default());
            let kept = folder.path().join(format!("settings.damaged-{}.ron", at + 1));
            assert!(found.fault.unwrap().ends_with(&format!("is kept: {}", kept.display())));
            assert_eq!(fs::read_to_string(kept).unwrap(), *words);
            // What is kept from now on writes over nothing, and is read again.
            found.settings.keep(&path).unwrap();
            assert_eq!(KeptSettings::at(path.clone()).fault, None);
        }
        // A folder in its place is told too.
        fs::remove_file(&path).unwrap();
        fs::create_dir_all(path.join("deep")).unwrap();
        assert!(KeptSettings::at(path).fault.is_some());
    }
}
