"""Rows of a list of a round of follow-up that comes back: each names its order by our own number.

A row without a number is a new order, or, without an amount, what a firm says that has none. Whatever a
firm says, it has answered its round; an answer that stands already is not written again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.follow_ups import ROUNDS, FollowUp
from tradeplanner.domain.follow_ups import due as due_day
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.orders import Order
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.context import Spot, given, text_of, whole_of

Key = tuple[int, int, int]
"""Firm, edition, months."""


class Chased:
    """Knows the orders by their numbers, and who has answered which round."""

    def __init__(self, orders: Iterable[Order], follow_ups: Iterable[FollowUp]) -> None:
        """Index what is stored."""
        self._orders = {int(order.id or 0): order for order in orders}
        self._stored = {(int(row.firm_id), int(row.edition_id), row.months): row for row in follow_ups}
        self._rounds: dict[str, int] = {}
        self._answered = {key for key, row in self._stored.items() if row.answered_on is not None}

    def order(self, line: Line) -> Order | None:
        """Return the order that a row names by its number, if it names one that stands."""
        number = whole_of(line, "order_no")
        return None if number is None else self._orders.get(number)

    def completed(self, line: Line) -> Line:
        """Return a row whose blank amount, stage and day are those of the order that it names."""
        known = self.order(line)
        if known is None:
            return line
        amount = known.amount.amount
        usual = {
            "amount": Cash(amount, amount, known.amount.currency),
            "stage": known.stage.value,
            "signed_on": known.signed_on,
        }
        blank = {key: value for key, value in usual.items() if given(line, key) in (None, "")}
        return replace(line, values={**line.values, **blank}) if blank else line

    def is_strange(self, at: Spot, line: Line, own: Order | None, values: Mapping[str, object]) -> bool:
        """Whether a row names an order that is not there, or is another firm's; told."""
        number = whole_of(line, "order_no")
        if number is None or (own is not None and int(own.firm_id) == values["firm_id"]):
            return False
        at.say(Code.ORDER_NO_STRANGE, Severity.ERROR, "order_no", number=number, firm=text_of(line, "firm"))
        return True

    def is_bare(self, line: Line) -> bool:
        """Whether a row of a round speaks of no order at all."""
        return (
            whole_of(line, "round") is not None
            and whole_of(line, "order_no") is None
            and not isinstance(given(line, "amount"), Cash)
        )

    def bare(self, at: Spot, line: Line, firm: Firm, edition: Edition) -> Outcome:
        """Take what a firm without an order says; return what becomes of its row."""
        if not text_of(line, "answer") and given(line, "reported_on") is None:
            at.say(Code.FOLLOW_UP_OPEN, Severity.NOTE, "answer", firm=firm.name_zh)
            return Outcome.SKIPPED
        whose = {"firm_id": int(firm.id or 0), "edition_id": int(edition.id or 0)}
        return Outcome.CHANGED if self.note(at, line, whose, changed=False) else Outcome.SAME

    def note(self, at: Spot, line: Line, values: Mapping[str, object], *, changed: bool) -> bool:
        """Note that the firm of a row has answered its round; return whether that is written."""
        months, edition = self._round(at, line), values["edition_id"]
        reported = given(line, "reported_on")
        said = changed or bool(text_of(line, "answer")) or isinstance(reported, date)
        if months not in ROUNDS or edition is None or not said:
            return False
        key = (int(str(values["firm_id"])), int(str(edition)), months)
        if key in self._answered:
            return False
        self._answered.add(key)
        on = reported if isinstance(reported, date) else date.today()  # noqa: DTZ011  # the desk's own calendar
        known = self._stored.get(key)
        if known is None:
            self._insert(at, key, on)
        else:
            late = max(on, known.sent_on) if known.sent_on else on
            values_ = {"answered_on": late.isoformat()}
            at.context.writes.update(Noun.FOLLOW_UP, int(known.id or 0), known.version, values_)
        at.changed([Change("answered_on", "", on.isoformat())])
        return True

    def _round(self, at: Spot, line: Line) -> int | None:
        """Return the round of a row; a row that was added is of that of the rows above it."""
        own = whole_of(line, "round")
        if own is not None:
            self._rounds[at.plan.name] = own
        return self._rounds.get(at.plan.name)

    def _insert(self, at: Spot, key: Key, on: date) -> None:
        """Note a firm that answers without having been asked."""
        closes = next((e.closes for e in at.context.stored.editions if e.id == key[1]), None)
        due = due_day(closes, key[2]) if closes else None
        row: dict[str, object] = {
            "firm_id": key[0], "edition_id": key[1], "months": key[2],
            "due_on": due.isoformat() if due else None, "sent_on": None, "answered_on": on.isoformat(),
            "notes": "",
        }  # fmt: skip
        at.insert(Noun.FOLLOW_UP, row)
