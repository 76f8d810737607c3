"""The check of the data file or the server on the command line, and the repair of a file."""

import argparse
from collections.abc import Mapping

from tradeplanner.app import datafile, settings
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.soundness import Repaired, Report
from tradeplanner.i18n import soundness as words

SOUND, FAULTY = 0, 1


def check(asked: argparse.Namespace) -> int:
    """Check the data file, or mend it; status 1 while something is wrong with it.

    The rows on a server are checked too; to mend one is for whoever looks after it.
    """
    if datafile.on_server(asked.data) and not asked.repair:
        return _check_server(asked)
    file = datafile.located(asked.data)
    if asked.repair:
        return _repair(asked, datafile.repair(file))
    report = datafile.check(file)
    if asked.json:
        output.say_json({"file": str(file), **_as_json(report)})
    else:
        for line in words.report_sentences(report):
            output.say(line)
    return SOUND if report.sound else FAULTY


def _check_server(asked: argparse.Namespace) -> int:
    with open_workspace() as ws:
        report, place = datafile.check_server(ws), settings.place_of(ws)
    if asked.json:
        output.say_json({"server": place, **_as_json(report)})
    else:
        for line in words.report_sentences(report, server=True):
            output.say(line)
    return SOUND if report.sound else FAULTY


def _repair(asked: argparse.Namespace, done: Repaired) -> int:
    if asked.json:
        told = {
            "kept": None if done.kept is None else str(done.kept),
            "salvaged": done.salvaged,
            "lost": _counts(done.lost),
            "recovered": _counts(done.recovered),
            "history_lost": done.history_lost,
        }
        output.say_json({**told, "after": _as_json(done.after)})
    else:
        for line in words.repaired_sentences(done):
            output.say(line)
    return SOUND if done.after.sound and not done.lost else FAULTY


def _as_json(report: Report) -> dict[str, object]:
    return {
        "sound": report.sound,
        "readable": report.readable,
        "pages": report.pages,
        "compared": report.compared,
        "counters": report.counters,
        "sums": report.sums,
        "orphans": dict(report.orphans),
        "unlogged": _counts(report.unlogged),
        "rows": _counts(report.rows),
    }


def _counts(counts: Mapping[Noun, int]) -> dict[str, int]:
    return {noun.value: count for noun, count in counts.items()}
