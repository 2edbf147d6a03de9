"""What a paragraph says there was none of, and counts, uses or changes all the same, whatever it is called.

未收到要求更正政府信息的申请。对收到的3件更正申请…; 未开通抖音账号。通过抖音账号发布…;
目录未作调整。10月对目录进行了修订.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language.dates import years
from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction
from core.read.prose.denials.denied_names import Denial, any_of, denials, there_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff“”]"
_N = rf"(?:(?<![\d.第])[1-9]\d{{0,5}}(?:\.\d+)?(?:余|多)?|(?<![第{ONES}十进统同])[两{ONES}十]{{1,3}})"
_UNIT = "场次|人次|[件起笔宗例份条场次期名人篇处家位项批部轮册类封张套幅台座间户桩本卷]|个(?!月|工作日|小时)|万?元"
#: A number before a name, with what else is said of the thing between them.
_BEFORE = re.compile(rf"(?P<count>{_N}(?:{_UNIT}))(?:的|信息|文件|申请|留言|事项)?(?P<more>(?:{_HAN}|、){{0,10}})$")
_NO_MORE = re.compile("[由对向在被将把与为是有经按从因于均已,]|申请|收到|答复|办理|公开")
#: A number behind a name.
_BEHIND = re.compile(
    rf"(?:数量|件数)?(?:的)?(?:共计?|总计|累计|合计|有|为|达)?(?P<count>{_N}(?:{_UNIT})|第\\d{{1,3}}期)(?![以之])(?P<next>{_HAN}?)"
)
#: A thing that is taken up as known: 对收到的2件举报.
_KNOWN = re.compile(
    rf"""(?x)
    (?: ^ (?: \d{{1,2}}月 (?: [上中下]旬 )? )? | 其中 | 对 | 将 | 把 | 就) [,]? (?: (?: 收到 | 接到 | 受理 |
      发生 | 出现 | 发现 | 产生 | 存在 | 涉及)的)?
    (?: [1-9]\d{{0,4}} | [两{ONES}十]{{1,2}} )? (?: 件 | 起 | 条 | 名 | 例 | 宗 | 次 | 个 )? (?: 的)? $"""
)
_TAKEN_IN = re.compile("(?:收到|接到|受理|接收|新收|发现|发生)的$")
_AMONG = re.compile(rf",其中,?(?P<told>{_N}(?:件|起|条|名|份|例)(?:因|经|征得|延期|涉及|属于|由))")
#: What might come of it is not there: 泄密风险.
_MIGHT_BE = ("风险", "隐患", "苗头", "可能")
_NEGATED = re.compile("未|没有|无|不|零|从无")
_SAID_NONE = re.compile("未|没有|0|零|为0|为零|不")
_BESIDES_THE_YEAR = re.compile("半年|季度|月份|\\d月|截至(?!年底|12月)")
_YEAR_LONG = re.compile("全年|今年|年内|本年|20\\d\\d年")
_HELD_WHEN = re.compile(r"\d月|先后|(?<![\d.第])[1-9]\d*[场次期]")
#: Words that say of which affairs a thing is.
_SCOPES = ("政府信息公开", "信息公开", "政务公开", "依申请公开", "政府信息")
#: What those came to who came, and what those things were about.
_CAME_TO = re.compile(
    r"""(?x)
    (?: 活动 | 会 )? (?: 共 | 有 | 累计 | 邀请 | 吸引 | 接待 | 覆盖 | 培训 ){0,3}
    (?: [^,;。\d]{0,6} [1-9]\d{0,6} (?: 余 | 多 )? [名人家位] 次? [^,;。]{0,6} (?: 参加 | 参训 | 参与 | 到场 | $ )
      | (?<= [邀吸接覆培] .) [^,;。\d]{0,8} [1-9]\d{0,6}
      | 收到 [^,;。\d]{0,8} [1-9]\d{0,6} )"""
)
_CAME = re.compile("参加|参与|学习|委托")
_ABOUT = re.compile("(?:内容|事项|类型|来源|原因)?(?:主要|多为|多|大多)(?:集中|反映|涉及|来自|是|为|在|有)")
#: How far apart the two may stand, in characters; how many names are kept.
_FAR, _REMEMBERED, _SHORT = 220, 256, 3


class _Bare(NamedTuple):
    """A text without what narrows nothing, and where each of its characters stands in the whole."""

    text: str
    at: list[int]


def denied_and_there(paragraph: View) -> Iterator[Contradiction]:
    """The things that a paragraph denies and tells of, one contradiction for each denial."""
    view = folded(paragraph)
    text = view.text
    found = list(denials(text))
    if not found:
        return
    plain = _bare(text)
    for denial in found:
        if _BESIDES_THE_YEAR.search(denial.lead) and not _months(denial.lead):
            continue
        changed = denial.family == "changed"
        told = _changed(plain, denial) if changed else _there(plain, text, denial)
        if told:
            yield Contradiction(view.slice(denial.start, denial.end), view.slice(*told))


def _bare(text: str) -> _Bare:
    kept: list[int] = []
    last = 0
    for match in there_words().plain.finditer(text):
        kept += range(last, match.start())
        last = match.end()
    kept += range(last, len(text))
    return _Bare("".join(text[i] for i in kept), [*kept, len(text)])


@lru_cache(_REMEMBERED)
def _named(name: str) -> re.Pattern[str]:
    """A name in a text, with 的 between any of its characters."""
    counted = rf"(?:的(?:{_N}(?:{_UNIT}))?)?"
    return re.compile(counted.join(map(re.escape, name)))


def _there(plain: _Bare, text: str, denial: Denial) -> tuple[int, int] | None:
    """Where a thing that is denied is told of, in the whole text."""
    first, last = bisect_left(plain.at, denial.start), bisect_left(plain.at, denial.end)
    beside = plain.text[:first] + plain.text[last:]
    for name in denial.names:
        if not all(char in beside for char in name):
            continue
        for match in _named(name).finditer(plain.text):
            at = plain.at[match.start()]
            if denial.start <= at < denial.end or abs(at - denial.start) > _FAR:
                continue
            told = _told(plain, text, denial, match)
            if told:
                return plain.at[told[0]], plain.at[told[1] - 1] + 1
    return None


def _told(plain: _Bare, text: str, denial: Denial, match: re.Match[str]) -> tuple[int, int] | None:
    """Whether a name that was denied is that of a thing which is there, and the place that tells it."""
    words = there_words()
    bare = plain.text
    start, end = start_of(bare, match.start(), COMMAS_AND_ENDS + ":"), end_of(bare, match.end(), COMMAS_AND_ENDS)
    left, right = bare[start : match.start()], bare[match.end() : end]
    sentence = start_of(bare, match.start(), FULL_STOPS)
    around = bare[sentence : match.start()] + "/" + _CAME.sub("", right)
    if any(word[0] not in denial.what for word in words.other.finditer(around)) or _NEGATED.search(left):
        return None
    if denial.about and denial.about[-2:] not in bare[sentence:end]:
        return None
    if (
        not _in_its_months(plain, text, denial, match)
        or not _same_year(plain, text, denial, match)
        or _of_another_kind(plain, text, denial, match)
    ):
        return None
    if right.startswith(_MIGHT_BE):
        return None
    if denial.family in ("had", "") and _done_since(denial, plain.at[match.start()], left):
        return None
    if re.search(_N, match[0]) and _made_too(denial, left, ""):
        return match.span()
    if plain.at[match.end()] > plain.at[match.end() - 1] + 1:
        right = "," + right  # a word that narrows nothing stood there: 1件投诉|涉及
    whole = text[plain.at[start - 1] + 1 if start else 0 : plain.at[match.end() - 1] + 1]
    narrowed = denial.narrowed and not any(word in whole for word in _SCOPES if word in denial.what)
    if denial.family == "undone":
        return (match.start() - len(denial.verb) - 1, match.end()) if left == denial.verb + "的" else None
    if denial.family == "same" and denial.what.startswith("被"):
        by = re.search("被[\u4e00-\u9fff]{0,8}$", left)
        told = re.match(rf"(?:的|后|过|了)|{_N}(?:{_UNIT})", right)
        return (match.start() - len(by[0]), match.end() + told.end()) if by and told else None
    if denial.family == "same":
        told = re.match(r"(?:的|后|过|了|以来){0,2}", right)
        return (match.start(), match.end() + told.end()) if told and told[0] and not left.strip(",") else None
    if denial.family == "deed":
        place = _done_to(denial, left, right)
        return (match.start() + place[0], match.end() + place[1]) if place else None
    place = (
        _counted(denial, match, left, right, narrowed=narrowed)
        or _used(denial, left, right, narrowed=narrowed)
        or _taken_up(denial, bare, match, left)
    )
    return (match.start() + place[0], match.end() + place[1]) if place else None


def _done_to(denial: Denial, left: str, right: str) -> tuple[int, int] | None:
    """A deed that is denied and done to so many: 未约谈责任单位。约谈了3家…责任单位."""
    if denial.what == denial.verb:
        done = re.match(rf"(?:了|的){_N}(?:{_UNIT})", right)
        return (0, done.end()) if done and not left.strip(",") else None
    done = re.search(rf"{re.escape(denial.verb)}(?:了|过|的)?{_N}(?:{_UNIT})[^,;。]{{0,16}}$", left)
    counts = _BEHIND.match(right)
    if done:
        return -len(done[0]), 0
    return (0, counts.end("count")) if counts and left.endswith(denial.verb) else None


def _counted(denial: Denial, match: re.Match[str], left: str, right: str, *, narrowed: bool) -> tuple[int, int] | None:
    """How far before and behind its name a thing is counted."""
    words = there_words()
    behind = right
    while ending := re.match(any_of(words.endings), behind):
        behind = behind[ending.end() :]
    used = len(right) - len(behind)
    if match[0] in words.mishaps and (thing := re.match(rf"{_HAN}{{2,4}}(?={_N})", behind)):
        behind, used = behind[thing.end() :], used + thing.end()
    before = _BEFORE.search(left)
    counts = _BEHIND.match(behind)
    bounded = not behind or not re.match(_HAN, behind) or behind.startswith(words.followers)
    if before and bounded and not _NO_MORE.search(before["more"]):
        lead = left[: before.start()]
        if narrowed and (before["more"] or not _KNOWN.search(lead + before["count"])):
            return None
        return (-len(before[0]), used) if _made_too(denial, lead, "") else None
    if counts and not _SAID_NONE.match(behind):
        if narrowed and not _KNOWN.search(left):
            return None
        return (0, used + counts.end("count")) if _made_too(denial, left, behind) else None
    return None


def _made_too(denial: Denial, left: str, behind: str) -> bool:
    """Whether of what was not made this year so many were made, and not some are there from before."""
    words = there_words()
    made = denial.family == "made" or denial.verb in ("新增", "制定", "编制")
    made = made or (denial.family == "had" and denial.verb != "有" and _YEAR_LONG.search(denial.lead))
    if denial.family == "power":
        return re.search("公示|公开|作出|发布|实施|下达|制定|办理|制作", left + behind[:2]) is not None
    if not made:
        return True
    verbs = (
        ("新增", "增加", "增设")
        if denial.verb in ("新增", "增加", "增设")
        else (*words.made, *words.had[:-1], "新增", "收集")
    )
    return re.search(any_of(verbs), left) is not None and not re.search("修订|修改|现有|转", left)


def _used(denial: Denial, left: str, right: str, *, narrowed: bool) -> tuple[int, int] | None:
    """A thing that is used, does something, or has results."""
    words = there_words()
    family = denial.family
    yearly = family == "had" and _YEAR_LONG.search(denial.lead) and denial.verb != "有"
    if family == "had" and not (yearly and denial.verb in ("制定", "编制")):
        means = re.search(f"(?:{any_of(words.means)})$", left)
        if means and (not right or right.startswith((*words.followers, *words.endings))):
            return -len(means[0]), 0
        does = re.match(
            f"(?:{any_of(words.endings)})?(?:全年|年内|已|共|累计|每[周月日])*(?:{any_of(words.active)})", right
        ) or re.match(r"(?:全年|年内|累计|共)(?!未|没|无)[^,;。\d]{2,10}[1-9]\d*", right)
        who = words.lead.fullmatch(re.sub("(?<=[年度])[局院校馆所镇乡]$", "", left)) is not None
        if does and who and (re.search("\\d", right) or does[0].endswith(("设在", "位于", "显示"))):
            return 0, does.end()
    who = words.lead.fullmatch(left) is not None
    if family == "came" and (about := _ABOUT.match(right)) and (who or left.endswith("收到的")) and not narrowed:
        return 0, about.end()
    if family == "held":
        came = _CAME_TO.match(right) if who and not narrowed else None
        if came:
            return 0, came.end()
        if left in ("参加", "出席", "参与") and right.startswith("的"):
            return -len(left), 0
        means = re.search(f"(?:{any_of(words.means)})$", left)
        if means and right.startswith(("发现", "反映", "推动", "回应", "听取", "征集")) and not narrowed:
            return -len(means[0]), 0
        result = re.match("(?:的)?(?:结果|结论|报告)(?:显示|表明)?", right)
        if result and re.search(f"^$|(?:{any_of(words.means)})$", left):
            return 0, result.end()
        held = re.search(f"(?:{any_of(words.held)})了?(?P<more>[\u4e00-\u9fff“”]{{0,12}})$", left)
        bounded = not re.match(_HAN, right) or right.startswith(words.followers)
        if held and bounded and _HELD_WHEN.search(left) and not (narrowed and held["more"]):
            return -len(held[0]), 0
    return None


def _taken_up(denial: Denial, bare: str, match: re.Match[str], left: str) -> tuple[int, int] | None:
    """对收到的申请…，其中1件…: some of what was not taken in."""
    taken = _TAKEN_IN.search(left)
    if denial.family != "came" or not taken:
        return None
    end = end_of(bare, match.end(), FULL_STOPS)
    among = _AMONG.search(bare, match.end(), end)
    return (among.start("told") - match.start(), among.end("told") - match.end()) if among else None


def _months(lead: str) -> range | None:
    """The months in which there was none, where a denial is of a part of the year."""
    part = re.search(f"(?P<half>[上下])半年|(?P<quarter>[{ONES[:4]}])季度", lead)
    if not part:
        return None
    if part["half"]:
        return range(1, 7) if part["half"] == "上" else range(7, 13)
    first = ONES.index(part["quarter"]) * 3 + 1
    return range(first, first + 3)


def _in_its_months(plain: _Bare, text: str, denial: Denial, match: re.Match[str]) -> bool:
    """Whether what is told is of the time that the denial is of."""
    months = _months(denial.lead)
    if months is None:
        return True
    at = plain.at[match.start()]
    named = re.findall(r"(\d{1,2})月", text[start_of(text, at, FULL_STOPS + ";") : at])
    return bool(named) and all(integer(month, 0) in months for month in named)


def _same_year(plain: _Bare, text: str, denial: Denial, match: re.Match[str]) -> bool:
    """Whether no two years are named by the sentences of a denial and of what is told."""
    at = plain.at[match.start()]
    told = text[start_of(text, at, FULL_STOPS) : end_of(text, at, FULL_STOPS)]
    denied = text[start_of(text, denial.start, FULL_STOPS) : denial.end]
    own = years(text[start_of(text, at, COMMAS_AND_ENDS) : at])
    new = "新" in denial.verb + denial.what[:1] and own  # what was made in a year that is named
    return not new and len({*years(told), *years(denied)}) < 2


def _of_another_kind(plain: _Bare, text: str, denial: Denial, match: re.Match[str]) -> bool:
    """Whether of suits there were none and of reviews some, or the other way round."""
    at = plain.at[match.start()]
    told = text[start_of(text, at, FULL_STOPS + ";") : end_of(text, at, COMMAS_AND_ENDS)]
    denied = text[start_of(text, denial.start, FULL_STOPS + ";") : denial.end]
    return any(word in told and word not in denied for word in ("复议", "诉讼"))


def _done_since(denial: Denial, at: int, clause: str) -> bool:
    """Whether what was lacking has been had since: 没有专职人员…。年内调入2名专职人员."""
    lasting = _YEAR_LONG.search(denial.lead)
    return at > denial.start and not lasting and re.search(any_of(there_words().solved), clause) is not None


def _begins(told: str, name: str) -> bool:
    """Whether what is told begins with a name, or with the last characters of it."""
    return any(told.startswith(name[at:]) for at in range(max(1, len(name) - _SHORT + 1)))


def _changed(plain: _Bare, denial: Denial) -> tuple[int, int] | None:
    """Where a thing that is said to have been left as it was is changed."""
    words = there_words()
    deeds = any_of(words.changed)
    bare = plain.text
    told = re.compile(
        rf"""(?x)
        (?: 对 (?P<what> {_HAN}{{2,14}}? ) (?: 进行 | 作出? | 予以 | 做出? ) 了? [^,;。]{{0,6}}? (?: {deeds} )
        | (?: 新 (?: {deeds} ) | (?: {deeds} ) 后 ) 的 (?: {_N} (?: {_UNIT} ) )? (?P<new> {_HAN}{{2,14}} )
        | (?P<subject> {_HAN}{{3,14}} ) (?: 已 | 于 | 共 | 先后 | 全年 ){{1,2}} [^,;。未没]{{0,6}}? (?: {deeds} ) )"""
    )
    for match in told.finditer(bare):
        at = plain.at[match.start()]
        if denial.start <= at < denial.end or abs(at - denial.start) > _FAR:
            continue
        start = start_of(bare, match.start(), FULL_STOPS)
        if words.other.search(bare[start : match.end()].replace("要求", "")) or _NEGATED.search(match[0]):
            continue
        what = (match["what"] or match["subject"] or match["new"] or "").replace("的", "")
        name = denial.names[0] if denial.names else ""
        if name and (name.endswith(what) or what.endswith(name) or (match["new"] and _begins(what, name))):
            return at, plain.at[match.end() - 1] + 1
    return None
