//! The forms of records: where the words of the article stand in each, and what tells the fields.

use std::ops::Range;

use crate::model::{Dated, PartialDate, When};

use super::super::published::{self, Found};
use super::super::{Candidate, Field, Separator, Sureness};
use super::Line;
use super::fields::{Tells, coded, is_copyright, is_word_count, labelled, value, without_by};

/// So many lines with a label of a database make a record.
const FEWEST_LABELS: usize = 3;
/// So many lines with a code of Factiva make a record.
const FEWEST_CODES: usize = 5;
/// In how many lines with words the head of a record without labels stands.
const HEAD: usize = 10;

/// What was made out of a record.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Where the words of the article stand, rising.
    pub(super) kept: Vec<Range<usize>>,
    pub(super) candidates: Vec<Candidate>,
}

impl Record {
    /// The record that lines are; none where they are none.
    pub(super) fn of(lines: &[Line], is_bundle: bool) -> Option<Self> {
        with_codes(lines)
            .or_else(|| with_labels(lines, is_bundle))
            .or_else(|| counted(lines).filter(|_| is_bundle))
            .or_else(|| european(lines).filter(|_| is_bundle))
    }

    fn tell(&mut self, field: Field, words: &str, line: usize) {
        self.candidates.extend(value(field, words, &place(line)));
    }

    /// Keeps the lines from one to another, the blank lines after them too.
    fn keep(&mut self, lines: &[Line], range: Range<usize>) {
        if let (Some(first), Some(last)) = (lines.get(range.start), lines.get(range.end.wrapping_sub(1)))
            && range.start < range.end
        {
            self.kept.push(first.at.start..last.at.end);
        }
    }
}

fn place(line: usize) -> String {
    format!("line {}", line + 1)
}

/// Factiva with codes: "HD  Talks end".
fn with_codes(lines: &[Line]) -> Option<Record> {
    let codes: Vec<(usize, Tells, &str)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| coded(line.words).map(|(tells, words)| (at, tells, words)))
        .collect();
    let has = |wanted: Tells| codes.iter().any(|(_, tells, _)| *tells == wanted);
    if codes.len() < FEWEST_CODES || !has(Tells::Field(Field::Title)) || !has(Tells::Body) {
        return None;
    }
    let mut record = Record::default();
    for (nth, (at, tells, words)) in codes.iter().enumerate() {
        let end = codes.get(nth + 1).map_or(lines.len(), |(next, _, _)| *next);
        match tells {
            Tells::Field(field) => {
                let more = lines.get(at + 1..end).unwrap_or_default().iter().map(|line| line.words);
                let words: Vec<&str> = std::iter::once(*words).chain(more).collect();
                record.tell(*field, &words.join(" "), *at);
            }
            Tells::Body => {
                let start = lines.get(*at).map_or(0, |line| line.start_of(words));
                let last = lines.get(end.wrapping_sub(1)).map_or(start, |line| line.at.end);
                record.kept.push(start..last.max(start));
            }
            Tells::Nothing => {}
        }
    }
    Some(record)
}

/// `LexisNexis` and `ProQuest`: "HEADLINE: Talks end", "BODY:", "LOAD-DATE: …".
fn with_labels(lines: &[Line], is_bundle: bool) -> Option<Record> {
    let labels: Vec<(usize, Tells, &str)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| labelled(line.words).map(|(tells, words)| (at, tells, words)))
        .collect();
    let body = labels.iter().find(|(_, tells, _)| *tells == Tells::Body);
    let is_record = is_bundle || (body.is_some() && labels.len() > FEWEST_LABELS);
    if labels.len() < FEWEST_LABELS || !is_record {
        return None;
    }
    let mut record = Record::default();
    let first = match body {
        Some((at, _, _)) => *at,
        None => end_of_head(lines),
    };
    let foot = start_of_foot(lines, first);
    for (at, tells, words) in labels.iter().filter(|(at, _, _)| *at < first || *at >= foot) {
        if let Tells::Field(field) = tells {
            record.tell(*field, &continued(lines, *at, words), *at);
        }
    }
    if body.is_some() {
        unlabelled(lines.get(..first).unwrap_or_default(), &mut record);
    }
    match body {
        Some((at, _, words)) => {
            let line = lines.get(*at)?;
            let start = line.start_of(words);
            let end = lines.get(foot.wrapping_sub(1)).map_or(start, |line| line.at.end);
            record.kept.push(start..end.max(start));
        }
        None => record.keep(lines, first..foot),
    }
    Some(record)
}

/// A value with the lines below that go on with it, as headlines do that were broken.
fn continued(lines: &[Line], at: usize, words: &str) -> String {
    let more = lines.get(at + 1..).unwrap_or_default().iter().map(|line| line.words);
    let more = more.take_while(|line| !line.is_empty() && labelled(line).is_none()).take(4);
    std::iter::once(words).chain(more).collect::<Vec<_>>().join(" ")
}

/// What lines without label say above the first with one: outlet and day, the title before them where
/// no label has it.
fn unlabelled(head: &[Line], record: &mut Record) {
    let mut plain = Vec::new();
    let is_plain = |line: &Line| !line.words.is_empty() && !is_rule(line.words) && !is_copyright(line.words);
    let top = head.iter().enumerate().filter(|(_, line)| is_plain(line) && !Separator::marks(line.words));
    for (at, line) in top.take_while(|(_, line)| labelled(line.words).is_none()).take(HEAD) {
        if let Some(dated) = published::alone(line.words) {
            let dated = Dated { from: place(at), ..dated };
            record.candidates.push(Candidate::date(&dated, Sureness::Likely));
            break;
        }
        plain.push((at, line.words));
    }
    let has = |field: Field| record.candidates.iter().any(|it| it.field == field);
    let fields = [Field::Title, Field::Outlet].into_iter().filter(|field| !has(*field));
    for (field, (at, words)) in fields.collect::<Vec<_>>().into_iter().zip(plain) {
        record.candidates.push(Candidate::new(field, words, &place(at), Sureness::Likely));
    }
}

/// The first line that is no part of a head with labels only.
fn end_of_head(lines: &[Line]) -> usize {
    let is_head = |line: &&Line| {
        line.words.is_empty()
            || labelled(line.words).is_some()
            || published::alone(line.words).is_some()
            || is_copyright(line.words)
            || is_rule(line.words)
    };
    lines.iter().take_while(is_head).count()
}

/// The first line of the paragraphs at the end that are all about the article, behind `first`.
fn start_of_foot(lines: &[Line], first: usize) -> usize {
    let mut foot = lines.len();
    for (at, line) in lines.iter().enumerate().skip(first + 1).rev() {
        let before = lines.get(at.wrapping_sub(1));
        let is_top = at == first + 1 || before.is_none_or(|line| line.words.is_empty());
        if line.words.is_empty() || !is_top {
            continue;
        }
        if !is_about(line.words) {
            break;
        }
        foot = at;
    }
    foot
}

/// Whether a line below an article is about it.
fn is_about(line: &str) -> bool {
    labelled(line).is_some_and(|(tells, _)| tells != Tells::Body)
        || is_copyright(line)
        || is_rule(line)
        || Separator::marks(line)
        || ["proquest document link", "classification", "graphic", "notes"]
            .iter()
            .any(|known| line.eq_ignore_ascii_case(known))
}

fn is_rule(line: &str) -> bool {
    line.chars().count() >= 5 && line.chars().all(|sign| "-=*_#~–—".contains(sign))
}

/// Factiva without codes: title, byline, "213 words", day, outlet, its code, language, copyright.
fn counted(lines: &[Line]) -> Option<Record> {
    let worded: Vec<(usize, &str)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.words.is_empty())
        .map(|(at, line)| (at, line.words))
        .collect();
    let count = worded.iter().take(HEAD).position(|(_, words)| is_word_count(words))?;
    let mut record = Record::default();
    let (above, below) = worded.split_at_checked(count)?;
    let mut above = above.iter().rev();
    let (mut at, mut title) = *above.next()?;
    if title != without_by(title) || above.len() > 1 {
        record.tell(Field::Author, title, at);
        (at, title) = *above.next()?;
    }
    record.tell(Field::Title, title, at);
    let mut is_dated = false;
    let mut body = None;
    for (nth, (at, words)) in below.iter().enumerate().skip(1).take(HEAD) {
        if let Some(dated) = published::alone(words).filter(|_| !is_dated) {
            let dated = Dated { from: place(*at), ..dated };
            record.candidates.push(Candidate::date(&dated, Sureness::Stated));
            is_dated = true;
        } else if is_copyright(words) || words.chars().count() > 120 {
            body = below.get(if is_copyright(words) { nth + 1 } else { nth }).map(|(at, _)| *at);
            break;
        } else if is_dated && value(Field::Language, words, "").is_some_and(|it| it.value.len() == 2) {
            record.tell(Field::Language, words, *at);
        } else if is_dated && words.contains(char::is_lowercase) {
            record.tell(Field::Outlet, words, *at);
        }
    }
    let body = body?;
    let end = lines.iter().skip(body).position(|line| Separator::marks(line.words));
    record.keep(lines, body..end.map_or(lines.len(), |end| body + end));
    Some(record).filter(|_| is_dated)
}

/// Europresse: the outlet, then the section with the day and the length or the page, then the title.
fn european(lines: &[Line]) -> Option<Record> {
    let mut worded = lines.iter().enumerate().filter(|(_, line)| !line.words.is_empty());
    let (first, outlet) = worded.next()?;
    let (at, second) = worded.next()?;
    let is_form = second.words.contains(" p. ") || second.words.contains(" mots");
    let dated = second.words.split(',').find_map(|part| match published::read(part.trim()) {
        Some(Found::Date(when @ When::At(PartialDate::Day(_)), printed)) => {
            Some(Dated { printed, ..Dated::guessed(when, &place(at)) })
        }
        _ => None,
    });
    let dated = dated.filter(|_| is_form)?;
    let (title_at, title) = worded.next()?;
    let mut record = Record::default();
    record.tell(Field::Outlet, outlet.words.split(", no").next().unwrap_or_default(), first);
    record.candidates.push(Candidate::date(&dated, Sureness::Stated));
    record.tell(Field::Title, title.words, title_at);
    let (mut start, line) = worded.next()?;
    let is_name = line.words.split(' ').count() <= 6 && !line.words.ends_with(['.', '!', '?', '»', '"']);
    if is_name {
        record.tell(Field::Author, line.words, start);
        start = worded.next()?.0;
    }
    let is_end = |line: &Line| {
        is_copyright(line.words)
            || Separator::marks(line.words)
            || ["Cet article est paru dans", "Aussi paru dans", "Note(s)"]
                .iter()
                .any(|head| line.words.starts_with(head))
    };
    let end = lines.iter().skip(start).position(is_end).map_or(lines.len(), |at| start + at);
    record.keep(lines, start..end);
    Some(record)
}
