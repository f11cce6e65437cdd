//! How wide words are, near enough to place and to wrap them without the font.

/// Advance widths of Inter Regular for U+0020 to U+007E, in thousandths of the size.
const INTER: [u16; 95] = [
    281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 648, 648, 648, 648, 648,
    648, 648, 648, 648, 648, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
    571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
    456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
    327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

/// About how wide words are at a size, in the units of the size; a little more rather than less.
pub(super) fn width(words: &str, size: f64) -> f64 {
    let thousandths: u32 = words.chars().map(letter_width).sum();
    f64::from(thousandths) / 1000.0 * size * 1.03
}

fn letter_width(letter: char) -> u32 {
    let place = u32::from(letter).checked_sub(0x20).and_then(|place| usize::try_from(place).ok());
    if let Some(width) = place.and_then(|place| INTER.get(place)) {
        return u32::from(*width);
    }
    match u32::from(letter) {
        // Combining marks stand over the letter before them.
        0x300..=0x36F => 0,
        // Chinese, Japanese, Korean and emoji fill a square.
        0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 | 0x1F000.. => 1000,
        _ if letter.is_uppercase() => 750,
        _ => 620,
    }
}

/// Words broken at blanks into lines no wider than `room`; a longer word has its own line.
pub(super) fn wrap(words: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Words cut to a width, with an ellipsis where something is missing.
pub(super) fn shorten(words: &str, size: f64, room: f64) -> String {
    if width(words, size) <= room {
        return words.to_owned();
    }
    let mut short = String::new();
    for letter in words.chars() {
        short.push(letter);
        if width(&short, size) + width("…", size) > room {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room() {
        let words = "By the date it was said, else published (58 by publication). 30 are undated.";
        let lines = wrap(words, 12.0, 180.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 12.0) <= 180.0), "{lines:?}");
        assert_eq!(lines.join(" "), words);
        assert_eq!(wrap("  ", 12.0, 100.0), Vec::<String>::new());
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(shorten("demands", 12.0, 200.0), "demands");
        let short = shorten("unconditional withdrawal", 12.0, 60.0);
        assert!(short.ends_with('…') && width(&short, 12.0) <= 60.0, "{short}");
    }
}
