//! Several articles in one text, as press databases export them: what parts them, and where.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// How many words a piece has at least, so that a short line between two rules is no article.
const FEWEST_WORDS: usize = 12;
/// How many equal signs a rule between articles has at least.
const SHORTEST_RULE: usize = 10;

/// What parts a text into articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Separator {
    /// Nothing: the text is one article.
    None,
    /// A line that counts, as "Document 2 of 5" or "2 of 5 DOCUMENTS"; an article begins there.
    Counter,
    /// A line "End of Document"; an article ends there.
    End,
    /// A line with the number that Factiva or Europresse gives a document; an article ends there.
    Number,
    /// A line of ten or more equal signs, as a rule of hyphens.
    Rule,
    /// A form feed, the sign of a new page.
    FormFeed,
    /// A line of exactly these words.
    Line(String),
}

/// How a text was parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// What parts it.
    pub separator: Separator,
    /// Whether the reader guessed that; else a person said so.
    pub is_guess: bool,
    /// The first line that parts, as it stands in the text.
    pub example: String,
    /// How many articles there are.
    pub articles: usize,
    /// The line of the text in which each begins, from 1.
    pub starts: Vec<usize>,
}

impl Separator {
    /// Those that are tried by themselves, the surest first.
    pub const KNOWN: [Self; 5] = [Self::Counter, Self::End, Self::Number, Self::FormFeed, Self::Rule];
    /// Those of press databases, which stand in no article.
    const SURE: [Self; 3] = [Self::Counter, Self::End, Self::Number];

    /// In words, for a list to choose from.
    pub fn words(&self) -> String {
        match self {
            Self::None => "One article".to_owned(),
            Self::Counter => "Lines that count, as \"Document 2 of 5\"".to_owned(),
            Self::End => "Lines \"End of Document\"".to_owned(),
            Self::Number => "Lines with a document's number, as \"Document REUT000020220329\"".to_owned(),
            Self::Rule => "Lines of ten or more equal signs".to_owned(),
            Self::FormFeed => "Form feeds".to_owned(),
            Self::Line(words) => format!("Lines \"{words}\""),
        }
    }

    /// Whether a line parts articles.
    pub fn parts_at(&self, line: &str) -> bool {
        let words = line.trim();
        match self {
            Self::None => false,
            Self::Counter => is_counter(words),
            Self::End => words.eq_ignore_ascii_case("end of document"),
            Self::Number => is_number(words),
            Self::Rule => is_rule(words),
            Self::FormFeed => line.contains('\u{c}'),
            Self::Line(expected) => !words.is_empty() && words == expected.trim(),
        }
    }

    /// Whether a line is one that press databases put between articles.
    pub(super) fn marks(line: &str) -> bool {
        Self::SURE.iter().any(|separator| separator.parts_at(line))
    }

    /// What parts a text, where it is one of those that stand in no article; else [`Separator::None`].
    pub(super) fn surely(text: &str) -> Self {
        Self::of_those(&Self::SURE, text, |_| false)
    }

    /// The pieces of a text between the lines that part it, those with words only. Linear.
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<&'a str> {
        self.places(text).into_iter().filter_map(|place| text.get(place)).collect()
    }

    /// The lines, from 1, in which the pieces have their first words. Linear.
    pub fn starts(&self, text: &str) -> Vec<usize> {
        let (mut line, mut seen) = (1, 0);
        let start_of = |place: Range<usize>| {
            let piece = text.get(place.clone()).unwrap_or_default();
            let start = place.start + piece.len() - piece.trim_start().len();
            line += text.get(seen..start).unwrap_or_default().matches('\n').count();
            seen = start;
            line
        };
        self.places(text).into_iter().map(start_of).collect()
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let (mut start, mut at) = (0, 0);
        for line in text.split_inclusive('\n') {
            if self.parts_at(line) {
                // Words may follow a form feed on its line.
                let sign = line.find('\u{c}').filter(|_| *self == Self::FormFeed);
                places.push(start..at + sign.unwrap_or(0));
                start = at + sign.map_or(line.len(), |sign| sign + 1);
            }
            at += line.len();
        }
        places.push(start..text.len());
        places.retain(|place| {
            text.get(place.clone()).is_some_and(|piece| piece.contains(char::is_alphanumeric))
        });
        places
    }

    /// What parts a text, by its lines; [`Separator::None`] where nothing surely does.
    ///
    /// Two pieces at least, each with words enough for an article; rules and form feeds count only
    /// where every piece has a line near its top that tells a date.
    pub fn guess(text: &str, tells_date: impl Fn(&str) -> bool) -> Self {
        Self::of_those(&Self::KNOWN, text, tells_date)
    }

    fn of_those(known: &[Self], text: &str, tells_date: impl Fn(&str) -> bool) -> Self {
        let is_it = |separator: &Self| {
            let pieces = separator.pieces(text);
            let is_layout = matches!(separator, Self::Rule | Self::FormFeed);
            pieces.len() > 1
                && pieces.iter().all(|piece| {
                    piece.split_whitespace().nth(FEWEST_WORDS).is_some() && (!is_layout || tells_date(piece))
                })
        };
        let marks = known.iter().filter(|it| text.lines().any(|line| it.parts_at(line)));
        marks.into_iter().find(|it| is_it(it)).cloned().unwrap_or(Self::None)
    }
}

/// "Document 2 of 5", "2 of 5 DOCUMENTS", "Article 2 of 5".
fn is_counter(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let line = line.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        ["document" | "article", one, "of", all] | [one, "of", all, "documents" | "articles"] => {
            is_number(one) && is_number(all)
        }
        _ => false,
    }
}

/// "Document" and a number of letters and digits, the date among them; of Europresse "news·20220329·LM·0123".
fn is_number(line: &str) -> bool {
    let coded = line.strip_prefix("AN").map_or(line, str::trim_start);
    let is_factiva = coded.strip_prefix("Document ").is_some_and(|number| {
        number.len() >= 16
            && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && number.bytes().filter(u8::is_ascii_digit).count() >= 8
    });
    is_factiva || (line.len() <= 100 && line.rsplit([' ', ':']).next().is_some_and(is_europresse))
}

fn is_europresse(word: &str) -> bool {
    let parts: Vec<&str> = word.split('·').collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        ["news" | "pub" | "web", day, outlet, number, ..] => {
            day.len() == 8 && is_digits(day) && !outlet.is_empty() && !number.is_empty()
        }
        _ => false,
    }
}

fn is_rule(line: &str) -> bool {
    let mut signs = line.chars();
    signs.next().is_some_and(|first| {
        "-=*_#~–—".contains(first)
            && signs.clone().all(|sign| sign == first)
            && signs.count() + 1 >= SHORTEST_RULE
    })
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Counter => f.write_str("counter"),
            Self::End => f.write_str("end"),
            Self::Number => f.write_str("number"),
            Self::Rule => f.write_str("rule"),
            Self::FormFeed => f.write_str("form-feed"),
            Self::Line(words) => write!(f, "line:{words}"),
        }
    }
}

impl FromStr for Separator {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = [Self::KNOWN.as_slice(), &[Self::None]].concat();
        if let Some(words) = word.strip_prefix("line:").filter(|words| !words.trim().is_empty()) {
            return Ok(Self::Line(words.trim().to_owned()));
        }
        known.into_iter().find(|separator| separator.to_string() == word).ok_or_else(|| {
            format!("\"{word}\" is none of counter, end, number, rule, form-feed, none, line:WORDS")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(number: usize) -> String {
        format!(
            "Talks, day {number}\nDate: {number} March 2022\n\nThe delegations met again and said nothing of a result.\n"
        )
    }

    fn check(before: &str, between: &str, after: &str, expected: &Separator, pieces: usize) {
        let text = format!("{before}{}{between}{}{between}{}{after}", article(1), article(2), article(3));
        let guess = Separator::guess(&text, |piece| piece.contains("Date:"));
        assert_eq!(&guess, expected, "{between:?}");
        assert_eq!(guess.pieces(&text).len(), pieces, "{between:?}");
    }

    #[test]
    fn what_press_databases_put_between_articles_is_guessed() {
        check("Document 1 of 3\n", "Document 2 of 3\n", "", &Separator::Counter, 3);
        check("1 of 3 DOCUMENTS\n\n", "\n2 of 3 DOCUMENTS\n", "", &Separator::Counter, 3);
        check("", "\nEnd of Document\n", "End of Document\n", &Separator::End, 3);
        check("", "Document REUT000020220329ei3t0012x\n", "", &Separator::Number, 3);
        check("", "AN  Document REUT000020220329ei3t0012x\n", "", &Separator::Number, 3);
        check("", "news·20220329·LQ·0012\n", "", &Separator::Number, 3);
        check("", "Numéro de document : news·20220329·LQ·0012\n", "", &Separator::Number, 3);
        check("", "----------------\n", "", &Separator::Rule, 3);
        check("", "\u{c}", "", &Separator::FormFeed, 3);
        check("", "***\n", "", &Separator::None, 1);
        check("", "Document the damage\n", "", &Separator::None, 1);
    }

    #[test]
    fn it_is_told_in_which_line_each_piece_begins() {
        let text = "\nDocument 1 of 2\n\nOne\nmore\nDocument 2 of 2\n\n\nTwo\n";
        assert_eq!(Separator::Counter.starts(text), [4, 9]);
        assert_eq!(Separator::None.starts("\n One"), [2]);
        assert_eq!(Separator::FormFeed.starts("One\n\u{c}Two\nmore\u{c}\n"), [1, 2]);
    }

    #[test]
    fn a_rule_within_an_article_parts_nothing() {
        let text = format!(
            "{}{}\nIn other news nothing at all happened on this day here or there.\n",
            article(1),
            "-".repeat(30)
        );
        assert_eq!(Separator::guess(&text, |piece| piece.contains("Date:")), Separator::None);
        let text = format!("{}\n2 of 3 documents\nshort", article(1));
        assert_eq!(Separator::guess(&text, |_| true), Separator::None);
    }

    #[test]
    fn separators_go_through_their_words() {
        for separator in Separator::KNOWN.into_iter().chain([Separator::None, Separator::Line("###".into())])
        {
            assert_eq!(separator.to_string().parse(), Ok(separator));
        }
        assert!("lines".parse::<Separator>().is_err());
        assert!("line: ".parse::<Separator>().is_err());
        assert_eq!(Separator::Line("###".into()).pieces("a\n### \nb\n####\n"), ["a\n", "b\n####\n"]);
    }
}
