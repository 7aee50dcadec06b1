//! The closed vocabularies of the contract: the only words of an edition that code knows.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl $name {
            /// The words of the contract, in its order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            /// All of them, in the contract's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Reads a word of the contract.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }

            /// The word of the contract.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

words! {
    /// What a facet is for.
    Role {
        /// Core: where the data come from.
        Source = "source",
        /// Core: what they were used for.
        Usage = "usage",
        /// Core: who may gain.
        Beneficiary = "beneficiary",
        /// What can be stated, and how strongly.
        Proof = "proof",
        /// What followed, or came before.
        Decision = "decision",
        /// What an indicator measures.
        Dimension = "dimension",
        /// Disease or area of health.
        Topic = "topic",
        /// What may be disputed or feared.
        Risk = "risk",
        /// Place or level.
        Territory = "territory",
        /// Which people are studied.
        Public = "public",
        /// Anything else.
        Other = "other",
    }
}

impl Role {
    /// Whether at most one facet may have it.
    pub fn is_unique(self) -> bool {
        matches!(
            self,
            Self::Source
                | Self::Usage
                | Self::Beneficiary
                | Self::Proof
                | Self::Decision
                | Self::Dimension
        )
    }

    /// Whether an edition must have a facet with it, and each case a term of that facet.
    pub fn is_required(self) -> bool {
        matches!(
            self,
            Self::Source | Self::Usage | Self::Beneficiary | Self::Proof
        )
    }

    /// Whether the facet has no column in the cases: it follows from other rows.
    pub fn is_derived(self) -> bool {
        matches!(self, Self::Decision | Self::Dimension)
    }
}

words! {
    /// The sign of a proof status; `absence` stands on the term for cases without a decision.
    Sign {
        /// ●
        Filled = "filled",
        /// ◐
        Half = "half",
        /// ○
        Ring = "ring",
        /// ◇
        Diamond = "diamond",
        /// ≠
        NotEqual = "not-equal",
        /// ∅
        Empty = "empty",
        /// No decision is documented.
        Absence = "absence",
    }
}

impl Sign {
    /// The character that stands for it, always beside its word.
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Filled => "●",
            Self::Half => "◐",
            Self::Ring => "○",
            Self::Diamond => "◇",
            Self::NotEqual => "≠",
            Self::Empty => "∅",
            Self::Absence => "–",
        }
    }
}

words! {
    /// Whether data collected for one purpose were used for another.
    UseLevel {
        /// They were.
        Secondary = "secondary",
        /// They served what they were collected for.
        Primary = "primary",
        /// Both.
        Mixed = "mixed",
    }
}

words! {
    /// Whether an indicator is a number or a finding.
    Nature {
        /// A number.
        Quantitative = "quantitative",
        /// A text.
        Qualitative = "qualitative",
    }
}

words! {
    /// How the values of an indicator are to be read.
    Scale {
        /// 1 is no effect; logarithmic.
        Ratio = "ratio",
        /// Of a hundred.
        Percent = "percent",
        /// People.
        Persons = "persons",
        /// Things counted.
        Count = "count",
        /// For so many people.
        Rate = "rate",
        /// An amount.
        Money = "money",
        /// A time.
        Duration = "duration",
        /// Any number.
        Number = "number",
        /// No number.
        Text = "text",
    }
}

words! {
    /// The only way in which values of several cases may be put together.
    Aggregation {
        /// Not at all.
        None = "none",
        /// Added.
        Sum = "sum",
        /// Their median.
        Median = "median",
        /// The greatest.
        Max = "max",
    }
}

words! {
    /// Which direction is better.
    Polarity {
        /// Upwards.
        HigherBetter = "higher-better",
        /// Downwards.
        LowerBetter = "lower-better",
        /// Neither.
        Neutral = "neutral",
    }
}

words! {
    /// What kind of publication a reference is.
    ReferenceType {
        /// In a journal.
        Article = "article",
        /// A report.
        Report = "report",
        /// A dataset.
        Dataset = "dataset",
        /// A page.
        Web = "web",
        /// A text of law.
        Law = "law",
        /// A press article.
        Press = "press",
    }
}
