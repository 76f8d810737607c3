"""The wheel holds everything that the working tree has for the program, and nothing else."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.architecture.source import PACKAGE, ROOT, project_files

RESOURCES = ROOT / "resources"


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and return the names of its files."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_program_is_in_it(contents: set[str]) -> None:
    code = {
        f"tradeplanner/{path.relative_to(PACKAGE)}"
        for path in project_files()
        if path.is_relative_to(PACKAGE)
    }
    assert not code - contents


def test_every_resource_is_in_it(contents: set[str]) -> None:
    shipped = {
        f"tradeplanner/resources/{path.relative_to(RESOURCES)}"
        for path in project_files()
        if path.is_relative_to(RESOURCES)
    }
    assert not shipped - contents


@pytest.mark.parametrize(
    "wanted",
    [
        "tradeplanner/resources/fonts/NotoSansSC-Regular.ttf",
        "tradeplanner/resources/fonts/NotoSansSC-Bold.ttf",
        "tradeplanner/resources/fonts/LICENSE-NotoSansSC.txt",
        "tradeplanner/resources/icons/house.svg",
        "tradeplanner/resources/sample/",
        "tradeplanner/resources/reference/",
        "tradeplanner/storage/migrations/versions/0001",
        "tradeplanner/i18n/locale/zh/LC_MESSAGES/tradeplanner.mo",
    ],
)
def test_what_the_program_cannot_do_without_is_in_it(contents: set[str], wanted: str) -> None:
    assert any(name.startswith(wanted) for name in contents)


def test_nothing_else_is_in_it(contents: set[str]) -> None:
    strangers = [name for name in contents if not name.startswith(("tradeplanner/", "tradeplanner-"))]
    leftovers = [name for name in contents if "__pycache__" in name or name.endswith((".pyc", ".part", "~"))]
    assert not strangers + leftovers


def test_the_licence_comes_along(contents: set[str]) -> None:
    assert [name for name in contents if Path(name).match("tradeplanner-*/licenses/LICENSE")]
