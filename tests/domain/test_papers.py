"""Papers and people of firms, by themselves."""

from tests import builders
from tradeplanner.domain import papers, people
from tradeplanner.domain.findings import Code
from tradeplanner.domain.papers import PaperKind


def test_a_paper_of_no_known_kind_needs_a_name() -> None:
    assert papers.check(builders.a_paper()) == []
    (finding,) = papers.check(builders.a_paper(kind=PaperKind.OTHER))
    assert (finding.code, finding.place.field) == (Code.REQUIRED, "name")


def test_a_person_needs_a_name_and_none_is_told() -> None:
    assert people.check(builders.a_person()) == []
    (finding,) = people.check(builders.a_person(name=" ", phone="13800000000"))
    assert (finding.code, finding.place.field, finding.params) == (Code.REQUIRED, "name", {})
