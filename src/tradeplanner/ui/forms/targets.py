"""The form of a target: add one, correct a slip, or revise it with the old figure kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tradeplanner.app import exhibitions, firms, programmes, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import targets as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import MONEY_MEASURES, Measure, Phasing, Target, TargetScope
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_choices, market_name, members
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHAT, WHEN, SOURCE = mark("What is aimed at"), mark("Over the year"), mark("Where it comes from")

FORM = (
    Field("year", FIELDS["year"], Kind.INTEGER, required=True, group=WHAT),
    Field("measure", FIELDS["measure"], Kind.CHOICE, required=True, choices=members(Measure), group=WHAT),
    Field("scope", FIELDS["scope"], Kind.CHOICE, required=True, choices=members(TargetScope), group=WHAT),
    Field("scope_key", FIELDS["scope_key"], group=WHAT, hint=mark("Type a few letters and choose.")),
    Field("amount", FIELDS["amount"], Kind.MONEY, group=WHAT, hint=mark("Takes 万 and 亿: 837亿.")),
    Field("count", FIELDS["count"], Kind.INTEGER, group=WHAT),
    Field(
        "growth_aim", FIELDS["growth_aim"], Kind.DECIMAL, group=WHAT,
        hint=mark("Leave the figure empty: it is worked out from last year's."),
    ),
    Field("phasing", FIELDS["phasing"], Kind.CHOICE, required=True, choices=members(Phasing), group=WHEN),
    Field(
        "weights", FIELDS["weights"], Kind.LIST, group=WHEN,
        hint=mark("Twelve numbers, January first, parted by semicolons: 7; 5; 8; …"),
    ),
    Field("decided_on", FIELDS["decided_on"], Kind.DATE, group=SOURCE),
    Field("source", FIELDS["source"], limit=200, group=SOURCE),
    Field("notes", FIELDS["notes"], Kind.LONG, group=SOURCE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scopes:
    """The names that a scope can be given, by scope; markets come from their own table."""

    names: Mapping[TargetScope, Sequence[str]]


def read_scopes(ws: Workspace) -> Scopes:
    """Return whom a target may bind, from what is recorded."""
    register = firms.all(ws)
    known = targets.all(ws)

    def with_known(scope: TargetScope, names: Sequence[str]) -> list[str]:
        keys = {t.scope_key for t in known if t.scope is scope and t.scope_key}
        return sorted({*filter(None, names), *keys}, key=lambda name: name.encode("gb18030", "replace"))

    return Scopes(
        {
            TargetScope.TOWN: with_known(TargetScope.TOWN, [firm.town for firm in register]),
            TargetScope.INDUSTRY: with_known(TargetScope.INDUSTRY, [firm.industry for firm in register]),
            TargetScope.PROGRAMME: with_known(TargetScope.PROGRAMME, [p.name_zh for p in programmes.all(ws)]),
            TargetScope.EDITION: with_known(
                TargetScope.EDITION, [e.name_zh for e in exhibitions.editions(ws)]
            ),
        }
    )


def open_form(
    context: Context, target: Target | None = None, parent: QWidget | None = None, *, revise: bool = False
) -> None:
    """Read what the scope offers, then open the form: of ``target``, of its revision, or of a new one."""

    def show(found: object) -> None:
        if isinstance(found, Scopes):
            build(context, found, target, parent, revise=revise)

    context.jobs.data(lambda: read_scopes(context.workspace), show, key="target form")


def build(
    context: Context,
    scopes: Scopes,
    target: Target | None = None,
    parent: QWidget | None = None,
    *,
    revise: bool = False,
) -> FormDialog:
    """Open the form and return it."""
    ws = context.workspace
    before = target or Target(measure=Measure.EXPORTS, year=context.desk.year)
    if revise:
        before = replace(before, id=None, version=0, decided_on=None, source="", notes="", origin=None)
    form = FormDialog(
        _title(target, revise=revise),
        FORM,
        shown(ws, before),
        check=lambda values: check(ws, values, before),
        parent=parent,
    )
    form.edits = target is not None and not revise
    Following(form, ws, scopes)

    def save(values: Values) -> Changed:
        fresh = made(ws, values, before)
        return targets.set_target(ws, fresh) if fresh.id is None else targets.edit(ws, fresh)

    save_by(context, form, save)
    return form


def _title(target: Target | None, *, revise: bool) -> str:
    if target is None:
        return tr("Set a target")
    return tr("Revise the target") if revise else tr("Correct the target")


class Following(QObject):
    """Lets a form show only what its measure, scope and phasing ask for."""

    def __init__(self, form: FormDialog, ws: Workspace, scopes: Scopes) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form, self._ws, self._scopes = form, ws, scopes
        for name in ("measure", "scope", "phasing"):
            form.entry(name).changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it
        self.follow()

    def follow(self) -> None:
        """Show and hide, and offer the names of the scope."""
        values = self._form.values()
        counts = values["measure"] not in MONEY_MEASURES
        self._form.show_field("amount", shown=not counts)
        self._form.show_field("count", shown=counts)
        self._form.show_field("weights", shown=values["phasing"] is Phasing.OWN)
        scope = values["scope"]
        self._form.show_field("scope_key", shown=scope is not TargetScope.DISTRICT)
        field = self._form.entry("scope_key")
        if isinstance(field, QLineEdit) and isinstance(scope, TargetScope):
            field.setCompleter(self._completer(scope))

    def _completer(self, scope: TargetScope) -> QCompleter:
        if scope is TargetScope.MARKET:
            names = [choice.text for choice in market_choices(self._ws.markets)()]
        else:
            names = list(self._scopes.names.get(scope, ()))
        completer = QCompleter(names, self._form)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return completer


def shown(ws: Workspace, target: Target) -> Values:
    """Return a target as the form's values."""
    values: Values = {field.name: getattr(target, field.name) for field in FORM}
    if target.scope is TargetScope.MARKET:
        values["scope_key"] = market_name(ws.markets, target.scope_key)
    return values | {"weights": tuple(f"{weight:f}" for weight in target.weights)}


def made(ws: Workspace, values: Values, before: Target) -> Target:
    """Return ``before`` with what the form says; what the measure does not ask for is left out."""
    measure, scope, phasing = values["measure"], values["scope"], values["phasing"]
    if not (isinstance(measure, Measure) and isinstance(scope, TargetScope) and isinstance(phasing, Phasing)):
        raise TypeError("the form gives members of the three enumerations")
    amount, count, year = values["amount"], values["count"], values["year"]
    money = measure in MONEY_MEASURES
    growth = values["growth_aim"] if isinstance(values["growth_aim"], Decimal) else None
    unchanged = (amount, count) == (before.amount, before.count)
    if growth is not None and growth != before.growth_aim and unchanged:
        amount = count = None  # another growth from the same base is another figure
    plain: Values = {name: values[name] for name in ("decided_on", "source", "notes")}
    changes: Values = plain | {
        "year": year if isinstance(year, int) else 0,
        "measure": measure,
        "scope": scope,
        "scope_key": _key(ws, scope, str(values["scope_key"] or "").strip()),
        "amount": amount if money and isinstance(amount, Money) else None,
        "count": count if not money and isinstance(count, int) else None,
        "growth_aim": growth,
        "phasing": phasing,
        "weights": _weights(values["weights"]) if phasing is Phasing.OWN else (),
    }
    return replace(before, **changes)  # type: ignore[arg-type]  # the form's kinds give these types


def _key(ws: Workspace, scope: TargetScope, text: str) -> str:
    if scope is TargetScope.DISTRICT:
        return ""
    found = ws.markets.find(text) if scope is TargetScope.MARKET else None
    return text if found is None else found.code


def _weights(texts: object) -> tuple[Decimal, ...]:
    found = []
    for text in texts if isinstance(texts, tuple) else ():
        try:
            found.append(Decimal(text))
        except InvalidOperation:
            return ()
    return tuple(found)


def check(ws: Workspace, values: Values, before: Target) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(ws, values, before))
