#!/usr/bin/env bash
# Builds what is missing and runs a benchmark: run.sh [contacts], 1,000,000 unless given; or run.sh feeds [contacts ...],
# 10,000 100,000 1,000,000 unless given; or run.sh hubspot [contacts [calls in ten seconds]], 10,000 and 1000 unless given;
# or run.sh overhead [contacts], 100,000 unless given.
# OPTIONS=-Dturns=1 has the feeds take fewer turns than three, and the overhead fewer than sixty.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mvn -B -ntp -q -f "$here/../../pom.xml" -pl examples/benchmark -am -DskipTests package
exec java ${OPTIONS:-} -cp "$here/target/classes:$here/target/lib/*" io.salesflow.benchmark.Benchmark "$@"
