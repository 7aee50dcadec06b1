//! What only a browser can tell: pixels, and what stays of a page when its data cannot be had.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use gloo::timers::future::TimeoutFuture;
use indicateurs::charts::series::{Bar, BarSeries};
use indicateurs::charts::{Placed, Shape, TableMeasure, Theme, Tone, bars};
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
    let canvas = document().create_element("canvas").unwrap();
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    document().body().unwrap().append_child(&canvas).unwrap();
    canvas::draw(&canvas, placed, &Theme::light(), 1.0, &[]).unwrap();
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
