//! The words and numbers of rich text that stand for letters, encodings and groups without words.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups that hold no words of the text.
const SILENT: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "fldinst",
    "annotation",
    "atnid",
    "atnauthor",
    "nonshppict",
    "bkmkstart",
    "bkmkend",
    "revtbl",
    "filetbl",
    "listtext",
    "pntext",
    "doccomm",
    "operator",
    "company",
    "creatim",
    "revtim",
    "printim",
    "buptim",
];

/// Whether a word begins a group without words of the text.
pub(super) fn is_silent(word: &str) -> bool {
    SILENT.contains(&word)
}

/// The letter that a word stands for.
pub(super) fn named(word: &str) -> Option<char> {
    Some(match word {
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" | "enspace" | "qmspace" => ' ',
        _ => return None,
    })
}

/// The encoding of a code page of Windows; that of Western Europe where it is none.
pub(super) fn code_page(number: i32) -> &'static Encoding {
    let label = match number {
        866 => "ibm866".to_owned(),
        874 => "windows-874".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        20866 => "koi8-r".to_owned(),
        65001 => "utf-8".to_owned(),
        other => format!("windows-{other}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The encoding of a font by its character set; the usual one where it names none.
pub(super) fn charset(number: i32, usual: &'static Encoding) -> &'static Encoding {
    match number {
        128 => code_page(932),
        129 => code_page(949),
        134 => code_page(936),
        136 => code_page(950),
        161 => code_page(1253),
        162 => code_page(1254),
        177 => code_page(1255),
        178 => code_page(1256),
        186 => code_page(1257),
        204 => code_page(1251),
        238 => code_page(1250),
        _ => usual,
    }
}
