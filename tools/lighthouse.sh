#!/usr/bin/env bash
# Measures dist/ with Lighthouse; its npm packages are apart from the tests', which do not need them.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
[ -f dist/index.html ] || die "there is no dist/ to measure; run: make build"
command -v npm >/dev/null || die "this needs Node 18.16 or newer with npm; run: tools/setup.sh test"
CHROME=$(find_chrome) || die "no Chromium or Chrome was found; run: tools/setup.sh test, or name one: CHROME=/path/to/chrome make lighthouse"
export CHROME
cd tools/lighthouse
packages() {
  npm ci --ignore-scripts --no-audit --no-fund --no-progress >&2 \
    || die "npm could not install the packages of tools/lighthouse; if the registry could not be reached, check the network and run the same command again."
  touch node_modules/.package-lock.json
}
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  part "npm packages of Lighthouse" "usually 15 seconds" packages
fi
node run.mjs
