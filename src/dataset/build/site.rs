//! What the site shows beside the cases: sources, pages, stories, glossary.

use super::keys::{Ids, Keys, named_references, role_term};
use crate::arrange::arranged;
use crate::dataset::model::{Role, Section, Source, Step, Word};
use crate::dataset::problem::{ProblemKind, Report};
use crate::dataset::row::{Columns, Row, is_hidden};
use crate::dataset::table::Table;

pub(super) fn sources<'t>(table: &'t Table, ids: &Ids, report: &mut Report) -> Vec<Source> {
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
        let read = |row: &mut Row<'_, 't>| {
            let term = role_term(row, "id", Role::Source, ids);
            let manager = row.texts("manager_fr", "manager_en");
            let access = row.texts("access_fr", "access_en");
            let first_use = row.texts("first_use_fr", "first_use_en");
            let url = row.address("url").to_owned();
            let id = row.cell("id");
            keys.take_id(row, id);
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

pub(super) fn pages<'t>(table: &'t Table, ids: &Ids, report: &mut Report) -> Vec<Section> {
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
        let read = |row: &mut Row<'_, 't>| {
            let page = row.slug("page");
            let step = row.ordinal("step");
            let title = row.texts("title_fr", "title_en");
            let text = row.texts("text_fr", "text_en");
            let references = named_references(row, ids);
            let key = step.filter(|_| !page.is_empty()).map(|step| (page, step));
            let shown = row.cell("step");
            keys.take(row, "step", shown, key);
            Some(Section {
                page: page.into(),
                step: step?,
                title,
                text,
                references,
            })
        };
        columns.rows(report, read, |section, _| found.push(section));
    }
    arranged(found, |section| section.step.into())
}

pub(super) fn stories<'t>(table: &'t Table, report: &mut Report) -> Vec<Step> {
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
        let read = |row: &mut Row<'_, 't>| {
            let story = row.slug("story");
            let step = row.ordinal("step");
            let title = row.texts("title_fr", "title_en");
            let text = row.texts("text_fr", "text_en");
            let view = row.cell("view");
            let splits = |c: char| c.is_whitespace() || is_hidden(c);
            if !view.is_empty() && (!view.starts_with("#/") || view.contains(splits)) {
                row.problem("view", view, ProblemKind::NotAView);
            }
            let key = step.filter(|_| !story.is_empty()).map(|step| (story, step));
            let shown = row.cell("step");
            keys.take(row, "step", shown, key);
            Some(Step {
                story: story.into(),
                step: step?,
                title,
                text,
                view: view.into(),
            })
        };
        columns.rows(report, read, |step, _| found.push(step));
    }
    arranged(found, |step| step.step.into())
}

pub(super) fn glossary<'t>(table: &'t Table, report: &mut Report) -> Vec<Word> {
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
        let read = |row: &mut Row<'_, 't>| {
            let id = row.slug("id");
            let term = row.texts("term_fr", "term_en");
            let definition = row.texts("definition_fr", "definition_en");
            keys.take_id(row, id);
            Some(Word {
                id: id.into(),
                term,
                definition,
            })
        };
        columns.rows(report, read, |word, _| found.push(word));
    }
    found
}
