//! What stands behind a bar: clicking each bar lists exactly the statements that its height counts,
//! reckoned here anew and as simply as can be.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::window::{Answers, example, send, window};
use demarche::analysis::{Bin, ColumnKey, Group};
use demarche::chart::Figure;
use demarche::edit::statements::{Author, StatementChange};
use demarche::edit::{apply, coders, statements};
use demarche::model::{
    CoderId, Columns, Counting, Duplicates, FigureKind, FigureSpec, Grouping, IdSource, Measure, Period,
    Project, Statement, When, tree,
};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::state::Tab;
use demarche::ui::theme::LookChoice;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// Row and column of a bar.
type Bar = (Group, ColumnKey);

/// The example in a window so tall that every quote of a bar is in view.
fn tall(session: Session) -> Harness<'static, App> {
    let mut harness = window(session, LookChoice::Light, Answers::default());
    harness.set_size(egui::vec2(1440.0, 6_400.0));
    send(&mut harness, Action::Show(Tab::Figures));
    harness
}

/// The example, a third of it coded by a second person too, some of that otherwise.
fn with_two_coders() -> Session {
    let mut ids = IdSource::seeded(3);
    let mut project = example().project().clone();
    let (added, second) = coders::add(&project, "Second", &mut ids);
    apply(&mut project, &added).unwrap();
    let author = Author { coder: second, at: jiff::Timestamp::from_second(1_700_000_000).unwrap() };
    let olds: Vec<Statement> = project.statements().step_by(3).map(|it| Statement::clone(it)).collect();
    for (at, old) in olds.iter().enumerate() {
        let (copied, id) = statements::duplicate(&project, old.id, author, &mut ids).unwrap();
        apply(&mut project, &copied).unwrap();
        let demand = old.demand.filter(|_| at % 4 > 0);
        let coded = statements::recode(&project, id, StatementChange::Demand(demand), author).unwrap();
        apply(&mut project, &coded).unwrap();
    }
    Session::on(project, ids)
}

fn date(project: &Project, statement: &Statement) -> Option<When> {
    let published = || project.source(statement.source)?.published.as_ref();
    statement.said.as_ref().or_else(published).map(|dated| dated.when)
}

fn group(project: &Project, grouping: Grouping, statement: &Statement) -> Group {
    match grouping {
        Grouping::Party => {
            let at = date(project, statement).map(When::first);
            let Some(actor) = statement.actor else { return Group::NoActor };
            tree::party_of(project, actor, at).map_or(Group::NoParty, Group::Party)
        }
        Grouping::Actor => statement.actor.map_or(Group::NoActor, Group::Actor),
        Grouping::Demand => statement.demand.map_or(Group::NoDemand, Group::Demand),
        Grouping::Stance => statement.stance.clone().map_or(Group::NoStance, Group::Stance),
        Grouping::Coder => Group::Coder(statement.coder),
        Grouping::All => Group::All,
        Grouping::Outlet => panic!("outlets are not reckoned here"),
    }
}

/// The statements that count, without duplicates within their article.
fn counted<'a>(project: &'a Project, spec: &FigureSpec) -> Vec<&'a Statement> {
    let mut all: Vec<&Statement> = project.statements().map(AsRef::as_ref).collect();
    all.retain(|it| spec.filter.coder.is_none_or(|coder| coder == it.coder));
    if spec.duplicates == Duplicates::Article {
        all.sort_by_key(|it| {
            let day = date(project, it).map(|when| when.first().first_day());
            (day.is_none(), day, it.span.map(|span| (span.start(), span.end())), it.order)
        });
        let mut met = BTreeSet::new();
        all.retain(|it| {
            let stance = it.stance.as_ref().map(|stance| stance.label().to_owned());
            met.insert((it.source, it.coder, it.actor, it.demand, stance))
        });
    }
    all
}

fn reckon(project: &Project, spec: &FigureSpec, period: Option<Period>) -> BTreeMap<Bar, Vec<String>> {
    let mut bars: BTreeMap<Bar, Vec<String>> = BTreeMap::new();
    for statement in counted(project, spec) {
        let column = match spec.columns {
            Columns::Groups(grouping) => ColumnKey::Group(group(project, grouping, statement)),
            _ => date(project, statement)
                .and_then(|when| Bin::of(period.unwrap(), when))
                .map_or(ColumnKey::Undated, ColumnKey::Bin),
        };
        let bar = (group(project, spec.rows, statement), column);
        bars.entry(bar).or_default().push(statement.quote.to_string());
    }
    for quotes in bars.values_mut() {
        quotes.sort();
    }
    bars
}

/// The quotes that the list shows now.
fn listed(harness: &Harness<'_, App>) -> Vec<String> {
    let quotes = harness.query_all_by_role(Role::Button).filter_map(|node| {
        node.accesskit_node().label().and_then(|label| label.strip_prefix("Quote: ").map(str::to_owned))
    });
    let mut quotes: Vec<String> = quotes.collect();
    quotes.sort();
    quotes
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    let center = harness.get_by_role_and_label(Role::GraphicsSymbol, name).rect().center();
    harness.hover_at(center);
    harness.run();
    harness.drag_at(center);
    harness.run();
    harness.drop_at(center);
    harness.run();
}

/// Clicks every bar of a figure; gives how many there were.
fn check(session: Session, change: impl FnOnce(&mut FigureSpec, Vec<CoderId>)) -> usize {
    let mut harness = tall(session);
    let mut coders: Vec<_> = harness.state().session().project().coders().collect();
    coders.sort_by_key(|coder| coder.order);
    let coders = coders.iter().map(|coder| coder.id).collect();
    let mut spec = harness.state().state().figure.clone();
    change(&mut spec, coders);
    send(&mut harness, Action::Figure(spec));
    let counted = harness.state().derived().figure().unwrap().as_ref().unwrap().clone();
    let (figure, spec) = (counted.figure.clone(), counted.spec.clone());
    let project = harness.state().session().project().clone();
    let mut expected = reckon(&project, &spec, counted.table.period);
    let mut clicked = 0;
    for series in &figure.series {
        for mark in &series.marks {
            let Some(value) = mark.value else { continue };
            let column = &figure.x.columns[mark.column];
            let name = format!("{}, {}: {}", series.label, column.label, figure.y.value_label(value));
            click(&mut harness, &name);
            let quotes = expected.remove(&(series.key.clone(), column.key.clone()));
            let quotes = quotes.unwrap_or_else(|| panic!("{name} counts nothing"));
            assert_eq!(listed(&harness), quotes, "{name}");
            let all: usize = figure
                .series
                .iter()
                .flat_map(|series| &series.marks)
                .filter(|other| other.column == mark.column)
                .map(|other| other.statements.len())
                .sum();
            let number = |count: usize| f64::from(u32::try_from(count).unwrap());
            let (own, all) = (number(quotes.len()), number(all));
            match (spec.measure, spec.counting) {
                (Measure::Count, Counting::Full) => assert!((value - own).abs() < 1e-9, "{name}"),
                (Measure::Count, _) => assert!(value <= own && value > 0.0, "{name}"),
                (Measure::Share, _) => assert!((value - own / all).abs() < 1e-9, "{name}"),
                (Measure::Articles, _) => assert!(value <= own && value >= 1.0, "{name}"),
                (Measure::PerArticle, _) => assert!(value > 0.0, "{name}"),
            }
            clicked += 1;
        }
    }
    assert!(expected.is_empty(), "no bar for {expected:?}");
    clicked
}

#[test]
fn each_bar_over_time_lists_what_its_height_counts() {
    assert!(check(example(), |_, _| {}) > 10);
    check(example(), |spec, _| (spec.columns, spec.rows) = (Columns::Time(Period::Year), Grouping::Stance));
}

#[test]
fn each_bar_of_shares_lists_what_it_is_a_share_of() {
    check(example(), |spec, _| (spec.columns, spec.measure) = (Columns::Time(Period::Year), Measure::Share));
}

#[test]
fn each_bar_without_duplicates_lists_none_of_them() {
    let clicked = check(example(), |spec, _| {
        (spec.columns, spec.rows) = (Columns::Groups(Grouping::Stance), Grouping::Party);
        spec.duplicates = Duplicates::Article;
    });
    assert!(clicked > 4);
}

#[test]
fn each_bar_of_weights_and_of_articles_lists_all_behind_it() {
    check(example(), |spec, _| {
        (spec.columns, spec.counting) = (Columns::Time(Period::Year), Counting::Fractional);
    });
    check(example(), |spec, _| {
        (spec.columns, spec.measure) = (Columns::Time(Period::Year), Measure::Articles);
    });
}

#[test]
fn each_bar_of_one_coder_and_of_all_side_by_side_lists_their_own() {
    check(with_two_coders(), |spec, coders| {
        (spec.columns, spec.filter.coder) = (Columns::Time(Period::Year), Some(coders[1]));
    });
}

/// The quotes that the number of a mark counts: those of its bar, and where numbers add up over time those of
/// its row before it.
fn counted_by(
    expected: &BTreeMap<Bar, Vec<String>>,
    figure: &Figure,
    (row, column): (&Group, usize),
) -> Vec<String> {
    let is_bin = |column: usize| matches!(figure.x.columns[column].key, ColumnKey::Bin(_));
    let reaches_back = matches!(figure.kind, FigureKind::Cumulative | FigureKind::Raised) && is_bin(column);
    let columns = if reaches_back { 0..=column } else { column..=column };
    let bar = |column: usize| expected.get(&(row.clone(), figure.x.columns[column].key.clone()));
    let mut quotes: Vec<String> = columns.filter_map(bar).flatten().cloned().collect();
    quotes.sort();
    quotes
}

/// Clicks every mark of a kind of figure; gives how many there were.
fn check_kind(kind: FigureKind) -> usize {
    let mut harness = tall(example());
    let spec = harness.state().state().figure.drawn_as(kind);
    send(&mut harness, Action::Figure(spec));
    let counted = harness.state().derived().figure().unwrap().as_ref().unwrap().clone();
    let figure = counted.figure.clone();
    let project = harness.state().session().project().clone();
    let expected = reckon(&project, &counted.spec, counted.table.period);
    let mut met: BTreeSet<Bar> = BTreeSet::new();
    let mut points: BTreeSet<(usize, u64)> = BTreeSet::new();
    let mut clicked = 0;
    for series in &figure.series {
        for mark in &series.marks {
            let name = figure.mark_words(series, mark);
            let is_drawn = harness.query_by_role_and_label(Role::GraphicsSymbol, &name).is_some();
            let place = (series.key.clone(), figure.x.columns[mark.column].key.clone());
            met.insert(place.clone());
            assert!(is_drawn || mark.statements.is_empty(), "{kind:?}: {name} is not there");
            // Of two points at one place only the upper one can be clicked.
            let is_point = matches!(kind, FigureKind::Lines | FigureKind::Cumulative | FigureKind::Raised);
            let value = mark.value.unwrap();
            if !is_drawn || (is_point && !points.insert((mark.column, value.to_bits()))) {
                continue;
            }
            send(&mut harness, Action::ShowCells(Vec::new()));
            click(&mut harness, &name);
            let (quotes, all) =
                (listed(&harness), counted_by(&expected, &figure, (&series.key, mark.column)));
            if kind == FigureKind::Raised {
                // The first on each demand, of which there may be several at one date.
                assert!(quotes.iter().all(|quote| all.contains(quote)), "{name}: {quotes:?}");
            } else {
                assert_eq!(quotes, all, "{kind:?}: {name}");
            }
            let number = f64::from(u32::try_from(quotes.len()).unwrap());
            assert!((value - number).abs() < 1e-9, "{kind:?}: {name} lists {number}");
            clicked += 1;
        }
    }
    assert!(expected.keys().all(|bar| met.contains(bar)), "{kind:?}: {expected:?}");
    clicked
}

#[test]
fn each_mark_of_every_kind_lists_what_its_number_counts() {
    for kind in FigureKind::ALL {
        let clicked = check_kind(*kind);
        assert!(clicked >= 3, "{kind:?}: {clicked}");
    }
}
