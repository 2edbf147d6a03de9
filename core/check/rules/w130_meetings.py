"""Meetings that had not been held in the report year, or were followed by others, and names of meetings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.rules._meetings_agree import CONGRESS, disagreements
from core.check.wording.events.meetings import Congress, meetings, plenums, sessions
from core.check.wording.passages import Passage, passages, plain_text, whole_prose
from core.forms.keys import SectionKey
from core.language import organs
from core.language.numerals import ONES, ORDINALS
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.report import Report

_WRONG_CONGRESS = Sought(
    r"""(?x) (?:党的|中共)
    (?: 第(?:十九|二十)大 | 第?(?:19|20)大 | (?:十九|二十)次大(?!会) | (?:十九|二十)届大 | (?:十九|二十)届精神
      | 第?(?:十九|二十)大大 | 第?廿大 )
    | (?<![党建全]) 党(?:十九|二十)大(?=精神|和|以来|报告|召开|胜利)"""
)
_PLENUM_OF_CONGRESS = Sought(
    rf"(?:十[八九]|二十)(?P<fault>大)(?:[{ONES}]中[、和及])*[{ONES}]中(?:[、和及][{ONES}]中)*(?:全会|精神|会议)"
    rf"|(?:十[八九]|二十)(?P<also>大)届(?=[{ONES}历]|以来)"
)
#: 二十大全会, 二十大会议, 十九大历次全会; 二十届四中会议; 全会会议精神; 中央经济工作全会.
_MISNAMED = (
    (Sought(r"(?:十[七八九]|二十)大(?:全会|会议|大会)(?!堂|厅)"), "应写作“党的……大”或者“……届……中全会”"),
    (Sought(r"(?:十[七八九]|二十)大(?:历次|各次|系列)全会"), "全会是“……届”的，应写作“……届历次全会”"),
    (Sought(rf"(?:十[七八九]|二十)届[{ONES}]中(?=会议|大会|精神|全体精神|全体会议|全精神|全全会)"), "后面应是“全会”"),
    (Sought(rf"(?:[{ONES}]中、)+[{ONES}]中(?=会议|大会|精神|全体精神)"), "后面应是“全会”"),
    (Sought(rf"[{ONES}]中全会(?P<fault>会议|大会|全会)(?![室期上中间召])"), "是多出的字，全会后面不再写"),
    (
        Sought(r"中央(?:经济|农村|城市|人大|民族|金融|政法|统战|人才|社会|全面依法治国)工作(?P<fault>全会|大会)"),
        "应写作“会议”",
    ),
    (Sought(r"中央(?:经济|农村|城市|人大|民族|金融|政法|统战|人才|全面依法治国)会议"), "应写作“……工作会议”"),
    (
        Sought(r"(?:党的|中共|中国共产党)第?(?:十[五六七八九]|二十)[次届]全国(?P<fault>人民)代表大会"),
        "是多出的字，党的代表大会是“全国代表大会”",
    ),
    (Sought(rf"(?:党的|中共|中国共产党)第?[{ORDINALS}]{{1,3}}(?P<fault>届)全国代表大会"), "应为“次”，党的代表大会论次"),
    (
        Sought(rf"中国共产党[^,。;、]{{2,14}}[省市县区州旗盟镇乡]第[{ORDINALS}]{{1,3}}(?P<fault>届)代表大会"),
        "应为“次”，党的代表大会论次",
    ),
    (Sought(rf"(?<!年)第[{ORDINALS}]{{1,3}}(?P<fault>次)(?:全国)?人民代表大会"), "应为“届”，人民代表大会论届"),
    (Sought(rf"十[{ONES}]届(?P<fault>全国政协)第?[{ONES}]次(?:全体)?会议"), "应写在前面：全国政协……届……次会议"),
    (
        Sought(rf"十[{ONES}]届第?[{ONES}]次(?:全国人大|全国政协|全国人民代表大会)"),
        "应写作“……届全国人大……次会议”“全国政协……届……次会议”",
    ),
    (Sought(rf"(?:十[七八九]|二十)届[{ONES}](?P<fault>全会)"), "前面缺“中”"),
    (Sought(rf"全国人大第?十[{ONES}]届第?[{ONES}]次(?:全体)?会议"), "应写作“……届全国人大……次会议”"),
    (Sought(rf"政协(?P<fault>会)(?=第?[{ORDINALS}]{{1,3}}届)"), "是多出的字"),
    (
        Sought(rf"[省市县区州旗镇乡]第[{ORDINALS}]{{1,3}}(?P<fault>届)(?:党代会|党员代表大会|党代表大会)"),
        "应为“次”，党代会论次",
    ),
    (Sought(rf"(?<=党的)(?:十[七八九]|二十)届第?[{ONES}]次(?:全体)?会议"), "应写作“……届……中全会”"),
    (
        Sought(rf"(?:党的|中共|[大和])(?:十[七八九]|二十)届[{ONES}](?P<fault>次)全会"),
        "应为“中”，中央委员会的全会写作“……中全会”",
    ),
    (
        Sought(rf"(?:中央纪委|中央纪律检查委员会)(?:(?:十[八九]|二十)届)?[{ONES}](?P<fault>中)全会"),
        "应为“次”，“……中全会”只说中央委员会的全会",
    ),
    (
        Sought(rf"(?:党的|中共)(?:十[{ONES}]|二十)次(?:全国)?代表大会"),
        "前面缺“第”，应写作“党的第……次全国代表大会”或“党的……大”",
    ),
    (Sought(r"(?:党的|中国共产党)第(?:十九|二十)次代表大会"), "缺“全国”，应写作“第……次全国代表大会”"),
    (Sought(rf"(?:十[八九]|二十)大(?:和|及|以及|、)[{ONES}]中(?=、|全会)"), "缺“……届”，应写作“……届……中全会”"),
    (
        Sought(rf"(?:人民代表大会|人大)(?:第?[{ORDINALS}]{{1,3}}届)?第?[{ORDINALS}]{{1,2}}次(?P<fault>全会)"),
        "应写作“会议”",
    ),
    (Sought(rf"人代大会|人民大会(?=第?[{ORDINALS}]{{1,2}}次|常务|常委|会议)|人大代表大会"), "应写作“人民代表大会”"),
    (Sought(r"(?<=全国)人民代表(?P<fault>会议)"), "应写作“全国人民代表大会”"),
    (Sought(rf"人民代表会(?=第?[{ORDINALS}]{{1,2}}次|常务)"), "应写作“人民代表大会”"),
    (
        Sought(rf"政协第?[{ORDINALS}]{{1,3}}届(?P<fault>人大|人民代表大会|委员大会|代表大会)"),
        "不是政协的会议，应写作“委员会”或者删去",
    ),
    (
        Sought(rf"(?<!政协、)人大第?[{ORDINALS}]{{1,3}}届(?P<fault>政协|委员会(?=第?[{ORDINALS}]{{1,2}}次))"),
        "不是人大的会议",
    ),
    (Sought(r"人民政治协商(?P<fault>大会|会(?!议)|委员会)"), "应写作“人民政治协商会议”"),
)
#: 县委十四届六中全会, 政协十届二中全会: only the Central Committee's plenary sessions are called so.
_CENTRAL_ONLY = Sought(
    rf"(?:[省市县区州盟旗]委|党工委|党组)(?:第?[{ORDINALS}]{{1,3}}届)[{ORDINALS}]{{1,2}}(?P<fault>中)全会"
    rf"|(?:人大|政协|人民代表大会)(?:第?[{ORDINALS}]{{1,3}}届)[{ORDINALS}]{{1,2}}(?P<session>中全会)"
    rf"|[{ORDINALS}]{{1,3}}届(?:全国)?(?:人大|政协|人民代表大会)[{ORDINALS}]{{1,2}}(?P<session2>中全会)"
)
#: 全国人大十四届一次全会: sessions of these are 会议.
_SESSION_MISNAMED = Sought(
    rf"(?:全国人大|全国政协|全国人民代表大会)第?十[{ONES}]届第?[{ONES}]次(?P<fault>全会|大会)"
    rf"|第?十[{ONES}]届(?:全国人大|全国政协|全国人民代表大会)第?[{ONES}]次(?P<fault2>全会|大会)"
)
#: 二十届二中、二十届三中全会: the committee is named once.
_TERM_TWICE = Sought(rf"(?P<term>十[七八九]|二十)届[{ONES}]中(?:全会)?[、和](?P<fault>(?P=term)届)[{ONES}]中全会")
_ALL_PLENUMS = Sought(r"(?:十[七八九]|二十)届(?P<fault>历届|系列|各次|历年|各届)全会")
#: What speaks of a meeting as of one still to come.
_AWAITED = Sought(r"迎接|喜迎|筹备|代表|召开前")
#: What speaks of a meeting as of the one that is being carried out; and as of one long past.
_CARRIED_OUT = Sought(r"贯彻|学习|落实|宣传|精神|传达|指.")
_PAST = Sought(r"以来|报告(?:提出|指出)|期间|曾|当年")
_YEAR = Sought(r"(?:19|20)\d\d年")
#: What is done after a yearly session.
_AS_NEW = Sought("传达|学习|贯彻|落实|年度目标|会议精神|召开后|转载|解读")
#: The year's work goes by the session before it; what a session made into law holds on.
_BY_IT = Sought("对照|按照|紧扣|围绕|对标")
_DECREED = Sought("机构|通过|表决|选举|修[正订]|任命|宪法|法》|条例")
#: What is carried out of a session; what is planned.
_SPIRIT = re.compile("[^,。;]{0,14}(?:精神|部署|要求)")
_AHEAD = Sought(r"将|下一步|今后|计划|拟|筹备|即将|明年")


@rule(
    "W130",
    "会议名称或年度有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="所写的党代会、中央全会、全国两会在报告年度内已经召开，名称规范；不把早已开过的会议当作最新的会议。",
    basis="历次会议召开的时间（词表 meetings.toml）",
    bad=prose(SectionKey.OVERVIEW, "传达学习十四届全国人大五次会议精神。"),
    good=prose(SectionKey.OVERVIEW, "传达学习十四届全国人大二次会议精神。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A meeting of the first three months after the year is a hint in plans, and in what governments report."""
    text, prose_of = plain_text(report), whole_prose(report)
    newest, own = _newest(text), any(held == report.year for _, _, held in sessions(text))
    misnamed = [(pattern, wrong) for pattern, wrong in _MISNAMED if pattern.may_be_in(prose_of)]
    for passage in passages(report):
        for start, end, wrong in _names(passage, misnamed):
            if not passage.in_title(start):
                written = passage.written(start, end)
                yield outcomes.finding(f"“{written}”{wrong[0]}", [passage.mark(start, end)], severity=wrong[1])
        for start, end, fact, right, severity in disagreements(passage, report.year):
            written = passage.written(start, end)
            said = fact if written in fact else f"“{written}”请核对：{fact}"
            mark = passage.mark(start, end)
            yield outcomes.finding(said, [mark], severity=severity, actual=written, replacement=right)
        if report.year is not None:
            yield from _years(passage, report, newest, outcomes)
            yield from _sessions(passage, report.year, outcomes, own=own)


def _newest(text: str) -> int:
    """The year of the latest Party congress that the draft names, itself or by its committee; 0 if none."""
    return max((c.year for c in meetings().congresses if re.search(rf"{c.name}[大届]", text)), default=0)


def _names(passage: Passage, misnamed: Sequence[tuple[Sought, str]]) -> Iterator[tuple[int, int, tuple[str, Severity]]]:
    """Meetings that are named as nobody names them; ``misnamed`` are those patterns that can be in the report."""
    for match in _WRONG_CONGRESS.finditer(passage.text):
        yield *match.span(), ("不是规范的写法，请核对会议名称（如“党的二十大”）", Severity.WARNING)
    for match in _PLENUM_OF_CONGRESS.finditer(passage.text):
        yield *match.span(), ("应写作“……届……中全会”", Severity.WARNING)
    for match in _ALL_PLENUMS.finditer(passage.text):
        yield *match.span("fault"), ("全会应写作“历次全会”", Severity.WARNING)
    for pattern, wrong in misnamed:
        for match in pattern.finditer(passage.text):
            group = "fault" if "fault" in match.re.groupindex else 0
            yield *match.span(group), (wrong, Severity.WARNING)
    for match in _SESSION_MISNAMED.finditer(passage.text):
        group = "fault" if match["fault"] else "fault2"
        yield *match.span(group), ("应写作“会议”", Severity.WARNING)
    for match in _CENTRAL_ONLY.finditer(passage.text):
        group = next(name for name, found in match.groupdict().items() if found)
        right = "次" if group == "fault" else "次会议"
        yield *match.span(group), (f"应为“{right}”，“……中全会”只说中央委员会的全会", Severity.WARNING)
    for match in _TERM_TWICE.finditer(passage.text):
        yield *match.span("fault"), ("前面已经写过，各次全会并列时只写一次", Severity.WARNING)
    for plenum in plenums(passage.text):
        if plenum.ordinal:
            severity = Severity.WARNING if passage.text[: plenum.start].endswith("党的") else Severity.HINT
            yield plenum.start, plenum.end, ("不加“第”字，通常写作“党的……届……中全会”", severity)
        if not plenum.parted:
            yield plenum.start, plenum.end, ("的各次全会之间缺顿号", Severity.HINT)


def _is_published_late(report: Report) -> bool:
    """Whether the report may be a government's, which is published by the end of March: others by that of January."""
    organ = report.title.organ
    return organ is None or organs.is_local_government(organ.text)


def _years(passage: Passage, report: Report, newest: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """Meetings against the report year."""
    year = report.year or 0
    for start, end, held, name in _held(passage.text, year):
        if passage.in_title(start) or _AWAITED.search(passage.text[max(0, start - 8) : end + 4]):
            continue
        mark = passage.mark(start, end)
        if held is None:
            yield outcomes.finding(f"截至{year}年底没有召开过{name}，请核对", [mark])
        elif held[0] > year:
            soon = held[0] == year + 1 and held[1] <= 3
            told = passage.section == SectionKey.OVERVIEW and not _AHEAD.search(
                passage.text[slice(*passage.sentence(start))]
            )
            possible = soon and (not told or held[1] == 1 or _is_published_late(report))
            severity = Severity.HINT if possible else Severity.WARNING
            fact = f"{name}于{held[0]}年{held[1]}月召开，晚于报告年度{year}年，请核对"
            yield outcomes.finding(fact, [mark], severity=severity)
    yield from _superseded(passage, year, newest, outcomes)


def _sessions(passage: Passage, year: int, outcomes: Outcomes, *, own: bool) -> Iterator[Outcome]:
    """Sessions of the congress and the conference that were yet to come, or are told of as new.

    ``own`` says that the draft names one of its own year.
    """
    for start, end, held in sessions(passage.text):
        sentence = passage.text[slice(*passage.sentence(start))]
        if passage.in_title(start) or _AWAITED.search(sentence):
            continue
        mark, written = passage.mark(start, end), passage.written(start, end)
        if held > year:
            told = passage.section == SectionKey.OVERVIEW and not _AHEAD.search(sentence)
            severity = Severity.HINT if held == year + 1 and not told else Severity.WARNING
            fact = f"“{written}”应在{held}年召开，晚于报告年度{year}年，请核对是第几次会议"
            yield outcomes.finding(fact, [mark], severity=severity)
        elif (
            held < year
            and {said[0] for said in _YEAR.finditer(sentence)} <= {f"{year}年"}
            and (_AS_NEW.search(sentence) or (_BY_IT.search(sentence) and not _DECREED.search(sentence)))
        ):
            fact = f"“{written}”是{held}年召开的，报告年度是{year}年，请核对是否沿用了旧文"
            new = held < year - 1 or (not own and _SPIRIT.match(passage.text, end))
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING if new else Severity.HINT)


def _held(text: str, year: int) -> Iterator[tuple[int, int, tuple[int, int] | None, str]]:
    """Party meetings named in a text: where, when (year and month; None when there was none), and their name."""
    known = meetings()
    for match in CONGRESS.finditer(text):
        congress = known.congress(match["term"])
        if congress:
            yield *match.span(), _month(congress.held), f"党的{congress.name}大"
    for plenum in plenums(text):
        congress = known.congress(plenum.term)
        if congress is None:
            if known.is_to_come(plenum.term, year):
                yield plenum.start, plenum.end, None, f"{plenum.term}届中央委员会的全会"
            continue
        for number in plenum.numbers:
            name = f"{congress.name}届{ONES[number - 1]}中全会"
            if number <= len(congress.plenums):
                held = _month(congress.plenums[number - 1])
                if held[0] > year:
                    yield plenum.start, plenum.end, held, name
            elif congress.complete or year <= known.known:
                yield plenum.start, plenum.end, None, name


def _month(held: str) -> tuple[int, int]:
    return int(held[:4]), int(held[5:])


def _superseded(passage: Passage, year: int, newest: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """A congress, or the sessions of its committee, as what is carried out, where the draft knows none of the next."""
    for congress in meetings().congresses:
        following = meetings().after(congress)
        if following is None or newest != congress.year or year < following.year:
            continue
        for match in re.finditer(_named(congress), passage.text):
            sentence = passage.text[slice(*passage.sentence(match.start()))]
            if passage.in_title(match.start()) or not _CARRIED_OUT.search(sentence) or _PAST.search(sentence):
                continue
            fact = (
                f"党的{following.name}大已于{following.year}年召开，此处只写到“{match.group()}”，请核对是否沿用了旧文"
            )
            severity = Severity.WARNING if year > following.year else Severity.HINT
            yield outcomes.finding(fact, [passage.mark(*match.span())], severity=severity)
            return


def _named(congress: Congress) -> str:
    return rf"党的{congress.name}[大届](?:(?:[和及、]{congress.name}届)?[{ONES}历次中、]*全会)?"
