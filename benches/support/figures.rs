//! What a frame of the tab of figures costs, for each kind of figure, as it stands and with the pointer over it.

use std::time::Duration;

use demarche::model::{Columns, FigureKind, FigureSpec, Grouping, Interval, Measure, Period};
use demarche::ui::action::Action;
use demarche::ui::state::Tab;
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};

use crate::Window;
use crate::support::Table;

/// Each kind of figure over months, then the largest ones: many days, many rows, intervals.
pub fn figures(table: &mut Table, size: &str, window: &mut Window) {
    window.send(Action::Show(Tab::Figures));
    window.settle();
    let mut usual = window.app.state().figure.clone();
    usual.columns = Columns::Time(Period::Month);
    for kind in FigureKind::ALL {
        let spec = usual.drawn_as(*kind);
        one(table, &format!("{size}: {}, by party", kind.as_str()), window, spec);
    }
    let actors = FigureSpec { rows: Grouping::Actor, ..usual.clone() };
    for kind in [FigureKind::Bars, FigureKind::Heat, FigureKind::Panels, FigureKind::Strip] {
        let spec = actors.drawn_as(kind);
        one(table, &format!("{size}: {}, by actor", kind.as_str()), window, spec);
    }
    let days = FigureSpec { columns: Columns::Time(Period::Day), ..usual.clone() };
    for kind in [FigureKind::Bars, FigureKind::Lines, FigureKind::Strip] {
        let spec = days.drawn_as(kind);
        one(table, &format!("{size}: {}, by party and day", kind.as_str()), window, spec);
    }
    let many = FigureSpec { rows: Grouping::Actor, ..days };
    one(table, &format!("{size}: bars, by actor and day"), window, many);
    let drawn = FigureSpec { interval: Interval::Bootstrap, measure: Measure::Share, ..usual };
    one(table, &format!("{size}: lines with a bootstrap"), window, drawn.drawn_as(FigureKind::Lines));
}

fn one(table: &mut Table, what: &str, window: &mut Window, spec: FigureSpec) {
    let counts = window.app.derived().figure_counts();
    window.send(Action::Figure(spec));
    window.frame(Vec::new());
    while window.app.derived().figure_counts() == counts {
        std::thread::sleep(Duration::from_millis(2));
        window.frame(Vec::new());
    }
    let marks: usize = match window.app.derived().figure() {
        Some(Ok(counted)) => counted.figure.series.iter().map(|series| series.marks.len()).sum(),
        other => panic!("{what}: {other:?}"),
    };
    let first = window.frame(Vec::new());
    window.settle();
    table.note(&format!("{what}: marks; first frame"), &format!("{marks:>9} {first:>9.3}"));
    table.put_frames(&format!("{what}, steady"), &window.frames(60, |_| Vec::new()), (4.0, 8.0));
    table.put_frames(&format!("{what}, pointed at"), &window.frames(60, pointing), (4.0, 8.0));
    table.put_frames(&format!("{what}, zooming"), &window.frames(60, zooming), (4.0, 8.0));
}

/// The pointer goes over the figure.
fn pointing(at: usize) -> Vec<Event> {
    let step = f32::from(u16::try_from(at).unwrap());
    vec![Event::PointerMoved(pos2(300.0 + step * 12.0, 400.0 + (step % 7.0) * 20.0))]
}

/// In, closer and closer, and out again.
fn zooming(at: usize) -> Vec<Event> {
    let delta = vec2(0.0, if at % 30 < 15 { 40.0 } else { -40.0 });
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::COMMAND,
    };
    vec![Event::PointerMoved(pos2(720.0, 420.0)), wheel]
}
