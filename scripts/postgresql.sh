#!/usr/bin/env bash
# Installs PostgreSQL's server programs from the system's packages when they are missing; for the scale tests.
set -euo pipefail

if command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  exit 0
fi
exec "$(dirname "$0")/system_packages.sh" "PostgreSQL" postgresql
