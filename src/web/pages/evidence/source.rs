//! A data source: who runs it, what its cases are, and what is not documented.

use crate::dataset::model::Subject;
use crate::dataset::{Facet, Role, TermId};
use crate::i18n::EvidenceLabel;
use crate::selection::{Kind, Route, Selection};
use crate::web::components::{chart, fact, facts, paragraphs, references, value};
use crate::web::dom::{El, classed, el, link, link_to, list, text};
use crate::web::state::Explorer;

/// The page. It is about the whole edition, whatever the address asks for besides.
pub(super) fn source(explorer: Explorer, term: TermId) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let words = explorer.lang.evidence_messages();
    let of_source = explorer.under(Selection::default().toggled(dataset, term));
    let cases = super::counted_with(explorer, term).count();
    let definition = dataset.term(term);
    let definition = definition.map_or("", |term| term.definition.get(explorer.lang));
    let head = classed("article", "page wide behind-figure")
        .child(text("h1", &explorer.label_of(term)))
        .children(paragraphs(definition))
        .child(about(explorer, term))
        .child(people(explorer, term))
        .child(text("h2", &words.cases(cases)));
    let to_cases = link_to(
        words.evidence_label(EvidenceLabel::CasesOfSource),
        move || explorer.href_of_term(term),
    );
    let usage = dataset.facet_with(Role::Usage);
    let head = if cases == 0 {
        head
    } else {
        head.child(el("p").child(to_cases))
            .child(chart(of_source, Kind::Years))
            .maybe(usage.map(|usage| chart(of_source, Kind::Terms(usage))))
    };
    head.child(undocumented(explorer, term))
}

/// What the edition says of it.
fn about(explorer: Explorer, term: TermId) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let lang = explorer.lang;
    let words = lang.evidence_messages();
    let label = |label| words.evidence_label(label);
    let not_stated = label(EvidenceLabel::NotStated);
    let known = dataset.sources.iter().find(|source| source.term == term);
    let told = |name: EvidenceLabel, content: &str| {
        let content = if content.is_empty() {
            not_stated
        } else {
            content
        };
        fact(label(name), text("span", content))
    };
    let linked = |term: TermId| {
        link_to(&explorer.label_of(term), move || {
            explorer.href_to(Route::Source(term))
        })
    };
    let below = dataset.children(term);
    let above = dataset.term(term).and_then(|term| term.parent);
    let below = (!below.is_empty()).then(|| {
        fact(
            label(EvidenceLabel::Narrower),
            list("ul", "inline", below.into_iter().map(linked)),
        )
    });
    let above = above.map(|above| fact(label(EvidenceLabel::Broader), linked(above)));
    let content = match known {
        Some(source) => {
            let address = (!source.url.is_empty()).then(|| {
                let shown = source.url.split('/').nth(2).unwrap_or(&source.url);
                let link = link(&source.url, shown).attr("rel", "noreferrer");
                fact(label(EvidenceLabel::Address), link)
            });
            vec![
                Some(told(EvidenceLabel::Manager, source.manager.get(lang))),
                Some(told(EvidenceLabel::Access, source.access.get(lang))),
                Some(told(EvidenceLabel::FirstUse, source.first_use.get(lang))),
                above,
                below,
                address,
            ]
        }
        None => vec![above, below],
    };
    let said = known
        .is_none()
        .then(|| text("p", label(EvidenceLabel::NoSourceRow)));
    el("div")
        .maybe(said)
        .child(facts(content.into_iter().flatten()).class("meaning"))
}

/// The values of the edition that are about the source itself.
fn people(explorer: Explorer, term: TermId) -> El {
    let edition = explorer.edition();
    let of = &edition.dataset.values;
    let words = explorer.lang.evidence_messages();
    let mut cited: Vec<u32> = Vec::new();
    let mut rows = Vec::new();
    for (row, subject) in of.subject.iter().enumerate() {
        if *subject == Subject::Term(term) {
            rows.push(row);
            if let Some(reference) = of.reference.get(row)
                && !cited.contains(reference)
            {
                cited.push(*reference);
            }
        }
    }
    let section = el("section").child(text(
        "h2",
        words.evidence_label(EvidenceLabel::PeopleCovered),
    ));
    if rows.is_empty() {
        let nothing = words.evidence_label(EvidenceLabel::NoPeopleCovered);
        return section.child(text("p", nothing).class("quiet"));
    }
    let items = rows.iter().map(|row| {
        let indicator = of.indicator.get(*row).copied();
        let name = indicator.and_then(|at| edition.dataset.indicators.get(at as usize));
        let name = name.map_or("", |indicator| indicator.label.get(explorer.lang));
        let link = link_to(name, move || {
            explorer.href_to(indicator.map_or(Route::Indicators, Route::Indicator))
        });
        el("div")
            .child(classed("p", "subject").child(link))
            .child(value(explorer, *row, &cited))
    });
    section
        .child(list("ul", "plain each-value", items))
        .child(references(explorer, &cited))
}

/// The usages of which the source has no case.
fn undocumented(explorer: Explorer, term: TermId) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let words = explorer.lang.evidence_messages();
    let own = super::counted_with(explorer, term);
    let usages = dataset.facet_with(Role::Usage);
    let usages = usages.and_then(|facet| dataset.facet(facet));
    let without = usages.into_iter().flat_map(Facet::terms).filter(|usage| {
        let parent = dataset.term(*usage).and_then(|usage| usage.parent);
        let none = |of: TermId| edition.index.count_in(&own, of) == 0;
        // What is below one that is named says nothing more.
        none(*usage) && !parent.is_some_and(none)
    });
    let items: Vec<El> = without
        .map(|usage| {
            link_to(&explorer.label_of(usage), move || {
                explorer.href_of_term(usage)
            })
        })
        .collect();
    let section = el("section").child(text(
        "h2",
        words.evidence_label(EvidenceLabel::Undocumented),
    ));
    if items.is_empty() {
        return section.child(text(
            "p",
            words.evidence_label(EvidenceLabel::AllUsagesDocumented),
        ));
    }
    section
        .child(text(
            "p",
            words.evidence_label(EvidenceLabel::UndocumentedNote),
        ))
        .child(list("ul", "", items))
}
