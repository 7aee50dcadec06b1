//! The charts of the explorer: a sentence, a picture that acts, a table.

use leptos::prelude::*;

use super::picture::{Picture, Target, measure, picture};
use crate::aggregate::{TermBar, term_bars};
use crate::charts::series::{Bar, BarSeries, YearBar, YearSeries};
use crate::charts::{bars, years};
use crate::dataset::FacetId;
use crate::i18n::{Label, number};
use crate::selection::Years;
use crate::web::dom::{El, classed, el, hidden, is_unfolded, text};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// Height of the chart by year, in CSS pixels.
const YEARS_HEIGHT: f64 = 200.0;

/// A row of a chart's table: label, depth, cases of the selection, cases of the edition.
type Row = (String, u8, u32, u32);

/// Cases by term of a facet.
pub(in crate::web) fn term_chart(explorer: Explorer, facet: FacetId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let role = edition.dataset.facet(facet).and_then(|facet| facet.role);
    let heading = explorer.label_of_facet(facet);
    let series = Memo::new(move |_| {
        let (selection, outcome) = (explorer.selection.read(), explorer.outcome.read());
        term_bars(
            &edition.dataset,
            &edition.index,
            &selection,
            &outcome,
            facet,
        )
    });
    let label = move |bar: &TermBar| explorer.label_of(bar.term);
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
    let measure = measure();
    let place = move |width: f64| {
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
        let write = |n: u32| number::whole(n, explorer.lang);
        bars::place(&series, width, &write, &*measure)
    };
    let target = move |at: usize| {
        let series = series.read();
        series.get(at).map(|bar| Target {
            name: words.bar(&label(bar), bar.part, bar.whole),
            pressed: bar.chosen,
        })
    };
    let act = move |first: usize, _: usize| {
        let term = series.read_untracked().get(first).map(|bar| bar.term);
        if let Some(term) = term {
            explorer.toggle(term);
        }
    };
    let rows = move || -> Vec<Row> {
        let bars = series.read();
        bars.iter()
            .map(|bar| (label(bar), bar.depth, bar.part, bar.whole))
            .collect()
    };
    let picture = picture(Picture {
        place: Box::new(place),
        target: Box::new(move |first, _| target(first)),
        act: Box::new(act),
        drag: None,
    });
    let name = words.chart_name(&heading);
    chart(
        explorer,
        &name,
        Box::new(sentence),
        picture,
        (heading, Box::new(rows)),
    )
}

/// Cases by year of publication.
pub(in crate::web) fn year_chart(explorer: Explorer) -> El {
    let words = explorer.words();
    let counts = explorer.years;
    let sentence = move || {
        let counts = counts.read();
        let most = counts
            .iter()
            .filter(|(_, part, _)| *part > 0)
            .max_by_key(|(_, part, _)| *part);
        let heading = explorer.heading.read();
        match (heading.years, most) {
            (Some(range), Some((year, part, _))) => {
                words.years_sentence(heading.cases, range, (*year, *part))
            }
            _ => words.label(Label::NoCase).to_owned(),
        }
    };
    let series = move || {
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
    };
    let measure = measure();
    let place = move |width: f64| {
        let write = |n: u32| number::whole(n, explorer.lang);
        years::place(&series(), width, YEARS_HEIGHT, &write, &*measure)
    };
    let target = move |first: usize, end: usize| {
        let series = series();
        let (from, to) = (series.year(first), series.year(end.saturating_sub(1)));
        let together = series.together(first..end);
        let label = if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        };
        Some(Target {
            name: words.bar(&label, together.part, together.whole),
            pressed: together.chosen,
        })
    };
    let years_of = move |first: usize, end: usize| {
        let from = counts
            .read_untracked()
            .first()
            .map_or(0, |(year, ..)| *year);
        Years::between(from + first as i32, from + end.saturating_sub(1) as i32)
    };
    let choose = move |years: Years, step: Step| {
        explorer.select(step, |selection, _| selection.with_years(years));
    };
    let act = move |first: usize, end: usize| {
        let years = years_of(first, end);
        let chosen = explorer.selection.read_untracked().years();
        choose(
            if chosen == years {
                Years::default()
            } else {
                years
            },
            Step::Push,
        );
    };
    let drag = move |first: usize, end: usize, step: Step| choose(years_of(first, end), step);
    let rows = move || -> Vec<Row> {
        let counts = counts.read();
        counts
            .iter()
            .map(|(year, part, whole)| (year.to_string(), 0, *part, *whole))
            .collect()
    };
    let picture = picture(Picture {
        place: Box::new(place),
        target: Box::new(target),
        act: Box::new(act),
        drag: Some(Box::new(drag)),
    });
    let heading = words.label(Label::Year).to_owned();
    let name = words.chart_name(&heading);
    chart(
        explorer,
        &name,
        Box::new(sentence),
        picture,
        (heading, Box::new(rows)),
    )
    .class("chart by-year")
}

/// The frame of every chart.
fn chart(
    explorer: Explorer,
    name: &str,
    sentence: Box<dyn Fn() -> String>,
    picture: El,
    table: (String, Box<dyn Fn() -> Vec<Row>>),
) -> El {
    let caption = el("figcaption")
        .child(text("span", name).class("chart-name"))
        .child(el("h2").text_of(sentence));
    classed("figure", "chart")
        .attr("aria-label", name)
        .child(caption)
        .child(picture)
        .child(series_table(explorer, name, &table.0, table.1))
}

/// The series as a table; its rows are made when it is opened.
fn series_table(
    explorer: Explorer,
    name: &str,
    heading: &str,
    rows: Box<dyn Fn() -> Vec<Row>>,
) -> El {
    let words = explorer.words();
    let lang = explorer.lang;
    let open = RwSignal::new(false);
    let head = |content: &str| text("th", content).attr("scope", "col");
    let names = el("tr")
        .child(head(heading))
        .child(head(words.label(Label::InSelection)).class("number"))
        .child(head(words.label(Label::InEdition)).class("number"));
    let row = move |(label, depth, part, whole): &Row| {
        let number = |n: u32| text("td", &number::whole(n, lang)).class("number");
        let depth = format!("depth-{}", (*depth).min(3));
        el("tr")
            .child(text("th", label).attr("scope", "row").class(&depth))
            .child(number(*part))
            .child(number(*whole))
    };
    let body = el("tbody").part(move || {
        if open.get() {
            rows().iter().map(row).collect()
        } else {
            Vec::new()
        }
    });
    let summary = text("summary", words.label(Label::Table)).child(hidden(&format!(" – {name}")));
    let table = el("table")
        .child(text("caption", name).class("visually-hidden"))
        .child(el("thead").child(names))
        .child(body);
    classed("details", "table")
        .child(summary)
        .child(
            classed("div", "scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", name)
                .child(table),
        )
        .on("toggle", move |event| open.set(is_unfolded(&event)))
}
