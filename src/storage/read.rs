//! File to project.

use std::path::Path;

use ron::Options;
use ron::extensions::Extensions;

use crate::model::{Project, RecordId};

use super::schema_v1::{Fault, ProjectFile};
use super::{Notice, SCHEMA, Spot, StorageError, Trail, checksum, decode, diagnose, head, trail};

/// A project from a file, and what is worth saying about the file.
#[derive(Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What was done to it, as far as the file tells.
    pub trail: Trail,
    /// Each kind of notice at most once; none for a file as it was saved.
    pub notices: Vec<Notice>,
}

/// Reads the bytes of a project file; `path` is named in errors only.
///
/// All or nothing: every id resolves, names are unique, every quote is what its article says at its
/// place, or the error has the line. Quotes that are not where they should be are found again by their
/// words or kept without a place, with a notice. Linear in the size of the file where nothing has to
/// be found.
pub fn read(bytes: &[u8], path: &Path) -> Result<Opened, StorageError> {
    let (file, unusual) = decode::decode(bytes, path)?;
    let mut notices: Vec<Notice> = unusual.into_iter().collect();
    // After a power failure some file systems leave nothing but zeros.
    if file.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace()).is_empty() {
        return Err(StorageError::Empty { path: path.to_owned() });
    }
    let (file, changed) = checksum::check(&file);
    let merged = changed.as_ref().and_then(|_| trail::without_conflict(file));
    let (file, changed, merged) = match &merged {
        Some((above, trail)) => (above.as_str(), Some(Notice::ChangedOutside), Some(trail)),
        None => (file, changed, None),
    };
    notices.extend(changed);
    if let Some(found) = head::schema(file).filter(|schema| *schema > SCHEMA) {
        return Err(StorageError::Newer { found, known: SCHEMA, path: path.to_owned() });
    }
    let rows: ProjectFile<'_> = Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(file)
        .map_err(|error| diagnose::diagnose(file, &error, path))?;
    let mut trail = merged.map_or_else(|| rows.trail(), Clone::clone);
    let (project, doubts) = rows.project().map_err(|fault| broken(file, fault, path))?;
    notices.extend(doubts.into_notices());
    if !notices.iter().all(Notice::leaves_project) {
        trail.break_off();
    }
    Ok(Opened { project, trail, notices })
}

fn broken(file: &str, fault: Fault, path: &Path) -> StorageError {
    let row = fault.record.and_then(|record| row_of(file, record, fault.nth)).unwrap_or(0);
    let named = fault.named.and_then(|named| named_in_row(file, row, named));
    let spot = Box::new(Spot::at_byte(file, named.unwrap_or(row), fault.message));
    StorageError::Broken { spot, path: path.to_owned() }
}

/// The byte at which the nth row with this id names it. Within strings a quotation mark is escaped,
/// so that no article can look like a row.
fn row_of(file: &str, record: RecordId, nth: usize) -> Option<usize> {
    let id = word_of(record)?;
    let mut places = file.match_indices(id.as_str()).map(|(at, _)| at).filter(|at| {
        let before = file.get(..*at).unwrap_or_default().trim_end();
        before.strip_suffix(':').is_some_and(|name| {
            let name = name.trim_end();
            name.ends_with("id") && !name.ends_with("_id")
        })
    });
    places.nth(nth)
}

fn named_in_row(file: &str, row: usize, named: RecordId) -> Option<usize> {
    let line = file.get(row..)?.split('\n').next()?;
    line.find(word_of(named)?.as_str()).map(|at| row + at)
}

fn word_of(record: RecordId) -> Option<String> {
    let id = match record {
        RecordId::Text(id) => id.to_string(),
        RecordId::Source(id) => id.to_string(),
        RecordId::Actor(id) => id.to_string(),
        RecordId::Demand(id) => id.to_string(),
        RecordId::Statement(id) => id.to_string(),
        RecordId::Coder(id) => id.to_string(),
        RecordId::Figure(id) => id.to_string(),
        RecordId::Event(id) => id.to_string(),
        RecordId::Settings => return None,
    };
    Some(format!("\"{id}\""))
}
