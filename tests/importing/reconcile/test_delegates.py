"""Lists of delegations against stored people: who is who, what is doubtful, and that nobody is named."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_delegate, a_firm, an_edition
from tests.importing.files import Rows, checked, empty_store, told, updated, workbook, written
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.ids import DelegateId, EditionId, FirmId, Noun
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.stored import Stored

FAIR = "2024年日本大阪纺织服装展"
TITLE = f"{FAIR}出国团组人员名单"
PASSPORT, OTHER = "EA1234567", "EB7654321"
NAME = "示例王小明"
HEADING: list[object] = ["姓名", "出生日期", "护照号码", "单位"]


def store(*people: Delegate) -> Stored:
    """Return a store of one firm, one edition and ``people``."""
    return empty_store(
        firms=[a_firm(id=FirmId(1), version=1, name_zh="甲有限公司")],
        editions=[an_edition(id=EditionId(5), year=2024, name_zh=FAIR, closes=date(2024, 4, 12))],
        delegates=people,
    )


def a_person(**changes: object) -> Delegate:
    """Return a stored person of the edition."""
    known = {"id": DelegateId(3), "version": 2, "edition_id": EditionId(5), "name": NAME, "delegation": ""}
    return a_delegate(**{**known, **changes})


def a_file(path: Path, heading: list[object], *rows: list[object]) -> Path:
    """Write a list of people under a title that names the edition."""
    return workbook(path / "名单.xlsx", {"名单": [[TITLE], heading, *rows]})


def given(
    path: Path,
    *rows: list[object],
    heading: list[object] | None = None,
    stored: Stored | None = None,
    decide: Callable[[Proposal], Proposal] = lambda proposal: proposal,
) -> Checked:
    """Check a list of people."""
    return checked("delegates", a_file(path, heading or HEADING, *rows), stored or store(), decide)


FIELDS: list[tuple[str, object, str, object]] = [
    ("证件号码", PASSPORT, "passport_no", PASSPORT),
    ("Passport No.", PASSPORT, "passport_no", PASSPORT),
    ("团组名称", "赴日经贸团", "delegation", "赴日经贸团"),
    ("性别", "女", "sex", "female"),
    ("出生日期", "1990.5.1", "born_on", "1990-05-01"),
    ("单位", "甲有限公司", "firm_id", 1),
    ("单位", "区商务局", "employer", "区商务局"),
    ("职务", "经理", "position", "经理"),
    ("护照号码", " ea1234567", "passport_no", PASSPORT),
    ("护照有效期", date(2030, 1, 2), "passport_expires", "2030-01-02"),
    ("签证国", "日本", "visa_market", "JP"),
    ("签证状态", "已送签", "visa_state", "submitted"),
    ("签证情况", "免签", "visa_state", "not_needed"),
    ("出境日期", "2024/4/8", "leaves_on", "2024-04-08"),
    ("回国日期", "2024/4/14", "back_on", "2024-04-14"),
    ("航班", "CA927", "flight", "CA927"),
    ("分房", "双人间1", "room", "双人间1"),
    ("手机", "13800000000", "phone", "13800000000"),
    ("紧急联系人", "家属 13900000000", "emergency_contact", "家属 13900000000"),
    ("备注", "素食", "notes", "素食"),
]


@pytest.mark.parametrize("heading, cell, column, value", FIELDS)
def test_each_column_fills_its_field(
    tmp_path: Path, heading: str, cell: object, column: str, value: object
) -> None:
    other = "职务" if heading != "职务" else "性别"
    file = a_file(tmp_path, ["姓名", heading, other], [NAME, cell, "男" if other == "性别" else "经理"])
    (row,) = written("delegates", file, store())[1]
    assert (row["edition_id"], row["name"], row[column]) == (5, NAME, value)


WHO: list[tuple[list[object], dict[str, object], str]] = [
    ([NAME, "1990/5/1", PASSPORT, None], {"passport_no": PASSPORT}, "changed"),
    (["示例另名", "1990/5/1", PASSPORT, None], {"passport_no": PASSPORT}, "changed"),
    ([NAME, "1990/5/1", OTHER, None], {"passport_no": PASSPORT, "born_on": date(1990, 5, 1)}, "changed"),
    ([NAME, "1991/5/1", OTHER, None], {"passport_no": PASSPORT, "born_on": date(1990, 5, 1)}, "new"),
    ([NAME, "1990/5/1", None, None], {"born_on": date(1990, 5, 1)}, "same"),
    ([NAME, "1990/5/1", None, None], {}, "changed"),
    ([NAME, None, None, "区商务局"], {"employer": "区商务局"}, "same"),
    (["示例别人", None, None, None], {}, "new"),
]


@pytest.mark.parametrize("row, known, outcome", WHO)
def test_a_passport_or_a_name_with_its_birthday_tells_who_is_who(
    tmp_path: Path, row: list[object], known: dict[str, object], outcome: str
) -> None:
    result = given(tmp_path, row, stored=store(a_person(**known)))
    assert {name for name, count in result.counts.as_dict().items() if count} == {"read", outcome}


def test_namesakes_are_asked_with_masked_candidates_and_the_answer_holds(tmp_path: Path) -> None:
    people = [a_person(id=DelegateId(n), employer=f"单位{n}") for n in (3, 4)]
    result = given(tmp_path, [NAME, None, None, "单位5"], stored=store(*people))
    assert told(result.findings, "person_several") == [(3, "name", "person_several")]
    (offered,) = result.candidates.values()
    assert [(c.id, NAME in c.label, c.detail) for c in offered] == [(3, False, "单位3"), (4, False, "单位4")]
    file = a_file(tmp_path, HEADING, [NAME, None, None, "单位5"])
    changed = updated("delegates", file, store(*people), lambda p: p.with_choice("名单", 3, 4))
    assert changed == {Noun.DELEGATE: {4: {"employer": "单位5"}}}


@pytest.mark.parametrize(
    "expires, back, short",
    [
        ("2024/10/13", "2024/4/14", True),
        ("2024/10/14", "2024/4/14", False),
        ("2024/10/11", None, True),
        ("2024/10/12", None, False),
        (None, "2024/4/14", False),
    ],
)
def test_a_passport_that_expires_within_six_months_of_the_return(
    tmp_path: Path,
    expires: object,
    back: object,
    short: bool,  # noqa: FBT001
) -> None:
    heading: list[object] = ["姓名", "护照有效期", "回国日期", "单位"]
    result = given(tmp_path, [NAME, expires, back, "区商务局"], heading=heading)
    assert bool(told(result.findings, "passport_short")) is short
    assert result.counts.new == 1


def test_the_same_person_twice_in_a_file(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [NAME, "1990/5/1", PASSPORT, "甲有限公司"],
        [NAME, "1990/5/1", PASSPORT, "甲有限公司"],
        [NAME, "1990/5/1", PASSPORT, "乙有限公司"],
        [NAME, None, None, "甲有限公司"],
        [None, None, OTHER, "甲有限公司"],
    ]
    result = given(tmp_path, *rows)
    assert told(result.findings, "row_repeated", "row_differs", "required") == [
        (4, "name", "row_repeated"), (5, "name", "row_differs"), (7, "name", "required"),
    ]  # fmt: skip
    assert (result.counts.new, result.counts.skipped, result.counts.rejected) == (2, 1, 2)


def test_nothing_personal_is_told(tmp_path: Path) -> None:
    heading: list[object] = [
        "姓名", "出生日期", "护照号码", "护照有效期", "手机", "紧急联系人", "单位", "回国日期",
    ]  # fmt: skip
    rows: Rows = [
        [NAME, "1990/5/1", PASSPORT, "2024/5/1", "13812345678", "家属13912345678", "某单位", "2024/4/14"],
        [NAME, "1990/5/1", PASSPORT, "2025/5/1", "13812345678", "家属13912345678", "某单位", "2024/4/14"],
        [NAME, "生于五月九〇年", OTHER, "明年到期", "13812345678", "家属", "某单位", "2024/4/14"],
    ]
    known = a_person(passport_no=PASSPORT, phone="13800001111")
    result = given(tmp_path, *rows, heading=heading, stored=store(known))  # type: ignore[arg-type]
    said = " ".join(str(dict(f.params)) for f in result.findings)
    said += str(result.changes) + str(result.sample) + str(result.candidates)
    for secret in (
        NAME,
        PASSPORT,
        OTHER,
        "13812345678",
        "13800001111",
        "13912345678",
        "生于五月九〇年",
        "明年到期",
    ):
        assert secret not in said
    assert "1990" not in said
    assert "2025-05-01" not in said
