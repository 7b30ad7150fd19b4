#!/usr/bin/env bash
# The package as it is published: packed, installed into an empty folder elsewhere, run by npx, and asked.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

npm pack --silent --pack-destination "$folder" >/dev/null
mkdir "$folder/empty"
cd "$folder/empty"
npm install --prefer-offline --no-audit --no-fund --loglevel=error "$folder"/filorosso-*.tgz
npx --no-install filorosso --help | grep -q 'Usage: filorosso'
node "$root/.ci/first-light.mjs" npx --no-install filorosso serve
