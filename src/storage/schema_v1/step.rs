//! `(at: "…", by: "Ada", label: "Code statement", back: [Remove(Statement("…"))])`.

use std::io;

use jiff::Timestamp;
use ron::value::RawValue;
use serde::Deserialize;

use crate::storage::page::Page;
use crate::storage::row::Row;
use crate::storage::trail::{Step, Trail, share};
use crate::storage::word::Wire;

/// A step of the log in the file. The way back is looked at when somebody goes it.
#[derive(Deserialize)]
#[serde(rename = "step", deny_unknown_fields)]
pub(in crate::storage) struct StepRow<'a> {
    at: Wire<Timestamp>,
    #[serde(default)]
    by: String,
    #[serde(default)]
    label: String,
    #[serde(borrow)]
    back: Option<&'a RawValue>,
}

impl StepRow<'_> {
    /// The step.
    pub(in crate::storage) fn step(&self) -> Step {
        Step::read(self.at.0, &self.by, &self.label, self.back.map(|back| back.get_ron().trim()))
    }
}

/// Writes the newest steps that may stand in this file; nothing where there are none.
///
/// How long each is is looked at first, so that they need not all be in memory at once.
pub(super) fn push_all(page: &mut Page<'_>, trail: &Trail) -> io::Result<()> {
    let (room, mut bytes, mut count) = (share(page.len()), 0, 0);
    let mut line = String::new();
    for step in trail.steps().rev() {
        line.clear();
        push(&mut line, step);
        bytes += line.len() + 4;
        if bytes > room {
            break;
        }
        count += 1;
    }
    if count == 0 {
        return Ok(());
    }
    page.out.push_str(" history: [\n");
    for step in trail.steps().skip(trail.len() - count) {
        page.out.push_str("  ");
        push(&mut page.out, step);
        page.out.push_str(",\n");
        page.turn()?;
    }
    page.out.push_str(" ],\n");
    Ok(())
}

fn push(out: &mut String, step: &Step) {
    let mut row = Row::open(out);
    row.word("at", &step.at);
    row.text_if_any("by", &step.by);
    row.text_if_any("label", &step.label);
    if let Some(back) = step.back_words() {
        row.filled("back", |out| out.push_str(&back));
    }
    row.close();
}
