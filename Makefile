# make demo    read the sample reports and show the record they make
# make test    format, lint, types, layers, then all tests (installs what they need on a fresh machine)
# make check   format, lint, types, layers
# make docs    write the generated pages of docs/reference anew
# make bench   every benchmark but those of the desk and the API, which lay a large record first
# make setup   only install

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check docs bench setup clean

demo: .venv/ready
	$(BIN)/dateline demo

test: check
	$(BIN)/python -m pytest

check: .venv/ready-to-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/ready
	$(BIN)/python tools/write_reference.py
	$(BIN)/python tools/write_ontology_page.py

SHARED ?= ../shared

bench: .venv/ready-to-test
	set -e; for name in seed news places times pages actors robust light ablations; do \
	    echo "== $$name"; $(BIN)/python benchmarks/$$name.py; done
	$(BIN)/python -m benchmarks.fusion press $(SHARED)/data/launches
	$(BIN)/python -m benchmarks.fusion copies $(SHARED)/data/plover/guardian_sdf_articles.csv
	$(BIN)/python -m benchmarks.fusion speed 20000
	$(BIN)/python -m benchmarks.whole $(SHARED)/data/launches
	$(BIN)/python -m benchmarks.ecbplus $(SHARED)/data/ecbplus dev

setup: .venv/ready-to-test

.venv/ready: pyproject.toml $(wildcard building/*.py building/front_end/package*.json src/dateline/places/tables/*) src/dateline/places/build.py
	tools/system-packages python
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/ready-to-test: .venv/ready
	tools/system-packages postgresql
	tools/system-packages chromium
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,desk,exports,notebook,postgres]'
	touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
