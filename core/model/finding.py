"""What a rule reports: findings with marks, and relations that passed or could not be checked."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.model.document import Span


class Severity(StrEnum):
    """error must be mended before publication; warning must be looked at; hint is style."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for hint: the order of display."""
        return ("error", "warning", "hint").index(self.value)

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {"error": "必改", "warning": "存疑", "hint": "提示"}[self.value]


class Category(StrEnum):
    """The six kinds of finding."""

    SECTION = "section"
    TABLE = "table"
    ARITHMETIC = "arithmetic"
    CONSISTENCY = "consistency"
    HISTORY = "history"
    WORDING = "wording"

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {
            "section": "章节", "table": "表格", "arithmetic": "勾稽", "consistency": "文表",
            "history": "历年", "wording": "文字",
        }[self.value]  # fmt: skip


Role = Literal["fault", "participant"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)


class CellMark(_Frozen):
    """A cell of the form, or with ``column`` None a whole row."""

    kind: Literal["cell"] = "cell"
    table: str
    row: str
    column: str | None = None
    spans: tuple[Span, ...] = ()
    role: Role = "fault"


class TextMark(_Frozen):
    """A stretch of the draft's text, as narrow as the defect."""

    kind: Literal["text"] = "text"
    section: str | None
    spans: tuple[Span, ...]
    role: Role = "fault"


class SectionMark(_Frozen):
    """A section of the form; ``spans`` is its heading when it has one."""

    kind: Literal["section"] = "section"
    section: str
    spans: tuple[Span, ...] = ()
    role: Role = "fault"


Mark = CellMark | TextMark | SectionMark


class Finding(_Frozen):
    """One defect. ``message`` is one Chinese sentence: where, both numbers, the difference.

    ``relation`` names the relation that failed, for findings that come of one; it is then counted in the
    coverage. Findings about form and wording leave it None. A finding that stands for several failed relations
    names them all in ``related``; ``cause`` is then the probable cause in Chinese. ``detail`` says in whole sentences
    what the message cuts short: of each of ``related``, in that order, what it came to.
    """

    rule: str
    category: Category
    severity: Severity
    message: str
    marks: tuple[Mark, ...]
    expected: str | None = None
    actual: str | None = None
    suggestion: str | None = None
    relation: str | None = None
    cause: str | None = None
    related: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()


class Passed(_Frozen):
    """A relation that was checked and holds."""

    rule: str
    relation: str
    marks: tuple[Mark, ...] = ()


class NotAssessable(_Frozen):
    """A relation that could not be checked; ``reason`` is one Chinese sentence."""

    rule: str
    relation: str
    reason: str
    marks: tuple[Mark, ...] = ()


class Coverage(_Frozen):
    """How many relations were looked at, and how they came out."""

    passed: int = 0
    failed: int = 0
    not_assessable: int = 0

    @property
    def checked(self) -> int:
        """All relations looked at."""
        return self.passed + self.failed + self.not_assessable


class CheckResult(_Frozen):
    """All that the engine says of one report; findings in the order of display.

    ``switched_off`` are the codes of rules that the office's profile leaves out.
    """

    findings: tuple[Finding, ...]
    passed: tuple[Passed, ...]
    not_assessable: tuple[NotAssessable, ...]
    coverage: Coverage
    switched_off: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Number of findings of that severity."""
        return sum(1 for f in self.findings if f.severity is severity)
