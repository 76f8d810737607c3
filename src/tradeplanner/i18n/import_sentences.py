"""What an import says of a file, of its rows and of what is stored: English sentences by code."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.cell_sentences import CELL_SENTENCES
from tradeplanner.i18n.import_kind_sentences import KIND_SENTENCES
from tradeplanner.i18n.language import mark
from tradeplanner.i18n.layout_sentences import LAYOUT_SENTENCES
from tradeplanner.i18n.reading_sentences import READING_SENTENCES
from tradeplanner.i18n.sheet_sentences import SHEET_SENTENCES

IMPORT_SENTENCES: Mapping[Code, str] = {
    Code.IMPORT_NO_FILE: mark(
        "“{file}” cannot be opened. See whether it is still there and not open in another program, "
        "then try again."
    ),
    Code.IMPORT_LOCK_FILE: mark(
        "“{file}” is only the lock that Excel or WPS leaves while a workbook is open. Choose the "
        "workbook itself."
    ),
    Code.IMPORT_FOREIGN: mark(
        "“{file}” is not a table that can be read (it looks like {format}). Open it in its own "
        "program and save it as .xlsx, then import that."
    ),
    Code.IMPORT_UNREADABLE: mark(
        "“{file}” is damaged or written in an unusual way and cannot be read. Open it in Excel or "
        "WPS, save it as .xlsx, and import that."
    ),
    Code.IMPORT_PASSWORD: mark("“{file}” has a password. Enter it, or save the workbook without one."),
    Code.IMPORT_PASSWORD_WRONG: mark("The password does not open “{file}”. Please try again."),
    Code.IMPORT_BOMB: mark(
        "“{file}” would unpack to an enormous size and was refused. If you trust it, open it in Excel"
        " or WPS, save it as .xlsx, and import that."
    ),
    Code.IMPORT_MEMORY: mark(
        "Reading “{file}” takes more memory than is allowed. Open it in Excel or WPS, keep only the "
        "sheets that are needed, save it as .xlsx, and import that."
    ),
    Code.IMPORT_STALLED: mark(
        "Reading “{file}” made no progress and was given up. Open it in Excel or WPS, save it as "
        ".xlsx, and import that."
    ),
    Code.IMPORT_STOPPED: mark("The import was stopped. Nothing was stored."),
    Code.IMPORT_STALE: mark(
        "Records were changed while this import was being looked at, so it would now do something "
        "else than what was shown. Please look at the preview again."
    ),
    Code.IMPORT_SAME_FILE: mark("A file with the same content was imported on {at}."),
    Code.IMPORT_MORE: mark(
        "There are {count} more findings of the same kind, which are not listed one by one."
    ),
    Code.ENCODING_READ: mark("The text was read as {encoding}."),
    Code.NUL_DROPPED: mark(
        "The file has unreadable zero characters, which were left out. Please check the values near them."
    ),
    Code.XLSB_CAUTION: mark(
        "Workbooks of the type .xlsb are written in different ways, and some lose columns when they are "
        "read. {rows} rows and {columns} columns were read: compare, or save the file as .xlsx."
    ),
    Code.CELL_ERROR: mark(
        "The cell shows the error {value}. Mend the formula in the workbook, or type the value here."
    ),
    Code.SHEET_USED: mark("The headings fit this kind of file."),
    Code.SHEET_CHOSEN: mark("Chosen by hand."),
    Code.SHEET_LEFT_OUT: mark("Left out by hand."),
    Code.SHEET_HIDDEN: mark("The sheet is hidden."),
    Code.SHEET_EMPTY: mark("The sheet is empty."),
    Code.SHEET_NO_HEADING: mark(
        "No heading of this kind of file ({kind}) was found. Choose the heading rows by hand if the "
        "sheet is meant."
    ),
    Code.HEADING_FOUND: mark("Rows {first} to {last} name {count} of the columns."),
    Code.HEADING_CHOSEN: mark("Rows {first} to {last}, chosen by hand."),
    Code.DATA_FOUND: mark(
        "From the first row below the heading to the last that holds a record; totals and notes are not data."
    ),
    Code.DATA_CHOSEN: mark("Rows {first} to {last}, chosen by hand; rows outside of them are not read."),
    Code.UNIT_IN_TITLE: mark("The unit {unit} stands in {cell}."),
    Code.UNIT_IN_HEADING: mark("The unit {unit} stands in the heading."),
    Code.UNIT_CHOSEN: mark("The unit {unit} was chosen by hand."),
    Code.UNIT_ASSUMED: mark(
        "No currency is stated for “{heading}”; its amounts are taken as yuan. Choose the unit if "
        "that is wrong."
    ),
    Code.UNIT_CONFLICT: mark(
        "The heading says {unit} and the title says {other}; the heading was followed. Choose the "
        "unit if that is wrong."
    ),
    Code.PERIOD_IN_TITLE: mark("The year {year} stands in the title."),
    Code.PERIOD_IN_FILE_NAME: mark("The year {year} stands in the name of the file."),
    Code.PERIOD_CHOSEN: mark("The year {year} was chosen by hand."),
    Code.PERIOD_MISSING: mark("It is not said which year or months this is about. Please state the year."),
    Code.COLUMN_BY_NAME: mark("The heading “{heading}” names it."),
    Code.COLUMN_BY_LIKENESS: mark("The heading “{heading}” resembles it."),
    Code.COLUMN_BY_CONTENT: mark("What stands under “{heading}” looks like it."),
    Code.COLUMN_CHOSEN: mark("Chosen by hand for “{heading}”."),
    Code.COLUMN_UNKNOWN: mark("No field fits “{heading}”; the column is left out."),
    Code.COLUMN_RIVALS: mark(
        "“{heading}” could be meant as well as “{taken}”, which was taken. Choose the right column if"
        " that is wrong."
    ),
    Code.ORDER_ROUNDED: mark(
        "{written} is the stored amount of {value} ({currency}) in fewer places. The stored amount stays."
    ),
    Code.PARTNER_TAKEN: mark(
        "“{written}” is no country or region in the table; by its customs code {code} it is taken as "
        "“{market}”."
    ),
    Code.PLACE_OVERRIDDEN: mark(
        "The file says itself whose figures {count} rows are, such as “{written}” here. That was followed, "
        "not “{place}”, which was given. Leave that column out under Fields if all rows are of “{place}”."
    ),
    Code.FIRM_CODE_UNKNOWN: mark(
        "No firm in the register has the credit code {name}, and the row names none. Choose the firm that is "
        "meant, or write its name in the row."
    ),
    Code.CODE_LEFT_OUT: mark(
        "The credit code of “{name}” was left out by hand. The firm comes in without one; a later file "
        "with its name and code fills it in."
    ),
    Code.COLUMN_LEFT: mark(
        "“{heading}” holds {count} values that are not imported, because no field fits it. Give it a field "
        "in the import window, under Fields, if they should be."
    ),
    Code.COLUMN_NAMELESS: mark(
        "Column {heading} has no heading and holds {count} values that are not imported. Write a heading "
        "over it in the file, if they should be."
    ),
    Code.COLUMN_MISSING: mark(
        "No column was found for “{field}”. Choose one, or see whether the kind of file is right."
    ),
    Code.NOT_A_NUMBER: mark("“{value}” is not a number. Please correct it."),
    Code.NOT_A_DATE: mark(
        "“{value}” is not a date that can be understood. Write it like 2024-04-10, a span like 2024.04.10-12."
    ),
    Code.NOT_A_PERIOD: mark(
        "“{value}” is not a month or a run of months. Write it like 2024年3月 or 2024年1-2月."
    ),
    Code.NOT_A_CHOICE: mark("“{value}” is not one of the words for “{field}”. Please choose another."),
    Code.VALUE_TIDIED: mark(
        "In this column {count} values were tidied: full-width characters, spaces, numbers written as text."
    ),
    Code.RATE_UNIT_GUESSED: mark(
        "It is not said for how many units of {currency} the rate {value} is quoted; by its size it "
        "was taken as per {per}. Please check."
    ),
    Code.ROW_REPEATED: mark("The same record stands in row {row}, at least as full. This row is left out."),
    Code.ROW_DIFFERS: mark(
        "Row {row} has the same record with other values. Correct one of them, or skip this row."
    ),
    Code.CODE_TWICE: mark(
        "“{name}” has the credit code {code} here, and “{other}” has it in row {row}. Compare both with "
        "their business licences and correct the code, or skip this row."
    ),
    Code.RATE_SLIP: mark(
        "By the rate {number} 1 {currency} would be {now} CNY, by row {row} {near} CNY. Correct the decimal "
        "point, or skip this row."
    ),
    Code.DITTO_FILLED: mark(
        "In “{heading}” {count} cells only say “same as above”; they were given the value above them."
    ),
    Code.TOTAL_COUNTS_REPEATS: mark(
        "The total of this sheet counts this row as well as the one it repeats; what is stored counts it "
        "once."
    ),
    Code.ROW_LEFT_OUT: mark("Left out by hand."),
    Code.ROW_SAMPLE: mark("This is a sample row to be deleted; it was left out."),
    Code.ROW_SUM_DIFFERS: mark(
        "The row's own total is {stated}, its months add up to {sum}. The months are imported; please check."
    ),
    Code.TOTAL_DIFFERS: mark(
        "The sheet's own total is {stated}, its rows add up to {sum}: a difference of {difference}. "
        "Please check."
    ),
    Code.FIRM_UNKNOWN: mark(
        "The firm “{name}” is not in the register. Import or add it first, choose the one that is "
        "meant, or correct the name."
    ),
    Code.FIRM_SEVERAL: mark(
        "“{name}” may be any of {count} firms in the register. Choose the one that is meant."
    ),
    Code.FIRM_CODE_OTHER: mark(
        "Name and code of “{name}” belong to different firms in the register. Choose the one that is "
        "meant, or correct the row."
    ),
    Code.FIRM_NAME_OTHER: mark(
        "By its credit code the row is one firm of the register, by its name “{name}” more likely another: "
        "{candidates}. Choose the one that is meant, or correct the row."
    ),
    Code.FIRM_RENAMED: mark(
        "The firm “{old}” is called “{new}” in this file. The new name is taken, the old one kept as "
        "a former name."
    ),
    Code.CODE_FILLED: mark(
        "The register had no credit code for “{name}”; {code} is filled in from this file."
    ),
    Code.EDITION_UNKNOWN: mark(
        "The exhibition “{name}” is not in the catalogue. Import or add it first, or correct the name."
    ),
    Code.REPORT_WITHOUT_SUBJECT: mark(
        "The report “{report}” is about an edition or a firm, and none was named. Choose it first."
    ),
    Code.EDITION_SEVERAL: mark("“{name}” may be any of {count} exhibitions. Choose the one that is meant."),
    Code.EDITION_BY_PART: mark("“{written}” was taken as “{name}”, the only exhibition that it fits."),
    **CELL_SENTENCES,
    **KIND_SENTENCES,
    **READING_SENTENCES,
    **SHEET_SENTENCES,
    **LAYOUT_SENTENCES,
}
