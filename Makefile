# Everything from a fresh clone: `make demo` to see it work, `make test` to check it. `make` alone lists what there is.
# Needs Python 3.11 or later with venv, and make. `make demo PYTHON=python3.12` takes another Python.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
SHARED ?= ../shared
RECORD := out/demo.duckdb
PAGE := out/usa-rus.html

.DEFAULT_GOAL := help
.PHONY: help demo test bench fuzz readme model view view-more view-rules adds clean python-is-new-enough

help:  ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## */  make \1#/p' $(MAKEFILE_LIST) | awk -F'#' '{ printf "%-14s %s\n", $$1, $$2 }'

demo: $(VENV)/.installed  ## set up, code examples/pages, show the relation of the United States and Russia
	@mkdir -p out
	@$(BIN)/legation code examples/pages --record $(RECORD)
	@$(BIN)/legation show USA RUS --record $(RECORD) --html $(PAGE)
	@echo
	@echo "The same as a page: $$PWD/$(PAGE)"
	@echo "In a browser, with all other pairs of countries: $(BIN)/legation desk --record $(RECORD)"

test: $(VENV)/.developing  ## set up, check style and types, run the tests
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

bench: $(VENV)/.developing  ## score the coder and the parser on the open gold beside the checkout, and time each room
	@$(BIN)/python benchmarks/gold.py --shared $(SHARED)
	@$(BIN)/python benchmarks/parser.py --treebanks $(SHARED)/treebank
	@$(BIN)/python benchmarks/view.py --shared $(SHARED)
	@$(BIN)/python benchmarks/textdump.py --shared $(SHARED)
	@$(BIN)/python benchmarks/corpora.py
	@$(BIN)/python benchmarks/speed.py --shared $(SHARED) --profile
	@$(BIN)/python benchmarks/coding.py --shared $(SHARED)
	@$(BIN)/python benchmarks/screen.py --shared $(SHARED)
	@$(BIN)/python benchmarks/cleaning.py --shared $(SHARED)

HOURS ?= 1
SECONDS ?= $(shell expr $(HOURS) \* 3600)

fuzz: $(VENV)/.developing  ## bend files and read them, for HOURS=1 or SECONDS=600; what fails is kept in out/fuzz
	@$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

readme: $(VENV)/.installed  ## put real output and measured figures into the README and the codebook
	@$(BIN)/python scripts/readme_figures.py
	@$(BIN)/python scripts/doc_tables.py
	@$(BIN)/python scripts/people_page.py
	@$(BIN)/python scripts/explain_examples.py

model: $(VENV)/.training  ## train the language model anew (hours; needs the treebanks)
	@$(BIN)/python -m legation.language.train --treebanks $(SHARED)/treebank --out out/model

VIEW := $(BIN)/python -m legation.events.view.train --corpora corpora --pages $(SHARED)/pages

# What is kept instead of the fitted numbers (docs/events.md): for sentences picked out the lexicon counts more, all is flatter in return; for
# pages it counts less, and what only the view sees must be surer.
RULE := --temperature 1.8 --lexicon 4 --base -0.15 --silence 0.476 --least 0.3 --least-new 0.5 --least-side 0.75 --least-instead 0.4 \
	--page-temperature 1.5 --page-lexicon 1.5 --page-base -0.354 --page-silence 0.811 --page-least 0.65 --page-least-new 0.7 \
	--page-least-side 0.45 --page-least-better 0.3 --page-least-instead 0.5 \
	--marked-temperature 1.5 --marked-lexicon 3.2 --marked-base 0.3

view: $(VENV)/.training  ## train the learned view of events anew from corpora/ (an hour; needs the articles beside the checkout)
	@$(VIEW) --out out/view/first --published --epochs 3
	@$(VIEW) --out out/view/second --init out/view/first/last.pt --epochs 1 --seed 1 --rate 0.6 --drafts
	@$(VIEW) --out out/view/third --init out/view/second/last.pt --epochs 1 --seed 2 --rate 0.4 --drafts --share 3
	@$(VIEW) --out out/view --mean out/view/first/last.pt out/view/second/last.pt out/view/third/last.pt
	@$(MAKE) --no-print-directory view-rules

view-more: $(VENV)/.training  ## train the packaged view further on corpora/, as the shipped one was last (an hour)
	@$(VIEW) --out out/view --shipped --epochs 2 --seed 11 --rate 0.7 --drafts --share 2
	@$(MAKE) --no-print-directory view-rules

view-rules: $(VENV)/.training  # fit the rules of a view in out/view, learn its sieves and screen
	@$(BIN)/python -m legation.events.view.train.fit --corpora corpora --pages $(SHARED)/pages --model out/view/model --write $(RULE)
	@$(BIN)/python -m legation.events.view.train.sieve --pages $(SHARED)/pages --articles 700 --out out/view/model
	@$(BIN)/python -m legation.events.view.train.screen --pages $(SHARED)/pages --articles 450 --out out/view/model

adds: $(VENV)/.training  ## what each corpus adds to the view: three trained equally long (half an hour), on the open gold
	@$(VIEW) --out out/adds/both --steps 1600
	@$(VIEW) --out out/adds/real --steps 1600 --without written
	@$(VIEW) --out out/adds/written --steps 1600 --without real
	@$(BIN)/python benchmarks/adds.py out/adds

clean:  ## take away what make has made
	rm -rf $(VENV) out build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf src/*.egg-info

# A stamp file tells what the environment holds, so that the second call has nothing to do.

$(VENV)/.made: | python-is-new-enough
	@echo "Making $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv --clear $(VENV) || { echo "make: $(PYTHON) cannot make a virtual environment; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing Legation and what it needs into $(VENV) (once, some minutes)" >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "Installing what the tests need" >&2
	@$(PIP) install --editable ".[dev]"
	@touch $@

$(VENV)/.training: $(VENV)/.installed
	@echo "Installing what training needs (large)" >&2
	@$(PIP) install --editable ".[train]"
	@touch $@

python-is-new-enough:
	@command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) found; install Python 3.11 or later, or name yours: make demo PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is $$($(PYTHON) --version); Legation needs Python 3.11 or later: make demo PYTHON=/path/to/python3.12" >&2; exit 1; }
