//! `demarche new`: an empty project.

use std::fs;

use anyhow::{Result, bail};

use crate::session::Session;

use super::answer::Answer;
use super::arguments::New;

/// Makes an empty project; a file that is there stays as it is.
pub(super) fn new(New { project: path, name }: &New) -> Result<Answer> {
    if fs::symlink_metadata(path).is_ok() {
        bail!("there is a file of this name already, choose another one: {}", path.display());
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title = name.as_deref().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(&stem);
    Session::on_empty(title).save_as(path)?;
    let mut answer = Answer::default();
    answer.say(&format!("A new project, \"{title}\": {}\n", path.display()));
    Ok(answer)
}
