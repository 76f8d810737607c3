"""An employer and a position in one cell: «甲有限公司 总经理», «越城区商务局副局长», «甲公司/董事长»."""

import re
from collections.abc import Callable

_BOTH = re.compile(r"职|position|title", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[/／、，,;；|\n]\s*|\s+")
_BODY = re.compile(
    r"(?P<body>.*?(?:公司|集团|工厂|厂|合作社|商行|经营部|事务所|协会|商会|学会|学院|大学|医院|银行|中心|办事处|"
    r"委员会|人民政府|政府|街道办|街道|[一-龥](?:局|委|办|厅)))(?P<post>[^()（）]{2,12})"
)
"""What a body's name ends with, before a position that follows without a sign."""
_ENDS = re.compile(r"(?:公司|集团|厂|ltd\.?|inc\.?|llc|gmbh)$", re.IGNORECASE)
_POST = re.compile(
    r"长$|经理|总监|总裁|主任|主管|主席|书记|秘书|助理|专员|科员|职员|员工|业务员|翻译|会计|工程师|设计师|法人|"
    r"负责人|代表|顾问|教授|manager|director|president|ceo|staff|officer",
    re.IGNORECASE,
)


def holds_both(heading: str) -> bool:
    """Whether a heading of employers names positions too."""
    return _BOTH.search(heading) is not None


def parted(text: str, known: Callable[[str], object]) -> tuple[str, str] | None:
    """Return employer and position, or None for a text that is an employer alone.

    A sign between them parts them where what follows is a position, or what goes before is a ``known`` firm.
    """
    signs = _BETWEEN.finditer(text)
    pairs = [(text[: sign.start()].strip(), text[sign.end() :].strip()) for sign in signs]
    told = [(body, post) for body, post in pairs if body and post and (_POST.search(post) or known(body))]
    if told:
        return next((pair for pair in told if _ENDS.search(pair[0])), told[-1])
    match = _BODY.fullmatch(text)
    return (match["body"], match["post"]) if match is not None and _POST.search(match["post"]) else None
