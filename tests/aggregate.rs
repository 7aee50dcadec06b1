//! Figures, order and series, against naive computations over the same rows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;
mod oracle;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::Files;
use indicateurs::aggregate::{Heading, TermBar, heading, ordered, term_bars, year_bars};
use indicateurs::dataset::{CaseId, Dataset, FacetId, TermId, UseLevel};
use indicateurs::engine::{Bits, Index, Outcome};
use indicateurs::fold::fold;
use indicateurs::i18n::Lang;
use indicateurs::selection::{Selection, Sort, View};
use oracle::text::Found;
use oracle::{Ask, Asked, Made, Named, World, ask, made_up, named};
use proptest::prelude::*;
use proptest::sample::select;

struct Edition {
    dataset: Dataset,
    index: Index,
    world: World,
}

static FIRST: LazyLock<Edition> = LazyLock::new(|| Edition::of(&Files::first_edition()));

impl Edition {
    fn of(files: &Files) -> Self {
        let (dataset, _) = files.read();
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

    fn heading(&self, ask: &Ask) -> Heading {
        let (selection, outcome) = self.evaluate(ask);
        heading(&self.dataset, &self.index, &selection, &outcome)
    }

    /// The heading figures by going through the rows.
    fn naive_heading(&self, ask: &Ask) -> Heading {
        let world = &self.world;
        let rows = world.rows(ask);
        let cases = || rows.iter().map(|row| &world.cases[*row]);
        let years = || cases().map(|case| case.year);
        let is_measured = |terms: &BTreeSet<Named>| !terms.is_disjoint(&world.filled);
        let set_aside = UseLevel::ALL.iter().filter_map(|level| {
            let levels = vec![*level];
            let only = Ask {
                levels,
                ..ask.clone()
            };
            let n = world.rows(&only).difference(&rows).count() as u32;
            (n > 0).then_some((*level, n))
        });
        Heading {
            cases: rows.len() as u32,
            whole: world.whole(ask).len() as u32,
            decisions: cases().map(|case| case.decisions as u32).sum(),
            years: years().min().zip(years().max()),
            measured: cases().filter(|case| is_measured(&case.terms)).count() as u32,
            set_aside: set_aside.collect(),
        }
    }

    fn bars(&self, ask: &Ask, facet: FacetId) -> Vec<TermBar> {
        let (selection, outcome) = self.evaluate(ask);
        term_bars(&self.dataset, &self.index, &selection, &outcome, facet)
    }

    /// The bars of a facet by asking of each term whether it has one.
    fn naive_bars(&self, ask: &Ask, facet: FacetId) -> Vec<TermBar> {
        let (dataset, world) = (&self.dataset, &self.world);
        let of = dataset.facet(facet).unwrap();
        // What is redundant is not chosen: below a chosen term, or excluded again.
        let chosen: Vec<Named> = ask
            .selection(dataset)
            .clause(facet)
            .include
            .iter()
            .map(|term| named(dataset, *term))
            .collect();
        let leads_to_choice = |term: &Named| chosen.iter().any(|c| world.is_within(c, term));
        let (rows, whole) = (world.rows(ask), world.whole(ask));
        let bar = |term: TermId| {
            let name = named(dataset, term);
            let line = world.line(&name);
            let bar = TermBar {
                term,
                depth: (line.len() - 1) as u8,
                part: world.count(&rows, &name),
                whole: world.count(&whole, &name),
                chosen: chosen.contains(&name),
            };
            let is_reached = line[1..].iter().all(leads_to_choice);
            (is_reached && (bar.whole > 0 || bar.chosen)).then_some(bar)
        };
        // The terms stand in the order of the panel, parents before children.
        of.terms().filter_map(bar).collect()
    }

    #[track_caller]
    fn agrees(&self, ask: &Ask) {
        assert_eq!(self.heading(ask), self.naive_heading(ask));
        for (facet, _) in self.dataset.facet_ids() {
            let bars = self.bars(ask, facet);
            assert_eq!(bars, self.naive_bars(ask, facet));
            assert!(bars.iter().all(|bar| bar.part <= bar.whole));
        }
        let (selection, outcome) = self.evaluate(ask);
        let bars = year_bars(&self.dataset, &self.index, &selection, &outcome);
        let in_year = |rows: &BTreeSet<usize>, year: i32| {
            let cases = rows.iter().map(|row| &self.world.cases[*row]);
            cases.filter(|case| case.year == year).count() as u32
        };
        let (rows, whole) = (self.world.rows(ask), self.world.whole(ask));
        let years: BTreeSet<i32> = whole
            .iter()
            .map(|row| self.world.cases[*row].year)
            .collect();
        let range = years.first().zip(years.last());
        let range = range.map_or(0..0, |(from, to)| *from..*to + 1);
        let expected = range.map(|year| (year, in_year(&rows, year), in_year(&whole, year)));
        assert_eq!(bars, expected.collect::<Vec<_>>());
    }

    fn ordered(&self, selection: &Selection, rows: &Bits, lang: Lang) -> Vec<CaseId> {
        let search = self.index.search(selection.text());
        ordered(&self.dataset, &self.index, selection, &search, rows, lang)
    }
}

fn some_ask() -> impl Strategy<Value = Ask> {
    let words = ["méningiome", "cancer", "a"].map(str::to_owned);
    ask(&FIRST.world, words.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_first_edition_is_summed_up_as_a_person_would(ask in some_ask()) {
        FIRST.agrees(&ask);
    }

    #[test]
    fn the_list_is_in_the_order_that_is_asked_for(
        ask in some_ask(),
        sort in select(Sort::ALL.to_vec()),
        lang in select(Lang::ALL.to_vec()),
    ) {
        let selection = ask.selection(&FIRST.dataset).with_sort(Some(sort));
        let rows = FIRST.index.evaluate(&selection).rows;
        let list = FIRST.ordered(&selection, &rows, lang);

        let mut listed: Vec<usize> = list.iter().map(|case| case.0 as usize).collect();
        let found = FIRST.world.search(selection.text());
        for pair in listed.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|row| key(&selection, &found, row, lang));
            prop_assert!(a < b, "{a:?} before {b:?}");
        }
        listed.sort_unstable();
        prop_assert_eq!(listed, rows.iter().collect::<Vec<_>>(), "each once");
    }

    #[test]
    fn a_case_keeps_its_place_among_the_others_when_some_go(
        ask in some_ask(),
        sort in select(Sort::ALL.to_vec()),
        less in some_ask(),
    ) {
        let selection = ask.selection(&FIRST.dataset).with_sort(Some(sort));
        let rows = FIRST.index.evaluate(&selection).rows;
        let mut fewer = rows.clone();
        fewer.intersect(&FIRST.evaluate(&less).1.rows);
        let mut before = FIRST.ordered(&selection, &rows, Lang::Fr);
        before.retain(|case| fewer.contains(case.0 as usize));
        prop_assert_eq!(before, FIRST.ordered(&selection, &fewer, Lang::Fr));
    }
}

/// What puts a case before another, said for a person: smaller is earlier.
fn key(
    selection: &Selection,
    found: &Found,
    row: usize,
    lang: Lang,
) -> (usize, i32, String, usize) {
    let case = &FIRST.world.cases[row];
    let title = fold(&case.title[lang as usize]);
    let first = match selection.sort() {
        Sort::Year | Sort::Title => 0,
        Sort::Proof => {
            let mut proofs = FIRST.world.proofs.iter();
            proofs.position(|proof| case.terms.contains(proof)).unwrap()
        }
        Sort::Relevance => usize::MAX - FIRST.world.relevance(found, row),
    };
    let year = match selection.sort() {
        Sort::Title => 0,
        Sort::Year | Sort::Proof | Sort::Relevance => -case.year,
    };
    (first, year, title, row)
}

#[test]
fn strength_of_proof_is_the_order_of_the_facet() {
    let selection = Selection::default().with_sort(Some(Sort::Proof));
    let list = FIRST.ordered(&selection, &Bits::all(FIRST.dataset.case_count()), Lang::Fr);
    let strongest = |case: &CaseId| {
        let terms = &FIRST.world.cases[case.0 as usize].terms;
        let mut proofs = FIRST.world.proofs.iter();
        proofs.position(|proof| terms.contains(proof)).unwrap()
    };
    assert!(list.iter().map(strongest).is_sorted());
}

#[test]
fn choosing_a_term_opens_what_is_below_it_and_shows_the_way_to_it() {
    // Any term with a parent and children.
    let dataset = &FIRST.dataset;
    let mut terms = oracle::all_terms(dataset);
    let middle = terms.find(|term| {
        let has_parent = dataset.term(*term).unwrap().parent.is_some();
        has_parent && !dataset.children(*term).is_empty()
    });
    let middle = middle.unwrap();
    let facet = dataset.term(middle).unwrap().facet;
    let (name, id) = named(dataset, middle);

    let before = FIRST.bars(&Ask::default(), facet);
    assert!(before.iter().all(|bar| bar.depth == 0 && !bar.chosen));
    let mut ask = Ask::default();
    ask.clauses.insert(
        name,
        Asked {
            include: vec![id],
            ..Asked::default()
        },
    );
    let after = FIRST.bars(&ask, facet);
    let at = after.iter().position(|bar| bar.term == middle).unwrap();
    assert!(after[at].chosen);
    // Its children follow, those that have a case.
    let below = after[at + 1..]
        .iter()
        .take_while(|bar| bar.depth > after[at].depth);
    let below: Vec<TermId> = below.map(|bar| bar.term).collect();
    let (selection, _) = FIRST.evaluate(&ask);
    let whole = FIRST.index.counted(&selection);
    let mut children = dataset.children(middle);
    children.retain(|child| FIRST.index.count_in(&whole, *child) > 0);
    assert_eq!(below, children);
    // Its brothers stand beside it, and every bar of before is still there.
    let still = |bar: &TermBar| after.iter().any(|now| now.term == bar.term);
    assert!(before.iter().all(still));
}

#[test]
fn a_chosen_term_without_a_case_keeps_its_bar() {
    let mut files = Files::first_edition();
    files.append("terms.csv", "source,unused,,,Inutilisée,Unused,,,,");
    let edition = Edition::of(&files);
    let facet = oracle::facet_id(&edition.dataset, "source");
    let unused = oracle::term(&edition.dataset, "source", "unused");
    let has_bar = |ask: &Ask| {
        edition
            .bars(ask, facet)
            .iter()
            .any(|bar| bar.term == unused)
    };
    let mut ask = Ask::default();
    assert!(!has_bar(&ask));
    let include = vec!["unused".to_owned()];
    ask.clauses.insert(
        "source".into(),
        Asked {
            include,
            ..Asked::default()
        },
    );
    assert!(has_bar(&ask));
}

#[test]
fn cases_of_primary_use_are_set_aside_and_said() {
    let heading = FIRST.heading(&Ask::default());
    // Issue 2: 133 cases, of which 3 are of primary use; 94 decisions in all.
    assert_eq!((heading.cases, heading.whole), (130, 130));
    assert_eq!(heading.set_aside, [(UseLevel::Primary, 3)]);
    let levels = UseLevel::ALL.to_vec();
    let all = FIRST.heading(&Ask {
        levels,
        ..Ask::default()
    });
    assert_eq!((all.cases, all.decisions), (133, 94));
    assert_eq!(all.set_aside, []);
}

#[test]
fn nothing_found_has_no_years_and_keeps_the_years_of_the_chart() {
    let (view, _) = View::parse("#/?q=nulle-part", &FIRST.dataset);
    let outcome = FIRST.index.evaluate(&view.selection);
    let figures = heading(&FIRST.dataset, &FIRST.index, &view.selection, &outcome);
    assert_eq!(
        (figures.cases, figures.years, figures.measured),
        (0, None, 0)
    );
    let bars = year_bars(&FIRST.dataset, &FIRST.index, &view.selection, &outcome);
    assert!(bars.iter().all(|(_, part, _)| *part == 0));
    assert_eq!(
        bars.iter().map(|(.., whole)| whole).sum::<u32>(),
        figures.whole
    );
}

fn made_up_and_asked() -> impl Strategy<Value = (Made, Vec<Ask>)> {
    made_up().prop_flat_map(|made| {
        let world = World::of(&made.0);
        let asks = proptest::collection::vec(ask(&world, vec!["titre".into()]), 4);
        (Just(made), asks)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2000, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn any_small_edition_is_summed_up_as_a_person_would((made, asks) in made_up_and_asked()) {
        let edition = Edition::of(&made.0);
        edition.agrees(&Ask::default());
        for ask in asks {
            edition.agrees(&ask);
        }
    }
}
