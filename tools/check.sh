#!/usr/bin/env bash
# Formats (under CI=true: only says what is not formatted), refuses left-overs, lints the core natively and the page for wasm32.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
tools/setup.sh check
. tools/env.sh

format() { if [ "${CI:-}" = true ]; then cargo fmt --check; else cargo fmt; fi; }
native_lint() { cargo clippy --quiet --no-default-features --features cli --all-targets -- -D warnings; }
# Another compiler has other lints: its opinion is shown, and only what does not compile is refused.
wasm_lint() {
  if [ -n "$WASM_TOOLCHAIN$WASM_PATH" ]; then
    say "   (wasm32 is built with Debian's compiler here, not the pinned one: its lints are shown, not enforced)"
    wasm cargo clippy --quiet --target "$TARGET" --lib --bin explorer --test web
  else
    cargo clippy --quiet --target "$TARGET" --lib --bin explorer --test web -- -D warnings \
      && cargo clippy --quiet --target "$TARGET" --features split --lib --bin explorer -- -D warnings
  fi
}

part "Formatting" "1 second" format || die "the code is not formatted; run: make fmt"
part "Left-overs" "1 second" tools/forbidden.sh || die "the lines above must not be committed."
part "Lints of the core, native" "1 minute the first time" native_lint || die "the linter refuses the lines above."
part "Lints of the page, wasm32" "1 to 2 minutes the first time" wasm_lint || die "the linter refuses the lines above."
say "make check: all is well ($SECONDS s)."
