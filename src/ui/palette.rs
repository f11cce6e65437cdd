//! The palette: every command and every article, found by typing a few letters.

mod fuzzy;
mod hits;

use egui::text::LayoutJob;
use egui::{
    Align2, Area, FontId, Frame, Id, Key, Margin, Modal, Modifiers, Order, Rect, Role, ScrollArea, Sense,
    TextFormat, Ui, UiKind, WidgetInfo, vec2,
};

use super::action::Action;
use super::command::Command;
use super::state::Dialog;
use super::view::View;
use super::widget::field::Field;

use hits::{Hit, Target};

const WIDTH: f32 = 600.0;
const ROW: f32 = 30.0;
/// A new area is measured before it is shown, and what is only measured cannot keep the focus.
const FOCUS_FRAMES: usize = 3;

/// The palette.
#[derive(Default)]
pub(super) struct Palette {
    words: String,
    chosen: usize,
    hits: Vec<Hit>,
    /// How often it has been shown since it was opened.
    shown: usize,
}

impl Palette {
    /// Shows it, if it is wanted.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if view.state.dialog != Some(Dialog::Palette) {
            self.shown = 0;
            return;
        }
        let id = Id::unique("palette field");
        if self.shown == 0 {
            *self = Self { hits: hits::find(view, ""), ..Self::default() };
        }
        self.shown += 1;
        if self.shown <= FOCUS_FRAMES {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let look = view.look();
        let frame = Frame::new()
            .fill(look.panel)
            .stroke((1.0, look.line))
            .corner_radius(view.theme.measures.radii.popup)
            .shadow(look.shadow)
            .inner_margin(Margin::same(10));
        let area = Area::new(Id::unique("palette"))
            .kind(UiKind::Modal)
            .sense(Sense::hover())
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 52.0));
        let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(look.veil());
        let shown = modal.show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 48.0));
            self.content_ui(ui, view, id);
        });
        if shown.should_close() {
            view.send(Action::Dialog(None));
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, view: &View<'_>, id: Id) {
        let moved = self.keys(ui);
        let is_picked = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let field = Field::new("Search or run a command", &mut self.words).bare().id(id);
        if field.hint("Type a command, or words of an article").show(ui, view).changed() {
            self.hits = hits::find(view, &self.words);
            self.chosen = 0;
        }
        ui.add_space(6.0);
        if self.hits.is_empty() {
            let nothing = format!("No command or article has “{}”", self.words.trim());
            ui.add_space(4.0);
            ui.label(egui::RichText::new(nothing).color(view.look().muted));
            ui.add_space(4.0);
        }
        let room = (ui.ctx().content_rect().height() - 180.0).clamp(120.0, ROW * 14.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area =
            ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, true]);
        area.show(ui, |ui| {
            for (at, hit) in self.hits.iter().enumerate() {
                let is_chosen = at == self.chosen;
                let response = hit_ui(ui, view, hit, is_chosen);
                if is_chosen && moved {
                    response.scroll_to_me(None);
                }
                let response = match hit.target {
                    Target::Command(command) if response.hovered() => {
                        let why = command.why_not(view.session);
                        why.map_or(response.clone(), |why| response.clone().on_hover_text(why))
                    }
                    _ => response,
                };
                if response.clicked() || (is_chosen && is_picked) {
                    pick(view, hit);
                }
            }
        });
    }

    /// The arrows move the choice; gives whether they did.
    fn keys(&mut self, ui: &Ui) -> bool {
        let last = self.hits.len().saturating_sub(1);
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let (page_down, page_up) = (pressed(Key::PageDown), pressed(Key::PageUp));
        let forth = down + 10 * page_down;
        let back = up + 10 * page_up;
        self.chosen = (self.chosen + forth).saturating_sub(back).min(last);
        forth + back > 0
    }
}

fn pick(view: &View<'_>, hit: &Hit) {
    if !hit.is_enabled {
        return;
    }
    view.send(Action::Dialog(None));
    match hit.target {
        Target::Command(command) => view.run(command),
        Target::Article(source) => view.send(Action::Choose(source)),
    }
}

fn hit_ui(ui: &mut Ui, view: &View<'_>, hit: &Hit, is_chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, hit.is_enabled, is_chosen, hit.label.as_str())
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let look = view.look();
    let radius = f32::from(view.theme.measures.radii.control);
    if is_chosen {
        ui.painter().rect_filled(rect, radius, look.selection);
    } else if response.hovered() && hit.is_enabled {
        ui.painter().rect_filled(rect, radius, look.chip);
    }
    let right = right_ui(ui, view, hit, rect.shrink2(vec2(10.0, 0.0)));
    let room = rect.width() - 20.0 - right - 16.0;
    let color = if hit.is_enabled { look.text } else { look.faint };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(label_job(ui, view, hit, color, room)));
    let place = rect.left_center() + vec2(10.0, -galley.size().y / 2.0);
    ui.painter().galley(place, galley, color);
    response
}

/// The key of a command or the date of an article; gives its width.
fn right_ui(ui: &Ui, view: &View<'_>, hit: &Hit, rect: Rect) -> f32 {
    let words = match hit.target {
        Target::Command(command) => view.state.keymap.words(command, ui.ctx()),
        Target::Article(_) => hit.detail.clone(),
    };
    let color = if hit.is_enabled { view.look().muted } else { view.look().faint };
    let font = view.theme.caption();
    ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, words, font, color).width()
}

/// The label with the letters that were typed in bold.
fn label_job(ui: &Ui, view: &View<'_>, hit: &Hit, color: egui::Color32, room: f32) -> LayoutJob {
    let plain: FontId = egui::TextStyle::Body.resolve(ui.style());
    let bold = view.theme.strong();
    let mut job = LayoutJob::default();
    let letters: Vec<(usize, char)> = hit.label.chars().enumerate().collect();
    let is_typed = |at: usize| hit.letters.binary_search(&at).is_ok();
    for run in letters.chunk_by(|(one, _), (other, _)| is_typed(*one) == is_typed(*other)) {
        let is_bold = run.first().is_some_and(|(at, _)| is_typed(*at));
        let font_id = if is_bold { bold.clone() } else { plain.clone() };
        let words: String = run.iter().map(|(_, letter)| letter).collect();
        job.append(&words, 0.0, TextFormat { font_id, color, ..TextFormat::default() });
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    job
}

/// The name under which the palette shows a command.
fn command_label(view: &View<'_>, command: Command) -> String {
    command.full_label(view.session)
}
