"""Arbitrary bytes as any kind of file: read and checked without a fault, and nothing is stored."""

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing import broken
from tradeplanner.app import history, imports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(imports.KINDS), broken.contents(), broken.names())
def test_no_file_is_a_fault_of_the_program(ws: Workspace, kind: str, content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            with closing(imports.open_file(ws, kind, path)) as session:
                checked = imports.check(ws, session, session.proposal)
                assert imports.report_json(session, checked)["committed"] is False
        except ExpectedError as told:
            assert told.code.value.startswith("import_")  # noqa: PT017  # either outcome is right
    assert history.steps(ws, 1) == []
