//! The range of publication years: how many cases there are of each, and two lists.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::selection::Years;
use crate::web::dom::{El, classed, el, text, value_of};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// First and last year, each of which may be open, under a small histogram.
pub(super) fn year_range(explorer: Explorer) -> El {
    classed("fieldset", "years")
        .child(text("legend", explorer.words().label(Label::Years)))
        .child(histogram(explorer))
        .child(end(
            explorer,
            Label::YearFrom,
            |years| years.from,
            |years, from| Years { from, ..years },
        ))
        .text(" ")
        .child(end(
            explorer,
            Label::YearTo,
            |years| years.to,
            |years, to| Years { to, ..years },
        ))
}

/// A bar a year: the cases of the selection over those of the edition. The chart by year has the
/// same numbers for those who do not see it.
fn histogram(explorer: Explorer) -> El {
    let bars = move || {
        let years = explorer.years.read();
        let most = years.iter().map(|(.., whole)| *whole).max().unwrap_or(0);
        let bar = |(_, part, whole): &(i32, u32, u32)| {
            let (bar, matching) = (el("i"), el("b"));
            bar.style("height", &percent(*whole, most));
            matching.style("height", &percent(*part, *whole));
            bar.child(matching)
        };
        years.iter().map(bar).collect()
    };
    classed("div", "histogram")
        .attr("aria-hidden", "true")
        .part(bars)
}

fn percent(part: u32, whole: u32) -> String {
    format!(
        "{}%",
        (u64::from(part) * 100).div_ceil(u64::from(whole.max(1)))
    )
}

/// One end of the range.
fn end(
    explorer: Explorer,
    label: Label,
    get: fn(Years) -> Option<i32>,
    set: fn(Years, Option<i32>) -> Years,
) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let known = &edition.dataset.cases.year;
    let first = known.iter().copied().min().unwrap_or_default();
    let last = known.iter().copied().max().unwrap_or_default();
    let option = |value: &str, label: &str| text("option", label).attr("value", value);
    let years = (first..=last).map(|year| option(&year.to_string(), &year.to_string()));
    let choice = el("select")
        .child(option("", words.label(Label::AnyYear)))
        .children(years)
        // Also a year that the address asks for and the list does not have.
        .prop_of("value", move || {
            let year = get(explorer.selection.read().years());
            let year = year.map(|year| year.clamp(first, last).to_string());
            year.unwrap_or_default().into()
        })
        .on("change", move |event| {
            let year = value_of(&event).parse().ok();
            explorer.select(Step::Push, |selection, _| {
                let years = set(selection.years(), year);
                selection.with_years(years)
            });
        });
    text("label", words.label(label)).text(" ").child(choice)
}
