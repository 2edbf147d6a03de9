"""Clauses that are not whole or whose words stand in a wrong order, read by classes of words.

An entry is a construction and no wording: 由 … 为|组长 with any office behind 为, a number of persons before any verb.
Its pattern names the classes, ``{person}``, and the places where clauses begin and end:

{head}   the beginning of a clause, the ordinal of an item (一是) before it
{open}   the beginning of a sentence
{stop}   the end of a clause, seen but not taken
{any}    one character within the clause
{all}    one character within the sentence
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import permutations

from core.base.resources import kept, read_record
from core.check.wording.entries import Entry, EntryList, Examples
from core.language.numerals import ORDINALS
from core.language.sentences import ENDS, PAUSES
from core.language.sought import longest_first
from core.model.finding import Severity

_TOKEN = re.compile(r"\{([a-z]+)\}")
#: What the files are of whose entries use these classes too.
_FURTHER = ("words", "gaps", "mixes", "small", "companions", "grammar")
#: The places by their tokens, as regular expressions.
PLACES = {
    "head": rf"(?:^|(?<=[{PAUSES}])|(?<=[{ORDINALS}]是))",
    "open": rf"(?:^|(?<=[{ENDS}])|(?<=[{ORDINALS}]是))",
    "stop": rf"(?=[{PAUSES}]|$)",
    "any": f"[^{PAUSES}]",
    "all": f"[^{ENDS}]",
}


@dataclass(frozen=True, kw_only=True)
class Synonyms(Examples):
    """Words of one meaning, parted by blanks: two side by side say the same twice, ``unless`` they are a word.

    Several such groups are parted by strokes; ``not_after`` is what may not follow the second word.
    """

    words: str
    unless: str = ""
    not_after: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """Any two of the words of a group, one behind the other."""
        groups = (group.split() for group in self.words.split("/"))
        pairs = {first + second for group in groups for first, second in permutations(group, 2)}
        return Entry(
            words=tuple(sorted(pairs - set(self.unless.split()))),
            not_after=self.not_after,
            reason="前后两个词意思重复",
            severity=Severity.WARNING,
            bad=self.bad,
            good=self.good,
        )


#: Behind one of these the verb is itself an attribute of the second object: 提高|履行职责和服务能力.
_BEFORE = "提高 提升 增强 加强 强化 提高依法 提升依法 增强依法 加强依法 强化依法"
#: What begins a verb: behind one of these something else may govern the second object.
_GOVERNS = (
    "[提增加健完强改优落规丰拓畅建扩推促] 发挥 存在 解决 树立 形成 营造 激发 保障 方便 取得 获得 做好 抓好 总结 实现 "
    "带动 引领 助力 支撑 满足 保证 听取 征求 接受 采纳 收集 回应 化解 反映 了解 开展 组织"
)


@dataclass(frozen=True, kw_only=True)
class Shared(Examples):
    """Verbs with an object of theirs and, beside it, one that they ``never`` take; words parted by blanks."""

    verbs: str
    objects: str
    never: str

    @property
    def entry(self) -> Entry:
        """The verb and two objects joined by 和, the second of which ends the clause: one of them is not its own."""
        between = f"(?:(?!{either(_GOVERNS)}){PLACES['any']})"
        before = "".join(f"(?<!{word})" for word in _BEFORE.split())
        pattern = (
            rf"{before}{either(self.verbs)}了?{between}{{0,14}}{either(self.objects)}[和与及]"
            rf"{between}{{0,16}}(?P<fault>{either(self.never)}){PLACES['stop']}"
            rf"|{before}{either(self.verbs)}了?{between}{{0,14}}(?P<first>{either(self.never)})[和与及]"
            rf"{either(self.objects)}{PLACES['stop']}"
        )
        reason = "前面的动词与并列的宾语中的这一个不搭配，这个宾语前面缺动词"
        return Entry(pattern=pattern, reason=reason, severity=Severity.WARNING, bad=self.bad, good=self.good)


@dataclass(frozen=True, kw_only=True)
class Turned(Examples):
    """Terms with their words parted by +, the terms by blanks: two neighbouring words may not change places.

    ``right`` are such as may, for the words then make another phrase (公开信息平台).
    """

    terms: str
    right: str = ""

    @property
    def entry(self) -> Entry:
        """Each term with two neighbours exchanged, and the term that is meant."""
        pairs: dict[str, str] = {}
        for term in self.terms.split():
            words = term.split("+")
            for at in range(len(words) - 1):
                turned = (*words[:at], words[at + 1], words[at], *words[at + 2 :])
                pairs["".join(turned)] = "".join(words)
        for right in self.right.split():
            del pairs[right]
        return Entry(pairs=pairs, reason="词序颠倒", severity=Severity.WARNING, bad=self.bad, good=self.good)


#: What governs the first of several nouns, what joins two, and what is told of the last where no clause ends behind it.
_OF_FIRST = "的 提高 提升 增强 突出 注重 强化 加强 保障 推进 实现 确保 体现 维护"
_JOINS = "[、和与及]"
_TOLD = "不断 进一步 持续 明显 显著 稳步 得到 有了 大幅 逐步"


@dataclass(frozen=True, kw_only=True)
class Endings(Examples):
    """The last character that words of a list share and the words without it, parted by blanks: 知情|权, 参与|权.

    One of several side by side that lacks it lost it.
    """

    ending: str
    stems: str

    @property
    def entry(self) -> Entry:
        """A stem without the ending between two with it, behind one with it, and before two with it."""
        stem, whole = either(self.stems), f"{either(self.stems)}{self.ending}"
        pattern = (
            rf"{whole}、(?P<fault>{stem})(?={_JOINS}{whole})"
            rf"|{whole}{_JOINS}(?P<second>{stem})(?:{PLACES['stop']}|(?={either(_TOLD)}))"
            rf"|{either(_OF_FIRST)}(?P<third>{stem})、{whole}(?={_JOINS}{whole})"
        )
        reason = f"并列的词语中这一个缺“{self.ending}”"
        return Entry(pattern=pattern, reason=reason, severity=Severity.WARNING, bad=self.bad, good=self.good)


def either(words: str) -> str:
    """Any one of words parted by blanks, as a regular expression."""
    return f"(?:{'|'.join(sorted(words.split(), key=longest_first))})"


@dataclass(frozen=True, kw_only=True)
class Clauses:
    """The file ``resources/lexicon/clauses.toml``: words by their class, parted by blanks, and entries with classes.

    A class may name those above it.
    """

    classes: dict[str, str]
    entries: EntryList
    synonyms: tuple[Synonyms, ...]
    shared: tuple[Shared, ...]
    turned: tuple[Turned, ...] = ()
    endings: tuple[Endings, ...] = ()

    def read(self, more: EntryList) -> EntryList:
        """The entries, and more of another file, with their classes and places spelt out.

        KeyError for a class that is not there.
        """
        spelt = dict(PLACES)

        def spell_out(words: str) -> str:
            return _TOKEN.sub(lambda token: spelt[token[1]], words)

        for name, words in self.classes.items():
            spelt[name] = either(spell_out(words))

        def spell(entry: Entry) -> Entry:
            return replace(entry, pattern=spell_out(entry.pattern))

        groups = (group.entry for group in (*self.synonyms, *self.shared, *self.turned, *self.endings))
        return EntryList((*map(spell, self.entries), *groups, *map(spell, more)))


@dataclass(frozen=True, kw_only=True)
class ClauseWords:
    """A further file of ``resources/lexicon``, ``clause_gaps.toml`` and the like: entries with those classes."""

    entries: EntryList


@kept("lexicon/clauses.toml", *(f"lexicon/clause_{name}.toml" for name in _FURTHER))
def clauses() -> EntryList:
    """The entries of all files, read once."""
    files = (read_record(ClauseWords, "lexicon", f"clause_{name}.toml") for name in _FURTHER)
    more = EntryList([entry for file in files for entry in file.entries])
    return read_record(Clauses, "lexicon", "clauses.toml").read(more)
