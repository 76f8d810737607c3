"""What must hold of a firm, and how a credit code with a wrong check place is kept with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_credit_code, a_firm
from tests.strategies import credit_codes
from tests.strategies import firms as sound_firms
from tradeplanner.domain import codes, firms
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import NAME_LIMIT, PERSONAL, Firm

ISSUED = "91350211M0000XUF46"
"""A code that was lawfully issued and fails its check."""


@given(sound_firms())
def test_sound_firms_have_no_findings(firm: Firm) -> None:
    assert firms.check(firm) == []


@given(credit_codes())
def test_valid_codes_have_no_findings(code: str) -> None:
    assert firms.check_code(code) == []


def test_a_firm_may_have_no_code() -> None:
    assert firms.check_code("") == []


@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_a_firm_needs_a_name(name: str) -> None:
    findings = firms.check(a_firm(name_zh=name))

    assert [(finding.code, finding.place.field) for finding in findings] == [(Code.REQUIRED, "name_zh")]


def test_a_name_has_a_limit() -> None:
    assert firms.check(a_firm(name_zh="绍" * NAME_LIMIT)) == []
    assert [finding.code for finding in firms.check(a_firm(name_zh="绍" * (NAME_LIMIT + 1)))] == [
        Code.TOO_LONG
    ]


@pytest.mark.parametrize(
    "code, finding, params",
    [
        ("9133060", Code.CODE_LENGTH, {"length": 7}),
        ("91350211O0000XUF46", Code.CODE_LETTER, {"letter": "O"}),
        (ISSUED, Code.CODE_CHECK, {"found": "6", "expected": codes.check_place(ISSUED[:17])}),
    ],
)
def test_a_wrong_code_is_refused_with_what_is_wrong(
    code: str, finding: Code, params: dict[str, object]
) -> None:
    found = firms.check_code(code)

    assert [(each.code, each.severity) for each in found] == [(finding, Severity.ERROR)]
    assert {**found[0].params} == {"code": code, **params}


def test_a_code_is_kept_with_a_reason_and_stays_a_warning() -> None:
    found = firms.check(a_firm(credit_code=ISSUED, code_reason="营业执照如此"))

    assert [(each.code, each.severity) for each in found] == [(Code.CODE_LAWFUL_EXCEPTION, Severity.WARNING)]


def test_a_reason_does_not_excuse_a_code_of_another_shape() -> None:
    assert [each.code for each in firms.check_code("123", reason="如此")] == [Code.CODE_LENGTH]


def test_odd_customs_codes_and_addresses_come_in_with_a_warning() -> None:
    found = firms.check(a_firm(customs_code="33", email="nobody", credit_code=a_credit_code()))

    assert [(each.code, each.severity.holds_back) for each in found] == [
        (Code.CUSTOMS_CODE, False),
        (Code.EMAIL_SHAPE, False),
    ]


def test_personal_data_stays_out_of_findings() -> None:
    private = {"contact": "李四", "phone": "10000000001", "email": "nobody", "bank": "某行", "account": "622"}
    found = firms.check(a_firm(**private))

    told = [str(value) for each in found for value in each.params.values()]
    assert set(private) <= PERSONAL
    assert not set(private.values()) & set(told)


_SAID = ("", "绍兴第1号厂", " ", "长" * (NAME_LIMIT + 1))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_SAID), st.one_of(st.just(""), st.just("9133"), credit_codes()),
            st.sampled_from(("", "3306000001", "330600")),
            st.sampled_from(("", "a@example.com", "a", "a@b.c\nd@e.f")),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_many_firms_are_sound_if_each_is(many: list[tuple[str, str, str, str]]) -> None:
    columns = [[firm[at] for firm in many] for at in range(4)]
    assert firms.are_sound(*columns) == all(firms.is_sound(*firm) for firm in many)
