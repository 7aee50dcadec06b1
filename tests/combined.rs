//! Values of several cases put together: figures worked out by hand, and random ones against a
//! naive computation.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::Files;
use indicateurs::aggregate::{Combined, Gathered, Rule, combined};
use indicateurs::dataset::Dataset;
use indicateurs::engine::Bits;
use indicateurs::i18n::Lang;
use proptest::prelude::*;

/// A case, a year, a number in hundredths as it is written.
type Value<'t> = (usize, i32, &'t str);

/// An edition of `cases` cases with one indicator and these values of it.
fn edition(cases: usize, aggregation: &str, scale: &str, values: &[Value]) -> Dataset {
    let mut files = Files::small();
    files.resheet("cases.csv", |sheet| {
        let pattern = sheet.rows[0].clone();
        sheet.rows.clear();
        for case in 0..cases {
            let mut row = pattern.clone();
            row[0] = format!("c{}", case + 1);
            sheet.rows.push(row);
        }
    });
    files.resheet("indicators.csv", |sheet| {
        sheet.rewrite("aggregation", |_| aggregation.to_owned());
        let scale_at = sheet.column("scale");
        scale.clone_into(&mut sheet.rows[0][scale_at]);
    });
    files.resheet("values.csv", |sheet| {
        sheet.rows.retain(|row| row[2].is_empty());
        for (at, (case, year, value)) in values.iter().enumerate() {
            let (id, case, year) = (format!("w{at}"), format!("c{case}"), year.to_string());
            let row = [
                &id, "n1", &case, "", &year, value, "", "", "", "p1", "r1", "", "",
            ];
            sheet.rows.push(row.map(str::to_owned).to_vec());
        }
    });
    let (dataset, report) = files.read();
    assert_eq!(report.rows_left_out(), 0, "{report:?}");
    dataset
}

/// Six cases: one value; two years; the same number twice in a year; two numbers in a year; none;
/// a negative one with decimals.
const VALUES: [Value; 9] = [
    (1, 2020, "100"),
    (2, 2018, "9999"),
    (2, 2021, "20.5"),
    (3, 2019, "7"),
    (3, 2019, "7.0"),
    (4, 2017, "3"),
    (4, 2020, "1"),
    (4, 2020, "2000"),
    (6, 2020, "-0.25"),
];

fn of(aggregation: &str, scale: &str) -> Combined {
    let dataset = edition(6, aggregation, scale, &VALUES);
    combined(&dataset, 0, &Bits::all(6))
}

fn gathered(combined: &Combined) -> &Gathered {
    match combined {
        Combined::None => panic!("nothing was put together"),
        Combined::Sum(gathered) | Combined::Median(gathered) | Combined::Max(gathered) => gathered,
    }
}

#[test]
fn where_the_indicator_says_none_there_is_nothing_to_call() {
    assert_eq!(of("none", "persons"), Combined::None);
    let dataset = edition(6, "none", "persons", &VALUES);
    assert!(matches!(Rule::of(&dataset, 0), Rule::None));
    // A row that is no indicator, too.
    assert_eq!(combined(&dataset, 99, &Bits::all(6)), Combined::None);
    for lang in Lang::ALL {
        let said = lang.evidence_messages().combined(&Combined::None, "m");
        assert_eq!(said.len(), 1);
        assert!(!said[0].contains(char::is_numeric), "{said:?}");
    }
}

#[test]
fn the_sum_is_the_one_worked_out_by_hand() {
    // 100 + 20.5 + 7 − 0.25; the fourth case is unclear, the fifth has none.
    let sum = of("sum", "count");
    assert!(matches!(sum, Combined::Sum(_)));
    let sum = gathered(&sum);
    assert_eq!(sum.number.as_deref(), Some("127.25"));
    assert_eq!((sum.cases, sum.missing, sum.unclear), (4, 1, 1));
    assert_eq!(sum.rows.len(), 4);
    assert!(!sum.people);
    assert!(gathered(&of("sum", "persons")).people);
}

#[test]
fn the_median_is_the_one_worked_out_by_hand() {
    // −0.25, 7, 20.5, 100: between 7 and 20.5.
    let median = of("median", "count");
    assert!(matches!(median, Combined::Median(_)));
    assert_eq!(gathered(&median).number.as_deref(), Some("13.75"));
    // Without the case of 100 there is one in the middle.
    let dataset = edition(6, "median", "count", &VALUES);
    let three = combined(&dataset, 0, &Bits::from_rows(6, 1..6));
    assert_eq!(gathered(&three).number.as_deref(), Some("7"));
    assert_eq!((gathered(&three).cases, gathered(&three).missing), (3, 1));
}

#[test]
fn the_maximum_is_the_one_worked_out_by_hand() {
    // Of the fourth case the greatest of 2020; the 9,999 of the second is older than its newest.
    let max = of("max", "count");
    assert!(matches!(max, Combined::Max(_)));
    let max = gathered(&max);
    assert_eq!(max.number.as_deref(), Some("2000"));
    assert_eq!((max.cases, max.missing, max.unclear), (5, 1, 0));
    let dataset = edition(6, "max", "count", &VALUES);
    assert_eq!(dataset.values.value_text.get(max.rows[0] as usize), "2000");
}

#[test]
fn where_no_case_has_a_value_there_is_no_number_and_not_zero() {
    for aggregation in ["sum", "median", "max"] {
        let dataset = edition(3, aggregation, "count", &[]);
        let all = combined(&dataset, 0, &Bits::all(3));
        assert_eq!(gathered(&all).number, None);
        assert_eq!((gathered(&all).cases, gathered(&all).missing), (0, 3));
        let none = combined(&dataset, 0, &Bits::none(3));
        assert_eq!(*gathered(&none), Gathered::default());
    }
}

#[test]
fn values_of_a_term_or_of_the_country_belong_to_no_case() {
    // The small edition has one of each, 50 and 60: neither is counted.
    let dataset = edition(1, "sum", "count", &[(1, 2020, "1")]);
    let sum = combined(&dataset, 0, &Bits::all(1));
    assert_eq!(gathered(&sum).number.as_deref(), Some("1"));
}

#[test]
fn the_words_say_what_was_counted_and_what_was_left_out() {
    let sum = of("sum", "persons");
    assert_eq!(
        Lang::Fr.evidence_messages().combined(&sum, "personnes"),
        [
            "Somme\u{a0}: 127,25\u{a0}personnes, sur 4\u{a0}cas.",
            "De chaque cas compte la valeur de son année la plus récente.",
            "1\u{a0}cas sans valeur, laissé de côté\u{a0}: une valeur absente n’est pas zéro.",
            "1\u{a0}cas a plusieurs valeurs différentes pour cette année\u{a0}: il est laissé de côté.",
            "Une même personne peut être comptée dans plusieurs cas.",
        ]
    );
    assert_eq!(
        Lang::En
            .evidence_messages()
            .combined(&of("max", "percent"), "%"),
        [
            "Maximum: 2,000%, from 5\u{a0}cases.",
            "Of each case the value of its newest year counts.",
            "1\u{a0}case without a value, left out: a missing value is not zero.",
        ]
    );
}

fn written(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

fn hundredths(written: &str) -> i64 {
    (written.parse::<f64>().unwrap() * 100.0).round() as i64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_values_are_put_together_as_naively(
        values in prop::collection::vec((1_usize..7, 2018_i32..2021, -500_i64..500), 0..20),
        chosen in prop::collection::vec(any::<bool>(), 6),
    ) {
        let texts: Vec<String> = values.iter().map(|(.., value)| written(*value)).collect();
        let rows: Vec<Value> = values.iter().zip(&texts).map(|((case, year, _), text)| (*case, *year, text.as_str())).collect();
        let cases: Vec<usize> = (0..6).filter(|case| chosen[*case]).collect();
        // Of each chosen case, what it has of its newest year.
        let newest: Vec<Vec<i64>> = cases.iter().map(|case| {
            let own: Vec<_> = values.iter().filter(|(of, ..)| *of == case + 1).collect();
            let year = own.iter().map(|(_, year, _)| *year).max();
            own.iter().filter(|(_, when, _)| Some(*when) == year).map(|(.., value)| *value).collect()
        }).collect();
        let missing = newest.iter().filter(|own| own.is_empty()).count() as u32;
        let mut single: Vec<i64> = newest.iter().filter(|own| !own.is_empty() && own.iter().all(|value| *value == own[0])).map(|own| own[0]).collect();
        single.sort_unstable();
        let bits = Bits::from_rows(6, cases.iter().copied());
        for aggregation in ["sum", "median", "max"] {
            let dataset = edition(6, aggregation, "number", &rows);
            let got = combined(&dataset, 0, &bits);
            let got = gathered(&got);
            prop_assert_eq!(got.missing, missing);
            let number = got.number.as_deref();
            let at = single.len() / 2;
            match aggregation {
                "sum" => prop_assert_eq!(number.map(hundredths), (!single.is_empty()).then(|| single.iter().sum())),
                "median" if single.len() % 2 == 1 => prop_assert_eq!(number.map(hundredths), Some(single[at])),
                "median" if !single.is_empty() => {
                    let twice = number.unwrap().parse::<f64>().unwrap() * 200.0;
                    prop_assert_eq!(twice.round() as i64, single[at - 1] + single[at]);
                }
                "median" => prop_assert_eq!(number, None),
                _ => prop_assert_eq!(number.map(hundredths), newest.iter().flatten().copied().max()),
            }
            if aggregation != "max" {
                prop_assert_eq!(got.cases as usize, single.len());
                prop_assert_eq!(got.unclear as usize, newest.len() - single.len() - missing as usize);
            }
        }
    }
}
