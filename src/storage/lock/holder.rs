//! Who has a project open.

use jiff::Timestamp;
use ron::Options;
use serde::Deserialize;

use crate::storage::row::Row;
use crate::storage::word::Wire;

use super::ABANDONED;

/// The newest form of a lock file, and the one that is written.
const FORM: u64 = 1;

/// Who has a project open, on which computer, since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The person's login name.
    pub user: String,
    /// The computer's name.
    pub host: String,
    /// When they opened it.
    pub since: Timestamp,
    /// When the file was written last.
    pub refreshed: Timestamp,
    /// The process on that computer.
    pub pid: u32,
    /// The version of the program.
    pub program: String,
    /// Tells one run of the program from every other.
    pub run: String,
}

/// As it stands in the file. Fields of a later form are ignored: who it is counts.
#[derive(Deserialize)]
#[serde(rename = "lock")]
struct HolderRow {
    user: String,
    host: String,
    since: Wire<Timestamp>,
    refreshed: Wire<Timestamp>,
    #[serde(default)]
    pid: u32,
    #[serde(default)]
    program: String,
    #[serde(default)]
    run: String,
}

impl Holder {
    /// Its words, one line.
    pub(super) fn words(&self) -> String {
        let mut out = String::new();
        let mut row = Row::open(&mut out);
        row.number("lock", FORM);
        row.text("user", &self.user);
        row.text("host", &self.host);
        row.word("since", &self.since);
        row.word("refreshed", &self.refreshed);
        row.number("pid", self.pid);
        row.text("program", &self.program);
        row.text("run", &self.run);
        row.close();
        out.push('\n');
        out
    }

    /// Who these words name; none where they are no lock's.
    pub(super) fn read(words: &str) -> Option<Self> {
        let row: HolderRow = Options::default().from_str(words).ok()?;
        Some(Self {
            user: row.user,
            host: row.host,
            since: row.since.0,
            refreshed: row.refreshed.0,
            pid: row.pid,
            program: row.program,
            run: row.run,
        })
    }

    /// Whether a lock of another computer was left behind. One that is dated after now is not: there
    /// the clocks differ.
    pub(super) fn is_abandoned(&self, now: Timestamp) -> bool {
        now.duration_since(self.refreshed) > ABANDONED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let at: Timestamp = "2026-03-12T14:05:00Z".parse().unwrap();
        let holder = Holder {
            user: "Ada \"the\" 1st\n".to_owned(),
            host: "desk".to_owned(),
            since: at,
            refreshed: at,
            pid: 4711,
            program: "0.1.0".to_owned(),
            run: "abc".to_owned(),
        };
        assert_eq!(Holder::read(&holder.words()), Some(holder.clone()));
        assert_eq!(Holder::read(&holder.words().replace("pid", "later: [1], pid")), Some(holder.clone()));
        assert_eq!(Holder::read(""), None);
        assert!(!holder.is_abandoned(at) && holder.is_abandoned(at + ABANDONED + ABANDONED));
        assert!(!holder.is_abandoned(at - ABANDONED - ABANDONED));
    }
}
