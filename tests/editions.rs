//! `editions.json`: what the page reads of it, and what is there for those who read it otherwise.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use common::Files;
use indicateurs::dataset::editions;
use indicateurs::engine::Index;
use indicateurs::selection::Selection;

const PUBLISHED: &str = include_str!("../public/data/editions.json");

#[test]
fn what_the_page_does_not_know_is_passed_over() {
    let list = br#"{"later": 1, "editions": [{"cases": 12, "id": "x", "path": "x/p.json", "more": {"a": [1]}}]}"#;
    let list = editions::parse(list).unwrap();
    assert_eq!(
        (list[0].id.as_str(), list[0].path.as_str()),
        ("x", "x/p.json")
    );
    assert_eq!(list.len(), 1);
}

#[test]
fn the_number_of_cases_is_the_one_that_the_page_counts() {
    let list: serde_json::Value = serde_json::from_str(PUBLISHED).unwrap();
    let (dataset, _) = Files::published().read();
    let counted = Index::new(&dataset).counted(&Selection::default()).count();
    assert_eq!(list["editions"][0]["id"], dataset.package.edition.as_str());
    assert_eq!(list["editions"][0]["cases"], counted);
}
