# `make demo` shows dsreg at work; `make test` sets up all that the tests need and runs every gate and test.
# Needs GNU make, /bin/sh, Python 3.11 or newer and git. Choose with: make demo PYTHON=python3.13 VENV=/tmp/venv

PYTHON ?= python3
VENV ?= .venv
DEMO ?= demo

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
PY := $(BIN)/python.exe
else
BIN := $(VENV)/bin
PY := $(BIN)/python
endif

# A stamp remembers what was installed, so that a second run is quick.
DECLARED := setup.cfg pyproject.toml constraints.txt
INSTALLED := $(VENV)/dsreg-installed.stamp
TOOLS := $(VENV)/dsreg-tools.stamp
PEERS := $(VENV)/dsreg-peers.stamp
MADE_HERE := $(VENV)/made-by-make
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test setup system browser lint types layers unit bench torture docs clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(INSTALLED) ## Validate, publish and browse the example packages, in a new folder
	@$(PY) examples/demo.py "$(DEMO)"

test: setup lint types layers unit ## Set up what the tests need, then run every gate and every test

setup: system $(TOOLS) browser ## Install what the tests need

$(PY):
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || $(PYTHON) -m virtualenv $(VENV) || \
	  { echo "No virtual environment could be made. On Debian: apt-get install python3-venv"; exit 1; }
	@touch $(MADE_HERE)

$(INSTALLED): $(DECLARED) | $(PY)
	@echo "Installing dsreg into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(TOOLS): $(DECLARED) | $(PY)
	@echo "Installing dsreg and the tools of its tests into $(VENV)"
	@$(PIP) --editable '.[test]'
	@touch $@ $(INSTALLED)

# The tools to measure against, without pins: they are compared as they are today.
$(PEERS): $(DECLARED) | $(TOOLS)
	@echo "Installing the tools to measure against into $(VENV)"
	@$(PIP) --editable '.[test,bench]'
	@touch $@

# What pip cannot bring: installed only where it is missing, only as root, only where there is apt-get.
system:
	@missing=; \
	command -v git >/dev/null || missing="$$missing git"; \
	command -v ssh-keygen >/dev/null || missing="$$missing openssh-client"; \
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || missing="$$missing python3-venv"; \
	[ -z "$$missing" ] || $(call apt,$$missing) || echo "Please install:$$missing"

browser: $(TOOLS)
	@for name in chromium chromium-browser google-chrome chrome; do command -v $$name >/dev/null && exit 0; done; \
	$(call apt,chromium) || $(BIN)/playwright install chromium

apt = { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && \
	DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(1); }

lint: $(TOOLS) ## Look for slips and check the layout of the code (ruff)
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .

types: $(TOOLS) ## Check the types (mypy --strict)
	$(BIN)/mypy

layers: $(TOOLS) ## Check that a floor imports only the floors below it (import-linter)
	$(BIN)/lint-imports --no-cache

unit: $(TOOLS) ## Run the tests alone, with branch coverage
	$(PY) -m pytest --numprocesses=auto --maxprocesses=4 --cov --cov-report=term

bench: $(PEERS) ## Measure, beside other tools in the same run
	$(PY) benchmarks/startup.py
	$(PY) benchmarks/tables.py --long
	$(PY) benchmarks/metadata.py --long
	$(PY) benchmarks/gazetteer.py
	$(PY) benchmarks/diff.py

torture: $(TOOLS) ## Run the tests that take minutes or hours
	DSREG_TORTURE=1 $(PY) -m pytest -m torture

docs: $(TOOLS) ## Write again the documents that are made from the code
	$(PY) -m standards.label_index
	$(PY) -m validator.codes.page
	$(PY) -m standards.identifiers.page
	$(PY) -m standards.vocabulary_page
	$(PY) -m validator.exports.documents

clean: ## Remove what was made here, the demo's folders excepted
	rm -rf build dist *.egg-info .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	rm -rf .hypothesis
	@if [ -f $(MADE_HERE) ]; then rm -rf $(VENV); fi
