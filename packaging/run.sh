#!/bin/sh
# Set up what is missing and open Trade Planner. Arguments go through to the program:
#
#   sh packaging/run.sh                      the window; without a display, the demonstration
#   sh packaging/run.sh --data DIR           the window, on another data folder (or set TRADEPLANNER_DATA)
#   sh packaging/run.sh import firms a.xlsx  any command; see `sh packaging/run.sh --help`
#
# TRADEPLANNER_VENV chooses another place for the virtual environment than .venv in the project.
set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$ROOT/packaging/setup.sh"

# Tell whether the arguments ask for the window: they name no command, only options.
wants_window() {
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --lang) [ $# -eq 1 ] || shift ;;
            --version | --help | -h) return 1 ;;
            -*) ;;
            *) return 1 ;;
        esac
        shift
    done
}

has_display() {
    [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}${QT_QPA_PLATFORM-}" ]
}

LIBRARIES=
if wants_window "$@" && has_display; then
    LIBRARIES=$QT_LIBRARIES
fi
set_up run "$ROOT/packaging/requirements.lock" 200

# -P: what lies in the current folder is the user's, and not to be imported.
if wants_window "$@" && ! has_display; then
    # Each time a fresh folder, because the demonstration never writes over data.
    demo=$PWD/tradeplanner-demo number=1
    while [ -n "$(ls -A "$demo" 2>/dev/null)" ]; do
        number=$((number + 1)) demo=$PWD/tradeplanner-demo-$number
    done
    say "there is no display, so no window can open; running the demonstration instead, into $demo"
    exec "$PYTHON" -P -m tradeplanner "$@" demo "$demo"
fi
exec "$PYTHON" -P -m tradeplanner "$@"
