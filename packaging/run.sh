#!/bin/sh
# Set up what is missing and open Trade Planner. Arguments go through to the program:
#
#   sh packaging/run.sh                      the window; without a display, the demonstration
#   sh packaging/run.sh --data DIR           the window, on another data folder (or set TRADEPLANNER_DATA)
#   sh packaging/run.sh import firms a.xlsx  any command; see `sh packaging/run.sh --help`
#
# TRADEPLANNER_DATABASE=postgresql://name:password@server/database works on a server that several desks share; its
# driver is installed the first time.
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

# Install the driver of PostgreSQL, which one desk alone never needs. Without it the rest still works.
install_driver() {
    lock=$ROOT/packaging/requirements-postgresql.lock
    fingerprint=$(wheels_fingerprint "$lock")
    if stamped postgresql "$fingerprint"; then
        return
    fi
    say "installing the driver for PostgreSQL into $VENV; this downloads about 5 MB"
    "$PYTHON" -m pip install --disable-pip-version-check --no-input --quiet --only-binary :all: --require-hashes \
        -r "$lock" >&2 || fail "the driver for PostgreSQL could not be installed. With a network, run this again."
    stamp postgresql "$fingerprint"
}

has_display() {
    [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}${QT_QPA_PLATFORM-}" ]
}

LIBRARIES=
if wants_window "$@" && has_display; then
    LIBRARIES=$QT_LIBRARIES
fi
set_up run "$ROOT/packaging/requirements.lock" 200
[ -z "${TRADEPLANNER_DATABASE-}" ] || install_driver

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
