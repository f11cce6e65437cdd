//! The sheet of keys: all commands by menu, and what hand and coding bar do.

use egui::{RichText, Ui, vec2};

use super::super::command::{Command, Menu};
use super::super::view::View;
use super::card;

/// The narrowest column that a name and its key fit in.
const COLUMN: f32 = 256.0;

/// What is no command: the mouse, and the keys inside the coding bar.
const GESTURES: [(&str, &str); 14] = [
    ("Choose a passage", "drag over it"),
    ("By letters, not words", "Alt+drag"),
    ("Make it longer or shorter", "Shift+click"),
    ("Choose a word", "double click"),
    ("Choose a sentence", "triple click"),
    ("Take the next word, sentence", "arrows"),
    ("Move a statement's edge", "drag its handle"),
    ("Choose a statement", "click its words"),
    ("Bar: actor, then demand", "Enter or Tab"),
    ("Bar: code", "Enter"),
    ("Bar: code, keep the passage", "Ctrl+Enter"),
    ("Bar: stance", "Alt+D, Alt+R, Alt+C"),
    ("Close the bar, drop the choice", "Escape"),
    ("This sheet", "?"),
];

/// The sheet.
pub(super) fn keys_ui(ui: &mut Ui, view: &View<'_>) {
    let room = ui.ctx().content_rect().width() - 104.0;
    let columns = [3.0, 2.0].into_iter().find(|columns| room >= columns * (COLUMN + 28.0)).unwrap_or(1.0);
    let width = columns * (COLUMN + 28.0);
    card::card_ui(ui, view, "Keys", width, |ui| {
        let blocks = blocks(ui);
        let all: usize = blocks.iter().map(Block::height).sum();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "columns is 1, 2 or 3")]
        let columns = columns as usize;
        let mut rest = blocks.into_iter().peekable();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 28.0;
            for column in 0..columns {
                ui.vertical(|ui| {
                    ui.set_width(COLUMN);
                    let (mut filled, is_last) = (0, column + 1 == columns);
                    while let Some(block) = rest
                        .next_if(|next| is_last || filled == 0 || filled + next.height() / 2 <= all / columns)
                    {
                        filled += block.height();
                        block_ui(ui, view, &block);
                    }
                });
            }
        });
    });
}

/// A heading with its lines.
struct Block {
    title: &'static str,
    lines: Vec<(String, String)>,
}

impl Block {
    fn height(&self) -> usize {
        self.lines.len() + 2
    }
}

fn blocks(ui: &Ui) -> Vec<Block> {
    let of = |menu: Menu| {
        let commands = Command::ALL.iter().filter(|command| command.menu() == menu);
        let line = |command: &Command| (command.label().to_owned(), command.key_words(ui.ctx()));
        Block { title: menu.label(), lines: commands.map(line).collect() }
    };
    let gestures = GESTURES.iter().map(|(what, how)| ((*what).to_owned(), (*how).to_owned()));
    let hand = Block { title: "Mouse and coding bar", lines: gestures.collect() };
    let mut blocks: Vec<Block> = Menu::ALL.into_iter().map(of).collect();
    let after_code = Menu::ALL.iter().position(|menu| *menu == Menu::Code).map_or(0, |at| at + 1);
    blocks.insert(after_code, hand);
    blocks
}

fn block_ui(ui: &mut Ui, view: &View<'_>, block: &Block) {
    ui.label(RichText::new(block.title).font(view.theme.strong()).color(view.look().text));
    for (what, how) in &block.lines {
        let (rect, response) = ui.allocate_exact_size(vec2(COLUMN, 18.0), egui::Sense::hover());
        let font = egui::FontId::new(12.0, view.theme.caption().family);
        let look = view.look();
        ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, what, font, look.muted);
        let keys = view.theme.caption();
        ui.painter().text(rect.right_center(), egui::Align2::RIGHT_CENTER, how, keys, look.text);
        let name = if how.is_empty() { what.clone() } else { format!("{what}: {how}") };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    }
    ui.add_space(12.0);
}
