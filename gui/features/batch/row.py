"""One row of the batch page and its texts."""

from __future__ import annotations

from dataclasses import dataclass

from core.batch.summary import Summary


@dataclass(frozen=True)
class BatchRow:
    """One row: a draft waiting (``summary`` None) or checked, or an organ that handed in nothing (``file`` "").

    ``note`` is about the list of organs, ``duplicate`` names other drafts of the same organ and year, ``shown`` is
    the file as the list names it, ``stopped`` means that the batch ended before this draft was checked.
    """

    file: str
    summary: Summary | None = None
    organ: str = ""
    note: str = ""
    duplicate: str = ""
    shown: str = ""
    stopped: bool = False

    @property
    def missing(self) -> bool:
        """True for an organ on the list that handed nothing in."""
        return not self.file

    @property
    def rank(self) -> int:
        """Worst first: the order of verdicts."""
        if self.missing:
            return 1
        level = self.summary.level if self.summary else "waiting"
        return {"failed": 0, "error": 2, "warning": 3, "open": 4, None: 5, "waiting": 6}[level]

    @property
    def verdict(self) -> str:
        """The verdict in a word or two."""
        if self.missing:
            return "未收到"
        return self.summary.headline if self.summary else "没有校对" if self.stopped else "等待校对"

    @property
    def remarks(self) -> str:
        """Remarks beyond verdict and counts."""
        summary = self.summary
        aside = f"已忽略 {summary.aside} 处" if summary and summary.aside else ""
        told = (summary.told, summary.unread) if summary else ()
        return "　".join(filter(None, [*told, self.note, self.duplicate, aside]))

    @property
    def problem(self) -> bool:
        """True where somebody has to do something."""
        if self.summary is None:
            return self.missing or self.stopped
        return bool(self.duplicate) or not self.summary.sound


def roster_note_of(row: BatchRow) -> str:
    """The note for a draft whose organ is not on the roster."""
    if row.summary is None:
        return ""
    return "不在名单上" if row.summary.organ else "不知是名单上的哪一家"


def organ_and_year(row: BatchRow) -> tuple[str, int] | None:
    """Organ and year, None where either is not known."""
    summary = row.summary
    return (summary.organ, summary.year) if summary and summary.organ and summary.year else None


def duplicate(count: int, row: BatchRow) -> str:
    """The note for a draft that is one of ``count`` of the same organ and year."""
    return f"同一单位同一年度共有 {count} 份" if count > 1 and organ_and_year(row) else ""
