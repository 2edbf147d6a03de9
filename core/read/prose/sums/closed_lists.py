"""Parts first, their total behind them: 甲118条，乙100条，合计218条."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.numerals import COUNTING, ORDINALS
from core.language.sentences import COMMAS_AND_ENDS, ENDS, FULL_STOPS, PAUSES, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound
from core.read.prose.sums.dimensions import came_and_went
from core.read.prose.sums.parts import EACH, Line, Partition, found_among, holds, listed, sentence_start
from core.read.prose.times_of_year import make_all

if TYPE_CHECKING:
    from core.read.prose.quantities import Quantity

_SUMMED = Sought(
    r"""(?x) (?: (?<=[,;]) | (?<=[\u4e00-\u9fff]) (?=共|合计|总计|总共) )
    (?: 全年 | 全部 )?
    (?: (?:合计|共计|总计|累计|总共|一共|共) (?:公开|发布|制发|信息|政府信息|为|达|有|培训|参训|参加)*
      | (?:合计|共计|总计) (?:公开|发布|制发) [\u4e00-\u9fff]{0,6} ) $"""
)
#: What is counted behind a row is one more part.
_REST = re.compile("[,;。](?:其余|剩余|余下)")
#: One more part, which is not counted.
_ONE_MORE = re.compile("(?:[、和及与]|以及)[\u4e00-\u9fff]{2,12}(?:组成|构成|参加|,)")
#: What was done with all the parts, said once before the first of them.
_GOVERNS = Sought("^[^\x00]{0,4}\x00了?")
#: Parts that follow one upon the other: 第一期25人, 上半年3次.
_OF_SERIES = Sought(rf"第[{ORDINALS}\d]|半年|季度|[{ORDINALS}]期|月|首[期次场批]")
#: 修订后的目录共计148项 counts what there is now, not what was changed.
_STOCK = Sought("[后前]的|现[有行存]|目前|已有|[总存]量|截至|截止")
#: 维持2件；行政诉讼共1件: what is counted behind a semicolon under a name of its own.
_OWN_SUBJECT = re.compile("[^;]{0,4};[\u4e00-\u9fff]{3,}")


def closed_lists(line: Line) -> list[Partition]:
    """甲118条，乙100条，合计218条: the parts first, all of them, and the total behind."""
    found: list[Partition] = []
    words = number_words()
    for total in line.counts:
        start = sentence_start(line.text, total.start)
        summed = _SUMMED.regex.search(line.text, max(start, total.start - 16), total.start)
        if not summed:
            continue
        before = found_among(line, start, _parts_before(line, start, total))
        said = line.text[start : total.start]
        if len(before) < 2 or words.openers.stand_in(EACH.sub("", said)):
            continue
        read = listed(line, max(start, start_of(line.text, before[0].start, COMMAS_AND_ENDS)), before[-1].end)
        if read is None or len(read[0]) != len(before):
            continue
        items, labels = read
        if _STOCK.search(line.text[items[-1].end : total.start]) or came_and_went(labels):
            continue
        since = summed[0].startswith("累计") and not all(_OF_SERIES.search(label) for label in labels)
        if since and sum((q.low for q in items), Decimal(0)) <= total.high:
            continue  # since another day, not of these; it cannot be less than they are
        governed = _GOVERNS.sub("", words.process.regex.sub("\x00", labels[0], count=1))
        process = {words.process.stand_in(label) for label in (governed, *labels[1:])}
        if all(map(words.process.stand_in, labels)):
            process = {True}  # 第一期培训95人，第二期培训88人
        if make_all(labels, summed[0]) is False and sum((q.low for q in items), Decimal(0)) <= total.high:
            continue  # 一季度培训35人、二季度培训42人，全年共培训160人: the other times are not told
        values = [q.value for q in items]
        own = words.process.regex.search(line.text, items[-1].end, summed.start())
        if own and total.value < max(values):
            continue  # 科室报送86条、下属单位报送120条，采用信息共计95条
        if len(process) > 1 or (values[0] == total.value == sum(values[1:], Decimal(0))):
            continue
        between = _SUMMED.regex.search(line.text, items[-1].end, total.start)
        if between is None or between.start() - items[-1].end > 9:
            continue
        if _REST.match(line.text, items[-1].end) or _ONE_MORE.match(line.text, items[-1].end):
            continue  # 其余为其他信息，共39条; 副组长2人和各站负责人组成，共12人
        if between[0].endswith("共") and _OWN_SUBJECT.fullmatch(line.text, items[-1].end, between.start()):
            continue
        found.append(line.parted(total, items, labels))
    return found


#: What says of a number that it is the sum of those told right before it, alone in its clause but for these words.
_IN_ALL = re.compile(
    rf"""(?x) (?: 以上 | 上述 )? (?: [{COUNTING}] [项类者种笔次个期批级户方] [\u4e00-\u9fff]{{0,3}} )?
    (?: (?P<sure> 合计 | 共计 | 总计 | 总共 | 总数 | 总[人户]数?口? | 总[量额] ) | 一?共 )
    (?: 为 | 达到? | 有 | 是 | 每[年月日] | 增加 | 投入 | 支出 | 培训 | 公开 | 发布 | 设 | 建 | 收到 | 办理 | 金额 )*"""
)
_IN_LABEL = re.compile(r"[^。;\x00]{0,24}[。;]?[^。;\x00]{0,24}")
_NOT_OF_THEM = Sought("其中|包括|包含|含|分别|每(?![月年日])|同比|较|累计|上年(?!度?结转)|去年|超过|平均|另|以来|历年")
#: Said of a sum in a sentence of its own, it is of what the sentence before told.
_TAKEN_UP = re.compile(f"以上|上述|[{COUNTING}][项类者种]")
#: By how much a sum may be missed: what is missed by more may be of more than these.
_WIDE, _CLOSE = Decimal("0.25"), Decimal("0.1")
_TWO, _LONGEST_ROW = 2, 24


def summed_up(line: Line, taken: set[int]) -> list[Partition]:
    """Counts in a row and their sum in the next clause or sentence, whatever their names say.

    国控站点3个、省控站点5个，合计8个; where the last ones of a longer row make the sum, they are its parts.
    """
    found: list[Partition] = []
    for total in line.counts:
        clause = start_of(line.text, total.start, PAUSES)
        said = _IN_ALL.fullmatch(line.text, clause, total.start)
        if said is None or total.start in taken or total.bound is not Bound.EXACT or not clause:
            continue
        up = _TAKEN_UP.match(line.text, clause) is not None
        end = len(line.text[:clause].rstrip(ENDS)) if up else clause - 1
        start = start_of(line.text, end, FULL_STOPS if up else FULL_STOPS + ";")
        row = _row(line, start, clause, total)
        if len(row) < _TWO or any(q.start in taken for q in row):
            continue
        runs = [row[at:] for at in range(len(row) - 1)]
        fitting = [run for run in runs if line.parted(total, run, [""] * len(run)).fits]
        whole = fitting[0] if fitting else row
        summed = sum((q.value for q in whole), Decimal(0))
        wide = _WIDE if said["sure"] else _CLOSE
        if fitting or (abs(summed - total.value) <= total.value * wide and max(q.value for q in whole) < total.value):
            found.append(line.parted(total, whole, [""] * len(whole)))
    return found


def _row(line: Line, start: int, end: int, total: Quantity) -> list[Quantity]:
    """The counts in the total's unit that stand in a row before it, others between them left out."""
    row: list[Quantity] = []
    for count in reversed([q for q in line.between(start, end) if holds(total.unit, q.unit)][-_LONGEST_ROW:]):
        behind = line.text[count.end : row[0].start if row else end]
        if not _IN_LABEL.fullmatch(behind) or _NOT_OF_THEM.search(behind) or count.bound is not Bound.EXACT:
            break
        row.insert(0, count)
    if row and _NOT_OF_THEM.search(line.text[start_of(line.text, row[0].start, PAUSES) : row[0].start]):
        return []
    return row


def _parts_before(line: Line, start: int, total: Quantity) -> list[Quantity]:
    """The counts right before a total in its unit, 人 before 人次 too; what is counted otherwise came before them."""
    before: list[Quantity] = []
    for count in reversed(line.between(start, total.start)):
        if not holds(total.unit, count.unit):
            break
        before.insert(0, count)
    others = len(line.between(start, total.start)) - len(before)
    of_series = all(_OF_SERIES.search(line.text[max(start, q.start - 6) : q.start]) for q in before)
    return before if not others or of_series else []
