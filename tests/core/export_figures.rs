//! Figures and statements as files: the same bytes twice, the same numbers in each form, nothing lost
//! without a word.

use std::io::{Cursor, Read};
use std::path::Path;

use demarche::analysis::{Frequency, frequency};
use demarche::chart::palette::Look;
use demarche::chart::{Figure, build};
use demarche::edit::statements::{self, StatementChange};
use demarche::export::{self, Drawn, FIGURE_EXPORTERS, Warning, figure_by_ending};
use demarche::model::{
    Columns, Counting, Dated, FigureSpec, Grouping, IdSource, Measure, Period, Project, StatementId,
};
use demarche::session::Session;
use jiff::Timestamp;

fn example() -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/peace-talks.ron");
    let (mut session, _) = Session::open(&path, IdSource::seeded(1)).unwrap();
    session = Session::on(session.project().clone(), IdSource::seeded(2))
        .with_clock(|| Timestamp::from_second(1_770_000_000).unwrap());
    session.code_as("Demarche");
    session
}

/// A figure with all that it came from.
struct Counted {
    project: Project,
    spec: FigureSpec,
    table: Frequency,
    figure: Figure,
}

impl Counted {
    fn of(project: &Project, change: impl FnOnce(&mut FigureSpec)) -> Self {
        let mut spec = FigureSpec::by_party_over_time(IdSource::seeded(9).fresh().into());
        change(&mut spec);
        let table = frequency(project, &spec).unwrap();
        let figure = build(project, &spec, &table);
        Self { project: project.clone(), spec, table, figure }
    }

    fn write(&self, name: &str) -> (Vec<u8>, Vec<Warning>) {
        let Self { project, spec, table, figure } = self;
        let mut bytes = Vec::new();
        let drawn = Drawn { project, spec, table, figure };
        let warnings = figure_by_ending(name).unwrap().write(&drawn, &mut bytes).unwrap();
        (bytes, warnings)
    }
}

/// The parts of a workbook by their names in it.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut words = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut words).unwrap();
    words
}

fn change(session: &mut Session, id: StatementId, change: StatementChange) {
    session.perform(|project, author, _| statements::recode(project, id, change, author)).unwrap();
}

#[test]
fn every_form_has_the_same_bytes_twice() {
    // With many series some of them have textures.
    for rows in [Grouping::Party, Grouping::Actor] {
        let counted = Counted::of(example().project(), |spec| spec.rows = rows);
        for exporter in FIGURE_EXPORTERS {
            let name = format!("talks.{}", exporter.ending());
            let (bytes, warnings) = counted.write(&name);
            assert_eq!(warnings, Vec::new(), "{name}");
            assert!(bytes.len() > 200, "{name}");
            // Dots are many, and drawn by one thread in a defined order.
            let times = if exporter.ending().contains("png") { 1 } else { 3 };
            for _ in 0..times {
                assert!(bytes == counted.write(&name).0, "{name} differs when it is written again");
            }
        }
    }
}

/// The streams of a page (PDF) as they are before compression.
fn streams(pdf: &[u8]) -> Vec<String> {
    let find = |from: usize, what: &[u8]| {
        pdf[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let (mut streams, mut at) = (Vec::new(), 0);
    while let Some(start) = find(at, b"stream\n").map(|start| start + b"stream\n".len()) {
        at = find(start, b"endstream").unwrap();
        let mut bytes = Vec::new();
        let is_packed = flate2::read::ZlibDecoder::new(&pdf[start..at]).read_to_end(&mut bytes).is_ok();
        let bytes = if is_packed { bytes } else { pdf[start..at].to_vec() };
        streams.push(String::from_utf8_lossy(&bytes).into_owned());
        at += b"endstream".len();
    }
    streams
}

#[test]
fn only_pictures_have_a_look() {
    let counted = Counted::of(example().project(), |spec| spec.rows = Grouping::Actor);
    for exporter in FIGURE_EXPORTERS.iter().filter(|exporter| !exporter.ending().starts_with('@')) {
        let Counted { project, spec, table, figure } = &counted;
        let in_look = |look: Look| {
            let mut bytes = Vec::new();
            exporter.write_as(&Drawn { project, spec, table, figure }, look, &mut bytes).unwrap();
            bytes
        };
        let (light, print) = (in_look(Look::Light), in_look(Look::Print));
        let is_table = matches!(exporter.ending(), "csv" | "xlsx");
        assert_eq!(light == print, is_table, "{}", exporter.ending());
        assert!(
            light == counted.write(&format!("f.{}", exporter.ending())).0,
            "light unless asked otherwise"
        );
    }
}

#[test]
fn a_page_has_its_words_as_words_and_no_clock() {
    let counted = Counted::of(example().project(), |_| {});
    let pdf = counted.write("talks.pdf").0;
    assert!(pdf.starts_with(b"%PDF-1."));
    let plain = String::from_utf8_lossy(&pdf).into_owned();
    assert!(!plain.contains("CreationDate") && !plain.contains("ModDate"));
    let streams = streams(&pdf);
    assert!(!streams.iter().any(|stream| stream.contains("xmp:CreateDate")));
    // Each letter of the words has its place in the map from glyphs to letters (PDF 32000-1, 9.10.3).
    let maps: Vec<&String> = streams.iter().filter(|stream| stream.contains("beginbfchar")).collect();
    assert!(!maps.is_empty(), "words would be shapes only");
    let words = [counted.figure.title.as_str(), &counted.table.rule, &counted.figure.origin].concat();
    for letter in words.chars().filter(|letter| !letter.is_whitespace()) {
        let code = format!("<{:04X}>", u32::from(letter));
        assert!(maps.iter().any(|map| map.contains(&code)), "{letter} is not in the page");
    }
    assert!(
        streams
            .iter()
            .any(|stream| stream.contains(" Tf") && (stream.contains("Tj") || stream.contains("TJ"))),
        "text is drawn"
    );
}

#[test]
fn a_picture_in_dots_is_as_large_as_its_name_says() {
    let counted = Counted::of(example().project(), |_| {});
    let size = |name: &str| {
        let bytes = counted.write(name).0;
        assert!(bytes.starts_with(b"\x89PNG\r\n"), "{name}");
        let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (side(16), side(20))
    };
    let (width, height) = size("talks@1x.png");
    assert_eq!(width, 760);
    for (name, scale) in [("talks.png", 2), ("talks@2x.png", 2), ("talks@3x.png", 3), ("talks@4x.png", 4)] {
        assert_eq!(size(name), (width * scale, height * scale), "{name}");
    }
}

#[test]
fn a_picture_has_marks_in_color_and_words_in_ink() {
    let counted = Counted::of(example().project(), |_| {});
    let bytes = counted.write("talks@1x.png").0;
    let dots = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
    let many = |is: &dyn Fn(u8, u8, u8) -> bool| {
        dots.pixels().iter().filter(|dot| is(dot.red(), dot.green(), dot.blue())).count()
    };
    let colored = many(&|red, green, blue| red.abs_diff(green).max(green.abs_diff(blue)) > 60);
    let dark = many(&|red, green, blue| red.max(green).max(blue) < 0x50);
    assert!(colored > 2_000, "only {colored} dots have a color");
    assert!(dark > 300, "only {dark} dots are ink: are there words?");
    let corner = dots.pixel(0, 0).unwrap();
    assert_eq!((corner.red(), corner.green(), corner.blue(), corner.alpha()), (255, 255, 255, 255));
}

#[test]
fn letters_that_the_font_lacks_are_told() {
    let mut session = example();
    let project = session.project();
    let actor = project.actors().find(|actor| actor.name == "Russia").unwrap().id;
    let rename = demarche::edit::actors::ActorChange::Name("俄罗斯".to_owned());
    session.create(|project, _| demarche::edit::actors::change(project, actor, rename)).unwrap();
    let counted = Counted::of(session.project(), |_| {});
    let warnings = counted.write("talks.png").1;
    assert_eq!(warnings, [Warning::LettersMissing("俄斯罗".to_owned())]);
    assert_eq!(counted.write("talks.svg").1, Vec::new());
}

/// The numbers that the marks show, and the same cells of the CSV.
fn check_csv(project: &Project, change: impl FnOnce(&mut FigureSpec)) {
    let counted = Counted::of(project, change);
    let bytes = counted.write("talks.csv").0;
    let rows: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes.as_slice())
        .records()
        .map(Result::unwrap)
        .collect();
    let [.., rule, origin] = rows.as_slice() else { panic!("a rule and an origin") };
    assert_eq!(&rule[0], counted.table.rule);
    assert_eq!(&origin[0], counted.figure.origin);
    assert!(rule.iter().chain(origin).filter(|words| words.is_empty()).count() == 2 * (rule.len() - 1));
    assert_eq!(rows.len(), counted.table.rows.len() + 3);
    let mut seen = 0;
    for series in &counted.figure.series {
        let label = &counted.table.rows.iter().find(|row| row.group == series.key).unwrap().label;
        let row = rows.iter().find(|row| &row[0] == label).unwrap();
        for mark in &series.marks {
            let key = &counted.figure.x.columns[mark.column].key;
            let place = counted.table.columns.iter().position(|column| column.key == *key).unwrap();
            let cell = Some(&row[place + 1]).filter(|cell| !cell.is_empty());
            assert_eq!(cell.map(|cell| cell.parse::<f64>().unwrap()), mark.value);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn the_table_has_the_numbers_of_the_marks() {
    let session = example();
    let project = session.project();
    check_csv(project, |_| {});
    check_csv(project, |spec| spec.measure = Measure::Share);
    check_csv(project, |spec| spec.columns = Columns::Groups(Grouping::Demand));
    check_csv(project, |spec| {
        spec.rows = Grouping::Stance;
        spec.columns = Columns::Time(Period::Month);
        spec.counting = Counting::Fractional;
        spec.rolling = Some(3);
    });
}

#[test]
fn the_workbook_of_a_figure_has_typed_cells_and_its_rule() {
    let counted = Counted::of(example().project(), |spec| spec.measure = Measure::Share);
    let (bytes, warnings) = counted.write("talks.xlsx");
    assert_eq!(warnings, Vec::new());
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "a formula");
    let values = counted.table.values(Measure::Share, None).unwrap();
    let defined = values.iter().flatten().flatten().count();
    let words = sheet.matches("t=\"s\"").count();
    assert_eq!(words, 1 + counted.table.columns.len() + counted.table.rows.len());
    assert_eq!(sheet.matches("<v>").count() - words, defined);
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains(&counted.table.rule) && strings.contains("Counting rule"), "{strings}");
}

#[test]
fn a_workbook_of_statements_has_days_as_dates_and_no_formulas() {
    let mut session = example();
    let [first, second, third] = {
        let ids: Vec<StatementId> = session.project().statements().map(|it| it.id).collect();
        [ids[0], ids[1], ids[2]]
    };
    change(&mut session, first, StatementChange::Memo("=HYPERLINK(\"http://example.org\")".to_owned()));
    change(&mut session, second, StatementChange::Memo("я".repeat(32_768)));
    let said = |word: &str| StatementChange::Said(Some(Dated::confirmed(word.parse().unwrap())));
    change(&mut session, first, said("2022-03-29"));
    change(&mut session, third, said("2022-03"));
    let write = || {
        let mut bytes = Vec::new();
        let exporter = export::by_ending("talks.xlsx").unwrap();
        (exporter.write(session.project(), &mut bytes).unwrap(), bytes)
    };
    let (warnings, bytes) = write();
    assert!(write().1 == bytes, "the same bytes twice");
    let [Warning::CellsCut(cut)] = warnings.as_slice() else { panic!("{warnings:?}") };
    assert!(cut.len() == 1 && cut[0].starts_with("memo in row "), "{cut:?}");

    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "a formula");
    assert!(sheet.contains("<v>44649</v>"), "29 March 2022 is day 44,649 since 1900");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("=HYPERLINK") && strings.contains("<t>2022-03</t>"));
    assert!(strings.contains(&"я".repeat(32_767)) && !strings.contains(&"я".repeat(32_768)));
    assert!(strings.contains("the rest was cut from memo in row"), "the workbook tells it too");
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-02-02T"), "the day of the last change, not of the clock: {core}");
    assert_eq!(sheet.matches("<row ").count(), session.project().statements().len() + 1);
}

/// A figure that is pasted somewhere says whose numbers it shows, and of which day: that of the last
/// coding, whatever was counted, and never today's.
#[test]
fn every_figure_names_its_project_and_the_day_of_its_last_change() {
    let mut session = example();
    let at = |words: &str| words.parse::<Timestamp>().unwrap();
    session = session.with_clock(|| "2031-02-03T23:59:59Z".parse().unwrap());
    let id = session.project().statements().next().unwrap().id;
    change(&mut session, id, StatementChange::Memo("seen again".to_owned()));
    let outside = |spec: &mut FigureSpec| spec.filter.to = Some("2022".parse().unwrap());
    for counted in [Counted::of(session.project(), |_| {}), Counted::of(session.project(), outside)] {
        assert_eq!(counted.table.last_change, Some(at("2031-02-03T23:59:59Z")));
        let words = "Project: Peace talks 2022–2025, last changed on 3 February 2031.";
        assert_eq!(counted.figure.origin, words);
        let svg = String::from_utf8(counted.write("talks.svg").0).unwrap();
        assert_eq!(svg.matches(words).count(), 1, "{svg}");
        let sheet = part(&counted.write("talks.xlsx").0, "xl/sharedStrings.xml");
        assert!(sheet.contains("Peace talks 2022–2025") && sheet.contains("2031-02-03"), "{sheet}");
    }
    let untold = Counted::of(&Project::empty(IdSource::seeded(1).fresh().into(), "Winter"), |_| {});
    assert_eq!(untold.figure.origin, "Project: Winter.");
}
