//! An indicator: what it means, how its values may be put together, and all of them.

use leptos::prelude::*;

use crate::aggregate::{SideBySide, combined, producers};
use crate::arrange::order;
use crate::charts::Axis;
use crate::dataset::model::{Indicator, Subject};
use crate::dataset::{Dataset, Nature, Polarity, Role, Scale, TermId};
use crate::engine::Bits;
use crate::i18n::{EvidenceLabel, Label, number};
use crate::selection::{Route, Selection, View};
use crate::web::components::{chips, fact, facts, paragraphs, references, strip, value_with};
use crate::web::dom::{El, button, classed, el, link_to, list, percent, text};
use crate::web::state::Explorer;

/// The most dots of the overview.
const DOTS: usize = 500;

/// Values that are shown at first, and with each step.
const STEP: usize = 100;

/// The page.
pub(super) fn indicator(explorer: Explorer, row: u32) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let words = explorer.lang.evidence_messages();
    let lang = explorer.lang;
    let Some(indicator) = dataset.indicators.get(row as usize) else {
        return text("p", words.label(Label::Missing));
    };
    let back = link_to(words.label(Label::Indicators), move || {
        explorer.href_to(Route::Indicators)
    });
    classed("article", "page wide behind-figure")
        .child(classed("p", "way-back").child(back))
        .child(text("h1", indicator.label.get(lang)))
        .child(meaning(explorer, indicator))
        .child(chips(explorer))
        .part(move || values(explorer, row))
}

/// What it means.
fn meaning(explorer: Explorer, indicator: &Indicator) -> El {
    let words = explorer.lang.evidence_messages();
    let lang = explorer.lang;
    let label = |label| words.evidence_label(label);
    let told = |name: EvidenceLabel, content: &str| {
        (!content.is_empty()).then(|| fact(label(name), text("span", content)))
    };
    let nature = match indicator.nature {
        Nature::Quantitative => EvidenceLabel::Quantitative,
        Nature::Qualitative => EvidenceLabel::Qualitative,
    };
    let direction = match indicator.polarity {
        Polarity::HigherBetter => EvidenceLabel::HigherBetter,
        Polarity::LowerBetter => EvidenceLabel::LowerBetter,
        Polarity::Neutral => EvidenceLabel::Neutral,
    };
    let term = indicator.dimension;
    let dimension = link_to(&explorer.label_of(term), move || {
        explorer.href_of_term(term)
    });
    facts(
        [
            told(EvidenceLabel::Definition, indicator.definition.get(lang)),
            told(EvidenceLabel::Caution, indicator.caution.get(lang)),
            told(EvidenceLabel::Unit, indicator.unit.get(lang)),
            told(EvidenceLabel::Nature, label(nature)),
            told(EvidenceLabel::Direction, label(direction))
                .filter(|_| indicator.nature == Nature::Quantitative),
            Some(fact(label(EvidenceLabel::Dimension), dimension)),
        ]
        .into_iter()
        .flatten(),
    )
    .class("meaning")
}

/// The rows of an indicator: about the cases of the selection, about something else, and how many there
/// are in the edition about cases.
fn rows_of(explorer: Explorer, indicator: u32) -> (Vec<usize>, Vec<usize>, usize) {
    let edition = explorer.edition();
    let of = &edition.dataset.values;
    let outcome = explorer.outcome.read();
    let (mut chosen, mut other, mut all) = (Vec::new(), Vec::new(), 0);
    for (row, subject) in of.subject.iter().enumerate() {
        if of.indicator.get(row) != Some(&indicator) {
            continue;
        }
        match *subject {
            Subject::Case(case) => {
                all += 1;
                if outcome.rows.contains(case.0 as usize) {
                    chosen.push(row);
                }
            }
            Subject::Term(_) | Subject::Country => other.push(row),
        }
    }
    (chosen, other, all)
}

/// Ascending by number; findings in the order of the file.
fn ascending(dataset: &Dataset, rows: &[usize]) -> Vec<usize> {
    let number = |row: &usize| dataset.values.value.get(*row).copied().flatten();
    // The bits of a number, so that a greater one has the greater key.
    let key = |number: f64| {
        let bits = number.to_bits();
        if number.is_sign_negative() {
            !bits
        } else {
            bits | (1 << 63)
        }
    };
    let keys = rows.iter().map(|row| number(row).map_or(u64::MAX, key));
    let places = order(keys.collect::<Vec<u64>>());
    let sorted = places.into_iter().filter_map(|at| rows.get(at as usize));
    sorted.copied().collect()
}

/// One axis for all values: equal factors where they are far apart.
fn axis(dataset: &Dataset, indicator: &Indicator, rows: &[usize]) -> Option<Axis> {
    let of = &dataset.values;
    let columns = [&of.value, &of.low, &of.high];
    let numbers = columns.map(|column| rows.iter().filter_map(|row| *column.get(*row)?));
    let numbers: Vec<f64> = numbers.into_iter().flatten().collect();
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for number in &numbers {
        least = least.min(*number);
        most = most.max(*number);
    }
    let counts = matches!(
        indicator.scale,
        Scale::Persons | Scale::Count | Scale::Money
    );
    if counts && least >= 1.0 && most >= 100.0 * least {
        return Axis::of_people(least, most);
    }
    Axis::of(indicator.scale, &numbers)
}

/// All that the edition has of it.
fn values(explorer: Explorer, row: u32) -> Vec<El> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let words = explorer.lang.evidence_messages();
    let Some(indicator) = dataset.indicators.get(row as usize) else {
        return Vec::new();
    };
    let (chosen, other, all) = rows_of(explorer, row);
    let chosen = ascending(dataset, &chosen);
    let other = ascending(dataset, &other);
    let mut cited: Vec<u32> = Vec::new();
    for row in chosen.iter().chain(&other) {
        if let Some(reference) = dataset.values.reference.get(*row)
            && !cited.contains(reference)
        {
            cited.push(*reference);
        }
    }
    let cited = StoredValue::new(cited);
    let mut parts = Vec::new();
    let is_narrowed = chosen.len() < all;
    if all > 0 {
        let head = el("section")
            .child(text("h2", words.evidence_label(EvidenceLabel::Values)))
            .child(text("p", &count(explorer, &chosen)).class("quiet"));
        let head = if is_narrowed {
            let to_all = link_to(words.evidence_label(EvidenceLabel::AllValues), move || {
                explorer.href(|view| View {
                    selection: Selection::default(),
                    ..view
                })
            });
            head.child(text("p", &words.values_shown(chosen.len(), all)).class("quiet"))
                .child(el("p").child(to_all))
        } else {
            head
        };
        let axis = axis(dataset, indicator, &chosen);
        let head = head
            .maybe(together(explorer, indicator, row))
            .maybe(overview(explorer, indicator, &chosen, axis));
        parts.push(head.child(listed(explorer, chosen, axis, cited)));
    }
    let groups = producers(dataset, row, &explorer.outcome.read().rows);
    if !groups.is_empty() {
        parts.push(side_by_side(explorer, groups, cited));
    }
    if !other.is_empty() {
        let axis = axis(dataset, indicator, &other);
        let name = if all > 0 {
            EvidenceLabel::OtherValues
        } else {
            EvidenceLabel::Values
        };
        parts.push(
            el("section")
                .child(text("h2", words.evidence_label(name)))
                .child(listed(explorer, other, axis, cited)),
        );
    }
    parts.push(
        el("section")
            .child(text("h2", words.label(Label::References)))
            .child(cited.with_value(|cited| references(explorer, cited))),
    );
    parts
}

/// What the edition allows to put together over the selection, or why there is no total.
fn together(explorer: Explorer, indicator: &Indicator, row: u32) -> Option<El> {
    if indicator.nature != Nature::Quantitative {
        return None;
    }
    let edition = explorer.edition();
    let words = explorer.lang.evidence_messages();
    let outcome = explorer.outcome.read();
    let combined = combined(&edition.dataset, row, &outcome.rows);
    let said = words.combined(&combined, indicator.unit.get(explorer.lang));
    let said = said.iter().map(|sentence| text("p", sentence));
    Some(classed("div", "together").children(said))
}

/// Where the values lie, a dot each, and the least and the greatest in words. Nothing is put together.
fn overview(
    explorer: Explorer,
    indicator: &Indicator,
    rows: &[usize],
    axis: Option<Axis>,
) -> Option<El> {
    let edition = explorer.edition();
    let of = &edition.dataset.values;
    let words = explorer.lang.evidence_messages();
    let axis = axis?;
    let placed = |row: &usize| axis.place(of.value.get(*row).copied().flatten()?);
    let drawn = classed("div", "strip spread").attr("aria-hidden", "true");
    let drawn = rows
        .iter()
        .take(DOTS)
        .filter_map(placed)
        .fold(drawn, |drawn, at| {
            let dot = classed("i", "at");
            dot.style("left", &percent(at));
            drawn.child(dot)
        });
    let written = |row: Option<&usize>| {
        row.map_or_else(String::new, |row| {
            number::written(of.value_text.get(*row), explorer.lang)
        })
    };
    let with_number = |row: &&usize| of.value.get(**row).copied().flatten().is_some();
    let numbers = || rows.iter().filter(with_number);
    let (least, most) = (written(numbers().next()), written(numbers().next_back()));
    if least == most {
        return None;
    }
    let range = words.value_range(&least, &most, indicator.unit.get(explorer.lang));
    Some(el("div").child(text("p", &range)).child(drawn))
}

/// How many values, of how many cases.
fn count(explorer: Explorer, rows: &[usize]) -> String {
    let words = explorer.lang.evidence_messages();
    if rows.is_empty() {
        return words.evidence_label(EvidenceLabel::NoValueHere).to_owned();
    }
    words.values_of(rows.len(), count_cases(explorer, rows))
}

/// Values, each on the one axis, with its subject; a hundred at a time.
fn listed(
    explorer: Explorer,
    rows: Vec<usize>,
    axis: Option<Axis>,
    cited: StoredValue<Vec<u32>>,
) -> El {
    let words = explorer.lang.evidence_messages();
    let shown = RwSignal::new(STEP);
    let all = rows.len();
    el("div")
        .part(move || {
            let some = rows.iter().take(shown.get());
            let items = some.map(|row| {
                let strip = axis.and_then(|axis| strip(explorer, *row, axis));
                item(explorer, *row, strip, cited)
            });
            vec![list("ul", "plain each-value", items)]
        })
        .part_if(move || {
            let left = all.saturating_sub(shown.get());
            let step = left.min(STEP);
            (step > 0).then(|| {
                button("", &words.more_values(step), move || {
                    shown.update(|shown| *shown += STEP);
                })
            })
        })
}

/// A value under what it is about.
fn item(explorer: Explorer, row: usize, strip: Option<El>, cited: StoredValue<Vec<u32>>) -> El {
    let value = cited.with_value(|cited| value_with(explorer, row, cited, strip));
    el("div").maybe(subject(explorer, row)).child(value)
}

/// What a value is about: the case, with who measured; a term; nothing for the whole country.
fn subject(explorer: Explorer, row: usize) -> Option<El> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    match *dataset.values.subject.get(row)? {
        Subject::Case(case) => {
            let at = case.0 as usize;
            let title = dataset.cases.title.get(at, explorer.lang);
            let link = link_to(title, move || explorer.href_to(Route::Case(case)))
                .lang(dataset.cases.title.lang(at, explorer.lang));
            let organisations = dataset.cases.organisations.get(at).replace('|', ", ");
            Some(
                classed("p", "subject")
                    .child(link)
                    .child(text("span", &organisations).class("quiet")),
            )
        }
        Subject::Term(term) => Some(classed("p", "subject").child(term_link(explorer, term))),
        Subject::Country => None,
    }
}

/// A term: to its page where it is a source, else to its cases.
fn term_link(explorer: Explorer, term: TermId) -> El {
    let edition = explorer.edition();
    let facet = edition.dataset.term(term).map(|term| term.facet);
    let is_source = facet == edition.dataset.facet_with(Role::Source);
    link_to(&explorer.label_of(term), move || {
        if is_source {
            explorer.href_to(Route::Source(term))
        } else {
            explorer.href_of_term(term)
        }
    })
}

/// What several producers drew from the same data.
fn side_by_side(explorer: Explorer, groups: Vec<SideBySide>, cited: StoredValue<Vec<u32>>) -> El {
    let words = explorer.lang.evidence_messages();
    let label = |label| words.evidence_label(label);
    let parts = groups.into_iter().map(|group| {
        let name = [group.topic, group.source].map(|term| explorer.label_of(term));
        let values = group
            .values
            .iter()
            .map(|row| item(explorer, *row, None, cited));
        let content = list("ul", "plain each-value", values);
        let count = words.values_of(group.values.len(), count_cases(explorer, &group.values));
        classed("details", "producers")
            .child(text("summary", &format!("{} – {count}", name.join(" · "))))
            .child(content)
    });
    el("section")
        .child(text("h2", label(EvidenceLabel::Producers)))
        .children(paragraphs(label(EvidenceLabel::ProducersNote)))
        .children(parts)
}

/// Of how many cases some values are.
fn count_cases(explorer: Explorer, rows: &[usize]) -> u32 {
    let edition = explorer.edition();
    let mut cases = Bits::none(edition.dataset.case_count());
    for row in rows {
        if let Some(Subject::Case(case)) = edition.dataset.values.subject.get(*row) {
            cases.insert(case.0 as usize);
        }
    }
    cases.count()
}
