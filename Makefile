# Yinju's tasks. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PO := bot/wording/locale/zh_Hans/LC_MESSAGES/yinju.po

# What holds a sentence, and as which of its arguments: sentences of the bot, and those that errors bring along.
KEYWORDS := say marked plural:1,2 marked_plural:1,2 BotError SettingsError TranscriptError ServiceError BadLine \
	KnowledgeError FileError:2 ArticleError:2 QuestionSetError:2 wrong StoreError StoreMissing StoreForeign StoreBusy \
	StoreDamaged QuoteBroken

.PHONY: help chat test check format stress lock messages transcript clean
.DEFAULT_GOAL := help

help: ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

chat: $(VENV)/.run ## set up, build the store, ask at a console
	@$(BIN)/yinju chat

test: $(VENV)/.dev ## set up, run the tests at reduced sizes
	$(BIN)/pytest -n auto --dist loadfile -m "not stress"

stress: $(VENV)/.dev ## run the tests at full sizes
	HYPOTHESIS_PROFILE=full $(BIN)/pytest -n auto --dist loadfile

check: $(VENV)/.dev ## formatting, lint, types, import rule, catalogues, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest tests/test_layout.py tests/test_catalogues.py tests/test_docs.py

format: $(VENV)/.dev ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(VENV)/.dev ## carry new and changed sentences into the catalogue, and compile it
	$(BIN)/pybabel -q extract --no-default-keywords $(addprefix -k ,$(KEYWORDS)) --no-location --sort-output \
		--project yinju -o $(VENV)/yinju.pot bot knowledge
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 120 -l zh_Hans \
		-i $(VENV)/yinju.pot -o $(PO)
	$(BIN)/python -c "from bot.wording.catalogue import LOCALES; \
		from bot.wording.catalogues import compile_catalogues; compile_catalogues(LOCALES)"

transcript: $(VENV)/.dev ## write the README's transcript anew, after a change to answers
	$(BIN)/python tests/transcript.py

lock: $(VENV)/.dev ## pin the tested versions with hashes into deploy/requirements*.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml -o deploy/requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
		--custom-compile-command "make lock" --extra dev pyproject.toml -o deploy/requirements-dev.txt

clean: ## remove what the tasks made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Yinju needs Python 3.11 or later; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml deploy/requirements.txt $(PO) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r deploy/requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps -e .
	@touch $@

$(VENV)/.dev: pyproject.toml deploy/requirements-dev.txt $(PO) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r deploy/requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps -e .
	@touch $(VENV)/.run $@
