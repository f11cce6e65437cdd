//! Articles that are nearly the same as others are pointed out before they are added.

use std::collections::BTreeSet;

use crate::import::{Fingerprint, Similar, Warning};
use crate::model::{Project, TextId};

use super::{Draft, FileRead, in_order};

/// Adds a doubt to each article that is nearly, not exactly, the same as one of the project or as an
/// earlier one of these files.
///
/// Linear in all the words there are: for a large project this is work for a thread of its own.
pub fn point_out_alike(project: &Project, reads: &mut [FileRead]) {
    let mut similar: Similar<String> = Similar::default();
    let mut known: BTreeSet<TextId> = BTreeSet::new();
    for source in in_order(project) {
        known.insert(source.text);
        if let Some(fingerprint) = project.text(source.text).and_then(|text| Fingerprint::of(text.as_str())) {
            similar.note(fingerprint, format!("\"{}\" ({})", source.title, source.id));
        }
    }
    for read in reads {
        let Ok(Draft::Articles(reading)) = &mut read.result else { continue };
        for article in &mut reading.articles {
            // The very same words are told when they are not added.
            if !known.insert(article.text.id()) {
                continue;
            }
            let Some(fingerprint) = Fingerprint::of(article.text.as_str()) else { continue };
            if let Some((other, share)) = similar.nearest(&fingerprint) {
                let words = format!("nearly the same words as {other}: about {share} of 100 agree");
                article.warnings.push(Warning::new(words));
            }
            similar.note(fingerprint, format!("\"{}\" ({})", article.title, article.file));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use crate::import::{ReadOptions, read};
    use crate::session::Session;

    use super::super::add_all;
    use super::*;

    fn file(name: &str, words: &str) -> FileRead {
        let reading = read(name, words.as_bytes(), &ReadOptions::default()).unwrap();
        let result = Ok(Draft::Articles(Box::new(reading)));
        FileRead { path: PathBuf::from(name), in_folder: false, result }
    }

    fn doubts(read: &FileRead) -> Vec<String> {
        let Ok(Draft::Articles(reading)) = &read.result else { panic!("{read:?}") };
        reading.all_warnings().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn nearly_the_same_is_pointed_out_and_the_same_is_not() {
        let words = (0..200).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
        let mut session = Session::new("Talks", 1);
        add_all(&mut session, vec![file("a.txt", &format!("Talks end\n\n{words}"))]).unwrap();
        let mut reads = vec![
            file("b.txt", &format!("Talks end\n\n{words}")),
            file("c.txt", &format!("Talks have ended\n\n{words} More.")),
            file("d.txt", "Short note\n\nThey met."),
        ];
        point_out_alike(session.project(), &mut reads);
        assert_eq!((doubts(&reads[0]).len(), doubts(&reads[2]).len()), (0, 0));
        assert!(doubts(&reads[1])[0].starts_with("nearly the same words as \"Talks end\" ("), "{reads:?}");
    }
}
