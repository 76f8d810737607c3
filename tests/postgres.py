"""Fresh PostgreSQL databases for tests, in the cluster that ``packaging/test.sh`` starts.

A developer without a cluster skips those tests. In CI a missing cluster is a failure: otherwise the half of
the storage tests that matters most to a large bureau could stop running without anybody noticing.
"""

import contextlib
import os
import uuid
from collections.abc import Iterator

import pytest

VARIABLE = "TRADEPLANNER_TEST_POSTGRES"


def cluster_url() -> str:
    """Return the address of the cluster; skip the test where there is none, and fail it in CI."""
    url = os.environ.get(VARIABLE, "")
    if not url and os.environ.get("CI") == "true":
        pytest.fail(f"{VARIABLE} is not set: packaging/test.sh starts a cluster and sets it")
    if not url:
        pytest.skip(f"no PostgreSQL: {VARIABLE} is not set")
    return url


@contextlib.contextmanager
def fresh_database() -> Iterator[str]:
    """Give the address of a new empty database and drop it at the end, whoever is still connected."""
    import psycopg
    from psycopg import sql

    url = cluster_url()
    server = url.replace("postgresql+psycopg://", "postgresql://", 1)
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
