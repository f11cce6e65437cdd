//! Just enough of Rust's lexer to tell names from what stands in comments and quotes.

/// A name, a number, `::`, or one sign; literals in quotes become `""`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub word: String,
    /// From 1.
    pub line: usize,
}

/// The tokens of a source file, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut lexer = Lexer { chars: &chars, at: 0, line: 1 };
    let mut tokens = Vec::new();
    while lexer.at < lexer.chars.len() {
        let line = lexer.line;
        if let Some(word) = lexer.next() {
            tokens.push(Token { word, line });
        }
    }
    tokens
}

struct Lexer<'a> {
    chars: &'a [char],
    at: usize,
    line: usize,
}

impl Lexer<'_> {
    fn next(&mut self) -> Option<String> {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.skip_while(|char| char != '\n'),
            ('/', '*') => self.skip_block_comment(),
            ('"', _) => return Some(self.quoted()),
            ('\'', _) => return self.char_or_lifetime(),
            (':', ':') => {
                self.skip(2);
                return Some("::".to_owned());
            }
            (char, _) if char == '_' || char.is_alphanumeric() => return Some(self.word()),
            (char, _) => {
                self.skip(1);
                return (!char.is_whitespace()).then(|| char.to_string());
            }
        }
        None
    }

    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.line += usize::from(self.peek(0) == '\n');
            self.at += 1;
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.at < self.chars.len() && wanted(self.peek(0)) {
            self.skip(1);
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.skip(1);
                    continue;
                }
            }
            self.skip(2);
            if depth == 0 {
                return;
            }
        }
    }

    fn quoted(&mut self) -> String {
        self.skip(1);
        while self.at < self.chars.len() && self.peek(0) != '"' {
            self.skip(if self.peek(0) == '\\' { 2 } else { 1 });
        }
        self.skip(1);
        "\"\"".to_owned()
    }

    /// From the first `#` or `"` after the `r`.
    fn raw_quoted(&mut self) -> String {
        let start = self.at;
        self.skip_while(|char| char == '#');
        let hashes = self.at - start;
        self.skip(1);
        let is_end =
            |lexer: &Self| lexer.peek(0) == '"' && (1..=hashes).all(|ahead| lexer.peek(ahead) == '#');
        while self.at < self.chars.len() && !is_end(self) {
            self.skip(1);
        }
        self.skip(1 + hashes);
        "\"\"".to_owned()
    }

    fn char_or_lifetime(&mut self) -> Option<String> {
        if self.peek(1) != '\\' && self.peek(2) != '\'' {
            self.skip(1);
            self.skip_while(|char| char == '_' || char.is_alphanumeric());
            return None;
        }
        self.skip(if self.peek(1) == '\\' { 3 } else { 2 });
        self.skip_while(|char| char != '\'');
        self.skip(1);
        Some("\"\"".to_owned())
    }

    fn word(&mut self) -> String {
        let start = self.at;
        self.skip_while(|char| char == '_' || char.is_alphanumeric());
        let word: String = self.chars[start..self.at].iter().collect();
        match (word.as_str(), self.peek(0), self.peek(1)) {
            ("r" | "br" | "cr", '"', _) | ("r" | "br" | "cr", '#', '"' | '#') => self.raw_quoted(),
            ("b" | "c", '"', _) => self.quoted(),
            ("r", '#', _) => {
                self.skip(1);
                self.word()
            }
            _ => word,
        }
    }
}
