//! One line of a file, read without the fields that this version does not know.

use ron::Options;
use ron::error::{Error, SpannedResult};
use ron::extensions::Extensions;

/// No more unknown fields than this are left out of one line.
const MOST: usize = 32;

/// Reads words by `read`, again without each field that it does not know; gives what was left out too.
pub(super) fn lenient<T>(
    words: &str,
    mut read: impl FnMut(&Options, &str) -> SpannedResult<T>,
) -> Result<(T, Vec<String>), String> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut words = words.to_owned();
    let mut left_out = Vec::new();
    loop {
        let error = match read(&options, &words) {
            Ok(value) => return Ok((value, left_out)),
            Err(error) => error,
        };
        let Error::NoSuchStructField { found, .. } = &error.code else { return Err(error.code.to_string()) };
        let without = without_field(&words, found).filter(|_| left_out.len() < MOST);
        words = without.ok_or_else(|| error.code.to_string())?;
        left_out.push(found.clone());
    }
}

/// The words without the first field of this name and its value.
fn without_field(words: &str, name: &str) -> Option<String> {
    let start = outside_strings(words, |at| is_field(words, at, name))?;
    let rest = words.get(start..)?;
    let mut depth = 0_usize;
    let mut end = None;
    outside_strings(rest, |at| {
        let letter = rest.get(at..).and_then(|rest| rest.chars().next());
        match letter {
            Some('(' | '[' | '{') => depth += 1,
            Some(')' | ']' | '}') if depth > 0 => depth -= 1,
            Some(')' | ']' | '}') => end = Some(at),
            Some(',') if depth == 0 => end = Some(at + 1),
            _ => {}
        }
        end.is_some()
    });
    let after = rest.get(end?..)?;
    Some(format!("{}{after}", words.get(..start)?))
}

fn is_field(words: &str, at: usize, name: &str) -> bool {
    let is_word = |letter: char| letter == '_' || letter.is_alphanumeric();
    let before = words.get(..at).and_then(|before| before.chars().next_back());
    let after = words.get(at..).and_then(|rest| rest.strip_prefix(name));
    before.is_none_or(|letter| !is_word(letter))
        && after.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// The first byte outside quotation marks for which this holds.
fn outside_strings(words: &str, mut holds: impl FnMut(usize) -> bool) -> Option<usize> {
    let (mut is_inside, mut is_escaped) = (false, false);
    for (at, letter) in words.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_inside => is_escaped = true,
            '"' => is_inside = !is_inside,
            _ if !is_inside && holds(at) => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, name: &str, expected: Option<&str>) {
        assert_eq!(without_field(words, name).as_deref(), expected, "{words}");
    }

    #[test]
    fn a_field_is_taken_out_with_its_value() {
        check("(a: 1, b: [(c: 2), \"),\"], d: 3)", "b", Some("(a: 1,  d: 3)"));
        check("(a: 1, b: 2)", "b", Some("(a: 1, )"));
        check("(a: \"b: 1\", ab: 2)", "b", None);
        check("(a: (b: 1, c: 2))", "b", Some("(a: ( c: 2))"));
        check("(b: \"never closed", "b", None);
    }
}
