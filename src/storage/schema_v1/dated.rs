//! Dates with their evidence, as flat fields: `said`, `said_status`, `said_from`, `said_printed`.

use crate::model::{DateStatus, Dated, When};
use crate::storage::row::Row;

/// The names of the four fields of a date.
pub(super) struct DateFields {
    when: &'static str,
    status: &'static str,
    from: &'static str,
    printed: &'static str,
}

/// Of an article.
pub(super) const PUBLISHED: DateFields = DateFields {
    when: "published",
    status: "published_status",
    from: "published_from",
    printed: "published_printed",
};

/// Of a statement.
pub(super) const SAID: DateFields =
    DateFields { when: "said", status: "said_status", from: "said_from", printed: "said_printed" };

impl DateFields {
    /// Writes a date; a confirmed one says so by silence.
    pub(super) fn push(&self, row: &mut Row<'_>, dated: Option<&Dated>) {
        let Some(dated) = dated else { return };
        row.word(self.when, &dated.when);
        if dated.status != DateStatus::Confirmed {
            row.word(self.status, &dated.status);
        }
        row.text_if_any(self.from, &dated.from);
        row.text_if_any(self.printed, &dated.printed);
    }

    /// The date of the four fields; evidence without a date is an error.
    pub(super) fn dated(
        &self,
        when: Option<When>,
        status: Option<DateStatus>,
        from: String,
        printed: String,
    ) -> Result<Option<Dated>, String> {
        let Some(when) = when else {
            return if status.is_none() && from.is_empty() && printed.is_empty() {
                Ok(None)
            } else {
                Err(format!("there is evidence of a date but no `{}`", self.when))
            };
        };
        let status = status.unwrap_or(DateStatus::Confirmed);
        Ok(Some(Dated { when, status, from, printed }))
    }
}
