"""What the program says about data and the world: the English sentence of every code.

A sentence says what, where and how to mend it, without blame. ``{field}`` is the field of the finding's
place; other names in braces are its parameters. ``messages.py`` puts them in words and fills them in.
"""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.fair_sentences import FAIR_SENTENCES
from tradeplanner.i18n.file_sentences import FILE_SENTENCES
from tradeplanner.i18n.import_sentences import IMPORT_SENTENCES
from tradeplanner.i18n.language import mark
from tradeplanner.i18n.order_sentences import ORDER_SENTENCES
from tradeplanner.i18n.own_report_sentences import OWN_REPORT_SENTENCES
from tradeplanner.i18n.proportion_sentences import PROPORTION_SENTENCES
from tradeplanner.i18n.return_sentences import RETURN_SENTENCES
from tradeplanner.i18n.window_sentences import WINDOW_SENTENCES

SENTENCES: Mapping[Code, str] = {
    # Forms and nouns
    Code.REJECTED: mark("{count} of the values must be mended before this can be saved."),
    Code.REQUIRED: mark("“{field}” is empty. Please fill it in."),
    Code.TOO_LONG: mark("“{field}” is longer than {limit} characters. Please shorten it."),
    Code.DATES_REVERSED: mark(
        "The last day, {closes}, is before the first day, {opens}. Please correct one of them."
    ),
    Code.NEGATIVE: mark("“{field}” is {value}; it cannot be below zero. Please check the figure."),
    Code.OPEN_SIDES: mark("A stand has one to four open sides; {value} was given. Please check the figure."),
    Code.CURRENCIES_DIFFER: mark(
        "One amount is in {first} and this one in {second}. Please give both in one currency."
    ),
    Code.PART_OVER_WHOLE: mark(
        "“{field}” is {part}, more than the {whole} of which it is a part. Please check which is right."
    ),
    Code.LIGHTS_REVERSED: mark(
        "Green begins at {green} points and amber at {amber}: green must begin higher. Please raise the one"
        " or lower the other."
    ),
    Code.DAYS_OUT_OF_RANGE: mark(
        "“{field}” is {value}; it must lie between {least} and {most} days. Please choose one in between."
    ),
    Code.DAY_LINE: mark(
        "“{line}” cannot be read as days of {year}. Write a day or the first and the last, then 休 or 班,"
        " then the name: 2027-02-06 — 2027-02-12 休 春节."
    ),
    Code.NOT_POSITIVE: mark("“{field}” is {value}; it must be above zero. Please check the figure."),
    Code.UNKNOWN_CURRENCY: mark(
        "“{currency}” is not a currency that can be used here. Write an ISO code such as USD, EUR or JPY."
    ),
    Code.UNKNOWN_MARKET: mark(
        "“{market}” is not in the list of countries and regions. Choose one from the list, for"
        " example 越南 or VN."
    ),
    Code.YEAR_OUT_OF_RANGE: mark("The year {year} cannot be meant here. Write one between 1978 and 2100."),
    Code.MONTHS_REVERSED: mark(
        "Months {first} to {last} are not a period of a year. The first month must not come after the last,"
        " and both lie between 1 and 12."
    ),
    Code.BASE_UNKNOWN: mark(
        "The figure of {year} is not complete, so a growth has nothing to build on. Bring in that year's"
        " figures, or write the target itself."
    ),
    Code.PHASING_WRONG: mark(
        "Monthly parts need twelve numbers that add up to more than zero; there are {count}. Fill in"
        " the rest, or choose another phasing."
    ),
    Code.DUPLICATE_NAME: mark("“{name}” is already recorded. Open that record, or write a different name."),
    Code.DUPLICATE_CODE: mark(
        "This code already belongs to “{name}”. Open that record, or correct the code."
    ),
    Code.DUPLICATE_RECORD: mark(
        "The same {noun} is already recorded. Open that record, or change what differs."
    ),
    Code.REASON_REQUIRED: mark("“{field}” is empty. This step needs a reason; please write one."),
    Code.STATE_MOVE: mark(
        "A registration cannot go from “{before}” to “{after}”. Choose a step in between, or undo"
        " the last change."
    ),
    Code.MOVE_BARRED: mark(
        "{firm} cannot go from “{before}” to “{after}”. Leave it out, or choose a step in between."
    ),
    Code.QUOTA_EXCEEDED: mark(
        "“{edition}” has a quota of {quota} booths: {taken} are taken, {free} are free, {wanted} more are"
        " asked for. Choose fewer, or put some on the waiting list."
    ),
    Code.MERGE_MOVES: mark(
        "Going over to the record that stays: {what}. The other name is kept as a former name. One undo parts"
        " them again."
    ),
    Code.MERGE_UNDECIDED: mark(
        "Both firms have a record where only one may stand ({count}). Say for each which one stays."
    ),
    Code.MONTHS_OUT_OF_RANGE: mark(
        "“{field}” is {value}; it must lie between 0 (never) and {most} months. Please choose one in between."
    ),
    Code.ERASE_DUE: mark(
        "It cannot be undone: names, passports, phones and journeys go, from the history too. Backups and"
        " files handed over still hold them; the last backup goes after {until}."
    ),
    Code.MASKED_VALUE: mark(
        "{field} is masked in this file, so the person cannot be read. Save the list again with personal"
        " data, then import that."
    ),
    Code.HANDOVER_NONE: mark(
        "{path} is a data file, but not one that was handed over. Choose the file that “Hand over” wrote."
    ),
    Code.HANDOVER_FOREIGN: mark(
        "{path} holds {name}, but it was not handed over from this data. Open the data it came from, then"
        " bring it back there."
    ),
    Code.HANDOVER_UNDECIDED: mark(
        "Both desks changed the same in {count} records. Say for each whose values stay."
    ),
    Code.NOT_INVITABLE: mark(
        "{name} is retired or listed as untrustworthy, so it is not invited. Leave it out, or correct its"
        " record."
    ),
    Code.BOOTH_TAKEN: mark("Booth {number} is allotted to another firm already. Choose a free one."),
    Code.EDITION_CANCELLED: mark(
        "“{edition}” is cancelled, so its days stay as they are. Give it another status first."
    ),
    Code.DAY_OUT_OF_RANGE: mark(
        "“{field}” would lie outside the years {first} to {last}. Choose a day within them."
    ),
    Code.CEILING_EXCEEDED: mark(
        "The editions of the programme together are {over} above its ceiling of {ceiling} ({currency})."
        " Lower a budget line, or raise the ceiling."
    ),
    Code.PAID_OVER_DUE: mark(
        "Paid {paid} is more than the {due} due ({currency}). Correct one of them, or pay the rest back."
    ),
    Code.POINTS_OUT_OF_RANGE: mark(
        "“{field}” is {value}; points lie between -{most} and {most}. Please choose some in between."
    ),
    Code.NOT_REGISTERED: mark(
        "“{firm}” is not registered for “{edition}”. Register it there first, or choose another firm."
    ),
    Code.PLACE_GIVEN_UP: mark(
        "“{firm}” stands as “{before}” for “{edition}” and gets no booth. Choose another firm, or move its"
        " registration back to “Applied” first."
    ),
    Code.IN_USE: mark(
        "This {noun} cannot be deleted: other records refer to it. Delete or change those first."
    ),
    # Credit codes (GB 32100-2015)
    Code.CODE_LENGTH: mark(
        "The credit code {code} has {length} characters; it must have 18. Compare it with the"
        " business licence."
    ),
    Code.CODE_LETTER: mark(
        "The credit code {code} contains “{letter}”, which no credit code has. Look for a mistyped character,"
        " such as O for 0 or I for 1."
    ),
    Code.CODE_CHECK: mark(
        "The credit code {code} ends in {found} where the check gives {expected}. Compare it with"
        " the business"
        " licence; if the code is right as it stands, keep it and write the reason."
    ),
    Code.CODE_DAMAGED: mark(
        "Excel has cut the last three digits off the credit code {code}. Possible codes: {candidates}."
        " Unless one is chosen or known from elsewhere, the firm comes in without a code."
    ),
    Code.CODE_LAWFUL_EXCEPTION: mark("The credit code {code} fails its check and was kept because: {reason}"),
    Code.CUSTOMS_CODE: mark(
        "The customs registration code {code} is not ten characters long, four digits first. Please check it."
    ),
    Code.EMAIL_SHAPE: mark("The e-mail address does not look like name@example.com. Please check it."),
    # Rates
    Code.RATE_MISSING: mark(
        "There is no exchange rate of the {currency} for {day}. Enter it, then the amounts can be converted."
    ),
    Code.PLANNING_RATE: mark(
        "“{line}” is no planning rate. Write year, currency, yuan for one unit and the source:"
        " 2026 USD 7.10 budget."
    ),
    Code.PLANNING_RATE_TWICE: mark(
        "There are two planning rates of the {currency} for {year}. Please keep one of them."
    ),
    Code.RATE_FAR: mark(
        "1 {currency} would be {now} CNY; from {day} it was {past} CNY. Check the figure and for how many"
        " units it is quoted."
    ),
    # The write gate
    Code.CONFLICT_CHANGED: mark(
        "This {noun} was changed elsewhere in the meantime. Nothing was saved: reload it and enter"
        " your change again."
    ),
    Code.CONFLICT_GONE: mark(
        "This {noun} has been deleted in the meantime. Nothing was saved; History shows who deleted it,"
        " and it can be brought back there."
    ),
    Code.CANNOT_UNDO: mark(
        "This cannot be undone as a whole: {count} records have been used or changed since. Look"
        " through them,"
        " then undo the rest or leave all as it is."
    ),
    Code.UNDO_CHANGED_SINCE: mark("{noun} {name}: changed again since, stays as it is now."),
    Code.UNDO_REFERRED_TO: mark("{noun} {name}: used by later records, stays."),
    Code.UNDO_PARENT_GONE: mark(
        "{noun} {name}: belongs to a record that no longer exists, cannot come back."
    ),
    Code.UNDO_VALUE_TAKEN: mark(
        "{noun} {name}: its name or code is now used by another record, cannot come back."
    ),
    Code.NOTHING_TO_UNDO: mark("There is nothing to undo."),
    Code.NOTHING_TO_REDO: mark("There is nothing to redo."),
    # The data file
    Code.FILE_NEWER: mark(
        "The data file was written by version {program} of this program; this is version {ours},"
        " which knows only older files (file {schema}, known {our_schema}). Update the program, then"
        " open it again. Nothing was changed."
    ),
    Code.FILE_ON_SHARE: mark(
        "The data folder {path} lies on a network drive, where the data file could be damaged."
        " Choose a folder"
        " on this computer, or set up a PostgreSQL database to work together."
    ),
    Code.FILE_NOT_OURS: mark("{path} is not a data file of this program. Choose another folder with --data."),
    Code.FILE_DAMAGED: mark(
        "The data file {path} is damaged and was left untouched. Restore a backup, or have the file"
        " checked and repaired: File › Backups and data file."
    ),
    Code.FILE_BUSY: mark(
        "Another program is writing to the data file. Close the other window or wait a moment, then"
        " try again."
    ),
    Code.DISK_FULL: mark("The disk with {path} is full. Nothing was saved: free some space, then try again."),
    Code.FOLDER_READ_ONLY: mark(
        "Nothing can be written to {path}. Choose another folder, or ask for permission to write there."
    ),
    Code.DATABASE_AWAY: mark(
        "The database does not answer or does not let you in. Nothing was saved: check the network and the"
        " address in TRADEPLANNER_DATABASE, then try again."
    ),
    Code.NOT_EMPTY: mark("{path} already holds data. Choose an empty folder; nothing was changed."),
    Code.SAMPLE_NONE: mark("There is no sample data in this data file, so there is nothing to remove."),
    Code.SAMPLE_IN_USE: mark(
        "{count} records of your own rest on the sample: {names}. Nothing was removed. Delete these records,"
        " or give them a firm and an exhibition of your own; then remove the sample."
    ),
    **FILE_SENTENCES,
    # Command line and printing
    Code.UNKNOWN_KIND: mark("“{kind}” is not something that can be imported. Choose one of: {known}."),
    Code.NO_FIGURES: mark("There are no figures for {year} yet. Import them first, or choose another year."),
    Code.PRINT_FAILED: mark(
        "The printer did not take the page: {reason}. Check the printer, or save the page as PDF and"
        " print that."
    ),
    **IMPORT_SENTENCES,
    **FAIR_SENTENCES,
    **ORDER_SENTENCES,
    **PROPORTION_SENTENCES,
    **RETURN_SENTENCES,
    **WINDOW_SENTENCES,
    **OWN_REPORT_SENTENCES,
}
"""The English sentence of each code."""
