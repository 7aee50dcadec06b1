//! What one takes away of a figure: its picture with its words around it, and its table.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

use super::chips;
use super::picture::measure;
use crate::charts::Theme;
use crate::export::{Caption, Framed, csv, file_name, framed, svg};
use crate::i18n::Label;
use crate::web::canvas;
use crate::web::dom::{El, button, classed, el, list, text};
use crate::web::env::{blob_of, clipboard, download, here, today};
use crate::web::state::{Drawn, Explorer};

/// The width for which a picture is placed, in CSS pixels: readable in a text as on a slide.
const WIDTH: f64 = 720.0;
/// Pixels of a bitmap for a CSS pixel.
const RATIO: f64 = 2.0;

/// What one can take away; it is made when it is asked for, by a part of the code that comes then.
pub(super) fn take(explorer: Explorer, name: &str, figure: Drawn) -> El {
    let open = RwSignal::new(false);
    let name = StoredValue::new(name.to_owned());
    let parts = explorer.memory.parts;
    classed("details", "take")
        .child(text("summary", explorer.words().label(Label::Take)))
        .unfolds(open)
        .part_if(move || open.get().then(|| parts.take(explorer, name, figure)))
}

/// The ways to take it, in that part.
pub(in crate::web) fn ways(explorer: Explorer, name: StoredValue<String>, figure: Drawn) -> El {
    let words = explorer.words();
    let said = RwSignal::new("");
    let save = move |blob: Option<Blob>, ending: &str| {
        let name = name.with_value(|name| file_name(name));
        let edition = explorer.edition();
        let name = format!("{name}-{}.{ending}", edition.dataset.package.edition);
        if let Some(blob) = blob {
            download(&blob, &name);
        }
    };
    let as_svg = move || {
        let drawn = svg(&frame(explorer, name, figure), &Theme::light());
        save(blob_of(&drawn, "image/svg+xml"), "svg");
    };
    let as_png = move || with_png(explorer, name, figure, move |blob| save(blob, "png"));
    let copy = move || {
        with_png(explorer, name, figure, move |blob| {
            spawn_local(async move {
                let done = copied(blob).await.is_some();
                if !said.is_disposed() {
                    let label = if done {
                        Label::Copied
                    } else {
                        Label::NotCopied
                    };
                    said.set(words.label(label));
                }
            });
        });
    };
    let as_csv = move || {
        save(
            blob_of(&csv(&figure.read_untracked().table()), "text/csv"),
            "csv",
        );
    };
    let rows = button("", "", as_csv).text_of(move || words.csv(figure.read().table().rows.len()));
    let ways = [
        button("", "PNG", as_png),
        button("", "SVG", as_svg),
        button("", words.label(Label::CopyImage), copy),
        rows,
    ];
    el("div").child(list("ul", "inline", ways)).child(
        el("p")
            .attr("role", "status")
            .text_of(move || said.get().to_owned()),
    )
}

/// The figure as it is now, with its words.
fn frame(explorer: Explorer, name: StoredValue<String>, figure: Drawn) -> Framed {
    let words = explorer.words();
    let figure = figure.get_untracked();
    let measure = measure();
    let edition = explorer.edition();
    let package = &edition.dataset.package;
    let notes = untrack(|| {
        let heading = explorer.heading.read();
        vec![
            words.selection(&chips::names(explorer), heading.cases, heading.whole),
            words.source(package.title_in(explorer.lang), &package.version, today()),
            here(&package.homepage, &explorer.cited(explorer.view())),
        ]
    });
    let caption = Caption {
        name: name.get_value(),
        title: figure.sentence(),
        notes,
    };
    framed(figure.place(WIDTH, &*measure), &caption, &*measure)
}

/// Draws the picture and hands it over as a PNG; `None` where the browser makes none.
fn with_png(
    explorer: Explorer,
    name: StoredValue<String>,
    figure: Drawn,
    done: impl FnOnce(Option<Blob>) + 'static,
) {
    let made: HtmlCanvasElement = el("canvas").element().unchecked_into();
    let framed = frame(explorer, name, figure);
    if canvas::draw_framed(&made, &framed, &Theme::light(), RATIO).is_err() {
        return done(None);
    }
    let ready = Closure::once_into_js(move |blob: JsValue| done(blob.dyn_into().ok()));
    let _ = made.to_blob(ready.unchecked_ref());
}

/// Puts a picture into the clipboard.
async fn copied(blob: Option<Blob>) -> Option<()> {
    let clipboard = clipboard()?;
    let item = js_sys::Object::new();
    js_sys::Reflect::set(&item, &"image/png".into(), &blob?.into()).ok()?;
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&item).ok()?;
    let writing = clipboard.write(&js_sys::Array::of1(&item));
    JsFuture::from(writing).await.ok().map(|_| ())
}

/// Hands over a text as a file, of which the title gives the name.
pub(in crate::web) fn save(content: &str, kind: &str, title: &str, ending: &str) {
    if let Some(blob) = blob_of(content, kind) {
        download(&blob, &[&file_name(title), ".", ending].concat());
    }
}
