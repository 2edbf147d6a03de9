"""Years left over from last year's report: plans for the year that is over, counts cut short, budgets one year old."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from core.check.leftovers.years.reading import Found, sentence_of, should_be_year
from core.forms.keys import SectionKey
from core.language import numerals, organs
from core.language.dates import CENTURY, YEAR
from core.language.numerals import ORDINALS
from core.language.other_times import OtherTimes
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: What is still to be done, by when.
_INTENDED = Sought(
    rf"(?<!原)(?:力争|计划|拟|争取|预计|确保)(?:于|在|到)?(?P<year>{YEAR})年(?!度?(?:报告|年报)|以来|的)"
)
_DONE = Sought("原计划|已经?|未能?|完成了|延期|没有")
#: What next year's work will go by.
_GOES_BY = Sought(
    rf"(?:下一步|今后|接下来|明年|新的一年|将)[^。;]{{0,16}}?(?:以|对标|对照|紧扣|锚定)(?P<year>{YEAR})年度?[^,。;]{{0,10}}(?:要点|计划|重点任务|目标任务)"
)
#: A plan that opens with a year that is not the next.
_OPENS = Sought(rf"(?:^|[。;])(?P<year>{YEAR})年度?,?[^,。;]{{0,10}}将(?:继续|进一步|持续|围绕|从|以|着力|不断)")
#: What will be done in the work of a year: 在2024年的工作中,我局将着力…; 2024年工作打算:.
_WORK_AHEAD = (
    Sought(
        rf"""(?x) (?: ^ | [。;] ) 在 (?P<year> {YEAR} ) 年度?的? (?: 政府信息公开 | 政务公开 )? 工作中,? [^,。;]{{0,8}}
        将 (?: 继续 | 进一步 | 持续 | 不断 | 着力 | 努力 | 加大 | 加强 )"""
    ),
    Sought(rf"(?:^|[。;])(?P<year>{YEAR})年度?(?:政府信息公开|政务公开)?(?:工作)?(?:打算|思路|展望|设想)(?=[:。,]|$)"),
)
#: What will be done about shortcomings just told, in a year that is over: 针对上述问题,2024年我局拟从…….
_ABOUT = Sought(
    rf"""(?x) (?: 针对 | 对于 | 对 | 围绕 ) [^,。;]{{2,20}} (?: 问题 | 不足 | 短板 | 薄弱环节 ),
    (?P<year> {YEAR} ) 年度?,? [^,。;]{{0,8}}? (?: 拟 | 将 | 计划 | 打算 | 准备 )
    (?= 从 | 在 | 对 | 通过 | 进一步 | 继续 | 重点 | 着力 | 加强 | 加大 | 强化 | 做好 | 采取 | 开展 )"""
)
#: The next step, in a year that is over.
_NEXT = Sought(rf"(?:下一步|今后|接下来|下一阶段)[^。;]{{0,12}}?将(?:在|于)(?P<year>{YEAR})年")
#: A plan that was made in the year, and deeds of which it tells how they went on.
_MADE = Sought(
    rf"(?:制定|印发|出台|拟定)了?(?P<year>{YEAR})年度?[^《》,。;]{{0,8}}(?:计划|方案|要点|任务清单|分解表)(?!执行|落实|完成)"
)
_DEEDS = Sought(
    rf"(?:公开|公布|公示|发布)[^。;,]{{0,6}}(?P<year>{YEAR})年度?(?:\d+件)?(?:政府)?(?:民生实事|民生项目|重点项目|重点工作)(?:项目)?的?(?:进展|进度|推进)"
)
#: The whole year's count, up to a day before its end.
_UP_TO = Sought(
    rf"截[至止]到?(?P<until>(?P<year>{YEAR})年(?P<month>\d{{1,2}})月[^,。;]{{0,3}}?),?[^,。;\d]{{0,8}}(?:全年|本年度|年度内)[^。;]{{0,16}}?\d"
)
_PART = Sought("上半年|季度|月份|预计|自查|阶段")
#: A state at the end of a year, and what came of it in a later one.
_STATE = Sought(rf"截[至止]到?(?P<year>{YEAR})年(?:12月31日|12月底|年?[底末])[^。;]{{0,60}}其中,?(?P<later>{YEAR})年")
#: The papers by which a year's work is done.
_PAPER = Sought(
    rf"(?P<year>{YEAR})年度?[^《》,。;]{{0,8}}公开(?:工作)?(?:计划|方案|安排|培训计划|重点任务|实施方案|任务清单)"
)
_PLAN_OF_YEAR = "依据的是本年度的计划"
_PAST = OtherTimes("cleared", "several_years", "year_before", "since", "made_ahead", "left_over")
#: The organ and what it did in a year.
_DID = Sought(
    rf"""(?x) (?: ^ | [。;] )
    (?: [我本] (?: [局委厅办院校镇乡县市区旗] | 街道 | 中心 | 单位 | 机关 )
      | [\u4e00-\u9fff]{{3,16}}? {organs.ending(*organs.NAMED, "governments")} )
    (?P<year> {YEAR} ) 年度? (?: 全年 )?
    (?: (?: 共 | 累计 | 主动公开 | 收到 | 受理 | 新收 | 制发 | 发布 | 公开 ) [^。;]{{0,30}} (?: \d | 未 | 没有 )
      | 未收 | 没有 | 未发生 | 未产生 | 未出现 | 未被 | 无 (?= 行政 | 被 | 收 | 因 ) )"""
)
#: What a year's count is held against is the year before it, and neither is the report's.
_OF_TWO_BEFORE = Sought(
    rf"""(?x) (?: ^ | [。;] ) (?P<year> {YEAR} ) 年度?,?
    (?: [我本全][局委办镇乡县市区旗] | 我?街道 )? (?: 共 | 累计 | 全年 )?
    (?: 主动公开 | 公开 | 发布 | 收到 | 受理 | 新收 ) [^。;]{{0,30}}?
    \d [^。;]{{0,20}}? [较比与同] (?P<before> {YEAR} ) 年"""
)
#: The year's openness as what was attended to, made ready or looked back on.
_ATTENDED = Sought(
    rf"""(?x) (?: 高度重视 | 圆满完成 | 回顾 | (?: 认真 | 扎实 | 切实 | 全面 | 统筹 )
    (?: 做好 | 推进 | 抓好 | 开展 ) ) 了?
    (?P<year> {YEAR} ) 年度?的? (?: 政府信息公开 | 政务公开 )? (?: 各项 )? (?: 工作 | 任务 )
    (?! 要点|会|总结|评|考|计划|方案|报告|年 )"""
)
_IS_OVER = re.compile("回顾|圆满完成|高度重视")
#: What was done in a year, and in the same sentence what was done in this one.
_MIXED = Sought(rf"(?:^|[。;])(?P<year>{YEAR})年度?,?(?:共|累计|全年)[^。;]{{0,60}}(?:本年度|今年|年内)")
_LOOKS_BACK = OtherTimes("compared", "year_before", "since", "several_years", "left_over", more="同期|移交")
#: With which year a number is compared.
_COMPARED = Sought(
    rf"[较比与同和](?P<year>{YEAR})年度?(?:同期|全年)?(?:的\d+[^,。;\d]{{1,3}})?(?:(?:相比|相较|比较),?)?[^,。;\d]{{0,6}}(?:增|减|上升|下降|提高|降低|多|少|持平)"
)
_SEVERAL = OtherTimes("over_years", more="三年|五年|连续|疫情|“十|期间|以来|规划")
_LAST_YEAR = Sought("上一?年度?(?:同期)?相比|同比|较上年|较去年|比上年|比去年")
#: What is mostly, but not always, compared with the year before.
_TWO_YEARS = "多与上一年比较"
#: The period of the data.
_PERIOD = Sought(rf"统计(?:期限|时限|周期|时间)(?:为|是|系)?(?P<year>{YEAR})(?:年全年|年度|全年)")
_BUDGET = Sought(
    rf"(?:公开|公布|公示|发布)[^。;《》]{{0,16}}?(?P<year>{YEAR})年(?:度)?[^,。;《》\d]{{0,8}}?预算(?!执行|绩效|调整|管理|支出|收支|评审|公开(?:检查|评估))"
)
_BUDGET_FIRST = Sought(
    rf"(?P<year>{YEAR})年度?[^,。;《》\d决]{{0,8}}预算(?:于|已|在|均|全部)[^,。;]{{0,14}}(?:公开|公布|公示)"
)
_ACCOUNTS = Sought(
    rf"(?:公开|公布|公示|发布)[^。;《》]{{0,30}}?(?P<year>{YEAR})年(?:度)?[^,。;《》\d]{{0,8}}?决算(?!绩效|公开(?:检查|评估))"
)
#: The accounts of a year that is not over, of which there are none; 预决算 is said of two years at once.
_NOT_CLOSED = Sought(
    rf"(?:公开|公布|公示|发布)[^。;《》]{{0,30}}?(?P<year>{YEAR})年度?(?![^,。;《》\d决]{{0,10}}预)"
    r"[^,。;《》\d]{0,8}?(?<!竣工)决算"
    r"(?!培训|绩效|公开(?:检查|评估)|编制|工作|草案|[、和及]预算)"
)
#: What the last report said was lacking.
_REPORTED = Sought(
    rf"(?P<year>{YEAR})年(?:度)?(?:年度)?(?:年报|报告)(?:中|里)?(?:提出|指出|反映|所列|提到)的?(?:不足|问题|短板)"
)
#: What was done in a half of a year that had not come.
_HALF = Sought(
    rf"(?P<year>{YEAR})年(?:上半年|下半年|第?(?!一)[{ORDINALS}]季度),?[^。;]{{0,30}}?\d+[余多]?[次场期个件份人条]"
)
_COMING = OtherTimes("planned", "expected", more="规划|争取|下一步|打算")
#: A quarter of the year that is told of, and when it was.
_QUARTER = Sought(rf"[{ORDINALS}]季度[^,。;]{{0,12}}(?:于|在)(?P<year>{YEAR})年\d{{1,2}}月")
_THIS_YEAR = Sought("本年度|今年|全年")
#: So many years back a budget is one left over, not one that is told of as history.
_LONG_AGO = 5
#: The last month, whose end closes the count.
_LAST = 12


#: A year in numerals.
_IN_NUMERALS = Sought(rf"二[{numerals.DIGITS}]{{3}}(?=年)")


def years_in_digits(passage: Passage) -> Passage:
    """The passage with its years in digits: 二〇二四年 is 2024年, of as many characters."""
    if not _IN_NUMERALS.search(passage.text):
        return passage
    text = _IN_NUMERALS.regex.sub(lambda match: str(numerals.year(match[0]) or match[0]), passage.text)
    return replace(passage, text=text)


def leftovers(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Everything of this module, for one passage of a report on ``year``."""
    if CENTURY not in passage.text:
        return
    for match, right, why in (
        *(_ahead(passage, year) if passage.section == SectionKey.PROBLEMS else ()),
        *_work_ahead(passage, year),
        *_counted(passage, year),
        *_compared(passage, year),
        *_money(passage, year),
    ):
        if passage.in_title(match.start("year")) and why is not _PLAN_OF_YEAR:
            continue
        yield outcomes.finding(
            f"报告年度是{year}年，{why}，此处写“{match['year']}年”，请核对",
            [passage.mark(*match.span("year"))],
            severity=Severity.HINT if why is _TWO_YEARS else Severity.WARNING,
            expected=str(right),
            actual=match["year"],
            replacement=str(right),
        )


def _ahead(passage: Passage, year: int) -> Iterator[Found]:
    """Plans whose year is over, or is not the next one."""
    text = passage.text
    for match in _INTENDED.finditer(text):
        if int(match["year"]) <= year and not _DONE.search(sentence_of(passage, match)):
            yield match, year + 1, "下一步打算的时间应在报告年度之后"
    for match in _GOES_BY.finditer(text):
        if year - 1 <= int(match["year"]) <= year and f"{year + 1}年" not in sentence_of(passage, match):
            yield match, year + 1, "此处是下一步打算"
    for match in _OPENS.finditer(text):
        if int(match["year"]) == year + 2 and f"{year + 1}年" not in text:
            yield match, year + 1, "此处是下一步打算"
    for match in chain(_NEXT.finditer(text), _ABOUT.finditer(text)):
        if int(match["year"]) <= year:
            yield match, year + 1, "此处是下一步打算"
    for match in _REPORTED.finditer(text):
        if int(match["year"]) == year - 2:
            yield match, year - 1, "上一年度报告是上年的"


def _work_ahead(passage: Passage, year: int) -> Iterator[Found]:
    """The work that is still to be done, in the year that is over; ``meant`` reads the section on what lacks."""
    for sought in _WORK_AHEAD[passage.section == SectionKey.PROBLEMS :]:
        for match in sought.finditer(passage.text):
            near = year - 2 <= int(match["year"]) <= year + 2 and int(match["year"]) != year + 1
            if near and f"{year + 1}年" not in sentence_of(passage, match):
                yield match, year + 1, "此处是下一步打算"


def _counted(passage: Passage, year: int) -> Iterator[Found]:
    """What the year's account is said to be of."""
    text = passage.text
    for match in _STATE.finditer(text):
        if int(match["year"]) < year == int(match["later"]):
            yield match, year, f"截至的日期早于其中所说的{year}年"
    for match in _PERIOD.finditer(text):
        if int(match["year"]) != year:
            yield match, year, "统计期限是报告年度"
    if passage.section == SectionKey.PROBLEMS:
        return
    for match in _OF_TWO_BEFORE.finditer(text):
        if int(match["year"]) == year - 1 == int(match["before"]) + 1 and f"{year}年" not in text:
            yield match, year, "此句说的是上一年与更早一年"
    for match in _ATTENDED.finditer(text):
        sentence, told = sentence_of(passage, match), int(match["year"])
        if f"{year}年" in sentence or _LOOKS_BACK.search(sentence):
            continue
        if told in (year - 1, year - 2) or (told > year and _IS_OVER.match(match[0]) and not _COMING.search(sentence)):
            yield match, year, "此句说的是本年度的工作"
    for match in _PAPER.finditer(text):
        sentence = sentence_of(passage, match)
        if int(match["year"]) == year - 1 and not _PAST.search(sentence) and f"{year}年" not in sentence:
            yield match, year, _PLAN_OF_YEAR
    for pattern, why in ((_MADE, _PLAN_OF_YEAR), (_DEEDS, "此处说的是本年度的进展")):
        for match in pattern.finditer(text):
            sentence = sentence_of(passage, match)
            if year - 2 <= int(match["year"]) < year and not _PAST.search(sentence) and f"{year}年" not in sentence:
                yield match, year, why
    for match in (*_DID.finditer(text), *_MIXED.finditer(text)):
        sentence, told = sentence_of(passage, match), int(match["year"])
        if f"{year}年" in sentence or _LOOKS_BACK.search(sentence):
            continue
        if year - 2 <= told < year or (told > year and not _COMING.search(sentence)):
            yield match, year, "此句说的是本年度的工作"
    for match in _HALF.finditer(text):
        if int(match["year"]) == year + 1 and not _COMING.search(sentence_of(passage, match)):
            yield match, year, f"{year + 1}年的这段时间尚未到来"
    for match in _QUARTER.finditer(text):
        if (
            int(match["year"]) == year - 1
            and _THIS_YEAR.search(text)
            and not _LOOKS_BACK.search(sentence_of(passage, match))
        ):
            yield match, year, "此处说的是本年度的季度"


def _compared(passage: Passage, year: int) -> Iterator[Found]:
    """A number of the year held against that of two years before, or of another than the last year it speaks of."""
    for match in _COMPARED.finditer(passage.text):
        sentence, told = sentence_of(passage, match), int(match["year"])
        if told >= year - 1 or _SEVERAL.search(sentence):
            continue
        others = [y for y in re.findall(f"{YEAR}(?=年)", sentence) if y != match["year"]]
        last = _LAST_YEAR.search(sentence)
        if last or (told == year - 2 and all(int(y) == year for y in others)):
            yield match, year - 1, "比较的是上一年" if last else _TWO_YEARS


def _money(passage: Passage, year: int) -> Iterator[Found]:
    """A year's organ publishes its budget of that year and its accounts of the year before."""
    text = passage.text
    budgets = [*_BUDGET.finditer(text), *_BUDGET_FIRST.finditer(text)]
    for match in budgets:
        old = 1 <= year - int(match["year"]) <= _LONG_AGO and not any(int(m["year"]) >= year for m in budgets)
        if old and not _PAST.search(sentence_of(passage, match)):
            yield match, year, "公开的是本年度的预算"
    accounts = list(_ACCOUNTS.finditer(text))
    for match in accounts:
        old = 2 <= year - int(match["year"]) <= _LONG_AGO and not any(int(m["year"]) >= year - 1 for m in accounts)
        if old and not _PAST.search(sentence_of(passage, match)):
            yield match, year - 1, "公开的是上一年度的决算"
    for match in _NOT_CLOSED.finditer(text):
        if (
            "学年" not in text
            and int(match["year"]) in (year, year + 1)
            and not _COMING.search(sentence_of(passage, match))
        ):
            yield match, year - 1, "公开的是上一年度的决算"


#: Papers of a year that had not come, as what the year's work was done by; and what was issued at its beginning.
_NEXT_PAPER = Sought(
    rf"(?:对照|按照|根据|依据|围绕|落实|执行)了?《?[^,。;《》]{{0,12}}?(?P<year>{YEAR})年度?[^,。;《》]{{0,16}}?"
    r"(?:要点|方案|细则|办法|指标|安排|评估结果|考核结果|考评结果|测评结果)"
)
_AT_BEGINNING = Sought(
    rf"年初,?[^,。;《》]{{0,8}}(?:印发|制定|出台|下发|部署|发布)了?《?[^,。;《》]{{0,10}}?(?P<year>{YEAR})年度?"
)
#: A meeting on a year's work, as one that was held in it.
_MET_ON = Sought(
    rf"(?:召开|举行|组织召开)了?(?P<year>{YEAR})年度?[^,。;《》]{{0,14}}?(?:推进会|部署会|动员会|工作会议?|调度会|启动会)"
)
_SUMS_UP = Sought("总结|表彰|述职|考核|回顾|谋划")
_FOR_NEXT = OtherTimes("made_ahead", more="下年|下一年|明年|提前|研究|预|征集|申报|年底|年末|12月|十二月|到20")
#: The same year on both sides: 与2022年相比 in the report on 2022.
_WITH_ITSELF = Sought(
    rf"(?:与|同|较)(?P<year>{YEAR})年度?(?:全年)?(?:相比|相较|比较),?(?!有所|略有|净|增|减|上升|下降|多|少|提|降|翻|持平)"
)


def of_another_year(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Papers and meetings by which the year's work was done, of another year; the year held against itself."""
    if passage.section == SectionKey.PROBLEMS or CENTURY not in passage.text:
        return
    text = passage.text
    found: list[Found] = []
    for match in _NEXT_PAPER.finditer(text):
        if int(match["year"]) > year and not any(p.search(sentence_of(passage, match)) for p in (_FOR_NEXT, _COMING)):
            found.append((match, year, "此处是本年度工作的依据"))
    for match in _AT_BEGINNING.finditer(text):
        sentence = sentence_of(passage, match)
        if int(match["year"]) in (year - 1, year + 1) and f"{year}年" not in sentence and not _PAST.search(sentence):
            found.append((match, year, "年初印发的是本年度的文件"))
    for match in _MET_ON.finditer(text):
        sentence = sentence_of(passage, match)
        past = _PAST.search(sentence) or _SUMS_UP.search(sentence) or f"{year}年" in sentence
        if year - 2 <= int(match["year"]) < year and not past:
            found.append((match, year, "此处是本年度召开的会议"))
    for match in _WITH_ITSELF.finditer(text):
        sentence = sentence_of(passage, match)
        if int(match["year"]) == year and f"{year + 1}年" not in sentence and not _COMING.search(sentence):
            found.append((match, year - 1, "比较的是上一年"))
    for match, right, why in found:
        yield should_be_year(passage, match, right, f"报告年度是{year}年，{why}", outcomes)


def counts_cut_short(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """The whole year's count up to a day before its end: 截至2024年11月30日,全年公开…."""
    for match in _UP_TO.finditer(passage.text):
        if int(match["year"]) != year or int(match["month"]) == _LAST or _PART.search(sentence_of(passage, match)):
            continue
        written = passage.written(*match.span("until"))
        fact = f"全年的数应统计到12月31日，此处写截至{written}，请核对"
        yield outcomes.finding(fact, [passage.mark(*match.span("until"))], severity=Severity.WARNING, actual=written)
