"""The command line: ``gouji check``, ``gouji aggregate``, ``gouji rules``, ``gouji --version``. No window is needed.

Results go to standard output, progress and complaints to standard error. Exit status: 0 nothing at error
severity, 1 some finding at error severity, 2 some file could not be checked or the call is wrong.
"""

from __future__ import annotations

import sys

from core.base.about import NAME, TITLE, VERSION
from core.base.standard_streams import write

TYPE_CHECKING = False  # from ``typing`` it would take as long as all else that --version needs
if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.output.deliveries import Drawn

_USAGE = """\
{title}：政府信息公开工作年度报告校对台

用法：
  {name} [稿件…]                                     打开校对台，并载入稿件
  {name} check [--format {outputs}] [--jobs N] 稿件或文件夹…
                                                    校对，结果写到标准输出；多份稿件可用 N 个进程同时校对
        可加 --previous 去年的报告                    与同一机关上一年度的报告对照；多份稿件写去年报告的文件夹
        可加 --profile 设置文件.toml                  按本单位的词表和本地要求校对，写法见 README
        可加 --report 文件                            写出校对意见单（{reports}），可写几次；
                                                    多份稿件或文件夹写出汇总工作簿（{books}）
        可加 --roster 名单                            汇总工作簿列出名单上还没有报送的单位（每行一个单位）
        可加 --sheets 文件夹                          每份稿件的校对意见单和退回修改通知都写到这个文件夹
        可加 --annotate 文件                          写出带批注的副本（{copies}，限一份稿件），原稿不动；
                                                    再加 --tracked 把有确定改法的以修订方式改好，加 --hints 连提示也批注
  {name} aggregate [--against 汇总报告] [--format {outputs}] 稿件或文件夹…
                                                    把各单位的报告逐格相加，并与汇总报告逐格比对
        可加 --report 汇总.xlsx                       写成工作簿：各格之和、差额、构成、没有计入的报告
        可加 --year 2024、--form 2021                 只汇总这一年度，按这一格式；不写的取多数报告的
  {name} rules [--format {rule_books}]                  列出全部校对规则
  {name} --selftest 稿件 [--screenshot 图片.png]      打开校对台自检，输出一行 JSON
  {name} --version                                   版本
  {name} --help                                      本说明

可读的稿件：{inputs}。文件只在本机读取，不会修改，也不会外传。
退出码：0 没有必改之处；1 有必改之处；2 有文件未能读取，或命令写法有误。
"""

#: Commands that this module answers.
COMMANDS = ("check", "aggregate", "rules")


def main(arguments: Sequence[str], drawn: Drawn | None = None) -> int:
    """Run one of COMMANDS with the arguments that follow the program's name; returns the exit status.

    ``drawn`` are the writers of exports that need Qt.
    """
    from core.commands.call import CallError

    try:
        if arguments[0] == "check":
            from core.commands import check

            return check.run(arguments[1:], drawn or {})
        if arguments[0] == "aggregate":
            from core.commands import aggregate

            return aggregate.run(arguments[1:])
        return _rules(arguments[1:])
    except CallError as error:
        return refuse(str(error))


def refuse(message: str) -> int:
    """Say why the call is wrong; returns the exit status for it."""
    write(sys.stderr, f"{message}\n（{NAME} --help 显示用法）\n")
    return 2


def _rules(arguments: Sequence[str]) -> int:
    from core.commands.call import parser_for
    from core.output.formats import RULE_BOOK_KEYS, output_format

    form = output_format(parser_for(RULE_BOOK_KEYS).read(arguments).format)

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
        reports=suffixes(Kind.SHEET), books=suffixes(Kind.BATCH), copies=suffixes(Kind.ANNOTATED),
    )  # fmt: skip


def usage() -> int:
    """Print how the program is called."""
    write(sys.stdout, usage_text())
    return 0
