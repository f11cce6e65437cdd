//! An article of the list: what was found, and what a person made of it.

use std::collections::BTreeMap;

use crate::import::{ArticleDraft, Candidate, Field, Page};
use crate::model::{DateStatus, Dated, SourceId};

use super::super::Alike;
use super::Twin;

/// What a person said about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByHand {
    /// These words.
    Words(String),
    /// This date, or that there is none.
    Date(Option<Dated>),
}

/// An article of the list.
#[derive(Debug, Clone)]
pub struct ListedArticle {
    /// The article as it will be added.
    pub draft: ArticleDraft,
    /// Whether a person does not want it.
    pub is_left_out: bool,
    /// What it is like, as far as was known when it was read.
    pub(super) alike: Option<Alike<Twin>>,
    /// The article that it became.
    pub(super) added: Option<SourceId>,
    by_hand: BTreeMap<Field, ByHand>,
    /// How many words it has; counting them anew in every frame would take its time.
    words: usize,
}

impl ListedArticle {
    pub(super) fn new(draft: ArticleDraft, alike: Option<Alike<Twin>>) -> Self {
        let words = draft.words();
        Self { draft, is_left_out: false, alike, added: None, by_hand: BTreeMap::new(), words }
    }

    /// How many words it has, parted by blanks.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The words of a field; of the date the day or days in ISO 8601. Empty where nothing is known.
    pub fn value(&self, field: Field) -> String {
        match field {
            Field::Title => self.draft.title.clone(),
            Field::Outlet => self.draft.outlet.clone(),
            Field::Author => self.draft.author.clone(),
            Field::Url => self.draft.url.clone(),
            Field::Language => self.draft.language.clone(),
            Field::Published => {
                self.draft.published.as_ref().map(|it| it.when.to_string()).unwrap_or_default()
            }
        }
    }

    /// Where the value of a field came from; none where a person typed it, or nothing tells.
    pub fn evidence(&self, field: Field) -> Option<&Candidate> {
        let value = self.value(field);
        self.draft.candidates_of(field).find(|candidate| candidate.value == value)
    }

    /// What else a field may be.
    pub fn others(&self, field: Field) -> impl Iterator<Item = &Candidate> {
        let value = self.value(field);
        self.draft.candidates_of(field).filter(move |candidate| candidate.value != value)
    }

    /// Whether a person said what a field is.
    pub fn is_by_hand(&self, field: Field) -> bool {
        self.by_hand.contains_key(&field)
    }

    /// Whether its date was found and nobody accepted it yet.
    pub fn has_guessed_date(&self) -> bool {
        self.draft.published.as_ref().is_some_and(|dated| dated.status == DateStatus::Guessed)
    }

    /// Gives a field these words; the title is never empty, and a date is given by [`Self::set_date`].
    pub fn write(&mut self, field: Field, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() && field == Field::Title || field == Field::Published {
            return;
        }
        if words != self.value(field) {
            self.say(field, ByHand::Words(words));
        }
    }

    /// Gives it a date, or none.
    pub fn set_date(&mut self, date: Option<Dated>) {
        if date != self.draft.published {
            self.say(Field::Published, ByHand::Date(date));
        }
    }

    /// Takes what else was found for a field; a date that a person takes is accepted with it.
    pub fn take(&mut self, candidate: &Candidate) {
        match (candidate.field, candidate.dated()) {
            (Field::Published, Some(dated)) => {
                self.set_date(Some(Dated { status: DateStatus::Confirmed, ..dated }));
            }
            (Field::Published, None) => {}
            (field, _) => self.write(field, &candidate.value),
        }
    }

    /// Accepts its guessed date.
    pub fn accept_date(&mut self) {
        if let Some(dated) = self.draft.published.clone().filter(|_| self.has_guessed_date()) {
            self.set_date(Some(Dated { status: DateStatus::Confirmed, ..dated }));
        }
    }

    /// Takes other parts of its page.
    pub fn turn_to(&mut self, page: Page) {
        self.draft.turn_to(page);
        self.words = self.draft.words();
    }

    /// Takes over what a person said about the same article as it was read before.
    pub(super) fn keep_said(&mut self, before: &Self) {
        for (field, said) in &before.by_hand {
            self.say(*field, said.clone());
        }
        self.is_left_out = before.is_left_out;
    }

    fn say(&mut self, field: Field, said: ByHand) {
        match (&said, field) {
            (ByHand::Date(date), Field::Published) => self.draft.published.clone_from(date),
            (ByHand::Words(words), Field::Title) => self.draft.title.clone_from(words),
            (ByHand::Words(words), Field::Outlet) => self.draft.outlet.clone_from(words),
            (ByHand::Words(words), Field::Author) => self.draft.author.clone_from(words),
            (ByHand::Words(words), Field::Url) => self.draft.url.clone_from(words),
            (ByHand::Words(words), Field::Language) => self.draft.language.clone_from(words),
            (ByHand::Date(_), _) | (ByHand::Words(_), Field::Published) => return,
        }
        self.by_hand.insert(field, said);
    }
}
