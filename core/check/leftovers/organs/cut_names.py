"""The own department with a word left out of its name, or one put in: 县教育局 in the report of 县教育科技局.

Short forms take one character of each word (住建局, 市场监管局) or leave out what adds nothing (应急局, 交通局); a name
that lacks a whole word of its field is another one, and where it stands as the organ of the report no other is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.wording.sentence_words import sentence_words
from core.language.abbreviations import is_declared
from core.language.organ_register import register
from core.language.organs import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

#: A name with its place is looked for as far as this.
_LONGEST = 18
#: The fewest characters of a word, and of what is left of a field.
_WORD = 2
#: What the two names share at least where one word stands for another.
_SHARED = 5
_ENDINGS = ("局", "委员会", "办公室", "中心", "厅")
#: What follows where the organ's own disclosure or report is spoken of.
_OWN_WORK = re.compile(
    r"""(?x) (?: 20\d\d年度? )? (?: 政府信息 | 政务 | 信息 ) 公开
    (?: 工作 | 年 | 情况 | 报告 | 指南 | 目录 ) | 20\d\d年"""
)
#: What an organ does, not its field of work.
_ACTS = re.compile(
    "(?:认真|全面|严格|积极|深入|切实)(?:落实|贯彻|执行|履行|按照)|高度重视|坚持以|始终坚持|严格按照|(?:共|未)收到|紧紧围绕|主动公开政府信息"
)
_BEGINS = frozenset("。;:,(")
#: One of several organs.
_OTHERS = ("、", "和", "及", "与", "等", "会同", "联合", "牵头")


def cut_names(passage: Passage, home: str, own: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Places of such names behind the own place, each with the right one; ``text`` is the whole draft."""
    ending = next((one for one in _ENDINGS if own.endswith(one)), "")
    if not ending or len(own) - len(ending) < _WORD or home not in passage.text:
        return
    if any(one in own.removesuffix(ending) for one in _ENDINGS):
        return  # a branch, or an office of an organ
    for match in re.finditer(re.escape(home), passage.text):
        at = match.end()
        found = passage.text.find(ending, at, at + _LONGEST)
        end = found + len(ending)
        if found < 0 or passage.text.startswith(own, at):
            continue
        said = passage.text[at:end]
        subject = match.start() == 0 or passage.text[match.start() - 1] in _BEGINS
        if not _is_meant(passage.text, end, subject=subject) or shortened(said) or is_declared(text, said):
            continue
        if passage.in_title(at) or is_declared(text, home + said) or _is_former(passage, match.start()):
            continue
        if _lacks_word(said, own, ending) or (
            not subject and (_lacks_word(own, said, ending) or _has_other_word(said, own, ending))
        ):
            yield at, end, own


def ends_lost(passage: Passage, home: str, own: str) -> Iterator[tuple[int, int, str]]:
    """The own department without its ending where it does what an organ does: 县供水服务|认真落实."""
    ending = next((one for one in _ENDINGS if own.endswith(one)), "")
    stem = own.removesuffix(ending)
    if not ending or len(stem) < _WORD + 1 or home not in passage.text:
        return
    for match in re.finditer(re.escape(home), passage.text):
        at = match.end()
        most = next((i for i, char in enumerate(own) if not passage.text.startswith(char, at + i)), len(own))
        if _WORD < most < len(own) and _ACTS.match(passage.text, at + most) and not passage.in_title(at):
            yield at, at + most, own


def _is_meant(text: str, end: int, *, subject: bool) -> bool:
    """Whether a name that ends at a place is the organ whose work is told."""
    if text.startswith(_OTHERS, end):
        return False
    return subject or _OWN_WORK.match(text, end) is not None


def _is_former(passage: Passage, start: int) -> bool:
    """Whether the sentence tells how organs were made of others."""
    sentence = passage.text[slice(*passage.sentence(start))]
    words = register()
    before = tuple(one for one in words.former if "(" not in one)
    told = any(word in sentence for word in words.history) or sentence_words().place_history.stand_in(sentence)
    return told or passage.text[:start].endswith(before)


def _lacks_word(short: str, full: str, ending: str) -> bool:
    """Whether one name is another without one whole word of its field: 营商环境建设局 for 营商环境建设监督局."""
    size = len(full) - len(short)
    if size < _WORD or not short.endswith(ending) or len(short) - len(ending) < _WORD:
        return False
    places = range(len(full) - len(ending) - size + 1)
    words = [full[at : at + size] for at in places if full[:at] + full[at + size :] == short]
    return bool(words) and not any(word.strip("和与及") in register().adds_nothing for word in words)


def _has_other_word(said: str, own: str, ending: str) -> bool:
    """Whether one word of two characters within stands for another one: 营商环境发展监督局."""
    if len(said) != len(own) or len(own) - _WORD < _SHARED or said[:_WORD] != own[:_WORD]:
        return False
    differing = [at for at, (a, b) in enumerate(zip(said, own, strict=True)) if a != b]
    return len(differing) == _WORD and differing[1] - differing[0] == 1 and said.endswith(ending)
