"""Every code speaks both languages, with the same parameters, and names its place."""

import ast
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tradeplanner.domain.errors import CannotUndoError, ExpectedError, RejectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity, error
from tradeplanner.i18n import language
from tradeplanner.i18n.messages import _WORDS, error_sentence, explanation, sentence
from tradeplanner.i18n.sentences import SENTENCES

SOURCE = Path(language.__file__).parents[1]
CATALOGUES = SOURCE / "i18n" / "locale" / "zh"


MAKERS = {"error", "Finding", "ExpectedError", "ConflictError", "Reason"}
"""Who is given a code together with all its parameters; a reader's refusal gets its file's name later."""


def chinese() -> dict[str, str]:
    """Return the Chinese of every English sentence, from all catalogues of the working tree."""
    texts: dict[str, str] = {}
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                texts[_first(message.id)] = _first(message.string)
    return texts


def _first(text: str | list[str] | tuple[str, ...] | None) -> str:
    return text if isinstance(text, str) else (text or ("",))[0]


def names(text: str) -> set[str]:
    """Return the parameters in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence_in_both_languages(code: Code) -> None:
    assert chinese().get(SENTENCES[code])


@pytest.mark.parametrize("code", list(Code))
def test_both_languages_are_filled_from_the_same_parameters(code: Code) -> None:
    assert names(chinese()[SENTENCES[code]]) == names(SENTENCES[code])


def test_no_sentence_is_only_a_verdict() -> None:
    curt = [
        code for code, text in SENTENCES.items() if text.rstrip(".").lower() in ("invalid", "failed", "error")
    ]
    blaming = [
        code for code, text in SENTENCES.items() if "invalid" in text.lower() or "you must" in text.lower()
    ]

    assert curt == []
    assert blaming == []


def given(tree: ast.AST) -> Iterator[tuple[Code, set[str]]]:
    """Yield each code with the parameters that a call gives it, where they are written out."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or ast.unparse(node.func) not in MAKERS:
            continue
        first = node.args[0]
        if not (isinstance(first, ast.Attribute) and ast.unparse(first.value) == "Code"):
            continue
        if any(keyword.arg is None for keyword in node.keywords) or not hasattr(Code, first.attr):
            continue
        mapping = next((arg for arg in node.args if isinstance(arg, ast.Dict)), None)
        is_finding = ast.unparse(node.func) == "Finding"
        if is_finding and mapping is None and len(node.args) > 3:
            continue
        keys = [key.value for key in mapping.keys if isinstance(key, ast.Constant)] if mapping else []
        yield Code[first.attr], {*map(str, keys), *(str(keyword.arg) for keyword in node.keywords)}


def test_every_finding_in_the_source_fills_its_sentence() -> None:
    lacking = []
    for path in SOURCE.rglob("*.py"):
        for code, params in given(ast.parse(path.read_text(encoding="utf-8"))):
            told = params | {"field"} | ({"name"} if "id" in params else set())
            missing = names(SENTENCES.get(code, "")) - told
            if missing:
                lacking.append(f"{path.relative_to(SOURCE)}: {code} lacks {sorted(missing)}")

    assert lacking == []


def test_the_watch_over_findings_sees_a_missing_parameter() -> None:
    tree = ast.parse("error(Code.TOO_LONG, 'name_zh')\nFinding(Code.NEGATIVE, S, P, {'value': 3})")

    assert list(given(tree)) == [(Code.TOO_LONG, set()), (Code.NEGATIVE, {"value"})]


def test_a_sentence_names_sheet_cell_and_field(speak: Callable[[str], None]) -> None:
    finding = Finding(Code.REQUIRED, Severity.ERROR, Place(sheet="名录", cell="B7", field="name_zh"))

    speak("zh")
    assert sentence(finding) == "工作表“名录”B7：“中文名称”还没有填写，请补上。"
    speak("en")
    assert sentence(finding) == "Sheet “名录”, B7: “Chinese name” is empty. Please fill it in."
    assert explanation(finding) == "“Chinese name” is empty. Please fill it in."


@pytest.mark.parametrize(
    "place, start",
    [
        (Place(file="a.csv", row=3), "row 3: "),
        (Place(cell="C2"), "C2: "),
        (Place(sheet="出口"), "出口: "),
        (Place(file="a.csv"), "“This value”"),
        (Place(row=3), "“This value”"),
    ],
)
@pytest.mark.usefixtures("en")
def test_a_place_is_told_as_far_as_it_is_known(place: Place, start: str) -> None:
    assert sentence(Finding(Code.REQUIRED, Severity.ERROR, place)).startswith(start)


@pytest.mark.usefixtures("zh")
def test_keys_of_the_program_are_put_in_words() -> None:
    move = error(Code.STATE_MOVE, "state", before="invited", after="attended")
    rate = ExpectedError(Code.RATE_MISSING, currency="EUR", day="2023-11-05")

    assert "“已邀请”直接变为“已参展”" in sentence(move)
    assert error_sentence(rate) == "缺少欧元 2023年11月5日的汇率。请先录入，金额才能折算。"


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("code", list(Code))
def test_what_is_no_key_of_the_program_is_shown_as_it_is(
    code: Code, spoken: str, speak: Callable[[str], None]
) -> None:
    speak(spoken)
    strange = dict.fromkeys(names(SENTENCES[code]) | set(_WORDS), "7.757 亿元")
    text = sentence(Finding(code, Severity.ERROR, Place(field="month.7"), strange))
    assert ("7.757 亿元" in text) == bool(names(SENTENCES[code]))


def test_names_of_states_are_used_for_states_alone() -> None:
    stating = {code for code in Code if names(SENTENCES[code]) & {"before", "after"}}
    assert stating == {Code.STATE_MOVE, Code.MOVE_BARRED, Code.PLACE_GIVEN_UP}


@pytest.mark.usefixtures("en")
def test_a_forgotten_parameter_does_not_lose_the_sentence() -> None:
    assert (
        explanation(error(Code.TOO_LONG, "notes"))
        == "“Notes” is longer than … characters. Please shorten it."
    )


@pytest.mark.usefixtures("en")
def test_a_rejection_says_each_of_its_findings() -> None:
    rejection = RejectedError([error(Code.REQUIRED, "name_zh"), error(Code.NEGATIVE, "booths", value=-2)])

    assert error_sentence(rejection).splitlines() == [
        "“Chinese name” is empty. Please fill it in.",
        "“Booths” is -2; it cannot be below zero. Please check the figure.",
    ]


@pytest.mark.usefixtures("zh")
def test_a_stored_row_without_a_name_is_told_by_its_number() -> None:
    kept = Finding(Code.UNDO_CHANGED_SINCE, Severity.ERROR, Place(row=7), {"noun": "orders", "id": 7})

    assert sentence(kept) == "订单 第7号：后来又修改过，将保持现状。"


def test_an_undo_that_is_refused_says_how_many_rows_stand_in_the_way() -> None:
    refused = CannotUndoError([error(Code.UNDO_CHANGED_SINCE, noun="orders", name="HT01")])

    assert error_sentence(refused).startswith("This cannot be undone as a whole: 1 records")
