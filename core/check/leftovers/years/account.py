"""The year before the report's, or the next, in the account of the year's own work.

Who tells of another year on purpose compares, looks back or plans, and says so, or goes on to the year itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.leftovers.years.reading import should_be_year
from core.forms.keys import SectionKey
from core.language.dates import CENTURY, YEAR
from core.language.numerals import ORDINALS
from core.language.other_times import OtherTimes
from core.language.sentences import ENDS, end_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: The year alone at the head of a sentence: not a part of it, nor the year that something is of or goes on from.
_OPENS = Sought(
    rf"""(?x) (?: ^ | [。;] ) 在? (?P<year> {YEAR} ) 年 度? ,?
    (?! [度底末初起前后至到年的国是春夏秋冬上下第{ORDINALS[:4]}—~\d-] | 以来 | 报告 )"""
)
#: The work of a year, as what was done well: 全力做好2023年政务公开工作.
_WORK = Sought(
    rf"(?:做好|抓好|推进|推动|开展|完成)(?:了|好)?[全我本]?[县市区镇局]?(?P<year>{YEAR})年度?(?:的)?(?:政务公开|政府信息公开|政务信息公开|信息公开)(?:各项|重点)?工作(?!要点|会|总结|评|考|计划|方案|报告|年)"
)
#: What the report is made from: 结合2023年工作实际，编制本报告.
_BASIS = Sought(rf"结合(?P<year>{YEAR})年度?[^,。;]{{2,30}}(?:实际|情况),?[^,。;《》]{{0,8}}(?:编制|形成|撰写)")
#: Of that year is but what the sentence is about: 2023年印发的《办法》继续有效.
_OF_THAT_YEAR = re.compile(
    """(?x)
    [^,。;]{0,10} (?: [发定台成立通订修布动建到理交出行] | 收[到取] ) 的
    | [^,。;的]{0,14} (?: 公报|年报|报告|[预决]算|计划|要点|方案|年鉴|统计|名单|目录|清单|指标|资金 )"""
)
#: What the account of the year's work speaks of.
_ACCOUNT = Sought("公开|公示|信息|政务|申请|答复|栏目|专栏|网站|平台|公众号|解读|图解|培训|保密")
#: What the sentence goes on to: the year itself, or one after another.
_GOES_ON = re.compile(rf"[{ENDS}](?:到|至|在|而)?(?:{YEAR}年|今年|本年)")
_OTHER = OtherTimes(
    *("year_before", "since", "several_years", "over_years", "left_over", "reviewed", "compared", "planned"),
    *("expected", "next_year", "judged", "once", "obliged"),
    more="本年|今年|原",
)
#: The year itself, whose numbers those of another one are held against.
_THIS_YEAR = Sought("全年|今年|本年")
#: What is over, in the section on what was lacking, where a sentence on the next year is a plan.
_PAST = Sought("取得了|取得(?:一定|较|明显|新)|做了|做出了|开展了|完成了|存在|仍[有然]|虽然|尽管|还不|不够|收到|共")
#: What heads a list of plans: 2025年|工作打算:.
_HEADED = re.compile("年?度?(?:政府信息公开|政务公开)?(?:工作)?(?:打算|思路|展望|设想)")
#: So many years at the heads of the sentences of one paragraph are a chronicle.
_CHRONICLE = 3


def accounts(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Such years in a report on ``year``."""
    text = passage.text
    if CENTURY not in text:
        return
    for basis in _BASIS.finditer(text):
        if int(basis["year"]) == year - 1:
            why = f"报告年度是{year}年，此处是编制本报告的依据"
            yield should_be_year(passage, basis, year, why, outcomes)
    if passage.section is None:
        return
    heads = list(_OPENS.finditer(text))
    if len({head["year"] for head in heads}) >= _CHRONICLE:
        return
    for work in () if passage.section == SectionKey.PROBLEMS else _WORK.finditer(text):
        sentence = text[slice(*passage.sentence(work.start()))].replace(work["year"], "", 1)
        if abs(int(work["year"]) - year) == 1 and not re.search(YEAR, sentence) and not _OTHER.search(sentence):
            yield should_be_year(passage, work, year, f"报告年度是{year}年，此处是本年度的工作", outcomes)
    for head in heads:
        rest = text[head.end() : end_of(text, head.end())]
        if abs(int(head["year"]) - year) != 1:
            continue
        if re.search(YEAR, rest.replace(head["year"], "")) or _GOES_ON.match(text, head.end() + len(rest)):
            continue
        before = text[passage.sentence(head.start() - 1)[0] : head.start()] if head.start() else ""
        if re.search(r"\d", rest) and (_THIS_YEAR.search(before) or f"{year}年" in before):
            continue  # 全年占80%。2023年占70%
        if _OF_THAT_YEAR.match(rest) or _HEADED.match(rest) or not _ACCOUNT.search(rest):
            continue
        # of the next year nothing is over, whatever is said of others behind
        ahead = int(head["year"]) > year  # then its first clause tells whether it is a plan
        if _OTHER.search(rest.partition(",")[0] if ahead else rest):
            continue
        if passage.section == SectionKey.PROBLEMS and not _PAST.search(rest):
            continue
        why = f"报告年度是{year}年，此句说的是本年度的情况"
        yield should_be_year(passage, head, year, why, outcomes)
