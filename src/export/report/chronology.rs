//! What was said, demand by demand, in the order of time.

use crate::model::{DemandId, Project, Statement, When, tree};

use super::page::Page;

/// Every demand with statements as the codebook has them, each with its quotes by date, the undated last;
/// at the end what has no demand.
pub(super) fn write(page: &mut Page, project: &Project) {
    page.words("h2", "", "Who said what, when");
    if project.statements().len() == 0 {
        page.words("p", "muted", "No statements yet.");
    }
    for branch in tree::demand_tree(project) {
        let path = path(project, branch.id);
        let definition = project.demand(branch.id).map_or("", |demand| demand.definition.as_str());
        write_demand(page, project, (&path, definition), Some(branch.id));
    }
    write_demand(page, project, ("(no demand)", ""), None);
}

fn write_demand(page: &mut Page, project: &Project, (name, definition): (&str, &str), id: Option<DemandId>) {
    let mut statements: Vec<&Statement> =
        project.statements().map(AsRef::as_ref).filter(|statement| statement.demand == id).collect();
    if statements.is_empty() {
        return;
    }
    statements.sort_by_cached_key(|statement| {
        let when = when(project, statement).map(|when| when.to_string());
        let article = project.source(statement.source).map(|source| (source.order, source.id));
        (when.is_none(), when, article, statement.position())
    });
    page.words("h3", "", name);
    if !definition.is_empty() {
        page.words("p", "muted", definition);
    }
    page.open("ol", "");
    for statement in statements {
        write_statement(page, project, statement);
    }
    page.close("ol");
}

fn write_statement(page: &mut Page, project: &Project, statement: &Statement) {
    let when = when(project, statement);
    page.open("li", "");
    page.words("time", "", &when.map_or("undated".to_owned(), |when| when.to_string()));
    page.words("strong", "", &speaker(project, statement, when));
    if let Some(stance) = &statement.stance {
        page.words("span", "", stance.label());
    }
    page.words("q", "", &statement.quote);
    page.words("cite", "", &place(project, statement));
    page.close("li");
}

/// When it was said, else published.
fn when(project: &Project, statement: &Statement) -> Option<When> {
    let published = || project.source(statement.source)?.published.as_ref().map(|dated| dated.when);
    statement.said.as_ref().map(|dated| dated.when).or_else(published)
}

/// "Lena Maurik (Ostra)".
fn speaker(project: &Project, statement: &Statement, when: Option<When>) -> String {
    let Some(actor) = statement.actor.and_then(|id| project.actor(id)) else {
        return "(no actor)".to_owned();
    };
    let party = tree::party_of(project, actor.id, when.map(When::first));
    match party.filter(|party| *party != actor.id).and_then(|party| project.actor(party)) {
        Some(party) => format!("{} ({})", actor.name, party.name),
        None => actor.name.clone(),
    }
}

/// "Harbor Courier, “Shots near Skerry”, 2032-04-27; coded by Ilse": where it stands, and who coded it where there
/// are several.
fn place(project: &Project, statement: &Statement) -> String {
    let Some(source) = project.source(statement.source) else { return String::new() };
    let mut parts = Vec::new();
    if !source.outlet.is_empty() {
        parts.push(source.outlet.clone());
    }
    parts.push(format!("“{}”", source.title));
    parts.extend(source.published.as_ref().map(|dated| dated.when.to_string()));
    let mut words = parts.join(", ");
    let coder = project.coder(statement.coder).filter(|_| project.coders().len() > 1);
    if let Some(coder) = coder {
        words.push_str("; coded by ");
        words.push_str(&coder.name);
    }
    words
}

/// "Security › Observers on the island".
fn path(project: &Project, id: DemandId) -> String {
    let mut names = Vec::new();
    let mut at = Some(id);
    // A tree has no circle; its depth is at most its demands.
    while let Some(demand) = at.and_then(|id| project.demand(id)).filter(|_| names.len() < 64) {
        names.push(demand.name.as_str());
        at = demand.parent;
    }
    names.reverse();
    names.join(" › ")
}
