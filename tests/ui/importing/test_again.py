"""What the import window said before the language changed is said anew in the other one."""

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import EN, ZH, set_language, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.again import repeated
from tradeplanner.ui.importing.faults import told
from tradeplanner.ui.notices import Notice


def test_a_notice_is_made_anew_as_often_as_the_language_changes() -> None:
    notice = repeated(lambda: Notice(tr("Cancel")))
    for language in (ZH, EN, ZH):
        set_language(language)
        assert notice.again is not None
        notice = notice.again()
        assert notice.text == tr("Cancel")
    assert notice.text != "Cancel"


def test_an_error_keeps_its_tone_and_is_said_in_the_other_language(context: Context) -> None:
    notice = told(context, ExpectedError(Code.IMPORT_PASSWORD_WRONG, file="a.xlsx"))
    assert notice.again is not None
    set_language(ZH)
    other = notice.again()
    assert (other.tone, "a.xlsx" in other.text) == (notice.tone, True)
    assert other.text != notice.text
