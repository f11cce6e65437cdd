//! Every command on the real binary: what it does, what it says when it cannot, its exit codes.

use std::path::Path;
use std::process::Stdio;

use crate::support::program::{Desk, example};
use demarche::edit::Transaction;
use demarche::model::{FigureSpec, Grouping, IdSource};
use demarche::session::Session;
use serde_json::{Value, json};

#[test]
fn new_makes_a_project_and_overwrites_nothing() {
    let desk = Desk::new();
    let said = desk.run_with(&["new", "talks.ron", "--name", "Peace talks"]);
    assert_eq!((said.code, said.out.as_str()), (0, "A new project, \"Peace talks\": talks.ron\n"));
    let file = desk.read("talks.ron");
    assert!(file.contains("title: \"Peace talks\""));
    desk.run("new talks.ron").expect_error(1, &["there is a file of this name already", ": talks.ron"]);
    assert_eq!(desk.read("talks.ron"), file);
    desk.run("new none/talks.ron").expect_error(1, &["there is no such folder", "none"]);
    desk.done("new other.ron");
    assert!(desk.read("other.ron").contains("title: \"other\""));
    assert_eq!(desk.run("new").code, 2);
}

#[test]
fn import_reports_on_each_file_and_goes_on_after_a_failure() {
    let desk = Desk::new();
    desk.done("new talks.ron");
    desk.write("in/2022-03-29_note.txt", "Talks go on\n\nThey met.\n");
    desk.write("in/again.txt", "Talks go on\n\nThey met.\n");
    desk.write("in/deep/empty.txt", " \n");
    desk.write("in/photo.jpeg", "x");
    desk.write("in/.hidden.txt", "Not seen.");
    desk.write("more.zip", "PK");
    let said = desk.run("import talks.ron in more.zip none.txt --json");
    assert_eq!(said.code, 1);
    let files = said.json()["files"].as_array().unwrap().clone();
    let rows: Vec<(&str, &str)> =
        files.iter().map(|it| (it["path"].as_str().unwrap(), it["status"].as_str().unwrap())).collect();
    let separator = std::path::MAIN_SEPARATOR;
    let path = |name: &str| name.replace('/', &separator.to_string());
    let expected = [
        ("in/2022-03-29_note.txt", "added"),
        ("in/again.txt", "skipped"),
        ("in/deep/empty.txt", "failed"),
        ("in/photo.jpeg", "skipped"),
        ("more.zip", "failed"),
        ("none.txt", "failed"),
    ];
    let expected: Vec<(String, &str)> = expected.iter().map(|(name, status)| (path(name), *status)).collect();
    assert_eq!(rows, expected.iter().map(|(name, status)| (name.as_str(), *status)).collect::<Vec<_>>());
    let first = &files[0];
    assert_eq!(
        (&first["title"], &first["date"], &first["date_from"], &first["reason"]),
        (&json!("Talks go on"), &json!("2022-03-29"), &json!("file name"), &Value::Null)
    );
    assert!(files[1]["reason"].as_str().unwrap().contains("same words"), "{}", files[1]);
    assert!(files[4]["reason"].as_str().unwrap().contains("no archive that we can read"), "{}", files[4]);
    let keys: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys[..8], ["path", "status", "reason", "warnings", "id", "title", "date", "date_from"]);
    assert_eq!(said.err.lines().filter(|line| line.starts_with("error: ")).count(), 3);

    let listed = desk.done("list talks.ron sources --json").json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["id"], first["id"]);
}

#[test]
fn import_tells_what_the_import_list_shows() {
    let desk = Desk::new();
    desk.done("new talks.ron");
    let words: Vec<String> = (0..60).map(|number| format!("word{number}")).collect();
    let page = "<html><head><title>Talks | The Daily</title><meta property='og:site_name' content='The Daily'>\
                <meta property='article:published_time' content='2022-03-29T23:30:00Z'></head>\
                <body><article><h1>Talks</h1><p>WORDS</p></article></body></html>";
    desk.write("a.html", page.replace("WORDS", &words.join(" ")));
    desk.write("b.txt", format!("Talks\n\n{} More.", words.join(" ")));
    desk.write("c.txt", "");
    let said = desk.run("import talks.ron a.html b.txt c.txt --json").json();
    let files = &said["files"];
    assert_eq!((&files[0]["reader"], &files[0]["pages"]), (&json!("html"), &Value::Null));
    assert_eq!(files[0]["words"], files[0]["found"][0]["words"]);
    let article = &files[0]["found"][0];
    assert_eq!((&article["added"], &article["id"]), (&json!(true), &files[0]["id"]));
    assert_eq!((&article["outlet"], &article["date"]), (&json!("The Daily"), &json!("2022-03-29")));
    let candidates = article["candidates"].as_array().unwrap();
    let date = candidates.iter().find(|it| it["field"] == "date").unwrap();
    assert_eq!((&date["value"], &date["sure"]), (&json!("2022-03-29"), &json!("stated")));
    assert_eq!(files[1]["encoding"], "UTF-8");
    let alike = &files[1]["found"][0]["alike"];
    assert_eq!(alike["to"], "\"Talks\" (a.html)");
    assert!(alike["share"].as_u64().unwrap() >= 60, "{alike}");
    assert_eq!((&files[2]["words"], &files[2]["found"]), (&Value::Null, &json!([])));
}

#[test]
fn import_for_people_tells_the_same() {
    let desk = Desk::new();
    desk.done("new talks.ron");
    desk.write("a.txt", "Talks go on\n\nPublished: 3/4/2022\n\nThey met.\n");
    desk.write("b.txt", "Talks go on\n\nPublished: 3/4/2022\n\nThey met.\n");
    let said = desk.done("import talks.ron a.txt b.txt");
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[1].starts_with("added") && lines[1].ends_with("a.txt"), "{}", said.out);
    assert!(lines[2].contains("\"3/4/2022\" may mean"), "{}", said.out);
    assert!(lines[3].starts_with("skipped"), "{}", said.out);
    assert_eq!(*lines.last().unwrap(), "1 article and 0 statements added; 1 file skipped, 0 failed");
    let file = desk.read("talks.ron");
    desk.done("import talks.ron a.txt");
    assert_eq!(desk.read("talks.ron"), file);
    desk.run("import none.ron a.txt").expect_error(1, &["there is no such file: none.ron"]);
    assert_eq!(desk.run("import talks.ron").code, 2);
}

#[test]
fn coded_data_without_words_is_refused_with_the_reason() {
    let desk = Desk::new();
    desk.done("new talks.ron");
    desk.write("c.json", json!({"documents": [{"id": "d", "text_len": 100}], "annotations": []}).to_string());
    let said = desk.run("import talks.ron c.json --json");
    assert_eq!(said.code, 1);
    let file = &said.json()["files"][0];
    assert_eq!(file["status"], "failed");
    assert!(file["reason"].as_str().unwrap().contains("only the length of its text"), "{file}");
    desk.write("d.json", "{\"documents\": 3}");
    let said = desk.run("import talks.ron d.json");
    assert!(
        said.code == 1 && said.err.contains("line 1, column") && said.err.trim_end().ends_with(": d.json")
    );
}

#[test]
fn list_has_everything_known_of_each() {
    let desk = Desk::new();
    let project = example();
    let project = project.to_str().unwrap();
    let list = |kind: &str, form: &str| {
        let said = desk.run_with(&["list", project, kind, form]);
        assert_eq!(said.code, 0, "{}", said.err);
        said
    };
    for (kind, keys) in [
        (
            "statements",
            "id article start end quote actor party demand stance addressees said published coder voice memo",
        ),
        (
            "sources",
            "id title outlet author published published_status published_from url language words statements \
             progress file text_hash",
        ),
        ("actors", "id name kind party parent"),
        ("demands", "id name parent definition"),
    ] {
        let rows = list(kind, "--json").json();
        let rows = rows.as_array().unwrap();
        assert!(rows.len() > 5, "{kind}");
        for key in keys.split_whitespace() {
            assert!(rows.iter().all(|row| row.get(key).is_some()), "{kind} {key}");
        }
        let table = list(kind, "--csv").out;
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(reader.records().map(Result::unwrap).count(), rows.len());
        let said = desk.run_with(&["list", project, kind]);
        assert_eq!(said.out.lines().count(), rows.len() + 1);
        assert!(!said.out.contains('\u{1b}'));
    }
    assert_eq!(desk.run_with(&["list", project, "colors"]).code, 2);
    assert_eq!(desk.run_with(&["list", project, "actors", "--json", "--csv"]).code, 2);
    desk.write("broken.ron", "#![enable(implicit_some)]\n(schema: 1, project: 7)");
    desk.run("list broken.ron actors --json").expect_error(1, &["line 2", ": broken.ron"]);
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let desk = Desk::new();
    let mut listing = desk
        .program()
        .args(["list", example().to_str().unwrap(), "statements", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(listing.stdout.take());
    let output = listing.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
}

#[test]
fn plot_writes_a_picture_with_its_rule() {
    let desk = Desk::new();
    let project = example();
    let project = project.to_str().unwrap();
    let plot =
        |output: &str, options: &[&str]| desk.run_with(&[&["plot", project, "-o", output], options].concat());
    let said = plot("f.svg", &["--rows", "party", "--columns", "quarter"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let picture = desk.read("f.svg");
    assert!(picture.contains("<svg") && picture.contains("110 statements"), "{picture}");
    for (name, begins) in [("f.png", "\u{89}PNG"), ("f@3x.png", "\u{89}PNG"), ("f.xlsx", "PK")] {
        let said = plot(name, &["--rows", "party", "--columns", "quarter"]);
        assert_eq!(said.code, 0, "{}", said.err);
        let bytes = std::fs::read(desk.path(name)).unwrap();
        let letters: String = bytes.iter().take(4).map(|byte| char::from(*byte)).collect();
        assert!(letters.starts_with(begins), "{name}");
    }
    plot("f.csv", &["--rows", "party", "--columns", "quarter"]);
    let count = desk.run_with(&["count", project, "--rows", "party", "--columns", "quarter", "--csv"]);
    assert!(desk.read("f.csv").starts_with(&count.out), "the same table, and then the rule");
    for name in ["f.doc", "f"] {
        let refused = plot(name, &["--rows", "party", "--columns", "quarter"]);
        refused.expect_error(2, &["use .svg, .png, .pdf, .csv or .xlsx", name]);
    }
    assert_eq!(plot("g.svg", &["--rows", "party"]).code, 2);
    assert_eq!(plot("g.svg", &["--figure", "A", "--rows", "party"]).code, 2);
    assert_eq!(plot("g.svg", &["--figure", "A", "--value", "share"]).code, 2);
    plot("g.svg", &["--figure", "no such"])
        .expect_error(1, &["there is no figure named \"no such\"", project]);
    plot("none/g.svg", &["--rows", "party", "--columns", "quarter"]).expect_error(1, &["none"]);
    assert!(!desk.path("g.svg").exists());
}

#[test]
fn a_picture_is_light_dark_or_black_and_white() {
    let desk = Desk::new();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/strait-talks.ron");
    desk.write("talks.ron", std::fs::read(example).unwrap());
    let mut seen = Vec::new();
    for look in ["light", "dark", "print"] {
        let name = "Who demands, by quarter";
        let output = format!("{look}.svg");
        let said = desk.run_with(&["plot", "talks.ron", "--figure", name, "--look", look, "-o", &output]);
        assert_eq!(said.code, 0, "{}", said.err);
        seen.push(desk.read(&format!("{look}.svg")));
    }
    assert!(seen[0].contains("#C2502A") && seen[1].contains("#202327"));
    assert!(seen[2].contains("url(#hatch-0)") && !seen[2].contains("#C2502A"));
    let refused = desk.run("plot talks.ron --rows party --columns year --look sepia -o f.svg");
    assert_eq!(refused.code, 2);
}

#[test]
fn plot_draws_a_saved_figure() {
    let desk = Desk::new();
    let (mut session, _) = Session::open(&example(), IdSource::seeded(1)).unwrap();
    let live = FigureSpec::by_party_over_time(session.ids().fresh().into());
    let figure = FigureSpec { name: "Stances by year".to_owned(), rows: Grouping::Stance, ..live };
    session.commit(Transaction::new("Save figure").put(figure)).unwrap();
    session.save_as(&desk.path("talks.ron")).unwrap();
    let said = desk.run_with(&["plot", "talks.ron", "--figure", "Stances by year", "-o", "f.svg"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(desk.read("f.svg").contains("rejects"));
    desk.run("plot talks.ron --figure Stances -o f.svg")
        .expect_error(1, &["there are Stances by year: talks.ron"]);
}

#[test]
fn export_goes_by_the_ending() {
    let desk = Desk::new();
    let project = example();
    let project = project.to_str().unwrap();
    let export = |output: &str| desk.run_with(&["export", project, "-o", output]);
    assert_eq!(export("t.csv").code, 0);
    assert!(desk.read("t.csv").starts_with("id,article,start,end,quote"));
    assert_eq!(export("t.json").code, 0);
    let claims: Value = serde_json::from_str(&desk.read("t.json")).unwrap();
    assert_eq!(claims["schema"], "claims-neutral/1");
    assert_eq!(export("t.xlsx").code, 0);
    assert!(std::fs::read(desk.path("t.xlsx")).unwrap().starts_with(b"PK"));
    export("t.doc").expect_error(2, &["use .csv, .xlsx, .json or .html: t.doc"]);
    export("none/t.csv").expect_error(1, &["none"]);
    assert_eq!(desk.run_with(&["export", project]).code, 2);
}

fn doubtful() -> Value {
    json!({
        "documents": [
            {"id": "a", "date": "2022-03-29", "outlet": "The Daily", "text": "They asked for a truce."},
            {"id": "b", "date": "2022-03-30", "outlet": "the daily ", "text": "They asked for a truce."},
            {"id": "c", "outlet": "The Weekly", "text": "They rejected it."},
        ],
        "coders": ["Ada"],
        "annotations": [
            {"id": "1", "coder": "Ada", "doc": "a", "start": 5, "end": 22, "actor": "Cy", "demand": "truce"},
            {"id": "2", "coder": "Ada", "doc": "a", "start": 5, "end": 22, "actor": "Cy", "demand": "truce"},
            {"id": "3", "coder": "Bea", "doc": "a", "start": 5, "end": 22, "actor": "cy"},
            {"id": "4", "coder": "Ada", "doc": "a", "start": 5, "end": 10, "actor": "Cy", "demand": "truce", "date": "2022-04-02"},
            {"id": "5", "coder": "Ada", "doc": "c", "start": 0, "end": 4, "actor": "Cy", "demand": "truce", "date": "0202"},
        ],
    })
}

#[test]
fn check_says_what_is_doubtful_and_changes_nothing() {
    let desk = Desk::new();
    desk.project("odd", &doubtful());
    let file = desk.read("odd.ron");
    let said = desk.done("check odd.ron --json");
    assert_eq!((desk.read("odd.ron"), said.err.as_str()), (file, ""));
    let report = said.json();
    let problems = report["problems"].as_array().unwrap();
    for (severity, part) in [
        ("warning", "is undated"),
        ("warning", "has the same words as article"),
        ("warning", "\"The Daily\" and \"the daily"),
        ("warning", "\"Cy\" and \"cy\" differ only by case or blanks"),
        ("warning", "is unfinished: it has no demand"),
        ("warning", "says the same as statement"),
        ("warning", "was said on 2022-04-02, after its article appeared on 2022-03-29"),
        ("warning", "its date 0202 is unlikely"),
        ("info", "several coded, and a figure shows one of them: Ada has 4 statements, Bea has 1 statement"),
        ("info", "has no party"),
        ("info", "has no definition"),
    ] {
        let is_there = problems.iter().any(|problem| {
            problem["severity"] == severity && problem["message"].as_str().unwrap().contains(part)
        });
        assert!(is_there, "{part} is not in {report:#}");
    }
    let text = desk.done("check odd.ron").out;
    assert_eq!(text.lines().count(), problems.len() + 2);
    assert!(text.lines().last().unwrap().starts_with("0 errors, "), "{text}");
}

#[test]
fn check_finds_what_is_wrong() {
    let desk = Desk::new();
    let mut claims = doubtful();
    claims["annotations"][0]["quote"] = json!("a ceasefire");
    desk.project("odd", &claims);
    let said = desk.run("check odd.ron --json");
    let report = said.json();
    assert_eq!(said.code, 1);
    assert_eq!(report["problems"][0]["severity"], "error");
    assert!(report["problems"][0]["message"].as_str().unwrap().contains("has no place"), "{report:#}");

    let changed = desk.read("odd.ron").replacen("truce.", "Truce!", 1);
    desk.write("changed.ron", changed);
    let report = desk.run("check changed.ron --json").json();
    let messages = report["problems"].to_string();
    assert!(messages.contains("changed outside Demarche"), "{report:#}");

    desk.write("cut.ron", "#![enable(implicit_some)]\n(schema: 1, project: \"");
    let said = desk.run("check cut.ron --json");
    assert_eq!(said.code, 1);
    assert!(said.err.trim_end().ends_with(": cut.ron"), "{}", said.err);
    assert_eq!(said.json()["problems"][0]["severity"], "error");
    assert_eq!(desk.run("check none.ron").code, 1);
}

#[test]
fn the_example_is_in_order() {
    let desk = Desk::new();
    let said = desk.run_with(&["check", example().to_str().unwrap()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.lines().last().unwrap().starts_with("0 errors"));
}

#[test]
fn help_and_version_go_to_standard_output() {
    let desk = Desk::new();
    assert!(desk.done("--help").out.contains("import"));
    assert_eq!(desk.done("--version").out, format!("demarche {}\n", env!("CARGO_PKG_VERSION")));
    let said = desk.run("--colour");
    assert!(said.code == 2 && said.out.is_empty() && said.err.contains("--colour"), "{}", said.err);
}

#[cfg(feature = "gui")]
#[test]
fn a_project_that_cannot_be_opened_is_told_before_any_window() {
    let desk = Desk::new();
    desk.run("none.ron").expect_error(1, &["there is no such file: none.ron"]);
    desk.write("odd.ron", "hello");
    desk.run("odd.ron").expect_error(1, &["this is not a Demarche project", ": odd.ron"]);
    desk.run_with(&[example().to_str().unwrap(), "--article", "000000000000"])
        .expect_error(1, &["there is no article 000000000000"]);
    assert_eq!(desk.run("--article nonsense").code, 2);
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn without_a_display_one_sentence_names_the_command_line() {
    let desk = Desk::new();
    for arguments in [vec![], vec![example()]] {
        let output = desk.program().args(arguments).output().unwrap();
        let (out, err) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!((output.status.code(), out.as_str(), err.lines().count()), (Some(1), "", 1), "{err}");
        assert!(err.contains("no display") && err.contains("`demarche --help`"), "{err}");
    }
}

#[cfg(not(feature = "gui"))]
#[test]
fn a_build_without_window_says_so() {
    let output = Desk::new().program().output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.lines().count()), (Some(1), 1));
    assert!(err.contains("this build has no window") && err.contains("`demarche --help`"), "{err}");
}
