#!/bin/sh
# Trunk's pre_build hook: without tools/bin/wasm-bindgen the page would lack its parts and not start.
case $(command -v wasm-bindgen) in
  */tools/bin/wasm-bindgen) ;;
  *)
    echo "FAILED: Trunk must find tools/bin/wasm-bindgen first; run: make build (or make run)" >&2
    exit 1
    ;;
esac
