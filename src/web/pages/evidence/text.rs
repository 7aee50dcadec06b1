//! Pages that the edition writes. That of the method is completed by what can be counted, and stands also where the
//! edition has none.

use crate::dataset::{Dataset, Facet, Role, TermId};
use crate::i18n::{EvidenceLabel, Label};
use crate::selection::{Route, Selection};
use crate::web::components::{
    Explained, fact, facts, licences, paragraphs, proof_mark, references,
};
use crate::web::dom::{El, classed, el, link, link_to, list, text};
use crate::web::state::Explorer;

/// The page that the contract of the data calls so.
const METHOD: &str = "method";

/// The sections of a page, in order.
pub(super) fn page(explorer: Explorer, page: &str) -> El {
    let edition = explorer.edition();
    let lang = explorer.lang;
    let explained = Explained::new(explorer);
    let sections = edition
        .dataset
        .pages
        .iter()
        .filter(|section| section.page == page);
    let sections = sections.enumerate().map(|(at, section)| {
        let heading = if at == 0 { "h1" } else { "h2" };
        let rows = &section.references;
        el("section")
            .child(text(heading, section.title.get(lang)))
            .children(explained.paragraphs(section.text.get(lang)))
            .maybe((!rows.is_empty()).then(|| references(explorer, rows)))
    });
    let sections: Vec<El> = sections.collect();
    let is_method = page == METHOD;
    let name = (is_method && sections.is_empty())
        .then(|| text("h1", explorer.words().label(Label::PageMethod)));
    let page = explained.on(classed("article", "page").maybe(name).children(sections));
    if is_method {
        page.child(facts_of_edition(explorer))
            .child(proof_scale(explorer))
            .child(taxonomies(explorer))
            .child(empty_cells(explorer))
            .child(correction(explorer))
    } else {
        page
    }
}

fn section(explorer: Explorer, name: EvidenceLabel) -> El {
    let words = explorer.lang.evidence_messages();
    el("section").child(text("h2", words.evidence_label(name)))
}

/// Which edition this is, and what the reader left out of it.
fn facts_of_edition(explorer: Explorer) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let package = &edition.dataset.package;
    let label = |label| words.evidence_label(label);
    let not_stated = |content: &str| {
        let content = if content.is_empty() {
            label(EvidenceLabel::NotStated)
        } else {
            content
        };
        text("span", content)
    };
    let all = edition.index.counted(&Selection::default()).count();
    let licences = licences(package);
    // The day, without the hour.
    let created = package.created.split('T').next().unwrap_or_default();
    let left_out = words.problem_count(edition.report.count(), edition.report.rows_left_out());
    let left_out = link_to(&left_out, move || explorer.href_to(Route::Problems));
    section(explorer, EvidenceLabel::EditionFacts).child(
        facts([
            fact(words.label(Label::Cases), text("span", &words.cases(all))),
            fact(label(EvidenceLabel::Version), not_stated(&package.version)),
            fact(label(EvidenceLabel::Created), not_stated(created)),
            fact(words.label(Label::Licence), el("span").children(licences)),
            fact(label(EvidenceLabel::LeftOut), left_out),
        ])
        .class("meaning"),
    )
}

/// The cases that have a term, in words.
fn cases_with(explorer: Explorer, term: TermId) -> El {
    let cases = super::counted_with(explorer, term).count();
    let words = explorer.words();
    link_to(&words.cases(cases), move || explorer.href_of_term(term))
}

/// The terms of proof with their signs.
fn proof_scale(explorer: Explorer) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let facet = dataset.facet_with(Role::Proof);
    let facet = facet.and_then(|facet| dataset.facet(facet));
    let rows = facet.into_iter().flat_map(Facet::terms).map(|term| {
        let definition = dataset.term(term);
        let definition = definition.map_or("", |term| term.definition.get(explorer.lang));
        el("div")
            .child(proof_mark(explorer, term))
            .text(" – ")
            .child(cases_with(explorer, term))
            .children(paragraphs(definition))
    });
    section(explorer, EvidenceLabel::ProofScale).child(list("ul", "plain", rows))
}

/// The facets and their terms: words that could have been chosen otherwise.
fn taxonomies(explorer: Explorer) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let facets = dataset.facets.iter().filter(|facet| facet.role.is_some());
    let facets = facets.map(|facet| {
        let roots = facet.terms().filter(|term| depth(dataset, *term) == 0);
        classed("details", "taxonomy")
            .child(text("summary", facet.label.get(explorer.lang)))
            .children(paragraphs(facet.definition.get(explorer.lang)))
            .child(terms(explorer, roots.collect()))
    });
    section(explorer, EvidenceLabel::Taxonomies)
        .children(paragraphs(
            words.evidence_label(EvidenceLabel::TaxonomiesNote),
        ))
        .children(facets)
}

fn depth(dataset: &Dataset, term: TermId) -> u8 {
    dataset.term(term).map_or(0, |term| term.depth)
}

/// Terms with those below them.
fn terms(explorer: Explorer, of: Vec<TermId>) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let is_source = |term: TermId| {
        dataset.term(term).map(|term| term.facet) == dataset.facet_with(Role::Source)
    };
    let items = of.into_iter().map(|term| {
        let name = explorer.label_of(term);
        let name = if is_source(term) {
            link_to(&name, move || explorer.href_to(Route::Source(term)))
        } else {
            text("span", &name)
        };
        let definition = dataset.term(term);
        let definition = definition.map_or("", |term| term.definition.get(explorer.lang));
        let said = (!definition.is_empty())
            .then(|| text("span", &format!(". {definition}")).class("quiet"));
        let below = dataset.children(term);
        el("div")
            .child(name)
            .text(" – ")
            .child(cases_with(explorer, term))
            .maybe(said)
            .maybe((!below.is_empty()).then(|| terms(explorer, below)))
    });
    list("ul", "", items)
}

/// The pairs of source and usage of which no case is documented, by source.
fn empty_cells(explorer: Explorer) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let roots = |role: Role| {
        let facet = dataset.facet_with(role);
        facet.map_or_else(Vec::new, |facet| dataset.roots(facet))
    };
    let (sources, usages) = (roots(Role::Source), roots(Role::Usage));
    let all = sources.len() * usages.len();
    let mut empty = 0;
    let mut items = Vec::new();
    for source in sources {
        let own = super::counted_with(explorer, source);
        let none = |usage: &TermId| edition.index.count_in(&own, *usage) == 0;
        let without: Vec<String> = usages
            .iter()
            .filter(|usage| none(usage))
            .map(|usage| explorer.label_of(*usage))
            .collect();
        empty += without.len();
        if !without.is_empty() {
            let link = link_to(&explorer.label_of(source), move || {
                explorer.href_to(Route::Source(source))
            });
            items.push(
                el("div")
                    .child(link)
                    .text(words.colon())
                    .text(&without.join("\u{a0}; ")),
            );
        }
    }
    section(explorer, EvidenceLabel::EmptyCells)
        .child(text("p", &words.empty_pairs(empty, all)))
        .child(text("p", words.evidence_label(EvidenceLabel::EmptyCellsNote)).class("quiet"))
        .child(list("ul", "", items))
}

/// Where to write to.
fn correction(explorer: Explorer) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let contact = &edition.dataset.package.contact;
    let is_address = contact.starts_with("https://") || contact.starts_with("http://");
    let said = if contact.is_empty() {
        text("span", words.evidence_label(EvidenceLabel::NoContact))
    } else if is_address {
        link(contact, contact).attr("rel", "noreferrer")
    } else {
        text("span", contact)
    };
    section(explorer, EvidenceLabel::Correction).child(el("p").child(said))
}
