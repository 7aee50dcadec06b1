//! Matrix, flow, years by term and national series: what they say, how they are placed at any
//! width, and pictures compared with those checked in.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use common::Files;
use indicateurs::aggregate::{Heading, heading, year_bars};
use indicateurs::charts::{
    Anchor, Area, Bar, FlowSeries, MatrixSeries, Measure, NationalSeries, Panel, PanelSeries,
    Placed, Reading, Shape, TableMeasure, Theme, Tone, YearRow, draw_following, flow, matrix,
    national, panels,
};
use indicateurs::dataset::{Dataset, FacetId, Role, TermId};
use indicateurs::engine::{Index, Outcome};
use indicateurs::figure::{Act, Context, Figure, Kind, figure};
use indicateurs::i18n::{Lang, number};
use indicateurs::selection::{Clause, Selection, Years};
use plotters::backend::DrawingBackend;
use plotters_svg::SVGBackend;
use proptest::prelude::*;

const WIDTHS: [f64; 6] = [200.0, 320.0, 480.0, 768.0, 1280.0, 1920.0];

const LONG: &str = "Personnes exposées à un médicament dont l’effet indésirable n’était pas \
                    connu, et leurs proches, dans toutes les régions";

struct Edition {
    dataset: Dataset,
    index: Index,
}

/// What a figure is made from, owned.
struct Moment {
    selection: Selection,
    outcome: Outcome,
    heading: Heading,
    years: Vec<(i32, u32, u32)>,
}

impl Edition {
    fn of(files: &Files) -> Self {
        let (dataset, _) = files.read();
        Self {
            index: Index::new(&dataset),
            dataset,
        }
    }

    fn moment(&self, selection: Selection) -> Moment {
        let (dataset, index) = (&self.dataset, &self.index);
        let outcome = index.evaluate(&selection);
        Moment {
            heading: heading(dataset, index, &selection, &outcome),
            years: year_bars(dataset, index, &selection, &outcome),
            selection,
            outcome,
        }
    }

    fn facet(&self, role: Role) -> FacetId {
        self.dataset.facet_with(role).unwrap()
    }

    fn root(&self, role: Role, at: usize) -> TermId {
        self.dataset.roots(self.facet(role))[at]
    }

    fn figure(&self, kind: Kind, moment: &Moment, lang: Lang) -> Box<dyn Figure> {
        figure(kind, &self.context(moment, lang))
    }

    fn context<'a>(&'a self, moment: &'a Moment, lang: Lang) -> Context<'a> {
        Context {
            dataset: &self.dataset,
            index: &self.index,
            selection: &moment.selection,
            outcome: &moment.outcome,
            heading: &moment.heading,
            years: &moment.years,
            lang,
        }
    }

    fn matrix(&self) -> Kind {
        Kind::Matrix(self.facet(Role::Source), self.facet(Role::Usage))
    }

    /// Every kind, over every facet and that with the next.
    fn kinds(&self) -> Vec<Kind> {
        let mut kinds = vec![Kind::Flow, Kind::National(0)];
        for (one, _) in self.dataset.facet_ids() {
            kinds.push(Kind::YearsBy(one));
            let other = (one.0 + 1) % self.dataset.facets.len() as u32;
            kinds.push(Kind::Matrix(one, FacetId(other)));
        }
        kinds
    }
}

static FIRST: LazyLock<Edition> = LazyLock::new(|| Edition::of(&Files::first_edition()));

/// The first edition with so many cases: its own again and again, with the usages and years of
/// others.
fn many(count: usize) -> Files {
    let mut files = Files::first_edition();
    let text = files.text("cases.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|known| known == name).unwrap();
    let (id, usage, year, formerly) = (at("id"), at("usage"), at("year"), at("formerly"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).unwrap();
    for n in 0..count {
        let own = &rows[n % rows.len()];
        let other = &rows[(n * 7 + n / rows.len()) % rows.len()];
        let cells = own.iter().enumerate().map(|(column, cell)| {
            if column == id && n >= rows.len() {
                format!("made-up-{n}")
            } else if column == formerly {
                String::new()
            } else if column == usage || column == year {
                other[column].to_owned()
            } else {
                cell.to_owned()
            }
        });
        writer.write_record(cells).unwrap();
    }
    let bytes = writer.into_inner().unwrap();
    files.set_bytes("cases.csv", &bytes);
    files
}

/// The small edition with so many more terms in its three core facets, each with a case.
fn wide(terms: usize) -> Files {
    let mut files = Files::small();
    for n in 0..terms {
        for facet in ["s", "u", "b"] {
            files.append(
                "terms.csv",
                &format!("{facet},{facet}x{n},,,Terme {n} de la liste,"),
            );
        }
        let year = 1990 + n % 40;
        files.append(
            "cases.csv",
            &format!("x{n},Cas,Phrase,R,L,{year},secondary,,sx{n},ux{n}|u1,bx{n}|b1,p1,,"),
        );
    }
    files
}

// ——— what holds for any picture

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

/// The rectangle around points.
fn around(points: &[(f64, f64)], reach: f64) -> Area {
    let fold = |of: fn(&(f64, f64)) -> f64, with: fn(f64, f64) -> f64, start: f64| {
        points.iter().map(of).fold(start, with)
    };
    let (left, right) = (fold(|p| p.0, f64::min, 1e9), fold(|p| p.0, f64::max, -1e9));
    let (top, bottom) = (fold(|p| p.1, f64::min, 1e9), fold(|p| p.1, f64::max, -1e9));
    Area {
        x: left - reach,
        y: top - reach,
        w: right - left + reach * 2.0,
        h: bottom - top + reach * 2.0,
    }
}

#[track_caller]
fn check(name: &str, placed: &Placed) {
    let Placed {
        width,
        height,
        shapes,
        hits,
    } = placed;
    assert!(
        width.fract() == 0.0 && height.fract() == 0.0 && *height >= 24.0,
        "{name}"
    );
    assert!(*height < 60_000.0, "{name}: {height}");
    let inside = |area: Area| {
        let Area { x, y, w, h } = area;
        [x, y, w, h].iter().all(|n| n.is_finite())
            && (x >= -1e-6 && y >= -1e-6 && w >= 0.0 && h >= 0.0)
            && (x + w <= width + 1e-6 && y + h <= height + 1e-6)
    };
    for shape in shapes {
        let area = match shape {
            Shape::Rect { area, .. } => *area,
            Shape::Line { from, to, .. } => around(&[*from, *to], 0.0),
            Shape::Band { upper, lower, .. } => around(&[upper.as_slice(), lower].concat(), 0.0),
            Shape::Path { points, .. } => around(points, 0.0),
            Shape::Dot { at, radius, .. } => around(&[*at], f64::from(*radius)),
            Shape::Text { .. } => ink(shape).unwrap_or_default(),
            Shape::Mark(mark) => mark.area(),
            Shape::Stroke(stroke) => stroke.area(),
        };
        assert!(
            inside(area),
            "{name}: outside {width} × {height}: {shape:?}"
        );
    }
    let texts: Vec<Area> = shapes.iter().filter_map(ink).collect();
    let areas: Vec<Area> = hits.iter().map(|hit| hit.area).collect();
    for (what, areas) in [("texts", &texts), ("hits", &areas)] {
        for (at, area) in areas.iter().enumerate() {
            for other in areas.iter().skip(at + 1) {
                assert!(
                    !overlap(*area, *other),
                    "{name}: {what}: {area:?} {other:?}"
                );
            }
        }
    }
    for hit in hits {
        assert!(inside(hit.area), "{name}: {hit:?}");
        assert!(hit.area.w >= 24.0 && hit.area.h >= 24.0, "{name}: {hit:?}");
        assert_eq!(hit.end, hit.first + 1);
    }
    let mut firsts: Vec<usize> = hits.iter().map(|hit| hit.first).collect();
    firsts.sort_unstable();
    firsts.dedup();
    assert_eq!(firsts.len(), hits.len(), "{name}: a position twice");
    assert!(hits.len() <= 200, "{name}");
}

/// A figure at every width, its targets and its table.
#[track_caller]
fn check_figure(name: &str, figure: &dyn Figure) {
    assert!(!figure.sentence().is_empty());
    let table = figure.table();
    for row in &table.rows {
        assert_eq!(row.cells.len() + 1, table.columns.len(), "{name}");
    }
    for width in WIDTHS {
        let placed = figure.place(width, &TableMeasure);
        check(&format!("{name} at {width}"), &placed);
        for hit in &placed.hits {
            let target = figure.target(hit).unwrap();
            assert!(!target.name.is_empty());
            assert!(figure.related(hit).contains(&hit.first));
        }
    }
}

fn selections(edition: &Edition) -> Vec<(&'static str, Selection)> {
    let dataset = &edition.dataset;
    let one = |role| Selection::default().toggled(dataset, edition.root(role, 0));
    let nothing = Selection::default().with_text("zzzzzz qqqqqq");
    let years = Selection::default().with_years(Years::between(2020, 2020));
    vec![
        ("all", Selection::default()),
        ("source", one(Role::Source)),
        ("usage", one(Role::Usage)),
        (
            "pair",
            one(Role::Source).toggled(dataset, edition.root(Role::Usage, 0)),
        ),
        ("year", years),
        ("nothing", nothing),
    ]
}

#[test]
fn every_figure_of_the_edition_can_be_placed() {
    for (name, selection) in selections(&FIRST) {
        let moment = FIRST.moment(selection);
        for kind in FIRST.kinds() {
            for lang in Lang::ALL {
                let figure = FIRST.figure(kind, &moment, lang);
                check_figure(&format!("{name}, {kind:?}, {lang:?}"), &*figure);
            }
        }
    }
}

#[test]
fn every_figure_of_odd_editions_can_be_placed() {
    let mut long = Files::small();
    let label = "Personnes exposées à un médicament dont l’effet indésirable n’était pas connu, \
                 et leurs proches, dans toutes les régions, anticonstitutionnellement "
        .repeat(4);
    long.replace("terms.csv", "Une source", &label.replace(',', ""));
    long.replace("terms.csv", "Un usage", &label.replace([',', ' '], ""));
    long.replace("indicators.csv", "Nombre", &label.replace(',', ""));
    let mut bare = Files::small();
    bare.replace("terms.csv", "t,t1,,,Un thème,\n", "");
    bare.replace("cases.csv", ",t1,", ",,");
    let mut none = Files::small();
    let cases = none.text("cases.csv");
    none.set("cases.csv", cases.lines().next().unwrap());
    let mut no_values = Files::small();
    let values = no_values.text("values.csv");
    no_values.set("values.csv", values.lines().next().unwrap());
    let editions = [
        ("small", Files::small()),
        ("long", long),
        ("bare", bare),
        ("none", none),
        ("no values", no_values),
        ("forty", wide(40)),
        ("sixty", wide(60)),
        ("many", many(5_000)),
    ];
    for (name, files) in editions {
        let edition = Edition::of(&files);
        for (asked, selection) in selections(&edition) {
            let moment = edition.moment(selection);
            // Of a large edition the core facets will do.
            let kinds = if edition.dataset.facets.len() > 8 {
                let usage = edition.facet(Role::Usage);
                vec![
                    edition.matrix(),
                    Kind::Flow,
                    Kind::YearsBy(usage),
                    Kind::National(0),
                ]
            } else {
                edition.kinds()
            };
            for kind in kinds {
                for lang in Lang::ALL {
                    let figure = edition.figure(kind, &moment, lang);
                    check_figure(&format!("{name}, {asked}, {kind:?}, {lang:?}"), &*figure);
                }
            }
        }
    }
}

#[test]
fn counts_are_those_of_the_cases() {
    let edition = &*FIRST;
    let (sources, usages) = (edition.facet(Role::Source), edition.facet(Role::Usage));
    let has = |case: usize, term: TermId| {
        let terms = edition.dataset.cases.terms.get(case);
        terms
            .iter()
            .any(|own| edition.dataset.is_within(TermId(*own), term))
    };
    for (_, selection) in selections(edition) {
        let moment = edition.moment(selection);
        let rows = || moment.outcome.rows.iter();
        let matrix = edition.figure(edition.matrix(), &moment, Lang::Fr);
        let placed = matrix.place(768.0, &TableMeasure);
        for hit in &placed.hits {
            let target = matrix.target(hit).unwrap();
            let Act::Terms(one, other) = target.act else {
                panic!("{target:?}")
            };
            let both = rows()
                .filter(|case| has(*case, one) && has(*case, other))
                .count();
            let written = number::whole(both as u32, Lang::Fr);
            let said = target.name.ends_with("non documenté")
                || target
                    .name
                    .contains(&format!("\u{a0}: {written}\u{a0}cas sur"));
            assert!(said, "{both}: {}", target.name);
            assert!(both == 0 || !target.name.ends_with("non documenté"));
        }
        let by_year = edition.figure(Kind::YearsBy(usages), &moment, Lang::Fr);
        let table = by_year.table();
        for row in &table.rows {
            let year: i32 = row.head.parse().unwrap();
            let of_year = rows().filter(|case| edition.dataset.cases.year[*case] == year);
            assert_eq!(row.cells[0], of_year.count().to_string());
        }
        let flow = edition.figure(Kind::Flow, &moment, Lang::Fr);
        let node = flow.table().rows.into_iter().find(|row| row.depth == 0);
        if let Some(node) = node {
            let term = edition
                .dataset
                .roots(sources)
                .into_iter()
                .find(|term| edition.dataset.term(*term).unwrap().label.fr == node.head);
            let with = rows().filter(|case| has(*case, term.unwrap())).count();
            assert_eq!(node.cells[0], with.to_string());
        }
    }
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn sentences_say_what_is_shown() {
    let edition = &*FIRST;
    let usage = edition.facet(Role::Usage);
    let kinds = [
        edition.matrix(),
        Kind::Flow,
        Kind::YearsBy(usage),
        Kind::National(0),
    ];
    let mut said = Vec::new();
    for (_, selection) in selections(edition) {
        let moment = edition.moment(selection);
        for kind in kinds {
            for lang in Lang::ALL {
                said.push(plain(&edition.figure(kind, &moment, lang).sentence()));
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/areas.txt");
    let text = said.join("\n") + "\n";
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text);
    }
}

#[test]
fn a_cell_sets_both_filters_or_neither() {
    let edition = &*FIRST;
    let dataset = &edition.dataset;
    let (one, other) = (edition.root(Role::Source, 1), edition.root(Role::Usage, 2));
    let both = Selection::default().toggled_both(dataset, one, other);
    let includes = |term: TermId| {
        let clause = both.clause(dataset.term(term).unwrap().facet);
        clause.include == [term]
    };
    assert!(includes(one) && includes(other));
    let half = Selection::default().toggled(dataset, other);
    assert_eq!(half.clone().toggled_both(dataset, one, other), both);
    assert!(both.toggled_both(dataset, one, other).is_empty());
    let more = half.with_clause(dataset, edition.facet(Role::Source), Clause::default());
    assert!(!more.is_empty());
}

#[test]
fn what_belongs_to_a_node_is_its_ribbons_and_their_other_ends() {
    let node = |label: &str, part| Bar {
        label: label.into(),
        part,
        whole: part,
        ..Bar::default()
    };
    let series = FlowSeries {
        heads: ["A", "B", "C"].map(str::to_owned),
        columns: [
            vec![node("a", 3), node("b", 1)],
            vec![node("c", 3), node("d", 1)],
            vec![node("e", 4)],
        ],
        links: [vec![3, 0, 0, 1], vec![3, 1]],
        hues: vec![0, 1],
    };
    assert_eq!(series.related(0), [0, 5, 2]);
    assert_eq!(series.related(2), [2, 5, 0, 9, 4]);
    assert_eq!(series.related(4), [4, 9, 2, 10, 3]);
    assert_eq!(series.related(8), [8, 1, 3]);
    assert_eq!(series.at(11), None);
}

// ——— any series at any width

fn count() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0..40_u32, 1 => Just(0), 1 => Just(1), 1 => Just(1_000_000_000), 1 => any::<u32>()]
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 200.0..2000.0_f64,
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-5.0), Just(1e12)],
    ]
}

fn heads(most: usize) -> impl Strategy<Value = Vec<Bar>> {
    let head = (".{0,60}", 0..6_u8, any::<bool>());
    let head = head.prop_map(|(label, depth, chosen)| Bar {
        label,
        depth,
        chosen,
        ..Bar::default()
    });
    prop::collection::vec(head, 0..most)
}

fn nodes() -> impl Strategy<Value = Vec<Bar>> {
    let node = (".{0,50}", count(), any::<bool>());
    let node = node.prop_map(|(label, part, chosen)| Bar {
        label,
        depth: 0,
        part,
        whole: part,
        chosen,
    });
    prop::collection::vec(node, 0..9)
}

fn written(n: u32) -> String {
    number::whole(n, Lang::Fr)
}

fn shown(some: usize, all: usize) -> String {
    Lang::En.messages().shown_of(some, all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_matrix_can_be_placed(
        rows in heads(12), columns in heads(30),
        counts in prop::collection::vec((count(), count()), 360), width in width(),
    ) {
        let cells = counts.into_iter().take(rows.len() * columns.len()).collect();
        let series = MatrixSeries { rows, columns, cells, empty: "non documenté".into() };
        check("matrix", &matrix::place(&series, width, &written, &TableMeasure));
    }

    #[test]
    fn any_flow_can_be_placed(
        one in nodes(), middle in nodes(), last in nodes(),
        counts in prop::collection::vec(count(), 128), width in width(),
    ) {
        let links = [(&one, &middle), (&middle, &last)];
        let links = links.map(|(from, to)| {
            counts.iter().copied().take(from.len() * to.len()).collect()
        });
        let heads = ["Source", "Usage", "Bénéficiaires"].map(str::to_owned);
        let hues = (0..middle.len()).collect();
        let series = FlowSeries { heads, columns: [one, middle, last], links, hues };
        check("flow", &flow::place(&series, width, &written, &shown, &TableMeasure));
    }

    #[test]
    fn any_years_can_be_placed(
        first in prop_oneof![1900..2030_i32, any::<i32>()],
        count_of in 0..260_usize,
        rows in prop::collection::vec((".{0,60}", prop::collection::vec((count(), count()), 260)), 0..9),
        width in width(),
    ) {
        let rows = rows.into_iter().map(|(label, years)| YearRow {
            bar: Bar {
                label,
                part: years.iter().fold(0, |sum, year| sum.saturating_add(year.0)),
                ..Bar::default()
            },
            hue: None,
            years: years.into_iter().take(count_of).collect(),
        });
        let series = PanelSeries { first, rows: rows.collect() };
        check("years", &panels::place(&series, width, &written, &TableMeasure));
    }

    #[test]
    fn any_national_series_can_be_placed(
        panels in prop::collection::vec(
            (".{0,90}", ".{0,30}", prop::collection::btree_map(
                prop_oneof![8 => 2000..2030_i32, 1 => any::<i32>()],
                (prop_oneof![4 => 0.0..1e9, 1 => any::<f64>().prop_filter("finite", |v| v.is_finite())],
                 "-?[0-9]{1,12}", 0..3_u32, 0..3_u32), 0..9)),
            0..9),
        width in width(),
    ) {
        let panels = panels.into_iter().map(|(title, unit, readings)| Panel {
            title,
            unit,
            readings: readings.into_iter().map(|(year, (value, text, what, source))| {
                Reading { year, value, text, what, source }
            }).collect(),
        });
        let series = NationalSeries { panels: panels.collect(), years: None };
        check("national", &national::place(&series, 0..series.panels.len(), width, &TableMeasure));
    }
}

// ——— pictures

fn svg(placed: &Placed, theme: &Theme, followed: &[usize]) -> String {
    let mut text = String::new();
    {
        let size = (placed.width as u32, placed.height as u32);
        let mut backend = SVGBackend::with_string(&mut text, size);
        draw_following(placed, theme, followed, &mut backend).unwrap();
        backend.present().unwrap();
    }
    text
}

#[track_caller]
fn snapshot(name: &str, placed: &Placed, theme: &Theme, followed: &[usize]) {
    check(name, placed);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.svg"));
    let drawn = svg(placed, theme, followed);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &drawn).unwrap();
        return;
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known.replace("\r\n", "\n") == drawn,
        "tests/snapshots/{name}.svg is missing or another picture than the code draws. If the \
         new picture is right, run `UPDATE_SNAPSHOTS=1 cargo test --no-default-features --test \
         areas`, look at the file, and commit it."
    );
}

fn snap(name: &str, figure: &dyn Figure, width: f64, theme: &Theme) {
    snapshot(name, &figure.place(width, &TableMeasure), theme, &[]);
}

#[test]
fn figures_look_as_they_did() {
    let edition = &*FIRST;
    let usage = edition.facet(Role::Usage);
    let kinds = [
        ("matrix", edition.matrix()),
        ("flow", Kind::Flow),
        ("years-by", Kind::YearsBy(usage)),
        ("national", Kind::National(0)),
    ];
    let all = edition.moment(Selection::default());
    let pair = edition.root(Role::Source, 0);
    let pair =
        Selection::default().toggled_both(&edition.dataset, pair, edition.root(Role::Usage, 0));
    let pair = edition.moment(pair);
    for (name, kind) in kinds {
        let fr = edition.figure(kind, &all, Lang::Fr);
        let en = edition.figure(kind, &all, Lang::En);
        let chosen = edition.figure(kind, &pair, Lang::Fr);
        snap(&format!("{name}-fr"), &*fr, 768.0, &Theme::light());
        snap(&format!("{name}-en"), &*en, 768.0, &Theme::light());
        snap(&format!("{name}-phone"), &*fr, 328.0, &Theme::light());
        snap(&format!("{name}-dark"), &*fr, 960.0, &Theme::dark());
        snap(&format!("{name}-room"), &*en, 1600.0, &Theme::light());
        snap(&format!("{name}-chosen"), &*chosen, 768.0, &Theme::light());
        snap(
            &format!("{name}-chosen-phone"),
            &*chosen,
            328.0,
            &Theme::light(),
        );
        snap(&format!("{name}-contrast"), &*fr, 768.0, &Theme::contrast());
        snap(&format!("{name}-print"), &*en, 640.0, &Theme::print());
        snap(
            &format!("{name}-projector"),
            &*fr,
            1280.0,
            &Theme::projector(),
        );
    }
    let topics = edition.facet(Role::Topic);
    let topics = edition.figure(Kind::Matrix(topics, usage), &all, Lang::Fr);
    snap("matrix-topics", &*topics, 768.0, &Theme::light());
    let turned = Kind::Matrix(usage, edition.facet(Role::Topic));
    let turned = edition.figure(turned, &all, Lang::Fr);
    snap("matrix-letters", &*turned, 960.0, &Theme::light());
    snap("matrix-letters-phone", &*turned, 328.0, &Theme::light());
    let flow = edition.figure(Kind::Flow, &all, Lang::Fr);
    let placed = flow.place(768.0, &TableMeasure);
    let followed = placed.hits.iter().find(|hit| hit.first == 2).unwrap();
    snapshot(
        "flow-followed",
        &placed,
        &Theme::light(),
        &flow.related(followed),
    );
}

#[test]
fn odd_matrices_look_as_they_did() {
    let light = Theme::light();
    let long = LONG;
    let head = |label: &str| Bar {
        label: label.into(),
        ..Bar::default()
    };
    let of = |rows: &[&str], columns: &[&str], cells: &[(u32, u32)]| MatrixSeries {
        rows: rows.iter().copied().map(head).collect(),
        columns: columns.iter().copied().map(head).collect(),
        cells: cells.to_vec(),
        empty: "non documenté".into(),
    };
    let cells = [(1, 1), (1_000_000_000, 1_000_000_000), (0, 7), (0, 0)];
    let matrices = [
        ("none", of(&[], &["Usage"], &[])),
        ("one", of(&["Registres"], &["Santé publique"], &[(3, 24)])),
        (
            "zero",
            of(&["Registres"], &["Santé", "Soins"], &[(0, 0), (0, 0)]),
        ),
        (
            "equal",
            of(
                &["Registres", "Cohortes"],
                &["Santé", "Soins"],
                &[(7, 7); 4],
            ),
        ),
        ("extremes", of(&[long, "<A & B>"], &[long, "Soins"], &cells)),
    ];
    for (name, series) in matrices {
        for (at, width) in [("", 640.0), ("-phone", 320.0)] {
            let placed = matrix::place(&series, width, &written, &TableMeasure);
            snapshot(&format!("matrix-{name}{at}"), &placed, &light, &[]);
        }
    }
}

#[test]
fn odd_flows_look_as_they_did() {
    let (light, long) = (Theme::light(), LONG);
    let node = |label: &str, part| Bar {
        label: label.into(),
        depth: 0,
        part,
        whole: part,
        chosen: false,
    };
    let heads = ["Source", "Usage", "Bénéficiaires"].map(str::to_owned);
    let flows = [
        ("none", [vec![], vec![], vec![]], [vec![], vec![]], vec![]),
        (
            "equal",
            [
                vec![node("Registres", 4), node("Cohortes", 4)],
                vec![node("Soins", 4), node("Santé", 4)],
                vec![node("Usagers", 4), node("Soignants", 4)],
            ],
            [vec![2; 4], vec![2; 4]],
            vec![0, 1],
        ),
        (
            "one",
            [
                vec![node("Registres", 3)],
                vec![node("Soins", 3)],
                vec![node("Usagers", 3)],
            ],
            [vec![3], vec![3]],
            vec![0],
        ),
        (
            "extremes",
            [
                vec![node(long, 1_000_000_000), node("Registres", 1)],
                vec![node("Soins", 1_000_000_000), node(long, 1)],
                vec![node("Usagers", 1_000_000_000), node("Soignants", 0)],
            ],
            [vec![1_000_000_000, 1, 1, 0], vec![1_000_000_000, 0, 1, 0]],
            vec![7, 1],
        ),
        (
            "six",
            [
                vec![node("Registres", 21)],
                (0..8).map(|_| node("Usage", 3)).collect(),
                vec![node("Usagers", 21)],
            ],
            [vec![3; 8], vec![3; 8]],
            (0..8).collect(),
        ),
    ];
    for (name, columns, links, hues) in flows {
        let series = FlowSeries {
            heads: heads.clone(),
            columns,
            links,
            hues,
        };
        for (at, width) in [("", 768.0), ("-phone", 320.0)] {
            let placed = flow::place(&series, width, &written, &shown, &TableMeasure);
            snapshot(&format!("flow-{name}{at}"), &placed, &light, &[]);
        }
    }
}

#[test]
fn odd_years_look_as_they_did() {
    let (light, long) = (Theme::light(), LONG);
    let row = |label: &str, years: &[(u32, u32)]| YearRow {
        bar: Bar {
            label: label.into(),
            part: years.iter().map(|year| year.0).sum(),
            whole: years.iter().map(|year| year.1).sum(),
            ..Bar::default()
        },
        hue: None,
        years: years.to_vec(),
    };
    let all = |years: &[(u32, u32)], others: &[&str]| PanelSeries {
        first: 2019,
        rows: std::iter::once(row("Tous les cas", years))
            .chain(others.iter().map(|label| row(label, years)))
            .collect(),
    };
    let years = [
        ("none", all(&[], &[])),
        ("equal", all(&[(4, 4); 6], &["Soins", "Santé"])),
        ("one", all(&[(3, 5)], &["Soins"])),
        ("zero", all(&[(0, 0); 6], &["Soins"])),
        (
            "extremes",
            all(&[(1, 1), (0, 1_000_000_000), (9, 9)], &[long]),
        ),
        (
            "centuries",
            all(
                &(0..225).map(|n| (n % 7, n % 13)).collect::<Vec<_>>(),
                &["Soins"],
            ),
        ),
    ];
    for (name, series) in years {
        for (at, width) in [("", 640.0), ("-phone", 320.0)] {
            let placed = panels::place(&series, width, &written, &TableMeasure);
            snapshot(&format!("years-by-{name}{at}"), &placed, &light, &[]);
        }
    }
}

#[test]
fn odd_national_series_look_as_they_did() {
    let (light, long) = (Theme::light(), LONG);
    let reading = |year, value: f64, what, source| Reading {
        year,
        value,
        text: number::written(&format!("{value}"), Lang::Fr),
        what,
        source,
    };
    let panel = |title: &str, readings: Vec<Reading>| Panel {
        title: title.into(),
        unit: "personnes".into(),
        readings,
    };
    let odd = NationalSeries {
        panels: vec![
            panel("Une valeur", vec![reading(2020, 3.0, 0, 0)]),
            panel(
                "Toutes égales",
                (2015..2020).map(|year| reading(year, 7.0, 0, 0)).collect(),
            ),
            panel(
                long,
                vec![reading(2015, 1.0, 0, 0), reading(2016, 1e9, 0, 1)],
            ),
            panel(
                "Zéro et moins",
                vec![
                    reading(2015, 0.0, 0, 0),
                    reading(2017, -5.5, 1, 1),
                    reading(2018, 2.5, 1, 1),
                ],
            ),
        ],
        years: None,
    };
    for (at, width) in [("", 768.0), ("-phone", 320.0)] {
        let placed = national::place(&odd, 0..odd.panels.len(), width, &TableMeasure);
        snapshot(&format!("national-odd{at}"), &placed, &light, &[]);
    }
    let none = NationalSeries::default();
    let placed = national::place(&none, 0..0, 768.0, &TableMeasure);
    snapshot("national-none", &placed, &light, &[]);
}

#[test]
fn beyond_two_hundred_cells_the_table_acts_beyond_two_thousand_terms_are_left_out() {
    let few = FIRST.moment(Selection::default());
    let few = FIRST.figure(FIRST.matrix(), &few, Lang::Fr);
    assert!(few.row_target(0).is_none() && few.note().is_empty());
    for (terms, note) in [(40, "le tableau permet"), (60, "premier niveau")] {
        let edition = Edition::of(&wide(terms));
        let source = edition.root(Role::Source, 1);
        let selection = Selection::default().toggled(&edition.dataset, source);
        let moment = edition.moment(selection);
        let figure = edition.figure(edition.matrix(), &moment, Lang::Fr);
        assert!(figure.note().contains(note), "{}", figure.note());
        let placed = figure.place(1280.0, &TableMeasure);
        assert!(placed.hits.is_empty() && placed.shapes.len() < 9_000);
        let table = figure.table();
        assert!(table.rows.len() * (table.columns.len() - 1) <= 2_000);
        let pressed = (0..table.rows.len()).filter(|row| {
            let target = figure.row_target(*row).unwrap();
            assert_eq!(target.name, table.rows[*row].head);
            assert_eq!(target.pressed, target.act == Act::Term(source));
            target.pressed
        });
        assert_eq!(pressed.count(), 1);
        assert!(figure.row_target(table.rows.len()).is_none());
    }
}

#[test]
fn pages_of_national_series_share_their_years_and_draw_each_once() {
    let moment = FIRST.moment(Selection::default());
    let pages = FIRST.figure(Kind::National(0), &moment, Lang::Fr).pages();
    assert_eq!(pages, 3);
    let mut panels = 0;
    for page in 0..pages {
        let figure = FIRST.figure(Kind::National(page as u32), &moment, Lang::Fr);
        let placed = figure.place(328.0, &TableMeasure);
        assert!(placed.height < 2_000.0, "{}", placed.height);
        let axis = |shape: &&Shape| matches!(shape, Shape::Line { from, to, tone: Tone::Quiet } if (from.1 - to.1).abs() < 0.1);
        panels += placed.shapes.iter().filter(axis).count();
        assert_eq!(figure.table().rows.len(), 64);
    }
    assert_eq!(panels, 28);
}

#[test]
fn columns_of_words_are_not_of_numbers() {
    let moment = FIRST.moment(Selection::default());
    let mut kinds = FIRST.kinds();
    kinds.extend([Kind::Forest(0), Kind::People, Kind::Delays(0), Kind::Years]);
    for kind in kinds {
        let table = FIRST.figure(kind, &moment, Lang::Fr).table();
        for row in &table.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let digits = |c: char| c.is_ascii_digit();
                let is_words = table.words.contains(&(at + 1));
                let said = cell.is_empty() || cell == "non documenté" || cell.contains(digits);
                assert!(is_words || said, "{kind:?}: {cell}");
            }
        }
        assert!(table.words.iter().all(|at| *at < table.columns.len()));
    }
}

/// `cargo test --release --no-default-features --test areas -- --ignored --nocapture times`
#[test]
#[ignore = "says how long figures take; to be read, in release"]
fn times() {
    for count in [5_000, 100_000] {
        let edition = Edition::of(&many(count));
        let usage = edition.facet(Role::Usage);
        let moment = edition.moment(Selection::default());
        for kind in [
            edition.matrix(),
            Kind::Flow,
            Kind::YearsBy(usage),
            Kind::National(0),
        ] {
            let mut taken: Vec<(Duration, Duration)> = (0..51)
                .map(|_| {
                    let start = Instant::now();
                    let figure = edition.figure(kind, &moment, Lang::Fr);
                    let made = start.elapsed();
                    let placed = figure.place(1280.0, &TableMeasure);
                    assert!(!placed.shapes.is_empty());
                    (start.elapsed(), made)
                })
                .collect();
            taken.sort_unstable();
            let (both, made) = taken[taken.len() / 2];
            println!("{count} cases, {kind:?}: figure {made:?}, with its picture {both:?}");
        }
    }
}
