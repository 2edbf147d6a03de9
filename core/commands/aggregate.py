"""``gouji aggregate``: the sums over many reports, held against the government's own summary."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from core.base.standard_streams import write
from core.commands.call import CallError, count, parser_for

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """``gouji aggregate`` with the arguments that follow it; returns the exit status. Raises CallError."""
    from core.output.formats import AGGREGATE_KEYS, output_format

    parser = parser_for(AGGREGATE_KEYS)
    parser.add_argument("--against")
    parser.add_argument("--report", action="append", default=[])
    parser.add_argument("--jobs", type=count)
    parser.add_argument("--year", type=count)
    parser.add_argument("--form")
    parser.add_argument("files", nargs="*")
    options = parser.read(arguments)
    if not options.files:
        raise CallError("没有写要汇总的报告或文件夹。")

    from core.base.errors import ExportError
    from core.base.private_copies import sweep_copies
    from core.batch.aggregate import aggregate
    from core.batch.aggregate.reading import take_in_all
    from core.batch.draft_files import drafts
    from core.forms.spec import all_forms
    from core.output.aggregate.saving import checked_targets, save

    versions = [form.version for form in all_forms()]
    if options.form not in (None, *versions):
        raise CallError(f"没有“{options.form}”这一格式，可用的是 {'、'.join(versions)}。")
    files = list(drafts(options.files))
    try:
        targets = checked_targets(options.report)
    except ExportError as error:
        raise CallError(error.message) from error
    wanted = [options.against, *files] if options.against else files
    outcomes = []
    for number, one in enumerate(take_in_all(wanted, options.jobs), start=1):
        write(sys.stderr, f"[{number}/{len(wanted)}] {one[0]}\n")
        outcomes.append(one)
    against = outcomes.pop(0) if options.against else None
    summary = aggregate(outcomes, against, year=options.year, form=options.form)
    form = output_format(options.format)
    write(sys.stdout, form.load_aggregate().whole(summary), utf8=form.for_programs)
    status = summary.exit_status
    for target in targets:
        try:
            save(summary, target, drafts=wanted)
        except ExportError as error:
            write(sys.stderr, f"{error.message}\n")
            status = 2
    sweep_copies()
    return status
