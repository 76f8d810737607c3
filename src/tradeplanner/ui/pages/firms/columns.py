"""The columns of the register; personal data is masked, and copied as it is shown."""

from collections.abc import Callable, Sequence

from tradeplanner.domain.findings import mask
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.money import summed
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.captions import listed
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.pages.firms.reading import FirmRow
from tradeplanner.ui.widgets.columns import Column, Kind


def columns(markets: Markets) -> Sequence[Column]:
    """Return the columns, the rarer ones hidden until somebody shows them."""
    return (
        _text("name_zh", 224),
        _text("credit_code", 168),
        _text("town", 88),
        _text("industry", 72),
        _text("customs_code", 104),
        _flag("specialised", 96),
        _masked("contact", 88),
        Column(
            "figure", mark("Last stated exports"), lambda row: row.figure and row.figure.value.amount,
            lambda row: formats.compact(row.figure.value) if row.figure else "", Kind.NUMBER, 152,
            total=_stated, hint=_stated_hint, field="",
            unit=lambda row: row.figure.value.currency if row.figure else "",
        ),
        Column(
            "figure_year", mark("Stated for"), lambda row: row.figure and row.figure.year,
            kind=Kind.NUMBER, width=88, total=lambda _: "", hidden=True, field="",
        ),
        _text("name_en", 240, hidden=True),
        _list("former_names", 200),
        _text("group_name", 160, hidden=True),
        _text("nature", 120, hidden=True),
        _text("size", 80, hidden=True),
        _flag("first_time", 104, hidden=True),
        _flag("dishonest", 104, hidden=True),
        _list("hs_chapters", 104),
        _list("markets", 160, lambda code: market_name(markets, code)),
        _masked("phone", 128, hidden=True),
        _text("address", 240, hidden=True),
        _text("notes", 200, hidden=True),
        Column(
            "retired", FIELDS["retired"], lambda row: row.firm.retired,
            lambda row: formats.day(row.firm.retired) if row.firm.retired else "", Kind.DATE, 112,
            hidden=True, field="",
        ),
    )  # fmt: skip


def _text(name: str, width: int, *, hidden: bool = False) -> Column:
    return Column(
        name, FIELDS[name], lambda row: getattr(row.firm, name), width=width, hidden=hidden, tone=_tone
    )


def _masked(name: str, width: int, *, hidden: bool = False) -> Column:
    # A masked text that went out by Ctrl+C and came back by Ctrl+V would take the true one's place.
    return Column(
        name, FIELDS[name], lambda row: mask(getattr(row.firm, name)), width=width, hidden=hidden, field=""
    )


def _flag(name: str, width: int, *, hidden: bool = False) -> Column:
    return Column(
        name, FIELDS[name], lambda row: getattr(row.firm, name),
        lambda row: flag_words(getattr(row.firm, name)), width=width, hidden=hidden,
    )  # fmt: skip


def _list(name: str, width: int, words: Callable[[str], str] = str) -> Column:
    def text(row: FirmRow) -> str:
        return "; ".join(words(part) for part in getattr(row.firm, name))

    return Column(name, FIELDS[name], text, text, width=width, hidden=True)


def flag_words(value: bool | None) -> str:  # noqa: FBT001 — the value itself is said
    """Return yes, no, or nothing where nobody has said."""
    if value is None:
        return ""
    return tr("Yes") if value else tr("No")


def _tone(row: FirmRow) -> str:
    return "faint" if row.firm.retired else ""


def _stated_hint(row: FirmRow) -> str:
    if row.figure is None:
        return ""
    amount = formats.amount(row.figure.value)
    return tr("{year}: {amount}, as the firm stated", year=row.figure.year, amount=amount)


def _stated(rows: Sequence[FirmRow]) -> str:
    """Return the sums of figures of one year by currency; a sum over years means nothing."""
    figures = [row.figure for row in rows if row.figure]
    if len({figure.year for figure in figures}) != 1:
        return ""
    sums = summed(figure.value for figure in figures)
    return tr("stated exports {amount}", amount=listed([formats.compact(money) for money in sums]))
