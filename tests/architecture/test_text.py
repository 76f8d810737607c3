"""Every sentence has both languages, and no file names a registry or somebody's machine."""

import ast
import gettext
import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.architecture.source import PACKAGE, ROOT, modules, project_files

LOCALE = PACKAGE / "i18n" / "locale"
KEYWORDS = {"tr": None, "ntr": (1, 2), "mark": None}
CATALOGUES = sorted(LOCALE.glob("*/*.po"))

# The dots and slashes keep this file, which is searched too, from naming what it looks for.
FORBIDDEN = (
    re.compile(r"pypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)|deb[.]debian[.]org"),
    re.compile(r"(?<![\w.~$}/-])/(?:work|root|home|opt)/\w"),
)


@cache
def build_hook() -> ModuleType:
    """Return the module that compiles the catalogues; it lies outside the package."""
    spec = importlib.util.spec_from_file_location("build_hook", ROOT / "packaging" / "build_hook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def calls() -> list[tuple[str, tuple[str, ...]]]:
    """Return where the source says something, and its English: one sentence, or one and many."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True)
    return [
        (f"{name}:{line}", (messages,) if isinstance(messages, str) else tuple(messages))
        for name, line, messages, _, _ in found
        if messages
    ]


@cache
def sentences() -> dict[str, str]:
    """Return every English sentence of the source with a place where it stands."""
    return {text: place for place, texts in calls() for text in texts}


def read(path: Path) -> Catalog:
    """Return one catalogue."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parent.name)


@cache
def chinese() -> dict[str, str]:
    """Return the Chinese of every message, plural forms under each of their msgids."""
    known: dict[str, str] = {}
    for path in (path for path in CATALOGUES if path.parent.name == "zh"):
        for message in read(path):
            texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
            msgids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            known.update(dict.fromkeys(msgids, texts[0]))
    return known


def fields(text: str) -> set[str]:
    """Return the names in braces that a sentence is filled from."""
    return set(re.findall(r"{(\w*)", text))


def test_sentences_are_found() -> None:
    assert len(sentences()) > 50


def test_every_sentence_has_a_chinese_one() -> None:
    assert not {text: place for text, place in sentences().items() if not chinese().get(text)}


def test_no_chinese_sentence_is_left_over() -> None:
    written = {
        node.value for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.Constant)
    }
    assert not [msgid for msgid in chinese() if msgid and msgid not in written]


def test_both_languages_name_the_same_parameters() -> None:
    # A sentence for one thing may leave out the count that the Chinese has for any number.
    assert not {
        place: (texts, other)
        for place, texts in calls()
        if (other := chinese().get(texts[0])) and not fields(other) <= set().union(*map(fields, texts))
    }


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_no_translation_is_fuzzy(path: Path) -> None:
    assert not [message.id for message in read(path) if message.id and message.fuzzy]


@pytest.mark.parametrize("language", sorted({path.parent.name for path in CATALOGUES}))
def test_catalogues_compile_and_speak(language: str) -> None:
    build_hook().compile_catalogues(ROOT)
    catalogue = gettext.translation("tradeplanner", LOCALE, [language])
    translated = [text for text in sentences() if catalogue.gettext(text) != text]
    assert len(translated) > 50


def test_contradicting_catalogues_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "tradeplanner" / "i18n" / "locale" / "zh"
    folder.mkdir(parents=True)
    for name, word in (("one", "订单"), ("two", "定单")):
        (folder / f"{name}.po").write_text(f'msgid "Orders"\nmsgstr "{word}"\n', encoding="utf-8")
    with pytest.raises(build_hook().CatalogueError, match="Orders"):
        build_hook().compile_catalogues(tmp_path)


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for path in project_files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        for pattern in FORBIDDEN:
            found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in pattern.finditer(text)]
    assert not found
