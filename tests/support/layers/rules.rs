//! Who may name whom: the table of ARCHITECTURE.md, and what else only some may name.

use super::code::{Breach, Code, SourceFile, program};
use super::paths::{NamedPath, named_paths};

const CORE: &[&str] = &["model", "edit", "analysis", "import", "storage", "chart", "export"];
const BELOW_WINDOW: &[&str] =
    &["model", "edit", "analysis", "import", "storage", "chart", "export", "session"];

/// Each layer and the layers that it may name besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("edit", &["model"]),
    ("analysis", &["model"]),
    ("import", &["model"]),
    ("storage", &["model", "edit"]),
    ("chart", &["model", "analysis"]),
    ("export", &["model", "analysis", "chart"]),
    ("session", CORE),
    ("cli", BELOW_WINDOW),
    ("ui", BELOW_WINDOW),
];

/// The parts of `ui` that put the window together and name all of it; `ui/mod.rs` does too.
const HOUSE: &[&str] = &["app", "perform", "window"];

/// The rooms of the window; only the house names them.
const ROOMS: &[&str] =
    &["reader", "coding", "sources", "codebook", "statements", "charts", "incoming", "dialogs"];

/// What a room may name within `ui` besides itself: what it looks at, what it sends, how it looks.
const SHARED: &[&str] =
    &["action", "command", "derived", "keys", "palette", "stage", "state", "theme", "view", "widget"];

/// What one room may name besides: file dialogs block, so they are asked on the worker.
const ROOM_EXTRAS: &[(&str, &str)] = &[("dialogs", "worker")];

/// Crates that only the window names.
const WINDOW_CRATES: &[&str] =
    &["eframe", "egui", "egui_extras", "egui_plot", "emath", "epaint", "ecolor", "rfd"];

/// Crates of wire types, and the modules that have some.
const WIRE_CRATES: &[&str] = &["ron", "serde", "serde_json"];
const WIRE_MODULES: &[&[&str]] =
    &[&["storage"], &["import"], &["export"], &["cli"], &["ui", "theme"], &["ui", "settings"]];

/// The two functions that change a project.
const PRIMITIVES: &[&str] = &["put_record", "remove_record"];

/// Every place that names what it may not, by file and line.
pub fn layer_breaches(files: &[SourceFile]) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = program(files).iter().flat_map(breaches_of).collect();
    breaches.sort();
    breaches.dedup();
    breaches
}

fn breaches_of(code: &Code) -> Vec<Breach> {
    let mut breaches = Vec::new();
    breaches.extend(foreign_words(code));
    if let Some(layer) = code.module.first() {
        match LAYERS.iter().find(|(name, _)| name == layer) {
            Some((_, may_name)) => breaches.extend(named_paths(code).iter().filter_map(|path| {
                let words = wrong_path(code, may_name, path)?;
                Some(code.breach(path.line, words))
            })),
            None => breaches.push(code.breach(1, format!("{layer} is in no layer of the table"))),
        }
    }
    breaches
}

fn wrong_path(code: &Code, may_name: &[&str], path: &NamedPath) -> Option<String> {
    let own = code.module.first().map(String::as_str).unwrap_or_default();
    let Some(layer) = path.segments.first().map(String::as_str) else {
        return Some(format!("{own} takes the whole crate under one name"));
    };
    if layer == own {
        return if own == "ui" { wrong_ui_path(code, path) } else { None };
    }
    (!may_name.contains(&layer)).then(|| format!("{own} may not name {layer}"))
}

fn wrong_ui_path(code: &Code, path: &NamedPath) -> Option<String> {
    let own = code.module.get(1)?.as_str();
    if HOUSE.contains(&own) {
        return None;
    }
    let Some(part) = path.segments.get(1).map(String::as_str) else {
        return Some(format!("ui/{own} takes the whole of ui under one name"));
    };
    let allowed = if ROOMS.contains(&own) {
        SHARED.contains(&part) || ROOM_EXTRAS.contains(&(own, part))
    } else {
        part != "*" && !ROOMS.contains(&part)
    };
    (part != own && !allowed).then(|| format!("ui/{own} may not name ui/{part}"))
}

fn foreign_words(code: &Code) -> Vec<Breach> {
    let module: Vec<&str> = code.module.iter().map(String::as_str).collect();
    let in_window = module.first() == Some(&"ui");
    let has_wire = WIRE_MODULES.iter().any(|wire| module.starts_with(wire));
    let mut breaches = Vec::new();
    for (at, token) in code.tokens.iter().enumerate() {
        let word = token.word.as_str();
        if WINDOW_CRATES.contains(&word) && !in_window && is_crate(code, at) {
            breaches.push(code.breach(token.line, format!("only ui may name {word}")));
        }
        if WIRE_CRATES.contains(&word) && !has_wire && is_crate(code, at) {
            breaches.push(code.breach(token.line, format!("{word} stands on wire types only")));
        }
        if PRIMITIVES.contains(&word) && !may_change_project(code, at) {
            breaches.push(code.breach(token.line, format!("only edit may call {word}")));
        }
    }
    breaches
}

/// Whether the word is a crate here, not a variable, a field or a module of ours.
fn is_crate(code: &Code, at: usize) -> bool {
    let (before, after) = (code.word_before(at, 1), code.word(at + 1));
    let is_inside_path = before == "::" && is_name(code.word_before(at, 2));
    let is_attribute = (before == "[" && code.word_before(at, 2) == "#") || after == "(";
    let is_path = matches!(after, "::" | "as") || matches!(before, "use" | "crate");
    !is_inside_path && before != "." && (is_path || (is_attribute && code.word(at) == "serde"))
}

fn is_name(word: &str) -> bool {
    word.starts_with(|char: char| char == '_' || char.is_alphabetic())
}

fn may_change_project(code: &Code, at: usize) -> bool {
    match code.module.first().map(String::as_str) {
        Some("edit") => true,
        Some("model") => code.word_before(at, 1) == "fn",
        _ => false,
    }
}
