//! Project to file.

use crate::model::Project;

use super::{Trail, checksum, schema_v1};

/// The whole file of a project without a log, with its checksum line; the same bytes for equal projects.
///
/// Linear in the size of the file.
pub fn write(project: &Project) -> String {
    write_with(project, &Trail::default())
}

/// As [`write()`], with the newest steps of its log, as many as [`share`](super::trail::share) lets in.
pub fn write_with(project: &Project, trail: &Trail) -> String {
    let words: usize = project.texts().map(|text| text.len().0).sum();
    // A statement is a line of about 300 bytes; a wrong guess only costs a copy.
    let mut file = String::with_capacity(1024 + words + words / 8 + project.statements().len() * 300);
    schema_v1::push(&mut file, project, trail);
    checksum::seal(&mut file);
    file
}
