//! Files of every schema open for ever, and a field more needs a new schema.
//!
//! What is in `tests/fixtures/project/schema-*.ron` was written once and is never written anew, but for
//! the newest schema's while no program of others knows it.

use std::collections::BTreeMap;
use std::path::Path;

use demarche::storage::{Opened, SCHEMA, StorageError, read, write_with};

/// As the first schema was, when nothing was added to it yet.
const FIRST: &str = include_str!("../fixtures/project/schema-1.ron");
/// With what was added to it without another number: such files are about.
const LATE: &str = include_str!("../fixtures/project/schema-1-late.ron");
const SECOND: &str = include_str!("../fixtures/project/schema-2.ron");

/// Every field of every record in the file of the newest schema.
///
/// A field more, less or of another name is another schema: raise [`SCHEMA`], keep the file of the schema
/// before as it is, and add one of the new schema that has the field.
const FIELDS: &str = "
project: schema project title settings coders actors demands figures events sources history
settings: note
coder: id name order
actor: id name kind parent memberships aliases color note attributes origin_id order
membership: parent from to
demand: id name parent definition use_when not_when examples color note attributes origin_id order
figure: id name kind rows columns filter basis duplicates counting measure hides_events depth rolling interval confidence draws seed order
filter: coder parties actors demands stances voices outlets tags from to
event: id when label note color order
article: id title outlet author published published_status published_from published_printed url language tags note progress attributes file provenance origin_id order text_hash text statements
progress: coder state
attribute: name text
provenance: size hash changed reader version removed
removed: why words
statement: id start end quote actor demand stance addressees said said_status said_from said_printed voice certainty memo attributes coder created changed origin_id order
stamp: by at
step: at by label back
";

/// What stands before the fields of such a record in the file of the newest schema.
const PLACES: [(&str, &str); 17] = [
    ("project", "#![enable(implicit_some)]\n("),
    ("settings", " settings: ("),
    ("coder", " coders: [\n  ("),
    ("actor", " actors: [\n  ("),
    ("membership", "memberships: [("),
    ("demand", " demands: [\n  ("),
    ("figure", " figures: [\n  ("),
    ("filter", "filter: ("),
    ("event", " events: [\n  ("),
    ("article", " sources: [\n  ("),
    ("progress", "progress: [("),
    ("attribute", "attributes: [("),
    ("provenance", "provenance: ("),
    ("removed", "removed: [("),
    ("statement", "statements: [\n    ("),
    ("stamp", "changed: ("),
    ("step", " history: [\n  ("),
];

fn opened(file: &str) -> Opened {
    let file = file.replace("\r\n", "\n");
    read(file.as_bytes(), Path::new("talks.ron")).unwrap_or_else(|error| panic!("{error}"))
}

/// A file without its checksum, as another schema's.
fn body(file: &str, from: u64, to: u64) -> String {
    let file = file.replace("\r\n", "\n");
    let body = &file[..file.rfind("// sum: ").unwrap()];
    body.replacen(&format!("(schema: {from}, "), &format!("(schema: {to}, "), 1)
}

#[test]
fn a_file_of_every_schema_opens_and_is_saved_in_the_newest_with_all_that_it_has() {
    for (file, schema) in [(FIRST, 1), (LATE, 1), (SECOND, 2)] {
        let Opened { project, trail, notices } = opened(file);
        assert_eq!(notices, []);
        assert_eq!((project.sources().len(), project.statements().len()), (2, 3));
        let saved = write_with(&project, &trail);
        assert_eq!(body(&saved, SCHEMA, schema), body(file, schema, schema));
        let again = opened(&saved);
        assert!(again.project == project && again.notices.is_empty() && again.trail.len() == trail.len());
    }
}

#[test]
fn what_an_older_schema_lacks_is_as_empty_as_it_was_there() {
    let Opened { project, trail, .. } = opened(FIRST);
    assert!(trail.is_empty() && project.sources().all(|source| source.provenance.is_none()));
    let figure = project.figures().next().unwrap();
    let usual = demarche::model::FigureSpec::by_party_over_time(figure.id);
    assert_eq!((figure.kind, figure.interval, figure.hides_events), (usual.kind, usual.interval, false));
    let late = opened(LATE);
    assert!(late.project == opened(SECOND).project && late.trail.len() == 2);
    assert!(late.trail.project_at(&late.project, 0).unwrap().statements().len() == 2);
}

#[test]
fn the_fixtures_have_every_schema_and_a_later_one_is_refused_as_newer() {
    let newest = format!("tests/fixtures/project/schema-{SCHEMA}.ron");
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(newest).is_file());
    let newer = body(SECOND, 2, SCHEMA + 1);
    let error = read(newer.as_bytes(), Path::new("talks.ron")).unwrap_err();
    assert!(matches!(error, StorageError::Newer { found, .. } if found == SCHEMA + 1), "{error}");
}

#[test]
fn a_field_more_needs_a_new_schema() {
    let file = body(SECOND, 2, 2);
    let mut found = BTreeMap::new();
    for (record, place) in PLACES {
        let at = file.find(place).unwrap_or_else(|| panic!("no {record} in the file")) + place.len();
        let broken = format!("{}zzz: 1, {}", &file[..at], &file[at..]);
        let error = read(broken.as_bytes(), Path::new("talks.ron")).unwrap_err().to_string();
        let (_, rest) = error.split_once("`zzz`, expected one of ").unwrap_or(("", ""));
        let names = rest.split_once(" (line ").map_or(rest, |(names, _)| names);
        found.insert(record, names.replace(',', ""));
    }
    let expected: BTreeMap<&str, String> = FIELDS
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(record, names)| (record, names.to_owned()))
        .collect();
    assert_eq!(found, expected);
    // Each is in the file, so that it is read and written again.
    for (record, names) in expected {
        for name in names.split(' ').filter(|name| !matches!((record, *name), ("actor", "parent"))) {
            assert!(file.contains(&format!("{name}: ")), "no {record} has {name}");
        }
    }
}
