"""Import profiles: how files of one sender are understood, kept under a name and offered again."""

from dataclasses import dataclass

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Origin, ProfileId


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A named way to read files of a ``kind``.

    ``headings`` are the headings of the file that it was made of, by which files like it are known.
    ``decisions`` is a JSON object of what a person decided, by heading and not by place.
    """

    id: ProfileId | None = None
    version: int = 0
    name: str
    kind: str
    headings: tuple[str, ...] = ()
    decisions: str = "{}"
    origin: Origin | None = None


def check(profile: Profile) -> list[Finding]:
    """Return what is wrong with a profile by itself, each finding at its field."""
    findings = [] if profile.name.strip() else [error(Code.REQUIRED, "name")]
    return findings if profile.headings else [*findings, error(Code.REQUIRED, "headings")]
