//! What the name of a file tells, by a pattern that a person sets, as `{date}_{outlet}`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::model::Dated;

use super::published::{self, Found};
use super::sniff::stem;
use super::{Candidate, Field, Sureness};

/// Why words are no pattern for the names of files.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NamePatternError {
    /// A name in braces is none that we know.
    #[error(
        "{{{name}}} is none of {{title}}, {{date}}, {{outlet}}, {{author}}, {{url}}, {{language}}, {{*}}"
    )]
    Unknown {
        /// The name.
        name: String,
    },
    /// A brace has no partner.
    #[error("a brace in \"{pattern}\" has no partner")]
    Brace {
        /// The pattern.
        pattern: String,
    },
    /// Two fields stand side by side, so that nothing tells where one ends.
    #[error("in \"{pattern}\" two fields stand side by side; put a sign between them")]
    Touching {
        /// The pattern.
        pattern: String,
    },
    /// It names no field.
    #[error("\"{pattern}\" names no field, as {{date}}_{{outlet}} does")]
    Plain {
        /// The pattern.
        pattern: String,
    },
}

/// A pattern for the names of files without folder and ending, as `{date}_{outlet} - {title}`.
///
/// `{*}` stands for words that tell nothing.
///
/// ```
/// use demarche::import::NamePattern;
/// let pattern: NamePattern = "{date}_{outlet}".parse().unwrap();
/// let found = pattern.candidates("2022-03-29_reuters").unwrap();
/// assert_eq!((found[0].value.as_str(), found[1].value.as_str()), ("2022-03-29", "reuters"));
/// assert_eq!(pattern.candidates("notes"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePattern {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Plain(String),
    /// A field; none for words that tell nothing.
    Field(Option<Field>),
}

impl NamePattern {
    /// What a name tells; none where the pattern does not fit it. `stem` has neither folder nor ending.
    ///
    /// A field reaches to the first place where the next plain piece stands, the last to the end. A
    /// date that is none fits nothing.
    pub fn candidates(&self, stem: &str) -> Option<Vec<Candidate>> {
        let mut found = Vec::new();
        let mut rest = stem;
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Plain(plain) => rest = rest.strip_prefix(plain.as_str())?,
                Piece::Field(field) => {
                    let end = match pieces.peek() {
                        Some(Piece::Plain(plain)) => rest.find(plain.as_str())?,
                        _ => rest.len(),
                    };
                    let (words, after) = rest.split_at_checked(end)?;
                    rest = after;
                    if words.trim().is_empty() {
                        return None;
                    }
                    if let Some(field) = field {
                        found.push(candidate(*field, words)?);
                    }
                }
            }
        }
        rest.is_empty().then_some(found)
    }
}

/// What the name of a file tells by the first pattern that fits, with the place of that pattern.
///
/// `name` may have folders and ending.
pub fn told_by_name(patterns: &[NamePattern], name: &str) -> Option<(usize, Vec<Candidate>)> {
    let stem = stem(name);
    patterns.iter().enumerate().find_map(|(at, pattern)| Some((at, pattern.candidates(stem)?)))
}

fn candidate(field: Field, words: &str) -> Option<Candidate> {
    const FROM: &str = "file name, by your pattern";
    if field != Field::Published {
        return Some(Candidate::new(field, &words.replace('_', " "), FROM, Sureness::Likely));
    }
    let when = match published::in_file_name(words) {
        Some(dated) => dated.when,
        None => match published::read(words.replace('_', " ").trim())? {
            Found::Date(when, _) => when,
            Found::Ambiguous(_) => return None,
        },
    };
    let dated = Dated { printed: words.to_owned(), ..Dated::guessed(when, FROM) };
    Some(Candidate::date(&dated, Sureness::Likely))
}

impl FromStr for NamePattern {
    type Err = NamePatternError;

    fn from_str(pattern: &str) -> Result<Self, NamePatternError> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = pattern;
        let unpaired = || NamePatternError::Brace { pattern: pattern.to_owned() };
        while !rest.is_empty() {
            let open = rest.find(['{', '}']).unwrap_or(rest.len());
            let (plain, after) = rest.split_at(open);
            if !plain.is_empty() {
                pieces.push(Piece::Plain(plain.to_owned()));
            }
            let Some(inner) = after.strip_prefix('{') else {
                if after.is_empty() {
                    break;
                }
                return Err(unpaired());
            };
            let (name, after) = inner.split_once('}').ok_or_else(unpaired)?;
            if matches!(pieces.last(), Some(Piece::Field(_))) {
                return Err(NamePatternError::Touching { pattern: pattern.to_owned() });
            }
            let field = match (name, Field::parse(name)) {
                ("*", _) => None,
                (_, Some(field)) => Some(field),
                (_, None) => return Err(NamePatternError::Unknown { name: name.to_owned() }),
            };
            pieces.push(Piece::Field(field));
            rest = after;
        }
        if pieces.iter().all(|piece| !matches!(piece, Piece::Field(Some(_)))) {
            return Err(NamePatternError::Plain { pattern: pattern.to_owned() });
        }
        Ok(Self { pieces })
    }
}

impl fmt::Display for NamePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Plain(plain) => f.write_str(plain),
            Piece::Field(field) => write!(f, "{{{}}}", field.map_or("*", Field::as_str)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, stem: &str, expected: Option<&str>) {
        let pattern: NamePattern = pattern.parse().unwrap();
        let found = pattern.candidates(stem).map(|found| {
            found.iter().map(|it| format!("{}={}", it.field.as_str(), it.value)).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(found.as_deref(), expected, "{pattern} {stem}");
    }

    #[test]
    fn a_pattern_takes_a_name_apart() {
        check("{date}_{outlet}", "2022-03-29_reuters", Some("date=2022-03-29 outlet=reuters"));
        check("{date}_{outlet}", "20220329_the_guardian", Some("date=2022-03-29 outlet=the guardian"));
        check(
            "{outlet} - {title} ({date})",
            "TASS - Talks - end (29 March 2022)",
            Some("outlet=TASS title=Talks - end date=2022-03-29"),
        );
        check("{*}-{date}", "0007-2022-03", Some("date=2022-03"));
        check("{date}_{outlet}", "last-week_reuters", None);
        check("{date}_{outlet}", "2022-03-29_", None);
        check("{date}_{outlet}", "2022-03-29", None);
        check("x{title}", "talks", None);
    }

    #[test]
    fn of_several_the_first_that_fits_tells() {
        let patterns: Vec<NamePattern> =
            ["{date}_{outlet}", "{outlet} {date}"].map(|it| it.parse().unwrap()).to_vec();
        let told = |name: &str| told_by_name(&patterns, name).map(|(at, found)| (at, found[0].value.clone()));
        assert_eq!(told("a.b/2022-03-29_reuters.txt"), Some((0, "2022-03-29".to_owned())));
        assert_eq!(told("reuters 2022-03-29.html"), Some((1, "reuters".to_owned())));
        assert_eq!(told("notes.txt"), None);
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, words) in [
            ("{day}", "{day} is none of"),
            ("{date", "has no partner"),
            ("date}", "has no partner"),
            ("{date}{outlet}", "side by side"),
            ("{*}", "names no field"),
            ("", "names no field"),
        ] {
            let error = pattern.parse::<NamePattern>().unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
        let pattern = "{date}_{*}.{outlet}";
        assert_eq!(pattern.parse::<NamePattern>().unwrap().to_string(), pattern);
    }
}
