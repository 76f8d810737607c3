"""What is said of how a foreign file was read, by letter and by cell: English sentences by code."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

READING_SENTENCES: Mapping[Code, str] = {
    Code.ENCODING_BY_MARK: mark("The file itself says so at its beginning."),
    Code.ENCODING_BY_BYTES: mark("Every character of the file can be read in it."),
    Code.ENCODING_DECLARED: mark("The page itself names it."),
    Code.ENCODING_LIKELY: mark(
        "Others would do too, but in this one the characters are the usual ones. If the text looks like "
        "nonsense, choose another."
    ),
    Code.ENCODING_DAMAGED: mark(
        "None reads the whole file; in this one the fewest characters are lost. If the text looks like "
        "nonsense, choose another."
    ),
    Code.ENCODING_CHOSEN: mark("Chosen by hand."),
    Code.QUOTE_OPEN: mark(
        "A quotation mark in row {row} is never closed; the row was read as it stands. Please check it."
    ),
    Code.LETTER_LOST: mark(
        "The cell has characters that cannot be read in {encoding} (shown as �). Correct the value, or "
        "choose another encoding."
    ),
    Code.LETTER_PRIVATE: mark(
        "The cell has the character {letter}, which shows only with the fonts of the computer on which it "
        "was typed. Please type the character that is meant."
    ),
    Code.FORMULA_UNSTORED: mark(
        "The cell has the formula {value}, but the file holds no result of it. Open the workbook in Excel "
        "or WPS and save it, or type the value here."
    ),
    Code.IMPORT_LOCK_UNKNOWN: mark(
        "“{file}” has a password of a kind that cannot be opened here. Open it in its own program, save it "
        "without a password or as .xlsx, and import that."
    ),
    Code.IMPORT_NO_TABLE: mark(
        "“{file}” is neither a workbook nor a text. Open it in the program it comes from and save it as "
        ".xlsx, then import that."
    ),
}
"""The English sentence of each code."""
