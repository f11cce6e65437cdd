//! What a file of coded data holds, its names not yet those of a project.

use crate::import::{ArticleDraft, Warning};
use crate::model::{Dated, Span, Stance, Voice};

/// Where a statement stands in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The passage in the normalized text; none where it could not be found.
    pub span: Option<Span>,
    /// The words: of the text where there is a passage, else as the file gives them.
    pub quote: String,
    /// The offsets as the file gives them, where there is no passage.
    pub lost: Option<(usize, usize)>,
}

/// A document with those who coded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedDocument {
    /// The article.
    pub article: ArticleDraft,
    /// The names of those who read it to the end, also where they marked nothing.
    pub coders: Vec<String>,
}

/// An actor of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedActor {
    /// Its name.
    pub name: String,
    /// The party it belongs to; none for a party and where the file names none.
    pub party: Option<String>,
    /// Whether it stands as somebody's party, and so is a party.
    pub is_party: bool,
}

/// A statement of the file; names are without blanks around them and never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationDraft {
    /// Which of [`ClaimsDraft::documents`], from 0.
    pub document: usize,
    /// Where in its text.
    pub placement: Placement,
    /// Who codes.
    pub coder: String,
    /// Who demands; none while unfinished.
    pub actor: Option<String>,
    /// What; none while unfinished.
    pub demand: Option<String>,
    /// For or against.
    pub stance: Option<Stance>,
    /// When it was said.
    pub said: Option<Dated>,
    /// Of whom, in the order given.
    pub addressees: Vec<String>,
    /// The coder's remark.
    pub memo: String,
    /// Whose words carry it.
    pub voice: Option<Voice>,
    /// Its name in the file.
    pub origin_id: Option<String>,
}

/// All of a file of coded data that can be taken over, and what cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsDraft {
    /// The documents that have a text, in the order of the file.
    pub documents: Vec<CodedDocument>,
    /// Everybody who codes: the list of the file, then who else is named.
    pub coders: Vec<String>,
    /// Every actor: the list of the file, then parties and whoever else is named, in this order.
    pub actors: Vec<CodedActor>,
    /// The statements, in the order of the file.
    pub annotations: Vec<AnnotationDraft>,
    /// What was left out or changed, and where; warnings about one document stand in its article.
    pub warnings: Vec<Warning>,
}
