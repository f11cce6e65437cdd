//! One line: how it stands, the headline with its file, date, outlet, author.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontId, Rangef, Rect, Response, Role, Sense, Stroke, TextFormat, Ui, WidgetInfo,
};
use egui::{pos2, vec2};

use crate::analysis::plural;
use crate::import::Field;
use crate::session::import::{
    ArticleKey, ImportList, ImportRow, ListLine, ListedArticle, Stage, Standing, Twin,
};

use super::super::action::{Action, IncomingWish};
use super::super::view::View;

/// How far an article of a file with several stands in.
const INDENT: f32 = 20.0;
const DOT: f32 = 12.0;
const TITLE: f32 = 28.0;
const GAP: f32 = 12.0;
/// The line height of words.
const LINE: f32 = 18.0;

/// Where columns stand, in points from the left of the list.
pub(super) struct Columns {
    /// The headline, with the file below.
    pub title: Rangef,
    /// The date.
    pub date: Rangef,
    /// The outlet, where there is room.
    pub outlet: Option<Rangef>,
    /// The author, where there is room.
    pub author: Option<Rangef>,
}

impl Columns {
    /// For a list of this width.
    pub(super) fn of(width: f32) -> Self {
        let mut right = width - 8.0;
        let mut take = |wanted: f32| {
            let range = Rangef::new(right - wanted, right);
            right -= wanted + GAP;
            range
        };
        // How the line stands.
        take(88.0);
        let author = (width > 860.0).then(|| take(112.0));
        let outlet = (width > 600.0).then(|| take(124.0));
        let date = take(136.0);
        Self { title: Rangef::new(TITLE, right), date, outlet, author }
    }

    /// The column of a field, if it has one.
    pub(super) fn of_field(&self, field: Field) -> Option<Rangef> {
        match field {
            Field::Title => Some(self.title),
            Field::Published => Some(self.date),
            Field::Outlet => self.outlet,
            Field::Author => self.author,
            Field::Url | Field::Language => None,
        }
    }
}

/// Draws a line.
pub(super) fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (line, rect): (ListLine, Rect),
    columns: &Columns,
) -> Response {
    let (list, look) = (&view.state.incoming.list, view.look());
    let response = ui.interact(rect, ui.make_persistent_id(line), Sense::CLICK);
    let Some(row) = list.row(line.row) else { return response };
    let is_chosen = view.state.incoming.chosen == Some(line);
    let radius = f32::from(view.theme.measures.radii.card);
    let ground = rect.shrink2(vec2(0.0, 1.0));
    // Keys act on the chosen line also while nothing at all has the focus.
    let has_focus = ui.memory(|memory| memory.focused().is_none_or(|id| id == super::list::focus_id()));
    let fill = match (is_chosen, has_focus, response.hovered()) {
        (true, true, _) => Some(look.selection),
        (true, false, _) => Some(look.chip),
        (false, _, true) => Some(look.chip.gamma_multiply(0.5)),
        (false, _, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(ground, radius, fill);
    }
    let standing = list.standing(line);
    let article = line.key().and_then(|key| list.article(key));
    let is_sub = article.is_some() && row.articles().len() > 1;
    let inner = rect.with_min_x(rect.left() + if is_sub { INDENT } else { 0.0 });
    let offers_add = standing == Standing::Ready && (is_chosen || ui.rect_contains_pointer(rect));
    standing_ui(ui, view, inner, (standing, list.has_doubt(line), !offers_add));
    let title = article.map_or_else(|| row.name(), |article| article.draft.title.clone());
    let left = rect.left() + columns.title.min + if is_sub { INDENT } else { 0.0 };
    let room = (rect.left() + columns.title.max - left).max(40.0);
    let is_gone = standing == Standing::LeftOut;
    let color = if is_gone { look.muted } else { look.text };
    put(ui, &title, (pos2(left, rect.top() + 8.0), room), (&view.theme.strong(), color, false));
    let (words, remark) = under(view, list, row, line);
    // Nothing else stands on this line.
    let room = (rect.right() - 12.0 - left).max(40.0);
    under_ui(ui, view, (pos2(left, rect.top() + 8.0 + LINE), room), (&words, &remark));
    if let Some(article) = article {
        facts_ui(ui, view, rect, article, columns);
    }
    let label = format!("{title}, {}", standing.words());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &label));
    if offers_add {
        add_ui(ui, view, (line, rect), &title);
    }
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("{words}{}", remark.0)));
    response
}

/// What stands below the headline: the file and its numbers, then what is wrong or doubtful, with its color.
fn under(view: &View<'_>, list: &ImportList, row: &ImportRow, line: ListLine) -> (String, (String, Color32)) {
    let look = view.look();
    if let (None, Some(failure)) = (line.article, row.failure()) {
        return (String::new(), (super::detail::capitalized(&failure.reason), look.bad));
    }
    let mut parts = Vec::new();
    let article = line.key().and_then(|key| list.article(key));
    if let Some(article) = article {
        if row.articles().len() == 1 {
            parts.push(row.name());
        }
        parts.push(plural(article.words() as u64, "word"));
    } else if row.articles().len() > 1 {
        parts.push(plural(row.articles().len() as u64, "article"));
        parts.extend(row.words().map(|words| plural(words as u64, "word")));
    } else if let Stage::Coded(coded) = &row.stage {
        parts.push(format!("coded data: {}", plural(coded.draft.documents.len() as u64, "article")));
        parts.push(plural(coded.draft.annotations.len() as u64, "statement"));
    }
    if article.is_none() || row.articles().len() == 1 {
        parts.extend(row.pages().map(|pages| plural(pages as u64, "page")));
    }
    let doubt = doubt(view, list, row, line).map(|doubt| format!(" · {doubt}")).unwrap_or_default();
    (parts.join(" · "), (doubt, look.warn))
}

fn under_ui(
    ui: &Ui,
    view: &View<'_>,
    (at, room): (egui::Pos2, f32),
    (words, remark): (&str, &(String, Color32)),
) {
    let font = FontId::new(12.0, view.theme.caption().family);
    let mut job = LayoutJob::default();
    for (words, color) in [(words, view.look().muted), (remark.0.as_str(), remark.1)] {
        let format = TextFormat { line_height: Some(LINE), ..TextFormat::simple(font.clone(), color) };
        job.append(words, 0.0, format);
    }
    job.wrap = TextWrapping { max_width: room, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    job.break_on_newline = false;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(at, galley, view.look().muted);
}

/// The first doubt about a line that can still be added.
fn doubt(view: &View<'_>, list: &ImportList, row: &ImportRow, line: ListLine) -> Option<String> {
    if list.standing(line) != Standing::Ready {
        return None;
    }
    let alike = line.key().and_then(|key| list.alike(key));
    if let Some(alike) = alike {
        let is_later = line.key().and_then(|key| list.earlier(key)).is_some();
        let how = if is_later {
            "changed since it was added as"
        } else if alike.is_same {
            "the same words as"
        } else {
            "nearly the same words as"
        };
        return Some(format!("{how} {}", twin_title(view, alike.to)));
    }
    let own = line.key().and_then(|key| list.article(key)).map(|it| it.draft.warnings.as_slice());
    let of_file = if row.articles().len() == 1 || line.article.is_none() { row.warnings() } else { &[] };
    own.unwrap_or_default().iter().chain(of_file).next().map(ToString::to_string)
}

/// The title of what an article is like, of one of the list with its file.
pub(super) fn twin_title(view: &View<'_>, twin: Twin) -> String {
    let list = &view.state.incoming.list;
    match twin {
        Twin::Source(id) => view.project.source(id).map(|source| format!("“{}”", source.title)),
        Twin::Listed(key) => list.article(key).zip(list.row(key.row)).map(|(article, row)| {
            let place =
                if row.articles().len() > 1 { format!(", article {}", key.at + 1) } else { String::new() };
            format!("“{}” ({}{place})", article.draft.title, row.name())
        }),
    }
    .unwrap_or_default()
}

fn facts_ui(ui: &Ui, view: &View<'_>, rect: Rect, article: &ListedArticle, columns: &Columns) {
    let look = view.look();
    let font = egui::TextStyle::Body.resolve(ui.style());
    let top = rect.top() + 8.0;
    let place = |range: Rangef| (pos2(rect.left() + range.min, top), range.span());
    let is_guess = article.has_guessed_date();
    let (date, color) = match &article.draft.published {
        Some(dated) if is_guess => (format!("{}?", dated.when.words()), look.warn),
        Some(dated) => (dated.when.words(), look.text),
        None => ("undated".to_owned(), look.muted),
    };
    put(ui, &date, place(columns.date), (&font, color, is_guess));
    for (range, words) in [(columns.outlet, &article.draft.outlet), (columns.author, &article.draft.author)] {
        let Some(range) = range else { continue };
        put(ui, words, place(range), (&font, look.muted, false));
    }
}

/// The words of a line for a screen reader and the place of its cells.
pub(super) fn cell_rect(rect: Rect, range: Rangef) -> Rect {
    Rect::from_x_y_ranges(
        rect.left() + range.min..=rect.left() + range.max,
        rect.top() + 4.0..=rect.top() + 28.0,
    )
}

/// A dot, and how the line stands in a word.
fn standing_ui(ui: &Ui, view: &View<'_>, rect: Rect, (standing, has_doubt, is_told): (Standing, bool, bool)) {
    let look = view.look();
    let center = rect.left_top() + vec2(DOT, 8.0 + LINE / 2.0);
    let (color, is_filled) = match standing {
        Standing::Ready if has_doubt => (look.warn, true),
        Standing::Ready => (look.accent, true),
        Standing::Added(_) => (look.good, true),
        Standing::Problem => (look.bad, true),
        Standing::There(_) => (look.muted, true),
        Standing::Reading => (look.accent, false),
        Standing::Waiting | Standing::LeftOut | Standing::OtherKind | Standing::Stopped => {
            (look.faint, false)
        }
    };
    if is_filled {
        ui.painter().circle_filled(center, 3.5, color);
    } else {
        ui.painter().circle_stroke(center, 3.0, Stroke::new(1.2, color));
    }
    if !is_told {
        return;
    }
    let words = if standing == Standing::Ready && has_doubt { "to check" } else { standing.words() };
    let color = match standing {
        Standing::Ready if has_doubt => look.warn,
        Standing::Added(_) => look.good,
        Standing::Problem => look.bad,
        _ => look.muted,
    };
    let at = pos2(rect.right() - 8.0, center.y);
    let font = FontId::new(12.0, view.theme.caption().family);
    ui.painter().text(at, Align2::RIGHT_CENTER, words, font, color);
}

/// "Add" in the place of the standing, under the pointer and on the chosen line.
fn add_ui(ui: &Ui, view: &View<'_>, (line, rect): (ListLine, Rect), title: &str) {
    let look = view.look();
    let place = Rect::from_min_size(pos2(rect.right() - 56.0, rect.top() + 6.0), vec2(48.0, 22.0));
    let response = ui.interact(place, ui.make_persistent_id((line, "add")), Sense::click());
    let is_enabled = view.session.read_only.is_none();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, format!("Add: {title}")));
    let radius = f32::from(view.theme.measures.radii.control);
    let (fill, color) = if is_enabled && (response.hovered() || response.has_focus()) {
        (look.accent, look.on_accent)
    } else {
        (look.paper, if is_enabled { look.accent } else { look.muted })
    };
    ui.painter().rect(place, radius, fill, (1.0, look.line), egui::StrokeKind::Inside);
    let font = FontId::new(12.0, view.theme.strong().family);
    ui.painter().text(place.center(), Align2::CENTER_CENTER, "Add", font, color);
    if response.clicked() && is_enabled {
        view.send(Action::Incoming(IncomingWish::Add(vec![line])));
    }
}

/// Words on one line, cut with an ellipsis.
fn put(
    ui: &Ui,
    words: &str,
    (at, room): (egui::Pos2, f32),
    (font, color, is_italic): (&FontId, Color32, bool),
) {
    let format = TextFormat {
        font_id: font.clone(),
        color,
        line_height: Some(LINE),
        italics: is_italic,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping { max_width: room, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    job.break_on_newline = false;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(at, galley, color);
}

/// The article of a line, where it can still be changed.
pub(super) fn changeable(list: &ImportList, line: ListLine) -> Option<ArticleKey> {
    line.key().filter(|_| list.standing(line) == Standing::Ready)
}
