//! The decisions of a case on a time line, and one by one.

use crate::charts::moments::place;
use crate::charts::{Timeline, timeline};
use crate::dataset::CaseId;
use crate::i18n::Label;
use crate::web::components::Explained;
use crate::web::dom::{El, classed, el, link, list, percent, text};
use crate::web::state::Explorer;

/// Closer than this, as a part of the line, two numbers would touch on a phone.
const GAP: f64 = 0.1;

/// The part of the sheet; a case without a decision says so.
pub(super) fn decisions(explorer: Explorer, case: CaseId, explained: &Explained) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let rows = dataset.decisions_of(case);
    let part = super::part(explorer, Label::Decisions);
    if rows.is_empty() {
        let none = explorer.words().label(Label::NoDecision);
        return part.child(text("p", none).class("quiet"));
    }
    let published = dataset.cases.year.get(case.0 as usize).copied();
    let dates: Vec<_> = rows
        .iter()
        .filter_map(|row| dataset.decisions.date.get(*row).copied())
        .collect();
    let line = timeline(published.unwrap_or_default(), &dates);
    let items = rows
        .iter()
        .map(|row| decision(explorer, published.unwrap_or_default(), *row, explained));
    let key = key(explorer, line.as_ref());
    part.maybe(line.map(drawn))
        .maybe(key)
        .child(list("ol", "decisions", items))
}

/// The signs of the line that are on it, in words.
fn key(explorer: Explorer, line: Option<&Timeline>) -> Option<El> {
    let words = explorer.words();
    let moments = &line?.decisions;
    let sign = |class: &str, label: Label| {
        el("span")
            .child(el("i").class(class))
            .text(" ")
            .text(words.label(label))
    };
    let is_there = |early: bool| moments.iter().any(|moment| moment.before == early);
    let early = is_there(true).then(|| sign("moment early", Label::BeforePublication));
    let other = is_there(false).then(|| sign("moment", Label::Decision));
    Some(
        classed("p", "key")
            .attr("aria-hidden", "true")
            .child(sign("band", Label::Publication))
            .maybe(early)
            .maybe(other),
    )
}

/// The line: years below, the publication and the decisions by their numbers above. The list
/// says the same.
fn drawn(mut line: Timeline) -> El {
    let lanes = place(&mut line.decisions, GAP);
    let at = |class: &str, at: f64, content: &str| {
        let mark = classed("span", class).text(content);
        mark.style("left", &percent(at));
        mark
    };
    let ends = [(line.to, 1.0)];
    let ticks = line.ticks.iter().chain(&ends);
    let ticks = ticks.map(|(year, place)| at("tick", *place, &year.to_string()));
    // Known to the year: it has the width of one.
    let year = 1.0 / f64::from(line.to - line.from).max(1.0);
    let publication = at("publication", line.publication - year / 2.0, "");
    publication.style("width", &percent(year));
    let moments = line.decisions.iter().map(|moment| {
        let class = if moment.before {
            "moment early"
        } else {
            "moment"
        };
        let mark = at(class, moment.at, &(moment.index + 1).to_string());
        mark.style("bottom", &format!("{}rem", 2 + 2 * moment.lane));
        mark
    });
    let drawn = classed("div", "timeline")
        .attr("aria-hidden", "true")
        .children(ticks)
        .child(publication)
        .children(moments);
    drawn.style("height", &format!("{}rem", 4 + 2 * lanes));
    drawn
}

fn decision(explorer: Explorer, published: i32, row: usize, explained: &Explained) -> El {
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let of = &edition.dataset.decisions;
    let date = of.date.get(row).copied();
    let before = date.is_some_and(|date| date.is_before(published));
    let before = before.then(|| {
        let label = words.label(Label::BeforePublication);
        text("span", &format!(" ← {label}")).class("before")
    });
    let kind = of
        .kind
        .get(row)
        .map(|kind| explorer.label_of(*kind))
        .unwrap_or_default();
    let date = date.map(|date| words.date(date)).unwrap_or_default();
    let what = explained
        .text("p", of.label.get(row, lang))
        .lang(of.label.lang(row, lang));
    let url = of.url.get(row);
    let about = (!url.is_empty()).then(|| {
        let about = link(url, words.label(Label::AboutDecision)).attr("rel", "noreferrer");
        el("p").child(about)
    });
    el("div")
        .child(
            el("p")
                .child(text("strong", &date))
                .maybe(before)
                .text(&format!(" · {kind} · "))
                .child(text("bdi", of.body.get(row))),
        )
        .child(what)
        .maybe(about)
}
