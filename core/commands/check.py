"""``gouji check``: drafts checked one by one, told as they are done, and what is delivered of them beside that."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from core.base.names import one_line
from core.base.standard_streams import write
from core.commands.call import CallError, count, parser_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from core.base.errors import GoujiError
    from core.base.progress import Progress
    from core.model.profile import Profile
    from core.output.deliveries import Delivery, Drawn
    from core.pipeline.checked import Checked

#: A draft's exit status, its entry in the output, and what each delivery takes of it.
Result = tuple[int, Any, tuple[Any, ...]]


def run(arguments: Sequence[str], drawn: Drawn) -> int:
    """``gouji check`` with the arguments that follow it; returns the exit status. Raises CallError.

    ``drawn`` are the writers of exports that need Qt.
    """
    from core.output.formats import OUTPUT_KEYS, output_format

    parser = parser_for(OUTPUT_KEYS)
    parser.add_argument("--jobs", type=count)
    for name in ("--previous", "--profile", "--roster", "--sheets", "--annotate"):
        parser.add_argument(name)
    for name in ("--tracked", "--hints"):
        parser.add_argument(name, action="store_true")
    parser.add_argument("--report", action="append", default=[])
    parser.add_argument("files", nargs="*")
    options = parser.read(arguments)
    if not options.files:
        raise CallError("没有写要校对的稿件或文件夹。")

    # Imported late, so that a wrong call is answered at once.
    from core.base.interrupts import interruptible
    from core.base.private_copies import sweep_copies
    from core.batch.draft_files import drafts

    form = output_format(options.format)
    files = list(drafts(options.files))
    deliveries = _deliveries(options, files)
    statuses = [0]
    taken: list[tuple[Any, ...]] = []
    with interruptible() as stopped:
        references = _references(options, files, stopped)
        results = _results(options, files, deliveries, references, stopped)
        sweep_copies()
        with contextlib.closing(results):
            for piece in form.load().joined(_entries(files, results, statuses, taken)):
                write(sys.stdout, piece, utf8=form.for_programs)
        if len(taken) < len(files):
            statuses.append(2)
            write(sys.stderr, _interrupted(len(taken), len(files)))
        of_each = list(zip(*taken, strict=True)) if taken else [()] * len(deliveries)
        for delivery, parts in zip(deliveries, of_each, strict=True):
            statuses.append(_finish(delivery, parts, drawn))
    return max(statuses)


def _entries(
    files: Sequence[str], results: Iterator[Result], statuses: list[int], taken: list[tuple[Any, ...]]
) -> Iterator[Any]:
    """The entries of the output; statuses and parts are put aside on the way."""
    for number, (file, (status, entry, parts)) in enumerate(zip(files, results, strict=False), start=1):
        if len(files) > 1:
            write(sys.stderr, f"[{number}/{len(files)}] {one_line(file)}\n")
        statuses.append(status)
        taken.append(parts)
        yield entry


def _interrupted(done: int, of: int) -> str:
    if of == 1:
        return "已中断，这份稿件没有校对。\n"
    return f"已中断：校对了 {done} 份，其余 {of - done} 份没有校对；同样的命令再运行一次会接着做。\n"


def _results(
    options: argparse.Namespace,
    files: Sequence[str],
    deliveries: Sequence[Delivery],
    references: dict[str, Any],
    stopped: Callable[[], bool],
) -> Generator[Result, None, None]:
    """The results in the order of the files; the work begins before they are asked for."""
    from core.batch.check_many import in_order, placed, worthwhile

    condense = partial(_result, options.format, tuple(deliveries))
    work = partial(_work, condense, references)
    jobs = options.jobs or worthwhile(len(files))
    if len(files) == 1:
        return in_order(placed(work, files, jobs, condense, stopped))
    depends = (options.format, *_depends(deliveries, references))
    return _noted_results(work, files, jobs, condense, depends, _Notation(deliveries), stopped)


def _noted_results(
    work: Callable[..., Result],
    files: Sequence[str],
    jobs: int,
    condense: Callable[..., Result],
    depends: Sequence[str],
    notation: _Notation,
    stopped: Callable[[], bool],
) -> Generator[Result, None, None]:
    """The results of many drafts, which are noted, so that a broken off run goes on."""
    from core.base.folders import data_folder
    from core.batch.check_many import in_order
    from core.batch.journal import Journal, keys_of
    from core.batch.resume import go_on

    keys = keys_of(files, *depends)
    journal = Journal(data_folder(), keys)
    if journal.known:
        write(sys.stderr, f"接着上次中断的校对：已校对过的 {len(journal.known)} 份不再重做。\n")
    going = go_on(work, files, jobs, condense, journal=journal, keys=keys, notation=notation, stopped=stopped)
    with contextlib.closing(going):
        yield from in_order(going)


def _depends(deliveries: Sequence[Delivery], references: dict[str, Any]) -> Iterator[str]:
    """What the results depend on beside drafts and program: words, last year's reports, what was decided."""
    from core.base.folders import data_folder
    from core.batch.journal import file_digest, newest

    yield repr(references)
    previous = references["previous"]
    yield from (str(file_digest(file)) for _, _, file in getattr(previous, "reports", ()))
    if deliveries:
        yield f"{[type(delivery).__name__ for delivery in deliveries]} {newest(data_folder() / 'decisions')}"


class _Notation:
    """Results as JSON; a draft that could not be checked is tried again."""

    def __init__(self, deliveries: Sequence[Delivery]) -> None:
        self._deliveries = deliveries

    def dump(self, result: Result) -> str | None:
        import json

        status, entry, parts = result
        return None if status == 2 else json.dumps([status, entry, [part.dump() for part in parts]])

    def restore(self, text: str) -> Result:
        import json

        status, entry, parts = json.loads(text)
        if len(parts) != len(self._deliveries):
            raise ValueError("parts of other deliveries")
        if not parts:
            return status, entry, ()
        from core.output.batch.record import BatchRecord

        return status, entry, tuple(BatchRecord.restore(part) for part in parts)


def _work(condense: Callable[..., Result], references: dict[str, Any], file: str, progress: Progress) -> Result:
    from core.batch.attempts import try_check

    return condense(file, try_check(file, progress, **references))


def _result(key: str, deliveries: Sequence[Delivery], file: str, outcome: Checked | GoujiError) -> Result:
    """Runs where the file was checked, because outcomes are large and results small."""
    from core.batch.attempts import exit_status
    from core.output.formats import output_format

    parts = tuple(delivery.take(file, outcome) for delivery in deliveries)
    return exit_status(outcome), output_format(key).load().entry(file, outcome), parts


def _deliveries(options: argparse.Namespace, files: Sequence[str]) -> tuple[Delivery, ...]:
    """The files that are asked for beside the output; raises CallError for those that cannot be made."""
    many = len(files) > 1 or any(os.path.isdir(name) for name in options.files)
    if options.roster is not None and not (many and options.report):
        raise CallError("--roster 与 --report 汇总.xlsx 一起用于几份稿件或一个文件夹。")
    if (options.tracked or options.hints) and options.annotate is None:
        raise CallError("--tracked 和 --hints 要与 --annotate 一起用。")
    if options.annotate is not None and len(files) > 1:
        raise CallError(f"--annotate 只用于校对一份稿件，现在有 {len(files)} 份。")
    if not (options.report or options.sheets or options.annotate):
        return ()
    from datetime import datetime
    from pathlib import Path

    from core.base.errors import ExportError, GoujiError
    from core.base.folders import data_folder
    from core.batch.roster import read_roster
    from core.output.annotated.delivery import AnnotatedDelivery
    from core.output.batch.delivery import BatchDelivery
    from core.output.deliveries import SheetDelivery, check_targets
    from core.output.exports import Kind, export_for

    targets = tuple(map(Path, options.report))
    named = (*files, options.previous, options.profile, options.roster)
    kept = tuple(Path(name) for name in named if name is not None)
    at, decisions = datetime.now().astimezone(), data_folder() / "decisions"
    kind = Kind.BATCH if many else Kind.SHEET
    if many and any(target.suffix.lower() != ".xlsx" for target in targets):
        raise CallError(
            "--report 对几份稿件或文件夹写的是汇总工作簿，文件名请以 .xlsx 结尾；每份的校对意见单请用 --sheets 文件夹。"
        )
    try:
        for target in targets:
            export_for(kind, target)
        copies = (Path(options.annotate),) if options.annotate is not None else ()
        for target in copies:
            export_for(Kind.ANNOTATED, target)
        check_targets((*targets, *copies), kept)
        roster = read_roster(Path(options.roster)) if options.roster is not None else None
    except (ExportError, GoujiError) as error:
        raise CallError(error.message) from error
    made: list[Delivery] = []
    if targets and not many:
        made.append(SheetDelivery(targets, kept, at, decisions))
    made += (AnnotatedDelivery(target, kept, at, decisions, options.tracked, options.hints) for target in copies)
    if (many and targets) or options.sheets:
        sheets = Path(options.sheets) if options.sheets else None
        books = targets if many else ()
        compared = options.previous is not None
        made.append(BatchDelivery(books, tuple(files), kept, at, roster, sheets, compared, decisions))
    return tuple(made)


def _finish(delivery: Delivery, parts: Sequence[Any], drawn: Drawn) -> int:
    """Have a delivery written; returns what it contributes to the exit status."""
    from core.base.errors import ExportError

    try:
        for sentence in delivery.finish(parts, drawn):
            write(sys.stderr, f"{sentence}\n")
    except ExportError as error:
        write(sys.stderr, f"{error.message}\n")
        return 2
    return 0


def _references(options: argparse.Namespace, files: Sequence[str], stopped: Callable[[], bool]) -> dict[str, Any]:
    """What the drafts are checked against: last year's reports and the profile, as ``check_file`` takes them.

    Raises CallError when they cannot be used.
    """
    return {"previous": _previous(options, files, stopped), "profile": _profile(options.profile)}


def _profile(named: str | None) -> Profile | None:
    """The profile that the call names, else the user's own; None where there is none."""
    from pathlib import Path

    from core.profile.places import default_profile_path

    path = default_profile_path() if named is None else Path(named)
    if named is None and not path.is_file():
        return None
    from core.profile.reading import ProfileError, load_profile

    try:
        return load_profile(path)
    except ProfileError as error:
        raise CallError(error.message) from error


def _previous(
    options: argparse.Namespace, files: Sequence[str], stopped: Callable[[], bool]
) -> Path | Callable[..., Path | None] | None:
    """Last year's report of the one draft; of several drafts those of a folder, or those that lie among them."""
    named = options.previous
    if named is None and len(files) == 1:
        return None
    from pathlib import Path

    from core.batch.last_years import last_years, of_folder, older_among

    if named is not None and os.path.isdir(named):
        found = of_folder(named, options.jobs, stopped)
        write(sys.stderr, f"去年的报告：读出 {len(found.reports)} 份。\n")
        return found
    if named is not None and len(files) > 1:
        raise CallError(
            f"--previous 写一份报告时只用于校对一份稿件，现在有 {len(files)} 份；多份稿件请写去年报告所在的文件夹。"
        )
    if named is not None:
        return Path(named)
    older = older_among(files)
    return last_years(older, options.jobs, stopped) if older else None
