#!/usr/bin/env bash
# The clients against the service at FILOROSSO_URL: the recipes for TypeScript, a gateway before it, the Python client and its notebook.
set -euo pipefail
cd "$(dirname "$0")/.."

for recipes in clients/typescript clients/federation; do
  (cd $recipes && npm ci --prefer-offline --no-audit --no-fund --loglevel=error && npm test --silent)
done

cd clients/python
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -e '.[notebooks]'
.venv/bin/python -m unittest discover tests
.venv/bin/python run_notebooks.py
