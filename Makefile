# run: everything, from a fresh clone · test: the whole suite, as CI runs it · check: the fast half
# train: a new model · lock: renew requirements.lock after a change of pyproject.toml
PYTHON := .venv/bin/python
export OMP_NUM_THREADS := 1

.PHONY: run test check train environment browser postgresql format lock

run: environment
	$(PYTHON) -m bot up

test: check browser postgresql
	$(PYTHON) -m pytest -q tests --ignore=tests/unit --ignore=tests/topics

check: environment
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m knowledge.check
	$(PYTHON) -m pytest -q -n 2 tests/unit tests/topics

train: environment
	$(PYTHON) -m bot train

environment:
	@scripts/environment.sh

browser:
	@scripts/browser.sh

postgresql:
	@scripts/postgresql.sh

format: environment
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lock:
	uv pip compile pyproject.toml --extra dev --python 3.11 --generate-hashes --no-header --quiet -o requirements.lock
