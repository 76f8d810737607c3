"""What the page says in words: of the register, and of one firm's facts, contact, figures and changes."""

from collections.abc import Sequence

from tradeplanner.domain.findings import mask
from tradeplanner.domain.firms import Firm, FirmFigure
from tradeplanner.domain.history import Op, RowImage, Step
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.returns import Return
from tradeplanner.i18n import formats
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import changes as rows
from tradeplanner.ui.forms.choices import chapter_name, market_name, named
from tradeplanner.ui.pages.firms.columns import flag_words
from tradeplanner.ui.pages.firms.reading import Detail, Fair, Gone, Part, Register
from tradeplanner.ui.widgets.facts import Fact
from tradeplanner.ui.widgets.timeline import Entry

PLAIN = ("name_en", "customs_code", "town", "industry", "group_name", "nature", "size", "address")
FLAGS = ("specialised", "first_time", "dishonest")
PEOPLE = ("legal_representative", "contact", "phone", "email", "bank", "account")
LINES = 8
"""Fields named of one change; of more, the card gives the count and History shows all."""
_PARTS = {
    Part.ALL: mark("On the register ({count})"),
    Part.SPECIALISED: mark("Specialised SMEs ({count})"),
    Part.FIRST_TIME: mark("First-time exhibitors ({count})"),
    Part.DISHONEST: mark("Listed as untrustworthy ({count})"),
    Part.NO_CODE: mark("Without a credit code ({count})"),
    Part.RETIRED: mark("Retired ({count})"),
}
_SHORT = {"intended": mark("Intended"), "on_site": mark("On site"), "contracted": mark("Contracted")}
_MEASURES = {"exports": mark("Exports of {year}"), "trade": mark("Imports and exports of {year}")}


def titles(register: Register) -> tuple[str, str]:
    """Return the page's sentence, and the caption under it."""
    count, specialised = register.counts[Part.ALL], register.counts[Part.SPECIALISED]
    if not register.rows:
        return tr("No firms on the register yet"), ""
    firms = ntr("{count} firm on the register", "{count} firms on the register", count)
    title = firms if not specialised else tr(
        "{firms}, {specialised} of them specialised SMEs", firms=firms, specialised=specialised
    )  # fmt: skip
    retired = register.counts[Part.RETIRED]
    caption = ntr(
        "{count} retired firm keeps its figures", "{count} retired firms keep their figures", retired
    )
    return title, caption if retired else ""


def part_words(part: Part, count: int) -> str:
    """Return what a part of the register is called, with how many firms are in it."""
    return tr(_PARTS[part], count=count)


def retired_sentence(retired: Sequence[Gone]) -> str:
    """Say which firms were retired instead of deleted."""
    if len(retired) == 1:
        return tr(
            "“{name}” has orders, exports or registrations. It was retired, and its past figures stay.",
            name=retired[0].name,
        )
    many = mark(
        "{count} firms have orders, exports or registrations. They were retired, and their past figures stay."
    )
    return tr(many, count=len(retired))


def subtitle(firm: Firm) -> str:
    """Return the code, and since when a firm is retired."""
    parts = [firm.credit_code or tr("without a credit code")]
    if firm.retired is not None:
        parts.append(tr("retired on {day}", day=formats.day(firm.retired)))
    return " · ".join(parts)


def facts(firm: Firm, markets: Markets) -> list[Fact]:
    """Return what is known of a firm; what nobody has said is left out."""
    found = [(name, str(getattr(firm, name))) for name in PLAIN]
    found += [(name, flag_words(getattr(firm, name))) for name in FLAGS]
    found += [
        ("former_names", "; ".join(firm.former_names)),
        ("hs_chapters", "; ".join(map(chapter_name, firm.hs_chapters))),
        ("markets", "; ".join(market_name(markets, code) for code in firm.markets)),
        ("code_reason", firm.code_reason),
        ("notes", firm.notes),
    ]
    if firm.origin is not None:
        where = tr("sheet “{sheet}”, row {row}", sheet=firm.origin.sheet, row=firm.origin.row)
        found.append(("source", tr("imported: {where}", where=where)))
    return [Fact(field_name(name), value) for name, value in found if value]


def people(firm: Firm, *, masked: bool) -> list[Fact]:
    """Return contact and bank, ``masked`` or in full."""
    values = [(name, str(getattr(firm, name))) for name in PEOPLE]
    told = [Fact(field_name(name), mask(value) if masked else value) for name, value in values if value]
    if firm.position:
        told.insert(min(2, len(told)), Fact(field_name("position"), firm.position))
    return told


def figures(stated: Sequence[FirmFigure]) -> list[Fact]:
    """Return the stated figures, newest first."""
    return [
        Fact(
            tr(_MEASURES.get(figure.measure, _MEASURES["exports"]), year=figure.year),
            formats.compact(figure.value),
            formats.amount(figure.value),
        )
        for figure in reversed(stated)
    ]


def fair(one: Fair) -> Entry:
    """Return an edition of a firm: where it stood there, and what it reported of it."""
    state = word(one.state) if one.state is not None else tr("not registered")
    return Entry(f"{named(one.edition)} · {state}", _told(one.told) if one.told else tr("no result form"))


def _told(told: Return) -> str:
    """Return what a form says in short: buyers, and its sums, each apart."""
    parts = [ntr("{count} buyer", "{count} buyers", told.buyers)] if told.buyers is not None else []
    parts += [
        tr("{field} {amount}", field=tr(words), amount=formats.compact(amount))
        for name, words in _SHORT.items()
        if (amount := getattr(told, name)) is not None
    ]
    return tr(", ").join(parts) or tr("a form without figures")


def changes(detail: Detail, markets: Markets) -> list[Entry]:
    """Return who changed the firm when, and what it was and became."""
    return [_change(step, image, detail, markets) for step, image in detail.changes]


def _change(step: Step, image: RowImage, detail: Detail, markets: Markets) -> Entry:
    head = f"{rows.moment(step.at)} · {step.actor.display}"
    if image.op is not Op.UPDATE:
        return Entry(head, act_sentence(step))
    found = rows.cells(image, markets, detail.names)
    lines = [
        tr("{field}: {before} → {after}", field=c.name, before=c.before or "—", after=c.after or "—")
        for c in found[:LINES]
    ]
    if len(found) > LINES:
        lines.append(tr("and {count} more fields", count=len(found) - LINES))
    return Entry(head, act_sentence(step), tuple(lines))
