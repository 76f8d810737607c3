"""What an import says of a single cell: English by code; the Chinese stands in ``locale/zh/cells.po``."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

CELL_SENTENCES: Mapping[Code, str] = {
    Code.NUMBER_BOUND: mark(
        "“{value}” is a limit or a range, not one number. Write the number itself, or leave the row out."
    ),
    Code.NUMBER_ABOUT: mark(
        "“{value}” is only approximate; it is taken as {number}. Correct it if the exact number is known."
    ),
    Code.NUMBER_AMBIGUOUS: mark(
        "“{value}” may mean {one} or {other}. Write it without separators, with a point before the decimals."
    ),
    Code.NUMBER_SHORTENED: mark(
        "“{value}” was copied in short form, so digits may be missing. Please compare it with the original"
        " workbook."
    ),
    Code.NOT_A_WHOLE: mark("“{value}” is not a whole number. Please correct it."),
    Code.UNIT_IN_CELL: mark(
        "The cell says {said} where the column says {unit}; the cell was believed: {amount}. Correct the"
        " cell if {unit} is meant."
    ),
    Code.CURRENCY_SIGN: mark(
        "The sign {sign} was taken for {currency} in {count} cells of this column. If another currency is"
        " meant, set the unit above the column."
    ),
    Code.CURRENCY_CONFLICT: mark(
        "The amount is in {said}, but the column of currencies says {currency}. Correct one of the two cells."
    ),
    Code.DATE_AMBIGUOUS: mark(
        "“{value}” may mean {one} or {other}. Write the date as year-month-day, for example {one}."
    ),
    Code.DATE_YEAR_UNSAID: mark(
        "“{value}” names no year, and neither does the title. Write the year before it, for example"
        " 2024年3月5日."
    ),
    Code.SPAN_LONG: mark(
        "“{value}” was read as {opens} to {closes}, which is long. Correct it if one of the days is mistyped."
    ),
    Code.PERIOD_FROM_DAY: mark(
        "The cell holds the day {value}. Excel makes days of months such as 1-2; it is taken as {month}."
        " Correct it if several months are meant, for example {year}年1-2月."
    ),
    Code.PHONE_SHAPE: mark("“{value}” does not look like a telephone number; it is kept as it stands."),
    Code.PHONE_DAMAGED: mark(
        "Excel has shortened the telephone number to {value}; it comes in without one. Ask for it again, or"
        " write it here."
    ),
    Code.CODE_PERHAPS: mark(
        "Perhaps the credit code {code} should be {candidates}. Compare it with the business licence."
    ),
    Code.CODE_LOST: mark(
        "Excel has cut the credit code to {code}, and too little is left to tell it. Unless it is known from"
        " elsewhere, the firm comes in without a code."
    ),
    Code.CODE_REPAIRED: mark(
        "The stored record of {name} has the whole credit code, {code}; it stays as it is."
    ),
    Code.CODE_NOT_AMONG: mark(
        "The stored record of {name} has the credit code {code}, which the shortened one cannot come from."
        " Please check that it is the same firm."
    ),
    Code.MARKET_LIKE: mark(
        "“{market}” is not in the list of countries and regions. Perhaps {candidates} is meant; write it so."
    ),
    Code.MARKETS_SEVERAL: mark(
        "“{market}” names several countries or regions ({candidates}), but only one can be kept here. Write"
        " the one that counts."
    ),
    Code.MARKET_KEPT: mark(
        "“{market}” is no single country or region in the table; it is kept as it is written. Firms are"
        " matched with exhibitions by single countries and regions."
    ),
    Code.FIRM_NEAR: mark(
        "“{name}” may be a firm that is stored under another form of its name. Choose it, or take the row"
        " as a new firm."
    ),
    Code.RATE_UNIT_UNSURE: mark(
        "The rate {value} for {currency} could be yuan for one unit or the other way round. It was taken as"
        " yuan for {per}. Say in the heading which is meant, for example {currency}/CNY."
    ),
    Code.RATE_INVERSE_GUESSED: mark(
        "By its size the rate {value} says how much {currency} one yuan buys; it was taken so. Please check."
    ),
}
"""The English sentence of each code."""
