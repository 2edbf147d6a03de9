"""Characters and words doubled by mistake, told from doublings that are right by words and by counts.

Doubling is right where the two belong to different words (政府|府院, 民防办|办理), where a character or word may be
said twice (天天, 一项一项), and where correct prose has it. Words come from the table of two-character words, what
correct prose has from the counts of the slips.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.lexicon import doubled_words
from core.check.wording.near_misses import near_misses
from core.check.wording.phrases import idioms
from core.check.wording.slips.candidates import MARK
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.trade_words import trade_words
from core.language.divisions import gazetteer
from core.language.remembered import remembered
from core.language.sought import Sought
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a form asks for, with its colon, once more: 地址：地址：.
_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8}[:：])\s?(?P=label)")
#: Quotation marks no farther apart than this hold a name.
_NAME = 8
_CHARACTER = re.compile(r"([\u4e00-\u9fff])\1")
_WORD = re.compile(r"([\u4e00-\u9fff]{2})\1")
#: 纳入到纳入: a word again behind a character that leads to something else.
_AGAIN = Sought(r"(?P<word>[\u4e00-\u9fff]{2})(?P<link>[到了进至着并来])(?P=word)")


#: 发发动态、贴贴通知: two short phrases, each with its verb twice, are a manner of speaking.
_SIDE_BY_SIDE = Sought(
    r"(?P<first>[\u4e00-\u9fff])(?P=first)[\u4e00-\u9fff]{1,6}[、,和]"
    r"(?=(?P<other>(?P<second>[\u4e00-\u9fff])(?P=second))[\u4e00-\u9fff])"
)
#: 从 so near before may open a range.
_RANGE = 24
_FROM = re.compile("[从自]")
#: The end of a number: a doubled unit behind it is the matter of W107.
_AMOUNT = re.compile(r"[\d百千万亿余]")


#: Prepositions of one character: at the head of a clause the next word may begin with the same.
_PREPOSITIONS = frozenset("就对将为在从以因与和向按由经问")


#: From which level on a character is common.
_COMMON = 12

#: From which level on a string is usual with a character once, up to which it is as good as unknown with it twice, and
#: by how many levels the string before must be rarer; from which level on a word is usual.
_ONCE, _HARDLY, _FAR, _USUAL = 8, 2, 6, 7

#: Behind 应 and a verb: what should be and is, or is not.
_ALL_THAT = ("尽", "未")
#: Verbs of wish before a verb that cannot be done: 想看|看不到.
_WISHES = frozenset("想要能会该")


#: Said twice in manners of speaking: 一步一步, 随到随办, 共建共治, 能不能不, 很多很多.
_IN_MANNERS = frozenset("一随边越不逐又再有没共同很")
#: What asks for a number or a place: from one of them to another.
_WHICH = frozenset("几哪某")
#: Before what is to be done, if but a little.
_MUST = ("得", "该", "想", "去", "来")


class Doubling(NamedTuple):
    """``text[start:end]`` is said twice; ``word`` is what should stand there."""

    start: int
    end: int
    word: str


@remembered
def characters(text: str) -> Iterator[Doubling]:
    """政府府信息, 群众众需求: the two cannot belong to two words, and correct prose has neither with its neighbour."""
    lists = doubled_words()
    manner = {at for pair in _SIDE_BY_SIDE.finditer(text) for at in (pair.start(), pair.start("other"))}
    for match in _CHARACTER.finditer(text):
        char = match[1]
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        before, after = before if is_cjk(before or " ") else "", after if is_cjk(after or " ") else ""
        if trade_words().hold(text, match.start() + 1, match.start() + 1):
            continue  # 卒中中心, 担担面
        if any(place.start == match.start() + 1 for place in gazetteer().find(text[: match.end() + _NAME])):
            continue  # 青海|海东市
        if char == "是" and after == "否":
            continue  # 重点是|是否公开
        if char == "应" and text.startswith(_ALL_THAT, match.end() + 1):
            continue  # 回应|应助尽助
        if char in _own_entries() or _AMOUNT.match(text, max(0, match.start() - 1)):
            continue
        if in_name(text, match.start()) or _in_four(text, match.start(), match.end()) or match.start() in manner:
            continue
        if _is_said_twice(char, before, text[match.end() : match.end() + 2]):
            continue
        if after == "相" or char in lists.reduplicated or not (before or after) or char in (before, after):
            continue
        ends = before and (char in lists.offices or is_word(before + char) or _ends_idiom(text, match.start()))
        begins = after and (
            after in lists.office_words or is_word(char + after) or trade_words().begin(text, match.start() + 1)
        )
        if begins and _ends_long_word(text, match.start()):
            continue  # 供应商|商业秘密
        if not (ends or begins) and detector().level(char) < _COMMON:
            continue  # 梭梭, 饽饽: the name of a thing, for what is doubled by mistake is common
        if (not before or before in lists.offices) and begins and char in _PREPOSITIONS:
            continue  # 就就业有关情况答问, 在在建工程公示
        four = text[match.start() + 1 : match.end() + 3]
        if ends and before and _known(four) and not _known(before + four[:3]):
            continue  # 树立|立党为公, 予以|以案释法: a phrase of four, and not the end of another (政|策解读)
        behind = text[match.end() : match.end() + 2]
        of_two = (ends and begins) or _in_prose(before, char * 2, after, heads_word=bool(begins))
        if of_two and (trade_words().begin(text, match.start() + 1) or not _surely(before, char, behind)):
            continue
        if any(word in text for word in _fine() if char in word):
            continue
        yield Doubling(*match.span(), char)


def _surely(before: str, char: str, behind: str) -> bool:
    """Whether the counts are sure that a character is one too many: 加强强队伍, 制定定了, 水平提高高，.

    Said once, what is around is common; said twice, next to nothing is; and the second begins no usual word.
    """
    if not before or _is_said_twice(char, before, behind):
        return False
    level, next_ = detector().level, behind[:1] if is_cjk(behind[:1] or " ") else MARK
    once, second = level(before + char + next_), level(char * 2 + next_)
    return (
        once >= _ONCE
        and second <= _HARDLY
        and level(before + char * 2) <= once - _FAR
        and level(AS_WORD + char + next_) < _USUAL
    )


def _ends_long_word(text: str, at: int) -> bool:
    """Whether a word of three characters that the dictionary has ends with the one at a place."""
    return at > 1 and detector().level(AS_WORD + text[at - 2 : at + 1]) > 0


def _ends_idiom(text: str, at: int) -> bool:
    """Whether a fixed expression of four characters ends with the one at a place: 先行先试|试点."""
    four = text[max(0, at - 3) : at + 1]
    return four[2:] in idioms.bank().heads.get(four[:2], "") and idioms.bank().is_right(four)


def _in_prose(before: str, twice: str, after: str, *, heads_word: bool) -> bool:
    """Whether correct prose has the doubled character with its neighbours.

    Where no word is before and the second one ``heads_word``, prose must have it at the head of a clause (大大增强):
    组组织 stands in 小组|组织.
    """
    if not before and heads_word:
        return _known(MARK + twice)
    strings = (before + twice) * bool(before), (twice + after) * bool(after), before + twice + after
    return any(map(_known, filter(None, strings)))


def _is_said_twice(char: str, before: str, behind: str) -> bool:
    """Whether a character may be said twice between these: 疑虑重重，, 一趟趟地, 小小举措, 看看账目, 想看看不到.

    ``behind`` are the next two characters.
    """
    lists = doubled_words()
    next_ = behind[:1]
    if char in lists.at_an_end and before and not is_cjk(next_ or " "):
        return True
    if before == "一" and (char in lists.counted or not is_word(char + next_)):
        return True
    if char in lists.at_will and (
        not is_word(char + next_) or (is_word(behind) and not (before and is_word(before + char)))
    ):
        return True  # 讲讲|价格, not 同比比增长
    if char in lists.unless_before and (not next_ or next_ not in lists.unless_before[char]):
        return True
    return before in _WISHES and next_ == "不"


def _in_four(text: str, start: int, end: int) -> bool:
    """Whether two pairs stand side by side (遮遮掩掩), or a phrase of four that correct prose has (津津有味)."""
    beside = (text[start - 2 : start] if start > 1 else "", text[end : end + 2])
    if any(len(pair) == 2 and pair[0] == pair[1] and is_cjk(pair[0]) for pair in beside):
        return True
    fours = [text[start : end + 2], *([text[start - 2 : end]] if start > 1 else [])]
    if any(_known(four) or _known(AS_WORD + four) for four in fours):
        return True
    # an idiom, though half of the rest is another's: 井井有序
    heads, tails = idioms.bank().heads.get(text[start:end], ""), idioms.bank().tails.get(text[start:end], "")
    return _half(text[end : end + 2], heads) or _half(text[max(0, start - 2) : start], tails)


def _half(pair: str, others: str) -> bool:
    """Whether two characters have one in common, at its place, with a pair of those run together."""
    return any(pair[i % 2 : i % 2 + 1] == char for i, char in enumerate(others))


def in_name(text: str, at: int) -> bool:
    """Whether a place lies in short quotation marks, as names of accounts do: “平安安洛”."""
    opening, closing = text.rfind("“", 0, at), text.find("”", at)
    return opening >= 0 and 0 < closing - opening <= _NAME and "”" not in text[opening:at]


@remembered
def words(text: str) -> Iterator[Doubling]:
    """保障保障机制, 我局我局, 纳入到纳入, 地址：地址：."""
    lists = doubled_words()
    yield from (Doubling(*match.span(), match["label"]) for match in _LABEL.finditer(text))
    for match in _WORD.finditer(text):
        word = match[1]
        if word[0] == word[1] or word.startswith(("一", "逐")):
            continue
        if word in lists.fine and not _surely_once(text, match):
            continue
        if is_verb_again(text, word, match.end()):
            continue
        if text[max(0, match.start() - 1) : match.start()] in _MUST and word not in lists.verbs.words:
            continue  # 先得掂量掂量, 该浇水浇水
        own = word[0] in "我本" and word[1] in lists.offices
        if own or (is_word(word) and not _known(match.group())):
            yield Doubling(*match.span(), word)
    for match in _AGAIN.finditer(text):
        if _FROM.search(text, max(0, match.start() - _RANGE), match.start()) and match["link"] in "到至":
            continue  # 从受理、拟审批到审批决定
        if match["word"][0] in _WHICH:
            continue  # 写清几点到几点
        if near_misses().is_word(match["word"]) and not _known(match["word"][1] + match["link"] + match["word"]):
            yield Doubling(*match.span(), match["word"])


def are_no_words(text: str, twice: re.Match[str]) -> bool:
    """Whether a pair of characters said twice is no word, and its characters belong to none on either side.

    在官在官方媒体, 内容的容的; but 招标|投标|投诉, 水的水质, 面对面|对话.
    """
    pair, start, end = twice[1], twice.start(), twice.end()
    if len(pair) != len("一一") or not _IN_MANNERS.isdisjoint(pair) or is_word(pair):
        return False
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _MUST:
        return False  # 该打药打药
    ends = not before or is_word(before + pair[0])
    begins = not after or is_word(pair[1] + after)
    if "的" in pair:
        return pair[1] == "的" and ends and bool(before)
    return not (ends and begins and is_word(pair[::-1]))


def _surely_once(text: str, twice: re.Match[str]) -> bool:
    """Whether the counts are sure that a word is one too many that else may end one name and begin the next.

    发挥政府政府网站: two words meet so only where the first one ends some names. 便民服务服务中心: with it once what
    is around is common, and twice in a row it stands nowhere.
    """
    behind = doubled_words().fine_behind.get(twice[1])
    if behind is not None and not text.endswith(tuple(behind.split()), 0, twice.start()):
        return not _known(twice[0])
    before, after = text[max(0, twice.start() - 2) : twice.start()], text[twice.end() : twice.end() + 1]
    return len(before) > 1 and detector().level(before + twice[1] + after) >= _ONCE and not _known(twice[0])


def is_verb_again(text: str, word: str, end: int) -> bool:
    """Whether a word said twice is a noun and then the verb (国家有关规定|规定应当公开的), or its head: 大队|大队长."""
    lists = doubled_words()
    if (word[1] in lists.offices and text.startswith("长", end)) or text.startswith(lists.of_noun, end):
        return True
    return word in lists.noun_and_verb and text.startswith(lists.behind_verb, end)


@cache
def _own_entries() -> frozenset[str]:
    """Characters for whose doubling the list says what is right beside them."""
    lists = doubled_words()
    sure = (word for entry in lists.sure for word in entry.words)
    return frozenset((*(p.char for p in lists.particles), *(w[-1] for w in sure if w[-1] == w[-2])))


@cache
def _fine() -> tuple[str, ...]:
    return tuple(doubled_words().fine_strings)


def is_word(pair: str) -> bool:
    """Whether two characters are a word of the genre or of the dictionary."""
    words, level = detector().confusions.word_list, detector().level
    return near_misses().is_word(pair) or pair in words or level(AS_WORD + pair) > 0 or pair in trade_words().pairs


def _known(string: str) -> bool:
    """Whether correct prose has the string."""
    return detector().level(string) > 0
