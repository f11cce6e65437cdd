//! The window: the only place that names egui.
//!
//! Views look at a [`View`](view::View) and send [`Action`](action::Action)s; after painting,
//! `perform` carries them out on the session. No view holds the project mutably.

pub mod action;
pub mod command;
pub mod derived;
pub mod settings;
pub mod stage;
pub mod state;
pub mod theme;
pub mod view;
pub mod worker;

mod app;
mod begin;
mod charts;
mod clipboard;
mod codebook;
mod coding;
mod dialogs;
mod display;
mod ending;
mod incoming;
mod input;
mod keys;
mod menu;
mod palette;
mod perform;
mod reader;
mod sources;
mod statements;
mod status;
mod told;
mod top;
mod widget;
mod window;

pub use app::App;
pub use begin::{Beginning, Begun, example};
pub use clipboard::Clipboard;
pub use ending::Ending;
pub use reader::{Faces, ReaderWork};
pub use window::{Opening, WindowError, look_from_environment, open};
