//! Copies of a project that a sync service left beside it when two computers had changed it.
//!
//! How each names them: Dropbox and Nextcloud `talks (Ada's conflicted copy 2026-03-12).ron`, also
//! `talks (Case Conflict).ron` (help.dropbox.com "What's a conflicted copy?", docs.nextcloud.com
//! "Conflicts"); ownCloud `talks_conflict-20260312-140500.ron`; Syncthing
//! `talks.sync-conflict-20260312-140500-ABC1234.ron` (docs.syncthing.net, "Understanding
//! Synchronization"); `OneDrive` writes `talks-DESKTOP-AB12CD.ron`, the computer's name; Google Drive and
//! browsers `talks (1).ron`; iCloud `talks 2.ron`. The last three forms are also names that people
//! give, so there the file must be the same project.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::model::ProjectId;

use super::open_file;

/// How much of a file is read to see which project it is.
const HEAD: u64 = 4096;

/// The conflict copies beside a project file, by name. Reads the folder, and the head of some files.
pub fn copies(path: &Path, project: ProjectId) -> Vec<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(stem), Some(ending)) = (path.file_stem(), path.extension()) else { return Vec::new() };
    let (stem, ending) = (stem.to_string_lossy(), format!(".{}", ending.to_string_lossy()));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_copy = |name: &str| {
        let rest = name.strip_suffix(&ending).and_then(|name| name.strip_prefix(&*stem));
        match rest.map(form) {
            Some(Form::Sure) => true,
            Some(Form::Likely) => is_of(&folder.join(name), project),
            Some(Form::Other) | None => false,
        }
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| is_copy(name))
        .collect();
    names.sort();
    names.into_iter().map(|name| folder.join(name)).collect()
}

/// What the letters between a project's name and its ending look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Only a sync service writes them.
    Sure,
    /// A sync service may have written them.
    Likely,
    /// Something else.
    Other,
}

fn form(rest: &str) -> Form {
    let lower = rest.to_lowercase();
    let in_brackets = rest.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
    let is_number =
        |words: &str| (1..=2).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit());
    if lower.starts_with(".sync-conflict-") || lower.starts_with("_conflict-") {
        return Form::Sure;
    }
    if in_brackets.is_some() && (lower.contains("conflicted copy") || lower.contains("case conflict")) {
        return Form::Sure;
    }
    let is_host = |words: &str| {
        let has_letter = words.bytes().any(|byte| byte.is_ascii_uppercase());
        let is_plain = words.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'-'));
        words.len() >= 3 && has_letter && is_plain
    };
    let is_this_host = |words: &str| gethostname::gethostname().to_string_lossy().eq_ignore_ascii_case(words);
    let is_likely = in_brackets.is_some_and(is_number)
        || rest.strip_prefix(' ').is_some_and(is_number)
        || rest.strip_prefix('-').is_some_and(|host| is_host(host) || is_this_host(host));
    if is_likely { Form::Likely } else { Form::Other }
}

/// Whether the head of a file names this project.
fn is_of(path: &Path, project: ProjectId) -> bool {
    let mut head = Vec::new();
    let read = open_file(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(&format!("project: \"{project}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_each_service() {
        for sure in [
            " (Ada's conflicted copy 2026-03-12)",
            " (conflicted copy 2026-03-12 140500)",
            " (Case Conflict)",
            ".sync-conflict-20260312-140500-ABC1234",
            "_conflict-20260312-140500",
        ] {
            assert_eq!(form(sure), Form::Sure, "{sure}");
        }
        for likely in ["-DESKTOP-AB12CD", " (1)", " 2"] {
            assert_eq!(form(likely), Form::Likely, "{likely}");
        }
        for other in ["", "-old", " (draft)", "s", " 2026", "-2026", "-final copy"] {
            assert_eq!(form(other), Form::Other, "{other}");
        }
    }

    #[test]
    fn doubtful_names_must_be_the_same_project() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.ron");
        let id = ProjectId::from_bits(5);
        let mine = format!("#![enable(implicit_some)]\n(schema: 1, project: \"{id}\", title: \"\")\n");
        for (name, words) in [
            ("talks.ron", mine.as_str()),
            ("talks-DESKTOP-AB12CD.ron", &mine),
            ("talks (1).ron", &mine),
            ("talks (2).ron", "(schema: 1, project: \"000000000006\")"),
            ("talks.sync-conflict-20260312-140500-ABC1234.ron", "broken"),
            ("talks-old.ron", &mine),
            ("other (conflicted copy).ron", &mine),
        ] {
            fs::write(folder.path().join(name), words).unwrap();
        }
        let found = copies(&path, id);
        let names: Vec<_> = found.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        let expected =
            ["talks (1).ron", "talks-DESKTOP-AB12CD.ron", "talks.sync-conflict-20260312-140500-ABC1234.ron"];
        assert_eq!(names, expected);
    }
}
