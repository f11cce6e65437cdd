//! One more statement on the same passage.

use crate::model::{IdSource, Project, Statement, StatementId};

use super::super::{EditError, Place, Transaction};
use super::{Author, copy_of, statement};

/// Makes a statement on the same passage by the same actor, to carry another demand; gives its id.
///
/// Everything is copied but the demand, which is to be chosen, and the memo, which is about the old one.
pub fn duplicate(
    project: &Project,
    id: StatementId,
    author: Author,
    ids: &mut IdSource,
) -> Result<(Transaction, StatementId), EditError> {
    let old = statement(project, id)?;
    let copy = Statement { demand: None, memo: String::new(), ..copy_of(project, old, author, ids) };
    let (source, id) = (copy.source, copy.id);
    Ok((Transaction::new("Duplicate statement").put(copy).at(Place::Statement(source, id)), id))
}
