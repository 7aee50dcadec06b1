//! English.

use super::number::{whole, written};
use super::{
    Citation, FigureLabel, FigureMessages, Label, Lang, LoadFailure, Messages, cite, lower_first,
};
use crate::aggregate::Heading;
use crate::dataset::model::PartialDate;
use crate::dataset::package::PackageError;
use crate::dataset::{ReferenceType, Role, UseLevel};
use crate::selection::Sort;

/// The English messages.
pub(super) struct En;

pub(super) fn n(number: impl Into<i64>) -> String {
    whole(number, Lang::En)
}

pub(super) fn plural<'a>(number: u32, one: &'a str, many: &'a str) -> &'a str {
    if number == 1 { one } else { many }
}

/// A number with its noun, which stay on one line.
pub(super) fn counted(number: u32, one: &str, many: &str) -> String {
    [&n(number), "\u{a0}", plural(number, one, many)].concat()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Messages for En {
    fn indicator(&self) -> &'static str {
        "Indicator"
    }

    #[expect(clippy::too_many_lines, reason = "a line for each label")]
    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::Name => "What have health data been used for?",
            Label::SkipToResults => "Skip to results",
            Label::Language => "Language",
            Label::Filters => "Filters",
            Label::CloseFilters => "See the cases",
            Label::Search => "Search",
            Label::Reset => "Clear all",
            Label::ChosenFilters => "Chosen filters",
            Label::Except => "except",
            Label::AnyOf => "at least one",
            Label::AllOf => "all at once",
            Label::Combine => "The chosen terms",
            Label::Years => "Year of publication",
            Label::YearFrom => "From",
            Label::YearTo => "to",
            Label::AnyYear => "any",
            Label::UseLevel => "Level of use",
            Label::OtherFilters => "Other filters",
            Label::NoCase => "No documented case",
            Label::NoCaseAdvice => {
                "No case of the edition matches this combination. That does not prove there is none. Remove a filter:"
            }
            Label::SortBy => "Sort by",
            Label::Table => "Table",
            Label::InSelection => "Cases of the selection",
            Label::InEdition => "Cases of the edition",
            Label::Year => "Year",
            Label::Cases => "Cases",
            Label::Charts => "Charts",
            Label::BackToCases => "Back to the cases",
            Label::PreviousCase => "Previous case",
            Label::NextCase => "Next case",
            Label::Finding => "A finding of this edition",
            Label::ReadCase => "Read the case, its method and its limits",
            Label::Summary => "Summary",
            Label::Method | Label::PageMethod => "Method",
            Label::Limits => "Limits",
            Label::Results => "Results",
            Label::Decisions => "Decisions",
            Label::References => "References",
            Label::Classified => "How the case is classified",
            Label::Organisations => "Organisations",
            Label::NoDecision => "No documented decision.",
            Label::NoValue => "No result is given in this edition.",
            Label::NotGiven => "not given in this edition",
            Label::NoPopulation => "not specified",
            Label::Population => "Population",
            Label::Comparison => "Comparison",
            Label::Proof => "Proof",
            Label::Reference => "Reference",
            Label::AboutDecision => "page about this decision",
            Label::BeforePublication => "before the publication",
            Label::OpenLocal => "Open a local file",
            Label::OpenLocalHelp => {
                "Check a draft edition before it is published: choose its folder or a zip archive. Nothing is sent: everything is read in this page."
            }
            Label::ChooseFolder => "Choose a folder",
            Label::ChooseZip => "Choose a zip archive",
            Label::LeaveDraft => "Leave the draft",
            Label::Problems => "Problems of the edition",
            Label::Resource => "File",
            Label::Line => "Line",
            Label::Column => "Column",
            Label::Found => "Value read",
            Label::What => "Problem",
            Label::Loading => "Loading the edition",
            Label::Coming => "Decisions and results are coming…",
            Label::AllHere => "Decisions and results are here.",
            Label::DecisionsComing => "…\u{a0}decisions",
            Label::SearchLater => "The search will answer once the whole edition is here.",
            Label::Retry => "Try again",
            Label::RawData => "Data of the edition",
            Label::Licence => "Licence",
            Label::Missing => "This page does not exist",
            Label::Home => "All cases",
            Label::AddressNotices => "In the address that was asked for:",
            Label::SearchKeys => "Keys: / search, ↓ suggestions, Enter list",
            Label::Suggestions => "Suggestions",
            Label::Similar => "No case has these words as written: similar words were searched.",
            Label::ForMe => "For me",
            Label::ForMeHelp => "what concerns me",
            Label::SearchTerm => "Search for a term",
            Label::NoTerm => "No term has these letters",
            Label::Compact => "Titles only",
            Label::ToList => "Go to the list of cases",
            Label::Selection => "Cases of the selection, in the order of the list",
            Label::Chain => "From the data to the benefit",
            Label::Data => "Data",
            Label::People => "People",
            Label::Result => "Result",
            Label::Decision => "Decision",
            Label::Benefit => "May benefit",
            Label::Claims => "What may be said, and what may not",
            Label::MaySay => "One may say",
            Label::MayNotSay => "What these results do not say",
            Label::NothingSaid => "No result has such a status in this edition.",
            Label::SeeLimits => "The limits of the case are stated above.",
            Label::Publication => "publication",
            Label::NoEffect => "1: no difference",
            Label::Related => "Related cases",
            Label::NoRelated => "No other case of the edition shares these terms.",
            Label::Cite => "Cite this case",
            Label::Copy => "Copy",
            Label::Copied => "Copied.",
            Label::NotCopied => "The browser did not allow copying.",
            Label::Take => "Take away",
            Label::CopyImage => "Copy the image",
            Label::NotInSelection => "This case is not in the selection.",
            Label::Period => "Period of time",
            Label::Close => "Close",
            Label::SearchHint => "disease, medicine…",
            Label::NothingBesides => "Nothing but what is filtered",
            Label::Alone => "See this chart alone",
            Label::PreviousPage => "Previous page",
            Label::NextPage => "Next page",
            Label::MoreCharts => "More charts",
            Label::NoPackage => {
                "No datapackage.json was found. Choose the folder, or the archive, that holds it."
            }
            Label::BadZip => {
                "This archive cannot be read. Zip the folder of the edition again, without a password, or choose the folder itself."
            }
            Label::Indicators => "Indicators",
            Label::Sources => "Data sources",
            Label::Glossary => "Glossary",
            Label::Barometer => "Barometer",
            Label::Diff => "What changed between two editions",
            Label::Compare => "Compare two selections",
            Label::AboutSources => "What is known of these sources",
            Label::PutAside => "Add to the dossier",
            Label::Dossier => "Dossier",
            Label::Present => "Present",
            Label::AddStep => "Add the view to my sequence",
            Label::Share => "Take away, cite, share",
            Label::PartMissing => {
                "This part of the explorer could not be loaded. Check the connection, then try again."
            }
            Label::NewEdition => "A new edition is available.",
            Label::TakeEdition => "Open the new edition",
            Label::NewBuild => "A new version of the explorer is available.",
            Label::TakeBuild => "Reload the page",
            Label::Offline => "Offline: the publications cited cannot be opened.",
            Label::Ratios => "Ratios and their intervals",
            Label::PeopleByValue => "Numbers of people",
            Label::ToDecision => "From publication to decision",
            Label::National => "National series",
            Label::Reading => "Reading",
            Label::ReadPlainly => "plain",
            Label::ReadInDetail => "detailed",
            Label::Details => "Details",
            Label::Locator => "Page or table",
            Label::SitePages => "Pages about this site",
        }
    }

    fn cases(&self, cases: u32) -> String {
        format!("{}\u{a0}{}", n(cases), plural(cases, "case", "cases"))
    }

    fn tagline(&self, cases: u32) -> String {
        format!(
            "{} documented {} in which health data were used a second time: what for, for whom, and with which limits.",
            n(cases),
            plural(cases, "case", "cases"),
        )
    }

    fn edition(&self, id: &str) -> String {
        format!("Edition {id}")
    }

    fn figures(&self, heading: &Heading) -> Vec<String> {
        let Heading {
            cases,
            whole,
            decisions,
            years,
            measured,
            set_aside: _,
        } = heading;
        let count = if cases == whole {
            self.cases(*cases)
        } else {
            format!("{} of {}", self.cases(*cases), n(*whole))
        };
        let mut figures = vec![count, self.decisions(*decisions)];
        match years {
            Some((from, to)) if from == to => figures.push(from.to_string()),
            Some((from, to)) => figures.push(format!("{from}–{to}")),
            None => {}
        }
        if *cases > 0 {
            let word = plural(*measured, "measured case", "measured cases");
            figures.push(format!("{}\u{a0}{word} of {}", n(*measured), n(*cases)));
        }
        figures
    }

    fn set_aside(&self, number: u32, level: UseLevel) -> String {
        let level = match level {
            UseLevel::Secondary => "of secondary use",
            UseLevel::Primary => "of primary use",
            UseLevel::Mixed => "of mixed use",
        };
        format!("{} {level} not counted", self.cases(number))
    }

    fn use_level(&self, level: UseLevel) -> &'static str {
        match level {
            UseLevel::Secondary => "Secondary use",
            UseLevel::Primary => "Primary use",
            UseLevel::Mixed => "Mixed use",
        }
    }

    fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Relevance => "relevance",
            Sort::Year => "year, newest first",
            Sort::Title => "title",
            Sort::Proof => "strength of proof",
        }
    }

    fn changed(&self, now: u32, before: u32, filters: &[String]) -> String {
        let count = if now == 0 {
            self.label(Label::NoCase).to_owned()
        } else {
            self.cases(now)
        };
        let change = match now.cmp(&before) {
            std::cmp::Ordering::Less => format!(", {} fewer", n(before - now)),
            std::cmp::Ordering::Equal => String::new(),
            std::cmp::Ordering::Greater => format!(", {} more", n(now - before)),
        };
        let filters = match filters {
            [] => "no filter".to_owned(),
            [filter] => format!("only filter: {filter}"),
            filters => format!("{} filters: {}", filters.len(), filters.join(", ")),
        };
        format!("{count}{change}; {filters}.")
    }

    fn decisions(&self, number: u32) -> String {
        let word = plural(number, "decision", "decisions");
        format!("{}\u{a0}{word}", n(number))
    }

    fn suggestion(&self, facet: &str, cases: u32) -> String {
        format!("{}, {}", lower_first(facet), self.cases(cases))
    }

    fn case_of(&self, year: i32) -> String {
        format!("case, {year}")
    }

    fn colon(&self) -> &'static str {
        ": "
    }

    fn and_others(&self, number: usize) -> String {
        format!("and {number} {}", plural(number as u32, "other", "others"))
    }

    fn related_by(&self, terms: &[String], publication: bool) -> String {
        let terms = terms.join(", ");
        match (publication, terms.is_empty()) {
            (true, true) => "Same publication".to_owned(),
            (true, false) => format!("Same publication; in common: {terms}"),
            (false, _) => format!("In common: {terms}"),
        }
    }

    fn selection(&self, filters: &[String], cases: u32, whole: u32) -> String {
        let count = format!("{} of {}", self.cases(cases), n(whole));
        if filters.is_empty() {
            format!("No filter: {}", self.cases(cases))
        } else {
            format!("Selection: {} – {count}", filters.join(", "))
        }
    }

    fn source(&self, title: &str, version: &str, accessed: PartialDate) -> String {
        let date = self.date(accessed);
        format!("Source: {title}, version\u{a0}{version}, accessed {date}")
    }

    fn csv(&self, rows: usize) -> String {
        let lines = plural(rows as u32, "line", "lines");
        format!("CSV ({}\u{a0}{lines})", n(rows as u32))
    }

    fn shown_page(&self, page: u32, pages: u32) -> String {
        format!("page {page} of {pages}")
    }

    fn search_in(&self, facet: &str) -> String {
        format!("Search for a term: {facet}")
    }

    fn except(&self, term: &str) -> String {
        format!("except {term}")
    }

    fn searching(&self, text: &str) -> String {
        format!("search: {text}")
    }

    fn remove(&self, filter: &str) -> String {
        format!("Remove the filter {filter}")
    }

    fn open_filters(&self, filters: usize, cases: u32) -> String {
        let filters = if filters == 0 {
            String::new()
        } else {
            format!(" ({filters})")
        };
        format!("Filter{filters} — {}", self.cases(cases))
    }

    fn chosen(&self, number: usize) -> String {
        format!("{number} chosen")
    }

    fn below(&self, term: &str) -> String {
        format!("Details of {term}")
    }

    fn years(&self, from: Option<i32>, to: Option<i32>) -> String {
        match (from, to) {
            (Some(from), Some(to)) if from == to => format!("published in {from}"),
            (Some(from), Some(to)) => format!("published from {from} to {to}"),
            (Some(from), None) => format!("published since {from}"),
            (None, Some(to)) => format!("published until {to}"),
            (None, None) => "any year".into(),
        }
    }

    fn chart_name(&self, facet: &str) -> String {
        format!("By {}", lower_first(facet))
    }

    fn crossed_name(&self, one: &str, other: &str) -> String {
        format!("By {} and {}", lower_first(one), lower_first(other))
    }

    fn chart_sentence(
        &self,
        role: Option<Role>,
        besides: bool,
        term: &str,
        part: u32,
        cases: u32,
    ) -> String {
        let share = format!("{} of {}", self.cases(part), n(cases));
        let what = match role {
            Some(Role::Source) => "Most used source",
            Some(Role::Usage) => "Most frequent use",
            Some(Role::Beneficiary) => "Possible beneficiaries most often named",
            _ => "Most frequent",
        };
        let besides = if besides { ", besides the filter" } else { "" };
        format!("{what}{besides}: {term}, in {share}")
    }

    fn years_sentence(&self, cases: u32, range: (i32, i32), half: i32) -> String {
        let (from, to) = range;
        let when = if from == to {
            format!("in {from}")
        } else {
            format!("from {from} to {to}")
        };
        // Where all are of a year or two, half of them say nothing more.
        let half = if half == from {
            String::new()
        } else {
            format!("; at least half since {half}")
        };
        format!("{} published {when}{half}", self.cases(cases))
    }

    fn bar(&self, label: &str, part: u32, whole: u32) -> String {
        format!(
            "{label}: {} of {} in the edition",
            self.cases(part),
            n(whole)
        )
    }

    fn shown_of(&self, shown: usize, all: usize) -> String {
        format!("{} of {} shown", n(shown as u32), n(all as u32))
    }

    fn place_in(&self, at: usize, of: usize) -> String {
        format!("Case {at} of {of} in the selection")
    }

    fn show_more(&self, number: usize) -> String {
        let number = number as u32;
        let word = plural(number, "case", "cases");
        format!("Show {} more {word}", n(number))
    }

    fn published(&self, year: i32) -> String {
        format!("Published in {year}")
    }

    fn interval(&self, kind: &str, low: &str, high: &str) -> String {
        let separator = if kind.is_empty() { "" } else { ": " };
        let d = |number| written(number, Lang::En);
        match (low, high) {
            ("", "") => kind.to_owned(),
            ("", high) => format!("{kind}{separator}at most {}", d(high)),
            (low, "") => format!("{kind}{separator}at least {}", d(low)),
            (low, high) => format!("{kind}{separator}{} to {}", d(low), d(high)),
        }
    }

    fn date(&self, date: PartialDate) -> String {
        let PartialDate { year, month, day } = date;
        let name = usize::from(month)
            .checked_sub(1)
            .and_then(|at| MONTHS.get(at));
        match (name, day) {
            (Some(name), 0) => format!("{name} {year}"),
            (Some(name), day) => format!("{day} {name} {year}"),
            (None, _) => year.to_string(),
        }
    }

    fn citation(&self, cited: &Citation) -> String {
        let quoted = format!("“{}”", cited.case);
        let date = cited.accessed.map(|date| self.date(date));
        let date = date.unwrap_or_default();
        cite(cited, &quoted, ", edition ", " (accessed ", &date)
    }

    fn reference_type(&self, kind: ReferenceType) -> &'static str {
        match kind {
            ReferenceType::Article => "article",
            ReferenceType::Report => "report",
            ReferenceType::Dataset => "dataset",
            ReferenceType::Web => "web page",
            ReferenceType::Law => "legal text",
            ReferenceType::Press => "press",
        }
    }

    fn draft(&self, edition: &str) -> String {
        format!("Draft {edition}, opened from this device: not a published edition.")
    }

    fn problem_count(&self, problems: usize, rows: u32) -> String {
        let problems = problems as u32;
        format!(
            "{} {}, {} {} left out",
            n(problems),
            plural(problems, "problem", "problems"),
            n(rows),
            plural(rows, "row", "rows"),
        )
    }

    fn package_error(&self, error: &PackageError) -> String {
        match error {
            PackageError::Json {
                line,
                column,
                message,
            } => format!(
                "datapackage.json cannot be read, line {line}, column {column} ({message}). Correct it or make it again."
            ),
            PackageError::Edition(found) if found.is_empty() => {
                "datapackage.json does not name the edition. Add “\"edition\": \"2026\"”.".into()
            }
            PackageError::Edition(found) => format!(
                "The name of the edition “{found}” cannot be used: only lower-case letters without accents, digits and hyphens."
            ),
            PackageError::Path { resource, path } => format!(
                "The file of “{}” (“{path}”) must be in the folder of the edition.",
                resource.name()
            ),
            PackageError::Repeated(resource) => format!(
                "datapackage.json names the resource “{}” twice. Keep one.",
                resource.name()
            ),
            PackageError::Missing(resource) => format!(
                "datapackage.json does not name the resource “{}”, without which there is no edition.",
                resource.name()
            ),
        }
    }

    fn not_loaded(&self, address: &str, why: &LoadFailure) -> String {
        let why = match why {
            LoadFailure::Status(status) => format!("the server answered {status}"),
            LoadFailure::TimeOut(seconds) => {
                let word = plural(*seconds, "second", "seconds");
                format!("nothing came within {}\u{a0}{word}", n(*seconds))
            }
            LoadFailure::Network => "the connection failed or broke off".into(),
            LoadFailure::Content(what) => format!("the content is not what was expected ({what})"),
            LoadFailure::TooLarge(most) => {
                return format!(
                    "The edition is too large for a browser: its files exceed {}\u{a0}MB together ({address}). Take the raw data, or publish it as several editions.",
                    n((*most / 1_000_000) as i64)
                );
            }
        };
        format!(
            "The file {address} could not be loaded: {why}. Check the connection, then try again."
        )
    }

    fn progress(&self, done: u64, of: u64) -> String {
        let kilo = |bytes: u64| n((bytes / 1000) as i64);
        format!("{}\u{a0}kB of {}", kilo(done), kilo(of))
    }

    fn nothing_readable(&self, edition: &str) -> String {
        format!(
            "No case of edition {edition} can be read. The problems below say why; correct them, or open another edition."
        )
    }

    fn no_such_edition(&self, id: &str) -> String {
        format!(
            "Edition “{id}” is not published here. It is not replaced by another, whose figures might differ. Choose an edition:"
        )
    }

    fn open_edition(&self, id: &str) -> String {
        format!("Open edition {id}")
    }

    fn unknown_key(&self, key: &str) -> String {
        format!("“{key}” is not a filter of this edition; it is not applied.")
    }

    fn unknown_term(&self, facet: &str, id: &str) -> String {
        format!("“{id}” is not a term of “{facet}”; it is not applied.")
    }

    fn unknown_value(&self, key: &str, value: &str) -> String {
        format!("“{value}” is not a possible value of “{key}”; it is not applied.")
    }

    fn former(&self, id: &str, today: &str) -> String {
        format!("“{id}” is now called “{today}”; the address was updated.")
    }

    fn unknown_path(&self, path: &str) -> String {
        format!("There is nothing at the address “{path}” in this edition.")
    }
}

impl FigureMessages for En {
    fn figure_label(&self, label: FigureLabel) -> &'static str {
        match label {
            FigureLabel::AllCases => "All cases",
            FigureLabel::Common(label) => self.label(label),
            FigureLabel::Undocumented => "not documented",
            FigureLabel::YearsByNote => {
                "A case counts once in the first row and once in the row of each of its terms: rows do not add up. All have the same scale."
            }
            FigureLabel::FlowNote => {
                "A ribbon is as thick as the number of cases that have both of its terms. A case with several terms counts in several ribbons: together, the ribbons of a term can count more cases than it has."
            }
            FigureLabel::NationalNote => {
                "These values belong to no case: filters do not change them. Each scale begins at zero. Thick line: consecutive years in one publication; thin line: different publications; upright line: what is counted changes; empty rectangle: years without a value."
            }
            FigureLabel::NoNational => "This edition has no national series.",
            FigureLabel::Value => "Value",
            FigureLabel::Unit => "Unit",
            FigureLabel::Case => "Case",
            FigureLabel::WhatIsCounted => "What is counted",
            FigureLabel::Interval => "Interval",
            FigureLabel::TenTimes => "From one vertical line to the next: ten times as many people",
            FigureLabel::SamePeople => "the same person may be counted in several",
            FigureLabel::ColumnsOfValues => "each column counts values",
            FigureLabel::EarlierDecision => "Decision of an earlier year",
            FigureLabel::DateOfDecision => "Date of the decision",
            FigureLabel::Order => "Order",
            FigureLabel::ToldBy => "Tell cases apart by",
            FigureLabel::Rows => "Rows",
            FigureLabel::Columns => "Columns",
            FigureLabel::Body => "Decided by",
            FigureLabel::TableActs => {
                "There are too many shapes for a button each: the table lets you choose."
            }
            FigureLabel::TopTerms => {
                "There are too many cells: only the terms at the top are shown, and the table lets you choose."
            }
        }
    }

    fn semicolon(&self) -> &'static str {
        "; "
    }

    fn values_in(&self, values: u32, cases: u32) -> String {
        let values = counted(values, "value", "values");
        [&values, " in ", &self.cases(cases)].concat()
    }

    fn across(&self, across: u32, intervals: u32) -> String {
        let contain = plural(across, " contains", " contain");
        let intervals = counted(intervals, "interval", "intervals");
        [
            &n(across),
            " of ",
            &intervals,
            contain,
            " 1 (no difference)",
        ]
        .concat()
    }

    fn without_interval(&self, values: u32) -> String {
        counted(values, "value", "values") + " without an interval"
    }

    fn people_range(&self, from: &str, to: &str) -> String {
        ["from ", from, " to ", to, "\u{a0}people"].concat()
    }

    fn decided(&self, decided: u32, cases: u32) -> String {
        let (decided, cases) = (self.cases(decided), n(cases));
        ["A decision is documented for ", &decided, " of ", &cases].concat()
    }

    fn decided_when(&self, before: u32, same: u32, after: u32) -> String {
        let [before, same, after] = [self.decisions(before), n(same), n(after)];
        let year = " before the year of publication, ";
        [
            &before,
            year,
            &same,
            " in the same year, ",
            &after,
            " after",
        ]
        .concat()
    }

    fn undecided(&self, cases: u32) -> String {
        self.cases(cases) + " without a decision"
    }

    fn rows_drawn(&self, first: usize, last: usize, all: usize) -> String {
        let [first, last, all] = [first, last, all].map(|at| n(at as i64));
        let table = " here, all in the table";
        ["rows ", &first, " to ", &last, " of ", &all, table].concat()
    }

    fn panels_drawn(&self, first: usize, last: usize, all: usize) -> String {
        let [first, last, all] = [first, last, all].map(|at| n(at as i64));
        let table = " here, all in the table";
        ["series ", &first, " to ", &last, " of ", &all, table].concat()
    }

    fn off_axis(&self, values: u32) -> String {
        counted(values, "value", "values") + " off the axis, in the table"
    }

    fn pairs_sentence(
        &self,
        (one, other): (&str, &str),
        (part, cases): (u32, u32),
        (without, pairs): (u32, u32),
    ) -> String {
        format!(
            "Most frequent pair: {one} with {other}, in {} of {}; {} of {} {} without a documented case",
            self.cases(part),
            n(cases),
            n(without),
            n(pairs),
            plural(pairs, "pair", "pairs"),
        )
    }

    fn path_sentence(&self, path: &str, part: u32, cases: u32) -> String {
        let share = self.cases(part);
        format!("Most frequent path: {path}, in {share} of {}", n(cases))
    }

    fn peak_sentence(&self, most: &str, (year, count): (i32, u32)) -> String {
        format!(
            "{most}; the year with most of them is {year} ({})",
            n(count)
        )
    }

    fn national_sentence(
        &self,
        (series, values): (usize, usize),
        (from, to): (i32, i32),
        (single, broken): (usize, usize),
    ) -> String {
        let [series, values, single, broken] = [series, values, single, broken].map(|n| n as u32);
        let when = if from == to {
            format!("in {from}")
        } else {
            format!("from {from} to {to}")
        };
        format!(
            "{} national {} and {} {} {when}, whatever the filters; {} {} a single value, {} {} a break",
            n(series),
            plural(series, "series", "series"),
            n(values),
            plural(values, "value", "values"),
            n(single),
            plural(single, "has", "have"),
            n(broken),
            plural(broken, "shows", "show"),
        )
    }
}
