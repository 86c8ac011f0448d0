#!/usr/bin/env bash
# Runs our Kamelets with Camel JBang, and makes projects of them, against the sandbox and stand-ins. Our artifacts go to a repository
# of files under target, and nothing goes to the local Maven repository.
set -eu
cd "$(dirname "$0")/../.."
here=$PWD/examples/jbang
mkdir -p "$here/target"
repository=file://$here/target/repository

mvn -B -ntp -q -N deploy -DskipTests -Dmaven.install.skip -DaltDeploymentRepository=tried::"$repository"
mvn -B -ntp -q -pl examples/sandbox,camel-salesflow-component,routes deploy -DskipTests -Dmaven.install.skip -Dspotless.check.skip \
  -Djacoco.skip -Dmaven.javadoc.skip -Dcyclonedx.skip -DaltDeploymentRepository=tried::"$repository"
mvn -B -ntp -Pjbang -pl examples/sandbox,examples/jbang test -Dspotless.check.skip -Djacoco.skip -Djbang.repository="$repository" \
  -Dtest='io.salesflow.jbang.*Test' -Dsurefire.failIfNoSpecifiedTests=false
