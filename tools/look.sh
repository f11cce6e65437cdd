#!/usr/bin/env bash
# Builds the program, opens its window light and dark on a virtual display, and takes pictures.
# Usage: bash tools/look.sh [PROJECT]    (projects/peace-talks.ron)
# An example opens as an unsaved copy, so looking changes nothing. DEMARCHE=path takes a program built before.
set -euo pipefail
source "$(dirname "$0")/rig.sh"
cd "$RIG_TOP"
project=${1:-projects/peace-talks.ron}

program=${DEMARCHE:-}
if [ -z "$program" ]; then
  cargo build --locked
  program=${CARGO_TARGET_DIR:-target}/debug/demarche
fi

trap 'stop || true' EXIT
start_display
for look in light dark; do
  start_window "$look" "$program" "$project"
  shot "$look"
  stop_window
done
