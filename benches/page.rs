//! What `make bench` calls in a browser. No part of the page: `tools/bench.sh` builds it into
//! `target/bench`.

mod made;

use std::cell::RefCell;

use indicateurs::charts::{Placed, Shape, Theme};
use indicateurs::dataset::{CaseId, Dataset, Package, Reader, Resource};
use indicateurs::engine::Index;
use indicateurs::web::canvas::{CanvasMeasure, draw};
use indicateurs::web::pace::Pace;
use js_sys::Float64Array;
use made::charts::Explorer;
use made::workload::{Columns, Filter, SEVERAL, read};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, HtmlCanvasElement, Text};

/// What is open.
#[derive(Default)]
struct Open {
    package: Vec<u8>,
    files: Vec<(String, String)>,
    explorer: Option<Explorer>,
    measure: Option<CanvasMeasure>,
    filter: Option<Filter>,
    /// The cells of the table, and what stands in them.
    cells: Vec<(Text, String)>,
    bytes: Vec<u64>,
    reader: Option<Reader>,
    loaded: Option<(Dataset, Index)>,
}

thread_local! {
    static OPEN: RefCell<Open> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Open) -> T) -> T {
    OPEN.with(|open| act(&mut open.borrow_mut()))
}

/// Takes `datapackage.json` of the real edition.
#[wasm_bindgen]
pub fn descriptor(bytes: &[u8]) {
    with(|open| open.package = bytes.to_vec());
}

/// Takes a table of the real edition, by the name of its resource.
#[wasm_bindgen]
pub fn table(name: String, text: String) {
    with(|open| open.files.push((name, text)));
}

/// Makes the edition of so many cases; gives how many there are, values and errors.
#[wasm_bindgen]
pub fn edition(count: usize) -> Vec<u32> {
    with(|open| {
        open.explorer = None;
        let made = made::edition::repeated(&open.package, &open.files, count);
        let Some((dataset, report)) = made else {
            return Vec::new();
        };
        let sizes = [
            dataset.case_count(),
            dataset.values.value.len(),
            report.errors(),
        ];
        open.explorer = Some(Explorer::new(dataset));
        open.measure = CanvasMeasure::new().ok();
        sizes.iter().map(|size| *size as u32).collect()
    })
}

/// Another selection, and all that follows from it before a chart is drawn.
#[wasm_bindgen]
pub fn choose(at: usize) {
    with(|open| {
        if let Some(explorer) = &mut open.explorer {
            explorer.choose(at);
        }
    });
}

/// Begins to read an edition like the real one, of which the package promises nothing of its files.
#[wasm_bindgen]
pub fn load() {
    with(|open| {
        (open.explorer, open.filter, open.loaded) = (None, None, None);
        let package = Package::parse(&open.package).ok();
        open.reader = package.map(|mut package| {
            for file in &mut package.files {
                (file.bytes, file.hash) = (None, None);
            }
            Reader::new(package)
        });
    });
}

/// Reads the next bytes of a table.
#[wasm_bindgen]
pub fn push(name: &str, bytes: &[u8]) {
    let resource = Resource::ALL.into_iter().find(|of| of.name() == name);
    with(|open| {
        if let (Some(reader), Some(resource)) = (&mut open.reader, resource) {
            reader.push(resource, bytes);
        }
    });
}

/// Ends reading as the page does: checks, and prepares counting. Handed back: cases, values and errors.
#[wasm_bindgen]
pub async fn loaded() -> Vec<u32> {
    let Some(reader) = with(|open| open.reader.take()) else {
        return Vec::new();
    };
    let pace = Pace::new();
    let pause = |context: &mut std::task::Context| pace.poll(context);
    let (dataset, report) = reader.finish_in_steps(&pause).await;
    let index = Index::in_steps(&dataset, &pause).await;
    let sizes = [
        dataset.case_count(),
        dataset.values.value.len(),
        report.errors(),
    ];
    with(|open| open.loaded = Some((dataset, index)));
    sizes.iter().map(|size| *size as u32).collect()
}

fn placed(open: &Open, name: &str, width: f64) -> Option<Placed> {
    let explorer = open.explorer.as_ref()?;
    let figure = explorer.figure(explorer.kind(name));
    Some(figure.place(width, open.measure.as_ref()?))
}

/// Counts a chart, and places it too where `places`: the first parts of what [`chart`] does.
#[wasm_bindgen]
pub fn chart_until(name: &str, width: f64, places: bool) -> f64 {
    with(|open| {
        let Some(explorer) = open.explorer.as_ref().filter(|_| !places) else {
            return placed(open, name, width).map_or(0.0, |placed| placed.height);
        };
        let figure = explorer.figure(explorer.kind(name));
        figure.pages() as f64
    })
}

/// Counts, places and draws a chart; gives how many shapes it has beside words.
#[wasm_bindgen]
pub fn chart(name: &str, canvas: &HtmlCanvasElement, width: f64) -> usize {
    with(|open| {
        let Some(placed) = placed(open, name, width) else {
            return 0;
        };
        match draw(canvas, &placed, &Theme::light(), 1.0, &[]) {
            Ok(()) => {
                let shapes = placed.shapes.iter();
                let drawn = shapes.filter(|shape| !matches!(shape, Shape::Text { .. }));
                drawn.count()
            }
            Err(_) => 0,
        }
    })
}

/// Of each case its terms of a facet (0 sources, 1 usages, 2 beneficiaries) by the position of the
/// one among them that has no parent, `u32::MAX` behind each case; or the years (3).
#[wasm_bindgen]
pub fn cells(of: u32) -> Vec<u32> {
    with(|open| open.explorer.as_ref().map(|explorer| explorer.cells(of))).unwrap_or_default()
}

/// What a table has of each case in text: title, year, terms of the usages, one after the other.
#[wasm_bindgen]
pub fn texts() -> Vec<String> {
    let of = |explorer: &Explorer| {
        let cases = (0..explorer.dataset.case_count()).map(|case| CaseId(case as u32));
        cases.flat_map(|case| explorer.row(case)).collect()
    };
    with(|open| open.explorer.as_ref().map(of)).unwrap_or_default()
}

/// Puts the first rows of the list into the body of a table, which has three cells a row from the
/// first time on; then only what is another text is written.
///
/// # Errors
/// Where the browser refuses.
#[wasm_bindgen]
pub fn list(document: &Document, body: &web_sys::Element, most: usize) -> Result<(), JsValue> {
    with(|open| {
        let rows = open.explorer.as_ref().map(|explorer| explorer.list(most));
        if body.child_element_count() == 0 {
            open.cells.clear();
            for _ in 0..most {
                let line = document.create_element("tr")?;
                for _ in 0..3 {
                    let cell = document.create_element("td")?;
                    let text = document.create_text_node("");
                    cell.append_child(&text)?;
                    line.append_child(&cell)?;
                    open.cells.push((text, String::new()));
                }
                body.append_child(&line)?;
            }
        }
        let mut texts = rows.unwrap_or_default().into_iter().flatten();
        for (cell, before) in &mut open.cells {
            let text = texts.next().unwrap_or_default();
            if text != *before {
                cell.set_data(&text);
                *before = text;
            }
        }
        Ok(())
    })
}

/// Takes the cases of the filter workload.
#[wasm_bindgen]
pub fn workload(
    sizes: Vec<u32>,
    terms: Vec<u32>,
    ends: Vec<u32>,
    years: Vec<i32>,
    values: Vec<u32>,
) {
    let columns = Columns {
        sizes,
        terms,
        ends,
        years,
        values,
    };
    with(|open| {
        open.explorer = None;
        open.filter = None;
        let open_years = columns.sizes == SEVERAL;
        let filter = Filter::new(columns);
        // Cases of one term a facet are counted without their years.
        open.bytes = filter.as_many_bytes(open_years);
        open.filter = Some(filter);
    });
}

/// Replaces the clause of a facet by two terms. Handed back: the matching cases, the count of
/// each term, and, where `years` asks for them, of each year the cases and the sum.
#[wasm_bindgen]
pub fn step(facet: usize, one: u32, other: u32, years: bool) -> Float64Array {
    with(|open| {
        let mut all: Vec<f64> = Vec::new();
        if let Some(filter) = &mut open.filter {
            filter.step(facet, [one, other]);
            let outcome = filter.outcome();
            all.push(f64::from(outcome.len()));
            all.extend(outcome.counts.iter().copied().map(f64::from));
            if years {
                for (cases, sum) in filter.years() {
                    all.extend([f64::from(cases), sum as f64]);
                }
            }
        }
        Float64Array::from(all.as_slice())
    })
}

/// Merely reads as many bytes as a step does.
#[wasm_bindgen]
pub fn read_bytes() -> f64 {
    with(|open| read(&open.bytes) as f64)
}
