# What run.sh and test.sh share: find Python, install what is missing, keep the virtual environment.
# Sourced, not run. The caller sets ROOT (the project's root) and LIBRARIES (those of the lists below that it
# needs). Everything said here goes to stderr: stdout belongs to the program. Stamps in the environment
# make a second run start at once; they are written last, so that a set-up which was interrupted is found and
# made anew.

VENV=${TRADEPLANNER_VENV:-$ROOT/.venv}
PYTHON=$VENV/bin/python

# Debian packages and the library each is wanted for: Qt loads these at start or when a window opens.
QT_LIBRARIES="libglib2.0-0:libglib-2.0.so.0 libgl1:libGL.so.1 libegl1:libEGL.so.1 libx11-6:libX11.so.6
libdbus-1-3:libdbus-1.so.3 libfontconfig1:libfontconfig.so.1 libfreetype6:libfreetype.so.6
libxkbcommon0:libxkbcommon.so.0 libbrotli1:libbrotlidec.so.1
libxcb-cursor0:libxcb-cursor.so.0 libxcb-icccm4:libxcb-icccm.so.4 libxcb-keysyms1:libxcb-keysyms.so.1
libxcb-shape0:libxcb-shape.so.0 libxcb-xkb1:libxcb-xkb.so.1 libxcb-randr0:libxcb-randr.so.0
libxcb-sync1:libxcb-sync.so.1 libxcb-xfixes0:libxcb-xfixes.so.0 libxcb-shm0:libxcb-shm.so.0
libxkbcommon-x11-0:libxkbcommon-x11.so.0 libx11-xcb1:libX11-xcb.so.1
libwayland-client0:libwayland-client.so.0 libwayland-cursor0:libwayland-cursor.so.0
libwayland-egl1:libwayland-egl.so.1 libcups2:libcups.so.2"

say() {
    printf '%s\n' "tradeplanner: $*" >&2
}

fail() {
    say "$*"
    exit 1
}

# --- what the system must have --------------------------------------------------------------------------------

# Print the first Python of at least 3.11, or nothing.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

# Print the Debian packages without which no virtual environment can be made by Python $1, which may be empty.
missing_for_venv() {
    if [ -z "$1" ]; then
        echo "python3 python3-venv"
    elif ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        case $(basename "$1") in
            python3 | python) echo "python3-venv" ;;
            *) echo "$(basename "$1")-venv" ;;
        esac
    fi
}

# Print the Debian packages of those pairs, package:library, whose library Python $1 cannot load.
missing_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    python=$1
    shift
    if [ -z "$python" ]; then
        # Naming one that is there does no harm.
        for pair in "$@"; do
            echo "${pair%%:*}"
        done
        return
    fi
    "$python" - "$@" <<'END'
import ctypes
import sys

for pair in sys.argv[1:]:
    package, library = pair.split(":")
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
END
}

# Callers that need more define this anew; it prints the names of Debian packages.
missing_besides() {
    :
}

# Print all Debian packages that are missing, so that one line or one command does for all.
missing_packages() {
    found=$(find_python)
    venv_is_whole || missing_for_venv "$found"
    # shellcheck disable=SC2086
    missing_libraries "$found" $LIBRARIES
    missing_besides
}

# Run a command as root: as it is, or through a sudo that asks no password. Status 1 where neither is to be had.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# Install the packages given, or say in one line what is missing and how to install it, with status 1.
install_packages() {
    command="apt-get install $*"
    [ "$(id -u)" = 0 ] || command="sudo $command"
    if ! command -v apt-get >/dev/null 2>&1; then
        say "missing, by their names in Debian (install what your system calls them): $*"
        return 1
    fi
    if ! as_root true; then
        say "some Debian packages are missing; install them with: $command"
        return 1
    fi
    # An earlier run may have been stopped half way through.
    as_root dpkg --configure -a >&2 || true
    say "asking Debian for: $*"
    as_root apt-get update -qq >&2 || say "the package lists could not be renewed; trying with those at hand"
    size=$(as_root apt-get install --assume-no --no-install-recommends "$@" 2>/dev/null |
        sed -n 's/^Need to get \(.*\) of archives.*/\1/p')
    say "downloading ${size:-what is needed} of Debian packages"
    # Of what apt-get says, the downloads with their sizes and the errors remain.
    failed=$(
        {
            {
                as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
                    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" 2>&1 || echo failed >&3
            } | sed -n -e 's/^Get:[0-9]* [^ ]* [^ ]* [^ ]* \([^ ]*\).*\[\(.*\)\]$/  Downloading \1 (\2)/p' \
                -e 's/^Fetched .*/  Unpacking/p' -e '/^[EW]:/p' -e '/error/p' >&2
        } 3>&1
    )
    if [ -n "$failed" ]; then
        say "apt-get could not install what is missing; try by hand: $command"
        return 1
    fi
}

# --- the virtual environment -----------------------------------------------------------------------------------

wheels_fingerprint() {
    cat "$ROOT/packaging/requirements.lock" "$1" | cksum
}

package_fingerprint() {
    {
        echo "$ROOT"
        cat "$ROOT/pyproject.toml" "$ROOT/packaging/build_hook.py"
    } | cksum
}

stamped() {
    [ "$(cat "$VENV/.tradeplanner-$1" 2>/dev/null)" = "$2" ]
}

stamp() {
    printf '%s\n' "$2" >"$VENV/.tradeplanner-$1"
}

# Tell whether the environment was finished, and here: a moved one has scripts that point to its old place.
venv_is_whole() {
    [ -x "$PYTHON" ] && [ ! -e "$VENV/.tradeplanner-begun" ] &&
        { [ ! -e "$VENV/.tradeplanner-place" ] || stamped place "$VENV"; }
}

# Install what the system lacks, unless it was looked through before for the same libraries.
complete_system() {
    if venv_is_whole && { [ -z "$LIBRARIES" ] || stamped "$1-system" "$LIBRARIES"; }; then
        return
    fi
    missing=$(missing_packages)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing || exit 1
}

# Make the environment unless a whole one is there.
make_venv() {
    if venv_is_whole; then
        return
    fi
    if [ -e "$VENV/.tradeplanner-begun" ] || [ -e "$VENV/pyvenv.cfg" ]; then
        say "the environment in $VENV is not whole; making it again"
        rm -rf "$VENV"
    elif [ -n "$(ls -A "$VENV" 2>/dev/null)" ]; then
        fail "$VENV holds something other than a virtual environment; choose another with TRADEPLANNER_VENV"
    fi
    found=$(find_python)
    [ -n "$found" ] || fail "needs Python 3.11 or newer, and this system offers $(python3 --version 2>&1)"
    mkdir -p "$VENV"
    : >"$VENV/.tradeplanner-begun"
    "$found" -m venv "$VENV" >&2 || fail "Python could not make a virtual environment in $VENV"
}

# Install the wheels of lock file $2 unless stamp $1 says they are there. $3 says how large the download is.
install_wheels() {
    fingerprint=$(wheels_fingerprint "$2")
    if stamped "$1" "$fingerprint"; then
        return
    fi
    say "installing Python packages into $VENV; the first time this downloads about $3 MB"
    : >"$VENV/.tradeplanner-begun"
    # Of what pip says, the downloads with their sizes and the errors remain.
    {
        "$PYTHON" -m pip install --disable-pip-version-check --no-input --only-binary :all: --require-hashes \
            -r "$2" 2>&1 && rm -f "$VENV/.tradeplanner-begun"
    } | sed -E -e '/^(Ignoring|Requirement already|Collecting|Successfully)|Using cached|━/d' \
        -e 's/^Installing collected packages.*/  Unpacking/' >&2
    [ ! -e "$VENV/.tradeplanner-begun" ] ||
        fail "the Python packages could not be installed. With a network, run this again."
    stamp place "$VENV"
    stamp "$1" "$fingerprint"
}

# Install the project itself, to be run from its folder, and compile its translations when they changed.
install_project() {
    fingerprint=$(package_fingerprint)
    locale=$ROOT/src/tradeplanner/i18n/locale
    if ! stamped project "$fingerprint"; then
        "$PYTHON" -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation \
            -e "$ROOT" >&2 || fail "the project could not be installed into $VENV"
        stamp project "$fingerprint"
    elif [ -n "$(find "$locale" -name '*.po' -newer "$VENV/.tradeplanner-project")" ] ||
        [ -z "$(find "$locale" -name '*.mo')" ]; then
        "$PYTHON" "$ROOT/packaging/build_hook.py" >&2 || fail "the translations could not be compiled"
        stamp project "$fingerprint"
    fi
}

# Set up for $1 (run or test) from lock file $2, $3 MB large. Two set-ups at a time wait for each other.
set_up() {
    if command -v flock >/dev/null 2>&1; then
        exec 9<"$ROOT/packaging/setup.sh"
        flock 9
    fi
    complete_system "$1"
    make_venv
    install_wheels "$1" "$2" "$3"
    if [ -n "$LIBRARIES" ] && ! stamped "$1-system" "$LIBRARIES"; then
        stamp "$1-system" "$LIBRARIES"
    fi
    install_project
    exec 9<&-
}
