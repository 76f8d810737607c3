"""The form of a firm: every fact of the register; a credit code that fails its check needs a reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tradeplanner.app import firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import codes
from tradeplanner.domain import firms as rules
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.firms import NAME_LIMIT, Firm
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.markets import Markets
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.forms.completing import in_pinyin_order
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

NAMES, TRADE, PEOPLE = mark("Names and codes"), mark("Place and trade"), mark("People")
STANDING, BANK = mark("Recognition and lists"), mark("Bank and notes")
COMPLETED = ("town", "industry", "group_name", "nature", "size")
"""Fields that offer what other firms have there."""

FORM = (
    Field("name_zh", FIELDS["name_zh"], required=True, limit=NAME_LIMIT, group=NAMES),
    Field("name_en", FIELDS["name_en"], limit=NAME_LIMIT, group=NAMES),
    Field(
        "former_names", FIELDS["former_names"], Kind.LIST, group=NAMES,
        hint=mark("Several are parted by semicolons; a changed name is kept here by itself."),
    ),
    Field(
        "credit_code", FIELDS["credit_code"], limit=40, group=NAMES,
        hint=mark("18 characters, as on the business licence."),
    ),
    Field(
        "code_reason", FIELDS["code_reason"], limit=200, group=NAMES,
        hint=mark("Only where the licence itself shows this code."),
    ),
    Field("customs_code", FIELDS["customs_code"], limit=20, group=NAMES),
    Field("town", FIELDS["town"], limit=40, group=TRADE),
    Field("industry", FIELDS["industry"], limit=40, group=TRADE),
    Field("group_name", FIELDS["group_name"], limit=NAME_LIMIT, group=TRADE),
    Field("nature", FIELDS["nature"], limit=40, group=TRADE),
    Field("size", FIELDS["size"], limit=40, group=TRADE),
    Field("hs_chapters", FIELDS["hs_chapters"], Kind.LIST, group=TRADE, hint=mark("For example 52; 61; 62.")),
    Field(
        "markets", FIELDS["markets"], Kind.LIST, group=TRADE,
        hint=mark("Countries and regions by name or code, parted by semicolons."),
    ),
    Field("address", FIELDS["address"], limit=200, group=TRADE),
    Field("legal_representative", FIELDS["legal_representative"], limit=60, group=PEOPLE),
    Field("contact", FIELDS["contact"], limit=60, group=PEOPLE),
    Field("position", FIELDS["position"], limit=60, group=PEOPLE),
    Field("phone", FIELDS["phone"], limit=60, group=PEOPLE),
    Field("email", FIELDS["email"], limit=100, group=PEOPLE),
    Field("specialised", FIELDS["specialised"], Kind.TRISTATE, group=STANDING),
    Field("first_time", FIELDS["first_time"], Kind.TRISTATE, group=STANDING),
    Field("dishonest", FIELDS["dishonest"], Kind.TRISTATE, group=STANDING),
    Field("bank", FIELDS["bank"], limit=100, group=BANK),
    Field("account", FIELDS["account"], limit=60, group=BANK),
    Field("notes", FIELDS["notes"], Kind.LONG, group=BANK),
)  # fmt: skip


def known_words(
    register: Iterable[Firm], listed: Mapping[str, Sequence[str]] | None = None
) -> dict[str, list[str]]:
    """Return the words that the fields complete: the bureau's ``listed`` ones as it orders them first.

    What firms have besides follows in the order of its pinyin.
    """
    found: dict[str, set[str]] = {name: set() for name in COMPLETED}
    for firm in register:
        for name, words in found.items():
            words.add(getattr(firm, name))
    first = {name: list((listed or {}).get(name, ())) for name in COMPLETED}
    return {name: [*first[name], *in_pinyin_order(words - set(first[name]))] for name, words in found.items()}


def build(
    context: Context, known: Mapping[str, Sequence[str]], firm: Firm | None = None,
    parent: QWidget | None = None, done: Done | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form of ``firm``, or of a new one, completing from ``known`` words, and return it.

    ``done(changed)`` follows a save.
    """
    ws = context.workspace
    before = firm or Firm(name_zh="")
    form = FormDialog(
        tr("Add a firm") if firm is None else tr("Edit the firm"),
        FORM,
        shown(ws.markets, before),
        check=lambda values: check(ws, values, before),
        parent=parent,
    )
    form.edits = firm is not None
    for name, words in known.items():
        _complete(form, name, words)
    ReasonWhenNeeded(form)

    def save(values: Values) -> Changed:
        fresh = made(ws.markets, values, before)
        return firms.add(ws, fresh) if fresh.id is None else firms.edit(ws, fresh)

    save_by(context, form, save, done)
    return form


def _complete(form: FormDialog, name: str, words: Sequence[str]) -> None:
    field = form.entry(name)
    if isinstance(field, QLineEdit):
        completer = QCompleter(list(words), form)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(completer)


class ReasonWhenNeeded(QObject):
    """Asks for a reason only where the credit code fails its check."""

    def __init__(self, form: FormDialog) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        form.entry("credit_code").changed.connect(self.follow)  # type: ignore[attr-defined]  # every entry has it
        self.follow()

    def follow(self) -> None:
        """Show the reason's field, or put it away."""
        code = codes.normalise(str(self._form.values()["credit_code"]))
        wrong = any(finding.code is Code.CODE_CHECK for finding in rules.check_code(code))
        self._form.show_field("code_reason", shown=wrong)


def shown(markets: Markets, firm: Firm) -> Values:
    """Return a firm as the form's values, markets by name."""
    values: Values = {field.name: getattr(firm, field.name) for field in FORM}
    return values | {"markets": tuple(market_name(markets, code) for code in firm.markets)}


def made(markets: Markets, values: Values, before: Firm) -> Firm:
    """Return ``before`` with what the form says; the reason stays only with a code that needs one."""
    code = codes.normalise(str(values["credit_code"]))
    wrong = any(finding.code is Code.CODE_CHECK for finding in rules.check_code(code))
    changes: Values = values | {
        "credit_code": code,
        "customs_code": codes.normalise(str(values["customs_code"])),
        "code_reason": values["code_reason"] if wrong else "",
        "markets": tuple(dict.fromkeys(_code(markets, name) for name in _names(values))),
    }
    return replace(before, **changes)  # type: ignore[arg-type]  # the form's kinds give these types


def _names(values: Values) -> tuple[str, ...]:
    found = values["markets"]
    return found if isinstance(found, tuple) else ()


def _code(markets: Markets, name: str) -> str:
    found = markets.find(name)
    return name if found is None else found.code


def check(ws: Workspace, values: Values, before: Firm) -> list[Finding]:
    """Return what is wrong with the values."""
    unknown = [name for name in _names(values) if ws.markets.find(name) is None]
    wrong = [error(Code.UNKNOWN_MARKET, "markets", market=name) for name in unknown]
    return rules.check(made(ws.markets, values, before)) + wrong
