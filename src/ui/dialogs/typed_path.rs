//! A path as a person types or pastes it, to the path that is meant.

use std::path::{Path, PathBuf};

/// The path that typed words mean: without quotes and `file://`, with `~` as the home folder.
///
/// None where nothing was typed.
pub(super) fn read(typed: &str, home: Option<&Path>) -> Option<PathBuf> {
    let typed = unquoted(typed.trim());
    if typed.is_empty() {
        return None;
    }
    if let Some(address) = typed.strip_prefix("file://") {
        return Some(PathBuf::from(decoded(address)));
    }
    let under_home = typed.strip_prefix('~').and_then(|rest| match rest {
        "" => Some(""),
        rest => rest.strip_prefix(['/', std::path::MAIN_SEPARATOR]),
    });
    match (under_home, home) {
        (Some(rest), Some(home)) => Some(home.join(rest)),
        _ => Some(PathBuf::from(typed)),
    }
}

/// The home folder, if the system names one.
pub(super) fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

fn unquoted(typed: &str) -> &str {
    for quote in ['"', '\''] {
        let inner = typed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            return inner.trim();
        }
    }
    typed
}

/// Percent signs of an address to the bytes that they stand for (RFC 3986, section 2.1).
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let value = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (b'%', Some(value)) = (byte, value) {
            bytes.push(value);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, meant: &str) {
        assert_eq!(read(typed, Some(Path::new("/home/ada"))), Some(PathBuf::from(meant)), "{typed}");
    }

    #[test]
    fn quotes_home_and_addresses() {
        check(" /a/b c.ron\n", "/a/b c.ron");
        check("\"/a/b c.ron\"", "/a/b c.ron");
        check("'~/talks.ron'", "/home/ada/talks.ron");
        check("~", "/home/ada");
        check("~bob/talks.ron", "~bob/talks.ron");
        check("file:///a/b%20c%C3%A9.ron", "/a/b cé.ron");
        check("100%.txt", "100%.txt");
        assert_eq!(read("  \"\" ", None), None);
    }
}
