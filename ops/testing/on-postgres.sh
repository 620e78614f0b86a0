#!/usr/bin/env bash
# Runs every test that uses a database on a real PostgreSQL: the one ADWRIGHT_TEST_DATABASE_URL names (an owner's URL), or one that the
# script of a shared tool folder starts. Exit 3 when there is neither.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ -z ${ADWRIGHT_TEST_DATABASE_URL:-} ]]; then
  tool="${ADWRIGHT_SHARED:-../shared}/tools/real-postgres.sh"
  if [[ ! -e $tool ]]; then
    echo "no PostgreSQL: set ADWRIGHT_TEST_DATABASE_URL to the owner's URL of an empty database" >&2
    exit 3
  fi
  ADWRIGHT_TEST_DATABASE_URL=$(bash "$tool" adwright_suite | tail -n 1)
  export ADWRIGHT_TEST_DATABASE_URL
fi
npm run -s generate
# What never reaches the database harness runs the same on any engine: `npm test` has said all there is to say about it.
exec npx vitest related ops/testing/database.ts --run "$@"
