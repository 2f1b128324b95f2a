# The hub's commands. `make client NAME=acme` and `make test` work on a fresh machine.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= auto
# A file of requirements that win over requirements.txt: another Django, for example.
OVERRIDE ?=

.DEFAULT_GOAL := help
.PHONY: help install client demo test lint format bench

help:
	@echo "make client NAME=acme   make a client, ready to code"
	@echo "make demo               start the live site on http://127.0.0.1:8000"
	@echo "make test               run all tests"
	@echo "make lint               run the static checks"
	@echo "make bench              measure, side by side with the tools we compare with"

# One stamp for each environment: installed again when a requirement changes.
$(VENV)/installed: requirements.txt $(wildcard quickscale_core/requirements*.txt quickscale_modules/*/requirements.txt)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv || true
	@$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.txt $(if $(OVERRIDE),--override $(OVERRIDE)) \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@test -f .env || $(BIN)/python manage.py makeenv --verbosity 0
	@touch $@

install: $(VENV)/installed

client:
	@test -n '$(NAME)' || { echo "Give the client's name: make client NAME=acme"; exit 2; }
	@$(MAKE) --no-print-directory install
	@$(BIN)/python manage.py newclient '$(NAME)' $(ARGS)

demo: install
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py seeddemo
	@$(BIN)/python manage.py runserver

test: install
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

lint: install
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-cache
	@$(BIN)/python manage.py check
	@$(BIN)/python manage.py makemigrations --check --dry-run

format: install
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

bench: install
	@$(BIN)/python -m tests.benchmarks $(ARGS)
