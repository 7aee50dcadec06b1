//! What the site shows beside the cases: sources, pages, stories, glossary.

use super::keys::{Ids, Keys, named_references, role_term};
use crate::dataset::model::{Dataset, Role, Section, Source, Step, Word};
use crate::dataset::problem::{ProblemKind, Report};
use crate::dataset::row::{Columns, Row};
use crate::dataset::table::Table;

pub(super) fn sources(table: &Table, dataset: &Dataset, report: &mut Report) -> Vec<Source> {
    let names = [
        "id*",
        "manager_fr",
        "manager_en",
        "access_fr",
        "access_en",
        "first_use_fr",
        "first_use_en",
        "url",
    ];
    let mut found = Vec::new();
    let mut keys = Keys::default();
    if let Some(columns) = Columns::find(table, &names, &[], report) {
        let read = |row: &mut Row| {
            let term = role_term(row, "id", Role::Source, dataset);
            let manager = row.texts("manager_fr", "manager_en");
            let access = row.texts("access_fr", "access_en");
            let first_use = row.texts("first_use_fr", "first_use_en");
            let url = row.address("url").to_owned();
            let id = row.raw("id");
            keys.take(row, "id", id, term);
            Some(Source {
                term: term?,
                manager,
                access,
                first_use,
                url,
            })
        };
        columns.rows(report, read, |source, _| found.push(source));
    }
    found
}

pub(super) fn pages(table: &Table, ids: &Ids, report: &mut Report) -> Vec<Section> {
    let names = [
        "page*",
        "step*",
        "title_fr*",
        "title_en",
        "text_fr*",
        "text_en",
        "references",
    ];
    let mut found: Vec<Section> = Vec::new();
    let mut keys = Keys::default();
    if let Some(columns) = Columns::find(table, &names, &[], report) {
        let read = |row: &mut Row| {
            let page = row.slug("page").to_owned();
            let step = row.ordinal("step");
            let title = row.texts("title_fr", "title_en");
            let text = row.texts("text_fr", "text_en");
            let references = named_references(row, ids);
            let shown = row.raw("step");
            keys.take(row, "step", shown, (page.clone(), step));
            Some(Section {
                page,
                step: step?,
                title,
                text,
                references,
            })
        };
        columns.rows(report, read, |section, _| found.push(section));
    }
    found.sort_by_key(|section| section.step);
    found
}

pub(super) fn stories(table: &Table, report: &mut Report) -> Vec<Step> {
    let names = [
        "story*",
        "step*",
        "title_fr*",
        "title_en",
        "text_fr",
        "text_en",
        "view",
    ];
    let mut found: Vec<Step> = Vec::new();
    let mut keys = Keys::default();
    if let Some(columns) = Columns::find(table, &names, &[], report) {
        let read = |row: &mut Row| {
            let story = row.slug("story").to_owned();
            let step = row.ordinal("step");
            let title = row.texts("title_fr", "title_en");
            let text = row.texts("text_fr", "text_en");
            let view = row.raw("view").to_owned();
            let is_view = view.starts_with("#/") && !view.contains(char::is_whitespace);
            if !view.is_empty() && !is_view {
                row.problem("view", &view, ProblemKind::NotAView);
            }
            let shown = row.raw("step");
            keys.take(row, "step", shown, (story.clone(), step));
            Some(Step {
                story,
                step: step?,
                title,
                text,
                view,
            })
        };
        columns.rows(report, read, |step, _| found.push(step));
    }
    found.sort_by_key(|step| step.step);
    found
}

pub(super) fn glossary(table: &Table, report: &mut Report) -> Vec<Word> {
    let names = [
        "id*",
        "term_fr*",
        "term_en",
        "definition_fr*",
        "definition_en",
    ];
    let mut found = Vec::new();
    let mut keys = Keys::default();
    if let Some(columns) = Columns::find(table, &names, &[], report) {
        let read = |row: &mut Row| {
            let id = row.slug("id").to_owned();
            let term = row.texts("term_fr", "term_en");
            let definition = row.texts("definition_fr", "definition_en");
            keys.take(row, "id", &id, id.clone());
            Some(Word {
                id,
                term,
                definition,
            })
        };
        columns.rows(report, read, |word, _| found.push(word));
    }
    found
}
