#!/usr/bin/env bash
# Runs our Kamelets with Camel JBang, against the sandbox. Our artifacts go to a repository of files under target, and nothing goes
# to the local Maven repository.
set -eu
cd "$(dirname "$0")/../.."
here=$PWD/examples/jbang
mkdir -p "$here/target"
repository=file://$here/target/repository

mvn -B -ntp -q -N deploy -DskipTests -Dmaven.install.skip -DaltDeploymentRepository=tried::"$repository"
mvn -B -ntp -q -pl examples/sandbox,camel-salesflow-component,routes deploy -DskipTests -Dmaven.install.skip -Dspotless.check.skip \
  -Djacoco.skip -Dmaven.javadoc.skip -Dcyclonedx.skip -DaltDeploymentRepository=tried::"$repository"
mvn -B -ntp -f "$here/pom.xml" test -Dspotless.check.skip -Djacoco.skip -Dcyclonedx.skip -Djbang.repository="$repository"
