#!/bin/sh
# Trunk's post_build hook. Browsers ignore `integrity` on the preload of a .wasm, and Chromium warns of it on each visit:
# it becomes `data-integrity`, which src/web/boot.js asks for when it fetches the file.
set -eu
page=$TRUNK_STAGING_DIR/index.html
sed 's/\(<link rel="preload"[^>]*\) integrity="/\1 data-integrity="/' "$page" >"$page.new"
mv "$page.new" "$page"
