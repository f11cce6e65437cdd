//! Which reader a file wants.

use super::ImportError;

/// A reader of one format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Plain text: one article.
    Text,
    /// Markdown: one article, its markup taken off.
    Markdown,
    /// `claims-neutral/1`: articles with coded statements.
    Claims,
}

/// The endings of each reader, lower case.
const ENDINGS: &[(&str, Reader)] = &[
    ("txt", Reader::Text),
    ("text", Reader::Text),
    ("md", Reader::Markdown),
    ("markdown", Reader::Markdown),
    ("json", Reader::Claims),
];

/// Says which reader a file wants, by the ending of its name.
///
/// A name without ending is plain text where the bytes do not begin like coded data.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Reader, ImportError> {
    let ending = ending(name).to_lowercase();
    if ending.is_empty() {
        let json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        return Ok(if json { Reader::Claims } else { Reader::Text });
    }
    let known = ENDINGS.iter().find(|(known, _)| *known == ending);
    known.map(|(_, reader)| *reader).ok_or_else(|| ImportError::Unsupported {
        ending,
        known: ENDINGS.iter().map(|(known, _)| format!(".{known}")).collect::<Vec<_>>().join(", "),
        name: name.to_owned(),
    })
}

/// The name of a file without its folders, whichever way their separators lean.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
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
        assert_eq!(sniff("pasted text", b" {\"documents\""), Ok(Reader::Claims));
        assert_eq!(sniff("Note No. 4", b"words"), Ok(Reader::Text));
    }

    #[test]
    fn what_no_reader_knows_is_refused_with_what_is_known() {
        let error = sniff("folder/photo.jpeg", b"").unwrap_err().to_string();
        assert_eq!(
            error,
            ".jpeg cannot be read; save it as one of .txt, .text, .md, .markdown, .json: folder/photo.jpeg"
        );
    }

    #[test]
    fn a_stem_has_no_folder_and_no_ending() {
        assert_eq!(stem("a.b/2022-03-29_note.txt"), "2022-03-29_note");
        assert_eq!(stem("notes.2022"), "notes.2022");
        assert_eq!(stem(".txt"), ".txt");
    }
}
