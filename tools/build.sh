#!/usr/bin/env bash
# Sets up what is missing and leaves the static site in dist/.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
tools/setup.sh build
. tools/env.sh
wasm trunk build --release --offline --locked \
  || die "the page did not build; the compiler's message is above."
say "The site is in dist/: copy that folder to any static server, under any path."
