"""What came in or was looked at, and how each of it was dealt with: 收到异议16件，经复核更正5件，维持11件.

No word opens such a list. That what it says of each is an outcome, and that the outcomes come to within a fiftieth of
what there was, tells that they are all there are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.parts import Line, Partition, no_part, opposed
from core.read.prose.quantities import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.read.prose.quantities import Quantity

#: Of what comes in, or is looked at, all is dealt with.
_CAME = re.compile(
    r"""(?x) (?<!成立)(?<!注销)(?<!变更)登记 | 收到 | 受理 | 接[到收听] | 征集 | 收集 | 提出 | 反映 | 报修
    | 申报 | 报送 | 审查 | 审核 | 评估 | 清理 | 核查 | 复查 | 抽[查检] | 检[测查验] | 排查 | 发现 | 查[出找]
    | 公告 | 公示 | 检定 | 鉴定 | 处置 | 办理 | 承办 | 申请 | 异议 | 意见 | 建议 | 诉求 | 问题 | 投诉 | 举报
    | 工单 | 疑问 | 线索 | 隐患 | 案件 | 复议 | 诉讼 | 提问 | 任务 | 账号 | 栏目"""
)
#: What is said of one that was dealt with, before or behind its number.
_OUTCOME = re.compile(
    r"""(?x) 办结 | 解决 | 答复 | 采纳 | 更正 | 维持 | 调[整低高] | 整改 | 立案 | 转[办派交送] | 解答 | 回复
    | 驳回 | 撤[销回] | 胜诉 | 败诉 | 属实 | 合格 | 修复 | 报废 | 备案 | 纠正 | 关停 | 保留 | 合并 | 公开 | 同意
    | 恢复 | 停发 | 终止 | 完[成好] | 正在 | 成交 | 改正 | 处罚 | 查处 | 书面 | 当场 | 现场 | 限期 | 核减 | 取消
    | 纳入 | 化解 | 重签 | 留作 | 吸收 | 参考 | 消除 | 销号 | 剩余 | 其余 | 另 | 继续 | 注销 | 不存在 | 不掌握
    | 提供 | 改变 | 通过 | 退回 | 补正 | 确认 | 暂缓 | 解释 | 说明 | 误会 | 有责 | 无责 | 支持 | 延期 | 结转
    | 移[交送] | 未 | 不予 | 责令 | 销毁 | 返还 | 到位"""
)
#: What makes of a number one of another time, of each of several, of another thing or of what follows from the outcome.
_APART = re.compile(
    r"""(?x) 另(?!外?有?$) | 此外 | 同时 | 每 | 各(?![类种项]) | 上年 | 去年 | 历年 | 以来 | 累计 | 同比 | 新增
    | 净增 | 重复 | 交叉 | (?<!了)其中 | 包括 | 包含 | 分别 | 含 | 回访 | 满意 | 行政复议 | 诉讼 | 通报 | 推送
    | 培训 | 约谈 | 问责 | 罚款 | 召开 | 举办 | 开展 | 组织 | 印发 | 制作 | 发布 | 宣传"""
)
#: A number that is itself of an outcome, one of several: 予以公开8件，部分公开3件.
_ONE_OF_THEM = Sought("予公开|部分公开|公开的|无法提供|不予处理|其他处理|维持|驳回|撤回|纠正|采纳|更正|胜诉|属实|合格")
#: Told as the other part, or as what the rest is not: 另7件, 未采纳的173条.
_CONTRARY = re.compile(
    r"""(?x) 另 | 其余 | 剩余 | 余下 | 未 | 不 | 没有 | 尚 | 正在 | 在办 | 结转 | 无法 | 暂 | 退 | 延 | 误会
    | 报废 | 终止 | 驳回 | 撤 | 败诉 | 逾期 | 停 | 维持 | 保持 | 移[交送] | 转"""
)
#: A number before 、 is itself one of several: 成立登记12家、注销登记9家.
_THEN = re.compile("[^,:;。、\x00]{0,12}[,:]")
#: Told as the last of them: 另2件.
_OTHERS = Sought("(?:另外?有?|其余|剩余|余下)的?$")
_LABEL = re.compile(r"[^。:;\x00]{0,36}")
_TWO, _LEAST_TOTAL = 2, 5
#: A smaller number that is missed by one may have nothing to do with what follows it.
_CLEAR = 20
_SHARE, _DOMINANT = Decimal("0.02"), Decimal("0.8")
#: Missed by one in so many, even a list of which one part is nearly all was meant to be whole.
_HARDLY = 500


def dealt_with(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The lists of a line; ``taken`` are the places of numbers that are read as parts already."""
    for total in line.counts:
        if total.start in taken or total.bound is not Bound.EXACT or total.step != 1 or total.value < _LEAST_TOTAL:
            continue
        start = start_of(line.text, total.start, CLAUSE_MARKS)
        said = line.text[start : total.end + 2]
        if not _CAME.search(said) or number_words().comparing.stand_in(said.replace("累计", "")):
            continue
        if _ONE_OF_THEM.search(said):
            continue
        if not _THEN.match(line.text, total.end):
            continue
        parts, labels = _parts(line, total)
        if len(parts) < _TWO or any(q.start in taken for q in parts) or _beside(line, total, parts):
            continue
        if _meant(total, parts, labels):
            yield line.parted(total, parts, labels)


def _parts(line: Line, total: Quantity) -> tuple[list[Quantity], list[str]]:
    """The outcomes that follow a number in its sentence, with what is said of each."""
    end = end_of(line.text, total.end, FULL_STOPS)
    counts = [q for q in line.between(total.end, end) if q.unit == total.unit]
    parts: list[Quantity] = []
    labels: list[str] = []
    for at, count in enumerate(counts):
        before = line.text[parts[-1].end if parts else total.end : count.start]
        behind = line.text[count.end : counts[at + 1].start if at + 1 < len(counts) else end]
        clause = before[start_of(before, len(before), CLAUSE_MARKS) :]
        label = clause if _OUTCOME.search(clause) else clause + behind[: end_of(behind, 0, CLAUSE_MARKS)]
        if ";" in before:
            if not parts or not opposed([labels[-1], label]):
                counts = counts[:at]
                break
            before = clause  # 合格631批次，合格率98.6%；不合格的9批次
        if not _LABEL.fullmatch(before) or _APART.search(before) or no_part(before):
            break
        if not _OUTCOME.search(label) or number_words().comparing.stand_in(clause) or count.bound is not Bound.EXACT:
            break
        parts.append(count)
        labels.append(label)
    if len(parts) < len(counts) and not _OTHERS.search(line.text[total.end : parts[-1].start if parts else total.end]):
        return [], []  # one more that may be another outcome
    return parts, labels


def _beside(line: Line, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the sentence or the paragraph tells a number that the parts make, before them."""
    summed = sum((q.value for q in parts), Decimal(0))
    if summed == total.value:
        return False
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    if any(q.unit == total.unit for q in line.between(start, total.start)):
        return True  # one of several numbers; which of them was dealt with so is not known
    return any(q.unit == total.unit and q.value == summed for q in line.between(0, total.start))


def _meant(total: Quantity, parts: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether the outcomes make the number, or miss it by so little that they were meant to."""
    gap = abs(total.value - sum((q.value for q in parts), Decimal(0)))
    if not gap:
        return True
    least, most = min(q.value for q in parts), max(q.value for q in parts)
    if most >= total.value or gap > max(Decimal(1), total.value * _SHARE):
        return False
    against = any(map(_CONTRARY.search, labels[1:]))
    if most >= total.value * _DOMINANT:
        return against or gap * _HARDLY <= total.value
    more = sum((q.value for q in parts), Decimal(0)) > total.value
    return against or (gap < least and (more or total.value >= _CLEAR))
