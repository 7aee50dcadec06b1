//! The reader over the published edition: whole, in pieces, in any order, and with parts away.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::{Files, problem};
use indicateurs::dataset::package::ResourceFile;
use indicateurs::dataset::{Dataset, Facet, ProblemKind as K, Reader, Report, Resource, Role};
use indicateurs::engine::Index;
use indicateurs::selection::Selection;
use proptest::prelude::*;

#[test]
fn the_first_edition_is_read_whole() {
    let (dataset, report) = Files::published().read();
    assert_eq!(report, Report::default());
    assert_eq!(dataset.case_count(), 133);
    assert_eq!(dataset.values.year.len(), 692);
    assert_eq!(dataset.decisions.case.len(), 94);
    assert_eq!(dataset.references.kind.len(), 336);
    // Ten of the edition, and the derived one of indicators.
    assert_eq!(dataset.facets.len(), 10 + 1);
}

#[test]
fn the_edition_cut_into_pieces_of_any_size_is_the_same() {
    let files = Files::published();
    let whole = files.read();
    for size in [1, 2, 3, 7, 64, 4096] {
        assert!(whole == files.read_in_pieces(size), "pieces of {size}");
    }
}

/// Everything that a file may do to a reader, in an edition with problems of each kind.
fn nasty() -> Files {
    let mut files = Files::small();
    files.set("glossary.csv", "\u{FEFF}\r\nid;term_fr;definition_fr;;\r\n\r\na;\"A\r\n\r\n\"\"é\"\"\";;\r\n;;;;\r\nb;B;\"Un;\nDeux\"\rc;C;D;;\r\nd;\"D\" x;E\r\ne;E");
    files.set_bytes("pages.csv", b"page\tstep\ttitle_fr\ttext_fr\r\rm\t1\t\xE9t\xE9\t\"l\x92\r\n\reau\"\rm\t1\t\x80\tx\rm\t\tT\tx\ty");
    files.set_bytes("stories.csv", b"story,step,title_fr,extra,extra\nh1,1,\xC3\xA9,,\nh2,1,\xC3\xA9,,\nh3,1,\xC3\n\xA9,,\nh4,1,\xE9,,\n\n\n\"h5,1");
    files.append("cases.csv", "c3,T,P,S,L,20,primary,,s1||,x,b1,p1,,\n\nc4,T");
    files
}

/// Reads files in pieces that come in the order of `turns`: each names a file and a length.
fn read_in_turns(files: &Files, turns: &[(prop::sample::Index, usize)]) -> (Dataset, Report) {
    let package = files.package();
    let mut waiting: Vec<(Resource, &[u8])> = package
        .files
        .iter()
        .map(|file| (file.resource, files.0[&file.path].as_slice()))
        .collect();
    let mut reader = Reader::new(package.clone());
    for (turn, length) in turns {
        let turn = turn.index(waiting.len());
        let (resource, bytes) = &mut waiting[turn];
        let (piece, rest) = bytes.split_at((*length).min(bytes.len()));
        reader.push(*resource, piece);
        *bytes = rest;
    }
    // What is left comes in the opposite order of the package.
    for (resource, bytes) in waiting.into_iter().rev() {
        reader.push(resource, bytes);
    }
    reader.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn pieces_of_any_length_in_any_order_make_no_difference(
        turns in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40), 0..200),
    ) {
        let files = nasty();
        prop_assert!(read_in_turns(&files, &turns) == files.read());
    }
}

#[test]
fn the_nasty_edition_is_nasty() {
    let (dataset, report) = nasty().read();
    let of = |resource| {
        let found = report
            .problems
            .iter()
            .filter(move |p| p.resource == resource);
        let found = found.map(|p| (p.line, p.column.as_str(), p.kind.clone()));
        found.collect::<Vec<_>>()
    };
    let count = |found, expected| K::CellCount { found, expected };
    assert_eq!(
        of(Resource::Glossary),
        [
            (0, "", K::Delimiter(b';')),
            (4, "definition_fr", K::Required),
            (11, "term_fr", K::UnclosedQuote),
            (12, "", count(2, 3)),
        ]
    );
    assert_eq!(
        of(Resource::Pages),
        [
            (0, "", K::Delimiter(b'\t')),
            (0, "", K::Windows1252),
            (6, "step", K::Duplicate { first_line: 3 }),
            (7, "", count(5, 4)),
        ]
    );
    assert_eq!(
        of(Resource::Stories),
        [
            (1, "extra", K::ExtraColumn),
            (1, "extra", K::RepeatedColumn),
            (4, "", count(3, 5)),
            (5, "", count(3, 5)),
            (6, "title_fr", K::NotUtf8),
            (9, "story", K::UnclosedQuote),
        ]
    );
    assert_eq!(
        of(Resource::Cases),
        [
            (4, "year", K::NotAYear),
            (4, "s", K::NotASlug),
            (4, "s", K::NotASlug),
            (4, "u", K::NotATermOfColumn),
            (6, "", count(2, 14)),
        ]
    );
    assert_eq!(dataset.pages[0].title.fr, "été");
    assert_eq!(dataset.pages[0].text.fr, "l’\r\n\reau");
}

#[test]
fn files_may_come_in_the_opposite_order() {
    let files = Files::published();
    assert!(read_in_turns(&files, &[]) == files.read());
}

#[test]
fn a_file_begun_again_is_as_if_it_had_come_once() {
    let files = nasty();
    let package = files.package();
    let mut reader = Reader::new(package.clone());
    for file in &package.files {
        let bytes = &files.0[&file.path];
        for kept in [0, 1, bytes.len() / 2, bytes.len()] {
            reader.push(file.resource, &bytes[..kept]);
            reader.restart(file.resource);
        }
        reader.push(file.resource, bytes);
    }
    assert!(reader.finish() == files.read());
}

#[test]
fn an_edition_without_optional_resources_is_read_whole() {
    let mut files = Files::published();
    for resource in [
        Resource::Sources,
        Resource::Pages,
        Resource::Stories,
        Resource::Glossary,
    ] {
        files = files.without(resource);
    }
    let (dataset, report) = files.read();
    assert_eq!(report, Report::default());
    assert_eq!(
        (dataset.case_count(), dataset.values.year.len()),
        (133, 692)
    );
    assert!(dataset.sources.is_empty() && dataset.pages.is_empty());
    assert!(dataset.stories.is_empty() && dataset.glossary.is_empty());
}

#[test]
fn a_file_that_never_comes_is_a_problem_and_no_more() {
    for file in Files::small().package().files {
        let mut files = Files::small();
        files.0.remove(&file.path);
        let (_, report) = files.read();
        let absent = problem(file.resource, 0, "", &file.path, K::NotLoaded);
        assert!(report.problems.contains(&absent), "{file:?}");
        assert!(report.errors() > 0);
    }
    let (dataset, report) = Reader::new(Files::small().package()).finish();
    assert_eq!(dataset.case_count(), 0);
    assert_eq!(
        report
            .problems
            .iter()
            .filter(|p| p.kind == K::NotLoaded)
            .count(),
        11
    );
}

/// What must not depend on any id.
fn structure(dataset: &Dataset) -> impl PartialEq + std::fmt::Debug + use<> {
    let facets = dataset.facets.iter();
    let facets: Vec<_> = facets
        .map(|f| (f.role, f.label.fr.clone(), f.first, f.end))
        .collect();
    let mut cases_of = vec![0; dataset.terms.len()];
    for case in 0..dataset.case_count() {
        for term in dataset.cases.terms.get(case) {
            cases_of[*term as usize] += 1;
        }
    }
    let terms = dataset.terms.iter().zip(cases_of);
    let terms: Vec<_> = terms
        .map(|(t, cases)| {
            (
                t.facet,
                t.parent,
                t.end,
                t.depth,
                t.sign,
                t.label.fr.clone(),
                cases,
            )
        })
        .collect();
    let values = &dataset.values;
    let values = (
        (
            values.subject.clone(),
            values.indicator.clone(),
            values.proof.clone(),
        ),
        (
            values.value.clone(),
            values.low.clone(),
            values.high.clone(),
            values.reference.clone(),
        ),
    );
    let indicators = dataset.indicators.iter();
    let indicators: Vec<_> = indicators
        .map(|i| {
            (
                i.nature,
                i.scale,
                i.dimension,
                i.term,
                i.label.clone(),
                i.aggregation,
            )
        })
        .collect();
    let decisions = (
        dataset.decisions.case.clone(),
        dataset.decisions.kind.clone(),
    );
    let sources: Vec<_> = dataset
        .sources
        .iter()
        .map(|s| (s.term, s.manager.clone()))
        .collect();
    let cases: Vec<Vec<u32>> = (0..dataset.case_count())
        .map(|case| dataset.cases.terms.get(case).to_vec())
        .collect();
    (facets, terms, values, indicators, decisions, sources, cases)
}

#[test]
fn an_edition_with_every_id_renamed_has_the_same_structure() {
    for files in [Files::first_edition(), Files::small()] {
        let (dataset, report) = files.read();
        let (renamed, renamed_report) = files.renamed().read();
        assert_eq!(report, Report::default());
        assert_eq!(renamed_report, Report::default());
        assert_eq!(structure(&renamed), structure(&dataset));
        // The derived facet keeps its name; nothing else does.
        let kept = |f: &&_| dataset.facets.contains(f);
        assert_eq!(renamed.facets.iter().filter(kept).count(), 1);
        let shared = renamed
            .terms
            .iter()
            .filter(|t| dataset.terms.iter().any(|o| o.id == t.id));
        assert_eq!(shared.count(), 0);
        assert!(renamed.facet_with(Role::Source).is_some());
    }
}

/// What comes first of an edition, read by itself; the other files may come to it or not.
fn early(files: &Files) -> (Dataset, Report) {
    let package = files.package();
    let mut reader = Reader::new(package.early().unwrap());
    for file in &package.files {
        reader.push(file.resource, files.text(&file.path).as_bytes());
    }
    reader.finish()
}

#[test]
fn what_comes_first_is_read_without_the_rest_and_holds_when_the_rest_is_there() {
    let files = Files::published();
    let (early, report) = early(&files);
    // The references that cases name are not there, and nothing is wrong with the cases.
    assert_eq!(report, Report::default());
    let (whole, _) = files.read();
    assert_eq!(early.cases.id, whole.cases.id);
    assert_eq!(early.cases.title, whole.cases.title);
    assert_eq!(early.facets[..], whole.facets[..early.facets.len()]);
    assert_eq!(early.terms[..], whole.terms[..early.terms.len()]);
    assert_eq!(early.values.year.len() + early.decisions.case.len(), 0);

    let derived = |facet: &Facet| facet.role.is_some_and(Role::is_derived);
    let (first, all) = (Index::new(&early), Index::new(&whole));
    let selection = Selection::default();
    let (first, all) = (first.evaluate(&selection), all.evaluate(&selection));
    assert_eq!((&first.rows, &first.levels), (&all.rows, &all.levels));
    for facet in &early.facets {
        for term in facet.terms() {
            // That a case has no decision is known from the decisions only.
            let count = if derived(facet) { 0 } else { all.count(term) };
            assert_eq!(first.count(term), count, "{}", facet.id);
        }
    }
}

#[test]
fn only_files_that_are_small_by_what_is_promised_come_first() {
    let files = Files::published();
    let sized = |change: fn(&mut ResourceFile)| {
        let mut package = files.package();
        package.files.iter_mut().for_each(change);
        package.early()
    };
    let first = sized(|_| ()).unwrap();
    let names: Vec<&str> = first
        .files
        .iter()
        .map(|file| file.resource.name())
        .collect();
    assert_eq!(names, ["facets", "terms", "cases"]);
    assert_eq!(sized(|file| file.bytes = None), None);
    assert_eq!(sized(|file| file.bytes = Some(2_000_000)), None);
    // The others may be as large as they are.
    let large = sized(|file| {
        if !file.resource.comes_first() {
            file.bytes = Some(1 << 30);
        }
    });
    assert_eq!(large, Some(first));
}
