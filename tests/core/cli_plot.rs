//! `demarche plot` on the real binary: every kind in every form, the same bytes twice, and readable.

use std::path::Path;

use crate::support::program::Desk;
use demarche::model::FigureKind;
use quick_xml::Reader;
use quick_xml::events::Event;

/// What to put in columns where a kind is not over time.
fn columns(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Ranked => "all",
        FigureKind::Diverging => "stance",
        FigureKind::Heat => "demand",
        _ => "quarter",
    }
}

/// Reads all of an SVG as XML; gives its words, one piece of text after the other.
fn read(svg: &str) -> String {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut words, mut open) = (String::new(), 0);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {svg}")) {
            Event::Start(element) => {
                assert!(element.attributes().all(|it| it.is_ok()), "{element:?}");
                open += 1;
            }
            Event::Empty(element) => assert!(element.attributes().all(|it| it.is_ok()), "{element:?}"),
            Event::End(_) => open -= 1,
            Event::Text(text) => words.push_str(text.as_ref()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    words
}

#[test]
fn every_kind_in_every_form_has_the_same_bytes_twice() {
    let desk = Desk::new();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/peace-talks.ron");
    std::fs::copy(project, desk.path("talks.ron")).unwrap();
    for kind in FigureKind::ALL {
        let asked = format!("--kind {} --rows party --columns {}", kind.as_str(), columns(*kind));
        for ending in ["svg", "@1x.png", "pdf", "csv", "xlsx"] {
            let written = ["one", "two"].map(|name| {
                let name = if ending.starts_with('@') {
                    format!("{name}{ending}")
                } else {
                    format!("{name}.{ending}")
                };
                desk.done(&format!("plot talks.ron {asked} -o {name}"));
                let bytes = std::fs::read(desk.path(&name)).unwrap();
                std::fs::remove_file(desk.path(&name)).unwrap();
                bytes
            });
            assert!(written[0].len() > 100, "{kind:?} as {ending}");
            assert!(written[0] == written[1], "{kind:?} as {ending} is another one the second time");
            if ending == "svg" {
                let words = read(&String::from_utf8(written[0].clone()).unwrap());
                assert!(words.contains("Russia") && words.contains("statements in"), "{kind:?}: {words}");
            }
        }
    }
}

/// What a figure shows so far is what the table behind it holds.
#[test]
fn the_table_behind_what_adds_up_holds_the_sums() {
    let desk = Desk::new();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/peace-talks.ron");
    std::fs::copy(project, desk.path("talks.ron")).unwrap();
    let rows = |kind: &str| -> Vec<Vec<f64>> {
        desk.done(&format!("plot talks.ron --kind {kind} --rows party --columns quarter -o t.csv"));
        let mut reader = csv::Reader::from_path(desk.path("t.csv")).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let numbers =
            |row: &csv::StringRecord| row.iter().skip(1).map(|word| word.parse().unwrap()).collect();
        rows[..rows.len() - 2].iter().map(numbers).collect()
    };
    let (counts, sums) = (rows("bars"), rows("cumulative"));
    assert!(counts.len() > 1 && counts.len() == sums.len());
    for (counts, sums) in counts.iter().zip(&sums) {
        let bins = counts.len() - 1;
        let mut sum = 0.0;
        for at in 0..bins {
            sum += counts[at];
            assert!((sums[at] - sum).abs() < 1e-9, "{counts:?} are {sums:?} so far");
        }
        assert!((sums[bins] - counts[bins]).abs() < 1e-9, "the undated stand apart");
    }
}
