//! Five languages in the encodings that their newspapers used: 35 of 35 read right, short and long.

use demarche::import::{ReadOptions, read};
use encoding_rs::{Encoding, UTF_8};

/// A language, words in it, the older encodings of its newspapers.
const LANGUAGES: &[(&str, &str, &[&str])] = &[
    (
        "ru",
        "Делегации двух берегов покинули портовый город в понедельник вечером после одиннадцати часов переговоров, так и не подписав общей бумаги. Следующая встреча назначена на конец месяца. ",
        &["windows-1251", "koi8-r", "ibm866", "iso-8859-5"],
    ),
    (
        "uk",
        "Делегації двох берегів залишили портове місто в понеділок увечері після одинадцяти годин переговорів, так і не підписавши спільного паперу. Наступна зустріч відбудеться наприкінці місяця. ",
        &["windows-1251", "koi8-u"],
    ),
    (
        "fr",
        "Les délégations ont quitté le port lundi soir, après onze heures de négociations, sans avoir signé de document commun. Elles se réuniront à nouveau à la fin du mois, là où elles s’étaient arrêtées. ",
        &["windows-1252"],
    ),
    (
        "de",
        "Die Abgesandten verließen die Hafenstadt am Montagabend nach elf Stunden Gesprächen, ohne dass ein gemeinsames Papier unterzeichnet wurde. Für den nächsten Monat sind weitere Gespräche geplant. ",
        &["windows-1252"],
    ),
    (
        "pl",
        "Wysłannicy opuścili miasto portowe w poniedziałek wieczorem po jedenastu godzinach rozmów, nie podpisując wspólnego dokumentu. Następne spotkanie odbędzie się pod koniec miesiąca, w tym samym miejscu. ",
        &["windows-1250", "iso-8859-2"],
    ),
];

#[test]
fn thirty_five_of_thirty_five_are_read_right() {
    for length in [40, 120, 2000] {
        let mut right = 0;
        let mut wrong = Vec::new();
        for (language, words, older) in LANGUAGES {
            let words: String = words.chars().cycle().take(length).collect();
            let words = words.trim();
            for (name, bytes) in encoded(words, older) {
                match read("a.txt", &bytes, &ReadOptions::default()) {
                    Ok(reading) if reading.articles[0].text.as_str() == words => right += 1,
                    other => wrong.push(format!("{language} {name}: {:?}", other.map(|it| it.encoding))),
                }
            }
        }
        assert_eq!((right, wrong), (35, Vec::new()), "{length} letters");
    }
}

#[test]
fn a_chosen_encoding_is_taken() {
    let (bytes, _, _) = Encoding::for_label(b"koi8-r").unwrap().encode("Мир");
    let options = ReadOptions { encoding: Some("koi8-r".into()), ..ReadOptions::default() };
    let reading = read("a.txt", &bytes, &options).unwrap();
    assert_eq!((reading.articles[0].text.as_str(), reading.encoding.as_str()), ("Мир", "KOI8-R"));
}

fn encoded(words: &str, older: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![(UTF_8.name().to_owned(), words.as_bytes().to_vec())];
    for label in older {
        let (bytes, _, lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(words);
        // What an encoding lacks, newspapers wrote with what it has; here the words have no such sign.
        assert!(!lost || words.contains('’'), "{label}");
        all.push(((*label).to_owned(), bytes.into_owned()));
    }
    for mark in ["", "\u{feff}"] {
        let units: Vec<u16> = format!("{mark}{words}").encode_utf16().collect();
        all.push((format!("UTF-16LE {mark:?}"), units.iter().flat_map(|unit| unit.to_le_bytes()).collect()));
        all.push((format!("UTF-16BE {mark:?}"), units.iter().flat_map(|unit| unit.to_be_bytes()).collect()));
    }
    all
}
