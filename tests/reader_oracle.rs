//! The published edition through the `csv` crate, cell by cell, against the dataset.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::Files;
use common::spreadsheet::Spreadsheet;
use indicateurs::dataset::model::{PartialDate, Subject};
use indicateurs::dataset::{Bilingual, CaseId, Dataset, Role, Sign, TermId, Text, TextColumn};

fn edition() -> (Files, Dataset) {
    let files = Files::published();
    let (dataset, _) = files.read();
    (files, dataset)
}

fn sheet(files: &Files, name: &str) -> Spreadsheet {
    Spreadsheet::parse(&files.0[name])
}

fn rows(sheet: &Spreadsheet) -> std::ops::Range<usize> {
    0..sheet.rows.len()
}

#[track_caller]
fn same_text(sheet: &Spreadsheet, name: &str, column: &TextColumn) {
    assert_eq!(column.len(), sheet.rows.len(), "{name}");
    for row in rows(sheet) {
        assert_eq!(column.get(row), sheet.cell(row, name), "{name} {row}");
    }
}

#[track_caller]
fn same_pair(sheet: &Spreadsheet, name: &str, columns: &Bilingual) {
    same_text(sheet, &format!("{name}_fr"), &columns.fr);
    same_text(sheet, &format!("{name}_en"), &columns.en);
}

fn pair(sheet: &Spreadsheet, row: usize, name: &str) -> Text {
    Text {
        fr: sheet.cell(row, &format!("{name}_fr")).into(),
        en: sheet.cell(row, &format!("{name}_en")).into(),
    }
}

/// `facet:id` of a term.
fn key(dataset: &Dataset, id: TermId) -> String {
    let term = dataset.term(id).unwrap();
    format!("{}:{}", dataset.facet(term.facet).unwrap().id, term.id)
}

fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

fn role_facet(dataset: &Dataset, role: Role) -> String {
    let facet = dataset.facet_with(role).unwrap();
    dataset.facet(facet).unwrap().id.clone()
}

fn position(cell: &str) -> usize {
    cell.parse().unwrap_or(usize::MAX)
}

#[test]
fn facets_are_those_of_the_file_by_position() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "facets.csv");
    let mut order: Vec<usize> = rows(&sheet).collect();
    order.sort_by_key(|row| position(sheet.cell(*row, "position")));
    for (facet, row) in dataset.facets.iter().zip(&order) {
        assert_eq!(facet.id, sheet.cell(*row, "id"));
        assert_eq!(facet.role.unwrap().word(), sheet.cell(*row, "role"));
        assert_eq!(facet.label, pair(&sheet, *row, "label"));
        assert_eq!(facet.definition, pair(&sheet, *row, "definition"));
    }
    assert_eq!(dataset.facets.len(), order.len() + 1);
}

/// The ids of the children of a parent, by position and then by line.
fn children(sheet: &Spreadsheet, facet: &str, parent: &str) -> Vec<String> {
    let mut found: Vec<usize> = rows(sheet)
        .filter(|row| sheet.cell(*row, "facet") == facet && sheet.cell(*row, "parent") == parent)
        .collect();
    found.sort_by_key(|row| position(sheet.cell(*row, "position")));
    found
        .iter()
        .map(|row| sheet.cell(*row, "id").to_owned())
        .collect()
}

#[test]
fn terms_are_those_of_the_file_as_trees() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "terms.csv");
    let ids = |terms: Vec<TermId>| -> Vec<String> {
        terms
            .iter()
            .map(|id| dataset.term(*id).unwrap().id.clone())
            .collect()
    };
    let mut count = 0;
    for (at, facet) in dataset.facet_ids().filter(|(_, f)| f.role.is_some()) {
        assert_eq!(ids(dataset.roots(at)), children(&sheet, &facet.id, ""));
        for id in facet.terms() {
            let term = dataset.term(id).unwrap();
            assert_eq!(
                ids(dataset.children(id)),
                children(&sheet, &facet.id, &term.id)
            );
            let row = rows(&sheet).find(|row| {
                sheet.cell(*row, "facet") == facet.id && sheet.cell(*row, "id") == term.id
            });
            let row = row.unwrap();
            assert_eq!(term.label, pair(&sheet, row, "label"));
            assert_eq!(term.definition, pair(&sheet, row, "definition"));
            assert_eq!(term.sign.map_or("", Sign::word), sheet.cell(row, "sign"));
            assert_eq!(term.formerly, sheet.list(row, "formerly"));
            let parent = term.parent.map(|id| dataset.term(id).unwrap().id.as_str());
            assert_eq!(parent.unwrap_or(""), sheet.cell(row, "parent"));
            count += 1;
        }
    }
    assert_eq!(count, sheet.rows.len());
}

#[test]
fn cases_are_those_of_the_file() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "cases.csv");
    let cases = &dataset.cases;
    same_text(&sheet, "id", &cases.id);
    same_pair(&sheet, "title", &cases.title);
    same_pair(&sheet, "plain", &cases.plain);
    same_pair(&sheet, "summary", &cases.summary);
    same_pair(&sheet, "method", &cases.method);
    same_pair(&sheet, "limits", &cases.limits);
    same_text(&sheet, "organisations", &cases.organisations);
    same_text(&sheet, "formerly", &cases.formerly);
    for row in rows(&sheet) {
        assert_eq!(cases.year[row].to_string(), sheet.cell(row, "year"));
        assert_eq!(cases.use_level[row].word(), sheet.cell(row, "use_level"));
        let references = cases.references.get(row).iter();
        let references: Vec<_> = references
            .map(|r| dataset.references.id.get(*r as usize))
            .collect();
        assert_eq!(references, sheet.list(row, "references"));
    }
}

#[test]
fn a_case_has_the_terms_that_its_row_names_and_those_that_follow() {
    let (files, dataset) = edition();
    let cases = sheet(&files, "cases.csv");
    let values = sheet(&files, "values.csv");
    let decisions = sheet(&files, "decisions.csv");
    let indicators = sheet(&files, "indicators.csv");
    let terms = sheet(&files, "terms.csv");
    let of_decision = role_facet(&dataset, Role::Decision);
    let of_dimension = role_facet(&dataset, Role::Dimension);
    let absence = rows(&terms)
        .find(|row| terms.cell(*row, "sign") == "absence")
        .unwrap();
    let absence = format!("{of_decision}:{}", terms.cell(absence, "id"));
    for row in rows(&cases) {
        let id = cases.cell(row, "id");
        let mut expected = Vec::new();
        for facet in dataset
            .facets
            .iter()
            .filter(|f| f.role.is_some_and(|r| !r.is_derived()))
        {
            let named = cases.list(row, &facet.id).into_iter();
            expected.extend(named.map(|term| format!("{}:{term}", facet.id)));
        }
        let decided: Vec<_> = rows(&decisions)
            .filter(|row| decisions.cell(*row, "case") == id)
            .map(|row| format!("{of_decision}:{}", decisions.cell(row, "kind")))
            .collect();
        if decided.is_empty() {
            expected.push(absence.clone());
        }
        expected.extend(decided);
        for value in rows(&values).filter(|row| values.cell(*row, "case") == id) {
            let indicator = values.cell(value, "indicator");
            let at = rows(&indicators).find(|row| indicators.cell(*row, "id") == indicator);
            let dimension = indicators.cell(at.unwrap(), "dimension");
            expected.push(format!("indicator:{indicator}"));
            expected.push(format!("{of_dimension}:{dimension}"));
        }
        expected.sort();
        expected.dedup();
        let found = dataset
            .cases
            .terms
            .get(row)
            .iter()
            .map(|t| key(&dataset, TermId(*t)));
        let mut found: Vec<_> = found.collect();
        found.sort();
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn indicators_are_those_of_the_file_by_position() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "indicators.csv");
    let mut order: Vec<usize> = rows(&sheet).collect();
    order.sort_by_key(|row| position(sheet.cell(*row, "position")));
    assert_eq!(dataset.indicators.len(), order.len());
    for (indicator, row) in dataset.indicators.iter().zip(order) {
        let cell = |name| sheet.cell(row, name);
        assert_eq!(indicator.id, cell("id"));
        assert_eq!(indicator.nature.word(), cell("nature"));
        assert_eq!(indicator.scale.word(), cell("scale"));
        assert_eq!(
            dataset.term(indicator.dimension).unwrap().id,
            cell("dimension")
        );
        assert_eq!(indicator.label, pair(&sheet, row, "label"));
        assert_eq!(indicator.definition, pair(&sheet, row, "definition"));
        assert_eq!(indicator.caution, pair(&sheet, row, "caution"));
        assert_eq!(indicator.unit, pair(&sheet, row, "unit"));
        assert_eq!(indicator.aggregation.word(), cell("aggregation"));
        assert_eq!(indicator.polarity.word(), cell("polarity"));
        let term = dataset.term(indicator.term).unwrap();
        assert_eq!((&term.id, &term.label), (&indicator.id, &indicator.label));
        assert_eq!(term.formerly, sheet.list(row, "formerly"));
        let above = dataset.term(term.parent.unwrap()).unwrap();
        assert_eq!(
            above.label,
            dataset.term(indicator.dimension).unwrap().label
        );
    }
}

#[test]
fn values_are_those_of_the_file() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "values.csv");
    let values = &dataset.values;
    same_text(&sheet, "id", &values.id);
    same_text(&sheet, "period", &values.period);
    same_text(&sheet, "interval", &values.interval);
    same_pair(&sheet, "text", &values.text);
    same_pair(&sheet, "population", &values.population);
    same_pair(&sheet, "comparison", &values.comparison);
    same_text(&sheet, "locator", &values.locator);
    same_text(&sheet, "as_of", &values.as_of);
    for row in rows(&sheet) {
        let cell = |name| sheet.cell(row, name);
        let (case, term) = match values.subject[row] {
            Subject::Case(case) => (dataset.cases.id.get(case.0 as usize), String::new()),
            Subject::Term(term) => ("", key(&dataset, term)),
            Subject::Country => ("", String::new()),
        };
        assert_eq!((case, term.as_str()), (cell("case"), cell("term")));
        let indicator = &dataset.indicators[values.indicator[row] as usize];
        assert_eq!(indicator.id, cell("indicator"));
        assert_eq!(values.year[row].to_string(), cell("year"));
        assert_eq!(values.value[row], number(cell("value")));
        assert_eq!(values.low[row], number(cell("low")));
        assert_eq!(values.high[row], number(cell("high")));
        assert_eq!(dataset.term(values.proof[row]).unwrap().id, cell("proof"));
        assert_eq!(
            dataset.references.id.get(values.reference[row] as usize),
            cell("reference")
        );
        assert_eq!(values.highlight[row], cell("highlight") == "true");
    }
    for case in 0..dataset.case_count() {
        let id = dataset.cases.id.get(case);
        let expected: Vec<_> = rows(&sheet)
            .filter(|row| sheet.cell(*row, "case") == id)
            .collect();
        assert_eq!(
            dataset.values_of(CaseId(case as u32)).collect::<Vec<_>>(),
            expected
        );
    }
}

fn shown(date: PartialDate) -> String {
    match date {
        PartialDate {
            year,
            month: 0,
            day: 0,
        } => format!("{year:04}"),
        PartialDate {
            year,
            month,
            day: 0,
        } => format!("{year:04}-{month:02}"),
        PartialDate { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
    }
}

#[test]
fn decisions_are_those_of_the_file() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "decisions.csv");
    let decisions = &dataset.decisions;
    same_text(&sheet, "id", &decisions.id);
    same_text(&sheet, "body", &decisions.body);
    same_pair(&sheet, "label", &decisions.label);
    same_text(&sheet, "url", &decisions.url);
    for row in rows(&sheet) {
        assert_eq!(
            dataset.cases.id.get(decisions.case[row].0 as usize),
            sheet.cell(row, "case")
        );
        assert_eq!(shown(decisions.date[row]), sheet.cell(row, "date"));
        assert_eq!(
            dataset.term(decisions.kind[row]).unwrap().id,
            sheet.cell(row, "kind")
        );
    }
    for case in 0..dataset.case_count() {
        let id = dataset.cases.id.get(case);
        let of_case = rows(&sheet).filter(|row| sheet.cell(*row, "case") == id);
        let mut expected: Vec<_> = of_case.collect();
        // As text, a date that is a part of another stands before it.
        expected.sort_by_key(|row| sheet.cell(*row, "date"));
        assert_eq!(dataset.decisions_of(CaseId(case as u32)), expected);
    }
}

#[test]
fn references_are_those_of_the_file() {
    let (files, dataset) = edition();
    let sheet = sheet(&files, "references.csv");
    let references = &dataset.references;
    same_text(&sheet, "id", &references.id);
    same_text(&sheet, "authors", &references.authors);
    same_text(&sheet, "title", &references.title);
    same_text(&sheet, "container", &references.container);
    same_text(&sheet, "doi", &references.doi);
    same_text(&sheet, "pmid", &references.pmid);
    same_text(&sheet, "url", &references.url);
    for row in rows(&sheet) {
        assert_eq!(references.kind[row].word(), sheet.cell(row, "type"));
        let year = references.year[row].map(|year| year.to_string());
        assert_eq!(year.unwrap_or_default(), sheet.cell(row, "year"));
    }
}

#[test]
fn what_the_site_shows_is_that_of_the_files() {
    let (files, dataset) = edition();
    let sources = sheet(&files, "sources.csv");
    for (row, source) in dataset.sources.iter().enumerate() {
        assert_eq!(
            dataset.term(source.term).unwrap().id,
            sources.cell(row, "id")
        );
        assert_eq!(source.manager, pair(&sources, row, "manager"));
        assert_eq!(source.access, pair(&sources, row, "access"));
        assert_eq!(source.first_use, pair(&sources, row, "first_use"));
        assert_eq!(source.url, sources.cell(row, "url"));
    }
    let pages = sheet(&files, "pages.csv");
    for row in rows(&pages) {
        let of_row = |s: &&indicateurs::dataset::model::Section| {
            s.page == pages.cell(row, "page") && s.step.to_string() == pages.cell(row, "step")
        };
        let section = dataset.pages.iter().find(of_row).unwrap();
        assert_eq!(section.title, pair(&pages, row, "title"));
        assert_eq!(section.text, pair(&pages, row, "text"));
        let named = section
            .references
            .iter()
            .map(|r| dataset.references.id.get(*r as usize));
        assert_eq!(named.collect::<Vec<_>>(), pages.list(row, "references"));
    }
    let stories = sheet(&files, "stories.csv");
    for row in rows(&stories) {
        let of_row = |s: &&indicateurs::dataset::model::Step| {
            s.story == stories.cell(row, "story") && s.step.to_string() == stories.cell(row, "step")
        };
        let step = dataset.stories.iter().find(of_row).unwrap();
        assert_eq!(step.title, pair(&stories, row, "title"));
        assert_eq!(step.text, pair(&stories, row, "text"));
        assert_eq!(step.view, stories.cell(row, "view"));
    }
    let glossary = sheet(&files, "glossary.csv");
    for (row, word) in dataset.glossary.iter().enumerate() {
        assert_eq!(word.id, glossary.cell(row, "id"));
        assert_eq!(word.term, pair(&glossary, row, "term"));
        assert_eq!(word.definition, pair(&glossary, row, "definition"));
    }
    let counts = [
        dataset.sources.len(),
        dataset.pages.len(),
        dataset.stories.len(),
        dataset.glossary.len(),
    ];
    assert_eq!(
        counts,
        [sources, pages, stories, glossary].map(|sheet| sheet.rows.len())
    );
}
