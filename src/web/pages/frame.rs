//! What surrounds every page: header, banners, footer.

use leptos::prelude::*;

use crate::dataset::Facet;
use crate::i18n::{Label, Lang};
use crate::selection::{Notice, Route, View};
use crate::web::app::focus_main;
use crate::web::components::{self, dossier_link, reading};
use crate::web::dom::{El, button, classed, el, link, link_to, list, text};
use crate::web::state::Explorer;

/// The link past the header. The fragment is the state, so it cannot be an ordinary one.
pub(in crate::web) fn skip_link(explorer: Explorer) -> El {
    link("#main", explorer.words().label(Label::SkipToResults))
        .class("skip")
        .on("click", |event| {
            event.prevent_default();
            focus_main();
        })
}

/// Name, languages and the way to the method.
pub(in crate::web) fn header(explorer: Explorer) -> El {
    let words = explorer.words();
    let languages = Lang::ALL.map(|lang| {
        let link = link_to(lang.name(), move || {
            explorer.href(|view| View { lang, ..view })
        })
        .lang(lang)
        .attr("hreflang", lang.code());
        if lang == explorer.lang {
            link.attr("aria-current", "true")
        } else {
            link
        }
    });
    let method = link_to(words.label(Label::PageMethod), move || {
        explorer.href_to(Route::Page("method".into()))
    });
    // Most editions have some: the way to them stands until it is known that there are none.
    let untold = move || explorer.whole.get() && explorer.edition().dataset.stories.is_empty();
    let present = link_to(words.label(Label::Present), move || {
        explorer.href_to(Route::Stories)
    })
    .attr_of("hidden", move || untold().then(String::new));
    let home = link_to(words.label(Label::Name), move || explorer.href_home());
    let head = classed("div", "page-head")
        .child(classed("p", "name").child(home))
        .child(
            el("nav")
                .attr("aria-label", words.label(Label::Language))
                .child(list("ul", "languages", languages)),
        )
        .child(dossier_link(explorer))
        .child(present)
        .child(method);
    el("header").child(head).child(banners(explorer))
}

/// What must be known before reading: a draft, what was left out, what the address asked for
/// in vain.
fn banners(explorer: Explorer) -> El {
    let edition = explorer.edition();
    let words = explorer.words();
    let draft = edition.draft.then(|| {
        let leave = button("", words.label(Label::LeaveDraft), move || {
            explorer.draft.set(None);
        });
        classed("p", "banner draft")
            .text(&words.draft(&edition.dataset.package.edition))
            .text(" ")
            .child(leave)
    });
    el("div").maybe(draft).part(move || {
        let mut banners = Vec::new();
        if !explorer.whole.get() {
            return banners;
        }
        let report = &explorer.edition().report;
        if report.count() > 0 {
            let sentence = words.problem_count(report.count(), report.rows_left_out());
            let href = move || explorer.href_to(Route::Problems);
            let problems = link_to(&sentence, href);
            banners.push(classed("p", "banner problems").child(problems));
        }
        let mut notices = explorer.notices();
        // The page itself says that nothing stands at its address.
        notices.retain(|notice| !matches!(notice, Notice::UnknownPath(_)));
        if !notices.is_empty() {
            let lines = notices
                .iter()
                .map(|notice| text("span", &sentence(explorer, notice)));
            banners.push(
                classed("div", "banner notices")
                    .attr("role", "status")
                    .child(text("p", words.label(Label::AddressNotices)))
                    .child(list("ul", "", lines)),
            );
        }
        banners
    })
}

fn sentence(explorer: Explorer, notice: &Notice) -> String {
    let edition = explorer.edition();
    let words = explorer.words();
    match notice {
        Notice::UnknownKey(key) => words.unknown_key(key),
        Notice::UnknownTerm { facet, id } => {
            let label = |facet: &Facet| facet.label.get(explorer.lang).to_owned();
            let facet = edition.dataset.facet(*facet).map(label).unwrap_or_default();
            words.unknown_term(&facet, id)
        }
        Notice::UnknownValue { key, value } => words.unknown_value(key, value),
        Notice::FormerTerm { id, term } => words.former(id, &explorer.label_of(*term)),
        Notice::FormerCase { id, case } => {
            let title = edition
                .dataset
                .cases
                .title
                .get(case.0 as usize, explorer.lang);
            words.former(id, title)
        }
        Notice::UnknownPath(path) => words.unknown_path(path),
    }
}

/// Where the data are, under which licence, and how to open others.
pub(in crate::web) fn footer(explorer: Explorer) -> El {
    let edition = explorer.edition();
    let words = explorer.words();
    let package = &edition.dataset.package;
    let title = package.title_in(explorer.lang);
    let licences = components::licences(package);
    classed("footer", "page-foot")
        .child(text("p", &format!("{title} · {}", package.version)))
        .child(text("p", &package.description).class("quiet"))
        .child(
            classed("p", "quiet")
                .child(text("span", words.label(Label::Licence)).text(words.colon()))
                .children(licences),
        )
        .child(reading(explorer, "reading"))
        .part(move || {
            if explorer.whole.get() {
                ways(explorer)
            } else {
                Vec::new()
            }
        })
}

/// The ways to other pages and to the data, which follow from the whole edition.
fn ways(explorer: Explorer) -> Vec<El> {
    let edition = explorer.edition();
    let words = explorer.words();
    let data = (!edition.draft).then(|| {
        let href = format!("{}/datapackage.json", edition.folder);
        link(&href, words.label(Label::RawData))
    });
    let others = edition
        .list
        .iter()
        .filter(|entry| entry.id != edition.dataset.package.edition)
        .map(|entry| {
            let href = format!("#/?edition={}&lang={}", entry.id, explorer.lang.code());
            link(&href, &words.open_edition(&entry.id))
        });
    let local = link_to(words.label(Label::OpenLocal), move || {
        explorer.href_to(Route::Local)
    });
    let own = explorer.memory.own;
    let add = button("link", words.label(Label::AddStep), move || {
        let (title, view) = untrack(|| (super::title(explorer), explorer.canonical().0));
        own.update(|own| own.extend([title, String::new(), view]));
    })
    .text_of(move || match own.read().len() {
        0 => String::new(),
        texts => format!(" ({})", texts / 3),
    });
    let about = edition
        .dataset
        .pages
        .iter()
        .filter(|section| section.step == 1)
        .map(|section| {
            let page = section.page.clone();
            let href = move || explorer.href_to(Route::Page(page.clone()));
            link_to(section.title.get(explorer.lang), href)
        });
    let glossary = (!edition.dataset.glossary.is_empty()).then_some(Route::Glossary);
    let behind = [
        (Label::Indicators, Some(Route::Indicators)),
        (Label::Barometer, Some(Route::Barometer)),
        (Label::Glossary, glossary),
    ];
    let behind = behind.into_iter().filter_map(|(label, route)| {
        let route = route?;
        Some(link_to(words.label(label), move || {
            explorer.href_to(route.clone())
        }))
    });
    vec![
        list("ul", "", behind),
        list("ul", "", about),
        list("ul", "", data.into_iter().chain(others).chain([local, add])),
    ]
}
