//! The order of series and of columns that are groups.

use crate::analysis::Group;
use crate::model::{Project, Stance};

/// A key to sort groups by: in order of creation, what was not coded last, `(no party)` before
/// `(no actor)`; outlets by name.
pub(super) fn order_of(project: &Project, group: &Group) -> (u8, u64, String) {
    let order = match group {
        Group::Party(id) | Group::Actor(id) => project.actor(*id).map(|actor| actor.order),
        Group::Demand(id) => project.demand(*id).map(|demand| demand.order),
        Group::Coder(id) => project.coder(*id).map(|coder| coder.order),
        Group::Stance(stance) => {
            let place = Stance::KNOWN.iter().position(|known| known == stance);
            Some(place.map_or(u64::MAX, |place| place as u64))
        }
        _ => None,
    };
    let class = match group {
        Group::NoParty | Group::NoDemand | Group::NoStance | Group::NoOutlet => 1,
        Group::NoActor => 2,
        _ => 0,
    };
    (class, order.unwrap_or(0), group.label(project))
}
