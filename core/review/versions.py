"""Two versions of one draft: which cells of the tables and which paragraphs of the text are different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.forms.spec import FormSpec
    from core.model.document import Span
    from core.model.report import Report

#: Table, row and column by their keys.
CellPlace = tuple[str, str, str]

#: Paragraphs that share less than this are no two wordings of one paragraph.
_ALIKE = 0.4


class Version(NamedTuple):
    """What one version says, as far as versions are compared.

    ``paragraphs`` are title, headings and prose in the order of the draft, blanks squeezed; ``cells`` the text of every
    cell that the draft has.
    """

    paragraphs: tuple[str, ...]
    cells: Mapping[CellPlace, str]


class CellChange(NamedTuple):
    """A cell with other text; None where the version has no such cell."""

    place: CellPlace
    before: str | None
    after: str | None


class TextChange(NamedTuple):
    """A paragraph with other text, empty where the version does not have it.

    ``position`` is its number among the paragraphs of the later version, or of the one before which it stood.
    """

    before: str
    after: str
    position: int


@dataclass(frozen=True)
class Changes:
    """All differences, in the order of the form and of the later version."""

    cells: tuple[CellChange, ...]
    text: tuple[TextChange, ...]

    def __bool__(self) -> bool:
        return bool(self.cells or self.text)

    def sentence(self, form: FormSpec) -> str:
        """How many of what: 表三 2 格、正文 3 段."""
        by_table = Counter(change.place[0] for change in self.cells)
        parts = [f"{table.title} {by_table[key]} 格" for key, table in form.tables.items() if by_table[key]]
        if self.text:
            parts.append(f"正文 {len(self.text)} 段")
        return "、".join(parts)


def views_of(report: Report) -> list[tuple[str, tuple[Span, ...]]]:
    """Title, headings and prose in the order of the draft, each with its place."""
    views = [view for _, view in report.prose()]
    views += [heading.view for section in report.sections for heading in section.headings]
    if report.title.view is not None:
        views.append(report.title.view)
    ordered = sorted({view.start: view for view in views if len(view)}.items())
    return [(" ".join(view.text.split()), view.spans()) for _, view in ordered]


def version_of(report: Report) -> Version:
    """That of a draft as read."""
    cells = {
        (key, row, column): " ".join(cell.raw.split())
        for key, reading in report.tables.items()
        for (row, column), cell in reading.cells.items()
    }
    return Version(tuple(text for text, _ in views_of(report)), cells)


def compare_versions(before: Version, after: Version) -> Changes:
    """What is different in the later version."""
    places = dict.fromkeys((*after.cells, *before.cells))
    cells = (CellChange(place, before.cells.get(place), after.cells.get(place)) for place in places)
    changed = tuple(change for change in cells if change.before != change.after)
    return Changes(changed, tuple(_text_changes(before.paragraphs, after.paragraphs)))


def _text_changes(before: Sequence[str], after: Sequence[str]) -> Iterator[TextChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = list(before[i1:i2]), list(range(j1, j2))
        while old and new:
            if len(old) > len(new) and not _alike(old[0], after[new[0]]):
                yield TextChange(old.pop(0), "", new[0])
            elif len(new) > len(old) and not _alike(old[0], after[new[0]]):
                yield TextChange("", after[new[0]], new.pop(0))
            elif _alike(old[0], after[new[0]]):
                yield TextChange(old.pop(0), after[new[0]], new.pop(0))
            else:
                yield TextChange(old.pop(0), "", new[0])
                yield TextChange("", after[new[0]], new.pop(0))
        yield from (TextChange(text, "", j2) for text in old)
        yield from (TextChange("", after[position], position) for position in new)


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


class Stretch(NamedTuple):
    """A stretch of two wordings: the same in both, or only in one of them."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """True where nothing changed."""
        return self.before == self.after


def stretches(before: str, after: str) -> list[Stretch]:
    """Two wordings of one sentence as stretches, for showing what is different between them."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [Stretch(before[i1:i2], after[j1:j2]) for _, i1, i2, j1, j2 in matcher.get_opcodes()]


_KEPT = 8  # characters of what is the same that are shown on either side of a difference


def marked(before: str, after: str) -> tuple[str, str]:
    """Both wordings with what is different in 【】 and long stretches that are the same cut to their ends."""
    if not before or not after:
        return before, after
    old, new = [], []
    parts = stretches(before, after)
    for number, part in enumerate(parts):
        if part.same:
            kept = _cut(part.before, first=number == 0, last=number == len(parts) - 1)
            old.append(kept)
            new.append(kept)
        else:
            old.append(f"【{part.before}】")
            new.append(f"【{part.after}】")
    return "".join(old), "".join(new)


def _cut(text: str, *, first: bool, last: bool) -> str:
    room = _KEPT if first or last else 2 * _KEPT
    if len(text) <= room + 1:
        return text
    return f"{'' if first else text[:_KEPT]}…{'' if last else text[-_KEPT:]}"
