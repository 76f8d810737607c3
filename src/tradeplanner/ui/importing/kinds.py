"""What the window says of a file that was read as another kind than it seems to be."""

from collections.abc import Callable

from tradeplanner.app.import_values import Guess, better_kind, spoken_kind
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import tr
from tradeplanner.ui.importing.again import repeated
from tradeplanner.ui.importing.flow import Flow
from tradeplanner.ui.notices import Link, Notice, Tone


def doubt(flow: Flow, read_as: Callable[[str], None]) -> Notice | None:
    """Return what is to be said of the kind that a file was read as, None where all is as expected.

    ``read_as(kind)`` is offered beside it.
    """
    found = _doubt(flow, read_as)
    return None if found is None else repeated(lambda: _doubt(flow, read_as) or found)


def _doubt(flow: Flow, read_as: Callable[[str], None]) -> Notice | None:
    if flow.proposal is None or flow.source is None:
        return None
    likelier = better_kind(flow.kind, flow.guesses)
    if not any(sheet.used for sheet in flow.proposal.sheets):
        return _nothing(flow, likelier, read_as)
    if likelier is not None:
        text = tr("This looks more like {kind}: {why}.", kind=kind_name(likelier.kind), why=_why(likelier))
        return Notice(text, Tone.WARNING, _offer(likelier.kind, read_as))
    own = next((guess for guess in flow.guesses if guess.kind == flow.kind), None)
    if own is None or flow.source.is_meant or flow.kind == flow.source.kind:
        return None
    text = tr("This looks like {kind}: {why}.", kind=kind_name(flow.kind), why=_why(own))
    return Notice(text, Tone.WARNING)


def _nothing(flow: Flow, likelier: Guess | None, read_as: Callable[[str], None]) -> Notice:
    """Return the notice of a file none of whose sheets is read; its name may still speak of another kind."""
    text = tr(
        "No headings of {kind} were found in this file. Go back and choose another kind of file, or give "
        "the heading rows by hand.",
        kind=kind_name(flow.kind),
    )
    if likelier is not None:
        text = tr(
            "No headings of {kind} were found in this file. It looks like {other}: {why}.",
            kind=kind_name(flow.kind),
            other=kind_name(likelier.kind),
            why=_why(likelier),
        )
        return Notice(text, Tone.WARNING, _offer(likelier.kind, read_as))
    spoken = spoken_kind(flow.path) if flow.path is not None else ""
    link = None if spoken in ("", flow.kind) else _offer(spoken, read_as)
    return Notice(text, Tone.WARNING, link)


def _offer(kind: str, read_as: Callable[[str], None]) -> Link:
    return Link(tr("Read it as {kind}", kind=kind_name(kind)), lambda: read_as(kind))


def _why(guess: Guess) -> str:
    return tr("{named} of {count} columns are its fields", named=guess.named, count=guess.columns)
