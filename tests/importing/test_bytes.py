"""Arbitrary bytes under any name: rows or a calm message, nothing written and nothing left behind."""

import tempfile
from contextlib import closing
from pathlib import Path
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from tests.importing import broken
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.importing import sandbox


@given(broken.contents(), broken.names(), st.sampled_from([None, "", "secret", "falsch"]))
def test_arbitrary_bytes_are_rows_or_a_message(content: bytes, name: str, password: str | None) -> None:
    with tempfile.TemporaryDirectory() as place, mock.patch.object(tempfile, "tempdir", place):
        path = Path(place) / name
        path.write_bytes(content)
        try:
            with closing(sandbox.read(path, password=password)) as opened:
                for info in opened.sheets:
                    counted = sum(1 for _ in opened.spool(info.name))
                    assert info.rows <= counted
        except ExpectedError as told:
            assert told.code.value.startswith("import_")  # noqa: PT017  # either outcome is right
        assert path.read_bytes() == content
        assert [left.name for left in Path(place).iterdir()] == [name]
