"""Firms that a file of orders or exports names and a person calls new: added to the register once each."""

from dataclasses import fields

from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.matching import firm_key
from tradeplanner.importing.reconcile.columns import columns_of
from tradeplanner.importing.reconcile.context import Spot

_OWN = frozenset(field.name for field in fields(Firm)) - {"id", "version", "origin", "retired"}


class NewFirms:
    """Adds each firm once, however many rows name it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[str, Firm] = {}

    def of(self, at: Spot, name: str, code: str) -> Firm:
        """Return the new firm of a name; its id is negative until the commit."""
        key = firm_key(name)
        if key not in self._made:
            firm = Firm(name_zh=name, credit_code=code, code_reason=at.confirmation if code else "")
            number = at.insert(Noun.FIRM, columns_of(firm, _OWN))
            self._made[key] = Firm(id=FirmId(number), name_zh=name, credit_code=code)
        return self._made[key]
