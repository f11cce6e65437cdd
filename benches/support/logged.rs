//! A project with as long a log as a file may have: opened, saved and coded in as the window does it,
//! locked, recorded in a journal and with its backups.

use demarche::edit::coders;
use demarche::edit::statements::{self, Author, Coding};
use demarche::model::{ByteIndex, IdSource, Project, Span};
use demarche::session::{OpenAnswer, Pace, Session, Way};

use crate::support::{Samples, Table, cpu, sampled};

/// Pairs of steps that are more than the log of a file of 100 MB has room for.
const PAIRS: usize = 50_000;

/// A session on a project, after so much work that the log of its file is full.
pub fn session(project: &Project) -> Session {
    let mut session = Session::on(project.clone(), IdSource::seeded(1));
    session.code_as("coder 0");
    for _ in 0..PAIRS {
        code(&mut session);
        session.undo().unwrap();
    }
    session
}

/// Codes the first word of the first article.
fn code(session: &mut Session) {
    let project = session.project();
    let source = project.sources().next().unwrap().id;
    let end = ByteIndex(project.text_of(source).unwrap().as_str().find(' ').unwrap());
    let (actor, demand) = (project.actors().next().unwrap().id, project.demands().next().unwrap().id);
    let span = Span::new(ByteIndex(0), end).unwrap();
    let coding = Coding { source, span, actor: Some(actor), demand: Some(demand), stance: None };
    let verb = |project: &Project, author: Author, ids: &mut IdSource| {
        statements::code(project, coding, author, ids)
    };
    session.perform(verb).unwrap();
}

/// Opening, saving and recording, the times of one thread; what is asked of the first two.
pub fn logged(table: &mut Table, session: &Session, times: usize, (open, save): (f64, f64)) {
    let folder = tempfile::tempdir().unwrap();
    let (path, journals) = (folder.path().join("corpus.ron"), folder.path().join("journals"));
    session.snapshot_to(path.clone()).save().unwrap();
    let bytes = std::fs::metadata(&path).unwrap().len();
    table.note("L, full log: file", &format!("{} KB, {} steps", bytes / 1024, session.trail().len()));
    let shared = |pace| match Session::open_shared(&path, Some(&journals), pace, Way::Ask).unwrap() {
        OpenAnswer::Opened(opened) => opened.session,
        OpenAnswer::InUse(_) => panic!("nobody else has it open"),
    };
    table.put("L, full log: open", &sampled(times, || shared(Pace::Inline)), Some(open));

    let mut session = shared(Pace::Inline);
    session.code_as("coder 0");
    session.back_up_in(Some(folder.path().join("backups")));
    let (mut asked, mut unasked) = (Samples::default(), Samples::default());
    for number in 0..times * 2 {
        session.commit(coders::retitle(session.project(), &format!("Corpus {number}"))).unwrap();
        let snapshot = session.snapshot().unwrap();
        let is_asked = number % 2 == 0;
        let snapshot = if is_asked { snapshot } else { snapshot.unasked() };
        let (saved, time) = cpu(|| snapshot.save().unwrap());
        assert_eq!(saved.backup_fault(), None);
        session.note_saved(saved);
        if is_asked { asked.push(time) } else { unasked.push(time) }
    }
    table.put("L, full log: save by itself", &unasked, Some(save));
    table.put("L, full log: save by hand, with a backup", &asked, Some(save));
    drop(session);

    let mut session = shared(Pace::Threaded);
    session.code_as("coder 0");
    let mut recorded = Samples::default();
    for _ in 0..1_000 {
        recorded.push(cpu(|| code(&mut session)).1);
    }
    // Giving it to the journal is a part of it.
    table.put("L, full log: code a passage, recorded", &recorded, Some(0.1));
}
