//! What changed between two editions.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editions::{DRAFT, edition, failure, open_id};
use crate::dataset::editions::EditionEntry;
use crate::diff::{self, Change, Status, Thing, both_sides, field_name};
use crate::export::csv;
use crate::i18n::{EditionLabel, Label};
use crate::selection::Route;
use crate::web::components::save;
use crate::web::dom::{El, button, classed, el, link, list, text, value_of};
use crate::web::env::here;
use crate::web::load::{self, Failure};
use crate::web::state::{Edition, Explorer};

/// Most things of one kind that stand open.
const OPEN: usize = 20;

/// Two editions, and those that one can choose from.
#[derive(Clone)]
struct Found {
    list: Vec<EditionEntry>,
    /// None where there is only one.
    two: Option<[Arc<Edition>; 2]>,
}

/// How far they are.
#[derive(Clone)]
enum Stage {
    Loading,
    Failed(Failure),
    Here(Found),
}

/// The page.
pub(super) fn diff(explorer: Explorer, from: &str, to: &str) -> El {
    let words = explorer.words();
    let stage = RwSignal::new(Stage::Loading);
    let ids = StoredValue::new([from.to_owned(), to.to_owned()]);
    let load = move || {
        stage.set(Stage::Loading);
        // Now: by the time it runs, the page may be gone.
        let (open, ids) = (explorer.edition(), ids.get_value());
        spawn_local(async move {
            let found = find(open, ids).await;
            if !stage.is_disposed() {
                stage.set(found.map_or_else(Stage::Failed, Stage::Here));
            }
        });
    };
    load();
    classed("article", "page wide diff")
        .child(text("h1", words.label(Label::Diff)))
        .part(move || match stage.get() {
            Stage::Loading => vec![text("p", words.label(Label::Loading)).attr("role", "status")],
            Stage::Failed(why) => {
                let list = explorer.edition().list.clone();
                let said = text("p", &failure(explorer, &why)).attr("role", "alert");
                let again = button("", words.label(Label::Retry), load);
                vec![
                    choice(explorer, &list, ids.get_value()),
                    said,
                    classed("p", "actions").child(again),
                ]
            }
            Stage::Here(found) => shown(explorer, &found),
        })
}

/// Loads what an address names; where it names nothing, the newest and the one before.
async fn find(open: Arc<Edition>, [from, to]: [String; 2]) -> Result<Found, Failure> {
    let list = if open.draft {
        // A draft knows no list: the newest edition does.
        let newest = load::edition(None, RwSignal::new((0, 0)), None).await?;
        newest.list.clone()
    } else {
        open.list.clone()
    };
    let id_at = |at: usize| list.get(at).map(|entry| entry.id.clone());
    let to = match to {
        to if !to.is_empty() => to,
        _ if open.draft => DRAFT.to_owned(),
        _ => id_at(0).unwrap_or_default(),
    };
    let at = list.iter().position(|entry| entry.id == to);
    let before = || id_at(at.map_or(0, |at| at + 1));
    let from = Some(from).filter(|from| !from.is_empty()).or_else(before);
    let Some(from) = from else {
        return Ok(Found { list, two: None });
    };
    let two = [edition(&open, &from).await?, edition(&open, &to).await?];
    Ok(Found {
        list,
        two: Some(two),
    })
}

/// The two lists and the button.
fn choice(explorer: Explorer, entries: &[EditionEntry], ids: [String; 2]) -> El {
    let words = explorer.lang.edition_messages();
    let open = explorer.edition();
    let chosen = StoredValue::new(ids);
    let select = |at: usize, label: EditionLabel| {
        let draft = open
            .draft
            .then(|| (DRAFT, words.edition_label(EditionLabel::Draft)));
        let entries = entries
            .iter()
            .map(|entry| (entry.id.as_str(), entry.id.as_str()));
        let now = chosen.with_value(|ids| ids.get(at).cloned().unwrap_or_default());
        let options = draft.into_iter().chain(entries).map(|(id, name)| {
            let option = text("option", name).attr("value", id);
            if id == now {
                option.attr("selected", "")
            } else {
                option
            }
        });
        let select = el("select").children(options).on("change", move |event| {
            chosen.update_value(|ids| {
                if let Some(id) = ids.get_mut(at) {
                    *id = value_of(&event);
                }
            });
        });
        text("label", words.edition_label(label))
            .text(" ")
            .child(select)
    };
    let compare = button("", words.edition_label(EditionLabel::Compare), move || {
        let [from, to] = chosen.get_value();
        explorer.go(Route::Diff { from, to });
    });
    classed("p", "actions")
        .child(select(0, EditionLabel::From))
        .child(select(1, EditionLabel::To))
        .child(compare)
}

fn shown(explorer: Explorer, found: &Found) -> Vec<El> {
    let words = explorer.lang.edition_messages();
    let label = |label: EditionLabel| words.edition_label(label);
    let Some([from, to]) = &found.two else {
        return vec![text("p", label(EditionLabel::OnlyOne))];
    };
    let ids = [from, to].map(|edition| open_id(edition).to_owned());
    let [older, newer] = ids.clone().map(|id| match id.as_str() {
        DRAFT => label(EditionLabel::Draft).to_owned(),
        _ => id,
    });
    let mut page = vec![choice(explorer, &found.list, ids.clone())];
    if ids[0] == ids[1] {
        page.push(text("p", label(EditionLabel::Same)));
        return page;
    }
    let changes = diff::diff(&from.dataset, &to.dataset, explorer.lang);
    let counts: Vec<String> = groups(&changes)
        .map(|(thing, status, changes)| words.became(thing, status, changes.len() as u32))
        .collect();
    let lead = words.difference(&older, &newer, &counts);
    page.push(text("p", &lead).class("lead").attr("role", "status"));
    page.push(text("p", label(EditionLabel::DiffNote)).class("note quiet"));
    if changes.is_empty() {
        return page;
    }
    page.push(export(explorer, &changes, from, to, [&older, &newer]));
    for thing in Thing::ALL {
        let of_thing = groups(&changes).filter(|(of, ..)| *of == thing);
        let parts: Vec<El> = of_thing
            .map(|(_, status, changes)| group(explorer, thing, status, &changes, from, to))
            .collect();
        if !parts.is_empty() {
            let heading = text("h2", words.things(thing));
            page.push(el("section").child(heading).children(parts));
        }
    }
    page
}

/// The changes of each kind.
fn groups(changes: &[Change]) -> impl Iterator<Item = (Thing, Status, Vec<&Change>)> {
    let kinds = Thing::ALL.into_iter().flat_map(|thing| {
        let statuses = Status::ALL.into_iter();
        statuses.map(move |status| (thing, status))
    });
    let with = kinds.map(|(thing, status)| {
        let of = |change: &&Change| change.thing == thing && change.status == status;
        (thing, status, changes.iter().filter(of).collect::<Vec<_>>())
    });
    with.filter(|(.., changes)| !changes.is_empty())
}

/// Things of one kind of which the same became; a long list is folded.
fn group(
    explorer: Explorer,
    thing: Thing,
    status: Status,
    changes: &[&Change],
    from: &Edition,
    to: &Edition,
) -> El {
    let words = explorer.lang.edition_messages();
    let count = words.became(thing, status, changes.len() as u32);
    let items = changes
        .iter()
        .map(|change| item(explorer, change, from, to));
    let fold =
        el("details")
            .child(text("summary", &count))
            .child(list("ul", "plain changes", items));
    if changes.len() > OPEN {
        fold
    } else {
        fold.attr("open", "")
    }
}

/// A thing: a way to it, and what is not the same.
fn item(explorer: Explorer, change: &Change, from: &Edition, to: &Edition) -> El {
    let lang = explorer.lang;
    let words = lang.edition_messages();
    let (edition, row, other) = match (change.to, change.from) {
        (Some(row), _) => (to, row, from),
        (None, row) => (from, row.unwrap_or(0), to),
    };
    let dataset = &edition.dataset;
    let name = diff::name(dataset, change.thing, row, lang);
    let name = match change.thing {
        Thing::Value => {
            let year = dataset.values.year.get(row as usize).copied();
            format!("{name} ({})", year.unwrap_or(0))
        }
        _ => name,
    };
    // While a draft is open, addresses are read in it, whatever edition they name.
    let is_reached = edition.draft || !explorer.edition().draft;
    let shown = if is_reached && change.thing != Thing::Facet {
        link(&diff::address(dataset, change.thing, row, lang), &name)
    } else {
        text("span", &name)
    };
    let id = diff::id(dataset, change.thing, row);
    let went = change.other.map(|at| {
        let into = diff::name(&other.dataset, change.thing, at, lang);
        classed("span", "quiet")
            .text(" ")
            .text(&words.went(change.status, &into))
    });
    let fields = change.fields.iter().map(|field| {
        let (before, after) = both_sides(field, lang);
        let of = |edition: &Edition, row: Option<u32>, said: String| match diff::unit(
            &edition.dataset,
            change.thing,
            row,
            field.field,
        ) {
            Some(unit) if !said.is_empty() => [&said, "\u{a0}", unit.get(lang)].concat(),
            _ => said,
        };
        let before = of(from, change.from, before);
        let after = of(to, change.to, after);
        let side = |tag: &str, label: EditionLabel, said: &str| {
            let nothing = words.edition_label(EditionLabel::Nothing);
            let said = if said.is_empty() { nothing } else { said };
            let said = text(tag, said);
            let said = match field.lang {
                Some(of) => said.lang(of),
                None => said,
            };
            el("span")
                .child(crate::web::dom::hidden(words.edition_label(label)))
                .text(" ")
                .child(said)
        };
        el("span")
            .child(text("span", &field_name(field, &to.dataset, lang)).class("field"))
            .text(words.colon())
            .child(side("del", EditionLabel::Before, &before))
            .text(" → ")
            .child(side("ins", EditionLabel::After, &after))
    });
    let fields: Vec<El> = fields.collect();
    el("div")
        .child(shown)
        .child(classed("span", "quiet").text(" ").child(text("code", id)))
        .maybe(went)
        .maybe((!fields.is_empty()).then(|| list("ul", "fields", fields)))
}

/// The button that hands over all changes as a table.
fn export(
    explorer: Explorer,
    changes: &[Change],
    from: &Arc<Edition>,
    to: &Arc<Edition>,
    names: [&str; 2],
) -> El {
    let words = explorer.lang.edition_messages();
    let homepage = to.dataset.package.homepage.clone();
    let site = move |fragment: &str| here(&homepage, fragment);
    let table = diff::table(changes, (&from.dataset, &to.dataset), &site, explorer.lang);
    let [older, newer] = names;
    let name = [words.label(Label::Diff), older, newer].join(" ");
    let caption = words.csv(table.rows.len());
    let save = move || save(&csv(&table), "text/csv", &name, "csv");
    classed("p", "actions").child(button("", &caption, save))
}
