"""What a sentence denies and the next takes for granted, and what it tells as a fact and the next denies.

网站没有改版。改版后的网站…; 没有收到任何反馈。根据反馈的意见…; 经费单列预算。由于没有单列预算….

Nothing is listed here: the same words are denied in one sentence and told as known in the other.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction
from core.read.prose.denials.gainsaid import gainsaid, row_of
from core.read.prose.wholes.cannot_both_words import cannot_both_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
#: A clause that denies something, up to its end.
_DENIED = re.compile(rf"(?P<said>(?P<no>没有|从未|未曾|并未|未|零|无|取消了?|不再)(?P<what>{_HAN}{{2,20}}))(?=[,;。])")
_SUBJECT = re.compile("[^,;。未无]{0,22}")
_LEAST, _NAME = 2, 4
_HELD = re.compile("召开|举行|举办|开展|组织|启动|实施|进行")
_GOES_ON = re.compile(r"[1-9]|主要|用于|由|共|均|全年|已|于")
_CANCELLED = re.compile(
    "(?P<thing>[\u4e00-\u9fff]{2,12}?)(?:活动|会议|工作)?(?:因[^,]{2,10}?)?(?:取消|停办|暂停|未能|没有)"
)
_HEAD = re.compile("(?P<thing>[\u4e00-\u9fff]{2,12}?)(?:全年|年内|今年|本年度?)?$")
#: In these forms the next sentence takes it for granted.
_OF_IT = "^(?:根据|针对|对|按照|将|把|就)?"
_KNOWN_DEED = f"{_OF_IT}{{other}}(?:{{key}})(?:后|时|中|过程中|期间)?的"
_KNOWN_THING = (
    _OF_IT
    + f"(?:\\d{{{{1,2}}}}月(?:的|举办的|召开的)|该次?|这次|此次|首次|首场|第[{ONES[:3]}]次"
    + f"|{_HAN}{{{{2}}}}的(?:[1-9]\\d{{{{0,3}}}}[份件条场次个名])?)(?:{{key}})"
)
_COUNTED = "^(?:{key})(?:通知书?|人员|事项|信息|情况|表|函)?(?:共|发出|有|累计|全年|涉及){{1,2}}[1-9]\\d{{0,4}}"
_THERE = "^(?:在)?{other}(?:{key})(?:上|中|现场|当天|当日|期间|会场)"
_OF_MONEY = "^(?:{key})(?:共|为|有)?[1-9]\\d{{0,5}}(?:\\.\\d{{1,2}})?(?:万?元|[件份条场次期个名块台])"
_TOO_OFTEN = "(?:{key})(?:率|量|次数|现象)(?:较高|偏高|达|为|较多|频发)"
_WHY = Sought(
    rf"(?:^|(?<=[,;。]))(?P<told>(?:由于|因为?|但)(?:没有|缺乏|缺少|未|无)(?P<what>{_HAN}{{2,14}}?))(?=[,;。])"
)


def flatly_denied(paragraph: View) -> Iterator[Contradiction]:
    """The denials of a paragraph that the sentence beside them gainsays."""
    view = folded(paragraph)
    text = view.text
    for match in _DENIED.finditer(text):
        subject = text[start_of(text, match.start(), COMMAS_AND_ENDS) : match.start()]
        told = _known(text, match, subject) if _SUBJECT.fullmatch(subject) and "没有" not in subject else None
        if told:
            yield Contradiction(view.slice(*match.span("said")), view.slice(*told))
    for match in _WHY.finditer(text):
        said = _told_as_a_fact(text, match)
        if said:
            yield Contradiction(view.slice(*match.span("told")), view.slice(*said))


def _known(text: str, match: re.Match[str], subject: str) -> tuple[int, int] | None:
    """Where the next sentence begins with what was denied, as something known."""
    start = end_of(text, match.end(), FULL_STOPS) + 1
    if start >= len(text):
        return None
    added = row_of("light").match(match["what"])
    what = match["what"][added.end() :] if added else match["what"]
    light = what != match["what"]
    if not what and _HELD.fullmatch(match["what"]):
        what = match["what"]
    named = text[start : start + len(what)] == what and len(what) >= _NAME
    if (
        len(what) < _LEAST
        or (not named and match["no"][0] not in "取" and gainsaid("qualified").search(what))
        or gainsaid("not_denied").search(subject)
    ):
        return None
    opening = text[start : end_of(text, start, COMMAS_AND_ENDS)]
    if _HELD.fullmatch(match["what"]) and (name := _subject(text, match.start(), subject)):
        what, light = name, True
    thing = what[-_NAME:] if len(what) >= _NAME else what
    if len(what) >= _NAME and opening.startswith(what) and _GOES_ON.match(opening, len(what)):
        return start, start + len(what)
    forms = [(_KNOWN_THING, re.escape(thing)), (_COUNTED, re.escape(what[:2])), (_TOO_OFTEN, re.escape(what[:2]))]
    if len(thing) > _LEAST:
        forms += [(_THERE, re.escape(thing[-3:])), (_OF_MONEY, re.escape(thing))]
    deed = what[:2] if not light or len(what) == _LEAST else what[:_NAME] if len(what) >= _NAME else ""
    if deed:
        forms.append((_KNOWN_DEED, re.escape(deed)))
    for form, key in forms:
        if key not in opening:
            continue
        told = re.search(form.format(key=key, other=f"{_HAN}{{0,6}}?"), opening)
        if not told:
            continue
        if form is _KNOWN_DEED and not _same_object(subject + what[2:], opening[told.end() :]):
            continue
        if not gainsaid("not_known").search(opening[: told.end()]) and not cannot_both_words().others.search(opening):
            return start + told.start(), start + told.end()
    return None


def _subject(text: str, at: int, subject: str) -> str:
    """The name of what was not held, in its own clause or the one before."""
    name = _HEAD.fullmatch(subject)
    if not name or len(name["thing"]) <= _LEAST:
        at = start_of(text, at, COMMAS_AND_ENDS)
        before = text[start_of(text, max(0, at - 1), COMMAS_AND_ENDS) : at]
        name = _CANCELLED.match(before)
    return name["thing"] if name else ""


def _same_object(mine: str, other: str) -> bool:
    """Whether a deed is of the same thing: the names share two characters, or one of them names none."""
    idle = cannot_both_words().idle
    one, two = idle.sub("/", mine), idle.sub("/", other[:8])
    if not re.search(_HAN, one):
        return True
    return any("/" not in a + b and a + b in one for a, b in pairwise(two))


def _told_as_a_fact(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the sentence before tells as a fact what is lacking: 由于没有单列预算."""
    what = match["what"]
    if len(what) < _NAME and not (len(what) == _LEAST and "由于" in match["told"]):
        return None
    here = start_of(text, match.start(), FULL_STOPS)
    before = start_of(text, max(0, here - 1), FULL_STOPS)
    at = text.rfind(what[-6:] if len(what) > 6 else what, before, here)
    if at < 0 or before == here:
        return None
    clause = start_of(text, at, COMMAS_AND_ENDS), end_of(text, at, COMMAS_AND_ENDS)
    if gainsaid("changed").search(text[slice(*clause)]) or gainsaid("changed").search(
        match["told"].replace("没有", "").replace("未", "").replace("无", "")
    ):
        return None
    return clause
