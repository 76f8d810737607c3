"""Booths that become free where a file says that their firm withdrew or was refused."""

from collections.abc import Iterable

from tradeplanner.domain import owing
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.participation import GIVEN_UP, Participation, today
from tradeplanner.i18n.language import tr
from tradeplanner.importing.reconcile.columns import columns_of
from tradeplanner.importing.reconcile.context import Spot

Key = tuple[int, int]
"""Firm and edition."""
_FEE = frozenset(Fee.__dataclass_fields__) - {"id", "version", "origin", "due", "paid"}


class Freeing:
    """Frees the booths of registrations that are given up, and keeps what was paid for them."""

    def __init__(self, booths: Iterable[Booth], fees: Iterable[Fee]) -> None:
        """Know the stored booths and fees."""
        self._booths: dict[Key, list[Booth]] = {}
        for booth in booths:
            if booth.firm_id is not None:
                self._booths.setdefault((int(booth.firm_id), int(booth.edition_id)), []).append(booth)
        by_edition: dict[EditionId, list[Fee]] = {}
        for fee in fees:
            by_edition.setdefault(fee.edition_id, []).append(fee)
        self._superseded = {edition: owing.superseded(own) for edition, own in by_edition.items()}

    def given_up(self, at: Spot, before: Participation, after: Participation) -> bool:
        """Note what becomes free by this move of a registration; return whether it gives up its place."""
        if after.state not in GIVEN_UP or before.state in GIVEN_UP:
            return False
        key = (int(after.firm_id), int(after.edition_id))
        for booth in self._booths.pop(key, ()):
            self._free(at, booth, after.state_reason)
            number = " ".join(filter(None, (booth.hall, booth.number)))
            at.say(Code.BOOTH_FREED, Severity.NOTE, "state", number=number)
        return True

    def _free(self, at: Spot, booth: Booth, reason: str) -> None:
        others: set[FirmId] = self._superseded.get(booth.edition_id, set())
        why = tr("Booth {number} was given up", number=booth.number)
        _, kept = owing.given_up(booth, others, ": ".join(filter(None, (why, reason))), today())
        cleared: dict[str, object] = {
            "firm_id": None, "fascia_zh": "", "fascia_en": "", "receipt": "", "paid_minor": None,
            "paid_currency": None,
        }  # fmt: skip
        at.context.writes.update(Noun.BOOTH, int(booth.id or 0), booth.version, cleared)
        if kept is not None:
            values = columns_of(kept, _FEE)
            for name in ("due", "paid"):
                amount = getattr(kept, name)
                values[f"{name}_minor"], values[f"{name}_currency"] = amount.minor, amount.currency
            at.insert(Noun.FEE, values)
