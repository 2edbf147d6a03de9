"""The bank of set phrases under ``resources/lexicon/set_phrases.tsv``: political, administrative, and of the genre.

One line is one phrase; the head of the file says what its columns mean. It is read once, and only when it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT, kept, read_toml
from core.model.finding import Severity
from core.model.normalise import fold

_NAME = "set_phrases.tsv"
_NEIGHBOURS = "phrase_neighbours.tsv"
_COLUMNS = 6
#: Marks that stand in a phrase or not as the sentence goes; phrases are compared without them.
QUOTES = frozenset("“”\"‘’'「」『』 ")
#: For ``str.translate``.
NO_QUOTES = dict.fromkeys(map(ord, QUOTES))


def bare(text: str) -> str:
    """A text folded and without quotation marks.

    >>> bare("增强“四个意识”、坚定“四个自信”")
    '增强四个意识、坚定四个自信'
    """
    return fold(text).translate(NO_QUOTES)


def _compared(whole: str) -> str:
    """The file as its phrases are compared.

    ``str.translate`` would take longer than all the rest of the reading.
    """
    for char, compared in (("“", ""), ("”", ""), ("，", ","), ("（", "("), ("）", ")")):
        whole = whole.replace(char, compared)
    return whole


class SetPhrase(NamedTuple):
    """A set phrase. ``since`` and ``until`` are the report years in which it is in use, inclusive.

    ``bare`` is the phrase as it is compared, ``variants`` are other right wordings, compared likewise. ``items``
    marks a list of which no item may be left out, ``known`` a phrase that is only known as right: departures from it
    are not looked for. ``dated`` marks one that is wrong outside of its years, ``ordered`` one whose two parts may not
    change places, ``free`` a list that is usually in this order, ``grave`` one that may not be miswritten at all,
    ``rigid`` one whose words are all fixed: it is no composition of which one word may be another. ``idiom`` marks one
    of the bank of idioms. ``sources`` are the keys of the sources at the head of the file, ``bad`` is a departure from
    the phrase.
    """

    text: str
    bare: str
    since: int | None
    until: int | None
    variants: tuple[str, ...]
    items: bool
    known: bool
    dated: bool
    grave: bool
    ordered: bool
    sources: tuple[str, ...]
    bad: str
    rigid: bool
    free: bool = False
    idiom: bool = False

    @classmethod
    def of_idiom(cls, idiom: str) -> SetPhrase:
        """An idiom, which is always in use and has no variants."""
        return cls(
            text=idiom,
            bare=idiom,
            since=None,
            until=None,
            variants=(),
            items=False,
            known=False,
            dated=False,
            grave=False,
            ordered=False,
            sources=(),
            bad="",
            rigid=True,
            idiom=True,
        )


@dataclass(frozen=True)
class Source:
    """A public text: who issued it, and its name or address."""

    issuer: str
    name: str


@dataclass(frozen=True)
class PhraseBank:
    """All phrases, their sources, words that are put for each other, and what is near a phrase and right."""

    phrases: tuple[SetPhrase, ...]
    sources: dict[str, Source]
    similar: dict[str, frozenset[str]]
    neighbours: frozenset[tuple[str, str]]
    openers: tuple[str, ...]
    attributive: tuple[str, ...]

    def severity(self, phrase: SetPhrase) -> Severity:
        """A warning, or error, where two sources of different issuers give the wording, else a hint.

        Idioms are a warning: dictionaries have them.
        """
        if phrase.idiom:
            return Severity.WARNING
        issuers = {self.sources[key].issuer for key in phrase.sources}
        if len(issuers) < 2:
            return Severity.HINT
        return Severity.ERROR if phrase.grave else Severity.WARNING


@kept("lexicon/phrase_words.toml", f"lexicon/{_NAME}", f"lexicon/{_NEIGHBOURS}")
def phrase_bank() -> PhraseBank:
    """The bank; raises ResourceError where its file cannot be read."""
    sources: dict[str, Source] = {}
    phrases: list[SetPhrase] = []
    words = read_toml("lexicon", "phrase_words.toml")
    composed = re.compile("|".join(map(re.escape, words["composed"])))
    try:
        whole = (ROOT / "lexicon" / _NAME).read_text("utf-8")
        for line, compared in zip(whole.splitlines(), _compared(whole).splitlines(), strict=True):
            if line.startswith("#source "):
                key, issuer, name = line.removeprefix("#source ").split("\t")
                sources[key] = Source(issuer, name)
            elif line and not line.startswith("#"):
                phrases.append(_phrase(line.split("\t"), compared.split("\t"), composed))
        pairs = (ROOT / "lexicon" / _NEIGHBOURS).read_text("utf-8").splitlines()
        neighbours = frozenset((a, b) for a, b in (p.split("\t") for p in pairs if not p.startswith("#")))
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_NAME} 有误，请重新安装。", detail=str(error)) from error
    groups: list[list[str]] = [group.split() for group in words["similar"]]
    similar: dict[str, set[str]] = {}
    for group in groups:
        for word in group:
            similar.setdefault(word, set()).update(w for w in group if w != word)
    alike = {word: frozenset(others) for word, others in similar.items()}
    return PhraseBank(tuple(phrases), sources, alike, neighbours, tuple(words["openers"]), tuple(words["attributive"]))


def _phrase(columns: list[str], compared: list[str], composed: re.Pattern[str]) -> SetPhrase:
    if len(columns) != _COLUMNS:
        raise ValueError(f"{len(columns)} columns: {columns}")
    text, years, flags, _, sources, bad = columns
    since, _, until = years.partition("-")
    return SetPhrase(
        since=int(since) if since else None,
        until=int(until) if until else None,
        text=text,
        bare=compared[0],
        variants=tuple(compared[3].split(";")) if compared[3] else (),
        items="i" in flags,
        known="n" in flags,
        dated="d" in flags,
        grave="e" in flags,
        ordered="o" in flags,
        sources=tuple(sources.split()),
        bad=bad,
        free="l" in flags,
        rigid="r" in flags or ("n" not in flags and not composed.search(text)),
    )
