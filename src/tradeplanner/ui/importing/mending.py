"""What can be done about a finding, and about all findings like it in a sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tradeplanner.app import import_records
from tradeplanner.app.import_values import Candidate, Checked, Proposal, Session, from_address
from tradeplanner.domain.findings import Code, Finding, Severity
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.importing.asking import ask_reason, ask_record
from tradeplanner.ui.importing.questions import ask_question, question_of
from tradeplanner.ui.importing.records import NEW, Compared, RecordsDialog
from tradeplanner.ui.importing.registering import registering, registering_all

NAMED = ("firm", "edition")
"""Fields of a row that name a stored record, which may be any of them."""
MAY_BE_NEW = ("firms",)
"""Kinds of file whose rows may be new records although they are like stored ones."""


@dataclass(frozen=True, slots=True)
class Mender:
    """Gives the acts of findings; ``decide`` takes the proposal that an act makes."""

    parent: QWidget
    session: Session | None
    checked: Checked
    decide: Callable[[Proposal], None]

    def acts(self, finding: Finding, alike: Sequence[Finding]) -> list[Act]:
        """Return what can be done about a finding; ``alike`` are all of its like in the sheet, itself too."""
        checked, place = self.checked, finding.place
        asked = question_of(checked, finding)
        if asked is not None:
            answer = lambda: ask_question(self.parent, checked.proposal, asked, self.decide)  # noqa: E731  # one line, one use
            return [Act("answer", mark("Answer…"), answer)]
        if place.row is None:
            return []
        if finding.code is Code.BOOTH_UNREGISTERED:
            acts = registering(finding, checked.proposal, self.decide)
        else:
            acts = [*self._mendings(finding), *self._choices(finding, alike)]
        if finding.severity.holds_back:
            skip = lambda: self.decide(checked.proposal.with_skip(place.sheet, place.row or 0))  # noqa: E731  # likewise
            acts.append(Act("skip", mark("Skip this row"), skip))
        return acts

    def acts_on_all(self, alike: Sequence[Finding]) -> list[Act]:
        """Return what can be done about many findings of one kind at once."""
        first, count = alike[0], len({finding.place.row for finding in alike})
        acts = registering_all(first, count, self.checked.proposal, self.decide)
        if first.code is Code.CODE_CHECK:
            acts.append(
                _counted("change_all", mark("Change all {count} codes"), count, lambda: self._mend_all(alike))
            )
        if first.code is Code.CODE_DAMAGED and all(len(_codes(finding)) == 1 for finding in alike):
            use = mark("Use the only candidate in all {count} rows")
            acts.append(_counted("use_all", use, count, lambda: self._mend_all(alike)))
        if first.code is Code.FIRM_UNKNOWN:
            words = mark("All {count} are new firms")
            acts.append(_counted("new_all", words, count, lambda: self._all_new(alike)))
        if first.severity.holds_back:
            acts.append(
                _counted("skip_all", mark("Skip all {count} rows"), count, lambda: self._skip_all(alike))
            )
        return acts

    # --- all at once ---

    def _skip_all(self, alike: Sequence[Finding]) -> None:
        proposal = self.checked.proposal
        rows = {(finding.place.sheet, finding.place.row) for finding in alike if finding.place.row}
        for sheet, row in rows:
            proposal = proposal.with_skip(sheet, row or 0)
        self.decide(proposal)

    def _all_new(self, alike: Sequence[Finding]) -> None:
        proposal = self.checked.proposal
        for finding in alike:
            proposal = proposal.with_choice(finding.place.sheet, finding.place.row or 0, "new", "firm")
        self.decide(proposal)

    def _mend_all(self, alike: Sequence[Finding]) -> None:
        proposal = self.checked.proposal
        for finding in alike:
            if finding.place.cell:
                row, column = from_address(finding.place.cell)
                right = _right(finding) if finding.code is Code.CODE_CHECK else _codes(finding)[0]
                proposal = proposal.with_edit(finding.place.sheet, row, column, right)
        self.decide(proposal)

    # --- codes ---

    def _mendings(self, finding: Finding) -> list[Act]:
        """Return what mends a credit code: the check place it should have, a reason, or a candidate."""
        place, proposal = finding.place, self.checked.proposal
        if place.row is None or not place.cell:
            return []
        row, column = from_address(place.cell)

        def mend(text: str) -> Callable[[], None]:
            return lambda: self.decide(proposal.with_edit(place.sheet, row, column, text))

        without = Act("without", mark("Import without the code"), mend(""))
        if finding.code in (Code.CODE_LENGTH, Code.CODE_LETTER):
            return [without] if self._registers() else []
        if finding.code is Code.CODE_CHECK:
            right = _right(finding)
            keep = lambda why: self.decide(proposal.with_confirmation(place.sheet, row, why))  # noqa: E731  # one line, one use
            words = lambda: tr("Change to {value}", value=right)  # noqa: E731  # likewise
            return [
                Act("mend", mark("Change"), mend(right), words=words),
                Act("keep", mark("Keep it, with a reason…"), lambda: ask_reason(self.parent, keep)),
                *([without] if self._registers() else []),
            ]
        if finding.code in (Code.CODE_DAMAGED, Code.CODE_PERHAPS):
            return [_use(code, mend(code)) for code in _codes(finding)[:5]]
        return [_change(text, mend(text)) for text in _readings(finding)]

    def _registers(self) -> bool:
        """Whether the rows are firms, which may come in without a code; other rows do as it is."""
        return self.checked.proposal.kind in MAY_BE_NEW

    # --- records ---

    def _choices(self, finding: Finding, alike: Sequence[Finding]) -> list[Act]:
        place, checked = finding.place, self.checked
        at = (place.sheet, place.row or 0)
        asked = checked.candidates.get(at, ()) if finding.severity is Severity.DECISION else ()
        candidates = [each for each in asked if each.field in ("", place.field)]
        named = finding.severity is Severity.DECISION and place.field in NAMED
        acts = []
        if candidates:
            compare = lambda: self._compare(finding, candidates, alike, another=named)  # noqa: E731  # one line, one use
            acts.append(Act("choose", mark("Compare and choose…"), compare))
        if self._may_be_new(finding):
            acts.append(Act("new", mark("It is a new one"), lambda: self._settle(finding, NEW, alike)))
        if named:
            word = mark("Find another…") if candidates else mark("Find it…")
            acts.append(Act("find", word, lambda: self._find(finding, alike)))
        return acts

    def _may_be_new(self, finding: Finding) -> bool:
        """Whether a row may mean a firm that is not in the register yet."""
        own = finding.place.field != "edition" and self.checked.proposal.kind in MAY_BE_NEW
        return finding.code is Code.FIRM_UNKNOWN or (own and finding.severity is Severity.DECISION)

    def _compare(
        self, finding: Finding, candidates: Sequence[Candidate], alike: Sequence[Finding], *, another: bool
    ) -> None:
        if self.session is None:
            return
        place, proposal, session = finding.place, self.checked.proposal, self.session
        compared = Compared(
            import_records.shown_fields(candidates[0].field, proposal.kind),
            import_records.of_row(session, proposal, place.sheet, place.row or 0),
            {each.id: import_records.of_record(session, each) for each in candidates},
        )
        more = len(_same_name(finding, alike)) - 1
        dialog = RecordsDialog(
            tr("Which record is row {row}?", row=place.row),
            compared,
            new=tr("None of these: a new one") if self._may_be_new(finding) else "",
            another=another,
            alike=ntr(
                "{count} more row bears the same name and is settled with it.",
                "{count} more rows bear the same name and are settled with it.",
                more,
            )
            if more
            else "",
            parent=self.parent.window(),
        )
        dialog.chosen.connect(lambda choice: self._settle(finding, choice, alike))
        dialog.another_wanted.connect(lambda: self._find(finding, alike))
        dialog.open()

    def _find(self, finding: Finding, alike: Sequence[Finding]) -> None:
        offers = self.session.offers(finding.place.field) if self.session is not None else []
        title = tr("Which record is row {row}?", row=finding.place.row)
        ask_record(
            self.parent, title, offers, lambda choice: self._settle(finding, choice, alike), search=True
        )

    def _settle(self, finding: Finding, choice: int | str, alike: Sequence[Finding]) -> None:
        """Settle a row, and all that name the same, on a record."""
        proposal = self.checked.proposal
        said = finding.place.field if finding.place.field in NAMED else ""
        for each in _same_name(finding, alike):
            at = (each.place.sheet, each.place.row or 0)
            proposal = proposal.with_choice(*at, "new" if choice == NEW else int(choice), said)
        self.decide(proposal)


def _same_name(finding: Finding, alike: Sequence[Finding]) -> list[Finding]:
    """Return the findings that ask about the same written name, the finding itself among them."""
    name = finding.params.get("name")
    if not name or finding.place.field not in NAMED:
        return [finding]
    return [each for each in alike if each.params.get("name") == name] or [finding]


def _counted(key: str, words: str, count: int, run: Callable[[], None]) -> Act:
    return Act(key, words, run, words=lambda: tr(words, count=count))


def _right(finding: Finding) -> str:
    """Return the code with the check place that it should have."""
    return f"{str(finding.params.get('code', ''))[:-1]}{finding.params.get('expected', '')}"


def _codes(finding: Finding) -> list[str]:
    """Return the codes that a damaged one may have been."""
    return str(finding.params.get("candidates", "")).replace("、", " ").split()


def _readings(finding: Finding) -> list[str]:
    """Return what an unclear cell may mean, each as it would be written instead."""
    params = finding.params
    if finding.code in (Code.MARKET_LIKE, Code.MARKETS_SEVERAL):
        return str(params.get("candidates", "")).split("、")[:5]
    if finding.code in (Code.DATE_AMBIGUOUS, Code.NUMBER_AMBIGUOUS):
        return [text for text in (str(params["one"]), str(params["other"])) if "+" not in text]
    return []


def _change(text: str, run: Callable[[], None]) -> Act:
    return Act(f"change {text}", mark("Change"), run, words=lambda: tr("Change to {value}", value=text))


def _use(code: str, run: Callable[[], None]) -> Act:
    return Act(f"use {code}", mark("Use"), run, words=lambda: tr("Change to {value}", value=code))
