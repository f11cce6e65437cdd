//! A reading and its options as JSON, between the program and the process that reads for it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Attribute, DateStatus, Dated, PartialDate, Text, When};

use super::archive::Entry;
use super::page::PartOnWire;
use super::{ArticleDraft, Bundle, Candidate, Columns, Field, Page, Pages, ReadOptions, Reading};
use super::{Separator, Sureness, Table, Warning};

/// A reading as one line of JSON. Linear in its words.
pub fn reading_to_json(reading: &Reading) -> String {
    serde_json::to_string(&ReadingRow::of(reading)).unwrap_or_default()
}

/// The reading in a line of JSON; none where it is no such line.
///
/// The times of originals do not travel: nothing was added yet.
pub fn reading_of_json(json: &str) -> Option<Reading> {
    serde_json::from_str::<ReadingRow>(json).ok()?.reading()
}

/// Options as one line of JSON.
pub fn options_to_json(options: &ReadOptions) -> String {
    serde_json::to_string(&OptionsRow::of(options)).unwrap_or_default()
}

/// The options in a line of JSON; none where it is no such line.
pub fn options_of_json(json: &str) -> Option<ReadOptions> {
    serde_json::from_str::<OptionsRow>(json).ok()?.options()
}

/// The entries of an archive as one line of JSON.
pub fn entries_to_json(entries: &[Entry]) -> String {
    let rows = entries.iter().map(|entry| (entry.at, &entry.name, &entry.problem)).collect::<Vec<_>>();
    serde_json::to_string(&rows).unwrap_or_default()
}

/// The entries in a line of JSON; none where it is no such line.
pub fn entries_of_json(json: &str) -> Option<Vec<Entry>> {
    let rows: Vec<(usize, String, Option<String>)> = serde_json::from_str(json).ok()?;
    Some(rows.into_iter().map(|(at, name, problem)| Entry { at, name, problem }).collect())
}

#[derive(Serialize, Deserialize)]
struct ReadingRow {
    reader: String,
    version: String,
    said: String,
    size: u64,
    hash: String,
    encoding: String,
    articles: Vec<ArticleRow>,
    warnings: Vec<(String, String)>,
    pages: Option<(usize, Vec<usize>)>,
    table: Option<TableRow>,
    bundle: Option<BundleRow>,
}

#[derive(Serialize, Deserialize)]
struct ArticleRow {
    title: String,
    outlet: String,
    author: String,
    published: Option<DateRow>,
    url: String,
    language: String,
    text: String,
    file: String,
    origin_id: Option<String>,
    attributes: Vec<(String, String)>,
    warnings: Vec<(String, String)>,
    candidates: Vec<CandidateRow>,
    page: Option<PageRow>,
}

#[derive(Serialize, Deserialize)]
struct DateRow {
    when: String,
    is_confirmed: bool,
    from: String,
    printed: String,
}

#[derive(Serialize, Deserialize)]
struct CandidateRow {
    field: String,
    value: String,
    printed: String,
    from: String,
    sure: u8,
}

#[derive(Serialize, Deserialize)]
struct PageRow {
    whole: String,
    parts: Vec<PartOnWire>,
}

#[derive(Serialize, Deserialize)]
struct TableRow {
    header: Vec<String>,
    columns: ColumnsRow,
    is_guess: bool,
    rows: usize,
    sample: Vec<Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct ColumnsRow {
    text: usize,
    fields: BTreeMap<String, usize>,
}

#[derive(Serialize, Deserialize)]
struct BundleRow {
    separator: String,
    is_guess: bool,
    example: String,
    articles: usize,
    starts: Vec<usize>,
}

#[derive(Serialize, Deserialize)]
struct OptionsRow {
    encoding: Option<String>,
    whole_page: bool,
    clean: bool,
    columns: Option<ColumnsRow>,
    bundle: Option<String>,
    name_patterns: Vec<String>,
}

impl ReadingRow {
    fn of(reading: &Reading) -> Self {
        Self {
            reader: reading.reader.clone(),
            version: reading.version.clone(),
            said: reading.said.clone(),
            size: reading.size,
            hash: reading.hash.clone(),
            encoding: reading.encoding.clone(),
            articles: reading.articles.iter().map(ArticleRow::of).collect(),
            warnings: warning_rows(&reading.warnings),
            pages: reading.pages.as_ref().map(|pages| (pages.count, pages.without_text.clone())),
            table: reading.table.as_ref().map(|table| TableRow {
                header: table.header.clone(),
                columns: ColumnsRow::of(&table.columns),
                is_guess: table.is_guess,
                rows: table.rows,
                sample: table.sample.clone(),
            }),
            bundle: reading.bundle.as_ref().map(|bundle| BundleRow {
                separator: bundle.separator.to_string(),
                is_guess: bundle.is_guess,
                example: bundle.example.clone(),
                articles: bundle.articles,
                starts: bundle.starts.clone(),
            }),
        }
    }

    fn reading(self) -> Option<Reading> {
        let table = self.table.map(|row| {
            let TableRow { header, is_guess, rows, sample, .. } = row;
            Table { header, columns: row.columns.columns(), is_guess, rows, sample }
        });
        let bundle = match self.bundle {
            None => None,
            Some(row) => Some(Bundle {
                separator: row.separator.parse().ok()?,
                is_guess: row.is_guess,
                example: row.example,
                articles: row.articles,
                starts: row.starts,
            }),
        };
        let mut reading = Reading {
            reader: self.reader,
            version: self.version,
            said: self.said,
            size: self.size,
            hash: self.hash,
            encoding: self.encoding,
            articles: self.articles.into_iter().map(ArticleRow::article).collect::<Option<_>>()?,
            warnings: warnings(self.warnings),
            pages: self.pages.map(|(count, without_text)| Pages { count, without_text }),
            table,
            bundle,
        };
        reading.note_origin();
        Some(reading)
    }
}

impl ArticleRow {
    fn of(article: &ArticleDraft) -> Self {
        Self {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            author: article.author.clone(),
            published: article.published.as_ref().map(|date| DateRow {
                when: date.when.to_string(),
                is_confirmed: date.status == DateStatus::Confirmed,
                from: date.from.clone(),
                printed: date.printed.clone(),
            }),
            url: article.url.clone(),
            language: article.language.clone(),
            text: article.text.as_str().to_owned(),
            file: article.file.clone(),
            origin_id: article.origin_id.clone(),
            attributes: article.attributes.iter().map(|it| (it.name.clone(), it.text.clone())).collect(),
            warnings: warning_rows(&article.warnings),
            candidates: article.candidates.iter().map(CandidateRow::of).collect(),
            page: article
                .page
                .as_ref()
                .map(|page| PageRow { whole: page.whole().as_str().to_owned(), parts: page.on_wire() }),
        }
    }

    fn article(self) -> Option<ArticleDraft> {
        let published = match self.published {
            None => None,
            Some(row) => Some(row.dated()?),
        };
        let page = match self.page {
            None => None,
            Some(row) => Some(Page::of_wire(&row.whole, row.parts)?),
        };
        let candidates = self.candidates.into_iter().map(CandidateRow::candidate);
        let attributes = self.attributes.into_iter().map(|(name, text)| Attribute { name, text });
        Some(ArticleDraft {
            title: self.title,
            outlet: self.outlet,
            author: self.author,
            published,
            url: self.url,
            language: self.language,
            file: self.file,
            origin_id: self.origin_id,
            attributes: attributes.collect(),
            warnings: warnings(self.warnings),
            candidates: candidates.collect::<Option<_>>()?,
            page,
            ..ArticleDraft::new(Text::normalize(&self.text))
        })
    }
}

impl DateRow {
    fn dated(self) -> Option<Dated> {
        let when = match self.when.split_once('/') {
            Some((first, last)) => When::between(first.parse().ok()?, last.parse().ok()?)?,
            None => When::At(self.when.parse::<PartialDate>().ok()?),
        };
        let guessed = Dated::guessed(when, &self.from);
        let status = if self.is_confirmed { DateStatus::Confirmed } else { guessed.status };
        Some(Dated { status, printed: self.printed, ..guessed })
    }
}

impl CandidateRow {
    fn of(candidate: &Candidate) -> Self {
        Self {
            field: candidate.field.as_str().to_owned(),
            value: candidate.value.clone(),
            printed: candidate.printed.clone(),
            from: candidate.from.clone(),
            sure: candidate.sure as u8,
        }
    }

    fn candidate(self) -> Option<Candidate> {
        let sure = [Sureness::Guessed, Sureness::Likely, Sureness::Stated];
        Some(Candidate {
            field: Field::parse(&self.field)?,
            value: self.value,
            printed: self.printed,
            from: self.from,
            sure: sure.into_iter().find(|it| *it as u8 == self.sure)?,
        })
    }
}

impl ColumnsRow {
    fn of(columns: &Columns) -> Self {
        let fields = columns.fields.iter().map(|(field, at)| (field.as_str().to_owned(), *at));
        Self { text: columns.text, fields: fields.collect() }
    }

    fn columns(self) -> Columns {
        let fields = self.fields.into_iter().filter_map(|(field, at)| Some((Field::parse(&field)?, at)));
        Columns { text: self.text, fields: fields.collect() }
    }
}

impl OptionsRow {
    fn of(options: &ReadOptions) -> Self {
        Self {
            encoding: options.encoding.clone(),
            whole_page: options.whole_page,
            clean: options.clean,
            columns: options.columns.as_ref().map(ColumnsRow::of),
            bundle: options.bundle.as_ref().map(ToString::to_string),
            name_patterns: options.name_patterns.iter().map(ToString::to_string).collect(),
        }
    }

    fn options(self) -> Option<ReadOptions> {
        Some(ReadOptions {
            encoding: self.encoding,
            whole_page: self.whole_page,
            clean: self.clean,
            columns: self.columns.map(ColumnsRow::columns),
            bundle: match self.bundle {
                None => None,
                Some(word) => Some(word.parse::<Separator>().ok()?),
            },
            name_patterns: self.name_patterns.iter().map(|it| it.parse()).collect::<Result<_, _>>().ok()?,
        })
    }
}

fn warning_rows(warnings: &[Warning]) -> Vec<(String, String)> {
    warnings.iter().map(|warning| (warning.place.clone(), warning.message.clone())).collect()
}

fn warnings(rows: Vec<(String, String)>) -> Vec<Warning> {
    rows.into_iter().map(|(place, message)| Warning { place, message }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_reading_goes_through_json() {
        let files = [
            (
                "2022-03-29_a.txt",
                "Home > World > Talks\n\nTalks end\nPublished: 29 March 2022\n\nThey met.\n\nClose\n",
            ),
            ("a.csv", "title,text,note\nTalks,\"They met, it says.\",ours\nMore,They parted.,\n"),
            ("a.md", "---\nauthor: Ada\ntags: x\n---\n# Talks\n\nThey met."),
        ];
        for (name, words) in files {
            for clean in [false, true] {
                let options = ReadOptions { clean, ..ReadOptions::default() };
                let reading = read(name, words.as_bytes(), &options).unwrap();
                assert_eq!(reading_of_json(&reading_to_json(&reading)), Some(reading), "{name}");
            }
        }
        assert_eq!(reading_of_json("{}"), None);
        assert_eq!(reading_of_json(""), None);
    }

    #[test]
    fn options_go_through_json() {
        let options = ReadOptions {
            encoding: Some("koi8-r".into()),
            whole_page: true,
            clean: true,
            columns: Some(Columns { text: 2, fields: BTreeMap::from([(Field::Published, 0)]) }),
            bundle: Some(Separator::Line("###".into())),
            name_patterns: vec!["{date}_{outlet}".parse().unwrap()],
        };
        assert_eq!(options_of_json(&options_to_json(&options)), Some(options));
    }
}
