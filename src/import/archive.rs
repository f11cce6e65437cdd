//! What lies in a ZIP archive; nothing is ever written to a disk.
//!
//! APPNOTE 6.3. Stored and deflated entries are read. Names that lead out of the archive, links,
//! encrypted entries, archives within it and what goes beyond the caps are told and not read.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::ImportError;
use super::sniff::ending;

/// How many entries an archive may have.
const MOST_ENTRIES: usize = 10_000;
/// How many bytes an entry may have unpacked.
const MOST_BYTES: u64 = 64 << 20;
/// How many bytes all entries together may have unpacked.
const MOST_IN_ALL: u64 = 2 << 30;
/// How many times smaller an entry of more than a megabyte may be packed.
const MOST_RATIO: u64 = 200;

/// A file within an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the archive, from 0.
    pub at: usize,
    /// Its name with its folders, leading nowhere else.
    pub name: String,
    /// Why it may not be read; none where it may.
    pub problem: Option<String>,
}

/// The files in an archive by their place; folders, hidden files and those of macOS are passed over.
///
/// Fails where it is no archive or has too many entries.
pub fn entries<R: Read + Seek>(name: &str, archive: R) -> Result<Vec<Entry>, ImportError> {
    let mut archive = open(name, archive)?;
    if archive.len() > MOST_ENTRIES {
        let message = format!("it has more than {MOST_ENTRIES} files; unpack it and add the folder");
        return Err(refused(name, message));
    }
    let mut found = Vec::new();
    let mut total = 0;
    for at in 0..archive.len() {
        let file = match archive.by_index_raw(at) {
            Ok(file) => file,
            Err(error) => {
                let problem = Some(format!("the archive is damaged here ({error})"));
                found.push(Entry { at, name: format!("entry {}", at + 1), problem });
                continue;
            }
        };
        if file.is_dir() {
            continue;
        }
        let Some(path) = file.enclosed_name() else {
            let problem = Some("its name leads out of the archive".to_owned());
            found.push(Entry { at, name: harmless(&file.name().unwrap_or_default()), problem });
            continue;
        };
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if parts.iter().any(|part| part.starts_with('.') || part == "__MACOSX") {
            continue;
        }
        let problem = if file.encrypted() {
            Some("it is encrypted; unpack the archive with its password".to_owned())
        } else if file.is_symlink() {
            Some("it is a link".to_owned())
        } else if ending(&file.name().unwrap_or_default()).eq_ignore_ascii_case("zip") {
            Some("an archive within an archive is not read; unpack it".to_owned())
        } else {
            total += file.size();
            too_large(file.size(), file.compressed_size(), total)
        };
        found.push(Entry { at, name: parts.join("/"), problem });
    }
    Ok(found)
}

/// The bytes of a file in an archive; fails where it may not be read or is damaged.
pub fn bytes_of<R: Read + Seek>(name: &str, archive: R, at: usize) -> Result<Vec<u8>, ImportError> {
    let mut archive = open(name, archive)?;
    let file = archive.by_index(at).map_err(|error| refused(name, format!("it is damaged ({error})")))?;
    if let Some(problem) = too_large(file.size(), file.compressed_size(), file.size()) {
        return Err(refused(name, problem));
    }
    let mut bytes = Vec::new();
    // What an entry says of its size may be a lie, so reading is bounded too.
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| refused(name, format!("it is damaged ({error})")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refused(name, larger()));
    }
    Ok(bytes)
}

pub(super) fn open<R: Read + Seek>(name: &str, archive: R) -> Result<ZipArchive<R>, ImportError> {
    ZipArchive::new(archive)
        .map_err(|error| refused(name, format!("it is no archive that we can read ({error})")))
}

fn too_large(size: u64, packed: u64, total: u64) -> Option<String> {
    if size > MOST_BYTES {
        return Some(larger());
    }
    if size > 1 << 20 && size / packed.max(1) > MOST_RATIO {
        return Some(format!("it unpacks to more than {MOST_RATIO} times its size, which no article does"));
    }
    (total > MOST_IN_ALL).then(|| "the files before it unpack to more than 2 GB".to_owned())
}

fn larger() -> String {
    format!("it unpacks to more than {} MB", MOST_BYTES >> 20)
}

fn refused(name: &str, message: String) -> ImportError {
    ImportError::Archive { message, name: name.to_owned() }
}

/// A name that stays where it is shown.
fn harmless(name: &str) -> String {
    let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    parts.map(|part| part.replace(':', "_")).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn files_are_listed_and_read_and_none_leads_out() {
        let archive = packed(&[
            ("notes/a.txt", b"They met."),
            ("../../b.txt", b"out"),
            ("/etc/c.txt", b"out"),
            (".hidden/d.txt", b"no"),
            ("__MACOSX/e.txt", b"no"),
            ("f.zip", b"PK"),
        ]);
        let found = entries("a.zip", archive.clone()).unwrap();
        let names: Vec<(&str, bool)> =
            found.iter().map(|it| (it.name.as_str(), it.problem.is_none())).collect();
        assert!(names.contains(&("notes/a.txt", true)) && names.contains(&("f.zip", false)), "{names:?}");
        assert!(names.contains(&("b.txt", false)), "{names:?}");
        assert!(found.iter().all(|it| !it.name.contains("..") && !it.name.starts_with('/')));
        assert_eq!(bytes_of("a.zip", archive, 0).unwrap(), b"They met.");
    }

    #[test]
    fn a_bomb_and_what_is_no_archive_are_refused() {
        let zeros = vec![0; 3 << 20];
        let bomb = packed(&[("zeros.txt", &zeros)]);
        let found = entries("bomb.zip", bomb.clone()).unwrap();
        assert!(found[0].problem.as_ref().unwrap().contains("200 times"), "{found:?}");
        assert!(bytes_of("bomb.zip", bomb, 0).is_err());
        for bytes in [&b"PK"[..], b"", b"words"] {
            assert!(entries("a.zip", Cursor::new(bytes)).is_err());
        }
    }
}
