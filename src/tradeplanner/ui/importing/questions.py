"""What a file leaves open, asked in the window: which exhibition, which way, whose figures, which months."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tradeplanner.app.import_values import Checked, Proposal, Question
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Finding
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.importing.asking import ask
from tradeplanner.ui.widgets.fields import Choice, Field, Kind

_FEW = 30
"""Choices up to which a list is shown whole."""
_OPEN = {
    "edition": mark("Which exhibition?"),
    "flow": mark("Exports or imports?"),
    "place": mark("Whose figures?"),
    "months": mark("Which months?"),
    "split": mark("Split cells that hold several?"),
    "basis": mark("Sums since January or of one month?"),
}
"""What is asked, by the question's name."""
_SPLIT = {"yes": mark("Cells of several are split"), "no": mark("Cells of several stay whole")}
_BASIS = {"ytd": mark("Sums since January"), "month": mark("Of its own month")}
_IN_WORDS = {"split": _SPLIT, "basis": _BASIS}


def question_text(question: Question) -> str:
    """Return the answer in force in a few words, or what is asked."""
    if not question.value:
        return tr(_OPEN[question.name])
    if question.name == "flow":
        return word(Flow(question.value))
    if question.name in _IN_WORDS:
        return tr(_IN_WORDS[question.name][question.value])
    if question.name == "edition":
        return tr("Exhibition: {name}", name=question.shown)
    if question.name == "place":
        return tr("Place: {name}", name=question.shown)
    return tr("Months: {months}", months=question.shown)


def question_of(checked: Checked, finding: Finding) -> Question | None:
    """Return the open question that a finding tells of, if it is one."""
    if finding.place.row is not None:
        return None
    return next(
        (
            question
            for question in checked.unanswered
            if (question.sheet, question.reason.code) == (finding.place.sheet, finding.code)
        ),
        None,
    )


def ask_question(
    parent: QWidget, proposal: Proposal, question: Question, take: Callable[[Proposal], None]
) -> None:
    """Ask a question, and give the proposal with its answer to ``take``."""
    used = [plan.name for plan in proposal.sheets if plan.used]
    option = question.name if len(used) == 1 else f"{question.name}:{question.sheet}"
    field = _field(question)
    ask(
        parent,
        tr(_OPEN[question.name]),
        [field],
        {"answer": question.value or ("" if question.name == "edition" else None)},
        lambda found: take(proposal.with_option(option, str(found["answer"]))),
    )


def _field(question: Question) -> Field:
    if question.name == "flow":
        ways = [Choice(flow.value, word(flow)) for flow in Flow]
        return Field("answer", mark("Flow"), Kind.CHOICE, required=True, choices=ways)
    if question.name == "edition":
        offers = [
            Choice(str(each.id), f"{each.label}  {each.detail}".strip()) for each in question.candidates
        ]
        few = len(offers) <= _FEW
        choices = [Choice("", ""), *offers] if few and not question.value else offers
        kind = Kind.CHOICE if few else Kind.SEARCH
        return Field("answer", mark("Exhibition"), kind, required=True, choices=choices)
    if question.name == "split":
        ways = [Choice(value, tr(text)) for value, text in _SPLIT.items()]
        return Field("answer", mark("Cells that hold several"), Kind.CHOICE, required=True, choices=ways)
    if question.name == "basis":
        ways = [Choice(value, tr(text)) for value, text in _BASIS.items()]
        return Field("answer", mark("What the figures cover"), Kind.CHOICE, required=True, choices=ways)
    if question.name == "place":
        hint = mark("The district or place whose figures these are, such as 越城区")
        return Field("answer", mark("District or place"), Kind.TEXT, required=True, hint=hint)
    hint = mark("For example 2024-01..11, or 2024 for the whole year")
    return Field("answer", mark("Months"), Kind.TEXT, required=True, hint=hint)
