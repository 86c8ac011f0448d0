#!/usr/bin/env bash
# Opens the routes of examples/low-code in Kaoto's editor, with our catalogue, in a browser without a window; edits one in its form,
# and reads it back. Needs npm, 1.5 GB of disk for Kaoto's packages, and Chromium. Options: a zip of the catalogue that is there, and
# where to put a picture.
set -eu
cd "$(dirname "$0")"
zip=${1:-../../../catalog/target/camel-salesflow-catalog-0.1.0-SNAPSHOT-kaoto.zip}
picture=${2:-target/kaoto.png}

if [ ! -f "$zip" ]; then
  mvn -B -ntp -q -f ../../../pom.xml -pl catalog -am -DskipTests package
fi
[ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund
mkdir -p target/catalog
unzip -q -o "$zip" -d target/catalog
node build.mjs
node try.mjs target/catalog "$picture"
