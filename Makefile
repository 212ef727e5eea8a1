# The verbs of the project. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PORT ?= 8501
ADDRESS ?= 127.0.0.1
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$p && break; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet install --require-hashes
COMPONENT := lib/ui/time_map/build/.built

.PHONY: help run test check data release bench peers fuzz pictures lock component browser database gdal clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: $(VENV)/.app $(VENV)/.kernels $(COMPONENT) ## set up and start the dashboard; prints its address (PORT=8501)
	@echo "The map will be at http://$(ADDRESS):$(PORT)"
	$(PY) -m streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS)

test: $(VENV)/.dev $(COMPONENT) browser database gdal ## set up and run every test, in a real browser too
	$(PY) tools/node.py npm --prefix frontend run check
	$(PY) tools/node.py npm --prefix frontend run test
	$(PY) -m pytest -m "not browser" -n 2
	$(PY) -m pytest -m browser

check: $(VENV)/.dev $(VENV)/.kernels ## style, types, import rows, fast tests, doctests, data; under a minute
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) -m lib.cli check data
	$(PY) -m pytest -m "not browser and not slow" -n 2

data: $(VENV)/.dev ## rebuild map layers and fonts from pinned registry packages, then the hashes
	$(PY) -m tools.build_layers
	$(PY) -m tools.build_fonts
	$(PY) -m lib.cli check --rehash data

release: $(VENV)/.dev ## freeze the data as data/versions/<version>/ (VERSION=2026.12.1 names a new one)
	$(PY) -m tools.release $(VERSION)

bench: $(VENV)/.dev $(COMPONENT) browser ## measure what the project promises; prints tables
	$(PY) -m bench

# A folder on the path, so that what only this needs is kept apart and nothing is installed twice.
PURELIB := -c "import sysconfig; print(sysconfig.get_paths()['purelib'])"
peers: $(VENV)/.dev ## measure distances beside PostGIS, S2, geopandas and a ball tree, and draw what they cost
	$(PY) -m venv $(VENV)-peers
	$(PY) $(PURELIB) > "$$($(VENV)-peers/bin/python $(PURELIB))/app.pth"
	$(VENV)-peers/bin/python -m pip --disable-pip-version-check --quiet install -r bench/requirements.txt
	$(VENV)-peers/bin/python -m bench geodesy

fuzz: $(VENV)/.dev database ## a million mutated links, 100,000 time windows, 2,000 broken layer files, 400 kills
	$(PY) tests/fuzz/links.py
	$(PY) tests/fuzz/time_windows.py
	$(PY) tests/fuzz/layers.py
	$(PY) -m tests.fuzz.kills

pictures: $(VENV)/.dev $(COMPONENT) browser ## each page at desktop and phone width, light and dark, to docs/pictures
	$(PY) -m tools.pictures

lock: ## rewrite the requirements files from their .in files (needs uv)
	for f in requirements requirements-dev frontend/requirements; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $$f.in -o $$f.txt || exit 1; done

component: $(COMPONENT) ## build the time map's browser part, for pages and for snapshots

browser: $(VENV)/.dev
	@$(PY) -m tools.browser

database: $(VENV)/.dev
	@$(PY) -m tools.postgres

gdal: $(VENV)/.dev
	@$(PY) -m tools.gdal

clean: ## remove everything that was built here
	rm -rf $(VENV) $(VENV)-peers $(dir $(COMPONENT)) lib/export/build frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; none was found."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu: sudo apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.app: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the app needs into $(VENV) ..."
	$(PIP) -r requirements.txt
	@touch $@

# Importing the engine's kernels compiles and keeps them, so that no reader waits for it.
$(VENV)/.kernels: $(VENV)/.app $(addprefix lib/geodesy/,search_kernels.py piece_kernels.py formulas.py coordinates.py)
	@echo "Compiling the distance engine ..."
	-@$(PY) -c "import lib.geodesy.search_kernels"
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	@echo "Installing what the tests need into $(VENV) ..."
	$(PIP) -r requirements-dev.txt
	@touch $@

# The browser part is built with the machine's Node where there is one, else with Node from PyPI.
$(COMPONENT): $(VENV)/.app frontend/package-lock.json $(shell find frontend/src -type f 2>/dev/null)
	@$(PY) tools/node.py --ensure
	$(PY) tools/node.py npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	$(PY) tools/node.py npm --prefix frontend run build
	@touch $@
