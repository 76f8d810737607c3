"""What the history says of a step in words: who and when, its file, and what an undo brought about."""

from collections.abc import Mapping
from typing import Any

from tradeplanner.charts.messages import sentences
from tradeplanner.domain.history import Batch, Outcome, Step, StepKind
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import file_word
from tradeplanner.ui.changes import moment
from tradeplanner.ui.widgets.facts import Fact

SHORT = 12
"""Places of a file's SHA-256 that are shown; the whole is in the tool tip."""
SHEETS = 12
"""Sheets of which it is told how they were read: one a month, at most."""

COUNTS: Mapping[str, str] = {
    "read": mark("Records read"),
    "new": mark("Added"),
    "changed": mark("Updated"),
    "same": mark("Unchanged"),
    "skipped": mark("Skipped"),
    "rejected": mark("Left out, to mend"),
    "ambiguous": mark("Left out, to decide"),
}


def subtitle(step: Step) -> str:
    """Return who did it and when, and that it was undone since."""
    parts = [step.actor.display, moment(step.at)]
    if step.undone:
        parts.append(tr("undone since"))
    return " · ".join(parts)


def file_facts(batch: Batch) -> list[Fact]:
    """Return the file of an import and how its records were counted."""
    facts = [
        Fact(tr("File"), file_word(batch.file), file_word(batch.file)),
        Fact(tr("Kind"), kind_name(batch.kind)),
        Fact("SHA-256", f"{batch.sha256[:SHORT]}…", batch.sha256),
    ]
    counts = batch.details.get("counts", batch.details.get("rows"))
    if isinstance(counts, dict):
        facts += [Fact(tr(words), str(counts[key])) for key, words in COUNTS.items() if counts.get(key)]
    sheets = batch.details.get("sheets")
    if isinstance(sheets, list):
        facts += [_sheet_fact(sheet) for sheet in sheets[:SHEETS]]
    return facts


def _sheet_fact(sheet: Mapping[str, Any]) -> Fact:
    """Return how a sheet was understood: its heading, its unit, and which column was taken for what."""
    rows = "–".join(str(row) for row in dict.fromkeys(sheet.get("heading", ())))
    parts = [ntr("Heading in row {rows}", "Heading in rows {rows}", 1 + ("–" in rows), rows=rows)]
    if sheet.get("unit"):
        parts.append(str(sheet["unit"]))
    columns = sheet.get("columns", {})
    parts.append(ntr("{count} column", "{count} columns", len(columns)))
    # A column that is called as the program calls it tells nothing.
    named = [(heading, field_name(key)) for heading, key in columns.items()]
    parts += [
        tr("{heading} → {field}", heading=heading, field=field)
        for heading, field in named
        if heading != field
    ]
    return Fact(tr("Sheet {sheet}", sheet=file_word(str(sheet.get("name", "")))), " · ".join(parts))


def outcome(done: Outcome) -> str:
    """Return how many rows were reversed, and how many were kept."""
    count = done.reversed
    if done.step.kind is StepKind.REDO:
        text = ntr("{count} row is as it was made.", "{count} rows are as they were made.", count)
    else:
        text = ntr("{count} row is back as it was.", "{count} rows are back as they were.", count)
    if not done.kept:
        return text
    kept = ntr(
        "{count} row was kept, because it was changed or used since:",
        "{count} rows were kept, because they were changed or used since:",
        len(done.kept),
    )
    return sentences((text, kept))
