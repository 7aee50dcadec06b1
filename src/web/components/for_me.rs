//! « Pour moi »: the publics and topics of the edition as a friendly way in.

use leptos::prelude::*;

use crate::dataset::{Facet, FacetId, Role, TermId};
use crate::i18n::{Label, number};
use crate::selection::Selection;
use crate::web::dom::{El, button, classed, el, hidden, list, text};
use crate::web::state::Explorer;

/// A button for each term without a parent, and below a chosen one for its children; those
/// without a case in the edition are left to the panel.
pub(in crate::web) fn for_me(explorer: Explorer) -> Option<El> {
    let words = explorer.words();
    let edition = explorer.edition();
    let facets = [Role::Public, Role::Topic].into_iter().flat_map(|role| {
        let of_role = edition.dataset.facet_ids();
        of_role.filter(move |(_, facet)| facet.role == Some(role))
    });
    let groups: Vec<El> = facets.map(|(facet, _)| group(explorer, facet)).collect();
    if groups.is_empty() {
        return None;
    }
    let open = explorer.memory.fold("for-me".to_owned(), false);
    let summary = text("summary", words.label(Label::ForMe))
        .text(" ")
        .child(text("span", words.label(Label::ForMeHelp)).class("quiet"));
    let fold = classed("details", "for-me")
        .child(summary)
        .children(groups)
        .unfolds(open);
    Some(fold)
}

fn group(explorer: Explorer, facet: FacetId) -> El {
    let edition = explorer.edition();
    let all = edition.index.counted(&Selection::default());
    let terms = edition.dataset.facet(facet).map(Facet::terms);
    let known = terms.into_iter().flatten();
    let known = known.filter(|term| edition.index.count_in(&all, *term) > 0);
    let name = explorer.label_of_facet(facet);
    el("div").child(text("h3", &name)).child(
        list(
            "ul",
            "inline",
            known.map(|term| pick(explorer, facet, term)),
        )
        .attr("aria-label", &name),
    )
}

fn pick(explorer: Explorer, facet: FacetId, term: TermId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let parent = edition.dataset.term(term).and_then(|term| term.parent);
    let chosen = move || {
        let selection = explorer.selection.read();
        selection.clause(facet).include.contains(&term)
    };
    let is_below = move || {
        let selection = explorer.selection.read();
        let mut chosen = selection.clause(facet).include.iter();
        parent.is_none_or(|parent| chosen.any(|c| edition.dataset.is_within(*c, parent)))
    };
    let count = move || number::whole(explorer.outcome.read().count(term), explorer.lang);
    button("pick", &explorer.label_of(term), move || {
        explorer.toggle(term);
    })
    .state_of("aria-pressed", chosen)
    .attr_of("hidden", move || (!is_below()).then(String::new))
    .text(" ")
    .child(classed("span", "count").text_of(count))
    .child(hidden(&format!(" {}", words.label(Label::Cases))))
}
