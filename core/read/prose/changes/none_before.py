"""What there was none of in the year before, and less of in the year: 上年未收到申请。收到申请6件，较上年减少4件."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_NONE = Sought(
    r"""(?x)
    (?P<said> (?: 上年 | 去年 | 上一年 | (?P<year> 20\d\d ) 年 ) 度? (?: 全年 | 我[局委办镇乡县市区院] | 均 ){0,2}
      (?: 未 (?= 收到 | 发生 | 出现 | 开展 | 举办 | 组织 | 受理 | 召开 | 接到 | 制发 ) | 没有 | 无 )
      (?: 收到 | 发生 | 出现 | 开展 | 举办 | 组织 | 受理 | 召开 | 接到 | 制发 )? 过? (?P<what>
        [\u4e00-\u9fff]{2,16} ) ) (?= [,;。] )"""
)
_LESS = re.compile(
    r"""(?x)
    (?P<told> (?: 较 | 比 | 与 ) (?: 上年 | 去年 | 上一年 | (?P<year> 20\d\d ) 年 ) 度? (?: 同期 )? (?: 相比 )? ,?
    (?: 减少 | 下降 | 降低 | 少 ) 了? \d )"""
)
_ENDING = re.compile("(?:案件|事项|情况|情形|活动|工作)+$")
_OTHERWISE = re.compile("其他|另|用时|时间|天数|费用|分别")


def none_before(paragraph: View) -> Iterator[Contradiction]:
    """The things of which the year before had none and that became less."""
    view = folded(paragraph)
    text = view.text
    for said in _NONE.finditer(text):
        name = _ENDING.sub("", said["what"])[-2:]
        end = end_of(text, min(end_of(text, said.end(), FULL_STOPS) + 1, len(text)), FULL_STOPS)
        for less in _LESS.finditer(text, said.end(), end):
            told = text[max(said.end(), start_of(text, less.start(), FULL_STOPS + ";")) : less.start()]
            same_year = not less["year"] or not said["year"] or less["year"] == said["year"]
            if name in told and same_year and not _OTHERWISE.search(told):
                yield Contradiction(view.slice(*said.span("said")), view.slice(*less.span("told")))
                break
