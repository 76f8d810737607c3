"""Lists of one edition that are handed out: which there are, and which of them hold personal data."""

from enum import StrEnum


class HandoutKind(StrEnum):
    """What a list tells: 参展企业名册, 展位分配表, 费用清单, 邀请名单, 未交材料清单, 团组人员名单, 分房表."""

    ROSTER = "roster"
    ALLOTMENT = "allotment"
    FEES = "fees"
    INVITATIONS = "invitations"
    MISSING_PAPERS = "missing_papers"
    DELEGATION = "delegation"
    ROOMS = "rooms"


PERSONAL = frozenset({HandoutKind.DELEGATION, HandoutKind.ROOMS})
"""Lists of people: what is personal in them is masked unless somebody asks for it."""
