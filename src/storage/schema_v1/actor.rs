//! `(id: "…", name: "…", kind: "party", parent: "…", …)`.

use serde::Deserialize;

use crate::model::{Actor, ActorId, ActorKind, Color, Membership, PartialDate, RecordId};
use crate::storage::row::Row;
use crate::storage::word::{Wire, value};

use super::Fault;
use super::attribute::{self, AttributeRow};

/// An actor in the file: `parent` is one membership without ends, `memberships` is any other number.
#[derive(Deserialize)]
#[serde(rename = "actor", deny_unknown_fields)]
pub(in crate::storage) struct ActorRow {
    id: Wire<ActorId>,
    name: String,
    kind: Wire<ActorKind>,
    parent: Option<Wire<ActorId>>,
    #[serde(default)]
    memberships: Vec<MembershipRow>,
    #[serde(default)]
    aliases: Vec<String>,
    color: Option<Wire<Color>>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    attributes: Vec<AttributeRow>,
    origin_id: Option<String>,
    order: u64,
}

#[derive(Deserialize)]
#[serde(rename = "membership", deny_unknown_fields)]
struct MembershipRow {
    parent: Wire<ActorId>,
    from: Option<Wire<PartialDate>>,
    to: Option<Wire<PartialDate>>,
}

/// Writes an actor.
pub(super) fn push(out: &mut String, actor: &Actor) {
    let mut row = Row::open(out);
    row.word("id", &actor.id);
    row.text("name", &actor.name);
    row.word("kind", &actor.kind);
    match actor.memberships.as_slice() {
        [only] if *only == Membership::always(only.parent) => row.word("parent", &only.parent),
        memberships => row.inners("memberships", memberships, |row, membership| {
            row.word("parent", &membership.parent);
            row.word_if_some("from", membership.from.as_ref());
            row.word_if_some("to", membership.to.as_ref());
        }),
    }
    row.texts("aliases", &actor.aliases);
    row.word_if_some("color", actor.color.as_ref());
    row.text_if_any("note", &actor.note);
    attribute::push(&mut row, &actor.attributes);
    if let Some(origin) = &actor.origin_id {
        row.text("origin_id", origin);
    }
    row.number("order", actor.order);
    row.close();
}

impl TryFrom<ActorRow> for Actor {
    type Error = Fault;

    fn try_from(row: ActorRow) -> Result<Self, Fault> {
        let memberships = match row.parent {
            Some(_) if !row.memberships.is_empty() => {
                let message = "the actor has both `parent` and `memberships`, expected one of them";
                return Err(Fault::new(RecordId::Actor(row.id.0), message.to_owned()));
            }
            Some(Wire(parent)) => vec![Membership::always(parent)],
            None => row.memberships.into_iter().map(Membership::from).collect(),
        };
        Ok(Self {
            id: row.id.0,
            order: row.order,
            name: row.name,
            kind: row.kind.0,
            memberships,
            aliases: row.aliases,
            color: value(row.color),
            note: row.note,
            attributes: attribute::attributes(row.attributes),
            origin_id: row.origin_id,
        })
    }
}

impl From<MembershipRow> for Membership {
    fn from(row: MembershipRow) -> Self {
        Self { parent: row.parent.0, from: value(row.from), to: value(row.to) }
    }
}
