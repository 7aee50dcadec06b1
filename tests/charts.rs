//! Charts: pictures compared with those checked in, and what holds for any counts.

#![expect(
    clippy::expect_used,
    reason = "a test stops where its own files cannot be written"
)]

use indicateurs::charts::{
    Anchor, Area, Bar, BarSeries, Measure, Paint, Placed, Shape, TableMeasure, Theme, YearBar,
    YearSeries, bars, draw, years,
};
use plotters::backend::DrawingBackend;
use plotters_svg::SVGBackend;
use proptest::prelude::*;
use std::path::Path;

/// French thousands, as the page writes them.
fn french(count: u32) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202F}');
        }
        text.push(digit);
    }
    text
}

fn bar(label: &str, depth: u8, part: u32, whole: u32) -> Bar {
    Bar {
        label: label.into(),
        depth,
        part,
        whole,
        chosen: false,
    }
}

fn chosen(bar: Bar) -> Bar {
    Bar {
        chosen: true,
        ..bar
    }
}

fn sources() -> BarSeries {
    BarSeries {
        bars: vec![
            bar("Bases médico-administratives", 0, 29, 96),
            chosen(bar(
                "SNDS – Système national des données de santé",
                1,
                27,
                87,
            )),
            bar("SNIIRAM (remboursements)", 2, 9, 17),
            bar("PMSI (séjours hospitaliers)", 2, 11, 34),
            bar("CépiDC (causes de décès)", 2, 0, 8),
            bar("Entrepôts de données hospitaliers (EDS)", 0, 2, 12),
            bar("Cohortes et grandes enquêtes de recherche", 0, 6, 31),
            bar("Registres", 0, 3, 24),
            bar("Systèmes de surveillance sanitaire", 0, 1, 19),
            bar("Échantillons biologiques", 0, 0, 4),
            bar("Dossiers de soins (usage premier : soin)", 0, 1, 1),
        ],
    }
}

fn unfiltered() -> BarSeries {
    let mut series = sources();
    for bar in &mut series.bars {
        bar.part = bar.whole;
        bar.chosen = false;
    }
    series
}

fn publications() -> YearSeries {
    let counts = [
        (0, 1),
        (0, 0),
        (1, 1),
        (0, 2),
        (1, 3),
        (2, 3),
        (2, 5),
        (0, 4),
        (3, 6),
        (2, 7),
        (4, 8),
        (3, 9),
        (1, 11),
        (5, 19),
        (4, 14),
        (3, 12),
        (2, 13),
        (0, 2),
    ];
    YearSeries {
        first: 2008,
        years: counts
            .into_iter()
            .map(|(part, whole)| YearBar {
                part,
                whole,
                chosen: false,
            })
            .collect(),
    }
}

fn with_choice() -> YearSeries {
    let mut series = publications();
    for year in series.years.iter_mut().skip(11).take(4) {
        year.chosen = true;
    }
    series
}

fn place_bars(series: &BarSeries, width: f64) -> Placed {
    bars::place(series, width, &french, &TableMeasure)
}

fn place_years(series: &YearSeries, width: f64, height: f64) -> Placed {
    years::place(series, width, height, &french, &TableMeasure)
}

fn svg(placed: &Placed, theme: &Theme) -> String {
    let mut text = String::new();
    {
        let size = (placed.width as u32, placed.height as u32);
        let mut backend = SVGBackend::with_string(&mut text, size);
        draw(placed, theme, &mut backend).expect("a string takes any drawing");
        backend.present().expect("a string takes any drawing");
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
        std::fs::write(&path, &drawn).expect("snapshots can be written");
        return;
    }
    let known = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        known == drawn,
        "tests/snapshots/{name}.svg is missing or another picture than the code draws. If the \
         new picture is right, run `UPDATE_SNAPSHOTS=1 cargo test --no-default-features --test \
         charts`, look at the file, and commit it."
    );
}

#[test]
fn bars_look_as_they_did() {
    let (light, dark) = (Theme::light(), Theme::dark());
    snapshot("bars-light", &place_bars(&sources(), 640.0), &light);
    snapshot("bars-dark", &place_bars(&sources(), 640.0), &dark);
    snapshot(
        "bars-contrast",
        &place_bars(&sources(), 640.0),
        &Theme::contrast(),
    );
    snapshot(
        "bars-print",
        &place_bars(&sources(), 640.0),
        &Theme::print(),
    );
    snapshot("bars-unfiltered", &place_bars(&unfiltered(), 460.0), &light);
    snapshot("bars-phone", &place_bars(&sources(), 328.0), &light);
    snapshot("bars-room", &place_bars(&sources(), 1500.0), &dark);
}

#[test]
fn odd_bars_look_as_they_did() {
    let light = Theme::light();
    let of = |bars: Vec<Bar>| BarSeries { bars };
    let snap = |name: &str, bars: Vec<Bar>, width: f64| {
        snapshot(name, &place_bars(&of(bars), width), &light);
    };
    snap("bars-none", vec![], 640.0);
    snap("bars-one", vec![bar("Registres", 0, 3, 24)], 640.0);
    snap(
        "bars-zero",
        vec![bar("Cohortes", 0, 0, 0), chosen(bar("Registres", 0, 0, 0))],
        640.0,
    );
    let equal = ["Patients", "Soignants", "Pouvoirs publics"];
    snap(
        "bars-equal",
        equal.map(|label| bar(label, 0, 7, 7)).into(),
        640.0,
    );
    let long = "Personnes exposées à un médicament dont l’effet indésirable n’était pas connu, \
                et leurs proches, dans toutes les régions";
    let extremes = vec![
        bar(long, 3, 1, 1),
        bar("<A & B>", 0, 1_000_000_000, 1_000_000_000),
    ];
    snap("bars-extremes", extremes.clone(), 640.0);
    snap("bars-extremes-phone", extremes, 200.0);
}

#[test]
fn years_look_as_they_did() {
    let (light, dark) = (Theme::light(), Theme::dark());
    snapshot(
        "years-light",
        &place_years(&publications(), 640.0, 220.0),
        &light,
    );
    snapshot(
        "years-dark",
        &place_years(&with_choice(), 640.0, 220.0),
        &dark,
    );
    snapshot(
        "years-chosen",
        &place_years(&with_choice(), 640.0, 220.0),
        &light,
    );
    snapshot(
        "years-phone",
        &place_years(&with_choice(), 328.0, 200.0),
        &light,
    );
    snapshot(
        "years-room",
        &place_years(&publications(), 1500.0, 420.0),
        &dark,
    );
}

#[test]
fn odd_years_look_as_they_did() {
    let light = Theme::light();
    let of = |first: i32, counts: Vec<(u32, u32)>| YearSeries {
        first,
        years: counts
            .into_iter()
            .map(|(part, whole)| YearBar {
                part,
                whole,
                chosen: false,
            })
            .collect(),
    };
    let snap = |name: &str, series: YearSeries| {
        snapshot(name, &place_years(&series, 400.0, 160.0), &light);
    };
    snap("years-none", of(2026, vec![]));
    snap("years-one", of(2026, vec![(3, 5)]));
    snap("years-zero", of(2019, vec![(0, 0); 6]));
    snap(
        "years-extremes",
        of(2019, vec![(1, 1), (0, 1_000_000_000), (9, 9)]),
    );
    snap(
        "years-centuries",
        of(1801, (0..225).map(|at| (at % 7, at % 13)).collect()),
    );
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

/// What holds for any chart.
#[track_caller]
fn check(placed: &Placed, positions: usize) {
    let Placed {
        width,
        height,
        shapes,
        hits,
    } = placed;
    assert!(width.is_finite() && height.is_finite() && *width >= 160.0 && *height >= 24.0);
    assert!(
        width.fract() == 0.0 && height.fract() == 0.0,
        "a canvas of {width} × {height}"
    );
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
    for shape in shapes {
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
            // The charts of terms and of years have none: tests/areas.rs looks at these.
            Shape::Band { .. } | Shape::Path { .. } | Shape::Dot { .. } => continue,
        };
        assert!(inside(area), "outside {width} × {height}: {shape:?}");
    }
    let texts: Vec<Area> = shapes.iter().filter_map(ink).collect();
    let areas: Vec<Area> = hits.iter().map(|hit| hit.area).collect();
    for (name, areas) in [("texts", &texts), ("hits", &areas)] {
        for (at, area) in areas.iter().enumerate() {
            for other in areas.iter().skip(at + 1) {
                assert!(!overlap(*area, *other), "{name}: {area:?} {other:?}");
            }
        }
    }
    let mut next = 0;
    for hit in hits {
        assert!(
            inside(hit.area) && hit.area.w >= 24.0 && hit.area.h >= 24.0,
            "{hit:?}"
        );
        assert!(hit.first == next && hit.end > hit.first, "{hit:?}");
        next = hit.end;
    }
    assert_eq!(next, positions, "every position can be reached");
    // A part follows its whole, at the same place.
    let mut whole: Option<Area> = None;
    for shape in shapes {
        let Shape::Rect { area, paint } = shape else {
            continue;
        };
        match (paint, whole) {
            (Paint::Solid(indicateurs::charts::Tone::Pale), _) => whole = Some(*area),
            (_, Some(pale)) => {
                assert!(area.w <= pale.w && area.h <= pale.h, "{area:?} {pale:?}");
                whole = None;
            }
            _ => {}
        }
    }
}

fn counts() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![
        (0..40_u32, 0..40_u32),
        Just((0, 0)),
        Just((1, 1_000_000_000)),
        (any::<u32>(), any::<u32>()),
    ]
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 200.0..2000.0_f64,
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-5.0), Just(0.0), Just(1e12)],
    ]
}

prop_compose! {
    fn any_bar()((part, whole) in counts(), label in ".{0,60}", depth in 0..9_u8, chosen: bool) -> Bar {
        Bar { label, depth, part, whole, chosen }
    }
}

prop_compose! {
    fn any_years()(
        first in prop_oneof![1900..2030_i32, any::<i32>()],
        counts in prop::collection::vec((counts(), any::<bool>()), 0..260),
    ) -> YearSeries {
        let years = counts
            .into_iter()
            .map(|((part, whole), chosen)| YearBar { part, whole, chosen })
            .collect();
        YearSeries { first, years }
    }
}

proptest! {
    #[test]
    fn any_bars_can_be_placed(bars in prop::collection::vec(any_bar(), 0..24), width in width()) {
        let series = BarSeries { bars };
        let placed = place_bars(&series, width);
        check(&placed, series.bars.len());
        prop_assert_eq!(&placed, &place_bars(&series.clone(), width));
        prop_assert_eq!(placed.shapes.is_empty(), series.bars.is_empty());
    }

    #[test]
    fn any_years_can_be_placed(series in any_years(), width in width(), height in width()) {
        let placed = place_years(&series, width, height);
        check(&placed, series.years.len());
        prop_assert_eq!(&placed, &place_years(&series.clone(), width, height));
    }
}

#[test]
fn equal_data_gives_equal_files() {
    let theme = Theme::light();
    assert_eq!(
        svg(&place_bars(&sources(), 640.0), &theme),
        svg(&place_bars(&sources(), 640.0), &theme)
    );
}
