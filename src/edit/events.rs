//! Verbs on events: add, change, remove.

use crate::model::{Color, Event, EventId, IdSource, Project, RecordId, When};

use super::field::{choose, next_order, replace, typed};
use super::{EditError, Place, Transaction};

/// A new value for one field of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventChange {
    /// When it happened.
    When(When),
    /// What, in few words.
    Label(String),
    /// More about it.
    Note(String),
    /// Its color.
    Color(Option<Color>),
}

/// Adds an event. Refused without words for it.
pub fn add(
    project: &Project,
    when: When,
    label: &str,
    ids: &mut IdSource,
) -> Result<(Transaction, EventId), EditError> {
    let event = Event {
        id: ids.fresh().into(),
        order: next_order(project.events().map(|event| event.order)),
        when,
        label: named(label)?,
        note: String::new(),
        color: None,
    };
    let id = event.id;
    Ok((Transaction::new("Add event").put(event).at(Place::Figures), id))
}

/// Changes one field of an event. Refused where it is not there, or would have no words.
pub fn change(project: &Project, id: EventId, change: EventChange) -> Result<Transaction, EditError> {
    let old = project.event(id).ok_or(EditError::Missing(RecordId::Event(id)))?;
    let mut new = Event::clone(old);
    let named = match change {
        EventChange::When(when) => choose(&mut new.when, when, "Change date of event"),
        EventChange::Label(label) => typed(&mut new.label, named(&label)?, "Rename event", "label"),
        EventChange::Note(note) => typed(&mut new.note, note, "Edit note of event", "note"),
        EventChange::Color(color) => choose(&mut new.color, color, "Change color of event"),
    };
    Ok(replace(&**old, new, named).at(Place::Figures))
}

/// Removes an event. Refused where it is not there.
pub fn remove(project: &Project, id: EventId) -> Result<Transaction, EditError> {
    project.event(id).ok_or(EditError::Missing(RecordId::Event(id)))?;
    Ok(Transaction::new("Remove event").remove(RecordId::Event(id)).at(Place::Figures))
}

fn named(label: &str) -> Result<String, EditError> {
    let label = label.trim();
    if label.is_empty() { Err(EditError::NameEmpty { kind: "an event" }) } else { Ok(label.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;

    #[test]
    fn an_event_is_added_changed_and_removed() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let day: When = "2022-03-29".parse().unwrap();
        let (added, id) = add(&project, day, " Istanbul talks ", &mut ids).unwrap();
        apply(&mut project, &added).unwrap();
        let month: When = "2022-04".parse().unwrap();
        for step in [
            EventChange::When(month),
            EventChange::Label("Talks end".into()),
            EventChange::Note("No communiqué".into()),
            EventChange::Color(Some(Color::Place(2))),
        ] {
            let step = change(&project, id, step).unwrap();
            assert_eq!((step.edits.len(), step.place), (1, Some(Place::Figures)));
            apply(&mut project, &step).unwrap();
        }
        let event = project.event(id).unwrap();
        assert_eq!((event.when, event.label.as_str(), event.order), (month, "Talks end", 1));
        assert_eq!((event.note.as_str(), event.color), ("No communiqué", Some(Color::Place(2))));
        assert!(change(&project, id, EventChange::When(month)).unwrap().is_empty());
        let gone = remove(&project, id).unwrap();
        apply(&mut project, &gone).unwrap();
        assert_eq!(project.events().len(), 0);
        assert!(remove(&project, id).is_err());
    }

    #[test]
    fn an_event_needs_words() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let day: When = "2022".parse().unwrap();
        assert_eq!(add(&project, day, "  ", &mut ids).unwrap_err().to_string(), "an event needs a name");
        let (added, id) = add(&project, day, "Summit", &mut ids).unwrap();
        apply(&mut project, &added).unwrap();
        assert!(change(&project, id, EventChange::Label(String::new())).is_err());
    }
}
