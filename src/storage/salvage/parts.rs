//! The lines of a file, sorted by what they are.

use crate::model::ProjectId;
use crate::storage::conflict;

use super::Lost;

/// A line and its number, from 1.
pub(super) type Line<'a> = (usize, &'a str);

/// What the lines of a file are.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) project: Option<ProjectId>,
    pub(super) title: Option<String>,
    pub(super) settings: Option<Line<'a>>,
    pub(super) coders: Vec<Line<'a>>,
    pub(super) actors: Vec<Line<'a>>,
    pub(super) demands: Vec<Line<'a>>,
    pub(super) figures: Vec<Line<'a>>,
    pub(super) events: Vec<Line<'a>>,
    pub(super) articles: Vec<Article<'a>>,
    pub(super) history: Vec<Line<'a>>,
    pub(super) lost: Vec<Lost>,
}

/// The lines of one article.
pub(super) struct Article<'a> {
    /// Its fields, up to its words.
    pub(super) head: Line<'a>,
    pub(super) paragraphs: Vec<Line<'a>>,
    pub(super) statements: Vec<Line<'a>>,
}

/// What the lines stand under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Coders,
    Actors,
    Demands,
    Figures,
    Events,
    Sources,
    Text,
    Statements,
    History,
    Unknown,
}

impl Parts<'_> {
    /// Whether there is nothing worth opening.
    pub(super) fn is_empty(&self) -> bool {
        let lists = [&self.coders, &self.actors, &self.demands, &self.figures, &self.events];
        lists.iter().all(|list| list.is_empty()) && self.articles.is_empty() && self.project.is_none()
    }
}

/// Sorts the lines of a file.
pub(super) fn parts(file: &str) -> Parts<'_> {
    let mut parts = Parts::default();
    let mut section = Section::None;
    for (at, line) in file.lines().enumerate() {
        let (number, words) = (at + 1, line.trim());
        if words.starts_with("#![") || words.starts_with("//") || is_bracket(words) {
            continue;
        }
        if conflict::is_marker(line) {
            parts.lost.push(Lost { line: Some(number), what: "a mark that a merge left".to_owned() });
        } else if let Some(next) = section_of(words) {
            if next == Section::Unknown {
                let what = format!("a list that this version does not know: {}", shortened(words));
                parts.lost.push(Lost { line: Some(number), what });
            }
            section = next;
        } else if words.starts_with("(schema:") {
            parts.head(number, words);
        } else if let Some(rest) = words.strip_prefix("settings:") {
            parts.settings = Some((number, rest.trim_start()));
        } else {
            section = parts.line(section, (number, words));
        }
    }
    parts
}

impl<'a> Parts<'a> {
    fn head(&mut self, line: usize, words: &str) {
        let id = quoted_after(words, "project:");
        self.project = id.and_then(|id| id.parse().ok());
        self.title = quoted_after(words, "title:");
        if self.project.is_none() || self.title.is_none() {
            let what = "the project's own id or title".to_owned();
            self.lost.push(Lost { line: Some(line), what });
        }
    }

    /// Puts a line where it belongs, by what it looks like and where it stands; gives where the next
    /// one stands.
    fn line(&mut self, section: Section, line: Line<'a>) -> Section {
        let words = line.1;
        let is_row = words.starts_with('(');
        let begins = |fields: [&str; 2]| {
            let after = words.strip_prefix("(id: \"").and_then(|rest| rest.split_once("\", "));
            after.is_some_and(|(_, rest)| fields.iter().any(|field| rest.starts_with(field)))
        };
        // An article begins a line that does not end its record.
        let is_article =
            is_row && begins(["title:", "title :"]) && !words.ends_with(')') && !words.ends_with("),");
        if is_article {
            self.articles.push(Article { head: line, paragraphs: Vec::new(), statements: Vec::new() });
            return Section::Sources;
        }
        let is_statement = is_row && begins(["start:", "quote:"]);
        if section == Section::History || words.starts_with("(at: \"") {
            self.history.push(line);
            return Section::History;
        }
        let section = if is_statement { Section::Statements } else { section };
        let list = match section {
            Section::Coders => &mut self.coders,
            Section::Actors => &mut self.actors,
            Section::Demands => &mut self.demands,
            Section::Figures => &mut self.figures,
            Section::Events => &mut self.events,
            Section::Sources if !is_row && !self.articles.is_empty() && words.starts_with('"') => {
                // The line before its words is lost.
                return self.of_article(Section::Text, line);
            }
            Section::Sources if is_row => {
                self.articles.push(Article { head: line, paragraphs: Vec::new(), statements: Vec::new() });
                return section;
            }
            Section::Text | Section::Statements => return self.of_article(section, line),
            Section::None | Section::Sources | Section::History | Section::Unknown => {
                let what = format!("a line that is nothing known: {}", shortened(words));
                self.lost.push(Lost { line: Some(line.0), what });
                return section;
            }
        };
        list.push(line);
        section
    }

    fn of_article(&mut self, section: Section, line: Line<'a>) -> Section {
        let Some(article) = self.articles.last_mut() else {
            let what = format!("a line of an article that is missing: {}", shortened(line.1));
            self.lost.push(Lost { line: Some(line.0), what });
            return section;
        };
        if section == Section::Text {
            article.paragraphs.push(line);
        } else {
            article.statements.push(line);
        }
        section
    }
}

/// Whether a line only ends something.
fn is_bracket(words: &str) -> bool {
    words.chars().all(|letter| matches!(letter, ')' | ']' | '}' | ',' | ' '))
}

fn section_of(words: &str) -> Option<Section> {
    let name = words.strip_suffix('[')?.trim_end().strip_suffix(':')?;
    let is_name = !name.is_empty() && name.chars().all(|letter| letter == '_' || letter.is_alphanumeric());
    is_name.then_some(match name {
        "coders" => Section::Coders,
        "actors" => Section::Actors,
        "demands" => Section::Demands,
        "figures" => Section::Figures,
        "events" => Section::Events,
        "sources" => Section::Sources,
        "text" => Section::Text,
        "statements" => Section::Statements,
        "history" => Section::History,
        _ => Section::Unknown,
    })
}

/// The words in quotation marks after a field's name; none where they do not end on the line.
pub(super) fn quoted_after(words: &str, field: &str) -> Option<String> {
    let rest = words.split_once(field)?.1.trim_start();
    let inside = rest.strip_prefix('"')?;
    let mut is_escaped = false;
    let end = inside.find(|letter| {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_end
    })?;
    ron::from_str(rest.get(..end + 2)?).ok()
}

/// The beginning of a line, as it is told.
pub(super) fn shortened(words: &str) -> String {
    let shown: String = words.chars().filter(|letter| !letter.is_control()).take(60).collect();
    if words.chars().nth(60).is_some() { format!("{shown}…") } else { shown }
}
