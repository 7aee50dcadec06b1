//! `cargo bench`: every chart over large editions, and the filter workload, natively. What the
//! repeated runs gave is printed by `tools/bench.sh`, beside the same in a browser.
#![allow(
    missing_docs,
    reason = "criterion's macros write functions without a word"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot begin says where"
)]

mod made;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use indicateurs::charts::{TableMeasure, Theme, draw};
use indicateurs::dataset::Resource;
use made::charts::{CHARTS, Explorer};
use made::workload::{Filter, SEVERAL, cases, read, step};
use plotters_svg::SVGBackend;

fn edition(count: usize) -> Explorer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/2026");
    let package = std::fs::read(folder.join("datapackage.json")).unwrap();
    let files = Resource::ALL.map(|resource| {
        let name = resource.name().to_owned();
        let text = std::fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap();
        (name, text)
    });
    let (dataset, report) = made::edition::repeated(&package, &files, count).unwrap();
    assert_eq!(report.errors(), 0, "the made edition keeps every rule");
    assert_eq!(dataset.case_count(), count);
    Explorer::new(dataset)
}

fn charts(criterion: &mut Criterion) {
    for count in [5_000, 100_000] {
        let explorer = edition(count);
        for (name, _) in CHARTS {
            let kind = explorer.kind(name);
            criterion.bench_function(&format!("{name}, {count} cases"), |bencher| {
                bencher.iter(|| {
                    let placed = explorer.figure(kind).place(1280.0, &TableMeasure);
                    let mut text = String::new();
                    let size = (placed.width as u32, placed.height as u32);
                    draw(
                        &placed,
                        &Theme::light(),
                        &mut SVGBackend::with_string(&mut text, size),
                    )
                    .unwrap();
                    black_box(text)
                });
            });
        }
    }
}

fn filter(criterion: &mut Criterion) {
    for count in [100_000, 1_000_000] {
        let mut filter = Filter::new(cases(count));
        let mut at = 0;
        criterion.bench_function(&format!("filter, {count} cases"), |bencher| {
            bencher.iter(|| {
                let (facet, terms) = step(at, &SEVERAL);
                at += 1;
                filter.step(facet, terms);
                black_box(filter.answer())
            });
        });
        let bytes = filter.as_many_bytes(true);
        criterion.bench_function(&format!("read, {count} cases"), |bencher| {
            bencher.iter(|| black_box(read(black_box(&bytes))));
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(40)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .without_plots();
    targets = charts, filter
}
criterion_main!(benches);
