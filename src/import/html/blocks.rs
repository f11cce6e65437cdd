//! The words of a tree of HTML as blocks: paragraphs, lines of lists and tables.

use dom_query::{Document, NodeRef};

/// A block of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The words; blanks collapsed as a browser does.
    pub(super) words: String,
    /// Whether an empty line stands before it; else it begins a line.
    pub(super) is_apart: bool,
    /// In which part of a page it stands, in plain words; empty where nothing tells.
    pub(super) place: &'static str,
}

/// Elements that show no words.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea",
    "math", "canvas", "audio", "video", "datalist",
];
/// Elements that begin and end a paragraph.
const PARAGRAPHS: &[&str] = &[
    "p",
    "div",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "dl",
    "table",
    "form",
    "fieldset",
    "address",
    "hr",
    "body",
    "html",
    "center",
    "details",
    "summary",
    "dialog",
    "caption",
    "button",
];
/// Elements that begin and end a line.
const LINES: &[&str] = &["br", "li", "tr", "dt", "dd", "option", "legend"];

/// The blocks of a document, in its order. Linear, and as deep as it likes to be.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let mut page = Page::default();
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => page.write(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().unwrap_or_default().to_lowercase();
                if SILENT.contains(&name.as_str()) || is_hidden(&node) {
                    continue;
                }
                page.enter(&name);
                steps.push(Step::Leave(name));
                let first = steps.len();
                steps.extend(node.children_it(false).map(Step::Enter));
                steps.get_mut(first..).unwrap_or_default().reverse();
            }
            Step::Leave(name) => page.leave(&name),
        }
    }
    page.end(true);
    page.blocks
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(String),
}

fn is_hidden(node: &NodeRef) -> bool {
    if !node.is_element() {
        return false;
    }
    let style = node.attr("style").unwrap_or_default().to_lowercase().replace(' ', "");
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    words: String,
    /// A blank was met and not yet written.
    is_blank: bool,
    /// A paragraph ended since the last block.
    is_apart: bool,
    /// How many lists are open: within one, paragraphs are lines.
    lists: usize,
    /// The parts of the page that are open, innermost last.
    places: Vec<&'static str>,
    preformatted: usize,
}

impl Page {
    fn enter(&mut self, name: &str) {
        self.border(name, 0);
        match name {
            "ul" | "ol" => self.lists += 1,
            "pre" => self.preformatted += 1,
            "td" | "th" if !self.words.is_empty() => {
                self.words.push('\t');
                self.is_blank = false;
            }
            _ => {}
        }
        self.places.extend(place(name));
    }

    fn leave(&mut self, name: &str) {
        self.border(name, 1);
        match name {
            "ul" | "ol" => self.lists = self.lists.saturating_sub(1),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if place(name).is_some() {
            self.places.pop();
        }
    }

    /// An element begins or ends; `outermost` is how many lists are open there at the outermost one.
    fn border(&mut self, name: &str, outermost: usize) {
        if LINES.contains(&name) {
            self.end(false);
        } else if PARAGRAPHS.contains(&name) {
            let is_list = matches!(name, "ul" | "ol" | "dl");
            self.end(self.lists == 0 || (is_list && self.lists == outermost));
        }
    }

    fn end(&mut self, is_apart: bool) {
        let words = self.words.trim().to_owned();
        self.words.clear();
        self.is_blank = false;
        if words.contains(|letter: char| !letter.is_whitespace()) {
            let place = self.places.last().copied().unwrap_or_default();
            let is_apart = self.is_apart || self.blocks.is_empty();
            self.blocks.push(Block { words, is_apart, place });
            self.is_apart = false;
        }
        self.is_apart |= is_apart;
    }

    fn write(&mut self, words: &str) {
        if self.preformatted > 0 {
            let mut lines = words.split('\n');
            self.words.push_str(lines.next().unwrap_or_default());
            for line in lines {
                self.end(false);
                self.words.push_str(line);
            }
            return;
        }
        for letter in words.chars() {
            if letter.is_whitespace() {
                self.is_blank = true;
            } else if !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') {
                if self.is_blank && !self.words.is_empty() && !self.words.ends_with('\t') {
                    self.words.push(' ');
                }
                self.is_blank = false;
                self.words.push(letter);
            }
        }
    }
}

fn place(name: &str) -> Option<&'static str> {
    Some(match name {
        "nav" => "a menu of the page",
        "header" => "the head of the page",
        "footer" => "the foot of the page",
        "aside" => "beside the article",
        "figcaption" | "figure" => "a picture's caption",
        "form" | "button" => "a button or a form",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let blocks = blocks(&Document::from(html));
        let shown: Vec<String> = blocks
            .iter()
            .map(|block| format!("{}{}", if block.is_apart { "¶" } else { "|" }, block.words))
            .collect();
        assert_eq!(shown.join(" "), expected, "{html}");
    }

    #[test]
    fn words_come_as_a_browser_shows_them() {
        check("<p>They <b>met</b>\n again.</p><p>Then&nbsp;left.", "¶They met again. ¶Then left.");
        check("one<br>two<div>three</div>four", "¶one |two ¶three ¶four");
        check("<ul><li>a<li><p>b</p><ul><li>c</ul></ul>d", "¶a |b |c ¶d");
        check("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "¶a\tb |c\td");
        check("<pre>a  b\nc</pre>", "¶a  b |c");
        check("<p>so\u{ad}ft&#8203;ly", "¶softly");
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        check(
            "<title>no</title><script>no()</script><style>p{}</style><p hidden>no<p style='display: none'>no<p>yes",
            "¶yes",
        );
        assert_eq!(blocks(&Document::from("<nav><p>Home</nav>"))[0].place, "a menu of the page");
    }

    #[test]
    fn depth_costs_no_stack() {
        let html = format!("{}words", "<b>".repeat(400));
        assert_eq!(blocks(&Document::from(html.as_str()))[0].words, "words");
    }
}
