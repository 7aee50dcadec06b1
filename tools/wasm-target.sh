#!/usr/bin/env bash
# Makes the standard library of wasm32-unknown-unknown available, by the first way that works:
#   (a) the compiler of rust-toolchain.toml has it: nothing to do;
#   (b) rustup adds it (a few seconds);
#   (c) on Debian, it is built from Debian's own Rust source package (about a minute), for Debian's compiler.
# After (c), .tools/wasm-toolchain says that wasm32 is built with Debian's compiler; tools/env.sh reads it.
# FORCE_DEBIAN=1 goes straight to (c); FORCE_DEBIAN=0 forgets an earlier (c).
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

has_std() { compgen -G "$("$@" --print target-libdir --target "$TARGET" 2>/dev/null)/libstd-*.rlib" >/dev/null; }
limit() { if command -v timeout >/dev/null; then timeout "$@"; else shift; "$@"; fi; }
channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)

if [ "${FORCE_DEBIAN:-0}" != 1 ]; then
  if has_std rustc; then rm -f .tools/wasm-toolchain; exit 0; fi
  # An earlier (c), of the Debian compiler that is still there: seconds saved, same result.
  if [ "${FORCE_DEBIAN:-}" != 0 ] && [ -f .tools/wasm-toolchain ] && wasm rustc --version >/dev/null 2>&1 && wasm has_std rustc; then exit 0; fi
  if command -v rustup >/dev/null; then
    say "   Adding the target $TARGET to the toolchain $channel with rustup."
    if limit 300 rustup target add "$TARGET" >&2 && has_std rustc; then rm -f .tools/wasm-toolchain; exit 0; fi
    say "   rustup could not add it (no way to its server?)."
  fi
fi

command -v apt-get >/dev/null \
  || die "the Rust target $TARGET is not here and could not be added; with a network, run: rustup target add $TARGET"
say "   Building the standard library of $TARGET from Debian's Rust source package (about one minute)."

packages=''
for package in rustc-web cargo-web rust-web-src rust-web-clippy; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || packages="$packages $package"
done
# shellcheck disable=SC2086 # one word a package
[ -z "$packages" ] || apt_install "the compiler and the sources of the standard library" $packages
llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
[ -x "/usr/bin/lld-$llvm" ] || apt_install "the linker" "lld-$llvm"

lib=/usr/lib/rustlib/$TARGET
stamp=$(/usr/bin/rustc -vV)
if [ "$(cat "$lib/stamp" 2>/dev/null)" != "$stamp" ]; then # made again when apt upgrades the compiler
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/src"
  echo '#![no_std]' >"$work/src/lib.rs"
  printf '[package]\nname = "sysroot_build"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n[profile.release]\npanic = "abort"\n' >"$work/Cargo.toml"
  # embed-bitcode, as official builds have it: without it `lto = "fat"` fails. `test` is for `cargo test`.
  (cd "$work" && env -u RUSTUP_TOOLCHAIN -u CARGO_TARGET_DIR PATH=/usr/bin:/bin RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    RUSTFLAGS=-Cembed-bitcode=yes /usr/bin/cargo build -q --release --target "$TARGET" \
    -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test >&2) \
    || die "the standard library could not be built from Debian's sources; see the compiler's message above, or run: rustup target add $TARGET"
  rm -f "$work/target/$TARGET"/release/deps/libsysroot_build*
  say "   Installing it system-wide in $lib, with a link to lld-$llvm as its linker."
  as_root rm -rf "$lib"
  as_root mkdir -p "$lib/lib"
  as_root cp "$work/target/$TARGET"/release/deps/*.rlib "$lib/lib/"
  bin=/usr/lib/rustlib/$(/usr/bin/rustc -vV | sed -n 's/^host: //p')/bin
  as_root mkdir -p "$bin"
  as_root ln -sfn "/usr/bin/lld-$llvm" "$bin/rust-lld"
  echo "$stamp" | as_root tee "$lib/stamp" >/dev/null
fi

mkdir -p .tools
if command -v rustup >/dev/null; then
  rustup toolchain link debian /usr >&2
  echo 'WASM_TOOLCHAIN=debian' >.tools/wasm-toolchain
else
  echo 'WASM_PATH=/usr/bin' >.tools/wasm-toolchain
fi
