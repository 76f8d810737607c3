"""Sections of a report chosen and put in order, by the keys that its maker gave them."""

from collections.abc import Sequence
from dataclasses import replace

from tradeplanner.reports.report import Report


def arranged(report: Report, keys: Sequence[str]) -> Report:
    """Return the report with the sections named, in that order; all of them where ``keys`` is empty.

    A key that this report has not (another year, an older program) is passed over. Sections under a heading
    (``level`` 3) follow it.
    """
    if not keys:
        return report
    places = {key: at for at, key in enumerate(keys)}
    kept, place = [], None
    for section in report.sections:
        if section.level == 2:
            place = places.get(section.key)
        if place is not None:
            kept.append((place, section))
    # Sorting is stable: what stands under a heading stays under it.
    kept.sort(key=lambda one: one[0])
    return replace(report, sections=tuple(section for _, section in kept))
