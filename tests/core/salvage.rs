//! What can be read of a damaged, cut or newer file: all that is not damaged, with what is missing told.

use std::path::Path;

use crate::support::dice::Dice;
use crate::support::projects::{corpus, small};
use demarche::edit::compare::compare;
use demarche::model::{Project, RecordId};
use demarche::storage::{Salvaged, StorageError, read, salvage, write};

const PATH: &str = "talks.ron";

fn rescue(file: &[u8]) -> Salvaged {
    salvage(file, Path::new(PATH)).unwrap()
}

/// A project that differs from this one in nothing.
fn check_same(salvaged: &Project, project: &Project) {
    let differences = compare(salvaged, project);
    assert!(differences.is_empty(), "{differences:?}");
    assert_eq!(salvaged.id(), project.id());
}

#[test]
fn of_a_whole_file_everything_is_read() {
    for project in [small(), corpus(3, 4, 9)] {
        let salvaged = rescue(write(&project).as_bytes());
        check_same(&salvaged.project, &project);
        assert!(salvaged.lost.is_empty() && salvaged.notices.is_empty(), "{:?}", salvaged.lost);
        assert_eq!(write(&salvaged.project), write(&project));
    }
    let small = include_bytes!("../fixtures/project/small.ron");
    check_same(&rescue(small).project, &read(small, Path::new(PATH)).unwrap().project);
}

#[test]
fn a_damaged_line_costs_that_line_and_is_told() {
    let project = corpus(5, 3, 8);
    let file = write(&project);
    let rows = file
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_start().starts_with("(id:") && line.contains("quote:"));
    for (at, row) in rows {
        let damaged = file.replace(row, &row.replacen("quote:", "qu\"te:", 1));
        assert!(matches!(read(damaged.as_bytes(), Path::new(PATH)), Err(error) if error.may_be_salvaged()));
        let salvaged = rescue(damaged.as_bytes());
        let differences = compare(&salvaged.project, &project);
        assert_eq!(differences.len(), 1, "{differences:?}");
        assert!(matches!(differences[0].id, RecordId::Statement(_)));
        assert_eq!(salvaged.lost.len(), 1, "{:?}", salvaged.lost);
        assert_eq!(salvaged.lost[0].line, Some(at + 1));
        assert!(salvaged.lost[0].what.starts_with("a statement ("), "{}", salvaged.lost[0].what);
    }
}

#[test]
fn every_beginning_of_a_file_gives_what_stands_in_it() {
    let project = small();
    let file = write(&project);
    let mut most = 0;
    for end in (0..=file.len()).filter(|end| file.is_char_boundary(*end)) {
        let cut = &file.as_bytes()[..end];
        let Ok(salvaged) = salvage(cut, Path::new(PATH)) else { continue };
        let whole = |line: &&str| line.contains("quote:") && line.ends_with("),");
        let statements = file[..end].lines().filter(whole).count();
        assert!(salvaged.project.statements().len() >= statements, "{end}");
        most = most.max(salvaged.project.statements().len());
        // It is a project that can be saved and opened.
        if end % 50 == 0 {
            let again = read(write(&salvaged.project).as_bytes(), Path::new(PATH)).unwrap();
            check_same(&again.project, &salvaged.project);
        }
    }
    assert_eq!(most, project.statements().len());
}

#[test]
fn flipped_bits_never_stop_it_and_what_it_gives_is_a_project() {
    let project = corpus(7, 2, 6);
    let file = write(&project).into_bytes();
    let mut dice = Dice::seeded(9);
    let mut read_back = 0;
    for _ in 0..1500 {
        let mut damaged = file.clone();
        for _ in 0..=dice.below(3) {
            let at = dice.below(damaged.len());
            damaged[at] ^= 1 << dice.below(8);
        }
        if let Ok(salvaged) = salvage(&damaged, Path::new(PATH)) {
            let again = read(write(&salvaged.project).as_bytes(), Path::new(PATH)).unwrap();
            check_same(&again.project, &salvaged.project);
            let kept = salvaged.project.statements().len();
            assert!(kept + 8 >= project.statements().len(), "{kept} statements");
            read_back += 1;
        }
    }
    assert!(read_back > 1400, "{read_back}");
}

#[test]
fn what_named_a_lost_line_stays_together() {
    let project = corpus(5, 3, 8);
    let file = write(&project);
    let actor = project.statements().find_map(|it| it.actor).unwrap();
    let row =
        file.lines().find(|line| line.trim_start().starts_with(&format!("(id: \"{actor}\", name:"))).unwrap();
    let damaged = file.replace(row, "  (id: ,");
    let salvaged = rescue(damaged.as_bytes());
    let count = |project: &Project| project.statements().filter(|it| it.actor == Some(actor)).count();
    assert_eq!(count(&salvaged.project), count(&project));
    assert!(salvaged.project.actor(actor).unwrap().name.starts_with("Unreadable actor"));
    assert!(salvaged.lost.iter().any(|lost| lost.what.contains("stand-in")), "{:?}", salvaged.lost);
}

#[test]
fn of_a_newer_file_the_known_part_is_read() {
    let project = corpus(5, 2, 5);
    let newer = write(&project)
        .replacen("schema: 2,", "schema: 999,", 1)
        .replace("quote: ", "mood: (a: [1, \"),\"], b: Some(2)), quote: ")
        .replacen(" demands: [", " tunes: [\n  (id: \"x\", notes: [1, 2]),\n ],\n demands: [", 1);
    let error = read(newer.as_bytes(), Path::new(PATH)).unwrap_err();
    assert!(matches!(error, StorageError::Newer { found: 999, .. }) && error.may_be_salvaged());
    let salvaged = rescue(newer.as_bytes());
    check_same(&salvaged.project, &project);
    let told: Vec<_> = salvaged.lost.iter().map(|lost| lost.what.as_str()).collect();
    assert!(told.iter().any(|what| what.contains("does not know: mood")), "{told:?}");
    assert!(told.iter().any(|what| what.contains("tunes")), "{told:?}");
}

#[test]
fn a_half_merged_file_gives_both_sides_and_tells_it() {
    let project = corpus(5, 2, 5);
    let file = write(&project);
    let row = file.lines().find(|line| line.contains("quote:")).unwrap();
    let merged = file.replace(row, &format!("<<<<<<< mine\n{row}\n=======\n{row}\n>>>>>>> theirs"));
    let salvaged = rescue(merged.as_bytes());
    check_same(&salvaged.project, &project);
    assert_eq!(salvaged.lost.iter().filter(|lost| lost.what.contains("merge")).count(), 3);
    assert!(salvaged.lost.iter().any(|lost| lost.what.contains("second record")));
}

#[test]
fn of_another_kind_of_file_nothing_is_made_up() {
    for file in
        ["", "Dear all,\n", "{\"schema\": 1}", "(name: \"dark\")", "\0\0\0\0", "[[[[[[[[", "%PDF-1.7\n"]
    {
        assert!(salvage(file.as_bytes(), Path::new(PATH)).is_err(), "{file}");
    }
    // Depth does not make it recurse without end.
    let deep = format!(
        "(schema: 1, project: \"000000000001\", title: \"\",\n actors: [\n  {},\n ],\n)",
        "(".repeat(100_000)
    );
    assert_eq!(rescue(deep.as_bytes()).lost.len(), 1);
}
