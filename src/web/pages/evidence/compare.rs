//! The selection beside another one: counts, charts on the same axes, and what differs in words. There is no score and no
//! ranking.

use leptos::prelude::*;

use crate::dataset::{Facet, Role, TermId};
use crate::engine::{Bits, Index};
use crate::i18n::{EvidenceLabel, Label};
use crate::selection::{Clause, Kind, Route, Selection, View};
use crate::web::components::chart;
use crate::web::dom::{El, classed, el, link_to, list, text, value_of};
use crate::web::state::Explorer;

/// A share of cases must be so many hundredths apart to be said.
const APART: u32 = 15;
/// The most differences that are said.
const SAID: usize = 8;

/// The page.
pub(super) fn compare(explorer: Explorer, other: &Selection) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let second = explorer.under(other.clone());
    let role = |role: Role| dataset.facet_with(role);
    let kinds = [
        Some(Kind::Years),
        role(Role::Usage).map(Kind::Terms),
        role(Role::Proof).map(Kind::Terms),
        role(Role::Source).map(Kind::Terms),
    ];
    let kinds: Vec<Kind> = kinds.into_iter().flatten().collect();
    let side = |of: Explorer, name: EvidenceLabel, is_first: bool| {
        classed("section", "side")
            .attr("aria-label", words.evidence_label(name))
            .child(text("h2", words.evidence_label(name)))
            .child(choice(explorer, other, is_first))
            .child(counts(of))
    };
    let rows = kinds.into_iter().map(|kind| {
        classed("div", "sides")
            .child(chart(explorer, kind))
            .child(chart(second, kind))
    });
    let swapped = other.clone();
    let swap = link_to(words.evidence_label(EvidenceLabel::Swap), move || {
        explorer.href(|view| View {
            route: Route::Compare(Box::new(view.selection)),
            selection: swapped.clone(),
            ..view
        })
    });
    classed("article", "page wide compare")
        .child(text("h1", words.label(Label::Compare)))
        .child(text("p", words.evidence_label(EvidenceLabel::CompareNote)))
        .child(
            classed("div", "sides")
                .child(side(explorer, EvidenceLabel::OneSelection, true))
                .child(side(second, EvidenceLabel::OtherSelection, false)),
        )
        .child(el("p").child(swap))
        .child(
            el("section")
                .child(text("h2", words.evidence_label(EvidenceLabel::Difference)))
                .part(move || vec![difference(explorer, second)]),
        )
        .children(rows)
}

/// A term of a core facet for one of the sides; what else is asked for there stays.
fn choice(explorer: Explorer, other: &Selection, is_first: bool) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let own = move |view: &View| {
        if is_first {
            return view.selection.clone();
        }
        match &view.route {
            Route::Compare(other) => (**other).clone(),
            _ => Selection::default(),
        }
    };
    let current = if is_first {
        explorer.selection.get_untracked()
    } else {
        other.clone()
    };
    let facets = [Role::Source, Role::Usage, Role::Beneficiary];
    let facets = facets
        .into_iter()
        .filter_map(|role| dataset.facet_with(role));
    let selects = facets.map(|facet| {
        let name = explorer.label_of_facet(facet);
        let id = format!("side-{}-{}", u8::from(is_first), facet.0);
        let chosen = current.clause(facet).include.first().copied();
        let none =
            text("option", words.evidence_label(EvidenceLabel::Everything)).attr("value", "");
        let options = dataset.facet(facet).into_iter().flat_map(Facet::terms);
        let options = options.map(|term| {
            let depth = dataset.term(term).map_or(0, |term| usize::from(term.depth));
            let label = ["\u{a0}\u{a0}".repeat(depth), explorer.label_of(term)].concat();
            let option = text("option", &label).attr("value", &term.0.to_string());
            if chosen == Some(term) {
                option.attr("selected", "")
            } else {
                option
            }
        });
        let choose = move |event: web_sys::Event| {
            let term = value_of(&event).parse::<u32>().ok().map(TermId);
            let change = move |view: View| {
                let edition = explorer.edition();
                let selection = own(&view);
                let clause = Clause {
                    include: term.into_iter().collect(),
                    ..Clause::default()
                };
                let selection = selection.with_clause(&edition.dataset, facet, clause);
                if is_first {
                    View { selection, ..view }
                } else {
                    View {
                        route: Route::Compare(Box::new(selection)),
                        ..view
                    }
                }
            };
            let to = untrack(|| explorer.href(change));
            explorer.go_to(&to);
        };
        classed("p", "choice")
            .child(text("label", &name).attr("for", &id))
            .child(
                el("select")
                    .attr("id", &id)
                    .child(none)
                    .children(options)
                    .on("change", choose),
            )
    });
    let selects: Vec<El> = selects.collect();
    classed("div", "choices").children(selects)
}

/// The heading figures of a side.
fn counts(of: Explorer) -> El {
    let words = of.words();
    el("div").part(move || {
        let heading = of.heading.read();
        if heading.cases == 0 {
            return vec![text("p", words.label(Label::NoCase))];
        }
        let figures = words.figures(&heading);
        let first = figures.first().map_or("", String::as_str);
        let others = figures.iter().skip(1).map(|figure| text("span", figure));
        vec![
            classed("p", "figure").child(text("strong", first)),
            list("ul", "inline", others),
        ]
    })
}

/// What differs, in words.
fn difference(one: Explorer, other: Explorer) -> El {
    let words = one.lang.evidence_messages();
    let edition = one.edition();
    let dataset = &edition.dataset;
    let (of_one, of_other) = (one.outcome.read(), other.outcome.read());
    let (rows, others) = (&of_one.rows, &of_other.rows);
    let counts = (rows.count(), others.count());
    let both = words.in_both(counts.0, counts.1, rows.count_with(others));
    let mut said = vec![text("span", &both)];
    let facets = [Role::Usage, Role::Beneficiary, Role::Proof];
    for facet in facets
        .into_iter()
        .filter_map(|role| dataset.facet_with(role))
    {
        for term in dataset.roots(facet) {
            if said.len() > SAID {
                break;
            }
            let name = one.label_of(term);
            if let Some(sentence) = of_term(&edition.index, (rows, others), term) {
                let sentence = match sentence {
                    Differs::Only(cases, first) => words.only_in(&name, cases, first),
                    Differs::More(part, of) => {
                        words.more_in(&name, (part, counts.0), (of, counts.1))
                    }
                };
                said.push(text("span", &sentence));
            }
        }
    }
    list("ul", "", said)
}

/// How two selections differ in a term.
enum Differs {
    /// Only one has cases: how many, and whether it is the first.
    Only(u32, bool),
    /// Both have, and the shares are far apart.
    More(u32, u32),
}

fn of_term(index: &Index, (one, other): (&Bits, &Bits), term: TermId) -> Option<Differs> {
    let (all, all_other) = (one.count(), other.count());
    if all == 0 || all_other == 0 {
        return None;
    }
    let counts = (index.count_in(one, term), index.count_in(other, term));
    match counts {
        (0, 0) => None,
        (cases, 0) => Some(Differs::Only(cases, true)),
        (0, cases) => Some(Differs::Only(cases, false)),
        (part, of) => {
            let share = |part: u32, all: u32| u64::from(part) * 100 / u64::from(all);
            let apart = share(part, all).abs_diff(share(of, all_other));
            (apart >= u64::from(APART)).then_some(Differs::More(part, of))
        }
    }
}
