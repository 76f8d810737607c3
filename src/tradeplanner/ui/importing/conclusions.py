"""What the program concluded of a sheet, each as a chip: its words, its reason, and how it is changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from tradeplanner.app.import_values import (
    ENCODINGS,
    Control,
    Guess,
    Proposal,
    Question,
    Reason,
    Session,
    SheetPlan,
)
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.formats import grouped
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui.importing.asking import ask_ends, ask_rows, ask_unit, ask_year
from tradeplanner.ui.importing.menus import menu_at, pop_up
from tradeplanner.ui.importing.questions import ask_question, question_text
from tradeplanner.ui.importing.words import field_word, reason_text, rows_text, sheet_text

Decide = Callable[[Proposal], None]
TOTALS_SHOWN = 3
UNITS = ("元", "万元", "亿元", "美元", "千美元", "万美元", "亿美元")
"""Units as Chinese papers write them; they are data, so they are not translated."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One conclusion: its text, why, and what pressing it does (a menu or a question), if anything."""

    text: str
    why: str = ""
    press: Callable[[QWidget], None] | None = None
    tone: str = ""


def sheet_chip(
    session: Session, proposal: Proposal, sheet: str, decide: Decide, choose: Callable[[str], None]
) -> Chip:
    """Return which sheet is shown, which are not read, and the choice among them."""

    def press(at: QWidget) -> None:
        menu = menu_at(at, reason_text(proposal.sheet(sheet).reason))
        for plan in proposal.sheets:
            made = menu.addAction(sheet_text(plan))
            made.setCheckable(True)
            made.setChecked(plan.name == sheet)
            made.setToolTip(reason_text(plan.reason))
            made.triggered.connect(lambda _=False, name=plan.name: choose(name))
        menu.addSeparator()
        here = proposal.sheet(sheet)
        word = tr("Do not read this sheet") if here.used else tr("Read this sheet")
        menu.addAction(word).triggered.connect(lambda: decide(proposal.with_sheet(sheet, not here.used)))
        pop_up(menu, at)

    plan = proposal.sheet(sheet)
    text = tr("Sheet {sheet}", sheet=sheet_text(plan))
    unread = _unread(session, proposal)
    if unread and plan.used:
        text += tr(" (not read: {names})", names=", ".join(unread))
    return Chip(text, reason_text(plan.reason), press)


def _unread(session: Session, proposal: Proposal) -> list[str]:
    """Return the names of the sheets that are not read, hidden ones said to be hidden."""
    hidden = {info.name for info in session.sheets if info.hidden}
    names = [plan.name for plan in proposal.sheets if not plan.used]
    return [tr("{sheet}, hidden", sheet=name) if name in hidden else name for name in names]


def heading_chip(proposal: Proposal, plan: SheetPlan, decide: Decide) -> Chip:
    """Return where the heading is."""

    def take(first: int, last: int) -> None:
        decide(proposal.with_heading(plan.name, first, last))

    def press(at: QWidget) -> None:
        first, last = plan.heading_first or 1, plan.heading_last or 1
        menu = menu_at(at, reason_text(plan.heading_reason))
        menu.addAction(tr("Give the rows of the heading…")).triggered.connect(
            lambda: ask_rows(at, first, last, take)
        )
        if plan.name in proposal.headings:
            menu.addAction(tr("As the program found it")).triggered.connect(lambda: take(0, 0))
        pop_up(menu, at)

    rows = rows_text(plan.heading_first, plan.heading_last)
    count = plan.heading_last - plan.heading_first + 1
    text = ntr("Heading in row {rows}", "Heading in rows {rows}", count, rows=rows)
    shown = text if plan.heading_first else tr("No heading found")
    return Chip(shown, reason_text(plan.heading_reason), press, "" if plan.heading_first else "warning")


def data_chip(proposal: Proposal, plan: SheetPlan, decide: Decide) -> Chip:
    """Return where the data begins and ends."""

    def take(first: int, last: int) -> None:
        decide(proposal.with_ends(plan.name, first, last))

    def press(at: QWidget) -> None:
        menu = menu_at(at, reason_text(plan.data_reason))
        menu.addAction(tr("Give the rows of the data…")).triggered.connect(
            lambda: ask_ends(at, plan.data_first or 1, plan.data_last or 1, take)
        )
        if plan.ends is not None:
            menu.addAction(tr("As the program found it")).triggered.connect(lambda: take(0, 0))
        pop_up(menu, at)

    if not plan.data_first:
        return Chip(tr("No data found"), reason_text(plan.data_reason), press, "warning")
    rows, count = rows_text(plan.data_first, plan.data_last), plan.data_last - plan.data_first + 1
    text = ntr("Data in row {rows}", "Data in rows {rows}", count, rows=rows)
    return Chip(text, reason_text(plan.data_reason), press)


def unit_chip(proposal: Proposal, plan: SheetPlan, decide: Decide) -> Chip:
    """Return the unit of a sheet's amounts, or of its columns where they have several."""

    def press(at: QWidget) -> None:
        offer_units(at, reason_text(plan.unit_reason), (proposal, plan.name, None), decide)

    own = list(dict.fromkeys(column.unit for column in plan.columns if column.unit))
    if len(own) > 1:
        text = tr("Units by column: {units}", units=", ".join(own))
    else:
        unit = (own or [plan.unit])[0]
        text = tr("Unit {unit}", unit=unit) if unit else tr("No unit stated")
    reasons = [plan.unit_reason, *(column.unit_reason for column in plan.columns if column.unit)]
    why = next((reason_text(reason) for reason in reasons if reason is not None), "")
    return Chip(text, why, press, "" if own or plan.unit else "warning")


def offer_units(at: QWidget, why: str, of: tuple[Proposal, str, int | None], decide: Decide) -> QMenu:
    """Open the choice of a unit of (proposal, sheet, column), column None for the whole sheet."""
    proposal, sheet, column = of
    menu = menu_at(at, why)

    def take(unit: str | None) -> None:
        decide(proposal.with_unit(sheet, column, unit))

    for each in UNITS:
        menu.addAction(each).triggered.connect(lambda _=False, each=each: take(each))
    menu.addAction(tr("Another unit…")).triggered.connect(lambda: ask_unit(at, take))
    if (sheet, column) in proposal.units:
        menu.addSeparator()
        menu.addAction(tr("As the program found it")).triggered.connect(lambda: take(None))
    pop_up(menu, at)
    return menu


def question_chip(proposal: Proposal, question: Question, decide: Decide) -> Chip:
    """Return what a file leaves open, and the answer in force."""

    def press(at: QWidget) -> None:
        ask_question(at, proposal, question, decide)

    tone = "" if question.value else "warning"
    return Chip(question_text(question), reason_text(question.reason), press, tone)


def year_chip(proposal: Proposal, plan: SheetPlan, decide: Decide) -> Chip:
    """Return the year of a sheet's figures."""

    def press(at: QWidget) -> None:
        ask_year(at, plan.year, lambda year: decide(proposal.with_option("year", str(year))))

    text = tr("Year {year}", year=plan.year) if plan.year else tr("Year not stated")
    return Chip(text, reason_text(plan.period_reason), press)


def per_chip(plan: SheetPlan) -> Chip:
    """Return for how many units of a currency its rates are quoted."""
    return Chip(tr("Quoted per {per}", per=plan.per), reason_text(plan.period_reason))


def encoding_chip(facts: Mapping[str, str], choose: Callable[[str], None]) -> Chip | None:
    """Return the encoding of a text file, None for a file that has none."""
    encoding, code = facts.get("encoding", ""), facts.get("encoding_reason", "")
    if not encoding:
        return None
    why = reason_text(Reason(Code(code))) if code in tuple(Code) else ""

    def press(at: QWidget) -> None:
        menu = menu_at(at, why)
        for name in ENCODINGS:
            made = menu.addAction(name)
            made.setCheckable(True)
            made.setChecked(name == encoding)
            made.triggered.connect(lambda _=False, name=name: choose(name))
        pop_up(menu, at)

    doubtful = code in (Code.ENCODING_LIKELY, Code.ENCODING_DAMAGED)
    return Chip(tr("Encoding {encoding}", encoding=encoding), why, press, "warning" if doubtful else "")


def kind_chip(kind: str, guesses: Sequence[Guess], choose: Callable[[str], None]) -> Chip:
    """Return what kind of file this was read as, and the other kinds, the likeliest first."""

    def press(at: QWidget) -> None:
        menu = menu_at(at, why)
        for each in guesses:
            words = kind_name(each.kind)
            if each.fits:
                words += f" · {_named(each)}"
            made = menu.addAction(words.replace("&", "&&"))
            made.setCheckable(True)
            made.setChecked(each.kind == kind)
            made.triggered.connect(lambda _=False, other=each.kind: choose(other))
        pop_up(menu, at)

    own = next((each for each in guesses if each.kind == kind), None)
    why = tr("{named} are fields of {kind}.", named=_named(own), kind=kind_name(kind)) if own else ""
    return Chip(tr("Kind {kind}", kind=kind_name(kind)), why, press if guesses else None)


def standing_chip(as_it_stands: bool, choose: Callable[[bool], None]) -> Chip:  # noqa: FBT001  # a state, not a switch
    """Return that a sheet was put into rows, or stands as it is in the file, with the way to the other."""
    text = tr("Read as it stands") if as_it_stands else tr("Put into rows")
    word = tr("Put it into rows again") if as_it_stands else tr("Read the sheet as it stands")
    why = tr(
        "A form, a turned table or tables side by side are put into rows before they are read. As it stands, "
        "you choose the heading rows yourself."
    )

    def press(at: QWidget) -> None:
        menu = menu_at(at, why)
        menu.addAction(word).triggered.connect(lambda: choose(not as_it_stands))
        pop_up(menu, at)

    return Chip(text, why, press)


def _named(guess: Guess) -> str:
    return ntr("{named} of {count} column", "{named} of {count} columns", guess.columns, named=guess.named)


def control_chips(controls: Sequence[Control]) -> list[Chip]:
    """Return what comparing the sheet's own totals with its rows gave: one chip for each row of totals."""
    by_row: dict[int, list[Control]] = {}
    for control in controls:
        by_row.setdefault(control.row, []).append(control)
    chips = [_control_chip(row, found) for row, found in by_row.items()]
    chips.sort(key=lambda chip: not chip.tone)
    return chips[:TOTALS_SHOWN]


def _control_chip(row: int, controls: Sequence[Control]) -> Chip:
    why = "\n".join(_compared(control) for control in controls)
    wrong = [control for control in controls if not control.matches]
    if not wrong:
        count = len(controls)
        text = ntr("Total in row {row} matches ✓", "All {count} totals in row {row} match ✓", count, row=row)
        return Chip(text, why)
    by = grouped(wrong[0].stated - wrong[0].sum)
    text = tr(
        "Total in row {row}, {field}: differs by {by}", row=row, field=field_word(wrong[0].field), by=by
    )
    if len(wrong) > 1:
        rest = len(wrong) - 1
        text += tr(", ") + ntr("{count} more differs", "{count} more differ", rest)
    return Chip(text, why, tone="warning")


def _compared(control: Control) -> str:
    return tr(
        "{field}: {stated} in the file, {sum} by its rows",
        field=field_word(control.field),
        stated=grouped(control.stated),
        sum=grouped(control.sum),
    )
