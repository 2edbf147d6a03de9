"""Words said twice in one clause that correct prose hardly ever says twice there: 督促落实工作任务落实.

Which words these are is counted (tests/builders/said_once.py) by the reading of this module, so that what it misreads
is no finding either. What joins two things said alike (落实或者不落实, 由甲审核再由乙审核) parts them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT
from core.language.pairs import pairs
from core.language.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FILE = ROOT / "lexicon" / "said_once.txt"
#: Characters of a word, and at most so many between the two.
WORD, _BETWEEN = 2, 12
_CLAUSE = re.compile("[\u4e00-\u9fff]{5,80}")
#: Between the two; right before the first; 的 right behind it is 能改正的当场改正.
_JOINED = re.compile(
    "相$|占|[或和与及但而不未并以为从由再又也后前外非其所该同对各每逐边越即则尽到就转]"
    "|带动|推动|促进|引领|确保|保证|助力|来(?![源自信访电件])"  # 以标准提升带动质量提升, 没有公开就没有监督
)
_LED = frozenset("不未非各每逐")
#: What makes another word of either one: 规范性, 结合部, 开展情况; what is for a year (完成|全年预算).
_SUFFIXES = ("性", "化", "度", "率", "部", "者", "量", "感", "起", "单", "情况")
_FOR_A_YEAR = ("全年计划", "全年预算", "全年任务", "全年目标")
#: What makes the one who does it of the first: 印发机关统一印发, and an office of either: 推进中心.
_DOERS = ("机关", "单位", "部门", "主体", "中心", "小组", "办公室", "专班")
#: And what asks for it: 按照编制要求编制.
_PAPERS = ("要求", "文件", "规定", "通知")


class Again(NamedTuple):
    """``text[start : start + 2]`` stands once more at ``again``."""

    start: int
    again: int


#: What is named by what is done with it: 报送系统.
_TOOLS = ("系统", "平台", "模块")
#: The ends of other words: 下一步, 进一步.
_ENDS = frozenset(("一步",))
#: Adverbs that stand before each of two verbs (全面进步全面过硬), so far from each other.
_ADVERBS, _PARALLEL = frozenset(["全面", "持续", "深入", "不断", "有效", "积极", "着力", "扎实", "严格", "充分"]), 4
#: Two sides of a change: 由主要依靠人力向主要依靠机械.
_FROM = ("由", "从")
#: The titles of papers that are about others have this twice: 关于印发关于……的通知.
_ABOUT = "关于"
_PAPERS_ABOUT = re.compile("审议|审查|印发|转发|批转|修改|废止|贯彻|落实|通知")


def said_again(text: str, words: Collection[str]) -> Iterator[Again]:
    """Where one of the words stands twice in a clause, near one another."""
    for clause in _CLAUSE.finditer(text):
        last: dict[str, int] = {}
        for at, pair in enumerate(pairs(clause[0])):
            if pair not in words:
                continue
            before = last.get(pair)
            last[pair] = at
            if before is None or not WORD < at - before <= WORD + _BETWEEN:
                continue
            behind, led = clause[0][before + WORD], clause[0][before - 1 : before]
            if clause[0].startswith(_SUFFIXES, at + WORD) or clause[0].startswith(_FOR_A_YEAR, at):
                continue
            if clause[0].startswith((*_DOERS, *_SUFFIXES, *_PAPERS, *_TOOLS), before + WORD):
                continue
            if clause[0].startswith(_DOERS, at + WORD) or _on_purpose(clause[0], pair, before, at):
                continue
            if behind != "的" and led not in _LED and not _JOINED.search(clause[0], before + WORD, at):
                yield Again(clause.start() + before, clause.start() + at)


def _on_purpose(clause: str, pair: str, first: int, second: int) -> bool:
    """Whether the pair is the end of two words, or stands twice as such words do."""
    if pair in _ENDS:
        return clause[first - 1 : first] != clause[second - 1 : second]
    if clause[first - 1 : first] in _FROM:
        return True
    if pair == _ABOUT:
        return _PAPERS_ABOUT.search(clause, first, second) is not None
    of_noun = clause.startswith("的", first + _PARALLEL) or "进行" in clause[first:second]  # 全面培养的体系正在全面构建
    return pair in _ADVERBS and (second - first == _PARALLEL or of_noun)


@remembered
def told(text: str) -> Iterator[Again]:
    """The words of the file that a folded paragraph says twice."""
    return said_again(text, said_once())


@cache
def said_once() -> frozenset[str]:
    """The words, read once; raises ResourceError where the file cannot be read."""
    try:
        lines = FILE.read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{FILE.name} 有误，请重新安装。", detail=str(error)) from error
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
