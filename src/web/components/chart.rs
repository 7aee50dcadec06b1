//! The charts of the explorer: a sentence, a picture that acts, a table.

use leptos::prelude::*;

use super::picture::{Picture, Target, measure, measured_width};
use crate::aggregate::{TermBar, term_bars, year_bars};
use crate::charts::series::{Bar, BarSeries, YearBar, YearSeries};
use crate::charts::{bars, years};
use crate::dataset::FacetId;
use crate::i18n::{Label, number};
use crate::selection::Years;
use crate::web::location::Step;
use crate::web::pages::explorer;

/// Height of the chart by year, in CSS pixels.
const YEARS_HEIGHT: f64 = 200.0;

/// Cases by term of a facet.
#[component]
pub(in crate::web) fn TermChart(facet: FacetId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let found = edition.dataset.facet(facet);
    let role = found.and_then(|facet| facet.role);
    let name = found.map_or("", |facet| facet.label.get(lang));
    let name = words.chart_name(name);
    let label = move |bar: &TermBar| {
        let term = edition.dataset.term(bar.term);
        term.map_or("", |term| term.label.get(lang)).to_owned()
    };
    let label = StoredValue::new(label);
    let label = move |bar: &TermBar| label.with_value(|label| label(bar));
    let series = Memo::new(move |_| {
        let edition = explorer.edition();
        let (selection, outcome) = (explorer.selection.read(), explorer.outcome.read());
        term_bars(
            &edition.dataset,
            &edition.index,
            &selection,
            &outcome,
            facet,
        )
    });
    let sentence = move || {
        let series = series.read();
        let roots = series.iter().filter(|bar| bar.depth == 0 && bar.part > 0);
        // Of equals the first in the edition's order.
        let most = roots.rev().max_by_key(|bar| bar.part);
        most.map_or_else(
            || words.label(Label::NoCase).to_owned(),
            |bar| {
                let cases = explorer.heading.read().cases;
                words.chart_sentence(role, &label(bar), bar.part, cases)
            },
        )
    };
    let width = RwSignal::new(0.0);
    let measure = StoredValue::new_local(measure());
    let placed = Memo::new(move |_| {
        let bars = series.read();
        let bars = bars.iter().map(|bar| Bar {
            label: label(bar),
            depth: bar.depth,
            part: bar.part,
            whole: bar.whole,
            chosen: bar.chosen,
        });
        let series = BarSeries {
            bars: bars.collect(),
        };
        let write = |n: u32| number::whole(n, lang);
        measure.with_value(|measure| bars::place(&series, width.get(), &write, &**measure))
    });
    let targets = Memo::new(move |_| {
        let series = series.read();
        let hits = &placed.read().hits;
        let targets = hits.iter().filter_map(|hit| {
            let bar = series.get(hit.first)?;
            Some(Target {
                key: i64::from(bar.term.0),
                area: hit.area,
                name: words.bar(&label(bar), bar.part, bar.whole),
                pressed: bar.chosen,
            })
        });
        targets.collect::<Vec<_>>()
    });
    let act = Callback::new(move |at: usize| {
        let term = placed.read_untracked().hits.get(at).map(|hit| hit.first);
        let term = term.and_then(|at| Some(series.read_untracked().get(at)?.term));
        if let Some(term) = term {
            explorer.toggle(term);
        }
    });
    let rows = move || {
        let rows = series.read();
        let rows = rows
            .iter()
            .map(|bar| (label(bar), bar.depth, bar.part, bar.whole));
        rows.collect::<Vec<_>>()
    };
    let heading = found_label(explorer, facet);
    let (shown, spoken) = (name.clone(), name.clone());
    view! {
        <figure class="chart" aria-label=spoken>
            <figcaption>
                <span class="chart-name">{shown}</span>
                <h2>{move || sentence()}</h2>
            </figcaption>
            <Picture placed targets act width=measured_width(width) />
            <Table name heading rows />
        </figure>
    }
}

fn found_label(explorer: crate::web::state::Explorer, facet: FacetId) -> String {
    let edition = explorer.edition();
    let facet = edition.dataset.facet(facet);
    facet
        .map_or("", |facet| facet.label.get(explorer.lang))
        .to_owned()
}

/// Cases by year of publication.
#[component]
pub(in crate::web) fn YearChart() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let lang = explorer.lang;
    let name = words.chart_name(words.label(Label::Year));
    let counts = Memo::new(move |_| {
        let edition = explorer.edition();
        let (selection, outcome) = (explorer.selection.read(), explorer.outcome.read());
        year_bars(&edition.dataset, &edition.index, &selection, &outcome)
    });
    let sentence = move || {
        let counts = counts.read();
        let most = counts
            .iter()
            .filter(|(_, part, _)| *part > 0)
            .max_by_key(|(_, part, _)| *part);
        let range = explorer.heading.read().years;
        match (range, most) {
            (Some(range), Some((year, part, _))) => {
                words.years_sentence(explorer.heading.read().cases, range, (*year, *part))
            }
            _ => words.label(Label::NoCase).to_owned(),
        }
    };
    let width = RwSignal::new(0.0);
    let measure = StoredValue::new_local(measure());
    let series = Memo::new(move |_| {
        let counts = counts.read();
        let chosen = explorer.selection.read().years();
        let bar = |(year, part, whole): &(i32, u32, u32)| YearBar {
            part: *part,
            whole: *whole,
            chosen: !chosen.is_open() && chosen.contain(*year),
        };
        YearSeries {
            first: counts.first().map_or(0, |(year, ..)| *year),
            years: counts.iter().map(bar).collect(),
        }
    });
    let placed = Memo::new(move |_| {
        let write = |n: u32| number::whole(n, lang);
        let (series, width) = (series.read(), width.get());
        measure.with_value(|measure| years::place(&series, width, YEARS_HEIGHT, &write, &**measure))
    });
    let range_of = move |at: usize| {
        let series = series.read_untracked();
        let placed = placed.read_untracked();
        let hit = placed.hits.get(at)?;
        Some((
            series.year(hit.first),
            series.year(hit.end.saturating_sub(1)),
        ))
    };
    let targets = Memo::new(move |_| {
        let series = series.read();
        let hits = &placed.read().hits;
        let targets = hits.iter().map(|hit| {
            let (from, to) = (
                series.year(hit.first),
                series.year(hit.end.saturating_sub(1)),
            );
            let together = series.together(hit.range());
            let label = if from == to {
                from.to_string()
            } else {
                format!("{from}–{to}")
            };
            Target {
                key: i64::from(from),
                area: hit.area,
                name: words.bar(&label, together.part, together.whole),
                pressed: together.chosen,
            }
        });
        targets.collect::<Vec<_>>()
    });
    let choose = move |years: Years, step: Step| {
        explorer.select(step, |selection, _| selection.with_years(years));
    };
    let act = Callback::new(move |at: usize| {
        if let Some((from, to)) = range_of(at) {
            let years = Years::between(from, to);
            let chosen = explorer.selection.read_untracked().years();
            choose(
                if chosen == years {
                    Years::default()
                } else {
                    years
                },
                Step::Push,
            );
        }
    });
    let drag = Callback::new(move |(start, end, step): (usize, usize, Step)| {
        if let (Some(a), Some(b)) = (range_of(start), range_of(end)) {
            choose(Years::between(a.0.min(b.0), a.1.max(b.1)), step);
        }
    });
    let rows = move || {
        let counts = counts.read();
        let rows = counts
            .iter()
            .map(|(year, part, whole)| (year.to_string(), 0, *part, *whole));
        rows.collect::<Vec<_>>()
    };
    let heading = words.label(Label::Year).to_owned();
    let (shown, spoken) = (name.clone(), name.clone());
    view! {
        <figure class="chart" aria-label=spoken>
            <figcaption>
                <span class="chart-name">{shown}</span>
                <h2>{move || sentence()}</h2>
            </figcaption>
            <Picture placed targets act drag width=measured_width(width) />
            <Table name heading rows />
        </figure>
    }
}

/// The series as a table; its rows are made when it is opened.
#[component]
fn Table(
    name: String,
    heading: String,
    rows: impl Fn() -> Vec<(String, u8, u32, u32)> + Send + Sync + 'static,
) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let lang = explorer.lang;
    let open = RwSignal::new(false);
    let follow = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let target = event
            .target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        open.set(target.is_some_and(|target| target.has_attribute("open")));
    };
    let body = move || {
        open.get().then(|| {
            rows()
                .into_iter()
                .map(|(label, depth, part, whole)| {
                    view! {
                        <tr>
                            <th scope="row" class=format!("depth-{}", depth.min(3))>{label}</th>
                            <td class="number">{number::whole(part, lang)}</td>
                            <td class="number">{number::whole(whole, lang)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <details class="table" on:toggle=follow>
            <summary>
                {words.label(Label::Table)}
                <span class="visually-hidden">" – " {name.clone()}</span>
            </summary>
            <table>
                <caption class="visually-hidden">{name}</caption>
                <thead>
                    <tr>
                        <th scope="col">{heading}</th>
                        <th scope="col" class="number">{words.label(Label::InSelection)}</th>
                        <th scope="col" class="number">{words.label(Label::InEdition)}</th>
                    </tr>
                </thead>
                <tbody>{move || body()}</tbody>
            </table>
        </details>
    }
}
