//! The quotes behind a bar: each leads to its passage.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Statement, StatementId};

use super::super::action::Action;
use super::super::derived::Counted;
use super::super::view::View;
use super::super::widget::color::actor_color;
use super::plot::{column_words, mark_of};

/// The height of one quote in the list.
const ROW: f32 = 76.0;

/// The list of quotes behind a bar; virtual, so that a bar of 100,000 costs what is seen.
pub(super) fn quotes_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted) {
    let figure = &counted.figure;
    let Some((series, mark)) = view.state.cells.first().and_then(|cell| mark_of(figure, cell)) else {
        ui.label(RichText::new("Nothing stands behind this bar any more").color(view.look().muted));
        return;
    };
    let column = column_words(figure, mark);
    ui.horizontal(|ui| {
        let title = RichText::new(format!("{}, {column}", series.label)).font(view.theme.strong());
        ui.add(egui::Label::new(title).truncate());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(egui::Button::new("×").frame_when_inactive(false));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the quotes"));
            if close.clicked() {
                view.send(Action::ShowCells(Vec::new()));
            }
            let count = mark.statements.len();
            let words = if count == 1 { "1 quote".to_owned() } else { format!("{count} quotes") };
            ui.label(RichText::new(words).color(view.look().muted));
        });
    });
    line(ui, view);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = egui::ScrollArea::vertical().id_salt("quotes").auto_shrink(false);
    area.show_rows(ui, ROW, mark.statements.len(), |ui, rows| {
        for id in mark.statements.get(rows).unwrap_or_default() {
            quote_ui(ui, view, *id);
        }
    });
}

fn quote_ui(ui: &mut Ui, view: &View<'_>, id: StatementId) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(statement) = view.project.statement(id) else { return };
    let look = view.look();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Quote: {}", statement.quote)));
    if response.hovered() || response.has_focus() || view.state.statement == Some(id) {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), 6.0, look.chip);
    }
    let bar = Rect::from_min_max(rect.min + vec2(0.0, 10.0), pos2(rect.left() + 3.0, rect.bottom() - 10.0));
    ui.painter().rect_filled(bar, 1.5, actor_color(view, statement.actor));
    let inner = rect.shrink2(vec2(14.0, 8.0));
    let quote = lines(ui, &statement.quote, (view.theme.quote(), look.text), (inner.width(), 2));
    let top = rect.center().y - f32::midpoint(quote.size().y, 18.0);
    let below = top + quote.size().y + 2.0;
    ui.painter().galley(pos2(inner.left(), top), quote, look.text);
    let facts = lines(
        ui,
        &facts(view, statement),
        (egui::FontId::proportional(12.0), look.muted),
        (inner.width(), 1),
    );
    ui.painter().galley(pos2(inner.left(), below), facts, look.muted);
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, look.line));
    if response.hovered() {
        view.stage.pointed.set(Some(id));
    }
    if response.clicked() {
        view.send(Action::Reveal(id));
    }
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

/// "demands · NATO membership · 29 March 2022 · Istanbul: scaling back…".
fn facts(view: &View<'_>, statement: &Statement) -> String {
    let source = view.project.source(statement.source);
    let date = statement.said.as_ref().or_else(|| source.and_then(|source| source.published.as_ref()));
    let parts = [
        statement.stance.as_ref().map(|stance| stance.label().to_owned()),
        Some(view.demand_name(statement.demand).to_owned()),
        Some(date.map_or_else(|| "undated".to_owned(), |dated| dated.when.words())),
        source.map(|source| source.title.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn line(ui: &mut Ui, view: &View<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 7.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (1.0, view.look().line));
}
