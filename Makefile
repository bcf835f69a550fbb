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
demo: $(BIN)/refsync
	@rm -rf .demo
	@REFSYNC_STATE=.demo $(BIN)/refsync sync examples/mllm-pretraining.md \
	  --library embedded:.demo/library.sqlite --collection "Reading/MLLM" --yes
	@REFSYNC_STATE=.demo $(BIN)/refsync diff examples/mllm-pretraining.md \
	  --library embedded:.demo/library.sqlite --collection "Reading/MLLM"

## Tests, linter, formatter, type checker.
test: $(BIN)/refsync
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(BIN)/refsync
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks.run

format: $(BIN)/refsync
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
