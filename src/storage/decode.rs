//! Bytes to letters: UTF-8 as we write it, and what editors make of it.

use std::borrow::Cow;
use std::path::Path;

use super::{Notice, Spot, StorageError, head};

/// The letters of a file, and what was unusual about its bytes.
///
/// Understood: UTF-8 with or without byte order mark, UTF-16 of either order with one, and without
/// one where the first letter is plain (RFC 3629, RFC 2781).
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    path: &Path,
) -> Result<(Cow<'a, str>, Option<Notice>), StorageError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, path),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, path),
        [1..=255, 0, ..] => utf16(bytes, u16::from_le_bytes, path),
        [0, 1..=255, ..] => utf16(bytes, u16::from_be_bytes, path),
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok((utf8(rest, path)?.into(), Some(Notice::ByteOrderMark))),
        _ => Ok((utf8(bytes, path)?.into(), None)),
    }
}

fn utf16<'a>(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    path: &Path,
) -> Result<(Cow<'a, str>, Option<Notice>), StorageError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(file) if rest.is_empty() => Ok((file.into(), Some(Notice::Utf16))),
        Ok(file) if !head::looks_like_project(&file) => {
            Err(StorageError::NotAProject { path: path.to_owned() })
        }
        _ => Err(StorageError::NotUtf16 { path: path.to_owned() }),
    }
}

fn utf8<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, StorageError> {
    let error = match str::from_utf8(bytes) {
        Ok(file) => return Ok(file),
        Err(error) => error,
    };
    let right = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let right = str::from_utf8(right).unwrap_or_default();
    if !head::looks_like_project(&String::from_utf8_lossy(bytes)) {
        return Err(StorageError::NotAProject { path: path.to_owned() });
    }
    let Spot { line, column, .. } = Spot::at_byte(right, right.len(), String::new());
    Err(StorageError::NotUtf8 { line, column, path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<Notice>) {
        let (file, notice) = decode(bytes, Path::new("x.ron")).unwrap();
        assert_eq!((file.as_ref(), notice), ("(é🙂)", expected));
    }

    #[test]
    fn what_editors_write_is_read() {
        let units: Vec<u16> = "(é🙂)".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        check("(é🙂)".as_bytes(), None);
        check("\u{feff}(é🙂)".as_bytes(), Some(Notice::ByteOrderMark));
        check(&[&[0xff, 0xfe], little.as_slice()].concat(), Some(Notice::Utf16));
        check(&[&[0xfe, 0xff], big.as_slice()].concat(), Some(Notice::Utf16));
        check(&little, Some(Notice::Utf16));
        check(&big, Some(Notice::Utf16));
    }

    #[test]
    fn wrong_bytes_are_placed() {
        let error = decode(b"(schema: 1,\n \xff)", Path::new("x.ron")).unwrap_err();
        assert!(matches!(error, StorageError::NotUtf8 { line: 2, column: 2, .. }), "{error}");
        let error = decode(b"%PDF-1.7\n\xff", Path::new("x.ron")).unwrap_err();
        assert!(matches!(error, StorageError::NotAProject { .. }), "{error}");
    }
}
