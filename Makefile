# Everything runs from the private environment .venv; nothing else is installed or changed.
# Needed: Python 3.11 or newer, git and make. Choose another Python with: make test PYTHON=python3.13
#
# Each target sets up only what it needs. A stamp file remembers what is installed, so a
# second run needs no network; a change of pyproject.toml or constraints.txt installs again.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
STAMPS := $(VENV)/stamps
PLUGINS := $(wildcard plugins/*)
PLUGIN_TESTS := $(wildcard plugins/*/tests)
MANIFESTS := pyproject.toml $(wildcard plugins/*/pyproject.toml) constraints.txt

# An environment that happens to be active must not be the one we install into.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME
export UV_PYTHON_DOWNLOADS := never
# Trust the certificates that the machine trusts: many networks have one of their own.
export UV_SYSTEM_CERTS ?= true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# First with what was fetched before, then with the network.
define install
@{ $(UV) pip install --offline $(INSTALL_OPTIONS) $(1) 2>/dev/null || $(UV) pip install $(INSTALL_OPTIONS) $(1); }
@touch $@
endef
INSTALL_OPTIONS := --quiet --python $(BIN)/python \
	--constraints constraints.txt --build-constraints constraints.txt
# How much is tried on each reader, and from where chance begins.
COUNT ?= 100000
SEED ?= 1
# How much the benchmarks count: small or full.
SCALE ?= small
# The core and every plugin, editable, with the extra that draws charts.
EDITABLE := --editable . $(addprefix --editable ./,$(PLUGINS)) --editable './plugins/cadre-training-html[charts]'

.PHONY: help report test lint format docs bench fuzz constraints setup clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

report: $(STAMPS)/core ## Build the example report as HTML, CSV and counter figures
	$(BIN)/cadre-training report examples/cang-long --to html,csv,counter -o build/report

test: $(STAMPS)/test ## Run all tests (choose some with ARGS="-k name")
	$(BIN)/python -m pytest $(ARGS)

lint: $(STAMPS)/test $(STAMPS)/lint ## Check style, types and the import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(if $(wildcard tests/*.py tests/*/*.py),$(BIN)/mypy tests)
	for tests in $(PLUGIN_TESTS); do \
	  (cd $$tests/.. && ../../$(BIN)/mypy --config-file ../../pyproject.toml tests); \
	done
	$(BIN)/pyright
	$(BIN)/lint-imports --no-cache --no-logo

format: $(STAMPS)/lint ## Format the code and fix what can be fixed safely
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMPS)/test $(STAMPS)/docs ## Build the documentation into build/docs
	$(BIN)/sphinx-build -n -W --keep-going -b html docs build/docs

bench: $(STAMPS)/bench ## Run the benchmarks (SCALE=full: up to 50 million rows, 2 GB of disk)
	SCALE=$(SCALE) $(BIN)/python benchmarks/run.py

fuzz: $(STAMPS)/fuzz ## Try random inputs on the readers (COUNT=100000 of each, SEED=1, GUIDED=csv)
	$(if $(GUIDED),$(BIN)/python -m tests.fuzz.guided $(GUIDED) -runs=$(COUNT) -seed=$(SEED), \
	  $(BIN)/python -m tests.fuzz.run $(KINDS) --count $(COUNT) --seed $(SEED))

setup: $(STAMPS)/core $(STAMPS)/test $(STAMPS)/lint $(STAMPS)/docs ## Install everything for every target

constraints: $(STAMPS)/base ## Bring constraints.txt to the newest versions
	@{ \
	  echo '# Exact versions of everything the targets of the Makefile install.'; \
	  echo '# Refresh with: make constraints'; \
	  $(UV) pip compile --quiet --upgrade --python $(BIN)/python --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	    $(foreach p,. $(PLUGINS),--no-emit-package $(if $(filter .,$(p)),cadre-training,$(notdir $(p)))) \
	    --all-extras --group test --group lint --group docs --group bench --group fuzz --group build \
	    pyproject.toml $(PLUGINS:%=%/pyproject.toml); \
	} > $(VENV)/constraints.txt
	@cmp -s $(VENV)/constraints.txt constraints.txt || cp $(VENV)/constraints.txt constraints.txt
	@git --no-pager diff --stat -- constraints.txt 2>/dev/null || true

clean: ## Remove the environment, the caches and everything built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find src tests plugins docs -type d \( -name __pycache__ -o -name .mypy_cache \) -prune -exec rm -rf {} +

# A uv on PATH only helps to create the environment; the pinned uv inside it does the rest.
$(STAMPS)/base:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  found=$$($(PYTHON) --version 2>/dev/null) || found=missing; \
	  echo "cadre-training needs Python 3.11 or newer; $(PYTHON) is $$found." >&2; \
	  echo "Name a newer one, for example: make $(or $(firstword $(MAKECMDGOALS)),help) PYTHON=python3.12" >&2; \
	  exit 1; }
	@echo "Setting up $(VENV)"
	@rm -rf $(VENV)
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python --constraints constraints.txt uv; \
	else \
	  $(PYTHON) -m venv $(VENV) || { \
	    echo "Python cannot make environments here; on Debian: apt-get install python3-venv" >&2; \
	    exit 1; }; \
	  $(BIN)/python -m pip install --quiet --constraint constraints.txt uv; \
	fi
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/core: $(MANIFESTS) | $(STAMPS)/base
	@echo "Installing cadre-training and its plugins"
	$(call install,$(EDITABLE))

$(STAMPS)/test $(STAMPS)/lint $(STAMPS)/docs $(STAMPS)/bench $(STAMPS)/fuzz: $(STAMPS)/%: $(STAMPS)/core $(MANIFESTS)
	@echo "Installing what 'make $*' needs"
	$(call install,--group $*)
