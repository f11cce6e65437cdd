//! All the words of a file in parts, so that what is left out of an article can be seen and taken back.

use std::sync::Arc;

use crate::model::{ByteIndex, RemovedWords, Span, Text};

use super::ArticleDraft;

/// A part of the whole, as a paragraph, a menu or a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in the whole, its line ends with it.
    pub span: Span,
    /// Why the reader would leave it out, in plain words; empty where it belongs to the article.
    pub why: String,
    /// Whether the article has it now.
    pub kept: bool,
}

/// The whole of what a file says, and which parts of it are the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    whole: Arc<Text>,
    parts: Vec<Part>,
}

impl Page {
    /// A page of parts, each with its words, line ends included, and why it is no part of the article.
    ///
    /// What has a reason is left out where `leave_out` says so, else it is kept and only offered.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>, leave_out: bool) -> Self {
        let mut whole = String::new();
        let mut noted = Vec::new();
        for (words, why) in parts {
            let start = ByteIndex(whole.len());
            // A carriage return or a mark would be normalized away and move every later part.
            whole.extend(words.chars().filter(|letter| !matches!(letter, '\r' | '\u{feff}')));
            let kept = why.is_empty() || !leave_out;
            if let Some(span) = Span::new(start, ByteIndex(whole.len())) {
                noted.push(Part { span, why: why.to_owned(), kept });
            }
        }
        Self { whole: Arc::new(Text::normalize(&whole)), parts: noted }
    }

    /// Everything, in the order of the file.
    pub fn whole(&self) -> &Text {
        &self.whole
    }

    /// The parts, in the order of the file; together they are the whole.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The words of a part.
    pub fn words_of(&self, part: &Part) -> &str {
        self.whole.slice(part.span).unwrap_or_default()
    }

    /// The parts that the reader would leave out, kept or not, with their place in [`Page::parts`].
    pub fn doubtful(&self) -> impl Iterator<Item = (usize, &Part)> {
        self.parts.iter().enumerate().filter(|(_, part)| !part.why.is_empty())
    }

    /// Keeps a part or leaves it out; a place without part changes nothing.
    pub fn keep(&mut self, at: usize, kept: bool) {
        if let Some(part) = self.parts.get_mut(at) {
            part.kept = kept;
        }
    }

    /// Leaves out the first part that is kept, with this reason, where it has these words and is not all.
    pub(super) fn leave_out_first(&mut self, words: &str, why: &str) {
        let mut kept = self.parts.iter().enumerate().filter(|(_, part)| part.kept);
        let first = kept.next().filter(|(_, part)| self.words_of(part).trim() == words).map(|(at, _)| at);
        let is_all = kept.next().is_none();
        if let Some(part) = first.filter(|_| !is_all).and_then(|at| self.parts.get_mut(at)) {
            (part.why, part.kept) = (why.to_owned(), false);
        }
    }

    /// Keeps everything: the whole page.
    pub fn keep_all(&mut self) {
        self.parts.iter_mut().for_each(|part| part.kept = true);
    }

    /// Keeps what the reader takes for the article, and nothing else.
    pub fn keep_article(&mut self) {
        self.parts.iter_mut().for_each(|part| part.kept = part.why.is_empty());
    }

    /// The words that are kept; blank lines at the ends go where something is left out.
    pub fn kept(&self) -> String {
        let kept = self.parts.iter().filter(|part| part.kept).map(|part| self.words_of(part));
        let words: String = kept.collect();
        if self.parts.iter().all(|part| part.kept) {
            return words;
        }
        let end = words.trim_end().len();
        let start = words.len() - words.trim_start_matches(['\n', ' ', '\t']).len();
        words.get(start.min(end)..end).unwrap_or_default().to_owned()
    }

    /// What is left out, with the reason.
    pub fn removed(&self) -> Vec<RemovedWords> {
        let left_out = self.parts.iter().filter(|part| !part.kept);
        left_out
            .filter(|part| !self.words_of(part).trim().is_empty())
            .map(|part| {
                let why = if part.why.is_empty() { "left out by hand" } else { &part.why };
                RemovedWords::new(why, self.words_of(part))
            })
            .collect()
    }
}

/// A part as it travels: where it ends, why it would go, whether it is kept.
pub(super) type PartOnWire = (usize, String, bool);

impl Page {
    pub(super) fn on_wire(&self) -> Vec<PartOnWire> {
        self.parts.iter().map(|part| (part.span.end().0, part.why.clone(), part.kept)).collect()
    }

    /// The page of a line of JSON; none where its parts do not follow each other within it.
    pub(super) fn of_wire(whole: &str, rows: Vec<PartOnWire>) -> Option<Self> {
        let whole = Text::normalize(whole);
        let mut start = ByteIndex(0);
        let mut parts = Vec::with_capacity(rows.len());
        for (end, why, kept) in rows {
            let span = Span::new(start, ByteIndex(end))?;
            whole.slice(span)?;
            parts.push(Part { span, why, kept });
            start = ByteIndex(end);
        }
        Some(Self { whole: Arc::new(whole), parts })
    }
}

impl ArticleDraft {
    /// All of its words in parts: the page that it was read from, else its paragraphs, all of them kept.
    pub fn in_parts(&self) -> Page {
        self.page.clone().unwrap_or_else(|| super::furniture::paragraphs(self.text.as_str()))
    }

    /// Takes the words that a page keeps, and notes the page.
    pub fn turn_to(&mut self, page: Page) {
        if let Some(before) = &self.page {
            // Whoever chose parts has seen which looked like furniture.
            let doubt = super::furniture::doubt(before);
            self.warnings.retain(|warning| *warning != doubt);
        }
        self.text = Arc::new(Text::normalize(&page.kept()));
        self.page = Some(page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(leave_out: bool) -> Page {
        let parts = [("Home > World\n\n", "a menu"), ("They met.\n\n", ""), ("Close\n", "a button")];
        Page::of_parts(parts, leave_out)
    }

    #[test]
    fn what_is_left_out_can_be_taken_back() {
        let mut page = page(true);
        assert_eq!(page.kept(), "They met.");
        assert_eq!(page.removed()[0], RemovedWords::new("a menu", "Home > World"));
        page.keep(0, true);
        page.keep(9, true);
        assert_eq!(page.kept(), "Home > World\n\nThey met.");
        page.keep(1, false);
        assert_eq!(page.removed()[0], RemovedWords::new("left out by hand", "They met."));
        page.keep_article();
        assert_eq!(page.kept(), "They met.");
        page.keep_all();
        assert_eq!(page.kept(), page.whole().as_str());
        assert_eq!(page.removed(), []);
    }

    #[test]
    fn what_is_only_offered_stays() {
        let page = page(false);
        assert_eq!(page.kept(), "Home > World\n\nThey met.\n\nClose\n");
        assert_eq!(page.doubtful().map(|(at, _)| at).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn signs_that_normalization_takes_move_no_part() {
        let page = Page::of_parts([("\u{feff}a\r\n", ""), ("b\r", "no")], true);
        assert_eq!((page.whole().as_str(), page.kept().as_str()), ("a\nb", "a"));
    }
}
