//! What a reader gives for a file: its articles and what there is to know about the reading itself.

use jiff::Timestamp;

use super::{ArticleDraft, Bundle, Columns, NamePattern, Separator, Table, Warning};

/// What was read from one file, or from one entry of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// What read it, as "html".
    pub reader: String,
    /// The version of what read it.
    pub version: String,
    /// What a person said about how to read it, as options of the command line; empty where nothing.
    pub said: String,
    /// How many bytes the file has.
    pub size: u64,
    /// The BLAKE3 hash of its bytes, in hexadecimal letters.
    pub hash: String,
    /// The encoding it was read in, as "UTF-8"; empty where the format has its own.
    pub encoding: String,
    /// The articles, in the order of the file; doubts about one stand with it.
    pub articles: Vec<ArticleDraft>,
    /// Doubts about the file as a whole.
    pub warnings: Vec<Warning>,
    /// How many pages it has and which gave no words; none where the format has no pages.
    pub pages: Option<Pages>,
    /// How the table was taken, where each row is an article; [`ReadOptions::columns`] changes it.
    pub table: Option<Table>,
    /// How the text was parted, where it holds several articles; [`ReadOptions::bundle`] changes it.
    pub bundle: Option<Bundle>,
}

impl Reading {
    /// How many words all articles have together.
    pub fn words(&self) -> usize {
        self.articles.iter().map(ArticleDraft::words).sum()
    }

    /// Notes with each article when its file was last changed.
    pub fn note_changed(&mut self, changed: Option<Timestamp>) {
        for provenance in self.articles.iter_mut().filter_map(|article| article.provenance.as_mut()) {
            provenance.changed = changed;
        }
    }

    /// Every doubt, those about one of several articles under its title.
    pub fn all_warnings(&self) -> Vec<Warning> {
        let mut all = self.warnings.clone();
        for article in &self.articles {
            let is_only = self.articles.len() == 1;
            all.extend(
                article
                    .warnings
                    .iter()
                    .map(|doubt| if is_only { doubt.clone() } else { doubt.in_article(&article.title) }),
            );
        }
        all
    }
}

/// The pages of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    /// How many there are.
    pub count: usize,
    /// Those that gave no words, from 1, rising.
    pub without_text: Vec<usize>,
}

/// How a file is to be read, where a person says so; by default every reader decides by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The encoding, by any name of the Encoding Standard (WHATWG), as "windows-1251".
    pub encoding: Option<String>,
    /// Takes the whole page, not only what looks like the article.
    pub whole_page: bool,
    /// Leaves out what looks like furniture of a web page in plain text too.
    pub clean: bool,
    /// Which column of a table holds what.
    pub columns: Option<Columns>,
    /// What parts a text into several articles.
    pub bundle: Option<Separator>,
    /// What the names of files tell, the first that fits.
    pub name_patterns: Vec<NamePattern>,
}

impl ReadOptions {
    /// What is said, as options of the command line, for the record of an article; patterns for names are told
    /// by what they gave. Empty where nothing is said.
    pub fn in_words(&self) -> String {
        let mut said = Vec::new();
        said.extend(self.whole_page.then(|| "--whole-page".to_owned()));
        said.extend(self.clean.then(|| "--clean".to_owned()));
        said.extend(self.encoding.as_ref().map(|name| format!("--encoding {name}")));
        said.extend(self.bundle.as_ref().map(|separator| format!("--separator {separator}")));
        if let Some(columns) = &self.columns {
            said.push(format!("--column text={}", columns.text + 1));
            let fields = columns.fields.iter();
            said.extend(fields.map(|(field, at)| format!("--column {}={}", field.as_str(), at + 1)));
        }
        said.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Field, read};
    use super::*;

    #[test]
    fn the_record_of_an_article_says_how_it_was_read() {
        let said = |options: &ReadOptions| {
            let reading = read("a.csv", "name,body\nTalks,They met.\n".as_bytes(), options).unwrap();
            reading.articles[0].origin().unwrap().reader
        };
        assert_eq!(said(&ReadOptions::default()), "csv");
        let columns = Columns { text: 1, fields: BTreeMap::from([(Field::Title, 0)]) };
        let encoding = Some("windows-1251".to_owned());
        let options = ReadOptions { columns: Some(columns), encoding, ..ReadOptions::default() };
        assert_eq!(said(&options), "csv --encoding windows-1251 --column text=2 --column title=1");
    }
}
