//! What comes of a file as it is read now: its articles, and what is wrong with some.

use egui::{Label, RichText, Ui};

use crate::analysis::plural;
use crate::import::Warning;
use crate::session::import::{ImportRow, ListedArticle, ReadFile};

use super::super::super::view::View;
use super::super::super::widget::field::caption;
use super::super::card;

/// How many articles are shown, how many code points of each, and how many doubts.
const SHOWN: usize = 40;
const OPENING: usize = 220;
const DOUBTS: usize = 8;

/// The articles, from top to bottom; dimmed while the file is read again.
pub(super) fn preview_ui(ui: &mut Ui, view: &View<'_>, row: &ImportRow, read: &ReadFile) {
    if row.is_awaited {
        ui.multiply_opacity(0.5);
    }
    let count = plural(read.articles.len() as u64, "article");
    let words = read.articles.iter().map(|article| article.draft.words()).sum::<usize>();
    caption(ui, view, &format!("As it would be added: {count}, {}", plural(words as u64, "word")));
    ui.add_space(4.0);
    doubts_ui(ui, view, read);
    let starts = read.reading.bundle.as_ref().map_or(&[][..], |bundle| &bundle.starts);
    for (at, article) in read.articles.iter().enumerate().take(SHOWN) {
        ui.push_id(at, |ui| article_ui(ui, view, article, starts.get(at).copied()));
    }
    let more = read.articles.len().saturating_sub(SHOWN);
    if more > 0 {
        card::quiet(ui, view, &format!("and {} more", plural(more as u64, "article")));
    }
}

/// What is wrong with the file, then with single articles.
fn doubts_ui(ui: &mut Ui, view: &View<'_>, read: &ReadFile) {
    let of_articles = read.articles.iter().flat_map(|article| {
        let title = article.draft.title.as_str();
        article.draft.warnings.iter().map(move |warning| warning.in_article(title))
    });
    let doubts: Vec<Warning> = read.reading.warnings.iter().cloned().chain(of_articles).collect();
    for doubt in doubts.iter().take(DOUBTS) {
        let words = RichText::new(card::capitalized(&doubt.to_string())).color(view.look().warn);
        ui.add(Label::new(words).wrap());
    }
    if doubts.len() > DOUBTS {
        card::quiet(ui, view, &format!("and {} more to check", doubts.len() - DOUBTS));
    }
    if !doubts.is_empty() {
        ui.add_space(8.0);
    }
}

fn article_ui(ui: &mut Ui, view: &View<'_>, article: &ListedArticle, start: Option<usize>) {
    let (look, draft) = (view.look(), &article.draft);
    let title = RichText::new(&draft.title).font(view.theme.strong()).color(look.text);
    ui.add(Label::new(title).wrap());
    let date = match &draft.published {
        Some(dated) if article.has_guessed_date() => format!("{}?", dated.when.words()),
        Some(dated) => dated.when.words(),
        None => "undated".to_owned(),
    };
    let mut facts = vec![date];
    let known = [&draft.outlet, &draft.author, &draft.url, &draft.language];
    facts.extend(known.into_iter().filter(|it| !it.is_empty()).cloned());
    facts.push(plural(draft.words() as u64, "word"));
    facts.extend(start.map(|line| format!("from line {line}")));
    let facts = RichText::new(facts.join(" · ")).font(view.theme.caption()).color(look.muted);
    ui.add(Label::new(facts).wrap());
    let words: String = draft.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut opening: String = words.chars().take(OPENING).collect();
    if opening.len() < words.len() {
        opening.push('…');
    }
    ui.add(Label::new(RichText::new(opening).color(look.muted)).wrap());
    ui.add_space(12.0);
}
