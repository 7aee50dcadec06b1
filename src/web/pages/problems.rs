//! What is wrong with the edition, place by place.

use crate::dataset::Problem;
use crate::i18n::{Label, ProblemMessages};
use crate::web::dom::{El, classed, el, text};
use crate::web::state::Explorer;

/// Most problems that are shown; a longer list helps nobody to begin.
const SHOWN: usize = 500;

/// The page of problems.
pub(in crate::web) fn problems(explorer: Explorer) -> El {
    let words = explorer.words();
    classed("article", "page wide")
        .child(text("h1", words.label(Label::Problems)))
        .children(table(explorer))
}

/// An edition without a case that can be read: why, and what to do.
pub(in crate::web) fn unreadable(explorer: Explorer) -> El {
    let words = explorer.words();
    let id = &explorer.edition().dataset.package.edition;
    classed("article", "page wide")
        .child(text("h1", words.label(Label::NoCase)))
        .child(text("p", &words.nothing_readable(id)))
        .children(table(explorer))
}

fn table(explorer: Explorer) -> Vec<El> {
    let words = explorer.words();
    let edition = explorer.edition();
    let report = &edition.report;
    let count = words.problem_count(report.count(), report.rows_left_out());
    let mut found = vec![text("p", &count)];
    if report.count() > SHOWN {
        let shown = words.shown_of(SHOWN, report.count());
        found.push(text("p", &shown).class("quiet"));
    }
    let rows = report
        .problems
        .iter()
        .take(SHOWN)
        .map(|problem| row(explorer.lang.problem_messages(), problem));
    let body = el("tbody").children(rows);
    if report.problems.is_empty() {
        return found;
    }
    let names = [
        Label::Resource,
        Label::Line,
        Label::Column,
        Label::Found,
        Label::What,
    ];
    let names = names.map(|label| text("th", words.label(label)).attr("scope", "col"));
    let table = el("table")
        .child(el("thead").child(el("tr").children(names)))
        .child(body);
    found.push(
        classed("div", "scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", words.label(Label::Problems))
            .child(table),
    );
    found
}

fn row(words: &dyn ProblemMessages, problem: &Problem) -> El {
    let line = if problem.line > 0 {
        problem.line.to_string()
    } else {
        String::new()
    };
    el("tr")
        .child(text("th", problem.resource.name()).attr("scope", "row"))
        .child(text("td", &line).class("number"))
        .child(text("td", &problem.column))
        .child(classed("td", "cell").child(text("bdi", &problem.value)))
        .child(
            el("td")
                .child(text("strong", words.level(problem.level())))
                .text(" – ")
                .text(&words.problem(problem)),
        )
}
