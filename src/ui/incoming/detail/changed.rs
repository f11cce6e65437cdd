//! A file that was added before and says something else now: its article can be corrected.

use egui::{RichText, Ui};

use crate::model::SourceId;
use crate::session::import::{ArticleKey, Standing, Twin};

use super::super::super::action::Action;
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::super::widget::guard::changing_ui;
use super::doubts::like_ui;

/// What it was added as, and the two ways on.
pub(super) fn changed_ui(ui: &mut Ui, view: &View<'_>, key: ArticleKey, earlier: SourceId) {
    let list = &view.state.incoming.list;
    like_ui(ui, view, "Changed since it was added as", Twin::Source(earlier));
    let Some(article) = list.article(key).filter(|_| list.standing(key.into()) == Standing::Ready) else {
        return;
    };
    let statements = view.project.statements_of(earlier).count();
    let rest = match statements {
        0 => String::new(),
        1 => " and its statement goes over to them".to_owned(),
        count => format!(" and its {count} statements go over to them"),
    };
    let words = format!(
        "Correct that article: it gets the words of the file{rest}. Or add the file as another article."
    );
    ui.add(egui::Label::new(RichText::new(words).color(view.look().muted)).wrap());
    ui.add_space(4.0);
    changing_ui(ui, view, |ui| {
        if chip(ui, view, "Correct the article…").clicked() {
            view.send(Action::CorrectFrom(earlier, Box::new(article.draft.clone())));
        }
    });
    ui.add_space(8.0);
}
