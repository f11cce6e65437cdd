//! The list of statements on the same words, to choose one of them by keys or pointer.

use egui::{Area, Frame, Id, Key, Margin, Modifiers, Order, Pos2, Role, Sense, Ui, WidgetInfo, vec2};

use crate::model::StatementId;

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::color::{SWATCH, statement_color, swatch};
use super::Reader;

/// The width of the list, in points.
const WIDTH: f32 = 380.0;
/// The height of a line.
const LINE: f32 = 26.0;
/// More lines are scrolled.
const MOST: f32 = 12.0;

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    shown: Vec<StatementId>,
    /// The line that Enter takes.
    at: usize,
    lit: Option<StatementId>,
    /// Where the list was asked for by the pointer.
    pub point: Option<Pos2>,
}

impl Reader {
    /// Draws the list where one is wanted; the statement of its chosen or pointed line lights up.
    pub(super) fn crowd_ui(&mut self, ui: &Ui, view: &View<'_>, caret: Option<Pos2>) {
        let Some(listed) = &view.state.crowd else {
            self.crowd = Crowd::default();
            return;
        };
        if self.crowd.shown != *listed {
            self.crowd = Crowd { shown: listed.clone(), point: self.crowd.point, ..Crowd::default() };
        }
        let has_moved = self.crowd_keys(ui, view);
        let corner = self.crowd.point.or(caret).unwrap_or(ui.clip_rect().center_top() + vec2(0.0, 80.0));
        let look = view.look();
        let frame = Frame::new()
            .fill(look.panel)
            .stroke((1.0, look.line))
            .corner_radius(view.theme.measures.radii.popup)
            .shadow(look.shadow)
            .inner_margin(Margin::same(8));
        let area = Area::new(Id::unique("statements here")).order(Order::Foreground);
        let area = area.accessible_name("Statements on these words").fixed_pos(corner);
        let mut lit = listed.get(self.crowd.at).copied();
        let shown = area.constrain_to(ui.clip_rect()).show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 0.0;
                egui::ScrollArea::vertical().max_height(LINE * MOST).show(ui, |ui| {
                    for (at, id) in listed.iter().enumerate() {
                        let is_chosen = at == self.crowd.at;
                        let response = line_ui(ui, view, *id, is_chosen);
                        if is_chosen && has_moved {
                            response.scroll_to_me(None);
                        }
                        if response.hovered() {
                            lit = Some(*id);
                        }
                        if response.clicked() {
                            choose(view, Some(*id));
                        }
                    }
                });
            });
        });
        self.lit = lit;
        if self.crowd.lit != lit {
            self.crowd.lit = lit;
            ui.request_repaint();
        }
        let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()));
        if let Some(point) = pressed.flatten()
            && !shown.response.rect.contains(point)
        {
            view.send(Action::ListStatements(None));
        }
    }

    /// Arrows move the choice, Enter takes it, Escape closes the list; whether the choice moved.
    fn crowd_keys(&mut self, ui: &Ui, view: &View<'_>) -> bool {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let last = self.crowd.shown.len().saturating_sub(1);
        self.crowd.at = (self.crowd.at + down).saturating_sub(up).min(last);
        if pressed(Key::Enter) > 0 {
            choose(view, self.crowd.shown.get(self.crowd.at).copied());
        }
        if pressed(Key::Escape) > 0 {
            view.send(Action::ListStatements(None));
        }
        down + up > 0
    }
}

fn choose(view: &View<'_>, statement: Option<StatementId>) {
    view.send(Action::ListStatements(None));
    view.send(Action::Select(None));
    view.send(Action::ChooseStatement(statement));
}

fn line_ui(ui: &mut Ui, view: &View<'_>, id: StatementId, is_chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let Some(statement) = view.project.statement(id) else { return response };
    let look = view.look();
    if is_chosen {
        ui.painter().rect_filled(rect, 4.0, look.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, look.chip);
    }
    swatch(ui, rect.left_center() + vec2(6.0, 0.0), statement_color(view, statement));
    let (actor, demand) = (view.actor_name(statement.actor), view.demand_name(statement.demand));
    let words = format!("{actor} · {demand}: {}", statement.quote.replace('\n', " "));
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = egui::text::LayoutJob::simple_singleline(words.clone(), font, look.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - SWATCH - 20.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = rect.left_center() + vec2(SWATCH + 14.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.text);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &words));
    response
}
