//! The window and other programs: a file that is open elsewhere, or changed under it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::support::window::{Answers, example, send, window};
use demarche::edit::actors;
use demarche::model::{ActorKind, IdSource};
use demarche::session::{Session, Way};
use demarche::storage::{self, lock::lock_path};
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::{Dialog, Tab};
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Worker;
use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

/// A window on a project file.
fn opened() -> (TempDir, PathBuf, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.ron");
    example().save_as(&path).unwrap();
    let mut harness = window(Session::new("Empty", 1), LookChoice::Light, Answers::default());
    send(&mut harness, Action::OpenProject(path.clone()));
    harness.run();
    assert_eq!(harness.state().session().path(), Some(path.as_path()));
    (folder, path, harness)
}

/// The same with backups kept beside it.
fn opened_with_backups() -> (TempDir, PathBuf, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.ron");
    example().save_as(&path).unwrap();
    let app = App::new(Session::new("Empty", 1), Worker::inline(Arc::new(Answers::default())), "Ada");
    let app = app.with_backups(folder.path().join("backups")).with_journals(folder.path().join("journals"));
    let mut harness = Harness::builder().build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    send(&mut harness, Action::OpenProject(path.clone()));
    harness.run();
    (folder, path, harness)
}

/// What a colleague does to the file.
fn change_outside(path: &Path) {
    let (mut theirs, _) = Session::open(path, IdSource::seeded(77)).unwrap();
    let add = |it: &_, ids: &mut _| Ok(actors::add(it, "Their actor", ActorKind::Person, None, ids).0);
    theirs.create(add).unwrap();
    theirs.save().unwrap();
}

/// Lets the window's clock go on until it looks at its file, twice.
fn wait(harness: &mut Harness<'_, App>) {
    for _ in 0..40 {
        harness.step();
    }
    harness.run();
}

fn dialog(harness: &Harness<'_, App>) -> Option<Dialog> {
    harness.state().state().dialog.clone()
}

fn press(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
    harness.run();
}

fn names_theirs(harness: &Harness<'_, App>) -> bool {
    harness.state().session().project().actors().any(|actor| actor.name == "Their actor")
}

#[test]
fn a_change_by_another_program_is_noticed_and_opened_by_wish() {
    let (_folder, path, mut harness) = opened();
    wait(&mut harness);
    assert_eq!(dialog(&harness), None);
    change_outside(&path);
    wait(&mut harness);
    assert!(matches!(dialog(&harness), Some(Dialog::Outside(_))), "{:?}", dialog(&harness));
    assert!(!names_theirs(&harness));
    press(&mut harness, "Open theirs");
    assert!(names_theirs(&harness) && dialog(&harness).is_none());
    wait(&mut harness);
    assert_eq!(dialog(&harness), None, "told twice");
}

#[test]
fn a_save_never_replaces_what_another_program_wrote_unless_it_is_wished() {
    let (_folder, path, mut harness) = opened();
    wait(&mut harness);
    send(&mut harness, Action::Retitle("Mine".to_owned()));
    change_outside(&path);
    let theirs = fs::read(&path).unwrap();
    send(&mut harness, Action::Run(Command::Save));
    harness.run();
    assert!(matches!(dialog(&harness), Some(Dialog::Outside(_))), "{:?}", dialog(&harness));
    assert_eq!(fs::read(&path).unwrap(), theirs);
    press(&mut harness, "Compare…");
    assert_eq!(dialog(&harness), Some(Dialog::Compare));
    let comparison = harness.state().state().comparison.clone().unwrap();
    assert_eq!(comparison.comparison.differences.len(), 2);
    press(&mut harness, "Take over actor: Their actor");
    press(&mut harness, "Take over 1 chosen");
    assert!(names_theirs(&harness));
    assert_eq!(harness.state().session().undo_label(), Some("Take over a record"));
    press(&mut harness, "Save mine over theirs");
    let file = fs::read_to_string(&path).unwrap();
    assert!(file.contains("Their actor") && file.contains("title: \"Mine\""));
    assert!(!harness.state().session().is_changed());
    wait(&mut harness);
    assert_eq!(dialog(&harness), None);
}

#[test]
fn a_project_for_reading_is_not_changed_and_says_why() {
    let (_folder, path, mut harness) = opened();
    let now = jiff::Timestamp::now();
    send(&mut harness, Action::Run(Command::NewProject));
    let words = format!(
        "(lock: 1, user: \"grace\", host: \"elsewhere.example\", since: \"{now}\", refreshed: \"{now}\", run: \"x\")"
    );
    fs::write(lock_path(&path), words).unwrap();
    send(&mut harness, Action::OpenProject(path.clone()));
    harness.run();
    assert!(matches!(dialog(&harness), Some(Dialog::InUse { who, .. }) if who.contains("grace")));
    assert_eq!(harness.state().session().path(), None);
    press(&mut harness, "Open read-only");
    assert!(harness.state().session().read_only().unwrap().contains("grace"));
    let before = harness.state().session().project().clone();
    send(&mut harness, Action::Retitle("Mine".to_owned()));
    assert!(*harness.state().session().project() == before);
    let notices = &harness.state().state().notices;
    assert!(notices.iter().any(|notice| notice.words.contains("reading only")), "{notices:?}");
    harness.get_by_label_contains("Read-only, as grace");
    // It may be saved under another name, and then be changed.
    let other = path.with_file_name("mine.ron");
    send(&mut harness, Action::SaveAs(path.clone()));
    assert!(harness.state().session().read_only().is_some());
    send(&mut harness, Action::SaveAs(other.clone()));
    harness.run();
    assert!(harness.state().session().read_only().is_none() && lock_path(&other).exists());
    send(&mut harness, Action::Retitle("Mine".to_owned()));
    assert_eq!(harness.state().session().project().title(), "Mine");
    assert!(fs::read_to_string(lock_path(&path)).unwrap().contains("grace"));
}

#[test]
fn a_project_in_use_can_be_opened_anyway() {
    let (_folder, path, mut harness) = opened();
    send(&mut harness, Action::OpenInUse(path.clone(), Way::Anyway));
    harness.run();
    assert!(harness.state().session().read_only().is_none());
    send(&mut harness, Action::Retitle("Mine".to_owned()));
    send(&mut harness, Action::Run(Command::Save));
    harness.run();
    assert!(fs::read_to_string(&path).unwrap().contains("title: \"Mine\""));
}

#[test]
fn conflict_copies_are_offered_when_a_project_is_opened() {
    let (_folder, path, mut harness) = opened();
    let copy = path.with_file_name("talks.sync-conflict-20260312-140500-ABC1234.ron");
    fs::copy(&path, &copy).unwrap();
    change_outside(&copy);
    send(&mut harness, Action::OpenProject(path.clone()));
    harness.run();
    let Some(Dialog::Restored(found)) = dialog(&harness) else { panic!("{:?}", dialog(&harness)) };
    assert!(found.sentences.is_empty() && found.others.len() == 1);
    press(
        &mut harness,
        "Compare with “talks.sync-conflict-20260312-140500-ABC1234.ron”, a copy that a sync service left",
    );
    assert_eq!(dialog(&harness), Some(Dialog::Compare));
    press(&mut harness, "Choose all");
    press(&mut harness, "Take over 1 chosen");
    assert!(names_theirs(&harness));
}

#[test]
fn of_a_damaged_file_what_can_be_read_is_opened_and_saved_under_a_new_name() {
    let (_folder, path, mut harness) = opened();
    send(&mut harness, Action::Run(Command::NewProject));
    let file = fs::read_to_string(&path).unwrap();
    let cut = file.len() * 2 / 3;
    let cut = (cut..file.len()).find(|at| file.is_char_boundary(*at)).unwrap();
    fs::write(&path, &file.as_bytes()[..cut]).unwrap();
    send(&mut harness, Action::OpenProject(path.clone()));
    harness.run();
    let Some(Dialog::Damaged(damaged)) = dialog(&harness) else { panic!("{:?}", dialog(&harness)) };
    assert!(damaged.why.contains("cut off") && damaged.why.contains("line "), "{}", damaged.why);
    assert!(!damaged.lost.is_empty() && damaged.readable.contains("articles"));
    press(&mut harness, "Open what can be read");
    let session = harness.state().session();
    assert!(session.project().statements().len() > 40 && session.path().is_none());
    send(&mut harness, Action::SaveAs(path.clone()));
    harness.run();
    assert_eq!(fs::read(&path).unwrap(), file.as_bytes()[..cut], "the damaged file was written");
    let other = path.with_file_name("rescued.ron");
    send(&mut harness, Action::SaveAs(other.clone()));
    harness.run();
    assert!(Session::open(&other, IdSource::seeded(1)).unwrap().1.is_empty());
}

#[test]
fn a_copy_that_is_to_be_left_is_not_told_again_unless_it_changes() {
    let (_folder, path, harness) = opened();
    drop(harness);
    let copy = path.with_file_name("talks (Ada's conflicted copy 2026-03-12).ron");
    fs::copy(&path, &copy).unwrap();
    let journals = path.with_file_name("journals");
    let open = || {
        let app = App::new(Session::new("Empty", 1), Worker::inline(Arc::new(Answers::default())), "Ada");
        let mut harness = Harness::builder()
            .build_ui_state(|ui, app: &mut App| app.ui(ui), app.with_journals(journals.clone()));
        harness.run();
        send(&mut harness, Action::OpenProject(path.clone()));
        harness.run();
        harness
    };
    let mut harness = open();
    assert!(matches!(dialog(&harness), Some(Dialog::Restored(_))));
    let label =
        "Leave “talks (Ada's conflicted copy 2026-03-12).ron”, a copy that a sync service left as it is";
    press(&mut harness, label);
    assert_eq!(dialog(&harness), None);
    drop(harness);
    assert_eq!(dialog(&open()), None, "told again");
    change_outside(&copy);
    assert!(matches!(dialog(&open()), Some(Dialog::Restored(_))), "another content is told");
}

#[test]
fn what_would_change_a_read_only_project_is_greyed_with_the_reason() {
    let (_folder, path, mut harness) = opened();
    send(&mut harness, Action::OpenInUse(path, Way::ReadOnly));
    harness.run();
    assert!(harness.state().session().read_only().is_some());
    let statement = harness.state().session().project().statements().next().unwrap().id;
    send(&mut harness, Action::Reveal(statement));
    harness.run();
    let is_disabled = |harness: &Harness<'_, App>, label: &str| {
        harness.get_all_by_label(label).all(|it| it.accesskit_node().is_disabled())
    };
    for label in ["Memo", "Delete", "Voice", "Certainty"] {
        assert!(is_disabled(&harness, label), "{label} can be pressed");
    }
    let revision = harness.state().session().revision();
    press(&mut harness, "Delete");
    assert_eq!(harness.state().session().revision(), revision);
    assert!(harness.state().state().notices.iter().all(|it| !it.is_problem), "refused afterwards");
    harness.get_all_by_label("Delete").next().unwrap().hover();
    harness.run();
    assert!(harness.query_all_by_label_contains("Read-only, as").count() > 0);
    // The codebook.
    send(&mut harness, Action::Run(Command::ShowCodebook));
    harness.run();
    assert!(is_disabled(&harness, "+ Actor") && is_disabled(&harness, "+ Demand"));
}

/// A window in which the project is only looked at, with a statement chosen.
fn looking() -> (TempDir, Harness<'static, App>) {
    let (folder, path, mut harness) = opened();
    send(&mut harness, Action::SaveFigure("By party".to_owned()));
    send(&mut harness, Action::Run(Command::Save));
    send(&mut harness, Action::OpenInUse(path, Way::ReadOnly));
    assert!(harness.state().session().read_only().is_some());
    let statement = harness.state().session().project().statements().next().unwrap().id;
    send(&mut harness, Action::Reveal(statement));
    (folder, harness)
}

/// Whether all that have this in their name are greyed, and there is one.
fn are_greyed(harness: &Harness<'_, App>, label: &str) -> bool {
    let mut all = harness.get_all_by_label_contains(label).peekable();
    all.peek().is_some() && all.all(|it| it.accesskit_node().is_disabled())
}

#[test]
fn the_head_and_the_handles_of_a_read_only_article_change_nothing() {
    let (_folder, mut harness) = looking();
    for label in ["Edit title: ", "Edit outlet: ", "Edit date: ", "Progress: ", "Open articles"] {
        assert!(are_greyed(&harness, label), "{label} can be pressed");
    }
    for label in ["Edit title: ", "Edit outlet: ", "Edit date: "] {
        harness.get_all_by_label_contains(label).next().unwrap().click();
        harness.run();
        let name = label.trim_start_matches("Edit ").trim_end_matches(": ");
        let fields = harness.query_all_by_role(Role::TextInput);
        let is_open = |it: &str| it.eq_ignore_ascii_case(name);
        assert!(
            fields.into_iter().all(|it| !it.accesskit_node().label().is_some_and(|it| is_open(&it))),
            "{name} is open"
        );
    }
    harness.get_all_by_label_contains("Edit date: ").next().unwrap().hover();
    harness.run();
    assert!(harness.query_all_by_label_contains("Save the project under another name").count() > 0);
    assert!(harness.query_by_label("Start of the statement").is_none());
    assert!(harness.query_by_label("End of the statement").is_none());
    assert!(harness.state().state().notices.iter().all(|it| !it.is_problem), "refused afterwards");
}

#[test]
fn the_table_of_a_read_only_project_keeps_its_rows_and_its_chosen_one() {
    let (_folder, mut harness) = looking();
    send(&mut harness, Action::Show(Tab::Statements));
    let (chosen, revision) = (harness.state().state().statement, harness.state().session().revision());
    assert!(chosen.is_some());
    harness.key_press(egui::Key::Delete);
    harness.run();
    assert_eq!(harness.state().state().statement, chosen);
    assert_eq!(harness.state().session().revision(), revision);
    assert!(harness.state().state().notices.iter().all(|it| !it.is_problem), "refused afterwards");
}

#[test]
fn figures_and_events_of_a_read_only_project_are_shown_and_not_changed() {
    let (_folder, mut harness) = looking();
    send(&mut harness, Action::ShowEvents(true));
    for label in ["Date of the new event", "Add"] {
        assert!(harness.get_all_by_label(label).all(|it| it.accesskit_node().is_disabled()), "{label}");
    }
    harness.get_by_role_and_label(Role::ComboBox, "Saved").click();
    harness.run();
    assert!(harness.get_all_by_label("Save as…").any(|it| it.accesskit_node().is_disabled()));
    // A saved one is shown all the same; then nothing that would change it can be chosen.
    let saved = harness.state().session().project().figures().next().cloned().unwrap();
    harness.get_by_label(&saved.name).click();
    harness.run();
    assert_eq!(harness.state().state().figure.id, saved.id);
    harness.get_by_role_and_label(Role::ComboBox, "Saved").click();
    harness.run();
    for label in ["Rename \"", "Duplicate \"", "Remove \""] {
        assert!(are_greyed(&harness, label), "{label}");
    }
    harness.get_by_label_contains("Remove \"").click();
    harness.run();
    assert!(harness.state().session().project().figure(saved.id).is_some());
    assert!(harness.state().state().notices.iter().all(|it| !it.is_problem), "refused afterwards");
}

#[test]
fn opening_what_another_program_wrote_keeps_what_was_in_the_window_also_where_all_was_saved() {
    let (folder, path, mut harness) = opened_with_backups();
    let older = fs::read(&path).unwrap();
    for is_saved in [true, false] {
        send(&mut harness, Action::Retitle(format!("Mine, saved: {is_saved}")));
        if is_saved {
            // By itself, so that no backup of it is kept with the save.
            for _ in 0..20 {
                harness.step();
            }
        }
        assert_eq!(harness.state().session().is_changed(), !is_saved);
        let mine = harness.state().session().project().clone();
        if is_saved {
            // A sync service puts an older content in its place.
            fs::write(&path, &older).unwrap();
        } else {
            change_outside(&path);
        }
        send(&mut harness, Action::Reload);
        harness.run();
        assert!(*harness.state().session().project() != mine, "saved: {is_saved}: not opened");
        let kept = storage::backups(&folder.path().join("backups"), mine.id());
        let holds = |path: &Path| storage::open(path).unwrap().project == mine;
        assert!(kept.iter().any(|backup| holds(&backup.path)), "saved: {is_saved}: {kept:?}");
    }
    // Opened again as it is, nothing is kept.
    let count =
        storage::backups(&folder.path().join("backups"), harness.state().session().project().id()).len();
    send(&mut harness, Action::OpenProject(path));
    let again = storage::backups(&folder.path().join("backups"), harness.state().session().project().id());
    assert_eq!(again.len(), count);
}

#[test]
fn that_a_file_is_gone_is_told_until_it_is_there_again() {
    let (_folder, path, mut harness) = opened();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    wait(&mut harness);
    let is_told = |harness: &Harness<'_, App>| {
        harness.state().state().notices.iter().any(|notice| notice.words.contains("was moved or removed"))
    };
    assert!(is_told(&harness));
    fs::write(&path, bytes).unwrap();
    wait(&mut harness);
    assert!(!is_told(&harness));
}
