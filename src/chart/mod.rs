//! Figures as data, and how they look without a window.
//!
//! [`build`] turns a count into a [`Figure`]: axes, series, marks, legend and the sentences under it.
//! The window, the SVG and every export draw the same figure. [`color`] says which color everything
//! has, [`palette`] what that color is in light and in dark. This module knows no file and no window;
//! it reads numbers from `analysis` and never counts.
//!
//! ```
//! use demarche::{analysis::frequency, chart, model::{FigureSpec, IdSource, Project}};
//! let mut ids = IdSource::seeded(1);
//! let project = Project::empty(ids.fresh().into(), "Peace talks");
//! let spec = FigureSpec::by_party_over_time(ids.fresh().into());
//! let figure = chart::build(&project, &spec, &frequency(&project, &spec).unwrap());
//! let svg = chart::svg::render(&figure, &chart::svg::SvgStyle::light());
//! assert!(svg.contains("No statements yet"));
//! ```

pub mod color;
pub mod event;
pub mod legend;
pub mod palette;
pub mod scale;
pub mod shape;
pub mod svg;

mod blank;
mod build;
mod field;
mod figure;
mod marks;
mod note;
mod order;
mod side;
mod so_far;
mod texture;
mod tick;
mod title;

pub use build::build;
pub use event::EventLine;
pub use field::{Axis, Field};
pub use figure::{AxisKind, Figure, FigureColumn, Mark, Paint, Series, Tick, Unit, XAxis, YAxis};
pub use marks::values;
pub use side::{Side, side_of};
pub use texture::Texture;
pub use tick::ticks;
