#!/usr/bin/env bash
# Puts a Neo4j server together from its Maven artifacts, in .cache/neo4j/<version>/lib
# (or $DETENTE_NEO4J_CACHE/<version>/lib), for the tests to start. Quick once it is there.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
version="$(sed -n 's|.*<neo4j.version>\(.*\)</neo4j.version>.*|\1|p' "$here/neo4j.pom.xml")"
place="${DETENTE_NEO4J_CACHE:-$here/../../.cache/neo4j}/$version"

if [ -n "${NEO4J_URI:-}" ]; then
  exit 0 # the tests use that server
fi
if ! { command -v java && command -v mvn; } >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends default-jre-headless maven >/dev/null
  else
    echo "no Neo4j for the tests: install Java 17 or later and Maven, or set NEO4J_URI" >&2
    exit 0 # the tests say what they skip; with CI=true they fail
  fi
fi
if [ ! -d "$place/lib" ]; then
  mkdir -p "$place"
  fetched="$(mktemp -d "$place/fetching.XXXXXX")"
  trap 'rm -rf "$fetched"' EXIT
  mvn --quiet --batch-mode -Dstyle.color=never --file "$here/neo4j.pom.xml" \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$fetched/lib" >&2
  # Another process may have been faster; its folder is as good.
  [ -d "$place/lib" ] || mv "$fetched/lib" "$place/lib"
fi
