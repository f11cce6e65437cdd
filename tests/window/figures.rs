//! Saved figures in the window: named, shown, changed, renamed, removed; and the window's picture is
//! the one that the command line draws, byte for byte.

use crate::support::program::Desk;
use crate::support::window::{Answers, example, send, window};
use demarche::model::{Columns, Grouping, Period};
use demarche::ui::App;
use demarche::ui::action::{Action, FigureCopy};
use demarche::ui::command::Command;
use demarche::ui::state::{CellKey, SaveKind, Tab};
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Picked;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn figures(harness: &Harness<'_, App>) -> Vec<String> {
    let mut figures: Vec<_> = harness.state().session().project().figures().collect();
    figures.sort_by_key(|figure| figure.order);
    figures.iter().map(|figure| figure.name.clone()).collect()
}

/// Opens the menu of saved figures and presses a line of it.
fn choose(harness: &mut Harness<'_, App>, line: &str) {
    harness.get_by_role_and_label(Role::ComboBox, "Saved").click();
    harness.run();
    harness.get_by_label(line).click();
    harness.run();
}

fn shown(harness: &Harness<'_, App>) -> String {
    use egui_kittest::kittest::NodeT;
    let chip = harness.get_by_role_and_label(Role::ComboBox, "Saved");
    chip.accesskit_node().value().unwrap()
}

/// Types a name over what the field offers.
fn name(harness: &mut Harness<'_, App>, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, "Figure name").type_text(words);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn rows(harness: &mut Harness<'_, App>, rows: Grouping) {
    let mut spec = harness.state().state().figure.clone();
    spec.rows = rows;
    send(harness, Action::Figure(spec));
}

#[test]
fn a_figure_is_saved_changed_renamed_and_removed() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    assert_eq!(shown(&harness), "none shown");
    choose(&mut harness, "Save as…");
    name(&mut harness, "Parties");
    assert_eq!((figures(&harness), shown(&harness)), (vec!["Parties".to_owned()], "Parties".to_owned()));
    assert!(harness.query_by_label("Figure name").is_none(), "the field is gone");

    rows(&mut harness, Grouping::Actor);
    assert_eq!(shown(&harness), "Parties (changed)");
    choose(&mut harness, "Save as…");
    name(&mut harness, "Parties");
    assert!(harness.query_by_label("Another figure has this name already").is_some());
    harness.get_by_label("Cancel").click();
    harness.run();
    choose(&mut harness, "Save as…");
    name(&mut harness, "Actors");
    assert_eq!(figures(&harness), ["Parties", "Actors"]);

    choose(&mut harness, "Parties");
    assert_eq!(harness.state().state().figure.rows, Grouping::Party);
    assert_eq!(shown(&harness), "Parties");
    rows(&mut harness, Grouping::Stance);
    choose(&mut harness, "Update \"Parties\"");
    assert_eq!(shown(&harness), "Parties");
    choose(&mut harness, "Rename \"Parties\"…");
    name(&mut harness, "Stances");
    assert_eq!((figures(&harness)[0].as_str(), shown(&harness).as_str()), ("Stances", "Stances"));
    choose(&mut harness, "Remove \"Stances\"");
    assert_eq!((figures(&harness), shown(&harness)), (vec!["Actors".to_owned()], "none shown".to_owned()));
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!((figures(&harness).len(), shown(&harness).as_str()), (2, "Stances"));
}

#[test]
fn the_command_line_draws_the_window_s_figure_byte_for_byte() {
    let desk = Desk::new();
    let files = ["w.svg", "w.png", "w.csv", "w.xlsx"];
    let answers = files.iter().map(|name| Picked::Paths(vec![desk.path(name)])).collect();
    let mut harness = window(example(), LookChoice::Dark, Answers::of(answers));
    let mut spec = harness.state().state().figure.clone();
    (spec.rows, spec.columns) = (Grouping::Demand, Columns::Time(Period::Year));
    send(&mut harness, Action::Figure(spec));
    send(&mut harness, Action::SaveFigure("Demands by year".to_owned()));
    for _ in files {
        send(&mut harness, Action::Run(Command::ExportFigure));
    }
    send(&mut harness, Action::SaveAs(desk.path("talks.ron")));
    for from_window in files {
        let output = from_window.replace('w', "c");
        let said = desk.run_with(&["plot", "talks.ron", "--figure", "Demands by year", "-o", &output]);
        assert_eq!(said.code, 0, "{}", said.err);
        let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
        assert!(bytes(from_window) == bytes(&output), "{from_window} and {output} differ");
    }
    let quarter = desk.path("statements.csv");
    send(&mut harness, Action::Export(SaveKind::Statements, quarter));
    assert!(
        desk.read("statements.csv").starts_with("id,article,start,end"),
        "the statements, not the figure"
    );
    assert!(desk.read("w.csv").starts_with("demand,"), "the figure's table, not the statements");
}

#[test]
fn pictures_leave_in_the_look_that_was_chosen() {
    let desk = Desk::new();
    let files = ["light.svg", "print.svg"];
    let answers = files.iter().map(|name| Picked::Paths(vec![desk.path(name)])).collect();
    let mut harness = window(example(), LookChoice::Dark, Answers::of(answers));
    send(&mut harness, Action::Show(Tab::Figures));
    send(&mut harness, Action::Run(Command::ExportFigure));
    harness.get_by_role_and_label(Role::ComboBox, "Pictures").click();
    harness.run();
    harness.get_by_label("black and white").click();
    harness.run();
    send(&mut harness, Action::Run(Command::ExportFigure));
    assert!(desk.read("light.svg").contains("#C2502A"), "the window's own look does not matter");
    assert!(desk.read("print.svg").contains("url(#hatch-0)") && !desk.read("print.svg").contains("#C2502A"));
}

/// The whole list of quotes of the first bar of a party, with the window on its figure.
fn quotes_of(party: &str) -> Harness<'static, App> {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    let counted = harness.state().derived().figure().unwrap().as_ref().unwrap().clone();
    let series = counted.figure.series.iter().find(|series| series.label == party).unwrap();
    let column = &counted.figure.x.columns[series.marks[0].column];
    let cell = CellKey { group: series.key.clone(), column: column.key.clone() };
    send(&mut harness, Action::ShowCells(vec![cell]));
    harness
}

#[test]
fn escape_lets_go_of_bars_but_not_while_one_types() {
    let mut harness = quotes_of("Russia");
    harness.get_by_role_and_label(Role::TextInput, "Filter the quotes").focus();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().state().cells.is_empty(), "it left the field");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().state().cells.is_empty());
}

/// The first quote of the list.
fn first_quote(harness: &Harness<'_, App>) -> String {
    use egui_kittest::kittest::NodeT;
    let mut labels = harness.query_all_by_role(Role::Button).filter_map(|it| it.accesskit_node().label());
    labels.find(|label| label.starts_with("Quote: ")).unwrap()
}

#[test]
fn quotes_are_filtered_and_recoded_in_one_step() {
    let mut harness = quotes_of("Russia");
    let of_russia = |harness: &Harness<'_, App>| {
        let counted = harness.state().derived().figure().unwrap().as_ref().unwrap();
        counted.table.rows.iter().find(|row| row.label == "Russia").unwrap().count
    };
    let project = harness.state().session().project().clone();
    harness.get_by_role_and_label(Role::TextInput, "Filter the quotes").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Filter the quotes").type_text("nato");
    harness.run();
    let (shown, all) = {
        let counted = harness.state().derived().figure().unwrap().as_ref().unwrap();
        let cell = &harness.state().state().cells[0];
        let series = counted.figure.series.iter().find(|series| series.key == cell.group).unwrap();
        let all = &series.marks[0].statements;
        let has_nato = |id: &&demarche::model::StatementId| {
            let statement = project.statement(**id).unwrap();
            let source = project.source(statement.source).unwrap();
            let demand = statement.demand.and_then(|id| project.demand(id));
            let actor = statement.actor.and_then(|id| project.actor(id));
            let names = [demand.map_or("", |it| &it.name), actor.map_or("", |it| &it.name)];
            let words = [&*statement.quote, &source.title, &source.outlet, &statement.memo, &names.join(" ")];
            let words = words.join("\n");
            words.to_lowercase().contains("nato")
        };
        let shown: Vec<_> = all.iter().filter(has_nato).copied().collect();
        (shown, all.len())
    };
    assert!(!shown.is_empty() && shown.len() < all);
    harness.get_by_label(&format!("{} of {all} quotes", shown.len()));

    let before = of_russia(&harness);
    harness.get_by_role_and_label(Role::ComboBox, "Set stance").click();
    harness.run();
    harness.get_by_label("rejects").click();
    harness.run();
    let stances = |harness: &Harness<'_, App>| {
        let project = harness.state().session().project();
        let of = |id: &demarche::model::StatementId| project.statement(*id).unwrap().stance.clone();
        shown.iter().map(of).collect::<Vec<_>>()
    };
    assert!(stances(&harness).iter().all(|stance| *stance == Some(demarche::model::Stance::Rejects)));
    assert_eq!(of_russia(&harness), before);
    send(&mut harness, Action::Run(Command::Undo));
    let old: Vec<_> = shown.iter().map(|id| project.statement(*id).unwrap().stance.clone()).collect();
    assert_eq!(stances(&harness), old, "one step of undo");
}

#[test]
fn only_the_ticked_quote_is_recoded_and_exported() {
    let desk = Desk::new();
    let mut harness = quotes_of("Ukraine");
    let project = harness.state().session().project().clone();
    let quote = first_quote(&harness).replace("Quote: ", "");
    harness.get_by_label(&format!("Choose: {quote}")).click();
    harness.run();
    harness.get_by_role_and_label(Role::ComboBox, "Set stance").click();
    harness.run();
    harness.get_by_label("(no stance)").click();
    harness.run();
    let changed: Vec<_> =
        harness.state().session().project().statements_since(&project).map(|(_, new)| new.unwrap()).collect();
    assert_eq!((changed.len(), &*changed[0].quote, &changed[0].stance), (1, quote.as_str(), &None));

    let ids: Vec<_> = project.statements().take(3).map(|statement| statement.id).collect();
    send(&mut harness, Action::ExportListed(ids.clone()));
    send(&mut harness, Action::Export(SaveKind::Statements, desk.path("quotes.csv")));
    let rows = desk.read("quotes.csv");
    assert_eq!(rows.lines().filter(|line| ids.iter().any(|id| line.starts_with(&id.to_string()))).count(), 3);
    assert_eq!(csv_rows(&rows), 3);
    send(&mut harness, Action::Export(SaveKind::Statements, desk.path("all.csv")));
    assert_eq!(csv_rows(&desk.read("all.csv")), project.statements().len(), "the next one is whole again");
}

/// How many rows a table has below its head.
fn csv_rows(table: &str) -> usize {
    let (mut rows, mut is_quoted) = (0, false);
    for letter in table.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => rows += 1,
            _ => {}
        }
    }
    rows - 1
}

#[test]
fn from_a_quote_to_its_passage_and_back_to_the_figure_as_it_was() {
    let mut harness = quotes_of("Ukraine");
    let cells = harness.state().state().cells.clone();
    let quote = first_quote(&harness);
    harness.get_by_label(&quote).click();
    harness.run();
    assert_eq!(harness.state().state().tab, Tab::Read);
    harness.get_by_label("← Back to the figure").click();
    harness.run();
    assert_eq!((harness.state().state().tab, &harness.state().state().cells), (Tab::Figures, &cells));
    assert!(harness.query_by_label("← Back to the figure").is_none());
    assert_eq!(first_quote(&harness), quote);
}

#[test]
fn a_lasso_chooses_the_bars_in_it_and_ctrl_adds_one() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    let plot = harness.get_by_role(Role::Figure).rect();
    harness.drag_at(plot.left_top() + egui::vec2(2.0, 2.0));
    harness.run();
    harness.hover_at(plot.right_bottom() - egui::vec2(2.0, 2.0));
    harness.run();
    harness.drop_at(plot.right_bottom() - egui::vec2(2.0, 2.0));
    harness.run();
    let counted = harness.state().derived().figure().unwrap().as_ref().unwrap().clone();
    let bars: usize = counted.figure.series.iter().map(|series| series.marks.len()).sum();
    assert_eq!(harness.state().state().cells.len(), bars);
    harness.get_by_label(&format!("{} quotes", counted.table.statements));
    harness.get_by_label(&format!("{bars} bars"));
}

#[test]
fn zooming_keeps_to_a_part_that_can_be_counted_alone() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    let names = |harness: &Harness<'_, App>| harness.query_all_by_role(Role::GraphicsSymbol).count();
    let all = names(&harness);
    harness.get_by_role(Role::Figure).focus();
    harness.run();
    for _ in 0..12 {
        harness.key_press(Key::Plus);
        harness.run();
    }
    for _ in 0..12 {
        harness.key_press(Key::ArrowLeft);
        harness.run();
    }
    assert!(names(&harness) < all && names(&harness) > 0, "{} of {all} bars in view", names(&harness));
    assert!(harness.query_by_label("Show all").is_some());
    harness.get_by_label("Count only these dates").click();
    harness.run();
    let filter = &harness.state().state().figure.filter;
    let counted = harness.state().derived().figure().unwrap().as_ref().unwrap();
    assert!(filter.from.is_some() && filter.to.is_some());
    assert!(counted.table.rule.contains("outside the dates") || !counted.table.left_out.is_empty());
    assert!(harness.query_by_label("Show all").is_none(), "all that is counted is in view");
}

fn menu(harness: &mut Harness<'_, App>, chip: &str, line: &str) {
    harness.get_by_role_and_label(Role::ComboBox, chip).click();
    harness.run();
    harness.get_by_label(line).click();
    harness.run();
}

#[test]
fn saved_figures_are_duplicated_put_in_order_saved_and_reverted() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    send(&mut harness, Action::SaveFigure("Parties".to_owned()));
    choose(&mut harness, "Duplicate \"Parties\"");
    assert_eq!(
        (figures(&harness), shown(&harness).as_str()),
        (vec!["Parties".into(), "Parties 2".into()], "Parties 2")
    );
    choose(&mut harness, "Move \"Parties 2\" up");
    assert_eq!(figures(&harness), ["Parties 2", "Parties"]);
    rows(&mut harness, Grouping::Stance);
    assert_eq!(shown(&harness), "Parties 2 (changed)");
    harness.get_by_label("Revert").click();
    harness.run();
    assert_eq!(harness.state().state().figure.rows, Grouping::Party);
    rows(&mut harness, Grouping::Stance);
    harness.get_by_label("Save").click();
    harness.run();
    assert_eq!(shown(&harness), "Parties 2");
    for _ in 0..3 {
        send(&mut harness, Action::Run(Command::Undo));
    }
    assert_eq!(figures(&harness), ["Parties"]);
}

#[test]
fn two_figures_stand_side_by_side_to_one_scale_and_both_lead_to_their_quotes() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    menu(&mut harness, "Compare", "A copy of this figure");
    assert_eq!(harness.query_all_by_role(Role::Figure).count(), 2);
    let beside = harness.state().state().beside.clone().unwrap();
    assert!(beside.same_scale);
    let counts = harness.state().derived().figure_counts();
    let mut other = beside.clone();
    other.spec.rows = Grouping::Stance;
    other.spec.duplicates = demarche::model::Duplicates::Article;
    send(&mut harness, Action::CompareFigures(Some(other)));
    assert_eq!(harness.state().derived().figure_counts(), counts, "the shown one is not counted again");
    let figure = harness.state().derived().beside().unwrap().as_ref().unwrap().figure.clone();
    let (series, mark) = (&figure.series[0], &figure.series[0].marks[0]);
    let column = &figure.x.columns[mark.column];
    let name = format!("{}, {}: {}", series.label, column.label, mark.value.unwrap());
    let center = harness.get_by_role_and_label(Role::GraphicsSymbol, &name).rect().center();
    harness.hover_at(center);
    harness.run();
    harness.drag_at(center);
    harness.run();
    harness.drop_at(center);
    harness.run();
    harness.get_by_label(&format!("{} quotes", mark.statements.len()));
    harness.get_by_label("Close this figure").click();
    harness.run();
    assert!(harness.state().state().beside.is_none() && harness.state().derived().beside().is_none());
    assert!(harness.state().state().cells.is_empty(), "its quotes go with it");
    assert_eq!(harness.query_all_by_role(Role::Figure).count(), 1);
}

#[test]
fn several_choices_of_a_filter_hold_with_ctrl_and_all_options_fold() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    menu(&mut harness, "Stance", "rejects");
    assert_eq!(harness.state().state().figure.filter.stances.len(), 1);
    harness.get_by_role_and_label(Role::ComboBox, "Stance").click();
    harness.run();
    harness.get_by_label("offers concession").click_modifiers(egui::Modifiers::COMMAND);
    harness.run();
    assert_eq!(harness.state().state().figure.filter.stances.len(), 2);
    harness.get_by_label("Fewer options").click();
    harness.run();
    let has = |label: &str| harness.query_by_role_and_label(Role::ComboBox, label).is_some();
    assert!(has("Stance") && has("Rows") && !has("Voice") && !has("Weight"));
    harness.get_by_label("Clear filters").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ComboBox, "Stance").is_none());
}

#[test]
fn dates_are_typed_and_the_figure_is_copied() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    harness.get_by_role_and_label(Role::ComboBox, "Dates").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "From").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "From").type_text("March 2022");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state().figure.filter.from.unwrap().to_string(), "2022-03");
    send(&mut harness, Action::CopyFigure(FigureCopy::Table));
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(words) => Some(words.clone()),
        _ => None,
    });
    let said: Vec<_> = harness.state().state().notices.iter().map(|notice| notice.words.clone()).collect();
    assert!(copied.is_none_or(|words| words.starts_with("party\t")));
    assert!(said.iter().any(|words| words == "Copied the numbers as a table"), "{said:?}");
    send(&mut harness, Action::CopyFigure(FigureCopy::Picture));
    let said: Vec<_> = harness.state().state().notices.iter().map(|notice| notice.words.clone()).collect();
    assert!(said.iter().any(|words| words == "Copied the figure as a picture"), "{said:?}");
}

#[test]
fn tips_do_not_float_over_a_dialog() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    let bar = {
        use egui_kittest::kittest::NodeT;
        let mut bars = harness.query_all_by_role(Role::GraphicsSymbol);
        let bar = bars.find(|bar| bar.accesskit_node().label().unwrap().starts_with("Russia, 2022")).unwrap();
        bar.rect().center()
    };
    harness.hover_at(bar);
    harness.run_steps(90);
    let has_tip =
        |harness: &Harness<'_, App>| harness.query_by_label_contains("click to read them").is_some();
    assert!(has_tip(&harness));
    send(&mut harness, Action::Run(Command::About));
    harness.run_steps(4);
    assert!(!has_tip(&harness));
}
