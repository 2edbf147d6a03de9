"""The parts of the report one by one: which are there, how the findings on each stand, where a missing one belongs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.model.document import Span
from core.model.finding import CellMark, Finding, SectionMark, Severity
from core.model.geometry import Box
from core.model.mark_places import OUTSIDE_AT_LENGTH, leading_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.model.finding import Mark, NotAssessable
    from core.model.report import Report, Section

#: The key of what belongs to none of the six parts: title, preface, signature.
AROUND = ""
_LEAST = 9.0  # points of height that the words in a gap need at least
_AIR = 3.0  # points between a gap and the lines above and below it, where there is room
_MOST = 22.0  # a gap at the foot of a page is no taller than a line
_LETTERS = 12.0  # points: how large the words of a gap are written, where there is room
_EDGE = 14.0  # points between them and the edge of the page
_READABLE = 8.0  # and how large at least
_NEAR = 4000  # characters before a heading in which the line above it is looked for


@dataclass(frozen=True)
class PartState:
    """One part: ``there`` unless its heading was not found; how many findings on it stand, by kind, and are ignored.

    ``numeral`` is empty for what stands around the six parts.
    """

    key: str
    numeral: str
    title: str
    there: bool
    errors: int = 0
    warnings: int = 0
    hints: int = 0
    open: int = 0
    ignored: int = 0

    @property
    def worst(self) -> str | None:
        """The worst kind of finding that stands: error, warning, hint or open; None where none does."""
        for kind, count in (
            ("error", self.errors), ("warning", self.warnings), ("open", self.open), ("hint", self.hints),
        ):  # fmt: skip
            if count:
                return kind
        return None

    @property
    def count(self) -> int:
        """How many findings of the worst kind stand."""
        worst = self.worst
        counts = {"error": self.errors, "warning": self.warnings, "hint": self.hints, "open": self.open}
        return counts[worst] if worst else 0

    @property
    def sentence(self) -> str:
        """The part and how it stands, in words."""
        words = [] if self.there else ["稿件中没有找到这一部分"]
        for name, count in (
            ("必改", self.errors), ("存疑", self.warnings), ("未能核对", self.open), ("提示", self.hints),
            ("已忽略", self.ignored),
        ):  # fmt: skip
            if count:
                words.append(f"{name} {count} 处")
        return f"{self.title}：{'，'.join(words) or '没有查出问题'}"


def part_key(marks: Sequence[Mark], report: Report) -> str:
    """The key of the part that a finding is about; ``AROUND`` for what is in none of them."""
    mark = leading_mark(marks)
    if mark is None:
        return AROUND
    key = report.form.section_of(mark.table).key if isinstance(mark, CellMark) else mark.section or AROUND
    return key if any(s.key == key for s in report.form.sections) else AROUND


def part_states(
    report: Report, outcomes: Iterable[Finding | NotAssessable], stands: Iterable[bool]
) -> tuple[PartState, ...]:
    """The six parts in the order of the form, then what stands around them where anything was found there.

    ``stands`` says of each outcome whether it still counts: False for what the user has set aside.
    """
    counts: dict[str, dict[str, int]] = {}
    kinds = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.HINT: "hints"}
    for outcome, standing in zip(outcomes, stands, strict=True):
        kind = kinds[outcome.severity] if isinstance(outcome, Finding) else "open"
        of_part = counts.setdefault(part_key(outcome.marks, report), {})
        name = kind if standing else "ignored"
        of_part[name] = of_part.get(name, 0) + 1
    form = report.form
    there = {section.key for section in report.sections if section.found}
    states = [
        PartState(s.key, form.numeral(s.key), form.numbered(s.key), s.key in there, **counts.get(s.key, {}))
        for s in form.sections
    ]
    if AROUND in counts:
        states.append(PartState(AROUND, "", OUTSIDE_AT_LENGTH, True, **counts[AROUND]))
    return tuple(states)


@dataclass(frozen=True)
class Gap:
    """The place of a part that is missing: before the character at ``offset``; in drafts with pages also ``box``.

    The box lies between two lines, which is often too low for words. ``tag`` is where they can be read: behind the
    heading that follows, where its line has room; None where it has not.
    """

    section: str
    title: str
    offset: int
    box: Box | None = None
    tag: Box | None = None

    @property
    def words(self) -> str:
        """What is written there."""
        return f"此处缺少：{self.title}"


def gaps(report: Report) -> tuple[Gap, ...]:
    """Where the missing parts would have stood, by the order of the form and the headings that are there.

    A part belongs before the heading that follows it in the form, as far as that stands behind the one that precedes
    it; else behind the part that precedes it. Without any heading there is no place to name.
    """
    order = list(report.sections)
    found = []
    for place, section in enumerate(order):
        if section.found:
            continue
        offset = _offset(report, order[:place], order[place + 1 :])
        if offset is not None:
            found.append((section, offset))
    offsets = [offset for _, offset in found]
    made = []
    for (section, offset), box in zip(found, _boxes(report, offsets), strict=True):
        gap = Gap(section.key, report.form.numbered(section.key), offset, box)
        alike = [i for i, other in enumerate(offsets) if other == offset]
        made.append(replace(gap, tag=_tag(report, gap, alike.index(len(made)), len(alike))))
    return tuple(made)


def gap_of(mark: Mark, report: Report) -> Gap | None:
    """The gap that a mark on a missing part points at; None for every other mark."""
    if not isinstance(mark, SectionMark) or mark.spans:
        return None
    return next((gap for gap in gaps(report) if gap.section == mark.section), None)


def _offset(report: Report, before: Sequence[Section], after: Sequence[Section]) -> int | None:
    starts = sorted(h.view.start for s in report.sections for h in s.headings)
    last = next((s for s in reversed(before) if s.found), None)
    following = next((s for s in after if s.found), None)
    begin = last.headings[0].view.start if last else -1
    if following is not None and following.headings[0].view.start > begin:
        return following.headings[0].view.start
    if last is None:
        return None
    end = report.closing[0].start if report.closing else len(report.document.text)
    return next((start for start in starts if start > begin), max(end, begin))


def _boxes(report: Report, offsets: Sequence[int]) -> list[Box | None]:
    """A strip of the page above the line at each offset, none of it on the line before where there is room.

    Several parts missing at one place share its room, one above the other.
    """
    if not report.document.page_sizes:
        return [None] * len(offsets)
    boxes: list[Box | None] = []
    for number, offset in enumerate(offsets):
        alike = [i for i, other in enumerate(offsets) if other == offset]
        whole = _strip(report, offset)
        if whole is None:
            boxes.append(None)
            continue
        height = (whole.bottom - whole.top) / len(alike)
        top = whole.top + height * alike.index(number)
        boxes.append(Box(whole.page, whole.x0, top, whole.x1, top + height))
    return boxes


def _tag(report: Report, gap: Gap, number: int, many: int) -> Box | None:
    """Room for the words behind the heading at the gap: from the top of the strip to the foot of that line.

    ``number`` counts the gaps at one place, of which there are ``many``: they share the room, one above the other.
    """
    document, strip = report.document, _strip(report, gap.offset)
    end = document.text.find("\n", gap.offset)
    line = document.boxes_of([Span(gap.offset, end if end >= 0 else len(document.text))])
    if strip is None or len(line) != 1 or line[0].page != strip.page or line[0].top < strip.top:
        return None
    height, ems = (line[0].bottom - strip.top) / many, len(gap.words) + 1.5
    edge = document.page_sizes[strip.page - 1][0] - _EDGE  # where the lines leave too little, the margin has room
    letters = min(_LETTERS, height - 2, (edge - line[0].x1) / (ems + 1))
    if letters < _READABLE:
        return None
    x1 = min(max(strip.x1, line[0].x1 + letters * (ems + 1)), edge)
    top = strip.top + height * number
    return Box(strip.page, x1 - letters * ems, top, x1, top + height - 1)


def _strip(report: Report, offset: int) -> Box | None:
    document = report.document
    below = next((box for box in document.boxes[offset : offset + _NEAR] if box is not None), None)
    above = next((box for box in reversed(document.boxes[max(0, offset - _NEAR) : offset]) if box is not None), None)
    if below is None and above is None:
        return None
    page = below.page if below else above.page if above else 1
    width, height = document.page_sizes[page - 1]
    sides = [box for box in document.boxes if box is not None and box.page == page]
    x0 = min((box.x0 for box in sides), default=width * 0.15)
    x1 = max((box.x1 for box in sides), default=width * 0.85)
    if below is None:
        top = above.bottom + 4 if above else 0.0
        return Box(page, x0, top, x1, min(top + _MOST, height))
    lines = document.boxes_of([Span(max(0, offset - _NEAR), offset)])
    lines += [cell.box for grid in document.grids for cell in grid.cells if cell.box is not None]
    floor = max((box.bottom for box in lines if box.page == page and box.bottom <= below.top + 2), default=0.0)
    air = min(_AIR, max(1.0, (below.top - floor - _LEAST) / 2))
    bottom = below.top - air
    top = max(floor + air, bottom - _MOST)
    if bottom - top < _LEAST:
        top = bottom - _LEAST
    return Box(page, x0, max(top, 0.0), x1, bottom)
