//! A thing in two editions → the fields that are not the same.

use super::pairs::{Ids, Pairs, pairs};
use crate::dataset::model::{PartialDate, Subject, Text};
use crate::dataset::{Bilingual, Dataset, FacetId, TermId, TextColumn};
use crate::i18n::Lang;

/// A field of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is the field of the contract of that name"
)]
pub enum Field {
    Id,
    Title,
    Plain,
    Summary,
    Method,
    Limits,
    Year,
    UseLevel,
    Organisations,
    References,
    /// The terms of a facet: its number in the older and in the newer edition.
    Terms(FacetId, FacetId),
    Label,
    Definition,
    Role,
    Parent,
    Sign,
    Nature,
    Scale,
    Dimension,
    Caution,
    Unit,
    Aggregation,
    Polarity,
    Indicator,
    Subject,
    Period,
    Number,
    Low,
    High,
    Interval,
    Text,
    Population,
    Comparison,
    Proof,
    Reference,
    Locator,
    AsOf,
    Highlight,
    Case,
    Date,
    Kind,
    Body,
    Url,
}

/// A field that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// In which of its two languages, where it has two.
    pub lang: Option<Lang>,
    /// What the older edition says; empty where it says nothing.
    pub before: String,
    /// What the newer edition says.
    pub after: String,
}

/// Two editions, and which of their things are the same.
pub(super) struct Both<'d> {
    from: &'d Dataset,
    to: &'d Dataset,
    lang: Lang,
    pub facets: Pairs,
    pub terms: Pairs,
    pub indicators: Pairs,
    pub cases: Pairs,
}

impl<'d> Both<'d> {
    pub fn new(from: &'d Dataset, to: &'d Dataset, lang: Lang) -> Self {
        let facets = facet_pairs(from, to);
        // A term is one of its facet, which has the same key in both where both have it.
        let key_from = |facet: u32| match facets.newer(facet) {
            Some(newer) => format!("both {newer}"),
            None => format!("from {facet}"),
        };
        let key_to = |facet: u32| match facets.from.get(facet as usize) {
            Some(Some(_)) => format!("both {facet}"),
            _ => format!("to {facet}"),
        };
        Self {
            from,
            to,
            lang,
            terms: pairs(&term_ids(from, &key_from), &term_ids(to, &key_to)),
            indicators: pairs(&indicator_ids(from), &indicator_ids(to)),
            cases: pairs(&case_ids(from), &case_ids(to)),
            facets,
        }
    }

    /// Whether two terms are one and the same.
    fn is_same_term(&self, from: TermId, to: TermId) -> bool {
        self.terms.newer(from.0) == Some(to.0)
    }
}

/// Facets by their ids; those that are left by a role that only one may have.
fn facet_pairs(from: &Dataset, to: &Dataset) -> Pairs {
    let ids = |dataset: &Dataset| Ids {
        rows: dataset
            .facets
            .iter()
            .map(|facet| {
                let key = match facet.role {
                    None => String::new(),
                    Some(role) if role.is_unique() => format!("role {}", role.word()),
                    Some(_) => facet.id.clone(),
                };
                (key, Vec::new())
            })
            .collect(),
    };
    pairs(&ids(from), &ids(to))
}

fn term_ids(dataset: &Dataset, key: &dyn Fn(u32) -> String) -> Ids {
    let rows = dataset.terms.iter().map(|term| {
        let key = key(term.facet.0);
        // No id has a space.
        let keyed = |id: &String| [&key, " ", id].concat();
        (keyed(&term.id), term.formerly.iter().map(keyed).collect())
    });
    Ids {
        rows: rows.collect(),
    }
}

fn indicator_ids(dataset: &Dataset) -> Ids {
    let rows = dataset.indicators.iter().map(|indicator| {
        let term = dataset.term(indicator.term);
        let formerly = term.map_or_else(Vec::new, |term| term.formerly.clone());
        (indicator.id.clone(), formerly)
    });
    Ids {
        rows: rows.collect(),
    }
}

fn case_ids(dataset: &Dataset) -> Ids {
    let cases = &dataset.cases;
    let rows = cases.id.iter().zip(cases.formerly.iter());
    let rows = rows.map(|(id, formerly)| {
        let formerly = formerly.split('|').filter(|id| !id.is_empty());
        (id.to_owned(), formerly.map(str::to_owned).collect())
    });
    Ids {
        rows: rows.collect(),
    }
}

/// The fields of one thing in two editions.
struct Fields<'b> {
    both: &'b Both<'b>,
    at: (usize, usize),
    changes: Vec<FieldChange>,
}

impl<'b> Fields<'b> {
    fn new(both: &'b Both, from: u32, to: u32) -> Self {
        Self {
            both,
            at: (from as usize, to as usize),
            changes: Vec::new(),
        }
    }

    fn push(&mut self, field: Field, lang: Option<Lang>, before: &str, after: &str) {
        self.changes.push(FieldChange {
            field,
            lang,
            before: before.to_owned(),
            after: after.to_owned(),
        });
    }

    fn text(&mut self, field: Field, before: &str, after: &str) {
        if before != after {
            self.push(field, None, before, after);
        }
    }

    fn pair(&mut self, field: Field, before: [&str; 2], after: [&str; 2]) {
        for ((lang, before), after) in Lang::ALL.into_iter().zip(before).zip(after) {
            if before != after {
                self.push(field, Some(lang), before, after);
            }
        }
    }

    fn texts(&mut self, field: Field, before: &Text, after: &Text) {
        self.pair(field, [&before.fr, &before.en], [&after.fr, &after.en]);
    }

    fn column(&mut self, field: Field, before: &TextColumn, after: &TextColumn) {
        let (from, to) = self.at;
        self.text(field, before.get(from), after.get(to));
    }

    fn columns(&mut self, field: Field, before: &Bilingual, after: &Bilingual) {
        let (from, to) = self.at;
        let [before, after] = [(before, from), (after, to)]
            .map(|(column, at)| [column.fr.get(at), column.en.get(at)]);
        self.pair(field, before, after);
    }

    /// A term that is named: the same where it is the same thing, whatever it is called.
    fn term(&mut self, field: Field, before: Option<TermId>, after: Option<TermId>) {
        let same = match (before, after) {
            (Some(before), Some(after)) => self.both.is_same_term(before, after),
            (None, None) => true,
            _ => false,
        };
        if !same {
            let before = label(self.both.from, before, self.both.lang);
            let after = label(self.both.to, after, self.both.lang);
            self.push(field, None, &before, &after);
        }
    }

    /// Several of them, in whatever order.
    fn terms(&mut self, field: Field, before: &[TermId], after: &[TermId]) {
        let both = self.both;
        let is_kept = |one: &TermId| after.iter().any(|other| both.is_same_term(*one, *other));
        if before.len() != after.len() || !before.iter().all(is_kept) {
            let list = |dataset: &Dataset, terms: &[TermId]| {
                let labels = terms
                    .iter()
                    .map(|term| label(dataset, Some(*term), both.lang));
                labels.collect::<Vec<_>>().join(", ")
            };
            let (before, after) = (list(both.from, before), list(both.to, after));
            self.push(field, None, &before, &after);
        }
    }

    /// Publications, by what identifies them to a reader.
    fn publications(&mut self, field: Field, before: &[u32], after: &[u32]) {
        let cited = |dataset: &Dataset, rows: &[u32]| -> Vec<String> {
            rows.iter().map(|row| publication(dataset, *row)).collect()
        };
        let (before, after) = (cited(self.both.from, before), cited(self.both.to, after));
        if before.len() != after.len() || !before.iter().all(|one| after.contains(one)) {
            self.push(field, None, &before.join(" | "), &after.join(" | "));
        }
    }
}

fn label(dataset: &Dataset, term: Option<TermId>, lang: Lang) -> String {
    let term = term.and_then(|term| dataset.term(term));
    term.map_or("", |term| term.label.get(lang)).to_owned()
}

/// Title and address.
fn publication(dataset: &Dataset, row: u32) -> String {
    let (row, references) = (row as usize, &dataset.references);
    let address = match references.doi.get(row) {
        "" => references.url.get(row).to_owned(),
        doi => ["doi:", doi].concat(),
    };
    format!("{} <{address}>", references.title.get(row))
}

/// What a value is about, in words; nothing for the whole country.
pub(super) fn subject(dataset: &Dataset, row: usize, lang: Lang) -> String {
    match dataset.values.subject.get(row) {
        Some(Subject::Case(case)) => dataset.cases.title.get(case.0 as usize, lang).to_owned(),
        Some(Subject::Term(term)) => label(dataset, Some(*term), lang),
        Some(Subject::Country) | None => String::new(),
    }
}

/// A date as the contract writes it.
fn date(date: Option<&PartialDate>) -> String {
    let Some(PartialDate { year, month, day }) = date else {
        return String::new();
    };
    let mut out = year.to_string();
    for part in [month, day] {
        if *part == 0 {
            break;
        }
        out.push_str(if *part < 10 { "-0" } else { "-" });
        out.push_str(&part.to_string());
    }
    out
}

fn year(years: &[i32], at: usize) -> String {
    years.get(at).map_or_else(String::new, i32::to_string)
}

pub(super) fn case(both: &Both, from: u32, to: u32) -> Vec<FieldChange> {
    let mut fields = Fields::new(both, from, to);
    let (one, two) = (&both.from.cases, &both.to.cases);
    let (from, to) = fields.at;
    fields.column(Field::Id, &one.id, &two.id);
    fields.columns(Field::Title, &one.title, &two.title);
    fields.columns(Field::Plain, &one.plain, &two.plain);
    fields.columns(Field::Summary, &one.summary, &two.summary);
    fields.columns(Field::Method, &one.method, &two.method);
    fields.columns(Field::Limits, &one.limits, &two.limits);
    fields.text(Field::Year, &year(&one.year, from), &year(&two.year, to));
    let level = |cases: &crate::dataset::model::Cases, at: usize| {
        cases.use_level.get(at).map_or("", |level| level.word())
    };
    fields.text(Field::UseLevel, level(one, from), level(two, to));
    let bodies =
        |column: &TextColumn, at: usize| column.get(at).split('|').collect::<Vec<_>>().join(", ");
    let (before, after) = (
        bodies(&one.organisations, from),
        bodies(&two.organisations, to),
    );
    fields.text(Field::Organisations, &before, &after);
    fields.publications(
        Field::References,
        one.references.get(from),
        two.references.get(to),
    );
    for (facet, newer) in both.facets.to.iter().enumerate() {
        let Some(newer) = newer else { continue };
        let (facet, newer) = (FacetId(facet as u32), FacetId(*newer));
        let role = both.from.facet(facet).and_then(|facet| facet.role);
        if role.is_none_or(crate::dataset::Role::is_derived) {
            continue;
        }
        let named = |dataset: &Dataset, at: usize, facet: FacetId| {
            let case = crate::dataset::CaseId(at as u32);
            dataset.terms_of(case, facet).collect::<Vec<_>>()
        };
        let (before, after) = (named(both.from, from, facet), named(both.to, to, newer));
        fields.terms(Field::Terms(facet, newer), &before, &after);
    }
    fields.changes
}

pub(super) fn value(both: &Both, from: u32, to: u32) -> Vec<FieldChange> {
    let mut fields = Fields::new(both, from, to);
    let (one, two) = (&both.from.values, &both.to.values);
    let (from, to) = fields.at;
    fields.column(Field::Id, &one.id, &two.id);
    let indicators = (one.indicator.get(from), two.indicator.get(to));
    if let (Some(before), Some(after)) = indicators
        && both.indicators.newer(*before) != Some(*after)
    {
        let called = |dataset: &Dataset, row: u32| {
            super::name(dataset, super::Thing::Indicator, row, both.lang)
        };
        let (before, after) = (called(both.from, *before), called(both.to, *after));
        fields.push(Field::Indicator, None, &before, &after);
    }
    let same = match (one.subject.get(from), two.subject.get(to)) {
        (Some(Subject::Case(one)), Some(Subject::Case(two))) => {
            both.cases.newer(one.0) == Some(two.0)
        }
        (Some(Subject::Term(one)), Some(Subject::Term(two))) => both.is_same_term(*one, *two),
        (one, two) => one == two,
    };
    if !same {
        let before = subject(both.from, from, both.lang);
        let after = subject(both.to, to, both.lang);
        fields.push(Field::Subject, None, &before, &after);
    }
    fields.text(Field::Year, &year(&one.year, from), &year(&two.year, to));
    fields.column(Field::Period, &one.period, &two.period);
    fields.column(Field::Number, &one.value_text, &two.value_text);
    fields.column(Field::Low, &one.low_text, &two.low_text);
    fields.column(Field::High, &one.high_text, &two.high_text);
    fields.column(Field::Interval, &one.interval, &two.interval);
    fields.columns(Field::Text, &one.text, &two.text);
    fields.columns(Field::Population, &one.population, &two.population);
    fields.columns(Field::Comparison, &one.comparison, &two.comparison);
    let proof = (one.proof.get(from).copied(), two.proof.get(to).copied());
    fields.term(Field::Proof, proof.0, proof.1);
    let cited = |rows: &[u32], at: usize| rows.get(at).copied().into_iter().collect::<Vec<_>>();
    let (before, after) = (cited(&one.reference, from), cited(&two.reference, to));
    fields.publications(Field::Reference, &before, &after);
    fields.column(Field::Locator, &one.locator, &two.locator);
    fields.column(Field::AsOf, &one.as_of, &two.as_of);
    let opens = |flags: &[bool], at: usize| match flags.get(at) {
        Some(true) => "true",
        _ => "",
    };
    fields.text(
        Field::Highlight,
        opens(&one.highlight, from),
        opens(&two.highlight, to),
    );
    fields.changes
}

pub(super) fn decision(both: &Both, from: u32, to: u32) -> Vec<FieldChange> {
    let mut fields = Fields::new(both, from, to);
    let (one, two) = (&both.from.decisions, &both.to.decisions);
    let (from, to) = fields.at;
    fields.column(Field::Id, &one.id, &two.id);
    if let (Some(before), Some(after)) = (one.case.get(from), two.case.get(to))
        && both.cases.newer(before.0) != Some(after.0)
    {
        let title =
            |dataset: &Dataset, row: u32| super::name(dataset, super::Thing::Case, row, both.lang);
        let (before, after) = (title(both.from, before.0), title(both.to, after.0));
        fields.push(Field::Case, None, &before, &after);
    }
    fields.text(
        Field::Date,
        &date(one.date.get(from)),
        &date(two.date.get(to)),
    );
    fields.term(
        Field::Kind,
        one.kind.get(from).copied(),
        two.kind.get(to).copied(),
    );
    fields.column(Field::Body, &one.body, &two.body);
    fields.columns(Field::Label, &one.label, &two.label);
    fields.column(Field::Url, &one.url, &two.url);
    fields.changes
}

pub(super) fn indicator(both: &Both, from: u32, to: u32) -> Vec<FieldChange> {
    let mut fields = Fields::new(both, from, to);
    let one = both.from.indicators.get(from as usize);
    let two = both.to.indicators.get(to as usize);
    let (Some(one), Some(two)) = (one, two) else {
        return Vec::new();
    };
    fields.text(Field::Id, &one.id, &two.id);
    fields.texts(Field::Label, &one.label, &two.label);
    fields.texts(Field::Definition, &one.definition, &two.definition);
    fields.texts(Field::Caution, &one.caution, &two.caution);
    fields.texts(Field::Unit, &one.unit, &two.unit);
    fields.text(Field::Nature, one.nature.word(), two.nature.word());
    fields.text(Field::Scale, one.scale.word(), two.scale.word());
    fields.text(
        Field::Aggregation,
        one.aggregation.word(),
        two.aggregation.word(),
    );
    fields.text(Field::Polarity, one.polarity.word(), two.polarity.word());
    fields.term(Field::Dimension, Some(one.dimension), Some(two.dimension));
    fields.changes
}

pub(super) fn term(both: &Both, from: u32, to: u32) -> Vec<FieldChange> {
    let mut fields = Fields::new(both, from, to);
    let (one, two) = (both.from.term(TermId(from)), both.to.term(TermId(to)));
    let (Some(one), Some(two)) = (one, two) else {
        return Vec::new();
    };
    fields.text(Field::Id, &one.id, &two.id);
    fields.texts(Field::Label, &one.label, &two.label);
    fields.texts(Field::Definition, &one.definition, &two.definition);
    fields.term(Field::Parent, one.parent, two.parent);
    let sign = |term: &crate::dataset::model::Term| term.sign.map_or("", |sign| sign.word());
    fields.text(Field::Sign, sign(one), sign(two));
    fields.changes
}

pub(super) fn facet(both: &Both, from: u32, to: u32) -> Vec<FieldChange> {
    let mut fields = Fields::new(both, from, to);
    let (one, two) = (both.from.facet(FacetId(from)), both.to.facet(FacetId(to)));
    let (Some(one), Some(two)) = (one, two) else {
        return Vec::new();
    };
    fields.text(Field::Id, &one.id, &two.id);
    fields.texts(Field::Label, &one.label, &two.label);
    fields.texts(Field::Definition, &one.definition, &two.definition);
    let role = |facet: &crate::dataset::Facet| facet.role.map_or("", |role| role.word());
    fields.text(Field::Role, role(one), role(two));
    fields.changes
}

impl Field {
    /// Its column in the contract; of a facet's terms, the id that the facet has in an edition.
    pub fn column(self, dataset: &Dataset) -> &str {
        match self {
            Self::Terms(_, facet) => dataset.facet(facet).map_or("", |facet| &facet.id),
            Self::Id => "id",
            Self::Title => "title",
            Self::Plain => "plain",
            Self::Summary => "summary",
            Self::Method => "method",
            Self::Limits => "limits",
            Self::Year => "year",
            Self::UseLevel => "use_level",
            Self::Organisations => "organisations",
            Self::References => "references",
            Self::Label => "label",
            Self::Definition => "definition",
            Self::Role => "role",
            Self::Parent => "parent",
            Self::Sign => "sign",
            Self::Nature => "nature",
            Self::Scale => "scale",
            Self::Dimension => "dimension",
            Self::Caution => "caution",
            Self::Unit => "unit",
            Self::Aggregation => "aggregation",
            Self::Polarity => "polarity",
            Self::Indicator => "indicator",
            Self::Subject => "case/term",
            Self::Period => "period",
            Self::Number => "value",
            Self::Low => "low",
            Self::High => "high",
            Self::Interval => "interval",
            Self::Text => "text",
            Self::Population => "population",
            Self::Comparison => "comparison",
            Self::Proof => "proof",
            Self::Reference => "reference",
            Self::Locator => "locator",
            Self::AsOf => "as_of",
            Self::Highlight => "highlight",
            Self::Case => "case",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Body => "body",
            Self::Url => "url",
        }
    }
}
