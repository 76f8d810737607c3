"""One builder for each noun: sound by itself, so that a test names only what it is about.

``a_firm(town="塔山街道")`` is a firm like any other but for its town. Ids are small numbers; give the
real ones where a test stores what it builds.
"""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from tradeplanner.domain import codes
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.budgets import BudgetLine, CostGroup
from tradeplanner.domain.credits import Credit
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.exhibitions import Edition, Exhibition, FairClass, Scope
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.fees import Fee, FeeKind
from tradeplanner.domain.firms import Firm, FirmFigure
from tradeplanner.domain.follow_ups import FollowUp
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, OrderId
from tradeplanner.domain.milestones import Anchor, Milestone, MilestoneKind, MilestoneRule
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.papers import Paper, PaperKind
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.people import Person
from tradeplanner.domain.profiles import Profile
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import Rate
from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.domain.returns import Return
from tradeplanner.domain.targets import Measure, Target

_Noun = TypeVar("_Noun")


def _with(usual: _Noun, changes: Mapping[str, object]) -> _Noun:
    return cast("_Noun", replace(cast("Any", usual), **changes))


def a_credit_code(number: int = 1) -> str:
    """Return the ``number``-th of a row of valid credit codes of firms in Yuecheng District (330602)."""
    body = f"91330602MA{number:06d}"
    first17 = body + codes.organisation_check(body[8:16])
    return first17 + codes.check_place(first17)


def a_firm(**changes: object) -> Firm:
    """Return a firm."""
    return _with(Firm(name_zh="绍兴青藤纺织有限公司（示例）", town="塔山街道", industry="纺织"), changes)


def a_figure(**changes: object) -> FirmFigure:
    """Return a firm's own statement of its exports."""
    return _with(FirmFigure(firm_id=FirmId(1), year=2022, value=Money(500_000_00, "USD")), changes)


def a_programme(**changes: object) -> Programme:
    """Return a year's campaign."""
    return _with(Programme(year=2023, name_zh="拓市场行动（示例）"), changes)


def an_exhibition(**changes: object) -> Exhibition:
    """Return a recurring fair."""
    return _with(Exhibition(name_zh="日本大阪纺织服装展（示例）", market="JP", city="大阪"), changes)


def an_edition(**changes: object) -> Edition:
    """Return a year's holding of a fair."""
    usual = Edition(
        exhibition_id=ExhibitionId(1),
        year=2023,
        name_zh="2023年日本大阪纺织服装展（示例）",
        fair_class=FairClass.SELF_RUN,
        scope=Scope.OVERSEAS,
        market="JP",
        city="大阪",
        opens=date(2023, 4, 11),
        closes=date(2023, 4, 13),
        aim_orders=Money(3_000_000_00, "USD"),
    )
    return _with(usual, changes)


def a_participation(**changes: object) -> Participation:
    """Return a firm's registration at an edition."""
    return _with(Participation(firm_id=FirmId(1), edition_id=EditionId(1)), changes)


def an_order(**changes: object) -> Order:
    """Return an actual order in US dollars."""
    usual = Order(
        firm_id=FirmId(1),
        contract_no="HT0001",
        buyer="BUYER CO., LTD.",
        market="JP",
        amount=Money(120_000_00, "USD"),
        stage=Stage.CONTRACT,
        signed_on=date(2023, 4, 12),
    )
    return _with(usual, changes)


def a_rate(**changes: object) -> Rate:
    """Return the rate of the US dollar for April 2023, per 100 as banks quote it."""
    usual = Rate(
        currency="USD",
        first=date(2023, 4, 1),
        last=date(2023, 4, 30),
        quoted=Decimal("688.76"),
        per=100,
        source="示例",
    )
    return _with(usual, changes)


def an_export(**changes: object) -> ExportRecord:
    """Return a firm's exports of one month."""
    usual = ExportRecord(
        year=2023, first_month=3, last_month=3, firm_id=FirmId(1), value=Money(1_000_000_00, "CNY")
    )
    return _with(usual, changes)


def a_target(**changes: object) -> Target:
    """Return the district's export target of a year."""
    return _with(Target(measure=Measure.EXPORTS, year=2023, amount=Money(837 * 10**8 * 100, "CNY")), changes)


def a_return(**changes: object) -> Return:
    """Return a firm's result form of an edition."""
    usual = Return(
        firm_id=FirmId(1), edition_id=EditionId(1), buyers=49, intended=Money(133_600_000, "USD"),
        on_site=Money(26_470_000, "USD"),
    )  # fmt: skip
    return _with(usual, changes)


def a_booth(**changes: object) -> Booth:
    """Return an allotted booth."""
    return _with(Booth(edition_id=EditionId(1), firm_id=FirmId(1), hall="3", number="A12"), changes)


def a_delegate(**changes: object) -> Delegate:
    """Return a fictional person of a delegation."""
    return _with(Delegate(edition_id=EditionId(1), delegation="赴日本经贸团（示例）", name="示例甲"), changes)


def a_profile(**changes: object) -> Profile:
    """Return a way to read order lists."""
    return _with(Profile(name="海关月报（示例）", kind="orders", headings=("企业名称", "金额")), changes)


def a_milestone(**changes: object) -> Milestone:
    """Return the close of registration of an edition."""
    usual = Milestone(
        edition_id=EditionId(1), kind=MilestoneKind.REGISTRATION, due_on=date(2023, 1, 10),
        anchor=Anchor.OPENS, plus_days=-90,
    )  # fmt: skip
    return _with(usual, changes)


def a_milestone_rule(**changes: object) -> MilestoneRule:
    """Return the line of a template by which registration closes ninety days before the opening."""
    return _with(MilestoneRule(kind=MilestoneKind.REGISTRATION, plus_days=-90), changes)


def a_budget_line(**changes: object) -> BudgetLine:
    """Return the rent of an edition's stands, planned in yen."""
    usual = BudgetLine(
        edition_id=EditionId(1), cost_group=CostGroup.RENT, name="展位租金",
        planned=Money(9_000_000, "JPY"),
    )  # fmt: skip
    return _with(usual, changes)


def a_fee(**changes: object) -> Fee:
    """Return a firm's unpaid deposit."""
    usual = Fee(firm_id=FirmId(1), edition_id=EditionId(1), kind=FeeKind.DEPOSIT, due=Money(500_000, "CNY"))
    return _with(usual, changes)


def a_paper(**changes: object) -> Paper:
    """Return a contract that a firm has still to hand in."""
    return _with(Paper(firm_id=FirmId(1), edition_id=EditionId(1), kind=PaperKind.CONTRACT), changes)


def a_credit(**changes: object) -> Credit:
    """Return the whole credit of an order."""
    return _with(Credit(order_id=OrderId(1), edition_id=EditionId(1), share=Decimal(100)), changes)


def a_follow_up(**changes: object) -> FollowUp:
    """Return a firm's first round after an edition, not asked yet."""
    usual = FollowUp(firm_id=FirmId(1), edition_id=EditionId(1), months=3, due_on=date(2023, 7, 13))
    return _with(usual, changes)


def png(width: int, height: int) -> bytes:
    """Return a black PNG picture of that size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes((width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def an_own_report(**changes: object) -> OwnReport:
    """Return a bureau's own summary with a head and a foot."""
    usual = OwnReport(
        name="区局月报（示例）", report=ReportKind.SUMMARY, head="某区商务局（示例）", foot="内部资料",
        sections=("orders", "course"),
    )  # fmt: skip
    return _with(usual, changes)


def a_person(**changes: object) -> Person:
    """Return a fictional person of a firm."""
    return _with(Person(firm_id=FirmId(1), name="示例乙", position="外贸经理"), changes)
