//! The heading figures, and the polite sentence when they change.

use leptos::prelude::*;

use crate::selection::UseLevels;
use crate::web::location::Step;
use crate::web::pages::explorer;

/// Cases, decisions, years, share measured; and what the use level leaves out.
#[component]
pub(in crate::web) fn Figures() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let heading = explorer.heading;
    let figures = Memo::new(move |_| words.figures(&heading.read()));
    let first = move || figures.read().first().cloned();
    let others = move || {
        let figures = figures.read();
        let others = figures.iter().skip(1).cloned();
        others
            .map(|figure| view! { <li>{figure}</li> })
            .collect_view()
    };
    let set_aside = move || {
        let aside = heading.read().set_aside.clone();
        aside
            .into_iter()
            .map(|(level, n)| {
                let show = move |_| {
                    explorer.select(Step::Push, |selection, _| {
                        selection.with_levels(UseLevels::of(&[level]))
                    });
                };
                view! {
                    <button type="button" class="link" on:click=show>
                        {words.set_aside(n, level)}
                    </button>
                }
            })
            .collect_view()
    };
    // What is said aloud: the difference to the figure before.
    let change = Memo::new(move |before: Option<&(u32, Option<String>)>| {
        let now = heading.read().cases;
        let said = before.map(|(before, _)| words.changed(now, *before));
        (now, said)
    });
    view! {
        <div class="figures">
            <h1>{move || first()}</h1>
            <ul class="inline">{move || others()}</ul>
            <p class="quiet">{move || set_aside()}</p>
            <p class="visually-hidden" role="status">{move || change.read().1.clone()}</p>
        </div>
    }
}
