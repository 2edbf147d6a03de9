"""What is kept of one draft of many: its line, its proofreading sheet, and the clauses by which copies are found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.base.errors import GoujiError
from core.batch.likeness import Clause, clauses
from core.batch.summary import Summary, summary
from core.output.sheet.build import build_sheet
from core.output.sheet.model import Sheet
from core.review.decisions import DecisionStore, tally
from core.review.signoff import known_signatures

if TYPE_CHECKING:
    from datetime import datetime

    from core.pipeline.checked import Checked


@dataclass(frozen=True)
class BatchRecord:
    """One draft of many, checked or failed (then without a sheet). Small beside the outcome, and picklable.

    ``previous`` is the name of last year's report that it was held against, empty without one, ``before`` that
    report's clauses.
    """

    summary: Summary
    sheet: Sheet | None = None
    clauses: tuple[Clause, ...] = ()
    previous: str = ""
    before: tuple[Clause, ...] | None = None

    @property
    def file(self) -> str:
        """The draft's path as the caller gave it."""
        return self.summary.file

    @property
    def name(self) -> str:
        """The organ; the file's name where the draft names none."""
        return self.summary.organ or Path(self.file).name

    def dump(self) -> str:
        """The record as text."""
        return _adapter().dump_json(self).decode()

    @staticmethod
    def restore(text: str) -> BatchRecord:
        """The record of a text; ValueError for what is none."""
        return _adapter().validate_json(text)


def record(file: str, outcome: Checked | GoujiError, at: datetime, decisions: Path | None = None) -> BatchRecord:
    """What is kept of a draft; ``at`` is the moment of the check, ``decisions`` the folder of what the user decided."""
    if isinstance(outcome, GoujiError):
        return BatchRecord(summary(file, outcome))
    known = replace(outcome, path=outcome.path.absolute())  # decisions are found by the whole path
    stands = _store(decisions).stands(known)
    counted = tally((*outcome.result.findings, *outcome.result.not_assessable), stands)
    last = outcome.report.previous
    return BatchRecord(
        summary(file, outcome, counted, [standing.state.stands for standing in stands]),
        build_sheet(outcome, stands, at=at, signatures=known_signatures(decisions and decisions.parent, known)),
        clauses(outcome.report),
        last.document.name if last else "",
        clauses(last) if last else None,
    )


@lru_cache(1)
def _store(folder: Path | None) -> DecisionStore:
    """One for a whole batch: it reads all records to learn whose they are."""
    return DecisionStore(folder)


@cache
def _adapter() -> Any:
    # only needed where a batch is broken off, and slow to import
    from pydantic import TypeAdapter

    return TypeAdapter(BatchRecord)
