#!/usr/bin/env bash
# Sets up what is missing, and only that: seconds when all is there.
#   tools/setup.sh check   what `make check` needs: the wasm32 target, clippy, rustfmt
#   tools/setup.sh build   what `make run` and `make build` need: the wasm32 target, Trunk, wasm-bindgen, wasm-split
#   tools/setup.sh test    that, and what `make test` needs: Node, a browser with its driver, npm packages
# Trunk, wasm-bindgen and wasm-split go to .tools/, npm's packages to tests/e2e/node_modules; what goes elsewhere is announced.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
mode=${1:-build}
case $mode in check | build | test) ;; *) die "tools/setup.sh takes 'check', 'build' or 'test', not '$mode'." ;; esac

compiler() {
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! command -v cargo >/dev/null; then
    if command -v apt-get >/dev/null; then
      say "   There is no cargo here; Debian's Rust compiler is taken. (rustup's is faster: https://rustup.rs)"
      return 0 # wasm-target.sh installs it
    fi
    die "there is no cargo here; install Rust from https://rustup.rs, then run the same command again."
  fi
  if ! cargo --version >/dev/null 2>&1; then
    command -v rustup >/dev/null || die "cargo does not run: $(cargo --version 2>&1 | head -n 1)"
    say "   Installing the Rust toolchain $channel with rustup, in rustup's own folder."
    rustup toolchain install "$channel" --profile minimal --component clippy --component rustfmt --target "$TARGET" >&2 \
      || die "the Rust toolchain $channel is not here and rustup could not fetch it; with a network, run: rustup toolchain install $channel (or set RUSTUP_TOOLCHAIN to one that is here: $(rustup toolchain list -q | tr '\n' ' '))."
  fi
}

# cargo_tool CRATE VERSION [options]: installs a tool from the crate registry into .tools/. A debug build is enough, and takes
# a third of the time; without TLS, as neither tool is to download anything by itself.
cargo_tool() {
  mkdir -p .tools
  if ! CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=.tools/target \
    cargo install --debug --locked --force --no-default-features --root .tools "$1" --version "$2" "${@:3}" >.tools/install.log 2>&1; then
    tail -n 20 .tools/install.log >&2
    die "cargo could not install $1 $2 (the last lines are above, all of them in .tools/install.log); if the crate registry could not be reached, check the network and run the same command again."
  fi
}
version_of() { "$@" --version 2>/dev/null || true; }

build_tools() {
  local bindgen
  [ -f Cargo.lock ] || die "Cargo.lock is missing, and the versions are read from it; run: git checkout Cargo.lock"
  bindgen=$(locked wasm-bindgen)
  [ -n "$bindgen" ] || die "Cargo.lock names no wasm-bindgen; run: git checkout Cargo.lock"
  if [ "$(version_of trunk)" != "trunk $TRUNK_VERSION" ]; then
    part "Trunk $TRUNK_VERSION into .tools/" "usually 2 to 3 minutes" cargo_tool trunk "$TRUNK_VERSION"
  fi
  if [ "$(version_of wasm-bindgen)" != "wasm-bindgen $bindgen" ] \
    || [ "$(version_of wasm-bindgen-test-runner)" != "wasm-bindgen-test-runner $bindgen" ]; then
    part "wasm-bindgen $bindgen into .tools/" "usually 40 to 60 seconds" cargo_tool wasm-bindgen-cli "$bindgen"
  fi
  # The tool does not say its version.
  if [ ! -x .tools/bin/wasm-split-cli ] || ! grep -qs "wasm_split_cli_support $SPLIT_VERSION " .tools/.crates.toml; then
    part "wasm-split $SPLIT_VERSION into .tools/" "usually 20 to 40 seconds" cargo_tool wasm_split_cli_support "$SPLIT_VERSION" --features build-binary
  fi
  rm -rf .tools/target
}

lint_tools() {
  if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return 0; fi
  if command -v rustup >/dev/null; then
    say "   Adding clippy and rustfmt to the toolchain with rustup."
    rustup component add clippy rustfmt >&2 || die "clippy and rustfmt are not here and rustup could not fetch them; with a network, run: rustup component add clippy rustfmt"
  elif command -v apt-get >/dev/null; then
    apt_install "the linter and the formatter" rust-web-clippy rustfmt-web
  else
    die "clippy and rustfmt are not here; install them beside your Rust compiler, then run the same command again."
  fi
}

node_major() { node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }
node_tools() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    command -v apt-get >/dev/null || die "the tests need Node 18 or newer with npm; install it from https://nodejs.org, then run the same command again."
    apt_install "Node and npm for the end-to-end tests" nodejs npm
  fi
  [ "$(node_major)" -ge 18 ] || die "the tests need Node 18 or newer, and this is $(node --version); install a newer one from https://nodejs.org."
  # npm writes .package-lock.json last: newer than the lock file means that what is installed is what is locked.
  if [ ! tests/e2e/node_modules/.package-lock.json -nt tests/e2e/package-lock.json ]; then
    part "npm packages of the end-to-end tests" "usually 20 seconds" npm_packages
  fi
}
npm_packages() {
  (cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --no-progress >&2) \
    || die "npm could not install the packages of tests/e2e; if the registry could not be reached, check the network and run the same command again."
  touch tests/e2e/node_modules/.package-lock.json
}

browser() {
  if { ! find_chrome || ! find_chromedriver; } >/dev/null; then
    [ -z "${CHROME:-}" ] || find_chrome >/dev/null || die "CHROME=$CHROME is not a program."
    [ -z "${CHROMEDRIVER:-}" ] || find_chromedriver >/dev/null || die "CHROMEDRIVER=$CHROMEDRIVER is not a program."
    if command -v apt-get >/dev/null; then
      part "Chromium and its driver" "usually 20 seconds" \
        apt_install "the browser of the tests, its driver and a font" chromium chromium-driver fonts-liberation
    fi
  fi
  local chrome driver
  chrome=$(find_chrome) || die "no Chromium or Chrome was found; install one, or name it: CHROME=/path/to/chrome make test"
  driver=$(find_chromedriver) || die "no chromedriver was found for $chrome; install the one of version $(major "$chrome") from your system's packages or npm, or name it: CHROMEDRIVER=/path/to/chromedriver make test"
  [ "$(major "$chrome")" = "$(major "$driver")" ] \
    || die "$chrome is version $(major "$chrome") and $driver is version $(major "$driver"); they must be equal: set CHROME and CHROMEDRIVER to a matching pair."
}

begin=$SECONDS
compiler
wasm_target() { tools/wasm-target.sh; }
if [ "${FORCE_DEBIAN:-}" != '' ] || ! compgen -G "$(wasm rustc --print target-libdir --target "$TARGET" 2>/dev/null)/libstd-*.rlib" >/dev/null; then
  part "Standard library of $TARGET" "3 seconds where rustup can add it, 1 minute where it is built" wasm_target
fi
. tools/env.sh # again: the target's script may have chosen Debian's compiler
if ! command -v cargo >/dev/null; then die "Debian's cargo was not installed; install Rust from https://rustup.rs."; fi
case $mode in
  check) lint_tools ;;
  build) build_tools ;;
  test)
    build_tools
    node_tools
    browser
    ;;
esac
say "Set-up for '$mode' is complete ($((SECONDS - begin)) s)."
