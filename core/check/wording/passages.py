"""The prose of a report as the wording rules read it."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from core.language import addresses, sentences
from core.language.sought import Sought
from core.model.document import View
from core.model.finding import Role, TextMark
from core.model.normalise import fold
from core.read.prose.clauses import folded_paragraph

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from core.model.report import Report

_Made = TypeVar("_Made")

_QUOTED_TITLE = Sought(r"《[^《》]{1,80}(?:《[^《》]*》[^《》]*)?》")

#: The code of an organ, before the year of a document's number.
_CODE = Sought(r"[\u4e00-\u9fff]{2,8}(?=[〔\[(【](?:19|20)\d\d[〕\])】])")


@dataclass(frozen=True)
class Passage:
    """One paragraph of prose. ``text`` has full-width letters, digits and punctuation folded to half-width, 1:1.

    ``tabular`` in the sections that the form fills with a table: captions and labels may stand between the sentences.
    """

    section: str | None
    view: View
    text: str
    tabular: bool = False

    def mark(self, start: int, end: int, role: Role = "fault") -> TextMark:
        """A mark on ``text[start:end]``."""
        return TextMark(section=self.section, spans=self.view.spans(start, end), role=role)

    def written(self, start: int, end: int) -> str:
        """The characters as the draft has them."""
        return self.view.text[start:end]

    @cached_property
    def titles(self) -> tuple[tuple[int, int], ...]:
        """Ranges inside 《》, marks included."""
        return tuple(m.span() for m in _QUOTED_TITLE.finditer(self.text))

    @cached_property
    def codes(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the codes of organs in the numbers of documents: 杭政办函 of 杭政办函〔2022〕12号."""
        return tuple(m.span() for m in _CODE.finditer(self.text))

    @cached_property
    def addresses(self) -> tuple[tuple[int, int], ...]:
        """Ranges of web and mail addresses."""
        return addresses.spans(self.text)

    def in_title(self, at: int) -> bool:
        """True inside 《》."""
        return any(a <= at < b for a, b in self.titles)

    def in_address(self, at: int) -> bool:
        """True inside a web or mail address."""
        return any(a <= at < b for a, b in self.addresses)

    def in_code(self, at: int) -> bool:
        """True inside the code of a document's number."""
        return any(a <= at < b for a, b in self.codes)

    def in_quotes(self, at: int) -> bool:
        """Whether a place lies within quotation marks."""
        return self.text.count("“", 0, at) > self.text.count("”", 0, at)

    def clause(self, at: int) -> tuple[int, int]:
        """The range between the punctuation marks around ``at``."""
        return sentences.clause_around(self.text, at)

    def sentence(self, at: int) -> tuple[int, int]:
        """The range between full stops around ``at``."""
        return sentences.around(self.text, at)


def _of_last_report(make: Callable[[Report], _Made]) -> Callable[[Report], _Made]:
    """Keeps what was made of the report that was asked for last: some thirty rules ask for the same one."""
    last: tuple[weakref.ref[Report], _Made] | None = None

    @wraps(make)
    def ask(report: Report) -> _Made:
        nonlocal last
        if last is None or last[0]() is not report:
            last = weakref.ref(report), make(report)
        return last[1]

    return ask


@_of_last_report
def passages(report: Report) -> tuple[Passage, ...]:
    """The author's own prose, paragraph by paragraph: preface, sections, closing; no tables, no headings.

    In the sections that are tables only sentences count: scraps of labels are no prose.
    """
    tables = {s.key for s in report.form.sections if s.table}
    return tuple(
        Passage(section, view, folded_paragraph(view.text), section in tables)
        for section, view in report.prose()
        if section not in tables or "。" in view.text
    )


@_of_last_report
def whole_prose(report: Report) -> str:
    """The passages one below the other: for seeing once whether a pattern can be in any of them."""
    return "\n".join(passage.text for passage in passages(report))


def places(report: Report, pattern: Sought) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Wherever a pattern matches in the prose; most are in no passage of a report, and then none is asked."""
    if pattern.may_be_in(whole_prose(report)):
        for passage in passages(report):
            for match in pattern.finditer(passage.text):
                yield passage, match


@_of_last_report
def plain_text(report: Report) -> str:
    """The whole draft folded and without white space: for looking up whether something is said anywhere."""
    return "".join(fold(report.document.text).split())
