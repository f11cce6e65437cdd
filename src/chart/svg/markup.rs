//! Well-formed XML, written piece by piece.

use std::fmt::Write;

/// A tag with its attributes.
#[derive(Debug, Clone)]
pub(super) struct Element {
    name: &'static str,
    attributes: String,
}

impl Element {
    /// A tag without attributes.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: String::new() }
    }

    /// With one more attribute.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape(&mut self.attributes, value);
        self.attributes.push('"');
        self
    }

    /// With one more attribute, if there is a value.
    pub(super) fn with_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With one more attribute that is a number.
    pub(super) fn number(self, name: &str, value: f64) -> Self {
        self.with(name, &number(value))
    }

    /// At a place.
    pub(super) fn at(self, x: f64, y: f64) -> Self {
        self.number("x", x).number("y", y)
    }
}

/// A document under construction.
#[derive(Debug)]
pub(super) struct Markup {
    words: String,
    depth: usize,
}

impl Markup {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { words: String::new(), depth: 0 }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, element: &Element) {
        self.line(&format!("<{}{}>", element.name, element.attributes));
        self.depth += 1;
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(&format!("</{name}>"));
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, element: &Element) {
        self.line(&format!("<{}{}/>", element.name, element.attributes));
    }

    /// An element with words in it.
    pub(super) fn text(&mut self, element: &Element, words: &str) {
        let mut line = format!("<{}{}>", element.name, element.attributes);
        escape(&mut line, words);
        let _ = write!(line, "</{}>", element.name);
        self.line(&line);
    }

    /// An element with a tooltip.
    pub(super) fn titled(&mut self, element: &Element, title: &str) {
        let mut line = format!("<{}{}><title>", element.name, element.attributes);
        escape(&mut line, title);
        let _ = write!(line, "</title></{}>", element.name);
        self.line(&line);
    }

    /// An element with words in it, and a tooltip with the whole where they are cut.
    pub(super) fn named(&mut self, element: &Element, words: &str, whole: Option<&str>) {
        let Some(whole) = whole else { return self.text(element, words) };
        let mut line = format!("<{}{}><title>", element.name, element.attributes);
        escape(&mut line, whole);
        line.push_str("</title>");
        escape(&mut line, words);
        let _ = write!(line, "</{}>", element.name);
        self.line(&line);
    }

    /// All that was written.
    pub(super) fn finish(self) -> String {
        self.words
    }

    fn line(&mut self, line: &str) {
        self.words.extend(std::iter::repeat_n("  ", self.depth));
        self.words.push_str(line);
        self.words.push('\n');
    }
}

/// A number with at most two decimals; never `-0`.
pub(super) fn number(value: f64) -> String {
    let words = format!("{value:.2}");
    let words = words.trim_end_matches('0').trim_end_matches('.');
    if words == "-0" { "0".to_owned() } else { words.to_owned() }
}

/// A count as a number.
pub(super) fn count(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap_or(u32::MAX))
}

/// Writes words so that they are safe between tags and in quotes. What XML 1.0 cannot hold (section
/// 2.2) becomes the replacement character, white space a blank.
fn escape(into: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\t' | '\n' | '\r' => into.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => into.push('\u{fffd}'),
            other => into.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        let mut markup = Markup::new();
        markup.text(&Element::new("text").with("data-row", "\"><script>\u{1}\n&"), "a < b & c > \u{ffff}");
        assert_eq!(
            markup.finish(),
            "<text data-row=\"&quot;&gt;&lt;script&gt;\u{fffd} &amp;\">a &lt; b &amp; c &gt; \u{fffd}</text>\n"
        );
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [12.0, 0.5, 1.0 / 3.0, -0.001, 100.0].map(number),
            ["12", "0.5", "0.33", "0", "100"].map(str::to_owned)
        );
    }
}
