"""Verbs that stand in a row, so that a noun belongs to the last of them: 加强巡查|堵塞漏洞, 设立专栏|宣传典型.

A verb between another and a noun may as well be what the noun is named by (公开|渠道). The table of objects.py has how
often each verb opens its phrase, and how often each noun is named by what is done: the more the verb does and the less
the noun is, the surer the verb governs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.check.wording.grammar.governing import Pair

    #: Whether a verb may govern the noun that some words end in.
    Goes = Callable[[str, str], bool]

_VERB = 2  # characters of a verb
#: Verbs with their outcome, which no noun is named by (扛牢, 找准), and what makes another word of it (办|实事).
_OUTCOME = re.compile(
    """(?x) (?!扎实|抓紧) [扛担抓找握把打拧绷兜摸理算盯压补堵织筑守管用办做查认弄吃配唱种养学练建选护写讲说]
    (?: 准(?![备确则]) | 牢(?![固记]) | 实(?![体施现效行践际]) | 紧(?![密急]) | 清(?![单理洁])
      | 好(?!评) | 住(?![房宅户]) | 通(?![知道过信报行]) | 透(?!明) | 齐(?!全) | 稳(?![定妥步健])
      | 满(?![意足]) | 足(?!够) | 严(?![格重密肃厉]) | 优(?![质惠秀良先化势]) | 细(?![则化致节])
      | 活(?![动力跃]) )
    """
)
_SURE = 20  # of an outcome, in twentieths
#: Verbs of one character with an object of their own.
_SINGLE = tuple("抓促保强提优稳增护惠解破堵补聚找改树转练")
#: What may not stand right before such a verb, and right behind it.
_BEFORE, _BEHIND = frozenset("的和与及或并、不未所被可再"), frozenset("的和与及或、于性化力率度员者难慢繁贵")
#: Twentieths by which a verb must do more than the noun is: if it governs few nouns or any, and where it governs
#: whatever stands before it.
_MARGIN_OF_FEW, _MARGIN, _WIDE = -3, 2, 6
_ALONE = 10  # twentieths of a verb that is not asked what it goes with
_SPREAD = 4  # twentieths: a verb that opens less is a noun
_DEED = 8  # more twentieths where the noun is a deed itself: 推进|监督|检查


class Chains:
    """What the table has of verbs that open their phrase.

    ``opening``: in how many twentieths of its places a verb opens its phrase; ``named``: the same of nouns behind what
    is done. ``few`` are the verbs that govern but nouns of some classes.
    """

    def __init__(self, opening: Mapping[str, int], named: Mapping[str, int], few: frozenset[str]) -> None:
        self._opening, self._named, self._few = opening, named, few

    def opens(self, text: str, at: int) -> int:
        """How often the verb at a place opens its phrase, in twentieths; -1 for what is no verb."""
        return _SURE if _OUTCOME.match(text, at) else self._opening.get(text[at : at + _VERB], -1)

    def is_single(self, text: str, at: int) -> bool:
        """Whether a verb of one character stands before a place, and ends no longer one: 听民声|解|难题."""
        return text.endswith(_SINGLE, 0, at) and self.opens(text, max(0, at - _VERB)) < 0

    def governs_another(self, text: str, pair: Pair, *, is_deed: bool, of_deeds: bool, goes: Goes | None) -> bool:
        """Whether a verb between governs the noun of a pair. Behind verbs ``of_deeds`` it may stand right away.

        Without ``goes`` nothing is asked of what stands before it, so that it must be sure.
        """
        start, named = pair.at + _VERB, self._named.get(pair.noun, _SURE) + (_DEED if is_deed else 0)
        for at in range(start, pair.start - _VERB + 1):
            verb, first, rest = text[at : at + _VERB], text[start:at], text[at + _VERB : pair.start]
            opening = self.opens(text, at)
            few = verb in self._few
            least = 0 if few else max(_SPREAD, named)
            if opening < least or text[at + _VERB] in _BEHIND or text[at - 1] in _BEFORE:
                continue
            if self.opens(text, at - 1) >= 0 or (at + 1 + _VERB <= pair.start and self.opens(text, at + 1) >= 0):
                continue  # 监|督办|理; but 释放|活力
            if goes and not goes(verb, pair.noun):
                continue
            if not first and of_deeds:
                return True
            if len(first) < _VERB or opening < named + (_MARGIN_OF_FEW if few else _MARGIN):
                continue
            if goes and self.opens(text, at - _VERB) >= 0:
                return True
            if "的" in rest:
                continue  # 满足|企业查询难的|问题
            if opening >= max(named + _WIDE, 0 if goes else _ALONE) or (goes and goes(pair.verb, first)):
                return True
        return False
