"""What a check of the data file found, and what a repair did, in sentences."""

from collections.abc import Mapping

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.soundness import Repaired, Report
from tradeplanner.i18n.formats import grouped
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import counted


def report_sentences(report: Report, *, server: bool = False) -> list[str]:
    """Return what a check of a file, or of a ``server``, found, the worst first; calm ones if all is well."""
    if not report.readable:
        return [tr("The data file cannot be read: it is damaged from its first page on.")]
    lines = []
    if report.pages:
        lines.append(
            ntr(
                "{count} fault was found in the file itself.",
                "{count} faults were found in the file itself.",
                len(report.pages),
            )
        )
    if report.orphans:
        count = sum(report.orphans.values())
        lines.append(
            ntr(
                "{count} record refers to another that is not there.",
                "{count} records refer to others that are not there.",
                count,
            )
        )
    if report.unlogged:
        lines.append(tr("Different from what History says: {what}.", what=_listed(report.unlogged)))
    if report.counters:
        lines.append(tr("Some numbers would be given twice to new records."))
    if report.sums:
        lines.append(
            ntr(
                "The stored sums of {count} month differ from its records.",
                "The stored sums of {count} months differ from their records.",
                report.sums,
            )
        )
    return lines or _sound(report, server=server)


def repaired_sentences(done: Repaired) -> list[str]:
    """Return what a repair did, what is lost, and where the file as it was is kept."""
    if done.kept is None and not done.salvaged:
        return [tr("There was nothing to repair."), *report_sentences(done.after)]
    if done.salvaged:
        lines = [tr("What could be read was brought into a new data file.")]
    else:
        lines = [tr("Indexes, counters and sums were made anew.")]
    if done.recovered:
        lines.append(tr("Brought back from History: {what}.", what=_listed(done.recovered)))
    if done.lost:
        lines.append(tr("Lost: {what}. A backup may still hold them.", what=_listed(done.lost)))
    elif done.salvaged:
        lines.append(tr("No record is known to be lost."))
    if done.history_lost:
        lines.append(tr("A part of History could not be read; those steps can no longer be undone."))
    if done.kept is not None:
        lines.append(tr("The file as it was is kept: {path}", path=done.kept))
    return lines + report_sentences(done.after)


def _sound(report: Report, *, server: bool) -> list[str]:
    return [
        tr("The data on the server is sound.") if server else tr("The data file is sound."),
        tr("{count} records were compared with History.", count=grouped(report.compared)),
    ]


def _listed(counts: Mapping[Noun, int]) -> str:
    return tr(", ").join(counted(noun, counts[noun]) for noun in Noun if counts.get(noun))
