//! What may be said of a case, and what may not: in the words of the edition.

use crate::aggregate::{Standing, claims as claims_of};
use crate::dataset::CaseId;
use crate::i18n::Label;
use crate::web::components::{Explained, figure_of, proof_mark};
use crate::web::dom::{El, el, list, text};
use crate::web::state::Explorer;

/// Findings by the strength of their proof, beside cautions and what is disputed.
pub(super) fn claims(explorer: Explorer, case: CaseId, explained: &Explained) -> El {
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let claims = claims_of(dataset, case);
    let finding = |row: &usize| {
        let said = &dataset.values.text;
        let figure = figure_of(explorer, *row);
        let between = figure.as_ref().map(|_| text("span", " – "));
        el("div").maybe(figure).maybe(between).child(
            explained
                .text("p", said.get(*row, lang))
                .lang(said.lang(*row, lang)),
        )
    };
    let standing = |standing: &Standing| {
        let meaning = dataset.term(standing.proof).map(|term| &term.definition);
        let meaning = meaning.map_or("", |meaning| meaning.get(lang));
        el("div")
            .child(
                el("p")
                    .child(proof_mark(explorer, standing.proof))
                    .child(explained.text("span", meaning).class("quiet")),
            )
            .child(list("ul", "said", standing.rows.iter().map(finding)))
    };
    let caution = |at: &u32| {
        let indicator = dataset.indicators.get(*at as usize)?;
        let name = text("strong", indicator.label.get(lang));
        let caution = explained.text("span", indicator.caution.get(lang));
        Some(el("p").child(name).text(words.colon()).child(caution))
    };
    let side = |label: Label| el("div").child(text("h3", words.label(label)));
    let may = if claims.said.is_empty() {
        side(Label::MaySay).child(text("p", words.label(Label::NothingSaid)).class("quiet"))
    } else {
        side(Label::MaySay).children(claims.said.iter().map(standing))
    };
    let may_not = side(Label::MayNotSay)
        .children(claims.open.iter().map(standing))
        .child(list(
            "ul",
            "said",
            claims.cautions.iter().filter_map(caution),
        ))
        .child(text("p", words.label(Label::SeeLimits)).class("quiet"));
    super::part(explorer, Label::Claims)
        .child(may)
        .child(may_not)
}
