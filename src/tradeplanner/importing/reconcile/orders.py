"""Orders against stored ones, and against the firms and editions that they name.

A contract number tells orders apart; without one, firm, edition, buyer, date and amount do. An
unknown firm or edition is never invented: the row waits for a decision.
"""

from datetime import date

from tradeplanner.domain import orders as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Cash, Line, Stretch
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.reconcile import order_rounding
from tradeplanner.importing.reconcile.chased import Chased
from tradeplanner.importing.reconcile.columns import changes_of
from tradeplanner.importing.reconcile.context import Context, Spot, given, money_of, text_of, unknown_market
from tradeplanner.importing.reconcile.edition_names import EditionFinder, EditionIndex
from tradeplanner.importing.reconcile.edition_question import OPTION, EditionQuestion
from tradeplanner.importing.reconcile.firm_names import FirmFinder, FirmIndex
from tradeplanner.importing.reconcile.many import are_new
from tradeplanner.importing.reconcile.order_rounding import Rounded
from tradeplanner.importing.reconcile.order_sizes import OrderSizes
from tradeplanner.importing.reconcile.order_stages import INTENDED, OrderStages, month_end
from tradeplanner.importing.reconcile.order_sweep import OrderSweep, is_secret
from tradeplanner.importing.reconcile.order_twice import Twice
from tradeplanner.importing.specs.orders import FOLLOWED

Key = tuple[object, ...]
Values = dict[str, object]
"""The columns of an order."""


class Orders:
    """Reconciles an order list."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        stored = context.stored
        self._context = context
        self._finder = FirmFinder(FirmIndex(stored.firms))
        self._editions = EditionFinder(EditionIndex(stored.editions))
        self._question = EditionQuestion(self._editions.index)
        self._participations = stored.participations
        self._orders = {_key(_columns(order)): order for order in stored.orders}
        self._rounded = Rounded((_key(_columns(order)), order) for order in stored.orders)
        self._by_stage = {_apart(_columns(order)): order for order in stored.orders}
        self._seen: dict[Key, tuple[int, tuple[object, ...]]] = {}
        self._sound: set[tuple[bool, str, int]] = set()
        self._markets: dict[str, str | None] = {"": ""}
        self._sizes = OrderSizes(stored.figures)
        self._stages = OrderStages(context)
        self._chased = Chased(stored.orders, stored.follow_ups)
        self._twice = Twice(stored.orders, {int(firm.id or 0): firm.name_zh for firm in stored.firms})
        self._many = OrderSweep(self._finder, self._editions, stored.market, stored.participations)

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the order of a row, or the two of a row with two amounts; a round's row may have none."""
        if self._chased.is_bare(line):
            self._take_bare(at, line)
            return
        line = self._chased.completed(line)
        orders = [(spot, part, self._amount(spot, part)) for spot, part in self._stages.lines(at, line)]
        facts = self._facts(at, line)
        if facts is None or any(amount is None for _, _, amount in orders):
            at.count(Outcome.REJECTED, len(orders))
            return
        signed, market = facts
        firm = self._finder.find(at, line)
        name = text_of(line, "edition")
        edition = self._editions.find(at, name, signed) if name else self._default(at)
        if firm is None:
            return
        if name and edition is None:
            at.count(Outcome.AMBIGUOUS, len(orders))
            return
        for spot, part, amount in orders:
            if amount is not None:
                values = self._values(part, firm, edition, (amount, signed, market))
                self._take_order(spot, part, values, (amount, signed))

    def _take_bare(self, at: Spot, line: Line) -> None:
        """Take a row of a round of follow-up by which a firm tells of no order: an answer, or none yet."""
        firm = self._finder.find(at, line)
        edition = self._editions.find(at, text_of(line, "edition"), None)
        if firm is None or edition is None:
            if firm is not None:
                at.count(Outcome.AMBIGUOUS)
            return
        at.count(self._chased.bare(at, line, firm, edition))

    def _default(self, at: Spot) -> Edition | None:
        """Return the edition that was given for orders whose row names none; None where none was given."""
        return self._question.answer(at) if at.option(OPTION) else None

    def _take_order(self, at: Spot, line: Line, values: Values, facts: tuple[Money, date]) -> None:
        amount, signed = facts
        kind = (amount.minor > 0, amount.currency, signed.year)
        if kind not in self._sound and at.tell(rules.check(_order(values, amount, signed))):
            at.count(Outcome.REJECTED)
            return
        self._sound.add(kind)
        self._settle(at, line, values, amount)

    def sweep(self, plan: SheetPlan, rows: Stretch) -> bool:
        """Take rows that are all new orders of which there is nothing to say."""
        if not self._is_plain(plan):
            return False
        apart = self._is_apart(plan)
        known = self._stages.stretch(plan, rows)
        if known is None:
            return False
        plan, rows = known
        many = self._many.look(rows)
        keys = many.keys() if many is not None and many.kinds() <= self._sound else None
        if many is None or keys is None or (not many.has_numbers and self._rounded.may_hold(keys)):
            return False
        if apart:
            keys = [(key, stage == INTENDED) for key, stage in zip(keys, many.stages, strict=True)]
        new = are_new(keys, self._by_stage if apart else self._orders, self._seen)
        if not new or not self._twice.are_single(many):
            return False
        values = zip(*many.columns, strict=True)
        self._seen.update(zip(keys, zip(rows.rows, values, strict=True), strict=True))
        origin = ([0] * rows.count, [plan.name] * rows.count, rows.rows)
        self._context.writes.insert_all(Noun.ORDER, _WRITTEN, (*many.columns, *origin))
        self._sizes.note_all(plan, rows.rows, (many.firms, many.currencies, many.minors))
        for currency, stage, minor in many.sums():
            by = (("currency", currency), ("stage", stage))
            self._context.tally.add("amount", currency, by, Money(minor, currency).amount)
        self._context.tally.new(plan.name, rows.rows, rows.count)
        return True

    def _is_plain(self, plan: SheetPlan) -> bool:
        """Whether rows hold orders alone, and none gets the edition that was given for rows without one."""
        options = self._context.proposal.options
        given_ = options.get(OPTION) or options.get(f"{OPTION}:{plan.name}")
        return not given_ and not any(plan.column(name) for name in FOLLOWED)

    def finish(self) -> None:
        """Tell which orders are out of proportion."""
        self._sizes.finish(self._context.tally)

    def _is_apart(self, plan: SheetPlan) -> bool:
        """Whether an intention and a contract of a sheet are two orders even where all else is the same."""
        return any(part.stage for part in self._stages.parts(plan))

    def _amount(self, at: Spot, line: Line) -> Money | None:
        """Return the amount of an order; None with findings if it or its stage is unusable."""
        cash, amount = given(line, "amount"), None
        if isinstance(cash, Cash):
            currency = text_of(line, "currency") or cash.currency or _of_heading(at)
            said = cash if currency == cash.currency else Cash(cash.number, cash.whole, currency)
            amount = money_of(at, "amount", said)
        elif not _remarked(line, "amount"):
            at.say(Code.REQUIRED, Severity.ERROR, "amount")
        stage = text_of(line, "stage")
        if not stage and not _remarked(line, "stage"):
            at.say(Code.REQUIRED, Severity.ERROR, "stage")
        return amount if stage else None

    def _facts(self, at: Spot, line: Line) -> tuple[date, str] | None:
        """Return the date and the market of a row; None with findings if one is unusable."""
        signed = given(line, "signed_on") or month_end(at.plan)
        if not isinstance(signed, date) and not _remarked(line, "signed_on"):
            at.say(Code.REQUIRED, Severity.ERROR, "signed_on")
        text = text_of(line, "market")
        if text not in self._markets:
            self._markets[text] = at.context.stored.market(text)
        market = self._markets[text]
        if market is None:
            unknown_market(at, "market", text)
        return (signed, market) if isinstance(signed, date) and market is not None else None

    def _values(
        self, line: Line, firm: Firm, edition: Edition | None, facts: tuple[Money, date, str]
    ) -> Values:
        """Return the columns of the row's order."""
        firm_id, edition_id = int(firm.id or 0), int(edition.id or 0) if edition else None
        link = self._participations.get((firm_id, edition_id)) if edition_id is not None else None
        buyer = text_of(line, "buyer")
        secret = is_secret(buyer)
        return {
            "contract_no": text_of(line, "contract_no"),
            "firm_id": firm_id,
            "edition_id": edition_id,
            "participation_id": link,
            "buyer": "" if secret else buyer,
            "buyer_confidential": secret or given(line, "buyer_confidential") is True,
            "market": facts[2],
            "hs": text_of(line, "hs"),
            "product": text_of(line, "product"),
            "amount_minor": facts[0].minor,
            "amount_currency": facts[0].currency,
            "stage": text_of(line, "stage"),
            "signed_on": facts[1].isoformat(),
            "evidence": text_of(line, "evidence"),
            "notes": text_of(line, "notes"),
            "stage_on": _day_of(line, "stage_on"),
            "reported_by": text_of(line, "reported_by"),
            "reported_on": _day_of(line, "reported_on"),
            "without_us": text_of(line, "without_us"),
            "new_customer": given(line, "new_customer"),
        }

    def _settle(self, at: Spot, line: Line, values: Values, amount: Money) -> None:
        apart = self._is_apart(at.plan)
        own = self._chased.order(line)
        if self._chased.is_strange(at, line, own, values):
            at.count(Outcome.REJECTED)
            return
        key = _apart(values) if apart else _key(values)
        key = key if own is None else ("no.", own.id)
        seen = self._seen.get(key)
        if seen is not None:
            same = tuple(values.values()) == seen[1]
            code, severity = (
                (Code.ROW_REPEATED, Severity.WARNING) if same else (Code.ROW_DIFFERS, Severity.ERROR)
            )
            at.say(code, severity, "contract_no", row=seen[0])
            at.count(Outcome.SKIPPED if same else Outcome.REJECTED)
            return
        self._seen[key] = (at.row, tuple(values.values()))
        known = own or self._by_stage.get(_apart(values)) or (None if apart else self._orders.get(key))
        if known is None and not values["contract_no"]:
            known = self._rounded.find(_key(values), line, str(values["stage"]) if apart else None)
        if known is None:
            self._twice.tell(at, values)
            at.insert(Noun.ORDER, values)
            self._chased.note(at, line, values, changed=True)
            at.count(Outcome.NEW)
        else:
            self._compare(at, line, values, known)
        self._sizes.note(at.plan, at.row, int(str(values["firm_id"])), amount)
        by = (("currency", amount.currency), ("stage", str(values["stage"])))
        at.context.tally.add("amount", amount.currency, by, amount.amount)

    def _compare(self, at: Spot, line: Line, new: Values, known: Order) -> None:
        old = _columns(known)
        said = line.values.get("buyer_confidential") is not None
        if known.amount.currency == new["amount_currency"] and order_rounding.rounds(line, known):
            new = {**new, "amount_minor": known.amount.minor}
            order_rounding.tell(at, line, known)
        updates = {
            c: v
            for c, v in new.items()
            if v != old[c] and v not in (None, "") and (said or c != "buyer_confidential")
        }
        moved = "stage" in updates and "stage_on" not in updates
        if moved and new["reported_on"] != old["stage_on"]:
            updates["stage_on"] = new["reported_on"]
        told = {column: value for column, value in updates.items() if column != "participation_id"}
        names = {"firm_id": self._finder.name, "edition_id": self._editions.name}
        if known.buyer_confidential:
            told.pop("buyer", None)  # the stored name is not told
        at.changed(changes_of(old, told, names))
        if updates:
            at.context.writes.update(Noun.ORDER, int(known.id or 0), known.version, updates)
        noted = self._chased.note(at, line, new, changed=bool(updates))
        at.count(Outcome.CHANGED if updates or noted else Outcome.SAME)


def _order(values: Values, amount: Money, signed: date) -> Order:
    """Return what the rules of the domain look at: amount, stage and date."""
    return Order(
        firm_id=FirmId(int(str(values["firm_id"]))),
        amount=amount,
        stage=Stage(str(values["stage"])),
        signed_on=signed,
    )


def _day_of(line: Line, key: str) -> str | None:
    """Return a day as it is stored, None where the cell gives none."""
    found = given(line, key)
    return found.isoformat() if isinstance(found, date) else None


def _of_heading(at: Spot) -> str:
    """Return the currency of the amounts' heading, for a row whose own cell of the currency is blank."""
    unit = parse_unit(at.unit("amount"))
    return unit.currency if unit is not None else ""


def _remarked(line: Line, key: str) -> bool:
    """Whether the cell of a field has an error of its own, which tells enough."""
    return any(column.field == key for column, _ in line.remarks)


def _key(values: Values) -> Key:
    if values["contract_no"]:
        return (values["contract_no"],)
    names = ("firm_id", "edition_id", "buyer", "signed_on", "amount_minor", "amount_currency", "product")
    return tuple(values[name] for name in names)


def _apart(values: Values) -> Key:
    """Return what tells orders apart where an intention and its contract are two."""
    return (_key(values), values["stage"] == INTENDED)


def _columns(order: Order) -> Values:
    return {
        "contract_no": order.contract_no,
        "firm_id": order.firm_id,
        "edition_id": order.edition_id,
        "participation_id": order.participation_id,
        "buyer": order.buyer,
        "buyer_confidential": order.buyer_confidential,
        "market": order.market,
        "hs": order.hs,
        "product": order.product,
        "amount_minor": order.amount.minor,
        "amount_currency": order.amount.currency,
        "stage": order.stage.value,
        "signed_on": order.signed_on.isoformat(),
        "evidence": order.evidence,
        "notes": order.notes,
        "stage_on": order.stage_on.isoformat() if order.stage_on else None,
        "reported_by": order.reported_by,
        "reported_on": order.reported_on.isoformat() if order.reported_on else None,
        "without_us": order.without_us.value if order.without_us else "",
        "new_customer": order.new_customer,
    }


_WRITTEN = (
    "contract_no", "firm_id", "edition_id", "participation_id", "buyer", "buyer_confidential", "market",
    "hs", "product", "amount_minor", "amount_currency", "stage", "signed_on", "evidence", "notes",
    "stage_on", "reported_by", "reported_on", "without_us", "new_customer",
    "batch_id", "source_sheet", "source_row",
)  # fmt: skip
"""The columns of a new order, in the order in which they are noted."""
