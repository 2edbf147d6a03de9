"""Sentences without a verb of their own: one phrase behind another, and then the full stop.

A sentence is read clause by clause. A clause is a phrase where it opens with a preposition and ends as the phrase does:

basis     根据 … 要求      in       在 … 领导下, 自 … 以来        with     结合 … 实际
goes      随着 … 的推进     purpose  为进一步 …                  except   由于 … 除 … 外, 均 …
things    通过平台对|将|把 a list of nouns, with nothing done with them        means    通过 a list of means

Where all its clauses are phrases the sentence says nothing. So it is where but a verb of compiling stands behind them,
for the report that is compiled is not named (结合实际编制。), or where work stands before it that nobody compiles; and
where work is named first, nothing but phrases said of it, and then the office begins anew (我局公开工作，我局认真…).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.base.resources import read_toml
from core.check.wording.grammar.clauses import either
from core.language.numerals import ORDINALS
from core.language.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a sentence lacks: any verb, the report that is compiled, or a predicate of its first subject.
Lack = Literal["predicate", "report", "subject"]

_SENTENCE = re.compile(r"[^。!?;\n]+。")
#: Nothing is told of sentences with such marks: a label, a quotation, an item within brackets.
_ASIDE = re.compile(r"[:“”‘’()\[\]…]")
#: What commas part; one within a title parts nothing.
_CLAUSE = re.compile(r"(?:《[^《》]*》|[^,])+")
_ITEM = re.compile(rf"[{ORDINALS}]+是")
_TITLE = re.compile(r"《[^《》]*》")
#: The work itself: its name has words in it that are verbs elsewhere.
_WORK = re.compile(r"(?:政府信息|政务信息|信息|政务|厂务|村务)公开")
_NAME = "事"  # stands for a title or the name of the work
_LEAST = 10  # characters of a sentence that is told


class Bare(NamedTuple):
    """``text[start:end]`` is a sentence, its full stop left out, or its second subject."""

    start: int
    end: int
    lacks: Lack


class PhrasesOnly:
    """The words of ``resources/lexicon/phrases_only.toml`` as readers of clauses."""

    def __init__(self) -> None:
        words = {name: either(words) for name, words in read_toml("lexicon", "phrases_only.toml").items()}
        not_governed = f"(?:(?!{words['governs']}).)"
        basis = f"{words['basis']}(?:{not_governed}{{1,60}}{words['bases']}|{not_governed}{{0,12}}书)"
        since = "(?:自|自从).{4,40}以来"
        within = f"在.{{2,60}}{words['in_ends']}"
        goes = f"伴?随着.{{2,60}}的{words['onwards']}?{words['goes']}"
        governs = f"{words['governs']}(?!的)"  # in 上报的数据 the verb only says which
        beside = f"(?:紧密|密切|充分)?结合(?:(?!{governs}).){{2,30}}{words['with_ends']}"
        purpose = f"{words['purpose']}(?:(?!{words['besides']}).){{4,40}}"
        undone = f"(?:(?!{words['done']})[^、和及与])"
        listed = f"{undone}{{2,12}}(?:、{undone}{{2,12}}){{2,12}}"
        before = (
            "(?:[我本全][局镇乡县区市委办院校站厂街单](?:道|位)?)?(?:主要|统一|充分)?"
            "(?:(?:通过|利用|借助|依托)[^对将把、]{2,16}|在[^对将把、]{2,14}[上中里内])?"
        )
        opens = "(?:针?对(?![于外方象应照接比话])|将(?![来要近])|把(?![握关手]))"
        things = (
            f"{before}{opens}(?:{listed}等|(?=.*(?:{words['things']})$){listed}"
            f"(?:(?:和|及|与|以及){undone}{{2,10}})?(?:等{undone}{{0,6}})?)"
        )
        means = (
            f"(?:[我本全][局镇乡县区市委办院校站厂街单](?:道|位)?)?(?:主要|分别)?通过{undone}{{2,10}}(?:、{undone}{{2,10}}){{1,8}}"
            f"等(?:多种|各类|各种)?{words['means']}"
        )
        places = f"(?:主要)?通过{undone}{{2,12}}(?:、{undone}{{2,12}}){{0,8}}(?:(?:和|及|与|以及){undone}{{2,12}})?"
        means = f"(?:{means}|(?=.*{words['carriers']}$){places})"
        self._sure = re.compile(f"(?:{things}|{means}|{goes}|{within})$")
        self._phrase = re.compile(f"(?:{basis}|{since}|{within}|{goes}|{beside}|{purpose}|{things}|{means})$")
        self._place = re.compile(r"在[^的、]{2,14}[上中里内]$")
        self._held = re.compile(f"(?:始终|牢牢)?(?:坚持)?以.{{2,60}}为{words['held']}$")
        self._compiles = re.compile(f"(?:的要求|的规定)?{words['compiles']}$")
        self._work = re.compile(
            r"(?P<who>[^在按根依遵结由是]{0,14}?(?P<last>[局镇乡县区市委办院校站厂]))?"
            r"(?:20\d\d年度?)?事工作(?P<rest>.*)$"
        )
        self._again = re.compile(
            f"(?:[我本](?P<own>[局镇乡县区市委办院校站厂])|[^,的各]{{1,9}}(?P<named>[局镇乡院校站厂]))(?={words['acts']})"
        )
        self._compiled, self._opening = re.compile(words["compiled"]), re.compile(words["opens"])
        self._opens_rest = re.compile(f"{words['basis']}|在|结合|紧密结合")
        self._date = re.compile(r"(?:20\d\d年度?|今年|本年度|一年来|全年)$")

    @remembered_of
    def bare(self, text: str) -> Iterator[Bare]:
        """Sentences of a folded paragraph that lack something, left to right."""
        for sentence in _SENTENCE.finditer(text):
            start, end = sentence.start(), sentence.end() - 1
            item = _ITEM.match(text, start)
            start = item.end() if item else start
            if found := self._read(text, start, end):
                yield found

    def _read(self, text: str, start: int, end: int) -> Bare | None:
        """What a sentence lacks; None where it is whole or nothing is sure."""
        written = text[start:end]
        if not self._opening.match(written) and "工作" not in written[:30]:
            return None
        if _ASIDE.search(_TITLE.sub("", written)):
            return None
        starts = [start + match.start() for match in _CLAUSE.finditer(written)]
        parts = [_WORK.sub(_NAME, _TITLE.sub("书", match[0])) for match in _CLAUSE.finditer(written)]
        if len(parts) > 1 and self._date.match(parts[0]):
            del parts[0], starts[0]
        if parts[0].startswith("由于") or parts[0].startswith("鉴于"):
            excepts = len(parts) == 2 and "除" in parts[0] and parts[0].endswith("外")
            return Bare(start, end, "predicate") if excepts and parts[1].startswith(("均", "都", "全")) else None
        if work := self._work.match(parts[0]):
            return self._of_work(parts, starts, work, start, text, end)
        ends = self._compiles.search(parts[-1])
        if ends:
            parts[-1] = parts[-1][: ends.start()]
        if not all(self._phrase.match(part) or self._place.match(part) for part in parts):
            return None
        if ends:
            return Bare(start, end, "report")
        sure = any(self._sure.match(part) for part in parts)
        many = len(parts) > 1 and not parts[-1].startswith("为") and not any(map(self._place.match, parts))
        return Bare(start, end, "predicate") if (sure or many) and len(written) >= _LEAST else None

    def _of_work(
        self, parts: list[str], starts: list[int], work: re.Match[str], start: int, text: str, end: int
    ) -> Bare | None:
        """What a sentence lacks that begins with the work of an office, of which nothing but phrases is said.

        ``starts`` are the places of the clauses.
        """
        first = work["rest"]
        if ends := self._compiles.search(parts[-1]):
            compiled = not self._compiled.search("".join(parts)) and self._opens_rest.match(first or parts[-1])
            last = (first if len(parts) == 1 else parts[-1]).removesuffix(ends[0])
            return Bare(start, end, "report") if compiled and self._phrase.match(last) else None
        if first and not self._phrase.match(first):
            return None
        for part, at in zip(parts[1:], starts[1:], strict=True):
            again = self._again.match(part)
            if again and work["last"] in (again["own"], again["named"]) and text.startswith(again[0], at):
                return Bare(start, at + len(again[0]), "subject")
            if not self._phrase.match(part) and not self._held.match(part):
                return None
        return None


@cache
def phrases_only() -> PhrasesOnly:
    """The reader, made once."""
    return PhrasesOnly()
