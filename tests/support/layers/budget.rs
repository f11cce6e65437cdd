//! How long files and functions may be (CONTRIBUTING.md, "House style").

use super::code::{Breach, Code, SourceFile, closing, program};

struct Budget {
    what: &'static str,
    median: usize,
    /// Nine of ten stay within this.
    most: usize,
    hard: usize,
}

const FILE: Budget = Budget { what: "file", median: 150, most: 350, hard: 500 };
const FUNCTION: Budget = Budget { what: "function", median: 10, most: 35, hard: 80 };

/// Every file and function that is too long, tests apart, and every share of them that is.
pub fn budget_breaches(files: &[SourceFile]) -> Vec<Breach> {
    let program = program(files);
    let bodies: Vec<Part> = program.iter().map(|code| Part { code, line: 1, length: code.lines }).collect();
    let functions: Vec<Part> = program.iter().flat_map(functions).collect();
    let mut breaches = FILE.breaches(&bodies);
    breaches.extend(FUNCTION.breaches(&functions));
    breaches
}

struct Part<'a> {
    code: &'a Code,
    line: usize,
    /// In lines.
    length: usize,
}

impl Budget {
    fn breaches(&self, parts: &[Part<'_>]) -> Vec<Breach> {
        let Self { what, median, most, hard } = self;
        let mut breaches: Vec<Breach> = parts
            .iter()
            .filter(|part| part.length > *hard)
            .map(|part| {
                part.code.breach(part.line, format!("a {what} of {} lines; {hard} at most", part.length))
            })
            .collect();
        let mut lengths: Vec<usize> = parts.iter().map(|part| part.length).collect();
        lengths.sort_unstable();
        let mut whole = |words| breaches.push(Breach { path: "src".to_owned(), line: 0, words });
        if let Some(middle) = lengths.get(lengths.len() / 2).filter(|middle| *middle > median) {
            whole(format!("the median {what} has {middle} lines; {median} at most"));
        }
        let long: Vec<&Part<'_>> = parts.iter().filter(|part| part.length > *most).collect();
        if long.len() * 10 > parts.len() {
            let places: Vec<String> = long
                .iter()
                .map(|part| format!("{}:{} ({})", part.code.path, part.line, part.length))
                .collect();
            whole(format!("more than a tenth of the {what}s exceed {most} lines: {}", places.join(", ")));
        }
        breaches
    }
}

/// Functions with a body, by the lines between its braces.
fn functions(code: &Code) -> Vec<Part<'_>> {
    let mut functions = Vec::new();
    for at in 0..code.tokens.len() {
        let named = code.word(at + 1).starts_with(|char: char| char == '_' || char.is_alphabetic());
        if code.word(at) != "fn" || !named {
            continue;
        }
        let mut open = at;
        while !matches!(code.word(open), "" | ";" | "{") {
            open =
                if matches!(code.word(open), "(" | "[") { closing(&code.tokens, open) + 1 } else { open + 1 };
        }
        if code.word(open) == "{" {
            let end = closing(&code.tokens, open);
            let length = (code.tokens[end].line - code.tokens[open].line).saturating_sub(1).max(1);
            functions.push(Part { code, line: code.tokens[at].line, length });
        }
    }
    functions
}
