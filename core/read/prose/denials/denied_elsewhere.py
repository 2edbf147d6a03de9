"""What one sentence of a paragraph says there was none of, and another one, before or behind it, counts.

全年未出现错链、空白栏目。第二季度因错链3处被通报; 已配备专职人员1名。目前没有专职人员;
未发生因信息公开引发的信访。信访事项2件均已化解.

Any noun will do. The count must name it in its own words and be nothing that another word makes a thing of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from core.language.dates import years
from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff“”]"
_HAD = "设(?![置立])|配备|设立|设置|开设|开通|建立|建设|设有|建有|聘请|聘任|安排|编制|制定|制发|出台|印发|新制定|新制发"
_HELD = "举办|召开|组织|开展|举行|进行"
_CAME = "收到|接到|受理|接收|发生|出现|产生|存在|发现|收取"
_DENIED = Sought(
    rf"""(?x)
    (?P<denial> (?: (?: [尚从并]未 | 未曾? | 没有?(?= 出现 | 发生 | 收到 | 接到))(?P<verb> {_HAD} | {_HELD} |
    {_CAME})过? | 没有(?P<verb_had> {_HAD} | {_HELD} | {_CAME})?过? | 不存在 | (?<![有从并全])无(?!
    [法偿障遗论缝纸关需须故从效线锡疑不所]) | 缺[少乏])(?: 任何 | 新的 | 一[例件起次宗])?(?P<what>
    {_HAN}{{2,22}}(?: [、和或及]{_HAN}{{2,12}}){{0,4}}))(?= [,;。])"""
)
#: 零投诉, 行政诉讼零发生; 从未被通报批评.
_MISHAPS = "投诉|差错|延误|复议|诉讼|舆情|逾期|事故|失误|信访|违规|泄密|举报|纠错|错链|错误"
_NONE_AT_ALL = (
    Sought(rf"(?P<denial>零(?P<what>(?:{_MISHAPS})(?:、零(?:{_MISHAPS})){{0,3}}))"),
    Sought(rf"""(?x)
        (?P<denial> (?: (?: 全年 | 今年 | 本年度)(?: 实现)?)?(?P<what> [\u4e00-\u9fff]{{0,6}}?(?: {_MISHAPS}))零
        (?: 发生 | 出现 | 收到))"""),
    Sought(r"""(?x)
        (?P<denial> (?: 从未 | 未 | 没有)(?: 发生 | 出现)?被[\u4e00-\u9fff]{0,6}?(?P<what> 通报批评 | 约谈 |
        问责 | 曝光 | 投诉 | 起诉))(?= [,;。])"""),
    Sought(r"(?<=[,;。查])(?P<denial>(?:未|没有)发现(?P<what>问题))(?=[,;。])"),
)
#: The denial is of some other time or of others, or it is a question or a demand.
_NOT_HERE = re.compile(
    rf"""(?x)
    上年 | 去年 | 往年 | 历年 | 以前 | 上半年 | 下半年 | 季度 | 月份 | 此前 | 曾 | 原先 | 各 | 下属 | 所属 |
    部分 | 个别 | 一些 | 有的 | 其中 | 多数 | 除 | 其他 | 如 | 若 | 凡 | 计划 | 拟 | 将 | 明年 | 确保 | 力争 |
    做到 | 要求 | 避免 | 防止 | 杜绝 | 对 | 且 | 并且 | 仅 | [两{ONES}]个"""
)
#: Before a noun that names no thing of its own, and behind it.
_BEFORE = re.compile(
    r"""(?x)
    (?: 因[^,;。]{0,16}?(?: 引发 | 引起 | 导致 | 产生 | 被提起 | 被申请 | 被)的? | 涉及 | 有关 | 相关
    | 群众 | 公众 | 社会 | 本级 | (?: 主动)?(?: 政府 | 政务)?信息公开(?:
    工作)?的?(?= [\u4e00-\u9fff]{3}) | 政务公开(?= [\u4e00-\u9fff]{3}))+"""
)
_BEHIND = re.compile("(?:等)?(?:的)?(?:情况|情形|案件|事项|事件|现象|问题|活动|行为|记录|账号|等)+$|发生$|出现$")
#: What may be denied of a thing with an attribute, and there be of another kind.
_OF_A_KIND = re.compile(r"""(?x)
    [的中内外前后时] | 逾期 | 严重 | 较大 | 明显 | 不 | 未 | 无 | 异议 | 变化 | 条件 | 必要 | 能力 | 意识 | 经验
    | 机制 | 合力 | 依据 | 统一 | 足够""")
#: Shorter than this a noun is told only where nothing but its number is beside it.
_LONG = 3
_NUMBER = rf"(?:(?<![\d.第])[1-9]\d{{0,4}}|(?<![第{ONES}十])[两{ONES}十]{{1,2}})"
_UNIT = "件|起|笔|宗|例|份|条|场次|次|场|期|名|人|个|篇|处|家|位|项|批|部"
#: The clause of the count is of another time, of others, or tells of something else that was done.
_ELSEWHERE = re.compile(
    r"""(?x)
    上年 | 去年 | 往年 | 历年 | 以前 | 结转 | 遗留 | 同期 | 此前 | 曾 | 原 | 各 | 下属 | 所属 | 除 | 其他 | 其余
    | 另 | 下一步 | 计划 | 拟 | 将(?! \d) | 明年 | 转办 | 转载 | 转发 | 转来 | 协助 | 配合 | 参加 | 参与 | 列席
    | 修订 | 修改 | 废止 | 清理 | 委托 | 全[市省国] | 市[局里级] | 省[厅里级] | 督促 | 指导 | 模拟 | 演练 | 学习
    | 典型案例 | 以案 | 兄弟 | 外地 | 如 | 若 | 力争 | 至少 | 不少于 | 要求 | 应 | 减少 | 下降 | 整合 | 撤销 |
    停用 | 关停 | 注销 | 乡镇 | 镇街 | 村级 | 现行 | 现有"""
)
#: The sentence up to the clause, or what is behind the count, tells of others.
_OTHERS = re.compile("上年|去年|明年|下一步|计划|全市|转办")
#: What the organ did not find others may have found.
_BY_OTHERS = re.compile("上级|第三方|[县市区省]政府|督查|审计|巡[察视]|群众|媒体")
#: What brought it about; whose it is, or what kind of it.
_CAUSE = re.compile("因(?P<cause>[^,;。]{2,16}?)(?:引发|引起|导致|产生)")
_OF_ANOTHER = re.compile(
    "(?:领域的|方面的|现行有效|现行|有效|现有|存量|一般|[省市县区]|政府(?:门户)?|上级|线上|改为[^,;。]{0,4})$"
)
_REMEMBERED = 256
_LEAST = 2


def denied_elsewhere(paragraph: View) -> Iterator[Contradiction]:
    """The things that a paragraph denies in one sentence and counts in another one within two sentences of it."""
    view = folded(paragraph)
    text = view.text
    if not any(head in text for head in "未没无缺不零"):
        return
    for denial in chain(_DENIED.finditer(text), *(sought.finditer(text) for sought in _NONE_AT_ALL)):
        start = start_of(text, denial.start(), COMMAS_AND_ENDS + ":")
        if _NOT_HERE.search(text[start : denial.start()]):
            continue
        low, high = _reach(text, denial)
        for name in _names(denial["what"]):
            if text.find(name, low, denial.start()) < 0 and text.find(name, denial.end(), high) < 0:
                continue  # to make the pattern takes longer
            found = _counted(name)
            told = next((m for m in found.finditer(text, low, high) if _tells(text, denial, m, name)), None)
            if told:
                yield Contradiction(view.slice(*denial.span("denial")), view.slice(*told.span("told")))
                break


def _reach(text: str, denial: re.Match[str]) -> tuple[int, int]:
    """From the sentence before that of a denial to the end of the second one behind it."""
    low = start_of(text, max(0, start_of(text, denial.start(), FULL_STOPS) - 1), FULL_STOPS)
    high = denial.end()
    for _ in range(3):
        high = end_of(text, min(high + 1, len(text)), FULL_STOPS)
    return low, high


def _names(what: str) -> Iterator[str]:
    """The things denied together, each without the words that narrow nothing."""
    for item in re.split("[、和或及]零?", what.replace("“", "").replace("”", "")):
        plain = _BEHIND.sub("", item) or item
        plain = plain[m.end() :] if (m := _BEFORE.match(plain)) and len(plain) - m.end() >= _LEAST else plain
        if len(plain) >= _LEAST and not _OF_A_KIND.search(plain):
            yield plain


@lru_cache(_REMEMBERED)
def _counted(name: str) -> re.Pattern[str]:
    """A thing with its number, on either side."""
    thing = re.escape(name)
    about = "(?:政府信息公开|信息公开|政务公开|公开)?"
    return re.compile(
        rf"""(?x)
        (?P<told> {_NUMBER}(?: 余)?(?: {_UNIT})(?: 的 | 信息 | 文件 | 留言 | 因[^,;。\d]{{2,16}}(?: 引发 | 引起
        | 产生)的)?{about}{thing}(?! [表书人指渠模法率] | 案例) | (?P<before> [\u4e00-\u9fff]{{0,6}}){thing}(?:
        案件 | 事项 | 事件 | 问题 | 情况 | 人员 | 账号 | 平台 | 场所 | 活动)?(?: 的)?(?: 共计? | 总计 | 有 | 为
        | 达)?{_NUMBER}(?: {_UNIT})(?! [以之]) | (?: 针对 | 对)[^,;。]{{0,8}}(?: 出现 | 发生 | 收到 | 发现)的
        {thing} | {thing}(?: 公众号 | 账号 | 平台)?(?: 全年 | 共 | 累计 | 已){{0,2}}(?: 得分 | 得票 | 发布 |
        推送 | 更新 | 接待 | 收到 | 点击 | 访问 | 播出)[\u4e00-\u9fff]{{0,6}}[1-9]\d*)"""
    )


def _tells(text: str, denial: re.Match[str], told: re.Match[str], name: str) -> bool:
    """Whether the count is of what was denied, in this year and by this organ."""
    if denial.start() < told.end() and told.start() < denial.end():
        return False
    start, end = start_of(text, told.start(), COMMAS_AND_ENDS), end_of(text, told.end(), COMMAS_AND_ENDS)
    sentence = start_of(text, told.start(), FULL_STOPS)
    clause = text[start : told.end()]
    both = text[min(start_of(text, denial.start(), FULL_STOPS), sentence) : max(denial.end(), told.end())]
    cause, named = _CAUSE.search(clause), text.find(name, told.start(), told.end())
    if len(set(years(both))) > 1 or (cause and cause["cause"] not in denial[0] and "公开" not in cause["cause"]):
        return False
    if _OF_ANOTHER.search(text, start, named):
        return False
    if _ELSEWHERE.search(clause.replace(name, "")) or _OTHERS.search(text[sentence:start] + text[told.end() : end]):
        return False
    if told[0].startswith(("对", "针对")) and "收到的" in told[0] and not re.search(r"\d", text[told.end() : end]):
        return False  # 对收到的申请，均安排专人登记: how it is done
    groups = denial.groupdict()
    verb = groups.get("verb") or groups.get("verb_had") or ""
    if verb == "发现" or denial["what"] == "问题":
        return not _BY_OTHERS.search(text[sentence : told.end()])
    return not (verb in _HAD.split("|") and "通过" in text[start:end])
