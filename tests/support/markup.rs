//! Whether a document is well-formed XML, as far as we write any: elements, attributes in double
//! quotes, the five named entities, no comments, no doctype.

/// Panics at the first thing that is not well-formed.
pub fn assert_well_formed(document: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = document;
    let mut roots = 0;
    while let Some(start) = rest.find('<') {
        check_words(&rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closing tag");
            continue;
        }
        let (tag, is_leaf) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "tag {name:?}");
        check_attributes(attributes);
        roots += usize::from(open.is_empty());
        if !is_leaf {
            open.push(name);
        }
    }
    assert!(rest.trim().is_empty() && open.is_empty(), "unclosed: {open:?}");
    assert_eq!(roots, 1, "one root");
}

fn check_attributes(mut words: &str) {
    let mut names = Vec::new();
    while !words.is_empty() {
        let (name, rest) = words.split_once("=\"").expect("an attribute has a value in quotes");
        let (value, rest) = rest.split_once('"').expect("a value ends");
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{name:?}");
        assert!(!names.contains(&name), "{name} twice");
        check_words(value);
        names.push(name);
        words = rest.strip_prefix(' ').unwrap_or(rest);
    }
}

fn check_words(words: &str) {
    for (at, _) in words.match_indices('&') {
        let entity = words[at..].split_inclusive(';').next().unwrap();
        assert!(["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains(&entity), "{entity:?}");
    }
    let forbidden = |letter: char| letter < ' ' && !"\t\n\r".contains(letter);
    assert!(!words.contains(forbidden) && !words.contains(['<', '\u{fffe}', '\u{ffff}']), "{words:?}");
}
