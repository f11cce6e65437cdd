//! Changing one field of one record: what every `change` verb has in common.

use crate::model::Record;

use super::Transaction;

/// What a change of a field is called, and the field's name where it is typed into.
pub(super) type Named = (&'static str, Option<&'static str>);

/// Sets a field that is chosen at once.
pub(super) fn choose<T>(field: &mut T, value: T, label: &'static str) -> Named {
    *field = value;
    (label, None)
}

/// Sets a field that is typed into: letters typed in a row are one step of undo.
pub(super) fn typed<T>(field: &mut T, value: T, label: &'static str, name: &'static str) -> Named {
    *field = value;
    (label, Some(name))
}

/// Replaces a record by a changed one; empty where nothing differs.
pub(super) fn replace<T: PartialEq>(old: &T, new: T, (label, typed): Named) -> Transaction
where
    Record: From<T>,
{
    let transaction = Transaction::new(label);
    if new == *old {
        return transaction;
    }
    let record = Record::from(new);
    let id = record.id();
    let transaction = transaction.put(record);
    match typed {
        Some(field) => transaction.typing(id, field),
        None => transaction,
    }
}

/// The next place in the order of creation, from 1.
pub(super) fn next_order(orders: impl IntoIterator<Item = u64>) -> u64 {
    orders.into_iter().max().map_or(1, |order| order + 1)
}
