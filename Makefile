# The front door. `make help` lists what it can do; CMake and its presets do the building.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
DESTDIR ?=
MINUTES ?= 1
JOBS ?= $(shell nproc)

DENIER := build/release/denier
SOGA := fixtures/soga
DEMO := build/demo

# Needs of the kind given, as package names: "build", or "build|test" for all.
needs = $(shell awk '$$1 !~ /^\#/ && $$3 ~ /^($(1)):$$/ {print $$1}' packages.txt)

# Installs the packages given that are missing, and says so; needs no network when none is.
define install_missing
@installed=$$(dpkg-query -W -f='$${db:Status-Status} $${Package}\n' $(1) 2>/dev/null \
	| awk '$$1 == "installed" {print $$2}' || true); \
missing=(); \
for package in $(1); do \
	grep -qx -- "$$package" <<<"$$installed" || missing+=("$$package"); \
done; \
if ((! $${#missing[@]})); then exit 0; fi; \
echo "Missing packages: $${missing[*]}"; \
if ! command -v apt-get >/dev/null; then \
	echo "There is no apt-get here: install these packages, or their like, by hand." >&2; exit 1; \
fi; \
as_root=; \
if (($$(id -u))); then \
	command -v sudo >/dev/null || { \
		echo "You are not root and sudo is missing: have root run" >&2; \
		echo "  apt-get install $${missing[*]}" >&2; exit 1; }; \
	as_root=sudo; \
fi; \
echo "Installing them with $${as_root:+sudo }apt-get."; \
$$as_root apt-get update -q; \
$$as_root env DEBIAN_FRONTEND=noninteractive \
	apt-get install -y -q --no-install-recommends "$${missing[@]}"; \
echo "Installed: $${missing[*]}"
endef

.PHONY: build deps deps-build demo test all-release check bench fuzz accept install soak coverage clean help

build: build/release/build.ninja ## build build/release/denier
	@cmake --build --preset release --target denier denier_documents

build/%/build.ninja: CMakePresets.json
	@command -v cmake >/dev/null || { echo "cmake is missing: run 'make deps' first." >&2; exit 1; }
	@cmake --preset $*

deps: ## install the Debian packages that are missing (packages.txt)
	$(call install_missing,$(call needs,build|test))

deps-build:
	$(call install_missing,$(call needs,build))

demo: deps-build build ## annual accounts of the demonstration association as PDF, XLSX and HTML
	@mkdir -p $(DEMO)
	@for format in pdf xlsx html; do \
		$(DENIER) -f $(SOGA)/000000000FEC20221231.txt -f $(SOGA)/000000000FEC20211231.txt \
			annual-accounts --final -o $(DEMO)/comptes-annuels-2022.$$format; \
	done
	@$(DENIER) -f $(SOGA)/000000000FEC20221231.txt -f $(SOGA)/000000000FEC20211231.txt \
		income-statement
	@echo; echo "The annual accounts of 2022 are in:"; \
	for format in pdf xlsx html; do echo "  $(CURDIR)/$(DEMO)/comptes-annuels-2022.$$format"; done

# ctest's closing line, with the number of tests, stays the last line printed.
define run_tests
@echo "Tests, $(1) build:"
@ctest --preset $(1) -j $(JOBS) --no-label-summary | sed -u '/^$$/d; /^Total Test time/d'
endef

test: deps all-release check build/debug/build.ninja ## all checks, all tests with sanitizers and as released
	@cmake --build --preset debug
	$(call run_tests,debug)
	$(call run_tests,release)

# All programs of the release build, tests included; configured anew when cmocka came late.
all-release:
	@cmake --preset release >/dev/null
	@cmake --build --preset release

check: all-release ## the house rules: one line a rule
	@python3 tests/check/run.py

bench: all-release ## measure speed and memory
	@cmake --build --preset release --target bench

fuzz: build/fuzz/build.ninja ## throw damaged files at the readers, MINUTES=1 each
	@cmake --build --preset fuzz --target fuzzers
	@tests/fuzz/run $(MINUTES)

accept: build ## renew the golden files; review them with git diff
	@python3 tests/golden/golden.py $(DENIER) --accept

soak: build/debug/build.ninja ## repeat the property tests with new seeds for MINUTES=1
	@cmake --build --preset debug
	@tests/soak $(MINUTES)

coverage: build/coverage/build.ninja ## which lines tests execute: build/coverage/report.html
	@cmake --build --preset coverage
	@find build/coverage -name '*.gcda' -delete
	$(call run_tests,coverage)
	@gcovr --root . --filter 'engine/' --filter 'ledger/' --filter 'reports/' \
		--html-details build/coverage/report.html --print-summary build/coverage

install: build ## put binary, data, man page and completion under PREFIX=/usr/local
	@DESTDIR='$(DESTDIR)' cmake --install build/release --prefix '$(PREFIX)'

clean: ## remove build/
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile
