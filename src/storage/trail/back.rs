//! The way back from one step.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::{self, Edit, Transaction};
use crate::model::{Project, Record, RecordId, TextId};
use crate::storage::journal::line_options;
use crate::storage::schema_v1::{self, EditRow};

/// A way back with more edits than this is put into words when the file is written, not at once.
const MANY: usize = 500;

/// So is one with a text of more bytes.
const LONG: usize = 200_000;

/// The change that undoes a step.
#[derive(Debug, Clone)]
pub(super) enum Back {
    /// It is gone, or was of no use any more.
    None,
    /// As it stands in the file.
    Words(Arc<str>),
    /// A large one of this run: its edits, and the project before the step.
    Held(Arc<(Vec<Edit>, Project)>),
}

impl Back {
    pub(super) fn new(inverse: &[Edit], before: &Project, after: &Project) -> Self {
        let edits = with_texts(inverse, before, after);
        let is_long = |edit: &Edit| matches!(edit, Edit::Put(Record::Text(text)) if text.len().0 > LONG);
        if edits.len() > MANY || edits.iter().any(is_long) {
            Self::Held(Arc::new((edits, before.clone())))
        } else {
            Self::Words(words(&edits, before).into())
        }
    }

    pub(super) fn words(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::None => None,
            Self::Words(words) => Some(Cow::Borrowed(words)),
            Self::Held(held) => Some(Cow::Owned(words(&held.0, &held.1))),
        }
    }

    /// The project before the step, from the one after it; or why there is none.
    pub(super) fn follow(&self, after: &Project) -> Result<Project, String> {
        let edits = match self {
            Self::None => return Err("the way back is not known".to_owned()),
            Self::Held(held) => held.0.clone(),
            Self::Words(words) => {
                let rows: Vec<EditRow<'_>> =
                    line_options().from_str(words).map_err(|error| error.to_string())?;
                schema_v1::edits(rows, after).map_err(|fault| fault.message)?
            }
        };
        let mut transaction = Transaction::new("");
        // A text that no article named is not in the file, so it may be gone already.
        let is_there = |edit: &Edit| match edit {
            Edit::Remove(RecordId::Text(id)) => after.text(*id).is_some(),
            _ => true,
        };
        transaction.edits.extend(edits.into_iter().filter(is_there));
        let mut before = after.clone();
        edit::apply(&mut before, &transaction).map_err(|error| error.to_string())?;
        Ok(before)
    }
}

fn words(edits: &[Edit], before: &Project) -> String {
    let mut out = String::new();
    schema_v1::push_edits(&mut out, edits, before);
    out
}

/// The edits, and before them the texts that articles get back and that no article names after the
/// step: the file does not keep those.
fn with_texts(inverse: &[Edit], before: &Project, after: &Project) -> Vec<Edit> {
    let put: Vec<TextId> = inverse.iter().filter_map(text_of_put).collect();
    let named = inverse.iter().filter_map(|edit| match edit {
        Edit::Put(Record::Source(source)) => Some(source),
        _ => None,
    });
    let lost = named.filter(|source| {
        let is_same = after.source(source.id).is_some_and(|now| now.text == source.text);
        !is_same && !put.contains(&source.text) && !after.sources().any(|it| it.text == source.text)
    });
    let texts = lost.filter_map(|source| before.text(source.text));
    texts.map(|text| Edit::Put(Record::Text(Arc::clone(text)))).chain(inverse.iter().cloned()).collect()
}

fn text_of_put(edit: &Edit) -> Option<TextId> {
    match edit {
        Edit::Put(Record::Text(text)) => Some(text.id()),
        _ => None,
    }
}
