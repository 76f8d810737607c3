"""What an import says of cells that hold several, of booths, delegations and published figures: English."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

FAIR_SENTENCES: Mapping[Code, str] = {
    Code.SPLIT_ASKED: mark(
        "Some cells hold several at once, as “{written}” in row {row}. Shall they be split ({parts}) or kept"
        " as they are?"
    ),
    Code.SPLIT_CHOSEN: mark("You chose to split cells that hold several."),
    Code.SPLIT_WHOLE: mark("You chose to keep cells that hold several as they are."),
    Code.SPLIT_DONE: mark("“{written}” was split into {count}."),
    Code.AMOUNTS_PARTED: mark("The counts and amounts of this row were parted equally over {count}."),
    Code.MERGED_FILLED: mark(
        "Merged cells of “{heading}” stand over several rows; {count} rows below the first were given their"
        " text."
    ),
    Code.BOOTH_UNREGISTERED: mark(
        "“{firm}” is not registered for “{edition}”. Register it with this booth, or leave the booth without"
        " a firm?"
    ),
    Code.BOOTH_REGISTERED: mark("“{firm}” is registered for “{edition}” with this booth."),
    Code.BOOTH_LEFT_FREE: mark(
        "“{firm}” is not registered for “{edition}”; as you chose, the booth comes in without it."
    ),
    Code.BOOTH_FREED: mark("Booth {number} becomes free, for its firm gives up its place."),
    Code.BOOTH_TWICE: mark(
        "Booth {number} is allotted twice: to “{first}” in row {row} and to “{second}” here. Correct one of"
        " them, or skip this row."
    ),
    Code.FEE_DIFFERS: mark(
        "{fee} {currency} at {rate} are {gives} yuan, but the row states {stated}. It is taken as stated;"
        " please check."
    ),
    Code.PASSPORT_SHORT: mark(
        "The passport expires less than six months after the journey (it should hold until {until}). Many"
        " countries refuse a visa then."
    ),
    Code.PERSON_SEVERAL: mark(
        "Several people of this delegation bear this name. Write the passport number or the date of birth,"
        " or choose the one that is meant."
    ),
    Code.PERSON_BY_NAME: mark(
        "Taken for the person of the same name in this delegation; neither passport number nor date of birth"
        " tells them apart."
    ),
    Code.EMPLOYER_UNKNOWN: mark(
        "“{name}” is no firm of the register. The person comes in with this employer as it is written."
    ),
    Code.ERASED_STEP: mark(
        "Personal data that this step holds was erased for good, so it cannot be taken back or done again."
    ),
    Code.ERASE_WARNING: mark(
        "Name, birthday, passport, phone and all else that is personal are erased here and in the history"
        " of changes. This cannot be undone, and steps that touched these people can no longer be taken"
        " back. Only who did it and when stays. Backups made before keep the data until they expire, as"
        " the settings say."
    ),
    Code.GROWTH_CONTRADICTS: mark(
        "{value} after {past} a year before is a growth of {reckoned}%, but {stated}% is"
        " published. Revised figures can differ; please check. Both are kept."
    ),
    Code.GROWTH_AS_SHARE: mark("The growth {value} was read as {read}%."),
}
"""The English sentence of each code."""
