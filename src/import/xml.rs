//! The parts of XML that readers of documents look at.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A step through an XML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins: its name with prefix, its attributes with theirs.
    Open(String, Vec<(String, String)>),
    /// An element ends.
    Close(String),
    /// Words between elements.
    Words(String),
}

/// Walks an XML file from start to end; what is malformed ends the walk where it stands.
///
/// Gives whether it was whole. Entities that a file declares itself are not expanded, so none grows.
pub(super) fn walk(xml: &str, mut take: impl FnMut(Step)) -> bool {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => take(open(&tag)),
            Ok(Event::Empty(tag)) => {
                take(open(&tag));
                take(Step::Close(tag.name().as_ref().to_owned()));
            }
            Ok(Event::End(tag)) => take(Step::Close(tag.name().as_ref().to_owned())),
            Ok(Event::Text(words)) => take(Step::Words(words.into_inner().into_owned())),
            Ok(Event::CData(words)) => take(Step::Words(words.into_inner().into_owned())),
            Ok(Event::GeneralRef(sign)) => {
                let letter = match sign.resolve_char_ref() {
                    Ok(Some(letter)) => Some(letter),
                    _ => named(sign.as_ref()),
                };
                if let Some(letter) = letter {
                    take(Step::Words(letter.to_string()));
                }
            }
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let local = |key: &'a str| key.rsplit(':').next().unwrap_or(key);
    attributes.iter().find(|(key, _)| local(key) == name).map(|(_, value)| value.as_str())
}

/// The words of the first element of each name, in the order of the names; empty where there is none.
pub(super) fn words_of<const N: usize>(xml: &str, names: [&str; N]) -> [String; N] {
    let mut found = [const { String::new() }; N];
    let mut open: Option<usize> = None;
    walk(xml, |step| match step {
        Step::Open(name, _) => {
            open = names.iter().position(|wanted| *wanted == name);
            open = open.filter(|at| found.get(*at).is_some_and(String::is_empty));
        }
        Step::Close(_) => open = None,
        Step::Words(words) => {
            if let Some(found) = open.and_then(|at| found.get_mut(at)) {
                found.push_str(&words);
            }
        }
    });
    found
}

fn open(tag: &BytesStart) -> Step {
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false).flatten() {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map(std::borrow::Cow::into_owned).unwrap_or_default();
        attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Step::Open(tag.name().as_ref().to_owned(), attributes)
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_meets_everything_and_bears_damage() {
        let mut seen = Vec::new();
        assert!(walk("<a:b x:y='1'>one &amp; &#233;<c/></a:b>", |step| seen.push(step)));
        assert_eq!(seen.len(), 8, "{seen:?}");
        let Step::Open(name, attributes) = &seen[0] else { panic!("{seen:?}") };
        assert_eq!((name.as_str(), attribute(attributes, "y")), ("a:b", Some("1")));
        walk("<a><b", |_| {});
        walk("</a></b>&bomb;<", |_| {});
        assert_eq!(
            words_of("<m><dc:title>A &amp; B</dc:title><d>x</d></m>", ["dc:title", "none"]),
            ["A & B", ""]
        );
    }
}
