"""What was closed and goes on all the same, what was given two grades, two lengths of time or two persons.

已关停政务微博。政务微博全年发布信息156条; 考核结果为优秀。考核获评良好; 公示期为30天。公示20天期间…;
由副局长张明远分管。分管副局长李海….
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.dates import years
from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.facts.persons import persons

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"
_CLOSED = Sought(
    rf"""(?x)
    (?P<said> (?: 已经? | 年内 | 今年 | 先后 | 上半年 | 全部 | 依法 | 按程序){{1,3}}(?: 关停 | 注销 | 停用 |
    停更 | 撤销 | 关闭 | 停办 | 停刊 | 取消)了?(?P<what> {_HAN}{{4,16}}))(?= [,;。])"""
)
_ACTIVE = (
    r"(?:(?:全年|截至年底|目前|下半年|每[周月日])[^,;。\d]{0,4})?(?:共|累计)?"
    r"(?:发布|推送|更新|播出|受理|接待|刊发)[^,;。\d]{0,6}\d"
)
_GRADE = Sought(
    r"""(?x)
    (?P<whose> [\u4e00-\u9fff]{0,8}?)(?: 考核 | 考评 | 评议 | 测评 | 评估)(?: 结果 | 等次 | 成绩)?(?P<told>
    (?: 获评 | 评为 | 被评为 | 评定为 | 获得 | 获 | 为 | 列为 | 定为)[“”]?(?P<grade> 优秀 | 良好 | 合格 | 一般
    | 较好 | A级 | B级)[“”]?)(?: 等次 | 等级 | 单位)?"""
)
_LONG = Sought(
    rf"""(?x)
    (?P<what> 公示 | 征求意见 | 公告 | 公开征集 | 展示 | 听证公告)(?: 期限? | 时间 | 时长)?(?: 为 | 共 | 满 | 达
    | 不少于)?(?P<told> (?P<count> \d{{1,3}} | [{ONES}十]{{1,3}})个?(?P<unit> 天 | 日(?! 前 | 后 | 内) | 工作日
    | 月))"""
)
_AVERAGE = Sought(
    r"""(?x)
    (?P<told> 平均(?P<what> [\u4e00-\u9fff]{0,8}?)(?: 用时 | 时长 | 时间 | 耗时)?为?(?P<count> \d{1,3}(?: \.
    \d)?)个?(?P<unit> 工作日 | 天 | 小时 | 分钟)(?P<behind> [\u4e00-\u9fff]{0,4}))"""
)
#: Done the same day, and so many days on the average.
_SAME_DAY = Sought(
    r"""(?x)
    (?P<what> [\u4e00-\u9fff]{2,8}?)(?P<said> (?: 均 | 全部 | 都 | 一律)(?: 在 | 做到 | 实现 | 已)?(?: 当日 |
    当天 | 即日 | 即时)(?P<deed> 回复 | 答复 | 办结 | 办理 | 处理 | 转办 | 反馈))[,;。][^;。]{0,12}?(?P<told>
    平均(?P=deed)(?: 用时 | 时长 | 时间)?为?(?: [2-9] | [1-9]\d | \d{1,2}\.\d)个?(?: 天 | 工作日))"""
)
_POST = "副?[局县市区镇乡处院队主][长任]"


@cache
def _in_charge() -> tuple[Sought, Sought]:
    """Who is said to be in charge, and the name of who is."""
    name = f"[{persons().surnames.strip()}][\u4e00-\u9fff]{{1,2}}"
    return (
        Sought(rf"由{_POST}(?P<told>(?P<name>{name}))(?:同志)?(?:分管|主管|负责)"),
        Sought(
            rf"""(?x) (?: 分管 | 主管 ) (?: 领导 | 负责人 | {_POST} ) (?P<told> (?P<name> {name}? ) )
            (?= 同志 | 多次 | 主持 | 带队 | 亲自 | 定期 | 牵头 | [,;。] )"""
        ),
    )


_OTHER_TIME = re.compile(r"""(?x)
    上年 | 去年 | 此前 | 曾 | 前[,，] | 重新 | 恢复 | 整合 | 迁移 | 合并 | 改由 | 调整 | 接任 | 其他 | 另 | 分别
    | 各 | 延长 | 每[个家] | 平时 | 单项 | 季度 | 半年 | [一二两三]类 | 项目 | \(""")


def ended_and_active(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later places of a folded paragraph that gainsay the earlier ones."""
    yield from _closed(text)
    yield from _twice(text)
    for match in _SAME_DAY.finditer(text):
        if not _OTHER_TIME.search(match[0]):
            yield match.span("told"), match.span("said")
    if "分管" not in text and "主管" not in text:
        return
    charge, charge_too = _in_charge()
    for before in charge.finditer(text):
        again = next((m for m in charge_too.regex.finditer(text, before.end(), _reach(text, before.end()))), None)
        if (
            again
            and before["name"][:2] != again["name"][:2]
            and not _OTHER_TIME.search(text[before.start() : again.end()])
        ):
            yield again.span("told"), before.span("told")


def _reach(text: str, at: int) -> int:
    first = end_of(text, at, FULL_STOPS)
    return end_of(text, min(first + 1, len(text)), FULL_STOPS)


#: What stopped, named before that, and what it does on in a later month or every week.
_STOPPED = Sought(
    r"""(?x)
    (?P<said> (?P<what> [\u4e00-\u9fff“”]{3,14}? ) (?: 已 (?: 于 (?P<month> \d{1,2} ) 月 )? | 于
      (?P<month_of> \d{1,2} ) 月 | 全部 ){1,2}
    (?: 停止 (?: 更新 | 运行 | 使用 | 服务 | 发布 )? | 关停 | 注销 | 停用 | 停更 | 关闭 | 停刊 | 停办 ) )
      (?= [,;。] )"""
)
_GOES_ON = re.compile(
    r"""(?x)
    (?: 每[周月日] | 目前[仍还]? | 现 | (?P<month>\d{1,2}) 月 ) [^。;\d]{0,8}? (?: \d{1,2} 月 ,? )? [^。;\d]{0,12}?
    (?: 推送 | 发布 | 更新 | 播出 | 接待 | 受理 )"""
)


def _stopped(text: str) -> Iterator[tuple[_Place, _Place]]:
    for said in _STOPPED.finditer(text):
        name, month = said["what"].strip("“”")[-3:], said["month"] or said["month_of"]
        end = _reach(text, said.end())
        for again in _GOES_ON.finditer(text, said.end(), end):
            sentence = text[start_of(text, again.start(), FULL_STOPS) : again.end()]
            later = not again["month"] or (month and integer(again["month"], 0) > integer(month, 12))
            moved = re.search("旧|老|新(?:版|网|平台|账|号|域)", text[said.start() : again.end()])
            if later and name in sentence and not moved and not _OTHER_TIME.search(text[said.start() : again.end()]):
                yield again.span(), said.span("said")
                break


def _closed(text: str) -> Iterator[tuple[_Place, _Place]]:
    yield from _stopped(text)
    for said in _CLOSED.finditer(text):
        what = said["what"].strip("“”")
        sought = re.compile(rf"(?:^|(?<=[,;。]))[^,;。\d]{{0,6}}?(?P<told>“?{re.escape(what)}{_ACTIVE})")
        again = sought.search(text, said.end(), _reach(text, said.end()))
        if again and not _OTHER_TIME.search(text[said.start() : again.end()]):
            yield again.span("told"), said.span("said")


def _twice(text: str) -> Iterator[tuple[_Place, _Place]]:
    """Grades and lengths of time of one thing that are not the same."""
    for sought, what, told in ((_GRADE, "whose", "grade"), (_LONG, "what", "count")):
        found = list(sought.finditer(text))
        for before, again in pairwise(found):
            same = value(before[told]) == value(again[told]) if told == "count" else before[told] == again[told]
            alike = not again[what] or before[what].endswith(again[what])
            if told == "count":
                alike = before[what] == again[what] and before["unit"] == again["unit"]
            said = text[start_of(text, before.start(), COMMAS_AND_ENDS) : end_of(text, again.end(), COMMAS_AND_ENDS)]
            if (
                not same
                and alike
                and text.count("。", before.end(), again.start()) <= 1
                and not _OTHER_TIME.search(said)
                and len(set(years(said))) <= 1
            ):
                narrower = told == "count" and re.search("[,;。][^,;。]{3,}$", text[before.end() : again.start()])
                if not narrower:
                    yield again.span("told"), before.span("told")
    found = list(_AVERAGE.finditer(text))
    for before, again in pairwise(found):
        near = text.count("。", before.end(), again.start()) <= 1 and before["unit"] == again["unit"]
        one, other = before["what"] + before["behind"], again["what"] + again["behind"]
        alike = "答复" in text[: before.end()] and {one[:2], other[:2]} <= {"", "答复", "办结", "用时", "办理"}
        near = near and before["count"] != again["count"] and not _OTHER_TIME.search(text[: again.end()])
        if near and alike and not re.search("缩短|压缩|提前|较|比|法定|由|从|优化", text[: again.end()]):
            yield again.span("told"), before.span("told")
