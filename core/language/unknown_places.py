"""Names of places that no list has: 本报告由|裕溪区|云溪镇编制, 通过|府河县|人民政府网站公开.

Their characters are no words, so what stands before them seems to lack something or to be written for something else.
"""

from __future__ import annotations

import re

#: What a place ends with, before its authority or a smaller place.
_UNIT = re.compile(
    r"[县旗镇乡区市](?=人民政府|政府|党委|党工委|[\u4e00-\u9fff]{1,3}[镇乡街村]|[\u4e00-\u9fff]{2,8}?(?:局|委员会|办事处))"
)
#: Before such a word these say which: 全县, 该区, 由县政府.
_NO_NAME = frozenset("全本我各该市区县省及和与是为由经报对向在到等请")
_LONGEST = 2


def reaches_into_name(text: str, end: int) -> bool:
    """Whether what ends at a place has at least one character of a place's name behind it, and none that is no name's.

    >>> reaches_into_name("本报告由裕溪区云溪镇编制", 5), reaches_into_name("各部门加墙全县政府网站", 5)
    (True, False)
    """
    match = _UNIT.search(text, end + 1, end + _LONGEST + 12)
    return match is not None and match.start() <= end + _LONGEST and _NO_NAME.isdisjoint(text[end : match.start()])
