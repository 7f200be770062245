# The commands of the house. `make demo` on a fresh machine: sets up, builds, runs the example.
SHELL := /bin/bash
.DEFAULT_GOAL := build
VENV := .venv/bin
CXX_FILES = $(shell find src include tests fuzz tools -name '*.cpp' -o -name '*.h' 2>/dev/null)
WERROR = $(if $(CI),-DNETBACK_WERROR=ON)
TIDY_FILES = $(wildcard src/core/*.cpp src/solve/cert*.cpp)

.PHONY: setup build demo test check-style check-tidy check-long check-exports sea-network check-sea-network calibrate check-calibration bench-peers bench-routes fuzz format clean

setup: build/setup.stamp
build/setup.stamp: requirements.txt tools/setup.sh tools/sea_network/package-lock.json
	tools/setup.sh
	@mkdir -p build && touch $@

build: setup
	cmake --preset release $(WERROR)
	cmake --build --preset release

demo: setup
	cmake --preset release $(WERROR)
	cmake --build --preset release --target netback
	build/release/netback run examples/arctic-talks.txt --as-of 2025-03-14 --out build/demo
	build/release/netback hindcast 2019-2020

# What every change must pass; .ci/run calls it with CI=true, which makes warnings errors.
test: setup check-style build check-tidy
	ctest --preset release
	cmake --preset dev $(WERROR)
	cmake --build --preset dev --target unit_tests
	ctest --preset dev -R '^unit$$'

check-style: setup
	@$(VENV)/clang-format --dry-run --Werror $(CXX_FILES)
	@$(VENV)/codespell --skip '*.csv,*.tsv,*.bin' --ignore-words .codespellignore src include tools docs data *.md
	@$(VENV)/ruff check --quiet tools
	@python3 tools/check_includes.py
	@python3 tools/check_house.py

# Needs the compile commands of a configured release build; skipped where clang-tidy 19 is not installed.
check-tidy: build
	@if command -v clang-tidy-19 >/dev/null; then \
	  clang-tidy-19 --quiet -p build/release --extra-arg=-Wno-unknown-warning-option --warnings-as-errors='*' $(TIDY_FILES) 2>&1 \
	    | grep -v 'warnings generated\|Suppressed\|Use -header-filter' ; exit $${PIPESTATUS[0]}; \
	else echo "clang-tidy-19 not installed: skipped"; fi

# The HiGHS executable, readers of our tables and PyPSA (installed into build/pypsa; needs a package index) on what we export.
check-exports: build
	python3 tests/export/mps_test.py build/release/netback . --shipped
	python3 tests/export/results_test.py build/release/netback . --shipped
	python3 tests/export/pypsa_test.py build/release/netback .
	python3 tests/export/pypsa_test.py build/release/netback . --shipped

# Rebuilds data/world/sea_legs.csv from ports, gates and land (a port or a gate added or moved), then checks what it drew.
LAND = build/land/node_modules/world-atlas/land-10m.json
sea-network: setup
	cmake --preset release $(WERROR) && cmake --build --preset release --target sea_network
	build/release/sea_network build $(LAND) data/world
	build/release/sea_network check $(LAND) data/world
	python3 tools/make_datapackage.py

# The shipped network is what the builder gives, on one thread and on two.
check-sea-network: build
	for threads in 1 2; do rm -rf build/sea && mkdir -p build/sea && \
	  cp data/world/ports.csv data/world/sea_gates.csv data/world/sea_bans.csv build/sea/ && \
	  build/release/sea_network build $(LAND) build/sea --threads $$threads && \
	  cmp build/sea/sea_legs.csv data/world/sea_legs.csv && cmp build/sea/sea_mask.bin data/world/sea_mask.bin || exit 1; done

# The shipped corrections are what calibration finds (some 3 minutes). After a change of tables or of the market:
# `make calibrate`, then look at what moved.
calibrate: build
	build/release/netback calibrate --out data/world
	python3 tools/make_datapackage.py
check-calibration: build
	build/release/netback calibrate --out build/calibration
	cmp build/calibration/corrections.csv data/world/corrections.csv

# `netback bench`, and `run base` beside both, on the shipped world (docs/bench.md).
bench-peers: build
	python3 tools/bench_peers.py --json build/bench-peers.json

# `netback route --matrix` beside the searoute package (docs/bench.md); installs it into build/searoute.
bench-routes: build
	python3 tools/bench_routes.py

# Hours, not minutes: 200 random worlds, all tests under the sanitizers, threads, clang-tidy on all files, an hour of every
# fuzz target.
check-long: test check-exports check-sea-network check-calibration bench-routes
	NETBACK_WORLDS=200 build/release/tests/property_tests --gtest_brief=1
	cmake --build --preset dev && ctest --preset dev
	cmake --preset tsan && cmake --build --preset tsan --target backend_tests && ctest --preset tsan -R '^backend$$'
	@command -v clang-tidy-19 >/dev/null || { echo "install clang-19 clang-tidy-19 libclang-rt-19-dev for the rest"; exit 1; }
	cmake --preset tidy && cmake --build --preset tidy
	$(MAKE) fuzz

# Each target from its seeds, new finds kept under build/fuzz/corpus; FUZZ_SECONDS=60 make fuzz for a short look.
FUZZ_SECONDS ?= 3600
fuzz: setup
	cmake --preset fuzz && cmake --build --preset fuzz
	@run() { mkdir -p build/fuzz/corpus/$$1; echo "fuzz $$*"; \
	  build/fuzz/$$1_fuzz -max_total_time=$(FUZZ_SECONDS) -timeout=60 -max_len=8192 -verbosity=0 \
	    -artifact_prefix=build/fuzz/$$1- build/fuzz/corpus/$$1 "$${@:2}"; }; \
	run csv tests/broken/worlds && run toml tests/broken/scenarios && run page tests/pages examples && \
	run html tests/pages examples && run value && run sea_mask && run price_formula && run event_list

format: setup
	$(VENV)/clang-format -i $(CXX_FILES)
	$(VENV)/ruff format --quiet tools

clean:
	rm -rf build
