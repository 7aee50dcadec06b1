#!/usr/bin/env bash
# Sets up what is missing and runs every test; the first part that fails ends it, with a sentence that names it.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
tools/setup.sh test
. tools/env.sh
CHROME=$(find_chrome)
CHROMEDRIVER=$(find_chromedriver)
export CHROME CHROMEDRIVER

native_tests() { cargo test --locked --quiet --no-default-features --features cli; }
# The runner reads the browser's flags from webdriver.json; which browser it is belongs to the machine.
browser_tests() {
  node -e 'const { readFileSync: r, writeFileSync: w } = require("fs"); const c = JSON.parse(r("webdriver.json", "utf8"));
    c["goog:chromeOptions"].binary = process.env.CHROME; w(".tools/webdriver.json", JSON.stringify(c));' \
    && WASM_BINDGEN_TEST_WEBDRIVER_JSON="$ROOT/.tools/webdriver.json" \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
      wasm cargo test --locked --target "$TARGET" --test web
}
site() { wasm trunk build --release --offline --locked; }
end_to_end() { (cd tests/e2e && node --test --test-concurrency=1 --test-reporter=spec ./*.test.mjs); }

run() { part "$@" || die "$1."; }
run "Native tests" "1 minute the first time" native_tests
run "Browser tests" "1 to 2 minutes the first time" browser_tests
run "Release build" "1 to 2 minutes" site
run "Size of the code against size-budget" "1 second" node tools/size.mjs --check
run "End-to-end tests" "3 to 5 minutes" end_to_end
say "make test: every part passed ($SECONDS s)."
