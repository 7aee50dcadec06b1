//! The workload of the speed goals, at fewer rows: the engine against a look at each case, at
//! every step. `make bench` compares the same in a browser with other engines.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

#[path = "../benches/made/mod.rs"]
mod made;

use made::workload::{Columns, Filter, SEVERAL, cases, naive, step};

fn agrees(made: impl Fn() -> Columns, steps: usize) {
    let columns = made();
    let mut filter = Filter::new(made());
    let mut clauses = vec![None; columns.sizes.len()];
    for at in 0..steps {
        let (facet, terms) = step(at, &columns.sizes);
        clauses[facet] = Some(terms);
        filter.step(facet, terms);
        assert_eq!(filter.answer(), naive(&columns, &clauses), "step {at}");
    }
}

#[test]
fn every_step_of_the_workload_is_counted_as_a_person_would() {
    // Lengths around the words of a set and the rounds in which they are combined.
    for count in [1, 64, 255, 256, 257, 511, 513, 3000] {
        agrees(|| cases(count), 48);
    }
}

#[test]
fn the_same_where_a_case_has_one_term_of_each_facet() {
    agrees(
        || {
            let mut columns = cases(2000);
            columns.sizes = vec![20, 12, 8, 15, 18];
            let mut term = 0;
            columns.terms = (0..2000_u32 * 5)
                .map(|at| {
                    let facet = (at % 5) as usize;
                    let first: u32 = columns.sizes[..facet].iter().sum();
                    term = (term * 31 + 7 + at / 3) % 4099;
                    first + term % columns.sizes[facet]
                })
                .collect();
            columns.ends = (1..=2000).map(|row| row * 5).collect();
            columns
        },
        60,
    );
}

#[test]
fn the_workload_is_the_one_that_is_written_down() {
    let columns = cases(3);
    assert_eq!(columns.sizes, SEVERAL);
    // As JavaScript makes them with the seed 42.
    let terms = [7, 26, 31, 37, 33, 9, 8, 1, 16, 15, 36, 5, 15, 24, 33, 30];
    assert_eq!(columns.terms, terms);
    assert_eq!(columns.ends, [5, 11, 16]);
    assert_eq!(columns.years, [2018, 2016, 2003]);
    assert_eq!(columns.values, [54, 187_557, 239]);
}
