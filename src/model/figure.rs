//! What to count and how to show it.

use super::{ActorId, CoderId, Color, DemandId, EventId, FigureId, PartialDate, Stance, Voice, When};

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every choice, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in files and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The words on screen.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The choice of this word, if it is one.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

mod kind;

pub use kind::FigureKind;

choice! {
    /// By what statements are put together.
    Grouping {
        /// The party of the actor at the statement's date.
        Party = "party", "party";
        /// The actor.
        Actor = "actor", "actor";
        /// The demand.
        Demand = "demand", "demand";
        /// The stance.
        Stance = "stance", "stance";
        /// The outlet of the article.
        Outlet = "outlet", "outlet";
        /// Who coded.
        Coder = "coder", "coder";
        /// All in one.
        All = "all", "all";
    }
}

choice! {
    /// The length of a bin of time (ISO 8601; a week belongs to the year of its Thursday).
    Period {
        /// One day.
        Day = "day", "day";
        /// Monday to Sunday.
        Week = "week", "week";
        /// A calendar month.
        Month = "month", "month";
        /// Three calendar months.
        Quarter = "quarter", "quarter";
        /// A calendar year.
        Year = "year", "year";
    }
}

choice! {
    /// Which date of a statement counts.
    DateBasis {
        /// The date it was said; where there is none, the article's.
        StatementElsePublication = "statement-else-publication", "said, else published";
        /// Only the date it was said.
        Statement = "statement", "said";
        /// Only the date of the article.
        Publication = "publication", "published";
    }
}

choice! {
    /// Within what the same statement counts once.
    Duplicates {
        /// Every statement counts.
        Include = "include", "every statement";
        /// Once an article.
        Article = "article", "once an article";
        /// Once a day.
        Day = "day", "once a day";
        /// Once a week.
        Week = "week", "once a week";
        /// Once a month.
        Month = "month", "once a month";
        /// Once a quarter.
        Quarter = "quarter", "once a quarter";
        /// Once a year.
        Year = "year", "once a year";
        /// Once in all.
        Range = "range", "once in all";
    }
}

choice! {
    /// What a statement weighs when its passage carries several.
    Counting {
        /// One each.
        Full = "full", "each counts 1";
        /// One shared among all of the same coder and passage.
        Fractional = "fractional", "a passage counts 1";
    }
}

choice! {
    /// Which number a figure shows.
    Measure {
        /// How many statements.
        Count = "count", "count";
        /// The part of the bin's statements.
        Share = "share", "share";
        /// Statements per article published in the bin.
        PerArticle = "per-article", "per article";
        /// How many articles have at least one.
        Articles = "articles", "articles";
    }
}

choice! {
    /// Which interval stands beside a number, telling how far it may be trusted.
    Interval {
        /// None.
        None = "none", "no intervals";
        /// Wilson's score interval; right for numbers of articles.
        Wilson = "wilson", "Wilson, for articles";
        /// The bootstrap by article; right for every number.
        Bootstrap = "bootstrap", "bootstrap by article";
    }
}

choice! {
    /// How sure an interval is.
    Confidence {
        /// 95 %.
        NinetyFive = "95", "95 %";
        /// 90 %.
        Ninety = "90", "90 %";
    }
}

/// How the bootstrap draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bootstrap {
    draws: u32,
    /// Where its generator begins; the same seed gives the same intervals.
    pub seed: u64,
}

impl Bootstrap {
    /// The least and the most draws.
    pub const DRAWS: (u32, u32) = (100, 10_000);

    /// So many draws, at least 100 and at most 10,000; a number beyond is the nearest of these.
    pub fn new(draws: u32, seed: u64) -> Self {
        let (least, most) = Self::DRAWS;
        Self { draws: draws.clamp(least, most), seed }
    }

    /// How often all articles are drawn.
    pub fn draws(self) -> u32 {
        self.draws
    }
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { draws: 2_000, seed: 1 }
    }
}

/// What stands along the horizontal axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Columns {
    /// Time, in the period that suits the span of the dates.
    Auto,
    /// Time, in bins of this period.
    Time(Period),
    /// Groups, as rows have them.
    Groups(Grouping),
}

impl Columns {
    /// The word in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Time(period) => period.as_str(),
            Self::Groups(grouping) => grouping.as_str(),
        }
    }

    /// The choice of this word, if it is one.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "auto" {
            return Some(Self::Auto);
        }
        Period::parse(word).map(Self::Time).or_else(|| Grouping::parse(word).map(Self::Groups))
    }
}

/// What is counted; an empty list lets everything pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The one coder that is counted; none only where the project has at most one.
    pub coder: Option<CoderId>,
    /// Parties.
    pub parties: Vec<ActorId>,
    /// Actors, each with all below it.
    pub actors: Vec<ActorId>,
    /// Demands, each with all below it.
    pub demands: Vec<DemandId>,
    /// Stances.
    pub stances: Vec<Stance>,
    /// Voices.
    pub voices: Vec<Voice>,
    /// Outlets of articles, by name; the empty name is that of articles without one.
    pub outlets: Vec<String>,
    /// Tags of articles; an article with one of them passes.
    pub tags: Vec<String>,
    /// The first date, inclusive.
    pub from: Option<PartialDate>,
    /// The last date, inclusive.
    pub to: Option<PartialDate>,
}

/// A figure as it is asked for: what to count, by which rule, and how to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureSpec {
    /// Its name in the project.
    pub id: FigureId,
    /// Its place in the order of creation.
    pub order: u64,
    /// The name under which it is kept.
    pub name: String,
    /// How it is drawn.
    pub kind: FigureKind,
    /// One row (a color) for each of these.
    pub rows: Grouping,
    /// One column for each of these.
    pub columns: Columns,
    /// What is counted.
    pub filter: Filter,
    /// Which date counts.
    pub basis: DateBasis,
    /// What counts once.
    pub duplicates: Duplicates,
    /// What a statement weighs.
    pub counting: Counting,
    /// Which number is shown.
    pub measure: Measure,
    /// Whether the events of the project are left out.
    pub hides_events: bool,
    /// Demands are counted at this depth of the tree, 1 the roots; none as coded.
    pub depth: Option<u8>,
    /// Width of the rolling mean in bins, at least 2; none without.
    pub rolling: Option<u16>,
    /// Which interval stands beside the numbers.
    pub interval: Interval,
    /// How sure it is.
    pub confidence: Confidence,
    /// How the bootstrap draws, where it is the interval.
    pub bootstrap: Bootstrap,
}

impl FigureSpec {
    /// Statements by party over time: the figure that is always beside the text.
    pub fn by_party_over_time(id: FigureId) -> Self {
        Self {
            id,
            order: 0,
            name: String::new(),
            kind: FigureKind::Bars,
            rows: Grouping::Party,
            columns: Columns::Auto,
            filter: Filter::default(),
            basis: DateBasis::StatementElsePublication,
            duplicates: Duplicates::Include,
            counting: Counting::Full,
            measure: Measure::Count,
            hides_events: false,
            depth: None,
            rolling: None,
            interval: Interval::None,
            confidence: Confidence::NinetyFive,
            bootstrap: Bootstrap::default(),
        }
    }
}

/// Something that happened: a labelled line in figures over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name in the project.
    pub id: EventId,
    /// Its place in the order of creation.
    pub order: u64,
    /// When.
    pub when: When,
    /// What, in few words.
    pub label: String,
    /// More about it.
    pub note: String,
    /// Its color; none takes the theme's.
    pub color: Option<Color>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for word in ["auto", "day", "week", "month", "quarter", "year", "party", "actor", "demand", "all"] {
            assert_eq!(Columns::parse(word).unwrap().as_str(), word);
        }
        for rule in Duplicates::ALL {
            assert_eq!(Duplicates::parse(rule.as_str()), Some(*rule));
        }
        assert_eq!(Columns::parse("decade"), None);
        for interval in Interval::ALL {
            assert_eq!(Interval::parse(interval.as_str()), Some(*interval));
        }
        assert_eq!([0, 2_000, u32::MAX].map(|draws| Bootstrap::new(draws, 1).draws()), [100, 2_000, 10_000]);
    }
}
