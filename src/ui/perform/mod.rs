//! Carries wishes out: one short arm each, the work in verbs.

mod backups;
mod caret;
mod code;
mod command;
mod compare;
mod copy;
mod correct;
mod export;
mod figure;
mod file;
mod find;
mod go;
mod history;
mod import;
mod incoming;
mod look;
mod name_patterns;
mod open;
mod passage;
mod paste;
mod pick;
mod pins;
mod rescue;
mod save;
mod watch;
mod zoom;

pub(super) use file::UNTITLED;
pub(super) use open::NowOpening;
pub(super) use save::Saving;

use crate::edit::{EditError, actors, coders, demands, events, figures, sources, statements};

pub use watch::Watch;

use super::App;
use super::action::Action;
use super::coding::CodingBar;
use super::command::Command;
use super::state::{Dialog, Notice, Pane, Pending};

/// How long a notice stays, in seconds.
const NOTICE_SECONDS: f64 = 6.0;

impl App {
    /// Carries out one wish.
    pub(super) fn perform(&mut self, action: Action, ctx: &egui::Context) {
        let had_bar = self.state.bar_open;
        self.carry_out(action, ctx);
        if had_bar && !self.state.bar_open {
            // Its fields are gone: the next key, even in the very next frame, is the article's.
            let focused = ctx.memory(egui::Memory::focused).filter(|id| CodingBar::has(*id));
            if let Some(id) = focused {
                ctx.memory_mut(|memory| memory.surrender_focus(id));
            }
        }
    }

    fn carry_out(&mut self, action: Action, ctx: &egui::Context) {
        match action {
            Action::Run(command) => self.run(command, ctx),
            Action::Show(tab) => self.show_tab(tab),
            Action::Choose(source) => self.choose_source(source),
            Action::ChooseStatement(statement) => {
                self.state.moving = None;
                self.choose_statement(statement);
            }
            Action::FilterStatements(words) => self.state.statement_filter = words,
            Action::Reveal(statement) => self.reveal(statement),
            Action::Select(span) => self.select(span),
            Action::Step(step, extends) => self.step_caret(step, extends, ctx),
            Action::PutCaret(place, leans) => self.put_caret(place, leans),
            Action::MarkWords(words) => self.mark_words(&words),
            Action::Find(query) => self.look_for(query),
            Action::OpenBar => self.open_bar(None),
            Action::CloseBar => self.state.bar_open = false,
            Action::Figure(spec) => self.show_figure(spec),
            Action::CompareFigures(beside) => self.compare_figures(beside),
            Action::ShowCells(cells) => self.show_cells(Pane::Shown, cells),
            Action::ShowCellsBeside(cells) => self.show_cells(Pane::Beside, cells),
            Action::CopyFigure(form) => self.copy_figure(form, ctx),
            Action::DrawPicturesIn(look) => self.state.picture_look = look,
            Action::ExportFigureAs(ending) => {
                self.state.export_ending = Some(ending);
                self.ask_path(Command::ExportFigure, ctx);
            }
            Action::ShowEvents(is_shown) => self.show_events(is_shown),
            Action::Dialog(dialog) => self.show_dialog(dialog, ctx),
            Action::Listed(sources) => self.state.listed = sources,
            Action::Wear(look) => self.wear_look(look),
            Action::Seal => self.session.seal(),
            Action::Dismiss(id) => self.state.notices.retain(|notice| notice.id != id),
            Action::LoadFaces => self.load_faces(ctx),
            Action::Say(words) => self.say(&capitalized(&words), ctx),
            Action::CodeAs(name) => {
                self.session.code_as(&name);
                self.person = name;
            }
            Action::TogglePin(pin) => self.toggle_pin(pin, ctx),
            Action::ListStatements(statements) => self.state.crowd = statements,
            Action::ColorBy(color_by) => self.state.color_by = color_by,
            Action::AskKeys(command) => self.state.asks_keys = command,
            Action::ChangeKeys(command, keys) => self.state.keymap.change(command, keys),
            Action::ResetKeys(command) => self.state.keymap.reset(command),
            Action::CompareText { words, serial } => self.compare_text(words, serial, ctx),
            Action::CorrectFrom(source, article) => self.correct_from(source, &article, ctx),
            Action::PlaceByHand(id, span) => self.place_by_hand(id, span, ctx),
            Action::Discard => self.discard(ctx),
            other => self.exchange(other, ctx),
        }
    }

    /// The wishes about files, other states of the project and what leaves it.
    fn exchange(&mut self, action: Action, ctx: &egui::Context) {
        match action {
            Action::Import(paths) => self.import_paths(paths, ctx),
            Action::Incoming(wish) => self.carry_incoming(wish, ctx),
            Action::Paste { title, words } => self.import_words(&title, &words, ctx),
            Action::PastePage { title, article } => self.add_pasted(&title, vec![*article], ctx),
            Action::LookAtClipboard(serial) => self.look_at_clipboard(serial, ctx),
            Action::UseNamePatterns(patterns) => self.use_name_patterns(patterns, ctx),
            Action::OpenProject(path) => self.open_project(path, ctx),
            Action::CancelOpening => self.cancel_opening(ctx),
            Action::OpenInUse(path, way) => self.leave_for(Pending::Open(path, way), ctx),
            Action::Rescue(path) => self.leave_for(Pending::Rescue(path), ctx),
            Action::OpenCopy(path) => self.leave_for(Pending::Copy(path), ctx),
            Action::LeaveCopy(path) => self.leave_copy(path, ctx),
            Action::Compare(versus) => self.compare(versus, ctx),
            Action::ChooseTheirs(ids, is_chosen) => self.choose_theirs(&ids, is_chosen),
            Action::TakeTheirs => self.take_theirs(ctx),
            Action::Reload => self.reload(ctx),
            Action::KeepMine(hash) => self.keep_mine(hash, ctx),
            Action::OpenAny(path) => self.open_any(path, ctx),
            Action::LookAtPath(path) => self.look_at_path(path, ctx),
            Action::SaveAs(path) => self.save_to(path, ctx),
            Action::ExportListed(ids) => {
                self.state.exports_only = Some(ids);
                self.ask_path(Command::ExportStatements, ctx);
            }
            Action::Export(kind, path) => self.export(kind, path, ctx),
            Action::Restore(backup) => self.restore(backup, ctx),
            Action::LookAtPoint(count) => self.look_at_point(count, ctx),
            Action::GoBack => self.go_back(ctx),
            Action::LeaveUnsaved => self.leave_unsaved(ctx),
            change => self.change(change, ctx),
        }
    }

    /// Opens or closes a dialog; what waited for a save is forgotten when one is closed.
    fn show_dialog(&mut self, dialog: Option<Dialog>, ctx: &egui::Context) {
        if dialog.is_none() {
            if self.state.dialog == Some(Dialog::Opening) {
                self.cancel_opening(ctx);
            }
            self.after_save = None;
            self.state.comparison = None;
            self.state.past = None;
        }
        (self.state.pasted, self.state.renewal) = (None, None);
        self.state.dialog = dialog;
        self.state.asks_keys = None;
    }

    /// The wishes that change the project.
    fn change(&mut self, action: Action, ctx: &egui::Context) {
        let has_author = matches!(
            action,
            Action::Code(_)
                | Action::Recode(..)
                | Action::RecodeAll(..)
                | Action::RecodeNew(..)
                | Action::MoveSpan(..)
                | Action::MarkProgress(..)
        );
        if has_author && self.session.coder_name().is_empty() {
            // Not asked yet, since nothing was coded by the bar: the name that the bar would offer.
            self.session.code_as(&self.login.clone());
        }
        let result = match action {
            Action::Code(wish) => self.code(wish),
            Action::Recode(id, change) => {
                self.session.perform(|project, author, _| statements::recode(project, id, change, author))
            }
            Action::RecodeAll(ids, change) => self
                .session
                .perform(|project, author, _| statements::recode_all(project, &ids, &change, author)),
            Action::RecodeNew(id, name) => self.recode_new(id, name),
            Action::MoveSpan(id, span) => self.move_span(id, span),
            Action::Delete(id) => self.delete(id),
            Action::ChangeSource(id, change) => {
                self.session.create(|project, _| sources::change(project, id, change))
            }
            Action::MarkProgress(id, progress) => self.session.perform(|project, author, _| {
                sources::change(project, id, sources::SourceChange::Progress(author.coder, progress))
            }),
            Action::CorrectText(origin) => self.correct_text(origin, ctx),
            Action::RemoveSource(id) => self.remove_source(id, ctx),
            Action::Retitle(title) => self.session.create(|project, _| Ok(coders::retitle(project, &title))),
            other => self.change_codebook(other),
        };
        self.settle(result, ctx);
    }

    /// The wishes that change actors and demands.
    fn change_codebook(&mut self, action: Action) -> Result<bool, EditError> {
        match action {
            Action::AddActor(name, kind, parent) => {
                self.session.create(|project, ids| Ok(actors::add(project, &name, kind, parent, ids).0))
            }
            Action::ChangeActor(id, change) => {
                self.session.create(|project, _| actors::change(project, id, change))
            }
            Action::JoinNewParty(id, name) => self.join_new_party(id, &name),
            Action::RemoveActor(id) => self.session.create(|project, _| actors::remove(project, id)),
            Action::AddDemand(name, parent) => {
                self.session.create(|project, ids| Ok(demands::add(project, &name, parent, ids).0))
            }
            Action::ChangeDemand(id, change) => {
                self.session.create(|project, _| demands::change(project, id, change))
            }
            Action::RemoveDemand(id) => self.session.create(|project, _| demands::remove(project, id)),
            other => self.change_figures(other),
        }
    }

    /// The wishes that change saved figures and events.
    fn change_figures(&mut self, action: Action) -> Result<bool, EditError> {
        match action {
            Action::SaveFigure(name) => self.save_figure(&name),
            Action::UpdateFigure(id) => self.update_figure(id),
            Action::RenameFigure(id, name) => {
                self.session.create(|project, _| figures::rename(project, id, &name))
            }
            Action::DuplicateFigure(id) => self.duplicate_figure(id),
            Action::ShiftFigure(id, step) => {
                self.session.create(|project, _| figures::shift(project, id, step))
            }
            Action::RemoveFigure(id) => self.session.create(|project, _| figures::remove(project, id)),
            Action::AddEvent(when, label) => self
                .session
                .create(|project, ids| events::add(project, when, &label, ids).map(|(change, _)| change)),
            Action::ChangeEvent(id, change) => {
                self.session.create(|project, _| events::change(project, id, change))
            }
            Action::RemoveEvent(id) => self.session.create(|project, _| events::remove(project, id)),
            _ => Ok(false),
        }
    }

    /// Says what went wrong, or brings the state in line with the changed project.
    fn settle(&mut self, result: Result<bool, EditError>, ctx: &egui::Context) {
        match result {
            Ok(_) => self.forget_missing(),
            Err(error) => self.complain(&capitalized(&error.to_string()), ctx),
        }
    }

    /// Says something in a notice that goes away by itself.
    pub(super) fn say(&mut self, words: &str, ctx: &egui::Context) {
        self.notice(words, false, ctx);
    }

    /// Says what went wrong in a notice that stays until dismissed.
    pub(super) fn complain(&mut self, words: &str, ctx: &egui::Context) {
        self.notice(words, true, ctx);
    }

    /// The notice that was given last, to be taken away when it is not true any more.
    fn last_notice(&self) -> Option<u64> {
        self.state.notices.last().map(|notice| notice.id)
    }

    fn notice(&mut self, words: &str, is_problem: bool, ctx: &egui::Context) {
        let until = ctx.input(|input| input.time) + NOTICE_SECONDS;
        let id = self.state.notices.last().map_or(1, |notice| notice.id + 1);
        self.state.notices.retain(|notice| notice.words != words);
        self.state.notices.push(Notice { id, words: words.to_owned(), is_problem, until });
        let surplus = self.state.notices.len().saturating_sub(4);
        self.state.notices.drain(..surplus);
    }
}

/// A sentence with a capital at its start.
fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
