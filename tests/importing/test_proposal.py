"""Decisions make new proposals and can be taken back."""

from tradeplanner.importing.proposal import Proposal

BARE = Proposal("a.xlsx", "0" * 64, "firms", ())


def test_a_decision_leaves_the_proposal_before_it_alone() -> None:
    decided = BARE.with_edit("表", 5, 2, "x").with_skip("表", 6).with_choice("表", 7, "new")
    assert (BARE.edits, BARE.skips, BARE.choices) == ({}, frozenset(), {})
    assert decided.edits == {("表", 5, 2): "x"}
    assert decided.skips == {("表", 6)}


def test_every_decision_can_be_taken_back() -> None:
    decided = (
        BARE.with_edit("表", 5, 2, "x")
        .with_skip("表", 6)
        .with_choice("表", 7, 3)
        .with_confirmation("表", 8, "执照如此")
        .with_mapping("表", 1, "")
        .with_sheet("表", used=False)
        .with_heading("表", 2, 3)
        .with_ends("表", 4, 9)
        .with_unit("表", None, "万元")
        .with_option("year", "2023")
    )
    assert decided != BARE
    back = (
        decided.with_edit("表", 5, 2, None)
        .with_skip("表", 6, skip=False)
        .with_choice("表", 7, None)
        .with_confirmation("表", 8, None)
        .with_mapping("表", 1, None)
        .with_sheet("表", None)
        .with_heading("表", 0, 0)
        .with_ends("表", 0, 0)
        .with_unit("表", None, None)
        .with_option("year", None)
    )
    assert back == BARE
