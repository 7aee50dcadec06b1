//! Ratios, people and delays: pictures compared with those checked in, what holds for any
//! edition and width, and what is said.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::Files;
use indicateurs::aggregate::{Heading, heading};
use indicateurs::charts::delays::{self, DelayRow, DelaySeries};
use indicateurs::charts::draw::draw_following;
use indicateurs::charts::forest::{self, ForestRow, ForestSeries};
use indicateurs::charts::people::{self, Dot, DotSeries};
use indicateurs::charts::{
    Anchor, Area, Axis, Hit, Key, Mark, MarkKind, Measure, Placed, Shape, TableMeasure, Theme, draw,
};
use indicateurs::dataset::model::PartialDate;
use indicateurs::dataset::{Dataset, Scale};
use indicateurs::engine::{Bits, Index, Outcome};
use indicateurs::figure::{Act, Context, Figure, Kind, figure};
use indicateurs::i18n::Lang;
use indicateurs::selection::Selection;
use plotters::backend::DrawingBackend;
use plotters_svg::SVGBackend;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

/// An edition, counted.
struct World {
    dataset: Dataset,
    index: Index,
    selection: Selection,
    outcome: Outcome,
    heading: Heading,
}

impl World {
    fn of(files: &Files) -> Self {
        let (dataset, _) = files.read();
        let index = Index::new(&dataset);
        let selection = Selection::default();
        let outcome = index.evaluate(&selection);
        let heading = heading(&dataset, &index, &selection, &outcome);
        Self {
            dataset,
            index,
            selection,
            outcome,
            heading,
        }
    }

    /// The edition with all of its cases. An index of so many takes its time, and no figure here
    /// asks it anything.
    fn without_index(files: &Files) -> Self {
        let (dataset, _) = files.read();
        let cases = dataset.case_count();
        let small = Self::of(&edition(&[2020], &[], &[]));
        Self {
            outcome: Outcome {
                rows: Bits::all(cases),
                ..small.outcome
            },
            heading: Heading {
                cases: cases as u32,
                ..small.heading
            },
            dataset,
            ..small
        }
    }

    fn figure(&self, kind: Kind, lang: Lang) -> Box<dyn Figure> {
        let context = Context {
            dataset: &self.dataset,
            index: &self.index,
            selection: &self.selection,
            outcome: &self.outcome,
            heading: &self.heading,
            years: &[],
            lang,
        };
        figure(kind, &context)
    }
}

static FIRST: LazyLock<World> = LazyLock::new(|| World::of(&Files::published()));

const KINDS: [Kind; 5] = [
    Kind::Forest(0),
    Kind::Forest(1),
    Kind::People,
    Kind::Delays(0),
    Kind::Delays(1),
];

fn svg(placed: &Placed, theme: &Theme) -> String {
    let mut text = String::new();
    {
        let size = (placed.width as u32, placed.height as u32);
        let mut backend = SVGBackend::with_string(&mut text, size);
        draw(placed, theme, &mut backend).unwrap();
        backend.present().unwrap();
    }
    text
}

#[track_caller]
fn snapshot(name: &str, placed: &Placed, theme: &Theme) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.svg"));
    let drawn = svg(placed, theme);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &drawn).unwrap();
        return;
    }
    let known = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        known == drawn,
        "tests/snapshots/{name}.svg is missing or another picture than the code draws. If the \
         new picture is right, run `UPDATE_SNAPSHOTS=1 cargo test --no-default-features --test \
         marks`, look at the file, and commit it."
    );
}

#[test]
fn the_edition_looks_as_it_did() {
    let (light, dark) = (Theme::light(), Theme::dark());
    let snap = |name: &str, kind, lang, width, theme: &Theme| {
        snapshot(
            name,
            &FIRST.figure(kind, lang).place(width, &TableMeasure),
            theme,
        );
    };
    let kinds = [
        ("forest", Kind::Forest(0)),
        ("people", Kind::People),
        ("delays", Kind::Delays(0)),
    ];
    for (name, kind) in kinds {
        snap(&format!("{name}-fr"), kind, Lang::Fr, 640.0, &light);
        snap(&format!("{name}-en"), kind, Lang::En, 768.0, &light);
        snap(&format!("{name}-phone"), kind, Lang::Fr, 320.0, &light);
        snap(&format!("{name}-dark"), kind, Lang::Fr, 960.0, &dark);
        snap(
            &format!("{name}-contrast"),
            kind,
            Lang::En,
            640.0,
            &Theme::contrast(),
        );
        snap(
            &format!("{name}-print"),
            kind,
            Lang::Fr,
            640.0,
            &Theme::print(),
        );
        snap(&format!("{name}-room"), kind, Lang::En, 1920.0, &dark);
    }
    snap("forest-last", Kind::Forest(9), Lang::Fr, 640.0, &light);
}

/// An edition of so many cases, the publication of each in a year, with these values (indicator,
/// case, value, low, high, text, comparison, proof) and decisions (case, date).
fn edition(years: &[i32], values: &[[&str; 8]], decisions: &[(usize, &str)]) -> Files {
    let mut files = Files::small();
    let mut text = String::from(
        "id,title_fr,plain_fr,summary_fr,limits_fr,year,use_level,references,s,u,b,p,t,formerly\n",
    );
    for (at, year) in years.iter().enumerate() {
        writeln!(
            text,
            "c{at},Cas numéro {at},Phrase,Résumé,Limites,{year},secondary,r1,s2,u1,b1,p1,t1,"
        )
        .unwrap();
    }
    files.set("cases.csv", &text);
    files.replace(
        "terms.csv",
        "p,p1,,filled,Observé,\n",
        "p,p1,,filled,Mesuré,\np,p2,,half,Observé,\np,p3,,ring,Rapporté,\np,p4,,diamond,Attendu,\n\
         p,p5,,not-equal,Contesté,\np,p6,,empty,Non établi,\np,p7,,,Sans signe,\n",
    );
    let indicators = "id,nature,scale,dimension,label_fr,definition_fr,unit_fr,unit_en,aggregation,polarity\n\
         n1,quantitative,persons,m1,Nombre,Définition,personnes,people,none,neutral\n\
         r1,quantitative,ratio,m1,Rapport,Définition,rapport,ratio,none,neutral\n";
    files.set("indicators.csv", indicators);
    let mut text = String::from(
        "id,indicator,case,year,value,low,high,text_fr,comparison_fr,proof,reference\n",
    );
    for (at, [indicator, case, value, low, high, said, comparison, proof]) in
        values.iter().enumerate()
    {
        writeln!(
            text,
            "v{at},{indicator},{case},2020,{value},{low},{high},{said},{comparison},{proof},r1"
        )
        .unwrap();
    }
    files.set("values.csv", &text);
    let mut text = String::from("id,case,date,kind,body,label_fr,url\n");
    for (at, (case, date)) in decisions.iter().enumerate() {
        writeln!(text, "e{at},c{case},{date},d1,Une agence,Un retrait,").unwrap();
    }
    files.set("decisions.csv", &text);
    files
}

const LONG: &str = "Personnes exposées à un médicament dont l’effet indésirable n’était pas connu et \
    leurs proches dans toutes les régions anticonstitutionnellementanticonstitutionnellement";

fn odd() -> Files {
    let ratio = |case, value, low, high, said, comparison, proof| {
        ["r1", case, value, low, high, said, comparison, proof]
    };
    let people = |case, value, proof| ["n1", case, value, "", "", "", "", proof];
    let values = [
        ratio("c0", "1", "", "", "Sans intervalle", "", "p2"),
        ratio("c0", "2", "1.5", "", "Ouvert à droite", "Contre rien", "p1"),
        ratio(
            "c0",
            "0.5",
            "",
            "0.75",
            "Ouvert à gauche",
            "Contre rien",
            "p3",
        ),
        ratio("c0", "0.1", "0", "0.8", "Depuis zéro", "Contre rien", "p4"),
        ratio("c1", "1000000000", "1", "1000000000", LONG, LONG, "p5"),
        ratio("c1", "0.001", "0.001", "0.001", "Tout égal", LONG, "p6"),
        ratio("c2", "0", "", "", "Zéro", "Contre rien", "p7"),
        ratio(
            "c2",
            "3",
            "0.2",
            "45",
            "Contesté et large",
            "Contre rien",
            "p5",
        ),
        ratio(
            "c2",
            "3",
            "0.2",
            "45",
            "Non établi et large",
            "Contre rien",
            "p6",
        ),
        people("c0", "1", "p1"),
        people("c0", "1000000000", "p5"),
        people("c1", "1", "p6"),
        people("c1", "0", "p7"),
        people("c2", "1000000000", "p2"),
        people("c2", "30000", "p4"),
    ];
    let decisions = [
        (0, "2020"),
        (0, "2020-02"),
        (0, "2019-12-31"),
        (0, "2021-01-01"),
        (1, "1801"),
        (1, "2026-12-31"),
        (3, "2020-05"),
        (3, "2020-05"),
        (3, "2020-05"),
        (3, "2020-05"),
        (3, "2020-05"),
        (3, "2020-05"),
    ];
    edition(&[2020, 2020, 2021, 2020, 2022], &values, &decisions)
}

/// So many cases, each with a ratio, one or two numbers of people and perhaps decisions.
fn synthetic(cases: usize) -> Files {
    let years: Vec<i32> = (0..cases).map(|at| 1990 + (at * 7 % 36) as i32).collect();
    let mut texts = Vec::new();
    let mut decisions = Vec::new();
    for at in 0..cases {
        let exponent = (at * 37 % 801) as f64 / 100.0;
        let people = format!("{}", (10_f64.powf(exponent)) as u64 + 11);
        let ratio = format!("{}.{}", at * 13 % 7, 10 + at * 29 % 90);
        texts.push([format!("c{at}"), people, ratio]);
        if at % 3 > 0 {
            decisions.push((at, format!("{}-{:02}", 1988 + (at * 11 % 38), 1 + at % 12)));
        }
    }
    let mut values = Vec::new();
    for [case, people, ratio] in &texts {
        values.push(["n1", case, people, "", "", "Quoi", "", "p2"]);
        values.push(["r1", case, ratio, "", "9", "Quoi", "Contre", "p1"]);
    }
    let decisions: Vec<_> = decisions
        .iter()
        .map(|(at, date)| (*at, date.as_str()))
        .collect();
    edition(&years, &values, &decisions)
}

#[test]
fn odd_editions_look_as_they_did() {
    let light = Theme::light();
    let world = World::of(&odd());
    let many = World::without_index(&synthetic(600));
    let most = World::without_index(&synthetic(5_000));
    let snap = |name: &str, world: &World, kind, lang, width| {
        snapshot(
            name,
            &world.figure(kind, lang).place(width, &TableMeasure),
            &light,
        );
    };
    for lang in Lang::ALL {
        let name = |name: &str| format!("{name}-odd-{}", lang.code());
        snap(&name("forest"), &world, Kind::Forest(0), lang, 640.0);
        snap(&name("people"), &world, Kind::People, lang, 640.0);
        snap(&name("delays"), &world, Kind::Delays(0), lang, 640.0);
    }
    snap("forest-odd-phone", &world, Kind::Forest(0), Lang::Fr, 320.0);
    snap("delays-odd-phone", &world, Kind::Delays(0), Lang::Fr, 320.0);
    snap("people-many", &many, Kind::People, Lang::Fr, 640.0);
    snap("people-columns", &most, Kind::People, Lang::Fr, 640.0);
    let one = edition(
        &[2020],
        &[
            [
                "r1",
                "c0",
                "1.5",
                "1.2",
                "1.9",
                "Un rapport",
                "Contre",
                "p1",
            ],
            ["n1", "c0", "30000", "", "", "Des gens", "", "p2"],
        ],
        &[(0, "2021-03-04")],
    );
    let one = World::of(&one);
    snap("forest-one", &one, Kind::Forest(0), Lang::Fr, 640.0);
    snap("people-one", &one, Kind::People, Lang::Fr, 640.0);
    snap("delays-one", &one, Kind::Delays(0), Lang::Fr, 640.0);
    let ratio = ["r1", "c0", "2", "2", "2", "Le même", "Contre rien", "p1"];
    let people = ["n1", "c1", "5000", "", "", "Les mêmes", "", "p1"];
    let equal = edition(
        &[2020; 4],
        &[ratio, ratio, ratio, people, people, people],
        &[(0, "2020"), (1, "2020"), (2, "2020"), (3, "2020")],
    );
    let equal = World::of(&equal);
    let none = World::of(&edition(&[2020], &[], &[]));
    for (name, world) in [("equal", &equal), ("none", &none)] {
        let name = |kind: &str| format!("{kind}-{name}");
        snap(&name("forest"), world, Kind::Forest(0), Lang::Fr, 640.0);
        snap(&name("people"), world, Kind::People, Lang::Fr, 640.0);
        snap(&name("delays"), world, Kind::Delays(0), Lang::Fr, 640.0);
    }
}

/// Where a text may leave a mark.
fn ink(shape: &Shape) -> Option<Area> {
    let Shape::Text {
        x,
        y,
        anchor,
        font,
        content,
        ..
    } = shape
    else {
        return None;
    };
    assert!(font.size() >= 12.0);
    let w = TableMeasure.width(content, *font);
    let x = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - w / 2.0,
        Anchor::End => x - w,
    };
    let (above, below) = (font.size() * 0.75, font.size() * 0.22);
    (w > 0.0).then_some(Area {
        x,
        y: y - above,
        w,
        h: above + below,
    })
}

fn overlap(a: Area, b: Area) -> bool {
    const SLACK: f64 = 1e-6;
    a.x + SLACK < b.x + b.w
        && b.x + SLACK < a.x + a.w
        && a.y + SLACK < b.y + b.h
        && b.y + SLACK < a.y + a.h
}

fn marks(placed: &Placed) -> Vec<Mark> {
    let mark = |shape: &Shape| match shape {
        Shape::Mark(mark) => Some(*mark),
        _ => None,
    };
    placed.shapes.iter().filter_map(mark).collect()
}

/// What holds for any picture.
#[track_caller]
fn check(placed: &Placed) {
    let (width, height) = (placed.width, placed.height);
    assert!(width.fract() == 0.0 && height.fract() == 0.0 && height >= 24.0);
    assert!(placed.shapes.len() <= 4_500, "{}", placed.shapes.len());
    let inside = |area: Area| {
        [area.x, area.y, area.w, area.h]
            .iter()
            .all(|n| n.is_finite())
            && area.x >= -1e-6
            && area.y >= -1e-6
            && area.w >= 0.0
            && area.h >= 0.0
            && area.x + area.w <= width + 1e-6
            && area.y + area.h <= height + 1e-6
    };
    for shape in &placed.shapes {
        let area = match shape {
            Shape::Rect { area, .. } => *area,
            Shape::Line { from, to, .. } => Area {
                x: from.0,
                y: from.1,
                w: to.0 - from.0,
                h: to.1 - from.1,
            },
            Shape::Text { .. } => ink(shape).unwrap_or_default(),
            Shape::Mark(mark) => mark.area(),
            Shape::Stroke(stroke) => stroke.area(),
            other => panic!("no shape of these charts: {other:?}"),
        };
        assert!(inside(area), "outside {width} × {height}: {shape:?}");
    }
    let texts: Vec<Area> = placed.shapes.iter().filter_map(ink).collect();
    let drawn: Vec<Area> = marks(placed).iter().map(Mark::area).collect();
    for (at, text) in texts.iter().enumerate() {
        for other in texts.iter().skip(at + 1).chain(&drawn) {
            assert!(!overlap(*text, *other), "a text: {text:?} {other:?}");
        }
    }
    let hits = &placed.hits;
    assert!(hits.len() <= 200);
    for (at, hit) in hits.iter().enumerate() {
        let area = hit.area;
        assert!(inside(area) && area.w >= 24.0 && area.h >= 24.0, "{hit:?}");
        assert_eq!(hit.end, hit.first + 1);
        for other in hits.iter().skip(at + 1) {
            assert!(!overlap(area, other.area), "hits: {hit:?} {other:?}");
            assert!(other.first > hit.first);
        }
    }
}

const WIDTHS: [f64; 8] = [160.0, 320.0, 559.0, 560.0, 768.0, 1280.0, 1920.0, f64::NAN];

#[test]
fn any_edition_can_be_placed_in_any_width() {
    let equal = edition(
        &[2020; 300],
        &vec![["n1", "c7", "5000", "", "", "Quoi", "", "p1"]; 300],
        &[(7, "2020"); 300],
    );
    let worlds = [
        odd(),
        synthetic(90),
        synthetic(600),
        synthetic(5_000),
        equal,
        edition(&[], &[], &[]),
        edition(&[2020], &[], &[]),
    ];
    let worlds = worlds.each_ref().map(World::without_index);
    for world in worlds.iter().chain([&*FIRST]) {
        for lang in Lang::ALL {
            for kind in KINDS {
                let figure = world.figure(kind, lang);
                assert!(!figure.sentence().is_empty());
                let table = figure.table();
                for width in WIDTHS {
                    let placed = figure.place(width, &TableMeasure);
                    check(&placed);
                    assert_eq!(placed, figure.place(width, &TableMeasure));
                    let rows = table.rows.len();
                    for hit in &placed.hits {
                        let target = figure.target(hit).unwrap();
                        assert!(hit.first < rows && !target.name.is_empty());
                        assert!(matches!(target.act, Act::Case(_)) && !target.pressed);
                    }
                }
                for row in &table.rows {
                    assert_eq!(row.cells.len() + 1, table.columns.len());
                }
            }
        }
    }
}

#[test]
fn dots_never_overlap_and_stand_at_their_number() {
    let [few, many] = [90, 600].map(|cases| World::without_index(&synthetic(cases)));
    for (world, most) in [(&*FIRST, 200), (&few, 200), (&many, 2_000)] {
        let figure = world.figure(Kind::People, Lang::Fr);
        for width in WIDTHS {
            let placed = figure.place(width, &TableMeasure);
            let values = figure.table().rows.len();
            let dots: Vec<Mark> = marks(&placed);
            // Above the dots stands the legend.
            let dots = &dots[dots.len() - values..];
            assert!(values <= most && placed.hits.len() == if most == 200 { values } else { 0 });
            for (at, dot) in dots.iter().enumerate() {
                for other in dots.iter().skip(at + 1) {
                    assert!(!overlap(dot.area(), other.area()), "{dot:?} {other:?}");
                    assert!(dot.x <= other.x, "ascending");
                }
            }
        }
    }
}

#[test]
fn beyond_two_thousand_values_columns_count_and_say_so() {
    let world = World::without_index(&synthetic(5_000));
    for lang in Lang::ALL {
        let figure = world.figure(Kind::People, lang);
        let placed = figure.place(640.0, &TableMeasure);
        assert!(marks(&placed).is_empty() && placed.hits.is_empty());
        let rects = placed
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Rect { .. }));
        assert!(rects.count() > 20);
        let said = [
            "chaque colonne compte des valeurs",
            "each column counts values",
        ];
        assert!(said.iter().any(|said| figure.sentence().contains(said)));
        assert_eq!(figure.table().rows.len(), 5_000);
    }
}

#[test]
fn a_hundred_thousand_cases_are_placed() {
    let world = World::without_index(&synthetic(100_000));
    for kind in KINDS {
        let figure = world.figure(kind, Lang::Fr);
        for width in [320.0, 1280.0] {
            check(&figure.place(width, &TableMeasure));
        }
        assert!(figure.sentence().contains("100\u{202F}000"));
    }
}

#[test]
fn the_edition_says_what_it_shows() {
    let said = |kind, lang| FIRST.figure(kind, lang).sentence();
    let cases = [
        (
            Kind::Forest(0),
            Lang::En,
            "118 values in 52 cases; 17 of 112 intervals contain 1 (no difference); 6 values without an interval; rows 1 to 30 of 118 here, all in the table",
        ),
        (
            Kind::People,
            Lang::En,
            "134 values in 99 cases, from 210 to 66,050,090 people; the same person may be counted in several",
        ),
        (
            Kind::Delays(2),
            Lang::En,
            "A decision is documented for 76 cases of 130; 46 decisions before the year of publication, 34 in the same year, 14 after; 54 cases without a decision; rows 61 to 76 of 76 here, all in the table",
        ),
    ];
    for (kind, lang, expected) in cases {
        assert_eq!(said(kind, lang).replace('\u{a0}', " "), expected);
    }
}

/// How long figures of large editions take: `cargo test --release --no-default-features --test
/// marks -- --ignored --nocapture`.
#[test]
#[ignore = "prints times"]
fn times() {
    for cases in [5_000, 100_000] {
        let world = World::without_index(&synthetic(cases));
        for kind in [Kind::Forest(0), Kind::People, Kind::Delays(0)] {
            let mut best = [f64::INFINITY; 2];
            for _ in 0..20 {
                let start = std::time::Instant::now();
                let figure = world.figure(kind, Lang::Fr);
                let made = start.elapsed().as_secs_f64();
                let placed = figure.place(640.0, &TableMeasure);
                let all = start.elapsed().as_secs_f64();
                assert!(placed.width > 0.0);
                best[0] = best[0].min(made * 1e3);
                best[1] = best[1].min((all - made) * 1e3);
            }
            println!(
                "{cases} {kind:?}: figure {:.2} ms, place {:.2} ms",
                best[0], best[1]
            );
        }
    }
}

/// A row of the table in which a cell is.
#[track_caller]
fn row_with(figure: &dyn Figure, cell: &str) -> Vec<String> {
    let table = figure.table();
    let row = table
        .rows
        .iter()
        .find(|row| row.cells.iter().any(|c| c == cell))
        .unwrap();
    let mut cells = vec![row.head.clone()];
    cells.extend(row.cells.clone());
    cells
}

#[test]
fn tables_carry_all_that_a_number_must() {
    let world = World::of(&odd());
    let forest = world.figure(Kind::Forest(0), Lang::Fr);
    assert_eq!(
        row_with(&*forest, "Ouvert à droite"),
        [
            "Cas numéro 0",
            "Rapport",
            "Ouvert à droite",
            "2\u{a0}rapport",
            "au moins 1,5",
            "non précisée",
            "Contre rien",
            "Mesuré",
        ]
    );
    let people = world.figure(Kind::People, Lang::En);
    assert_eq!(people.table().rows.len(), 6);
    assert_eq!(
        row_with(&*people, "Contesté"),
        [
            "Cas numéro 0",
            "Nombre",
            "",
            "1,000,000,000\u{a0}people",
            "",
            "not specified",
            "",
            "Contesté",
        ]
    );
    let delays = world.figure(Kind::Delays(0), Lang::Fr);
    let table = delays.table();
    assert_eq!(table.rows.len(), 14, "12 decisions, 2 cases without");
    assert_eq!(
        row_with(&*delays, "avant la publication"),
        [
            "Cas numéro 1",
            "2020",
            "1801",
            "avant la publication",
            "Un retrait",
            "Une agence",
        ]
    );
    let last = table.rows.last().unwrap();
    assert_eq!(
        (last.head.as_str(), last.cells[3].as_str()),
        ("Cas numéro 4", "Aucune décision documentée.")
    );
}

/// The name of the target at a position.
#[track_caller]
fn name_at(figure: &dyn Figure, at: usize) -> String {
    let area = Area::default();
    let hit = Hit {
        first: at,
        end: at + 1,
        area,
    };
    figure.target(&hit).unwrap().name
}

#[test]
fn marks_are_named_with_their_numbers() {
    let world = World::of(&odd());
    let forest = world.figure(Kind::Forest(0), Lang::Fr);
    // The case of 2021 comes first, then those of 2020 in the order of the file.
    assert_eq!(
        name_at(&*forest, 1),
        "Cas numéro 2 – Rapport – Contesté et large – 3\u{a0}rapport – 0,2 à 45 – Contre rien – Contesté"
    );
    let people = world.figure(Kind::People, Lang::Fr);
    assert_eq!(
        name_at(&*people, 0),
        "Cas numéro 0 – Nombre – 1\u{a0}personnes – Mesuré"
    );
    let delays = world.figure(Kind::Delays(0), Lang::En);
    assert_eq!(
        name_at(&*delays, 1),
        "Cas numéro 0 – Published in 2020 – 31 December 2019 – before the publication – Un retrait – Une agence – \
         2020 – Un retrait – Une agence – February 2020 – Un retrait – Une agence – \
         1 January 2021 – Un retrait – Une agence"
    );
    assert!(name_at(&*delays, 2).ends_with("and 2 others"));
    let gone = Hit {
        first: 99,
        end: 100,
        area: Area::default(),
    };
    for figure in [forest, people, delays] {
        assert_eq!(figure.target(&gone), None);
    }
}

#[test]
fn values_of_one_case_are_related() {
    let figure = FIRST.figure(Kind::People, Lang::Fr);
    let placed = figure.place(640.0, &TableMeasure);
    let case = |hit: &Hit| figure.target(hit).map(|target| target.act);
    let mut joined = 0;
    for (at, hit) in placed.hits.iter().enumerate() {
        let others = figure.related(hit);
        for hit in &placed.hits {
            let same = case(hit) == case(&placed.hits[at]);
            assert_eq!(others.contains(&hit.first), same);
        }
        joined += usize::from(others.len() > 1);
    }
    assert!(joined > 50);
    let most = placed
        .hits
        .iter()
        .max_by_key(|hit| figure.related(hit).len());
    let followed = figure.related(most.unwrap());
    let mut text = String::new();
    {
        let size = (placed.width as u32, placed.height as u32);
        let mut backend = SVGBackend::with_string(&mut text, size);
        draw_following(&placed, &Theme::light(), &followed, &mut backend).unwrap();
    }
    assert_eq!(text.matches("<line ").count(), followed.len() - 1);
    assert!(!svg(&placed, &Theme::light()).contains("<line "));
    let delays = FIRST.figure(Kind::Delays(0), Lang::Fr);
    assert_eq!(delays.related(&placed.hits[0]), [0]);
}

#[test]
fn pages_together_draw_every_row_once() {
    for kind in [Kind::Forest as fn(u32) -> Kind, Kind::Delays] {
        let pages = FIRST.figure(kind(0), Lang::Fr).pages();
        let mut next = 0;
        for page in 0..pages {
            let figure = FIRST.figure(kind(page as u32), Lang::Fr);
            assert_eq!(figure.pages(), pages);
            for hit in figure.place(640.0, &TableMeasure).hits {
                assert_eq!(hit.first, next);
                next += 1;
            }
        }
        assert!(next == 118 || next == 76, "{next}");
        let beyond = FIRST.figure(kind(u32::MAX), Lang::Fr);
        let last = FIRST.figure(kind(pages as u32 - 1), Lang::Fr);
        assert_eq!(beyond.sentence(), last.sentence());
    }
    assert_eq!(FIRST.figure(Kind::People, Lang::Fr).pages(), 1);
}

#[test]
fn pictures_know_no_id() {
    let renamed = World::of(&Files::first_edition().renamed());
    for kind in KINDS {
        for lang in Lang::ALL {
            let (one, other) = (FIRST.figure(kind, lang), renamed.figure(kind, lang));
            assert_eq!(one.sentence(), other.sentence());
            assert_eq!(one.table(), other.table());
            let place = |figure: &dyn Figure| figure.place(640.0, &TableMeasure);
            assert_eq!(place(&*one), place(&*other));
        }
    }
}

#[test]
fn each_proof_has_its_mark_and_its_word() {
    let world = World::of(&odd());
    let placed = world
        .figure(Kind::Forest(0), Lang::Fr)
        .place(640.0, &TableMeasure);
    let kinds: Vec<MarkKind> = marks(&placed).iter().map(|mark| mark.kind).collect();
    let legend = [
        (MarkKind::Disc, "Mesuré"),
        (MarkKind::Half, "Observé"),
        (MarkKind::Ring, "Rapporté"),
        (MarkKind::Diamond, "Attendu"),
        (MarkKind::NotEqual, "Contesté"),
        (MarkKind::EmptySet, "Non établi"),
        (MarkKind::Square, "Sans signe"),
    ];
    assert_eq!(kinds[..7], legend.map(|(kind, _)| kind));
    let texts = placed.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { content, .. } => Some(content.as_str()),
        _ => None,
    });
    let texts: Vec<&str> = texts.take(7).collect();
    assert_eq!(texts, legend.map(|(_, word)| word));
    // An open end is an arrow, zero is one too, and no interval is no line.
    let count = |kind| kinds.iter().filter(|known| **known == kind).count();
    assert_eq!((count(MarkKind::Left), count(MarkKind::Right)), (2, 1));
    // A ratio of zero has a row and no mark.
    assert_eq!(placed.hits.len(), 9);
    assert_eq!(kinds.len(), 7 + 8 + 3);
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 150.0..2000.0_f64,
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-5.0), Just(1e12)],
    ]
}

fn ratio() -> impl Strategy<Value = f64> {
    (-18.0..18.0_f64, any::<bool>())
        .prop_map(|(power, near)| 10_f64.powf(if near { power / 20.0 } else { power }))
}

fn kind() -> impl Strategy<Value = MarkKind> {
    prop::sample::select(MarkKind::ALL.as_slice())
}

#[test]
fn the_name_of_the_line_at_one_stands_clear_of_the_first_mark_where_no_tick_is_named() {
    let row = |value: f64, low: f64| ForestRow {
        value,
        low: Some(low),
        high: Some(value),
        kind: MarkKind::NotEqual,
        head: "",
        shared: "",
        text: "",
        comparison: "",
        note: String::new(),
        short: String::new(),
    };
    let series = ForestSeries {
        axis: Axis::of(Scale::Ratio, &[2.9e-17, 1.0, 7.0e15]),
        rows: vec![row(1.0, 2.9e-17), row(7.0e15, 1.0)],
        ..ForestSeries::default()
    };
    let write = |_: &str| String::new();
    let placed = forest::place(
        &series,
        640.0,
        ("1: no effect", &KEYS),
        &write,
        &TableMeasure,
    );
    check(&placed);
}

const KEYS: [(Key, &str); 3] = [
    (Key::Mark(MarkKind::NotEqual), "Contesté"),
    (Key::Box, LONG),
    (Key::None, "Rien"),
];

proptest! {
    #[test]
    fn any_ratios_can_be_placed(
        rows in prop::collection::vec(
            (ratio(), ratio(), ratio(), 0..4_u8, ".{0,90}", ".{0,40}", ".{0,30}", kind()),
            0..12,
        ),
        width in width(),
    ) {
        let mut numbers = Vec::new();
        let mut series = ForestSeries::default();
        for (low, value, high, open, head, text, note, kind) in &rows {
            numbers.extend([low, value, high]);
            series.rows.push(ForestRow {
                head,
                shared: if head.is_empty() { "" } else { text },
                text,
                comparison: head,
                note: note.clone(),
                short: note.chars().take(3).collect(),
                value: *value,
                low: (open & 1 == 0).then_some(low.min(*value)),
                high: (open & 2 == 0).then_some(high.max(*value)),
                kind: *kind,
            });
        }
        series.axis = Axis::of(Scale::Ratio, &numbers);
        let write = |digits: &str| digits.to_owned();
        let placed = forest::place(&series, width, ("1: no effect", &KEYS), &write, &TableMeasure);
        check(&placed);
        prop_assert_eq!(placed.hits.len(), rows.len());
    }

    #[test]
    fn any_people_can_be_placed(
        mut people in prop::collection::vec((0.0..18.0_f64).prop_map(|power| 10_f64.powf(power)), 1..300),
        kind in kind(),
        width in width(),
    ) {
        people.sort_by(f64::total_cmp);
        let axis = Axis::of_people(people[0], people[people.len() - 1]).unwrap();
        let dots = people.iter().map(|n| Dot { at: axis.place(*n).unwrap(), kind });
        let series = DotSeries { axis: Some(axis), dots: dots.collect() };
        let write = |digits: &str| digits.to_owned();
        let placed = people::place(&series, width, (&KEYS, LONG), &write, &TableMeasure);
        check(&placed);
        prop_assert_eq!(placed.hits.len(), if people.len() <= 200 { people.len() } else { 0 });
    }

    #[test]
    fn any_delays_can_be_placed(
        rows in prop::collection::vec(
            (".{0,90}", 1000..9999_i32, prop::collection::vec((1000..9999_i32, 0..13_u8), 1..9)),
            0..12,
        ),
        width in width(),
    ) {
        let (mut span, mut dates) = ((9999, 1000), Vec::new());
        for (_, published, years) in &rows {
            let mut own: Vec<PartialDate> = years
                .iter()
                .map(|(year, month)| PartialDate { year: *year, month: *month, day: 0 })
                .collect();
            own.sort();
            for year in own.iter().map(|date| date.year).chain([*published]) {
                span = (span.0.min(year), span.1.max(year + 1));
            }
            dates.push(own);
        }
        let lines = rows.iter().zip(&dates).map(|((title, year, _), dates)| DelayRow {
            title,
            year: *year,
            dates,
        });
        let rows: Vec<_> = lines.collect();
        let series = DelaySeries { span, first: 0, rows };
        let placed = delays::place(&series, width, &KEYS, &TableMeasure);
        check(&placed);
        prop_assert_eq!(placed.hits.len(), series.rows.len());
    }
}
