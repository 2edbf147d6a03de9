"""Years that can be none but the one of the report, or the next: tasks said to be done, meetings by their quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.leftovers.years.reading import Found, sentence_of, should_be_year
from core.forms.keys import SectionKey
from core.language.dates import CENTURY, YEAR
from core.language.numerals import ORDINALS
from core.language.other_times import tells_of_other_years
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: The year in brackets behind a word for the one at hand, by its months.
_IN_BRACKETS = Sought(rf"(?:本年度|今年|年度内|报告期)\((?P<year>{YEAR})年1月(?:1日)?(?:至|到|-|—|~)+(?:{YEAR}年)?12月")
#: What was to be done in a year, and is done.
_DONE = Sought(
    rf"(?:^|[。;])(?P<year>{YEAR})年度?(?:主动公开|政务公开|政府信息公开|信息公开)[^,。;]{{0,8}}(?:任务|工作)(?:已)?(?:全部|全面|圆满|如期)(?:完成|落实)"
)
#: The plan of a later year, and what became of it within the year.
_PLAN_DONE = Sought(
    rf"(?:制定|印发|出台|拟定|下发)了?《(?P<year>{YEAR})年度?[^《》]{{0,24}}(?:要点|方案|计划|分解表|任务清单)[^《》]{{0,6}}》"
    r"[^。]{0,40}(?:年内|全年|任务|全部|均已)[^。]{0,6}(?:完成|落实)"
)
#: The plan of the year before, made in the year.
_PLAN_MADE = Sought(
    rf"(?P<own>{YEAR})年(?:初|\d{{1,2}}月|[上下]半年)?,?[^。;《》]{{0,8}}(?:制定|印发|出台|下发)了?"
    rf"《?(?P<year>{YEAR})年度?[^。;《》]{{0,16}}公开[^。;《》]{{0,8}}(?:要点|方案|计划|分解表|任务清单)"
)
#: A course or a meeting of a month that had not come, and the year's task that is done with it.
_HELD = Sought(
    rf"(?P<year>{YEAR})年\d{{1,2}}月[^。;]{{0,8}}(?:组织|举办|召开|开展)[^。;]{{0,30}}\d+[期次场][^。;]{{0,30}}(?:年内|全年)[^。;]{{0,8}}(?:完成|落实)"
)
#: A meeting on a part of a year, held a year later in a like part.
_PART = Sought(
    rf"(?P<own>{YEAR})年(?:\d{{1,2}}月[^,。;]{{0,3}}|第?[{ORDINALS}]季度|[上下]半年),?[^。;《》]{{0,8}}(?:召开|举办|组织|开展)了?"
    rf"(?P<year>{YEAR})年(?:上半年|第?[{ORDINALS[:3]}]季度)[^,。;]{{0,14}}(?:会|培训|自查|检查)"
)
#: By which standards the year's work was done, two years old at least: those of last year are applied in this one.
_STANDARD = Sought(
    rf"(?:对照|按照|根据)(?P<year>{YEAR})年度?[^,。;《》]{{0,6}}(?:政务公开|信息公开)[^,。;《》]{{0,4}}"
    r"(?:考核|评估|测评|考评)(?:细则|指标|办法|方案|标准)"
)
_LEAST_OLD = 2
#: The statistics of a year, which come out in the next.
_STATISTICS = Sought(rf"(?:发布|公布|公开)了?《[^《》]{{0,10}}?(?P<year>{YEAR})年国民经济和社会发展统计公报》")
#: The report itself, and where it is to be found.
_FOUND = Sought(
    rf"(?P<year>{YEAR})年度?政府信息公开工作?年度报告》?(?:的?全文|的?电子版)?(?:已|可)?(?:在|从|于)[^,。;]{{2,16}}(?:公布|下载|查阅|查看|发布)"
)
#: In a plan: the work of a year, and which one the next is.
_AT_WORK = Sought(rf"在(?P<year>{YEAR})年度?的?工作(?:中|里),?[^,。;]{{0,4}}将")
_NEXT_IS = Sought(rf"明年(?:即|是|,即)(?P<year>{YEAR})年")


def meant(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Such years that are others, in a report on ``year``."""
    if CENTURY not in passage.text:
        return
    for match, right, why in (*_of_plans(passage, year), *_of_work(passage, year)):
        yield should_be_year(passage, match, right, f"报告年度是{year}年，{why}", outcomes)


def _of_plans(passage: Passage, year: int) -> Iterator[Found]:
    text = passage.text
    if passage.section == SectionKey.PROBLEMS:
        for match in _AT_WORK.finditer(text):
            if int(match["year"]) <= year:
                yield match, year + 1, "此处是下一步打算"
    for match in _NEXT_IS.finditer(text):
        if int(match["year"]) <= year:
            yield match, year + 1, f"明年是{year + 1}年"
    if passage.section in (None, SectionKey.OTHER_MATTERS):
        for match in _FOUND.finditer(text):
            if int(match["year"]) != year:
                yield match, year, "此处说的是本报告"


def _of_work(passage: Passage, year: int) -> Iterator[Found]:
    if passage.section == SectionKey.PROBLEMS:
        return
    text = passage.text
    for match in _IN_BRACKETS.finditer(text):
        if int(match["year"]) != year:
            yield match, year, "本年度是报告年度"
    for match in (*_DONE.finditer(text), *_STANDARD.finditer(text)):
        sentence = sentence_of(passage, match)
        told, least = int(match["year"]), 1 if match.re is _DONE.regex else _LEAST_OLD
        if least <= year - told <= least + 1 and f"{year}年" not in sentence and not tells_of_other_years(sentence):
            yield match, year, "此句说的是本年度的工作"
    for match in (*_PLAN_DONE.finditer(text), *_HELD.finditer(text)):
        if int(match["year"]) == year + 1:
            yield match, year, "此处是本年度已经做完的事"
    for match in (*_PLAN_MADE.finditer(text), *_PART.finditer(text)):
        sentence = sentence_of(passage, match)
        if int(match["own"]) == year and int(match["year"]) == year - 1 and not tells_of_other_years(sentence):
            yield match, year, "此处说的是本年度的工作"
    for match in _STATISTICS.finditer(text):
        if _LEAST_OLD <= year - int(match["year"]) <= _LEAST_OLD + 1:
            sentence = sentence_of(passage, match)
            if f"{year - 1}年" not in sentence.replace(match.group(), "") and not tells_of_other_years(sentence):
                yield match, year - 1, "本年度发布的是上一年的统计公报"
