"""Sizes, docstrings and names that may occur in one place only: the rules of STYLE as tests.

A file that has good reason to be larger than the rule belongs in ``EXCUSED`` with that reason.
"""

import ast
import statistics
from collections.abc import Iterator

import pytest

from tests.architecture.source import Definition, Module, modules

FILE_LINES = 400
FUNCTION_LINES = 40
MEDIAN_LINES = 110
MAIN_WINDOW_LINES = 250

EXCUSED: dict[str, str] = {
    "domain/findings.py": "a catalogue: one line for each code, and an enumeration cannot be parted",
}
"""Files longer than the rule, with the reason; empty is good."""

ONE_PLACE = ("QMessageBox", "QThread", "pyplot", "processEvents")

MODULES = modules()


def definitions(tree: ast.AST) -> Iterator[Definition]:
    """Yield every function and class, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, Definition):
            yield node


def length(function: ast.AST) -> int:
    """Return the lines of a function's body without its docstring: explaining well is not a fault."""
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def public(tree: ast.AST, place: str) -> Iterator[tuple[str, Definition]]:
    """Yield the names and definitions that a reader of another module may use."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield f"{place}:{node.lineno} {node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, place)


def names_used(module: Module) -> set[str]:
    """Return every name, attribute and imported name of a module; comments and strings do not count."""
    used = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name):
            used.add(node.id)
        elif isinstance(node, ast.Attribute):
            used.add(node.attr)
        elif isinstance(node, ast.alias):
            used.update(node.name.split("."))
    return used


def test_no_file_is_too_long() -> None:
    long = {
        module.place: module.lines
        for module in MODULES
        if module.lines > FILE_LINES and module.place not in EXCUSED
    }
    assert not long


def test_every_excuse_is_still_needed() -> None:
    lengths = {module.place: module.lines for module in MODULES}
    assert not [place for place in EXCUSED if lengths.get(place, 0) <= FILE_LINES]


def test_half_of_the_files_are_short() -> None:
    assert statistics.median(module.lines for module in MODULES) < MEDIAN_LINES


def test_no_function_is_too_long() -> None:
    long = [
        f"{module.place}:{node.lineno} {node.name} has {length(node)} lines"
        for module in MODULES
        for node in definitions(module.tree)
        if not isinstance(node, ast.ClassDef) and length(node) > FUNCTION_LINES
    ]
    assert not long


def test_the_main_window_is_small() -> None:
    assert not [
        module.place
        for module in MODULES
        if any(base_name(node) == "QMainWindow" for node in definitions(module.tree))
        and module.lines >= MAIN_WINDOW_LINES
    ]


def base_name(node: Definition) -> str:
    """Return the name of a class's first base, or nothing."""
    if not isinstance(node, ast.ClassDef) or not node.bases:
        return ""
    return ast.unparse(node.bases[0]).rpartition(".")[2]


def test_modules_say_what_lives_in_them() -> None:
    assert not [module.place for module in MODULES if not ast.get_docstring(module.tree)]


def test_public_things_have_docstrings() -> None:
    bare = [
        name
        for module in MODULES
        for name, node in public(module.tree, module.place)
        if not ast.get_docstring(node)
    ]
    assert not bare


@pytest.mark.parametrize("name", ONE_PLACE)
def test_named_in_one_file_or_none(name: str) -> None:
    assert len([module.place for module in MODULES if name in names_used(module)]) <= 1
