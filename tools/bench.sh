#!/usr/bin/env bash
# Measures the charts and the filters, natively and in Chromium beside other libraries; its npm packages are apart from the
# tests', which do not need them. Tables on the standard output, in the form of docs/benchmarks.md.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
tools/setup.sh test
. tools/env.sh
CHROME=$(find_chrome)
export CHROME
out=target/bench

packages() {
  (cd tools/bench && npm ci --ignore-scripts --no-audit --no-fund --no-progress >&2) \
    || die "npm could not install the packages of tools/bench; if the registry could not be reached, check the network and run the same command again."
  touch tools/bench/node_modules/.package-lock.json
}
natively() { cargo bench --locked --quiet --no-default-features --bench native >target/criterion.log 2>&1 || { tail -n 20 target/criterion.log >&2; return 1; }; }
# module FOLDER [options]: the functions that the page calls, as the page is built or otherwise.
module() {
  wasm cargo build --quiet --locked --release --target "$TARGET" --features bench --example bench "${@:2}" || return 1
  "$ROOT/.tools/bin/wasm-bindgen" --target web --no-typescript --out-dir "$1" --out-name bench \
    "target/$TARGET/release/examples/bench.wasm"
}
# Everything that the page loads, in one folder.
page() {
  local modules=tools/bench/node_modules
  cp tools/bench/{index.html,page.mjs,workload.mjs,edition.mjs,duckdb.mjs} "$out"
  cp "$modules"/{d3/dist/d3.min.js,crossfilter2/crossfilter.min.js,dc/dist/dc.min.js,echarts/dist/echarts.min.js} "$out"
  cp "$modules/dc/dist/style/dc.min.css" "$out"
  cp "$modules/itemsjs/dist/index.umd.js" "$out/itemsjs.js"
  cp "$modules/papaparse/papaparse.min.js" "$out/papaparse.js"
  # An optional dependency: where npm has it not, the tables say so.
  if [ -d "$modules/@duckdb/duckdb-wasm" ]; then
    mkdir "$out/duckdb"
    cp "$modules"/@duckdb/duckdb-wasm/dist/{duckdb-browser-blocking.mjs,duckdb-eh.wasm} "$out/duckdb"
    cp -r "$modules"/{apache-arrow,flatbuffers} "$out"
  fi
  cp -r public/data/2026 "$out/edition"
  node -e 'const { resources } = JSON.parse(require("fs").readFileSync("public/data/2026/datapackage.json", "utf8"));
    const paths = [["package", "datapackage.json"], ...resources.map(({ name, path }) => [name, path])];
    console.log(JSON.stringify(Object.fromEntries(paths.map(([name, path]) => [name, `edition/${path}`]))));' >"$out/edition.json"
}

run() { part "$@" || die "$1."; }
mkdir -p target
if [ ! tools/bench/node_modules/.package-lock.json -nt tools/bench/package-lock.json ]; then
  run "npm packages of the measurements" "usually 15 seconds" packages
fi
run "Natively" "1 to 2 minutes" natively
rm -rf "$out"
run "The module of measurements" "1 to 3 minutes" module "$out"
run "The same, built for speed" "1 to 3 minutes" module "$out/fast" --config profile.release.opt-level=3
page
run "In Chromium" "5 to 6 minutes" node tools/bench/run.mjs
