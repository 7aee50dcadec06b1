//! The address: total, canonical, round-trip; and what a selection becomes when it is changed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;
mod oracle;

use std::fmt::Write;
use std::sync::LazyLock;

use common::Files;
use indicateurs::dataset::{CaseId, Dataset, TermId, UseLevel};
use indicateurs::i18n::Lang;
use indicateurs::selection::{
    LONGEST_TEXT, Look, Notice, OWN, Query, Route, Selection, Slide, Sort, UseLevels, View, Years,
};
use oracle::{Ask, World, all_terms, ask, edit, named};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

static FILES: LazyLock<Files> = LazyLock::new(Files::first_edition);
static WORLD: LazyLock<World> = LazyLock::new(|| World::of(&FILES));
static FIRST: LazyLock<Dataset> = LazyLock::new(|| FILES.read().0);

/// Issue 2's example of an address.
const EXAMPLE: &str = "#/?source=snds,-pmsi&usage=pharmacovigilance&q=meningiome&years=2015-2024&sort=year&edition=2026";

/// The canonical text of an address.
#[track_caller]
fn canonical(fragment: &str) -> String {
    View::parse(fragment, &FIRST).0.fragment(&FIRST)
}

#[track_caller]
fn notices(fragment: &str) -> Vec<Notice> {
    View::parse(fragment, &FIRST).1
}

#[track_caller]
fn selection(fragment: &str) -> Selection {
    View::parse(fragment, &FIRST).0.selection
}

/// Any text: all of Unicode, and above all what means something in an address.
fn text() -> impl Strategy<Value = String> {
    let special: Vec<char> = "%&#+=?/:,-.;'\"\\é🙂\u{301}\u{a0}\u{202e}\u{fffd}\n\t\0 2aF"
        .chars()
        .collect();
    let c = prop_oneof![2 => select(special), 1 => any::<char>()];
    vec(c, 0..30).prop_map(|chars| chars.into_iter().collect())
}

fn route() -> impl Strategy<Value = Route> {
    let cases = FIRST.case_count() as u32;
    let pages: Vec<String> = FIRST
        .pages
        .iter()
        .map(|section| section.page.clone())
        .collect();
    prop_oneof![
        4 => Just(Route::Explorer),
        2 => (0..cases).prop_map(|row| Route::Case(CaseId(row))),
        1 => select(pages).prop_map(Route::Page),
        1 => Just(Route::Indicators),
        1 => (0..2_u32).prop_map(Route::Indicator),
        1 => Just(Route::Glossary),
        1 => (0..FIRST.glossary.len() as u32).prop_map(Route::Word),
        1 => Just(Route::Barometer),
        1 => vec(0..cases, 0..5).prop_map(|rows| {
            let mut known: Vec<CaseId> = Vec::new();
            for row in rows {
                if !known.contains(&CaseId(row)) {
                    known.push(CaseId(row));
                }
            }
            Route::Dossier(known)
        }),
        1 => (text(), text()).prop_map(|(from, to)| Route::Diff { from, to }),
        1 => Just(Route::Local),
        1 => Just(Route::Stories),
        2 => slide().prop_map(|slide| Route::Story(Box::new(slide))),
        1 => Just(Route::Problems),
        // No page of any edition is called so: it is no slug.
        1 => text().prop_map(|path| Route::Missing(format!("Nowhere{path}."))),
    ]
}

fn slide() -> impl Strategy<Value = Slide> {
    let steps = FIRST.stories.iter().map(|step| step.story.clone());
    let mut counted: Vec<(String, u32)> = Vec::new();
    for story in steps {
        match counted.iter_mut().find(|(known, _)| *known == story) {
            Some((_, count)) => *count += 1,
            None => counted.push((story, 1)),
        }
    }
    let of_edition = select(counted).prop_flat_map(|(story, count)| (Just(story), 1..=count));
    let own = (Just(OWN.to_owned()), 1..u32::MAX);
    (
        prop_oneof![3 => of_edition, 1 => own],
        text(),
        any::<bool>(),
    )
        .prop_map(|((story, step), channel, notes)| Slide {
            story,
            step,
            channel,
            notes,
        })
}

fn view() -> impl Strategy<Value = View> {
    let some_text = || proptest::option::weighted(0.4, text());
    let sort = proptest::option::of(select(Sort::ALL.to_vec()));
    let edition = some_text().prop_map(|id| id.filter(|id| !id.is_empty()));
    let ask = ask(&WORLD, vec!["méningiome".into()]);
    (
        route(),
        ask,
        some_text(),
        sort,
        edition,
        select(Lang::ALL.to_vec()),
        any::<bool>(),
        proptest::option::of(select(Look::ALL.to_vec())),
    )
        .prop_map(
            |(route, ask, text, sort, edition, lang, embed, look)| View {
                embed,
                look,
                route,
                selection: ask
                    .selection(&FIRST)
                    .with_text(&text.unwrap_or_default())
                    .with_sort(sort),
                edition,
                lang,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_view_survives_its_address(view in view()) {
        let (read, notices) = View::parse(&view.fragment(&FIRST), &FIRST);
        let expected = match &view.route {
            Route::Missing(path) => vec![Notice::UnknownPath(path.clone())],
            _ => Vec::new(),
        };
        prop_assert_eq!((&read, notices), (&view, expected));
    }

    #[test]
    fn an_address_needs_no_more_escapes(view in view()) {
        // What a browser, a messenger or a code reader may change on the way.
        let fragment = view.fragment(&FIRST);
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%&=,:/?#".contains(c);
        prop_assert!(fragment.chars().all(plain), "{}", fragment);
        prop_assert!(fragment.starts_with("#/"));
        prop_assert!(!fragment[1..].contains('#'));
    }

    #[test]
    fn views_that_differ_are_texts_that_differ(one in view(), other in view(), at in any::<Index>()) {
        prop_assert_eq!(one == other, one.fragment(&FIRST) == other.fragment(&FIRST));
        let term = TermId(at.index(FIRST.terms.len()) as u32);
        let near = View { selection: one.selection.clone().toggled(&FIRST, term), ..one.clone() };
        prop_assert_eq!(one == near, one.fragment(&FIRST) == near.fragment(&FIRST));
    }

    #[test]
    fn any_text_is_a_view_and_what_is_written_back_stands(text in text()) {
        settles(&text)?;
        settles(&format!("#/?{text}"))?;
        settles(&format!("#/case/{text}?source={text}&q={text}&years={text}&use={text}"))?;
    }

    #[test]
    fn a_damaged_address_is_a_view_and_what_is_written_back_stands(
        view in view(),
        damage in vec((any::<Index>(), any::<Index>(), text()), 1..4),
    ) {
        let mut text: Vec<char> = view.fragment(&FIRST).chars().collect();
        for (from, to, with) in damage {
            let (a, b) = (from.index(text.len() + 1), to.index(text.len() + 1));
            text.splice(a.min(b)..a.max(b).min(a.min(b) + 5), with.chars());
        }
        settles(&text.into_iter().collect::<String>())?;
    }

    #[test]
    fn another_spelling_of_a_view_is_the_same_view(
        view in view(),
        order in any::<u64>(),
        escapes in any::<u64>(),
    ) {
        let fragment = view.fragment(&FIRST);
        let other = respelled(&fragment, order, escapes);
        prop_assert_eq!(canonical(&other), fragment, "{}", other);
    }
}

/// Reading gives a view whose text gives the same view, without anything left to say but that
/// nothing stands at its path.
fn settles(text: &str) -> Result<(), TestCaseError> {
    let (view, _) = View::parse(text, &FIRST);
    let fragment = view.fragment(&FIRST);
    let (again, notices) = View::parse(&fragment, &FIRST);
    prop_assert_eq!(&again, &view, "{:?} as {}", text, fragment);
    prop_assert_eq!(again.fragment(&FIRST), fragment);
    let of_path = |notice: &Notice| matches!(notice, Notice::UnknownPath(_));
    prop_assert!(notices.iter().all(of_path), "{:?}", notices);
    // What is read before an edition is there says the same.
    let query = Query::parse(text);
    prop_assert_eq!(query.lang(), view.lang);
    prop_assert_eq!(query.edition(), view.edition.as_deref());
    Ok(())
}

/// The same address with its keys in another order, lists turned round, cut in two keys, their
/// terms repeated, and characters escaped that need not be. Both numbers are sources of chance.
fn respelled(fragment: &str, mut order: u64, escapes: u64) -> String {
    let Some((path, query)) = fragment.split_once('?') else {
        return fragment.to_owned();
    };
    let mut chance = || {
        order = order
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (order >> 33) as usize
    };
    let mut pairs = Vec::new();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap();
        if WORLD.facets.iter().any(|facet| facet == key) {
            let (all, list) = match value.strip_prefix("all:") {
                Some(list) => ("all:", list),
                None => ("", value),
            };
            let mut terms: Vec<&str> = list.split(',').collect();
            terms.reverse();
            let cut = chance() % (terms.len() + 1);
            // The last term of the first part is repeated in the second.
            let (first, second) = (&terms[..cut], &terms[cut.saturating_sub(1)..]);
            pairs.push(format!("{key}={all}{}", first.join(",")));
            pairs.push(format!("{key}={}", second.join(",,")));
        } else {
            pairs.push(pair.to_owned());
        }
    }
    for at in (1..pairs.len()).rev() {
        pairs.swap(at, chance() % (at + 1));
    }
    let mut out = format!("{path}?");
    let mut in_escape = 0;
    for (at, c) in pairs.join("&").chars().enumerate() {
        in_escape = if c == '%' { 3 } else { in_escape - 1_i32 };
        let needlessly = in_escape <= 0 && !"&=%".contains(c) && escapes >> (at % 64) & 1 == 1;
        match c {
            c if needlessly => write!(out, "%{:02x}", c as u32).unwrap(),
            c => out.push(c),
        }
    }
    out.replace("%20", "+")
}

#[test]
fn the_example_is_its_own_canonical_form() {
    let (view, notices) = View::parse(EXAMPLE, &FIRST);
    assert_eq!(notices, []);
    assert_eq!(view.fragment(&FIRST), EXAMPLE);
    assert_eq!(view.edition.as_deref(), Some("2026"));
    assert_eq!(view.selection.years(), Years::between(2015, 2024));
    assert_eq!(view.selection.sort(), Sort::Year);
}

#[test]
fn spellings_of_one_selection_have_one_text() {
    for (spelling, text) in [
        ("", "#/"),
        ("#", "#/"),
        ("#/", "#/"),
        ("#///", "#/"),
        ("#/?", "#/"),
        ("#/?&&", "#/"),
        ("#?source=snds", "#/?source=snds"),
        ("/?source=snds", "#/?source=snds"),
        // The order of keys and terms, repetition, empty items.
        (
            "#/?usage=pharmacovigilance&source=snds",
            "#/?source=snds&usage=pharmacovigilance",
        ),
        ("#/?source=-pmsi,snds", "#/?source=snds,-pmsi"),
        ("#/?source=snds&source=-pmsi", "#/?source=snds,-pmsi"),
        ("#/?source=snds,,snds,", "#/?source=snds"),
        ("#/?source=snds%2C%2Dpmsi", "#/?source=snds,-pmsi"),
        ("#/?s%6Furce=snds", "#/?source=snds"),
        ("#/?facet.source=snds", "#/?source=snds"),
        ("#/?source=", "#/"),
        ("#/?source=all:", "#/"),
        // `all:` is for the whole list, and says something of two terms or more.
        ("#/?source=all:snds", "#/?source=snds"),
        (
            "#/?source=all:snds&source=cohorte",
            "#/?source=all:snds,cohorte",
        ),
        (
            "#/?source=cohorte&source=all:snds",
            "#/?source=all:snds,cohorte",
        ),
        ("#/?source=all%3Asnds,cohorte", "#/?source=all:snds,cohorte"),
        ("#/?source=all:-pmsi", "#/?source=-pmsi"),
        // An alternative that is excluded again is none.
        ("#/?source=snds,cohorte,-cohorte", "#/?source=snds,-cohorte"),
        // A contradiction is shown as it is.
        ("#/?source=snds,-snds", "#/?source=snds,-snds"),
        (
            "#/?source=all:snds,cohorte,-snds",
            "#/?source=all:snds,cohorte,-snds",
        ),
        // Text.
        ("#/?q=", "#/"),
        ("#/?q=%20%C2%A0+", "#/"),
        ("#/?q=+a++b%0Ac", "#/?q=a%20b%20c"),
        ("#/?q=100%", "#/?q=100%25"),
        ("#/?q=a=b#c", "#/?q=a%3Db%23c"),
        ("#/?q=%FF", "#/?q=%EF%BF%BD"),
        // Years.
        ("#/?years=2015", "#/?years=2015-2015"),
        ("#/?years=2024-2015", "#/?years=2015-2024"),
        ("#/?years=2015-", "#/?years=2015-"),
        ("#/?years=-2015", "#/?years=-2015"),
        ("#/?years=02015-", "#/"),
        ("#/?years=-", "#/"),
        ("#/?years=", "#/"),
        // Use levels.
        ("#/?use=mixed,secondary", "#/"),
        ("#/?use=mixed,primary,mixed", "#/?use=primary,mixed"),
        ("#/?use=", "#/"),
        // The order that would be taken anyway.
        ("#/?sort=year", "#/"),
        ("#/?sort=relevance", "#/"),
        ("#/?sort=relevance&q=a", "#/?q=a"),
        ("#/?sort=year&q=a", "#/?q=a&sort=year"),
        ("#/?sort=title", "#/?sort=title"),
        // The last that is understood counts, in any order of settings.
        ("#/?lang=fr&lang=en", "#/?lang=en"),
        ("#/?lang=en&lang=fr", "#/"),
        ("#/?lang=en&lang=xx", "#/?lang=en"),
        ("#/?edition=2025&edition=2026&edition=", "#/?edition=2026"),
        ("#/?sort=title&sort=xx", "#/?sort=title"),
        ("#/?years=2015-&years=xx", "#/?years=2015-"),
        ("#/?q=a&q=b", "#/?q=b"),
        // Paths.
        ("#/method/", "#/method"),
        ("#/m%65thod", "#/method"),
        ("#/local?lang=en", "#/local?lang=en"),
        ("#/problems?source=snds", "#/problems?source=snds"),
        (
            "#/case%2Fmediator-valvulopathies",
            "#/case/mediator-valvulopathies",
        ),
    ] {
        assert_eq!(canonical(spelling), text, "{spelling}");
    }
}

#[test]
fn of_a_term_and_one_below_it_the_redundant_one_disappears() {
    let key = |(facet, id): (String, String)| (facet, id);
    let mut pairs = 0;
    for child in all_terms(&FIRST) {
        let Some(parent) = FIRST.term(child).unwrap().parent else {
            continue;
        };
        pairs += 1;
        let (f, c) = key(named(&FIRST, child));
        let (_, p) = key(named(&FIRST, parent));
        for (spelling, text) in [
            (format!("{c},{p}"), p.clone()),
            (format!("-{c},-{p}"), format!("-{p}")),
            (format!("all:{p},{c}"), c.clone()),
            (format!("{p},{c},-{c}"), format!("{p},-{c}")),
            (format!("{p},-{c}"), format!("{p},-{c}")),
            // Nothing matches: the reader sees both and drops one.
            (format!("{c},-{p}"), format!("{c},-{p}")),
        ] {
            assert_eq!(
                canonical(&format!("#/?{f}={spelling}")),
                format!("#/?{f}={text}")
            );
        }
    }
    assert!(pairs > 0);
}

#[test]
fn the_derived_facets_are_asked_like_the_others() {
    for fragment in [
        "#/?decision=mesure-produit-sante",
        "#/?decision=aucune-documentee",
        "#/?dimension=qualite-des-soins",
        "#/?indicator=personnes-analysees",
        // Indicators stand under their dimensions: quality of care comes before use of sources.
        "#/?indicator=all:personnes-concernees,personnes-analysees",
    ] {
        assert_eq!(notices(fragment), []);
        assert_eq!(canonical(fragment), fragment);
    }
}

#[test]
fn every_view_of_the_stories_is_understood() {
    // Issue 2 builds no barometer.
    let views = FIRST.stories.iter().map(|step| step.view.as_str());
    let views: Vec<&str> = views.filter(|view| *view != "#/barometer").collect();
    assert!(views.iter().any(|view| view.starts_with("#/?")));
    for view in views {
        assert_eq!(notices(view), [], "{view}");
        assert_eq!(canonical(view), view);
    }
}

#[test]
fn a_step_that_is_not_there_is_no_address_and_an_own_one_may_be() {
    let told = &FIRST.stories[0];
    let of = FIRST.stories.iter().filter(|step| step.story == told.story);
    let count = of.count();
    let story = &told.story;
    for (written, canonical_form) in [
        (format!("#/story/{story}"), format!("#/story/{story}/1")),
        (format!("#/story/{story}/01"), format!("#/story/{story}/1")),
        (
            format!("#/presenter/{story}/{count}?channel=a%20b"),
            format!("#/presenter/{story}/{count}?channel=a%20b"),
        ),
        ("#/story/own/99".into(), "#/story/own/99".into()),
        ("#/stories?channel=a".into(), "#/stories".into()),
    ] {
        assert_eq!(canonical(&written), canonical_form);
    }
    for nowhere in [
        format!("#/story/{story}/0"),
        format!("#/story/{story}/{}", count + 1),
        format!("#/story/{story}/1/2"),
        "#/story/nothing/1".into(),
        "#/story/own/0".into(),
        "#/story/".into(),
    ] {
        let (view, notices) = View::parse(&nowhere, &FIRST);
        assert!(matches!(view.route, Route::Missing(_)), "{nowhere}");
        assert_eq!(notices.len(), 1, "{nowhere}");
    }
    assert_eq!(
        notices("#/stories?channel=a"),
        vec![Notice::UnknownKey("channel".into())]
    );
}

#[test]
fn what_is_unknown_is_named_once_in_order_and_the_rest_applies() {
    let source = FIRST.facet_ids().next().unwrap().0;
    let key = |key: &str| Notice::UnknownKey(key.into());
    let value = |key: &str, value: &str| Notice::UnknownValue {
        key: key.into(),
        value: value.into(),
    };
    let term = |id: &str| Notice::UnknownTerm {
        facet: source,
        id: id.into(),
    };
    let path = |path: &str| Notice::UnknownPath(path.into());
    for (fragment, said, applied) in [
        ("#/?colour=red", vec![key("colour")], "#/"),
        ("#/?Source=snds", vec![key("Source")], "#/"),
        ("#/?=x", vec![key("=x")], "#/"),
        ("#/?a=1&a=2&b", vec![key("a"), key("b")], "#/"),
        ("#/?facet.q=a", vec![key("facet.q")], "#/"),
        ("#/?facet.indicator=a", vec![key("facet.indicator")], "#/"),
        (
            "#/?source=snds,x,-y,-x",
            vec![term("x"), term("y")],
            "#/?source=snds",
        ),
        (
            "#/?source=-&source=SNDS",
            vec![term("-"), term("SNDS")],
            "#/",
        ),
        (
            "#/?years=20155-&q=a",
            vec![value("years", "20155-")],
            "#/?q=a",
        ),
        (
            "#/?years=2015-2016-2017",
            vec![value("years", "2015-2016-2017")],
            "#/",
        ),
        ("#/?years=%2B201", vec![value("years", "+201")], "#/"),
        (
            "#/?use=primary,x,y",
            vec![value("use", "x"), value("use", "y")],
            "#/?use=primary",
        ),
        ("#/?use=x", vec![value("use", "x")], "#/"),
        (
            "#/?sort=x&lang=x",
            vec![value("sort", "x"), value("lang", "x")],
            "#/",
        ),
        ("#/nowhere?q=a", vec![path("nowhere")], "#/nowhere?q=a"),
        ("#/case/none", vec![path("case/none")], "#/case/none"),
        ("#/case", vec![path("case")], "#/case"),
        ("#/a%3Fb/c%20d", vec![path("a?b/c d")], "#/a%3Fb/c%20d"),
        (
            "#/x?sort=y&source=z,snds&k&edition=none&years=2020",
            vec![path("x"), value("sort", "y"), term("z"), key("k")],
            "#/x?source=snds&years=2020-2020&edition=none",
        ),
    ] {
        assert_eq!(notices(fragment), said, "{fragment}");
        assert_eq!(canonical(fragment), applied, "{fragment}");
    }
}

#[test]
fn ten_thousand_unknown_parts_are_named_without_delay() {
    let mut fragment = String::from("#/?source=");
    (0..10_000).for_each(|at| write!(fragment, "x{at},").unwrap());
    (0..10_000).for_each(|at| write!(fragment, "&k{at}").unwrap());
    assert_eq!(notices(&fragment).len(), 20_000);
}

/// The first edition, in which one term of each facet and a case once had other ids.
fn renamed_once() -> Dataset {
    let mut files = Files::first_edition();
    edit(&mut files, "terms.csv", |row| {
        if row["id"] == "snds" || row["id"] == "pharmacovigilance" {
            row.insert("formerly".into(), format!("old-{}|older", row["id"]));
        }
        // Today's ids come before those of the past.
        if row["facet"] == "source" && row["id"] == "cohorte" {
            row.insert("formerly".into(), "pmsi".into());
        }
    });
    edit(&mut files, "indicators.csv", |row| {
        if row["id"] == "personnes-analysees" {
            row.insert("formerly".into(), "population".into());
        }
    });
    edit(&mut files, "cases.csv", |row| {
        if row["id"] == "mediator-valvulopathies" {
            row.insert("formerly".into(), "mediator|benfluorex".into());
        }
    });
    let (dataset, report) = files.read();
    assert_eq!(report.errors(), 0, "{:?}", report.problems);
    dataset
}

#[test]
fn a_former_id_opens_what_it_is_today_says_so_and_is_written_back_as_today() {
    let dataset = renamed_once();
    let term = |id: &str, facet: &str, today: &str| Notice::FormerTerm {
        id: id.into(),
        term: oracle::term(&dataset, facet, today),
    };
    let case = |id: &str| Notice::FormerCase {
        id: id.into(),
        case: dataset.case("mediator-valvulopathies").unwrap(),
    };
    for (fragment, said, today) in [
        (
            "#/?source=old-snds",
            vec![term("old-snds", "source", "snds")],
            "#/?source=snds",
        ),
        (
            "#/?source=-older",
            vec![term("older", "source", "snds")],
            "#/?source=-snds",
        ),
        (
            "#/?usage=older&source=older,older,snds",
            vec![
                term("older", "usage", "pharmacovigilance"),
                term("older", "source", "snds"),
            ],
            "#/?source=snds&usage=pharmacovigilance",
        ),
        ("#/?source=pmsi", vec![], "#/?source=pmsi"),
        (
            "#/?indicator=population",
            vec![term("population", "indicator", "personnes-analysees")],
            "#/?indicator=personnes-analysees",
        ),
        (
            "#/case/mediator",
            vec![case("mediator")],
            "#/case/mediator-valvulopathies",
        ),
        (
            "#/case/benfluorex?lang=en",
            vec![case("benfluorex")],
            "#/case/mediator-valvulopathies?lang=en",
        ),
    ] {
        let (view, notices) = View::parse(fragment, &dataset);
        assert_eq!(notices, said, "{fragment}");
        assert_eq!(view.fragment(&dataset), today);
    }
}

#[test]
fn a_former_id_of_a_dimension_opens_it_among_the_indicators_too() {
    let mut files = Files::first_edition();
    edit(&mut files, "terms.csv", |row| {
        if row["facet"] == "dimension" && row["id"] == "connaissance" {
            row.insert("formerly".into(), "savoir".into());
        }
    });
    let (dataset, report) = files.read();
    assert_eq!(report.errors(), 0, "{:?}", report.problems);
    for facet in ["dimension", "indicator"] {
        let (view, notices) = View::parse(&format!("#/?{facet}=savoir"), &dataset);
        let id = "savoir".into();
        let term = oracle::term(&dataset, facet, "connaissance");
        assert_eq!(notices, [Notice::FormerTerm { id, term }]);
        let today = format!("#/?{facet}=connaissance");
        assert_eq!(view.fragment(&dataset), today);
    }
}

#[test]
fn a_facet_called_like_a_setting_has_an_address_of_its_own() {
    for name in [
        "q",
        "years",
        "use",
        "edition",
        "lang",
        "sort",
        "indicator",
        "theme",
        "embed",
        "facet",
    ] {
        let mut files = Files::first_edition();
        edit(&mut files, "facets.csv", |row| rename(row, "id", name));
        edit(&mut files, "terms.csv", |row| rename(row, "facet", name));
        files.replace("cases.csv", ",topic,", &format!(",{name},"));
        let (dataset, report) = files.read();
        assert_eq!(report.errors(), 0, "{:?}", report.problems);
        let facet = dataset
            .facet_ids()
            .find(|(_, f)| f.id == name && f.role.is_some());
        let (facet, of) = facet.unwrap();
        let term = of.terms().next().unwrap();
        let id = &dataset.term(term).unwrap().id;

        let fragment = format!("#/?facet.{name}={id}");
        let (view, notices) = View::parse(&fragment, &dataset);
        assert_eq!(notices, [], "{name}");
        assert_eq!(view.selection, Selection::default().toggled(&dataset, term));
        assert_eq!(view.fragment(&dataset), fragment);
        assert_eq!(view.selection.clause(facet).include, [term]);
        // The setting, and the derived facet, keep their own name.
        let of_setting = View::parse(&format!("#/?{name}={id}"), &dataset).0;
        assert!(of_setting.selection.clause(facet).is_empty(), "{name}");
        let with_both = format!("#/?facet.{name}={id}&indicator=personnes-analysees&q=a");
        let (view, notices) = View::parse(&with_both, &dataset);
        assert_eq!(notices, []);
        assert_eq!(view.fragment(&dataset), with_both);
    }
}

fn rename(row: &mut oracle::Row, column: &str, to: &str) {
    if row[column] == "topic" {
        row.insert(column.into(), to.into());
    }
}

#[test]
fn a_fragment_is_taken_apart_before_there_is_an_edition() {
    let query = Query::parse("#/case/a%20b?lang=en&edition=2025&q=x+y&z");
    assert_eq!(query.path, "case/a b");
    assert_eq!(query.lang(), Lang::En);
    assert_eq!(query.edition(), Some("2025"));
    assert_eq!(query.get("q"), Some("x y"));
    assert_eq!(query.get("z"), None);
    assert_eq!(Query::parse("#/").lang(), Lang::Fr);
    assert_eq!(Query::parse("#/?edition=").edition(), None);
}

#[test]
fn a_long_text_is_cut_at_a_character() {
    let long = "é ".repeat(LONGEST_TEXT);
    let selection = Selection::default().with_text(&long);
    assert!(selection.text().chars().count() <= LONGEST_TEXT);
    assert_eq!(selection.clone().with_text(selection.text()), selection);
}

#[test]
fn years_that_an_address_cannot_write_are_put_where_it_can() {
    let years = |from, to| Selection::default().with_years(Years { from, to }).years();
    assert_eq!(years(Some(-5), Some(i32::MAX)), Years::between(0, 9999));
    assert_eq!(years(Some(2020), Some(2010)), Years::between(2010, 2020));
    assert_eq!(years(None, Some(2010)).from, None);
}

#[test]
fn the_last_counted_use_level_cannot_be_taken_away() {
    let primary = UseLevels::of(&[UseLevel::Primary]);
    assert_eq!(primary.toggled(UseLevel::Primary), primary);
    assert_eq!(UseLevels::of(&[]), UseLevels::default());
    let all = UseLevels::default().toggled(UseLevel::Primary);
    assert_eq!(all.iter().collect::<Vec<_>>(), UseLevel::ALL);
    assert_eq!(all.toggled(UseLevel::Primary), UseLevels::default());
}

#[test]
fn the_order_follows_the_text_unless_it_is_asked_for() {
    let none = Selection::default();
    let text = none.clone().with_text("a");
    assert_eq!((none.sort(), text.sort()), (Sort::Year, Sort::Relevance));
    let by_title = text.clone().with_sort(Some(Sort::Title));
    assert_eq!(by_title.clone().with_text("").sort(), Sort::Title);
    assert_eq!(text.clone().with_sort(Some(Sort::Relevance)), text);
    assert_eq!(none.clone().with_sort(Some(Sort::Relevance)), none);
    let by_year = text.with_sort(Some(Sort::Year));
    assert_eq!(by_year.sort(), Sort::Year);
    assert_eq!(by_year.with_text(""), none, "no other order is left behind");
    assert!(by_title.with_text("").is_empty(), "an order asks nothing");
}

/// A term with a parent, its parent, and a term apart from both; all of one facet.
fn family() -> (TermId, TermId, TermId) {
    let term = |id: &str| oracle::term(&FIRST, "source", id);
    (
        term("snds"),
        term("base-medico-administrative"),
        term("cohorte"),
    )
}

type Change = Box<dyn Fn(Selection) -> Selection>;

#[test]
fn changing_a_clause_does_what_its_button_says() {
    let (child, parent, other) = family();
    let [c, p, o] = ["snds", "base-medico-administrative", "cohorte"];
    let include = |term: TermId| move |s: Selection| s.toggled(&FIRST, term);
    let exclude = |term: TermId| move |s: Selection| s.toggled_out(&FIRST, term);
    let cases: [(String, Change, String); 14] = [
        (String::new(), Box::new(include(child)), c.into()),
        (c.into(), Box::new(include(child)), String::new()),
        (c.into(), Box::new(include(other)), format!("{c},{o}")),
        // Below a chosen term: narrower. Above: wider.
        (p.into(), Box::new(include(child)), c.into()),
        (c.into(), Box::new(include(parent)), p.into()),
        // What is chosen is no longer excluded, whatever excluded it.
        (format!("-{c}"), Box::new(include(child)), c.into()),
        (format!("-{p}"), Box::new(include(child)), c.into()),
        (
            format!("-{c}"),
            Box::new(include(parent)),
            format!("{p},-{c}"),
        ),
        (p.into(), Box::new(exclude(child)), format!("{p},-{c}")),
        // What is excluded is no longer chosen, nor what is below it.
        (c.into(), Box::new(exclude(child)), format!("-{c}")),
        (
            format!("{c},{o}"),
            Box::new(exclude(parent)),
            format!("{o},-{p}"),
        ),
        // The same among exclusions.
        (format!("-{p}"), Box::new(exclude(child)), format!("-{c}")),
        (format!("-{c}"), Box::new(exclude(parent)), format!("-{p}")),
        (format!("{p},-{c}"), Box::new(exclude(child)), p.into()),
    ];
    for (before, change, after) in cases {
        let of = |list: &str| selection(&format!("#/?source={list}"));
        assert_eq!(change(of(&before)), of(&after), "{before} → {after}");
    }
}

proptest! {
    #[test]
    fn toggling_a_term_twice_gives_the_selection_back(
        ask in ask(&WORLD, vec!["a".into()]),
        at in any::<Index>(),
    ) {
        let before = ask.selection(&FIRST);
        let term = TermId(at.index(FIRST.terms.len()) as u32);
        let clause = before.clause(FIRST.term(term).unwrap().facet);
        let related = |a: &TermId, b: TermId| FIRST.is_within(*a, b) || FIRST.is_within(b, *a);
        // Choosing takes the place of what is above and below, and ends contradictions.
        let mut known = clause.include.iter().chain(&clause.exclude);
        prop_assume!(!known.any(|known| related(known, term)));
        let contradicts = |a: &TermId| clause.exclude.iter().any(|b| FIRST.is_within(*a, *b));
        prop_assume!(!clause.include.iter().any(contradicts));
        for change in [Selection::toggled, Selection::toggled_out] {
            let once = change(before.clone(), &FIRST, term);
            prop_assert_ne!(&once, &before);
            prop_assert_eq!(&change(once, &FIRST, term), &before);
        }
    }

    #[test]
    fn a_toggled_term_is_chosen_or_no_longer(
        ask in ask(&WORLD, vec!["a".into()]),
        at in any::<Index>(),
    ) {
        let before = ask.selection(&FIRST);
        let term = TermId(at.index(FIRST.terms.len()) as u32);
        let facet = FIRST.term(term).unwrap().facet;
        let chosen = |s: &Selection| s.clause(facet).include.contains(&term);
        let excluded = |s: &Selection| s.clause(facet).exclude.contains(&term);
        let on = before.clone().toggled(&FIRST, term);
        prop_assert_eq!(chosen(&on), !chosen(&before));
        let out = before.clone().toggled_out(&FIRST, term);
        prop_assert_eq!(excluded(&out), !excluded(&before));
    }
}

#[test]
fn a_term_that_does_not_exist_changes_nothing() {
    let before = selection(EXAMPLE);
    let none = TermId(u32::MAX);
    assert_eq!(before.clone().toggled(&FIRST, none), before);
    assert_eq!(before.clone().toggled_out(&FIRST, none), before);
    assert_eq!(Ask::default().selection(&FIRST), Selection::default());
}
