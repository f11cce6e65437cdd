//! How a person likes to read: the size of letters, the distance of lines, the width of the column.

use serde::{Deserialize, Serialize};

use super::Measures;

/// How a person likes to read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingType {
    /// The size of letters, in points; 12 to 36.
    pub size: f32,
    /// The distance of lines, in sizes; 1.3 to 2.2.
    pub leading: f32,
    /// About how many letters a line has at most; 40 to 120.
    pub letters: f32,
}

impl Default for ReadingType {
    fn default() -> Self {
        Self { size: 17.0, leading: 1.7, letters: 75.0 }
    }
}

impl ReadingType {
    /// With letters so many points larger.
    #[must_use]
    pub fn larger(self, by: f32) -> Self {
        Self { size: self.size + by, ..self }.sound()
    }

    /// With lines so many sizes further apart.
    #[must_use]
    pub fn looser(self, by: f32) -> Self {
        Self { leading: ((self.leading + by) * 10.0).round() / 10.0, ..self }.sound()
    }

    /// With a column of so many letters more.
    #[must_use]
    pub fn wider(self, by: f32) -> Self {
        Self { letters: self.letters + by, ..self }.sound()
    }

    /// The nearest one that can be read; a file may hold anything.
    #[must_use]
    pub fn sound(self) -> Self {
        let usual = Self::default();
        let within = |value: f32, usual: f32, (low, high): (f32, f32)| {
            if value.is_finite() { value.clamp(low, high) } else { usual }
        };
        Self {
            size: within(self.size, usual.size, (12.0, 36.0)),
            leading: within(self.leading, usual.leading, (1.3, 2.2)),
            letters: within(self.letters, usual.letters, (40.0, 120.0)),
        }
    }

    /// The distance of lines, in points.
    pub fn line(self) -> f32 {
        (self.size * self.leading).round()
    }

    /// The widest line, in points: the usual measure for the usual letters at the usual size.
    pub fn measure(self, measures: &Measures) -> f32 {
        let usual = Self::default();
        (measures.lengths.reading_measure * self.letters / usual.letters * self.size / usual.size).round()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_not_taken() {
        let usual = ReadingType::default();
        assert_eq!(usual.larger(100.0), ReadingType { size: 36.0, ..usual });
        assert_eq!(usual.looser(-9.0), ReadingType { leading: 1.3, ..usual });
        assert_eq!(usual.wider(-500.0), ReadingType { letters: 40.0, ..usual });
        assert_eq!(ReadingType { size: f32::NAN, ..usual }.sound(), usual);
        assert_eq!((0..3).fold(usual, |it, _| it.looser(0.1)), ReadingType { leading: 2.0, ..usual });
    }
}
