#!/usr/bin/env bash
# Builds what is missing and runs the example of Hawtio. Needs Java 17 and Maven 3.8, or newer. See README.adoc, or --help.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
jar="$here/target/camel-salesflow-hawtio-example.jar"
built="$here/target/built"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
modules="camel-salesflow-component routes hawtio examples/sandbox examples/hawtio"

fail() {
  echo "$1" >&2
  exit 2
}

is_up_to_date() {
  [ -f "$jar" ] && [ -f "$built" ] || return 1
  local module
  for module in . $modules; do
    if [ "$root/$module/pom.xml" -nt "$built" ]; then
      return 1
    fi
  done
  for module in $modules; do
    if [ -n "$(find "$root/$module/src/main" -name node_modules -prune -o -newer "$built" -type f -print | head -n 1)" ]; then
      return 1
    fi
  done
}

build() {
  command -v mvn >/dev/null || fail "Maven 3.8 or newer is needed, and there is no mvn."
  echo "Building the example; the first time, Maven also downloads what it needs." >&2
  local log="$here/target/build.log"
  mkdir -p "$here/target"
  touch "$built.begun"
  if ! mvn -B -ntp -q -f "$root/pom.xml" -pl examples/hawtio -am package \
      -DskipTests -DskipITs -Dmaven.javadoc.skip -Dmaven.source.skip -Dcyclonedx.skip \
      -Dspotless.check.skip -Djacoco.skip >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    fail "The build failed; all of it is in $log."
  fi
  mv "$built.begun" "$built"
}

command -v "$java" >/dev/null || fail "Java 17 or newer is needed, and there is no $java."
is_up_to_date || build
exec "$java" -Dhawtio.example.war="$here/target/hawtio/hawtio.war" -jar "$jar" "$@"
