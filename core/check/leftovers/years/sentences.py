"""Years that do not belong in the sentences they stand in: periods cut short, plans for the year that is over."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.leftovers.years.reading import sentence_of, should_be_year, year_called
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language import dates, numerals
from core.language.dates import CENTURY, YEAR
from core.language.other_times import OtherTimes
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage


@cache
def _object() -> re.Pattern[str]:
    """What is done to a year's work in a plan: 不断提高2025年工作质效."""
    return re.compile(
        rf"""(?x) {sentence_words().planned_deed.any} 好?
        [^,。;\d]{{0,4}} (?P<year> {YEAR} ) 年度? (?! 度?报告 | 年报 | 存在 | 的?问题 | 整改 | 以来 )"""
    )


_PLANS = Sought(r"下(?:一步|阶段|年度)|今后|接下来|明年|新的一年|将[从进继加以在围]")
#: What the next year's work will go by: 下一步,将按照2024年度工作计划…….
_GOES_BY = Sought(
    rf"(?:按照|根据|对照|依据|围绕)(?:[省市县区局])*(?P<year>{YEAR})年度?(?:政务公开|政府信息公开)?(?:工作)?(?:计划|要点|安排)"
)
#: A year that a word before it names already: 明年(2025年), 本年度(2024年).
_NAMED = Sought(rf"(?P<word>[明今去]年|(?:下一?|本|上一?)年度?)[(](?:即)?(?P<year>{YEAR})年度?[)]")
#: The report itself, as it is announced before section one.
_ANNOUNCED = Sought(
    rf"""(?x) (?:现|特) (?:向社会|予以|依法|面向社会)? (?: 公布|发布|将|编制|公开 ) [^。;]{{0,20}}?
    (?P<year> {YEAR} ) 年度? 政府信息公开 (?:工作)? 年?度? (?: 报告|情况 )"""
)
#: The same anywhere, as a report opens its account: 现将2023年度政府信息公开工作情况报告如下.
_REPORTED = Sought(
    rf"现(?:就|将)[^。;,《》]{{0,24}}?(?P<year>{YEAR})年度?(?:的)?(?:政府信息公开|政务公开)[^。;,]{{0,14}}(?:如下|报告)"
)


#: The report by its title, as it is made public: 现将《…2023年政府信息公开工作年度报告》公布如下.
_TITLED = Sought(
    rf"(?:现将|现公布|现发布|现予以?公布|特编制)《[^《》]{{0,24}}?(?P<year>{YEAR})年度?(?:政府信息公开|政务公开|信息公开)[^《》]{{0,4}}年?度?报告》"
)
#: The same before section one, which tells of nothing else: 认真编制了《…2023年政府信息公开工作年度报告》.
_COMPILED = Sought(
    rf"(?:编制|形成)了?《[^《》]{{0,24}}?(?P<year>{YEAR})年度?(?:政府信息公开|政务公开|信息公开)[^《》]{{0,4}}年?度?报告》"
)

#: The same without its title there, by what it was made by: 根据要求，编制了水务局2023年政府信息公开工作年度报告.
_MADE = Sought(
    rf"(?:[,。]|[局委厅办会镇乡]|街道)(?:特|现)?(?:组织)?编制(?:完成|了|并发布|并公布|形成)?(?:[^,。;《》前上及和]{{0,20}}?)"
    rf"(?P<year>{YEAR})年度?[^,。;《》及和]{{0,20}}?(?:政府信息公开|政务公开|信息公开)(?:工作)?年?度?报告"
)
_BY_RULES = Sought("根据|按照|依据|依照|遵照|文件精神|要求,")


#: From the first of January on, this was all that was published in the period: it should be the year.
_SUMS_UP = Sought(r"^[^,。]{0,30}日(?:止|期间)?,[^。;]{0,12}(?:共|累计)")
#: A school year.
_OF_SCHOOLS = re.compile(r"(?:20\d\d年)?9月1日[^。;]{0,12}8月31日")
#: The yearly plan of work, by its title.
_YEARLY_PLAN = Sought(rf"(?P<year>{YEAR})年[^《》,。;]{{0,12}}公开(?:工作要点|重点工作|工作任务|主要任务)")
_BACK = OtherTimes("cleared", "several_years")
_EARLIER = OtherTimes("year_before", "since")
#: Behind an earlier plan, what was left to do of it: 《2024年政务公开工作要点》尚未办结的2项任务.
_LEFT_OPEN = re.compile("[^,。;]{0,6}(?:尚未|未(?:完成|办结|落实)|遗留|跨年|续办)")


def older_plans(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """The plan of work of an earlier year, as what this year's work was done by: left over from an older report."""
    for match in _YEARLY_PLAN.finditer(passage.text):
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        told = int(match["year"])
        back = _BACK.search(sentence) or _EARLIER.search(sentence) or _LEFT_OPEN.match(passage.text, match.end())
        opens = sentence.startswith(str(year)) and not _named_by(sentence, told)
        rest = _OWN_YEAR.sub("", sentence) if opens else sentence
        if year - _OLD <= told < year and not back and f"{year}年" not in rest:
            fact = f"报告年度是{year}年，此处写的是{told}年的工作要点，请核对是否沿用了旧文"
            mark = passage.mark(*match.span("year"))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=str(year), actual=match["year"])


#: With which a sentence opens that tells what was done in it, and by what.
_OWN_YEAR = re.compile(rf"^{YEAR}年度?,?(?=[^。]{{0,40}}(?:落实|贯彻|按照|根据|对照))")


def _named_by(sentence: str, told: int) -> bool:
    """Whether the plan of a year stands right behind what says that the work went by it, which is told by itself."""
    return any(int(match["year"]) == told for pattern in (_DONE_BY, _ARRANGED) for match in pattern.finditer(sentence))


#: By which plan or arrangement the year's work was done, named right behind: 对照《2023年政务公开工作要点》.
_DONE_BY = Sought(
    rf"(?:对照|落实|贯彻|根据|按照|依据|围绕|紧扣)了?《?(?:[\u4e00-\u9fff]{{1,8}}[省市县区旗]|关于印发)?(?P<year>{YEAR})年度?[^《》,。;]{{0,12}}?公开(?:工作要点|重点工作|工作任务|主要任务)"
)
#: What the work of a year went by: 根据县委、县政府2024年度重点工作安排.
_ARRANGED = Sought(
    rf"(?:按照|根据|对照|依据|围绕|落实)[^,。;《》]{{0,16}}(?P<year>{YEAR})年度?[^,。;《》]{{0,8}}(?:工作|任务)(?:要点|安排|部署|计划|分工)"
)
#: What a number is held against: 较2024年增加3件.
_AGAINST = Sought(
    rf"[较比与同](?P<year>{YEAR})年(?:度)?(?:同期)?(?:相比)?,?(?:有所|略有|净)?(?:增|减|上升|下降|多|少|提[高升]|降|翻|持平)"
)
#: A year said to open or to close a five-year plan, by the plan's number; the plan 十二五 began in 2011.
_OF_PLAN = Sought(
    rf"(?P<year>{YEAR})年是[^,。;]{{0,24}}?“?十(?P<plan>[{numerals.ONES}])五”?规划?的?(?P<end>收官|决胜|开局|起步)之年"
)
#: The year in which a report on it is said to be published.
_PUBLISHED = Sought(
    rf"(?P<of>{YEAR})年度?(?:政府信息公开)?(?:工作)?(?:年度)?报告[^,。;]{{0,4}}(?:于|在)(?P<year>{YEAR})年[1-3]月"
)
#: When what was carried over from last year came in.
_CAME_IN = Sought(rf"上年度?结转[^。;()]{{0,12}}\((?P<year>{YEAR})年\d{{1,2}}月[^()]{{0,8}}(?:收到|受理|提交|提出)\)")
#: A year that was summed up: 对2026年度政务公开工作进行了总结.
_SUMMED_UP = Sought(rf"对(?P<year>{YEAR})年度?[^,。;]{{2,16}}(?:进行|开展|作)了")


def sure_years(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Years that the sentence itself shows to be wrong: what the year's work went by, was held against, summed up."""
    text = passage.text
    if passage.section == SectionKey.PROBLEMS or CENTURY not in text:
        return
    for match in (*_DONE_BY.finditer(text), *_ARRANGED.finditer(text)):
        sentence = text[slice(*passage.sentence(match.start()))]
        plans = _YEARLY_PLAN.search(sentence) is not None and f"{year}年" not in sentence
        told, back = int(match["year"]), _BACK.search(sentence) or _EARLIER.search(sentence)
        back = back or _LEFT_OPEN.match(text, match.end())
        if year - _OLD <= told < year and not back and not plans:
            yield should_be_year(passage, match, year, f"报告年度是{year}年，此处是本年度工作的依据", outcomes)
    for match in _AGAINST.finditer(text):
        start, end = passage.sentence(match.start())
        before, rest = text[start : match.start()], text[start : match.start()] + text[match.end() : end]
        told = int(match["year"])
        if (
            told == year - 1
            and re.search(rf"(?<![较比与同]){told}年", before)
            and f"{year}年" not in rest
            and not _BACK.search(rest)
        ):
            yield should_be_year(passage, match, told - 1, f"此句说的就是{told}年，不能与同一年比较", outcomes)
        elif told >= year and not re.search(rf"{told + 1}年|明年|下一?年", rest):
            yield should_be_year(passage, match, year - 1, f"报告年度是{year}年，比较的是上一年", outcomes)
    for match in _OF_PLAN.finditer(text):
        first = 2011 + 5 * (numerals.value(match["plan"]) or 0) - 10
        right = first if match["end"] in ("开局", "起步") else first + 4
        if int(match["year"]) != right:
            yield should_be_year(
                passage, match, right, f"“十{match['plan']}五”规划{match['end']}之年是{right}年", outcomes
            )
    for match in _PUBLISHED.finditer(text):
        if match["of"] == match["year"]:
            yield should_be_year(passage, match, int(match["of"]) + 1, "年度报告在下一年公布", outcomes)
    for match in _CAME_IN.finditer(text):
        if int(match["year"]) != year - 1:
            yield should_be_year(passage, match, year - 1, f"报告年度是{year}年，上年是{year - 1}年", outcomes)
    for match in _SUMMED_UP.finditer(text):
        if int(match["year"]) == year + 1:
            yield should_be_year(passage, match, year, f"报告年度是{year}年，{year + 1}年尚未结束", outcomes)


#: An older plan than this is told of as history.
_OLD = 3


#: A month, and what was done in it; what is still to come; the first months in which the report may be written.
_MONTH = Sought(rf"(?P<year>{YEAR})年(?P<month>\d{{1,2}})月")
_HELD = Sought(r"(?:举办|召开|组织|开展|印发|出台)了?[^。;]{0,40}?\d+[余多]?[次场期个件份人]|获评|荣获|被评为|已于")
_COMING = OtherTimes("planned", "expected", more="规划|有效期|[月日底末]前|到20|至20|截[至止]")
_WRITTEN_UNTIL = 3


def not_yet(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """What was done in a month that had not come when the report was written: 2025年8月,举办培训1期 in that on 2024."""
    for match in _MONTH.finditer(passage.text):
        told, month = int(match["year"]), int(match["month"])
        if told <= year or (told == year + 1 and month <= _WRITTEN_UNTIL) or passage.in_title(match.start()):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if _HELD.search(sentence) and not _COMING.search(sentence):
            fact = f"报告年度是{year}年，此处说的是{told}年{month}月已经做的事，请核对年份"
            mark = passage.mark(*match.span("year"))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=str(year), actual=match["year"])


def cut_periods(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Periods of the report's data that are not the whole year; of one that ends before it begins W112 says so."""
    turned = [range(*place) for place in dates.reversed_periods(passage.text)]
    for stretch in dates.stretches(passage.text):
        sentence = passage.text[slice(*passage.sentence(stretch.first[0]))]
        if (
            stretch.year != year
            or passage.in_title(stretch.first[0])
            or _OF_SCHOOLS.match(passage.text, stretch.first[0])
            or any(stretch.first[0] in place for place in turned)
        ):
            continue
        sums_up = stretch.from_first and _SUMS_UP.search(sentence)
        if not sums_up and not sentence_words().about_data.stand_in(sentence):
            continue
        for whole, place in ((stretch.from_first, stretch.first), (stretch.to_last, stretch.last)):
            if not whole:
                written = passage.written(*place)
                fact = f"统计期限应为全年（1月1日至12月31日），此处写“{written}”"
                yield outcomes.finding(fact, [passage.mark(*place)], severity=Severity.WARNING, actual=written)


def plans_for_the_past(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Plans whose object is the year that is over: 下一步……不断提高2024年工作质效."""
    if passage.section != SectionKey.PROBLEMS:
        return
    for match in (*_object().finditer(passage.text), *_GOES_BY.finditer(passage.text)):
        start, end = passage.sentence(match.start())
        sentence = passage.text[start:end]
        told = int(match["year"])
        if told > year or f"{year + 1}年" in sentence or passage.in_title(match.start("year")):
            continue
        if told >= year - 1 and _PLANS.search(passage.text[start : match.start()]):
            yield should_be_year(passage, match, year + 1, f"此处是下一步打算，报告年度是{year}年", outcomes)


def named_twice(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """A year in brackets behind a word that means another one."""
    for match in _NAMED.finditer(passage.text):
        right = year_called(match["word"], year)
        if int(match["year"]) != right:
            yield should_be_year(passage, match, right, f"报告年度是{year}年，“{match['word']}”是{right}年", outcomes)


#: The year before the report's, from which on something is told that goes on: 2023年以来,我局坚持…….
_SINCE = Sought(rf"(?:^|。)(?P<year>{YEAR})年以来,(?=[我本]|全[县市区局镇]|[\u4e00-\u9fff]{{2,14}}[局委镇乡厅府])")
_OVER_YEARS = OtherTimes("over_years", more="连续|历年|每年|持续|截至|先后")
#: The work of a year, told of as that of the report: 在2023年的工作中,存在一些不足.
_AT_WORK = Sought(rf"(?:^|[。;,])在?(?P<year>{YEAR})年度?的?(?:政务公开|政府信息公开)?工作中")
#: The report itself: 本报告是2023年度政府信息公开工作年度报告.
_IS_REPORT = Sought(rf"本(?:年度)?报告(?:是|为|系)[^,。;《》]{{0,16}}?(?P<year>{YEAR})年度?(?:的)?政府信息公开")
#: What was lacking in a year, where what is planned for the next follows: 针对2023年工作中存在的不足,2025年将…….
_LACKED = Sought(rf"针对(?P<year>{YEAR})年度?[^,。;报评考通]{{0,12}}(?:不足|问题|短板|差距|薄弱环节),")
_MENDED = Sought("已|整改|完成|逐项|全部")


def older_years(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """The year before in sentences that open with it, or that are of the report itself: left over from last year's."""
    if CENTURY not in passage.text:
        return
    if passage.section == SectionKey.OVERVIEW:
        for match in _SINCE.finditer(passage.text):
            sentence = sentence_of(passage, match)
            rest = sentence.replace(match["year"], "", 1)
            if int(match["year"]) == year - 1 and not _OVER_YEARS.search(rest) and not re.search(YEAR, rest):
                yield should_be_year(passage, match, year, f"报告年度是{year}年，此处从上一年说起", outcomes)
    for match in _AT_WORK.finditer(passage.text):
        sentence = sentence_of(passage, match)
        if int(match["year"]) == year - 1 and f"{year}年" not in sentence and not _MENDED.search(sentence):
            yield should_be_year(passage, match, year, f"报告年度是{year}年，此处说的是本年度的工作", outcomes)
    for match in _IS_REPORT.finditer(passage.text):
        if int(match["year"]) != year and not passage.in_title(match.start("year")):
            yield should_be_year(passage, match, year, f"报告年度是{year}年", outcomes)
    if passage.section == SectionKey.PROBLEMS:
        for match in _LACKED.finditer(passage.text):
            sentence = passage.text[slice(*passage.sentence(match.start()))]
            if int(match["year"]) == year - 1 and not _MENDED.search(sentence) and re.search("将|要|拟", sentence):
                yield should_be_year(passage, match, year, f"此处说的是本年度的不足，报告年度是{year}年", outcomes)


def announced(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """The report itself under another year, as it is announced or opens its account."""
    opens = passage.section is None
    titled = _TITLED.search(passage.text) or (opens and _COMPILED.search(passage.text))
    if not titled and _BY_RULES.search(passage.text) and (made := _MADE.search(passage.text)):
        # further on the report of the year before may be told of, which was made in the year
        titled = made if opens or int(made["year"]) not in (year - 1, year) else None
    if titled and int(titled["year"]) != year:
        yield should_be_year(passage, titled, year, f"报告年度是{year}年", outcomes)
    match = _ANNOUNCED.search(passage.text) or _REPORTED.search(passage.text)
    if opens and not titled and match is None:
        match = _OF_REPORT.search(passage.text)
    if match and int(match["year"]) != year and not passage.in_title(match.start("year")):
        yield should_be_year(passage, match, year, f"报告年度是{year}年", outcomes)


#: Before section one, the report by its name, whatever is said of it; not one of the year before, named as that.
_OF_REPORT = Sought(
    rf"(?<![上前])(?<!对比)(?<!参[照考])(?P<year>{YEAR})年度?[^,。;《》]{{0,16}}?(?:政府信息公开|政务公开)(?:工作)?(?:年度?)?(?:报告|年报)"
    r"(?![^。;]{0,12}(?:通知|对比|相比|整改|反馈))"
)
