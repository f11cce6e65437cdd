//! What a file tells about an article, each time with where it came from and how sure that is.

use crate::model::{Dated, PartialDate, When};

use super::ArticleDraft;

/// A field of an article that a file may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline.
    Title,
    /// Newspaper, agency, site.
    Outlet,
    /// Who wrote it.
    Author,
    /// When it was published.
    Published,
    /// Where it stands in the web.
    Url,
    /// Its language.
    Language,
}

impl Field {
    /// Every field, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Published, Self::Outlet, Self::Author, Self::Url, Self::Language];

    /// Its word in options and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Published => "date",
            Self::Url => "url",
            Self::Language => "language",
        }
    }

    /// The field of a word; none for another word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Made out from something else, as the name of the file.
    Guessed,
    /// Printed where such a value usually stands.
    Likely,
    /// The file itself says that this is the value.
    Stated,
}

impl Sureness {
    /// In a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Likely => "likely",
            Self::Stated => "stated",
        }
    }
}

/// One value that a field may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The field.
    pub field: Field,
    /// The value; of [`Field::Published`] the day or days in ISO 8601, as `2022-03-29`.
    pub value: String,
    /// The words as they are printed in the file, where they differ from the value; else empty.
    pub printed: String,
    /// Where it came from, in plain words, as "JSON-LD" or "file name".
    pub from: String,
    /// How sure it is.
    pub sure: Sureness,
}

impl Candidate {
    /// A value of any field but the date.
    pub fn new(field: Field, value: &str, from: &str, sure: Sureness) -> Self {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { field, value, printed: String::new(), from: from.to_owned(), sure }
    }

    /// A date of publication.
    pub fn date(dated: &Dated, sure: Sureness) -> Self {
        Self {
            field: Field::Published,
            value: dated.when.to_string(),
            printed: dated.printed.clone(),
            from: dated.from.clone(),
            sure,
        }
    }

    /// The date, not yet confirmed; none where it is no date.
    pub fn dated(&self) -> Option<Dated> {
        let when = when(&self.value)?;
        Some(Dated { printed: self.printed.clone(), ..Dated::guessed(when, &self.from) })
    }
}

fn when(value: &str) -> Option<When> {
    match value.split_once('/') {
        Some((first, last)) => When::between(first.parse().ok()?, last.parse().ok()?),
        None => value.parse::<PartialDate>().ok().map(When::At),
    }
}

impl ArticleDraft {
    /// Gives a field the value of a candidate; a value that cannot be one changes nothing.
    pub fn choose(&mut self, candidate: &Candidate) {
        let value = candidate.value.clone();
        match candidate.field {
            Field::Title => self.title = value,
            Field::Outlet => self.outlet = value,
            Field::Author => self.author = value,
            Field::Url => self.url = value,
            Field::Language => self.language = value,
            Field::Published => self.published = candidate.dated().or_else(|| self.published.take()),
        }
    }

    /// Notes a candidate, and takes it where the field has no value yet.
    ///
    /// One without value, or equal to one that is noted, changes nothing: the first that is offered
    /// is the one that is taken, so readers offer the surest first.
    pub fn offer(&mut self, candidate: Candidate) {
        let is_known = self.candidates.iter().any(|known| {
            known.field == candidate.field && known.value == candidate.value && known.from == candidate.from
        });
        if candidate.value.is_empty() || is_known {
            return;
        }
        if self.is_open(candidate.field) {
            self.choose(&candidate);
        }
        self.candidates.push(candidate);
    }

    /// What was found for a field, the one taken first where nobody chose otherwise.
    pub fn candidates_of(&self, field: Field) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(move |candidate| candidate.field == field)
    }

    fn is_open(&self, field: Field) -> bool {
        match field {
            Field::Title => self.title.is_empty(),
            Field::Outlet => self.outlet.is_empty(),
            Field::Author => self.author.is_empty(),
            Field::Url => self.url.is_empty(),
            Field::Language => self.language.is_empty(),
            Field::Published => self.published.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Text;

    use super::*;

    #[test]
    fn the_first_offer_is_taken_and_every_offer_is_noted() {
        let mut draft = ArticleDraft::new(Text::normalize("words"));
        draft.offer(Candidate::new(Field::Outlet, "  The\n Daily ", "JSON-LD", Sureness::Stated));
        draft.offer(Candidate::new(Field::Outlet, "daily.example", "address", Sureness::Guessed));
        draft.offer(Candidate::new(Field::Outlet, "", "og:site_name", Sureness::Stated));
        assert_eq!(draft.outlet, "The Daily");
        assert_eq!(draft.candidates_of(Field::Outlet).count(), 2);
        let second = draft.candidates[1].clone();
        draft.choose(&second);
        assert_eq!(draft.outlet, "daily.example");
    }

    #[test]
    fn a_date_comes_with_its_evidence() {
        let mut draft = ArticleDraft::new(Text::normalize("words"));
        let day =
            Dated { printed: "29 March".into(), ..Dated::guessed(when("2022-03-29").unwrap(), "byline") };
        draft.offer(Candidate::date(&day, Sureness::Likely));
        assert_eq!(draft.published, Some(day));
        let candidate = Candidate { value: "soon".into(), ..draft.candidates[0].clone() };
        draft.choose(&candidate);
        assert!(draft.published.is_some());
        let span = Candidate { value: "2022-03-01/2022-03-10".into(), ..candidate };
        assert_eq!(span.dated().unwrap().when.to_string(), "2022-03-01/2022-03-10");
    }
}
