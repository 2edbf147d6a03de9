"""Verbs with an object that correct prose never gives them, and what it never tells of a noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.grammar import joined_verbs
from core.check.wording.grammar.collocations import collocations
from core.check.wording.grammar.objects import Misfit, object_pairs
from core.check.wording.grammar.predicates import predicates
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language.sentences import start_of
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


#: What tells of a policy that is named by what it is to do.
_TOLD, _NAMED_SO = ("信息", "动态", "资讯", "解读"), ("政策", "举措", "措施")
#: What governs a noun that stands for the result of all before it.
_LAYS, _LAID = ("打下", "奠定", "夯实"), ("基础", "根基")
#: What has its own object where a meeting stands behind it.
_MEETS = ("召开", "举行")
#: What is done with a meeting that is named by what it is for.
_ATTENDED = re.compile("召开|举行|主持|[出列]席|参加|委员会")
#: What goes on as an attribute of the noun that is meant.
_ATTRIBUTE = re.compile("、[^,。;]{1,16}的(?:能力|水平|意识|本领)")
#: What governs the noun where it stands between, or is told of it: 对运行维护|做出|指导, 造成部分单位|重数量、轻|质量.
_GOVERNING = re.compile("[作做]出|给予|提供|[重轻][^,。;、]{1,4}、[重轻]$")
#: An object in quotes, of which the noun is told: 推进“三大工程”的|成效.
_WITH_ITS_OBJECT = re.compile("“[^”]+”的")
#: What is raised, before the verb: the two are one name.
_RAISED = ("质量", "能力", "素质", "品质", "效能", "技能", "学历")


@rule(
    "W127",
    "动宾、主谓少见的搭配",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="动词与宾语的中心词、谓语与主语搭配得当：机制说建立、健全，作用说发挥，水平说提高，口径说一致。",
    basis="与法律法规、政府工作报告和同类稿件的搭配统计相比（object_pairs.tsv）：两词都常见，却从不搭配；校对通例",
    bad=prose(SectionKey.OVERVIEW, "积极推进政务新媒体的作用，及时发布水价信息。"),
    good=prose(SectionKey.OVERVIEW, "积极发挥政务新媒体的作用，推进水价信息公开工作。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning where the pair would be expected often, a hint where less often; what W121 lists is left to it."""
    for passage in passages(report):
        listed: list[tuple[int, int]] | None = None
        pairs, told = object_pairs().misfits(passage.text), predicates().misfits(passage.text)
        for found in (*pairs, *told, *joined_verbs.misfits(passage.text)):
            if found.noun in _LAID and any(verb in passage.text[found.at : found.end] for verb in _LAYS):
                continue  # 推进工作|打下基础
            behind = found.at + len(found.verb)
            if _GOVERNING.search(passage.text, behind, found.end - len(found.noun)):
                continue
            if _WITH_ITS_OBJECT.match(passage.text, behind):
                continue
            if found.verb in _MEETS and "会" in passage.text[found.at : found.end]:
                continue  # 召开办公会|研究工作
            if found.noun in _TOLD and any(word in passage.text[found.at : found.end] for word in _NAMED_SO):
                continue  # 扩大消费政策|信息
            if _is_other(passage.text, found.at, found.end - len(found.noun), found.noun):
                continue
            if passage.in_title(found.at) or passage.text.endswith(_RAISED, 0, found.at):
                continue  # 质量提升|活动
            if listed is None:
                listed = [(misfit.start, misfit.end) for misfit in collocations().misfits(passage.text)]
            if any(start < found.end and found.at < end for start, end in listed):
                continue
            listed.append((found.at, found.end))
            written = passage.written(found.at, found.end)
            yield outcomes.finding(
                f"“{written}”：“{found.verb}”与“{found.noun}”很少搭配",
                [passage.mark(found.at, found.end)],
                severity=Severity.WARNING if found.sure else Severity.HINT,
                actual=written,
                suggestion=_advice(found),
            )


def _is_other(text: str, verb: int, noun: int, name: str) -> bool:
    """Whether the noun has a verb of its own or is a meeting's name, or the verb is the ends of two words."""
    if text.endswith(collocations().own_verbs, 0, noun):
        return True  # 提高文明程度|贡献力量
    if _ATTRIBUTE.match(text, noun + len(name)):
        return True  # 提高|指导、推进工作的能力
    if name.endswith("会") and _ATTENDED.search(text[start_of(text, verb) : noun]):
        return True  # 召开推进新区建设|座谈会
    is_word = near_misses().is_word
    return verb > 0 and is_word(text[verb - 1 : verb + 1]) and is_word(text[verb + 1 : verb + 3])  # 发|展示|范区


def _advice(found: Misfit) -> str:
    """What the noun usually goes with, and the verb."""
    parts = []
    if found.verbs:
        parts.append(f"“{found.noun}”常与{_quoted(found.verbs)}搭配")
    if found.nouns:
        parts.append(f"“{found.verb}”的常是{_quoted(found.nouns)}")
    return f"{'，'.join(parts)}；核对后改动词或名词。" if parts else "核对后改动词或名词。"


def _quoted(words: tuple[str, ...]) -> str:
    return "、".join(f"“{word}”" for word in words).replace("”、“", "”“")
