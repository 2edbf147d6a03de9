"""Whether two clauses name the same thing, whatever it is: 首次组织政策知识竞赛 and 知识竞赛已连续举办四年.

A thing is known by three characters in a row that both have. What nearly every sentence of a report names is none, and
neither is what is done with things.
"""

from __future__ import annotations

import re
from itertools import pairwise

#: Words of the genre that two clauses share without telling of one thing.
_PLAIN = re.compile(
    r"""(?x)
    (?: 主动 | 依申请)?(?: 政府 | 政务)?信息公开 | 政务公开 | 主动公开 | 依申请公开 | 政府信息 | 公开工作 |
    公开信息 | 信息发布 | 各[部单]门?位? | 工作人员 | 人民政府 | 全[省市县区镇乡街校局] | 领导小组办公室 |
    党组书记 | 办公室"""
)
_MARKS = re.compile("[^\u4e00-\u9fff]+")
#: What is done, had or said, the end of which with the beginning of a name would look like a name.
_DOING = re.compile(
    r"""(?x)
    举办 | 开展 | 组织 | 召开 | 推出 | 引入 | 邀请 | 聘请 | 委托 | 设立 | 开设 | 开通 | 建立 | 建成 | 成立 |
    设置 | 印发 | 制定 | 发布 | 公布 | 完成 | 落实 | 实施 | 进行 | 办理 | 答复 | 回复 | 处理 | 整改 | 更新 |
    收到 | 受理"""
)


def words_of(clause: str) -> str:
    """The clause with marks, doings and what every report names blanked out.

    >>> words_of("首次组织政务公开知识竞赛")
    '首次/知识竞赛'
    """
    return re.sub("/+", "/", _MARKS.sub("/", _DOING.sub("/", _PLAIN.sub("/", clause)))).strip("/")


def shared(one: str, other: str, least: int = 3) -> str:
    """The first run of ``least`` characters of one clause that the other has too, "" where there is none.

    >>> shared("首次组织政策知识竞赛", "知识竞赛已连续举办四年"), shared("首次组织知识竞赛", "组织知识讲座")
    ('知识竞', '')
    """
    known = words_of(other)
    for piece in words_of(one).split("/"):
        for at in range(len(piece) - least + 1):
            if piece[at : at + least] in known:
                return piece[at : at + least]
    return ""


def shares_a_word(one: str, other: str) -> bool:
    """Whether two clauses have two characters in a row in common that are no words of the genre.

    >>> shares_a_word("仍有4名干部", "全体机关干部"), shares_a_word("乡镇", "村级")
    (True, False)
    """
    known = words_of(other)
    return any(a + b in known for piece in words_of(one).split("/") for a, b in pairwise(piece))
