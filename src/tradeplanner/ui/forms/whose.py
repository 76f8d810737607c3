"""Which firm and which edition a form is about: what can be chosen, and the two fields that choose."""

from collections.abc import Sequence

from tradeplanner.app import exhibitions, firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import FirmId
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark
from tradeplanner.ui.forms.choices import fair_choices, firm_choices
from tradeplanner.ui.widgets.fields import Choice, Field, Kind


def firms_offered(ws: Workspace, kept: FirmId | None) -> list[Choice]:
    """Return the firms of the register; of those that left it only ``kept``, which the record has."""
    return firm_choices(one for one in firms.contacts(ws) if one.retired is None or one.id == kept)


def editions_offered(ws: Workspace) -> list[Edition]:
    """Return the editions, the newest year first."""
    return sorted(exhibitions.editions(ws), key=lambda edition: -edition.year)


def firm_field(choices: Sequence[Choice], group: str) -> Field:
    """Return the field of a firm that must be chosen."""
    return Field(
        "firm_id", FIELDS["firm_id"], Kind.SEARCH, required=True, choices=choices, group=group,
        hint=mark("Type part of the name, its code, or pinyin initials, and choose."),
    )  # fmt: skip


def edition_field(editions: Sequence[Edition], group: str) -> Field:
    """Return the field of an edition that must be chosen."""
    return Field(
        "edition_id", FIELDS["edition_id"], Kind.SEARCH, required=True,
        choices=lambda: fair_choices(editions), group=group,
        hint=mark("Type part of the exhibition's name, or pinyin initials, and choose."),
    )  # fmt: skip
