//! Cases, decisions and proof by year against a naive count, and the rows of several editions.

mod common;

use common::Files;
use indicateurs::aggregate::barometer;
use indicateurs::charts::TableMeasure;
use indicateurs::dataset::{CaseId, Role};
use indicateurs::engine::{Bits, Index};
use indicateurs::figure::{Editions, Figure};
use indicateurs::i18n::Lang;
use indicateurs::selection::Selection;

#[test]
fn every_year_has_what_a_naive_count_finds() {
    let (dataset, _) = Files::first_edition().read();
    let index = Index::new(&dataset);
    let all = dataset.case_count();
    for rows in [
        (0..all).collect::<Vec<_>>(),
        (0..all).step_by(3).collect(),
        vec![],
    ] {
        let cases = Bits::from_rows(all, rows.iter().copied());
        let found = barometer(&dataset, &index, &cases);
        assert_eq!(found.cases as usize, rows.len());
        let decisions = |row: &usize| dataset.decisions_of(CaseId(*row as u32));
        let dates: Vec<i32> = rows
            .iter()
            .flat_map(decisions)
            .map(|row| dataset.decisions.date[row].year)
            .collect();
        assert_eq!(found.decisions as usize, dates.len());
        let span = dates.iter().min().copied().zip(dates.iter().max().copied());
        assert_eq!(found.decided, span);
        let facet = dataset.facet_with(Role::Proof);
        for year in &found.years {
            let published = rows
                .iter()
                .filter(|row| dataset.cases.year[**row] == year.year);
            assert_eq!(year.cases as usize, published.clone().count());
            let decided = dates.iter().filter(|date| **date == year.year).count();
            assert_eq!(year.decisions as usize, decided);
            for (share, count) in found.proof.iter().zip(&year.proof) {
                let has = |row: &&usize| {
                    let case = CaseId(**row as u32);
                    let mut terms = facet.into_iter().flat_map(|f| dataset.terms_of(case, f));
                    terms.any(|term| dataset.is_within(term, share.term))
                };
                assert_eq!(*count as usize, published.clone().filter(has).count());
            }
        }
        let sum: u32 = found.years.iter().map(|year| year.cases).sum();
        assert_eq!(sum, found.cases);
        let sum: u32 = found.years.iter().map(|year| year.decisions).sum();
        assert_eq!(sum, found.decisions);
        assert!(
            found
                .years
                .windows(2)
                .all(|two| two[0].year == two[1].year + 1)
        );
    }
}

#[test]
fn each_edition_is_a_row_on_the_same_years() {
    let mut older = Files::first_edition();
    older.resheet("cases.csv", |sheet| {
        let year = sheet.column("year");
        sheet.rows.retain(|row| row[year].as_str() < "2018");
    });
    let editions = [older, Files::first_edition()].map(|files| {
        let (dataset, _) = files.read();
        let index = Index::new(&dataset);
        (dataset, index)
    });
    let prepared: Vec<_> = editions
        .iter()
        .zip([0, 3])
        .map(|((d, i), n)| (d, i, n))
        .collect();
    let figure = Editions::new(&prepared, Lang::Fr);
    let table = figure.table();
    assert_eq!(table.columns.len(), 3);
    for (at, (dataset, index)) in editions.iter().enumerate() {
        let cases = index.counted(&Selection::default());
        for row in &table.rows {
            let published = cases
                .iter()
                .filter(|case| dataset.cases.year[*case].to_string() == row.head);
            assert_eq!(row.cells[at], published.count().to_string(), "{}", row.head);
        }
    }
    assert_eq!(figure.sentences().len(), 2);
    // The break is marked in the picture, beside the row of the edition from which on it is.
    let texts = format!("{:?}", figure.place(720.0, &TableMeasure).shapes);
    assert_eq!(texts.matches('≠').count(), 1, "{texts}");
    assert!(table.columns.iter().all(|column| !column.contains('≠')));
    for width in [320.0, 720.0] {
        let placed = figure.place(width, &TableMeasure);
        assert!(placed.hits.is_empty() && !placed.shapes.is_empty());
    }
    // No edition, and one without a case, are no reason to fail.
    assert!(Editions::new(&[], Lang::En).table().rows.is_empty());
}
