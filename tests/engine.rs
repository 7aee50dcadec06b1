//! Selecting and counting, against a naive reading of the same rows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;
mod oracle;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::Files;
use indicateurs::dataset::{Dataset, TermId, UseLevel};
use indicateurs::engine::{Bits, Index, Outcome};
use indicateurs::selection::{Clause, Selection};
use oracle::{Ask, Made, World, all_terms, ask, made_up, named};
use proptest::collection::btree_set;
use proptest::prelude::*;

struct Edition {
    dataset: Dataset,
    index: Index,
    world: World,
}

impl Edition {
    #[track_caller]
    fn of(files: &Files) -> Self {
        let (dataset, report) = files.read();
        assert_eq!(report.errors(), 0, "{:?}", report.problems);
        Self {
            index: Index::new(&dataset),
            world: World::of(files),
            dataset,
        }
    }

    fn evaluate(&self, ask: &Ask) -> (Selection, Outcome) {
        let selection = ask.selection(&self.dataset);
        let outcome = self.index.evaluate(&selection);
        (selection, outcome)
    }

    #[track_caller]
    fn agrees(&self, ask: &Ask) {
        let (selection, outcome) = self.evaluate(ask);
        let found: BTreeSet<usize> = outcome.rows.iter().collect();
        assert_eq!(found, self.world.rows(ask), "rows");
        assert_eq!(outcome.len() as usize, found.len());
        assert_eq!(outcome.is_empty(), found.is_empty());

        for (facet, of) in self.dataset.facet_ids() {
            let rows = self.world.rows_without(ask, Some(&of.id));
            for term in of.terms() {
                let name = named(&self.dataset, term);
                let expected = self.world.count(&rows, &name);
                assert_eq!(outcome.count(term), expected, "{name:?}");
                if selection.clause(facet).is_empty() {
                    assert_eq!(self.index.count_in(&outcome.rows, term), expected);
                }
            }
        }
        for (level, count) in &outcome.levels {
            let levels = vec![*level];
            let only = self.world.rows(&Ask {
                levels,
                ..ask.clone()
            });
            assert_eq!(*count as usize, only.len(), "{level:?}");
        }
        let whole: BTreeSet<usize> = self.index.counted(&selection).iter().collect();
        assert_eq!(whole, self.world.whole(ask), "whole");
    }
}

static FIRST: LazyLock<Edition> = LazyLock::new(|| Edition::of(&Files::first_edition()));

const WORDS: [&str; 9] = [
    "méningiome",
    "CANCER",
    "vaccin",
    "l’assurance",
    "santé mentale",
    "(snds)",
    "nulle-part",
    "grossese",
    "a",
];

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn the_whole_first_edition_without_primary_use_is_what_nothing_asked_gives() {
    FIRST.agrees(&Ask::default());
    let (_, outcome) = FIRST.evaluate(&Ask::default());
    // Issue 2: « 130 cas … ; 3 cas d'usage premier non comptés ».
    assert_eq!(outcome.len(), 130);
    assert!(outcome.levels.contains(&(UseLevel::Primary, 3)));
}

#[test]
fn each_term_alone_selects_the_cases_that_have_it_or_one_below_it() {
    for term in all_terms(&FIRST.dataset) {
        let (facet, id) = named(&FIRST.dataset, term);
        let mut ask = Ask::default();
        ask.clauses.entry(facet).or_default().include.push(id);
        FIRST.agrees(&ask);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_first_edition_is_counted_as_a_person_would(ask in ask(&FIRST.world, words(&WORDS))) {
        let (selection, outcome) = FIRST.evaluate(&ask);
        FIRST.agrees(&ask);
        // Evaluating again gives the same: nothing is remembered.
        prop_assert_eq!(outcome, FIRST.index.evaluate(&selection));
    }

    #[test]
    fn excluding_all_that_is_included_leaves_nothing(ask in ask(&FIRST.world, words(&WORDS))) {
        for (facet, asked) in ask.clauses.iter().filter(|(_, asked)| !asked.include.is_empty()) {
            let mut contradiction = ask.clone();
            let exclude = asked.include.clone();
            contradiction.clauses.get_mut(facet).unwrap().exclude.extend(exclude);
            prop_assert!(FIRST.evaluate(&contradiction).1.is_empty());
        }
    }

    #[test]
    fn a_parent_counts_at_least_what_each_child_does(ask in ask(&FIRST.world, words(&WORDS))) {
        let (_, outcome) = FIRST.evaluate(&ask);
        for term in all_terms(&FIRST.dataset) {
            if let Some(parent) = FIRST.dataset.term(term).unwrap().parent {
                prop_assert!(outcome.count(parent) >= outcome.count(term));
            }
        }
    }

    #[test]
    fn asking_more_of_another_facet_never_gives_more(
        ask in ask(&FIRST.world, words(&WORDS)),
        term in any::<prop::sample::Index>(),
    ) {
        let (selection, before) = FIRST.evaluate(&ask);
        let term = TermId(term.index(FIRST.dataset.terms.len()) as u32);
        let facet = FIRST.dataset.term(term).unwrap().facet;
        prop_assume!(selection.clause(facet).is_empty());
        let after = FIRST.index.evaluate(&selection.toggled(&FIRST.dataset, term));
        // The count beside a term is what choosing it gives.
        prop_assert_eq!(after.len(), before.count(term));
        prop_assert_eq!(after.rows.count_with(&before.rows), after.len());
    }

    #[test]
    fn what_a_term_has_and_what_it_lacks_are_all(
        ask in ask(&FIRST.world, words(&WORDS)),
        term in any::<prop::sample::Index>(),
    ) {
        let (selection, before) = FIRST.evaluate(&ask);
        let term = TermId(term.index(FIRST.dataset.terms.len()) as u32);
        let facet = FIRST.dataset.term(term).unwrap().facet;
        prop_assume!(selection.clause(facet).is_empty());
        let with = FIRST.index.evaluate(&selection.clone().toggled(&FIRST.dataset, term));
        let mut all = FIRST.index.evaluate(&selection.toggled_out(&FIRST.dataset, term)).rows;
        prop_assert_eq!(all.count_with(&with.rows), 0);
        all.union(&with.rows);
        prop_assert_eq!(all, before.rows);
    }
}

fn made_up_and_asked() -> impl Strategy<Value = (Made, Vec<Ask>)> {
    made_up().prop_flat_map(|made| {
        let world = World::of(&made.0);
        let asks = proptest::collection::vec(ask(&world, words(&["été", "titre", "1"])), 8);
        (Just(made), asks)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2000, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_small_edition_is_counted_as_a_person_would((made, asks) in made_up_and_asked()) {
        let edition = Edition::of(&made.0);
        for ask in asks {
            edition.agrees(&ask);
        }
    }
}

#[test]
fn a_term_that_does_not_exist_counts_nothing() {
    let (_, outcome) = FIRST.evaluate(&Ask::default());
    assert_eq!(outcome.count(TermId(u32::MAX)), 0);
    assert!(FIRST.index.term(TermId(u32::MAX)).is_none());
}

#[test]
fn an_edition_without_a_case_has_an_empty_outcome() {
    let mut files = Files::first_edition();
    for name in ["cases.csv", "values.csv", "decisions.csv"] {
        let header = files.text(name).lines().next().unwrap().to_owned();
        files.set(name, &(header + "\n"));
    }
    let edition = Edition::of(&files);
    let (_, outcome) = edition.evaluate(&Ask::default());
    assert!(outcome.is_empty());
    assert!(outcome.counts.iter().all(|count| *count == 0));
}

#[test]
fn a_searched_text_is_understood_as_a_person_means_it() {
    let found = |text: &str| {
        let selection = Selection::default().with_text(text);
        FIRST.index.evaluate(&selection).rows
    };
    for (one, other) in [
        ("méningiome", "MENINGIOME"),
        ("méningiome", "me\u{301}ningiome"),
        ("valproate grossesse", "grossesse  valproate"),
        ("l’assurance", "l'assurance"),
        ("« valproate »", "valproate"),
        ("valproate, grossesse", "valproate grossesse"),
        ("SNDS (cohorte)", "snds cohorte"),
    ] {
        assert_eq!(found(one), found(other), "{one} / {other}");
        assert!(found(one).count() > 0, "{one}");
    }
    assert_eq!(found("🙂").count(), 0);
    // Where there is no word, what is typed is looked for.
    assert!(found("'").count() > 0);
    assert_eq!(found("valproate -"), found("valproate"));
}

#[test]
fn the_name_of_a_term_finds_the_cases_of_those_below_it() {
    for term in all_terms(&FIRST.dataset) {
        let label = &FIRST.dataset.term(term).unwrap().label.fr;
        let selection = Selection::default().with_text(label);
        let found = FIRST.index.evaluate(&selection).rows;
        let counted = FIRST.index.counted(&selection);
        let below = FIRST.index.term(term).unwrap();
        assert_eq!(
            found.count_with(below),
            counted.count_with(below),
            "{label}"
        );
    }
}

#[test]
fn a_word_of_the_title_makes_a_case_more_relevant() {
    for (row, title) in FIRST.dataset.cases.title.fr.iter().enumerate() {
        let case = indicateurs::dataset::CaseId(row as u32);
        let relevance = |text: &str| FIRST.index.relevance(&FIRST.index.search(text), case);
        assert!(relevance(title) > 0, "{title}");
        assert_eq!(relevance(""), 0);
    }
}

#[test]
fn a_clause_with_terms_of_another_facet_is_a_clause_without_them() {
    let dataset = &FIRST.dataset;
    let (source, usage) = (dataset.facets[0].terms(), dataset.facets[1].terms());
    let clause = Clause {
        include: source.chain(usage).chain([TermId(u32::MAX)]).collect(),
        ..Clause::NOTHING
    };
    let facet = dataset.terms[0].facet;
    let selection = Selection::default().with_clause(dataset, facet, clause);
    let include = &selection.clause(facet).include;
    assert_eq!(*include, dataset.roots(facet));
}

/// Lengths around the words of a bitset.
const LENGTHS: [usize; 6] = [0, 1, 63, 64, 65, 1000];

fn sets() -> impl Strategy<Value = (usize, BTreeSet<usize>, usize, BTreeSet<usize>)> {
    let set = || {
        (
            proptest::sample::select(&LENGTHS),
            btree_set(0..1100_usize, 0..300),
        )
            .prop_map(|(len, rows)| (len, rows.into_iter().filter(|row| *row < len).collect()))
    };
    (set(), set()).prop_map(|((a, rows), (b, others)): ((_, _), (_, _))| (a, rows, b, others))
}

fn bits(len: usize, rows: &BTreeSet<usize>) -> Bits {
    Bits::from_rows(len, rows.iter().copied())
}

proptest! {
    #[test]
    fn bits_are_a_set((len, rows, other_len, others) in sets()) {
        let (a, b) = (bits(len, &rows), bits(other_len, &others));
        prop_assert_eq!(a.iter().collect::<BTreeSet<_>>(), rows.clone());
        prop_assert!(a.iter().is_sorted());
        prop_assert_eq!(a.count() as usize, rows.len());
        for row in 0..1100 {
            prop_assert_eq!(a.contains(row), rows.contains(&row));
        }
        let both: BTreeSet<usize> = rows.intersection(&others).copied().collect();
        prop_assert_eq!(a.count_with(&b) as usize, both.len());

        let after = |change: fn(&mut Bits, &Bits)| {
            let mut a = a.clone();
            change(&mut a, &b);
            a
        };
        let either = rows.union(&others).copied().filter(|row| *row < len).collect();
        let rest = rows.difference(&others).copied().collect();
        // Compared as bits: equal sets are equal values.
        prop_assert_eq!(after(Bits::intersect), bits(len, &both));
        prop_assert_eq!(after(Bits::union), bits(len, &either));
        prop_assert_eq!(after(Bits::subtract), bits(len, &rest));
    }
}

#[test]
fn all_and_none_are_what_they_say_at_every_length() {
    for len in LENGTHS {
        assert_eq!(Bits::all(len).count() as usize, len);
        assert_eq!(
            Bits::all(len).iter().collect::<Vec<_>>(),
            (0..len).collect::<Vec<_>>()
        );
        assert_eq!(Bits::none(len).count(), 0);
        let mut bits = Bits::none(len);
        bits.insert(len);
        assert_eq!(bits, Bits::none(len), "a row beyond is no row");
    }
}
