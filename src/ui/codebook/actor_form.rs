//! What the codebook keeps of an actor, to be changed in place.

use egui::Ui;

use crate::edit::actors::ActorChange;
use crate::model::{Actor, ActorKind};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::chip::segments;
use super::super::widget::field::{Field, caption};
use super::CodebookTab;
use super::detail::field_id;
use super::entry::Entry;
use super::swatches::color_ui;
use super::words::words_ui;

impl CodebookTab {
    /// All fields of an actor below its name.
    pub(super) fn actor_form(&mut self, ui: &mut Ui, view: &View<'_>, actor: &Actor) {
        let wish = |change| view.send(Action::ChangeActor(actor.id, change));
        caption(ui, view, "Kind");
        ui.horizontal_wrapped(|ui| {
            let current = Some(&actor.kind);
            let kind = segments(ui, view, (ActorKind::KNOWN, current), view.look().accent, |it| it.label());
            if let Some(kind) = kind {
                wish(ActorChange::Kind(kind));
            }
        });
        ui.add_space(8.0);
        self.memberships_ui(ui, view, actor);
        ui.add_space(8.0);
        self.aliases_ui(ui, view, actor);
        ui.add_space(8.0);
        let id = field_id(Entry::Actor(actor.id), "color");
        color_ui(ui, view, &mut self.drafts, id, actor.color, |color| wish(ActorChange::Color(color)));
        ui.add_space(8.0);
        let note = (field_id(Entry::Actor(actor.id), "note"), "Note", "");
        if let Some(note) = words_ui(ui, view, note, &actor.note, 3) {
            wish(ActorChange::Note(note));
        }
    }

    /// One name a line. While one types, the lines stay as typed, with what is empty.
    fn aliases_ui(&mut self, ui: &mut Ui, view: &View<'_>, actor: &Actor) {
        let id = field_id(Entry::Actor(actor.id), "aliases");
        if !ui.memory(|memory| memory.has_focus(id)) {
            self.aliases = actor.aliases.join("\n");
        }
        let field = Field::new("Other names, one a line", &mut self.aliases).id(id).rows(2);
        let response = field.hint("Also found when typing").show(ui, view);
        if response.changed() {
            let names = self.aliases.lines().map(str::trim).filter(|name| !name.is_empty());
            let names = names.map(str::to_owned).collect();
            view.send(Action::ChangeActor(actor.id, ActorChange::Aliases(names)));
        }
        if response.lost_focus() {
            view.send(Action::Seal);
        }
    }
}
