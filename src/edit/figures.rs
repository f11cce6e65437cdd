//! Verbs on saved figures: save, update, rename, move, remove.

use crate::model::{FigureId, FigureSpec, IdSource, Project, RecordId};

use super::field::{next_order, replace};
use super::{EditError, Place, Transaction};

/// Saves a figure under a name; gives the change and the figure as the project has it then.
pub fn save(
    project: &Project,
    spec: &FigureSpec,
    name: &str,
    ids: &mut IdSource,
) -> (Transaction, FigureSpec) {
    let saved = FigureSpec {
        id: ids.fresh().into(),
        order: next_order(project.figures().map(|figure| figure.order)),
        name: name.trim().to_owned(),
        ..spec.clone()
    };
    (Transaction::new("Save figure").put(saved.clone()).at(Place::Figures), saved)
}

/// Gives a saved figure what another one asks for; its name stays. Refused where it is not there.
pub fn update(project: &Project, id: FigureId, spec: &FigureSpec) -> Result<Transaction, EditError> {
    let old = project.figure(id).ok_or(EditError::Missing(RecordId::Figure(id)))?;
    let new = FigureSpec { id, order: old.order, name: old.name.clone(), ..spec.clone() };
    Ok(replace(&**old, new, ("Update figure", None)).at(Place::Figures))
}

/// Gives a saved figure another name. Refused where it is not there.
pub fn rename(project: &Project, id: FigureId, name: &str) -> Result<Transaction, EditError> {
    let old = project.figure(id).ok_or(EditError::Missing(RecordId::Figure(id)))?;
    let new = FigureSpec { name: name.trim().to_owned(), ..FigureSpec::clone(old) };
    Ok(replace(&**old, new, ("Rename figure", None)).at(Place::Figures))
}

/// Moves a saved figure `step` places further in their order, at most to an end. Refused where it is not
/// there.
pub fn shift(project: &Project, id: FigureId, step: isize) -> Result<Transaction, EditError> {
    let mut all: Vec<_> = project.figures().collect();
    all.sort_by_key(|figure| (figure.order, figure.id));
    let at = all.iter().position(|figure| figure.id == id);
    let at = at.ok_or(EditError::Missing(RecordId::Figure(id)))?;
    let to = at.saturating_add_signed(step).min(all.len() - 1);
    let moved = all.remove(at);
    all.insert(to, moved);
    let transaction = Transaction::new("Move figure").at(Place::Figures);
    let placed = (1..).zip(&all).filter(|(order, figure)| *order != figure.order && at != to);
    Ok(placed.fold(transaction, |transaction, (order, figure)| {
        transaction.put(FigureSpec { order, ..FigureSpec::clone(figure) })
    }))
}

/// Removes a saved figure; what it counts stays. Refused where it is not there.
pub fn remove(project: &Project, id: FigureId) -> Result<Transaction, EditError> {
    project.figure(id).ok_or(EditError::Missing(RecordId::Figure(id)))?;
    Ok(Transaction::new("Remove figure").remove(RecordId::Figure(id)).at(Place::Figures))
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;
    use crate::model::{Grouping, Measure};

    #[test]
    fn a_figure_is_saved_under_a_name_of_its_own() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let live = FigureSpec::by_party_over_time(ids.fresh().into());
        let (change, saved) = save(&project, &live, " By party ", &mut ids);
        apply(&mut project, &change).unwrap();
        assert_eq!((saved.name.as_str(), saved.order), ("By party", 1));
        assert_eq!(**project.figure(saved.id).unwrap(), saved);

        let refusal = |project: &mut Project, change: &Transaction| {
            let before = project.clone();
            let error = apply(project, change).unwrap_err().to_string();
            assert_eq!(*project, before);
            error
        };
        let (again, _) = save(&project, &live, "By party", &mut ids);
        assert_eq!(refusal(&mut project, &again), "there is already a figure named \"By party\"");
        let (unnamed, _) = save(&project, &live, "  ", &mut ids);
        assert_eq!(refusal(&mut project, &unnamed), "a figure needs a name");

        let (change, second) = save(&project, &live, "By actor", &mut ids);
        apply(&mut project, &change).unwrap();
        assert_eq!(second.order, 2);
        let taken = rename(&project, second.id, "By party").unwrap();
        assert_eq!(refusal(&mut project, &taken), "there is already a figure named \"By party\"");
        assert!(rename(&project, second.id, "By actor ").unwrap().is_empty());
    }

    #[test]
    fn figures_are_put_in_another_order() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let live = FigureSpec::by_party_over_time(ids.fresh().into());
        for name in ["a", "b", "c"] {
            let (change, _) = save(&project, &live, name, &mut ids);
            apply(&mut project, &change).unwrap();
        }
        let mut check = |name: &str, step, expected: &str| {
            let id = project.figures().find(|figure| figure.name == name).unwrap().id;
            let change = shift(&project, id, step).unwrap();
            apply(&mut project, &change).unwrap();
            let mut all: Vec<_> = project.figures().map(|it| (it.order, it.name.clone())).collect();
            all.sort();
            let names: String = all.into_iter().map(|(_, name)| name).collect();
            assert_eq!(names, expected);
            change.edits.len()
        };
        assert_eq!(check("c", -1, "acb"), 2);
        assert_eq!(check("c", -9, "cab"), 2);
        assert_eq!(check("c", 2, "abc"), 3);
        assert_eq!(check("c", 1, "abc"), 0, "it is the last already");
    }

    #[test]
    fn an_update_keeps_the_name_and_a_removal_takes_only_the_figure() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let live = FigureSpec::by_party_over_time(ids.fresh().into());
        let (change, saved) = save(&project, &live, "By party", &mut ids);
        apply(&mut project, &change).unwrap();
        let other =
            FigureSpec { name: "elsewhere".into(), rows: Grouping::Actor, measure: Measure::Share, ..live };
        let change = update(&project, saved.id, &other).unwrap();
        apply(&mut project, &change).unwrap();
        let expected = FigureSpec { rows: Grouping::Actor, measure: Measure::Share, ..saved.clone() };
        assert_eq!(**project.figure(saved.id).unwrap(), expected);
        let change = remove(&project, saved.id).unwrap();
        apply(&mut project, &change).unwrap();
        assert_eq!(project.figures().len(), 0);
        assert!(remove(&project, saved.id).is_err() && update(&project, saved.id, &other).is_err());
    }
}
