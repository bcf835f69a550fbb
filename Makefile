PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench format clean

$(BIN)/refsync: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

## Sync the example list into an embedded library and show what is in it.
demo: export REFSYNC_STATE = .demo
demo: $(BIN)/refsync
	@rm -rf .demo
	@$(BIN)/refsync sync examples/mllm-pretraining.md --library embedded --collection Reading/MLLM --yes
	@echo; echo "What is in the library now:"; echo
	@$(BIN)/python examples/show_library.py embedded
	@echo; echo "The same sync again:"
	@$(BIN)/refsync sync examples/mllm-pretraining.md --library embedded --collection Reading/MLLM --yes

## Tests, linters, formatter, type checker.
test: $(BIN)/refsync
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/mypy
	$(BIN)/pytest

## Benchmarks beside other tools, which get an environment of their own.
bench: $(BIN)/refsync .peers/bin/papis
	$(BIN)/python -m benchmarks.run

.peers/bin/papis:
	$(PYTHON) -m venv .peers
	.peers/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	.peers/bin/python -m pip install --quiet --group peers
	-npm install --silent --prefix .peers @citation-js/core @citation-js/plugin-bibtex

format: $(BIN)/refsync
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .peers .demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
