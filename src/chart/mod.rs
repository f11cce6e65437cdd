//! Figures as data, and the backends that need no window.
//!
//! [`build`] makes a [`Figure`] of a counted table; the window, the SVG and whatever comes draw the
//! same figure, so their numbers are the same. Colors are decided here once for all ([`Colors`],
//! [`palette`]). This module knows no window and no file.

pub mod palette;

mod build;
mod color;
mod figure;
mod scale;

pub use build::build;
pub use color::Colors;
pub use figure::{Figure, Mark, Series, Slot};
pub use scale::Scale;
