//! One quote of the list: the words, who, what, when and where, and a tick.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Statement, StatementId};

use super::super::super::action::Action;
use super::super::super::view::View;
use super::super::super::widget::color::actor_color;

/// The height of one quote in the list.
pub(super) const HEIGHT: f32 = 92.0;
/// The side of the square that is ticked.
const TICK: f32 = 14.0;

/// Draws a quote, which leads to its passage; gives whether it was ticked, or no more.
pub(super) fn quote_ui(ui: &mut Ui, view: &View<'_>, id: StatementId, is_ticked: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let Some(statement) = view.project.statement(id) else { return false };
    let look = view.look();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Quote: {}", statement.quote)));
    if response.hovered() || response.has_focus() || view.state.statement == Some(id) {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), 6.0, look.chip);
    }
    let bar = Rect::from_min_max(rect.min + vec2(0.0, 10.0), pos2(rect.left() + 3.0, rect.bottom() - 10.0));
    ui.painter().rect_filled(bar, 1.5, actor_color(view, statement.actor));
    let mut inner = rect.shrink2(vec2(14.0, 8.0));
    inner.max.x -= TICK + 6.0;
    words_ui(ui, view, statement, inner);
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, look.line));
    if response.hovered() {
        view.stage.pointed.set(Some(id));
    }
    if response.clicked() {
        view.send(Action::Reveal(id));
    }
    let square = Rect::from_center_size(pos2(rect.right() - 16.0, rect.top() + 20.0), vec2(TICK, TICK));
    tick_ui(ui, view, (square, statement), is_ticked)
}

/// The quote, who said it with which demand, and when and where it stands.
fn words_ui(ui: &Ui, view: &View<'_>, statement: &Statement, inner: Rect) {
    let look = view.look();
    let caption = egui::FontId::proportional(12.0);
    let quote = lines(ui, &statement.quote, (view.theme.quote(), look.text), (inner.width(), 2));
    let [who, place] = facts(view, statement);
    let who = lines(ui, &who, (caption.clone(), look.text), (inner.width(), 1));
    let place = lines(ui, &place, (caption, look.muted), (inner.width(), 1));
    let height = quote.size().y + who.size().y + place.size().y + 4.0;
    let mut y = inner.center().y - height / 2.0;
    for (galley, gap) in [(quote, 3.0), (who, 1.0), (place, 0.0)] {
        let step = galley.size().y + gap;
        ui.painter().galley(pos2(inner.left(), y), galley, look.text);
        y += step;
    }
}

fn tick_ui(ui: &Ui, view: &View<'_>, (square, statement): (Rect, &Statement), is_ticked: bool) -> bool {
    let look = view.look();
    let id = ui.scope_id().with(("tick", statement.id));
    let response = ui.interact(square.expand(6.0), id, Sense::click());
    let name = format!("Choose: {}", statement.quote);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_ticked, &name));
    let is_near = response.hovered() || response.has_focus();
    let color = if is_ticked || is_near { look.accent } else { look.faint };
    if is_ticked {
        ui.painter().rect_filled(square, 3.0, look.accent);
        let at = |x: f32, y: f32| square.min + vec2(TICK * x, TICK * y);
        let check = vec![at(0.22, 0.52), at(0.43, 0.73), at(0.8, 0.28)];
        ui.painter().line(check, egui::Stroke::new(1.8, look.on_accent));
    } else {
        ui.painter().rect_stroke(square, 3.0, (1.0, color), StrokeKind::Inside);
    }
    response.clicked()
}

fn lines(
    ui: &Ui,
    words: &str,
    (font, color): (egui::FontId, egui::Color32),
    (width, rows): (f32, usize),
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::simple(words.replace('\n', " "), font, color, width);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// "Vladimir Medinsky · demands · NATO membership" and "29 March 2022 · Istanbul: scaling back…".
fn facts(view: &View<'_>, statement: &Statement) -> [String; 2] {
    let source = view.project.source(statement.source);
    let date = statement.said.as_ref().or_else(|| source.and_then(|source| source.published.as_ref()));
    let who = [
        Some(view.actor_name(statement.actor).to_owned()),
        statement.stance.as_ref().map(|stance| stance.label().to_owned()),
        Some(view.demand_name(statement.demand).to_owned()),
    ];
    let place = [
        Some(date.map_or_else(|| "undated".to_owned(), |dated| dated.when.words())),
        source.map(|source| source.title.clone()),
    ];
    [join(who), join(place)]
}

fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
