"""What is said of backups and of a check: the rule as it is, counts in words, both languages."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tradeplanner import paths
from tradeplanner.domain import backups as rule
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.soundness import Repaired, Report
from tradeplanner.i18n import backups, soundness

AT = datetime(2024, 3, 15, 10, 30, tzinfo=UTC)


def a_backup(reason: Reason = Reason.WORK, *, whole: bool = True) -> Backup:
    """Return a backup of two firms and an order."""
    return Backup(Path("a.db"), AT, reason, 1, whole, None, {Noun.FIRM: 2, Noun.ORDER: 1, Noun.RATE: 3})


@pytest.mark.usefixtures("english")
def test_the_rule_in_words_is_the_rule_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule, "EVERY_MINUTES", 41)
    monkeypatch.setattr(rule, "DAILY_DAYS", 42)
    monkeypatch.setattr(rule, "WEEKLY_WEEKS", 43)
    made, kept, gone = backups.rule_sentences(1_440)
    assert "every 41 minutes" in made
    assert "42 days, of each week for 43 weeks" in kept
    assert "After 1,440 days" in gone
    assert backups.forgotten(date(2024, 9, 12)).endswith("2024-09-12.")


@pytest.mark.usefixtures("spoken")
def test_every_reason_has_words() -> None:
    assert len({backups.reason_name(a_backup(reason)) for reason in Reason}) == len(Reason)


@pytest.mark.usefixtures("english")
def test_what_a_backup_holds() -> None:
    assert backups.holds(a_backup()) == "2 firms · 1 order"
    assert backups.holds(a_backup(whole=False)).startswith("Damaged")
    assert backups.held({}) == "Nothing yet"
    assert backups.held({Noun.RATE: 3}, tuple(Noun)) == "3 exchange rates"


@pytest.mark.usefixtures("english")
def test_each_fault_has_a_sentence_and_a_sound_file_one_of_its_own() -> None:
    assert soundness.report_sentences(Report(compared=7)) == [
        "The data file is sound.",
        "7 records were compared with History.",
    ]
    faulty = Report(
        pages=("row 1 missing",), orphans={"orders": 2}, unlogged={Noun.FIRM: 3}, counters=("firms",), sums=4
    )
    assert soundness.report_sentences(faulty) == [
        "1 fault was found in the file itself.",
        "2 records refer to others that are not there.",
        "Different from what History says: 3 firms.",
        "Some numbers would be given twice to new records.",
        "The stored sums of 4 months differ from their records.",
    ]
    assert "from its first page on" in soundness.report_sentences(Report(readable=False))[0]


@pytest.mark.usefixtures("english")
def test_a_repair_tells_what_came_back_and_what_is_lost() -> None:
    done = Repaired(
        Report(), Path("kept.db"), salvaged=True, lost={Noun.ORDER: 1}, recovered={Noun.FIRM: 9},
        history_lost=True,
    )  # fmt: skip
    told = soundness.repaired_sentences(done)
    assert "Brought back from History: 9 firms." in told
    assert "Lost: 1 order. A backup may still hold them." in told
    assert any("can no longer be undone" in line for line in told)
    assert "The file as it was is kept: kept.db" in told
    assert soundness.repaired_sentences(Repaired(Report()))[0] == "There was nothing to repair."
    assert "Indexes, counters and sums were made anew." in soundness.repaired_sentences(
        Repaired(Report(), Path("kept.db"))
    )
    assert "No record is known to be lost." in soundness.repaired_sentences(
        Repaired(Report(), Path("kept.db"), salvaged=True)
    )


@pytest.mark.parametrize(
    "code, said",
    [
        ("en", ("every {minutes} minutes", "each day for {daily} days", "each week for {weeks} weeks")),
        ("zh", ("每 {minutes} 分钟", "{daily} 天内每天", "{weeks} 周内每周")),
    ],
)
def test_the_handbook_tells_the_same_rule(code: str, said: tuple[str, ...]) -> None:
    told = paths.resource("help", code, "datafile.md").read_text(encoding="utf-8")
    numbers = {"minutes": rule.EVERY_MINUTES, "daily": rule.DAILY_DAYS, "weeks": rule.WEEKLY_WEEKS}
    assert [part for part in said if part.format(**numbers) not in told] == []
