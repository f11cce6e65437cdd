//! The paths inside the crate that a file names, from `crate`, `super` and `self`.

use super::code::Code;

/// A path from the crate's root, as a file names it; `*` last where it takes everything.
pub struct NamedPath {
    pub segments: Vec<String>,
    pub line: usize,
}

/// Every path that starts at the crate's root or climbs with `super`, groups taken apart.
///
/// A path without such a start can only name what its file declares or imported by one of these.
pub fn named_paths(code: &Code) -> Vec<NamedPath> {
    let mut found = Vec::new();
    let mut inline: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    for at in 0..code.tokens.len() {
        match code.word(at) {
            "{" => {
                depth += 1;
                if code.word_before(at, 2) == "mod" {
                    inline.push((code.word_before(at, 1).to_owned(), depth));
                }
            }
            "}" => {
                inline.retain(|(_, opened)| *opened != depth);
                depth -= 1;
            }
            root @ ("crate" | "demarche" | "super" | "self") => {
                let is_visibility = code.word_before(at, 1) == "in" && code.word_before(at, 2) == "(";
                let starts = code.word_before(at, 1) != "::" && !is_visibility;
                if starts && matches!(code.word(at + 1), "::" | "as") {
                    let mut here = code.module.clone();
                    here.extend(inline.iter().map(|(name, _)| name.clone()));
                    climb(&mut here, root);
                    read_tree(code, at + 1, here, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

fn climb(path: &mut Vec<String>, segment: &str) {
    match segment {
        "crate" | "demarche" => path.clear(),
        "super" => drop(path.pop()),
        "self" => {}
        name => path.push(name.to_owned()),
    }
}

/// Reads what follows the path so far; gives back the place behind it.
fn read_tree(code: &Code, mut at: usize, mut path: Vec<String>, found: &mut Vec<NamedPath>) -> usize {
    while code.word(at) == "::" {
        match code.word(at + 1) {
            "{" => return read_group(code, at + 2, &path, found),
            "<" => break,
            name => climb(&mut path, name),
        }
        at += 2;
    }
    let line = code.tokens.get(at.saturating_sub(1)).map_or(0, |token| token.line);
    found.push(NamedPath { segments: path, line });
    at
}

fn read_group(code: &Code, mut at: usize, path: &[String], found: &mut Vec<NamedPath>) -> usize {
    while !matches!(code.word(at), "}" | "") {
        if code.word(at) == "," {
            at += 1;
            continue;
        }
        let mut inner = path.to_vec();
        climb(&mut inner, code.word(at));
        at = read_tree(code, at + 1, inner, found);
        if code.word(at) == "as" {
            at += 2;
        }
    }
    at + 1
}
