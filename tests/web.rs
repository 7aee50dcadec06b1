//! What only a browser can tell: pixels, and what stays of a page when its data cannot be had.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use gloo::timers::future::TimeoutFuture;
use indicateurs::aggregate::{heading, year_bars};
use indicateurs::charts::series::{Bar, BarSeries};
use indicateurs::charts::{Anchor, Area, Measure, Placed, Shape, TableMeasure, Theme, Tone, bars};
use indicateurs::dataset::{Dataset, Package, Reader, Role};
use indicateurs::engine::Index;
use indicateurs::figure::{Context, Kind, figure};
use indicateurs::i18n::Lang;
use indicateurs::selection::{Selection, Years};
use indicateurs::web::{canvas, start};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

fn one_bar(part: u32) -> Placed {
    let bar = Bar {
        label: "Registres".into(),
        depth: 0,
        part,
        whole: 10,
        chosen: false,
    };
    let series = BarSeries { bars: vec![bar] };
    bars::place(&series, 600.0, &|n| n.to_string(), &TableMeasure)
}

fn draw(placed: &Placed) -> HtmlCanvasElement {
    draw_zoomed(placed, &Theme::light(), 1.0)
}

fn draw_zoomed(placed: &Placed, theme: &Theme, zoom: f64) -> HtmlCanvasElement {
    let canvas = document().create_element("canvas").unwrap();
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    document().body().unwrap().append_child(&canvas).unwrap();
    canvas::draw(&canvas, placed, theme, zoom, &[]).unwrap();
    canvas
}

/// The middle of the shape that has a tone, in CSS pixels.
fn middle_of(placed: &Placed, tone: Tone) -> (f64, f64) {
    let area = placed.shapes.iter().find_map(|shape| match shape {
        Shape::Rect { area, paint } if format!("{paint:?}").contains(&format!("{tone:?}")) => {
            Some(*area)
        }
        _ => None,
    });
    let area = area.unwrap();
    (area.x + area.w / 2.0, area.y + area.h / 2.0)
}

fn pixel(canvas: &HtmlCanvasElement, (x, y): (f64, f64)) -> [u8; 3] {
    let ratio = web_sys::window().unwrap().device_pixel_ratio();
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let data = context
        .get_image_data(x * ratio, y * ratio, 1.0, 1.0)
        .unwrap()
        .data();
    [data[0], data[1], data[2]]
}

#[wasm_bindgen_test]
fn a_bar_has_its_ink_where_it_was_placed() {
    let placed = one_bar(10);
    let canvas = draw(&placed);
    let ink = Theme::light().colour(Tone::Ink);
    let found = pixel(&canvas, middle_of(&placed, Tone::Ink));
    assert_eq!(found, [ink.red, ink.green, ink.blue]);
    canvas.remove();
}

#[wasm_bindgen_test]
fn the_bitmap_has_the_pixels_of_the_screen_and_the_page_those_of_css() {
    let placed = one_bar(3);
    let canvas = draw(&placed);
    let ratio = web_sys::window().unwrap().device_pixel_ratio();
    assert_eq!(canvas.width(), (placed.width * ratio).round() as u32);
    assert_eq!(canvas.client_width(), placed.width.round() as i32);
    canvas.remove();
}

/// The colours of the first lines of a bitmap, in CSS pixels.
fn pixels(canvas: &HtmlCanvasElement, height: f64) -> Vec<u8> {
    let ratio = web_sys::window().unwrap().device_pixel_ratio();
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(canvas.width()), (height * ratio).round());
    let data = context.get_image_data(0.0, 0.0, width, height);
    data.unwrap().data().to_vec()
}

#[wasm_bindgen_test]
fn a_canvas_that_was_drawn_on_shows_what_a_new_one_shows() {
    let edition = Edition::first();
    let usages = Kind::Terms(edition.facet(Role::Usage));
    let sources = Kind::Terms(edition.facet(Role::Source));
    let kept = draw(&one_bar(3));
    // Higher, lower, of other widths, other kinds: in that order on one canvas.
    for (kind, width) in [
        (usages, 600.0),
        (sources, 600.0),
        (usages, 600.0),
        (Kind::Years, 600.0),
        (sources, 360.0),
        (Kind::Flow, 700.0),
        (Kind::National(0), 700.0),
    ] {
        let placed = edition.place(kind, &Selection::default(), Lang::Fr, width);
        canvas::draw(&kept, &placed, &Theme::dark(), 1.0, &[]).unwrap();
        let fresh = draw_zoomed(&placed, &Theme::dark(), 1.0);
        let [one, other] = [&kept, &fresh].map(|canvas| pixels(canvas, placed.height));
        assert!(one == other, "{kind:?} at {width} differs");
        assert!(kept.client_height() >= fresh.client_height());
        fresh.remove();
    }
    kept.remove();
}

#[wasm_bindgen_test]
fn drawing_adds_nothing_to_the_page() {
    let before = document().query_selector_all("*").unwrap().length();
    let canvas = draw(&one_bar(5));
    let after = document().query_selector_all("*").unwrap().length();
    assert_eq!(after, before + 1, "the canvas itself and nothing else");
    canvas.remove();
}

#[wasm_bindgen_test]
async fn without_data_the_page_says_why_and_offers_to_try_again() {
    let app = document().create_element("div").unwrap();
    app.set_id("app");
    document().body().unwrap().append_child(&app).unwrap();
    start();
    // The test server has no data/editions.json; a second try follows a pause.
    for _ in 0..100 {
        if app.query_selector("[role=alert]").unwrap().is_some() {
            break;
        }
        TimeoutFuture::new(50).await;
    }
    let text = app.text_content().unwrap();
    assert!(text.contains("data/editions.json"), "{text}");
    assert!(text.contains("404"), "{text}");
    assert!(
        app.query_selector("button")
            .unwrap()
            .unwrap()
            .text_content()
            .unwrap()
            == "Réessayer"
    );
    assert_eq!(
        document()
            .document_element()
            .unwrap()
            .get_attribute("lang")
            .unwrap(),
        "fr"
    );
    app.remove();
}

// ——— pixels at every density

/// Filled rectangles that nothing lies on but what stands inside, and the tone of each.
fn filled(placed: &Placed) -> Vec<(Area, Tone)> {
    let of = |shape: &Shape| match shape {
        Shape::Rect { area, paint } => {
            let tone = [Tone::Ink, Tone::Shade(0), Tone::Shade(4)]
                .into_iter()
                .find(|tone| format!("{paint:?}") == format!("Solid({tone:?})"));
            tone.map(|tone| (*area, tone))
        }
        _ => None,
    };
    placed.shapes.iter().filter_map(of).collect()
}

#[wasm_bindgen_test]
fn at_one_two_and_three_pixels_shapes_have_their_colour_and_sharp_edges() {
    let edition = Edition::first();
    let matrix = Kind::Matrix(edition.facet(Role::Source), edition.facet(Role::Usage));
    let matrix = edition.place(matrix, &Selection::default(), Lang::Fr, 768.0);
    let screen = web_sys::window().unwrap().device_pixel_ratio();
    for placed in [one_bar(10), matrix] {
        for theme in [Theme::light(), Theme::dark(), Theme::projector()] {
            for zoom in [1.0, 2.0, 3.0] {
                let ratio = screen * zoom;
                let canvas = draw_zoomed(&placed, &theme, zoom);
                let size = (canvas.width(), canvas.height());
                let expected = [placed.width, placed.height].map(|side| (side * ratio).round());
                assert_eq!(size, (expected[0] as u32, expected[1] as u32));
                let context = canvas.get_context("2d").unwrap().unwrap();
                let context: CanvasRenderingContext2d = context.unchecked_into();
                let (width, height) = (f64::from(size.0), f64::from(size.1));
                let image = context
                    .get_image_data(0.0, 0.0, width, height)
                    .unwrap()
                    .data();
                let at = |x: f64, y: f64| {
                    let place = (y as usize * size.0 as usize + x as usize) * 4;
                    [image[place], image[place + 1], image[place + 2]]
                };
                let rgb = |tone| {
                    let colour = theme.colour(tone);
                    [colour.red, colour.green, colour.blue]
                };
                let shapes = filled(&placed);
                assert!(!shapes.is_empty());
                for (area, tone) in shapes {
                    let edge = |length: f64| (length.round() * ratio).round();
                    let (left, right) = (edge(area.x), edge(area.x + area.w));
                    let (top, bottom) = (edge(area.y), edge(area.y + area.h));
                    // A third inside: numbers stand in the middle.
                    let (x, y) = ((left + 6.0 * ratio).floor(), (top + 3.0 * ratio).floor());
                    for (x, y) in [
                        (x, y),
                        (left, y),
                        (right - 1.0, y),
                        (x, top),
                        (x, bottom - 1.0),
                    ] {
                        assert_eq!(at(x, y), rgb(tone), "{tone:?} at {x}, {y}, ratio {ratio}");
                    }
                    // What is beside is not blended with it.
                    let others = [Tone::Background, Tone::Pale, Tone::Quiet].map(rgb);
                    for (x, y) in [(left - 1.0, y), (right, y), (x, top - 1.0), (x, bottom)] {
                        let outside = x < 0.0 || y < 0.0 || x >= width || y >= height;
                        assert!(
                            outside || others.contains(&at(x, y)),
                            "beside {tone:?} at {x}, {y}, ratio {ratio}: {:?}",
                            at(x, y)
                        );
                    }
                }
                canvas.remove();
            }
        }
    }
}

// ——— every figure as the browser measures it

struct Edition {
    dataset: Dataset,
    index: Index,
    measure: canvas::CanvasMeasure,
}

impl Edition {
    /// The edition that is published with the page.
    fn first() -> Self {
        macro_rules! files {
            ($($name:literal),*) => {
                [$(($name, include_bytes!(concat!("../public/data/2026/", $name)).as_slice())),*]
            };
        }
        let files = files![
            "cases.csv",
            "decisions.csv",
            "facets.csv",
            "glossary.csv",
            "indicators.csv",
            "pages.csv",
            "references.csv",
            "sources.csv",
            "stories.csv",
            "terms.csv",
            "values.csv"
        ];
        let package = include_bytes!("../public/data/2026/datapackage.json");
        let package = Package::parse(package).unwrap();
        let mut reader = Reader::new(package.clone());
        for file in &package.files {
            let (_, bytes) = files.iter().find(|(name, _)| *name == file.path).unwrap();
            reader.push(file.resource, bytes);
        }
        let (dataset, _) = reader.finish();
        Self {
            index: Index::new(&dataset),
            dataset,
            measure: canvas::CanvasMeasure::new().unwrap(),
        }
    }

    fn facet(&self, role: Role) -> indicateurs::dataset::FacetId {
        self.dataset.facet_with(role).unwrap()
    }

    fn place(&self, kind: Kind, selection: &Selection, lang: Lang, width: f64) -> Placed {
        let outcome = self.index.evaluate(selection);
        let context = Context {
            dataset: &self.dataset,
            index: &self.index,
            selection,
            outcome: &outcome,
            heading: &heading(&self.dataset, &self.index, selection, &outcome),
            years: &year_bars(&self.dataset, &self.index, selection, &outcome),
            lang,
        };
        figure(kind, &context).place(width, &self.measure)
    }
}

/// Where a text leaves ink, as wide as this browser draws it.
fn ink(shape: &Shape, measure: &dyn Measure) -> Option<(Area, String)> {
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
    assert!(font.size() >= 12.0, "{content}: {} px", font.size());
    let w = measure.width(content, *font);
    let x = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - w / 2.0,
        Anchor::End => x - w,
    };
    let (above, below) = (font.size() * 0.75, font.size() * 0.22);
    let area = Area {
        x,
        y: y - above,
        w,
        h: above + below,
    };
    (w > 0.0).then(|| (area, content.clone()))
}

/// Whether they share more than what rounding to pixels moves.
fn overlap(a: Area, b: Area) -> bool {
    const SLACK: f64 = 0.5;
    a.x + SLACK < b.x + b.w
        && b.x + SLACK < a.x + a.w
        && a.y + SLACK < b.y + b.h
        && b.y + SLACK < a.y + a.h
}

fn check(name: &str, placed: &Placed, measure: &dyn Measure) {
    let inside = |area: Area| {
        area.x >= -0.5
            && area.y >= -0.5
            && area.x + area.w <= placed.width + 0.5
            && area.y + area.h <= placed.height + 0.5
    };
    let texts: Vec<_> = placed
        .shapes
        .iter()
        .filter_map(|shape| ink(shape, measure))
        .collect();
    for (at, (area, content)) in texts.iter().enumerate() {
        assert!(inside(*area), "{name}: « {content} » is outside: {area:?}");
        for (other, others) in texts.iter().skip(at + 1) {
            assert!(
                !overlap(*area, *other),
                "{name}: « {content} » and « {others} » are over each other: {area:?}, {other:?}"
            );
        }
    }
    for shape in &placed.shapes {
        let area = match shape {
            Shape::Rect { area, .. } => *area,
            Shape::Mark(mark) => mark.area(),
            Shape::Stroke(stroke) => stroke.area(),
            _ => continue,
        };
        assert!(inside(area), "{name}: {shape:?} is outside");
    }
    for hit in &placed.hits {
        let Area { w, h, .. } = hit.area;
        assert!(inside(hit.area), "{name}: {hit:?} is outside");
        assert!(w >= 24.0 && h >= 24.0, "{name}: {hit:?} is hard to hit");
    }
}

#[wasm_bindgen_test]
fn no_label_of_any_figure_touches_another_or_leaves_its_picture() {
    let edition = Edition::first();
    let dataset = &edition.dataset;
    let core = [Role::Source, Role::Usage, Role::Beneficiary, Role::Proof];
    let core = core.map(|role| edition.facet(role));
    let mut kinds = vec![Kind::Years, Kind::Flow, Kind::People];
    for page in 0..3 {
        kinds.extend([Kind::Forest(page), Kind::Delays(page), Kind::National(page)]);
    }
    for (facet, _) in dataset.facet_ids() {
        kinds.push(Kind::Terms(facet));
    }
    for one in core {
        kinds.push(Kind::YearsBy(one));
        for other in core {
            kinds.push(Kind::Matrix(one, other));
        }
    }
    let root = |role: Role| dataset.roots(edition.facet(role))[0];
    let all = Selection::default();
    let one = all.clone().toggled(dataset, root(Role::Source));
    let both = one.clone().toggled(dataset, root(Role::Usage));
    let year = all.clone().with_years(Years::between(2020, 2020));
    let none = all.clone().with_text("zzzzzz qqqqqq");
    let selections = [
        ("all", all),
        ("source", one),
        ("pair", both),
        ("year", year),
        ("none", none),
    ];
    for kind in kinds {
        for (asked, selection) in &selections {
            for lang in Lang::ALL {
                for width in [320.0, 768.0, 1280.0, 1920.0] {
                    let placed = edition.place(kind, selection, lang, width);
                    let name = format!("{kind:?}, {asked}, {lang:?} at {width}");
                    check(&name, &placed, &edition.measure);
                }
            }
        }
    }
}
