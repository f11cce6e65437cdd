#!/usr/bin/env bash
# Codes articles from the first to the last word in the real window, with the mouse alone or with the keyboard
# alone, and compares the saved file with what was meant. With the mouse the codebook is there before.
# Usage: bash tools/by-hand.sh mouse|keys ARTICLE…    DEMARCHE=path takes a program built before.
# Where things stand is asked of the tree that a screen reader gets. Debian and Ubuntu, beside what rig.sh needs:
#   apt-get install at-spi2-core dbus python3-gi gir1.2-atspi-2.0
set -euo pipefail
source "$(dirname "$0")/rig.sh"

how=$1
if [ -z "${BY_HAND_BUS:-}" ]; then
  BY_HAND_BUS=1 exec dbus-run-session -- bash "$0" "$@"
fi
shift
cd "$RIG_TOP"
program=$(realpath "$(built_program)")
cd - >/dev/null
folder=$(mktemp -d)
trap 'stop || true; rm -rf "$folder"' EXIT
project=$folder/by-hand.ron
"$program" new "$project" >/dev/null
"$program" import "$project" "$@" >/dev/null
cd "$RIG_TOP"
[ "$how" = keys ] || /usr/bin/python3 tools/by_hand.py codebook "$project"

for wish in IsEnabled ScreenReaderEnabled; do
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status $wish "<true>" >/dev/null
done
start_display
start_window light "$program" "$project"
/usr/bin/python3 tools/by_hand.py "$how" "$project" "$program"
shot "by-hand-$how"
