//! Files made to hurt, and files hurt by chance: no panic, no guess, no endless reading.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use common::{Files, problem};
use indicateurs::dataset::{Package, ProblemKind as K, Report, Resource};
use proptest::prelude::*;

/// Lines as an editor counts them.
fn lines(bytes: &[u8]) -> u32 {
    let ends = |b: &&u8| matches!(b, b'\n' | b'\r');
    let pairs = bytes.windows(2).filter(|pair| pair == b"\r\n");
    (bytes.iter().filter(ends).count() - pairs.count()) as u32 + 1
}

/// Every problem lies within its file, and every loss is counted.
#[track_caller]
fn assert_sound(files: &Files, report: &Report) {
    let lines = Resource::ALL.map(|r| lines(&files.0[&format!("{}.csv", r.name())]));
    for problem in &report.problems {
        assert!(
            problem.line <= lines[problem.resource as usize],
            "{problem:?}"
        );
        assert!(problem.value.chars().count() <= 121, "{problem:?}");
        assert!(problem.column.chars().count() <= 121, "{problem:?}");
    }
    let order: Vec<_> = report
        .problems
        .iter()
        .map(|p| (p.resource, p.line))
        .collect();
    assert!(order.is_sorted());
    assert!(report.errors() > 0 || report.rows_left_out() == 0);
}

/// Longest that reading a file of a few megabytes may take without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

#[track_caller]
fn in_time<T>(read: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = read();
    let took = start.elapsed();
    assert!(took < PATIENCE, "took {took:?}");
    result
}

#[test]
fn a_cell_of_ten_megabytes_costs_its_row_only() {
    let bytes = 10 << 20;
    let long = "x".repeat(bytes);
    let mut files = Files::small();
    files.append("glossary.csv", &format!("g2,Mot,\"{long}\"\ng3,Mot,Sens"));
    let (dataset, report) = in_time(|| files.read_in_pieces(65_536));
    let shown = format!("{}…", "x".repeat(120));
    let kind = K::LongCell {
        bytes: bytes as u64,
    };
    let expected = problem(Resource::Glossary, 3, "definition_fr", &shown, kind);
    assert_eq!(report.problems, [expected]);
    assert_eq!(report.left_out, [(Resource::Glossary, 1)]);
    assert_eq!(dataset.glossary[1].id, "g3");
}

#[test]
fn a_cell_of_a_mebibyte_is_read_and_one_byte_more_is_not() {
    for (bytes, rows) in [(1 << 20, 2), ((1 << 20) + 1, 1)] {
        let mut files = Files::small();
        files.append("glossary.csv", &format!("g2,Mot,{}", "x".repeat(bytes)));
        assert_eq!(files.read().0.glossary.len(), rows);
    }
}

#[test]
fn a_header_of_a_million_names_is_cut_short() {
    let mut files = Files::small();
    let names = ",x".repeat(1_000_000);
    files.set(
        "glossary.csv",
        &format!("id,term_fr,definition_fr{names}\na,A\n"),
    );
    let (_, report) = in_time(|| files.read());
    assert!(report.count() <= 1_000);
    assert_eq!(report.left_out, [(Resource::Glossary, 1)]);
    let empty = ",".repeat(1_000_000);
    files.set(
        "glossary.csv",
        &format!("id,term_fr,definition_fr{empty}\na,A,Un\n"),
    );
    let (dataset, report) = in_time(|| files.read());
    assert_eq!((dataset.glossary.len(), report.count()), (1, 0));
}

#[test]
fn a_row_of_a_million_cells_is_one_problem() {
    let mut files = Files::small();
    files.append(
        "glossary.csv",
        &format!("g2,Mot,Sens{}", ",x".repeat(1_000_000)),
    );
    let (_, report) = in_time(|| files.read());
    let kind = K::CellCount {
        found: 1_000_003,
        expected: 3,
    };
    assert_eq!(
        report.problems,
        [problem(Resource::Glossary, 3, "", "g2", kind)]
    );
}

#[test]
fn a_first_line_without_an_end_is_followed_once() {
    let mut files = Files::small();
    files.set(
        "glossary.csv",
        &format!("id;term_fr,definition_fr;{}", "x".repeat(200_000)),
    );
    let whole = files.read();
    assert!(in_time(|| files.read_in_pieces(1)) == whole);
    assert!(files.read_in_pieces(65_536) == whole);
}

#[test]
fn a_list_of_a_hundred_thousand_items_is_read_in_time() {
    let mut files = Files::small();
    let mut list = String::from("x");
    for item in 0..100_000 {
        let _ = write!(list, "|x{item}");
    }
    let line = files.append("terms.csv", &format!("t,t2,,,Terme,{list}"));
    let (dataset, report) = in_time(|| files.read());
    assert_eq!(report.problems, []);
    assert_eq!(
        dataset.terms.iter().map(|t| t.formerly.len()).max(),
        Some(100_001)
    );
    files.append(
        "cases.csv",
        &format!("c3,T,P,S,L,2020,primary,,{list},u1,b1,p1,,"),
    );
    let (_, report) = in_time(|| files.read());
    assert_eq!(
        (report.count(), report.problems.len()),
        (100_001, Report::MOST)
    );
    assert_eq!((report.rows_left_out(), line), (1, 11));
}

#[test]
fn problems_beyond_the_first_thousand_are_counted() {
    let mut files = Files::small();
    let mut rows = String::new();
    for row in 0..1_500 {
        let _ = writeln!(rows, "h{row},Mot");
    }
    for row in 0..500 {
        let _ = writeln!(rows, "g-{row},Mot,");
    }
    files.append("glossary.csv", rows.trim_end());
    let (_, report) = files.read();
    assert_eq!((report.problems.len(), report.unlisted), (1_000, 1_000));
    assert_eq!((report.errors(), report.rows_left_out()), (2_000, 2_000));
    // Why no row at all can be read is never crowded out.
    files.replace("glossary.csv", "definition_fr", "definition");
    let (_, report) = files.read();
    let missing = problem(Resource::Glossary, 1, "definition_fr", "", K::MissingColumn);
    assert_eq!(report.problems.first(), Some(&missing));
}

#[test]
fn a_chain_of_parents_as_long_as_the_file_is_followed_in_time() {
    let mut chain = String::new();
    for term in 1..20_000 {
        let _ = writeln!(chain, "t,x{},x{term},,T,", term + 1);
    }
    let mut files = Files::small();
    files.append("terms.csv", &format!("{chain}t,x1,,,T,"));
    let (dataset, report) = in_time(|| files.read());
    assert_eq!(report.problems, []);
    assert_eq!(dataset.terms.iter().map(|t| t.depth).max(), Some(u8::MAX));
    // The same below a cycle: one term of the cycle, all others below it.
    let mut files = Files::small();
    files.append("terms.csv", &format!("{chain}t,x1,x1,,T,"));
    let (_, report) = in_time(|| files.read());
    assert_eq!((report.count(), report.rows_left_out()), (20_000, 20_000));
    // And all of them on one.
    let mut files = Files::small();
    files.append("terms.csv", &format!("{chain}t,x1,x20000,,T,"));
    let (_, report) = in_time(|| files.read());
    assert!(report.problems.iter().all(|p| p.kind == K::Cycle));
    assert_eq!(report.count(), 20_000);
}

#[test]
fn twenty_thousand_cases_are_read_in_time() {
    let mut files = Files::small();
    let (mut cases, mut values, mut decisions) = (String::new(), String::new(), String::new());
    let (mut terms, mut indicators) = (String::new(), String::new());
    for at in 0..20_000 {
        let _ = writeln!(cases, "k{at},T,P,S,L,2020,primary,r1,s1|s2,u1,b1,p1,x{at},");
        let _ = writeln!(values, "w{at},j{at},k{at},,2020,50,40,60,,p1,r1,,");
        let _ = writeln!(values, "y{at},n1,,t:x{at},2020,50,40,60,,p1,r1,,");
        let _ = writeln!(decisions, "f{at},k{at},2020,d1,B,L,");
        let _ = writeln!(terms, "t,x{at},,,T,\nm,z{at},,,T,");
        let _ = writeln!(
            indicators,
            "j{at},quantitative,number,z{at},L,D,none,neutral,"
        );
    }
    files.append("cases.csv", cases.trim_end());
    files.append("values.csv", values.trim_end());
    files.append("decisions.csv", decisions.trim_end());
    files.append("terms.csv", terms.trim_end());
    files.append("indicators.csv", indicators.trim_end());
    let (dataset, report) = in_time(|| files.read());
    assert_eq!(report.problems, []);
    assert_eq!(dataset.case_count(), 20_002);
    let of_cases = in_time(|| {
        let cases = (0..dataset.case_count() as u32).map(indicateurs::dataset::CaseId);
        cases
            .map(|case| {
                (
                    dataset.values_of(case).count(),
                    dataset.decisions_of(case).len(),
                )
            })
            .collect::<Vec<_>>()
    });
    assert!(of_cases[2..].iter().all(|counts| *counts == (1, 1)));
}

static EDITION: LazyLock<Files> = LazyLock::new(Files::first_edition);

/// What may happen to a file: a byte flipped, some deleted, some inserted.
#[derive(Clone, Debug)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn damage() -> impl Strategy<Value = Damage> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(vec![
            b"\"".to_vec(),
            b",".to_vec(),
            b";".to_vec(),
            b"\n".to_vec(),
            b"\r".to_vec(),
            b"|".to_vec(),
            b"\"\n\"".to_vec(),
            b"\xEF\xBB\xBF".to_vec(),
            b"\0".to_vec(),
            b"\xE9".to_vec(),
        ]),
    ];
    prop_oneof![
        (any::<prop::sample::Index>(), 1_u8..).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        (any::<prop::sample::Index>(), 1_usize..200).prop_map(|(at, n)| Damage::Delete(at, n)),
        (any::<prop::sample::Index>(), bytes).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
    ]
}

fn hurt(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    match damage {
        Damage::Flip(at, bits) => {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        Damage::Delete(at, count) => {
            let at = at.index(bytes.len());
            bytes.drain(at..(at + count).min(bytes.len()));
        }
        Damage::Insert(at, new) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, new.iter().copied());
        }
    }
}

fn resource() -> impl Strategy<Value = Resource> {
    prop::sample::select(Resource::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_damaged_edition_is_read_without_a_panic(
        damages in prop::collection::vec((resource(), damage()), 1..12),
        size in 1_usize..100_000,
    ) {
        let mut files = EDITION.clone();
        for (resource, damage) in &damages {
            let name = format!("{}.csv", resource.name());
            hurt(files.0.get_mut(&name).unwrap(), damage);
        }
        let (_, report) = files.read();
        assert_sound(&files, &report);
        prop_assert!(files.read_in_pieces(size).1 == report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_damaged_small_edition_is_read_without_a_panic(
        damages in prop::collection::vec((resource(), damage()), 1..12),
        size in 1_usize..64,
    ) {
        let mut files = Files::small();
        for (resource, damage) in &damages {
            let name = format!("{}.csv", resource.name());
            hurt(files.0.get_mut(&name).unwrap(), damage);
        }
        let whole = files.read();
        assert_sound(&files, &whole.1);
        prop_assert!(files.read_in_pieces(size) == whole);
    }

    #[test]
    fn any_bytes_are_read_as_any_resource(
        resource in resource(),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            prop::collection::vec(prop::sample::select(b"\"\",;\t\r\n|a1\xE9\xC3\xA9\0".to_vec()), 0..300),
        ],
        size in 1_usize..9,
        below_the_header in any::<bool>(),
    ) {
        let mut files = Files::small();
        let name = format!("{}.csv", resource.name());
        let mut all = if below_the_header { files.0[&name].clone() } else { Vec::new() };
        all.extend(bytes);
        files.set_bytes(&name, &all);
        let whole = files.read();
        assert_sound(&files, &whole.1);
        prop_assert!(files.read_in_pieces(size) == whole);
    }

    #[test]
    fn any_bytes_are_a_package_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Package::parse(&bytes);
    }

    #[test]
    fn a_damaged_package_is_a_package_or_an_error(damages in prop::collection::vec(damage(), 1..6)) {
        let mut json = Files::small().0["datapackage.json"].clone();
        for damage in &damages {
            hurt(&mut json, damage);
        }
        if let Ok(package) = Package::parse(&json) {
            prop_assert!(package.files.iter().all(|file| file.path.split('/').all(|name| !name.starts_with('.'))));
        }
    }
}
