//! The words of a source: normalized once, immutable, named by their hash.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::{ByteIndex, CharIndex, IdError, Span};

/// The name of a text: the BLAKE3 hash of its UTF-8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId([u8; 32]);

impl TextId {
    /// The name of these words.
    pub fn of(content: &str) -> Self {
        Self(*blake3::hash(content.as_bytes()).as_bytes())
    }
}

impl fmt::Display for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextId({self})")
    }
}

impl FromStr for TextId {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        blake3::Hash::from_hex(word)
            .map(|hash| Self(*hash.as_bytes()))
            .map_err(|_| IdError { word: word.to_owned() })
    }
}

/// How many bytes lie between two counted places of a text; a conversion reads at most so many.
const STEP: usize = 512;

/// The words of a source.
///
/// Built by [`Text::normalize`] only: byte order mark off, CRLF and CR to LF, no other change.
pub struct Text {
    id: TextId,
    content: Arc<str>,
    /// Code points before the first `char` border at or after each multiple of [`STEP`] bytes.
    marks: Vec<(usize, usize)>,
    chars: usize,
}

impl Text {
    /// The text of these words, normalized. Linear in their length.
    ///
    /// ```
    /// use demarche::model::Text;
    /// assert_eq!(Text::normalize("\u{feff}one\r\ntwo\rthree").as_str(), "one\ntwo\nthree");
    /// ```
    pub fn normalize(raw: &str) -> Self {
        let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        if raw.contains('\r') {
            Self::of_normal(raw.replace("\r\n", "\n").replace('\r', "\n").into())
        } else {
            Self::of_normal(raw.into())
        }
    }

    fn of_normal(content: Arc<str>) -> Self {
        let mut marks = Vec::with_capacity(content.len() / STEP + 1);
        let mut chars = 0;
        let mut byte = 0;
        while byte < content.len() {
            marks.push((byte, chars));
            let next = content.ceil_char_boundary(marks.len() * STEP);
            chars += content.get(byte..next).unwrap_or_default().chars().count();
            byte = next;
        }
        Self { id: TextId::of(&content), content, marks, chars }
    }

    /// Its name, which is the hash of its words.
    pub fn id(&self) -> TextId {
        self.id
    }

    /// All of its words.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// All of its words, shared.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.content)
    }

    /// Its length in bytes.
    pub fn len(&self) -> ByteIndex {
        ByteIndex(self.content.len())
    }

    /// Its length in code points.
    pub fn chars(&self) -> CharIndex {
        CharIndex(self.chars)
    }

    /// Whether it has no words at all.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// The words of a passage; none where it does not fit this text.
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.content.get(span.range())
    }

    /// Whether a passage lies inside this text and on `char` borders.
    pub fn fits(&self, span: Span) -> bool {
        self.slice(span).is_some()
    }

    /// Bytes to code points; none where the place is outside or inside a `char`.
    pub fn char_of(&self, place: ByteIndex) -> Option<CharIndex> {
        if !self.content.is_char_boundary(place.0) {
            return None;
        }
        let at = self.marks.partition_point(|(byte, _)| *byte <= place.0);
        let (byte, chars) =
            at.checked_sub(1).and_then(|mark| self.marks.get(mark)).copied().unwrap_or_default();
        let between = self.content.get(byte..place.0)?;
        Some(CharIndex(chars + between.chars().count()))
    }

    /// Code points to bytes; none beyond the end. The end itself is a place.
    pub fn byte_of(&self, place: CharIndex) -> Option<ByteIndex> {
        if place.0 == self.chars {
            return Some(self.len());
        }
        let at = self.marks.partition_point(|(_, chars)| *chars <= place.0);
        let (byte, chars) = at.checked_sub(1).and_then(|mark| self.marks.get(mark)).copied()?;
        let rest = self.content.get(byte..)?;
        let mut after = rest.chars();
        if let Some(last) = (place.0 - chars).checked_sub(1) {
            // Skipping is quicker than counting one by one.
            after.nth(last)?;
        }
        Some(ByteIndex(byte + rest.len() - after.as_str().len()))
    }

    /// A passage given in code points; none where it is empty, backward or outside.
    pub fn span_of_chars(&self, start: CharIndex, end: CharIndex) -> Option<Span> {
        Span::new(self.byte_of(start)?, self.byte_of(end)?)
    }

    /// A passage as code points, start inclusive, end exclusive.
    pub fn chars_of_span(&self, span: Span) -> Option<(CharIndex, CharIndex)> {
        Some((self.char_of(span.start())?, self.char_of(span.end())?))
    }

    /// How many words it has, by Unicode word segmentation (UAX #29).
    pub fn words(&self) -> usize {
        unicode_segmentation::UnicodeSegmentation::unicode_words(self.as_str()).count()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} code points, {})", self.chars, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code point of a long mixed text, there and back.
    #[test]
    fn places_convert_both_ways() {
        let text = Text::normalize(&"a“é”🙂е\u{301} 中\n".repeat(300));
        for (count, (byte, _)) in text.as_str().char_indices().enumerate() {
            assert_eq!(text.char_of(ByteIndex(byte)), Some(CharIndex(count)));
            assert_eq!(text.byte_of(CharIndex(count)), Some(ByteIndex(byte)));
        }
        assert_eq!(text.byte_of(text.chars()), Some(text.len()));
        assert_eq!(text.char_of(text.len()), Some(text.chars()));
        assert_eq!(text.byte_of(CharIndex(text.chars().0 + 1)), None);
    }

    #[test]
    fn the_middle_of_a_letter_is_no_place() {
        let text = Text::normalize("é");
        assert_eq!(text.char_of(ByteIndex(1)), None);
        assert_eq!(text.char_of(ByteIndex(9)), None);
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let text = Text::normalize("");
        assert_eq!(text.byte_of(CharIndex(0)), Some(ByteIndex(0)));
        assert_eq!(text.char_of(ByteIndex(0)), Some(CharIndex(0)));
    }

    #[test]
    fn the_hash_reads_back() {
        let id = TextId::of("words");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("zz".parse::<TextId>().is_err());
    }
}
