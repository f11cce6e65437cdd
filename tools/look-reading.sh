#!/usr/bin/env bash
# Pictures of the reader: statements in and over each other, the coding bar at the edges, five scripts,
# small and large, narrow; light and dark, in target/look.
# Usage: bash tools/look-reading.sh    DEMARCHE=path takes a program built before.
# Debian and Ubuntu, for the scripts: apt-get install fonts-noto-core fonts-noto-cjk
set -euo pipefail
source "$(dirname "$0")/rig.sh"
cd "$RIG_TOP"

program=$(built_program)
folder=$(mktemp -d)
trap 'stop || true; rm -rf "$folder"' EXIT
project=$folder/many-scripts.ron

# begin LOOK ARTICLE: the window on an article of a fresh copy of the project.
begin() {
  cp tests/fixtures/project/many-scripts.ron "$project"
  start_window "$1" "$program" "$project" --article "$2"
  settle
}

# size WIDTH HEIGHT of the window.
size() {
  xdotool windowsize "$RIG_WINDOW" "$1" "$2"
  settle
}

# keys NAME…: one at a time, as a hand would: each waits for the picture of the one before.
keys() {
  local name
  for name in "$@"; do key "$name"; settle; done
}

english=AQ4QXC6TBFWN
start_display
for look in light dark; do
  begin "$look" $english
  shot "$look-overlaps"
  click 500 235                              # in the words: the caret
  settle
  keys ctrl+Home
  keys s Return
  shot "$look-bar-top"
  keys Escape Escape ctrl+End
  size 1440 520
  keys s Return
  shot "$look-bar-bottom"
  keys Escape Escape
  size 900 700
  shot "$look-narrow"
  click 500 330
  settle
  keys End shift+ctrl+Left shift+ctrl+Left Return
  shot "$look-bar-right"
  keys Escape Escape
  size 1440 900
  keys ctrl+plus ctrl+plus ctrl+plus ctrl+plus ctrl+plus
  shot "$look-large"
  keys ctrl+0
  keys ctrl+minus ctrl+minus ctrl+minus ctrl+minus ctrl+minus
  shot "$look-small"
  stop_window
  for script in arabic:7MHARSN2T1J3 hebrew:85A284DJZEZ8 ukrainian:EWZGBHNA5F1G chinese:FB8R3Z95C5M3; do
    begin "$look" "${script#*:}"
    click 560 240
    settle
    keys ctrl+Home s
    shot "$look-${script%%:*}"
    stop_window
  done
done
