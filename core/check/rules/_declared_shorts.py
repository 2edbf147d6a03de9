"""Abbreviations declared wrongly: without the short form, as the title itself, of another kind; another one used."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.entries import any_of
from core.check.wording.laws.law_titles import NATION, law_titles
from core.check.wording.lexicon import laws
from core.language.abbreviations import declared_titles, is_declared
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage
    from core.language.abbreviations import Declared

#: （以下简称）: the short form itself is missing.
_EMPTY = Sought(r"[(,](?P<fault>(?:以下|下文)?(?:统一)?(?:简称|统称|合称)[为作:]?)[)]")
#: （以下《办法》）: 简称 is.
_NO_VERB = Sought(r"[(,](?P<fault>以下《[^《》]{2,20}》)[)]")
#: 以下简称 with a character lost or two of them exchanged.
_BROKEN = Sought(r"[(,](?P<fault>以下简(?=[《“])|以简称|以下称简|以下简成|以下间称|以下减称)")
#: A short form in brackets behind what it is to stand for.
_BEHIND = Sought(
    r"""(?x) (?: \( [^()]{0,40} \) )? \( (?: [^()]{2,20} , )?
    (?P<fault> (?: 以下|下文 )? (?: 统一 )? (?: 简称|统称 ) [为作:]?
    (?P<short> [“《]? [^()“”《》,。;]{2,40} [”》]? ) ) \)"""
)
#: Before a name of an organ that begins there.
_BEGINS = frozenset("。;,:、(“的由向")
#: Titles of so many characters at most may be short forms of others.
_SHORT = 9
#: How alike the kinds of two titles are told: 办法, 条例.
_KIND = 2
_MARKS = str.maketrans("", "", "《》〈〉“”")
_TITLE = re.compile(r"《(?P<title>[^《》]{2,80}(?:《[^《》]*》[^《》]*)?)》")


def misdeclared(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """Declarations of one passage that cannot be right, whatever the rest of the draft says."""
    text = passage.text
    if "称" not in text and "以下" not in text:
        return
    for match in _EMPTY.finditer(text):
        written = passage.written(*match.span("fault"))
        fact = f"“{written}”后面没有写简称"
        yield outcomes.finding(fact, [passage.mark(*match.span("fault"))], actual=written, suggestion="补上简称。")
    for match in _NO_VERB.finditer(text):
        written = passage.written(*match.span("fault"))
        fact, right = f"“{written}”漏“简称”", written.replace("以下", "以下简称", 1)
        yield outcomes.finding(fact, [passage.mark(*match.span("fault"))], actual=written, replacement=right)
    for match in _BROKEN.finditer(text):
        written = passage.written(*match.span("fault"))
        mark = passage.mark(*match.span("fault"))
        yield outcomes.finding(f"“{written}”应为“以下简称”", [mark], actual=written, replacement="以下简称")
    for match in _BEHIND.finditer(text):
        if _is_whole(text, match.start(), match["short"]):
            written = passage.written(*match.span("short"))
            fact = f"简称与全称相同，都是“{written.translate(_MARKS)}”，不必说明"
            yield outcomes.finding(fact, [passage.mark(*match.span("fault"))], actual=written)
    for declared in declared_titles(text):
        yield from _kind(passage, declared, outcomes)


def _is_whole(text: str, at: int, short: str) -> bool:
    """Whether a short form is all of what stands before the brackets: a title, or a name from its beginning."""
    bare = short.strip("“”《》")
    before = at - 1 if text[at - 1 : at] in "》”" else at
    begins = before - len(bare)
    if begins < 0 or text[begins:before] != bare:
        return False
    if before < at:
        return text[begins - 1 : begins] in ("《", "“")
    return len(bare) > _KIND and (begins == 0 or text[begins - 1] in _BEGINS)


@cache
def _kinds() -> re.Pattern[str]:
    """Kinds of papers that short forms end with."""
    return re.compile(f"{any_of(laws().short_titles)}$")


def _kind(passage: Passage, declared: Declared, outcomes: Outcomes) -> Iterator[Outcome]:
    """《…管理办法》（以下简称《条例》）: nothing before it in its sentence is called so."""
    match = _kinds().search(declared.name)
    before = passage.text[passage.sentence(declared.start)[0] : declared.start]
    title = list(_TITLE.finditer(before))
    if match is None or not title or match[0] in before:
        return
    full = title[-1]["title"].translate(_MARKS)
    if not _kinds().search(full) or "等" in before[title[-1].end() :]:
        return
    written = passage.written(declared.at, declared.end)
    fact = f"“《{full}》”的简称写作“{written}”，文种与全称不符，请核对"
    yield outcomes.finding(fact, [passage.mark(declared.start, declared.end)], actual=written)


def otherwise_shortened(prose: Sequence[Passage], text: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """A title that is declared with one short form, under another that is declared nowhere: 《公开条例》, not 《条例》.

    ``text`` is the whole draft. A title is not meant where it is that of a known paper, or could be that of another one
    that the draft names.
    """
    declared = {title: short for title, short in _declared(prose).items() if _kinds().search(short)}
    if not declared:
        return
    full = {title for passage in prose for title in _full_titles(passage)}
    for passage in prose:
        for start, end in passage.titles:
            cited = passage.text[start:end].translate(_MARKS)
            if not _KIND < len(cited) <= _SHORT or cited in declared.values() or is_declared(text, cited):
                continue
            meant = [title for title in full if len(title) > len(cited) + _KIND and _stands_for(cited, title)]
            if len(meant) != 1 or meant[0] not in declared or _is_known(cited):
                continue
            short = declared[meant[0]]
            fact = f"《{meant[0]}》的简称说明为《{short}》，此处写作《{cited}》，前后应一致"
            mark = passage.mark(start, end)
            yield outcomes.finding(fact, [mark], expected=f"《{short}》", actual=cited, replacement=f"《{short}》")


def _declared(prose: Sequence[Passage]) -> dict[str, str]:
    """The short forms of titles by the title right before their declaration; none of those declared in two ways."""
    found: dict[str, set[str]] = {}
    for passage in prose:
        for declared in declared_titles(passage.text):
            before = passage.text[: declared.start]
            titles = list(_TITLE.finditer(before, passage.sentence(declared.start)[0]))
            if titles and before[titles[-1].end() :].count("《") == 0:
                found.setdefault(titles[-1]["title"].translate(_MARKS), set()).add(declared.name)
    return {title: next(iter(shorts)) for title, shorts in found.items() if len(shorts) == 1}


def _full_titles(passage: Passage) -> Iterator[str]:
    for start, end in passage.titles:
        title = passage.text[start:end].translate(_MARKS)
        if len(title) > _SHORT - _KIND:
            yield title


def _stands_for(short: str, title: str) -> bool:
    """Whether all characters of a short form stand in a title in their order, the kind of paper at its end."""
    at = title.rfind(short[-_KIND:])
    if at < 0:
        return False
    rest = iter(title[:at])
    return all(character in rest for character in short[:-_KIND])


def _is_known(title: str) -> bool:
    """Whether a title is that of a law, or of a document that is known; such as miss one are told by W101."""
    listed = law_titles()
    bare = title.removeprefix(NATION)
    named = (listed.titles, listed.documents, listed.former)
    return any(bare in titles for titles in named) or any(
        title in (law.title, *law.accepted, *law.wrong) for law in laws().laws
    )
