//! Lines that are no part of an article but of the web page it was copied from.
//!
//! Nothing is taken away here: each such line is offered with the reason, and a person decides.

use std::ops::Range;

use super::{Page, Part, Warning};

/// Lines that stand on web pages and in no article, lower case, without signs at their ends.
const BUTTONS: &[&str] = &[
    "close",
    "menu",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "share on x",
    "tweet",
    "print",
    "email",
    "print this page",
    "copy link",
    "link copied",
    "save",
    "subscribe",
    "subscribe now",
    "sign in",
    "sign up",
    "log in",
    "register",
    "search",
    "follow us",
    "advertisement",
    "advertising",
    "sponsored",
    "ad",
    "read more",
    "load more",
    "show more",
    "see more",
    "scroll to top",
    "back to top",
    "go to top",
    "skip to content",
    "skip to main content",
    "what's hot",
    "trending",
    "trending now",
    "most read",
    "most popular",
    "related",
    "related articles",
    "related stories",
    "related topics",
    "recommended",
    "you may also like",
    "more on this story",
    "more from",
    "up next",
    "latest news",
    "newsletter",
    "unsubscribe",
    "manage preferences",
    "update your preferences",
    "view in browser",
    "view in your browser",
    "view this email in your browser",
    "forward to a friend",
    "leave a comment",
    "comments",
    "add a comment",
    "post a comment",
    "reply",
    "accept",
    "accept all",
    "accept cookies",
    "reject all",
    "cookie settings",
    "manage cookies",
    "privacy policy",
    "terms of use",
    "terms of service",
    "about us",
    "contact us",
    "all rights reserved",
    "facebook",
    "twitter",
    "instagram",
    "telegram",
    "whatsapp",
    "linkedin",
    "youtube",
    "поделиться",
    "читайте также",
    "реклама",
    "наверх",
    "подписаться",
    "комментарии",
    "закрыть",
    "меню",
    "поділитися",
    "читайте також",
    "догори",
    "підписатися",
    "teilen",
    "werbung",
    "nach oben",
    "anzeige",
    "mehr zum thema",
    "partager",
    "publicité",
    "haut de page",
    "lire aussi",
];
/// How words begin that are about the page, lower case; only lines of at most [`SHORT`] letters.
const OPENINGS: &[&str] = &[
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "by continuing to use",
    "sign up for our",
    "sign up to our",
    "subscribe to our",
    "follow us on",
    "click here to",
    "copyright ©",
    "© ",
    "мы используем cookie",
    "подписывайтесь на",
    "read also:",
    "read more:",
    "also read:",
    "see also:",
];
/// How credits of pictures end or what they hold, lower case; only lines of at most 90 letters.
const CREDITS: &[&str] = &[
    "via getty images",
    "getty images",
    "via associated press",
    "via reuters",
    "/press association images",
    "via afp",
];
/// How many code points a line about the page has at most.
const SHORT: usize = 200;

/// The paragraphs of a plain text as parts, those with the reason that look like furniture of a page.
///
/// None where none does. Linear in the text.
pub(super) fn offer(text: &str) -> Option<Page> {
    let page = paragraphs(text);
    let has_doubt = page.doubtful().next().is_some();
    let is_article = |part: &Part| part.why.is_empty() && !page.words_of(part).trim().is_empty();
    (has_doubt && page.parts().iter().any(is_article)).then_some(page)
}

/// The same, also where nothing looks like furniture; the empty lines after a paragraph go with it.
pub(super) fn paragraphs(text: &str) -> Page {
    let mut parts: Vec<(Range<usize>, String)> = Vec::new();
    let mut before = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (words, place) = (line.trim(), at..at + line.len());
        match parts.last_mut() {
            Some((part, _)) if words.is_empty() => part.end = place.end,
            _ => parts.push((place.clone(), reason(words, before, at == 0).unwrap_or_default())),
        }
        if !words.is_empty() {
            before = words;
        }
        at = place.end;
    }
    let words_of = |part: &Range<usize>| text.get(part.clone()).unwrap_or_default();
    Page::of_parts(parts.iter().map(|(part, why)| (words_of(part), why.as_str())), false)
}

/// The offer in words.
pub(super) fn doubt(page: &Page) -> Warning {
    let lines: Vec<&str> = page.doubtful().map(|(_, part)| page.words_of(part).trim()).collect();
    let shown = lines.first().copied().unwrap_or_default();
    let shown: String = shown.chars().take(40).collect();
    let what = match lines.len() {
        1 => "1 line looks like a part of a web page".to_owned(),
        many => format!("{many} lines look like parts of a web page"),
    };
    Warning::new(format!("{what}, as \"{shown}\"; nothing was left out"))
}

/// Why a block within the article of a web page is no part of it; none where it may be.
pub(super) fn of_block(words: &str) -> Option<&'static str> {
    let low = words.to_lowercase().replace('’', "'");
    let bare = low.trim_matches(|sign: char| !sign.is_alphanumeric());
    let letters = words.chars().count();
    // Of a row of buttons every word is one.
    let are_buttons = || {
        let mut names = bare.split([' ', '\t']).filter(|name| !name.is_empty());
        names.clone().count() > 1 && names.all(|name| BUTTONS.contains(&name))
    };
    if BUTTONS.contains(&bare) || are_buttons() {
        return Some("a button or a heading of a web page");
    }
    if letters <= SHORT && OPENINGS.iter().any(|opening| low.starts_with(opening)) {
        return Some("a note of a web page");
    }
    (letters <= 90 && CREDITS.iter().any(|credit| low.ends_with(credit))).then_some("the credit of a picture")
}

/// Why a line is no part of an article; none where it may be. `before` is the line with words before.
fn reason(line: &str, before: &str, is_first: bool) -> Option<String> {
    if line.is_empty() {
        return None;
    }
    if is_site_path(line) {
        return Some("the path of a web site".to_owned());
    }
    let low = line.to_lowercase().replace('’', "'");
    let bare = low.trim_matches(|sign: char| !sign.is_alphanumeric());
    if BUTTONS.contains(&bare) && !is_first {
        return Some("a button or a heading of a web page".to_owned());
    }
    let letters = line.chars().count();
    if letters <= SHORT && OPENINGS.iter().any(|opening| low.starts_with(opening)) {
        return Some("a note of a web page".to_owned());
    }
    if letters <= 90 && CREDITS.iter().any(|credit| low.ends_with(credit)) {
        return Some("the credit of a picture".to_owned());
    }
    (line == before && letters > 20).then(|| "the same line twice".to_owned())
}

/// "Home > World > Talks": short steps between signs.
fn is_site_path(line: &str) -> bool {
    [" > ", " › ", " » "].iter().any(|sign| {
        let mut steps = line.split(sign);
        let first = steps.next().unwrap_or_default();
        first.chars().count() <= 40
            && steps.next().is_some()
            && !line.ends_with('.')
            && !line.contains('«')
            && line.chars().count() <= SHORT
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let page = offer(text);
        let found: Vec<(String, String)> = page
            .iter()
            .flat_map(|page| {
                page.doubtful().map(|(_, part)| (page.words_of(part).trim().to_owned(), part.why.clone()))
            })
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(words, why)| ((*words).to_owned(), (*why).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
        if let Some(page) = page {
            assert_eq!(page.kept(), text, "what is offered stays");
        }
    }

    #[test]
    fn lines_of_a_page_are_offered_and_stay() {
        check(
            "Home > World > Talks\n\nTalks end\n\nA minister speaks before the talks.\nA minister speaks before the talks.\n\
             Anadolu Agency via Getty Images\n\nThey met.\n\nClose\n\nWhat’s Hot",
            &[
                ("Home > World > Talks", "the path of a web site"),
                ("A minister speaks before the talks.", "the same line twice"),
                ("Anadolu Agency via Getty Images", "the credit of a picture"),
                ("Close", "a button or a heading of a web page"),
                ("What’s Hot", "a button or a heading of a web page"),
            ],
        );
        check(
            "Talks\n\nWe use cookies to learn more.\n▲ Scroll to Top",
            &[
                ("We use cookies to learn more.", "a note of a web page"),
                ("▲ Scroll to Top", "a button or a heading of a web page"),
            ],
        );
    }

    #[test]
    fn every_paragraph_can_be_taken_out_with_the_empty_lines_after_it() {
        let mut page = offer("\nTalks end\n\nThey met.\n\nClose\n\n\nThey left.\nAt dawn.\n").unwrap();
        let parts: Vec<&str> = page.parts().iter().map(|part| page.words_of(part)).collect();
        assert_eq!(
            parts,
            ["\n", "Talks end\n\n", "They met.\n\n", "Close\n\n\n", "They left.\n", "At dawn.\n"]
        );
        page.keep_article();
        assert_eq!(page.kept(), "Talks end\n\nThey met.\n\nThey left.\nAt dawn.");
    }

    #[test]
    fn blocks_of_a_page_are_known() {
        assert!(of_block("You may also like…").is_some() && of_block("Facebook Twitter WhatsApp").is_some());
        assert!(of_block("Subscribe to our newsletters.").is_some());
        assert!(of_block("They will save the boats.").is_none() && of_block("Close ties").is_none());
    }

    #[test]
    fn an_article_has_none() {
        check("Talks end\n\nThey met.\n\nThey will close the border, he said.\n", &[]);
        check("Close\n\nThey met.", &[]);
        check("Output grew 5 > 3 per cent, the ministry said.\n\nNo.\n\nNo.", &[]);
        check("Talks\nShare", &[("Share", "a button or a heading of a web page")]);
    }
}
