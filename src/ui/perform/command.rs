//! Running commands of the table: one short arm each.

use crate::edit::EditError;
use crate::edit::sources::SourceChange;
use crate::model::{DateStatus, Dated, Progress, Stance};

use super::super::App;
use super::super::action::Action;
use super::super::command::Command;
use super::super::state::{Dialog, NameKind, Pending, Tab};
use super::super::theme::{LookChoice, ReadingType};
use super::zoom;

impl App {
    /// Runs a command.
    pub(super) fn run(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::NewProject => self.leave_for(Pending::New, ctx),
            Command::OpenExample => self.leave_for(Pending::Example, ctx),
            Command::SaveAs => {
                self.take_pending();
                self.ask_path(command, ctx);
            }
            Command::History => self.open_history(ctx),
            Command::Backups => self.list_backups(ctx),
            Command::ToggleAutosave => self.toggle_autosave(ctx),
            Command::OpenProject
            | Command::OpenArticles
            | Command::CompareWith
            | Command::ExportStatements
            | Command::ExportFigure => {
                (self.state.exports_only, self.state.export_ending) = (None, None);
                self.ask_path(command, ctx);
            }
            Command::OtherVersions => self.list_versions(ctx),
            Command::OpenPath => self.state.dialog = Some(Dialog::OpenPath { hint: None }),
            Command::CorrectArticle => self.open_correction(),
            Command::PasteArticle => self.state.dialog = Some(Dialog::Paste),
            Command::NamePatterns => self.open_name_patterns(),
            Command::Save => self.save(ctx),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => self.undo(ctx),
            Command::Redo => self.redo(ctx),
            Command::NextArticle => self.walk_articles(1),
            Command::PreviousArticle => self.walk_articles(-1),
            Command::NextStatement => self.walk_statements(1),
            Command::PreviousStatement => self.walk_statements(-1),
            Command::Find => self.open_find(),
            Command::FindNext => self.find_next(),
            Command::FindPrevious => self.find_previous(),
            Command::TakeFind => self.take_find(),
            Command::LeaveFind => self.leave_find(),
            Command::CycleStatements => self.cycle_statements(),
            caret if caret.caret().is_some() => {
                _ = caret.caret().map(|step| self.step_caret(step, false, ctx));
            }
            Command::ListStatements => self.list_statements(),
            Command::PinPair => self.pin_pair(ctx),
            look => self.run_look(look, ctx),
        }
    }

    /// The commands that change what the window shows and how.
    fn run_look(&mut self, command: Command, ctx: &egui::Context) {
        match command {
            Command::ShowRead => self.show_tab(Tab::Read),
            Command::ShowStatements => self.show_tab(Tab::Statements),
            Command::ShowFigures => self.show_tab(Tab::Figures),
            Command::Events => self.show_events(true),
            Command::ShowCodebook => self.show_tab(Tab::Codebook),
            Command::ShowIncoming => self.open_list(None),
            Command::ToggleArticles => self.state.panels.toggle_sources(ctx.content_rect().width()),
            Command::ToggleNames => self.state.marks_names = !self.state.marks_names,
            Command::EditKeywords => self.state.dialog = Some(Dialog::Name(NameKind::Keywords)),
            Command::ToggleFigure => self.state.panels.toggle_figure(ctx.content_rect().width()),
            Command::ZoomIn => ctx.set_zoom_factor(zoom::larger(ctx.zoom_factor())),
            Command::ZoomOut => ctx.set_zoom_factor(zoom::smaller(ctx.zoom_factor())),
            Command::ZoomReset => ctx.set_zoom_factor(1.0),
            Command::TextLarger => self.state.reading = self.state.reading.larger(1.0),
            Command::TextSmaller => self.state.reading = self.state.reading.larger(-1.0),
            Command::LinesApart => self.state.reading = self.state.reading.looser(0.1),
            Command::LinesCloser => self.state.reading = self.state.reading.looser(-0.1),
            Command::ColumnWider => self.state.reading = self.state.reading.wider(5.0),
            Command::ColumnNarrower => self.state.reading = self.state.reading.wider(-5.0),
            Command::TextUsual => self.state.reading = ReadingType::default(),
            Command::LookSystem => self.wear_look(LookChoice::System),
            Command::LookLight => self.wear_look(LookChoice::Light),
            Command::LookDark => self.wear_look(LookChoice::Dark),
            Command::Palette => self.state.dialog = Some(Dialog::Palette),
            Command::CodeAs => self.state.dialog = Some(Dialog::Name(NameKind::Coder)),
            Command::RenameProject => self.state.dialog = Some(Dialog::Name(NameKind::Project)),
            Command::Keys => self.state.dialog = Some(Dialog::Keys),
            Command::About => self.state.dialog = Some(Dialog::About),
            color if color.color_by().is_some() => {
                self.state.color_by = color.color_by().unwrap_or_default();
            }
            change => self.run_change(change, ctx),
        }
    }

    /// Wears another look from now on; it is kept.
    pub(super) fn wear_look(&mut self, look: LookChoice) {
        self.look_for_now = None;
        self.state.look = look;
    }

    /// The commands that change the project or the choice.
    fn run_change(&mut self, command: Command, ctx: &egui::Context) {
        let result = match command {
            Command::CodePassage => {
                self.open_bar(None);
                Ok(false)
            }
            Command::RepeatActor => {
                self.open_bar(self.state.last_pair.as_ref().and_then(|pair| pair.actor));
                Ok(false)
            }
            Command::TakeSentence => {
                self.take_sentence();
                Ok(false)
            }
            Command::Duplicate => self.duplicate(ctx),
            Command::Split => self.split(),
            Command::Merge => self.merge(),
            edge if edge.edge().is_some() => edge.edge().map_or(Ok(false), |edge| self.move_edge(edge)),
            Command::RepeatLast => self.repeat_last(),
            pinned if pinned.pin().is_some() => pinned.pin().map_or(Ok(false), |at| self.code_pinned(at)),
            Command::StanceDemands => self.set_stance(Stance::Demands),
            Command::StanceRejects => self.set_stance(Stance::Rejects),
            Command::StanceConcedes => self.set_stance(Stance::OffersConcession),
            Command::DeleteStatement => self.state.statement.map_or(Ok(false), |id| self.delete(id)),
            Command::RemoveArticle => self.state.source.map_or(Ok(false), |id| self.remove_source(id, ctx)),
            Command::ConfirmDate if self.state.tab == Tab::Incoming => {
                self.accept_chosen_date();
                Ok(false)
            }
            Command::ConfirmDate => self.confirm_date(),
            Command::MarkDone => {
                if let Some(source) = self.state.source {
                    self.perform(Action::MarkProgress(source, Progress::Done), ctx);
                }
                Ok(false)
            }
            Command::MoveToSelection => self.move_to_selection(ctx),
            _ => Ok(false),
        };
        self.settle(result, ctx);
    }

    /// Accepts the guessed date of the article that is shown.
    fn confirm_date(&mut self) -> Result<bool, EditError> {
        let Some(source) = self.state.source.and_then(|id| self.session.project().source(id)) else {
            return Ok(false);
        };
        let id = source.id;
        let Some(dated) = &source.published else { return Ok(false) };
        let confirmed = Dated { status: DateStatus::Confirmed, ..dated.clone() };
        let change = SourceChange::Published(Some(confirmed));
        self.session.create(|project, _| crate::edit::sources::change(project, id, change))
    }
}
