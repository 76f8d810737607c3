"""What a removal of the sample takes and what stands in its way, in words for a person."""

from tradeplanner.domain.sample import Held, Removal
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import counted, noun_name


def what_goes(told: Removal) -> list[str]:
    """Return what a removal takes, paragraph by paragraph."""
    said = [
        tr("This cannot be undone. These go for good, with their history: {things}.", things=things(told)),
        tr("The bureau's settings go back to what they were; what you set yourself since stays."),
    ]
    if told.edits:
        said.insert(1, ntr(
            "{count} step of your own that changed sample records goes with them.",
            "{count} steps of your own that changed sample records go with them.", told.edits,
        ))  # fmt: skip
    return [*said, *map(_kept, [held for held in told.backups if not held.only])]


def hindrance(told: Removal) -> list[str]:
    """Return why nothing can be removed yet, and which records are meant."""
    why = ntr(
        "{count} record of your own rests on the sample, so nothing is removed yet. Delete it, or give it a"
        " firm and an exhibition of your own.",
        "{count} records of your own rest on the sample, so nothing is removed yet. Delete them, or give them"
        " a firm and an exhibition of your own.",
        told.standing,
    )
    lines = [
        tr("{noun} of {name}, on the {other} “{other_name}”", noun=noun_name(each.noun), name=each.name,
           other=noun_name(each.other), other_name=each.other_name)
        for each in told.in_the_way
    ]  # fmt: skip
    if told.standing > len(lines):
        lines.append(tr("and {count} more", count=told.standing - len(lines)))
    return [why, "\n".join(lines)]


def things(told: Removal) -> str:
    """Return what goes: rows by noun, and imported files."""
    told_rows = [counted(noun, count) for noun, count in told.counts.items()]
    files = ntr("the record of {count} imported file", "the records of {count} imported files", told.imports)
    return tr(", ").join(
        [*told_rows, files] if told.imports else told_rows or [tr("nothing but its history")]
    )


def _kept(held: Held) -> str:
    day, made = formats.day(held.until), formats.day(held.backup.at.date())
    return tr(
        "The backup of {made} holds the sample beside your own work; it is deleted by {day} at the latest.",
        made=made,
        day=day,
    )
