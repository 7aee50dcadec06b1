//! Every word that the explorer says by itself: one trait, a method for each message, a file for
//! each language. A message takes facts and gives a sentence with that language's typography
//! and plural rules. Labels, definitions and texts about health come from the edition.

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

mod editions;
mod en;
mod evidence;
mod export;
mod fr;
pub mod number;
mod problems;
mod stories;

pub use editions::{EditionLabel, EditionMessages};
pub use evidence::{EvidenceLabel, EvidenceMessages};
pub use export::{ExportLabel, ExportMessages, FrameMessages};
pub use problems::ProblemMessages;
pub use stories::{StoryLabel, StoryMessages};

use crate::aggregate::Heading;
use crate::dataset::package::PackageError;
use crate::dataset::{ReferenceType, Role, Text, UseLevel};
use crate::fold::place_of;
use crate::selection::Sort;

/// A language of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French, the language of the data.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code of BCP 47, in addresses and `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Reads the code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// The messages of figures in this language.
    pub fn figure_messages(self) -> &'static dyn FigureMessages {
        match self {
            Self::Fr => &fr::Fr,
            Self::En => &en::En,
        }
    }

    /// The messages in this language.
    pub fn messages(self) -> &'static dyn Messages {
        match self {
            Self::Fr => &fr::Fr,
            #[cfg(not(feature = "split"))]
            Self::En => english(),
            #[cfg(feature = "split")]
            Self::En => ENGLISH.get().copied().unwrap_or(&fr::Fr),
        }
    }
}

/// The words of English.
pub fn english() -> &'static dyn Messages {
    &en::En
}

/// Where they are once they came, in a page that is cut: whoever reads French never loads them, and
/// whoever reads English is shown nothing before. Until then French stands in their place.
#[cfg(feature = "split")]
static ENGLISH: std::sync::OnceLock<&'static dyn Messages> = std::sync::OnceLock::new();

/// Takes the words of English, which are a part of the code.
#[cfg(feature = "split")]
pub fn take_english(words: &'static dyn Messages) {
    let _ = ENGLISH.set(words);
}

/// The name of the derived facet of indicators.
pub fn indicator_facet() -> Text {
    Text {
        fr: "Indicateur".into(),
        en: "Indicator".into(),
    }
}

labels! {
    /// A place on screen that has one fixed text.
    Label {
        /// Name of the explorer, the page's heading.
        Name,
        /// The link past the header.
        SkipToResults,
        /// The group of languages.
        Language,
        /// The filter panel.
        Filters,
        /// Closes the panel on a phone.
        CloseFilters,
        /// The search box.
        Search,
        /// Empties the selection.
        Reset,
        /// The selected filters as a group.
        ChosenFilters,
        /// Excludes a term.
        Except,
        /// At least one of the chosen terms.
        AnyOf,
        /// Each of the chosen terms.
        AllOf,
        /// How the chosen terms of a facet are put together.
        Combine,
        /// The range of publication years.
        Years,
        /// Its first year.
        YearFrom,
        /// Its last year.
        YearTo,
        /// A range without an end.
        AnyYear,
        /// The filter by use level.
        UseLevel,
        /// The other facets.
        OtherFilters,
        /// A count of none.
        NoCase,
        /// What to do then.
        NoCaseAdvice,
        /// The order of the list.
        SortBy,
        /// Opens the table of a chart.
        Table,
        /// A table's column: cases of the selection.
        InSelection,
        /// A table's column: cases of the edition.
        InEdition,
        /// A table's column, and the chart by year.
        Year,
        /// The list of cases.
        Cases,
        /// The charts as a group.
        Charts,
        /// Back from a sheet.
        BackToCases,
        /// The case before, in the order of the list.
        PreviousCase,
        /// The case after.
        NextCase,
        /// A finding on the first screen.
        Finding,
        /// Leads from a finding to its case.
        ReadCase,
        /// A part of the sheet.
        Summary,
        /// A part of the sheet.
        Method,
        /// A part of the sheet.
        Limits,
        /// A part of the sheet.
        Results,
        /// A part of the sheet.
        Decisions,
        /// A part of the sheet.
        References,
        /// A part of the sheet.
        Classified,
        /// A part of the sheet.
        Organisations,
        /// A case without a decision.
        NoDecision,
        /// A case without a value.
        NoValue,
        /// A cell that the edition leaves empty.
        NotGiven,
        /// A population that the edition leaves empty.
        NoPopulation,
        /// A column of the values.
        Population,
        /// A column of the values.
        Comparison,
        /// A column of the values.
        Proof,
        /// A column of the values.
        Reference,
        /// Opens an address about a decision.
        AboutDecision,
        /// A decision older than the publication.
        BeforePublication,
        /// Opens a draft.
        OpenLocal,
        /// What opening a draft does.
        OpenLocalHelp,
        /// A folder of a draft.
        ChooseFolder,
        /// A zip of a draft.
        ChooseZip,
        /// Leaves a draft.
        LeaveDraft,
        /// The page that lists problems.
        Problems,
        /// A column of the problems.
        Resource,
        /// A column of the problems.
        Line,
        /// A column of the problems.
        Column,
        /// A column of the problems.
        Found,
        /// A column of the problems.
        What,
        /// A loading page.
        Loading,
        /// The rest of an edition is on its way.
        Coming,
        /// It has come.
        AllHere,
        /// Decisions are not counted yet.
        DecisionsComing,
        /// The search waits for the rest of the edition.
        SearchLater,
        /// Loads again.
        Retry,
        /// The data as files.
        RawData,
        /// The licence.
        Licence,
        /// Nothing stands at an address.
        Missing,
        /// The way home.
        Home,
        /// A page of the edition.
        PageMethod,
        /// Before what the address asked for in vain.
        AddressNotices,
        /// The keys of the search box.
        SearchKeys,
        /// What is offered while one types.
        Suggestions,
        /// A search that forgives a typing error.
        Similar,
        /// The friendly way in.
        ForMe,
        /// What it is for.
        ForMeHelp,
        /// A search inside a facet.
        SearchTerm,
        /// A search inside a facet that finds nothing.
        NoTerm,
        /// The list with titles only.
        Compact,
        /// Goes from the figures to the list.
        ToList,
        /// The list beside a sheet.
        Selection,
        /// The steps from data to benefit.
        Chain,
        /// A step of the chain.
        Data,
        /// A step of the chain.
        People,
        /// A step of the chain.
        Result,
        /// A step of the chain.
        Decision,
        /// A step of the chain.
        Benefit,
        /// What may be said, and what may not.
        Claims,
        /// A side of it.
        MaySay,
        /// The other side.
        MayNotSay,
        /// The first side, where there is nothing.
        NothingSaid,
        /// Where the other side goes on.
        SeeLimits,
        /// The publication on a time line.
        Publication,
        /// The place of 1 on the axis of a ratio.
        NoEffect,
        /// A part of the sheet.
        Related,
        /// A case to which no other is related.
        NoRelated,
        /// A part of the sheet.
        Cite,
        /// Copies a text.
        Copy,
        /// It was copied.
        Copied,
        /// It could not be copied.
        NotCopied,
        /// Takes a figure away.
        Take,
        /// Copies a picture.
        CopyImage,
        /// A case outside the selection.
        NotInSelection,
        /// When a value holds, where it is no year.
        Period,
        /// Closes the panel on a phone.
        Close,
        /// What may be searched.
        SearchHint,
        /// A facet of which the cases have no other term than what is asked for.
        NothingBesides,
        /// Shows a figure by itself.
        Alone,
        /// Goes back in a figure.
        PreviousPage,
        /// Goes on in a figure.
        NextPage,
        /// The charts that are folded.
        MoreCharts,
        /// A folder or zip without a package.
        NoPackage,
        /// A zip that cannot be read.
        BadZip,
        /// The list of indicators.
        Indicators,
        /// The data sources.
        Sources,
        /// The words that are explained.
        Glossary,
        /// The edition year by year.
        Barometer,
        /// What changed between two editions.
        Diff,
        /// Two selections side by side.
        Compare,
        /// The pages about the sources of a case.
        AboutSources,
        /// Puts a case into the dossier.
        PutAside,
        /// The cases that were put aside.
        Dossier,
        /// The way to what can be shown to an audience.
        Present,
        /// Takes the view as a step of a sequence.
        AddStep,
        /// The ways to take cases away.
        Share,
        /// A part of the code did not come.
        PartMissing,
        /// A newer edition than the open one is there.
        NewEdition,
        /// Opens it.
        TakeEdition,
        /// A newer build of the page is there.
        NewBuild,
        /// Loads the page again.
        TakeBuild,
        /// What cannot be had without a network.
        Offline,
        /// The chart of ratios.
        Ratios,
        /// The chart of numbers of people.
        PeopleByValue,
        /// The chart of publications and decisions.
        ToDecision,
        /// The chart of the values that belong to no case.
        National,
        /// How much one likes to read.
        Reading,
        /// What anybody needs.
        ReadPlainly,
        /// All that there is.
        ReadInDetail,
        /// What makes a figure exact.
        Details,
        /// Page or table of a publication.
        Locator,
        /// What the site says of itself.
        SitePages,
    }
}

/// Everything that the explorer says, in one language.
pub trait Messages: Sync {
    /// The word for an indicator.
    fn indicator(&self) -> &'static str;
    /// A fixed text.
    fn label(&self, label: Label) -> &'static str;
    /// « 33 cas ».
    fn cases(&self, n: u32) -> String;
    /// What this is, in one sentence, over the cases of the edition.
    fn tagline(&self, cases: u32) -> String;
    /// « Édition 2026 ».
    fn edition(&self, id: &str) -> String;
    /// The heading figures, a sentence each: cases, decisions, years, share measured.
    fn figures(&self, heading: &Heading) -> Vec<String>;
    /// « 3 cas d’usage premier non comptés ».
    fn set_aside(&self, n: u32, level: UseLevel) -> String;
    /// The word for a use level.
    fn use_level(&self, level: UseLevel) -> &'static str;
    /// The word for an order of the list.
    fn sort(&self, sort: Sort) -> &'static str;
    /// The polite sentence after a change: how many cases, how many more or fewer, and the
    /// filters that are chosen now.
    fn changed(&self, now: u32, before: u32, filters: &[String]) -> String;
    /// « 2 décisions ».
    fn decisions(&self, n: u32) -> String;
    /// What a term that is offered is: its facet, and the cases that choosing it gives.
    fn suggestion(&self, facet: &str, cases: u32) -> String;
    /// What a case that is offered is: its year.
    fn case_of(&self, year: i32) -> String;
    /// What stands between a name and what is said of it.
    fn colon(&self) -> &'static str;
    /// How many other things there are.
    fn and_others(&self, n: usize) -> String;
    /// Why a case is related: the terms that both have, and whether a publication is cited by both.
    fn related_by(&self, terms: &[String], publication: bool) -> String;
    /// A selection in words: its filters and how many cases they leave of how many.
    fn selection(&self, filters: &[String], cases: u32, whole: u32) -> String;
    /// Where a figure's numbers come from, and when they were read.
    fn source(
        &self,
        title: &str,
        version: &str,
        accessed: crate::dataset::model::PartialDate,
    ) -> String;
    /// Saves a table of so many lines.
    fn csv(&self, rows: usize) -> String;
    /// Which page of a figure is shown, of how many.
    fn shown_page(&self, page: u32, pages: u32) -> String;
    /// The search inside a facet.
    fn search_in(&self, facet: &str) -> String;
    /// Excludes a term, or no longer.
    fn except(&self, term: &str) -> String;
    /// A searched text among the filters.
    fn searching(&self, text: &str) -> String;
    /// Removes a filter.
    fn remove(&self, filter: &str) -> String;
    /// Opens the panel on a phone: how many filters, how many cases.
    fn open_filters(&self, filters: usize, cases: u32) -> String;
    /// How many filters of a facet are chosen.
    fn chosen(&self, n: usize) -> String;
    /// Opens or closes the terms below one.
    fn below(&self, term: &str) -> String;
    /// A range of years.
    fn years(&self, from: Option<i32>, to: Option<i32>) -> String;
    /// A chart's name, above its sentence.
    fn chart_name(&self, facet: &str) -> String;
    /// The name of a chart of two facets.
    fn crossed_name(&self, one: &str, other: &str) -> String;
    /// What a chart by term shows of this selection: the term with most cases, `besides` those that
    /// are asked for where there are such.
    fn chart_sentence(
        &self,
        role: Option<Role>,
        besides: bool,
        term: &str,
        part: u32,
        cases: u32,
    ) -> String;
    /// What the chart by year shows of this selection: from when to when, and since when at least
    /// half of them are.
    fn years_sentence(&self, cases: u32, range: (i32, i32), half: i32) -> String;
    /// The name of a bar's button.
    fn bar(&self, label: &str, part: u32, whole: u32) -> String;
    /// How many lines a list shows of how many.
    fn shown_of(&self, shown: usize, all: usize) -> String;
    /// The place of a case in the selection, counted from 1.
    fn place_in(&self, at: usize, of: usize) -> String;
    /// Shows more lines.
    fn show_more(&self, n: usize) -> String;
    /// « Publié en 2010 ».
    fn published(&self, year: i32) -> String;
    /// What kind of interval, between what; the ends as the data write them, empty where open.
    fn interval(&self, kind: &str, low: &str, high: &str) -> String;
    /// A date, as precise as it is known.
    fn date(&self, date: crate::dataset::model::PartialDate) -> String;
    /// How to cite a case.
    fn citation(&self, cited: &Citation) -> String;
    /// The word for a kind of publication.
    fn reference_type(&self, kind: ReferenceType) -> &'static str;
    /// A draft is shown, not a published edition.
    fn draft(&self, edition: &str) -> String;
    /// How many problems, how many rows left out.
    fn problem_count(&self, problems: usize, rows: u32) -> String;
    /// Why a package is no edition, and what to do.
    fn package_error(&self, error: &PackageError) -> String;
    /// An address cannot be had, and what to do.
    fn not_loaded(&self, address: &str, why: &LoadFailure) -> String;
    /// How far loading is.
    fn progress(&self, done: u64, of: u64) -> String;
    /// An edition of which no case can be read.
    fn nothing_readable(&self, edition: &str) -> String;
    /// The edition of an address does not exist here.
    fn no_such_edition(&self, id: &str) -> String;
    /// Opens an edition.
    fn open_edition(&self, id: &str) -> String;
    /// A key of the address that means nothing here.
    fn unknown_key(&self, key: &str) -> String;
    /// A term of the address that the facet does not have.
    fn unknown_term(&self, facet: &str, id: &str) -> String;
    /// A setting of the address with a value that it cannot have.
    fn unknown_value(&self, key: &str, value: &str) -> String;
    /// An old id of the address, and what it is called today.
    fn former(&self, id: &str, today: &str) -> String;
    /// A path of the address at which nothing stands.
    fn unknown_path(&self, path: &str) -> String;
}

/// A fixed text of the figures that are behind the feature `figures`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureLabel {
    /// One that the page has as well.
    Common(Label),
    /// A pair of terms that no case has.
    Undocumented,
    /// The first row of the chart by year and term.
    AllCases,
    /// How a chart by year and term is read.
    YearsByNote,
    /// How a flow is read.
    FlowNote,
    /// How it is read.
    NationalNote,
    /// An edition without such values.
    NoNational,
    /// A column of the values.
    Value,
    /// A column of the values.
    Unit,
    /// A column: the title of a case.
    Case,
    /// A column: what exactly a value counts.
    WhatIsCounted,
    /// A column: the interval of a value.
    Interval,
    /// How a logarithmic axis is read.
    TenTimes,
    /// Why numbers of people are not added.
    SamePeople,
    /// Too many values for a dot each.
    ColumnsOfValues,
    /// A sign of that chart.
    EarlierDecision,
    /// A column: the date of a decision.
    DateOfDecision,
    /// A column: whether a decision is older than the publication.
    Order,
    /// A column: who decided.
    Body,
    /// So many shapes that the table acts in their place.
    TableActs,
    /// So many terms that those below others are left out, and the table acts.
    TopTerms,
    /// A choice: the facet by which a chart tells cases apart.
    ToldBy,
    /// A choice: the facet of a chart's rows.
    Rows,
    /// A choice: the facet of a chart's columns.
    Columns,
}

impl FigureLabel {
    /// All of them but those of the page.
    pub const ALL: &'static [Self] = &[
        Self::Undocumented,
        Self::AllCases,
        Self::YearsByNote,
        Self::FlowNote,
        Self::NationalNote,
        Self::NoNational,
        Self::Value,
        Self::Unit,
        Self::Case,
        Self::WhatIsCounted,
        Self::Interval,
        Self::TenTimes,
        Self::SamePeople,
        Self::ColumnsOfValues,
        Self::EarlierDecision,
        Self::DateOfDecision,
        Self::Order,
        Self::Body,
        Self::TableActs,
        Self::TopTerms,
        Self::ToldBy,
        Self::Rows,
        Self::Columns,
    ];
}

/// What those figures say besides: a trait of its own, so that a page without them does not carry
/// their words.
pub trait FigureMessages: Messages {
    /// A fixed text.
    fn figure_label(&self, label: FigureLabel) -> &'static str;
    /// What stands between two statements of a sentence.
    fn semicolon(&self) -> &'static str;
    /// How many values a chart shows, of how many cases.
    fn values_in(&self, values: u32, cases: u32) -> String;
    /// How many of so many intervals contain 1, where there is no difference.
    fn across(&self, across: u32, intervals: u32) -> String;
    /// How many values have no interval.
    fn without_interval(&self, values: u32) -> String;
    /// The least and the greatest number of people, as they are written; never a sum.
    fn people_range(&self, from: &str, to: &str) -> String;
    /// How many of so many cases have a decision.
    fn decided(&self, decided: u32, cases: u32) -> String;
    /// How many decisions are of a year before the publication, of the same, of a later one.
    fn decided_when(&self, before: u32, same: u32, after: u32) -> String;
    /// How many cases have no decision.
    fn undecided(&self, cases: u32) -> String;
    /// Which rows of all are drawn; the table has all.
    fn rows_drawn(&self, first: usize, last: usize, all: usize) -> String;
    /// Which series of all are drawn; the table has all.
    fn panels_drawn(&self, first: usize, last: usize, all: usize) -> String;
    /// How many values have no place on a chart's axis.
    fn off_axis(&self, values: u32) -> String;
    /// What a matrix shows of this selection: the pair with most cases, and how many of how many
    /// pairs no case has.
    fn pairs_sentence(&self, pair: (&str, &str), share: (u32, u32), without: (u32, u32)) -> String;
    /// What a flow shows of this selection: the terms that most cases have together.
    fn path_sentence(&self, path: &str, part: u32, cases: u32) -> String;
    /// What a chart by year and term shows of this selection: the term with most cases, and in
    /// which year it has most.
    fn peak_sentence(&self, most: &str, peak: (i32, u32)) -> String;
    /// What the values that belong to no case are: how many series and values, of which years, and
    /// how many series have a single value or count something else from one value to the next.
    fn national_sentence(
        &self,
        counts: (usize, usize),
        range: (i32, i32),
        uneven: (usize, usize),
    ) -> String;
}

/// What a citation names; what is empty is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Citation<'a> {
    /// Title of the case.
    pub case: &'a str,
    /// Title of the edition's package.
    pub title: &'a str,
    /// Id of the edition; not said again where the title says it.
    pub edition: &'a str,
    /// Version of the edition.
    pub version: &'a str,
    /// Where the case is read.
    pub address: &'a str,
    /// When it was.
    pub accessed: Option<crate::dataset::model::PartialDate>,
}

/// Puts a citation together: the case as `quoted`, where it stands, when it was read. The address
/// comes last and bare, so that no mark sticks to it when it is copied.
fn cite(cited: &Citation, quoted: &str, edition: &str, accessed: &str, date: &str) -> String {
    let id = if place_of(cited.edition, cited.title).is_some() {
        ""
    } else {
        cited.edition
    };
    let mut text = quoted.to_owned();
    for [before, what, after] in [
        [", in ", cited.title, ""],
        [edition, id, ""],
        [", version ", cited.version, ""],
        [accessed, date, ")"],
        [". ", cited.address, ""],
    ] {
        if !what.is_empty() {
            text.extend([before, what, after]);
        }
    }
    text
}

/// A label inside a sentence: its first letter small, unless it is an acronym. Latin letters
/// only: the table of all others weighs 4 kB.
fn lower_first(label: &str) -> String {
    let is_capital = |c: char| c.is_ascii_uppercase() || ('À'..='Þ').contains(&c);
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if is_capital(first) && !is_capital(second) => {
            // In Latin-1 a capital and its small letter are 32 apart.
            let small = char::from_u32(first as u32 + 32).unwrap_or(first);
            [small, second].into_iter().chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}

/// Why an address could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// The server answered with this status.
    Status(u16),
    /// Nothing came within the time allowed, in seconds.
    TimeOut(u32),
    /// No connection, or it broke off.
    Network,
    /// It came, and is not what it should be.
    Content(String),
    /// With the others it is larger than a browser can hold: the most bytes that are read.
    TooLarge(u64),
}
