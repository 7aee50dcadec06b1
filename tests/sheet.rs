//! What the sheet of a case is made of: related cases, the chain, what may be said, and what
//! holds for any interval and any time line.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use std::fmt::Write;
use std::sync::LazyLock;

use common::Files;
use indicateurs::aggregate::{Chain, Related, chain, claims, related};
use indicateurs::charts::interval::{Axis, interval};
use indicateurs::charts::moments::{place, timeline};
use indicateurs::dataset::model::{PartialDate, Subject};
use indicateurs::dataset::{CaseId, Dataset, Nature, Role, Scale, Sign, TermId};
use indicateurs::engine::Index;
use proptest::prelude::*;
use proptest::sample::select;

struct Edition {
    dataset: Dataset,
    index: Index,
}

static FIRST: LazyLock<Edition> = LazyLock::new(|| Edition::of(&Files::first_edition()));

impl Edition {
    fn of(files: &Files) -> Self {
        let (dataset, _) = files.read();
        Self {
            index: Index::new(&dataset),
            dataset,
        }
    }

    fn cases(&self) -> impl Iterator<Item = CaseId> + use<> {
        (0..self.dataset.case_count() as u32).map(CaseId)
    }

    #[track_caller]
    fn case(&self, id: &str) -> CaseId {
        self.dataset.case(id).unwrap()
    }

    fn related(&self, case: CaseId, most: usize) -> Vec<Related> {
        related(&self.dataset, &self.index, case, most)
    }

    /// The ids of the cases that are related to one.
    fn ids(&self, case: &str, most: usize) -> Vec<&str> {
        let related = self.related(self.case(case), most);
        let id = |related: Related| self.dataset.cases.id.get(related.case.0 as usize);
        related.into_iter().map(id).collect()
    }

    fn role(&self, term: TermId) -> Option<Role> {
        let facet = self.dataset.term(term).unwrap().facet;
        self.dataset.facet(facet).unwrap().role
    }

    fn has(&self, case: CaseId, term: TermId) -> bool {
        self.index.term(term).unwrap().contains(case.0 as usize)
    }

    fn scale(&self, value: usize) -> Scale {
        let indicator = self.dataset.values.indicator[value];
        self.dataset.indicators[indicator as usize].scale
    }

    fn chain(&self, id: &str) -> Chain {
        chain(&self.dataset, self.case(id))
    }

    fn value_id(&self, row: Option<usize>) -> &str {
        row.map_or("", |row| self.dataset.values.id.get(row))
    }

    fn label(&self, term: TermId) -> &str {
        &self.dataset.term(term).unwrap().label.fr
    }
}

#[test]
fn cases_are_related_by_what_a_reader_would_name() {
    let relations = [
        ("mediator-valvulopathies", "pioglitazone-cancer-vessie"),
        (
            "cyproterone-meningiome",
            "nomegestrol-chlormadinone-meningiome",
        ),
        ("fuite-laboratoires-2021", "rancongiciels-hopitaux-2021"),
        ("tousanticovid", "covidtracker-vitemadose"),
    ];
    for (case, first) in relations {
        assert_eq!(FIRST.ids(case, 3)[0], first, "{case}");
    }
}

#[test]
fn the_reasons_are_terms_of_both_the_most_specific_and_few() {
    let dataset = &FIRST.dataset;
    for case in FIRST.cases() {
        for found in FIRST.related(case, usize::MAX) {
            let Related {
                case: other,
                shared,
                same_publication,
            } = found;
            assert_ne!(other, case);
            assert!(shared.len() <= 3);
            assert!(same_publication || !shared.is_empty());
            for term in &shared {
                assert!(FIRST.has(case, *term) && FIRST.has(other, *term));
                let above = |t: &TermId| t != term && dataset.is_within(*t, *term);
                assert!(!shared.iter().any(above), "{}", FIRST.label(*term));
                let telling = [Role::Topic, Role::Usage, Role::Source, Role::Public];
                assert!(telling.contains(&FIRST.role(*term).unwrap()));
            }
        }
    }
}

#[test]
fn fewer_related_cases_are_the_first_of_more() {
    for case in FIRST.cases() {
        let all = FIRST.related(case, usize::MAX);
        for most in [0, 1, 4] {
            let few = FIRST.related(case, most);
            assert_eq!(few, all[..most.min(all.len())]);
        }
    }
}

#[test]
fn being_related_is_mutual() {
    for case in FIRST.cases() {
        for found in FIRST.related(case, usize::MAX) {
            let back = FIRST.related(found.case, usize::MAX);
            let back = back.into_iter().find(|back| back.case == case).unwrap();
            assert_eq!(back.shared, found.shared);
            assert_eq!(back.same_publication, found.same_publication);
        }
    }
}

#[test]
fn no_id_decides_what_is_shown() {
    let files = Files::first_edition();
    let renamed = Edition::of(&files.renamed());
    for case in FIRST.cases() {
        assert_eq!(FIRST.related(case, 4), renamed.related(case, 4));
        assert_eq!(chain(&FIRST.dataset, case), chain(&renamed.dataset, case));
        assert_eq!(claims(&FIRST.dataset, case), claims(&renamed.dataset, case));
    }
}

#[test]
fn a_case_that_does_not_exist_has_nothing() {
    let nobody = CaseId(u32::MAX);
    assert_eq!(FIRST.related(nobody, 9), []);
    assert_eq!(chain(&FIRST.dataset, nobody), Chain::default());
    let claims = claims(&FIRST.dataset, nobody);
    assert!(claims.said.is_empty() && claims.open.is_empty() && claims.cautions.is_empty());
}

/// Sixteen cases that share one source and one usage; the first ones have what is given as
/// topics, year and references.
fn sixteen(cases: &[(&str, i32, &str)]) -> Edition {
    let mut files = Files::small();
    files.set(
        "terms.csv",
        "facet,id,parent,sign,label_fr\n\
         s,s1,,,Source\n\
         u,u1,,,Usage\n\
         b,b1,,,Bénéficiaire\n\
         p,p1,,filled,Observé\n\
         d,d0,,absence,Sans décision\n\
         m,m1,,,Dimension\n\
         t,t1,,,Thème\n\
         t,t2,t1,,Plus étroit\n\
         t,t3,t1,,Autre étroit\n\
         t,t4,,,Autre thème\n",
    );
    files.set(
        "references.csv",
        "id,type,authors,title,doi\nr1,article,A,T,10.1234/x\nr2,article,A,T,10.1234/y\n",
    );
    let mut text =
        "id,title_fr,plain_fr,summary_fr,limits_fr,year,use_level,references,s,u,b,p,t\n"
            .to_owned();
    let others = std::iter::repeat(&("", 2020, ""));
    for (at, (topics, year, references)) in cases.iter().chain(others).take(16).enumerate() {
        let _ = writeln!(
            text,
            "c{at},T,P,S,L,{year},secondary,{references},s1,u1,b1,p1,{topics}"
        );
    }
    files.set("cases.csv", &text);
    files.set("values.csv", "id,indicator,year,proof,reference\n");
    files.set("decisions.csv", "id,case,date,kind,body,label_fr\n");
    let edition = Edition::of(&files);
    assert_eq!(edition.dataset.case_count(), 16);
    edition
}

#[test]
fn the_rarer_term_counts_for_more_and_the_nearer_year_breaks_ties() {
    let edition = sixteen(&[
        ("t2|t4", 2020, ""),
        ("t4", 2010, ""),
        ("t2", 2010, ""),
        ("t4", 2018, ""),
        ("t4", 2022, ""),
        ("t3", 2020, ""),
        ("t1", 2000, ""),
    ]);
    // t2 is of 2 cases; t1 and t4 of 4 each, but c5 has t1 only as c0 does: through a narrower
    // term. The others have what all have.
    assert_eq!(edition.ids("c0", 9), ["c2", "c3", "c4", "c1", "c6", "c5"]);
    assert_eq!(edition.ids("c6", 9), ["c2", "c0", "c5"]);
    assert_eq!(edition.ids("c9", 9), [""; 0]);
}

#[test]
fn a_publication_relates_cases_that_share_nothing_else() {
    let mut cases = [("", 2020, ""); 16];
    cases[1] = ("", 2021, "r1");
    cases[4] = ("", 2024, "r1|r2");
    cases[6] = ("", 2026, "r2");
    let edition = sixteen(&cases);
    assert_eq!(edition.ids("c1", 9), ["c4"]);
    assert_eq!(edition.ids("c4", 9), ["c6", "c1"]);
    let found = edition.related(edition.case("c4"), 1);
    assert!(found[0].same_publication && found[0].shared.is_empty());
    // Even one on which every case rests.
    let edition = sixteen(&[("", 2020, "r1"); 16]);
    assert_eq!(edition.ids("c2", 3), ["c0", "c1", "c3"]);
}

#[test]
fn a_publication_of_a_value_counts_as_one_of_its_case() {
    let mut files = Files::small();
    files.replace("cases.csv", "secondary,r1,", "secondary,,");
    files.append("values.csv", "v9,q1,c2,,2020,,,,Un constat,p1,r1,,");
    let edition = Edition::of(&files);
    let [found] = &edition.related(CaseId(0), 9)[..] else {
        panic!("one case is related");
    };
    assert!(found.same_publication);
}

#[test]
fn the_chain_of_a_known_case_reads_as_its_record() {
    let found = FIRST.chain("mediator-valvulopathies");
    let labels =
        |terms: &[TermId]| -> Vec<&str> { terms.iter().map(|term| FIRST.label(*term)).collect() };
    assert_eq!(
        labels(&found.sources),
        ["SNIIRAM (remboursements)", "PMSI (séjours hospitaliers)"]
    );
    let text = |row: Option<usize>| FIRST.dataset.values.value_text.get(row.unwrap());
    assert_eq!(text(found.people), "1048173");
    assert_eq!(text(found.result), "3.1");
    let decided = |(row, before): &(usize, bool)| {
        let date = FIRST.dataset.decisions.date[*row];
        (date.year, date.month, *before)
    };
    let decided: Vec<_> = found.decisions.iter().map(decided).collect();
    assert_eq!(decided, [(2009, 11, true), (2010, 6, false)]);
    assert_eq!(
        labels(&found.benefit),
        [
            "Patients",
            "Personnes exposées",
            "Agences et autorités sanitaires"
        ]
    );
}

#[test]
fn people_are_on_the_scale_of_persons_and_the_result_is_not() {
    let dataset = &FIRST.dataset;
    for case in FIRST.cases() {
        let found = chain(dataset, case);
        assert!(found.people.is_none() || found.people != found.result);
        assert!(
            found
                .people
                .is_none_or(|row| FIRST.scale(row) == Scale::Persons)
        );
        let rows: Vec<usize> = dataset.values_of(case).collect();
        let others = rows
            .iter()
            .filter(|row| FIRST.scale(**row) != Scale::Persons);
        assert_eq!(found.result.is_some(), others.count() > 0);
        for row in [found.people, found.result].into_iter().flatten() {
            assert_eq!(dataset.values.subject[row], Subject::Case(case));
        }
        // A finding stands for a case only where no number does.
        let nature = |row: usize| dataset.indicators[dataset.values.indicator[row] as usize].nature;
        if let Some(row) = found.result
            && nature(row) == Nature::Qualitative
            && !dataset.values.highlight[row]
        {
            let number = |row: &usize| {
                FIRST.scale(*row) != Scale::Persons && nature(*row) == Nature::Quantitative
            };
            assert!(!rows.iter().any(number));
        }
        assert_eq!(found.decisions.len(), dataset.decisions_of(case).len());
        for term in &found.sources {
            assert_eq!(FIRST.role(*term), Some(Role::Source));
        }
        assert!(!found.benefit.is_empty());
    }
}

#[test]
fn what_is_put_forward_comes_first_then_numbers_then_the_stronger_proof() {
    let mut files = Files::small();
    files.append(
        "indicators.csv",
        "r1,quantitative,ratio,m1,Rapport,Définition,none,neutral,3",
    );
    files.append("terms.csv", "p,p2,,half,Rapporté,");
    files.set(
        "values.csv",
        "id,indicator,case,term,year,value,low,high,text_fr,proof,reference,as_of,highlight\n\
         a,n1,c1,,2020,100,,,,p1,r1,,\n\
         b,n1,c1,,2020,200,,,,p1,r1,,\n\
         c,q1,c1,,2020,,,,Un constat,p1,r1,,\n\
         d,r1,c1,,2020,2,,,,p2,r1,,\n\
         e,r1,c1,,2020,3,,,,p1,r1,,\n\
         f,r1,c1,,2020,4,,,,p1,r1,,\n\
         g,q1,c2,,2020,,,,Un constat,p2,r1,,\n\
         h,q1,c2,,2020,,,,Un constat,p1,r1,,\n",
    );
    let of = |files: &Files, case: &str| {
        let edition = Edition::of(files);
        let found = edition.chain(case);
        [found.people, found.result].map(|row| edition.value_id(row).to_owned())
    };
    assert_eq!(of(&files, "c1"), ["a", "e"]);
    assert_eq!(of(&files, "c2"), ["", "h"]);
    files.replace(
        "values.csv",
        "b,n1,c1,,2020,200,,,,p1,r1,,",
        "b,n1,c1,,2020,200,,,,p1,r1,,true",
    );
    files.replace("values.csv", "constat,p1,r1,,", "constat,p1,r1,,true");
    assert_eq!(of(&files, "c1"), ["b", "c"]);
    let none = "id,indicator,year,value,proof,reference\n";
    assert_eq!(of(files.set("values.csv", none), "c1"), ["", ""]);
}

#[test]
fn decisions_come_in_the_order_of_time_and_say_whether_they_came_before() {
    let decided = |dates: &[&str]| {
        let mut files = Files::small();
        let mut text = "id,case,date,kind,body,label_fr\n".to_owned();
        for (at, date) in dates.iter().enumerate() {
            let _ = writeln!(text, "e{at},c1,{date},d1,Une agence,Un retrait");
        }
        files.set("decisions.csv", &text);
        let edition = Edition::of(&files);
        let found = edition.chain("c1");
        found.decisions
    };
    // The case was published in 2020.
    assert_eq!(
        decided(&["2022", "2019-12-31", "2020-05", "2020-04-01"]),
        [(1, true), (3, false), (2, false), (0, false)]
    );
    assert_eq!(decided(&[]), []);
}

#[test]
fn every_value_is_said_or_open_once_and_every_caution_is_given_once() {
    let dataset = &FIRST.dataset;
    for case in FIRST.cases() {
        let found = claims(dataset, case);
        let sign = |proof: TermId| dataset.term(proof).unwrap().sign.unwrap();
        let is_said = |proof| matches!(sign(proof), Sign::Filled | Sign::Half | Sign::Ring);
        assert!(found.said.iter().all(|standing| is_said(standing.proof)));
        assert!(!found.open.iter().any(|standing| is_said(standing.proof)));
        let mut rows: Vec<usize> = Vec::new();
        for standings in [&found.said, &found.open] {
            assert!(standings.is_sorted_by(|a, b| a.proof < b.proof));
            for standing in standings {
                assert!(!standing.rows.is_empty() && standing.rows.is_sorted());
                for row in &standing.rows {
                    assert_eq!(dataset.values.proof[*row], standing.proof);
                }
                rows.extend(&standing.rows);
            }
        }
        rows.sort_unstable();
        assert_eq!(rows, dataset.values_of(case).collect::<Vec<_>>());
        let mut cautions: Vec<u32> = rows
            .iter()
            .map(|row| dataset.values.indicator[*row])
            .filter(|at| !dataset.indicators[*at as usize].caution.fr.is_empty())
            .collect();
        cautions.sort_unstable();
        cautions.dedup();
        assert_eq!(found.cautions, cautions);
    }
}

#[test]
fn what_is_expected_or_disputed_is_not_said() {
    let mut files = Files::small();
    files.append("terms.csv", "p,p2,,not-equal,Contesté,");
    files.append("terms.csv", "p,p3,,diamond,Attendu,");
    files.append("terms.csv", "p,p4,,,Sans signe,");
    for (at, proof) in ["p3", "p4", "p2", "p1", "p2"].iter().enumerate() {
        files.append(
            "values.csv",
            &format!("w{at},q1,c2,,2020,,,,Un constat,{proof},r1,,"),
        );
    }
    let edition = Edition::of(&files);
    let found = claims(&edition.dataset, edition.case("c2"));
    let named = |standings: &[indicateurs::aggregate::Standing]| -> Vec<(String, usize)> {
        standings
            .iter()
            .map(|s| (edition.label(s.proof).to_owned(), s.rows.len()))
            .collect()
    };
    assert_eq!(
        named(&found.said),
        [("Observé".into(), 1), ("Sans signe".into(), 1)]
    );
    assert_eq!(
        named(&found.open),
        [("Contesté".into(), 2), ("Attendu".into(), 1)]
    );
    assert!(found.cautions.is_empty(), "the small edition has none");
}

#[test]
fn every_interval_of_the_first_edition_is_placed_in_its_order() {
    let values = &FIRST.dataset.values;
    for row in 0..values.value.len() {
        let (value, low, high) = (values.value[row], values.low[row], values.high[row]);
        let strip = interval(FIRST.scale(row), value, low, high);
        assert_eq!(strip.is_some(), low.is_some() || high.is_some());
        let Some(strip) = strip else { continue };
        assert!(strip.low.is_none_or(|low| low <= strip.value));
        assert!(strip.high.is_none_or(|high| strip.value <= high));
        let is_ratio = FIRST.scale(row) == Scale::Ratio;
        assert!(!is_ratio || strip.axis.reference().is_some());
    }
}

fn any_scale() -> impl Strategy<Value = Scale> {
    select(Scale::ALL.to_vec())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e9..1e9,
        0.0..3.0,
        select(vec![
            0.0, -0.0, 1.0, 1e-9, 1e9, 100.0, 1e300, -1e300, 5e-324
        ]),
        any::<f64>(),
    ]
}

fn some_date() -> impl Strategy<Value = PartialDate> {
    let year = prop_oneof![2000..2030, 0..=9999];
    (year, 0_u8..=12, 0_u8..=31).prop_map(|(year, month, day)| {
        let day = if month == 0 { 0 } else { day };
        PartialDate { year, month, day }
    })
}

proptest! {
    #[test]
    fn any_interval_is_placed_within_the_width_or_not_at_all(
        scale in any_scale(),
        value in proptest::option::of(number()),
        low in proptest::option::of(number()),
        high in proptest::option::of(number()),
    ) {
        let Some(strip) = interval(scale, value, low, high) else {
            return Ok(());
        };
        let reference = strip.axis.reference();
        let places = [strip.low, Some(strip.value), strip.high, reference];
        for place in places.into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&place));
        }
        prop_assert_eq!(strip.low.is_some(), low.is_some());
        prop_assert_eq!(strip.high.is_some(), high.is_some());
        prop_assert_eq!(scale == Scale::Ratio, strip.axis.log);
        prop_assert!(strip.axis.from.value() < strip.axis.to.value());
        for end in [strip.axis.from, strip.axis.to] {
            prop_assert_eq!(end.text().parse::<f64>().ok(), Some(end.value()));
        }
        // Nothing is beyond an end of its own axis.
        for number in [value, low, high].into_iter().flatten() {
            prop_assert!(strip.axis.from.value() <= number && number <= strip.axis.to.value());
        }
    }

    #[test]
    fn the_greater_number_never_stands_left_of_the_smaller(
        scale in any_scale(),
        shown in proptest::collection::vec(1e-6..1e9, 1..4),
        a in number(),
        b in number(),
    ) {
        let axis = Axis::of(scale, &shown).unwrap();
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        if let (Some(at_a), Some(at_b)) = (axis.place(a), axis.place(b)) {
            prop_assert!(at_a <= at_b);
        }
    }

    #[test]
    fn any_time_line_keeps_the_order_of_time(
        publication in prop_oneof![2000..2030, 0..=9999],
        dates in proptest::collection::vec(some_date(), 0..8),
        gap in 0.0..0.4,
    ) {
        let Some(mut line) = timeline(publication, &dates) else {
            prop_assert!(dates.is_empty());
            return Ok(());
        };
        prop_assert!(line.to - line.from >= 2);
        prop_assert!((0.0..=1.0).contains(&line.publication));
        prop_assert!((2..=6).contains(&line.ticks.len()));
        prop_assert!(line.ticks.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
        for (year, at) in &line.ticks {
            prop_assert!((line.from..line.to).contains(year) && (0.0..1.0).contains(at));
        }
        let lanes = place(&mut line.decisions, gap);
        let mut indices: Vec<usize> = line.decisions.iter().map(|m| m.index).collect();
        indices.sort_unstable();
        prop_assert_eq!(indices, (0..dates.len()).collect::<Vec<_>>());
        prop_assert!(line.decisions.is_sorted_by(|a, b| a.at <= b.at));
        for (at, moment) in line.decisions.iter().enumerate() {
            let date = dates[moment.index];
            prop_assert!((0.0..=1.0).contains(&moment.at));
            prop_assert_eq!(moment.before, date.year < publication);
            prop_assert!(moment.lane < lanes);
            // A decision of an earlier year stands left of the publication.
            prop_assert!(!moment.before || moment.at < line.publication);
            let in_lane = line.decisions[at + 1..].iter().filter(|m| m.lane == moment.lane);
            for later in in_lane {
                prop_assert!(later.at - moment.at >= gap);
            }
        }
    }

    #[test]
    fn the_most_specific_terms_have_none_below_them(
        rows in proptest::collection::btree_set(0..FIRST.dataset.terms.len() as u32, 0..40),
    ) {
        let dataset = &FIRST.dataset;
        let terms: Vec<TermId> = rows.into_iter().map(TermId).collect();
        let below = |term: TermId| terms.iter().any(|t| *t != term && dataset.is_within(*t, term));
        let expected: Vec<TermId> = terms.iter().copied().filter(|term| !below(*term)).collect();
        prop_assert_eq!(dataset.most_specific(&terms), expected);
    }
}
