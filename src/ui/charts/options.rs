//! The chips above the figure: what is counted, and how; each changes the figure in the next frame.

use egui::Ui;

use crate::model::{
    Columns, Counting, DateBasis, DemandId, Duplicates, FigureSpec, Grouping, Measure, Period, Stance, tree,
};

use super::super::action::Action;
use super::super::command::Command;
use super::super::view::View;
use super::super::widget::chip::{chip, menu_chip, menu_choice};
use super::kind;
use super::saved::{Naming, saved_ui};

/// The few chips beside the text: demand, bin, rows, number, coder.
pub(super) fn short_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        demand_ui(ui, view);
        columns_ui(ui, view);
        rows_ui(ui, view);
        measure_ui(ui, view);
        coder_ui(ui, view);
        export_ui(ui, view);
    });
}

/// All chips.
pub(super) fn all_ui(ui: &mut Ui, view: &View<'_>, naming: &mut Option<Naming>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        rows_ui(ui, view);
        columns_ui(ui, view);
        kind::kind_ui(ui, view);
        measure_ui(ui, view);
        demand_ui(ui, view);
        party_ui(ui, view);
        stance_ui(ui, view);
        choice_ui(
            ui,
            view,
            ("Date", view.state.figure.basis.label()),
            DateBasis::ALL,
            DateBasis::label,
            |spec, basis| {
                spec.basis = basis;
            },
        );
        let duplicates = view.state.figure.duplicates.label();
        choice_ui(ui, view, ("Count", duplicates), Duplicates::ALL, Duplicates::label, |spec, rule| {
            spec.duplicates = rule;
        });
        choice_ui(
            ui,
            view,
            ("Weight", view.state.figure.counting.label()),
            Counting::ALL,
            Counting::label,
            |spec, it| {
                spec.counting = it;
            },
        );
        coder_ui(ui, view);
        events_ui(ui, view);
        export_ui(ui, view);
        saved_ui(ui, view, naming);
    });
}

/// A chip for one field with few choices.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    (label, value): (&str, &'static str),
    choices: &[T],
    words: impl Fn(T) -> &'static str,
    set: impl Fn(&mut FigureSpec, T),
) {
    menu_chip(ui, view, label, value, |ui| {
        for choice in choices {
            if menu_choice(ui, words(*choice) == value, words(*choice)) {
                change(view, |spec| set(spec, *choice));
            }
        }
    });
}

fn change(view: &View<'_>, set: impl FnOnce(&mut FigureSpec)) {
    let mut spec = view.state.figure.clone();
    set(&mut spec);
    view.send(Action::Figure(spec));
}

fn rows_ui(ui: &mut Ui, view: &View<'_>) {
    let rows = [
        Grouping::Party,
        Grouping::Actor,
        Grouping::Demand,
        Grouping::Stance,
        Grouping::Outlet,
        Grouping::All,
    ];
    choice_ui(ui, view, ("Rows", view.state.figure.rows.label()), &rows, Grouping::label, |spec, rows| {
        spec.rows = rows;
    });
}

fn measure_ui(ui: &mut Ui, view: &View<'_>) {
    let value = view.state.figure.measure.label();
    choice_ui(ui, view, ("Show", value), Measure::ALL, Measure::label, |spec, measure| {
        spec.measure = measure;
        if measure == Measure::PerArticle {
            spec.basis = DateBasis::Publication;
        }
    });
}

/// Time in bins, or groups side by side.
fn columns_ui(ui: &mut Ui, view: &View<'_>) {
    let current = view.state.figure.columns;
    let value = match (current, view.derived.figure()) {
        (Columns::Auto, Some(Ok(counted))) => {
            counted.table.period.map_or("auto".to_owned(), |period| format!("auto: {}", period.label()))
        }
        _ => current.as_str().to_owned(),
    };
    menu_chip(ui, view, "Bin", &value, |ui| {
        let times = std::iter::once(Columns::Auto).chain(Period::ALL.iter().copied().map(Columns::Time));
        let groups = [Grouping::Demand, Grouping::Party, Grouping::Stance].into_iter().map(Columns::Groups);
        for columns in times.chain(groups) {
            if menu_choice(ui, columns == current, columns.as_str()) {
                change(view, |spec| spec.columns = columns);
            }
        }
    });
}

/// One demand with all below it, or all demands.
fn demand_ui(ui: &mut Ui, view: &View<'_>) {
    let chosen: Option<DemandId> = view.state.figure.filter.demands.first().copied();
    let value = chosen.map_or("all", |id| view.demand_name(Some(id)));
    menu_chip(ui, view, "Demand", value, |ui| {
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            if menu_choice(ui, chosen.is_none(), "all") {
                change(view, |spec| spec.filter.demands.clear());
            }
            for branch in tree::demand_tree(view.project) {
                let words = format!("{}{}", "    ".repeat(branch.depth), view.demand_name(Some(branch.id)));
                if menu_choice(ui, chosen == Some(branch.id), &words) {
                    change(view, |spec| spec.filter.demands = vec![branch.id]);
                }
            }
        });
    });
}

fn party_ui(ui: &mut Ui, view: &View<'_>) {
    let chosen = view.state.figure.filter.parties.first().copied();
    let value = chosen.map_or("all", |id| view.actor_name(Some(id)));
    menu_chip(ui, view, "Party", value, |ui| {
        if menu_choice(ui, chosen.is_none(), "all") {
            change(view, |spec| spec.filter.parties.clear());
        }
        let mut parties: Vec<_> =
            view.project.actors().filter(|actor| actor.kind == crate::model::ActorKind::Party).collect();
        parties.sort_by_key(|party| party.order);
        for party in parties {
            if menu_choice(ui, chosen == Some(party.id), &party.name) {
                change(view, |spec| spec.filter.parties = vec![party.id]);
            }
        }
    });
}

fn stance_ui(ui: &mut Ui, view: &View<'_>) {
    let chosen = view.state.figure.filter.stances.first();
    menu_chip(ui, view, "Stance", chosen.map_or("all", Stance::label), |ui| {
        if menu_choice(ui, chosen.is_none(), "all") {
            change(view, |spec| spec.filter.stances.clear());
        }
        for stance in Stance::KNOWN {
            if menu_choice(ui, chosen == Some(stance), stance.label()) {
                change(view, |spec| spec.filter.stances = vec![stance.clone()]);
            }
        }
    });
}

/// The one coder that is counted, where there are several.
fn coder_ui(ui: &mut Ui, view: &View<'_>) {
    if view.project.coders().len() < 2 {
        return;
    }
    let counted =
        view.derived.figure().and_then(|figure| figure.as_ref().ok()).and_then(|it| it.spec.filter.coder);
    let name = counted.and_then(|id| view.project.coder(id)).map_or("choose", |coder| coder.name.as_str());
    menu_chip(ui, view, "Coder", name, |ui| {
        for coder in view.project.coders() {
            if menu_choice(ui, counted == Some(coder.id), &coder.name) {
                change(view, |spec| spec.filter.coder = Some(coder.id));
            }
        }
    });
}

/// Whether events are shown, and the way to their list.
fn events_ui(ui: &mut Ui, view: &View<'_>) {
    let is_hidden = view.state.figure.hides_events;
    let value = match view.project.events().len() {
        0 => "none",
        _ if is_hidden => "hidden",
        _ => "shown",
    };
    menu_chip(ui, view, "Events", value, |ui| {
        if menu_choice(ui, !is_hidden, "shown") {
            change(view, |spec| spec.hides_events = false);
        }
        if menu_choice(ui, is_hidden, "hidden") {
            change(view, |spec| spec.hides_events = true);
        }
        ui.separator();
        if menu_choice(ui, false, "Edit events…") {
            view.send(Action::ShowEvents(true));
        }
    });
}

fn export_ui(ui: &mut Ui, view: &View<'_>) {
    if chip(ui, view, "Export…").clicked() {
        view.run(Command::ExportFigure);
    }
}
