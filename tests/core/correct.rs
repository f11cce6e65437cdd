//! Correcting a text never loses or silently moves a statement.

use std::sync::Arc;

use crate::support::dice::Dice;
use demarche::edit::statements::Coding;
use demarche::edit::{EditError, sources, statements};
use demarche::model::carry::{Carried, carry};
use demarche::model::{ByteIndex, Source, SourceId, Span, StatementId, Text};
use demarche::session::Session;
use proptest::prelude::*;
use sources::Correction;

const WORDS: [&str; 30] = [
    "truce",
    "line",
    "border",
    "Київ",
    "guards",
    "talks",
    "round",
    "asks",
    "offers",
    "grain",
    "ports",
    "Genf",
    "café",
    "prisoners",
    "winter",
    "peace",
    "neutral",
    "zone",
    "envoy",
    "rejects",
    "army",
    "council",
    "vote",
    "harbour",
    "停火",
    "treaty",
    "clause",
    "signed",
    "bridge",
    "corridor",
];

/// A sentence that no other number gives: words with a number in them.
fn sentence(number: usize, dice: &mut Dice) -> String {
    let count = 4 + dice.below(8);
    let words: Vec<&str> = (0..count).map(|_| *dice.pick(&WORDS)).collect();
    format!("The {} of n{number}x {}.", words[..2].join(" "), words[2..].join(" "))
}

/// What was done with a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Kept,
    Gone,
    OneWordChanged,
}

/// Sentences with their fates, and where each stands in the corrected text.
struct Case {
    old: String,
    new: String,
    spans: Vec<Span>,
    fates: Vec<(Fate, Option<Span>)>,
}

/// A text of sentences and a correction of it: sentences go, come, change a word; paragraphs are joined.
fn case(seed: u64, may_move: bool) -> Case {
    let mut dice = Dice::seeded(seed);
    let count = 5 + dice.below(60);
    let (mut old, mut spans, mut kept) = (String::new(), Vec::new(), Vec::new());
    for number in 0..count {
        let words = sentence(number, &mut dice);
        let start = ByteIndex(old.len());
        old.push_str(&words);
        spans.push(Span::new(start, ByteIndex(old.len())).unwrap());
        let blank = *dice.pick(&[" ", " ", "\n", "\n\n"]);
        old.push_str(blank);
        kept.push((number, words, blank));
    }
    if may_move {
        for _ in 0..dice.below(4) {
            let taken = kept.remove(dice.below(kept.len()));
            kept.insert(dice.below(kept.len() + 1), taken);
        }
    }
    let mut new = String::new();
    let mut fates = vec![(Fate::Gone, None); count];
    for (number, words, blank) in kept {
        if dice.once_in(8) {
            new.push_str(&sentence(1_000 + number, &mut dice));
            new.push(' ');
        }
        if dice.once_in(8) {
            continue;
        }
        let start = ByteIndex(new.len());
        let fate = if dice.once_in(6) {
            let at = words.find(" of ").unwrap();
            new.push_str(&words.replacen(" of ", " off ", 1));
            assert!(at > 0);
            Fate::OneWordChanged
        } else {
            new.push_str(&words);
            Fate::Kept
        };
        fates[number] = (fate, Span::new(start, ByteIndex(new.len())));
        new.push_str(if dice.once_in(5) { " " } else { blank });
    }
    Case { old, new, spans, fates }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Also where sentences change places, no passage is taken for another without being shown as changed.
    #[test]
    fn what_is_not_shown_as_changed_has_its_own_words(seed in any::<u64>()) {
        let case = case(seed, true);
        let mut dice = Dice::seeded(seed ^ 1);
        let mut spans = case.spans.clone();
        let places: Vec<usize> = case.old.char_indices().map(|(at, _)| at).collect();
        spans.extend((0..40).filter_map(|_| {
            Span::between(ByteIndex(*dice.pick(&places)), ByteIndex(*dice.pick(&places)))
        }));
        let found = carry(&case.old, &case.new, &spans);
        prop_assert_eq!(found.len(), spans.len());
        for (span, found) in spans.iter().zip(&found) {
            let quote = &case.old[span.range()];
            let words = found.span().map(|span| case.new.get(span.range()).expect("on letters"));
            match found {
                Carried::Same(_) | Carried::Moved(_) => prop_assert_eq!(words, Some(quote)),
                Carried::Changed(_) => prop_assert!(words.is_some_and(|words| !words.trim().is_empty() && words != quote)),
                Carried::Lost => {}
            }
        }
        for ((span, found), (fate, place)) in spans.iter().zip(&found).zip(&case.fates) {
            if *fate == Fate::Kept && !matches!(found, Carried::Changed(_) | Carried::Lost) {
                prop_assert_eq!(found.span(), *place, "{}", &case.old[span.range()]);
            }
        }
    }

    #[test]
    fn a_text_that_stays_keeps_every_passage(seed in any::<u64>()) {
        let case = case(seed, false);
        let found = carry(&case.old, &case.old, &case.spans);
        prop_assert!(found.iter().zip(&case.spans).all(|(found, span)| *found == Carried::Same(*span)));
    }
}

/// Each sentence is told from all others by a number in it, so its true place is known.
#[test]
fn nearly_every_sentence_goes_where_its_words_went() {
    let (mut kept, mut kept_right, mut changed, mut changed_right) = (0, 0, 0, 0);
    for seed in 0..300 {
        let case = case(seed, false);
        let found = carry(&case.old, &case.new, &case.spans);
        for ((span, found), (fate, place)) in case.spans.iter().zip(&found).zip(&case.fates) {
            match fate {
                Fate::Kept => {
                    kept += 1;
                    kept_right += usize::from(found.span() == *place);
                }
                Fate::OneWordChanged => {
                    changed += 1;
                    changed_right += usize::from(*found == Carried::Changed(place.unwrap()));
                }
                Fate::Gone => assert!(
                    matches!(found, Carried::Changed(_) | Carried::Lost),
                    "{} is nowhere any more",
                    &case.old[span.range()]
                ),
            }
        }
    }
    assert!(kept > 5_000 && kept_right * 1_000 >= kept * 998, "{kept_right} of {kept} stayed");
    assert!(
        changed > 500 && changed_right * 100 >= changed * 97,
        "{changed_right} of {changed} were followed"
    );
}

/// A project with an article; the passages are coded in the order given.
fn coded(words: &str, passages: &[&str]) -> (Session, SourceId, Vec<StatementId>) {
    let mut session = Session::new("T", 1).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    session.code_as("Ada");
    let text = Arc::new(Text::normalize(words));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), "Round"))).unwrap();
    let mut all = Vec::new();
    for passage in passages {
        let start = words.find(passage).unwrap();
        let span = Span::new(ByteIndex(start), ByteIndex(start + passage.len())).unwrap();
        let coding = Coding { source: id, span, actor: None, demand: None, stance: None };
        session.perform(|project, author, ids| statements::code(project, coding, author, ids)).unwrap();
        all.push(session.latest_statement().unwrap());
    }
    (session, id, all)
}

fn correct(session: &mut Session, id: SourceId, words: &str) -> Result<bool, EditError> {
    let correction = Correction::of(session.project(), id, words)?;
    session.perform(|project, author, _| sources::correct(project, &correction, author))
}

/// Each statement: where it is, and its words.
fn shown(session: &Session, ids: &[StatementId]) -> Vec<(bool, String)> {
    let quote = |id: &StatementId| {
        let it = session.project().statement(*id).unwrap();
        (it.span.is_some(), it.quote.to_string())
    };
    ids.iter().map(quote).collect()
}

const BEFORE: &str =
    "We want a truce now. Nobody wants teh ports back. Ankara hosts the next round of talks.";
const AFTER: &str = "Today: we want a truce now. Nobody wants the ports back. It is over.";

#[test]
fn a_correction_is_one_step_that_carries_every_statement() {
    let (mut session, id, ids) = coded(BEFORE, &["a truce", "teh ports", "hosts the next round of talks"]);
    let before = session.project().clone();
    assert_eq!(correct(&mut session, id, AFTER), Ok(true));
    let project = session.project();
    assert_eq!(project.text_of(id).unwrap().as_str(), AFTER);
    assert_eq!(project.texts().len(), 1, "the words before are used by nobody");
    let expected = [(true, "a truce"), (true, "the ports"), (false, "hosts the next round of talks")];
    assert_eq!(shown(&session, &ids), expected.map(|(is_placed, words)| (is_placed, words.to_owned())));
    let changed: Vec<bool> = ids.iter().map(|id| project.statement(*id).unwrap().changed.is_some()).collect();
    assert_eq!(changed, [false, true, true], "who only moved along was not changed by anybody");
    let note = &project.source(id).unwrap().attributes[0];
    let hash = before.text_of(id).unwrap().id();
    assert_eq!(note.name, "text corrected");
    assert_eq!(note.text, format!("2026-03-12T14:05:00Z; 2 passages changed; hash before: {hash}"));
    session.undo().unwrap();
    assert_eq!(session.project(), &before, "with the words of before");
    session.redo().unwrap();
    assert_eq!(session.project().text_of(id).unwrap().as_str(), AFTER);
}

#[test]
fn an_article_with_the_same_words_keeps_them() {
    let (mut session, id, _) = coded(BEFORE, &["a truce"]);
    let text = Arc::clone(session.project().text_of(id).unwrap());
    let other: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(other, 2, text.id(), "Reprint"))).unwrap();
    correct(&mut session, id, AFTER).unwrap();
    assert_eq!(session.project().text_of(other).unwrap().as_str(), BEFORE);
    assert_eq!(session.project().texts().len(), 2);
    correct(&mut session, other, AFTER).unwrap();
    assert_eq!(session.project().texts().len(), 1, "both have the corrected words now");
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.project().text_of(id).unwrap().as_str(), BEFORE);
    assert_eq!(session.project().texts().len(), 1);
}

#[test]
fn a_statement_is_placed_by_hand_and_stays_so_while_one_types_on() {
    let (mut session, id, ids) = coded(BEFORE, &["hosts the next round of talks"]);
    let project = session.project().clone();
    let mut first = Correction::of(&project, id, AFTER).unwrap();
    assert_eq!(first.placings()[0].now, Carried::Lost);
    let at = AFTER.find("It is over").unwrap();
    let span = Span::new(ByteIndex(at), ByteIndex(at + 10)).unwrap();
    first.place(&project, ids[0], Some(span)).unwrap();
    let mut second = Correction::of(&project, id, &format!("Corrected. {AFTER}")).unwrap();
    second.keep_placed(&project, &first);
    session.perform(|project, author, _| sources::correct(project, &second, author)).unwrap();
    assert_eq!(shown(&session, &ids), [(true, "It is over".to_owned())]);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let (mut session, id, ids) = coded(BEFORE, &["a truce"]);
    assert_eq!(correct(&mut session, id, " \n "), Err(EditError::NoText));
    assert_eq!(correct(&mut session, id, BEFORE), Ok(false), "nothing is changed by the same words");
    let mut late = Correction::of(session.project(), id, AFTER).unwrap();
    let blank = Span::new(ByteIndex(6), ByteIndex(7)).unwrap();
    assert_eq!(late.place(session.project(), ids[0], Some(blank)), Err(EditError::NoWords));
    session.create(|project, _| statements::delete(project, ids[0])).unwrap();
    let refused = session.perform(|project, author, _| sources::correct(project, &late, author));
    assert_eq!(refused, Err(EditError::Outdated));
}

#[test]
fn what_was_not_in_its_article_before_stays_so_and_can_be_placed() {
    let (mut session, id, ids) = coded(BEFORE, &["Ankara hosts the next round of talks"]);
    correct(&mut session, id, AFTER).unwrap();
    assert!(!shown(&session, &ids)[0].0);
    let project = session.project().clone();
    let mut back = Correction::of(&project, id, BEFORE).unwrap();
    assert_eq!(back.placings()[0].was, None);
    let at = BEFORE.find("Ankara").unwrap();
    let span = Span::new(ByteIndex(at), ByteIndex(BEFORE.len() - 1)).unwrap();
    back.place(&project, ids[0], Some(span)).unwrap();
    assert_eq!(back.placings()[0].now, Carried::Moved(span));
    session.perform(|project, author, _| sources::correct(project, &back, author)).unwrap();
    assert_eq!(shown(&session, &ids), [(true, "Ankara hosts the next round of talks".to_owned())]);
}

/// Many paragraphs with the same few words, joined into one: the comparison must not go astray in time.
#[test]
fn a_large_text_without_its_line_ends_is_carried_whole() {
    let mut dice = Dice::seeded(7);
    let (mut old, mut spans) = (String::new(), Vec::new());
    for number in 0..6_000 {
        let start = ByteIndex(old.len());
        old.push_str(&sentence(number, &mut dice));
        spans.push(Span::new(start, ByteIndex(old.len())).unwrap());
        old.push('\n');
    }
    let new = old.replace('\n', " ").replace("n77x", "n77y");
    let found = carry(&old, &new, &spans);
    let changed = found.iter().filter(|found| !matches!(found, Carried::Same(_))).count();
    assert_eq!(changed, 1);
    assert!(found.iter().zip(&spans).all(|(found, span)| found.span() == Some(*span)));
}
