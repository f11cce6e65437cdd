//! The words of an article as they will be added, and in grey between them what is left out of it.

use egui::{RichText, Ui};

use crate::analysis::plural;
use crate::import::{Page, Part};
use crate::session::import::{ArticleKey, ListedArticle, Standing};

use super::super::super::action::{Action, IncomingWish};
use super::super::super::view::View;
use super::super::super::widget::chip::{chip, segments};
use super::super::super::widget::field::caption;
use super::super::super::widget::page_parts::PageParts;

/// How many bytes of words without parts are shown.
const SHOWN: usize = 4_000;

/// The parts that are shown, of which article.
#[derive(Debug, Default)]
pub(super) struct Words {
    of: Option<ArticleKey>,
    parts: PageParts,
}

/// Which parts of a page are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Article,
    Whole,
}

impl Words {
    /// The words, with the ways to take others.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, key: ArticleKey) {
        let list = &view.state.incoming.list;
        let Some(article) = list.article(key) else { return };
        if self.of != Some(key) {
            *self = Self { of: Some(key), ..Self::default() };
        }
        let can_change = matches!(list.standing(key.into()), Standing::Ready | Standing::There(_));
        caption(ui, view, "Words");
        ui.add_space(2.0);
        ui.add_enabled_ui(can_change, |ui| match &article.draft.page {
            Some(page) => self.page_ui(ui, view, (key, article), page),
            None => plain_ui(ui, view, (key, article)),
        });
    }

    fn page_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (key, article): (ArticleKey, &ListedArticle),
        page: &Page,
    ) {
        let mut turned = None;
        ui.horizontal_wrapped(|ui| {
            let now = taken(page);
            let choices = [Taken::Article, Taken::Whole];
            let pressed = segments(ui, view, (&choices, now.as_ref()), view.look().accent, |it| match it {
                Taken::Article => "Article",
                Taken::Whole => "Whole page",
            });
            turned = pressed.map(|taken| {
                let mut page = page.clone();
                match taken {
                    Taken::Article => page.keep_article(),
                    Taken::Whole => page.keep_all(),
                }
                page
            });
            ui.label(RichText::new(told(article, page)).color(view.look().muted));
        });
        ui.add_space(4.0);
        if let Some(at) = self.parts.flow_ui(ui, view, page) {
            let mut page = page.clone();
            page.keep(at, !page.parts().get(at).is_some_and(|part| part.kept));
            turned = Some(page);
        }
        if let Some(page) = turned {
            view.send(Action::Incoming(IncomingWish::Turn(key, page)));
        }
    }
}

/// Which of the two is taken now; none where it is another choice of parts, or both are the same.
fn taken(page: &Page) -> Option<Taken> {
    let parts = page.parts();
    if parts.iter().all(|part| part.kept) {
        Some(Taken::Whole)
    } else {
        parts.iter().all(|part| part.kept == part.why.is_empty()).then_some(Taken::Article)
    }
}

/// "3 parts left out", or what is only doubted.
fn told(article: &ListedArticle, page: &Page) -> String {
    let words = plural(article.words() as u64, "word");
    let doubted = page.doubtful().filter(|(_, part)| part.kept).count();
    let is_left_out = |part: &&Part| !part.kept && !page.words_of(part).trim().is_empty();
    match (page.parts().iter().filter(is_left_out).count(), doubted) {
        (0, 0) => format!("{words}; a click leaves a part out"),
        (0, doubted) => {
            let (looks, parts) = if doubted == 1 { ("looks", "a part") } else { ("look", "parts") };
            format!("{words}, {doubted} {looks} like {parts} of a web page")
        }
        (count, _) => format!("{words}, {} left out", plural(count as u64, "part")),
    }
}

/// The beginning of the words, where they have no parts yet.
fn plain_ui(ui: &mut Ui, view: &View<'_>, (key, article): (ArticleKey, &ListedArticle)) {
    ui.horizontal_wrapped(|ui| {
        if chip(ui, view, "Leave out parts…").clicked() {
            view.send(Action::Incoming(IncomingWish::Turn(key, article.draft.in_parts())));
        }
        let words = plural(article.words() as u64, "word");
        ui.label(RichText::new(words).color(view.look().muted));
    });
    ui.add_space(4.0);
    let text = article.draft.text.as_str();
    let shown = text.get(..text.floor_char_boundary(SHOWN)).unwrap_or(text);
    let more = if shown.len() < text.len() { "…" } else { "" };
    let words = RichText::new(format!("{shown}{more}")).font(view.theme.quote()).color(view.look().text);
    ui.add(egui::Label::new(words).wrap());
}
