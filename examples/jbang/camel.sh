#!/usr/bin/env bash
# The command camel without JBang, for machines that can't have it: Camel JBang from Maven Central, in the folder that you are in.
# Needs Java 17 and Maven 3.8, or newer. Built anew if its project has changed.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
classpath="$here/target/camel.classpath"

if [ ! -f "$classpath" ] || [ "$here/pom.xml" -nt "$classpath" ] || [ "$root/pom.xml" -nt "$classpath" ]; then
  echo "Building the command camel; the first time, Maven also downloads what it needs." >&2
  mkdir -p "$here/target"
  mvn -B -ntp -q -f "$root/pom.xml" -Pjbang -pl examples/sandbox,examples/jbang process-classes dependency:build-classpath \
    -Dspotless.check.skip -DincludeScope=runtime -Dmdep.outputFile="$classpath.begun" >&2
  mv "$classpath.begun" "$classpath"
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$classpath")" io.salesflow.jbang.CamelCommand "$@"
