//! Project to file.

use crate::model::Project;

use super::content::about;
use super::page::Page;
use super::{Trail, schema_v1};

/// The whole file of a project without a log, with its checksum line; the same bytes for equal projects.
///
/// Linear in the size of the file.
pub fn write(project: &Project) -> String {
    write_with(project, &Trail::default())
}

/// As [`write()`], with the newest steps of its log, as many as [`share`](super::trail::share) lets in.
///
/// A large project is better saved as [`ProjectContent`](super::ProjectContent), which never has all of
/// the file in memory.
pub fn write_with(project: &Project, trail: &Trail) -> String {
    // A wrong guess only costs a copy.
    let mut page = Page::whole(about(project));
    // What stays in memory cannot fail to be written.
    _ = schema_v1::push(&mut page, project, trail).and_then(|()| page.seal());
    page.out
}
