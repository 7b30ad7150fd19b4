#!/usr/bin/env bash
# The clients against the service at FILOROSSO_URL: the recipes for TypeScript.
set -euo pipefail
cd "$(dirname "$0")/.."

(cd clients/typescript && npm ci --prefer-offline --no-audit --no-fund --loglevel=error && npm test --silent)
