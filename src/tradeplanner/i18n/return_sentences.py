"""What an import says of result forms and of folders of them: English sentences by code."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

RETURN_SENTENCES: Mapping[Code, str] = {
    Code.FORM_NONE: mark("No result form was found in “{file}”."),
    Code.FORM_BLANK: mark("“{file}” is a result form in which nothing was filled in."),
    Code.FORM_TOO_LARGE: mark(
        "“{file}” is too large to be a form. Import it by itself if it is a table of results."
    ),
    Code.FORM_DEALS: mark(
        "The form lists single deals ({count}); they are left out here, because a form's sums and its deals"
        " are never added. Import them as a list of orders if they are wanted."
    ),
    Code.FORM_SAID_TWICE: mark("The form says “{heading}” twice; “{value}” was left out."),
    Code.FORM_UNIT_TAKEN: mark(
        "The form states no unit for “{heading}”. The other forms are in {unit}, so that was taken; correct"
        " the value if it is wrong."
    ),
    Code.FOLDER_EMPTY: mark(
        "No result form was found in “{file}”; {count} files were looked at and left out. Choose the folder"
        " that holds the firms' workbooks."
    ),
    Code.RETURN_REPLACED: mark("The firm sent a newer form, “{newer}”, which takes the place of this one."),
    Code.RETURN_TWICE: mark(
        "The firm sent more than one form of this exhibition ({files}), and nothing tells which is the newer."
        " Skip the ones that do not count."
    ),
    Code.RETURN_OLDER: mark(
        "This form is dated {day}, but a newer one of {stored} is stored already. Skip it, or choose the"
        " stored one if this form is to take its place."
    ),
    Code.RETURN_MONTHS: mark(
        "Orders after {months} months are not kept; there is a place for those after 3, 6 and 12 months."
    ),
    Code.MARKETS_IN_REMARKS: mark(
        "“{market}” is not in the list of countries and regions; it was written into the remarks instead."
    ),
}
"""The English sentence of each code."""
