"""Findings: every warning and rejection is a value, and its sentence is made last.

A parser returns ``(value, findings)`` and does not raise on bad data. A finding has a code, a
severity, a place (file, sheet, cell; or a field of a form) and parameters. Personal data never
goes into parameters: mask it first (``mask``). ``i18n/messages.py`` has the sentence of every
code in both languages, and a test holds that none is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Param = str | int | Decimal
"""What a sentence may be filled with."""


class Severity(StrEnum):
    """How a finding bears on its row.

    ``error``: the row stays out until it is mended, confirmed or skipped. ``decision``: the row
    stays out until a person chooses. ``warning``: comes in, worth a look. ``note``: done by the
    program itself and told.
    """

    ERROR = "error"
    DECISION = "decision"
    WARNING = "warning"
    NOTE = "note"

    @property
    def holds_back(self) -> bool:
        """Whether a row with such a finding stays out of the database for now."""
        return self in (Severity.ERROR, Severity.DECISION)


class Code(StrEnum):
    """Every sentence the program can say about data or the world, by name."""

    # Forms and nouns
    REJECTED = "rejected"
    REQUIRED = "required"
    TOO_LONG = "too_long"
    DATES_REVERSED = "dates_reversed"
    CREDIT_TWICE = "credit_twice"
    CREDIT_SHARE = "credit_share"
    CREDIT_SUM = "credit_sum"
    ROUND_UNKNOWN = "round_unknown"
    ANSWER_EARLY = "answer_early"
    ORDER_TWICE = "order_twice"
    ORDER_SLIP = "order_slip"
    ORDER_NO_STRANGE = "order_no_strange"
    FOLLOW_UP_OPEN = "follow_up_open"
    NEGATIVE = "negative"
    OPEN_SIDES = "open_sides"
    CURRENCIES_DIFFER = "currencies_differ"
    PART_OVER_WHOLE = "part_over_whole"
    OUT_OF_PROPORTION = "out_of_proportion"
    UNIT_SLIP_LARGE = "unit_slip_large"
    UNIT_SLIP_SMALL = "unit_slip_small"
    FLOW_SWAPPED = "flow_swapped"
    YEAR_OUT_OF_PROPORTION = "year_out_of_proportion"
    ORDER_OVER_EXPORTS = "order_over_exports"
    ORDER_OUT_OF_PROPORTION = "order_out_of_proportion"
    LIGHTS_REVERSED = "lights_reversed"
    DAYS_OUT_OF_RANGE = "days_out_of_range"
    DAY_LINE = "day_line"
    NOT_POSITIVE = "not_positive"
    UNKNOWN_CURRENCY = "unknown_currency"
    UNKNOWN_MARKET = "unknown_market"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    MONTHS_REVERSED = "months_reversed"
    PHASING_WRONG = "phasing_wrong"
    BASE_UNKNOWN = "base_unknown"
    DUPLICATE_NAME = "duplicate_name"
    DUPLICATE_CODE = "duplicate_code"
    DUPLICATE_RECORD = "duplicate_record"
    REASON_REQUIRED = "reason_required"
    STATE_MOVE = "state_move"
    MOVE_BARRED = "move_barred"
    QUOTA_EXCEEDED = "quota_exceeded"
    BOOTH_TAKEN = "booth_taken"
    EDITION_CANCELLED = "edition_cancelled"
    DAY_OUT_OF_RANGE = "day_out_of_range"
    CEILING_EXCEEDED = "ceiling_exceeded"
    PAID_OVER_DUE = "paid_over_due"
    POINTS_OUT_OF_RANGE = "points_out_of_range"
    NOT_REGISTERED = "not_registered"
    PLACE_GIVEN_UP = "place_given_up"
    IN_USE = "in_use"
    MERGE_UNDECIDED = "merge_undecided"
    MONTHS_OUT_OF_RANGE = "months_out_of_range"
    ERASE_DUE = "erase_due"
    MASKED_VALUE = "masked_value"
    HANDOVER_NONE = "handover_none"
    HANDOVER_FOREIGN = "handover_foreign"
    HANDOVER_UNDECIDED = "handover_undecided"
    MERGE_MOVES = "merge_moves"
    NOT_INVITABLE = "not_invitable"
    # Credit codes (GB 32100-2015)
    CODE_LENGTH = "code_length"
    CODE_LETTER = "code_letter"
    CODE_CHECK = "code_check"
    CODE_DAMAGED = "code_damaged"
    CODE_LOST = "code_lost"
    CODE_LAWFUL_EXCEPTION = "code_lawful_exception"
    CUSTOMS_CODE = "customs_code"
    EMAIL_SHAPE = "email_shape"
    # Rates
    RATE_MISSING = "rate_missing"
    RATE_FAR = "rate_far"
    PLANNING_RATE = "planning_rate"
    PLANNING_RATE_TWICE = "planning_rate_twice"
    # The write gate
    CONFLICT_CHANGED = "conflict_changed"
    CONFLICT_GONE = "conflict_gone"
    CANNOT_UNDO = "cannot_undo"
    UNDO_CHANGED_SINCE = "undo_changed_since"
    UNDO_REFERRED_TO = "undo_referred_to"
    UNDO_PARENT_GONE = "undo_parent_gone"
    UNDO_VALUE_TAKEN = "undo_value_taken"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    # The data file
    FILE_NEWER = "file_newer"
    FILE_NEWER_SCHEMA = "file_newer_schema"
    FILE_ON_SHARE = "file_on_share"
    FILE_NOT_OURS = "file_not_ours"
    FILE_DAMAGED = "file_damaged"
    FILE_BUSY = "file_busy"
    DISK_FULL = "disk_full"
    FOLDER_READ_ONLY = "folder_read_only"
    DATABASE_AWAY = "database_away"
    DATABASE_DRIVER = "database_driver"
    DATABASE_ADDRESS = "database_address"
    DATABASE_RIGHTS = "database_rights"
    NOT_EMPTY = "not_empty"
    FILE_GONE = "file_gone"
    FILE_GONE_UNSAVED = "file_gone_unsaved"
    FILE_EXISTS = "file_exists"
    FILE_IN_WINDOW = "file_in_window"
    DISK_TROUBLE = "disk_trouble"
    COPY_NO_SPACE = "copy_no_space"
    COPY_FOLDER = "copy_folder"
    BACKUP_BROKEN = "backup_broken"
    BACKUPS_OF_SERVER = "backups_of_server"
    BACKUP_UNNAMED = "backup_unnamed"
    RESTORE_STAYS = "restore_stays"
    NOTHING_SALVAGED = "nothing_salvaged"
    # The sample
    SAMPLE_NONE = "sample_none"
    SAMPLE_IN_USE = "sample_in_use"
    # Reading a stranger's file
    IMPORT_NO_FILE = "import_no_file"
    IMPORT_LOCK_FILE = "import_lock_file"
    IMPORT_FOREIGN = "import_foreign"
    IMPORT_NO_TABLE = "import_no_table"
    IMPORT_UNREADABLE = "import_unreadable"
    IMPORT_PASSWORD = "import_password"  # noqa: S105  # the name of a sentence
    IMPORT_PASSWORD_WRONG = "import_password_wrong"  # noqa: S105  # likewise
    IMPORT_LOCK_UNKNOWN = "import_lock_unknown"
    IMPORT_BOMB = "import_bomb"
    IMPORT_MEMORY = "import_memory"
    IMPORT_STALLED = "import_stalled"
    IMPORT_STOPPED = "import_stopped"
    IMPORT_STALE = "import_stale"
    IMPORT_SAME_FILE = "import_same_file"
    IMPORT_MORE = "import_more"
    ENCODING_READ = "encoding_read"
    ENCODING_BY_MARK = "encoding_by_mark"
    ENCODING_BY_BYTES = "encoding_by_bytes"
    ENCODING_DECLARED = "encoding_declared"
    ENCODING_LIKELY = "encoding_likely"
    ENCODING_DAMAGED = "encoding_damaged"
    ENCODING_CHOSEN = "encoding_chosen"
    QUOTE_OPEN = "quote_open"
    LETTER_LOST = "letter_lost"
    LETTER_PRIVATE = "letter_private"
    FORMULA_UNSTORED = "formula_unstored"
    NUL_DROPPED = "nul_dropped"
    XLSB_CAUTION = "xlsb_caution"
    CELL_ERROR = "cell_error"
    # How a sheet was understood
    SHEET_USED = "sheet_used"
    SHEET_CHOSEN = "sheet_chosen"
    SHEET_LEFT_OUT = "sheet_left_out"
    SHEET_HIDDEN = "sheet_hidden"
    SHEET_EMPTY = "sheet_empty"
    SHEET_NO_RECORD = "sheet_no_record"
    SHEET_NO_ROWS = "sheet_no_rows"
    ORDERS_OF_MONTH = "orders_of_month"
    BOOTHS_BY_AREA = "booths_by_area"
    TARGET_GROWTH = "target_growth"
    MARKET_GROUP = "market_group"
    QUARTERS_SPREAD = "quarters_spread"
    TABLES_JOINED = "tables_joined"
    JOURNEY_IN_TITLE = "journey_in_title"
    EMPLOYER_PARTED = "employer_parted"
    FIGURES_TO_DATE = "figures_to_date"
    BASIS_CHOSEN = "basis_chosen"
    SHEET_NO_HEADING = "sheet_no_heading"
    HEADING_FOUND = "heading_found"
    HEADING_CHOSEN = "heading_chosen"
    DATA_FOUND = "data_found"
    DATA_CHOSEN = "data_chosen"
    UNIT_UNKNOWN = "unit_unknown"
    PROFILE_UNKNOWN = "profile_unknown"
    UNIT_IN_TITLE = "unit_in_title"
    UNIT_IN_HEADING = "unit_in_heading"
    UNIT_CHOSEN = "unit_chosen"
    UNIT_ASSUMED = "unit_assumed"
    UNIT_CONFLICT = "unit_conflict"
    PERIOD_IN_TITLE = "period_in_title"
    PERIOD_IN_FILE_NAME = "period_in_file_name"
    PERIOD_CHOSEN = "period_chosen"
    PERIOD_MISSING = "period_missing"
    COLUMN_BY_NAME = "column_by_name"
    COLUMN_BY_LIKENESS = "column_by_likeness"
    COLUMN_BY_CONTENT = "column_by_content"
    COLUMN_CHOSEN = "column_chosen"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_RIVALS = "column_rivals"
    ORDER_ROUNDED = "order_rounded"
    FIRM_CODE_UNKNOWN = "firm_code_unknown"
    CODE_LEFT_OUT = "code_left_out"
    PARTNER_TAKEN = "partner_taken"
    PLACE_OVERRIDDEN = "place_overridden"
    COLUMN_LEFT = "column_left"
    COLUMN_NAMELESS = "column_nameless"
    COLUMN_MISSING = "column_missing"
    COLUMN_OF_SUMS = "column_of_sums"
    COLUMN_ADDS_UP = "column_adds_up"
    SECOND_TABLE = "second_table"
    SIDE_TABLE = "side_table"
    SHEET_TURNED = "sheet_turned"
    RATES_TURNED = "rates_turned"
    ORDERS_INTENDED = "orders_intended"
    ORDERS_CONTRACTED = "orders_contracted"
    ORDERS_IN_TWO = "orders_in_two"
    SHEET_STACKED = "sheet_stacked"
    SHEET_CARD = "sheet_card"
    UNIT_IN_NAME = "unit_in_name"
    UNIT_IN_NOTE = "unit_in_note"
    # What stands in a row
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NOT_A_PERIOD = "not_a_period"
    NOT_A_CHOICE = "not_a_choice"
    VALUE_TIDIED = "value_tidied"
    RATE_UNIT_GUESSED = "rate_unit_guessed"
    NUMBER_BOUND = "number_bound"
    NUMBER_ABOUT = "number_about"
    NUMBER_AMBIGUOUS = "number_ambiguous"
    NUMBER_SHORTENED = "number_shortened"
    NOT_A_WHOLE = "not_a_whole"
    UNIT_IN_CELL = "unit_in_cell"
    CURRENCY_SIGN = "currency_sign"
    CURRENCY_CONFLICT = "currency_conflict"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_YEAR_UNSAID = "date_year_unsaid"
    SPAN_LONG = "span_long"
    PERIOD_FROM_DAY = "period_from_day"
    PHONE_SHAPE = "phone_shape"
    PHONE_DAMAGED = "phone_damaged"
    CODE_PERHAPS = "code_perhaps"
    CODE_REPAIRED = "code_repaired"
    CODE_NOT_AMONG = "code_not_among"
    MARKET_LIKE = "market_like"
    MARKETS_SEVERAL = "markets_several"
    MARKET_KEPT = "market_kept"
    FIRM_NEAR = "firm_near"
    RATE_UNIT_UNSURE = "rate_unit_unsure"
    RATE_INVERSE_GUESSED = "rate_inverse_guessed"
    RATE_SLIP = "rate_slip"
    ROW_REPEATED = "row_repeated"
    ROW_DIFFERS = "row_differs"
    CODE_TWICE = "code_twice"
    ROW_LEFT_OUT = "row_left_out"
    ROW_SAMPLE = "row_sample"
    ROW_SUM_DIFFERS = "row_sum_differs"
    TOTAL_DIFFERS = "total_differs"
    TOTAL_COUNTS_REPEATS = "total_counts_repeats"
    # What is stored already
    FIRM_UNKNOWN = "firm_unknown"
    FIRM_SEVERAL = "firm_several"
    FIRM_CODE_OTHER = "firm_code_other"
    FIRM_NAME_OTHER = "firm_name_other"
    FIRM_RENAMED = "firm_renamed"
    CODE_FILLED = "code_filled"
    EDITION_UNKNOWN = "edition_unknown"
    REPORT_WITHOUT_SUBJECT = "report_without_subject"
    # A bureau's own reports
    OWN_REPORT_UNKNOWN = "own_report_unknown"
    OWN_TEXT_LONG = "own_text_long"
    OWN_TEXT_LINES = "own_text_lines"
    OWN_FILE_LARGE = "own_file_large"
    OWN_FILE_FOREIGN = "own_file_foreign"
    OWN_FILE_NEWER = "own_file_newer"
    OWN_FILE_KEYS = "own_file_keys"
    OWN_FILE_VALUE = "own_file_value"
    LOGO_LARGE = "logo_large"
    LOGO_KIND = "logo_kind"
    LOGO_BROKEN = "logo_broken"
    LOGO_UNSAFE = "logo_unsafe"
    EDITION_SEVERAL = "edition_several"
    EDITION_BY_PART = "edition_by_part"
    EDITION_IN_TITLE = "edition_in_title"
    EDITION_IN_FILE_NAME = "edition_in_file_name"
    EDITION_CHOSEN = "edition_chosen"
    EDITION_ASKED = "edition_asked"
    PROGRAMME_UNKNOWN = "programme_unknown"
    MARKETS_IN_NOTES = "markets_in_notes"
    ORDERS_TIED = "orders_tied"
    # Several in one cell, and merged cells
    SPLIT_ASKED = "split_asked"
    SPLIT_CHOSEN = "split_chosen"
    SPLIT_WHOLE = "split_whole"
    SPLIT_DONE = "split_done"
    AMOUNTS_PARTED = "amounts_parted"
    MERGED_FILLED = "merged_filled"
    DITTO_FILLED = "ditto_filled"
    # Booths
    BOOTH_UNREGISTERED = "booth_unregistered"
    BOOTH_REGISTERED = "booth_registered"
    BOOTH_FREED = "booth_freed"
    BOOTH_LEFT_FREE = "booth_left_free"
    BOOTH_TWICE = "booth_twice"
    FEE_DIFFERS = "fee_differs"
    # Delegations
    PASSPORT_SHORT = "passport_short"
    PERSON_SEVERAL = "person_several"
    PERSON_BY_NAME = "person_by_name"
    EMPLOYER_UNKNOWN = "employer_unknown"
    ERASED_STEP = "erased_step"
    ERASE_WARNING = "erase_warning"
    # Published figures
    GROWTH_CONTRADICTS = "growth_contradicts"
    GROWTH_AS_SHARE = "growth_as_share"
    # Customs statistics
    FLOW_IN_FILE_NAME = "flow_in_file_name"
    FLOW_CHOSEN = "flow_chosen"
    FLOW_ASKED = "flow_asked"
    PLACE_CHOSEN = "place_chosen"
    PLACE_ASKED = "place_asked"
    MONTHS_IN_TITLE = "months_in_title"
    MONTHS_CHOSEN = "months_chosen"
    MONTHS_ASKED = "months_asked"
    PARTNER_CONFLICT = "partner_conflict"
    CUSTOMS_SUMMED = "customs_summed"
    CUSTOMS_QUANTITIES = "customs_quantities"
    CUSTOMS_CUT = "customs_cut"
    # Result forms
    FORM_NONE = "form_none"
    FORM_BLANK = "form_blank"
    FORM_TOO_LARGE = "form_too_large"
    FORM_DEALS = "form_deals"
    FORM_SAID_TWICE = "form_said_twice"
    FORM_UNIT_TAKEN = "form_unit_taken"
    FOLDER_EMPTY = "folder_empty"
    RETURN_REPLACED = "return_replaced"
    RETURN_TWICE = "return_twice"
    RETURN_OLDER = "return_older"
    RETURN_MONTHS = "return_months"
    MARKETS_IN_REMARKS = "markets_in_remarks"
    # Pasted cells
    BLOCK_EMPTY = "block_empty"
    # Command line and printing
    UNKNOWN_KIND = "unknown_kind"
    NO_FIGURES = "no_figures"
    PRINT_FAILED = "print_failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points: a cell of a file, or a field of a form. Rows count from 1."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One warning or rejection: what, how serious, where, and what fills its sentence."""

    code: Code
    severity: Severity
    place: Place = Place()
    params: Mapping[str, Param] = field(default_factory=dict)


def error(code: Code, field_name: str = "", /, **params: Param) -> Finding:
    """Return an error finding on a form's field."""
    return Finding(code, Severity.ERROR, Place(field=field_name), params)


LONG, SHORTER = 11, 8
"""Characters from which a masked text shows more of itself."""


def mask(text: str) -> str:
    """Return ``text`` with its middle hidden, for phones, passports and bank accounts.

    The first three and the last four characters of a long text stay (a mobile phone), the first and the
    last two of a shorter one (a passport, a day); a short one keeps only its first character.
    """
    if len(text) >= LONG:
        return f"{text[:3]}····{text[-4:]}"
    if len(text) >= SHORTER:
        return f"{text[:1]}····{text[-2:]}"
    return text[:1] + "·" * max(len(text) - 1, 0)
