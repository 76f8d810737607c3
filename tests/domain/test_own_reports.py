"""Own reports: their rules, and their file, of which nothing is believed."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from tests.builders import an_own_report, png
from tradeplanner.domain import own_reports
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.report_kinds import ReportKind, Wish
from tradeplanner.domain.units import Units


def refused(content: bytes) -> ExpectedError:
    """Return why a file is refused."""
    with pytest.raises(ExpectedError) as caught:
        own_reports.from_file(content)
    return caught.value


def changed(**values: object) -> bytes:
    """Return the file of an own report with some entries otherwise."""
    return json.dumps({**json.loads(own_reports.to_file(an_own_report())), **values}).encode()


@given(strategies.own_reports())
def test_a_file_gives_back_the_report_that_was_written(own: OwnReport) -> None:
    assert own_reports.from_file(own_reports.to_file(own)) == own


def test_names_lines_and_logos_are_checked() -> None:
    def codes(**changes: object) -> list[tuple[str, Code]]:
        return [(one.place.field, one.code) for one in own_reports.check(an_own_report(**changes))]

    assert codes(logo=base64.b64encode(png(3, 2)).decode()) == []
    assert codes(name=" ") == [("name", Code.REQUIRED)]
    assert codes(head="长" * 101, foot="a\nb") == [
        ("head", Code.OWN_TEXT_LONG),
        ("foot", Code.OWN_TEXT_LINES),
    ]
    assert codes(logo="???") == [("logo", Code.LOGO_BROKEN)]
    assert codes(logo=base64.b64encode(b"GIF89a").decode()) == [("logo", Code.LOGO_KIND)]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\xff\xfe", b"[1]", b'{"form": "x"}', b"[" * 100_000]
)
def test_what_is_no_own_report_is_refused(content: bytes) -> None:
    assert refused(content).code is Code.OWN_FILE_FOREIGN


def test_a_huge_file_and_one_of_a_newer_program_are_refused() -> None:
    assert refused(bytes(own_reports.FILE_MOST + 1)).code is Code.OWN_FILE_LARGE
    odd: tuple[object, ...] = (2, "1", True, None, {})
    for version in odd:
        assert refused(changed(version=version)).code is Code.OWN_FILE_NEWER


def test_unknown_and_lacking_entries_are_named() -> None:
    assert refused(changed(colour="red")).params["keys"] == "colour"
    lacking = json.loads(changed())
    del lacking["foot"]
    assert refused(json.dumps(lacking).encode()).params["keys"] == "foot"


@pytest.mark.parametrize(
    "field, value",
    [
        ("name", ""), ("name", 5), ("report", "poem"), ("foot", "长" * 61), ("logo", "R0lGODlh"),
        ("sections", "course"), ("sections", ["a", "a"]), ("sections", [1]), ("sections", [""]),
        ("sections", [str(n) for n in range(61)]), ("units", "dozen"), ("language", "fr"), ("whole", 1),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_named(field: str, value: object) -> None:
    failed = refused(changed(**{field: value}))
    assert (failed.code, failed.params["field"]) == (Code.OWN_FILE_VALUE, field)


@given(st.binary(max_size=400))
def test_no_bytes_do_worse_than_be_refused(content: bytes) -> None:
    with pytest.raises(ExpectedError):
        own_reports.from_file(content)


def test_a_wish_keeps_its_subject_and_what_was_chosen_for_this_time() -> None:
    own = an_own_report(units=Units.WAN, language="zh", whole=True)
    wish = own_reports.wish_of(own, Wish(kind=ReportKind.DOSSIER, year=2023, units=Units.THOUSAND))
    assert (wish.kind, wish.year, wish.sections) == (ReportKind.SUMMARY, 2023, ("orders", "course"))
    assert (wish.units, wish.language, wish.whole, wish.head) == (Units.THOUSAND, "zh", True, own.head)
