//! The example projects: each opens, is sound, and draws what it has saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use demarche::analysis::frequency;
use demarche::chart::build;
use demarche::export;
use demarche::model::{Actor, IdSource, Project, Source, Stance, Statement, tree};
use demarche::session::Session;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::support::program::Desk;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("projects")
}

fn open(path: &Path) -> Project {
    let (session, opened) = Session::open(path, IdSource::seeded(1)).unwrap();
    drop(opened);
    session.project().clone()
}

fn examples() -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut examples: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect();
    examples.sort();
    examples
}

#[test]
fn every_example_opens_is_sound_and_draws_its_figures() {
    let desk = Desk::new();
    assert!(examples().len() >= 2);
    for path in examples() {
        let name = path.file_name().unwrap().to_str().unwrap();
        desk.write(name, std::fs::read(&path).unwrap());
        let checked = desk.done(&format!("check {name} --json")).json();
        for problem in checked["problems"].as_array().unwrap() {
            assert_ne!(problem["severity"], "error", "{name}: {problem}");
            assert!(!problem["message"].as_str().unwrap().contains("checksum"), "{name}: {problem}");
        }
        let project = open(&path);
        for figure in project.figures() {
            let table = frequency(&project, figure).unwrap();
            assert!(!build(&project, figure, &table).is_empty(), "{name}: {}", figure.name);
        }
    }
}

#[test]
fn in_the_invented_talks_no_quote_stands_twice_and_positions_change() {
    let project = open(&folder().join("strait-talks.ron"));
    let quotes: BTreeSet<&str> = project.statements().map(|statement| &*statement.quote).collect();
    assert_eq!((quotes.len(), project.statements().len()), (211, 211));
    assert!(project.statements().all(|it| it.is_finished() && it.span.is_some() && it.stance.is_some()));
    assert!(project.sources().any(|source| source.published.is_none()), "one is undated");
    assert!(project.statements().any(|statement| !statement.addressees.is_empty()));
    assert!(project.statements().any(|statement| statement.said.is_some()));
    assert_eq!((project.coders().len(), project.figures().len(), project.events().len()), (2, 5, 4));
    let days: BTreeSet<Date> = project.sources().filter_map(|source| published(source)).collect();
    let (first, last) = (*days.first().unwrap(), *days.last().unwrap());
    assert!(project.sources().len() >= 16 && first + 18.months() <= last, "{first} to {last}");
    let label = "Invented for Demarche: every name, place and event in this article is made up.";
    assert!(project.sources().all(|source| project.text(source.text).unwrap().as_str().starts_with(label)));
    let members = |party: &Actor| {
        let speaks = |actor: &&Arc<Actor>| project.statements().any(|it| it.actor == Some(actor.id));
        let own = |actor: &&Arc<Actor>| tree::party_of(&project, actor.id, None) == Some(party.id);
        project.actors().filter(own).filter(speaks).count()
    };
    assert!(project.actors().filter(|actor| members(actor) >= 3).count() >= 3, "three parties of several");
    // Who rejected a demand offers it later, or the other way round.
    let pairs =
        project.statements().flat_map(|later| project.statements().map(move |earlier| (earlier, later)));
    let day = |statement: &Statement| project.source(statement.source).and_then(|source| published(source));
    let of_one = pairs.filter(|(earlier, later)| {
        (earlier.actor, earlier.demand) == (later.actor, later.demand)
            && day(earlier).zip(day(later)).is_some_and(|(earlier, later)| earlier < later)
    });
    let (mut softer, mut harder) = (BTreeSet::new(), BTreeSet::new());
    for (earlier, later) in of_one {
        match (&earlier.stance, &later.stance) {
            (Some(Stance::Rejects), Some(Stance::OffersConcession | Stance::Demands)) => {
                softer.insert(later.id)
            }
            (Some(Stance::OffersConcession), Some(Stance::Rejects)) => harder.insert(later.id),
            _ => false,
        };
    }
    assert!(softer.len() >= 20 && harder.len() >= 4, "{} and {}", softer.len(), harder.len());
}

fn published(source: &Source) -> Option<Date> {
    source.published.as_ref().map(|dated| dated.when.first().first_day())
}

#[test]
fn a_report_has_every_quote_and_no_way_out() {
    let project = open(&folder().join("strait-talks.ron"));
    let report = |project: &Project| {
        let mut bytes = Vec::new();
        export::by_ending("report.html").unwrap().write(project, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let page = report(&project);
    assert_eq!(page, report(&project));
    for statement in project.statements() {
        let quote = statement.quote.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;");
        assert!(page.contains(&format!("<q>{quote}</q>")), "{quote}");
    }
    assert_eq!(page.matches("<figure>").count(), 5);
    assert_eq!(
        page.matches(">Who demands, by quarter<").count(),
        2,
        "as heading, and as name of the picture"
    );
    assert_eq!(page.matches("<q>").count(), 211);
    for way_out in ["<script", "href=", "src=", "@import", "http://", "https://"] {
        let allowed =
            if way_out == "http://" { page.matches("http://www.w3.org/2000/svg").count() } else { 0 };
        assert_eq!(page.matches(way_out).count(), allowed, "{way_out}");
    }
    assert!(page.contains("Security › Observers on the island"));
    assert!(page.contains("Pell Haran (Kesmar)"));
    assert!(page.contains("bootstrap by article, 95 %"));
}
