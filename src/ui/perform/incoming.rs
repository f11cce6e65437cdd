//! The import list: what is wished of its lines, and how they join the project.

mod read;

use crate::analysis::plural;
use crate::model::SourceId;
use crate::session::import::{Counts, ImportReport, ListLine, ListedArticle};

use super::super::App;
use super::super::action::IncomingWish;
use super::super::state::{Dialog, Tab};

impl App {
    /// Carries out a wish about the import list.
    pub(super) fn carry_incoming(&mut self, wish: IncomingWish, ctx: &egui::Context) {
        match wish {
            IncomingWish::Open(line) => self.open_list(line),
            IncomingWish::Leave => self.leave_list(),
            IncomingWish::Add(lines) => self.add_lines(&lines, ctx),
            IncomingWish::AddAll => self.add_lines(&self.state.incoming.list.addable(), ctx),
            IncomingWish::Reread(row, options) => self.read_again(vec![row], Some(&options), ctx),
            IncomingWish::Sample(row) => self.sample(row, ctx),
            IncomingWish::Retry(rows) => self.read_again(rows, None, ctx),
            IncomingWish::AskWords(row) => {
                let name = self.state.incoming.list.row(row).map(crate::session::import::ImportRow::name);
                self.state.dialog = name.map(|name| Dialog::PasteFor { row, name });
            }
            IncomingWish::GiveWords { row, title, words } => self.give_words(row, &title, &words, ctx),
            IncomingWish::Clear => self.clear_list(ctx),
            change => self.change_list(change),
        }
    }

    /// The wishes that change nothing but the list.
    fn change_list(&mut self, wish: IncomingWish) {
        let incoming = &mut self.state.incoming;
        let list = &mut incoming.list;
        match wish {
            IncomingWish::Choose(line) => incoming.chosen = line,
            IncomingWish::Show(shown) => incoming.shown = shown,
            IncomingWish::LeaveOut(lines, is_left_out) => {
                for line in lines {
                    list.leave_out(line, is_left_out);
                }
            }
            IncomingWish::AcceptDates(keys) => {
                for key in keys {
                    list.change(key, ListedArticle::accept_date);
                }
            }
            IncomingWish::Write(key, field, words) => {
                list.change(key, |article| article.write(field, &words));
            }
            IncomingWish::SetDate(key, date) => list.change(key, |article| article.set_date(date)),
            IncomingWish::Take(key, candidate) => list.change(key, |article| article.take(&candidate)),
            IncomingWish::Turn(key, page) => list.change(key, |article| article.turn_to(page)),
            IncomingWish::Stop => list.stop(),
            _ => {}
        }
    }

    /// Brings the list in line with the project, and counts it anew where it changed.
    pub(in crate::ui) fn follow_incoming(&mut self) {
        let (incoming, revision) = (&mut self.state.incoming, self.session.revision());
        if !incoming.list.is_empty() && incoming.seen != Some(revision) {
            incoming.list.follow(self.session.project());
            incoming.seen = Some(revision);
        }
        incoming.count();
    }

    /// Accepts the date of the line that is chosen.
    pub(super) fn accept_chosen_date(&mut self) {
        let key = self.state.incoming.chosen.and_then(ListLine::key);
        self.change_list(IncomingWish::AcceptDates(key.into_iter().collect()));
    }

    /// Shows the list, with this line chosen.
    pub(super) fn open_list(&mut self, line: Option<ListLine>) {
        if self.state.incoming.list.is_empty() {
            return;
        }
        if self.state.tab != Tab::Incoming {
            self.state.incoming.from = self.state.tab;
        }
        self.state.incoming.chosen = line.or(self.state.incoming.chosen);
        self.show_tab(Tab::Incoming);
    }

    fn leave_list(&mut self) {
        if self.state.tab == Tab::Incoming {
            self.show_tab(self.state.incoming.from);
        }
    }

    fn clear_list(&mut self, ctx: &egui::Context) {
        let counts = self.state.incoming.list.counts();
        self.state.incoming.begin_anew();
        self.leave_list();
        let left = counts.clear + counts.alike;
        if left > 0 {
            self.say(
                &format!("The import list is empty; {} were not added", plural(left as u64, "article")),
                ctx,
            );
        }
    }

    /// Adds lines of the list as one step, and shows the first new article where nothing is left to decide.
    fn add_lines(&mut self, lines: &[ListLine], ctx: &egui::Context) {
        if lines.is_empty() {
            return;
        }
        match self.state.incoming.list.add(&mut self.session, lines) {
            Ok(report) => self.tell_added(&report, ctx),
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }

    fn tell_added(&mut self, report: &ImportReport, ctx: &egui::Context) {
        self.state.incoming.seen = Some(self.session.revision());
        let added = report.added();
        let articles = plural(added.len() as u64, "article");
        let words = match report.statements() {
            0 => format!("Added {articles}"),
            statements => format!("Added {articles} and {}", plural(statements as u64, "statement")),
        };
        self.refresh();
        let list = &self.state.incoming.list;
        if !list.is_settled() {
            return self.say(&words, ctx);
        }
        let others = others(&list.counts());
        if let Some(first) = added.first().copied().or_else(|| first_known(report)) {
            self.choose_source(first);
        }
        self.say(&format!("{words}{others}"), ctx);
    }
}

/// What became of the rest, as ", 2 there already".
fn others(counts: &Counts) -> String {
    let others = [
        (counts.there, "there already"),
        (counts.left_out, "left out"),
        (counts.other_kind, "of a kind that cannot be read"),
    ];
    let some = others.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, what)| [", ", &count.to_string(), " ", what].concat()).collect()
}

/// The article that a report names first, though it was there already.
fn first_known(report: &ImportReport) -> Option<SourceId> {
    report.files.iter().flat_map(|file| file.became.outcomes()).map(|outcome| outcome.source()).next()
}
