//! Which reader a file wants.

use super::ImportError;
use super::json_rows::LISTS;

/// In how many bytes from its start JSON is looked at for what it holds.
const HEAD: usize = 2048;

/// A reader of one format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Plain text: one article, or several as press databases part them.
    Text,
    /// Markdown: one article, its markup taken off.
    Markdown,
    /// `claims-neutral/1`: articles with coded statements.
    Claims,
    /// A saved web page.
    Html,
    /// A web page with all that belongs to it, saved as one file.
    Mhtml,
    /// An e-mail, as a newsletter.
    Eml,
    /// A Word document.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// Rich text.
    Rtf,
    /// A book or report.
    Epub,
    /// Pages as printed.
    Pdf,
    /// A workbook whose rows are articles.
    Sheet,
    /// A table of articles in words and separators.
    Csv,
    /// One JSON object a line, each an article.
    JsonLines,
    /// A JSON list of objects, each an article.
    JsonList,
}

/// The endings of each reader, lower case.
const ENDINGS: &[(&str, Reader)] = &[
    ("txt", Reader::Text),
    ("text", Reader::Text),
    ("md", Reader::Markdown),
    ("markdown", Reader::Markdown),
    ("json", Reader::Claims),
    ("html", Reader::Html),
    ("htm", Reader::Html),
    ("xhtml", Reader::Html),
    ("mht", Reader::Mhtml),
    ("mhtml", Reader::Mhtml),
    ("pdf", Reader::Pdf),
    ("docx", Reader::Docx),
    ("odt", Reader::Odt),
    ("rtf", Reader::Rtf),
    ("epub", Reader::Epub),
    ("eml", Reader::Eml),
    ("xlsx", Reader::Sheet),
    ("ods", Reader::Sheet),
    ("csv", Reader::Csv),
    ("tsv", Reader::Csv),
    ("jsonl", Reader::JsonLines),
    ("ndjson", Reader::JsonLines),
];

impl Reader {
    /// Its name, as it is kept with what it read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Claims => "claims",
            Self::Html => "html",
            Self::Mhtml => "mhtml",
            Self::Eml => "eml",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Epub => "epub",
            Self::Pdf => "pdf",
            Self::Sheet => "sheet",
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::JsonList => "json",
        }
    }

    /// Its version: ours, then that of the library that reads for it.
    pub fn version(self) -> &'static str {
        match self {
            Self::Markdown => "2, pulldown-cmark 0.13",
            Self::Html => "2, dom_smoothie 0.19",
            Self::Mhtml => "2, mail-parser 0.11, dom_smoothie 0.19",
            Self::Eml => "2, mail-parser 0.11",
            Self::Docx | Self::Odt | Self::Epub => "2, quick-xml 0.42",
            Self::Pdf => "2, unpdf 0.52.1",
            Self::Sheet => "2, calamine 0.38",
            Self::Csv => "2, csv 1.4",
            _ => "2",
        }
    }

    /// Whether it may run in the program itself; every other runs in a process of its own, which a
    /// damaged or hostile file may hang or kill.
    pub fn is_at_home(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Claims)
    }

    /// The endings of the files that can be read, lower case, in groups of a reader.
    pub fn endings() -> impl Iterator<Item = (&'static str, Self)> {
        ENDINGS.iter().copied()
    }
}

/// Says which reader a file wants, by the ending of its name.
///
/// A name without ending is plain text where the bytes do not begin like coded data; JSON that is a
/// list is a table of articles.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Reader, ImportError> {
    let ending = ending(name).to_lowercase();
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && **byte < 0x80);
    if ending.is_empty() {
        return Ok(if first == Some(&b'{') { Reader::Claims } else { Reader::Text });
    }
    let known = ENDINGS.iter().find(|(known, _)| *known == ending);
    match known.map(|(_, reader)| *reader) {
        Some(Reader::Claims) if first == Some(&b'[') || has_list(bytes) => Ok(Reader::JsonList),
        Some(reader) => Ok(reader),
        None => Err(ImportError::Unsupported {
            ending,
            known: ENDINGS.iter().map(|(known, _)| format!(".{known}")).collect::<Vec<_>>().join(", "),
            name: name.to_owned(),
        }),
    }
}

/// Whether an object of JSON, by its beginning, holds a list of articles and no coded data.
fn has_list(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or_default());
    let has = |key: &str| head.contains(&format!("\"{key}\""));
    LISTS.iter().any(|key| has(key)) && !["documents", "annotations", "schema"].iter().any(|key| has(key))
}

/// The name of a file without its folders, whichever way their separators lean.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The name of the file that is kept with an article; empty for what was pasted.
pub(super) fn kept_name(name: &str) -> &str {
    if name == super::PASTED { "" } else { file_name(name) }
}

/// The ending of a file's name without its dot; empty where there is none.
///
/// What has a blank or no letter is no ending ("No. 4", "notes.2022").
pub(super) fn ending(name: &str) -> &str {
    file_name(name)
        .rsplit_once('.')
        .filter(|(stem, ending)| {
            !stem.is_empty() && !ending.contains(' ') && ending.contains(char::is_alphabetic)
        })
        .map_or("", |(_, ending)| ending)
}

/// The name of a file without folders and ending.
pub(super) fn stem(name: &str) -> &str {
    let file = file_name(name);
    match ending(file) {
        "" => file,
        ending => file.strip_suffix(ending).and_then(|stem| stem.strip_suffix('.')).unwrap_or(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_choose_the_reader() {
        assert_eq!(sniff("a/b.TXT", b""), Ok(Reader::Text));
        assert_eq!(sniff("C:\\b.Markdown", b""), Ok(Reader::Markdown));
        assert_eq!(sniff("claims.json", b""), Ok(Reader::Claims));
        assert_eq!(sniff("articles.json", b" [{}]"), Ok(Reader::JsonList));
        assert_eq!(sniff("api.json", br#"{"status": "ok", "articles": [{}]}"#), Ok(Reader::JsonList));
        assert_eq!(sniff("c.json", br#"{"documents": [], "items": []}"#), Ok(Reader::Claims));
        assert_eq!(sniff("pasted text", b" {\"documents\""), Ok(Reader::Claims));
        assert_eq!(sniff("Note No. 4", b"words"), Ok(Reader::Text));
    }

    #[test]
    fn what_no_reader_knows_is_refused_with_what_is_known() {
        let error = sniff("folder/photo.jpeg", b"").unwrap_err().to_string();
        let expected = ".jpeg cannot be read; save it as one of .txt, .text, .md, .markdown, .json, ";
        assert!(error.starts_with(expected) && error.ends_with(": folder/photo.jpeg"), "{error}");
    }

    #[test]
    fn a_stem_has_no_folder_and_no_ending() {
        assert_eq!(stem("a.b/2022-03-29_note.txt"), "2022-03-29_note");
        assert_eq!(stem("notes.2022"), "notes.2022");
        assert_eq!(stem(".txt"), ".txt");
    }
}
