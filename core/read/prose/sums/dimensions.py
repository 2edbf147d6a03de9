"""Lists whose parts are told by several things at once, so that one of what is counted may be in two of them.

职工320人，其中女职工210人、党员96人、高级职称42人; 信息310条，其中原创210条、转载100条、视频46条.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sought import Sought
from core.read.prose.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.read.prose.quantities import Quantity

#: By what persons or texts are told apart; each is one thing to divide them by.
_DIMENSIONS = tuple(
    map(
        Sought,
        (
            "[男女]",
            "党员|团员|民主党派|无党派",
            "职称|高级教师|工程师|教授|正高|副高|技师",
            "学历|本科|大专|研究生|硕士|博士|学士",
            r"\d岁|未成年|老年|青年|中年",
            "户籍|少数民族|本地|外地",
            "专任|专业技术|卫生技术|卫技|[科处股]级|编制|在编",
            "(?:图文|文字|视频|音频|图片|动漫|动画|图表)(?:解读|类)?|图解|一图读懂",
            "(?:负责人|部门|专家|媒体|领导|[局县区市镇]长)解读",
        ),
    )
)
_LEAST = 2
#: The last one behind so many that make the whole is no division of its own: whoever added them up passed it over.
_MANY = 5
#: What there was, and what went: no parts of what there is.
_WAS = Sought(r"年初|原先?有|原本有|(?:上年|去年|20\d\d年)年?[末底]")
_WENT = Sought("退出|退休|报废|注销|关[闭停]|撤[销并]|拆除|清退|调[出离]|解[除聘散]|离职|竣工|销号|停用|废止|减少")


def of_several(labels: Sequence[str]) -> bool:
    """Whether names divide what they count by more than one thing, sex and age or form and author."""
    return sum(any(map(dimension.search, labels)) for dimension in _DIMENSIONS) >= _LEAST


def crossed(whole: Quantity, items: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether the parts are of several divisions, by their names or since the first of them make the whole already."""
    if of_several(labels):
        return True
    words = number_words()
    if words.wholes.regex.match(labels[-1]) or any(map(words.decisions.stand_in, labels)):
        return False
    if all(label.endswith("类") for label in labels) or any(f.holds(list(labels)) for f in words.families):
        return False  # each is one grade only: 优秀10家、良好15家、合格7家、不合格1家
    summed = Decimal(0)
    counted = [q.value for q in items if q.value]
    for number, value in enumerate(counted[:-1], 1):
        summed += value
        if number >= _LEAST and summed == whole.value:
            return number < len(counted) - 1 or number < _MANY  # the last one of many was not counted in
    return False


def came_and_went(labels: Sequence[str]) -> bool:
    """Whether a list tells what there was and what came and went: 原有26辆，报废5辆，购置8辆，现共有29辆."""
    return _WAS.search(labels[0]) is not None and any(map(_WENT.search, labels[1:]))


#: What begins or ends the words before a number that is none of the parts: what there is now, and those told before.
_NO_PART = re.compile("(?:目前|现(?=[有行存共在])|截至).*|.*(?:这|该|上述|前述|以上)$")


def no_part(label: str) -> bool:
    """Whether the words before a number say that it is no further part: 目前持证46名; 其中12件制作了图解，这12件."""
    return _NO_PART.fullmatch(label) is not None


#: So many characters of what is told of one channel are told of the next one too.
_PHRASE = 4


def of_one_channel(total: str, label: str) -> bool:
    """Whether a number is told of one channel as the next one is of another: 公众号发布信息30条，网站发布信息19条.

    ``total`` and ``label`` are the words before the two.
    """
    return total[-_PHRASE:] == label[-_PHRASE:] and all(map(number_words().channels.stand_in, (total, label)))
