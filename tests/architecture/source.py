"""The project's files as the architecture tests look at them."""

import ast
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tradeplanner"

FOLDERS = ("src", "resources", "tests", "packaging", ".ci", ".github")
MADE = {"__pycache__", ".pyc", ".mo", ".part"}
"""Folders and suffixes of what is made from other files."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """One Python file: where it is, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """Return the path from the package's folder, as messages name it."""
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def lines(self) -> int:
        """Return the number of lines."""
        return len(self.text.splitlines())


def modules() -> list[Module]:
    """Return every module of the program."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, text, ast.parse(text, filename=str(path))))
    return found


def project_files() -> list[Path]:
    """Return the project's own files, without what is made from them. A copy without git has them too."""
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        files += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in files if path.suffix not in MADE and not MADE & set(path.parts))
