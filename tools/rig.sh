# Drives the real window on a display of its own. Source it:
#
#   source tools/rig.sh
#   start_display                      # Xvfb on a free number, 1440x900
#   start_window light demarche FILE   # waits until the window is there and has the focus
#   click 200 300; drag 420 260 700 260; type_text "Russia"; key Return
#   shot coded                         # target/look/coded.png
#   stop
#
# Coordinates are pixels of the window. Set RIG_OUT for another folder, RIG_SIZE for another screen,
# WINIT_X11_SCALE_FACTOR=2 before start_window for a fine screen.
# Debian and Ubuntu: apt-get install xvfb xauth xdotool imagemagick libx11-6 libxcursor1 libxi6 libxrandr2
#   libx11-xcb1 libxkbcommon-x11-0 libgl1

RIG_TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
RIG_OUT=${RIG_OUT:-${CARGO_TARGET_DIR:-$RIG_TOP/target}/look}
RIG_SIZE=${RIG_SIZE:-1440x900}
RIG_DISPLAY_PID="" RIG_APP_PID="" RIG_WINDOW="" RIG_HOME=""

_rig_fail() {
  echo "$*" >&2
  return 1
}

# Repeats a command until it succeeds; at most 60 s, for a slow machine.
_rig_wait() {
  local end=$((SECONDS + 60))
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}

# The path of the program, built from the sources unless DEMARCHE names another.
built_program() {
  if [ -n "${DEMARCHE:-}" ]; then
    printf '%s\n' "$DEMARCHE"
    return
  fi
  cargo build --locked >&2 || return
  printf '%s\n' "${CARGO_TARGET_DIR:-target}/debug/demarche"
}

# Starts Xvfb on a free display number.
start_display() {
  local tool number
  for tool in Xvfb xdotool import; do
    command -v "$tool" >/dev/null && continue
    _rig_fail "$tool is missing. Debian and Ubuntu: apt-get install xvfb xauth xdotool imagemagick" || return
  done
  number=$(mktemp)
  Xvfb -displayfd 3 -screen 0 "${RIG_SIZE}x24" +extension GLX -nolisten tcp -noreset 3>"$number" 2>/dev/null &
  RIG_DISPLAY_PID=$!
  _rig_wait test -s "$number" || { _rig_fail "Xvfb did not start"; return; }
  DISPLAY=:$(tr -d '[:space:]' <"$number")
  export DISPLAY
  unset WAYLAND_DISPLAY # the window prefers Wayland where there is one
  rm -f "$number"
}

_rig_find() {
  kill -0 "$RIG_APP_PID" 2>/dev/null || return 0 # ended: stop waiting, start_window says so
  RIG_WINDOW=$(xdotool search --onlyvisible --name Demarche 2>/dev/null | tail -n 1)
  [ -n "$RIG_WINDOW" ]
}

_rig_has_size() {
  xdotool getwindowgeometry --shell "$RIG_WINDOW" 2>/dev/null | grep -q '^WIDTH=[0-9]\{3,\}'
}

# start_window light|dark PROGRAM [ARGUMENT…]: starts it with a home of its own, so that no settings of yours
# are read or written (a copy of the folder RIG_SEED, if that is set); what it prints goes to target/look/window.log.
start_window() {
  local look=$1
  shift
  mkdir -p "$RIG_OUT"
  RIG_HOME=$(mktemp -d) RIG_WINDOW=""
  [ -z "${RIG_SEED:-}" ] || cp -a "$RIG_SEED/." "$RIG_HOME"
  HOME=$RIG_HOME XDG_CONFIG_HOME=$RIG_HOME/config XDG_DATA_HOME=$RIG_HOME/data XDG_STATE_HOME=$RIG_HOME/state \
    DEMARCHE_THEME=$look "$@" >"$RIG_OUT/window.log" 2>&1 &
  RIG_APP_PID=$!
  if ! _rig_wait _rig_find || [ -z "$RIG_WINDOW" ]; then
    cat "$RIG_OUT/window.log" >&2
    _rig_fail "no window named Demarche came up"
    return
  fi
  _rig_wait _rig_has_size || { _rig_fail "the window has no size"; return; }
  # Without a window manager nobody places it or gives it the keyboard.
  xdotool windowmove "$RIG_WINDOW" 0 0 windowsize "$RIG_WINDOW" "${RIG_SIZE%x*}" "${RIG_SIZE#*x}"
  xdotool windowfocus --sync "$RIG_WINDOW"
  settle
}

_rig_still() {
  local now
  # Colors and a sum of the pixels. Before its first frame a window has one color and is still too.
  now=$(import -window "$RIG_WINDOW" miff:- 2>/dev/null | identify -format '%k %#' - 2>/dev/null) || return 1
  [ "${now%% *}" -gt 1 ] && [ "$now" = "$RIG_SEEN" ] && return 0
  RIG_SEEN=$now
  return 1
}

# Waits until two pictures in a row are equal.
settle() {
  RIG_SEEN=""
  _rig_wait _rig_still || _rig_fail "the window does not come to rest"
}

# click X Y [COUNT]
click() {
  xdotool mousemove --window "$RIG_WINDOW" "$1" "$2" click --repeat "${3:-1}" --delay 60 1
}

# drag X1 Y1 X2 Y2: with steps between, as a hand would, so that a loaded machine sees them one by one.
drag() {
  local step
  xdotool mousemove --window "$RIG_WINDOW" "$1" "$2" sleep 0.1 mousedown 1 sleep 0.1
  for step in 1 2 3 4 5; do
    xdotool mousemove --window "$RIG_WINDOW" $(($1 + ($3 - $1) * step / 5)) $(($2 + ($4 - $2) * step / 5)) \
      sleep 0.05
  done
  xdotool sleep 0.1 mouseup 1
}

# type_text WORDS: some letters beyond ASCII may be dropped; paste long ones instead.
type_text() {
  xdotool type --delay 60 -- "$1"
}

# key NAME…: as xdotool names them, such as Return, Escape, ctrl+s, alt+d.
key() {
  xdotool key --delay 60 -- "$@"
}

# shot NAME: waits until the window is still, then writes target/look/NAME.png.
shot() {
  settle && import -window "$RIG_WINDOW" "$RIG_OUT/$1.png" && echo "$RIG_OUT/$1.png"
}

# Ends a process that we started, if it still runs.
_rig_end() {
  [ -n "$1" ] || return 0
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# Ends the window only; start_window can follow on the same display.
stop_window() {
  _rig_end "$RIG_APP_PID"
  [ -z "$RIG_HOME" ] || rm -rf "$RIG_HOME"
  RIG_APP_PID="" RIG_WINDOW="" RIG_HOME=""
}

# Ends the window and the display.
stop() {
  stop_window
  _rig_end "$RIG_DISPLAY_PID"
  RIG_DISPLAY_PID=""
}
