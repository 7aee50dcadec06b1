//! The view of a step in front of an audience: title, text, and of the view the sentence and the chart, or the case. What does
//! not fit is made less, never smaller than is read from afar: rows of a chart, sentences of a text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::play::{Act, Play, kind_of, nothing};
use super::{js, label};
use crate::aggregate::term_bars;
use crate::dataset::model::{Dataset, Subject};
use crate::dataset::{CaseId, FacetId, Role, Sign};
use crate::export::qr;
use crate::figure;
use crate::i18n::{Label, StoryLabel};
use crate::selection::{Kind, Route, Selection, View};
use crate::web::components::{self, figure_of, filter_names, proof_mark};
use crate::web::dom::{El, button, classed, el, hidden, link, list, text};
use crate::web::env::{here, image_of};
use crate::web::state::{Drawn, Explorer};

/// Rows of a chart at first, and the fewest.
const ROWS: (usize, usize) = (9, 1);
/// Series of the country that are shown.
const SERIES: usize = 5;
/// How large a chart is drawn, in tenths of a rem: as a room reads it, and as a page does.
const LARGE: f64 = 300.0;
const SMALL: f64 = 170.0;
/// How often something is made less until it fits.
const TRIES: u32 = 24;

/// All of it.
pub(super) fn live(play: Play) -> El {
    let explorer = play.explorer;
    let (Some(step), Some(view)) = (play.step(), play.view()) else {
        return classed("div", "stage-view").child(nothing(play));
    };
    untrack(|| {
        let head = el("div")
            .child(text("h1", &step.title))
            .child(text("p", &step.text).class("said-of"));
        classed("div", "stage-view")
            .child(
                classed("div", "stage-head")
                    .child(head)
                    .child(corner(play, &view)),
            )
            .child(shown(explorer, &view))
    })
}

/// The address that the audience opens: of this view, not of the presentation.
pub(super) fn address(explorer: Explorer, view: &View) -> String {
    let fragment = explorer.cited(view.clone());
    here(&explorer.edition().dataset.package.homepage, &fragment)
}

/// The code in the corner.
fn corner(play: Play, view: &View) -> El {
    let explorer = play.explorer;
    let address = address(explorer, view);
    let name = format!("{} – {address}", label(explorer, StoryLabel::Code));
    let corner = button("corner", "", move || play.act(Act::Code));
    match qr(&address) {
        Some(svg) => corner.child(image_of(&svg, &name)),
        None => corner.text("▦").child(hidden(&name)),
    }
}

/// What a view shows.
fn shown(explorer: Explorer, view: &View) -> El {
    let edition = explorer.edition();
    match &view.route {
        Route::Case(case) => of_case(explorer, *case),
        Route::Explorer | Route::Chart(_) => {
            of_cases(explorer.under(view.selection.clone()), kind_of(&view.route))
        }
        Route::Barometer => of_country(explorer),
        Route::Page(page) => {
            let sections = edition.dataset.pages.iter();
            let titles = sections
                .filter(|section| section.page == *page)
                .map(|section| text("span", section.title.get(explorer.lang)));
            let shown = classed("div", "stage-live").child(list("ol", "titles", titles));
            fit(&shown, drop_last(&shown));
            shown
        }
        Route::Indicator(row) => {
            let of = edition.dataset.indicators.get(*row as usize);
            let told = of.map(|of| {
                el("div")
                    .child(text("h2", of.label.get(explorer.lang)))
                    .child(text("p", of.definition.get(explorer.lang)))
                    .child(text("p", of.caution.get(explorer.lang)))
            });
            classed("div", "stage-live").maybe(told)
        }
        _ => {
            let to = explorer.cited(view.clone());
            classed("div", "stage-live")
                .child(el("p").child(link(&to, label(explorer, StoryLabel::SeeView))))
        }
    }
}

/// Figures, sentence and chart of a selection.
fn of_cases(explorer: Explorer, kind: Option<Kind>) -> El {
    let words = explorer.words();
    let figures = words.figures(&explorer.heading.read());
    let names = filter_names(explorer);
    let figures = list(
        "ul",
        "inline stage-figures",
        figures.iter().map(|figure| text("span", figure)),
    );
    let head = classed("div", "stage-of")
        .child(figures)
        .child(text("p", &names.join(" · ")).class("filters"));
    let shown = classed("div", "stage-live");
    let rows = RwSignal::new(ROWS.0);
    let facet = telling(explorer);
    let chart = match kind {
        Some(Kind::Terms(facet)) => Some(few(explorer, facet, rows)),
        Some(kind) => return shown.child(head).child(of_kind(explorer, kind)),
        None => facet.map(|facet| few(explorer, facet, rows)),
    };
    let shown = shown
        .child(head)
        .maybe(chart.map(|figure| drawn(explorer, figure)));
    fit(&shown, move || {
        let less = rows.get_untracked() > ROWS.1;
        if less {
            rows.update(|rows| *rows -= 1);
        }
        less
    });
    shown
}

fn few(explorer: Explorer, facet: FacetId, rows: RwSignal<usize>) -> Drawn {
    explorer.drawn(Box::new(move |context| {
        figure::few(facet, rows.get(), context)
    }))
}

/// A chart with its sentence.
fn drawn(explorer: Explorer, figure: Drawn) -> El {
    classed("figure", "chart")
        .child(
            el("figcaption")
                .child(el("h2").text_of(move || figure.read().sentence()))
                .child(
                    el("p")
                        .class("quiet")
                        .text_of(move || figure.read().note().to_owned()),
                ),
        )
        .child(components::picture(explorer, figure))
}

/// A chart of any kind, which is made smaller until it fits.
fn of_kind(explorer: Explorer, kind: Kind) -> El {
    classed("div", "any").part(move || {
        let Some(maker) = explorer.memory.parts.maker() else {
            return vec![text("p", explorer.words().label(Label::Loading))];
        };
        untrack(|| {
            let figure = explorer.figure(maker, move || kind);
            let shown = drawn(explorer, figure);
            shrink(&shown);
            vec![shown]
        })
    })
}

/// Makes a chart smaller until it fits: first as the page has it, then smaller than it is read at a distance, but whole.
fn shrink(chart: &El) {
    let element = chart.element();
    let held = chart.clone();
    request_animation_frame(move || {
        let Some(parent) = element.closest(".any").ok().flatten() else {
            return;
        };
        let room = El::of(parent.unchecked_into());
        let place = room.element();
        let (zoom, scale) = (StoredValue::new(LARGE), StoredValue::new(100.0));
        fit(&room, move || {
            let ratio =
                js::number(&place, "clientHeight") / js::number(&place, "scrollHeight").max(1.0);
            if zoom.get_value() > SMALL {
                zoom.update_value(|zoom| *zoom = (*zoom * ratio.max(0.8)).max(SMALL));
            } else {
                scale.update_value(|scale| *scale = (*scale * ratio.max(0.7) * 0.98).max(20.0));
            }
            held.style("--zoom", &(zoom.get_value() as u32).to_string());
            held.style("--scale", &format!("{}%", scale.get_value() as u32));
            scale.get_value() > 20.0
        });
    });
}

/// The facet that tells most of a selection: that of a filter, where other terms than the chosen ones come with it; else usages.
fn telling(explorer: Explorer) -> Option<FacetId> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let (selection, outcome) = (explorer.selection.read(), explorer.outcome.read());
    let tells = |facet: &FacetId| {
        let asked = &selection.clause(*facet).include;
        let bars = term_bars(dataset, &edition.index, &selection, &outcome, *facet);
        let others = bars.iter().filter(|bar| {
            bar.part > 0 && !asked.iter().any(|term| dataset.is_within(*term, bar.term))
        });
        others.count() > 2
    };
    let clauses = selection.clauses().map(|(facet, _)| facet);
    let usage = dataset.facet_with(Role::Usage);
    clauses.chain(usage).find(tells).or(usage)
}

/// The value of a case that is shown first: one that the edition puts forward, a measured one, any number, any finding.
pub(super) fn main_value(dataset: &Dataset, case: CaseId) -> Option<usize> {
    let rows = || dataset.values_of(case);
    let number = |row: &usize| !dataset.values.value_text.get(*row).is_empty();
    let filled = |row: &usize| {
        let proof = dataset.values.proof.get(*row);
        let proof = proof.and_then(|proof| dataset.term(*proof));
        proof.is_some_and(|proof| proof.sign == Some(Sign::Filled))
    };
    let put_forward = |row: &usize| dataset.values.highlight.get(*row) == Some(&true);
    rows()
        .find(put_forward)
        .or_else(|| rows().find(|row| number(row) && filled(row)))
        .or_else(|| rows().find(number))
        .or_else(|| rows().next())
}

/// A case: title, plain sentence, main figure, limits.
fn of_case(explorer: Explorer, case: CaseId) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let (row, lang) = (case.0 as usize, explorer.lang);
    let cases = &dataset.cases;
    let limits = el("div")
        .class("stage-limits")
        .child(text("h3", label(explorer, StoryLabel::Limits)))
        .child(text("p", cases.limits.get(row, lang)).lang(cases.limits.lang(row, lang)));
    let shown = classed("div", "stage-live stage-case")
        .child(text("h2", cases.title.get(row, lang)).lang(cases.title.lang(row, lang)))
        .child(
            text("p", cases.plain.get(row, lang))
                .class("plain-words")
                .lang(cases.plain.lang(row, lang)),
        )
        .child(
            classed("div", "stage-sides")
                .maybe(main_value(dataset, case).map(|value| of_value(explorer, value)))
                .child(limits),
        );
    fit(&shown, drop_optional(&shown));
    shown
}

/// A number with its indicator, what is counted, of whom, when, and how sure.
fn of_value(explorer: Explorer, row: usize) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let values = &dataset.values;
    let lang = explorer.lang;
    let indicator = values.indicator.get(row);
    let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
    let when = match values.period.get(row) {
        "" => values
            .year
            .get(row)
            .map(ToString::to_string)
            .unwrap_or_default(),
        period => period.to_owned(),
    };
    let proof = values
        .proof
        .get(row)
        .map(|term| proof_mark(explorer, *term));
    let optional =
        |content: &str| (!content.is_empty()).then(|| text("p", content).class("optional"));
    classed("div", "stage-value")
        .child(text("h3", indicator.map_or("", |of| of.label.get(lang))))
        .maybe(figure_of(explorer, row))
        .child(text("p", values.text.get(row, lang)).lang(values.text.lang(row, lang)))
        .child(
            classed("p", "meta")
                .maybe(proof)
                .child(text("span", &when))
                .maybe(cited(explorer, row)),
        )
        .maybe(optional(values.population.get(row, lang)))
        .maybe(optional(values.comparison.get(row, lang)))
}

/// Who published a value, and when: the code in the corner leads to the whole reference.
fn cited(explorer: Explorer, row: usize) -> Option<El> {
    let edition = explorer.edition();
    let of = &edition.dataset.references;
    let at = *edition.dataset.values.reference.get(row)? as usize;
    let authors = of.authors.get(at);
    let year = of.year.get(at).copied().flatten();
    let said = year.map_or_else(|| authors.to_owned(), |year| format!("{authors} ({year})"));
    Some(classed("span", "reference").child(text("bdi", &said)))
}

/// What is known of the whole country: the longest series, each with its last value.
fn of_country(explorer: Explorer) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let values = &dataset.values;
    let rows = values.subject.iter().enumerate();
    let rows = rows.filter(|(_, subject)| **subject == Subject::Country);
    let mut series: Vec<(u32, Vec<usize>)> = Vec::new();
    for (row, _) in rows {
        let Some(indicator) = values.indicator.get(row).copied() else {
            continue;
        };
        if values.value_text.get(row).is_empty() {
            continue;
        }
        match series.iter_mut().find(|(known, _)| *known == indicator) {
            Some((_, rows)) => rows.push(row),
            None => series.push((indicator, vec![row])),
        }
    }
    let series = crate::arrange::arranged(series, |(_, rows)| (usize::MAX - rows.len()) as u64);
    let year = |row: &usize| values.year.get(*row).copied().unwrap_or_default();
    let told = series.iter().take(SERIES).map(|(indicator, rows)| {
        let label = dataset.indicators.get(*indicator as usize);
        let label = label.map_or("", |of| of.label.get(explorer.lang));
        let proof = rows.last().and_then(|row| values.proof.get(*row));
        let proof = proof.map(|term| proof_mark(explorer, *term));
        let each = [rows.first(), rows.last().filter(|_| rows.len() > 1)];
        let each = each.into_iter().flatten().map(|row| {
            el("span")
                .child(text("span", &format!("{} ", year(row))))
                .maybe(figure_of(explorer, *row))
                .text(" · ")
                .maybe(cited(explorer, *row))
        });
        el("div")
            .child(text("h3", label))
            .child(list("ul", "inline", each.chain(proof)))
    });
    let shown = classed("div", "stage-live").child(list("ul", "series", told));
    fit(&shown, drop_last(&shown));
    shown
}

/// Takes something away, if it is there.
fn take_away(node: Option<web_sys::Node>) -> bool {
    let element = node.and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    let is_there = element.is_some();
    if let Some(element) = element {
        element.remove();
    }
    is_there
}

/// Takes the last item of a list away.
fn drop_last(shown: &El) -> impl Fn() -> bool + 'static {
    let shown = shown.element();
    move || {
        let items = shown.query_selector_all(":scope > ul > li, :scope > ol > li");
        let last = items.ok().filter(|items| items.length() > 1);
        take_away(last.and_then(|items| items.item(items.length() - 1)))
    }
}

/// Takes away what may be missing, one by one.
fn drop_optional(shown: &El) -> impl Fn() -> bool + 'static {
    let shown = shown.element();
    move || {
        let optional = shown.query_selector_all(".optional").ok();
        take_away(optional.and_then(|all| all.item(all.length().checked_sub(1)?)))
    }
}

/// Makes something less as long as it is larger than its place.
fn fit(shown: &El, less: impl Fn() -> bool + 'static) {
    again(shown.element(), Box::new(less), TRIES);
}

fn again(shown: web_sys::HtmlElement, less: Box<dyn Fn() -> bool>, tries: u32) {
    request_animation_frame(move || {
        // What changed is placed by the next frame.
        request_animation_frame(move || {
            let over =
                js::number(&shown, "scrollHeight") > js::number(&shown, "clientHeight") + 1.0;
            if over && tries > 0 && js::holds(&shown, "isConnected") && less() {
                again(shown, less, tries - 1);
            }
        });
    });
}

/// The selection that a view has when it is narrowed for the first time.
pub(super) fn selection_of(play: Play) -> Selection {
    let view = untrack(|| play.view());
    view.map(|view| view.selection).unwrap_or_default()
}
