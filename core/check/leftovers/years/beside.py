"""Years that what stands beside them shows to be wrong: 本年度2023年, a plan's year, an occasion, a paper's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.leftovers.years.reading import Found, sentence_of, should_be_year, year_called
from core.check.wording.events.meetings import meetings
from core.forms.keys import SectionKey
from core.language.dates import CENTURY, NUMBER, YEAR
from core.language.numerals import ONES
from core.language.other_times import OtherTimes, tells_of_other_years
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

_COMING = OtherTimes("planned", "expected", "next_year", more="争取|截至|起至")
#: The word for a year and the year right behind it: 本年度2023年.
_WORD = Sought(rf"(?P<word>今年|本年度|去年|上年度|上一年度?|明年|下一?年度)[,、]?(?:即|也就是)?(?P<year>{YEAR})年")
#: A month of the year before, told of as one of the year at hand: 全年培训3期,其中2023年4月….
_MONTH = Sought(
    rf"(?:(?:其中|年内|年度内|本年度|今年|全年)[^,。;《》\d]{{0,14}}|(?:年内|年度内),[^,。;《》\d]{{0,10}}于)"
    rf"(?P<year>{YEAR})年{NUMBER}月(?!底|末|\d{{0,2}}日?(?:收到|受理|结转|至|到))"
)
#: The year before from its first month to its last, and what the organ did in it.
_WHOLE = Sought(
    rf"(?:^|[。;])在?(?P<year>{YEAR})年(?:1(?:月1日)?(?:月)?[至到—~-]+(?:{YEAR}年)?12月(?:31日)?|全年|度)(?:期间)?,?"
    r"(?:我|本|全|共|累计|[\u4e00-\u9fff]{2,12}?[局委厅办镇乡院府处会])[^。;]{0,40}\d"
)
#: A five-year plan, and a year in which it is carried out.
_OF_PLAN = Sought(
    rf"“?十(?P<plan>[{ONES}])五[”\"]?(?:期间)?[^,。;《》“”]{{0,12}}规划[》”]?(?:的)?(?P<year>{YEAR})年度?(?:实施|执行|进展|推进|目标|任务|项目|重点)"
)
#: A plan that has ended, and what is done yearly while it goes on.
_YEARLY_OF_PLAN = Sought(
    rf"“?(?P<plan>十[{ONES}]五)[”\"]?[^,。;《》“”]{{0,14}}规划[^,。;]{{0,4}}(?:年度|季度|中期)(?:实施|执行|进展|推进|任务|计划|评估)"
)
#: An occasion of each year, under another year: 以2023年世界环境日为契机.
_OCCASION = Sought(
    rf"(?:以|结合|借助|围绕|利用|抓住|在)(?P<year>{YEAR})年(?:度)?[“”\"\u4e00-\u9fff]{{0,14}}?(?:[日周月节][”\"]?)(?:活动)?"
    r"(?:为契机|期间|之际|契机|到来)"
)
#: Statistics and audits of a year come out in the next.
_NEXT = Sought(
    rf"(?P<year>{YEAR})年(?:度)?(?:全?[省市县区旗]|本级|[\u4e00-\u9fff]{{1,5}}[省市县区旗])?"
    r"(?:国民经济和社会发展统计公报|(?:本级)?(?:财政)?预算执行[^,。;《》]{0,12}审计)"
)
#: A quarter or a half of the year before, as what was published in this one; of the fourth quarter that is right.
_QUARTER = Sought(
    rf"(?:公开|公布|公示|发布|通报)了?[^,。;《》\d]{{0,8}}(?P<year>{YEAR})年(?:第?[{ONES[:3]}]季度|上半年)(?!.{{0,20}}(?:[相同]比|较))"
)
_NOT_COME = Sought(
    rf"(?:公开|公布|公示|发布|通报)了?[^,。;《》\d]{{0,8}}(?P<year>{YEAR})年(?:第?[{ONES[1:4]}]季度|下半年)"
)
#: Applications carried over to be handled go on in the next year.
_CARRIED = Sought(rf"(?<!上年)(?<!上年度)结转(?:至|到|入)?(?P<year>{YEAR})年(?:度)?(?:继续)?办理")
_ANSWERED = Sought(rf"(?:将|待)[于在](?P<year>{YEAR})年{NUMBER}月[^,。;]{{0,6}}(?:答复|办结|办理)")
#: The notice by which reports are compiled, with the year that they are on.
_NOTICE = Sought(
    rf"(?:根据|按照|依据|依照|落实)[^。;]{{0,24}}?做好(?P<year>{YEAR})年(?:度)?[^《》,。;]{{0,8}}(?:公开)?[^《》,。;]{{0,6}}(?:年度报告|年报)"
)
#: What is decided each spring for the year: 贯彻2023年全国两会精神 in the report on 2024.
_OF_SPRING = Sought(
    rf"(?:贯彻|落实|学习|传达)[^,。;《》\d]{{0,6}}(?P<year>{YEAR})年(?:全国|[省市县区])?(?:两会|政府工作报告|中央一号文件)"
)
#: In the account of what is lacking, a year in which it still is.
_STILL = Sought(rf"(?P<year>{YEAR})年(?:度)?(?:仍|还|依然|尚|仍然)(?:有|存在|需|未|不)")
#: The account of what is lacking opens with what was reached in a year: 2023年,我局……取得一定成效,但…….
_THOUGH = Sought(
    rf"(?:^|[。;:])(?P<year>{YEAR})年(?:度|来|以来)?,?(?:我|本|全|[\u4e00-\u9fff]{{2,12}}?[局委厅办镇乡府])[^。;]{{0,60}}(?:但|仍|差距|不足)"
)
#: The assessment of a year that the year's work is part of.
_ASSESSED = Sought(
    rf"纳入(?:了)?(?P<year>{YEAR})年(?:度)?[^,。;]{{0,12}}(?:考核|考评|评估|督查|计划)(?!结果|反馈|问题|档案)"
)
#: The last year's fee, where the report tells of its own.
_FEE = Sought(r"(?<![较比与同])(?P<year>上一?年度?|去年)[^,。;]{0,8}(?:未|没有|共|无)?[^,。;]{0,4}(?:收取|发出收费)")
#: A paper of the organ whose year lies far ahead of the report's: 《…2042年政府信息公开目录》.
_PAPER = Sought(
    rf"(?P<year>{YEAR})年(?:度)?(?:政府信息|政务公开|信息公开|主动公开|重点工作|工作要点|部门预算|部门决算|行政执法|法治政府)"
)
#: Any year whose digits are those of the report's in another order, and that lies far ahead or back.
_FAR = 5
#: A year that is as near as this is left over from an older report, and not told of as history.
_RECENT = 3


def beside(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Such years in a report on ``year``."""
    if passage.section == SectionKey.OTHER_MATTERS and not re.search("本年|今年|\\d年", passage.text):
        for match in _FEE.finditer(passage.text):
            fact = f"其他事项报告的是本年度（{year}年）的收费情况，此处写“{match['year']}”，请核对"
            yield outcomes.finding(fact, [passage.mark(*match.span("year"))], severity=Severity.WARNING)
    if CENTURY not in passage.text:
        return
    seen: set[int] = set()
    for match, right, why in (*_anywhere(passage, year), *_of_account(passage, year)):
        at = match.start("year")
        if at not in seen:
            seen.add(at)
            yield should_be_year(passage, match, right, f"报告年度是{year}年，{why}", outcomes)


def _anywhere(passage: Passage, year: int) -> Iterator[Found]:
    """What no section changes."""
    text = passage.text
    for match in _WORD.finditer(text):
        right = year_called(match["word"], year)
        if int(match["year"]) != right and not passage.in_title(match.start()):
            yield match, right, f"“{match['word']}”是{right}年"
    for match in _OF_PLAN.finditer(text):
        first = meetings().plans.get(f"十{match['plan']}五")
        told = int(match["year"])
        if first is not None and told != year and not first <= told < first + 5:
            yield match, year, f"“十{match['plan']}五”规划是{first}年至{first + 4}年"
    for match in _CARRIED.finditer(text):
        if int(match["year"]) == year:
            yield match, year + 1, "未办结的申请结转下一年"
    for match in _ANSWERED.finditer(text):
        if int(match["year"]) == year - 1 or (int(match["year"]) == year and "结转" in sentence_of(passage, match)):
            yield match, year + 1, "未办结的申请在下一年办理"
    for match in _NOTICE.finditer(text):
        if int(match["year"]) < year and not tells_of_other_years(sentence_of(passage, match)):
            yield match, year, "编制的是本年度的报告"
    for match in _PAPER.finditer(text):
        told = int(match["year"])
        if told > year + _FAR or (sorted(match["year"]) == sorted(str(year)) and abs(told - year) > _FAR):
            yield match, year, "此处年份疑写错"
    if passage.section == SectionKey.PROBLEMS:
        for match in (*_STILL.finditer(text), *_THOUGH.finditer(text)):
            sentence = sentence_of(passage, match)
            if int(match["year"]) == year - 1 and f"{year}年" not in sentence and "报告" not in sentence:
                yield match, year, "此处说的是本年度的不足"


def _of_account(passage: Passage, year: int) -> Iterator[Found]:
    """What the year's account is said to be of."""
    if passage.section == SectionKey.PROBLEMS:
        return
    text = passage.text
    for pattern, why in (
        (_MONTH, "此处说的是本年度的事"),
        (_OCCASION, "此处说的是本年度的活动"),
        (_QUARTER, "此处说的是本年度的进展"),
        (_ASSESSED, "此处说的是本年度的考核"),
        (_OF_SPRING, "此处说的是本年度的部署"),
    ):
        for match in pattern.finditer(text):
            sentence = sentence_of(passage, match)
            others = {int(said) for said in re.findall(YEAR, sentence)} - {year, year - 1}
            old = int(match["year"]) == year - 1 or (pattern is _OF_SPRING and 0 < year - int(match["year"]) <= _RECENT)
            others -= {int(match["year"])}
            if old and not others and not tells_of_other_years(sentence):
                yield match, year, why
    for match in _WHOLE.finditer(text):
        sentence = sentence_of(passage, match)
        rest = _COMPARES.sub("", sentence)
        told = int(match["year"])
        opens = passage.section == SectionKey.OVERVIEW and match.start("year") == 0
        old = 1 <= year - told <= _RECENT and f"{year}年" not in sentence and not tells_of_other_years(rest)
        if old and not opens and not _goes_on(text, match.end(), year):
            yield match, year, "此句说的是本年度的工作"
    for match in _NEXT.finditer(text):
        if year <= int(match["year"]) <= year + 1 and not _COMING.search(sentence_of(passage, match)):
            yield match, year - 1, "本年度发布的是上一年的"
    for match in _NOT_COME.finditer(text):
        if int(match["year"]) == year + 1 and not _COMING.search(sentence_of(passage, match)):
            yield match, year, f"{year + 1}年的这段时间尚未到来"


#: With what a year's number is compared: that the year before is meant by it is no look back.
_COMPARES = Sought(r",?(?:较|比|与|同)(?:上年度?|去年|上一年度?|上年同期|去年同期)(?:相比)?|同比")


def _goes_on(text: str, end: int, year: int) -> bool:
    """Whether one of the next sentences opens with the year itself, so that the one before is a look back."""
    return re.search(rf"[。;](?:在|到|至)?(?:{year}年|今年|本年度)", text[end : end + 120]) is not None


#: A plan that was being prepared, and what is told of that.
_PREPARED = Sought(
    rf"(?:编制|谋划|起草)[^,。;《》]{{0,6}}“?(?P<plan>十[{ONES}]五)”?[^,。;《》]{{0,8}}规划(?!中期|实施|评估|年度|任务|指标|执行|完成)"
    rf"|“?(?P<also>十[{ONES}]五)”?[^,。;《》]{{0,8}}规划(?:纲要)?(?:的)?(?:编制|起草)"
)
_CARRIED_OUT = Sought(rf"(?:实施|落实|执行|贯彻)“?(?P<plan>十[{ONES}]五)”?[^,。;《》]{{0,8}}规划(?!的?编制|前期|起草)")


def plans_of_other_years(passage: Passage, year: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, what is wrong) of plans prepared when they had long begun, or carried out before they had."""
    for match in _PREPARED.finditer(passage.text):
        group = "plan" if match["plan"] else "also"
        begins = meetings().plans.get(match[group])
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if (
            begins is not None
            and year >= begins + 2
            and not tells_of_other_years(sentence)
            and not re.search(YEAR, sentence)
        ):
            yield (
                *match.span(group),
                f"“{match[group]}”规划从{begins}年起实施，报告年度是{year}年，不应还在编制，请核对",
            )
    for match in _CARRIED_OUT.finditer(passage.text):
        begins = meetings().plans.get(match["plan"])
        if begins is not None and year < begins:
            yield *match.span("plan"), f"“{match['plan']}”规划从{begins}年起实施，报告年度是{year}年，请核对"


def ended_plans(passage: Passage, year: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, last year) of five-year plans that had ended, told of as of one that goes on."""
    for match in _OF_PLAN.finditer(passage.text):
        first = meetings().plans.get(f"十{match['plan']}五")
        if first is not None and int(match["year"]) == year >= first + 5:
            yield match.start("plan") - 1, match.end("plan") + 1, first + 4
    for match in _YEARLY_OF_PLAN.finditer(passage.text):
        last = meetings().plans.get(match["plan"], year) + 4
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if last < year - 1 and not tells_of_other_years(sentence) and not re.search(YEAR, sentence):
            yield *match.span("plan"), last
