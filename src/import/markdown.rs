//! Markdown to plain paragraphs: every word stays, the markup goes.
//!
//! `CommonMark` 0.31 with tables and strikethrough, read by `pulldown-cmark`. Paragraphs and headings
//! are set apart by an empty line; items of a list and rows of a table are lines of their own.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The plain words of a Markdown text and its first heading of the first level.
pub(super) fn plain(markdown: &str) -> (String, Option<String>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, options) {
        page.take(event);
    }
    (page.text, page.title)
}

/// What stands between what is written and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Cell,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Page {
    text: String,
    gap: Gap,
    /// How many lists are open; inside one, blocks are lines.
    lists: usize,
    /// Where the first heading of the first level begins in the text, while it is open.
    heading: Option<usize>,
    title: Option<String>,
    /// A tag of inline HTML that is open across events, as `<!--`.
    comment: bool,
}

impl Page {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => self.write(&words),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.part(Gap::Line),
            Event::Rule => self.part(Gap::Paragraph),
            // The number of a note is no word of the text; its words stand as a paragraph.
            Event::TaskListMarker(_) | Event::FootnoteReference(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag {
            Tag::List(_) => {
                self.block();
                self.lists += 1;
            }
            Tag::Heading { level, .. } => {
                self.block();
                if *level == HeadingLevel::H1 && self.title.is_none() {
                    self.heading = Some(self.text.len());
                }
            }
            Tag::TableRow | Tag::Item => self.part(Gap::Line),
            Tag::TableCell => self.part(Gap::Cell),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) => {
                self.block();
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                self.block();
            }
            TagEnd::Heading(_) => {
                let words = self.heading.take().and_then(|start| self.text.get(start..));
                self.title = self.title.take().or_else(|| words.map(|words| words.trim().to_owned()));
                self.title = self.title.take().filter(|title| !title.is_empty());
                self.block();
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Table => self.block(),
            TagEnd::HtmlBlock => {
                self.comment = false;
                self.block();
            }
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Item => self.part(Gap::Line),
            _ => {}
        }
    }

    fn block(&mut self) {
        self.part(if self.lists > 0 { Gap::Line } else { Gap::Paragraph });
    }

    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn write(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let trimmed = self.text.trim_end_matches(['\n', ' ']).len();
            match self.gap {
                Gap::None => {}
                Gap::Cell if self.text.ends_with('\n') => {}
                Gap::Cell => self.text.push('\t'),
                Gap::Line | Gap::Paragraph => {
                    self.text.truncate(trimmed);
                    self.text.push_str(if self.gap == Gap::Line { "\n" } else { "\n\n" });
                }
            }
        }
        if let Some(start) = self.heading.as_mut().filter(|_| self.gap != Gap::None) {
            *start = self.text.len();
        }
        self.gap = Gap::None;
        self.text.push_str(words);
    }

    /// Keeps the words between tags; `<br>` and the ends of blocks part lines.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while !rest.is_empty() {
            if self.comment {
                let Some((_, after)) = rest.split_once("-->") else { return };
                self.comment = false;
                rest = after;
                continue;
            }
            let (words, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            if !words.trim().is_empty() {
                self.write(words);
            }
            if let Some(after) = tag.strip_prefix("<!--") {
                self.comment = true;
                rest = after;
                continue;
            }
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let (tag, after) = tag.split_at(end);
            let name = tag.trim_matches(['<', '>', '/']).to_lowercase();
            if name.starts_with("br") || tag.starts_with("</") && matches!(name.as_str(), "p" | "div" | "li")
            {
                self.part(Gap::Line);
            }
            rest = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(plain(markdown).0, expected, "{markdown}");
    }

    #[test]
    fn words_stay_and_markup_goes() {
        check("One *two* **three** `four` ~~five~~ &amp; \\*six\\*", "One two three four five & *six*");
        check("A [link](https://example.org \"t\") and ![a picture](b.png).", "A link and a picture.");
        check("hard\nwrapped line  \nnext", "hard wrapped line\nnext");
        check("# Head\nOne.\n\n## Sub\n\nTwo.", "Head\n\nOne.\n\nSub\n\nTwo.");
        check("> quoted “words”\n\nafter", "quoted “words”\n\nafter");
        check("before\n\n***\n\nafter", "before\n\nafter");
        check("They left.[^1]\n\n[^1]: On Monday.\n\nEnd.", "They left.\n\nOn Monday.\n\nEnd.");
        check("```\nlet a;\n  b\n```\nafter", "let a;\n  b\n\nafter");
    }

    #[test]
    fn items_and_rows_are_lines() {
        check(
            "Demands:\n\n- one\n- two\n  1. three\n  2. four\n\nEnd.",
            "Demands:\n\none\ntwo\nthree\nfour\n\nEnd.",
        );
        check("- one\n\n- two\n\n  more\n", "one\ntwo\nmore");
        check("| a | b |\n|---|---|\n| c | d |\n\nEnd.", "a\tb\nc\td\n\nEnd.");
    }

    #[test]
    fn the_words_in_html_stay() {
        check("one<br>two <em>three</em> <!-- no --> four", "one\ntwo three  four");
        check("<div>\n<p>one</p>\n<!-- not\nthis --><p>two</p>\n</div>\n\nend", "one\ntwo\n\nend");
    }

    #[test]
    fn the_first_heading_of_the_first_level_is_the_title() {
        assert_eq!(plain("## Sub\n\n# The *title*\n\n# Second").1.as_deref(), Some("The title"));
        assert_eq!(plain("Title\n=====\n\nwords").1.as_deref(), Some("Title"));
        assert_eq!(plain("words only").1, None);
    }
}
