//! One field of several statements at once.

use crate::model::{Project, StatementId};

use super::super::{EditError, Transaction};
use super::{Author, StatementChange, recode};

/// Gives one field of several statements the same value, as one step of undo. Those that have the value
/// already stay untouched; empty where all have it. Refused where one is not there.
pub fn recode_all(
    project: &Project,
    ids: &[StatementId],
    change: &StatementChange,
    author: Author,
) -> Result<Transaction, EditError> {
    let mut all = Transaction::new("Recode statements");
    let mut count = 0;
    for id in ids {
        let one = recode(project, *id, change.clone(), author)?;
        if one.is_empty() {
            continue;
        }
        count += 1;
        all.label = if count == 1 { one.label } else { all.label };
        all.place = all.place.or(one.place);
        all.edits.extend(one.edits);
    }
    if count > 1 {
        all.label = format!("{} of {count} statements", all.label);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::edit::{apply, statements};
    use crate::model::{ByteIndex, Coder, IdSource, Source, Span, Stance, Text};

    #[test]
    fn several_statements_are_recoded_in_one_step() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let coder = Coder { id: ids.fresh().into(), order: 1, name: "Ada".to_owned() };
        let author = Author { coder: coder.id, at: Timestamp::from_second(1).unwrap() };
        let text = Text::normalize("One. Two. Three.");
        let source = Source::new(ids.fresh().into(), 1, text.id(), "T");
        let (id, mut placed) = (source.id, Vec::new());
        apply(&mut project, &Transaction::new("").put(coder).put(text).put(source)).unwrap();
        for (start, end) in [(0, 4), (5, 9), (10, 16)] {
            let span = Span::new(ByteIndex(start), ByteIndex(end)).unwrap();
            let coding = statements::Coding { source: id, span, actor: None, demand: None, stance: None };
            let step = statements::code(&project, coding, author, &mut ids).unwrap();
            apply(&mut project, &step).unwrap();
            placed.push(project.latest_statement().unwrap().id);
        }
        let rejects = StatementChange::Stance(Some(Stance::Rejects));
        let one = recode_all(&project, &placed[..1], &rejects, author).unwrap();
        assert_eq!(one.label, "Change stance");
        apply(&mut project, &one).unwrap();
        let rest = recode_all(&project, &placed, &rejects, author).unwrap();
        assert_eq!((rest.label.as_str(), rest.edits.len()), ("Change stance of 2 statements", 2));
        apply(&mut project, &rest).unwrap();
        assert!(project.statements().all(|it| it.stance == Some(Stance::Rejects)));
        assert!(recode_all(&project, &placed, &rejects, author).unwrap().is_empty());
    }
}
