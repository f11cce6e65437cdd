//! Laws of coding by hand: whatever is chosen, coded, moved, split, merged, deleted and undone, spans made
//! by hand stand on grapheme borders, imported ones stay as they came, and every quote is its text. Correcting
//! the article's text between loses and silently moves none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::support::dice::Dice;
use demarche::edit::{Transaction, actors, demands, sources};
use demarche::model::caret::Leap;
use demarche::model::carry::Carried;
use demarche::model::walk::Way;
use demarche::model::{ActorKind, ByteIndex, Source, SourceId, Span, Stance, Statement, StatementId, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish, Pick};
use demarche::ui::command::Command;
use demarche::ui::state::{CaretStep, Reach, Side};
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use proptest::prelude::*;
use unicode_segmentation::GraphemeCursor;

struct NoPicker;

impl Picker for NoPicker {
    fn pick(&self, _ask: &Ask) -> Picked {
        Picked::Cancelled
    }
}

/// Words whose letters are more than one code point, and some plain ones.
const WORDS: [&str; 14] = [
    "👩\u{200d}👩\u{200d}👧",
    "🇺🇦",
    "cafe\u{301}s",
    "한국어",
    "\u{1112}\u{1161}\u{11ab}",
    "A\u{30a}ngstro\u{308}m",
    "truce",
    "now",
    "без",
    "停火",
    "न\u{93f}र\u{94d}णय",
    "👍🏽",
    "U.S.",
    "“so”",
];
const ENDS: [&str; 6] = [" ", " ", " ", ". ", ", ", ".\n\n"];

fn any_text(dice: &mut Dice) -> String {
    let count = 12 + dice.below(40);
    (0..count).flat_map(|_| [*dice.pick(&WORDS), *dice.pick(&ENDS)]).collect()
}

/// An app on one article, with statements as another program might have left them, cut anywhere.
fn app(dice: &mut Dice, seed: u64) -> (App, BTreeMap<StatementId, Statement>) {
    let mut session = Session::new("Laws", seed);
    let text = Arc::new(Text::normalize(&any_text(dice)));
    let source: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(source, 1, text.id(), "One"))).unwrap();
    for name in ["Kyiv", "Moscow", "Imported"] {
        session.create(|project, ids| Ok(actors::add(project, name, ActorKind::Party, None, ids).0)).unwrap();
    }
    session.create(|project, ids| Ok(demands::add(project, "truce", None, ids).0)).unwrap();
    session.code_as("Ada");
    session.create(|project, ids| Ok(demarche::edit::coders::add(project, "Ada", ids).0)).unwrap();
    let places: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).collect();
    let mut imported = BTreeMap::new();
    for order in 0..4_u64 {
        let (one, other) = (ByteIndex(*dice.pick(&places)), ByteIndex(*dice.pick(&places)));
        let Some(span) = Span::between(one, other) else { continue };
        let quote = text.slice(span).unwrap();
        let coder = session.project().coders().next().unwrap().id;
        let id: StatementId = session.ids().fresh().into();
        let mut statement = Statement::new(id, order + 1, source, Some(span), quote, coder);
        statement.actor = session.project().actors().find(|it| it.name == "Imported").map(|it| it.id);
        statement.origin_id = Some(format!("their {order}"));
        session.commit(Transaction::new("Import").put(statement.clone())).unwrap();
        imported.insert(id, statement);
    }
    (App::new(session, Worker::inline(Arc::new(NoPicker)), "Ada"), imported)
}

fn any_step(dice: &mut Dice) -> CaretStep {
    let is_back = dice.once_in(3);
    let (way, side) = if is_back { (Way::Back, Side::Left) } else { (Way::Forward, Side::Right) };
    match dice.below(10) {
        0..=3 => CaretStep::Beside(side, Reach::Letter),
        4..=6 => CaretStep::Beside(side, Reach::Word),
        7 => CaretStep::Beside(side, Reach::Sentence),
        8 => CaretStep::Leap(Leap::Paragraph(way)),
        _ => CaretStep::Leap(Leap::Text(way)),
    }
}

const EDGES: [Command; 10] = [
    Command::EndLater,
    Command::EndEarlier,
    Command::StartLater,
    Command::StartEarlier,
    Command::EndSentenceLater,
    Command::EndSentenceEarlier,
    Command::EndLetterLater,
    Command::EndLetterEarlier,
    Command::StartLetterLater,
    Command::StartLetterEarlier,
];

/// What a person might do next; imported statements are looked at, not changed.
fn any_wish(app: &App, imported: &BTreeMap<StatementId, Statement>, dice: &mut Dice) -> Action {
    let is_theirs = app.state().statement.is_some_and(|id| imported.contains_key(&id));
    let wish = match dice.below(24) {
        0..=8 => return Action::Step(any_step(dice), dice.once_in(2)),
        9 => return Action::Run(Command::TakeSentence),
        10..=13 => return code(app, dice),
        14 | 15 => *dice.pick(&EDGES),
        16 => Command::Split,
        17 => Command::Merge,
        18 => Command::DeleteStatement,
        19 => Command::MoveToSelection,
        20 => return Action::Run(Command::Undo),
        21 => return Action::Run(if dice.once_in(2) { Command::Redo } else { Command::Undo }),
        22 => return Action::Run(Command::CycleStatements),
        _ => return Action::Run(*dice.pick(&[Command::NextStatement, Command::PreviousStatement])),
    };
    if is_theirs { Action::Seal } else { Action::Run(wish) }
}

/// Codes what is chosen, if anything is.
fn code(app: &App, dice: &mut Dice) -> Action {
    let Some(span) = app.state().selection else { return Action::Seal };
    let project = app.session().project();
    let actor = project.actors().nth(dice.below(2)).map(|it| Pick::Known(it.id));
    let demand = project.demands().next().map(|it| Pick::Known(it.id));
    let keep = dice.once_in(5);
    let stance = Some(Stance::Demands);
    Action::Code(CodeWish { span, actor, party: None, demand, stance, keep })
}

fn is_border(text: &str, place: ByteIndex) -> bool {
    GraphemeCursor::new(place.0, text.len(), true).is_boundary(text, 0).unwrap()
}

/// The article's words with a slip of the pen: something more, something less, or a sign on a letter.
fn corrected(words: &str, dice: &mut Dice) -> String {
    let places: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let at = *dice.pick(&places);
    let (before, after) = words.split_at(at);
    match dice.below(4) {
        0 => format!("{before}{} {after}", dice.pick(&WORDS)),
        1 => format!("{before}\u{301}{after}"),
        2 => before.to_owned() + after.split_once(' ').map_or(after, |(_, rest)| rest),
        _ => format!("{} {words}", dice.pick(&WORDS)),
    }
}

/// Corrects the text as the dialog does, and sees that what it showed is what became of every statement.
fn correct(app: &mut App, ctx: &egui::Context, dice: &mut Dice) {
    let source = app.state().source.unwrap();
    let before = app.session().project().clone();
    let words = corrected(before.text_of(source).unwrap().as_str(), dice);
    app.send(Action::Run(Command::CorrectArticle), ctx);
    app.send(Action::CompareText { words: words.into(), serial: 1 }, ctx);
    app.logic(ctx);
    let shown = app.state().correction.clone().unwrap().outcome.unwrap();
    app.send(Action::CorrectText(None), ctx);
    let after = app.session().project();
    assert_eq!(after.statements().len(), before.statements().len(), "none is lost");
    for placing in shown.placings() {
        let old = before.statement(placing.statement).unwrap();
        let new = after.statement(placing.statement).unwrap();
        if shown.is_same_text() {
            assert_eq!(new, old);
            continue;
        }
        assert_eq!(new.span, placing.now.span(), "where the dialog showed it");
        match placing.now {
            Carried::Same(_) | Carried::Moved(_) | Carried::Lost => assert_eq!(new.quote, old.quote),
            Carried::Changed(_) => assert_ne!(new.quote, old.quote),
        }
    }
}

fn check(app: &App, imported: &BTreeMap<StatementId, Statement>, done: &Action) {
    let project = app.session().project();
    let is_corrected = project.sources().any(|source| !source.attributes.is_empty());
    for (id, theirs) in imported {
        let now = project.statement(*id).expect("an imported statement stays");
        if is_corrected {
            assert_eq!((now.actor, &now.origin_id), (theirs.actor, &theirs.origin_id), "after {done:?}");
        } else {
            assert_eq!(&**now, theirs, "an imported statement stays as it came, after {done:?}");
        }
    }
    for statement in project.statements() {
        let text = project.text_of(statement.source).unwrap();
        // Only a correction leaves a statement without a passage.
        let Some(span) = statement.span.or_else(|| (!is_corrected).then(|| panic!("after {done:?}"))) else {
            continue;
        };
        assert_eq!(text.slice(span), Some(&*statement.quote));
        if imported.contains_key(&statement.id) {
            continue;
        }
        let quote = &statement.quote;
        assert!(is_border(text.as_str(), span.start()), "{quote:?} begins in a letter after {done:?}");
        assert!(is_border(text.as_str(), span.end()), "{quote:?} ends in a letter after {done:?}");
        // A correction may have put a sign on the blank before it; the two are one letter then.
        assert!(is_corrected || quote.trim() == &**quote, "{quote:?} has blanks at its ends after {done:?}");
    }
    if let Some((caret, text)) = app.state().caret().zip(project.text_of(app.state().source.unwrap())) {
        assert!(is_border(text.as_str(), caret.place), "the caret stands in a letter after {done:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_by_hand_cuts_no_letter(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let (mut app, imported) = app(&mut dice, seed);
        let ctx = egui::Context::default();
        let start = app.session().project().clone();
        let mut most = 0;
        // Whatever comes, something is coded at least once.
        app.send(Action::Run(Command::TakeSentence), &ctx);
        let mut coding = Some(code(&app, &mut dice));
        for _ in 0..120 {
            // Undo must not take the import itself back, which is not done by hand.
            let wish = coding.take().unwrap_or_else(|| any_wish(&app, &imported, &mut dice));
            if dice.once_in(24) {
                correct(&mut app, &ctx, &mut dice);
                check(&app, &imported, &Action::CorrectText(None));
            }
            let undoes_import = app.session().undo_label() == Some("Import");
            if undoes_import && wish == Action::Run(Command::Undo) {
                continue;
            }
            app.send(wish.clone(), &ctx);
            check(&app, &imported, &wish);
            most = most.max(app.session().project().statements().len());
        }
        prop_assert!(most > start.statements().len(), "something was coded");
        while app.session().undo_label().is_some_and(|label| label != "Import") {
            app.send(Action::Run(Command::Undo), &ctx);
            check(&app, &imported, &Action::Run(Command::Undo));
        }
        prop_assert_eq!(app.session().project(), &start);
    }
}
