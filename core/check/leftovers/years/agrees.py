"""Years that contradict what the same sentence tells: 截至2023年底,2024年新设的专栏已发布33条."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.leftovers.years.reading import Found, sentence_of, should_be_year
from core.check.wording.events.meetings import meetings
from core.language.dates import CENTURY, NUMBER, YEAR
from core.language.other_times import OtherTimes
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: A number of another year that stands right there, and what the year's own is against it.
_COUNT = r"的?\d[\d.]{0,9}[万亿]?[^,。;\d]{1,4}"
_AGAINST = Sought(
    rf"[较比与同](?P<year>{YEAR})年度?(?:同期|全年)?{_COUNT}(?:相比|相较|比较)?,?[^,。;\d]{{0,4}}"
    r"(?:增|减|上升|下降|提高|降低|多|少|持平)"
)
#: The whole of a year that lies far ahead, and what was done in it.
_WHOLE = Sought(
    rf"(?P<year>{YEAR})年(?:1月(?:1日)?[至到—~-]+(?:{YEAR}年)?12月(?:31日)?|度?全年),?"
    r"[^。;]{0,12}?(?:发布|公开|办理|受理|收到|举办|召开|印发|制发)[^,。;]{0,20}\d"
)
_COMING = OtherTimes("planned", "expected", "next_year", more="规划|期限|有效")
#: A state at a year's end, of what came only after it.
_STATE = Sought(
    rf"截[至止]到?(?P<year>{YEAR})年(?:12月31日|12月底|年?[底末]),[^,。;\d]{{0,10}}(?P<later>{YEAR})年"
    r"(?:新[增设开建]|开[通设]|启用|推出|上线|设立|改版|建成)的[^。;]{2,30}?\d"
)
#: The year in which a campaign is said to have begun or gone on.
_BEGAN = Sought(rf"(?P<year>{YEAR})年{NUMBER}月(?:份|[上中下]旬)?(?:起|至{NUMBER}月|到{NUMBER}月|启动|开展|部署)")
_KEPT = Sought("巩固|成果|常态化|长效|总结|回顾|汇编|档案")
#: The year before as the one in which this year's tasks were done: 去年,我局围绕本年度公开要点…….
_LAST = Sought(
    rf"""(?x) (?: ^ | [。;] ) (?P<word> 去年 | 上一?年度? ) (?:以来)? ,? [我本] (?: [局厅委办县市区镇乡校院] | 街道 )
    [^。;]{{0,40}}? (?: 围绕 | 落实 | 完成 | 对照 | 按照 ) 了?
    (?: 本年度 | 今年 | (?P<of> {YEAR} ) 年度? ) [^,。;]{{0,10}} (?: 要点 | 目标 | 任务 | 计划 )"""
)
_OTHERWISE = OtherTimes("left_over", "reviewed", "compared", "planned", more="基础上|提前|启动")


def disagreeing(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Such years in a report on ``year``."""
    for match in _LAST.finditer(passage.text):
        sentence = passage.text[slice(*passage.sentence(match.start("word")))]
        if match["of"] in (None, str(year)) and not _OTHERWISE.search(sentence):
            fact = f"此句说的是本年度（{year}年）的工作，此处写“{match['word']}”，请核对"
            yield outcomes.finding(fact, [passage.mark(*match.span("word"))], severity=Severity.WARNING)
    if CENTURY not in passage.text:
        return
    for match, right, why in (*_counts(passage, year), *_campaigns(passage, year)):
        if not passage.in_title(match.start("year")):
            yield should_be_year(passage, match, right, why, outcomes)


def _counts(passage: Passage, year: int) -> Iterator[Found]:
    text, stated = passage.text, f"报告年度是{year}年"
    for match in _AGAINST.finditer(text):
        told = int(match["year"])
        if told >= year and not re.search(rf"{told + 1}年|明年|下一?年", sentence_of(passage, match)):
            yield match, year - 1, f"{stated}，比较的是上一年"
    for match in _WHOLE.finditer(text):
        if int(match["year"]) > year + 1 and not _COMING.search(sentence_of(passage, match)):
            yield match, year, f"{stated}，此处说的是已经做完的事"
    for match in _STATE.finditer(text):
        if int(match["year"]) < int(match["later"]):
            later = int(match["later"])
            yield match, later, f"后面说的是{later}年才有的，截至的日期早于它"


def _campaigns(passage: Passage, year: int) -> Iterator[Found]:
    """A campaign of the Party with the months of a year in which there was none of its name."""
    text = passage.text
    if "教育" not in text:
        return
    for match in _BEGAN.finditer(text):
        sentence = sentence_of(passage, match)
        held = [campaign for campaign in meetings().campaigns if any(word in sentence for word in campaign.words)]
        if len(held) != 1 or len(set(re.findall(f"{YEAR}(?=年)", sentence))) > 1 or _KEPT.search(sentence):
            continue
        if int(match["year"]) not in held[0].years:
            right = year if year in held[0].years else held[0].years[0]
            yield match, right, f"这项教育是{right}年开展的"
