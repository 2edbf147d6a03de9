"""Which law an invented title is meant for: one that shares what tells laws apart with just one of them.

Only the nation makes laws (法), so that any other title of one is wrong: there a shared subject is enough
(档案管理法 for 档案法), or letters in the same order (反电信诈骗法). Regulations (条例) are made by provinces and
cities too: of those the whole subject must be the same, and long.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.laws.law_titles import law_titles
from core.check.wording.lexicon import laws
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What ends as a law's title does and is none: 办法, 四步工作法.
_NO_LAW = re.compile("(?:[办方做说书作手疗看语想用写读唱打技兵戏刑]|工作)法$")
_LAW, _REGULATION = "法", "条例"
#: The shortest subject of a law and of a regulation.
_SHORTEST = {_LAW: 2, _REGULATION: 6}
#: So many letters must be there to be held against others in their order, or in any.
_ENOUGH, _MIXED = 3, 4
#: Letters a title may have more or less than the law that it is meant for.
_MORE, _LESS = 2, 5
_REST = re.compile("(?:暂行|实施|若干)?(?:条例|办法|规定|细则|法)+$")


@cache
def _general(kind: str) -> re.Pattern[str]:
    words = laws().general if kind == _LAW else laws().general_of_regulations
    return re.compile("|".join(sorted(words, key=longest_first)))


def _kind(title: str) -> str | None:
    if title.endswith(_REGULATION):
        return _REGULATION
    return _LAW if title.endswith(_LAW) and not _NO_LAW.search(title) else None


def _stem(title: str) -> str:
    """What stands before the kind, which an invented title may have twice: 行政复议 of 行政复议条例法."""
    return _REST.sub("", title)


def _subject(title: str, kind: str) -> str:
    """The stem without what many titles have: 档案 of 档案管理法."""
    return _general(kind).sub("", _stem(title))


@cache
def _known(kind: str) -> tuple[tuple[str, str, str], ...]:
    """The titles in force of a kind, each with its stem and its subject."""
    titles = law_titles()
    return tuple((t, _stem(t), _subject(t, kind)) for t in titles.titles if t not in titles.former and _kind(t) == kind)


def like_law(bare: str) -> str | None:
    """The law that a title, given without the nation's name, is meant for; None where several, or none, are like it.

    >>> [like_law(title) for title in ("国家保密法", "档案管理法", "平安建设条例", "三步工作法")]
    ['保守国家秘密法', '档案法', None, None]
    """
    kind, titles = _kind(bare), law_titles()
    if kind is None or bare in titles.titles or bare in titles.former:
        return None
    stem, subject = _stem(bare), _subject(bare, kind)
    if len(subject) >= _SHORTEST[kind] and (same := _only(t for t, _, s in _known(kind) if s == subject)):
        return same
    if kind == _REGULATION:
        long = len(subject) >= _SHORTEST[kind]
        return _only(t for t, _, s in _known(kind) if long and _within(subject, s) and len(s) - len(subject) <= _MORE)
    for said in (stem, subject):
        if len(said) >= _ENOUGH:
            found = [t for t, right, _ in _known(kind) if _within(said, right) and len(right) - len(said) <= _LESS]
            if found:
                return _only(found)
    if len(stem) < _MIXED:
        return None
    longer = [t for t, right, _ in _known(kind) if len(right) >= _MIXED and _within(right, stem)
              and len(stem) - len(right) <= _MORE]  # fmt: skip
    if longer:
        return _only(longer)
    return _only(t for t, right, _ in _known(kind) if set(stem) <= set(right) and len(right) - len(stem) <= _MORE)


def is_short_form(bare: str) -> bool:
    """Whether a law is much cited by that title though it is not its own: 环保法.

    >>> is_short_form("税收征管法"), is_short_form("税收管理法")
    (True, False)
    """
    return bare in laws().short_forms


def _only(titles: Iterable[str]) -> str | None:
    found = list(titles)
    return found[0] if len(found) == 1 else None


def _within(short: str, long: str) -> bool:
    """Whether a text has the letters of another in their order."""
    rest = iter(long)
    return all(char in rest for char in short)
