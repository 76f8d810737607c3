"""Hypothesis strategies for the nouns: any value of them is sound by itself and can be stored."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.builders import a_credit_code
from tradeplanner.domain import codes
from tradeplanner.domain.exhibitions import Edition, Exhibition, FairClass, Scope
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.orders import Order, Stage, WithoutUs
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.rates import HOME, Rate
from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.domain.targets import Measure, Target
from tradeplanner.domain.units import Units

_HAN = "".join(chr(point) for point in range(0x4E00, 0x4E40)) + "绍兴越城纺织服装镕喆堃䶮（）()·"
YEARS = st.integers(2019, 2026)
FIRM, EDITION, EXHIBITION = FirmId(1), EditionId(1), ExhibitionId(1)
"""Whose the records are, unless a test says so."""
CURRENCIES = st.sampled_from(sorted(PLACES))
FOREIGN = st.sampled_from(sorted(set(PLACES) - {HOME}))
MARKETS = st.sampled_from(["JP", "US", "DE", "VN", "HK", "AE", "ID", "MX", ""])


def names() -> SearchStrategy[str]:
    """Chinese names with brackets, rare letters and dots, never blank."""
    return st.text(_HAN, min_size=1, max_size=30).filter(lambda name: bool(name.strip()))


def days(year: int | None = None) -> SearchStrategy[date]:
    """Days of one year, or of the years of ``YEARS``."""
    first, last = (
        (date(2019, 1, 1), date(2026, 12, 31)) if year is None else (date(year, 1, 1), date(year, 12, 31))
    )
    return st.dates(first, last)


def money(currencies: SearchStrategy[str] = CURRENCIES, minimum: int = 1) -> SearchStrategy[Money]:
    """Amounts of at least ``minimum`` minor units, up to a district's yearly exports."""
    return st.builds(Money, st.integers(minimum, 10**13), currencies)


def credit_codes() -> SearchStrategy[str]:
    """Valid credit codes with letters and digits."""

    def build(body: str) -> str:
        first17 = body + codes.organisation_check(body[8:])
        return first17 + codes.check_place(first17)

    signs = st.text(codes.LETTERS, min_size=8, max_size=8)
    return signs.map(lambda last8: build("91330602" + last8)).filter(codes.has_code_shape)


def numeric_codes() -> SearchStrategy[str]:
    """Valid credit codes of digits alone, the ones that Excel damages."""

    def build(body: str) -> str:
        organisation = codes.organisation_check(body[8:])
        return (
            body + organisation + (codes.check_place(body + organisation) if organisation.isdigit() else "X")
        )

    digits = st.text("0123456789", min_size=14, max_size=14)
    return digits.map(lambda rest: build("91" + rest)).filter(str.isdigit)


def firms() -> SearchStrategy[Firm]:
    """Firms with and without a credit code."""
    return st.builds(
        Firm,
        name_zh=names(),
        name_en=st.sampled_from(["", "QINGTENG TEXTILE CO., LTD."]),
        former_names=st.lists(names(), max_size=2).map(tuple),
        credit_code=st.one_of(st.just(""), st.integers(0, 999_999).map(a_credit_code)),
        town=st.sampled_from(["", "塔山街道", "富盛镇"]),
        industry=st.sampled_from(["", "纺织", "机电"]),
        specialised=st.sampled_from([None, True, False]),
    )


def exhibitions() -> SearchStrategy[Exhibition]:
    """Recurring fairs."""
    return st.builds(Exhibition, name_zh=names(), scope=st.sampled_from(Scope), market=MARKETS)


@st.composite
def editions(draw: st.DrawFn, exhibition: ExhibitionId = EXHIBITION) -> Edition:
    """Editions of one fair, with dates in order or none."""
    year = draw(YEARS)
    opens = draw(st.one_of(st.none(), days(year)))
    return Edition(
        exhibition_id=exhibition,
        year=year,
        name_zh=draw(names()),
        fair_class=draw(st.sampled_from(FairClass)),
        market=draw(MARKETS),
        opens=opens,
        closes=opens and opens + timedelta(draw(st.integers(0, 10))),
        booth_quota=draw(st.one_of(st.none(), st.integers(0, 500))),
        aim_orders=draw(st.one_of(st.none(), money(st.just("USD")))),
    )


def participations(firm: FirmId = FIRM, edition: EditionId = EDITION) -> SearchStrategy[Participation]:
    """Registrations of one firm at one edition, with a reason, which some states need."""
    return st.builds(
        Participation,
        firm_id=st.just(firm),
        edition_id=st.just(edition),
        state=st.sampled_from(State),
        state_reason=st.just("示例"),
        booths=st.one_of(st.none(), st.decimals(0, 20, places=1)),
        open_sides=st.one_of(st.none(), st.integers(1, 4)),
        target_markets=st.lists(MARKETS, max_size=2).map(tuple),
    )


def orders(firm: FirmId = FIRM) -> SearchStrategy[Order]:
    """Orders of one firm at any stage."""
    return st.builds(
        Order,
        firm_id=st.just(firm),
        contract_no=st.from_regex(r"HT[0-9]{1,5}", fullmatch=True),
        market=MARKETS,
        amount=money(),
        stage=st.sampled_from(Stage),
        signed_on=days(),
        without_us=st.sampled_from([None, *WithoutUs]),
        new_customer=st.sampled_from([None, True, False]),
    )


def shares(editions: Sequence[EditionId]) -> SearchStrategy[dict[EditionId, Decimal]]:
    """Shares of at least one of ``editions``, to a hundredth of a per cent, that make the whole."""

    def made(cuts: set[int], order: Sequence[EditionId]) -> dict[EditionId, Decimal]:
        ends = [0, *sorted(cuts)[: len(order) - 1], 10_000]
        parts = [Decimal(b - a) / 100 for a, b in pairwise(ends)]
        return dict(zip(order, parts, strict=False))

    return st.builds(
        made, st.sets(st.integers(1, 9_999), max_size=len(editions) - 1), st.permutations(editions)
    )


@st.composite
def rates(draw: st.DrawFn) -> Rate:
    """Rates of a day or of a longer span, direct or inverse, per 1 or 100."""
    first = draw(days())
    return Rate(
        currency=draw(FOREIGN),
        first=first,
        last=first + timedelta(draw(st.sampled_from([0, 27, 364]))),
        quoted=draw(st.decimals(Decimal("0.0001"), Decimal(9999), places=6)),
        per=draw(st.sampled_from([1, 100])),
        inverse=draw(st.booleans()),
        source="示例",
    )


@st.composite
def exports(draw: st.DrawFn, firm: FirmId = FIRM) -> ExportRecord:
    """A firm's exports of a month or of a year so far; zero is a value."""
    last = draw(st.integers(1, 12))
    first = draw(st.integers(1, last))
    return ExportRecord(
        year=draw(YEARS),
        first_month=first,
        last_month=last,
        cumulative=first == 1 and last > 1,
        flow=draw(st.sampled_from(Flow)),
        firm_id=firm,
        market=draw(MARKETS),
        value=draw(money(st.just(HOME), minimum=0)),
    )


def targets() -> SearchStrategy[Target]:
    """Export targets of the district."""
    return st.builds(Target, measure=st.just(Measure.EXPORTS), year=YEARS, amount=money(st.just(HOME)))


def own_reports() -> SearchStrategy[OwnReport]:
    """Own reports of any kind, with any choice of sections."""
    return st.builds(
        OwnReport,
        name=names(),
        report=st.sampled_from(ReportKind),
        head=names() | st.just(""),
        foot=names() | st.just(""),
        sections=st.lists(st.sampled_from(["course", "orders", "days"]), unique=True).map(tuple),
        units=st.sampled_from(Units),
        language=st.sampled_from(["", "zh", "en"]),
        whole=st.booleans(),
    )
