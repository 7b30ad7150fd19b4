#!/usr/bin/env bash
# The package as it is published: packed, installed into an empty folder elsewhere, run by npx, and asked.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

npm pack --silent --pack-destination "$folder" >/dev/null
mkdir "$folder/empty"
cd "$folder/empty"
# Without the lock file: nothing that it would bring may want a later Node than ours.
npm install --prefer-offline --no-audit --no-fund "$folder"/filorosso-*.tgz 2>&1 | tee "$folder/install.log"
if grep -q EBADENGINE "$folder/install.log"; then exit 1; fi
npx --no-install filorosso --help | grep -q 'Usage: filorosso'
node "$root/.ci/first-light.mjs" npx --no-install filorosso serve
