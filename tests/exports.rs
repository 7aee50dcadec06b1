//! What is taken away: read again by readers that were not written here.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use std::sync::LazyLock;

use common::Files;
use indicateurs::dataset::model::Subject;
use indicateurs::dataset::{CaseId, Dataset, archive};
use indicateurs::export::bibliography::{Item, bibtex, csl, item, ris};
use indicateurs::export::{
    About, Content, Dialect, File, Sheet, cases, json, package, references, value_count, values,
    zip,
};
use indicateurs::i18n::Lang;
use proptest::prelude::*;
use proptest::sample::subsequence;

static FIRST: LazyLock<Dataset> = LazyLock::new(|| Files::first_edition().read().0);

fn all() -> Vec<CaseId> {
    (0..FIRST.case_count() as u32).map(CaseId).collect()
}

fn read(files: &[File]) -> Dataset {
    let files = files
        .iter()
        .map(|file| (file.name.clone(), file.content.clone().into_bytes()));
    let (dataset, report) = Files(files.collect()).read();
    assert_eq!(report.count(), 0, "{:?}", report.problems.first());
    dataset
}

#[test]
fn a_package_of_every_case_is_the_edition_again() {
    let files = package(&FIRST, &all(), "Tous les cas", "2026-11-28");
    let again = read(&files);
    let first = &*FIRST;
    assert_eq!(again.facets, first.facets);
    assert_eq!(again.terms, first.terms);
    assert_eq!(again.indicators, first.indicators);
    assert_eq!(again.cases.title, first.cases.title);
    assert_eq!(again.cases.plain, first.cases.plain);
    assert_eq!(again.cases.limits, first.cases.limits);
    assert_eq!(again.cases.terms, first.cases.terms);
    assert_eq!(again.decisions, first.decisions);
    assert_eq!(again.sources, first.sources);
    assert_eq!(again.glossary, first.glossary);
    assert_eq!(again.pages.len(), first.pages.len());
    let about_cases = first.values.subject.iter();
    let about_cases = about_cases.filter(|subject| matches!(subject, Subject::Case(_)));
    assert_eq!(again.values.subject.len(), about_cases.count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_package_of_some_cases_has_those_and_all_that_they_name(order in subsequence(all(), 0..20)) {
        let again = read(&package(&FIRST, &order, "Choix", "2026-11-28"));
        let ids = |dataset: &Dataset, case: CaseId| dataset.cases.id.get(case.0 as usize).to_owned();
        let expected: Vec<String> = order.iter().map(|case| ids(&FIRST, *case)).collect();
        let found: Vec<String> = (0..again.case_count() as u32).map(|row| ids(&again, CaseId(row))).collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(again.values.subject.len(), value_count(&FIRST, &order));
        for (row, case) in order.iter().enumerate() {
            let now = CaseId(row as u32);
            prop_assert_eq!(again.values_of(now).count(), FIRST.values_of(*case).count());
            prop_assert_eq!(again.decisions_of(now).len(), FIRST.decisions_of(*case).len());
        }
    }
}

fn parsed(text: &str, delimiter: u8) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let head = owned(reader.headers().unwrap());
    let rows = reader.records().map(|record| owned(&record.unwrap()));
    (head, rows.collect())
}

#[test]
fn the_rows_of_a_csv_are_those_of_the_sheet() {
    let address = |id: &str| format!("https://example.org/#/case/{id}");
    for lang in Lang::ALL {
        for sheet in [
            cases(&FIRST, &all(), lang, &address),
            values(&FIRST, &all(), lang),
        ] {
            assert!(
                sheet
                    .rows
                    .iter()
                    .all(|row| row.len() == sheet.columns.len())
            );
            let (head, rows) = parsed(&Dialect::Exact.written(&sheet), b',');
            let names: Vec<String> = sheet.columns.iter().map(|(name, _)| name.clone()).collect();
            assert_eq!((head, &rows), (names, &sheet.rows));
            let (_, guarded) = parsed(&Dialect::Csv.written(&sheet), b',');
            for (row, exact) in guarded.iter().zip(&sheet.rows) {
                for ((cell, exact), (_, content)) in row.iter().zip(exact).zip(&sheet.columns) {
                    assert!(
                        cell == exact || *content == Content::Text && *cell == format!("'{exact}")
                    );
                    assert!(*content != Content::Text || !cell.starts_with(['=', '+', '-', '@']));
                }
            }
        }
    }
}

#[test]
fn a_spreadsheet_gets_its_mark_its_semicolons_and_its_commas_and_never_a_formula() {
    let column = |name: &str, content| (name.to_owned(), content);
    let sheet = Sheet {
        columns: vec![
            column("Titre", Content::Text),
            column("Valeur", Content::Number),
        ],
        rows: vec![
            vec!["=HYPERLINK(\"http://x\")".to_owned(), "-0.5".to_owned()],
            vec!["+33 ; deux".to_owned(), "12".to_owned()],
            vec!["@SUM(A1)\nligne".to_owned(), String::new()],
            vec!["\tcmd".to_owned(), "3.25".to_owned()],
            vec!["- tiret".to_owned(), "1".to_owned()],
            vec!["Accentué : «\u{a0}é\u{a0}»".to_owned(), "7".to_owned()],
        ],
    };
    let expected = "\u{feff}Titre;Valeur\r\n\
        \"'=HYPERLINK(\"\"http://x\"\")\";-0,5\r\n\
        \"'+33 ; deux\";12\r\n\
        \"'@SUM(A1)\nligne\";\r\n\
        '\tcmd;3,25\r\n\
        '- tiret;1\r\n\
        Accentué : «\u{a0}é\u{a0}»;7\r\n";
    assert_eq!(Dialect::Excel.written(&sheet), expected);
    assert_eq!(
        &Dialect::Excel.written(&sheet).as_bytes()[..3],
        [0xef, 0xbb, 0xbf]
    );
}

#[test]
fn a_sheet_written_in_steps_is_the_sheet_written_at_once() {
    let sheet = values(&FIRST, &all(), Lang::Fr);
    for dialect in [Dialect::Exact, Dialect::Csv, Dialect::Excel] {
        let mut out = String::new();
        let mut from = 0;
        while from < sheet.rows.len() {
            let to = (from + 97).min(sheet.rows.len());
            dialect.write(&sheet, from..to, &mut out);
            from = to;
        }
        assert_eq!(out, dialect.written(&sheet));
    }
}

#[test]
fn a_hundred_thousand_rows_are_written_one_by_one() {
    let order: Vec<CaseId> = all().into_iter().cycle().take(25_000).collect();
    let sheet = values(&FIRST, &order, Lang::Fr);
    assert_eq!(sheet.rows.len(), value_count(&FIRST, &order));
    assert!(sheet.rows.len() > 100_000);
    let (_, rows) = parsed(&Dialect::Exact.written(&sheet), b',');
    assert_eq!(rows, sheet.rows);
}

#[test]
fn json_is_json_and_has_every_case_with_its_values() {
    let about = About {
        selection: "33 cas sur 130 : « SNDS »",
        address: "https://example.org/#/?source=snds",
        date: "2026-11-28",
    };
    let text = json(&FIRST, &all(), Lang::Fr, &about);
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["selection"], about.selection);
    let found = read["cases"].as_array().unwrap();
    assert_eq!(found.len(), FIRST.case_count());
    for (case, row) in found.iter().zip(all()) {
        assert_eq!(case["id"], FIRST.cases.id.get(row.0 as usize));
        let of_case = case["values"].as_array().map_or(0, Vec::len);
        assert_eq!(of_case, FIRST.values_of(row).count());
        for value in case["values"].as_array().into_iter().flatten() {
            assert!(value["reference"]["url"].is_string() || value["reference"]["doi"].is_string());
            assert!(value.get("value").is_none_or(serde_json::Value::is_number));
        }
    }
}

#[test]
fn every_reference_is_in_each_format_once() {
    let rows = references(&FIRST, &all());
    let items: Vec<Item> = rows.iter().map(|row| item(&FIRST, *row)).collect();
    let read: serde_json::Value = serde_json::from_str(&csl(&items)).unwrap();
    assert_eq!(read.as_array().unwrap().len(), items.len());
    assert_eq!(bibtex(&items).matches("\n@").count() + 1, items.len());
    assert_eq!(ris(&items).matches("ER  - ").count(), items.len());
    assert!(
        items
            .iter()
            .all(|item| !item.url.is_empty() || !item.doi.is_empty())
    );
}

#[test]
fn people_and_organisations_are_told_apart_and_nothing_is_a_command() {
    let hostile = Item {
        key: "x".to_owned(),
        authors: "Weill A, Le Tri T et al., Assurance Maladie, EPI-PHARE".to_owned(),
        year: "2010".to_owned(),
        title: "100 % {sûr} & \\input{x} #1_2 ~^ $\nTY  - JOUR".to_owned(),
        url: "https://example.org/a%20b".to_owned(),
        ..Item::default()
    };
    let written = bibtex(std::slice::from_ref(&hostile));
    assert!(
        written.contains(
            "author = {Weill, A and Le Tri, T and others and {Assurance Maladie} and {EPI-PHARE}}"
        ),
        "{written}"
    );
    assert!(
        written.contains("100 \\% \\{sûr\\} \\& \\textbackslash{}input\\{x\\} \\#1\\_2"),
        "{written}"
    );
    let written = ris(std::slice::from_ref(&hostile));
    assert_eq!(
        written
            .lines()
            .filter(|line| line.starts_with("TY  - "))
            .count(),
        1
    );
    assert!(written.contains("AU  - Weill, A\r\n") && written.contains("AU  - et al.\r\n"));
}

#[test]
fn a_zip_is_read_by_the_reader_of_zips() {
    let files = package(&FIRST, &all(), "Tous", "2026-11-28");
    let named: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| (file.name.as_str(), file.content.as_bytes()))
        .collect();
    let zipped = zip(&named).unwrap();
    let entries = archive::entries(&zipped).unwrap();
    let found: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    let expected: Vec<&str> = named.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, expected);
}
