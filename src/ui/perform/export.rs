//! Writing statements and the figure for other programs.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::chart::palette::Look;
use crate::edit::{Transaction, apply};
use crate::export::{self, Drawn, ExportError, Warning};
use crate::model::{Project, RecordId, StatementId};

use super::super::App;
use super::super::derived::Counted;
use super::super::state::SaveKind;

/// What became of a file: what was not written whole, or why nothing was.
type Written = Result<Vec<Warning>, ExportError>;

impl App {
    /// Writes statements or the figure to a file, in the form that its ending names.
    pub(super) fn export(&mut self, kind: SaveKind, path: PathBuf, ctx: &egui::Context) {
        self.state.dialog = None;
        let project = self.session.project().clone();
        let counted = match (kind, self.derived.figure()) {
            (SaveKind::Figure, Some(Ok(counted))) => Some(counted.clone()),
            (SaveKind::Figure, _) => return self.complain("There is no figure to export now", ctx),
            _ => None,
        };
        let (target, only, look) = (path.clone(), self.state.exports_only.take(), self.state.picture_look);
        let job = move || match counted {
            Some(counted) => write_figure(&target, &project, (&counted, look)),
            None => write_statements(&target, &only_these(project, only)),
        };
        let then = move |app: &mut Self, ctx: &egui::Context, written| app.exported(&path, written, ctx);
        self.worker.start("Exporting…", ctx, job, then);
    }

    fn exported(&mut self, path: &Path, written: Written, ctx: &egui::Context) {
        match written {
            Ok(warnings) => {
                self.say(&format!("Wrote {}", path.display()), ctx);
                for warning in warnings {
                    let words = format!("{warning}: {}", path.display());
                    self.complain(&super::capitalized(&words), ctx);
                }
            }
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }
}

fn write_figure(path: &Path, project: &Project, (counted, look): (&Counted, Look)) -> Written {
    let exporter = export::figure_by_ending(&path.to_string_lossy())?;
    let drawn = Drawn { project, spec: &counted.spec, table: &counted.table, figure: &counted.figure };
    export::write_file(path, |out| exporter.write_as(&drawn, look, out))
}

fn write_statements(path: &Path, project: &Project) -> Written {
    let exporter = export::by_ending(&path.to_string_lossy())?;
    export::write_file(path, |out| exporter.write(project, out))
}

/// The project with these statements only, where some were named. Linear in the others.
fn only_these(mut project: Project, only: Option<Vec<StatementId>>) -> Project {
    let Some(only) = only else { return project };
    let kept: HashSet<StatementId> = only.into_iter().collect();
    let others = project.statements().map(|statement| statement.id).filter(|id| !kept.contains(id));
    let without = others.fold(Transaction::new("Export"), |all, id| all.remove(RecordId::Statement(id)));
    // Statements can always go; where they could not, all would be written rather than none.
    _ = apply(&mut project, &without);
    project
}
