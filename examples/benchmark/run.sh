#!/usr/bin/env bash
# Builds what is missing and runs the benchmark. Usage: run.sh [contacts]; 1,000,000 unless given.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mvn -B -ntp -q -f "$here/../../pom.xml" -pl examples/benchmark -am -DskipTests package
exec java -cp "$here/target/classes:$here/target/lib/*" io.salesflow.benchmark.Benchmark "$@"
