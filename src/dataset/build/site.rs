//! What the site shows beside the cases: sources, pages, stories, glossary.

use super::columns::{Columns, Kind};
use super::ids::Ids;
use crate::arrange::arranged;
use crate::dataset::model::{Role, Section, Source, Step, Word};
use crate::dataset::package::Resource;
use crate::dataset::problem::Report;
use crate::dataset::table::Table;

pub(super) fn sources<'t>(table: &'t Table, ids: &Ids<'t>, report: &mut Report) -> Vec<Source> {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::TermOf(Role::Source)),
        ("manager_fr", Kind::Text),
        ("manager_en", Kind::Text),
        ("access_fr", Kind::Text),
        ("access_en", Kind::Text),
        ("first_use_fr", Kind::Text),
        ("first_use_en", Kind::Text),
        ("url", Kind::Address),
    ];
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |_, _, _| {});
    let sources = columns.rows().filter_map(|row| {
        Some(Source {
            term: ids.term_of(Role::Source, row.cell("id"))?,
            manager: row.text("manager"),
            access: row.text("access"),
            first_use: row.text("first_use"),
            url: row.cell("url").into(),
        })
    });
    sources.collect()
}

pub(super) fn pages<'t>(table: &'t Table, ids: &Ids<'t>, report: &mut Report) -> Vec<Section> {
    const COLUMNS: &[(&str, Kind)] = &[
        ("page*", Kind::Slug),
        ("step*", Kind::Ordinal),
        ("title_fr*", Kind::Text),
        ("title_en", Kind::Text),
        ("text_fr*", Kind::Text),
        ("text_en", Kind::Text),
        ("references", Kind::Rows(Resource::References)),
    ];
    let columns = Columns::read(
        table,
        COLUMNS,
        &["page", "step"],
        ids,
        report,
        &mut |_, _, _| {},
    );
    let sections = columns.rows().enumerate().filter_map(|(at, row)| {
        Some(Section {
            page: row.cell("page").into(),
            step: row.ordinal("step")?,
            title: row.text("title"),
            text: row.text("text"),
            references: columns.references.get(at).to_vec(),
        })
    });
    arranged(sections.collect(), |section| section.step.into())
}

pub(super) fn stories<'t>(table: &'t Table, ids: &Ids<'t>, report: &mut Report) -> Vec<Step> {
    const COLUMNS: &[(&str, Kind)] = &[
        ("story*", Kind::Slug),
        ("step*", Kind::Ordinal),
        ("title_fr*", Kind::Text),
        ("title_en", Kind::Text),
        ("text_fr", Kind::Text),
        ("text_en", Kind::Text),
        ("view", Kind::View),
    ];
    let columns = Columns::read(
        table,
        COLUMNS,
        &["story", "step"],
        ids,
        report,
        &mut |_, _, _| {},
    );
    let steps = columns.rows().filter_map(|row| {
        Some(Step {
            story: row.cell("story").into(),
            step: row.ordinal("step")?,
            title: row.text("title"),
            text: row.text("text"),
            view: row.cell("view").into(),
        })
    });
    arranged(steps.collect(), |step| step.step.into())
}

pub(super) fn glossary<'t>(table: &'t Table, ids: &Ids<'t>, report: &mut Report) -> Vec<Word> {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("term_fr*", Kind::Text),
        ("term_en", Kind::Text),
        ("definition_fr*", Kind::Text),
        ("definition_en", Kind::Text),
    ];
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |_, _, _| {});
    let words = columns.rows().map(|row| Word {
        id: row.cell("id").into(),
        term: row.text("term"),
        definition: row.text("definition"),
    });
    words.collect()
}
