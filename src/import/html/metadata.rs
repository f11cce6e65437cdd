//! What the markup of a page tells: JSON-LD (schema.org), Open Graph and other `<meta>`, `<time>`, bylines.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use crate::model::{Dated, When};

use super::super::address::{day_in, host, is_address};
use super::super::published::{self, Found};
use super::super::{ArticleDraft, Candidate, Field, Sureness};

/// Names and properties of `<meta>`, lower case, the surest of each field first.
const META: &[(&str, Field)] = &[
    ("article:published_time", Field::Published),
    ("og:article:published_time", Field::Published),
    ("og:published_time", Field::Published),
    ("datepublished", Field::Published),
    ("date.published", Field::Published),
    ("parsely-pub-date", Field::Published),
    ("sailthru.date", Field::Published),
    ("pubdate", Field::Published),
    ("publishdate", Field::Published),
    ("publish-date", Field::Published),
    ("publication_date", Field::Published),
    ("dc.date.issued", Field::Published),
    ("dcterms.date", Field::Published),
    ("dc.date", Field::Published),
    ("citation_publication_date", Field::Published),
    ("date", Field::Published),
    ("og:title", Field::Title),
    ("twitter:title", Field::Title),
    ("citation_title", Field::Title),
    ("dc.title", Field::Title),
    ("og:site_name", Field::Outlet),
    ("application-name", Field::Outlet),
    ("citation_journal_title", Field::Outlet),
    ("dc.publisher", Field::Outlet),
    ("author", Field::Author),
    ("article:author", Field::Author),
    ("parsely-author", Field::Author),
    ("dc.creator", Field::Author),
    ("og:url", Field::Url),
    ("twitter:url", Field::Url),
];
/// How many code points a headline has at most; a longer one has an end missing.
const LONGEST_TITLE: usize = 300;
/// Where an address comes from that no markup tells.
const SAVED: &str = "note of the browser that saved it";
/// Where the day is printed on a page, the likeliest first.
const PRINTED: &str = "[itemprop='datePublished'], time[pubdate], article time, header time, main time, time, \
    .published, .pubdate, .publish-date, .published-date, .date, .dateline, .article-date, .post-date, \
    .entry-date, .article__date, .timestamp, .byline, [rel='author']";

/// What is known of a page beside its tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    /// Its markup, of which comments are looked at.
    pub(super) html: &'a str,
    /// Its title, as made out with the article.
    pub(super) title: &'a str,
    /// The line that names its author, as made out with the article.
    pub(super) byline: Option<&'a str>,
    /// Where it stood, as the file around it says.
    pub(super) address: Option<&'a str>,
}

/// Offers all that the markup tells, the surest first.
pub(super) fn offer(draft: &mut ArticleDraft, document: &Document, said: &Said) {
    let mut found = of_json_ld(document);
    found.extend(of_meta(document));
    found.extend(of_elements(document, said));
    let behind = site_behind(&found, document);
    found.extend(behind);
    let site = found.iter().find(|it| it.field == Field::Outlet).map(|it| it.value.clone());
    for candidate in found.iter_mut().filter(|it| it.field == Field::Title) {
        candidate.value = without_site(&candidate.value, site.as_deref()).to_owned();
    }
    printed_day_first(&mut found);
    if let Some(host) = found.iter().find(|it| it.field == Field::Url).and_then(|it| host(&it.value)) {
        found.push(Candidate::new(Field::Outlet, host, "address", Sureness::Guessed));
    }
    for candidate in found {
        draft.offer(candidate);
    }
}

/// A day that differs by one from the day that is printed differs by a time zone: the printed one counts.
fn printed_day_first(found: &mut Vec<Candidate>) {
    let day = |it: &Candidate| it.dated().map(|dated| dated.when.first().first_day());
    let Some(stated) = found.iter().position(|it| it.field == Field::Published) else { return };
    let is_printed = |it: &Candidate| it.field == Field::Published && it.sure == Sureness::Likely;
    let Some(printed) = found.iter().position(is_printed).filter(|at| *at > stated) else { return };
    let (Some(one), Some(other)) = (found.get(stated).and_then(day), found.get(printed).and_then(day)) else {
        return;
    };
    if one.tomorrow().is_ok_and(|next| next == other) || other.tomorrow().is_ok_and(|next| next == one) {
        let candidate = found.remove(printed);
        found.insert(stated, candidate);
    }
}

fn of_json_ld(document: &Document) -> Vec<Candidate> {
    let mut found = Vec::new();
    let page_title = document.select("title").text().to_string();
    for script in document.select("script[type='application/ld+json']").nodes() {
        let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) else { continue };
        let mut objects = vec![&value];
        let mut articles = Vec::new();
        while let Some(value) = objects.pop() {
            match value {
                Value::Array(items) => objects.extend(items.iter().rev()),
                Value::Object(object) => {
                    objects.extend(object.get("@graph"));
                    if is_article(value) {
                        articles.push(value);
                    }
                }
                _ => {}
            }
        }
        for article in articles {
            of_article(article, &page_title, &mut found);
        }
    }
    found
}

fn is_article(value: &Value) -> bool {
    let kinds = words(value.get("@type"));
    ["Article", "Posting", "Report", "Review"].iter().any(|kind| kinds.contains(kind))
        || value.get("datePublished").is_some()
}

fn of_article(article: &Value, page_title: &str, found: &mut Vec<Candidate>) {
    let mut tell = |field: Field, value: &str| match field {
        Field::Published => found.extend(date(value, "JSON-LD", Sureness::Stated)),
        _ => found.push(Candidate::new(field, &unescaped(value), "JSON-LD", Sureness::Stated)),
    };
    // Some say what the page is about as its headline; then the title of the page has the name.
    let titles = [words(article.get("headline")), words(article.get("name"))];
    let named = titles.iter().find(|name| !name.is_empty() && page_title.contains(name.as_str()));
    let headline = named.or_else(|| titles.iter().find(|name| !name.is_empty()));
    tell(Field::Title, headline.map_or("", String::as_str));
    tell(Field::Published, &words(article.get("datePublished")));
    tell(Field::Author, &names(article.get("author")));
    tell(Field::Outlet, &names(article.get("publisher")));
    let page = article.get("mainEntityOfPage").map(|page| page.get("@id").unwrap_or(page));
    let address = words(article.get("url").or(page));
    if is_address(&address) {
        tell(Field::Url, &address);
    }
    tell(Field::Language, &words(article.get("inLanguage")));
}

fn words(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(words)) => words.clone(),
        Some(Value::Array(items)) => items.iter().map(|it| words(Some(it))).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

fn names(value: Option<&Value>) -> String {
    match value {
        Some(Value::Object(object)) => words(object.get("name")),
        Some(Value::Array(items)) => {
            let names: Vec<String> = items.iter().map(|it| names(Some(it))).collect();
            names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
        other => Some(words(other)).filter(|name| !is_address(name)).unwrap_or_default(),
    }
}

fn unescaped(words: &str) -> String {
    let signs =
        [("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " ")];
    let plain = signs.iter().fold(words.to_owned(), |words, (sign, letter)| words.replace(sign, letter));
    plain.replace("&amp;", "&")
}

fn of_meta(document: &Document) -> Vec<Candidate> {
    let tags: Vec<(String, String)> = document
        .select("meta[content]")
        .nodes()
        .iter()
        .filter_map(|tag| {
            let name = tag.attr("property").or_else(|| tag.attr("name")).or_else(|| tag.attr("itemprop"))?;
            Some((name.to_lowercase(), tag.attr("content")?.trim().to_owned()))
        })
        .collect();
    let mut found = Vec::new();
    for (name, field) in META {
        for (_, value) in tags.iter().filter(|(known, value)| known == name && !value.is_empty()) {
            match field {
                Field::Published => found.extend(date(value, name, Sureness::Stated)),
                Field::Author if is_address(value) => {}
                _ => found.push(Candidate::new(*field, value, name, Sureness::Stated)),
            }
        }
    }
    found
}

/// The name of the site, where the title of the page is the headline and that behind it.
fn site_behind(found: &[Candidate], document: &Document) -> Option<Candidate> {
    let title = document.select("title").text();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let headlines = found.iter().filter(|it| it.field == Field::Title && it.value != title);
    let mut behind = headlines.filter_map(|headline| {
        let rest = title.strip_prefix(headline.value.as_str())?.trim_start();
        let site = rest.strip_prefix(['|', '-', '–', '—', '·', ':'])?.trim();
        (!site.is_empty() && site.chars().count() <= 60).then_some(site)
    });
    behind.next().map(|site| Candidate::new(Field::Outlet, site, "title of the page", Sureness::Guessed))
}

fn of_elements(document: &Document, said: &Said) -> Vec<Candidate> {
    let mut found = Vec::new();
    let printed = document.select(PRINTED);
    found.extend(printed.nodes().iter().filter_map(printed_date).take(1));
    let headings = document.select("h1");
    if let [heading] = headings.nodes()
        && heading.text().chars().count() <= LONGEST_TITLE
    {
        found.push(Candidate::new(Field::Title, &heading.text(), "heading", Sureness::Likely));
    }
    let of_page = Candidate::new(Field::Title, said.title, "title of the page", Sureness::Guessed);
    // A heading that has nothing of the title is that of the site or of a section.
    let is_other =
        found.last().is_some_and(|it| it.field == Field::Title && is_foreign(&it.value, said.title));
    found.insert(found.len() - usize::from(is_other), of_page);
    if let Some(author) = said.byline.and_then(author_of) {
        found.push(Candidate::new(Field::Author, &author, "byline", Sureness::Likely));
    }
    let address = document.select("link[rel='canonical']").attr("href").map(|it| it.to_string());
    let saved = said.html.split_once("saved from url=").and_then(|(_, after)| {
        after.split_once(')').and_then(|(_, after)| after.split([' ', '-', '\n']).next())
    });
    for (address, from) in [(address.as_deref(), "canonical link"), (saved, SAVED), (said.address, SAVED)] {
        if let Some(address) = address.filter(|address| is_address(address)) {
            found.push(Candidate::new(Field::Url, address, from, Sureness::Stated));
        }
    }
    if let Some(language) = document.select("html").attr("lang") {
        found.push(Candidate::new(Field::Language, &language, "lang of the page", Sureness::Stated));
    }
    if let Some(dated) = found.iter().find(|it| it.field == Field::Url).and_then(|it| day_in(&it.value)) {
        found.push(Candidate::date(&dated, Sureness::Guessed));
    }
    found
}

/// The date that an element prints, else the one in its markup.
fn printed_date(node: &NodeRef) -> Option<Candidate> {
    let shown = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let from = if node.has_name("time") { "<time>" } else { "date line" };
    let line = shown.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let heads = ["published", "posted", "updated", "on", "date", "опубликовано"];
    let bare = heads.iter().fold(line, |line, head| {
        let rest = line.get(..head.len()).filter(|start| start.eq_ignore_ascii_case(head));
        rest.and_then(|_| line.get(head.len()..))
            .map_or(line, |line| line.trim_start_matches([':', ' ', ',']))
    });
    if let Some(candidate) = date(bare, from, Sureness::Likely) {
        return Some(candidate);
    }
    let machine = node.attr("datetime").or_else(|| node.attr("content"))?;
    let candidate = date(&machine, from, Sureness::Likely)?;
    Some(Candidate { printed: if shown.is_empty() { machine.to_string() } else { shown }, ..candidate })
}

/// A whole day from words; the day is the one printed, whatever zone its time has.
fn date(words: &str, from: &str, sure: Sureness) -> Option<Candidate> {
    let words = words.trim();
    let day = words.get(..10).and_then(|day| day.parse().ok()).map(When::At);
    let (when, printed) = match day {
        Some(when) => (when, words.to_owned()),
        None => match published::read(words)? {
            Found::Date(when, printed) if when.first().day().is_some() => (when, printed),
            _ => return None,
        },
    };
    Some(Candidate::date(&Dated { printed, ..Dated::guessed(when, from) }, sure))
}

/// Whether less than half of the words of a heading stand in a title.
fn is_foreign(heading: &str, title: &str) -> bool {
    let low = title.to_lowercase();
    let words: Vec<String> = heading.split_whitespace().map(str::to_lowercase).collect();
    let shared = words.iter().filter(|word| low.contains(word.as_str())).count();
    !title.trim().is_empty() && shared * 2 < words.len()
}

fn author_of(byline: &str) -> Option<String> {
    let line = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = ["By ", "by ", "BY ", "Von ", "Par "]
        .iter()
        .find_map(|head| line.strip_prefix(head))
        .unwrap_or(&line);
    let is_name = !name.is_empty() && name.chars().count() <= 100 && !is_address(name);
    is_name.then(|| name.to_owned())
}

/// A title without the name of the site that pages put behind it.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let Some(site) = site.filter(|site| !site.is_empty()) else { return title };
    let bare = title.strip_suffix(site).map(str::trim_end);
    let bare = bare.and_then(|title| title.strip_suffix(['|', '-', '–', '—', '·']));
    bare.map(str::trim_end).filter(|title| !title.is_empty()).unwrap_or(title)
}
