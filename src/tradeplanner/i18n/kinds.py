"""The kinds of files and what they are called; apart from the other words, because the first paint needs it.

A file menu names them, and the words of the domain are not loaded by then.
"""

from collections.abc import Mapping

from tradeplanner.i18n.language import mark, tr

KINDS: Mapping[str, str] = {
    "firms": mark("register of firms"),
    "programmes": mark("programmes"),
    "catalogue": mark("exhibition catalogue"),
    "registrations": mark("registrations"),
    "booths": mark("booth allotment"),
    "delegates": mark("people of a delegation"),
    "returns": mark("result forms"),
    "orders": mark("list of orders"),
    "exports": mark("export figures"),
    "customs": mark("customs statistics"),
    "published": mark("published figures"),
    "rates": mark("exchange rates"),
    "targets": mark("targets"),
}
"""What a file can be imported as, by the word of the command line."""


def kind_name(kind: str) -> str:
    """Return what a file of this import kind is called; an unknown key is returned as it is."""
    return tr(KINDS[kind]) if kind in KINDS else kind
