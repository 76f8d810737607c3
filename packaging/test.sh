#!/bin/sh
# Set up what is missing and run every check. Prints one line a check and stops at the first that fails.
# Arguments go through to pytest: `sh packaging/test.sh -k orders`.
#
# HYPOTHESIS_PROFILE=deep looks longer for counter-examples. TRADEPLANNER_VENV as in run.sh.
set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$ROOT/packaging/setup.sh"
cd "$ROOT"

SCRATCH=
CLUSTER=
LIBRARIES=$QT_LIBRARIES

# --- PostgreSQL, for the tests of storage ----------------------------------------------------------------------

# Print the folder of PostgreSQL's programs: Debian keeps them out of PATH. Nothing where it is not installed.
postgres_programs() {
    newest=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -t/ -k5 -n | tail -n 1)
    newest=${newest:-$(command -v initdb || true)}
    [ -z "$newest" ] || dirname "$newest"
}

as_cluster_user() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# Start a cluster of our own on a free port, apart from one that Debian may have started, and export its address.
start_postgres() {
    cluster=$SCRATCH/postgres
    programs=$(postgres_programs)
    port=$("$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    password=$("$PYTHON" -c 'import secrets; print(secrets.token_hex(16))')
    mkdir "$cluster" && printf '%s\n' "$password" >"$cluster/password" || return 1
    if [ "$(id -u)" = 0 ]; then
        # initdb refuses to work for root, so another user must be able to come here.
        chmod 711 "$SCRATCH" && chown -R postgres "$cluster" || return 1
    fi
    as_cluster_user "$programs/initdb" --pgdata="$cluster/data" --username=tester --pwfile="$cluster/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync || return 1
    CLUSTER=$cluster
    as_cluster_user "$programs/pg_ctl" --pgdata="$cluster/data" --log="$cluster/log" --wait start \
        -o "-p $port -c listen_addresses=127.0.0.1 -k '$cluster' -c fsync=off -c full_page_writes=off" || return 1
    export TRADEPLANNER_TEST_POSTGRES="postgresql+psycopg://tester:$password@127.0.0.1:$port/postgres"
}

clean_up() {
    status=$?
    trap '' INT TERM
    if [ -n "$CLUSTER" ]; then
        as_cluster_user "$(postgres_programs)/pg_ctl" --pgdata="$CLUSTER/data" --mode=immediate stop \
            >/dev/null 2>&1 || true
    fi
    [ -z "$SCRATCH" ] || rm -rf "$SCRATCH"
    exit "$status"
}

# --- the checks --------------------------------------------------------------------------------------------------

# Run a check quietly: one line when it passes, everything it said when it fails.
step() {
    name=$1
    shift
    begun=$(date +%s)
    if "$@" >"$SCRATCH/said" 2>&1; then
        printf '%-44s ok    %3d s\n' "$name" $(($(date +%s) - begun))
    else
        cat "$SCRATCH/said"
        printf '%-44s FAILED %2d s\n' "$name" $(($(date +%s) - begun))
        exit 1
    fi
}

run_pytest() {
    begun=$(date +%s)
    "$PYTHON" -m pytest -n 2 "$@" || exit 1
    printf '%-44s ok    %3d s\n' "tests" $(($(date +%s) - begun))
}

build_wheel() {
    "$PYTHON" -m build --wheel --no-isolation --outdir "$SCRATCH/dist" "$ROOT"
}

install_wheel() {
    pip=$SCRATCH/venv/bin/pip
    "$PYTHON" -m venv "$SCRATCH/venv" &&
        "$pip" install --disable-pip-version-check --no-compile --only-binary :all: --require-hashes \
            -r packaging/requirements.lock &&
        "$pip" install --disable-pip-version-check --no-deps "$SCRATCH"/dist/*.whl &&
        "$pip" check
}

# Run the installed program, away from the working tree, with a home of its own.
installed() {
    (cd "$SCRATCH" && HOME=$SCRATCH/home TRADEPLANNER_DATA=$SCRATCH/home/data QT_QPA_PLATFORM=offscreen \
        "$SCRATCH/venv/bin/tradeplanner" "$@")
}

missing_besides() {
    [ -n "$(postgres_programs)" ] || echo postgresql
    command -v pdftotext >/dev/null 2>&1 || echo poppler-utils
}

# Tests need more than libraries, so the system is looked through each time: it takes a tenth of a second.
rm -f "$VENV/.tradeplanner-test-system"
set_up test "$ROOT/packaging/requirements-test.lock" 240

SCRATCH=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT TERM
mkdir "$SCRATCH/home"

step "style (ruff check)" "$VENV/bin/ruff" check
step "layout (ruff format)" "$VENV/bin/ruff" format --check
step "types (mypy --strict)" "$VENV/bin/mypy"
step "import rules (lint-imports)" "$VENV/bin/lint-imports"
step "a PostgreSQL cluster for the tests" start_postgres
run_pytest "$@"
step "the wheel is built" build_wheel
step "the wheel installs into a fresh environment" install_wheel
step "installed: tradeplanner --version" installed --version
step "installed: tradeplanner demo" installed demo "$SCRATCH/demo"
step "installed: the window opens" installed --quit-after-paint
