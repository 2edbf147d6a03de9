"""A batch as the window runs it: records of many drafts, and what is made of them, each step cancellable."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from core.base.errors import Cancelled
from core.batch.aggregate import aggregate
from core.batch.aggregate.reading import take_in_all
from core.batch.attempts import try_check
from core.batch.check_many import placed, worthwhile
from core.batch.journal import Journal, file_digest, keys_of, newest
from core.batch.last_years import last_years, older_among
from core.batch.resume import go_on
from core.output.aggregate.saving import save
from core.output.aggregate.text import verdict_lines
from core.output.batch.delivery import save_workbook, write_notices, write_sheets
from core.output.batch.record import BatchRecord, record
from core.output.batch.workbook import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from core.base.errors import GoujiError
    from core.base.progress import Progress


def run_batch(
    files: Sequence[str], options: Mapping[str, Any], stopped: Callable[[], bool]
) -> Iterator[tuple[int, BatchRecord]]:
    """(place, record) for every draft as they come; a run that was broken off goes on.

    ``options`` are those of ``check_file``, and ``decisions``, the folder of what the user has decided, beside which
    the journal is kept. Last year's reports that lie among the drafts are found by their names.
    """
    checks, decisions, work = _work(files, options, stopped)
    data_folder = decisions.parent if decisions is not None else None
    depends = [repr(checks), *(str(file_digest(file)) for _, _, file in getattr(checks.get("previous"), "reports", ()))]
    depends.append(newest(decisions) if decisions is not None else "")
    keys = keys_of(files, "window", *depends)
    yield from go_on(
        work, files, worthwhile(len(files)), _lost, journal=Journal(data_folder, keys), keys=keys,
        notation=_Notation(), stopped=stopped,
    )  # fmt: skip


def complete(
    files: Sequence[str],
    known: Mapping[int, BatchRecord],
    options: Mapping[str, Any],
    stopped: Callable[[], bool],
    told: Callable[[int, int], None],
) -> list[BatchRecord]:
    """The records of all the drafts: those known by their places, and the others checked now. Raises Cancelled."""
    found = dict(known)
    missing = [place for place in range(len(files)) if place not in found]
    if some := [files[place] for place in missing]:
        _, _, work = _work(files, options, stopped)
        for number, one in placed(work, some, worthwhile(len(some)), _lost, stopped):
            found[missing[number]] = one
            told(len(found), len(files))
    if stopped() or len(found) < len(files):
        raise Cancelled
    return [found[place] for place in range(len(files))]


def make_workbook(records: Sequence[BatchRecord], roster: Sequence[str], target: Path) -> str:
    """Write the workbook; returns the sentence that says so. Raises an ExportError."""
    path = save_workbook(Batch(records, roster or None), target, _kept(records))
    return f"已写出工作簿“{path.name}”。"


def make_sheets(records: Sequence[BatchRecord], folder: Path, told: Callable[[int, int], None]) -> str:
    """Write the sheets and notices of all drafts into a folder; returns the sentence that says so."""
    count = 0
    for done, one in enumerate(records, 1):
        count += sum(1 for _ in write_sheets([one], folder))
        told(done, len(records))
    return (
        f"已写出 {count} 个文件：每份的校对意见单，以及需要退回的退回修改通知。" if count else "没有可以写出的意见单。"
    )


def make_notices(records: Sequence[BatchRecord], folder: Path, told: Callable[[int, int], None]) -> str:
    """Write the notices of the drafts that go back into a folder; returns the sentence that says so."""
    written = []
    for done, one in enumerate(records, 1):
        written += write_notices([one], folder)
        told(done, len(records))
    return f"已写出 {len(written)} 个退回修改通知文件（.docx 和 .txt）。" if written else "没有需要退回修改的稿件。"


def make_aggregate(
    files: Sequence[str],
    against: str,
    target: Path,
    stopped: Callable[[], bool],
    told: Callable[[int, int], None],
) -> str:
    """Write the workbook of the sums; ``against`` is the government's own summary, "" without one.

    Returns what came of it in a few sentences. Raises an ExportError, and Cancelled.
    """
    wanted = [against, *files] if against else list(files)
    outcomes = []
    for one in take_in_all(wanted, None, stopped):
        outcomes.append(one)
        told(len(outcomes), len(wanted))
    if stopped() or len(outcomes) < len(wanted):
        raise Cancelled
    summary = aggregate(outcomes[1:], outcomes[0]) if against else aggregate(outcomes)
    path = save(summary, target, drafts=wanted)
    left = len(summary.left_out)
    told_left = f"没有计入 {left} 份，原因见工作簿。" if left else ""
    counted = f"已写出汇总“{path.name}”，计入 {len(summary.choice.slips)} 份。"
    return "".join((counted, *verdict_lines(summary), told_left))


def _work(
    files: Sequence[str], options: Mapping[str, Any], stopped: Callable[[], bool]
) -> tuple[dict[str, Any], Path | None, Callable[[str, Progress], BatchRecord]]:
    """What the check is given, the folder of decisions, and the work on one draft, picklable."""
    checks = {name: value for name, value in options.items() if name != "decisions"}
    decisions = options.get("decisions")
    older = older_among(files) if "previous" not in checks else []
    if older:
        checks["previous"] = last_years(older, None, stopped)
    return checks, decisions, partial(_record, checks, datetime.now().astimezone(), decisions)


def _record(
    checks: Mapping[str, Any], at: datetime, decisions: Path | None, file: str, progress: Progress
) -> BatchRecord:
    return record(file, try_check(file, progress, **checks), at, decisions)


def _lost(file: str, error: GoujiError) -> BatchRecord:
    return record(file, error, datetime.now().astimezone())


def _kept(records: Sequence[BatchRecord]) -> list[Path]:
    from pathlib import Path

    return [Path(one.file) for one in records]


class _Notation:
    """Records as text; a draft that could not be checked is tried again."""

    def dump(self, result: BatchRecord) -> str | None:
        return result.dump() if result.sheet is not None else None

    def restore(self, text: str) -> BatchRecord:
        return BatchRecord.restore(text)
