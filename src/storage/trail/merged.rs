//! A log of which a merge left two versions.
//!
//! Two people who each went on with one file always differ in the end of its log. That alone is no
//! conflict about the project: both versions are kept to be read, without their ways back.

use crate::storage::conflict;
use crate::storage::journal::line_options;
use crate::storage::schema_v1::StepRow;

use super::Trail;

const BEGIN: &str = "history: [";

/// A file without its log, and the log's steps, where a merge left both versions of the end of the log
/// and was sure of all above it; none else.
pub(in crate::storage) fn without_conflict(file: &str) -> Option<(String, Trail)> {
    let marker = conflict::first_marker(file)?;
    let lines: Vec<&str> = file.lines().collect();
    let mut begin = lines.iter().position(|line| line.trim() == BEGIN)?;
    while begin > 0 && lines.get(begin - 1).is_some_and(|line| conflict::is_marker(line)) {
        begin -= 1;
    }
    // Lines of the marker count from 1.
    if marker <= begin {
        return None;
    }
    let (above, log) = lines.split_at_checked(begin)?;
    let mut rest = above.join("\n");
    rest.push_str("\n)\n");
    Some((rest, read_lines(log.iter().copied()).0))
}

/// The steps that these lines hold, by their time, without their ways back; and the lines that begin
/// like a step and are none.
pub(in crate::storage) fn read_lines<'a>(lines: impl Iterator<Item = &'a str>) -> (Trail, Vec<&'a str>) {
    let (mut steps, mut broken, mut seen) = (Vec::new(), Vec::new(), std::collections::BTreeSet::new());
    for line in lines {
        let words = line.trim().trim_end_matches(',');
        if !words.starts_with('(') || !seen.insert(words) {
            continue;
        }
        match line_options().from_str::<StepRow<'_>>(words) {
            Ok(row) => steps.push(row.step()),
            Err(_) => broken.push(line),
        }
    }
    steps.sort_by_key(|step| step.at);
    let mut trail: Trail = steps.into_iter().collect();
    trail.break_off();
    (trail, broken)
}
