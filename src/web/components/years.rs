//! The range of publication years, as two lists.

use leptos::ev;
use leptos::prelude::*;

use crate::i18n::Label;
use crate::selection::Years;
use crate::web::location::Step;
use crate::web::pages::explorer;

/// First and last year, each of which may be open.
#[component]
pub(super) fn YearRange() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let known = &edition.dataset.cases.year;
    let first = known.iter().copied().min().unwrap_or_default();
    let last = known.iter().copied().max().unwrap_or_default();
    let years = move || explorer.selection.read().years();
    let set = move |change: fn(Years, Option<i32>) -> Years, event: &ev::Event| {
        let year = event_target_value(event).parse().ok();
        explorer.select(Step::Push, |selection, _| {
            let years = change(selection.years(), year);
            selection.with_years(years)
        });
    };
    let options = move |chosen: fn(Years) -> Option<i32>| {
        let any = move || chosen(years()).is_none();
        let each = (first..=last).map(move |year| {
            let selected = move || chosen(years()) == Some(year);
            view! { <option value=year.to_string() prop:selected=move || selected()>{year}</option> }
        });
        view! {
            <option value="" prop:selected=move || any()>{words.label(Label::AnyYear)}</option>
            {each.collect_view()}
        }
    };
    let set_from = move |event| set(|years, from| Years { from, ..years }, &event);
    let set_to = move |event| set(|years, to| Years { to, ..years }, &event);
    view! {
        <fieldset class="years">
            <legend>{words.label(Label::Years)}</legend>
            <label>
                {words.label(Label::YearFrom)} " "
                <select on:change=set_from>{options(|years| years.from)}</select>
            </label>
            " "
            <label>
                {words.label(Label::YearTo)} " "
                <select on:change=set_to>{options(|years| years.to)}</select>
            </label>
        </fieldset>
    }
}
