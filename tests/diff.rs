//! Two editions of which the difference is known, and properties over random ones.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use common::Files;
use indicateurs::dataset::Dataset;
use indicateurs::diff::{
    Change, Field, Status, Thing, both_sides, diff, field_name, id, redefined, table, unit,
};
use indicateurs::export::csv;
use indicateurs::i18n::Lang;
use proptest::prelude::*;

fn read(files: &Files) -> Dataset {
    let (dataset, report) = files.read();
    assert_eq!(report.rows_left_out(), 0, "{report:?}");
    dataset
}

/// The next edition of the small one.
fn next() -> Files {
    let mut files = Files::small();
    files
        .replace("datapackage.json", "essai", "suite")
        // A case under another id, with another title; one more; one less.
        .replace("cases.csv", "c1,Un cas,", "c9,Un cas relu,")
        .replace("cases.csv", "s2,u1,b1,p1,t1,\n", "s2,u9,b1,p1,,c1\n")
        .replace(
            "cases.csv",
            "c2,Un autre,Phrase,Résumé,Limites,2021,mixed,,s1,u1,b1,p1,,\n",
            "c3,Un nouveau,Phrase,Résumé,Limites,2022,secondary,,s1,u9,b1,p1,,\n",
        )
        // A usage under another id changes no case; a topic is gone; a source is new.
        .replace("terms.csv", "u,u1,,,Un usage,\n", "u,u9,,,Un usage,u1\n")
        .replace(
            "terms.csv",
            "t,t1,,,Un thème,\n",
            "s,s3,s1,,Une autre sous-source,\n",
        )
        .replace(
            "indicators.csv",
            "Nombre,Définition,none",
            "Nombre,Une autre définition,sum",
        )
        .replace(
            "values.csv",
            "v1,n1,c1,,2020,100,90,110.5",
            "v1,n1,c9,,2020,100.0,80,110.5",
        )
        .replace("values.csv", "v2,q1,c1,,2020,,,,Un constat,p1,r1,,\n", "")
        .replace("decisions.csv", "e1,c1,2021-03,", "e1,c9,2021-03-15,");
    files.append("values.csv", "v5,n1,c3,,2022,5,,,,p1,r1,,");
    files.append("decisions.csv", "e2,c3,2023,d1,Une agence,Un avis,");
    files
}

/// What a change is, in one line.
fn told(from: &Dataset, to: &Dataset, change: &Change) -> String {
    let id = |dataset, row: Option<u32>| row.map_or("-", |row| id(dataset, change.thing, row));
    let fields = change.fields.iter().map(|field| {
        let lang = field.lang.map_or("", Lang::code);
        let column = field.field.column(to);
        format!("{column}{lang}: {} → {}", field.before, field.after)
    });
    let (old, new) = (id(from, change.from), id(to, change.to));
    let fields = fields.collect::<Vec<_>>().join("; ");
    format!(
        "{:?} {:?} {old} {new} {fields}",
        change.thing, change.status
    )
    .trim_end()
    .to_owned()
}

#[test]
fn the_difference_of_two_editions_is_the_known_one() {
    let (from, to) = (read(&Files::small()), read(&next()));
    let changes = diff(&from, &to, Lang::Fr);
    let told: Vec<String> = changes.iter().map(|one| told(&from, &to, one)).collect();
    assert_eq!(
        told,
        [
            "Case Renamed c1 c9 id: c1 → c9; titlefr: Un cas → Un cas relu; t: Un thème →",
            "Case Added - c3",
            "Case Withdrawn c2 -",
            "Value Changed v1 v1 value: 100 → 100.0; low: 90 → 80",
            "Value Added - v5",
            "Value Withdrawn v2 -",
            "Decision Changed e1 e1 date: 2021-03 → 2021-03-15",
            "Decision Added - e2",
            "Indicator Changed n1 n1 definitionfr: Définition → Une autre définition; aggregation: none → sum",
            "Term Added - s3",
            "Term Renamed u1 u9 id: u1 → u9",
            "Term Withdrawn t1 -",
        ]
    );
    let again: Vec<&str> = redefined(&changes)
        .map(|change| id(&to, Thing::Indicator, change.to.unwrap()))
        .collect();
    assert_eq!(again, ["n1"]);
}

#[test]
fn a_thing_that_went_into_another_says_so() {
    let mut files = Files::small();
    files
        .replace(
            "cases.csv",
            "c2,Un autre,Phrase,Résumé,Limites,2021,mixed,,s1,u1,b1,p1,,\n",
            "",
        )
        .replace("cases.csv", "s2,u1,b1,p1,t1,\n", "s2,u1,b1,p1,t1,c2\n");
    let (from, to) = (read(&Files::small()), read(&files));
    let changes = diff(&from, &to, Lang::Fr);
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(
        (changes[0].status, changes[0].other),
        (Status::Withdrawn, Some(0))
    );
    let mirrored = diff(&to, &from, Lang::Fr);
    assert_eq!(
        (mirrored[0].status, mirrored[0].other),
        (Status::Added, Some(0))
    );
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    for files in [Files::small(), next(), Files::first_edition()] {
        let dataset = read(&files);
        for lang in Lang::ALL {
            assert_eq!(diff(&dataset, &dataset, lang), []);
        }
    }
}

#[test]
fn a_new_facet_is_its_own_change_and_not_one_of_every_case() {
    let mut files = Files::small();
    files.append("facets.csv", "x,other,Autre,8");
    files.append("terms.csv", "x,x1,,,Un terme,");
    files.resheet("cases.csv", |sheet| {
        sheet.header.push("x".into());
        for row in &mut sheet.rows {
            row.push("x1".into());
        }
    });
    let (from, to) = (read(&Files::small()), read(&files));
    let changes = diff(&from, &to, Lang::Fr);
    let told: Vec<String> = changes.iter().map(|one| told(&from, &to, one)).collect();
    assert_eq!(told, ["Term Added - x1", "Facet Added - x"]);
}

#[test]
fn with_every_id_of_a_term_renamed_and_said_nothing_else_changes() {
    // Facets, terms and indicators get other ids; each says which one it had.
    let files = Files::first_edition();
    let renaming = files.renaming();
    let mut renamed = files.renamed();
    let back: std::collections::BTreeMap<_, _> = renaming
        .terms
        .iter()
        .map(|((facet, old), new)| ((renaming.facets[facet].clone(), new.clone()), old.clone()))
        .collect();
    renamed.resheet("terms.csv", |sheet| {
        let (facet, id) = (sheet.column("facet"), sheet.column("id"));
        let formerly = sheet.column("formerly");
        for row in &mut sheet.rows {
            row[formerly] = back[&(row[facet].clone(), row[id].clone())].clone();
        }
    });
    let back: std::collections::BTreeMap<_, _> = renaming
        .indicators
        .iter()
        .map(|(old, new)| (new, old))
        .collect();
    renamed.resheet("indicators.csv", |sheet| {
        let (id, formerly) = (sheet.column("id"), sheet.column("formerly"));
        for row in &mut sheet.rows {
            row[formerly] = back[&row[id]].clone();
        }
    });
    let (from, to) = (read(&files), read(&renamed));
    let changes = diff(&from, &to, Lang::Fr);
    // Facets without a unique role have no other way to be found again.
    let lost =
        |facet: &indicateurs::dataset::Facet| facet.role.is_some_and(|role| !role.is_unique());
    let lost = from.facets.iter().filter(|facet| lost(facet)).count();
    let facets = changes.iter().filter(|change| change.thing == Thing::Facet);
    let added = facets
        .filter(|change| change.status == Status::Added)
        .count();
    assert_eq!(added, lost);
    for change in &changes {
        match change.thing {
            Thing::Indicator => {
                assert_eq!(change.status, Status::Renamed);
                assert_eq!(change.fields.len(), 1, "{change:?}");
            }
            Thing::Term | Thing::Facet => {}
            Thing::Case | Thing::Value | Thing::Decision => {
                panic_with(&told(&from, &to, change));
            }
        }
    }
}

#[track_caller]
#[allow(clippy::panic, reason = "it is what fails")]
fn panic_with(what: &str) {
    panic!("nothing but ids changed: {what}");
}

/// The same difference seen from the other side.
fn mirrored(changes: &[Change]) -> Vec<Change> {
    let mirror = |change: &Change| Change {
        status: match change.status {
            Status::Added => Status::Withdrawn,
            Status::Withdrawn => Status::Added,
            other => other,
        },
        from: change.to,
        to: change.from,
        fields: change
            .fields
            .iter()
            .map(|field| indicateurs::diff::FieldChange {
                field: match field.field {
                    Field::Terms(one, other) => Field::Terms(other, one),
                    other => other,
                },
                lang: field.lang,
                before: field.after.clone(),
                after: field.before.clone(),
            })
            .collect(),
        ..change.clone()
    };
    changes.iter().map(mirror).collect()
}

/// In an order that does not depend on the side.
fn sorted(mut changes: Vec<Change>) -> Vec<Change> {
    for change in &mut changes {
        change.fields.sort_by_key(|field| format!("{field:?}"));
    }
    changes.sort_by_key(|change| format!("{:?} {:?} {:?}", change.thing, change.from, change.to));
    changes
}

/// An edition with some of ten cases, some of them under other ids and titles.
fn some(cases: &[(bool, u8, u8, u8)]) -> Dataset {
    let mut files = Files::small();
    files.resheet("cases.csv", |sheet| {
        let pattern = sheet.rows[0].clone();
        let formerly = sheet.column("formerly");
        sheet.rows.clear();
        for (at, (kept, renamed, title, old)) in cases.iter().enumerate() {
            if !kept {
                continue;
            }
            let mut row = pattern.clone();
            row[0] = if *renamed > 0 {
                format!("c{at}-{renamed}")
            } else {
                format!("c{at}")
            };
            row[1] = format!("Titre {title}");
            row[formerly] = format!("c{old}|c{at}-1");
            sheet.rows.push(row);
        }
    });
    files.resheet("values.csv", |sheet| {
        sheet.rows.retain(|row| row[2].is_empty());
    });
    files.resheet("decisions.csv", |sheet| sheet.rows.clear());
    files.read().0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn from_the_other_side_the_difference_is_its_mirror(
        one in prop::collection::vec((any::<bool>(), 0_u8..3, 0_u8..2, 0_u8..10), 10),
        other in prop::collection::vec((any::<bool>(), 0_u8..3, 0_u8..2, 0_u8..10), 10),
    ) {
        let (one, other) = (some(&one), some(&other));
        let there = diff(&one, &other, Lang::Fr);
        let back = diff(&other, &one, Lang::Fr);
        prop_assert_eq!(sorted(mirrored(&there)), sorted(back));
        prop_assert_eq!(diff(&one, &one, Lang::En), []);
        // Each case of either is there, under one name: nothing is lost, nothing is told twice.
        let cases = there.iter().filter(|change| change.thing == Thing::Case);
        let (mut gone, mut new) = (0, 0);
        for change in cases {
            gone += usize::from(change.status == Status::Withdrawn);
            new += usize::from(change.status == Status::Added);
        }
        prop_assert_eq!(one.case_count() - gone, other.case_count() - new);
    }
}

#[test]
fn from_the_other_side_the_known_difference_is_its_mirror() {
    let (from, to) = (read(&Files::small()), read(&next()));
    let there = diff(&from, &to, Lang::En);
    let back = diff(&to, &from, Lang::En);
    assert_eq!(sorted(mirrored(&there)), sorted(back));
}

#[test]
fn the_table_has_a_row_a_field_and_an_address_in_the_edition_that_has_it() {
    let mut files = next();
    files.replace("cases.csv", "c3,Un nouveau,", "c3,=HYPERLINK(1),");
    let (from, to) = (read(&Files::small()), read(&files));
    let changes = diff(&from, &to, Lang::Fr);
    let site = |fragment: &str| ["https://site.test/", fragment].concat();
    let table = table(&changes, (&from, &to), &site, Lang::Fr);
    let rows: usize = changes
        .iter()
        .map(|change| change.fields.len().max(1))
        .sum();
    assert_eq!(table.rows.len(), rows);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells.len() + 1 == table.columns.len())
    );
    let lines = csv(&table);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines[1..6],
        [
            "cas,renommé,c1,c9,Un cas,Un cas relu,id,c1,c9,https://site.test/#/case/c9?edition=suite",
            "cas,renommé,c1,c9,Un cas,Un cas relu,title_fr,Un cas,Un cas relu,https://site.test/#/case/c9?edition=suite",
            "cas,renommé,c1,c9,Un cas,Un cas relu,t,Un thème,,https://site.test/#/case/c9?edition=suite",
            "cas,ajouté,,c3,,'=HYPERLINK(1),,,,https://site.test/#/case/c3?edition=suite",
            "cas,retiré,c2,,Un autre,,,,,https://site.test/#/case/c2?edition=essai",
        ]
    );
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with("https://site.test/#/indicator/n1?edition=suite"))
    );
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with("https://site.test/#/?u=u9&edition=suite"))
    );
}

#[test]
fn a_number_is_written_as_the_page_writes_it_and_has_its_unit() {
    let mut files = next();
    files.resheet("indicators.csv", |sheet| {
        sheet.header.push("unit_fr".into());
        for row in &mut sheet.rows {
            row.push("personnes".into());
        }
    });
    files.replace("values.csv", "2020,100.0,80,", "2020,101.5,80,");
    let (from, to) = (read(&Files::small()), read(&files));
    let changes = diff(&from, &to, Lang::Fr);
    let value = changes
        .iter()
        .find(|change| change.thing == Thing::Value)
        .unwrap();
    let number = &value.fields[0];
    let sides = both_sides(number, Lang::Fr);
    assert_eq!(sides, ("100".to_owned(), "101,5".to_owned()));
    let of = |dataset, row| unit(dataset, Thing::Value, row, number.field);
    assert_eq!(
        of(&to, value.to).map(|unit| unit.fr.as_str()),
        Some("personnes")
    );
    assert_eq!(of(&from, value.from), None);
    assert_eq!(unit(&to, Thing::Value, value.to, Field::Year), None);
}

#[test]
fn every_change_has_words_in_both_languages() {
    let (from, to) = (read(&Files::small()), read(&next()));
    for lang in Lang::ALL {
        let words = lang.edition_messages();
        for change in diff(&from, &to, lang) {
            for field in &change.fields {
                assert!(!field_name(field, &to, lang).is_empty());
            }
            assert!(words.became(change.thing, change.status, 2).contains('2'));
        }
        for label in indicateurs::i18n::EditionLabel::ALL {
            assert!(!words.edition_label(*label).is_empty());
        }
    }
    let words = Lang::Fr.edition_messages();
    let told = |thing, status, n| words.became(thing, status, n).replace('\u{a0}', " ");
    assert_eq!(told(Thing::Case, Status::Added, 1), "1 cas ajouté");
    assert_eq!(
        told(Thing::Value, Status::Withdrawn, 3),
        "3 valeurs retirées"
    );
    assert_eq!(
        told(Thing::Indicator, Status::Renamed, 2),
        "2 indicateurs renommés"
    );
}
