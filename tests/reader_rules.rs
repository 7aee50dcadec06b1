//! Each rule of the contract, broken by one row: where it is reported, and what it costs.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::{Files, problem};
use indicateurs::dataset::model::Subject;
use indicateurs::dataset::{CaseId, ProblemKind as K, Resource, Role, UseLevel};

fn resource(file: &str) -> Resource {
    let all = Resource::ALL.into_iter();
    all.into_iter()
        .find(|r| file == format!("{}.csv", r.name()))
        .unwrap()
}

/// Adds a row to the small edition: it is reported once, and left out.
#[track_caller]
fn left_out(file: &str, row: &str, column: &str, value: &str, kind: K) {
    let mut files = Files::small();
    let line = files.append(file, row);
    let (_, report) = files.read();
    let of = resource(file);
    assert_eq!(report.problems, [problem(of, line, column, value, kind)]);
    assert_eq!(report.left_out, [(of, 1)]);
    assert_eq!((report.errors(), report.rows_left_out()), (1, 1));
}

/// Adds a row to the small edition: it is reported once, and kept.
#[track_caller]
fn warned(file: &str, row: &str, column: &str, value: &str, kind: K) {
    let mut files = Files::small();
    let line = files.append(file, row);
    let (_, report) = files.read();
    let expected = problem(resource(file), line, column, value, kind);
    assert_eq!(report.problems, [expected]);
    assert_eq!((report.errors(), report.rows_left_out()), (0, 0));
}

/// Adds a row to the small edition: nothing is said of it.
#[track_caller]
fn accepted(file: &str, row: &str) {
    let mut files = Files::small();
    files.append(file, row);
    let (_, report) = files.read();
    assert_eq!(report.problems, []);
    assert_eq!(report.left_out, []);
}

/// Line, value and kind of a problem, with its resource.
type Told = (Resource, u32, String, K);

/// Changes the small edition; gives the problems and the rows left out.
#[track_caller]
fn changed(file: &str, from: &str, to: &str) -> (Vec<Told>, Vec<(Resource, u32)>) {
    let (_, report) = Files::small().replace(file, from, to).read();
    let problems = report.problems.into_iter();
    let problems = problems.map(|p| (p.resource, p.line, p.value, p.kind));
    (problems.collect(), report.left_out)
}

#[test]
fn the_small_edition_has_no_problem() {
    let (dataset, report) = Files::small().read();
    assert_eq!(report, indicateurs::dataset::Report::default());
    assert_eq!(dataset.case_count(), 2);
    assert_eq!(
        dataset.cases.use_level,
        [UseLevel::Secondary, UseLevel::Mixed]
    );
    assert_eq!(dataset.values_of(CaseId(0)).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(dataset.values_of(CaseId(1)).count(), 0);
    assert_eq!(dataset.decisions_of(CaseId(0)), [0]);
    let s1 = dataset.roots(dataset.facet_with(Role::Source).unwrap())[0];
    assert_eq!(
        dataset.values.subject,
        [
            Subject::Case(CaseId(0)),
            Subject::Case(CaseId(0)),
            Subject::Term(s1),
            Subject::Country
        ]
    );
    assert_eq!(dataset.values.high[0], Some(110.5));
    assert_eq!(dataset.values.highlight, [true, false, false, false]);
}

// Rule 1: ids are slugs, unique within their key, and exist where they are named.

#[test]
fn an_id_is_a_slug() {
    for id in [
        "__proto__",
        "Majuscule",
        "é",
        "-a",
        "a_b",
        "a b",
        " a",
        "a ",
        "a.b",
        "g\u{202E}1",
    ] {
        left_out(
            "glossary.csv",
            &format!("{id},Mot,Sens"),
            "id",
            id,
            K::NotASlug,
        );
    }
    for id in ["constructor", "tostring", "0", "a-", "a--b", "2026"] {
        accepted("glossary.csv", &format!("{id},Mot,Sens"));
    }
}

#[test]
fn an_id_is_there() {
    left_out("glossary.csv", ",Mot,Sens", "id", "", K::Required);
    left_out("glossary.csv", "   ,Mot,Sens", "id", "   ", K::Required);
    left_out("sources.csv", ",Caisse,", "id", "", K::Required);
    left_out("pages.csv", "method,,Titre,Texte,", "step", "", K::Required);
    left_out("stories.csv", ",2,Titre,Texte,", "story", "", K::Required);
}

#[test]
fn a_key_is_taken_once() {
    let taken = K::Duplicate { first_line: 2 };
    left_out("facets.csv", "s,other,Encore,", "id", "s", taken.clone());
    left_out("terms.csv", "s,s1,,,Encore,", "id", "s1", taken.clone());
    left_out(
        "references.csv",
        "r1,web,A,,T,,,https://e.org",
        "id",
        "r1",
        taken.clone(),
    );
    left_out(
        "cases.csv",
        "c1,T,P,S,L,2020,primary,,s1,u1,b1,p1,,",
        "id",
        "c1",
        taken.clone(),
    );
    left_out(
        "indicators.csv",
        "n1,qualitative,text,m1,L,D,none,neutral,",
        "id",
        "n1",
        taken.clone(),
    );
    left_out(
        "values.csv",
        "v1,n1,,,2020,70,,,,p1,r1,,",
        "id",
        "v1",
        taken.clone(),
    );
    left_out(
        "decisions.csv",
        "e1,c1,2020,d1,B,L,",
        "id",
        "e1",
        taken.clone(),
    );
    left_out("sources.csv", "s1,Caisse,", "id", "s1", taken.clone());
    left_out(
        "pages.csv",
        "method,1,Titre,Texte,",
        "step",
        "1",
        taken.clone(),
    );
    left_out(
        "stories.csv",
        "h1,1,Titre,Texte,",
        "step",
        "1",
        taken.clone(),
    );
    left_out("glossary.csv", "g1,Mot,Sens", "id", "g1", taken);
}

#[test]
fn the_key_of_terms_pages_and_stories_has_two_parts() {
    accepted("terms.csv", "t,s1,,,Un autre s1,");
    accepted("pages.csv", "method,2,Titre,Texte,");
    accepted("pages.csv", "about,1,Titre,Texte,");
    accepted("stories.csv", "h2,1,Titre,Texte,");
}

#[test]
fn a_row_that_is_left_out_has_taken_its_key() {
    let mut files = Files::small();
    let first = files.append("glossary.csv", "g2,Mot,");
    let second = files.append("glossary.csv", "g2,Mot,Sens");
    let (dataset, report) = files.read();
    let of = Resource::Glossary;
    assert_eq!(
        report.problems,
        [
            problem(of, first, "definition_fr", "", K::Required),
            problem(of, second, "id", "g2", K::Duplicate { first_line: first }),
        ]
    );
    assert_eq!((dataset.glossary.len(), report.rows_left_out()), (1, 2));
}

#[test]
fn every_id_that_a_row_names_exists() {
    use Resource as R;
    left_out(
        "terms.csv",
        "x,x1,,,Terme,",
        "facet",
        "x",
        K::Dangling(R::Facets),
    );
    left_out(
        "terms.csv",
        "s,s3,x,,Terme,",
        "parent",
        "x",
        K::Dangling(R::Terms),
    );
    left_out(
        "values.csv",
        "v5,x,c1,,2020,70,,,,p1,r1,,",
        "indicator",
        "x",
        K::Dangling(R::Indicators),
    );
    left_out(
        "values.csv",
        "v5,n1,x,,2020,70,,,,p1,r1,,",
        "case",
        "x",
        K::Dangling(R::Cases),
    );
    left_out(
        "values.csv",
        "v5,n1,,s:x,2020,70,,,,p1,r1,,",
        "term",
        "s:x",
        K::Dangling(R::Terms),
    );
    left_out(
        "values.csv",
        "v5,n1,,x:s1,2020,70,,,,p1,r1,,",
        "term",
        "x:s1",
        K::Dangling(R::Terms),
    );
    left_out(
        "values.csv",
        "v5,n1,c1,,2020,70,,,,p1,x,,",
        "reference",
        "x",
        K::Dangling(R::References),
    );
    left_out(
        "decisions.csv",
        "e2,x,2020,d1,B,L,",
        "case",
        "x",
        K::Dangling(R::Cases),
    );
    left_out(
        "pages.csv",
        "method,2,T,T,r1|x",
        "references",
        "x",
        K::Dangling(R::References),
    );
    left_out(
        "cases.csv",
        "c3,T,P,S,L,2020,primary,x,s1,u1,b1,p1,,",
        "references",
        "x",
        K::Dangling(R::References),
    );
}

#[test]
fn a_term_is_of_the_facet_that_is_meant() {
    left_out(
        "values.csv",
        "v5,n1,c1,,2020,70,,,,s1,r1,,",
        "proof",
        "s1",
        K::NotATermOf(Role::Proof),
    );
    left_out(
        "decisions.csv",
        "e2,c1,2020,x,B,L,",
        "kind",
        "x",
        K::NotATermOf(Role::Decision),
    );
    left_out(
        "indicators.csv",
        "n2,qualitative,text,x,L,D,none,neutral,",
        "dimension",
        "x",
        K::NotATermOf(Role::Dimension),
    );
    left_out(
        "sources.csv",
        "x,Caisse,",
        "id",
        "x",
        K::NotATermOf(Role::Source),
    );
    left_out(
        "cases.csv",
        "c3,T,P,S,L,2020,primary,,s1|u1,u1,b1,p1,,",
        "s",
        "u1",
        K::NotATermOfColumn,
    );
}

#[test]
fn a_list_of_ids_has_no_gap() {
    for list in ["s1||s2", "s1|", "|"] {
        let row = format!("c3,T,P,S,L,2020,primary,,{list},u1,b1,p1,,");
        let mut files = Files::small();
        let line = files.append("cases.csv", &row);
        let (_, report) = files.read();
        let gap = problem(Resource::Cases, line, "s", list, K::NotASlug);
        assert_eq!(report.problems.first(), Some(&gap));
        assert_eq!(report.left_out, [(Resource::Cases, 1)]);
    }
}

#[test]
fn what_names_a_left_out_row_is_left_out() {
    use Resource as R;
    // The case c1 loses its year; what is said of it goes with it.
    let (problems, left_out) = changed("cases.csv", "Limites,2020", "Limites,20");
    assert_eq!(
        problems,
        [
            (R::Cases, 2, "20".into(), K::NotAYear),
            (R::Values, 2, "c1".into(), K::Dangling(R::Cases)),
            (R::Values, 3, "c1".into(), K::Dangling(R::Cases)),
            (R::Decisions, 2, "c1".into(), K::Dangling(R::Cases)),
        ]
    );
    assert_eq!(left_out, [(R::Cases, 1), (R::Values, 2), (R::Decisions, 1)]);
}

#[test]
fn a_lost_term_costs_its_children_and_the_rows_that_name_them() {
    use Resource as R;
    let (problems, left_out) = changed("terms.csv", "s,s1,,,Une source", "s,s1,,,");
    assert_eq!(
        problems,
        [
            (R::Terms, 2, String::new(), K::Required),
            (R::Terms, 3, "s1".into(), K::Dangling(R::Terms)),
            (R::Cases, 2, "s2".into(), K::NotATermOfColumn),
            (R::Cases, 3, "s1".into(), K::NotATermOfColumn),
            (R::Values, 2, "c1".into(), K::Dangling(R::Cases)),
            (R::Values, 3, "c1".into(), K::Dangling(R::Cases)),
            (R::Values, 4, "s:s1".into(), K::Dangling(R::Terms)),
            (R::Decisions, 2, "c1".into(), K::Dangling(R::Cases)),
            (R::Sources, 2, "s1".into(), K::NotATermOf(Role::Source)),
        ]
    );
    assert_eq!(
        left_out,
        [
            (R::Terms, 2),
            (R::Cases, 2),
            (R::Values, 3),
            (R::Decisions, 1),
            (R::Sources, 1)
        ]
    );
}

#[test]
fn a_lost_reference_costs_what_it_supports() {
    use Resource as R;
    let (_, left_out) = changed("references.csv", "10.1234/x,1,https://example.org/1", ",,");
    assert_eq!(
        left_out,
        [
            (R::References, 1),
            (R::Cases, 1),
            (R::Values, 4),
            (R::Decisions, 1),
            (R::Pages, 1)
        ]
    );
}

#[test]
fn a_lost_indicator_costs_its_values() {
    use Resource as R;
    let (_, left_out) = changed("indicators.csv", "n1,quantitative", "n1,number");
    assert_eq!(left_out, [(R::Indicators, 1), (R::Values, 3)]);
}

// Rule 2: numbers.

#[test]
fn a_number_is_finite_and_has_a_point() {
    for number in [
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e400",
        "-1e400",
        " 3",
        "3 ",
        "3.",
        ".5",
        "-.5",
        "+1",
        "1_000",
        "1 000",
        "1\u{202F}000",
        "0x10",
        "1e",
        "e5",
        "1.e5",
        "1.2.3",
        "--1",
        "-",
        "007",
        "1e5.0",
        "trois",
        "٣",
    ] {
        let row = format!("v5,n1,c1,,2020,{number},,,,p1,r1,,");
        left_out("values.csv", &row, "value", number, K::NotANumber);
    }
    for number in ["\"1,5\"", "\"1,000\""] {
        let row = format!("v5,n1,c1,,2020,{number},,,,p1,r1,,");
        left_out(
            "values.csv",
            &row,
            "value",
            number.trim_matches('"'),
            K::NotANumber,
        );
    }
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (text, number) in [
        ("0", 0.0),
        ("-0.5", -0.5),
        ("12.50", 12.5),
        ("1e3", 1000.0),
        ("2.5E-1", 0.25),
        ("1e+2", 100.0),
        ("9007199254740993", 9_007_199_254_740_992.0),
    ] {
        let mut files = Files::small();
        files.append("values.csv", &format!("v5,n1,c1,,2020,{text},,,,p1,r1,,"));
        let (dataset, report) = files.read();
        assert_eq!(report.problems, [], "{text}");
        assert_eq!(dataset.values.value[4], Some(number), "{text}");
    }
}

#[test]
fn a_figure_has_what_its_nature_wants() {
    left_out(
        "values.csv",
        "v5,n1,c1,,2020,,,,Texte,p1,r1,,",
        "value",
        "",
        K::NumberMissing,
    );
    left_out(
        "values.csv",
        "v5,q1,c1,,2020,70,,,,p1,r1,,",
        "text_fr",
        "",
        K::TextMissing,
    );
    left_out(
        "values.csv",
        "v5,q1,c1,,2020,,,,  ,p1,r1,,",
        "text_fr",
        "  ",
        K::TextMissing,
    );
}

#[test]
fn low_value_and_high_ascend() {
    for (low, value, high, column, shown) in [
        ("71", "70", "", "low", "71"),
        ("71", "70", "80", "low", "71"),
        ("60", "70", "69.9", "high", "69.9"),
        ("", "70", "69", "high", "69"),
        ("-1", "-2", "0", "low", "-1"),
    ] {
        let row = format!("v5,n1,c1,,2020,{value},{low},{high},,p1,r1,,");
        left_out("values.csv", &row, column, shown, K::IntervalOrder);
    }
    left_out(
        "values.csv",
        "v5,q1,c1,,2020,,80,70,Texte,p1,r1,,",
        "low",
        "80",
        K::IntervalOrder,
    );
    accepted("values.csv", "v5,n1,c1,,2020,70,70,70,,p1,r1,,");
    accepted("values.csv", "v5,n1,c1,,2020,70,,70.1,,p1,r1,,");
}

#[test]
fn a_value_is_of_one_thing() {
    left_out(
        "values.csv",
        "v5,n1,c1,s:s1,2020,70,,,,p1,r1,,",
        "term",
        "s:s1",
        K::CaseAndTerm,
    );
    for key in ["s1", "s:", ":s1", "s:s1:x", "S:s1", "s: s1"] {
        let row = format!("v5,n1,,{key},2020,70,,,,p1,r1,,");
        left_out("values.csv", &row, "term", key, K::NotATermKey);
    }
}

// Rule 3: no figure without a source.

#[test]
fn a_value_names_a_reference() {
    left_out(
        "values.csv",
        "v5,n1,c1,,2020,70,,,,p1,,,",
        "reference",
        "",
        K::Required,
    );
}

#[test]
fn a_reference_has_a_doi_or_an_address() {
    left_out("references.csv", "r2,web,A,,T,,,", "", "r2", K::NoSource);
    accepted("references.csv", "r2,web,A,,T,10.1234/x,,");
    accepted("references.csv", "r2,web,A,,T,,,http://example.org");
}

#[test]
fn a_doi_is_bare() {
    for doi in [
        "https://doi.org/10.1234/x",
        "doi:10.1234/x",
        "10.123/x",
        "10.1234567890/x",
        "10.1234/",
        "10.1234",
        "11.1234/x",
        "10.12a4/x",
        "10.1234/a b",
    ] {
        left_out(
            "references.csv",
            &format!("r2,web,A,,T,{doi},,"),
            "doi",
            doi,
            K::NotADoi,
        );
    }
    for doi in [
        "10.1234/x",
        "10.123456789/x/y",
        "10.1002/(SICI)1097<1::AID>3.0.CO;2-A",
    ] {
        accepted("references.csv", &format!("r2,web,A,,T,{doi},,"));
    }
}

#[test]
fn a_pubmed_id_is_digits() {
    left_out(
        "references.csv",
        "r2,web,A,,T,10.1234/x,PMC12,",
        "pmid",
        "PMC12",
        K::NotDigits,
    );
}

// Rule 4: addresses.

#[test]
fn an_address_begins_with_http_or_https() {
    for url in [
        "javascript:alert(1)",
        "data:text/html;base64",
        "//example.org",
        "example.org",
        "ftp://example.org",
        "HTTPS://example.org",
        "https:/example.org",
        "https://",
        "https:///x",
        "https://?x",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/\u{202E}gpj",
        "https://example.org/<b>",
        "https://exam\u{200B}ple.org",
        "https:\\\\example.org",
        "https://example.org\\@evil.example",
    ] {
        let row = format!("e2,c1,2020,d1,B,L,{url}");
        left_out("decisions.csv", &row, "url", url, K::NotAnAddress);
    }
    for url in [
        "https://example.org",
        "http://example.org/é?x=1#y",
        "https://example.org:8080/(a)",
    ] {
        accepted("decisions.csv", &format!("e2,c1,2020,d1,B,L,{url}"));
    }
}

#[test]
fn a_view_is_a_fragment() {
    for view in [
        "?s=s1",
        "#s1",
        "https://example.org/#/",
        "#/ x",
        "#/\u{202E}x",
    ] {
        left_out(
            "stories.csv",
            &format!("h1,2,Titre,,{view}"),
            "view",
            view,
            K::NotAView,
        );
    }
}

// Rule 5: parents form a tree.

#[test]
fn a_term_is_not_its_own_parent() {
    left_out("terms.csv", "s,s3,s3,,Terme,", "parent", "s3", K::Cycle);
}

#[test]
fn a_parent_is_of_the_same_facet() {
    left_out(
        "terms.csv",
        "t,t2,s1,,Terme,",
        "parent",
        "s1",
        K::Dangling(Resource::Terms),
    );
}

#[test]
fn terms_on_a_cycle_and_below_one_are_left_out() {
    let mut files = Files::small();
    let line = files.append(
        "terms.csv",
        "t,x1,x2,,T,\nt,x2,x1,,T,\nt,x3,x2,,T,\nt,x4,x3,,T,",
    );
    let (dataset, report) = files.read();
    let of = Resource::Terms;
    assert_eq!(
        report.problems,
        [
            problem(of, line, "parent", "x2", K::Cycle),
            problem(of, line + 1, "parent", "x1", K::Cycle),
            problem(of, line + 2, "parent", "x2", K::Dangling(of)),
            problem(of, line + 3, "parent", "x3", K::Dangling(of)),
        ]
    );
    assert_eq!(report.left_out, [(of, 4)]);
    let t = dataset.facets.iter().find(|f| f.id == "t").unwrap();
    assert_eq!(t.terms().count(), 1);
}

#[test]
fn a_child_may_stand_before_its_parent() {
    let mut files = Files::small();
    files.append("terms.csv", "t,x3,x2,,T,\nt,x2,x1,,T,\nt,x1,,,T,");
    let (dataset, report) = files.read();
    assert_eq!(report.problems, []);
    let t = dataset.facets.iter().find(|f| f.id == "t").unwrap();
    let placed = t.terms().map(|id| dataset.term(id).unwrap());
    let placed: Vec<_> = placed.map(|t| (t.id.as_str(), t.depth)).collect();
    assert_eq!(placed, [("t1", 0), ("x1", 0), ("x2", 1), ("x3", 2)]);
}

// Rules 7 and 8, and the fields.

#[test]
fn markup_is_text() {
    let mut files = Files::small();
    files.append(
        "glossary.csv",
        "g2,<b>Mot</b>,\"<img src=x onerror=\"\"alert(1)\"\">\"",
    );
    let (dataset, report) = files.read();
    assert_eq!(report.problems, []);
    assert_eq!(dataset.glossary[1].term.fr, "<b>Mot</b>");
    assert_eq!(
        dataset.glossary[1].definition.fr,
        "<img src=x onerror=\"alert(1)\">"
    );
}

#[test]
fn marks_that_hide_or_reorder_text_are_told() {
    for mark in [
        '\u{202E}', '\u{2066}', '\u{200F}', '\u{61C}', '\0', '\u{7}', '\u{200B}', '\u{FEFF}',
        '\u{85}',
    ] {
        let word = format!("Mot{mark}");
        warned(
            "glossary.csv",
            &format!("g2,{word},Sens"),
            "term_fr",
            &word,
            K::HiddenMark(mark as u32),
        );
    }
    for text in ["Mot\u{AD}", "👩\u{200D}🔬", "l’\u{202F}eau", "\"a\nb\tc\""] {
        accepted("glossary.csv", &format!("g2,{text},Sens"));
    }
}

#[test]
fn a_small_count_of_persons_is_told() {
    for count in ["1", "5", "10", "9.5"] {
        let row = format!("v5,n1,c1,,2020,{count},,,,p1,r1,,");
        warned("values.csv", &row, "value", count, K::SmallCount);
    }
    for count in ["0", "11", "10.5"] {
        accepted("values.csv", &format!("v5,n1,c1,,2020,{count},,,,p1,r1,,"));
    }
}

#[test]
fn a_decision_has_a_date_that_the_calendar_has() {
    for date in ["2024", "2024-12", "2024-02-29", "2000-02-29", "2023-12-31"] {
        accepted("decisions.csv", &format!("e2,c1,{date},d1,B,L,"));
    }
    for date in [
        "2023-02-29",
        "1900-02-29",
        "2024-13",
        "2024-00",
        "2024-04-31",
        "2024-01-00",
        "24-01-01",
        "2024-1-1",
        "01/02/2024",
        "2024-01-01T00:00",
        "2024-",
        "2024-01-01-01",
        "20240101",
        "-2024",
    ] {
        left_out(
            "decisions.csv",
            &format!("e2,c1,{date},d1,B,L,"),
            "date",
            date,
            K::NotADate,
        );
    }
    left_out("decisions.csv", "e2,c1,,d1,B,L,", "date", "", K::Required);
}

#[test]
fn a_figure_has_the_date_of_a_day() {
    for date in ["2024", "2024-02", "2023-02-29"] {
        let row = format!("v5,n1,c1,,2020,70,,,,p1,r1,{date},");
        left_out("values.csv", &row, "as_of", date, K::NotADate);
    }
}

#[test]
fn a_year_has_four_digits() {
    for year in ["20", "02020", "2020.0", "-2020", "+202", " 2020", "MMXX"] {
        let row = format!("c3,T,P,S,L,{year},primary,,s1,u1,b1,p1,,");
        left_out("cases.csv", &row, "year", year, K::NotAYear);
    }
}

#[test]
fn a_step_is_a_whole_number_from_one() {
    for step in ["0", "-1", "1.0", "un", "99999999999", "+2"] {
        left_out(
            "pages.csv",
            &format!("method,{step},T,T,"),
            "step",
            step,
            K::NotAnInteger,
        );
    }
}

#[test]
fn words_are_those_of_the_contract() {
    for (file, row, column, word) in [
        ("facets.csv", "x,Source,X,", "role", "Source"),
        (
            "cases.csv",
            "c3,T,P,S,L,2020,tertiary,,s1,u1,b1,p1,,",
            "use_level",
            "tertiary",
        ),
        (
            "indicators.csv",
            "n2,number,text,m1,L,D,none,neutral,",
            "nature",
            "number",
        ),
        (
            "indicators.csv",
            "n2,qualitative,euro,m1,L,D,none,neutral,",
            "scale",
            "euro",
        ),
        (
            "indicators.csv",
            "n2,qualitative,text,m1,L,D,mean,neutral,",
            "aggregation",
            "mean",
        ),
        (
            "indicators.csv",
            "n2,qualitative,text,m1,L,D,none,better,",
            "polarity",
            "better",
        ),
        (
            "values.csv",
            "v5,n1,c1,,2020,70,,,,p1,r1,,TRUE",
            "highlight",
            "TRUE",
        ),
        ("references.csv", "r2,book,A,,T,10.1234/x,,", "type", "book"),
        ("terms.csv", "p,p2,,star,Terme,", "sign", "star"),
    ] {
        let mut files = Files::small();
        let line = files.append(file, row);
        let (_, report) = files.read();
        let [found] = report.problems.as_slice() else {
            panic!("{:?}", report.problems)
        };
        let place = (found.line, found.column.as_str(), found.value.as_str());
        assert_eq!(place, (line, column, word));
        assert!(matches!(&found.kind, K::NotAChoice(words) if !words.contains(&word)));
        assert_eq!(report.left_out, [(resource(file), 1)]);
    }
}

#[test]
fn a_case_has_a_term_of_each_required_facet() {
    for (row, column) in [
        ("c3,T,P,S,L,2020,primary,,,u1,b1,p1,,", "s"),
        ("c3,T,P,S,L,2020,primary,,s1,,b1,p1,,", "u"),
        ("c3,T,P,S,L,2020,primary,,s1,u1,,p1,,", "b"),
        ("c3,T,P,S,L,2020,primary,,s1,u1,b1,,,", "p"),
    ] {
        left_out("cases.csv", row, column, "", K::Required);
    }
}

#[test]
fn a_role_of_which_there_is_one_is_taken_once() {
    for (role, first_line) in [
        ("source", 2),
        ("proof", 5),
        ("decision", 6),
        ("dimension", 7),
    ] {
        left_out(
            "facets.csv",
            &format!("x,{role},X,"),
            "role",
            role,
            K::RoleTaken { first_line },
        );
    }
    let mut files = Files::small();
    files.append("facets.csv", "x,topic,X,");
    let (_, report) = files.read();
    let column = problem(Resource::Cases, 1, "x", "", K::MissingFacetColumn);
    assert_eq!(report.problems, [column]);
    assert_eq!(report.errors(), 0);
}

#[test]
fn a_required_role_is_there() {
    for (row, role) in [
        ("s,source", Role::Source),
        ("u,usage", Role::Usage),
        ("b,beneficiary", Role::Beneficiary),
        ("p,proof", Role::Proof),
    ] {
        let id = row.split(',').next().unwrap();
        let (problems, _) = changed("facets.csv", row, &format!("{id},other"));
        let missing = (
            Resource::Facets,
            0,
            role.word().to_owned(),
            K::RoleMissing(role),
        );
        assert_eq!(problems.first(), Some(&missing));
    }
}

#[test]
fn a_facet_is_not_named_like_a_column_of_the_cases() {
    for id in ["id", "year", "organisations", "references", "formerly"] {
        left_out(
            "facets.csv",
            &format!("{id},other,X,"),
            "id",
            id,
            K::ReservedFacet,
        );
    }
}

#[test]
fn signs_belong_to_the_proof_and_decision_facets() {
    for (row, sign) in [
        ("s,s3,,filled,Terme,", "filled"),
        ("s,s3,,absence,Terme,", "absence"),
        ("p,p2,,absence,Terme,", "absence"),
        ("d,d2,,ring,Terme,", "ring"),
    ] {
        warned("terms.csv", row, "sign", sign, K::MisplacedSign);
    }
    left_out(
        "terms.csv",
        "d,d2,,absence,Terme,",
        "sign",
        "absence",
        K::SecondAbsence,
    );
}

#[test]
fn a_decision_is_not_an_absence() {
    left_out(
        "decisions.csv",
        "e2,c2,2020,d0,B,L,",
        "kind",
        "d0",
        K::AbsentDecision,
    );
}

/// The ids of the terms of the decision facet that a case has.
fn decisions(files: &Files, case: u32) -> Vec<String> {
    let (dataset, _) = files.read();
    let facet = dataset.facet_with(Role::Decision).unwrap();
    let terms = dataset.terms_of(CaseId(case), facet);
    terms
        .map(|id| dataset.term(id).unwrap().id.clone())
        .collect()
}

#[test]
fn absence_is_said_of_cases_without_a_row_only() {
    let mut files = Files::small();
    assert_eq!(decisions(&files, 0), ["d1"]);
    assert_eq!(decisions(&files, 1), ["d0"]);
    // A row of which the date cannot be read is no absence.
    files.append("decisions.csv", "e2,c2,hier,d1,B,L,");
    assert_eq!(decisions(&files, 1), Vec::<String>::new());
    // Nor is a file that cannot be read.
    files.set("decisions.csv", "id,case\ne1,c1\n");
    assert_eq!(decisions(&files, 1), Vec::<String>::new());
    files.0.remove("decisions.csv");
    assert_eq!(decisions(&files, 1), Vec::<String>::new());
}

#[test]
fn decisions_of_a_case_go_from_the_oldest_to_the_newest() {
    let mut files = Files::small();
    files.append(
        "decisions.csv",
        "e2,c1,2021-03-02,d1,B,L,\ne3,c2,2019,d1,B,L,\ne4,c1,2020,d1,B,L,",
    );
    let (dataset, report) = files.read();
    assert_eq!(report.problems, []);
    assert_eq!(dataset.decisions_of(CaseId(0)), [3, 0, 1]);
    assert_eq!(dataset.decisions_of(CaseId(1)), [2]);
}

// Rule 9: the file is the one that was published.

fn promising(bytes: u64, hash: &str) -> Files {
    let mut files = Files::small();
    let promise = format!("\"name\":\"glossary\",\"bytes\":{bytes},\"hash\":\"{hash}\"");
    files.set("glossary.csv", "id,term_fr,definition_fr\n");
    files.replace("datapackage.json", "\"name\":\"glossary\"", &promise);
    files
}

/// `printf 'id,term_fr,definition_fr\n' | sha256sum`
const DIGEST: &str = "664e91c652dcd5ccc2a63b01b64633ec5b61bf9115f6eda24a6741c5345832b4";

#[test]
fn size_and_digest_agree_with_the_file() {
    let of = Resource::Glossary;
    let wrong = "0".repeat(64);
    for (bytes, hash, expected) in [
        (25, format!("sha256:{DIGEST}"), None),
        (25, DIGEST.to_uppercase(), None),
        (
            26,
            format!("sha256:{DIGEST}"),
            Some(problem(
                of,
                0,
                "",
                "25",
                K::WrongBytes {
                    promised: 26,
                    found: 25,
                },
            )),
        ),
        (
            25,
            format!("sha256:{wrong}"),
            Some(problem(
                of,
                0,
                "",
                &wrong,
                K::WrongHash {
                    found: DIGEST.into(),
                },
            )),
        ),
        (
            25,
            "md5:abc".into(),
            Some(problem(of, 0, "", "md5:abc", K::UnknownDigest)),
        ),
        (
            25,
            String::new(),
            Some(problem(of, 0, "", "", K::UnknownDigest)),
        ),
    ] {
        let (_, report) = promising(bytes, &hash).read();
        assert_eq!(report.problems, expected.into_iter().collect::<Vec<_>>());
        assert_eq!(report.rows_left_out(), 0);
    }
}
