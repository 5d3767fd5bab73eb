# One verb a line; `make` alone lists them. Everything is installed into .venv/, node_modules/ and build/.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup assets serve site test check sheets bench mutants new update stage clean

help: ## list the verbs
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3 …"; exit 1; }
	@test -x $(BIN)/python || { echo "making .venv"; $(PYTHON) -m venv .venv || { echo "python3 -m venv failed: on Debian and Ubuntu, apt install python3-venv"; exit 1; }; }
	@echo "installing Python packages (about 120 MB to download, once)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

setup: .venv/ready ## install Python and npm packages
	@$(BIN)/handbook setup

assets: setup ## build the browser's Python and the scripts
	@$(BIN)/handbook assets

serve: assets ## build and serve at http://127.0.0.1:8000 (PORT=…), rebuilding on save
	@SITE_URL=http://127.0.0.1:$(PORT)/ $(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: assets ## build the site into build/site
	@$(BIN)/mkdocs build --quiet --clean

test: assets ## run every test
	@$(BIN)/handbook browser
	@$(BIN)/python -m pytest -n 2 --dist loadgroup tests
	@$(BIN)/python -m pytest -p no:xdist -q --markdown-docs docs

check: setup ## check the bank in a second, without running its code
	@$(BIN)/handbook check

sheets: assets ## print the cheat sheets to build/sheets/*.pdf
	@$(BIN)/handbook browser
	@$(BIN)/handbook sheets

bench: assets ## measure the runner and the build
	@$(BIN)/handbook browser
	@$(BIN)/python tests/bench.py

mutants: setup ## change each exercise's solution and see whether its tests notice (ONLY=<id>)
	@$(BIN)/python tests/mutants.py $(ONLY)

new: setup ## write a new question or exercise, asking what it needs to know
	@$(BIN)/handbook new

update: setup ## rewrite what is derived: schemas, planned flags, counts in the README
	@$(BIN)/handbook update

stage: assets ## write the whole source tree to build/stage, for another site generator
	@$(BIN)/handbook stage build/stage

clean: ## remove what was built, keeping downloads
	@rm -rf build/site build/stage build/assets build/sheets build/runtime
