//! The edition year by year, and the editions side by side.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editions::{edition, failure, grid};
use crate::aggregate::{Barometer, barometer as by_year};
use crate::dataset::{Dataset, Role};
use crate::diff::{self, Thing, redefined};
use crate::engine::Index;
use crate::figure::{Editions, Figure, Row, Table};
use crate::i18n::{EditionLabel, Label, number};
use crate::selection::{Kind, Route, Selection, View};
use crate::web::components::{chart, picture};
use crate::web::dom::{El, button, classed, el, link, link_to, list, text};
use crate::web::load::Failure;
use crate::web::state::{Drawn, Edition, Explorer};

/// The page.
pub(super) fn barometer(explorer: Explorer) -> El {
    let words = explorer.lang.edition_messages();
    let label = |label: EditionLabel| words.edition_label(label);
    let open = explorer.edition();
    let proof = open.dataset.facet_with(Role::Proof);
    let not_said = classed("section", "part")
        .child(text("h2", label(EditionLabel::NotSaid)))
        .child(text("p", label(EditionLabel::NotSaidText)));
    let parts = explorer.memory.parts;
    classed("article", "page wide barometer")
        .child(text("h1", words.label(Label::Barometer)))
        .part_if(move || narrowed(explorer))
        .child(not_said)
        .child(chart(explorer, Kind::Years))
        .children(proof.map(|facet| parts.unfolded(explorer, Kind::YearsBy(facet))))
        .child(years(explorer))
        .child(parts.unfolded(explorer, Kind::National(0)))
        .child(side_by_side(explorer))
}

/// That only some of the cases are counted, and the way to all.
fn narrowed(explorer: Explorer) -> Option<El> {
    let words = explorer.lang.edition_messages();
    if explorer.selection.read().is_empty() {
        return None;
    }
    let heading = explorer.heading.read();
    let all = move || {
        explorer.href(|view| View {
            route: Route::Barometer,
            selection: Selection::default(),
            ..view
        })
    };
    let said = words.only_selected(heading.cases, heading.whole);
    Some(
        classed("p", "actions")
            .child(text("span", &said))
            .child(link_to(words.edition_label(EditionLabel::AllCases), all)),
    )
}

/// Cases, decisions and proof, in words and in a table.
fn years(explorer: Explorer) -> El {
    let words = explorer.lang.edition_messages();
    let heading = words.edition_label(EditionLabel::ByYear);
    classed("section", "part")
        .child(text("h2", heading))
        .part(move || {
            let edition = explorer.edition();
            let outcome = explorer.outcome.get();
            let found = by_year(&edition.dataset, &edition.index, &outcome.rows);
            let shares = found.proof.iter().map(|proof| {
                let term = edition.dataset.term(proof.term);
                let name = term.map_or("", |term| term.label.get(explorer.lang));
                let sign = term.and_then(|term| term.sign);
                let sign = classed("span", "sign")
                    .attr("aria-hidden", "true")
                    .text(sign.map_or("", |sign| sign.glyph()));
                let share = words.share(name, proof.cases, found.cases);
                el("span").child(sign).text(" ").text(&share)
            });
            let decided = words.decided_years(found.decisions, found.decided);
            vec![
                text("p", &decided),
                list("ul", "plain", shares),
                text("p", words.edition_label(EditionLabel::ByYearNote)).class("note quiet"),
                grid(explorer, heading, &table(explorer, &found)),
            ]
        })
}

fn table(explorer: Explorer, found: &Barometer) -> Table {
    let words = explorer.lang.edition_messages();
    let write = |n: u32| number::whole(n, explorer.lang);
    let mut columns = vec![
        words.label(Label::Year).to_owned(),
        words.edition_label(EditionLabel::CasesPublished).to_owned(),
        words.edition_label(EditionLabel::DecisionsDated).to_owned(),
    ];
    let proof = found.proof.iter();
    columns.extend(proof.map(|proof| explorer.label_of(proof.term)));
    let rows = found.years.iter().map(|year| Row {
        depth: 0,
        head: year.year.to_string(),
        cells: [year.cases, year.decisions]
            .into_iter()
            .chain(year.proof.iter().copied())
            .map(write)
            .collect(),
    });
    Table {
        columns,
        rows: rows.collect(),
        words: &[],
    }
}

/// How far the other editions are.
#[derive(Clone)]
enum Stage {
    Loading,
    Failed(Failure),
    Here(Vec<Arc<Edition>>),
}

/// A row for each edition that is published here.
fn side_by_side(explorer: Explorer) -> El {
    let words = explorer.lang.edition_messages();
    let section =
        classed("section", "part").child(text("h2", words.edition_label(EditionLabel::Editions)));
    let open = explorer.edition();
    if open.list.len() < 2 {
        // A draft knows no other edition; what it changes is another page.
        let only = (!open.draft).then(|| text("p", words.edition_label(EditionLabel::OneEdition)));
        let changes = link_to(words.label(Label::Diff), move || {
            let (from, to) = (String::new(), String::new());
            explorer.href_to(Route::Diff { from, to })
        });
        let changes = open.draft.then(|| el("p").child(changes));
        return section.maybe(only).maybe(changes);
    }
    let stage = RwSignal::new(Stage::Loading);
    let load = move || {
        stage.set(Stage::Loading);
        // Now: by the time it runs, the page may be gone.
        let open = explorer.edition();
        spawn_local(async move {
            let found = all(&open).await;
            if !stage.is_disposed() {
                stage.set(found.map_or_else(Stage::Failed, Stage::Here));
            }
        });
    };
    load();
    section.part(move || match stage.get() {
        Stage::Loading => vec![text("p", words.label(Label::Loading)).attr("role", "status")],
        Stage::Failed(why) => vec![
            classed("p", "actions")
                .attr("role", "alert")
                .child(text("span", &failure(explorer, &why)))
                .child(button("", words.label(Label::Retry), load)),
        ],
        Stage::Here(editions) => compared(explorer, &editions),
    })
}

/// All editions of the list, from the oldest.
async fn all(open: &Arc<Edition>) -> Result<Vec<Arc<Edition>>, Failure> {
    let mut editions = Vec::new();
    for entry in open.list.iter().rev() {
        editions.push(edition(open, &entry.id).await?);
    }
    Ok(editions)
}

fn compared(explorer: Explorer, editions: &[Arc<Edition>]) -> Vec<El> {
    let words = explorer.lang.edition_messages();
    let name = words.edition_label(EditionLabel::Editions);
    let steps: Vec<(u32, El)> = editions
        .windows(2)
        .filter_map(|two| match two {
            [from, to] => Some(step(explorer, from, to)),
            _ => None,
        })
        .collect();
    let breaks = std::iter::once(0).chain(steps.iter().map(|(redefined, _)| *redefined));
    let prepared: Vec<(&Dataset, &Index, u32)> = editions
        .iter()
        .zip(breaks)
        .map(|(edition, redefined)| (&edition.dataset, &edition.index, redefined))
        .collect();
    let figure = Arc::new(Editions::new(&prepared, explorer.lang));
    let sentences = figure.sentences();
    let (note, numbers) = (figure.note(), figure.table());
    let drawn: Arc<dyn Figure> = figure;
    let drawn: Drawn = Memo::new_with_compare(move |_| drawn.clone(), |_, _| true);
    let figure = classed("figure", "chart")
        .attr("aria-label", name)
        .child(el("figcaption").children(sentences.iter().map(|said| text("p", said))))
        .child(picture(explorer, drawn))
        .child(text("p", note).class("note quiet"))
        .child(grid(explorer, name, &numbers));
    let steps = steps.into_iter().map(|(_, said)| said);
    vec![figure, list("ul", "steps", steps)]
}

/// What an edition defines otherwise than the one before, how many indicators and in words: from
/// there on their values do not compare.
fn step(explorer: Explorer, from: &Edition, to: &Edition) -> (u32, El) {
    let words = explorer.lang.edition_messages();
    let changes = diff::diff(&from.dataset, &to.dataset, explorer.lang);
    let again: Vec<_> = redefined(&changes).collect();
    let [older, newer] = [from, to].map(|edition| edition.dataset.package.edition.clone());
    let count = again.len() as u32;
    let said = words.redefined(&older, &newer, count);
    let names = again.iter().filter_map(|change| {
        let row = change.to?;
        let name = diff::name(&to.dataset, Thing::Indicator, row, explorer.lang);
        let address = diff::address(&to.dataset, Thing::Indicator, row, explorer.lang);
        Some(link(&address, &name))
    });
    let names: Vec<El> = names.collect();
    let sign = (!names.is_empty()).then(|| {
        classed("span", "sign")
            .attr("aria-hidden", "true")
            .text("≠ ")
    });
    let see = link_to(words.edition_label(EditionLabel::SeeDiff), move || {
        explorer.href_to(Route::Diff {
            from: older.clone(),
            to: newer.clone(),
        })
    });
    let said = el("div")
        .child(el("p").maybe(sign).text(&said).text(" ").child(see))
        .maybe((!names.is_empty()).then(|| list("ul", "", names)));
    (count, said)
}
