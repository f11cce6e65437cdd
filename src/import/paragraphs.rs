//! Words of a document as they are met: paragraphs apart, rows of a table as lines, cells by tabs.

/// A text being put together.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    text: String,
    line: String,
    /// How many tables are open; within one, paragraphs of a cell are parted by a blank.
    tables: usize,
    /// A row of the outermost table was ended last, so that the next one follows without empty line.
    is_row: bool,
}

impl Paragraphs {
    /// Adds words to the line.
    pub(super) fn write(&mut self, words: &str) {
        self.line.push_str(words);
    }

    /// Ends a paragraph; an empty one adds nothing.
    pub(super) fn end(&mut self) {
        if self.tables > 0 {
            if !self.line.is_empty() && !self.line.ends_with(['\t', ' ']) {
                self.line.push(' ');
            }
            return;
        }
        self.put("\n\n");
        self.is_row = false;
    }

    /// A table begins.
    pub(super) fn open_table(&mut self) {
        if self.tables == 0 {
            self.put("\n\n");
            self.is_row = false;
        }
        self.tables += 1;
    }

    /// A table ends.
    pub(super) fn close_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
        if self.tables == 0 {
            self.put("\n\n");
            self.is_row = false;
        }
    }

    /// A cell ends.
    pub(super) fn end_cell(&mut self) {
        let end = self.line.trim_end_matches(' ').len();
        self.line.truncate(end);
        self.line.push(if self.tables > 1 { ' ' } else { '\t' });
    }

    /// A row ends.
    pub(super) fn end_row(&mut self) {
        if self.tables == 1 {
            self.put(if self.is_row { "\n" } else { "\n\n" });
            self.is_row = true;
        }
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        self.put("\n\n");
        self.text
    }

    fn put(&mut self, between: &str) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_matches(['\t', ' ', '\n']);
        if !line.is_empty() {
            if !self.text.is_empty() {
                self.text.push_str(between);
            }
            self.text.push_str(line);
        }
    }
}
