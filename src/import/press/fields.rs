//! The labels and codes of press databases, and the field that each tells.

use super::super::address::is_address;
use super::super::published::{self, Found};
use super::super::{Candidate, Field, Sureness};
use crate::model::{Dated, PartialDate, When};

/// What a label says of the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// They are the value of a field.
    Field(Field),
    /// The words of the article begin there.
    Body,
    /// Something that has no field.
    Nothing,
}

use Tells::{Body, Nothing};
const TITLE: Tells = Tells::Field(Field::Title);
const AUTHOR: Tells = Tells::Field(Field::Author);
const OUTLET: Tells = Tells::Field(Field::Outlet);
const DATE: Tells = Tells::Field(Field::Published);
const LANGUAGE: Tells = Tells::Field(Field::Language);
const URL: Tells = Tells::Field(Field::Url);

/// Labels before a colon, lower case.
const LABELS: &[(&str, Tells)] = &[
    ("headline", TITLE),
    ("title", TITLE),
    ("titre", TITLE),
    ("заголовок", TITLE),
    ("byline", AUTHOR),
    ("author", AUTHOR),
    ("auteur", AUTHOR),
    ("автор", AUTHOR),
    ("source", OUTLET),
    ("publication", OUTLET),
    ("publication title", OUTLET),
    ("newspaper", OUTLET),
    ("outlet", OUTLET),
    ("источник", OUTLET),
    ("date", DATE),
    ("publication date", DATE),
    ("дата", DATE),
    ("language", LANGUAGE),
    ("language of publication", LANGUAGE),
    ("url", URL),
    ("document url", URL),
    ("body", Body),
    ("full text", Body),
    ("texte intégral", Body),
    ("section", Nothing),
    ("length", Nothing),
    ("dateline", Nothing),
    ("highlight", Nothing),
    ("graphic", Nothing),
    ("load-date", Nothing),
    ("publication-type", Nothing),
    ("journal-code", Nothing),
    ("publication info", Nothing),
    ("abstract", Nothing),
    ("links", Nothing),
    ("subject", Nothing),
    ("subject term", Nothing),
    ("location", Nothing),
    ("geographic", Nothing),
    ("people", Nothing),
    ("person", Nothing),
    ("company", Nothing),
    ("company / organization", Nothing),
    ("industry", Nothing),
    ("classification", Nothing),
    ("identifier / keyword", Nothing),
    ("first page", Nothing),
    ("pages", Nothing),
    ("volume", Nothing),
    ("issue", Nothing),
    ("publication year", Nothing),
    ("publication subject", Nothing),
    ("publisher", Nothing),
    ("place of publication", Nothing),
    ("country of publication", Nothing),
    ("issn", Nothing),
    ("source type", Nothing),
    ("document type", Nothing),
    ("proquest document id", Nothing),
    ("copyright", Nothing),
    ("last updated", Nothing),
    ("database", Nothing),
    ("note(s)", Nothing),
];
/// The codes of Factiva at the beginning of a line.
const CODES: &[(&str, Tells)] = &[
    ("HD", TITLE),
    ("BY", AUTHOR),
    ("SN", OUTLET),
    ("PD", DATE),
    ("LA", LANGUAGE),
    ("LP", Body),
    ("TD", Body),
    ("SE", Nothing),
    ("CLM", Nothing),
    ("CR", Nothing),
    ("WC", Nothing),
    ("ET", Nothing),
    ("SC", Nothing),
    ("ED", Nothing),
    ("PG", Nothing),
    ("VOL", Nothing),
    ("CY", Nothing),
    ("CX", Nothing),
    ("RF", Nothing),
    ("CO", Nothing),
    ("IN", Nothing),
    ("NS", Nothing),
    ("RE", Nothing),
    ("IPC", Nothing),
    ("IPD", Nothing),
    ("PUB", Nothing),
    ("AN", Nothing),
];
/// Languages as databases name them, and their codes (ISO 639-1).
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("turkish", "tr"),
    ("polish", "pl"),
    ("italian", "it"),
    ("arabic", "ar"),
    ("chinese", "zh"),
];

/// What a labelled line says, and the words after its label.
pub(super) fn labelled(line: &str) -> Option<(Tells, &str)> {
    if line.eq_ignore_ascii_case("body") {
        return Some((Body, ""));
    }
    let (label, value) = line.split_once(':')?;
    let label = label.trim_end().to_lowercase();
    let (_, tells) = LABELS.iter().find(|(known, _)| *known == label)?;
    Some((*tells, value.trim_start()))
}

/// What a line with a code of Factiva says, and the words after its code.
pub(super) fn coded(line: &str) -> Option<(Tells, &str)> {
    let (code, value) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let (_, tells) = CODES.iter().find(|(known, _)| *known == code)?;
    Some((*tells, value.trim_start()))
}

/// The value of a field in the record of a database; none where the words cannot be one.
pub(super) fn value(field: Field, words: &str, from: &str) -> Option<Candidate> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match field {
        Field::Published => match published::read(&words)? {
            Found::Date(when @ When::At(PartialDate::Day(_)), printed) => {
                let dated = Dated { printed, ..Dated::guessed(when, from) };
                Some(Candidate::date(&dated, Sureness::Stated))
            }
            _ => None,
        },
        Field::Language => {
            let low = words.to_lowercase();
            let code = LANGUAGES.iter().find(|(name, _)| *name == low).map(|(_, code)| *code);
            Some(Candidate::new(field, code.unwrap_or(&words), from, Sureness::Stated))
        }
        Field::Author => Some(Candidate::new(field, without_by(&words), from, Sureness::Stated)),
        Field::Url if !is_address(&words) => None,
        _ if words.chars().count() > 300 => None,
        _ => Some(Candidate::new(field, &words, from, Sureness::Stated)),
    }
}

/// A byline without the word that begins it.
pub(super) fn without_by(line: &str) -> &str {
    let heads = ["By ", "BY ", "by ", "Par ", "Von "];
    heads.iter().find_map(|head| line.strip_prefix(head)).unwrap_or(line)
}

/// Whether a line says whose the words are.
pub(super) fn is_copyright(line: &str) -> bool {
    let low = line.to_lowercase();
    ["copyright ", "(c) ", "© "].iter().any(|head| low.starts_with(head))
}

/// Whether a line says how many words an article has, and no more.
pub(super) fn is_word_count(line: &str) -> bool {
    let line = line.to_lowercase();
    line.split_once(' ').is_some_and(|(number, unit)| {
        let is_number = number.contains(|it: char| it.is_ascii_digit())
            && number.chars().all(|it| it.is_ascii_digit() || ",.".contains(it));
        is_number && matches!(unit, "words" | "mots" | "wörter" | "palabras" | "слов")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_codes_tell_a_field() {
        assert_eq!(labelled("HEADLINE: Talks end"), Some((TITLE, "Talks end")));
        assert_eq!(labelled("Body"), Some((Body, "")));
        assert_eq!(labelled("Full text: They met."), Some((Body, "They met.")));
        assert_eq!(coded("HD  Talks end"), Some((TITLE, "Talks end")));
        assert_eq!(coded("LP"), Some((Body, "")));
        for line in ["He said: no", "Body of water", "words", ""] {
            assert_eq!(labelled(line), None, "{line}");
        }
        for line in ["HDTV sets", "In the end", ""] {
            assert_eq!(coded(line), None, "{line}");
        }
    }

    #[test]
    fn values_are_those_of_their_field() {
        let value = |field, words| value(field, words, "x").map(|it| it.value);
        assert_eq!(value(Field::Published, "March 29, 2022 Tuesday").as_deref(), Some("2022-03-29"));
        assert_eq!(value(Field::Published, "March 2022"), None);
        assert_eq!(value(Field::Language, "ENGLISH").as_deref(), Some("en"));
        assert_eq!(value(Field::Author, "By ADA  EXAMPLE").as_deref(), Some("ADA EXAMPLE"));
        assert_eq!(value(Field::Url, "see below"), None);
        assert!(is_word_count("1,213 words") && is_word_count("812 mots") && !is_word_count("two words"));
    }
}
