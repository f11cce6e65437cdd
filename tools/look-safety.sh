#!/usr/bin/env bash
# Pictures of what keeps work safe: recovery after a kill, a lock, a change by another program, comparing,
# backups, a damaged file, the history, a save that failed, a drive that does not answer (where strace can
# play one); light and dark, in target/look.
# Usage: bash tools/look-safety.sh    DEMARCHE=path takes a program built before.
set -euo pipefail
source "$(dirname "$0")/rig.sh"
cd "$RIG_TOP"

program=$(built_program)
folder=$(mktemp -d)
trap 'stop || true; rm -rf "$folder"' EXIT
project=$folder/talks.ron

# fresh: a copy of the example, and no lock.
fresh() {
  rm -rf "$folder"/.*.lock
  cp projects/peace-talks.ron "$project"
}

# command WORDS: by the list of commands.
command_named() {
  key ctrl+shift+p
  settle
  type_text "$1"
  settle
  key Return
  settle
}

# Codes three words of an article.
change_something() {
  click 150 500
  settle
  drag 690 293 800 293
  settle
  type_text "ru"
  key Return
  type_text "nato"
  key Return
  settle
}

# Ends the window as a power failure would, and keeps what it had recorded.
crash() {
  kill -9 "$RIG_APP_PID"
  wait "$RIG_APP_PID" 2>/dev/null || true
  rm -rf "$folder/home"
  mv "$RIG_HOME" "$folder/home"
  RIG_APP_PID="" RIG_WINDOW="" RIG_HOME=""
}

start_display
for look in light dark; do
  # What was done before a kill.
  fresh
  start_window "$look" "$program" "$project"
  command_named "Save by itself"
  change_something
  crash
  RIG_SEED=$folder/home start_window "$look" "$program" "$project"
  shot "$look-restored"
  key Escape
  settle
  command_named "History"
  key Down
  settle
  shot "$look-history"
  key Escape
  settle
  command_named "Save"
  sleep 1
  command_named "Backups"
  shot "$look-backups"
  key Escape
  settle

  # Another program writes the file.
  sed -e 's/name: "Ukraine"/name: "Ukraine (delegation)"/' "$project" >"$folder/theirs"
  cp "$folder/theirs" "$project"
  sleep 7
  shot "$look-outside"
  key Return
  settle
  shot "$look-compare"
  stop_window

  # Somebody else has it open, on another computer.
  fresh
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  printf '(lock: 1, user: "berta", host: "reading-room", since: "%s", refreshed: "%s", pid: 1, program: "0.1.0", run: "0000000000AA")\n' \
    "$now" "$now" >"$folder/.talks.ron.lock"
  start_window "$look" "$program" "$project"
  shot "$look-in-use"
  key Return
  settle
  click 600 186
  shot "$look-read-only"
  stop_window

  # Damaged, and a copy that a sync service left.
  fresh
  sed -i -e '0,/quote: /s//quote; /' "$project"
  start_window "$look" "$program" "$project"
  shot "$look-damaged"
  stop_window
  fresh
  cp "$project" "$folder/talks (Berta's conflicted copy 2026-03-12).ron"
  start_window "$look" "$program" "$project"
  shot "$look-conflict-copy"
  stop_window
  rm "$folder"/talks\ *

  # The folder vanishes under the window.
  mkdir "$folder/drive"
  cp projects/peace-talks.ron "$folder/drive/talks.ron"
  start_window "$look" "$program" "$folder/drive/talks.ron"
  change_something
  rm -rf "$folder/drive"
  key ctrl+s
  settle
  shot "$look-not-saved"
  key Escape
  stop_window

  # The drive of the last project does not answer.
  if command -v strace >/dev/null; then
    fresh
    mkdir -p "$folder/seed/config/demarche"
    printf '(recent: ["%s"])' "$project" >"$folder/seed/config/demarche/settings.ron"
    RIG_SEED=$folder/seed start_window "$look" strace -f -qq -o /dev/null -P "$project" -e trace=openat,statx \
      -e inject=openat,statx:delay_enter=15s "$program"
    sleep 4
    shot "$look-opening"
    pkill -P "$RIG_APP_PID" || true
    stop_window || true
  fi
done
