#!/usr/bin/env bash
# Takes the pictures of docs/screens/ over the site that is in dist/.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
tools/setup.sh test
. tools/env.sh
[ -f dist/index.html ] || die "there is no dist/ to look at; run: make build"
CHROME=$(find_chrome)
export CHROME
node tests/e2e/screenshots.mjs
