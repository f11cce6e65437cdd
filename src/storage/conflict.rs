//! Markers that a merge leaves where it could not decide (git-merge(1), "how conflicts are presented").

const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Whether a line is one of git's conflict markers: seven signs, then nothing or a blank.
pub(super) fn is_marker(line: &str) -> bool {
    MARKERS.iter().any(|marker| {
        line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r']))
    })
}

/// The line of the first marker, from 1. No line that the program writes looks like one.
pub(super) fn first_marker(file: &str) -> Option<usize> {
    file.lines().position(is_marker).map(|line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_markers_count() {
        assert_eq!(first_marker("a\n<<<<<<< HEAD\nb"), Some(2));
        assert_eq!(first_marker("a\n=======\r\nb"), Some(2));
        assert_eq!(first_marker("a\n ======= \n========\n"), None);
    }
}
