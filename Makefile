# Every command first prepares what is missing (environment, packages, front-end files); see bootstrap.py.
# More arguments: make test ARGS="-k hand_over"

PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help up test check bench soak fmt messages baseline env lock

help: ## What there is
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1	\2/p' Makefile

up: ## Start the whole region here: thirteen municipalities with demo content (Ctrl-C ends it)
	@exec $(PYTHON) bootstrap.py up $(ARGS)

test: ## All tests: units, isolation, faults, journeys in a real browser
	@$(PYTHON) bootstrap.py test $(ARGS)

check: ## All rules: lint, types, imports, contracts, translations, baseline, chart
	@$(PYTHON) bootstrap.py check $(ARGS)

bench: ## The figures of the README, measured here
	@$(PYTHON) bootstrap.py bench $(ARGS)

soak: ## Kill engines, paging and worker at random while meldingen come in; ARGS="--kills 1000"
	@exec $(PYTHON) bootstrap.py soak $(ARGS)

fmt: ## Lay out the source
	@$(PYTHON) bootstrap.py fmt

messages: ## Collect and compile translations
	@$(PYTHON) bootstrap.py messages

baseline: ## Write the SQL that new databases and municipalities start from
	@$(PYTHON) bootstrap.py baseline

env: ## Only prepare
	@$(PYTHON) bootstrap.py env

lock: ## Resolve the Python packages again (needs uv); `npm install` does the same for the front end
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade --quiet \
		--no-emit-index-url --generate-hashes --no-annotate --no-header --output-file requirements.lock
