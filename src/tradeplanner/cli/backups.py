"""The data file on the command line: backups, restore and its preview, and a copy of one's own."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from tradeplanner.app import backups, datafile
from tradeplanner.app.backups import Preview
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli import output
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n import backups as words
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.formats import file_size, grouped
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.messages import error_sentence
from tradeplanner.i18n.words import noun_name

DONE, IN_PART = 0, 1


def backup(asked: argparse.Namespace) -> int:
    """List backups, make one, show what a restore would change, or restore."""
    file = datafile.located(asked.data)
    if asked.act in ("preview", "restore") and asked.file is None:
        raise ExpectedError(Code.BACKUP_UNNAMED, act=asked.act)
    return _ACTS[asked.act](asked, file)


def copy(asked: argparse.Namespace) -> int:
    """Save a whole copy of the data file."""
    with open_workspace(asked.data) as ws:
        written = datafile.save_copy(ws, asked.target)
    output.say(tr("Written: {path}", path=written))
    return DONE


def _list(asked: argparse.Namespace, file: Path) -> int:
    found = backups.listed(file, counts=True)
    on = backups.forgotten_on(file, found)
    if asked.json:
        output.say_json(
            {"file": str(file), "forgotten_on": str(on), "backups": [_as_json(each) for each in found]}
        )
        return DONE
    if not found:
        output.tell(tr("There are no backups yet."))
    for line in output.lines_up([_as_row(each) for each in found], numbers=(1,)):
        output.say(line)
    for sentence in [*words.rule_sentences(backups.life(file)), words.forgotten(on)]:
        output.tell(sentence)
    return DONE


def _make(asked: argparse.Namespace, file: Path) -> int:
    made = backups.make(file, Reason.ASKED)
    if asked.json:
        extra = None if made.extra is None else _as_json(made.extra)
        gone = [str(each.path) for each in made.expired]
        output.say_json({"made": _as_json(made.backup), "extra": extra, "expired": gone})
    else:
        for written in (made.backup, made.extra):
            if written is not None:
                output.say(tr("Written: {path}", path=written.path))
        if made.expired:
            output.say(ntr("{count} backup expired.", "{count} backups expired.", len(made.expired)))
    if made.trouble is not None:
        output.tell(error_sentence(made.trouble))
    return DONE if made.trouble is None else IN_PART


def _preview(asked: argparse.Namespace, file: Path) -> int:
    shown = backups.preview(file, _named(asked.file, file))
    if asked.json:
        now = None if shown.now is None else _counts(shown.now)
        steps = [{"step": step.id, "text": act_sentence(step)} for step in shown.lost]
        output.say_json(
            {"backup": _as_json(shown.backup), "now": now, "then": _counts(shown.then),
             "lost": shown.lost_count, "newest_lost": steps}
        )  # fmt: skip
    else:
        _tell_preview(shown)
    return DONE


def _restore(asked: argparse.Namespace, file: Path) -> int:
    done = backups.restore(file, _named(asked.file, file))
    if asked.json:
        output.say_json(
            {"restored": _as_json(done.backup), "kept": None if done.kept is None else str(done.kept)}
        )
        return DONE
    output.say(tr("Restored: {path}", path=done.backup.path))
    if done.kept is not None:
        output.say(tr("The data as it was before is kept in {path}", path=done.kept))
    return DONE


_ACTS: Mapping[str, Callable[[argparse.Namespace, Path], int]] = {
    "list": _list,
    "make": _make,
    "preview": _preview,
    "restore": _restore,
}


def _named(given: Path, file: Path) -> Backup:
    """Return the backup of a path, or of a name in the list."""
    known = {each.path.name: each for each in backups.listed(file, counts=True)}
    if not given.exists() and given.name in known:
        return known[given.name]
    path = given.expanduser().absolute()
    own = known.get(path.name)
    return own if own is not None and own.path.absolute() == path else backups.chosen(path)


def _tell_preview(shown: Preview) -> None:
    rows = [[tr("Records"), tr("Now"), tr("In the backup")]]
    for noun in Noun:
        now = None if shown.now is None else shown.now.get(noun, 0)
        then = shown.then.get(noun, 0)
        if now or then:
            rows.append([noun_name(noun), "–" if now is None else grouped(now), grouped(then)])
    for line in output.lines_up(rows, numbers=(1, 2)):
        output.say(line)
    if not shown.lost_count:
        output.say(tr("Nothing was done since this backup."))
        return
    output.say(
        ntr(
            "{count} step was done since and would be lost:",
            "{count} steps were done since and would be lost:",
            shown.lost_count,
        )
    )
    for step in shown.lost:
        output.say(f"  {step.at.astimezone():%Y-%m-%d %H:%M}  {act_sentence(step)}")
    if shown.lost_count > len(shown.lost):
        output.say("  " + tr("and {count} more", count=shown.lost_count - len(shown.lost)))


def _as_row(each: Backup) -> list[str]:
    at = each.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return [at, file_size(each.size), words.reason_name(each), words.holds(each), each.path.name]


def _as_json(each: Backup) -> dict[str, object]:
    return {
        "path": str(each.path),
        "at": each.at.isoformat(),
        "reason": each.reason.value,
        "size": each.size,
        "whole": each.whole,
        "step": each.step,
        "counts": _counts(each.counts),
        "extra": each.extra,
    }


def _counts(counts: Mapping[Noun, int]) -> dict[str, int]:
    return {noun.value: count for noun, count in counts.items()}
