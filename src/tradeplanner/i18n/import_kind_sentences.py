"""What an import says of registrations, programmes, customs statistics and pasted blocks: English by code."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

KIND_SENTENCES: Mapping[Code, str] = {
    Code.EDITION_IN_TITLE: mark(
        "The title “{written}” names the exhibition “{name}”; all rows are taken as its."
    ),
    Code.EDITION_IN_FILE_NAME: mark(
        "The file's name “{written}” names the exhibition “{name}”; all rows are taken as its."
    ),
    Code.EDITION_CHOSEN: mark("You chose the exhibition “{name}”."),
    Code.EDITION_ASKED: mark(
        "The sheet does not say which exhibition these firms registered for. Please choose it."
    ),
    Code.PROGRAMME_UNKNOWN: mark(
        "There is no programme “{name}” in {year}; the edition comes in without one. Import or add the"
        " programme first, or set it later."
    ),
    Code.MARKETS_IN_NOTES: mark(
        "“{market}” is not in the list of countries and regions; it was written into the notes instead."
    ),
    Code.ORDERS_TIED: mark(
        "Orders that named this firm and exhibition before are tied to the registration: {count}."
    ),
    Code.FLOW_IN_FILE_NAME: mark("The file's name “{written}” says which way the goods went: {flow}."),
    Code.FLOW_CHOSEN: mark("You chose: {flow}."),
    Code.FLOW_ASKED: mark("The file does not say whether these are exports or imports. Please choose."),
    Code.PLACE_CHOSEN: mark("You wrote the place “{place}”."),
    Code.PLACE_ASKED: mark(
        "The file does not say whose figures these are. Please write the district or place."
    ),
    Code.MONTHS_IN_TITLE: mark("The title or the file's name says which months the figures cover: {months}."),
    Code.MONTHS_CHOSEN: mark("You wrote the months: {months}."),
    Code.MONTHS_ASKED: mark(
        "The file has no column of months and does not say which ones it covers. Please write them, such as"
        " 2024-01..11."
    ),
    Code.PARTNER_CONFLICT: mark(
        "The customs code {code} belongs to {market}, but the name beside it is “{name}”. Correct one of"
        " them."
    ),
    Code.CUSTOMS_SUMMED: mark(
        "The file parts figures further than is kept (by customs regime, for example): {count} rows were"
        " added up to {records} figures. Nothing is lost of the values."
    ),
    Code.CUSTOMS_QUANTITIES: mark("Quantities and their units are not kept, only values."),
    Code.CUSTOMS_CUT: mark(
        "The file has exactly {count} rows, the most that the customs site gives at a time. It may have been"
        " cut off; download smaller parts and compare."
    ),
    Code.BLOCK_EMPTY: mark(
        "There is no table on the clipboard. Mark the cells in Excel or WPS, two at least, copy them, and"
        " paste again."
    ),
}
"""The English sentence of each code of these kinds."""
