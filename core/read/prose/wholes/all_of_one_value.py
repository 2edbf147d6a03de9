"""What all are said to be, and some that are otherwise, one or two sentences on.

17件申请均由个人提出。公司提出的4件…; 全部按时回复。逾期回复的4条…; 均已建成公开栏。尚未建设公开栏的3个村…;
均当场答复。平均用时6个工作日; 内容均为征地补偿。涉及工程招标的4件….
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.kinds_denied import AgainstAll
from core.read.prose.wholes.exclusive_values import NUMBER, exclusive_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_THOSE = "件|份|条|个|家|名|人|位|项|篇|起|处|次|期|宗"
#: Denied of some, with what they have not: 尚未开设专栏的石桥、南岭两个乡, 仍有6件文件未作解读.
_UNDONE = re.compile(
    rf"""(?x)
    (?P<lead> (?: 其中 | 但 | 对 | 目前 | 至年底 | 截至年底 | 仍 | 尚 | 还 | 有 | 存在 | 只 | 仅 | , ){{0,4}}
      (?: (?P<count> {NUMBER}(?:{_THOSE}) ) (?P<of> {_HAN}{{0,14}}? ) (?: 因 {_HAN}{{2,14}}[,] |
        (?:没有|无|不具备) {_HAN}{{2,8}} [,] )?
        | (?P<named> (?:尚有|仍有|还有) {_HAN}{{3,10}}? | (?:部分|个别|少数|一些|有的) {_HAN}{{2,6}}?
          | {_HAN}{{2,8}}? (?=至今|仍|尚|还) )
        | (?P<nth> 第[{ONES}十\d]{{1,3}}[期批次场届轮] {_HAN}{{0,8}}? ) )?
      (?: 至年底 | 截至年底 | 至今 | 目前 | 仍 | 尚 | 还 | 全年 ){{0,2}} )
    (?: 未能 | 没能 | 尚未 | 未经 | 没有 | 未 (?! 发生|收到|发现|出现) )
    (?P<undone> {_HAN}{{2,16}}? ) (?: 的 (?P<those> [^,;。]{{2,30}} ) )? (?= [,;。] )"""
)
_NAMES = re.compile(rf"“|{NUMBER}(?:{_THOSE})|、|{_HAN}和{_HAN}")
_IDLE = re.compile("按[时期要求规定]{1,2}|及时|同步|予以|依法|已|经|作|进行|完成|能|得到|了|的|开展|实行")
#: So soon after it came in, and how long it took.
_AT_ONCE = re.compile(
    rf"(?:当日|当天|当场|即时|即日|(?P<days>\d{{1,2}}|[两{ONES}十]{{1,2}})个?(?P<unit>工作日|日|天)(?:之|以)?内)"
)
_ANSWERED = re.compile("答复|办结|办理|回复|受理|发布|审核|完成|处理")
_LASTED = re.compile(
    rf"""(?x)
    (?P<told> (?: (?: 答复 | 办理 | 办结 | 审核 | 处理 | 用时 | 时间 | 周期 | 时长 | 耗时 ){{0,3}} 平均 |
      最[长慢晚迟久]的? | 历时 | 平均 )
      [\u4e00-\u9fff]{{0,12}}? (?P<days> \d{{1,3}} | [两{ONES}十]{{1,2}} ) 个? (?P<unit> 工作日 | 日 | 天 ) )"""
)
_CONTENT = Sought(
    rf"申请(?:的)?(?:内容|事项)?(?:均|全部|都)(?:为|是|涉及|属于)(?P<what>{_HAN}{{2,12}}?)(?:类|方面)?(?:的)?(?:信息|内容|事项)?(?=[,;。])"
)
_CONTENT_TOO = re.compile(
    rf"(?<=[,;。])(?:其中)?(?P<told>(?:涉及|属于|关于|申请)(?P<what>{_HAN}{{2,12}}?)(?:类|方面)?的?(?:申请)?{NUMBER}件)"
)
_SENT = re.compile("答复|送达|推送|公布|回复|发布")
_COUNTED = re.compile(f"{NUMBER}(?:{_THOSE})")
#: How many things it is said of: 88件|均按期答复; 印发文件66份，|均公开.
_HOW_MANY = re.compile(rf"{NUMBER}(?P<unit>{_THOSE})")
_HOW_MANY_BEFORE = re.compile(rf"(?<=[,;。办理印发布复结])[^,;。]{{0,12}}?{NUMBER}(?P<unit>{_THOSE}),$")
_COUNTED_AS = re.compile(f"{NUMBER}(?P<unit>{_THOSE})")
#: What was not among them, for it goes into the next year.
_LEFT_OVER = re.compile("结转|转入下")
#: So many things with what became of them: 指出的5个问题，已完成整改.
_SO_MANY = Sought(
    rf"""(?x)
    (?: ^ | (?<=[,;。])) (?P<subject> [^,;。]{{0,20}}? (?:[2-9]|[1-9]\d{{1,2}}|[{ONES[1:]}两十])
      [个项件条家处] [^,;。\d]{{0,12}} ) ,?
    (?: 已 | 已经 ) (?: 按期 | 如期 | 及时 | 顺利 ){{0,1}} (?P<said> (?: 完成 | 整改 | 销号 | 办结 | 解决 |
      修复 | 建成 ) [^,;。\d]{{0,10}} ) (?= [,;。] )"""
)
#: 全部予以公开的6件: one of several outcomes, in a list.
_ONE_OF_A_LIST = re.compile(f"的(?:有|为|共)?{NUMBER}(?:{_THOSE})")
#: Nothing else stands before how long it took.
_OF_THESE = re.compile(
    "(?:其中|处理|办结|用时|时间|最长的?一件|从.{2,6}到.{2,6}|答复|办理|申请|但|实际|全年|的|,|留言|件)*"
)
_LEAST, _MOST_OF = 2, 0.75
_SENTENCES = 2


_GOES_ON = re.compile(
    rf"(?<=[,;。])(?P<told>[^,;。]{{0,24}}?{NUMBER}(?:{_THOSE})[^,;。\\d]{{0,10}}(?:仍在|尚在|正在|还在)(?P<deed>{_HAN}{{2}}))"
)
#: What all keep to, and what is more or less than that.
_COUNT = (
    rf"(?P<count>\d{{1,4}}|[{ONES}两十]{{1,3}})个?"
    "(?P<unit>工作日|日|天|小时|分钟|%|次|条|篇|人|场|期|字|分|万元|元|平方米|米|页|岁)"
)
_BOUND = re.compile(
    rf"(?:(?P<most>不超过|不多于|不高于|未超过|控制在|压缩在|低于|少于)|(?:不少于|不低于|超过|多于|高于|达到))(?:了)?{_COUNT}"
)
_MORE = re.compile(
    rf"(?<=[,;。])(?P<told>[^,;。\d]{{0,10}}(?:最[长多高大晚]|长达|多达|高达|超过|达到)[^,;。\d]{{0,8}}?{_COUNT})"
)
_FEWER = re.compile(
    rf"(?<=[,;。])(?P<told>[^,;。]{{0,12}}(?:最[短少低小]|仅有?为?|只有|不足)[^,;。\d]{{0,6}}?{_COUNT})"
)
_UNITS = {"天": "日"}
_BY = re.compile(f"(?P<how>由|以|通过|经|在|采用|来自|向)(?P<by>{_HAN}{{4,16}})$")
_BY_TOO = re.compile(
    rf"(?<=[,;。])(?P<told>(?:其中|对)?(?P<how>由|以|通过|经|在|采用|来自|向)(?P<by>{_HAN}{{4,16}})的{NUMBER}(?:{_THOSE}|场))"
)
_DONE_TO_NONE = re.compile("(?:未|不|没有|无)(?:予以?|能|经|被|曾)?(?P<deed>[\u4e00-\u9fff]{2})$")
_NEGATED = re.compile("未|没|不|拒|无")


class _All(NamedTuple):
    """A clause that says something of all: where it stands, its subject and what it says."""

    start: int
    end: int
    subject: str
    said: str
    #: In so many words.
    told: bool = True


def all_of_one_value(paragraph: View) -> Iterator[AgainstAll]:
    """What a paragraph says of all, and some that are told to be otherwise up to the second sentence behind."""
    view = folded(paragraph)
    text = view.text
    for said in _of_all(text):
        reach = said.end
        for _ in range(_SENTENCES):
            reach = end_of(text, min(reach + 1, len(text)), FULL_STOPS)
        reach = min(reach + 1, len(text))
        readings = _READ if said.told else (_undone, _going_on)
        some = next(filter(None, (read(text, said, reach) for read in readings)), None)
        others = some and "其中" in text[slice(*some)] and _COUNTED.search(text, said.end, some[0])
        if (
            some and not others and not _of_other_things(text, said, text[slice(*some)])
        ):  # 申请9件均…，信函3件，其中2件: of these, not of all
            yield AgainstAll(view.slice(said.start, said.end), view.slice(*some))
    for match in _CONTENT.finditer(text):
        other = _CONTENT_TOO.search(text, match.end(), end_of(text, min(match.end() + 1, len(text)), FULL_STOPS))
        if other and not set(other["what"]) & set(match["what"]) and not exclusive_values().elsewhere.search(other[0]):
            yield AgainstAll(view.slice(*match.span()), view.slice(*other.span("told")))


def _of_other_things(text: str, said: _All, some: str) -> bool:
    """Whether it is said of so many things, and what is otherwise counts others, of another unit or left over.

    印发文件66份，均予以公开。不予公开的4件; 办结126件，均按期答复，结转下年5件.
    """
    own = _HOW_MANY.match(text, said.start) or _HOW_MANY_BEFORE.search(text, 0, said.start)
    if own is None:
        return False
    other = _COUNTED_AS.search(some)
    return (other is not None and other["unit"] != own["unit"]) or _LEFT_OVER.search(some) is not None


def _of_all(text: str) -> Iterator[_All]:
    """The clauses that say something of all as a fact of the year."""
    for match in _SO_MANY.finditer(text):
        start, end = start_of(text, match.start(), FULL_STOPS), end_of(text, match.end(), FULL_STOPS)
        if not exclusive_values().some_only.search(match[0]) and not re.search(
            NUMBER, text[start : match.start()] + text[match.end() : end]
        ):
            yield _All(match.start(), match.end(), match["subject"], match["said"], told=False)
    for match in exclusive_values().all.finditer(text):
        start, end = start_of(text, match.start(), COMMAS_AND_ENDS), end_of(text, match.end(), COMMAS_AND_ENDS + ":")
        clause, sentence = text[start:end], start_of(text, start, FULL_STOPS)
        if (
            exclusive_values().some_only.search(clause)
            or "除" in text[sentence:start]
            or "其中" in text[sentence:start]
        ):
            continue
        rate = match[0].startswith(("率", "全覆盖", "无死角"))
        said = text[start : match.start()] if rate else text[match.end() : end]
        if _ONE_OF_A_LIST.search(said):
            continue
        yield _All(start, end, text[sentence : match.start()], said)


def _otherwise(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """Some of another value, behind what is said of all or in the sentence before it."""
    sentence = start_of(text, said.start, FULL_STOPS)
    earlier = start_of(text, max(sentence - 1, 0), FULL_STOPS)
    words = exclusive_values()
    for dimension, some in zip(words.dimensions, words.some, strict=True):
        found = dimension.any.search(said.said)
        if not found or not any(word in said.subject + said.said for word in dimension.about):
            continue
        before = said.said[: found.start()]
        own = dimension.words[found[0]]
        denied = re.search("[未无不没]有?(?:出现|发生|存在)?$", before) is not None
        if "、" in said.said or (found[0] in said.subject and not denied):
            continue
        told = chain(some.finditer(text, said.end, reach), some.finditer(text, earlier, sentence))
        for other in told:
            counted = other["count"] or other["behind"]
            same = (dimension.words[other["word"]] == own) != denied
            if (
                not counted
                or same
                or (other["behind"] or "").startswith("不")  # 逾期不补正的4件
                or ("传真" in dimension.words and _SENT.search(other[0]))  # 通过网上平台答复5件
                or exclusive_values().elsewhere.search(_clause(text, other))
                or _foreign(text, said, other)
            ):
                continue
            return other.span("told")
    return None


def _foreign(text: str, said: _All, other: re.Match[str]) -> bool:
    """Whether other things are told of: of reviews all, and of suits some."""
    here = said.subject + said.said
    there = text[start_of(text, other.start("told"), FULL_STOPS + ";") : end_of(text, other.end(), COMMAS_AND_ENDS)]
    if set(FULL_STOPS) & set(text[min(said.end, other.end()) : max(other.start("told"), said.start)].strip("。")):
        return True
    return any((word in here) != (word in there) and word in there for word in ("诉讼", "复议", "提案", "建议", "许可"))


def _undone(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """Some that have not what all have."""
    known = said.subject[-24:] + said.said
    for other in re.finditer("(?<=[,;。])", text[: min(reach, len(text))]):
        if other.start() <= said.end:
            continue
        undone = _UNDONE.match(text, other.start(), reach)
        if (
            not undone
            or "或者" in undone[0]
            or not (
                undone["count"]
                or undone["nth"]
                or _one_of(undone["named"], said)
                or (undone["those"] and _NAMES.search(undone["those"]))
            )
        ):
            continue
        bare = _IDLE.sub("", undone["undone"])
        if len(bare) < _LEAST or exclusive_values().elsewhere.search(_clause(text, undone)):
            continue
        shared = sum(char in known for char in bare)
        whole = undone["count"] and len(bare) == _LEAST
        if shared == len(bare) or (not whole and shared >= len(bare) * _MOST_OF):
            own = sum(char in said.said for char in bare)
            if own and bare[-1] in known:
                return undone.span()
        elif len(bare) > _LEAST and (
            (undone["named"] and bare[-2:] in said.said[-4:]) or (undone["those"] and bare[:2] in said.said)
        ):
            return undone.span()
    return None


def _going_on(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """Some with which what is done by all goes on: 等3家单位的目录仍在编制."""
    for some in _GOES_ON.finditer(text, said.end, reach):
        if some["deed"] in said.said and not exclusive_values().elsewhere.search(_clause(text, some)):
            return some.span("told")
    return None


def _one_of(named: str | None, said: _All) -> bool:
    """Whether one that is named is of those that all are: 城南社区 of 所有社区."""
    return bool(named) and (named.startswith(("尚有", "仍有", "还有")) or named[-2:] in said.subject + said.said)


def _other_complement(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """All are by one, and some by another: 均由局长发布。由副局长发布的2场…."""
    of_all = _BY.match(said.said)
    if not of_all:
        return None
    for some in _BY_TOO.finditer(text, said.end, reach):
        one, other = of_all["by"], some["by"]
        common = next((n for n in range(len(other), 1, -1) if one.endswith(other[len(other) - n :])), 0)
        if some["how"] == of_all["how"] and other == "副" + one:
            return some.span("told")
        if some["how"] != of_all["how"] or not common or common in (len(one), len(other)):
            continue
        one, other = one[:-common], other[:-common]
        if (
            not exclusive_values().elsewhere.search(some[0])
            and one not in other.removeprefix("副") + "/"
            and other not in one
        ):
            return some.span("told")
    return None


def _done(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """What was done to none, and was to some: 18份纪要均未公开。公开的3份纪要…."""
    none = _DONE_TO_NONE.match(said.said)
    if not none:
        return None
    some = re.compile(
        rf"""(?x)
        (?<=[,;。]) (?P<told> (?: 其中 | 已 | 对 | 但 ){{0,2}}
        (?: {NUMBER}(?:{_THOSE}){_HAN}{{0,6}}? (?:已|被|经)? {none["deed"]}
          | {none["deed"]} (?: 的 | 了 ) {NUMBER}(?:{_THOSE}) (?P<name> {_HAN}{{0,2}} ) ) )"""
    ).search(text, said.end, reach)
    if (
        not some
        or (some["name"] and some["name"] not in said.subject)
        or exclusive_values().elsewhere.search(_clause(text, some))
        or _NEGATED.search(some[0])
    ):
        return None
    return some.span("told")


def _later(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """What all had at once or in so many days took longer."""
    limit = _AT_ONCE.search(said.said) or (re.search("按[时期]", said.said) and _AT_ONCE.search(said.subject))
    if not limit or not _ANSWERED.search(said.said) or re.search("当面|窗口|现场|线上|咨询|电话", said.subject):
        return None
    most = _days(limit["days"]) if limit["days"] else 1
    for told in _LASTED.finditer(text, said.end, reach):
        start = start_of(text, told.start(), FULL_STOPS + ";")
        days = _days(told["days"])
        between = text[max(said.end, start) : told.end()]
        lead = text[start_of(text, told.start(), COMMAS_AND_ENDS) : told.start()]
        alike = not limit["unit"] or told["unit"] == "工作日" or (limit["unit"] != "工作日")
        if not alike or not (_OF_THESE.fullmatch(lead) or lead[:2] in said.said):
            continue
        if (
            days > most
            and not exclusive_values().elsewhere.search(between)
            and not re.search("复议|诉讼|许可|压缩|缩短|法定", between)
        ):
            return told.span("told")
    return None


def _beyond(text: str, said: _All, reach: int) -> tuple[int, int] | None:
    """Some that are beyond what all keep to: 均不少于30日。其中1件仅为7日."""
    bound = _BOUND.search(said.said)
    if not bound:
        return None
    most = bound["most"] is not None
    for told in (_MORE if most else _FEWER).finditer(text, said.end, reach):
        same = _UNITS.get(told["unit"], told["unit"]) == _UNITS.get(bound["unit"], bound["unit"])
        number, limit = _days(told["count"]), _days(bound["count"])
        beyond = number > limit if most else number < limit
        if same and number and limit and beyond and not exclusive_values().elsewhere.search(_clause(text, told)):
            return told.span("told")
    return None


def _days(written: str) -> int:
    return integer(written, 0) if written.isdecimal() else value(written) or 0


def _clause(text: str, match: re.Match[str]) -> str:
    return text[start_of(text, match.start() + 1, COMMAS_AND_ENDS) : end_of(text, match.end(), COMMAS_AND_ENDS)]


_READ = (_otherwise, _undone, _done, _going_on, _other_complement, _later, _beyond)
