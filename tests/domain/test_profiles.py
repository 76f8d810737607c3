"""What is wrong with an import profile by itself."""

from tests.builders import a_profile
from tradeplanner.domain import profiles
from tradeplanner.domain.findings import Code


def test_a_profile_has_a_name_and_knows_files_by_headings() -> None:
    assert profiles.check(a_profile()) == []
    assert [each.place.field for each in profiles.check(a_profile(name="", headings=()))] == [
        "name",
        "headings",
    ]
    assert profiles.check(a_profile(name=" "))[0].code is Code.REQUIRED
