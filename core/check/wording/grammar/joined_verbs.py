"""Two verbs joined by 和 that share a noun which only one of them takes: 开展和提高|培训, 关注度|不断提升和扩大.

The noun is judged with each verb by the table of objects.py and the lists of collocations.py, so that nothing is told
here that would not be told of the verb alone; alone it is not read, for what is joined to it stands between.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.entries import any_of
from core.check.wording.grammar.collocations import collocations
from core.check.wording.grammar.governing import LISTED, VERB, verbs
from core.check.wording.grammar.objects import Misfit, object_pairs
from core.language.remembered import remembered
from core.language.sentences import PAUSES, end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINT = re.compile("(?<=[\u4e00-\u9fff]{2})(?:和|与|及|并|以及)(?=[\u4e00-\u9fff]{2})")
#: A noun ends before the count of it: 培训班3期.
_COUNT = re.compile(r"[\d(“《]")
#: So many characters stand at most between the second verb and the noun, and are looked at before what is told of it.
_BETWEEN, _BESIDE = 14, 12
#: They show that the second verb governs something else, or that all before is an attribute.
_PARTED = re.compile("[、和与及或等的对]")
#: They end a compound that others govern: 提高和保障|质量安全.
_COMPOUND = frozenset(("安全", "建设"))
#: Pairs that are one set phrase: 加强和改善|监管.
_PHRASES = frozenset(("加强", "强化", "改善", "改进", "完善", "建立"))
_DONE = "了"


@remembered
def misfits(text: str) -> Iterator[Misfit]:
    """Every such pair of a folded paragraph, with the verb that does not take the noun."""
    for joint in _JOINT.finditer(text):
        first = text[joint.start() - VERB : joint.start()]
        at = joint.start() - VERB
        if first[1] == _DONE:
            at, first = at - 1, text[at - 1 : at + 1]
        second = text[joint.end() : joint.end() + VERB]
        if at < 0 or first not in _all() or second not in _all():
            continue
        yield from _of_object(text, at, first, joint.end(), second)
        yield from _of_subject(text, at, first, joint.end(), second)


def _of_object(text: str, at: int, first: str, then: int, second: str) -> Iterator[Misfit]:
    """Verbs before their noun: 大力开展和提高|节水培训."""
    begin = start_of(text, at, PAUSES)
    if not verbs().may_open(text[begin:at], at - begin):
        return
    behind = text[then + VERB : end_of(text, then, PAUSES)]
    if count := _COUNT.search(behind):
        behind = behind[: count.start()]
    noun = object_pairs().noun_of(behind)
    between = behind[: -len(noun)].removeprefix(_DONE) if noun else ""
    if noun is None or len(between) > _BETWEEN or _PARTED.search(between) or verbs().govern_in(between):
        return
    if verbs().is_of_deeds(noun) or noun in _COMPOUND or {first, second} <= _PHRASES:
        return  # 提高和保障质量|措施: named by what is done
    end = then + VERB + len(behind)
    yield from _unlike(noun, ((first, at), (second, then)), (at, end))


def _of_subject(text: str, at: int, first: str, then: int, second: str) -> Iterator[Misfit]:
    """Verbs behind the noun that they are told of: 关注度|不断提升和扩大."""
    if text[then + VERB : then + VERB + 1] not in ("", *PAUSES):
        return
    clause = text[start_of(text, at, PAUSES) : at]
    degrees = _degrees().search(clause)
    named = clause[: degrees.start()] if degrees else ""
    noun = object_pairs().noun_of(named)
    if noun is None or LISTED.search(named[-_BESIDE:]) or verbs().govern_in(named):
        return
    start = at - len(clause) + len(named) - len(noun)
    yield from _unlike(noun, ((first, at), (second, then)), (start, then + VERB))


def _unlike(noun: str, pair: tuple[tuple[str, int], tuple[str, int]], marked: tuple[int, int]) -> Iterator[Misfit]:
    """The one of two verbs that does not take a noun, where the other does."""
    wrong = [verb for verb, _ in pair if _is_wrong(verb, noun)]
    if len(wrong) == 1:
        nouns = object_pairs().nouns(wrong[0])
        yield Misfit(*marked, wrong[0], noun, sure=True, verbs=object_pairs().usual(noun), nouns=nouns)


def _is_wrong(verb: str, noun: str) -> bool:
    """Whether a verb surely does not take a noun."""
    return object_pairs().surely_excludes(verb, noun) or collocations().is_wrong(verb, noun)


@cache
def _all() -> frozenset[str]:
    return verbs().all


@cache
def _degrees() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(collocations().adverbs)}){{1,3}}$", re.VERBOSE)
