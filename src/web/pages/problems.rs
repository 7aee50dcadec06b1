//! What is wrong with the edition, place by place.

use leptos::prelude::*;

use super::explorer;
use crate::i18n::Label;

/// Most problems that are shown; a longer list helps nobody to begin.
const SHOWN: usize = 500;

/// The page of problems.
#[component]
pub(in crate::web) fn Problems() -> impl IntoView {
    let words = explorer().words();
    view! {
        <article class="page wide">
            <h1>{words.label(Label::Problems)}</h1>
            <ProblemTable />
        </article>
    }
}

/// An edition without a case that can be read: why, and what to do.
#[component]
pub(in crate::web) fn Unreadable() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let id = explorer.edition().dataset.package.edition.clone();
    view! {
        <article class="page wide">
            <h1>{words.label(Label::NoCase)}</h1>
            <p>{words.nothing_readable(&id)}</p>
            <ProblemTable />
        </article>
    }
}

#[component]
fn ProblemTable() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let report = &edition.report;
    let rows = report
        .problems
        .iter()
        .take(SHOWN)
        .map(|problem| {
            view! {
                <tr>
                    <th scope="row">{problem.resource.name()}</th>
                    <td class="number">{(problem.line > 0).then_some(problem.line)}</td>
                    <td>{problem.column.clone()}</td>
                    <td class="cell"><bdi>{problem.value.clone()}</bdi></td>
                    <td>
                        <strong>{words.level(problem.level())}</strong>
                        " – "
                        {words.problem(problem)}
                    </td>
                </tr>
            }
        })
        .collect_view();
    let some = report.problems.len() > 0;
    let more = report.count() > SHOWN;
    view! {
        <p>{words.problem_count(report.count(), report.rows_left_out())}</p>
        {more.then(|| view! { <p class="quiet">{words.shown_of(SHOWN, report.count())}</p> })}
        {some
            .then(|| {
                view! {
                    <div class="scroll" tabindex="0" role="region" aria-label=words.label(Label::Problems)>
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{words.label(Label::Resource)}</th>
                                    <th scope="col">{words.label(Label::Line)}</th>
                                    <th scope="col">{words.label(Label::Column)}</th>
                                    <th scope="col">{words.label(Label::Found)}</th>
                                    <th scope="col">{words.label(Label::What)}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                }
            })}
    }
}
