//! Every kind of figure: numbers, snapshots in `tests/snapshots`, and sheets of pictures to look at.
//!
//! `cargo test --test core charts_kinds::sheets -- --ignored` writes pictures of every kind, light, dark
//! and print, with few and many series, to `target/look/kinds`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::support::claims::{self, Claims};
use crate::support::projects::corpus;
use crate::support::{markup, snapshot};
use demarche::analysis::frequency;
use demarche::chart::palette::Look;
use demarche::chart::shape::{Room, Shape};
use demarche::chart::svg::{SvgStyle, render};
use demarche::chart::{Figure, build};
use demarche::model::{
    Columns, DateBasis, FigureKind, FigureSpec, Grouping, IdSource, Measure, Period, Project,
};
use serde_json::{Value, json};

const NAMES: [&str; 12] = [
    "Russia",
    "Ukraine",
    "United States",
    "Turkey",
    "Poland",
    "Germany",
    "France",
    "Belarus",
    "Israel",
    "China",
    "Romania",
    "Hungary",
];

/// So many parties with statements on as many demands, in four articles a month over fourteen months of
/// which two had none; every tenth statement has no date.
fn crowd(parties: usize, long: bool) -> Claims {
    let name = |at: usize| {
        let name = NAMES.get(at).map_or_else(|| format!("Party {at}"), |name| (*name).to_owned());
        if long {
            format!("{name}, by its plenipotentiary delegation to the second round of talks")
        } else {
            name
        }
    };
    let demand = |at: usize| {
        let words = ["neutrality", "ceasefire", "corridors", "prisoners", "withdrawal", "guarantees"][at % 6];
        let number = if at < 6 { String::new() } else { format!(" {}", at / 6 + 1) };
        let rest = if long {
            ", without conditions and to be verified by a third side within ninety days"
        } else {
            ""
        };
        format!("{words}{number}{rest}")
    };
    let text = "What was said that day, word by word. ".repeat(40);
    let (mut documents, mut annotations) = (Vec::new(), Vec::new());
    for at in 0..48 {
        let month = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13][at / 4];
        let date = format!("{}-{:02}-{:02}", 2022 + month / 12, month % 12 + 1, 1 + at * 5 % 27);
        documents.push(json!({"id": format!("Article {at}"), "date": date, "text": text}));
        for party in 0..parties {
            for one in 0..(at * at * 7 + party * 5 + at * party) % 11 % (2 + party % 4) {
                let number = annotations.len();
                let stance = ["demands", "demands", "rejects", "offers-concession", ""][(number + party) % 5];
                let said = (number % 10 == 0).then_some(json!("2022"));
                annotations.push(json!({"coder": "A", "doc": format!("Article {at}"),
                    "start": number * 3 % 1200, "end": number * 3 % 1200 + 20, "actor": name(party),
                    "stance": Some(stance).filter(|stance| !stance.is_empty()), "date": said,
                    "demand": demand((at / 5 + party * one) % parties.max(3))}));
            }
        }
    }
    let actors: Vec<Value> = (0..parties).map(|at| json!({"name": name(at), "party": name(at)})).collect();
    load(&documents, &actors, &annotations)
}

fn load(documents: &[Value], actors: &[Value], annotations: &[Value]) -> Claims {
    claims::load(
        &json!({"documents": documents, "coders": ["A"], "actors": actors, "annotations": annotations}),
    )
}

/// One article, one statement.
fn single() -> Claims {
    load(
        &[json!({"id": "a", "date": "2022-03-29", "text": "We ask for a ceasefire now."})],
        &[json!({"name": "Turkey", "party": "Turkey"})],
        &[json!({"coder": "A", "doc": "a", "start": 0, "end": 26, "actor": "Turkey", "demand": "ceasefire",
            "stance": "demands"})],
    )
}

fn spec(kind: FigureKind) -> FigureSpec {
    let spec = FigureSpec::by_party_over_time(IdSource::seeded(9).fresh().into());
    FigureSpec { columns: Columns::Time(Period::Month), ..spec }.drawn_as(kind)
}

fn figure(project: &Project, spec: &FigureSpec) -> Figure {
    build(project, spec, &frequency(project, spec).unwrap())
}

/// The sum of the values, and the ids of all statements, that the marks of an SVG tell.
fn told(svg: &str) -> (f64, Vec<&str>) {
    let values =
        svg.split("data-value=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
    let ids = svg.split("data-statements=\"").skip(1).filter_map(|rest| rest.split('"').next());
    (values.sum(), ids.flat_map(str::split_whitespace).collect())
}

#[test]
fn every_kind_tells_every_statement_once() {
    let claims = crowd(5, false);
    let all = claims.project.statements().len();
    for kind in FigureKind::ALL {
        let figure = figure(&claims.project, &spec(*kind));
        let svg = render(&figure, &SvgStyle::light());
        markup::assert_well_formed(&svg);
        let (sum, mut ids) = told(&svg);
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        assert_eq!(before, ids.len(), "{kind:?}: each once");
        match kind {
            FigureKind::Raised => assert!(ids.len() < all),
            FigureKind::Cumulative => assert_eq!(ids.len(), all, "{kind:?}"),
            _ => assert_eq!((sum, ids.len()), (f64::from(u32::try_from(all).unwrap()), all), "{kind:?}"),
        }
        snapshot::check(&format!("kind-{}.svg", kind.as_str()), &svg);
    }
}

#[test]
fn black_and_white_has_no_color_and_tells_many_series_apart() {
    for (parties, kind) in [(12, FigureKind::Bars), (5, FigureKind::Lines), (30, FigureKind::Grouped)] {
        let claims = crowd(parties, false);
        let figure = figure(&claims.project, &spec(kind));
        let svg = render(&figure, &SvgStyle::print());
        markup::assert_well_formed(&svg);
        for color in svg.split('#').skip(1).filter_map(|rest| rest.split('"').next()) {
            let is_grey = color.get(..2) == color.get(2..4) && color.get(2..4) == color.get(4..6);
            assert!(is_grey || color.starts_with("hatch-") || color.starts_with("no-article"), "#{color}");
        }
        if kind == FigureKind::Lines {
            let legend = svg.split("class=\"legend\"").nth(1).unwrap();
            assert_eq!(legend.matches("stroke-width=\"0.9\"").count(), parties, "a marker each");
        } else {
            let groups = svg.split("<g class=\"series\"").skip(1);
            let pattern = |group: &str| group.split("url(#").nth(1)?.split(')').next().map(str::to_owned);
            let mut groups: Vec<String> = groups.map(|group| pattern(group).unwrap()).collect();
            groups.sort_unstable();
            groups.dedup();
            assert_eq!(groups.len(), figure.series.len(), "{kind:?}: a pattern each");
        }
        if parties < 30 {
            snapshot::check(&format!("print-{}.svg", kind.as_str()), &svg);
        }
    }
}

#[test]
fn whatever_is_shown_can_be_drawn_as_every_kind() {
    let claims = crowd(5, false);
    for kind in FigureKind::ALL {
        for rows in [Grouping::Party, Grouping::Demand, Grouping::Stance, Grouping::All] {
            for columns in
                [Columns::Auto, Columns::Groups(Grouping::Stance), Columns::Groups(Grouping::Demand)]
            {
                for measure in Measure::ALL {
                    let basis = DateBasis::Publication;
                    let spec = FigureSpec {
                        rows,
                        columns,
                        basis,
                        measure: *measure,
                        rolling: Some(2),
                        ..spec(FigureKind::Bars)
                    };
                    let drawn = spec.drawn_as(*kind);
                    assert_eq!(drawn.misfit(), None, "{kind:?} {rows:?} {columns:?} {measure:?}");
                    if drawn.measure != Measure::PerArticle || !matches!(drawn.columns, Columns::Groups(_)) {
                        figure(&claims.project, &drawn);
                    }
                }
            }
        }
    }
    let misfit = FigureSpec {
        kind: FigureKind::Lines,
        columns: Columns::Groups(Grouping::Demand),
        ..spec(FigureKind::Bars)
    };
    let words = frequency(&claims.project, &misfit).unwrap_err().to_string();
    assert!(words.contains("needs columns of time"), "{words}");
}

/// Statements of one party: on what, when, in which of two articles of each month.
fn talks(statements: &[(&str, &str)]) -> Claims {
    let text = "What was said that day, word by word. ".repeat(4);
    let documents: Vec<Value> = ["2022-01-05", "2022-04-05"]
        .iter()
        .map(|date| json!({"id": date, "date": date, "text": text}))
        .collect();
    let said = |(at, (demand, date)): (usize, &(&str, &str))| {
        json!({"coder": "A", "doc": "2022-01-05", "start": at, "end": at + 5, "actor": "Turkey", "demand": demand,
            "stance": "demands", "date": date})
    };
    let annotations: Vec<Value> = statements.iter().enumerate().map(said).collect();
    load(&documents, &[json!({"name": "Turkey", "party": "Turkey"})], &annotations)
}

#[test]
fn demands_are_raised_once_and_statements_add_up() {
    let said = [
        ("a", "2022-01"),
        ("b", "2022-01"),
        ("a", "2022-03"),
        ("c", "2022-03"),
        ("c", "2022-04"),
        ("d", "2022"),
        ("a", "2022"),
    ];
    let claims = talks(&said);
    let values = |kind| {
        let figure = figure(&claims.project, &spec(kind));
        let marks = figure.series[0].marks.clone();
        marks.iter().map(|mark| (mark.value.unwrap(), mark.statements.len())).collect::<Vec<_>>()
    };
    let raised = [(2.0, 2), (2.0, 0), (3.0, 1), (3.0, 0), (1.0, 1)];
    assert_eq!(values(FigureKind::Raised), raised, "the undated: only what no dated statement raised");
    assert_eq!(values(FigureKind::Cumulative), [(2.0, 2), (2.0, 0), (4.0, 2), (5.0, 1), (2.0, 2)]);
}

#[test]
fn a_line_breaks_where_no_article_was_coded() {
    let claims = talks(&[("a", "2022-01"), ("a", "2022-02"), ("b", "2022-04"), ("b", "2022-05")]);
    let ends = |kind| {
        let figure = figure(&claims.project, &spec(kind));
        let field = figure.fields().remove(0);
        let drawn = figure.drawn(&field, 0, Room { column: 60.0, row: 60.0 });
        let lines = drawn.iter().filter_map(|drawn| match &drawn.shape {
            Shape::Line(points) => Some((points[0].0, points[points.len() - 1].0)),
            _ => None,
        });
        (lines.collect::<Vec<_>>(), drawn.iter().filter(|it| matches!(it.shape, Shape::Point(..))).count())
    };
    assert_eq!(ends(FigureKind::Lines), (vec![(0.0, 1.0), (3.0, 4.0)], 4), "nobody looked in March");
    assert_eq!(ends(FigureKind::Cumulative), (vec![(0.0, 4.0)], 4), "what was said stays said");
}

#[test]
fn one_statement_leaves_no_room_to_nothing() {
    let claims = single();
    let bars = figure(&claims.project, &spec(FigureKind::Bars));
    // 760 wide with a margin of 24: the dotted line stands 72 from the right.
    let svg = render(&bars, &SvgStyle::light());
    assert!(svg.contains("<line x1=\"664\""), "{svg}");
    let heat = figure(&claims.project, &spec(FigureKind::Heat));
    let labels: Vec<String> = heat.keys().into_iter().map(|key| key.label).collect();
    assert_eq!(labels, ["0 statements", "1 statement"]);
}

#[test]
fn a_share_of_nothing_breaks_the_line_and_nothing_coded_is_told_apart() {
    let claims = talks(&[("a", "2022-01"), ("a", "2022-02"), ("b", "2022-04")]);
    let share = FigureSpec { measure: Measure::Share, ..spec(FigureKind::Lines) };
    let figure = figure(&claims.project, &share);
    let blank: Vec<bool> = figure.x.columns.iter().map(|column| column.is_blank).collect();
    assert_eq!(blank, [false, false, true, false, false], "no article of March was coded");
    let values: Vec<(usize, Option<f64>)> =
        figure.series[0].marks.iter().map(|mark| (mark.column, mark.value)).collect();
    assert_eq!(values, [(0, Some(1.0)), (1, Some(1.0)), (3, Some(1.0))]);
    let svg = render(&figure, &SvgStyle::light());
    assert_eq!(svg.matches("stroke-linejoin").count(), 1, "April stands alone");
    assert!(svg.contains("no article coded"));
}

#[test]
#[ignore = "writes pictures to look at"]
fn sheets() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/look/kinds");
    std::fs::create_dir_all(&folder).unwrap();
    let crowds: BTreeMap<&str, Claims> = BTreeMap::from([
        ("01", crowd(1, false)),
        ("05", crowd(5, false)),
        ("12", crowd(12, false)),
        ("30", crowd(30, false)),
        ("long", crowd(8, true)),
        ("one-article", single()),
        ("nothing", load(&[], &[], &[])),
    ]);
    let large = corpus(7, 10_000, 20_000);
    let coder = large.coders().next().unwrap().id;
    for kind in FigureKind::ALL {
        for (name, claims) in &crowds {
            let figure = figure(&claims.project, &spec(*kind));
            for look in Look::ALL {
                let path = folder.join(format!("{}-{name}-{}.png", kind.as_str(), look.as_str()));
                draw(&path, &render(&figure, &SvgStyle::of(*look)));
            }
        }
        for (name, rows) in [("large", Grouping::Party), ("large-actors", Grouping::Actor)] {
            let mut spec = FigureSpec { rows, ..spec(*kind) };
            spec.filter.coder = Some(coder);
            let figure = figure(&large, &spec);
            for look in Look::ALL {
                let path = folder.join(format!("{}-{name}-{}.png", kind.as_str(), look.as_str()));
                draw(&path, &render(&figure, &SvgStyle::of(*look)));
            }
        }
    }
}

/// Draws an SVG as the export does: with the bundled faces, one dot a pixel.
fn draw(path: &Path, svg: &str) {
    use resvg::{tiny_skia, usvg};
    let mut fonts = usvg::fontdb::Database::new();
    for face in ["Inter-Regular.ttf", "Inter-SemiBold.ttf"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts").join(face);
        fonts.load_font_data(std::fs::read(path).unwrap());
    }
    fonts.set_sans_serif_family("Inter");
    let options =
        usvg::Options { fontdb: Arc::new(fonts), font_family: "Inter".to_owned(), ..Default::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let size = tree.size().to_int_size();
    let mut dots = tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut dots.as_mut());
    dots.save_png(path).unwrap();
}
