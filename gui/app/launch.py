"""Where the program starts. Decides between command line and window; Qt is imported only for the window.

``gouji --version`` and ``gouji check`` must work, and answer quickly, on machines without a screen.
"""

from __future__ import annotations

import os
import sys

from core import cli

TYPE_CHECKING = False  # from ``typing`` it would take as long as all else that --version needs
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO

    from core.output.sheet.model import Sheet


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; ``argv`` is without the program's name. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--help" in options or "-h" in options:
        return cli.usage()
    if arguments == ["--version"]:
        return cli.version()
    # Later than the answer to --version, which it would make twice as slow.
    from core.base import quick_start

    command = bool(arguments) and arguments[0] in cli.COMMANDS
    quick_start.start(window=not command)
    if command:
        return cli.main(arguments, {".pdf": _pdf})
    from core.commands.call import CallError

    try:
        return _window(arguments)
    except CallError as error:
        return cli.refuse(str(error))


def _pdf(sheet: Sheet, stream: BinaryIO) -> None:
    """The proofreading sheet as a PDF, drawn by Qt; raises ExportError where its libraries are missing."""
    from core.base.errors import ExportError

    try:
        from gui.features.export import printing
    except ImportError as error:
        message = f"PDF 所需的系统图形库不齐（{error}），请改用 .docx 或 .html，或按 README 安装图形库。"
        raise ExportError(message) from error
    printing.write(sheet, stream)


def _window(arguments: Sequence[str]) -> int:
    from core.commands.call import CallError, Parser

    parser = Parser()
    parser.add_argument("--selftest")
    parser.add_argument("--screenshot")
    parser.add_argument("-platform")
    parser.add_argument("-style")
    parser.add_argument("files", nargs="*")
    options = parser.read(arguments)
    if options.screenshot and not options.selftest:
        raise CallError("--screenshot 要与 --selftest 一起使用。")
    if options.selftest and options.files:
        raise CallError("--selftest 一次只检查一份稿件。")
    if not options.platform and not has_display(sys.platform, os.environ):
        raise CallError(
            "没有可用的图形显示，窗口打不开；可用 gouji check 校对，"
            "或加 --selftest 稿件 --screenshot 图片.png -platform offscreen 得到窗口的图片。"
        )

    qt_arguments = [sys.argv[0] if sys.argv else cli.NAME]
    for name in ("platform", "style"):
        if getattr(options, name):
            qt_arguments += [f"-{name}", getattr(options, name)]
    try:
        from gui.app.splash import show_splash

        splash = None if options.selftest else show_splash(qt_arguments)  # the rest takes most of a second to import
        from gui.app.application import run
    except ImportError as error:
        message = f"窗口所需的系统图形库不齐（{error}），安装办法见 README；gouji check 不受影响。"
        raise CallError(message) from error
    return run(
        qt_arguments, selftest=options.selftest, screenshot=options.screenshot, files=options.files, splash=splash
    )


def has_display(system: str, environment: Mapping[str, str]) -> bool:
    """False where Qt would certainly find no screen and abort: on Linux when nothing names one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not system.startswith("linux") or any(environment.get(name) for name in names)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--multiprocessing-fork"]:  # the packaged program starts itself again as the worker process
        from multiprocessing.spawn import freeze_support

        freeze_support()
    sys.exit(main())
