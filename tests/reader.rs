//! The reader over the published edition and over what people do to it.

mod common;

use common::Files;

#[test]
fn the_first_edition_is_read_whole() {
    let (dataset, report) = Files::published().read();
    assert_eq!(report.errors(), 0, "{:?}", report.problems);
    assert_eq!(report.rows_left_out(), 0);
    assert_eq!(dataset.case_count(), 133);
    assert_eq!(dataset.values.year.len(), 692);
    assert_eq!(dataset.decisions.case.len(), 94);
    assert_eq!(dataset.references.kind.len(), 336);
    assert_eq!(dataset.facets.len(), 10 + 1);
    for p in &report.problems { println!("{p:?}"); }
}
