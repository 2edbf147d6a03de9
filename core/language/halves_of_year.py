"""Halves of a year told with months of the other half, and years compared with no earlier one.

今年上半年，我局于10月举办; 专栏于9月上线，上半年浏览量; 与2024年相比，2024年我局.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language.dates import YEAR
from core.language.parts_of_year import Misplaced
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Behind such a word the months are of another half, of the whole year or of the next one.
_ONLY = "[^。;上下全底末截自年前去次明后]"
_HALF = Sought(rf"(?P<half>[上下])半年{_ONLY}{{0,40}}?(?:于|在)(?P<month>1[0-2]|[1-9])月(?![底末])")
_BEGUN = Sought(
    rf"(?<!\d)(?P<month>1[0-2]|[789])月份?(?P<step>(?:正式)?(?:上线|开通|启用|投用|投入使用|建成)){_ONLY}{{0,12}}上半年"
)
_COMPARED = Sought(rf"[与同较比](?P<earlier>{YEAR})年度?(?:相比|比较|相较),?(?P<later>{YEAR})年")
#: Months so far from the half that nothing begun in it was still going on: 上半年自查，于7月形成报告.
_FAR = {"上": range(9, 13), "下": range(1, 5)}


def misplaced_halves(text: str) -> Iterator[Misplaced]:
    """Places of a folded text, each with what is to be said of it.

    >>> text = "上半年,我局于10月举办培训。专栏于9月正式上线,上半年浏览1.8万次。下半年,我局在8月检查。"
    >>> [m.fact for m in misplaced_halves(text)]
    ['10月不在上半年', '9月才上线，不会有上半年的情况']
    >>> [m.fact for m in misplaced_halves("与2024年相比,2024年增加87条。与2023年相比,2024年增加。")]
    ['与2024年相比的应是以后的年份，此处写2024年']
    """
    for match in _HALF.finditer(text):
        if int(match["month"]) in _FAR[match["half"]]:
            yield Misplaced(*match.span(), f"{match['month']}月不在{match['half']}半年")
    for match in _BEGUN.finditer(text):
        step = match["step"].removeprefix("正式")
        yield Misplaced(*match.span(), f"{match['month']}月才{step}，不会有上半年的情况")
    for match in _COMPARED.finditer(text):
        if match["later"] <= match["earlier"]:
            fact = f"与{match['earlier']}年相比的应是以后的年份，此处写{match['later']}年"
            yield Misplaced(*match.span(), fact)
