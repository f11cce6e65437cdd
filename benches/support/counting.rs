//! What counting costs: from the start, after one more statement, with a bootstrap, and until a stop.

use std::hint::black_box;
use std::time::{Duration, Instant};

use demarche::analysis::{AnalysisError, Counter, Reading, Stop, frequency};
use demarche::edit::statements::{self, Author, Coding};
use demarche::model::{
    ByteIndex, CoderId, Columns, Counting, Duplicates, FigureSpec, Grouping, IdSource, Interval, Measure,
    Period, Project, Span,
};
use demarche::session::Session;

use crate::support::{Samples, Table, cpu, sampled};

/// Party by month of one coder's, as the window counts them; all three are the same question of other
/// thirds.
pub fn monthly(project: &Project) -> FigureSpec {
    let mut monthly = FigureSpec::by_party_over_time(IdSource::seeded(2).fresh().into());
    monthly.columns = Columns::Time(Period::Month);
    monthly.filter.coder = project.coders().next().map(|coder| coder.id);
    monthly
}

/// Counts a project; a count is to cost at most so much.
pub fn counting(table: &mut Table, size: &str, project: &Project, times: usize, most: Option<f64>) {
    let monthly = monthly(project);
    let actors = FigureSpec { rows: Grouping::Actor, ..monthly.clone() };
    let demands = FigureSpec { columns: Columns::Groups(Grouping::Demand), ..actors.clone() };
    let shared = FigureSpec { counting: Counting::Fractional, ..monthly.clone() };
    let once = FigureSpec { duplicates: Duplicates::Article, ..monthly.clone() };
    let weekly = FigureSpec { duplicates: Duplicates::Week, ..monthly.clone() };
    let drawn = FigureSpec { measure: Measure::Share, interval: Interval::Bootstrap, ..monthly.clone() };
    let soon = most.map(|_| 1.0);
    let questions = [
        ("party by month", monthly, most, soon),
        ("actor by month", actors, most, soon),
        ("actor by demand", demands, most, soon),
        ("fractional", shared, most, soon),
        ("once an article", once, most, soon),
        ("once a week", weekly, most, None),
    ];
    table.put(&format!("{size}: read for counting"), &sampled(times * 2, || Reading::of(project)), None);
    let reading = Reading::of(project);
    for (what, spec, most, _) in &questions {
        let count = || black_box(reading.frequency(spec).unwrap());
        table.put(&format!("{size}: count {what}"), &sampled(times * 2, count), *most);
    }
    let limit = most.map(|_| 1_000.0);
    let count = || black_box(reading.frequency(&drawn).unwrap());
    table.put(&format!("{size}: count share by bootstrap, 2,000 draws"), &sampled(times, count), limit);
    let both = || black_box(frequency(project, &questions[0].1).unwrap());
    table.put(&format!("{size}: read and count {} once", questions[0].0), &sampled(times * 2, both), None);
    let states = one_more(project, questions[0].1.filter.coder.unwrap());
    for (what, spec, _, soon) in &questions {
        let after = followed(&states, spec);
        table.put(&format!("{size}: count {what} after one more statement"), &after, *soon);
    }
    stopping(table, size, project, &drawn);
}

/// A statement comes and goes, and each time the count follows.
fn followed(states: &[Project; 2], spec: &FigureSpec) -> Samples {
    let (mut counter, stop) = (Counter::default(), Stop::default());
    counter.count(&states[1], spec, &stop).unwrap();
    let mut after = Samples::default();
    let mut shown = None;
    for at in 0..50 {
        let (table, time) = cpu(|| counter.count(&states[at % 2], spec, &stop).unwrap());
        after.push(time);
        // As in the window, the table before stands until the new one is there.
        shown = Some(table);
    }
    black_box(shown);
    after
}

/// How long a bootstrap goes on after it was told to stop.
fn stopping(table: &mut Table, size: &str, project: &Project, drawn: &FigureSpec) {
    let mut samples = Samples::default();
    let mut counter = Counter::default();
    for at in 1..=20 {
        // As in the window, the project was read before.
        counter
            .count(project, &FigureSpec { interval: Interval::None, ..drawn.clone() }, &Stop::default())
            .unwrap();
        let stop = Stop::default();
        let told = std::thread::scope(|scope| {
            let worker = scope.spawn(|| {
                let answer = counter.count(project, drawn, &stop);
                (answer, Instant::now())
            });
            std::thread::sleep(Duration::from_millis(10 * at));
            let told = Instant::now();
            stop.tell();
            let (answer, end) = worker.join().unwrap();
            matches!(answer, Err(AnalysisError::Stopped)).then(|| end.duration_since(told))
        });
        if let Some(time) = told {
            samples.push(time.as_secs_f64() * 1e3);
        }
    }
    table.put(&format!("{size}: from stop to the end, by the wall clock"), &samples, None);
}

/// The project with one statement more in the middle of it, and as it was.
fn one_more(project: &Project, coder: CoderId) -> [Project; 2] {
    let mut session = Session::on(project.clone(), IdSource::seeded(3));
    let middle = project.sources().nth(project.sources().len() / 2).unwrap().id;
    let first_word = project.text_of(middle).unwrap().as_str().find(' ').unwrap();
    let span = Span::new(ByteIndex(0), ByteIndex(first_word)).unwrap();
    let (actor, demand) = (project.actors().next().unwrap().id, project.demands().next().unwrap().id);
    session.code_as(&project.coder(coder).unwrap().name);
    let coding = Coding { source: middle, span, actor: Some(actor), demand: Some(demand), stance: None };
    let verb = |project: &Project, author: Author, ids: &mut IdSource| {
        statements::code(project, coding, author, ids)
    };
    session.perform(verb).unwrap();
    [session.project().clone(), project.clone()]
}
