# Each target is one script or one command; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run build test check fmt size weigh bench screenshots lighthouse edition validate setup

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | awk -F '\t' '{ printf "make %-10s %s\n", $$1, $$2 }'

run: ## sets up what is missing, builds, and serves the explorer on a local address (PORT=8080)
	@PORT="$(PORT)" tools/run.sh

build: ## leaves the static site in dist/
	@tools/build.sh

test: ## sets up what is missing and runs every test
	@tools/test.sh

check: ## formats and lints, native and wasm32 (under CI=true it changes nothing)
	@tools/check.sh

fmt: ## formats
	cargo fmt

size: ## raw and brotli bytes of each file of dist/
	@node tools/size.mjs

weigh: ## the ten heaviest parts of the first load's .wasm, by crate and module (a build of its own, with names)
	@tools/weigh.sh

bench: ## times of charts and filters, natively and in Chromium, beside dc.js, ECharts, itemsjs, crossfilter2 and DuckDB
	@tools/bench.sh

lighthouse: ## Lighthouse over dist/, as on a phone: five runs, their medians, and whether they reach the goals
	@tools/lighthouse.sh

screenshots: ## eight states of the page and every chart in both languages, into docs/screens/
	@tools/screenshots.sh

edition: ## DIR=folder: publishes a dataset edition into public/data/, or onto SITE=folder, without compiling
	@command -v python3 >/dev/null || { echo "FAILED: this needs python3 (nothing else of it is used); install it, then run the same command again." >&2; exit 1; }
	@python3 tools/edition.py "$(DIR)" $(if $(SITE),"$(SITE)")

validate: ## DIR=folder: lists the problems of a dataset, as the page would
	@test -n "$(DIR)" || { echo "FAILED: name the folder of the dataset: make validate DIR=path/to/folder" >&2; exit 1; }
	@cargo run --quiet --release --no-default-features --features cli --bin validate -- "$(DIR)"

setup: ## sets up all that the targets above need, and nothing else
	@tools/setup.sh check && tools/setup.sh test
