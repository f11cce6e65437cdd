//! A look at the version of a file before anything else of it is read.
//!
//! It needs no whole parse: it works on files with a newer schema and on damaged ones, and stops at
//! the first `schema` of the outermost record, which stands in the first line of what we write.

const ENABLE: &str = "#![enable(implicit_some)]";

/// Whether a file that cannot be read was meant to be one of ours.
pub(super) fn looks_like_project(file: &str) -> bool {
    let file = file.trim_start_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace());
    let start = file.get(..ENABLE.len().min(file.len())).unwrap_or_default();
    let is_beginning = !start.is_empty() && ENABLE.starts_with(start);
    is_beginning || (file.starts_with(['(', '#', '/', '<']) && file.contains("schema:"))
}

/// The number after `schema:` in the outermost record, if there is one. Linear in what precedes it.
pub(super) fn schema(file: &str) -> Option<u64> {
    let mut rest = file;
    let mut depth = 0_usize;
    loop {
        rest = rest.trim_start();
        if depth == 1
            && let Some(number) = rest.strip_prefix("schema").and_then(number_after_colon)
        {
            return Some(number);
        }
        if let Some(after) = skip_quiet(rest) {
            rest = after;
            continue;
        }
        let letter = rest.chars().next()?;
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        rest =
            if is_word(letter) { rest.trim_start_matches(is_word) } else { rest.get(letter.len_utf8()..)? };
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn number_after_colon(rest: &str) -> Option<u64> {
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    let end = value.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

/// What follows a comment, a string or an attribute, if one stands here.
fn skip_quiet(rest: &str) -> Option<&str> {
    if rest.starts_with("//") {
        return Some(rest.split_once('\n').map_or("", |(_, after)| after));
    }
    if let Some(inside) = rest.strip_prefix("/*") {
        return Some(inside.split_once("*/").map_or("", |(_, after)| after));
    }
    if let Some(inside) = rest.strip_prefix("#!") {
        return Some(inside.split_once(']').map_or("", |(_, after)| after));
    }
    if let Some(inside) = rest.strip_prefix('"') {
        return Some(after_string(inside));
    }
    let inside = rest.strip_prefix('r')?;
    let opened = inside.trim_start_matches('#');
    // By length: to compare the rest at each `r#` would be quadratic where there are a million of them.
    let hashes = inside.get(..inside.len() - opened.len())?;
    let end = format!("\"{hashes}");
    Some(opened.strip_prefix('"')?.split_once(end.as_str()).map_or("", |(_, after)| after))
}

fn after_string(inside: &str) -> &str {
    let mut is_escaped = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return inside.get(at + 1..).unwrap_or_default(),
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, expected: Option<u64>) {
        assert_eq!(schema(file), expected, "{file}");
    }

    #[test]
    fn the_schema_is_found_wherever_it_stands() {
        check("#![enable(implicit_some)]\n(schema: 1, project", Some(1));
        check("/* schema: 7 */ // schema: 8\n( schema : 2", Some(2));
        check(
            "(title: \"schema: 7 \\\" (\", inner: (schema: 8), raw: r#\"schema: 9 \"(\"#, schema: 3)",
            Some(3),
        );
        check("(future: Some(what) | new <syntax>, schema: 99)", Some(99));
    }

    #[test]
    fn what_has_none_has_none() {
        check("", None);
        check("(schemas: 1, my_schema: 2, list: [schema: 3])", None);
        check("(schema: one)", None);
        check("(schema: 99999999999999999999999)", None);
        check("(title: \"never closed, schema: 1", None);
        check("{\"schema\": 1}", None);
    }

    #[test]
    fn other_files_do_not_look_like_ours() {
        assert!(looks_like_project("#![ena"));
        assert!(looks_like_project("\n(schema: 1"));
        assert!(!looks_like_project("(name: \"dark\")"));
        assert!(!looks_like_project("{\"schema\": 1}"));
        assert!(!looks_like_project("Dear all, the schema: is"));
        assert!(!looks_like_project(""));
    }
}
