#!/usr/bin/env bash
# Builds the page once more, with the names of its functions, and says which parts of the first load's .wasm are heaviest.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
tools/setup.sh build
. tools/env.sh
command -v node >/dev/null || die "this needs Node; install it from https://nodejs.org, then run the same command again."
out=target/weigh
named() { CARGO_PROFILE_RELEASE_STRIP=none wasm trunk build --release --offline --locked --dist "$out" >"$out.log" 2>&1 || { tail -n 20 "$out.log" >&2; return 1; }; }
mkdir -p target
part "The page with names" "1 to 3 minutes" named || die "the page did not build; the compiler's message is above."
node tools/weigh.mjs "$out"
