#!/usr/bin/env bash
# Builds the program, opens its window light and dark on a virtual display, and takes pictures.
# Usage: bash tools/look.sh [PROJECT]    (projects/peace-talks.ron)
# An example opens as an unsaved copy, so looking changes nothing. DEMARCHE=path takes a program built before.
set -euo pipefail
source "$(dirname "$0")/rig.sh"
cd "$RIG_TOP"
project=${1:-projects/peace-talks.ron}

program=$(built_program)

trap 'stop || true' EXIT
start_display
for look in light dark; do
  start_window "$look" "$program" "$project"
  shot "$look-read"
  click 150 500                              # the round of 14 March
  settle
  drag 690 293 800 293                       # three words of it
  settle
  type_text "ru"
  key Return
  type_text "nato"
  shot "$look-coding-bar"
  key Return
  shot "$look-statement"
  click 1091 220                             # the bar of Ukraine, 2022 Q1
  shot "$look-quotes"
  key ctrl+2
  shot "$look-statements"
  key ctrl+3
  shot "$look-figures"
  key ctrl+4
  shot "$look-codebook"
  key ctrl+shift+p
  type_text "export"
  shot "$look-palette"
  key Escape F1
  shot "$look-keys"
  stop_window
done
