"""Where what is written may be meant, however much the counts prefer another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from core.check.wording.slips.candidates import BRACKET, DIGITS, MARK, shown
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.vetoes import vetoes
from core.check.wording.trade_words import trade_words
from core.language import numerals
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_NUMERALS = frozenset(numerals.COUNTING)
_COUNTED_OUT = _NUMERALS | {DIGITS, *"万亿"}
#: What has authorities, and what these end with: 市教委, 县建局.
_DIVISIONS, _AUTHORITIES = frozenset("省市区县州旗盟"), frozenset("委局办厅")
#: Each stands where the other should only in words that the lists have; characters of a short slogan.
_EITHER, _TRIPLE = frozenset("做作"), 3
_PARTICLES = frozenset("的地得")
#: Two words of one character, each with 一, or one in place of the other: coined at will.
_ONE_BY_ONE = re.compile(r"一[^\W\d]一[^\W\d]|以[^\W\d]代[^\W\d]|该([^\W\d])必\1")
#: Only names of villages go on so, whatever stands before.
_OF_VILLAGES = frozenset("庄屯寨疃")
_JOINTS, _GREAT = frozenset("和与及或并"), "大"
#: Counted things stand behind so many of these; from which level on they do.
_COUNTED, _AS_OFTEN = 2, 2
#: By how many levels a word must be rarer than what would stand for it.
_RARER = 4
#: From which level on two characters are a word of the trade that no dictionary has (制发), not a slip for another.
_OF_THE_TRADE = 6
#: Up to which level a word is so rare in such texts that it may stand for one that but nearly sounds like it.
_FOREIGN = 11
_NEWS = "资讯"
#: What stands behind a round number.
_MORE, _ROUND = frozenset("多余"), frozenset("十百千万亿")
#: So far behind 据 stands who says it, and that it is said.
_HEARSAY = 30
#: The longest short form has so many characters on one side of a joint.
_REACH = 3


class Edit(Protocol):
    """``text[start:end]`` may be meant for ``right``."""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        ...

    @property
    def end(self) -> int:
        """Where it ends; the start for what is put in."""
        ...

    @property
    def right(self) -> str:
        """What is meant."""
        ...

    @property
    def kind(self) -> Kind:
        """How the slip came about."""
        ...


def as_word(text: str, slip: Edit, level: Callable[[str], int]) -> tuple[int, int, str]:
    """(start, end, what is meant) with the neighbour that makes a word of it: 解毒 for 解读, not one character."""
    start, end, right = slip.start, slip.end, slip.right
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if any(map(is_cjk, before + after)):  # no mark is told of as part of a word
        before, after = before if is_cjk(before or MARK) else "", after if is_cjk(after or MARK) else ""
    if end == start:
        return start - len(before), end + len(after), before + right + after
    if not right:
        return start - len(before), end + len(after), before + after
    if end - start > 1:
        return start, end, right
    if before and (not after or level(before + right) >= level(right + after)):
        return start - len(before), end, before + right
    return start, end + len(after), right + after


def may_be_meant(text: str, slip: Edit, level: Callable[[str], int], words: Collection[str]) -> bool:
    """True for a word that is hardly rarer than what would stand for it (特邀 beside 特约); turned round, any word."""
    start, end, right = as_word(text, slip, level)
    wrong = text[start:end]
    if wrong not in words:
        return False
    return slip.kind is Kind.TURNED or level(right) - level(wrong) < _RARER


def _in_slogan(text: str, joint: int) -> bool:
    """Whether the joint is beside the verb of three characters between marks or before such: 推改革、转职能、提效能."""
    for verb in (joint - 1, joint):
        if text[verb + 3 : verb + 4] == MARK and MARK not in text[verb : verb + 3]:
            if text[verb - 1] == MARK:
                return True
            if verb < joint and text[verb + 7 : verb + 8] == MARK and MARK not in text[verb + 4 : verb + 7]:
                return True
    return False


def counts_things(text: str, at: int, level: Callable[[str], int]) -> bool:
    """Whether the character at a place is a numeral that counts: beside another, or where others stand too.

    六件, but 征求一见.
    """
    if text[at] not in _NUMERALS:
        return False
    if (_NUMERALS | {DIGITS, "第"}) & {text[at - 1], text[at + 1]}:
        return True
    others = [digit for digit in f"{numerals.ONES[1:]}两" if digit != text[at]]
    return sum(level(digit + text[at + 1]) >= _AS_OFTEN for digit in others) >= _COUNTED


def is_usual(text: str, slip: Edit, level: Callable[[str], int]) -> bool:
    """True for what the counts know too few of: a numeral (六件 is no 文件), an organ too many (分管局领导).

    So nothing lacks in the short forms 下步 and 市府办 and in slogans, and no 第 or 万 beside a numeral.
    """
    lists, written = vetoes(), text[slip.start : slip.end]
    if slip.kind is Kind.MISSING:
        before, after = text[slip.start - 1], text[slip.start]
        if slip.right in lists.with_numerals.words and _COUNTED_OUT & {before, after}:
            return True
        if slip.right in _NUMERALS and (_NUMERALS | {DIGITS}) & {before, after}:
            return True
        ends_word = before != MARK and level(before + slip.right) >= level(slip.right + after)
        if (before if ends_word else after) in lists.free.characters:
            return True  # 行政诉讼案、行政复议案; 需另行制作
        around = text[max(0, slip.start - _REACH) : slip.start + _REACH]
        joint = min(_REACH, slip.start)
        if any(_spans(around, word, joint) for word in lists.short_forms.words):
            return True
        if text[slip.start] == MARK and text[slip.start + 2 : slip.start + 3] == slip.right:
            return True  # 招、投标; 预、决算
        if text[slip.start] == BRACKET and slip.right in text[slip.start + 2 : slip.start + 4]:
            return True  # 预(决)算
        if before == MARK and _is_parallel(text, slip.start):
            return True  # 保安全、护稳定
        if before == MARK and slip.right in lists.hearsay.characters and after in lists.hearsay.characters:
            told = text[slip.start : slip.start + _HEARSAY]
            return any(word in told for word in lists.hearsay.words)  # 据统计, 据市水务局介绍
        return _in_slogan(text, slip.start)
    if slip.kind is Kind.EXTRA and (written in lists.offices.words or _joins_opposites(text, slip.start, slip.end)):
        return True
    if written in lists.offices.words and slip.right in lists.offices.words:
        return True  # another organ than the usual one: 由馆长担任组长
    if written in _PARTICLES and slip.right in _PARTICLES:
        return True  # W124 reads the sentence for these
    if {written, slip.right} == _EITHER:
        return True  # the lists tell where one of them is wrong: 做去标识化处理
    if written[:1] == "一" == text[slip.end : slip.end + 1]:
        return True  # 一词一图
    if written == _GREAT and text[slip.start - 1] in _NUMERALS:
        return True  # 六大部分 is no slip for 六个部分
    if slip.kind is Kind.TURNED and not _NUMERALS.isdisjoint(written):
        return True  # 七审三核: a numeral begins the next word
    return len(written) == 1 and counts_things(text, slip.start, level)


def _is_parallel(text: str, start: int) -> bool:
    """Whether three characters from a mark on stand behind another three between marks."""
    items = text[max(0, start - _TRIPLE - 2) : start + _TRIPLE + 1]
    marks = [at for at, char in enumerate(items) if char == MARK]
    return marks == [0, _TRIPLE + 1, 2 * _TRIPLE + 2]


def _is_led_alike(text: str, start: int, end: int) -> bool:
    """Whether a word ends a clause, and the character before it begins that clause and the one beside it."""
    lead = text[start - 1 : start]
    if not lead or text[end : end + 1] != MARK:
        return False
    if text[end + 1 : end + 2] == lead and text[end + 2 : end + 3] != MARK:
        return True
    before = text[: start - 1]
    return before.endswith(MARK) and before[:-1].rpartition(MARK)[2][:1] == lead


def _joins_opposites(text: str, start: int, end: int) -> bool:
    """Whether what is between joins two words with a character in common: 线上|及|线下."""
    before, after = text[start - 2 : start], text[end : end + 2]
    return text[start:end] in _JOINTS and len(before) == len(after) > 1 and not set(before).isdisjoint(after)


def _spans(text: str, word: str, joint: int) -> bool:
    """Whether the word stands over the joint."""
    at = text.find(word, max(0, joint - len(word) + 1))
    return 0 <= at < joint


def combines_freely(text: str, slip: Edit, words: Collection[str]) -> bool:
    """True for what stands beside almost any word, too seldom for the counts.

    件 behind a verb is a paper of whatever kind (依申请公开件, 来件), not the end of 文件; 互 stands before verbs
    (互设专栏), and so do adverbs before a verb that is in ``words`` (共开设); a number of working days needs no 内
    before what they are for (20个工作日答复时限), 作 no 出 before what is done (作回应), and a ministry no 门
    (财政部印发).
    """
    lists = vetoes()
    if slip.kind is not Kind.MISSING:
        written, behind = text[slip.start : slip.end], text[slip.end : slip.end + 2]
        if written in lists.adverbs.words:
            return behind in words or behind[1:] == DIGITS  # 共开6次
        if written[1:] in lists.adverbs.words and text[slip.start - 1] == "每":
            return True  # 每集|都有
        if slip.kind is Kind.EXTRA and written in lists.prefixes.words:
            return behind in words
        return written in lists.before_verbs.words and behind[:1] != MARK
    if slip.right in lists.spans.characters:
        return text.endswith(lists.spans.words, 0, slip.start)
    if slip.right in lists.complements.characters and text.endswith(lists.complements.words, 0, slip.start):
        return True
    if slip.right in lists.ministries.characters and text.endswith(lists.ministries.words, 0, slip.start):
        return True
    if slip.right in lists.short_ends.characters and text.endswith(lists.short_ends.words, 0, slip.start):
        return True
    if slip.right in lists.papers.characters and text[slip.start] == "件":
        return text.endswith(lists.papers.words, 0, slip.start)
    return False


def is_of_the_trade(slip: Edit, level: int) -> bool:
    """True where two characters of so many documents are to be another word of two."""
    return slip.end - slip.start > 1 and slip.kind is not Kind.TURNED and level >= _OF_THE_TRADE


def is_another_word(text: str, slip: Edit, level: Callable[[str], int]) -> bool:
    """True for another word than one that but nearly sounds like it: a usual one, or one from elsewhere.

    新增 is no 行政, 艰涩 no 建设.
    """
    written = text[slip.start : slip.end]
    return slip.kind is Kind.NEAR_WORD and (level(AS_WORD + written) > _FOREIGN or not level(written))


def in_term(text: str, slip: Edit) -> bool:
    """True for a term that the counts know too little of, and for one of its two characters (粒度 is no 力度)."""
    start, end = slip.start, slip.end
    places = (start - 1, start) if end - start == 1 else (start - (end == start),)
    low, high = (start, end) if end > start else (start - 1, start + 1)  # beside a gap nothing lacks: 国家|励志
    if trade_words().hold(text, low, high):
        return True
    begins = trade_words().begin(text, end) or text[end : end + 2] in vetoes().of_the_trade.words
    if text[start:end] == text[end : end + 1] and begins:
        return True  # 创新|新能源, 政府|府院联动
    if end - start > 1 and _is_led_alike(text, start, end):
        return True  # 促法治、促服务
    if is_one_by_one(text, slip):
        return True
    if not _OF_VILLAGES.isdisjoint(text[end : end + 2]):
        return True  # 王格|庄
    return any(text[at : at + 2] in vetoes().of_the_trade.words for at in places)


def is_one_by_one(text: str, slip: Edit) -> bool:
    """True for a part of two words of one character that are put together: 一案一析, 以采代探, 该录必录."""
    return _ONE_BY_ONE.search(text[max(0, slip.start - 3) : slip.end + 3]) is not None


def belongs_there(text: str, slip: Edit, level: Callable[[str], int]) -> bool:
    """True for a place where nothing lacks (结果全公开) and for a character that did not slip in.

    A numeral (七审|三核), one that says which authority (市教委), one of a list, one that
    a number follows (申请件2件), one that stands before two like words (有严重|有轻微, 新法|新规).
    """
    lists, char = vetoes(), text[slip.start : slip.end]
    if slip.kind is Kind.MISSING:
        around = text[max(0, slip.start - _REACH) : slip.start + _REACH]
        joint = min(_REACH, slip.start)
        return any(_spans(around, shown(word)[1:-1], joint) for word in lists.whole.words)
    if char and char in lists.never_strays.characters:
        return True
    if slip.kind is not Kind.EXTRA or len(char) != 1:
        return False
    if char in _MORE and text[slip.start - 1] in _ROUND:
        return True  # 3万|多|册
    if text[slip.start - 1] in _DIVISIONS and text[slip.end] in _AUTHORITIES:
        return True  # 市|教|委
    if char in _NUMERALS or (char in lists.before_counts.characters and text[slip.end : slip.end + 1] == DIGITS):
        return True
    if char in lists.before_each.characters and char in text[slip.start + 2 : slip.start + 5]:
        return True
    return text[slip.start - 2 : slip.start - 1] == char and level(text[slip.start : slip.start + 2]) > 0


def is_right(text: str, slip: Edit) -> bool:
    """True for 资讯 behind what publishes news (发布资讯), and for words that nothing speaks against."""
    start, end = slip.start, slip.end
    if text[start:end] == _NEWS and text.endswith(vetoes().news.words, 0, start):
        return True
    return end > start and any(text[at : at + 2] in vetoes().always.words for at in range(start - 1, end))


def names_itself(text: str, slip: Edit) -> bool:
    """True for a character of how an office names itself: 我盟."""
    return slip.end - slip.start == 1 and text[slip.start - 1 : slip.end] in vetoes().of_its_own.words


def stands_alone(text: str, slip: Edit) -> bool:
    """True for a word between two marks, which is a clause of its own: 至今，未收到申请."""
    return slip.end - slip.start > 1 and text[slip.start - 1 : slip.start] == MARK == text[slip.end : slip.end + 1]
