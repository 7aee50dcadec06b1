//! Ratios, people and delays: pictures compared with those checked in, what holds for any
//! edition and width, and what is said.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::Files;
use indicateurs::aggregate::{Heading, heading};
use indicateurs::charts::{
    Anchor, Area, Hit, MarkKind, Measure, Placed, Shape, TableMeasure, Theme, draw,
};
use indicateurs::dataset::Dataset;
use indicateurs::engine::{Index, Outcome};
use indicateurs::figure::{Act, Context, Figure, Kind, figure};
use indicateurs::i18n::Lang;
use indicateurs::selection::Selection;
use plotters::backend::DrawingBackend;
use plotters_svg::SVGBackend;
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
        Self::over(dataset)
    }

    fn over(dataset: Dataset) -> Self {
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
        snapshot(name, &FIRST.figure(kind, lang).place(width, &TableMeasure), theme);
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
        snap(&format!("{name}-contrast"), kind, Lang::En, 640.0, &Theme::contrast());
        snap(&format!("{name}-print"), kind, Lang::Fr, 640.0, &Theme::print());
        snap(&format!("{name}-room"), kind, Lang::En, 1920.0, &dark);
    }
    snap("forest-last", Kind::Forest(9), Lang::Fr, 640.0, &light);
}
