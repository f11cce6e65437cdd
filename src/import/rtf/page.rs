//! The words of rich text, as they are met from start to end.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::codes::{charset, code_page, is_silent, named};

/// How deep groups may lie in each other; deeper ones are damage.
const DEEPEST: usize = 500;

/// Where words go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Text,
    Title,
    Author,
    Nowhere,
}

/// What a group inherits from the one around it.
#[derive(Debug, Clone, Copy)]
struct Group {
    place: Place,
    /// How many letters stand for a `\u` where it cannot be shown.
    fallback: usize,
    encoding: &'static Encoding,
    is_hidden: bool,
    /// It lies in the table of fonts.
    in_fonts: bool,
}

pub(super) struct Page {
    text: String,
    pub(super) title: String,
    pub(super) author: String,
    groups: Vec<Group>,
    group: Group,
    /// Bytes of letters that wait for the rest of theirs.
    waiting: Vec<u8>,
    /// The first half of a letter that is two `\u`.
    half: Option<u16>,
    /// How many letters are still to be passed over after a `\u`.
    skip: usize,
    /// The next word names a group that may be passed over.
    is_optional: bool,
    /// The paragraph lies in a table.
    in_table: bool,
    /// The row of a table was ended last.
    is_row: bool,
    /// The encodings of the fonts, by their numbers.
    fonts: Vec<(i32, &'static Encoding)>,
    font: i32,
}

impl Default for Page {
    fn default() -> Self {
        let group = Group {
            place: Place::Text,
            fallback: 1,
            encoding: WINDOWS_1252,
            is_hidden: false,
            in_fonts: false,
        };
        Self {
            text: String::new(),
            title: String::new(),
            author: String::new(),
            groups: Vec::new(),
            group,
            waiting: Vec::new(),
            half: None,
            skip: 0,
            is_optional: false,
            in_table: false,
            is_row: false,
            fonts: Vec::new(),
            font: 0,
        }
    }
}

impl Page {
    pub(super) fn read(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            match first {
                b'{' => self.open(),
                b'}' => self.close(),
                b'\\' => rest = self.control(after),
                b'\r' | b'\n' => {}
                byte => self.byte(*byte),
            }
        }
        self.flush();
    }

    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        if self.groups.len() < DEEPEST {
            self.groups.push(self.group);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        self.is_optional = false;
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
    }

    /// Reads what follows a backslash; gives what follows that.
    fn control<'a>(&mut self, after: &'a [u8]) -> &'a [u8] {
        let Some((first, rest)) = after.split_first() else { return after };
        if *first == b'\'' {
            let code = rest.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
            let Some(byte) = code.and_then(|pair| u8::from_str_radix(pair, 16).ok()) else { return rest };
            self.byte(byte);
            return rest.get(2..).unwrap_or_default();
        }
        if !first.is_ascii_alphabetic() {
            self.sign(*first);
            return rest;
        }
        let letters = after.iter().take_while(|byte| byte.is_ascii_alphabetic()).count().min(32);
        let (word, rest) = after.split_at(letters);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest.iter().skip(minus).take_while(|byte| byte.is_ascii_digit()).count().min(10);
        let (number, rest) = if digits == 0 { (&[][..], rest) } else { rest.split_at(minus + digits) };
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse::<i32>().ok());
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            let count = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return rest.get(count..).unwrap_or_default();
        }
        self.word(word, number);
        rest
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.is_optional = true,
            b'~' => self.put(' '),
            b'_' => self.put('-'),
            b'\\' | b'{' | b'}' => self.byte(sign),
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_optional = std::mem::take(&mut self.is_optional);
        if word != "u" {
            self.flush();
        }
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "ansicpg" => self.group.encoding = code_page(number.unwrap_or(0)),
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.put('\n'),
            "row" => {
                self.put('\n');
                self.is_row = true;
            }
            "pard" => self.in_table = false,
            "intbl" | "trowd" => self.in_table = true,
            "cell" | "tab" => self.put('\t'),
            "plain" => self.group.is_hidden = false,
            "v" => self.group.is_hidden = number != Some(0),
            "f" => self.font(number.unwrap_or(0)),
            "fcharset" if self.group.in_fonts => {
                self.fonts.push((self.font, charset(number.unwrap_or(0), self.group.encoding)));
            }
            "title" if self.is_info() => self.group.place = Place::Title,
            "author" if self.is_info() => self.group.place = Place::Author,
            "info" => self.group.place = Place::Nowhere,
            "fonttbl" => {
                self.group.in_fonts = true;
                self.group.place = Place::Nowhere;
            }
            "shppict" => {}
            _ if is_optional || is_silent(word) => self.group.place = Place::Nowhere,
            _ => {
                if let Some(letter) = named(word) {
                    self.put(letter);
                }
            }
        }
    }

    /// Whether the group lies in the properties, whose words go nowhere by themselves.
    fn is_info(&self) -> bool {
        self.group.place == Place::Nowhere && !self.group.in_fonts
    }

    fn font(&mut self, number: i32) {
        self.font = number;
        if !self.group.in_fonts
            && let Some((_, encoding)) = self.fonts.iter().find(|(font, _)| *font == number)
        {
            self.group.encoding = encoding;
        }
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        self.skip = self.group.fallback;
        // Numbers above 32,767 are written as negative ones.
        let unit = u16::try_from(number).or_else(|_| u16::try_from(number + 0x1_0000)).unwrap_or(0xfffd);
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        for letter in char::decode_utf16(units) {
            self.write(letter.unwrap_or('\u{fffd}'));
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.waiting.push(byte);
        }
    }

    fn put(&mut self, letter: char) {
        self.flush();
        self.write(letter);
    }

    fn flush(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.waiting);
        let (words, _) = self.group.encoding.decode_without_bom_handling(&bytes);
        words.chars().for_each(|letter| self.write(letter));
    }

    fn write(&mut self, letter: char) {
        match self.group.place {
            Place::Text if !self.group.is_hidden => {
                // Behind a table stands an empty line, between its rows none.
                if std::mem::take(&mut self.is_row) && !self.in_table {
                    self.text.push('\n');
                }
                self.text.push(letter);
            }
            Place::Title => self.title.push(letter),
            Place::Author => self.author.push(letter),
            Place::Text | Place::Nowhere => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        self.skip = 0;
        if self.group.place == Place::Text {
            self.text.push_str("\n\n");
        }
    }

    /// The text; more than one empty line in a row becomes one.
    pub(super) fn finish(self) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut empty = 0;
        for line in self.text.trim().lines().map(str::trim_end) {
            empty = if line.is_empty() { empty + 1 } else { 0 };
            if empty < 2 {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.truncate(text.trim_end().len());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rtf: &str, expected: &str) {
        let mut page = Page::default();
        page.read(rtf.as_bytes());
        assert_eq!(page.finish(), expected, "{rtf}");
    }

    #[test]
    fn words_come_without_their_dress() {
        check(
            r"{\rtf1\ansi {\fonttbl{\f0 Arial;}}{\b They} met.\par\pard Then\line left.}",
            "They met.\n\nThen\nleft.",
        );
        check(r"{\rtf1{\*\generator no}{\pict\pngblip 89504e47}yes{\header no}}", "yes");
        check(r"{\rtf1 a\tab b\emdash c\~d\\e\{f\}}", "a\tb—c d\\e{f}");
        check(r"{\rtf1{\pict\bin4 }}}}no}yes}", "yes");
        check(
            r"{\rtf1 a\par\trowd\intbl b\cell c\cell\row\trowd\pard\intbl d\cell\row\pard e}",
            "a\n\nb\tc\nd\n\ne",
        );
    }

    #[test]
    fn letters_come_by_code_page_and_by_number() {
        check(r"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0}", "Мир");
        check(r"{\rtf1\ansi{\fonttbl{\f1\fcharset204 Arial;}}\f1 \'cc\'e8\'f0}", "Мир");
        check(r"{\rtf1 a\u8212-b\u1052?\u1080\'3f!}", "a—bМи!");
        check(r"{\rtf1\uc0 \u-10179 \u-8634 }", "🙆");
        check(r"{\rtf1\uc2 \u8364 ab!}", "€!");
    }

    #[test]
    fn damage_ends_in_words_not_in_a_crash() {
        for rtf in [
            r"{\rtf1",
            r"{\rtf1 \'",
            r"{\rtf1 \'z",
            "{\\rtf1 }}}}a\\",
            r"{\rtf1\bin99999999999 a}",
            r"{\rtf1\u99999999999 a",
        ] {
            let mut page = Page::default();
            page.read(rtf.as_bytes());
            page.finish();
        }
        let deep = format!("{{\\rtf1 {}a", "{".repeat(100_000));
        check(&deep, "a");
    }
}
