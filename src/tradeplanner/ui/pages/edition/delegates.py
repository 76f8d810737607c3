"""The people of an edition's delegations; what is personal is masked until somebody asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tradeplanner.app import delegates
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain.delegates import Delegate, VisaState, doubts, masked, visa_late
from tradeplanner.domain.ids import DelegateId, EditionId
from tradeplanner.domain.markets import Markets
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import templates
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import delegates as form
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.habits import Beside, habits
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.pages.edition.rows import RowsTab, firm_of
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """A person with the firm's name; ``closes`` is the fair's last day; ``masked`` hides what is personal."""

    person: Delegate
    firm: str
    closes: date | None
    masked: bool
    opens: date | None = None

    def text(self, name: str) -> str:
        """Return a field as it is read."""
        value = getattr(self.person, name)
        shown = formats.day(value) if isinstance(value, date) else str(value or "")
        if name == "name" and not shown:
            return tr("(erased)")
        return masked(value) if self.masked and shown else shown

    @property
    def late(self) -> bool:
        """Whether the visa is not there shortly before the journey."""
        return visa_late(self.person, date.today(), self.opens)  # noqa: DTZ011  # the desk's own calendar day

    @property
    def short(self) -> bool:
        """Whether the passport expires too soon after the journey."""
        return bool(doubts(self.person, self.closes))


def columns(markets: Markets) -> Sequence[Column]:
    """Return the columns of the people."""
    return (
        _personal("name", 88, mark("Full name")),
        Column("sex", FIELDS["sex"], lambda r: r.person.sex, lambda r: _word(r.person.sex), width=72),
        Column("employer", FIELDS["employer"], lambda r: r.person.employer or r.firm, width=176),
        Column("position", FIELDS["position"], lambda r: r.person.position, width=88),
        Column("delegation", FIELDS["delegation"], lambda r: r.person.delegation, width=144, hidden=True),
        _personal("passport_no", 112),
        Column(
            "passport_expires", FIELDS["passport_expires"], lambda r: r.text("passport_expires"), width=144,
            tone=lambda r: "amber_text" if r.short else "", field="",
            hint=lambda r: tr("Expires less than six months after the journey.") if r.short else "",
        ),
        Column(
            "visa_market", FIELDS["visa_market"], lambda r: market_name(markets, r.person.visa_market),
            width=80,
        ),
        Column(
            "visa_state", FIELDS["visa_state"],
            lambda r: list(VisaState).index(r.person.visa_state) if r.person.visa_state else None,
            lambda r: _word(r.person.visa_state), width=144, tone=lambda r: "amber_text" if r.late else "",
            hint=lambda r: tr("Not granted, and the journey begins within two weeks.") if r.late else "",
        ),
        _day("leaves_on"),
        _day("back_on"),
        Column("flight", FIELDS["flight"], lambda r: r.person.flight, width=88),
        Column("room", FIELDS["room"], lambda r: r.person.room, width=88),
        _personal("born_on", 112, hidden=True),
        _personal("phone", 120, hidden=True),
        _personal("emergency_contact", 144, hidden=True),
        Column("notes", FIELDS["notes"], lambda r: r.person.notes, hidden=True),
    )  # fmt: skip


def _personal(name: str, width: int, title: str = "", *, hidden: bool = False) -> Column:
    # A masked text that went out by Ctrl+C and came back by Ctrl+V would take the true one's place.
    return Column(name, title or FIELDS[name], lambda r: r.text(name), width=width, hidden=hidden, field="")


def _day(name: str) -> Column:
    def text(row: DelegateRow) -> str:
        found = getattr(row.person, name)
        return formats.day(found) if found else ""

    return Column(name, FIELDS[name], lambda r: getattr(r.person, name), text, Kind.DATE, 120)


def _word(value: object) -> str:
    return word(value) if value is not None else ""  # type: ignore[arg-type]  # members of enumerations


class DelegatesTab(RowsTab):
    """Adds, edits, removes and erases people; imports a list; shows what is personal on request."""

    quiet: ClassVar[frozenset[str]] = frozenset({"edition.person.form", "edition.person.erase"})

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        self._found: EditionReading | None = None
        self._masked = True
        heads = [
            Act("edition.person.add", mark("Add a person…"), self.add, "", "plus"),
            Act("edition.person.bring", mark("Import a list of people…"), self._import, "", "file-input"),
            Act(
                "edition.person.form", mark("Template for a list of people…"), self._template, "",
                "file-spreadsheet",
            ),
        ]  # fmt: skip
        on_rows = [
            Act("edition.person.change", mark("Edit…"), self._edit),
            Act("edition.person.show", mark("Show personal data"), self.toggle_mask, words=self._mask_words),
            Act("edition.person.erase", mark("Erase for good…"), self._erase),
            Act("edition.person.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.people", mark("People of the delegation"), columns(context.workspace.markets),
            mark("The people who travel with the delegation stand here; what is personal is masked."),
            lambda row: row.person.id, heads, on_rows,
        )  # fmt: skip
        answers, beside = self._answers, self.beside
        habits(context, self.table, "edition.people", kind="delegates", answers=answers, beside=beside)

    def show_reading(self, found: EditionReading) -> None:
        """Show the people, masked anew where it is another edition."""
        if self._found is not None and self._found.edition.id != found.edition.id:
            self._masked = True
        self._found = found
        closes, masked = found.edition.closes, self._masked
        rows = [
            DelegateRow(one, firm_of(found, one.firm_id), closes, masked, found.edition.opens)
            for one in found.delegates
        ]
        self.set_rows(rows)
        self.say(_told(rows))
        self.retranslate()

    def toggle_mask(self) -> None:
        """Mask what is personal again, or show it once the history has noted who looks at whom."""
        ids = [DelegateId(row.person.id or 0) for row in self.table.rows()]
        if self._masked and ids:
            act(self._context, lambda: delegates.reveal(self._context.workspace, ids), self._unmask)
        else:
            self._set_masked(masked=True)

    def _unmask(self, _: object) -> None:
        self._set_masked(masked=False)

    def _set_masked(self, *, masked: bool) -> None:
        self._masked = masked
        if self._found is not None:
            self.show_reading(self._found)

    def beside(self) -> Beside:
        """Return the edition, and what a reader of the list on paper must know of the people's data."""
        whole = tr("Holds personal data: names, passports, phones. Hand it to nobody else.")
        return Beside(tr("What is personal is masked.") if self._masked else whole, self.of)

    def _mask_words(self) -> str:
        return tr("Show personal data") if self._masked else tr("Mask personal data")

    def add(self) -> None:
        """Open the form of a new person at this edition."""
        if (number := self._edition()) is not None:
            form.open_form(self._context, None, self.window(), edition=number)

    def _import(self) -> None:
        self._context.desk.go("import", Wanted("delegates", self._answers()))

    def _template(self) -> None:
        templates.ask_one(self._context, "delegates", self.window())

    def _answers(self) -> dict[str, str]:
        """Return what a list of people need not say here: which edition it is about."""
        number = self._edition()
        return {} if number is None else {"edition": str(number)}

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, DelegateRow):
            form.open_form(self._context, row.person, self.window())

    def _chosen(self) -> list[tuple[DelegateId, int]]:
        return [(DelegateId(row.person.id or 0), row.person.version) for row in self.table.selected()]

    def _erase(self) -> None:
        rows = self._chosen()
        if rows:
            form.ask_erase(self._context, [row_id for row_id, _ in rows], self.window())

    def _remove(self) -> None:
        rows = self._chosen()
        if rows:
            act(self._context, lambda: delegates.remove(self._context.workspace, rows))


def _told(rows: Sequence[DelegateRow]) -> str:
    """Return how many travel, how many visas are there, and how many passports expire too soon."""
    if not rows:
        return ""
    granted = sum(1 for row in rows if row.person.visa_state in (VisaState.GRANTED, VisaState.NOT_NEEDED))
    short = sum(1 for row in rows if row.short)
    parts = [ntr("{count} person", "{count} people", len(rows))]
    parts.append(tr("{count} with a visa or without need of one", count=granted))
    parts += [tr("{count} passports expire too soon", count=short)] if short else []
    late = sum(1 for row in rows if row.late)
    parts += [tr("{count} visas not granted within two weeks of leaving", count=late)] if late else []
    return listed(parts)
