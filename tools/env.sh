# Sourced by the other scripts: where things are, how to say what happens, which compiler builds for wasm32.
# Nothing here installs or changes anything.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
TARGET=wasm32-unknown-unknown
TRUNK_VERSION=0.21.14
SPLIT_VERSION=0.2.4

export PATH="$ROOT/tools/bin:$ROOT/.tools/bin:$PATH"
export RUST_BACKTRACE=0 CARGO_TERM_COLOR=never TRUNK_COLOR=never FORCE_COLOR=0
unset NO_COLOR # Trunk 0.21 refuses NO_COLOR=1 with an error.

say() { printf '%s\n' "$*" >&2; }
die() { say "FAILED: $*"; exit 1; }

# `part "name" "usual time" command…` says what begins, runs it, and says how long it took. The status is the command's.
part() {
  local name=$1 usual=$2 begin=$SECONDS status=0
  shift 2
  say "== $name ($usual)"
  # `set -e` does not hold inside: a part is one command, or ends its failures with `die`.
  "$@" || status=$?
  if [ "$status" = 0 ]; then say "   done in $((SECONDS - begin)) s"; else say "   failed after $((SECONDS - begin)) s"; fi
  return "$status"
}

# The relocations tell which function and which data belong to which part (tools/bin/wasm-bindgen).
# No path of this machine goes into what is published: messages name a crate's file, not where it was unpacked.
WASM_RUSTFLAGS="-Clink-args=--emit-relocs --remap-path-prefix=$ROOT="
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do WASM_RUSTFLAGS+=" --remap-path-prefix=$sources="; done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$WASM_RUSTFLAGS

# Everything native runs with the compiler of rust-toolchain.toml. What is built for wasm32 does too, unless
# tools/wasm-target.sh had to build the target's standard library from Debian's sources: then it wrote here with what.
WASM_TOOLCHAIN='' WASM_PATH=''
if [ -f .tools/wasm-toolchain ]; then . .tools/wasm-toolchain; fi
wasm() {
  if [ -n "$WASM_TOOLCHAIN" ]; then RUSTUP_TOOLCHAIN=$WASM_TOOLCHAIN "$@"
  elif [ -n "$WASM_PATH" ]; then PATH="$WASM_PATH:$PATH" "$@"
  else "$@"; fi
}

# The version of a package in Cargo.lock.
locked() { sed -n "/^name = \"$1\"\$/{n;s/version = \"\(.*\)\"/\1/p;}" Cargo.lock | head -n 1; }

# A command as root: nothing in front for root, sudo otherwise, a sentence where there is none.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "this needs root and sudo is not here; as root, run: $*"; fi
}

# Installs Debian packages, saying which, why, and that it is system-wide.
apt_install() {
  local why=$1
  shift
  say "   Installing system-wide with apt-get, $why: $*"
  as_root apt-get update -qq >&2 || say "   (apt-get update failed; going on with the package lists that are here)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null \
    || die "apt-get could not install $*; check the network and the apt sources, then run the same command again."
}

# The first of the names that is a program here.
first_program() {
  local name
  for name in "$@"; do
    if command -v "$name" 2>/dev/null; then return 0; fi
  done
  return 1
}
# The browser of the tests and its driver: $CHROME and $CHROMEDRIVER where given, else the usual names.
find_chrome() {
  if [ -n "${CHROME:-}" ]; then first_program "$CHROME"; else
    first_program chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"
  fi
}
find_chromedriver() {
  if [ -n "${CHROMEDRIVER:-}" ]; then first_program "$CHROMEDRIVER"; else
    first_program chromedriver /usr/lib/chromium/chromedriver /usr/lib/chromium-browser/chromedriver
  fi
}
major() { "$1" --version 2>/dev/null | sed -n 's/[^0-9]*\([0-9][0-9]*\)\..*/\1/p' | head -n 1; }
