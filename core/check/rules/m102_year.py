"""The report's year: title, period sentence and the sentences about the year's work agree."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.leftovers.years.account import accounts
from core.check.leftovers.years.agrees import disagreeing
from core.check.leftovers.years.beside import beside
from core.check.leftovers.years.meant import meant
from core.check.leftovers.years.plans_and_counts import counts_cut_short, leftovers, of_another_year, years_in_digits
from core.check.leftovers.years.sentences import (
    announced,
    cut_periods,
    named_twice,
    not_yet,
    older_plans,
    older_years,
    plans_for_the_past,
    sure_years,
)
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import Passage, passages
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language import dates, numerals, organs
from core.language.dates import YEAR
from core.language.numerals import ORDINALS
from core.language.sentences import FULL_STOPS, end_of
from core.language.sought import Sought
from core.model.finding import Category, Finding, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model.report import Report

_OPENING = re.compile(
    rf"""(?x) ^ [。:]?  # behind a heading that the paragraph opens with
    (?: [(]? [{ORDINALS}\d]{{1,2}} [)、.] [^。,]{{0,24}} [。:]? )?  # 一、总体情况。
    (?P<year> {YEAR} ) 年 (?: 度|以来 )?
    (?= [,:] | [我本全市县区省州局] )"""
)
_UNTIL = Sought(rf"截[至止]到?({YEAR})年(?:12月31日|12月底|十二月三十一日|十二月底|12月(?=,)|年?[底末])")
#: The year at hand is told of, whatever else the sentence looks back on.
_OWN_YEAR = re.compile("(?:本年度?|今年|当年)(?=累计|共|全年|新|已)")
#: Before it: the day up to which the report's own data are counted.
_DATA = re.compile("(?:所列|本报告|报告)[^,。;]{0,4}数据[^,。;《》]{0,6}$|数据统计(?:期限|时间)?$")
#: With which day what there is by then is compared.
_COMPARED = re.compile(rf"[^。;]{{0,40}}[,，]?[较比](?P<year>{YEAR})年(?:年?[底末]|12月)")
#: So far behind what is carried over to the year before that year's own are told: 其中结转2023年3件，2024年申请47件.
_BROUGHT = 16
_CARRIED = Sought(
    rf"(?P<from>{YEAR})年度?(?:结转|转结)(?!资金|经费|结余|项目)|(?:结转|转结)(?:到|至|入)?(?P<to>{YEAR})年"
)
#: Behind a period: the data of another one, which those of the year are held against.
_HELD_AGAINST = re.compile("的?(?:对比|同期|可比|历史)")
#: A paper of an earlier year that is told of.
_OLD_PAPER = re.compile("[^。;]{0,30}(?:印发|制定|出台|发布|颁布|公布)的《")
_FEE = Sought(rf"(?P<year>{YEAR})年度?[^。;]{{0,24}}(?:处理费|收费|收取)")
#: Of these the ones that tell what was charged, and name no rules on fees.
_CHARGED = re.compile(
    rf"{YEAR}年度?(?!\d)[^。;《]{{0,12}}(?:《[^《》]{{2,40}}》[^。;《]{{0,12}})?"
    r"(?:未|没有|无|共|收取|发出)[^。;《]{0,14}(?:处理费|收费|收取|费用)"
)


#: The result for the year before comes out in the year that is told of.
_ASSESSED = re.compile(rf"[。;:)]?在?{YEAR}年度?[^,。;]{{0,16}}(?:考核|考评|评估|测评|评比|评议)(?:中|获|被|结果|等次)")


#: Right before the year: what is planned against what was lacking.
_FOR_THIS = re.compile("(?:(?:针对|对)(?:上述|以上|这些|存在的)[^,。;]{0,8}(?:不足|问题|差距|短板|情况)|对此|为此)$")
#: The same behind 将, and what else only a plan for the year to come begins with.
_AGAINST = re.compile("[^,。;]{0,14}将(?:重点)?(?:针对|围绕|对照|对)(?:上述|以上|这些|存在的)")
_NEXT = re.compile("(?:^|[。;])(?:下一步|下步|今后|来年|明年|下一阶段)[^。;]{0,40}$")


#: Right before the sentence: what was lacking.
_LACKING = re.compile(
    "(?:不(?:够|足|高|强|全|及时|到位)|未(?:及时|进行|公开)|有待|欠缺|滞后|薄弱|单一|短板)[^。;]{0,16}[。;]$"
)
#: Behind the year: what was lacking is to be mended.
_MENDS = re.compile("[^。;]{0,24}(?:加以|进行|予以|着手|逐[一项步])?(?:改进|整改|弥补|补齐|完善提升)")


@cache
def _plan() -> Sought:
    """A sentence that opens with a year and says what is planned for it."""
    return Sought(
        rf"""(?x) (?: ^ | [。;:,] ) 在?
        (?P<year> {YEAR} ) 年度? ,? [^,。;]{{0,14}} 将
        (?= {sentence_words().planned.any} )"""
    )


@cache
def _plan_for() -> Sought:
    """A plan that names its year behind 将: 我局将在2025年重点抓好."""
    return Sought(rf"将(?:于|在)(?P<year>{YEAR})年度?(?!底|末|前|以来|的?基础)")


@cache
def _far() -> Sought:
    """A year, not part of a period or a number, before an account of the organ's own work."""
    return Sought(
        rf"""(?x) (?<! [\d〔《“(到至—\-从自] )
        (?P<year> {YEAR} ) 年度?
        (?= ,? {sentence_words().own_account.any} )"""
    )


@cache
def _told_of() -> Sought:
    """A sentence that opens with a year and tells what the organ, or a place, did in it."""
    return Sought(
        rf"""(?x) (?: ^ | [。;:)] ) 在?
        (?P<year> {YEAR} ) 年 (?: 度|以来 )? ,? (?: 全年 )?
        (?: 我|本|全|共|累计|未|没有|均 | (?:收到|新收|受理|制发)[^,。;]{{0,16}}\d
        | [\u4e00-\u9fff]{{1,14}}? {organs.ending(*organs.SUBJECTS)} )"""
    )


@rule(
    "M102",
    "年份不一致",
    Category.WORDING,
    Severity.ERROR,
    demands="标题年份、数据统计期限和正文所述年度一致；改进打算写下一年度。",
    basis="《中华人民共和国政府信息公开条例》第四十九条（报告上一年度情况）",
    bad=swap("自2024年1月1日起至2024年12月31日止", "自2023年1月1日起至2023年12月31日止"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Everything is held against the title's year; without one, against the year the report was read to be for."""
    prose = [years_in_digits(passage) for passage in passages(report)]
    year = numerals.year(report.title.year.text) if report.title.year else _told_year(prose, report.year)
    if year is None:
        return
    stated = f"标题年份是{year}年" if report.title.year else f"报告年度是{year}年"
    told = [*_period(prose, year, stated, outcomes, report), *_opening(prose, year, stated, outcomes)]
    for passage in prose:
        told += _of_passage(passage, year, stated, outcomes)
    yield from told
    places = _places(told)
    for passage in prose:
        yield from (outcome for outcome in accounts(passage, year, outcomes) if places.isdisjoint(_places([outcome])))


def _places(outcomes: Iterable[Outcome]) -> set[int]:
    """Where the years stand that are told of."""
    marks = (mark for outcome in outcomes if isinstance(outcome, Finding) for mark in outcome.marks)
    return {span.start for mark in marks if isinstance(mark, TextMark) for span in mark.spans}


def _of_passage(passage: Passage, year: int, stated: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """What the exact readers tell of a passage."""
    yield from _plans(passage, year, outcomes)
    yield from _told(passage, year, stated, outcomes)
    yield from _until(passage, year, stated, outcomes)
    for more in (
        cut_periods,
        plans_for_the_past,
        named_twice,
        announced,
        older_plans,
        older_years,
        not_yet,
        sure_years,
        leftovers,
        counts_cut_short,
        of_another_year,
        meant,
        beside,
        disagreeing,
    ):
        yield from more(passage, year, outcomes)
    for match in _far().finditer(passage.text):
        other = int(match[1])
        if abs(other - year) > 1 and not passage.in_title(match.start()):
            mark = passage.mark(*match.span(1))
            fact = f"{stated}，此处写“{match[1]}年”，相差{abs(other - year)}年，请核对"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, expected=str(year), actual=match[1])


def _told_year(prose: list[Passage], read: int | None) -> int | None:
    """Without a year in the title: the year that the work is told of, where two places or more agree on another."""
    votes: Counter[int] = Counter()
    for passage in prose:
        if passage.section == SectionKey.OVERVIEW and (match := _OPENING.match(passage.text)):
            votes[int(match["year"])] += 1
        if passage.section == SectionKey.PROBLEMS and (match := _plan().search(passage.text)):
            votes[int(match["year"]) - 1] += 1
        if passage.section is None and (date := dates.signed(passage.text)) and date.year:
            votes[date.year - 1] += 1
    if not votes or votes[read or 0] > 0:
        return read
    year, count = votes.most_common(1)[0]
    return year if count > 1 else read


def _period(prose: list[Passage], year: int, stated: str, outcomes: Outcomes, report: Report) -> Iterator[Outcome]:
    for passage in prose:
        for period in dates.periods(passage.text):
            start, end = passage.sentence(period.start)
            if not sentence_words().about_data.stand_in(passage.text[start:end]) or passage.in_title(period.start):
                continue
            others = [place for place in period.years if passage.text[slice(*place)] != str(year)]
            if not others or _HELD_AGAINST.match(passage.text, period.end):
                continue
            marks = [passage.mark(*place) for place in others]
            if report.title.year:
                marks.append(TextMark(section=None, spans=report.title.year.spans(), role="participant"))
            wrong = "、".join(dict.fromkeys(passage.text[slice(*place)] for place in others))
            written = passage.text[period.start : period.end]
            fact = f"{stated}，统计期限却写“{written}”，其中的{wrong}年与之不符"
            yield outcomes.finding(fact, marks, expected=str(year), actual=wrong, replacement=str(year))


#: What is still to come.
_PLANNED = re.compile("将|下一步|计划|力争|今后|拟")
#: What goes on, whatever year it began in.
_GOES_ON = re.compile("将(?:继续|进一步|重点)|将(?:针对|围绕|对照)(?:上述|以上|这些|存在的)")


@cache
def _ahead() -> Sought:
    """What will be done."""
    return Sought(rf"(?x) 将 (?: {sentence_words().planned.any} | 针对 | 对照 | 按照 )")


@cache
def _work_of_year() -> Sought:
    """What is told of the year at hand and of no other, by the one who did it: 2022年，县统计局组织人员多次学习."""
    own = rf"(?:[我本全][\u4e00-\u9fff]|[\u4e00-\u9fff]{{2,14}}?{organs.ending(*organs.SUBJECTS)})"
    return Sought(rf"^[,:]?{own}{sentence_words().works_on.any}(?!.*{sentence_words().happened.any})")


#: So near the year 将 is what the whole paragraph opens with.
_OPENS_PLAN = 16
#: What a place or an organ was made once.
_CHOSEN = re.compile(r",?[^,。;]{0,12}(?:被|获)(?:确定|列|评|认定|命名|批准|授予|选)[^,。;]{2,20}[。;]?$")


def _opening(prose: list[Passage], year: int, stated: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """Paragraphs of section one that open with a year tell about that year."""
    overview = [p for p in prose if p.section == SectionKey.OVERVIEW]
    named = any(f"{year}年" in p.text for p in overview)
    for passage in overview:
        match = _OPENING.match(passage.text)
        if not match or int(match[1]) == year:
            continue
        start, end = passage.sentence(match.end(1))
        if f"{year}年" in passage.text[start:end] or "以来" in passage.text[start:end]:
            continue
        looks_back = int(match[1]) == year - 1 and not _work_of_year().search(passage.text[match.end() : end])
        if looks_back and _turns_to(passage.text[end:], year):
            continue  # 2023年，获评优秀单位。2024年，坚持……: a look back before the year itself
        if int(match[1]) < year - 1 and _OLD_PAPER.match(passage.text, match.end(), end):
            continue  # 2016年，两局联合印发的《意见》继续有效
        # a whole section about another year is a copy of an older report; one paragraph may look back
        severity = Severity.WARNING if named else Severity.ERROR
        rest = passage.text[match.end() : end]
        told = sentence_words().gives_account.stand_in(rest) and not sentence_words().ahead.stand_in(rest)
        planned = _PLANNED.search(rest) if named else _ahead().regex.search(rest[:_OPENS_PLAN])
        if int(match[1]) == year + 1 and not told and planned:
            severity = Severity.HINT
        if int(match[1]) < year and sentence_words().since_then.stand_in(rest):
            severity = Severity.HINT
        if int(match[1]) < year - 1 and not told and _CHOSEN.match(rest):
            severity = Severity.HINT
        fact = f"{stated}，此段却以“{match[1]}年”开头，请核对是否沿用了其他年度的文字"
        mark = passage.mark(*match.span(1))
        yield outcomes.finding(
            fact, [mark], severity=severity, expected=str(year), actual=match[1], replacement=str(year)
        )


def _turns_to(text: str, year: int) -> bool:
    """Whether a later sentence opens with the year itself, or 今年, and does not only plan for it."""
    return re.search(rf"[。;](?:{year}年度?|今年|本年度?),?(?!(?:[^,。;]{{0,8}})(?:将|计划|拟|力争))", text) is not None


def _plans(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    ahead = _plan_for().finditer(passage.text) if passage.section in (SectionKey.PROBLEMS, SectionKey.OVERVIEW) else ()
    for match in (*_plan().finditer(passage.text), *ahead):
        if passage.section in (None, SectionKey.OVERVIEW):
            before = passage.text[: match.start("year")]
            meant = (
                _GOES_ON.search(passage.text[match.start() :][:30])
                or _FOR_THIS.search(passage.text[: match.start()])
                or _AGAINST.match(passage.text, match.end("year") + 1)
                or _NEXT.search(before)
                or _MENDS.match(passage.text, match.end())
                or _LACKING.search(before)
            )
            if not meant:
                continue
        if int(match[1]) <= year:
            fact = f"此处是下一步打算，年份写“{match[1]}年”，报告年度是{year}年，应为{year + 1}年"
            mark = passage.mark(*match.span(1))
            yield outcomes.finding(
                fact,
                [mark],
                severity=Severity.WARNING,
                expected=str(year + 1),
                actual=match[1],
                replacement=str(year + 1),
            )


#: With what the year's own number is compared.
_COMPARED_WITH = Sought(
    r",?(?:较|比|与|同)(?:上年度?|去年|上一年度?)(?:同期)?(?:相比)?(?=[^,。;]{0,2}[增减上下多少提降])"
)


def _told(passage: Passage, year: int, stated: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """Sentences that tell the year's work, with the year before or after: left over from another report, or mistyped."""  # noqa: E501
    matches = [*_told_of().finditer(passage.text)]
    if passage.section == SectionKey.OTHER_MATTERS:
        matches += _FEE.finditer(passage.text)
    told: set[int] = set()
    for match in matches:
        other, at = int(match[1]), match.start(1)
        start, end = passage.sentence(at)
        sentence = passage.text[start:end]
        opens = passage.section == SectionKey.OVERVIEW and _OPENING.match(passage.text)
        if not 0 < abs(other - year) <= 5 or at in told or passage.in_title(at) or (opens and opens.start(1) == at):
            continue
        charged = passage.section == SectionKey.OTHER_MATTERS and _CHARGED.match(passage.text, match.start())
        rest = _COMPARED_WITH.sub("", sentence)
        if f"{year}年" in sentence or (not charged and sentence_words().looks_back.stand_in(rest)):
            continue
        if rest != sentence and _turns_to(passage.text[end - 1 :], year):
            continue
        if other == year - 1 and _ASSESSED.match(passage.text, match.start()):
            continue
        if passage.section == SectionKey.PROBLEMS:
            wrong = (
                other < year
                and sentence_words().sums_up.stand_in(sentence)
                and not sentence_words().ahead.stand_in(sentence)
            )
        else:
            wrong = (charged or sentence_words().gives_account.stand_in(sentence[4:])) and not (
                other > year and sentence_words().ahead.stand_in(sentence)
            )
        if wrong:
            told.add(at)
            fact = f"{stated}，此句所述年份却写“{match[1]}年”，请核对"
            yield outcomes.finding(
                fact,
                [passage.mark(*match.span(1))],
                severity=Severity.WARNING,
                expected=str(year),
                actual=match[1],
                replacement=str(year),
            )


def _until(passage: Passage, year: int, stated: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """截至 the end of another year; applications carried over from or into a year that cannot be."""
    for match in _UNTIL.finditer(passage.text):
        start, end = passage.sentence(match.start())
        sentence = passage.text[start:end]
        stop = end_of(passage.text, match.end(), FULL_STOPS)
        follows = passage.text[start:stop]  # 截至2023年底有9件;2024年新制发3件
        compared = _COMPARED.match(passage.text, match.end())
        if compared and int(compared["year"]) >= int(match[1]):
            fact = f"此处写截至{match[1]}年年底，却与{compared['year']}年年底比较，请核对"
            mark = passage.mark(*match.span(1))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=match[1])
            continue
        looks_back = sentence_words().looks_back.stand_in(_OWN_YEAR.sub("", sentence))
        explained = f"{year}年" in follows or (looks_back and not _OWN_YEAR.search(sentence))
        if int(match[1]) != year and (not explained or _DATA.search(passage.text, start, match.start())):
            fact = f"{stated}，此处却写截至{match[1]}年年底，请核对"
            mark = passage.mark(*match.span(1))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=str(year), actual=match[1])
    for match in _CARRIED.finditer(passage.text):
        group = "from" if match["from"] else "to"
        allowed = (year - 1, year) if group == "from" else (year, year + 1)
        behind = passage.text[match.end() : match.end() + _BROUGHT]
        brought = group == "to" and int(match[group]) == year - 1 and f"{year}年" in behind
        if int(match[group]) not in allowed and not brought:
            right = allowed[0] if group == "from" else allowed[1]
            what = f"上年结转应来自{right}年" if group == "from" else f"应结转至{right}年"
            fact = f"{stated}，此处写“{match.group()}”，{what}"
            mark = passage.mark(*match.span(group))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=str(right), actual=match[group])
