#!/usr/bin/env bash
# Sets up what is missing, builds the page for development and serves it, again after each edit.
# The build goes to target/serve, so that dist/ only ever holds what `make build` made.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
port=${PORT:-8080}
tools/setup.sh build
. tools/env.sh
if (: </dev/tcp/127.0.0.1/"$port") 2>/dev/null; then
  die "something already listens on port $port; stop it, or choose another one: make run PORT=$((port + 1))"
fi
say "Building (1 to 2 minutes the first time, seconds later), then serving. Ctrl-C stops."
say "When the build is done, the explorer is at: http://127.0.0.1:$port/"
mkdir -p target/serve
wasm trunk serve --offline --port "$port" --dist target/serve
