//! The figure on the clipboard: as a picture, or as a table that a spreadsheet takes apart.

use egui::ColorImage;
use resvg::tiny_skia::Pixmap;

use crate::chart::palette::Look;
use crate::export::{self, Drawn, ExportError};
use crate::model::Project;

use super::super::App;
use super::super::action::FigureCopy;
use super::super::derived::Counted;

/// What goes to the clipboard.
enum Copied {
    Picture(ColorImage),
    Table(String),
}

impl App {
    /// Draws the figure beside the window and puts it on the clipboard.
    pub(super) fn copy_figure(&mut self, form: FigureCopy, ctx: &egui::Context) {
        let Some(Ok(counted)) = self.derived.figure() else {
            return self.complain("There is no figure to copy now", ctx);
        };
        let (project, counted) = (self.session.project().clone(), counted.clone());
        let look = self.state.picture_look;
        let job = move || match form {
            FigureCopy::Picture => picture(&project, (&counted, look)).map(Copied::Picture),
            FigureCopy::Table => table(&project, &counted).map(Copied::Table),
        };
        self.worker.start("Copying…", ctx, job, |app, ctx, copied| match copied {
            Ok(Copied::Picture(image)) => {
                ctx.copy_image(image);
                app.say("Copied the figure as a picture", ctx);
            }
            Ok(Copied::Table(words)) => {
                ctx.copy_text(words);
                app.say("Copied the numbers as a table", ctx);
            }
            Err(error) => app.complain(&super::capitalized(&error.to_string()), ctx),
        });
    }
}

/// A figure in the form of an ending.
fn written(project: &Project, (counted, look): (&Counted, Look), name: &str) -> Result<Vec<u8>, ExportError> {
    let drawn = Drawn { project, spec: &counted.spec, table: &counted.table, figure: &counted.figure };
    let mut bytes = Vec::new();
    export::figure_by_ending(name)?.write_as(&drawn, look, &mut bytes)?;
    Ok(bytes)
}

fn picture(project: &Project, counted: (&Counted, Look)) -> Result<ColorImage, ExportError> {
    let bytes = written(project, counted, "figure.png")?;
    let dots = Pixmap::decode_png(&bytes).map_err(|error| ExportError::Picture(error.to_string()))?;
    let size = [dots.width(), dots.height()].map(|side| usize::try_from(side).unwrap_or(0));
    Ok(ColorImage::from_rgba_premultiplied(size, dots.data()))
}

/// The table as it is exported, with tabs where it has commas.
fn table(project: &Project, counted: &Counted) -> Result<String, ExportError> {
    let bytes = written(project, (counted, Look::Light), "figure.csv")?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let mut words = String::new();
    for row in reader.records() {
        let cells: Vec<String> = row?.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect();
        words.push_str(cells.join("\t").trim_end());
        words.push('\n');
    }
    Ok(words)
}
