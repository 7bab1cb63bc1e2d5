# `make run` and `make test` do all the set-up; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LANG_ARGS ?= --lang en
ARTICLE ?= examples/ekonomi.txt

BENCHMARKS := $(patsubst benchmarks/%.py,bench-%,$(filter-out benchmarks/corpora.py benchmarks/mutations.py,$(wildcard benchmarks/*.py)))

.PHONY: help setup run test lint examples docs wheel clean $(BENCHMARKS)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(READY) ## the virtual environment, with everything installed

# torch is pinned in pyproject.toml to the release that has a CPU build; no CUDA package may come with it.
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@if $(BIN)/python -m pip list --disable-pip-version-check 2>/dev/null | grep -iE '^(nvidia-|cuda|triton)'; then \
		echo 'make: a CUDA package came with the install' >&2; exit 1; fi
	@touch $@

run: $(READY) ## the digest of an example article
	@$(BIN)/summarize $(LANG_ARGS) $(ARTICLE)

test: $(READY) ## the test suite
	$(BIN)/python -m pytest

lint: $(READY) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

examples: $(READY) ## make the digests in examples/digests anew
	$(BIN)/python examples/make.py

docs: $(READY) ## put real output into the README anew
	$(BIN)/python docs/refresh.py
	$(BIN)/python docs/reference.py

evaluation: $(READY) ## put real output into docs/evaluation.md anew; needs ../shared/corpora; ONLY=summaries for a part
	$(BIN)/python docs/refresh.py docs/evaluation.md --only '$(ONLY)'

wheel: $(READY) ## a wheel with the models inside, in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what the other targets made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# bench-speed, bench-start, bench-quality, …: one for each program in benchmarks/, run by hand.
# BENCH holds options: make bench-speed BENCH='--threads 1'
$(BENCHMARKS): bench-%: $(READY)
	$(BIN)/python benchmarks/$*.py $(BENCH)
