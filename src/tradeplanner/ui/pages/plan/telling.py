"""What the plan says of its year: the title, the line under it, and how far a programme has got."""

from decimal import Decimal

from tradeplanner.app.plan import YearPlan
from tradeplanner.charts import messages
from tradeplanner.charts.scale import scale_for
from tradeplanner.domain.exhibitions import OVER, FairClass, Status
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.programme_results import GOES_AHEAD, Progress
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import counted
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.widgets.meter import Reach


def titles(plan: YearPlan) -> tuple[str, str]:
    """Return the page's sentence and its caption."""
    if not plan.rows:
        return tr("No exhibitions planned for {year} yet", year=plan.year), ""
    statuses = [row.edition.status for row in plan.rows]
    standing = [row for row in plan.rows if row.edition.status is not Status.CANCELLED]
    count, open_ = len(standing), statuses.count(Status.RECRUITING)
    key = sum(row.edition.fair_class is FairClass.KEY for row in standing)
    if open_:
        title = ntr(
            "{count} edition in {year}, {key} of them key; {open} open for registration",
            "{count} editions in {year}, {key} of them key; {open} open for registration",
            count, year=plan.year, key=key, open=open_,
        )  # fmt: skip
    else:
        title = ntr(
            "{count} edition in {year}, {key} of them key; {held} held",
            "{count} editions in {year}, {key} of them key; {held} held",
            count, year=plan.year, key=key, held=sum(status in OVER for status in statuses),
        )  # fmt: skip
    return title, " · ".join(filter(None, _caption(plan, statuses)))


def _caption(plan: YearPlan, statuses: list[Status]) -> list[str]:
    held = sum(status in OVER for status in statuses)
    cancelled, put_off = statuses.count(Status.CANCELLED), statuses.count(Status.POSTPONED)
    coming = [
        row.edition
        for row in plan.rows
        if row.edition.opens and row.edition.opens >= plan.today and row.edition.status in GOES_AHEAD
    ]
    return [
        tr("as of {day}", day=formats.day(plan.today)),
        ntr("{count} held", "{count} held", held) if held and Status.RECRUITING in statuses else "",
        ntr("{count} cancelled", "{count} cancelled", cancelled) if cancelled else "",
        ntr("{count} postponed", "{count} postponed", put_off) if put_off else "",
        tr("next: {name}, {day}", name=named(coming[0]), day=formats.day(coming[0].opens))
        if coming and coming[0].opens
        else "",
    ]


def left_out(plan: YearPlan) -> str:
    """Return which orders are in no figure for want of a rate, or nothing."""
    if not plan.missing:
        return ""
    rates = messages.named_rates(plan.missing)
    if not plan.left_out:
        return tr("left out for want of a rate: {rates}", rates=rates)
    counts = ntr(
        "{count} order is left out of the sums", "{count} orders are left out of the sums", plan.left_out
    )
    return tr("{head}: {parts}", head=counts, parts=rates)


def reaches(found: Progress) -> list[Reach]:
    """Return what a programme aims at: key exhibitions, firm-visits, booths, actual orders."""
    aims, came = found.programme, found.turnout
    return [
        _reach(
            tr("Key exhibitions"), found.key_planned, aims.aim_key_exhibitions, found.key_held,
            tr("{planned} planned, {held} of them held", planned=found.key_planned, held=found.key_held),
            mark("{told}, {count} held"),
        ),
        _reach(
            tr("Firm-visits"), came.going, aims.aim_firm_visits, came.visits,
            tr(
                "{going} taking part, {visits} of them attended, by {firms}",
                going=came.going, visits=came.visits, firms=_firms(found),
            ),
            mark("{told}, {count} attended"),
        ),
        _reach(
            tr("Standard booths"), came.booths, aims.aim_booths, came.booths,
            tr("Booths of the firms that take part"),
        ),
        _orders(found),
    ]  # fmt: skip


def _firms(found: Progress) -> str:
    firms = counted(Noun.FIRM, found.turnout.firms)
    aim = found.programme.aim_firms
    return firms if aim is None else tr("{firms} (aim {aim})", firms=firms, aim=f"{aim:,}")


def _reach(
    name: str, due: Decimal | int, aim: int | None, done: Decimal | int, hint: str, apart: str = ""
) -> Reach:
    """Return one measure; ``apart`` is the msgid that tells what is done where more is due."""
    exact = Decimal(due)
    value = formats.grouped(exact if exact % 1 else exact.to_integral_value())
    if aim is None:
        return Reach(name, tr("{value}, no aim set", value=value), hint)
    told = f"{value} / {aim:,}"
    if done != due and apart:
        told = tr(apart, told=told, count=formats.grouped(done))
    whole = aim or 1
    return Reach(name, told, hint, float(done / whole), float(due / whole))


def _orders(found: Progress) -> Reach:
    actual, aim, name = found.actual, found.aim_orders, tr("Actual orders")
    hint = tr("Orders of the programme's exhibitions, each at the rate of its own date")
    if found.missing is not None:
        hint = tr("left out for want of a rate: {rates}", rates=messages.named_rates([found.missing]))
    if aim is None or aim.minor <= 0:
        return Reach(name, tr("{value}, no aim set", value=formats.compact(actual)), hint)
    scale = scale_for(actual.currency, (actual.minor, aim.minor))
    part = actual.minor / aim.minor
    return Reach(name, f"{scale.text(actual.minor)} / {scale.text(aim.minor)} {scale.unit}", hint, part, part)
