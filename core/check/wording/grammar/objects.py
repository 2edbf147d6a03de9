"""Verbs and objects that never go together, as the table has them; governing.py reads both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT
from core.check.wording.grammar.chains import Chains
from core.check.wording.grammar.governing import BOTH, LISTED, VERB, Pair, verbs
from core.language.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "object_pairs.tsv"
_WORK = "工作"  # stands behind what is done and adds nothing: 公开工作力度
_SHOWN = 3  # nouns that a verb usually has that are told
#: Behind 更 these are no verb.
_FASTER = ("加快捷", "加快速")
#: What a verb governs, and what is done with it: 设立公示栏目|公开.
_PUBLISHED_IN = re.compile(r"(?:栏目|专栏|专区|平台|账号|网站|公众号|窗口)(?:公开|发布|公示|公布|推送|刊登)")
#: Begins the name of a class of nouns that end alike and share their verbs: ~度 for 透明度, 知晓度.
CLASS = "~"
#: Before the name of what several nouns are never governed by, before verbs that a noun has all the same, before verbs
#: that govern some classes only, and before what is told of nouns.
SHARED, NOT, ONLY, TOLD = "=", "!", "-", "<"
#: Before verbs of which what they do not govern is told as a warning.
SURELY = "^"
#: Before a number of twentieths, with the verbs that open their phrase so often, or the nouns so often named by verbs.
OPENING, NAMED = "*", "@"
SIGNS = frozenset((SHARED, ONLY, TOLD, OPENING, NAMED, SURELY, ">", "#"))


class Misfit(NamedTuple):
    """``verb`` never governs ``noun`` in correct prose; ``sure`` where both are so common that this cannot be chance.

    ``verbs`` are those that the noun usually has, ``nouns`` those that the verb has.
    """

    at: int
    end: int
    verb: str
    noun: str
    sure: bool
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]


class _Noun(NamedTuple):
    """A row of the table: what a noun is not governed by, surely and likely.

    ``never`` and ``seldom`` are the cells as the file has them, with blanks on both sides: few verbs are asked of a
    noun, and the words of all nouns apart take megabytes. ``classes`` are the names of its classes.
    """

    is_deed: bool
    usual: tuple[str, ...]
    never: str
    classes: tuple[str, ...]
    seldom: str

    def counted(self, verb: str) -> bool:
        """Whether both are so common that the counts would hold the pair if it were one."""
        return f" {verb} " in self.never

    def doubts(self, verb: str) -> bool:
        """Whether a verb likely never governs the noun."""
        return f" {verb} " in self.seldom


class ObjectPairs:
    """The file ``resources/lexicon/object_pairs.tsv``, made by tests/builders/object_pairs.py.

    A row is a noun, ``+`` where it is as often a verb (建设), its usual verbs, those that never govern it though the
    counts would hold them (a warning), and those that likely never do (a hint, as is what but a hand's list says). A
    row of a class (``~度``) has its words in the second column. Behind ``>`` stands a verb with its usual nouns, behind
    ``=`` a name with verbs that never govern some nouns: their rows name it, with the verbs that they have all the same
    behind ``!``. ``^`` stands before verbs of which all that is a warning. Behind ``-`` stands a verb with the classes
    that it governs alone, behind ``<`` what predicates.py explains, behind ``*`` and ``@`` what chains.py does.
    """

    def __init__(self) -> None:
        self._cells: dict[str, str] = {}
        self._shared: dict[str, str] = {}
        self._rows: dict[str, _Noun] = {}
        self._of_verb: dict[str, tuple[str, ...]] = {}
        self._class: dict[str, str] = {}
        self._only: dict[str, frozenset[str]] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._surely: frozenset[str] = frozenset()
        opening: dict[str, int] = {}
        named: dict[str, int] = {}
        try:
            for line in (ROOT / "lexicon" / _FILE).read_text("utf-8").splitlines():
                if line.startswith(">"):
                    verb, _, usual = line[1:].partition("\t")
                    self._of_verb[verb] = tuple(usual.split())
                elif line.startswith(SHARED):
                    name, _, verbs_of = line.partition("\t")
                    self._shared[name] = f" {verbs_of} "
                elif line[0] == SURELY:
                    self._surely = frozenset(line[1:].split())
                elif line[0] in (ONLY, TOLD):
                    word, _, cell = line[1:].partition("\t")
                    (self._only if line[0] == ONLY else self._told)[word] = frozenset(cell.split())
                elif line[0] in (OPENING, NAMED):
                    share, _, cell = line[1:].partition("\t")
                    (opening if line[0] == OPENING else named).update(dict.fromkeys(cell.split(), int(share)))
                elif not line.startswith("#"):
                    noun, _, cells = line.partition("\t")
                    if cells.count("\t") != 3:
                        raise ValueError(f"not five columns: {noun}")
                    self._cells[noun] = cells
                    if noun[0] == CLASS:
                        self._class.update(dict.fromkeys(cells.partition("\t")[0].split(), noun))
        except (OSError, ValueError) as error:
            raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
        few = frozenset((*self._only, *" ".join(self._shared.values()).split()))  # all in one go: 34,000 verbs
        self._verbs, self._chains = verbs(), Chains(opening, named, few)

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair of a folded paragraph that the counts do not know and should."""
        for pair in self._verbs.pairs(text, self.noun_of):
            row = self.row(self._class.get(pair.noun, pair.noun))
            if not self.excludes(row, pair.verb) and not row.doubts(pair.verb):
                continue
            sure = self._is_sure(row, pair.verb)
            if row.is_deed and (pair.at + VERB == pair.start or "、" in text[pair.at : pair.end + 1]):
                continue  # two deeds, or several: 提升|服务, 完善治理、协调发展
            narrow = pair.verb in self._only
            between = text[pair.at + VERB : pair.start]
            if text[pair.at + VERB] == "“" and text[pair.start - 1] == "”":
                continue  # 开通|“免申即享”政策: what is opened has a name of its own
            if text.endswith("更", 0, pair.at) and text.startswith(_FASTER, pair.at):
                continue  # 更加|快捷的形式
            if (row.is_deed and self._verbs.is_way(between)) or _PUBLISHED_IN.search(between):
                continue  # 设立|公示栏目|公开|水价信息
            if self._verbs.make_noun(pair.verb, text[pair.at + VERB : pair.end], may=narrow):
                continue
            if any(between[i : i + VERB] in row.usual for i in range(len(between) - 1)):
                continue  # 加强|回应社会关切, 拓宽|载体|回应关切: the second verb governs it
            usual = self._of_verb.get(pair.verb, ())
            if self._verbs.is_of_deeds(pair.noun) and any(
                noun != _WORK and noun in between and f"{noun}的" not in between for noun in usual
            ):
                continue  # what it governs stands before: 征求|意见|环节
            if self._chains.is_single(text, pair.start) or self._verbs.ends(pair.verb, between):
                continue  # 压实|责任|抓|保障, 杜绝|“僵尸”栏目
            *listed, last = LISTED.split(between)
            if listed and last and listed[-1][-VERB:] == last[:VERB]:
                continue  # 制定|政策及政策解读
            if listed and "的" not in last and self._verbs.stand_in(last) and not (narrow and between[0] == "了"):
                continue  # two things done, told as nouns: 完成时限、推进|措施
            if self._verbs.is_before_deed(pair.verb, between[:VERB]):
                continue
            if narrow and self._verbs.is_done(between[:VERB]):
                continue
            if (narrow or text[pair.start - 1] in BOTH) and any(self._goes(pair.verb, part) for part in listed):
                continue  # 增长新知识、新|观念
            if self.is_chained(text, pair):
                continue
            yield Misfit(pair.at, pair.end, pair.verb, pair.noun, sure, row.usual, usual[:_SHOWN])
        for pair in self._verbs.undergone(text, self.noun_of):
            if self.is_untold(pair.verb, pair.noun):
                usual, nouns = self.usual(pair.noun), self._of_verb.get(pair.verb, ())[:_SHOWN]
                sure = self._is_sure(self.row(self._class.get(pair.noun, pair.noun)), pair.verb)
                yield Misfit(pair.start, pair.end, pair.verb, pair.noun, sure=sure, verbs=usual, nouns=nouns)

    def is_chained(self, text: str, pair: Pair, *, surely: bool = False) -> bool:
        """Whether a verb between the two words of a pair governs the noun: 加强|巡查|堵塞|漏洞.

        ``surely`` where that is so whatever stands before it.
        """
        noun = self._class.get(pair.noun, pair.noun)
        is_deed = noun in self._cells and self.row(noun).is_deed
        of_deeds = self._verbs.is_of_deeds_done(pair.verb)
        goes = None if surely else self._goes
        return self._chains.governs_another(text, pair, is_deed=is_deed, of_deeds=of_deeds, goes=goes)

    def _is_sure(self, row: _Noun, verb: str) -> bool:
        """Whether a pair that is wrong or doubtful is wrong without doubt."""
        if row.counted(verb):
            return True
        return verb in self._surely and not row.is_deed and self.excludes(row, verb)

    def _goes(self, verb: str, words: str) -> bool:
        """Whether a verb may govern the noun that some words end in."""
        noun = self.noun_of(words)
        return noun is not None and not self.excludes(self.row(self._class.get(noun, noun)), verb)

    def is_untold(self, word: str, noun: str) -> bool:
        """Whether something is not told of a noun: by its own classes, or as a verb that never governs the noun."""
        noun = self._class.get(noun, noun)
        told = self._told.get(word, frozenset())
        if f"{NOT}{noun}" in told:
            return False
        row = self.row(noun)
        if all(name[0] in (NOT, ONLY) for name in told):
            return self.excludes(row, word) or any(ONLY + name[1:] in told for name in row.classes)
        return any(name not in told for name in row.classes)

    def has_classes(self, noun: str) -> bool:
        """Whether the table has the noun with a class."""
        return noun in self._cells and bool(self.row(noun).classes)

    def usual(self, noun: str) -> tuple[str, ...]:
        """The verbs that a noun usually has."""
        return self.row(self._class.get(noun, noun)).usual

    def row(self, noun: str) -> _Noun:
        """What a noun or a class is not governed by, worked out when it is first met."""
        if noun not in self._rows:
            kind, usual, never, seldom = self._cells[noun].split("\t")
            classes = tuple(name for name in never.split() if name[0] == SHARED)
            self._rows[noun] = _Noun(kind == "+", tuple(usual.split()), f" {never} ", classes, f" {seldom} ")
        return self._rows[noun]

    def surely_excludes(self, verb: str, noun: str) -> bool:
        """Whether a verb never governs a noun that the table has, and the counts would hold the pair if it did."""
        row = self.row(self._class.get(noun, noun))
        return self.excludes(row, verb) and row.counted(verb)

    def nouns(self, verb: str) -> tuple[str, ...]:
        """What a verb usually governs, as it is shown."""
        return self._of_verb.get(verb, ())[:_SHOWN]

    def excludes(self, row: _Noun, verb: str) -> bool:
        """Whether a verb never governs a noun: by the noun's own row, by those of its classes, by the verb's."""
        said = f" {verb} "
        if f" {NOT}{verb} " in row.never:
            return False
        if said in row.never or any(said in self._shared[name] for name in row.classes):
            return True
        only = self._only.get(verb)
        return only is not None and any(name not in only for name in row.classes)

    def noun_of(self, clause: str) -> str | None:
        """The noun of the table that a clause ends in, None for any other."""
        for length in (3, 2):
            end = clause[-length:]
            if end in self._cells or end in self._class:
                return end
        return None


@cache
def object_pairs() -> ObjectPairs:
    """The table, read once; raises ResourceError where it is damaged."""
    return ObjectPairs()
