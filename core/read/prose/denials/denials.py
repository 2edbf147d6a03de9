"""What a paragraph says there was none of and counts all the same: 未举办新闻发布会，通过2场新闻发布会回应关切."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.language import dates
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought, longest_first
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Other times, other organs, plans, and what is left out: with one of these in a clause nothing is contradicted.
_ELSEWHERE = re.compile(
    r"""(?x)
    上年|去年|往年|历年|以前|结转|季度|半年|月份|\d月|年[初底末]|截至|此前|之后|后来|曾
    | 各|下属|所属|本级|(?<![我本])(?:机关|单位|部门)|(?<![我本全该])(?:镇|乡|街道)(?!党|政|办)
    | 除|外|其他(?!组织)|其余|下一步|计划|拟|将|转办"""
)
#: In the clause of a count: what others held or sent, what was done with them, or what came of another cause.
_OF_OTHERS = re.compile(
    r"""(?x)
    行政事业 | 参加 | 列席 | 协助 | 协办 | 联合 | 转来 | 修订 | 修改 | 减免 | 免收 | 改为
    | 污水 | 垃圾 | 水费 | 电费 | 物业费 | 停车费
    | 因 (?! 政府信息 | 信息公开 | 政务公开 | 申请 | 公开 ) [^,;。\d]{2,12} (?: 引发 | 引起 | 提起 | 产生 )"""
)
#: What may stand between the denial and its noun without making it one of a kind only.
_PLAIN = (
    "(?:因|由|针对|关于|涉及|任何|新的?|公民|法人|和|其他组织|政府|信息公开|政务公开|工作"
    "|被申请|被提起|申请|提起|引起|引发|导致|产生|发生|的){0,6}"
)
_HEADS = "(?<!有)(?:没有|尚未|并未|未曾|未|无|不存在)(?!法|偿|障|遗|论|缝|纸|关)"
#: Denied of some only: 其中11件未收取信息处理费.
_OF_SOME = re.compile("(?:^|[,;、。]|其中|有)\\d{1,5}[件份条人户家](?:申请)?$")
_YEAR = Sought("20\\d\\d年")


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A group of ``denied_things.toml``, where the fields are explained.

    ``rules`` speak on ``bad`` and not on ``good``.
    """

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    units: tuple[str, ...]
    done: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    one_thing: bool = True
    rules: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @cached_property
    def denied(self) -> re.Pattern[str]:
        """The denial of the thing."""
        verbs, nouns = _any(self.verbs), _any(self.nouns)
        another = "的|人|书|表|条件|渠道|办法|引起|引发|导致|产生|而|所|有关|相关|办理"  # 没有与申请有关的复议
        another += "|工作|行政复议|行政诉讼|提起|被|败诉|纠错|撤销|案件败诉"  # 未发生因申请行政复议的
        said = f"{_HEADS}(?:{verbs})?过?{_PLAIN}(?P<noun>{nouns})(?!{another})"
        return re.compile("|".join((said, *self.implied)))

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """The thing with its number, on either side."""
        units, nouns = _any(self.units), _any(self.nouns)
        return re.compile(
            rf"""(?x)
            (?P<before> (?<![\d.]) [1-9]\d{{0,5}} (?:{units}) )
            (?: 的|政府信息公开|信息公开|依法|有关 ){{0,2}} (?P<noun_behind> {nouns} )
            | (?P<noun_before> {nouns} ) (?: 案件|事项 )? (?: 共计?|总计|有|为|数量 )?
            (?P<behind> [1-9]\d{{0,5}} (?:{units}) )"""
        )


@dataclass(frozen=True, kw_only=True)
class DeniedThings:
    """The file ``denied_things.toml``."""

    things: tuple[Thing, ...]


class Contradiction(NamedTuple):
    """A thing denied at ``denial`` and counted at ``counted``."""

    denial: View
    counted: View


@cache
def denied_things() -> DeniedThings:
    """The groups, read once."""
    return read_record(DeniedThings, "lexicon", "denied_things.toml")


def denied_and_counted(paragraph: View, year: int | None) -> Iterator[Contradiction]:
    """The things that a paragraph denies and counts of the report's year, one contradiction for each group."""
    view = folded(paragraph)
    text = view.text
    if not any(head in text for head in "没未无不均全都") or not any(char.isdigit() for char in text):
        return
    for thing in denied_things().things:
        if not any(noun in text for noun in thing.nouns):
            continue
        denials = (m for m in thing.denied.finditer(text) if not _elsewhere(text, m, year))
        denial = next((m for m in denials if not _OF_SOME.search(text[: m.start()]) and not _narrowed(m)), None)
        if denial is None:
            continue
        for match in thing.counted.finditer(text):
            side = "before" if match["before"] else "behind"
            overlaps = match.start() < denial.end() and denial.start() < match.end()
            named = match["noun_behind"] or match["noun_before"]
            if not thing.one_thing and denial["noun"] and named != denial["noun"]:
                continue
            if (
                overlaps
                or _OF_OTHERS.search(_clause(text, match))
                or _elsewhere(text, match, year)
                or not _same_doing(text, thing, match)
            ):
                continue
            yield Contradiction(
                view.slice(denial.start(), denial.end()),
                view.slice(match.start(side), match.end(side)),
            )
            break


def _narrowed(denial: re.Match[str]) -> bool:
    """Whether only 法人 are denied of what others may have sent: 未收到法人申请."""
    noun = denial["noun"]
    return bool(noun) and "法人" not in noun and "法人" in denial[0] and "公民" not in denial[0]


def _elsewhere(text: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the sentence up to the end of the clause speaks of another time or of others."""
    start = start_of(text, match.start(), FULL_STOPS + ";")
    said = text[start : end_of(text, match.end(), FULL_STOPS + ",;")]
    named = dates.years(said)
    other_year = bool(named) and year is not None and named[-1] != year
    return other_year or _ELSEWHERE.search(_YEAR.sub("", said)) is not None


def _same_doing(text: str, thing: Thing, match: re.Match[str]) -> bool:
    if not thing.done:
        return True
    clause = _clause(text, match)
    return any(done in clause for done in thing.done)


def _clause(text: str, match: re.Match[str]) -> str:
    return text[start_of(text, match.start(), FULL_STOPS + ",;") : end_of(text, match.end(), FULL_STOPS + ",;")]


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=longest_first)))
