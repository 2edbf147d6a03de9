"""Punctuation by GB/T 15834, what is doubtful of one kind as one hint."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import punctuation
from core.check.wording.marks.blanks import blanks
from core.check.wording.marks.bracket_widths import mixed
from core.check.wording.marks.contact_labels import contact_labels
from core.check.wording.marks.endings import endings
from core.check.wording.marks.paused_clauses import paused_clauses
from core.check.wording.marks.questions import questions
from core.check.wording.matching import matches
from core.check.wording.passages import Passage, passages
from core.check.wording.phrases.quoted_terms import Bare, quoted_terms
from core.forms.keys import SectionKey
from core.language.numerals import ORDINALS
from core.language.sentences import ends_within
from core.language.sought import Sought
from core.model.document import Span
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.entries import Hit
    from core.model.report import Report

_ENDS = "。!?:;…”)》】〕"
#: More paragraphs without a full stop than this come of lines that were taken for paragraphs.
_MOST = 2
#: Marks after which a sentence goes on.
_PAUSES = ",，、"
#: A paragraph shorter than this may be a label.
_SENTENCE = 20
#: Unless it tells what was done or not: 2024年,我乡未收到政府信息公开申请.
_TOLD = re.compile("未|没有|均已|已经|收到|受理")
_SHORT = 14
#: A sentence without any mark, where section six has nothing to tell: 2024年我局无其他需要报告的事项
_NOTHING = re.compile(
    r"""(?x)
    (?:20\d\d年度?|全年|本年度|年内),?[\u4e00-\u9fff]{0,20}(?:没有|未|无)[\u4e00-\u9fff]{4,20}$
    | [我本][\u4e00-\u9fff]{1,4}(?:没有|暂无|无)(?:其他|其它)?需要?(?:报告|说明)的(?:其他|其它)?(?:事项|情况)$"""
)
#: A sentence that ends with how to reach the office in brackets, behind which its full stop belongs.
_CONTACT = re.compile(
    r"""(?x)
    (?: 联系 | 咨询 | 反映 | 致电 | 查阅 | 下载 ) [^。,;()]{0,24} \( [^()]{0,120}?
    (?: 电话 | 传真 | 邮箱 | 邮编 | 地址 | @ ) [^()]{0,120} \) $
    | 联系 [^。]{0,120}? @ [A-Za-z0-9.-]{4,40} $"""
)
#: What a paragraph on its own begins with.
_BEGINS = re.compile("[\u4e00-\u9fff\\d“《]")
#: The paragraph before the first heading that tells where questions go: 如有疑问,请与局办公室联系(电话:0799-1234567)
_OF_REPORT = Sought(
    r"(?:请|可)[^。]{2,60}联系\((?:[^()]|\([^()]{0,12}\)){8,160}\)(?:[,;](?:电子)?邮[箱编]:?[^,。;]{4,40})?$"
)
#: A paragraph that begins so is a sentence though nothing else ends in it.
_ASKS = ("如", "若", "公民、法人")
#: Characters shown before the end of a paragraph.
_SHOWN = 8
#: And either side of a blank.
_BESIDE = 3
#: A mark that no paragraph of words begins with.
_NO_BEGINNING = re.compile("[,、。;:!?](?=[\u4e00-\u9fff“《])")
#: One sentence of several clauses; a heading or a label has at most two.
_CLAUSES = re.compile(rf"(?![(]?[{ORDINALS}\d]{{1,3}}[)、.])[^,:]{{2,40}},[^,:]{{2,60}}(?:,.{{2,}})*$")
#: The report itself does not follow upon a colon, unless 如下 leads up to it.
_COLON = Sought("(?:制定|编制|形成|公布|发布)(?:了)?(?:本|此)?(?:年度)?报告:$")
_HEAD = re.compile(rf"^[(]?[{ORDINALS}\d]{{1,3}}[)、.]")


@rule(
    "W118",
    "标点用法",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="点号不连用，句末有句号，并列的书名、引语之间一般不用顿号，引号、书名号里套用时分内外，序号后的点号合乎通例，词语中间没有空格。",
    basis="GB/T 15834—2011《标点符号用法》4.1、4.5.3.5、4.8、4.15、5.1",
    bad=prose(SectionKey.OVERVIEW, "规范办理流程，。按时答复申请。"),
    good=prose(SectionKey.OVERVIEW, "规范办理流程，按时答复申请。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Two marks in a row each; matters of style together."""
    prose_of = list(passages(report))
    for entry, found in groupby(matches(prose_of, punctuation()), key=lambda match: match.hit.entry):
        marks: list[TextMark] = []
        told: list[tuple[str, str | None, str]] = []
        for passage, hit in found:
            outside = entry.in_titles or not passage.in_title(hit.start)
            if outside and not passage.in_address(hit.start):
                marks.append(passage.mark(hit.fault_start, hit.fault_end))
                told.append((_near(passage, hit), hit.right, passage.written(hit.fault_start, hit.fault_end)))
        if entry.severity is Severity.WARNING:
            for mark, (near, right, written) in zip(marks, told, strict=True):
                yield outcomes.finding(
                    f"“{near}”：{entry.reason}", [mark], expected=right, actual=written, replacement=right
                )
        elif marks:
            yield outcomes.finding(f"{entry.reason}（共{len(marks)}处）", marks, severity=entry.severity)
    yield from _endings(prose_of, outcomes)
    yield from _questions(prose_of, outcomes)
    yield from _beginnings(report.document.text, prose_of, outcomes)
    yield from _widths(prose_of, outcomes)
    yield from _parts(prose_of, outcomes)
    yield from _unquoted(prose_of, outcomes)
    for section, span in blanks(report):
        near = report.document.text[max(0, span.start - _BESIDE) : span.end + _BESIDE]
        mark = TextMark(section=section, spans=(Span(span.start - 1, span.end + 1),))  # a blank alone is hard to see
        yield outcomes.finding(f"“{near}”：词语中间有空格", [mark], suggestion="删去空格。")


def _questions(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Question marks behind what is no question."""
    for passage in prose_of:
        for odd in questions().odd(passage.text) if "?" in passage.text else ():
            if not passage.in_address(odd.at) and not passage.in_title(odd.at):
                near = passage.written(max(0, odd.at - _SHOWN), odd.at + _BESIDE)
                yield outcomes.finding(
                    f"“{near}”：{odd.reason}",
                    [passage.mark(odd.at, odd.at + 1)],
                    actual=passage.written(odd.at, odd.at + 1),
                )


def _beginnings(draft: str, prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Paragraphs that begin with a mark, behind one that has ended; not the rest of a line that a heading begins."""
    for before, passage in zip([None, *prose_of], prose_of, strict=False):
        ended = before is None or before.section != passage.section or before.text[-1] in _ENDS
        if ended and passage.section is not None and _NO_BEGINNING.match(passage.text):
            near = passage.written(0, _SHOWN)
            mark = passage.mark(0, 1)
            if draft[: mark.spans[0].start].rpartition("\n")[2].strip():
                continue
            yield outcomes.finding(f"“{near}”：段首不用点号", [mark], actual=passage.written(0, 1), replacement="")


def _widths(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Pairs of brackets, one of them full-width and one half-width."""
    for passage in prose_of:
        written = passage.view.text
        if ("(" not in written and ")" not in written) or ("（" not in written and "）" not in written):
            continue
        for pair in mixed(written):
            half = next(at for at in pair if written[at] in "()")
            if not any(map(passage.in_address, pair)):
                marks = [
                    passage.mark(half, half + 1),
                    passage.mark(sum(pair) - half, sum(pair) - half + 1, "participant"),
                ]
                near = written[max(0, half - _SHOWN) : half + _BESIDE]
                right = "（" if written[half] == "(" else "）"
                yield outcomes.finding(
                    f"“{near}”：括号一半是全角、一半是半角",
                    marks,
                    expected=right,
                    actual=written[half],
                    replacement=right,
                )


def _parts(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Labels without their colon or a letter, clauses that 、 parts, and quotation marks around a part of a term."""
    for passage in prose_of:
        for bare in contact_labels().bare(passage.text):
            label = passage.written(bare.start, bare.end)
            fact = f"“{passage.written(bare.start, bare.end + _BESIDE)}”：旁边各项有冒号，“{label}”后面缺冒号"
            yield outcomes.finding(fact, [passage.mark(bare.start, bare.end)], actual=label, replacement=f"{label}：")
        for broken in contact_labels().broken(passage.text):
            label = passage.written(broken.start, broken.end)
            fact = f"“{label}”疑为“{broken.right}”之误"
            yield outcomes.finding(
                fact, [passage.mark(broken.start, broken.end)], actual=label, replacement=broken.right
            )
        for at in paused_clauses().pauses(passage.text):
            near = passage.written(max(0, at - _SHOWN), at + _SHOWN)
            fact = f"“{near}”：几个分句之间用逗号，不用顿号"
            yield outcomes.finding(fact, [passage.mark(at, at + 1)], expected="，", actual="、", replacement="，")
        for parted in quoted_terms().parted(passage.text):
            if not passage.in_title(parted.start):
                written = passage.written(parted.start, parted.end)
                yield outcomes.finding(
                    f"“{written}”：引号应括住整个词语",
                    [passage.mark(parted.start, parted.end)],
                    expected=f"“{parted.term}”",
                    actual=written,
                    replacement=f"“{parted.term}”",
                )


def _unquoted(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Terms without the quotation marks that they are told with; each is told once, at all its places."""
    places: dict[Bare, list[TextMark]] = {}
    for passage in prose_of:
        for bare in quoted_terms().bare(passage.text):
            if not passage.in_title(bare.start) and not passage.in_quotes(bare.start):
                places.setdefault(bare._replace(start=0, end=0), []).append(passage.mark(bare.start, bare.end))
    for bare, marks in places.items():
        fact = f"{bare.right}：这个词语通常加引号" + (f"（共{len(marks)}处）" if len(marks) > 1 else "")
        severity = Severity.WARNING if bare.sure else Severity.HINT
        replacement = bare.right if len(marks) == 1 else None
        yield outcomes.finding(fact, marks, severity=severity, expected=bare.right, replacement=replacement)


def _near(passage: Passage, hit: Hit) -> str:
    """What an entry is shown by: the whole of it, or what stands beside the mark where it is long."""
    start, end = hit.start, hit.end
    if end - start > 2 * _SHOWN:
        start, end = max(start, hit.fault_start - _SHOWN), min(end, hit.fault_end + _SHOWN)
    return passage.written(start, max(end, min(len(passage.text), start + 2)))


def _endings(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    """Paragraphs that end without a full stop, or with a mark after which something should follow."""
    around = zip([None, *prose_of], prose_of, [*prose_of[1:], None], strict=False)
    open_ended = [
        p for before, p, after in around if (_without_stop(p) or _is_one_clause(p, before)) and _is_last(p, after)
    ]
    if 0 < len(open_ended) <= _MOST:
        for passage in open_ended:
            end = len(passage.text)
            last = passage.written(end - 1, end)
            what = f"段末是“{last}”，应为“。”" if last in _PAUSES else "段末没有句号"
            near = passage.written(max(0, end - _SHOWN), end)
            mark = passage.mark(end - 1, end)
            yield outcomes.finding(f"“{near}”：{what}", [mark], actual=last, suggestion="段末用句号。")
    for passage, after in pairwise([*prose_of, None]):
        if passage and _COLON.search(passage.text) and after is not None and after.section != passage.section:
            end = len(passage.text)
            near = passage.written(max(0, end - _SHOWN), end)
            mark = passage.mark(end - 1, end)
            fact = f"“{near}”：后面没有列举，冒号应为句号"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, replacement="。")
        elif passage and _ends_in_colon(passage, after):
            end = len(passage.text)
            near = passage.written(max(0, end - _SHOWN), end)
            fact = f"“{near}”：后面没有内容，冒号应为句号"
            yield outcomes.finding(fact, [passage.mark(end - 1, end)], replacement="。")
        if passage and passage.text.endswith(";") and _ends_part(passage, after) and passage.section is not None:
            end = len(passage.text)
            near = passage.written(max(0, end - _SHOWN), end)
            mark = passage.mark(end - 1, end)
            yield outcomes.finding(f"“{near}”：后面不再列举，分号应为句号", [mark], replacement="。")


def _ends_in_colon(passage: Passage, after: Passage | None) -> bool:
    """Whether a whole sentence ends in a colon, with nothing behind it in its section."""
    if passage.section is None or passage.tabular or not endings().is_whole_before_colon(passage.text):
        return False
    return after is None or after.section != passage.section


def _is_one_clause(passage: Passage, before: Passage | None) -> bool:
    """Whether a paragraph is one long clause that tells something, behind none that has no stop either."""
    if passage.section is None or passage.tabular or not endings().is_one_clause(passage.text):
        return False
    alone = before is None or before.section != passage.section or before.text[-1] in _ENDS
    return alone and not _HEAD.match(passage.text)


def _ends_part(passage: Passage, after: Passage | None) -> bool:
    """Whether nothing of the same list follows: the section ends, or a sub-heading of a higher level comes next."""
    if after is None or after.section != passage.section:
        return True
    own, following = _HEAD.match(passage.text), _HEAD.match(after.text)
    return following is not None and following.group().startswith("(") and not (own and own.group().startswith("("))


def _without_stop(passage: Passage) -> bool:
    """A paragraph of whole sentences whose last one does not end; headings, signatures and addresses have no stops."""
    text = passage.text
    if _OF_REPORT.search(text) and (ends_within(text) or text.startswith(_ASKS)):
        return True
    if _CONTACT.search(text):
        return True
    if passage.section is None:
        return False
    if _NOTHING.match(text):
        return True
    if text[-1] in ",、":
        return len(text) >= _SHOWN
    least = _SHORT if _TOLD.search(text) else _SENTENCE
    if len(text) < least or text[-1] in _ENDS or not (ends_within(text) or _CLAUSES.match(text)):
        return False
    if _HEAD.match(text) and not ends_within(text[4:]):
        return False
    return "\u4e00" <= text[-1] <= "\u9fff" or text[-1].isdigit()


def _is_last(passage: Passage, after: Passage | None) -> bool:
    """False when the sentence may go on in what follows; behind how to reach the office it ends."""
    if after is None or after.section != passage.section or _HEAD.match(after.text):
        return True
    return _CONTACT.search(passage.text) is not None and _BEGINS.match(after.text) is not None
