"""The command line: ``gouji check``, ``gouji aggregate``, ``gouji rules``, ``gouji --version``. No window is needed.

Results go to standard output, progress and complaints to standard error. Exit status: 0 nothing at error
severity, 1 some finding at error severity, 2 some file could not be checked or the call is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from core.base.about import NAME, TITLE, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.base.errors import GoujiError
    from core.output.deliveries import Delivery, Drawn
    from core.pipeline.check_draft import Checked

_USAGE = """\
{title}：政府信息公开工作年度报告校对台

用法：
  {name} [文稿…]                                     打开校对台，并载入文稿
  {name} check [--format {outputs}] [--jobs N] 文稿或文件夹…
                                                    校对，结果写到标准输出；多份文稿可用 N 个进程同时校对
        可加 --previous 去年的报告                    与同一机关上一年度的报告对照（限一份文稿）
        可加 --profile 设置文件.toml                  按本单位的词表和本地要求校对，写法见 README
        可加 --report 文件                            写出校对意见单（{reports}，限一份文稿），可写几次
  {name} aggregate [--against 汇总报告] [--format {outputs}] 文稿或文件夹…
                                                    把各单位的报告逐格相加，并与汇总报告逐格比对
        可加 --report 汇总.xlsx                       写成工作簿：各格之和、差额、构成、没有计入的报告
        可加 --year 2024、--form 2021                 只汇总这一年度，按这一格式；不写的取多数报告的
  {name} rules [--format {rule_books}]                  列出全部校对规则
  {name} --selftest 文稿 [--screenshot 图片.png]      打开校对台自检，输出一行 JSON
  {name} --version                                   版本
  {name} --help                                      本说明

可读的文稿：{inputs}。文件只在本机读取，不会修改，也不会外传。
退出码：0 没有必改之处；1 有必改之处；2 有文件未能校对，或命令写法有误。
"""

#: Commands that this module answers.
COMMANDS = ("check", "aggregate", "rules")


class CallError(Exception):
    """A call of the program that is wrong; the message is one Chinese sentence."""


def main(arguments: Sequence[str], drawn: Drawn | None = None) -> int:
    """Run one of COMMANDS with the arguments that follow the program's name; returns the exit status.

    ``drawn`` are the writers of exports that need Qt.
    """
    try:
        if arguments[0] == "check":
            return _check(arguments[1:], drawn or {})
        if arguments[0] == "aggregate":
            return _aggregate(arguments[1:])
        return _rules(arguments[1:])
    except CallError as error:
        return refuse(str(error))


def refuse(message: str) -> int:
    """Say why the call is wrong; returns the exit status for it."""
    write(sys.stderr, f"{message}\n（{NAME} --help 显示用法）\n")
    return 2


class Parser(argparse.ArgumentParser):
    """An argument parser that raises CallError, in Chinese, and leaves ``--help`` to ``usage``."""

    def __init__(self) -> None:
        super().__init__(prog=NAME, add_help=False, allow_abbrev=False, exit_on_error=False)

    def error(self, message: str) -> NoReturn:
        """Called by argparse for what it has no exception for."""
        raise CallError("命令写法有误。")

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse; options may stand between the files, and after ``--`` all is files.

        Raises CallError on anything unknown.
        """
        cut = list(arguments).index("--") if "--" in arguments else len(arguments)
        try:
            known, unknown = self.parse_known_intermixed_args(list(arguments[:cut]))
        except argparse.ArgumentError as error:
            raise CallError(f"选项 {error.argument_name} 的取值有误或没有写。") from error
        if "files" in known:
            known.files += arguments[cut + 1 :]
        else:
            unknown += arguments[cut + 1 :]
        if unknown:
            raise CallError(f"不认识的参数：{' '.join(unknown)}。")
        return known


def _parser(formats: Sequence[str]) -> Parser:
    parser = Parser()
    parser.add_argument("--format", choices=formats, default=formats[0])
    return parser


def _check(arguments: Sequence[str], drawn: Drawn) -> int:
    from core.output.formats import OUTPUT_KEYS, output_format

    parser = _parser(OUTPUT_KEYS)
    parser.add_argument("--jobs", type=_count)
    parser.add_argument("--previous")
    parser.add_argument("--profile")
    parser.add_argument("--report", action="append", default=[])
    parser.add_argument("files", nargs="*")
    options = parser.read(arguments)
    if not options.files:
        raise CallError("没有写要校对的文稿或文件夹。")

    # Imported late, so that a wrong call is answered at once.
    from core.base.private_copies import sweep_copies
    from core.batch.check_many import check_many, drafts, worthwhile

    form = output_format(options.format)
    files = list(drafts(options.files))
    references = _references(options, len(files))
    deliveries = _deliveries(options, files)
    condense = partial(_result, options.format, deliveries)
    results = check_many(files, options.jobs or worthwhile(len(files)), condense, **references)
    statuses = [0]
    taken: list[tuple[Any, ...]] = []

    def entries() -> Iterator[Any]:
        for number, (file, (status, entry, parts)) in enumerate(zip(files, results, strict=True), start=1):
            if len(files) > 1:
                write(sys.stderr, f"[{number}/{len(files)}] {file}\n")
            statuses.append(status)
            taken.append(parts)
            yield entry

    for piece in form.load().joined(entries()):
        write(sys.stdout, piece, utf8=form.for_programs)
    for delivery, parts in zip(deliveries, zip(*taken, strict=True), strict=True):
        statuses.append(_finish(delivery, parts, drawn))
    sweep_copies()
    return max(statuses)


def _deliveries(options: argparse.Namespace, files: Sequence[str]) -> tuple[Delivery, ...]:
    """The files that are asked for beside the output; raises CallError for those that cannot be made."""
    if not options.report:
        return ()
    from datetime import datetime
    from pathlib import Path

    from core.base.errors import ExportError
    from core.base.folders import data_folder
    from core.output.deliveries import SheetDelivery, check_targets
    from core.output.exports import Kind, export_for

    targets = tuple(map(Path, options.report))
    kept = tuple(Path(name) for name in (*files, options.previous, options.profile) if name is not None)
    try:
        if len(files) > 1:
            raise ExportError(f"--report 现在只用于校对一份文稿，现在有 {len(files)} 份。")
        for target in targets:
            export_for(Kind.SHEET, target)
        check_targets(targets, kept)
    except ExportError as error:
        raise CallError(error.message) from error
    return (SheetDelivery(targets, kept, datetime.now().astimezone(), data_folder() / "decisions"),)


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


def _references(options: argparse.Namespace, count: int) -> dict[str, Any]:
    """What ``count`` drafts are checked against: last year's report and the profile, as ``check_file`` takes them.

    Raises CallError when they cannot be used.
    """
    from pathlib import Path

    from core.profile.reading import ProfileError, load_profile, user_profile

    if options.previous is not None and count > 1:
        raise CallError(f"--previous 只用于校对一份文稿，现在有 {count} 份。")
    try:
        profile = user_profile() if options.profile is None else load_profile(Path(options.profile))
    except ProfileError as error:
        raise CallError(error.message) from error
    return {"previous": None if options.previous is None else Path(options.previous), "profile": profile}


def _result(
    key: str, deliveries: Sequence[Delivery], file: str, outcome: Checked | GoujiError
) -> tuple[int, Any, tuple[Any, ...]]:
    """A file's exit status, its entry in the output format ``key``, and what each delivery takes of it.

    Runs where the file was checked.
    """
    from core.batch.check_many import exit_status
    from core.output.formats import output_format

    parts = tuple(delivery.take(file, outcome) for delivery in deliveries)
    return exit_status(outcome), output_format(key).load().entry(file, outcome), parts


def _count(text: str) -> int:
    """A number of processes; ValueError, which argparse turns into a complaint, for anything but a positive one."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _aggregate(arguments: Sequence[str]) -> int:
    from core.output.formats import AGGREGATE_KEYS, output_format

    parser = _parser(AGGREGATE_KEYS)
    parser.add_argument("--against")
    parser.add_argument("--report", action="append", default=[])
    parser.add_argument("--jobs", type=_count)
    parser.add_argument("--year", type=_count)
    parser.add_argument("--form")
    parser.add_argument("files", nargs="*")
    options = parser.read(arguments)
    if not options.files:
        raise CallError("没有写要汇总的报告或文件夹。")

    from core.base.errors import ExportError
    from core.base.private_copies import sweep_copies
    from core.batch.aggregate import aggregate
    from core.batch.aggregate.reading import take_in_all
    from core.batch.check_many import drafts
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


def _rules(arguments: Sequence[str]) -> int:
    from core.output.formats import RULE_BOOK_KEYS, output_format

    form = output_format(_parser(RULE_BOOK_KEYS).read(arguments).format)

    from core.check.registry import all_rules
    from core.output import rules

    write(sys.stdout, getattr(rules, form.rules)(all_rules()), utf8=form.for_programs)
    return 0


def version() -> int:
    """Print name and version."""
    write(sys.stdout, f"{NAME} {VERSION}\n")
    return 0


def usage_text() -> str:
    """How the program is called, in Chinese, with the formats that it reads and writes."""
    from core.load.formats import spoken_list
    from core.output.exports import Kind, suffixes
    from core.output.formats import OUTPUT_KEYS, RULE_BOOK_KEYS

    outputs, rule_books = "|".join(OUTPUT_KEYS), "|".join(RULE_BOOK_KEYS)
    return _USAGE.format(
        title=TITLE, name=NAME, outputs=outputs, rule_books=rule_books, inputs=spoken_list(),
        reports=suffixes(Kind.SHEET),
    )  # fmt: skip


def usage() -> int:
    """Print how the program is called."""
    write(sys.stdout, usage_text())
    return 0


def write(stream: TextIO | None, text: str, utf8: bool = False) -> None:
    """Write text to a standard stream whatever the system's code page is.

    A terminal gets characters in its own encoding, a file or pipe (or ``utf8``) UTF-8 bytes with plain line ends.
    A program without a console has no streams (None): nothing is written. A reader that went away is no error.
    """
    if stream is None:
        return
    try:
        if utf8 or not stream.isatty():
            data = text.encode("utf-8", errors="backslashreplace")
            stream.flush()
            stream.buffer.write(data)
        else:
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, errors="replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # The interpreter flushes once more on its way out; give it something to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
