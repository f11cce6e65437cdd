//! A made-up corpus in the form `claims-neutral/1`, the same for the same seed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Map, Value, json};

const WORDS: &[&str] = &[
    "the",
    "delegation",
    "calls",
    "for",
    "a",
    "ceasefire",
    "“neutral",
    "status”",
    "Москва",
    "требует",
    "гарантий",
    "не",
    "згодна",
    "talks",
    "🙂",
    "👩‍👩‍👧",
    "cafe\u{301}",
    "naïve",
    "停火",
    "—",
    "it’s",
    "‘no’",
    "withdrawal,",
    "border.",
    "и\u{306}",
];
const ENDS: &[&str] = &["\n", "\r\n", "\r"];
const PARTIES: &[&str] = &["Reds", "Blues", "Зелёные"];
const DEMANDS: &[&str] = &["ceasefire", "neutrality", "нейтралитет", "sanctions", "“guarantees”", "=SUM(A1)"];
const STANCES: &[&str] = &["demands", "rejects", "offers-concession"];
const VOICES: &[&str] = &["direct-quote", "paraphrase", "reported", "interpretation"];
const DATES: &[&str] = &["2022-03-29", "2022-03", "2022", "2022-03-01/2022-03-10", "2024-02-29"];

struct Maker(ChaCha8Rng);

impl Maker {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.0.next_u32()).unwrap() % bound
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Puts one of the words under a key, or leaves the key out, or says null.
    fn maybe(&mut self, object: &mut Map<String, Value>, key: &str, words: &[&'static str]) {
        if self.chance(70) {
            object.insert(key.to_owned(), json!(self.pick(words)));
        } else if self.chance(50) {
            object.insert(key.to_owned(), Value::Null);
        }
    }

    /// A text of some paragraphs; every third has the line ends of Windows, every seventh a mark.
    fn text(&mut self, number: usize) -> String {
        let end = if number % 3 == 1 { "\r\n" } else { "\n" };
        let mut text = if number % 7 == 2 { "\u{feff}".to_owned() } else { String::new() };
        text.push_str(&["Note ", &number.to_string(), end, end].concat());
        for _ in 0..4 + self.below(6) {
            for _ in 0..10 + self.below(20) {
                text.push_str(self.pick(WORDS));
                text.push(' ');
            }
            text.push_str(if number % 11 == 4 { self.pick(ENDS) } else { end });
        }
        text
    }

    fn document(&mut self, number: usize) -> Value {
        let mut document = Map::new();
        document.insert("id".to_owned(), json!(format!("d{number}")));
        document.insert("text".to_owned(), json!(self.text(number)));
        self.maybe(&mut document, "date", DATES);
        self.maybe(&mut document, "title", &["Talks go on", "Переговоры", "“Quoted” title"]);
        self.maybe(&mut document, "outlet", &["The Daily", "Газета"]);
        self.maybe(&mut document, "author", &["Ada Example"]);
        self.maybe(&mut document, "url", &["https://example.org/a?b=c&d"]);
        self.maybe(&mut document, "language", &["en", "ru"]);
        if self.chance(50) {
            document.insert("coders".to_owned(), json!([self.pick(&["A", "B"])]));
        }
        Value::Object(document)
    }

    fn annotation(&mut self, number: usize, documents: &[Value]) -> Value {
        let document = &documents[self.below(documents.len())];
        let letters: Vec<char> = document["text"].as_str().unwrap().chars().collect();
        let start = 1 + self.below(letters.len() - 60);
        let end = start + 1 + self.below(58);
        let mut annotation = Map::new();
        annotation.insert("coder".to_owned(), json!(self.pick(&["A", "B", "C"])));
        annotation.insert("doc".to_owned(), document["id"].clone());
        annotation.insert("start".to_owned(), json!(start));
        annotation.insert("end".to_owned(), json!(end));
        if self.chance(30) {
            annotation.insert("id".to_owned(), json!(format!("a{number}")));
        }
        if self.chance(50) {
            let quote: String = letters[start..end].iter().collect();
            annotation.insert("quote".to_owned(), json!(quote));
        }
        let people = ["Ada", "Bo", "Cy", "Reds", "Зоя", "Not in the list"];
        self.maybe(&mut annotation, "actor", &people);
        self.maybe(&mut annotation, "demand", DEMANDS);
        self.maybe(&mut annotation, "stance", STANCES);
        self.maybe(&mut annotation, "date", DATES);
        self.maybe(&mut annotation, "voice", VOICES);
        self.maybe(&mut annotation, "memo", &["see above", "two\nlines", "“?”"]);
        match self.below(4) {
            0 => drop(annotation.insert("addressee".to_owned(), json!(self.pick(&people)))),
            1 => drop(annotation.insert("addressee".to_owned(), json!(["Blues", self.pick(&["Bo", "Cy"])]))),
            _ => {}
        }
        Value::Object(annotation)
    }
}

/// Documents and annotations of this number; all offsets are right, some lie inside a CRLF.
pub fn generate(seed: u64, documents: usize, annotations: usize) -> Value {
    let mut maker = Maker(ChaCha8Rng::seed_from_u64(seed));
    let documents: Vec<Value> = (0..documents).map(|number| maker.document(number)).collect();
    let annotations: Vec<Value> =
        (0..annotations).map(|number| maker.annotation(number, &documents)).collect();
    json!({
        "schema": "claims-neutral/1",
        "documents": documents,
        "coders": ["A", "B"],
        "actors": [
            {"name": "Ada", "party": PARTIES[0]},
            {"name": "Bo", "party": PARTIES[1]},
            {"name": "Cy"},
            {"name": PARTIES[1], "party": PARTIES[1]},
            {"name": "Зоя", "party": PARTIES[2]},
        ],
        "annotations": annotations,
    })
}
