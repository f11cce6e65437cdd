//! The checksums that chain the lines of a journal.

/// The digits of the last line; none before the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sum(String);

/// How many digits a line begins with.
const DIGITS: usize = blake3::OUT_LEN * 2;

impl Sum {
    /// Appends these words as the next line.
    pub(super) fn push_line(&mut self, out: &mut Vec<u8>, words: &str) {
        self.0 = self.after(words);
        out.extend_from_slice(self.0.as_bytes());
        out.push(b' ');
        out.extend_from_slice(words.as_bytes());
        out.push(b'\n');
    }

    /// The words of the next line, given without its line end; none where the line is damaged.
    pub(super) fn read_line<'a>(&mut self, line: &'a [u8]) -> Option<&'a str> {
        let (digits, words) = line.split_at_checked(DIGITS)?;
        let words = std::str::from_utf8(words.strip_prefix(b" ")?).ok()?;
        let sum = self.after(words);
        (sum.as_bytes() == digits).then(|| {
            self.0 = sum;
            words
        })
    }

    fn after(&self, words: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.0.as_bytes());
        hasher.update(words.as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}
