//! Open vocabularies: the words we know, and any other that a file brings.

/// Defines an enum of known words with an `Other` for what later versions may add.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A word that this version does not know; kept as it came.
            Other(std::sync::Arc<str>),
        }

        impl $name {
            /// The known words, in the order in which they are offered.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in files and on the command line.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }

            /// The words on screen.
            pub fn label(&self) -> &str {
                match self {
                    $(Self::$variant => $label,)*
                    Self::Other(word) => word,
                }
            }

            /// The meaning of a word in a file; unknown words are kept.
            pub fn parse(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Other(other.into()),
                }
            }
        }
    };
}

vocabulary! {
    /// What an actor does with a demand.
    Stance {
        /// Calls for it or supports it.
        Demands = "demands", "demands";
        /// Speaks against it.
        Rejects = "rejects", "rejects";
        /// Offers it as a concession, or drops a demand of its own.
        OffersConcession = "offers-concession", "offers concession";
    }
}

vocabulary! {
    /// Whose words carry the statement.
    Voice {
        /// The actor's own words in quotation marks.
        DirectQuote = "direct-quote", "direct quote";
        /// The article's words for what the actor said.
        Paraphrase = "paraphrase", "paraphrase";
        /// Somebody else says that the actor said it.
        Reported = "reported", "reported by another";
        /// The article's or the coder's reading of the actor's position.
        Interpretation = "interpretation", "interpretation";
    }
}

vocabulary! {
    /// How sure the coder is.
    Certainty {
        /// Beyond doubt.
        High = "high", "high";
        /// Probably.
        Medium = "medium", "medium";
        /// A guess that wants a second look.
        Low = "low", "low";
    }
}

vocabulary! {
    /// How far a coder is with a source.
    Progress {
        /// Not begun.
        New = "new", "new";
        /// Begun.
        InProgress = "in-progress", "in progress";
        /// Read to the end; what is not coded holds no statement.
        Done = "done", "done";
    }
}

vocabulary! {
    /// What an actor is.
    ActorKind {
        /// One human being.
        Person = "person", "person";
        /// An office, ministry, company, delegation.
        Organization = "organization", "organization";
        /// People without an organization.
        Group = "group", "group";
        /// A state, a political party, a side at the table: the unit of comparison.
        Party = "party", "party";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown_words_read_back() {
        for stance in Stance::KNOWN {
            assert_eq!(Stance::parse(stance.as_str()), *stance);
        }
        assert_eq!(Stance::parse("wonders").as_str(), "wonders");
    }
}
