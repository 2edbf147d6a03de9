"""The supervisor's workbook: one row a draft, one row a finding, who is missing, what could not be read, who copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.about import TITLE, VERSION
from core.batch.likeness import SHARE, Alike, alike, alike_last_year, alike_most
from core.batch.roster import attend
from core.model.finding import Severity
from core.output.batch.record import BatchRecord
from core.output.workbook.model import Page, Row, Tone, Value, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "政府信息公开工作年度报告校对情况汇总"
_PROBLEMS = 3  # problems of a draft that its row names
_OPEN = "未能核对"
_LEVELS: dict[str, Tone] = {"error": "error", "warning": "warning", "open": "open", "failed": "error"}


@dataclass(frozen=True)
class Batch:
    """All that a workbook is made of: the drafts in order, the organs that must hand in, and the files left.

    ``not_checked`` are drafts that a broken off run has not come to; ``roster`` None means that there is no list,
    ``compared`` that reports of last year were given.
    """

    records: Sequence[BatchRecord]
    roster: Sequence[str] | None = None
    not_checked: Sequence[str] = ()
    compared: bool = False

    @cached_property
    def names(self) -> dict[str, str]:
        """What each file is called: its name, with its folder where several have that name."""
        counts = Counter(Path(one.file).name for one in self.records)
        paths = [Path(one.file) for one in self.records]
        return {
            one.file: str(Path(path.parent.name) / path.name) if counts[path.name] > 1 else path.name
            for one, path in zip(self.records, paths, strict=True)
        }


def workbook(batch: Batch) -> Workbook:
    """All sheets."""
    return Workbook(HEAD, (_summary(batch), _findings(batch), _missing(batch), _unread(batch), _alike(batch)))


def _summary(batch: Batch) -> Page:
    twice: Counter[tuple[str | None, int | None]] = Counter(
        (r.summary.organ, r.summary.year) for r in batch.records if r.summary.organ and r.summary.year
    )
    answers = _answers(batch)
    rows = []
    for number, one in enumerate(batch.records):
        line = one.summary
        count = twice[line.organ, line.year]
        told = (
            f"同一单位同一年度共有 {count} 份" if count > 1 else "",
            "不在名单上" if answers and answers[number] is None and line.level != "failed" else "",
            line.unread,
            _last_year(one, batch),
        )
        problems = _problems(one)
        values: tuple[Value, ...] = (
            line.organ or "（未识别）", line.year, f"{line.form}年格式" if line.form else "", line.headline,
            *((line.errors, line.warnings, line.hints, line.open) if line.level != "failed" else (None,) * 4),
            *problems, _decisions(one), _signed(one), "　".join(filter(None, told)), batch.names[one.file],
        )  # fmt: skip
        rows.append(Row(values, _LEVELS.get(line.level or "", "passed"), 3))
    return Page(
        "汇总",
        (
            "单位",
            "年度",
            "格式",
            "结论",
            *(severity.label for severity in Severity),
            _OPEN,
            "主要问题一",
            "主要问题二",
            "主要问题三",
            "处理情况",
            "签审",
            "说明",
            "文件",
        ),
        tuple(rows),
        (14, 4, 6, 9, 4, 4, 4, 6, 26, 26, 26, 10, 8, 20, 20),
        (HEAD, _sentence(batch), f"由{TITLE} {VERSION} 核对，不替代人工审核。"),
        fixed=1,
        empty="没有稿件。",
    )


def _last_year(one: BatchRecord, batch: Batch) -> str:
    if one.previous:
        return f"已与去年的报告“{one.previous}”对照"
    return "没有找到去年的报告，没有与去年对照" if batch.compared and one.sheet is not None else ""


def _sentence(batch: Batch) -> str:
    """How all of them stand."""
    levels = Counter(one.summary.level for one in batch.records)
    words = {None: "可以送签", "error": "有必改", "warning": "有存疑", "open": "只有未能核对", "failed": "未能读取"}
    parts = [f"{word} {levels[level]} 份" for level, word in words.items() if levels[level]]
    total = len(batch.records) + len(batch.not_checked)
    if batch.not_checked:
        parts.append(f"没有校对 {len(batch.not_checked)} 份（校对中断）")
    if batch.roster:
        parts.append(f"名单 {len(batch.roster)} 家，未收到 {len(_absent(batch))} 家")
    return f"共 {total} 份：{'，'.join(parts)}。" if parts else f"共 {total} 份。"


def _problems(one: BatchRecord) -> tuple[str, str, str]:
    """The first problems, 必改 before 存疑, filled up with nothing."""
    rows = one.sheet.findings if one.sheet else ()
    ranked = [row for level in ("error", "warning") for row in rows if row.level == level]
    told = [row.problem for row in ranked[:_PROBLEMS]]
    told += [""] * (_PROBLEMS - len(told))
    return told[0], told[1], told[2]


def _decisions(one: BatchRecord) -> str:
    """What was decided in the window: 要改 2，已忽略 1."""
    if one.sheet is None:
        return ""
    states = Counter(row.state for row in one.sheet.findings)
    pending = [state for state in states if state == "待处理"]
    parts = [f"{state} {states[state]}" for state in states if state not in pending]
    parts += [f"已忽略 {one.summary.aside}"] if one.summary.aside else []
    return "，".join(parts + [f"{state} {states[state]}" for state in pending])


def _signed(one: BatchRecord) -> str:
    """Who has signed the draft as it stands."""
    return "；".join(f"{entry.name}：{entry.value}" for entry in one.sheet.signed) if one.sheet else ""


def _findings(batch: Batch) -> Page:
    return Page(
        "问题明细",
        ("单位", "年度", "级别", "位置", "原文", "问题", "建议", "处理", "备注", "规则", "文件"),
        tuple(row for one in batch.records for row in _finding_rows(one, batch.names[one.file])),
        (14, 4, 5, 20, 18, 36, 26, 6, 12, 5, 20),
        ("问题明细", "一行一处，可按单位、级别、规则筛选；已忽略的和未能核对的也在内。"),
        fixed=1,
        empty="没有问题。",
    )


def _finding_rows(one: BatchRecord, file: str) -> Iterator[Row]:
    if one.sheet is None:
        return
    whose = (one.name, one.summary.year)
    for row in one.sheet.findings:
        told = (row.level_label, row.place, row.original, row.problem, row.suggestion, row.state, row.note, row.rule)
        yield Row((*whose, *told, file), row.level, 2)
    for aside in one.sheet.ignored:
        yield Row(
            (*whose, aside.level_label, aside.place, "", aside.problem, "", "已忽略", aside.reason, "", file), "muted"
        )
    for row in one.sheet.open:
        yield Row((*whose, _OPEN, row.relation, "", row.reason, "请人工核对", row.state, "", "", file), "open", 2)


def _answers(batch: Batch) -> tuple[str | None, ...]:
    """The name on the list that each draft answers; empty without a list."""
    if not batch.roster:
        return ()
    return attend(batch.roster, [(one.summary.organ, one.file) for one in batch.records]).answers


def _absent(batch: Batch) -> tuple[str, ...]:
    drafts = [(one.summary.organ, one.file) for one in batch.records] + [(None, file) for file in batch.not_checked]
    return attend(batch.roster or (), drafts).missing


def _missing(batch: Batch) -> Page:
    if batch.roster is None:
        note, empty = "没有给出单位名单。", "没有给出单位名单，不能判断缺谁；请先选一份名单。"
    else:
        note, empty = f"名单上共 {len(batch.roster)} 家。", "名单上的单位都有稿件。"
    rows = tuple(Row((number, name), "warning", 1) for number, name in enumerate(_absent(batch), 1))
    return Page("未收到", ("序号", "单位"), rows, (5, 30), ("没有收到稿件的单位", note), empty=empty)


def _unread(batch: Batch) -> Page:
    rows = [
        Row((batch.names[one.file], one.summary.unread, one.summary.code), "error", 1)
        for one in batch.records
        if one.summary.level == "failed"
    ]
    rows += [
        Row((Path(file).name, "校对中断，没有轮到这一份；再次校对会接着做。", ""), "open", 1)
        for file in batch.not_checked
    ]
    heads, notes = ("文件", "原因", "代码"), ("未能读取的文件", "请按原因处理后重新报送或重新校对。")
    return Page("未能读取", heads, tuple(rows), (40, 60, 10), notes, empty="所有文件都读出来了。")


def _alike(batch: Batch) -> Page:
    records = batch.records
    texts = [one.clauses for one in records]
    pairs = [*alike_last_year(texts, [one.before for one in records]), *alike(texts), *alike_most(texts)]
    rows = tuple(_alike_row(pair, batch) for pair in sorted(pairs, key=lambda pair: -pair.percent))
    notes = (
        "文字雷同的报告",
        "按分句比对正文，单位名称、地名、年份、数字和半数以上报告都有的套话不计；"
        f"相同的字数达到任一方的 {SHARE:.0%} 即列出。",
        "套话占了正文大半的，列为与“半数以上的报告”雷同。",
        "占比是相同的字数占该报告（套话以外）正文的比例；是否沿用，请看原文判断。",
    )
    return Page(
        "雷同",
        ("单位", "与谁雷同", "相同字数", "占该单位正文", "占对方正文", "相同的一句（举例）", "文件", "对方文件"),
        rows, (16, 16, 6, 8, 8, 40, 20, 20), notes, empty="没有文字雷同的报告。",
    )  # fmt: skip


def _alike_row(pair: Alike, batch: Batch) -> Row:
    one = batch.records[pair.one]
    if pair.kind == "most":
        whose, file = "半数以上的报告", ""
    elif pair.other is None:
        whose, file = "本单位去年的报告", one.previous
    else:
        whose, file = batch.records[pair.other].name, batch.names[batch.records[pair.other].file]
    shares = (f"{int(share * 100)}%" if share else "" for share in (pair.share, pair.share_of_other))
    values = (one.name, whose, pair.letters, *shares, pair.sample, batch.names[one.file], file)
    return Row(values, "error" if pair.percent >= 80 else "warning", 3)
