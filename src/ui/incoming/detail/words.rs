//! The words of an article, as they will be added.

use egui::{RichText, Ui};

use crate::session::import::ArticleKey;

use super::super::super::view::View;
use super::super::super::widget::field::caption;

/// How many bytes of the words are shown.
const SHOWN: usize = 4_000;

/// The beginning of the words.
pub(super) fn words_ui(ui: &mut Ui, view: &View<'_>, key: ArticleKey) {
    let Some(article) = view.state.incoming.list.article(key) else { return };
    let text = article.draft.text.as_str();
    let shown = text.get(..text.floor_char_boundary(SHOWN)).unwrap_or(text);
    caption(ui, view, "Words");
    let more = if shown.len() < text.len() { "…" } else { "" };
    let words = RichText::new(format!("{shown}{more}")).font(view.theme.quote()).color(view.look().text);
    ui.add(egui::Label::new(words).wrap());
}
