"""Percentages that stand by themselves: rates by name, lists of shares, shares and rates of counts named elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from core.language.sentences import CLAUSE_MARKS, ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound, Quantity, quantities
from core.read.prose.shares.shares import OF
from core.read.prose.sums.sums import partitions


class Rate(NamedTuple):
    """A rate by name (办结率) and its per cent."""

    name: str
    quantity: Quantity


_RATE = r"(?P<name>[\u4e00-\u9fff]{{0,4}}{names})" + (
    r"(?:[\u4e00-\u9fff]{{0,3}}?(?:达到了?|达|为|是|均为|超过|保持在|提高到|提升到|:))?$"
)
#: Banks and insurers have more of these than they need.
_OF_MONEY = ("拨备", "流动性", "利息")
_OF_ALL = re.compile(rf"{OF}$")


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(_RATE.format(names=number_words().rates_up_to_100.any))


def impossible_rates(paragraph: View) -> list[tuple[Rate, View]]:
    """Rates above 100 % that cannot be."""
    view = folded(paragraph)
    found: list[tuple[Rate, View]] = []
    for count in quantities(view.text):
        if count.unit != "%" or count.value <= 100:
            continue
        named = _rates().search(view.text[max(0, count.start - 24) : count.start])
        if named and not named["name"].startswith(_OF_MONEY):
            found.append((Rate(named["name"], count), view.slice(count.start, count.end)))
    return found


class CountedShare(NamedTuple):
    """A share or rate of counts that stand elsewhere in the text: ``part`` of ``whole`` under the name ``name``."""

    name: str
    share: Quantity
    part: Quantity
    whole: Quantity
    view: View

    @property
    def right(self) -> tuple[Decimal, Decimal]:
        """Between which bounds the per cent lies; of nothing it may be any: 受理0件，办结率100%."""
        if not self.whole.high:
            return Decimal(0), Decimal("Infinity")
        if self.part.low > self.whole.high:  # more was done than was to be: 计划120人次，完成132人次
            return self.part.low * 100 / self.whole.high, self.part.high * 100 / self.whole.low
        return self.part.low * 100 / self.whole.high, self.part.high * 100 / max(self.whole.low, self.part.low)

    @property
    def fits(self) -> bool:
        """Whether the per cent is right, rounded or cut off at the digits given."""
        if self.share.bound is Bound.EXACT:
            low, high = self.share.value - self.share.step / 2, self.share.value + self.share.step
            return low <= self.right[1] and self.right[0] < high
        return self.share.low <= self.right[1] and self.right[0] <= self.share.high


_SUBJECT = Sought(r"(?P<subject>[\u4e00-\u9fff]{2,16}?)(?:数量|数|的)?占比?(?P<of>[^,;:。%\d]{0,12})$")
_WEAK = Sought("信息|文件|申请|材料|案件|类|的|政府|数量|公开|发布|通过")
_CAME = Sought(r"(?:收到|受理|接收|接到|接听|交办|承办|登记|征集|收集)[^,;:。\d]{0,20}$")
_DONE = re.compile(r"(?<![未不没])(?P<verb>办结|答复|回复|办复|采纳|整改|接通)[^,;:。\d]{0,8}$")
#: Done in time, by what is said of the count: 在3个工作日内办结23条，按时办结率95.8%.
_IN_TIME = Sought(r"内(?:办结|答复|回复|办复)$")
_DONE_RATE = Sought(
    r"(?:(?<=按时)|(?<=按期)|(?<![时期]))(?P<verb>办结|答复|回复|办复|采纳|整改|接通)率(?:达到|达|为|是|均为|:)?$"
)


#: Rates that say of how many of those named before: 参训60人中57人, 参训率95%.
#: Left out are rates of what must be done, not of all that was counted (解读率), and those of change.
_OF_COUNT = Sought(
    r"(?<![按时期不未])(?P<stem>(?!公开|解读|更新|网办|覆盖|增长|及时|准确|下降|上升|规范)[\u4e00-\u9fff]{2})率"
    r"(?:达到|达|均?为|是|:)?$"
)
_CLOSE = 4


def counted_shares(paragraph: View) -> list[CountedShare]:
    """其中图片解读16个，动漫解读7个，动漫解读占比30.4%; 收到留言100条，办结98条，办结率98%."""
    view = folded(paragraph)
    text = view.text
    if "%" not in text:
        return []
    counts = quantities(text)
    shares = [q for q in counts if q.unit == "%"]
    if not shares:
        return []
    lists = partitions(paragraph)
    found: list[CountedShare] = []
    for share in shares:
        start = start_of(text, share.start, f"{CLAUSE_MARKS}(")
        lead = text[start : share.start]
        if (subject := _SUBJECT.search(lead)) and _OF_ALL.match(subject["of"]):
            near = [p for p in lists if p.parts_view.end <= view.offsets[share.start] and not p.candidates]
            near = [p for p in near if "。" not in text[p.items[-1].end : share.start].rstrip("。")]
            told = near[-1] if near else None
            named = told and _named(subject["subject"], told.labels)
            if told and named is not None and named is not False:
                part = told.items[named]
                found.append(_share(view, subject["subject"], share, part, told.whole))
            continue
        if direct := _direct(text, counts, share, lead):
            found.append(_share(view, direct[0], share, *direct[1:]))
            continue
        done = _DONE_RATE.search(lead)
        whole, part = _came_and_done(text, counts, share, done["verb"]) if done else (None, None)
        if done and whole and part:
            timely = lead[: done.start()].endswith(("按时", "按期"))
            if timely and not _IN_TIME.search(text[max(0, part.start - 8) : part.start]):
                continue
            if not _with_carried(text, counts, share, part, whole):
                found.append(_share(view, f"{done['verb']}率", share, part, whole))
        elif text[start - 1 : start] == "(":
            continue  # 更新1583条，其中答复152条(答复率100%): of those alone
        elif (rate := _OF_COUNT.search(lead)) and not _of_others(text[:start], lead[: rate.start()]):
            of = [_share(view, f"{rate['stem']}率", share, part, whole)
                  for whole, part in _counted_before(text, counts, share, rate["stem"])]  # fmt: skip
            if of and not any(o.fits for o in of) and not _of_the_sum(of).fits:
                found.append(of[0])
    return found


#: So many characters before a rate name whose it is.
_OF_WHOM = 3


def _in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a place is within brackets: 13件（含2件转下年度办结）."""
    return text.count("(", start, at) > text.count(")", start, at)


def _of_others(before: str, named: str) -> bool:
    """Whether a rate is of others than the text has spoken of: 县领导出席其中5场，部门负责人出席率100%."""
    return len(named) >= _OF_WHOM and named[-_OF_WHOM:] not in before


def _of_the_sum(of: list[CountedShare]) -> CountedShare:
    """The same share of all the wholes together: 复议21件、诉讼9件，被纠错3件，纠错率10%."""
    total = sum((share.whole.value for share in of), Decimal(0))
    return of[0]._replace(whole=replace(of[0].whole, value=total))


#: 15个乡镇中已有12个建成专区; 应到80人，实到76人: the two counts that a rate in the next clause is one of.
_SO_MANY_OF = Sought(
    "^[\u4e00-\u9fff]{0,10}(?:当?中,?|,其中)(?:已经?|现|目前|仅)?有?(?P<which>[\u4e00-\u9fff]{2,6}的)?$"
)
_SHOULD, _DID = (
    Sought("(?<![相对供适响])应(?![急用对])[到参办答回更公]?[\u4e00-\u9fff]{0,10}$"),
    Sought("实[到际参]?[\u4e00-\u9fff]{0,6}$|已[\u4e00-\u9fff]{0,6}$"),
)
#: Units in which persons are counted.
_OF_PERSONS = frozenset({"名", "人", "位"})
#: 12件均在法定期限内答复，按时答复率为: all of them were.
_ALL_WERE = re.compile(
    r"""(?x)
    [\u4e00-\u9fff]{0,12} (?: 均|全部|都 ) (?: 已经? )? (?: 按时|按期|及时|依法|在[\u4e00-\u9fff]{0,8}内 )*
    (?: 予以|作出|进行 )? (?P<verb> 答复|办结|回复|办理|反馈 ) (?: 完毕 )? ,"""
)
_RATE_NAME = Sought(r"(?P<name>[\u4e00-\u9fff]{2,6}率)(?:达到|达|均?为|是|:)?$")


def _direct(
    text: str, counts: tuple[Quantity, ...], share: Quantity, lead: str
) -> tuple[str, Quantity, Quantity] | None:
    """A rate's name with the part and the whole that stand right before it in a frame that names both."""
    name = _RATE_NAME.search(lead)
    if name is None:
        return None
    start, clause = start_of(text, share.start, FULL_STOPS), start_of(text, share.start, CLAUSE_MARKS)
    near = [q for q in counts if start <= q.start < clause and q.unit not in ("%", "倍")]
    if any(q.start >= clause for q in counts if q.start < share.start) or not near:
        return None
    last = near[-1]
    all_were = _ALL_WERE.fullmatch(text, last.end, clause)
    if all_were and all_were["verb"] in name["name"]:
        return name["name"], last, last
    if told := _told_of(text, near, name["name"].removesuffix("率")):
        return name["name"], *told
    alike = len(near) > 1 and (near[-2].unit == last.unit or {near[-2].unit, last.unit} <= _OF_PERSONS)
    if not alike or last.value > near[-2].value:
        return None
    whole, between = near[-2], text[near[-2].end : last.start]
    told = text[last.end : clause]
    if len(told) > _LONGEST or "," in told[:-1]:
        return None
    in_frame = _SO_MANY_OF.search(between) or (
        _SHOULD.search(text[max(start, whole.start - _SAID) : whole.start]) and _DID.search(between)
    )
    if in_frame and (which := in_frame.groupdict().get("which")) and name["name"][-3:-1] not in which:
        return None  # 32个部门中，更新的28个，满意率96%
    return (name["name"], last, whole) if in_frame else None


def _told_of(text: str, near: list[Quantity], done: str) -> tuple[Quantity, Quantity] | None:
    """The count told with the rate's own words, and the one before that it is of.

    来信20件，按期答复19件，按期答复率95%.
    """
    parts = [q for q in near if text.endswith(done, 0, q.start)]
    if len(parts) != 1 or len(done) < _OWN_WORDS:
        return None
    wholes = [q for q in near if q.start < parts[0].start and q.unit == parts[0].unit and q.value >= parts[0].value]
    return (parts[0], wholes[0]) if len(wholes) == 1 else None


#: 按期答复: a rate of so many characters is of what is told in the same ones.
_OWN_WORDS = 4
#: Characters in which it is said of the whole that it should be.
_SAID = 14
#: Characters between the part and the rate's clause.
_LONGEST = 14


def _counted_before(
    text: str, counts: tuple[Quantity, ...], share: Quantity, stem: str
) -> list[tuple[Quantity, Quantity]]:
    """The count told with the rate's own word, and the counts that it may be a part of, the first of them before it."""
    start = start_of(text, share.start)
    near = [q for q in counts if start <= q.start < share.start and not _in_brackets(text, start, q.start)]
    parts = [q for q in near if _told_with(text, start, q, stem)]
    if len(parts) != 1 or _IN_THE_END.search(text[parts[0].end : share.start]):
        return []
    part = parts[0]
    wholes = [(q, part) for q in near if q is not part and q.unit == part.unit and q.value >= part.value]
    return wholes if wholes and wholes[0][0].start < part.start else []


#: The rate is of what was so in the end, not of what was counted first.
_IN_THE_END = re.compile("后(?!续)|复查|复检|复核|最终|现已|目前|全部|上年|去年")


#: 整改情况5份: counted are papers.
_PAPER = re.compile("情况|报告|材料|信息|通知|方案")
_TO_DIGIT = re.compile(r"\d|中")


def _told_with(text: str, start: int, count: Quantity, stem: str) -> bool:
    """Whether a count is told with the word of a rate, turned round too: 收回582份 (回收率), 38家达到优良等次."""
    before = text[max(start, count.start - len(stem) - _CLOSE) : count.start]
    behind = _TO_DIGIT.split(text[count.end : end_of(text, count.end, CLAUSE_MARKS)])[0]
    for word in (stem, stem[::-1]):
        for said in (before, behind):
            at = said.find(word)
            if (
                at >= 0
                and said[max(0, at - 1) : at] not in ("不", "未", "应")
                and not said.startswith("率", at + len(word))  # 4.7亿元专项债支付率: of that sum
                and not _PAPER.match(said, at + len(word))
            ):
                return True
    return False


#: 收到46件，上年结转2件，办结45件: what came in with what was carried in is a whole too.
_CARRIED = Sought("(?:上年度?|去年)(?:度)?(?:结转|转结)[^,;:。\\d]{0,12}$")


def _with_carried(text: str, counts: tuple[Quantity, ...], share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a rate is right of what came in together with what was carried in."""
    start = start_of(text, share.start, ENDS)
    carried = [
        q.value
        for q in counts
        if start <= q.start < share.start and q.unit == whole.unit and _CARRIED.search(text[start : q.start])
    ]
    together = whole.value + sum(carried)
    return bool(carried) and together > 0 and abs(part.value * 100 / together - share.value) <= share.step


def _share(view: View, name: str, share: Quantity, part: Quantity, whole: Quantity) -> CountedShare:
    return CountedShare(name, share, part, whole, view.slice(share.start, share.end))


def _named(subject: str, labels: tuple[str, ...]) -> int | None:
    """Which of the parts a share is told of: the one whose words and its words agree."""
    core = _WEAK.sub("", subject)
    matching = [
        i
        for i, label in enumerate(labels)
        if core and (core in label or ((bare := _WEAK.sub("", label)) and bare in core))
    ]
    return matching[0] if len(matching) == 1 else None


def _came_and_done(
    text: str, counts: tuple[Quantity, ...], share: Quantity, verb: str
) -> tuple[Quantity | None, Quantity | None]:
    """The one count that came in and the one that was dealt with, of the thing that a rate is told of.

    What stands before a semicolon is another thing: 征集意见251条；答复留言185条，答复率100%.
    """
    start = start_of(text, share.start, ENDS)
    came: list[Quantity] = []
    done: list[Quantity] = []
    for count in counts:
        if not start <= count.start < share.start or count.unit in ("%", "倍"):
            continue
        lead = text[max(start, count.start - 30) : count.start]
        after = text[count.end : count.end + 6]
        if (match := _DONE.search(lead)) and match["verb"] == verb:
            done.append(count)
        elif _CAME.search(lead):
            came.append(count)
        elif after.startswith(verb):
            done.append(count)
    if len(came) != 1 or len(done) != 1 or came[0].unit != done[0].unit or done[0].value > came[0].value:
        return None, None
    return came[0], done[0]
