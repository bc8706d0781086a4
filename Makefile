# Newsroom. `make help` lists what there is.
# PYTHON=/path/to/python3 chooses the interpreter; without it one of 3.12 or newer is looked for.

PY = .venv/bin/python
# Commands that only check things use the quick cluster of the tests and leave people's data alone.
QUICK = TESTING=on $(PY)
# As strict as production: what `check --deploy` is to look at. It asks the database for its version.
AS_IN_PRODUCTION = env OWNER_DATABASE_URL= TESTING=off DEBUG=off ALLOWED_HOSTS=news.example \
	SECRET_KEY=a-key-for-the-check-only-that-is-long-enough-and-signs-nothing-0123456789 \
	DATABASE_URL=$${DATABASE_URL:-$$($(PY) -m newsroom.embedded_postgres start --test)}

.PHONY: help demo demo-reset test lint check corpus verify bench sabotage pictures requirements demo-packages dev-packages

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1	\2/p' Makefile | expand -t 22

demo: demo-packages ## a running newsroom with sample stories; Ctrl-C stops it, the data stays
	@exec $(PY) manage.py demo

demo-reset: demo-packages ## the same, afresh: deletes the demo's data first
	@exec $(PY) manage.py demo --reset

test: dev-packages ## everything: lint, types, settings, migrations, tests, browser journey
	@trap '$(PY) -m newsroom.embedded_postgres stop --test --if-idle' EXIT; \
	$(MAKE) --no-print-directory lint check && $(PY) -m pytest -n 2 --dist loadgroup

lint: dev-packages ## style, format and types
	$(PY) -m ruff check --quiet .
	$(PY) -m ruff format --quiet --check .
	@git ls-files '*.html' | xargs sh -c 'test $$# = 0 || exec .venv/bin/djade --check --target-version 6.1 "$$@"' djade
	@$(QUICK) -m mypy --no-error-summary

check: dev-packages ## migrations in step with the models; settings fit for production, for both surfaces
	@$(QUICK) manage.py makemigrations --check --dry-run --verbosity 1
	@$(AS_IN_PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	@$(AS_IN_PRODUCTION) NEWSROOM_SURFACE=site $(PY) manage.py check --deploy --fail-level WARNING

N = 10000
corpus: demo-packages ## N=10000 plausible published stories into the database, for measuring
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py corpus $(N)

verify: demo-packages ## checks every rule over the whole database and names each row that breaks one
	@$(PY) manage.py verify

bench: dev-packages ## times the pages and the workflow, as ratios to a bare view
	@$(PY) -m tests.benchmarks

sabotage: dev-packages ## breaks each mechanism in turn and shows that a test goes red
	@$(PY) -m tests.sabotage

pictures: dev-packages ## takes the README's pictures anew from a running demo
	@$(PY) docs/pictures.py $(DEMO)

requirements: dev-packages ## pins the packages anew from pyproject.toml
	@set -e; compile() { $(PY) -m piptools compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate "$$@" pyproject.toml; }; \
	compile -o requirements.txt; \
	compile --extra demo -c requirements.txt -o requirements-demo.txt; \
	compile --extra demo --extra dev -c requirements-demo.txt -o requirements-dev.txt

demo-packages:
	@.ci/venv demo

dev-packages:
	@.ci/venv dev
