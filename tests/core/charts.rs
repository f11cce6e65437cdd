//! Figures as data and as SVG: snapshots in `tests/snapshots`, rewritten with `UPDATE_SNAPSHOTS=1`.

use crate::support::claims::Claims;
use crate::support::{claims, markup, snapshot};
use demarche::analysis::{ColumnKey, Group, frequency};
use demarche::chart::color::color_of_actor;
use demarche::chart::svg::{SvgStyle, render};
use demarche::chart::{Figure, Paint, Texture, build};
use demarche::edit::{Transaction, apply, events};
use demarche::model::{
    Actor, ActorId, ActorKind, Color, Columns, DateBasis, Duplicates, FigureKind, FigureSpec, Grouping,
    IdSource, Measure, Membership, Period, Project,
};
use serde_json::{Value, json};

const PARTIES: [&str; 6] = ["Russia", "Ukraine", "United States", "Turkey", "European partners", "Analysts"];
const DEMANDS: [&str; 8] = [
    "neutrality",
    "NATO membership stays closed",
    "ceasefire",
    "security guarantees from several states",
    "withdrawal of troops",
    "recognition of Crimea",
    "humanitarian corridors",
    "exchange of prisoners",
];

/// Articles with their dates and how many statements each party makes in them.
const TALKS: [(&str, [usize; 6]); 8] = [
    ("2022-02-28", [4, 3, 0, 0, 0, 0]),
    ("2022-03-07", [3, 2, 0, 0, 0, 0]),
    ("2022-03-14", [3, 3, 0, 0, 0, 0]),
    ("2022-03-29", [12, 10, 2, 3, 0, 0]),
    ("2025-05-16", [7, 10, 1, 3, 0, 0]),
    ("2025-12-02", [4, 2, 3, 0, 1, 0]),
    ("", [6, 7, 0, 0, 0, 5]),
    ("", [3, 5, 1, 0, 0, 3]),
];

fn talks() -> Claims {
    let text = "What was said that day, word by word. ".repeat(20);
    let mut documents = Vec::new();
    let mut annotations: Vec<Value> = Vec::new();
    for (at, (date, counts)) in TALKS.iter().enumerate() {
        let date = Some(*date).filter(|date| !date.is_empty());
        documents.push(json!({"id": format!("Article {at}"), "date": date, "text": text}));
        for (party, count) in PARTIES.iter().zip(counts) {
            for _ in 0..*count {
                let start = annotations.len() * 3 % 700;
                let stance = ["demands", "demands", "rejects", "offers-concession"][annotations.len() % 4];
                annotations.push(json!({"coder": "A", "doc": format!("Article {at}"), "start": start,
                    "end": start + 20, "actor": format!("{party}'s envoy"), "stance": stance,
                    "demand": DEMANDS[annotations.len() * annotations.len() % 11 % 8]}));
            }
        }
    }
    let actors: Vec<Value> =
        PARTIES.iter().map(|party| json!({"name": format!("{party}'s envoy"), "party": party})).collect();
    claims::load(
        &json!({"documents": documents, "coders": ["A"], "actors": actors, "annotations": annotations}),
    )
}

fn spec() -> FigureSpec {
    FigureSpec::by_party_over_time(IdSource::seeded(9).fresh().into())
}

fn figure(claims: &Claims, spec: &FigureSpec) -> Figure {
    build(&claims.project, spec, &frequency(&claims.project, spec).unwrap())
}

fn check(name: &str, figure: &Figure, style: &SvgStyle) {
    let svg = render(figure, style);
    assert_eq!(svg, render(figure, style), "the same bytes twice");
    markup::assert_well_formed(&svg);
    snapshot::check(&format!("{name}.svg"), &svg);
}

#[test]
fn statements_by_party_and_quarter() {
    let figure = figure(&talks(), &spec());
    assert_eq!(figure.title, "Statements by party and quarter");
    let labels: Vec<&str> = figure.series.iter().map(|series| series.label.as_str()).collect();
    assert_eq!(labels, PARTIES);
    let ticks: Vec<&str> = figure.x.ticks.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(ticks, ["2022", "2023", "2024", "2025", "undated"]);
    check("party-quarter", &figure, &SvgStyle::light());
    check("party-quarter-dark", &figure, &SvgStyle::dark());
}

#[test]
fn marks_stand_on_each_other_and_know_their_statements() {
    let claims = talks();
    let figure = figure(&claims, &spec());
    let first: Vec<(f64, f64, usize)> = figure
        .series
        .iter()
        .flat_map(|series| &series.marks)
        .filter(|mark| mark.column == 0)
        .map(|mark| (mark.base, mark.value.unwrap(), mark.statements.len()))
        .collect();
    assert_eq!(first, [(0.0, 22.0, 22), (22.0, 18.0, 18), (40.0, 2.0, 2), (42.0, 3.0, 3)]);
    assert_eq!(figure.totals[0], Some(45.0));
    assert_eq!(figure.y.scale.ticks(), [0.0, 15.0, 30.0, 45.0]);
    let last = figure.x.columns.last().unwrap();
    assert_eq!((&last.key, figure.totals[figure.totals.len() - 1]), (&ColumnKey::Undated, Some(30.0)));
    assert!(figure.description.contains("The greatest is Russia, 2022 Q1: 22."), "{}", figure.description);

    let svg = render(&figure, &SvgStyle::light());
    let statement = figure.series[0].marks[0].statements[0].to_string();
    assert!(svg.contains(&statement) && svg.contains("<title>Russia, 2022 Q1: 22</title>"));
    assert_eq!(svg.matches("data-statements=").count(), 4 + 4 + 4 + 4);
}

#[test]
fn shares_rest_on_small_numbers_and_say_so() {
    let spec = FigureSpec { measure: Measure::Share, columns: Columns::Time(Period::Month), ..spec() };
    let figure = figure(&talks(), &spec);
    assert_eq!(figure.note.as_deref(), Some("In 1 column the shares rest on fewer than 10 statements."));
    assert!(figure.totals.contains(&None), "a month without statements has no shares");
    assert_eq!(figure.y.tick_label(0.25), "25 %");
    check("share-month", &figure, &SvgStyle::light());
}

#[test]
fn groups_as_columns_stand_in_order_of_creation() {
    let spec = FigureSpec { rows: Grouping::Stance, columns: Columns::Groups(Grouping::Demand), ..spec() };
    let figure = figure(&talks(), &spec);
    let labels: Vec<&str> = figure.series.iter().map(|series| series.label.as_str()).collect();
    assert_eq!(labels, ["demands", "rejects", "offers concession"]);
    check("stance-demand", &figure, &SvgStyle::light());
}

#[test]
fn slanted_names_stay_in_the_picture() {
    let demand = |at: usize| format!("A first demand of the {at}th kind");
    let annotations: Vec<Value> = (0..14)
        .map(|at| json!({"coder": "A", "doc": "a", "start": at, "end": at + 5, "actor": "X", "demand": demand(at)}))
        .collect();
    let claims =
        claims::load(&json!({"documents": [{"id": "a", "date": "2022-03-01", "text": "x".repeat(40)}],
        "coders": ["A"], "actors": [{"name": "X", "party": "X"}], "annotations": annotations}));
    let spec = FigureSpec { columns: Columns::Groups(Grouping::Demand), ..spec() };
    let svg = render(&figure(&claims, &spec), &SvgStyle::light());
    let places: Vec<f64> = svg
        .split("transform=\"translate(")
        .skip(1)
        .filter_map(|rest| rest.split(' ').next()?.parse().ok())
        .collect();
    assert_eq!(places.len(), 14, "they have no room side by side");
    // Each ends at its place, is between 160 and 176 long, and turned by 35 degrees.
    assert!(places[0] >= 160.0 * 0.82, "{places:?}");
}

#[test]
fn events_are_lines_over_time_with_labels_apart() {
    let mut claims = talks();
    let mut ids = IdSource::seeded(5);
    for (when, label) in [
        ("2022-02-24", "Full-scale invasion"),
        ("2022-03-29/2022-03-30", "Istanbul talks"),
        ("2022-04", "Withdrawal from Kyiv"),
        ("2025-05-16", "First direct talks & <prisoners>"),
        ("2025", "A year of talks"),
        ("2014-03", "Crimea"),
    ] {
        let (step, _) = events::add(&claims.project, when.parse().unwrap(), label, &mut ids).unwrap();
        apply(&mut claims.project, &step).unwrap();
    }
    let shown = figure(&claims, &spec());
    assert_eq!(shown.events.len(), 5);
    assert!(shown.footnote.ends_with("1 event lies outside the dates shown."), "{}", shown.footnote);
    let labels: Vec<&str> = shown.events.iter().map(|event| event.label.as_str()).collect();
    assert!(labels.contains(&"Istanbul talks"), "days need no date beside them: {labels:?}");
    assert!(labels.contains(&"A year of talks (2025)"));
    check("events-quarter", &shown, &SvgStyle::light());
    let hidden = figure(&claims, &FigureSpec { hides_events: true, ..spec() });
    assert_eq!(hidden, figure(&talks(), &spec()), "as if there were none");
    let groups = FigureSpec { columns: Columns::Groups(Grouping::Demand), ..spec() };
    assert!(figure(&claims, &groups).events.is_empty());
}

#[test]
fn what_makes_a_sum_can_stand_side_by_side_too() {
    let spec = FigureSpec { kind: FigureKind::Grouped, columns: Columns::Time(Period::Year), ..spec() };
    let figure = figure(&talks(), &spec);
    assert!(!figure.stacked);
    assert_eq!(figure.y.scale.ticks().last(), Some(&25.0), "the tallest bar, no sum");
    check("grouped-year", &figure, &SvgStyle::light());
}

#[test]
fn articles_stand_side_by_side() {
    let spec = FigureSpec { measure: Measure::Articles, columns: Columns::Time(Period::Year), ..spec() };
    let figure = figure(&talks(), &spec);
    assert!(!figure.stacked);
    assert!(figure.series.iter().flat_map(|series| &series.marks).all(|mark| mark.base == 0.0));
    check("articles-year", &figure, &SvgStyle::light());
}

#[test]
fn a_rolling_mean_of_what_was_published() {
    let spec = FigureSpec {
        basis: DateBasis::Publication,
        duplicates: Duplicates::Article,
        measure: Measure::PerArticle,
        columns: Columns::Time(Period::Quarter),
        ..spec()
    };
    check("per-article-quarter", &figure(&talks(), &spec), &SvgStyle::light());
    let spec = FigureSpec { measure: Measure::Count, rolling: Some(2), ..spec };
    let figure = figure(&talks(), &spec);
    assert_eq!(figure.totals[0], None, "the first of two has no mean");
    assert_eq!(figure.series[0].marks[0].value, None);
    check("rolling-quarter", &figure, &SvgStyle::light());
}

#[test]
fn many_groups_differ_by_more_than_hue() {
    let documents = [json!({"id": "a", "date": "2022-03-01", "text": "x".repeat(400)})];
    let annotations: Vec<Value> = (0..16)
        .flat_map(|party| (0..=party).map(move |at| (party, at)))
        .map(|(party, at)| {
            let actor = (party > 0).then(|| format!("Party {party:02}"));
            json!({"coder": "A", "doc": "a", "start": at, "end": at + 5, "actor": actor, "demand": "d",
                "date": format!("2022-{:02}", 1 + (party * 7 + at) % 5)})
        })
        .collect();
    let actors: Vec<Value> = (1..15)
        .map(|party| json!({"name": format!("Party {party:02}"), "party": format!("Party {party:02}")}))
        .collect();
    let claims = claims::load(
        &json!({"documents": documents, "coders": ["A"], "actors": actors, "annotations": annotations}),
    );
    let figure = figure(&claims, &FigureSpec { columns: Columns::Time(Period::Month), ..spec() });
    let paints: Vec<(Paint, Texture)> =
        figure.series.iter().map(|series| (series.paint, series.texture)).collect();
    assert_eq!(paints[5], (Paint::Color(Color::Place(5)), Texture::Solid));
    assert_eq!(paints[6], (Paint::Color(Color::Place(6)), Texture::Rising));
    assert_eq!(paints[13], (Paint::Color(Color::Place(13)), Texture::Dotted));
    let keys: Vec<&Group> = figure.series.iter().rev().take(2).map(|series| &series.key).collect();
    assert_eq!(keys, [&Group::NoActor, &Group::NoParty]);
    assert_eq!(paints[15], (Paint::Neutral, Texture::Rising));
    check("many-parties", &figure, &SvgStyle::light());
}

#[test]
fn nothing_yet_is_a_figure_too() {
    let claims = claims::load(&json!({"documents": [], "coders": [], "actors": [], "annotations": []}));
    let empty = figure(&claims, &spec());
    assert!(empty.is_empty());
    check("empty", &empty, &SvgStyle::light());

    let claims = talks();
    let mut nobody = spec();
    nobody.filter.from = Some("2030".parse().unwrap());
    nobody.filter.parties = vec![claims.actors["Turkey"]];
    nobody.basis = DateBasis::Publication;
    let figure = figure(&claims, &nobody);
    assert_eq!((figure.empty, figure.is_empty()), ("No statements fit: widen the dates or the filter", true));
    assert!(figure.footnote.ends_with("Left out: 76 outside the date range and 30 of another party."));
}

#[test]
fn names_cannot_break_the_markup() {
    let evil = "\"><script>alert(1)</script>&\u{1}";
    let claims = claims::load(&json!({
        "documents": [{"id": "a", "date": "2022-03-01", "text": "words and words"}], "coders": ["A"],
        "actors": [{"name": "x", "party": evil}, {"name": "Уряд України 🙂"}],
        "annotations": [
            {"coder": "A", "doc": "a", "start": 0, "end": 5, "actor": "x", "demand": "d"},
            {"coder": "A", "doc": "a", "start": 6, "end": 9, "actor": "Уряд України 🙂", "demand": "d"}]}));
    let spec = FigureSpec { name: evil.to_owned(), columns: Columns::Groups(Grouping::Actor), ..spec() };
    let svg = render(&figure(&claims, &spec), &SvgStyle::light());
    markup::assert_well_formed(&svg);
    assert!(!svg.contains("<script") && svg.contains("Уряд України 🙂"));
}

#[test]
fn own_color_then_the_party_s_then_the_next_place() {
    let mut ids = IdSource::seeded(3);
    let mut project = Project::empty(ids.fresh().into(), "Talks");
    let mut actor = |order, name: &str, kind, parent: Option<ActorId>| {
        let mut actor = Actor::new(ids.fresh().into(), order, name, kind);
        actor.memberships = parent.map(Membership::always).into_iter().collect();
        actor
    };
    let loner = actor(1, "Loner", ActorKind::Person, None);
    let reds = actor(2, "Reds", ActorKind::Party, None);
    let mut blues = actor(3, "Blues", ActorKind::Party, None);
    blues.color = Some(Color::Rgb([1, 2, 3]));
    let cabinet = actor(4, "Cabinet", ActorKind::Group, Some(blues.id));
    let minister = actor(5, "Minister", ActorKind::Person, Some(cabinet.id));
    let mut rebel = actor(6, "Rebel", ActorKind::Person, Some(reds.id));
    rebel.color = Some(Color::Place(9));
    let all = [&loner, &reds, &blues, &cabinet, &minister, &rebel];
    let change = all.iter().fold(Transaction::new("Add"), |change, actor| change.put((*actor).clone()));
    apply(&mut project, &change).unwrap();

    let colors = all.map(|actor| color_of_actor(&project, actor.id).unwrap());
    let blue = Color::Rgb([1, 2, 3]);
    assert_eq!(colors, [Color::Place(2), Color::Place(0), blue, blue, blue, Color::Place(9)]);
}
