"""What a clause says there was none of, and the next clauses tell of all the same, whatever it is.

未开设政务微博，政务微博粉丝数达到1.3万; 没有举办发布会，发布会共邀请媒体12家; 尚未编制指南，指南已于3月更新;
今年首次举办，较上年增长20%.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought, longest_first
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_OWNED = "开设|开通|设立|设置|建立|建设|运营|开办|编制|注册|建有|制定|印发|配备|安装|有"
_HELD = "举办|召开|组织|开展|举行|进行|启动|安排|参与"
_CAME = "收到|接到|受理|接收|发生|出现|产生|存在|新增|征集|收集|被提起|提起|涉及|引发|发现"
#: A clause that is nothing but the denial, with who and when before it.
_DENIED = Sought(
    rf"""(?x) (?P<denial> [尚并从没未无零]
    (?: (?<=[尚并从])未 | (?<=没)有 (?: 一[例件起次宗] )? | (?<=无) (?: 一[例件起次宗人] )? | (?<=[未零]) )
    (?P<verb> {_OWNED} | {_HELD} | {_CAME} )? 过?
    (?: 任何 | 新的 | 专门的? )? (?P<noun> [\u4e00-\u9fff“”]{{2,12}} ) ) (?= [,;。] )"""
)
#: Who and when, before it in its clause.
_LEAD = re.compile(r"[\u4e00-\u9fff\d]{0,14}")
#: What stands before a noun in this genre without making it another thing.
_GENERIC = (
    "政府信息公开",
    "政务信息公开",
    "信息公开",
    "政务公开",
    "依申请公开",
    "新闻",
    "政策",
    "政务",
    "政府",
    "业务",
    "群众",
    "公众",
    "单位",
    "机关",
    "官方",
    "门户",
    "本级",
    "独立",
    "微信",
    "各类",
    "相关",
    "有关",
    "人员",
    "行政",
    "申请",
)
_GENERIC_LAST = ("情况", "案件", "事项", "活动", "工作", "现象", "问题", "事件", "件")
#: A noun that is one of a kind only.
_OF_A_KIND = re.compile(
    "[的因涉和及与或等后前时中上下内外]|引[起发]|逾期|严重|重大|较大|明显|不|未|无|需|据|有效|情形|变化|异议|条件|必要"
)
#: The denial or the clause behind it is of another time, of others, or of what is to come.
_ELSEWHERE = re.compile(
    r"""(?x) 上年|去年|往年|历年|以前|上级|[省市县区]级|结转|季度|半年|月份|年[初底末]|截至|此前|之后|后来|曾
    |各|下属|所属|除|其他|其余|下一步|计划|拟|将|明年|转办|转载|转发|协助|参加[省市县区上]|统一|现行|存量|原有|清理|废止|修订|修改|另|由|可|应|如
    |委托|依托|借助|通过|改为|代|渠道|方式|指南|平台|须|要|不再|仍|继续"""
)
#: With one of these before it not all there is is denied.
_SOME = re.compile("[的中对因其有]")
_UNITS = "件|条|篇|场次|场|次|期|例|起|宗|份|人次|个|家|处|名|人|项"


#: What tells of a thing in other words than its own: what is denied, and what is told all the same.
_IN_OTHER_WORDS = tuple(
    (re.compile(denied), re.compile(f"(?P<told>{told})"))
    for denied, told in (
        ("复议(?:案件|事项|情况|申请)?$", "复议(?:结果|案件)?(?:为)?(?:维持|纠正|撤销|驳回)[1-9]\\d*[件起宗]"),
        ("诉讼(?:案件|事项|情况)?$", "(?:一审|二审|终审|被判)?(?:败诉|胜诉)[1-9]\\d*[件起宗]"),
        (
            "新媒体$",
            "(?:公众号|微博|头条号|抖音号|视频号)[^,;。\\d]{0,10}(?:推送|发布|粉丝|关注|阅读)[^,;。\\d]{0,6}[1-9]\\d*",
        ),
        ("收费$", "收取[\u4e00-\u9fff]{0,6}费(?:用|共)?[1-9]\\d*(?:\\.\\d+)?万?元"),
        (
            "(?:差错|失误|错误)$",
            "(?:纠正|更正|改正)[^,;。\\d]{0,6}(?:错误|差错|失误)[^,;。\\d]{0,4}[1-9]\\d*[件条处起个次]",
        ),
        ("延期", "(?<![\u4e00-\u9fff])(?:经[\u4e00-\u9fff]{2,6}同意)?延期(?:答复|办理)?的?[1-9]\\d*件"),
        ("^(?:人)?反馈(?:意见)?$", "采纳[^,;。\\d]{0,8}意见[1-9]\\d*[件条个项]"),
        ("培训$", "今年(?:的)?培训"),
        ("投诉|举报|信访", "(?:投诉|举报|信访)(?:件|事项)?均?已?(?:办结|回复|调查|处理)[1-9]\\d*[件起]"),
    )
)

#: Patterns that are kept: names come from drafts and never end.
_REMEMBERED = 256


def told_though_denied(paragraph: View) -> Iterator[Contradiction]:
    """The things that a clause denies outright and one of the next two clauses tells of."""
    view = folded(paragraph)
    text = view.text
    for denied in _DENIED.finditer(text):
        noun = denied["noun"].replace("“", "").replace("”", "")
        lead = text[start_of(text, denied.start(), FULL_STOPS + ",;:") : denied.start()]
        if _OF_A_KIND.search(noun) or _ELSEWHERE.search(lead) or _SOME.search(lead) or not _LEAD.fullmatch(lead):
            continue
        end = _reach(text, denied.end())
        behind = text[denied.end() : end]
        for what, others in _IN_OTHER_WORDS:
            told = others.search(text, denied.end(), end) if what.search(noun) else None
            if told and not _ELSEWHERE.search(text[denied.end() : told.start()]):
                yield Contradiction(view.slice(*denied.span("denial")), view.slice(*told.span("told")))
                break
        held = denied["verb"] in _HELD.split("|") and "参" in behind
        for key in _names(noun):
            if key not in behind and not held:
                continue
            told = _told(key, denied["verb"] or "").search(text, denied.end(), end)
            between = text[denied.end() : told.start()] if told else ""
            if not told or any(char.isdigit() for char in between):
                continue
            if not _ELSEWHERE.search(text[denied.end() : told.end()].replace(key, "")):
                yield Contradiction(view.slice(*denied.span("denial")), view.slice(told.start("told"), told.end()))
                break


def _reach(text: str, at: int) -> int:
    """The end of the clause behind a denial, or of the next one within its sentence."""
    first = end_of(text, at + 1, FULL_STOPS + ",;")
    return end_of(text, first + 1, FULL_STOPS + ",;") if first < len(text) and text[first] not in FULL_STOPS else first


def _names(noun: str) -> list[str]:
    """A noun, and what it is without the words that narrow nothing."""
    names = [noun]
    for last in _GENERIC_LAST:
        if noun.endswith(last) and len(noun) > len(last) + 1:
            names.append(noun.removesuffix(last))
    for name in list(names):
        plain = name
        while first := next((w for w in _GENERIC if plain.startswith(w) and len(plain) > len(w) + 1), ""):
            plain = plain.removeprefix(first)
            names.append(plain)
    return sorted(dict.fromkeys(names), key=longest_first)


@lru_cache(_REMEMBERED)
def _told(key: str, verb: str) -> re.Pattern[str]:
    """What tells of a thing that is there."""
    name = rf"(?:政府信息公开|信息公开|政务|政策|新闻|业务|公众)?{re.escape(key)}"
    seen = "粉丝|关注|阅读|浏览|点击|访问|推送|发布|更新|邀请|参加|参训|参与|覆盖|吸引|出席|受众|解答|回应"
    kinds = [
        rf"{name}(?:账号|栏目)?(?:全年|年内|共计?|累计|已|本年度){{0,2}}(?:{seen})[^,;。\d]{{0,8}}[1-9]\d*",
        rf"(?:收到|接到|受理|发生|举办|召开|开展|新制发|新制定|新出台|新增|制发|组织)(?:的|了|了的)?[1-9]\d{{0,4}}(?:{_UNITS}){name}",
        rf"(?<![^,;。:共])(?:全年)?(?:共|累计)?{name}(?:材料|信息|文件)?(?:共|共计|有|为)?[1-9]\d{{0,4}}(?:{_UNITS})(?=[,;。均已全])",
        rf"(?:收到|接到|受理|发生|举办|召开|开展|新制发|发布|制作|组织){name}(?:材料|信息|文件)?(?:共|共计|有|为)?[1-9]\d{{0,4}}(?:{_UNITS})",
        rf"(?:所收|收到的|受理的|已收){name}(?:均|全部|都|已)",
    ]
    if verb in _OWNED.split("|"):
        kinds.append(rf"(?<![^,;。]){name}已(?:于|经|在)?[^,;。]{{0,8}}(?:更新|修订|公布|发布|公开|印发|启用)")
    if verb in _HELD.split("|"):
        kinds.append(
            r"(?<![^,;。])(?:共|累计|全年)?(?:参训|参会|参加|受训)(?:人员|人数)?(?:达到?|共|为)?[1-9]\d*(?:人|名)"
        )
    return re.compile(rf"(?P<told>{'|'.join(kinds)})")


#: What was done for the first time can be no share more than nothing, nor less; so many more it may be.
_FIRST = Sought(
    rf"""(?x) (?P<first> (?: 首次 | 第一次 ) (?: 举办 | 开展 | 开通 | 召开 | 组织 | 设立 | 推出 | 编制 )
    了? {_HAN}{{2,12}} ) ,
    (?P<told> (?: 粉丝 | 关注 | 参与 | 参加 | 场次 | 次数 | 举办 | 活动 | 访问 ){{0,2}} (?:数|人数|量)?
    (?: (?: 比 | 较 ) (?: 去年 | 上年 | 上一年 ) 同?期? | 同比 )
    (?: 少 | 减 | 下降 | [增上提] {_HAN}{{1,3}} [1-9] \d* (?: \.\d+ )? % ) )"""
)


def more_than_the_first(paragraph: View) -> Iterator[Contradiction]:
    """今年首次举办开放日活动，比去年增长20%."""
    view = folded(paragraph)
    for match in _FIRST.finditer(view.text):
        yield Contradiction(view.slice(*match.span("first")), view.slice(*match.span("told")))
