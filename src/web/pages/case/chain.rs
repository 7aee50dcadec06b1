//! From the data to whom it was good for, in five steps: what the record says, and where it says
//! nothing.

use crate::aggregate::chain as chain_of;
use crate::dataset::{CaseId, TermId};
use crate::i18n::Label;
use crate::web::components::{Explained, figure_of, proof_mark};
use crate::web::dom::{El, classed, el, list, text};
use crate::web::state::Explorer;

/// Most decisions that are shown.
const DECISIONS: usize = 3;

/// Data → people → result → decision → benefit.
pub(super) fn chain(explorer: Explorer, case: CaseId, explained: &Explained) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let chain = chain_of(dataset, case);
    let none = |label: Label| text("p", words.label(label)).class("quiet");
    let terms = |terms: &[TermId]| {
        if terms.is_empty() {
            none(Label::NotGiven)
        } else {
            let links = terms.iter().map(|term| super::to_cases(explorer, *term));
            list("ul", "", links)
        }
    };
    let value = |row: Option<usize>| {
        let Some(row) = row else {
            return none(Label::NotGiven);
        };
        let proof = dataset.values.proof.get(row);
        let said = &dataset.values.text;
        el("div")
            .maybe(figure_of(explorer, row))
            .child(
                explained
                    .text("p", said.get(row, explorer.lang))
                    .lang(said.lang(row, explorer.lang)),
            )
            .maybe(proof.map(|term| el("p").child(proof_mark(explorer, *term))))
    };
    let decision = |(row, before): &(usize, bool)| {
        let of = &dataset.decisions;
        let date = of.date.get(*row).map(|date| words.date(*date));
        let kind = of.kind.get(*row).map(|kind| explorer.label_of(*kind));
        let before = before.then(|| {
            let label = words.label(Label::BeforePublication);
            text("span", &format!("← {label}")).class("before")
        });
        el("div")
            .child(text("p", &kind.unwrap_or_default()))
            .child(text("p", &date.unwrap_or_default()).class("quiet"))
            .maybe(before)
    };
    let left = chain.decisions.len().saturating_sub(DECISIONS);
    let decisions = if chain.decisions.is_empty() {
        none(Label::NoDecision)
    } else {
        let shown = chain.decisions.iter().take(DECISIONS).map(decision);
        let left = (left > 0).then(|| text("p", &words.and_others(left)).class("quiet"));
        el("div").child(list("ul", "", shown)).maybe(left)
    };
    let step = |label: Label, content: El| {
        el("li")
            .child(text("h3", words.label(label)))
            .child(content)
    };
    let steps = classed("ol", "chain")
        .child(step(Label::Data, terms(&chain.sources)))
        .child(step(Label::People, value(chain.people)))
        .child(step(Label::Result, value(chain.result)))
        .child(step(Label::Decision, decisions))
        .child(step(Label::Benefit, terms(&chain.benefit)));
    el("section")
        .child(text("h2", words.label(Label::Chain)).class("visually-hidden"))
        .child(steps)
}
