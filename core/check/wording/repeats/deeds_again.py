"""Deeds said again in their paragraph, and short sentences said twice in a row.

A deed is a clause that opens with a verb (完善水价公示流程), behind adverbs that may be others the second time. That it
is done and will go on being done is no repetition, so nothing between the two may look ahead; nor is a heading
(一是……。) that the first sentence takes up. Half a million characters of right reports have no such paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.wording.grammar.unended import verbs
from core.check.wording.repeats.repeats import Repeat
from core.language.numerals import ORDINALS
from core.language.remembered import remembered
from core.language.sentences import ENDS
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters of a deed that stands twice in one sentence, in one paragraph; of a sentence that stands twice in a row.
_IN_SENTENCE, _IN_PARAGRAPH, _SENTENCE = 8, 10, 4
_VERB = 2
_CLAUSE = re.compile(r"[^,。;:!?()\n]+")
_SENTENCES = re.compile(rf"[^{ENDS}:]+[{ENDS}:]")
#: The number of an item before a heading that stands in the paragraph.
_NUMBER = re.compile(rf"(?:\([{ORDINALS}\d]+\)|[{ORDINALS}\d]+[、.]|[{ORDINALS}]是|第[{ORDINALS}],)")
#: Who does it, and the ordinal of an item.
_WHO = rf"(?:我|本)[局委办镇乡县区市院]|[{ORDINALS}]是"
#: What the object may have before it or not: 完善镇水价公示目录.
_OWN = re.compile(r"^(..)了?(?:(?:我|本|全)?[局镇乡县区市](?!政府|[区场长级直容民委])|本单位|本机关)")
_STOPS = frozenset(ENDS)
_EMPTY = re.compile(r"[^\u4e00-\u9fff]|[的了]")
_YEAR = r"20\d\d年"


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """What may stand before a deed, what looks ahead, and aims; ResourceError where the file cannot be read."""
    data = read_toml("lexicon", "deeds_again.toml")
    adverbs, lookout = (sorted(data[name].split(), key=longest_first) for name in ("adverbs", "lookout"))
    before, ahead = re.compile("|".join((*adverbs, _WHO))), re.compile("|".join((*lookout, _YEAR)))
    return before, ahead, tuple(data["aims"].split())


@remembered
def deeds(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 不断完善水价公示流程，增设水质专栏，进一步完善水价公示流程."""
    seen: dict[str, tuple[int, int, int]] = {}
    sentence = end = 0
    adverb, ahead, aims = _words()
    for match in _CLAUSE.finditer(text):
        sentence += not _STOPS.isdisjoint(text[end : match.start()])
        start, end = match.start() + _start(match.group(), adverb), match.end()
        key = _EMPTY.sub("", _OWN.sub(r"\1", text[start:end]))
        if len(key) < _IN_SENTENCE or any(map(str.isdigit, text[start:end])):
            continue
        earlier = seen.get(key)
        if _is_heading(text, match.start(), end):
            continue
        seen[key] = (sentence, start, end)
        if text[start + _VERB : start + 2 * _VERB] in verbs():  # 拓展|提高服务质量和实效
            seen.setdefault(_EMPTY.sub("", text[start + _VERB : end]), (sentence, start + _VERB, end))
        if earlier is None:
            continue
        if earlier[0] != sentence and (len(key) < _IN_PARAGRAPH or key.startswith(aims)):
            continue
        _, first, last = earlier
        # word for word in a row it is told as a clause (``repeats``)
        if not ahead.search(text, first, end) and (start - last > 1 or text[first:last] != text[start:end]):
            yield Repeat(first, start, end)


def _start(clause: str, adverb: re.Pattern[str]) -> int:
    """Where the verb of a clause stands that opens it behind adverbs; its end where it has none."""
    at, found = 0, len(clause)
    while True:
        if clause[at : at + 2] in verbs():
            found = at
        before = adverb.match(clause, at)
        if before is None:
            return found
        at = before.end()


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a clause is a heading with its number, which the sentence behind may take up."""
    return text[end : end + 1] in "。:" and (text[start - 1 : start] == ")" or _NUMBER.match(text, start) is not None)


@remembered
def short_sentences(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 水价公示方面。水价公示方面。, the number of an item before the first or not."""
    before = None
    for match in _SENTENCES.finditer(text):
        number = _NUMBER.match(text, match.start())
        start = number.end() if number else match.start()
        earlier, before = before, (start, match.end())
        if earlier is None or match.end() - start <= _SENTENCE or earlier[1] != match.start():
            continue
        words = text[start : match.end() - 1]
        if words == text[earlier[0] : earlier[1] - 1] and not any(map(str.isdigit, words)):
            yield Repeat(earlier[0], start, match.end())
