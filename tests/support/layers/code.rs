//! Source files as tokens, without comments, literals and tests.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

use super::lexer::{Token, tokens};

/// A file of the program: its path from the top of the repository, with `/`, and its text.
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// Where a rule is broken, and how.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    pub path: String,
    /// From 1; 0 where it is about the whole program.
    pub line: usize,
    pub words: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.words)
    }
}

/// What the rules look at: a file without the parts that are compiled for tests only.
pub struct Code {
    pub path: String,
    /// The module's path from the crate's root; empty for `lib.rs` and `main.rs`.
    pub module: Vec<String>,
    pub tokens: Vec<Token>,
    /// Lines outside tests.
    pub lines: usize,
}

impl Code {
    pub fn breach(&self, line: usize, words: impl Into<String>) -> Breach {
        Breach { path: self.path.clone(), line, words: words.into() }
    }

    /// The word at a place; empty beyond the end.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    /// The word so many places before; empty beyond the start.
    pub fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }
}

/// The files as code; those that a `#[cfg(test)] mod name;` declares are left out.
pub fn program(files: &[SourceFile]) -> Vec<Code> {
    let mut tests = BTreeSet::new();
    let mut program = Vec::new();
    for file in files {
        let module = module_of(&file.path);
        let mut tokens = tokens(&file.text);
        let mut lines = file.text.lines().count();
        while let Some(part) = find_test_part(&tokens) {
            lines -= lines.min(part.lines.end() - part.lines.start() + 1);
            if let Some(name) = part.declares {
                let mut declared = module.clone();
                declared.push(name);
                tests.insert(declared);
            }
            tokens.drain(part.tokens);
        }
        program.push(Code { path: file.path.clone(), module, tokens, lines });
    }
    program.retain(|code| (1..=code.module.len()).all(|depth| !tests.contains(&code.module[..depth])));
    program
}

fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|name| name == "mod") || matches!(path, "lib" | "main") {
        module.pop();
    }
    module
}

struct TestPart {
    tokens: RangeInclusive<usize>,
    lines: RangeInclusive<usize>,
    /// The module that it declares without a body.
    declares: Option<String>,
}

fn find_test_part(tokens: &[Token]) -> Option<TestPart> {
    let word = |at: usize| tokens.get(at).map_or("", |token: &Token| &token.word);
    let start = (0..tokens.len()).find(|&at| {
        let end = closing(tokens, at + 1);
        word(at) == "#"
            && [word(at + 1), word(at + 2), word(at + 3)] == ["[", "cfg", "("]
            && (at..end).any(|at| word(at) == "test")
            && !(at..end).any(|at| word(at) == "not")
    })?;
    let mut at = start;
    while word(at) == "#" {
        at = closing(tokens, at + 1) + 1;
    }
    let item = at;
    while !matches!(word(at), "" | ";" | "{") {
        at = if matches!(word(at), "(" | "[") { closing(tokens, at) + 1 } else { at + 1 };
    }
    let is_mod = |at: usize| word(at) == "mod" && word(at + 2) == ";";
    let declares = (item..at).find(|&at| is_mod(at)).map(|at| word(at + 1).to_owned());
    let end = if word(at) == "{" { closing(tokens, at) } else { at }.min(tokens.len() - 1);
    Some(TestPart { tokens: start..=end, lines: tokens[start].line..=tokens[end].line, declares })
}

/// Where the bracket that opens here is closed; the last token where it never is.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.word.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            return at;
        }
    }
    tokens.len().saturating_sub(1)
}
