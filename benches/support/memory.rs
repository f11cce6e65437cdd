//! The memory of a process of its own that opens a project as the window does, changes it and saves it.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use demarche::edit::coders;
use demarche::model::Project;
use demarche::session::{Pace, Session};
use demarche::storage::{self, Progress, ProjectContent, RealDisk, Trail};

use crate::support::Table;

/// Set for the process that is measured: the project's file.
const CHILD: &str = "DEMARCHE_BENCH_MEMORY";

/// What is allowed, in megabytes.
const MOST: f64 = 450.0;

/// The file that this process is to open and save, if it is the one that is measured.
pub fn child() -> Option<OsString> {
    std::env::var_os(CHILD)
}

/// Opens and saves, and says after each how much memory is held and was at most.
pub fn run(path: &Path) {
    let journals = path.with_file_name("journals");
    let opened = Session::open_recorded(path, Session::fresh_ids(), &journals, Pace::Threaded).unwrap();
    let mut session = opened.session;
    session.back_up_in(Some(path.with_file_name("backups")));
    tell();
    session.commit(coders::retitle(session.project(), "Measured")).unwrap();
    session.save().unwrap();
    tell();
}

fn tell() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.trim_end_matches("kB").trim().to_owned()
    };
    println!("{} {}", kilobytes("VmRSS:"), kilobytes("VmHWM:"));
}

/// Adds what it takes to the table, where the system tells it.
pub fn memory(table: &mut Table, size: &str, project: &Project, trail: &Trail) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("corpus.ron");
    let progress = &Progress::default();
    storage::save_on(&RealDisk, &path, &ProjectContent { project, trail, progress }, None).unwrap();
    let program = std::env::current_exe().unwrap();
    let said = Command::new(program).env(CHILD, &path).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let said = String::from_utf8(said.stdout).unwrap();
    let numbers: Vec<usize> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let most = size.starts_with('L').then_some(MOST);
    let what =
        ["opened, memory held", "opening, memory at most", "saved, memory held", "saving, memory at most"];
    for (what, kilobytes) in what.iter().zip(numbers) {
        table.put_bytes(&format!("{size}: {what}"), kilobytes * 1024, most);
    }
}
