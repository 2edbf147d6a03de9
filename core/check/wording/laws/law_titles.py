"""Titles of national laws and regulations: which there are, which were repealed, and what a wrong one is meant for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import rapidfuzz

from core.base.errors import ResourceError
from core.base.resources import ROOT, kept
from core.check.wording.laws.law_days import law_days
from core.check.wording.lexicon import laws
from core.check.wording.slips.detector import detector
from core.language.sought import Sought
from core.model.normalise import fold

NATION = "中华人民共和国"
#: What a title ends with, the longest first.
_KINDS = (
    *("实施条例", "实施办法", "实施细则", "暂行条例", "暂行办法", "暂行规定"),
    *("条例", "办法", "规定", "细则", "规则", "准则", "法典", "法"),
)
#: Of these only a long stem tells: every office has plans, lists and systems of its own.
_LOCAL_KINDS = (
    *(
        "指导意见",
        "实施意见",
        "意见",
        "通知",
        "方案",
        "指引",
        "指标",
        "标准",
        "纲要",
        "规划",
        "规程",
        "规范",
        "指南",
        "目录",
        "制度",
    ),
    *("通告", "决定", "决议", "建议", "公报", "格式", "守则", "公约"),
)
_LOCAL_KIND = re.compile(f"^(?P<stem>.{{8,}}?)(?P<kind>{'|'.join((*_KINDS, *_LOCAL_KINDS))})$")
#: What offices call what they make of a notice from above.
_OWN_KIND = re.compile("实施|方案|细则|计划|要点|分工")
#: Each office makes its own: 基层政务公开标准目录.
_LIST = "目录"
_KIND = re.compile(f"^(?P<stem>.{{3,}}?)(?P<kind>{'|'.join(_KINDS)})$")
#: Titles too short to be compared by letters: 审计条例, where there is 审计法. Offices make no rules of these kinds.
_SHORT_TITLE = re.compile("^(?P<stem>[\u4e00-\u9fff]{2,3})(?P<kind>条例|法)$")
_OTHER_KIND = {"条例": "法", "法": "条例"}
#: Words that belong to one title and not to another, and may be left out or put in by mistake.
_QUALIFIERS = frozenset(
    (
        *("国家", "暂行", "实施", "安全", "信息", "政府", "若干", "工作", "管理"),
        *("行政", "重大", "公共", "社会", "人民", "全国"),
    )
)
#: Shorter titles are too much like others.
_SHORT, _LONG, _CERTAIN = 4, 6, 8
#: From this length on a title may have lost some words in a row, so many characters at most.
_LOSES_WORDS, _LOST = 12, 6
#: From this length on no other title is one character away.
_UNLIKE = 16
#: How titles begin that no office gives its own papers.
_OF_ALL = ("中国共产党", "中共中央", "国务院", "党政", "党委", "法治")
#: What may be left out of a title.
_EDITION = re.compile(r"\((?:试行|暂行|修订|20\d\d年修订)\)$")
_MARKS = str.maketrans("", "", '《》〈〉“”"')


class Former(NamedTuple):
    """A repealed title: the last report year in which it was in force, and what took its place."""

    until: int
    successor: str


#: What joins the words of a title and is easily put for one another.
_JOINTS = Sought("[和与及、的]")


@dataclass(frozen=True)
class LawTitles:
    """Titles without the nation's name, with whether they bear it and the numbers of their orders.

    ``documents`` are titles of other documents that reports cite, as they are compared and as they are written.
    """

    titles: dict[str, tuple[bool, tuple[str, ...]]]
    former: dict[str, Former]
    documents: dict[str, str]

    @cached_property
    def current(self) -> tuple[str, ...]:
        """The titles that were not repealed."""
        return (*(title for title in self.titles if title not in self.former), *self.documents)

    @cached_property
    def letters(self) -> dict[str, str]:
        """The titles by their characters, sorted."""
        return {"".join(sorted(title)): title for title in self.current if len(title) >= _LONG}

    @cached_property
    def long_stems(self) -> dict[str, str]:
        """Documents by what stands before their kind, where that is long."""
        return {match["stem"]: title for title in self.documents if (match := _LOCAL_KIND.match(title))}

    @cached_property
    def by_order(self) -> dict[str, str]:
        """The title of an order of the State Council that brought but one."""
        found: dict[str, list[str]] = {}
        for title, (_, orders) in self.titles.items():
            for order in orders:
                found.setdefault(order, []).append(title)
        return {order: titles[0] for order, titles in found.items() if len(titles) == 1}

    @cached_property
    def stems(self) -> dict[str, str]:
        """The title that has a stem, for stems that only one has: 优化营商环境 for 优化营商环境条例."""
        found: dict[str, list[str]] = {}
        for title in self.current:
            if match := _KIND.match(title):
                found.setdefault(match["stem"], []).append(title)
        return {stem: titles[0] for stem, titles in found.items() if len(titles) == 1}

    @cached_property
    def unjoined(self) -> dict[str, str]:
        """The same by the stem without what joins its words: 基本医疗卫生健康促进."""
        found: dict[str, list[str]] = {}
        for stem, title in self.stems.items():
            found.setdefault(_JOINTS.sub("", stem), []).append(title)
        return {stem: titles[0] for stem, titles in found.items() if len(titles) == 1}

    def full(self, title: str) -> str:
        """The title as it is officially written."""
        if title in self.documents:
            return self.documents[title]
        return NATION + title if self.titles.get(title, (False,))[0] else title

    def meant(self, bare: str, national: bool = False) -> str | None:
        """The title that a wrong one, without the nation's name, is meant for; None where it may be another text.

        ``national`` says that it bears the nation's name: then no office's own rules can be meant.

        >>> [law_titles().meant(title) for title in ("优化营商环境办法", "保守秘密法", "水务局考勤办法")]
        ['优化营商环境条例', '保守国家秘密法', None]
        """
        if bare in self.titles or bare in self.former or len(bare) < _SHORT:
            return None
        if bare in self.documents or _EDITION.sub("", bare) in self.documents:
            return None
        if (turned := self.letters.get("".join(sorted(bare)))) is not None:
            return turned
        if (short := _SHORT_TITLE.match(bare)) and (other := short["stem"] + _OTHER_KIND[short["kind"]]) in self.titles:
            return other if other not in self.former else None
        match = _KIND.match(bare)
        short_law = national and bool(match) and match["stem"].endswith("法")  # 预算法|实施细则
        if match and (len(match["stem"]) >= _SHORT or short_law) and match["stem"] in self.stems:
            return self.stems[match["stem"]]
        if match and len(match["stem"]) >= _LONG and (joined := self.unjoined.get(_JOINTS.sub("", match["stem"]))):
            return joined
        match = _LOCAL_KIND.match(bare)
        if (
            match
            and not _OWN_KIND.search(match["kind"])
            and match["kind"] != _LIST
            and match["stem"] in self.long_stems
        ):
            return self.long_stems[match["stem"]]
        if lost := self._lost(bare) or self._of_other_kind(bare):
            return lost
        near = rapidfuzz.process.extract(
            bare, self.current, scorer=rapidfuzz.distance.Levenshtein.distance, score_cutoff=2, limit=5
        )
        likely = [title for title, distance, _ in near if _is_slip(bare, title, int(distance), national)]
        return likely[0] if likely else None

    def _of_other_kind(self, bare: str) -> str | None:
        """The one title of another kind whose long stem differs a little: …督查工作条例 for …督察工作规定."""
        match = _KIND.match(bare)
        if match is None or len(match["stem"]) < _CERTAIN:
            return None
        near = rapidfuzz.process.extract(
            match["stem"],
            list(self.stems),
            scorer=rapidfuzz.distance.Levenshtein.distance,
            score_cutoff=1 if len(match["stem"]) < _LOSES_WORDS else 2,
            limit=2,
        )
        return self.stems[near[0][0]] if len(near) == 1 and near[0][0][:2] == bare[:2] else None

    def _lost(self, bare: str) -> str | None:
        """The one title that has some words more in a row, neither at its beginning nor at its end."""
        if len(bare) < _CERTAIN:
            return None
        found = [
            title
            for title in self.current
            if len(title) >= _LOSES_WORDS
            and 0 < len(title) - len(bare) <= min(_LOST, len(title) // 3)
            and title[:2] == bare[:2]
            and title[-2:] == bare[-2:]
            and _is_head_and_tail(bare, title)
        ]
        return found[0] if len(found) == 1 else None


def _is_head_and_tail(said: str, right: str) -> bool:
    """Whether ``said`` is ``right`` with one stretch left out."""
    head = next((i for i, (a, b) in enumerate(zip(said, right, strict=False)) if a != b), len(said))
    return right.endswith(said[head:])


def _is_slip(said: str, right: str, distance: int, national: bool) -> bool:
    """Whether a title differs from a right one as a slip does: by one character, or by one word."""
    if distance == 1 and len(said) == len(right):
        at = next(i for i, (a, b) in enumerate(zip(said, right, strict=True)) if a != b)
        alike = right[at] in detector().confusions.characters(said[at])
        return (alike and len(right) >= _LONG) or (said[-1] == right[-1] and len(right) >= _CERTAIN)
    if distance == 1 and len(right) >= _UNLIKE:
        return True
    if distance == 1:
        return (len(right) >= _LONG or national) and said[-1] == right[-1]
    if len(said) == len(right) >= _LONG:
        apart = [i for i, (a, b) in enumerate(zip(said, right, strict=True)) if a != b]
        first, last = apart[0], apart[-1]
        if last != first + 1:
            return False
        turned = said[first] == right[last] and said[last] == right[first]
        word = said[first : last + 1]  # 实施大纲 for 实施纲要
        other = len(right) >= _LOSES_WORDS and (national or right.startswith(_OF_ALL)) and not _OWN_KIND.search(word)
        return turned or other
    ops = [op for op in rapidfuzz.distance.Levenshtein.opcodes(said, right) if op.tag != "equal"]
    if len(ops) != 1 or len(right) < _LONG:
        return False
    op = ops[0]
    if (
        not national
        and op.tag != "replace"
        and _OWN_KIND.search(said[op.src_start :])
        and right not in law_titles().titles
    ):
        return False  # 关于全面推进政务公开工作的实施意见
    part = said[op.src_start : op.src_end] or right[op.dest_start : op.dest_end]
    if op.tag == "replace":
        return False
    return part in _QUALIFIERS or (len(right) >= 2 * _LONG and op.dest_start > 1)


@kept(
    "lexicon/law_titles.tsv",
    "lexicon/law_days.tsv",
    "lexicon/former_laws.tsv",
    "lexicon/cited_titles.tsv",
    "lexicon/laws.toml",
)
def law_titles() -> LawTitles:
    """The titles, read once; raises ResourceError where a file cannot be read."""
    titles: dict[str, tuple[bool, tuple[str, ...]]] = {}
    former: dict[str, Former] = {}
    documents: dict[str, str] = {}
    try:
        for line in (ROOT / "lexicon" / "law_titles.tsv").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                title, orders = line.split("\t")
                titles[title.removeprefix("+")] = title[0] == "+", tuple(orders.split())
        titles |= {title.removeprefix("+"): (title[0] == "+", ()) for title in laws().recent}
        for title, numbers in law_days().orders.items():
            if title in titles:
                titles[title] = titles[title][0], tuple(dict.fromkeys((*titles[title][1], *numbers)))
        for line in (ROOT / "lexicon" / "former_laws.tsv").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                title, until, successor, _ = line.split("\t")
                former[title] = Former(int(until), successor)
        for line in (ROOT / "lexicon" / "cited_titles.tsv").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                title, _ = line.split("\t")
                documents[fold(title).translate(_MARKS)] = title
    except (OSError, ValueError) as error:
        raise ResourceError(
            "程序自带的数据文件 lexicon/law_titles.tsv 有误，请重新安装。", detail=str(error)
        ) from error
    return LawTitles(titles, former, documents)
