//! `(at: "…", by: "Ada", label: "Code statement", back: [Remove(Statement("…"))])`.

use jiff::Timestamp;
use ron::value::RawValue;
use serde::Deserialize;

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
pub(super) fn push_all(out: &mut String, trail: &Trail) {
    let room = share(out.len());
    let (mut lines, mut bytes) = (Vec::new(), 0);
    for step in trail.steps().rev() {
        let mut line = String::new();
        push(&mut line, step);
        bytes += line.len() + 4;
        if bytes > room {
            break;
        }
        lines.push(line);
    }
    if lines.is_empty() {
        return;
    }
    out.push_str(" history: [\n");
    for line in lines.iter().rev() {
        out.push_str("  ");
        out.push_str(line);
        out.push_str(",\n");
    }
    out.push_str(" ],\n");
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
