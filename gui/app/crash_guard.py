"""Unexpected errors: they are logged and reported in a dialog, and nothing typed is lost.

Decisions and notes are on the disk already when they are made. The report that can be copied for support names the
place in the program and holds no word of the draft (``core.pipeline.error_trace``).
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.base.about import TITLE
from core.base.private_copies import private_file
from core.pipeline.error_trace import log_to, report, versions
from gui.app.crash_recovery import CrashRecovery
from gui.style.plain_text import plain_box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

_NOISE = ("Extension modules", "Binary file")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO, QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR, QtMsgType.QtFatalMsg: logging.CRITICAL,
}  # fmt: skip


class CrashGuard(QObject):
    """Catches uncaught exceptions of every thread and reports them in the window's thread.

    What was handed to ``save_first`` is called before the user is told, to save what is unsaved.
    """

    caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._savers: list[Callable[[], object]] = []
        self.box: QMessageBox | None = None
        self._native: TextIO | None = None
        self._run = CrashRecovery(folder)
        self.caught.connect(self._show_box, Qt.ConnectionType.QueuedConnection)

    def save_first(self, save: Callable[[], object]) -> None:
        """Call this before the user is told of an error."""
        self._savers.append(save)

    def install(self) -> None:
        """Take over Python's hooks and Qt's messages; write a log, and a native trace if the interpreter crashes."""
        log_to(self.folder / "log")
        sys.excepthook = lambda kind, error, trace: self._hook(error)
        threading.excepthook = lambda args: self._hook(args.exc_value)
        sys.unraisablehook = lambda args: self._hook(args.exc_value)
        qInstallMessageHandler(_log_qt)
        if self._run.native is not None:
            with contextlib.suppress(OSError):
                self._native = private_file(self._run.native)
                faulthandler.enable(self._native)

    def _hook(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, SystemExit):
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        log.critical("uncaught", exc_info=(type(error), error, error.__traceback__))
        self.caught.emit(error)

    def _show_box(self, error: BaseException) -> None:
        if QApplication.instance() is None or self.box is not None:  # one dialog is enough; the log has them all
            return
        for save in self._savers:
            with contextlib.suppress(Exception):
                save()
        self.box = crash_box(report(error, f"Qt {qVersion()}"))
        self.box.finished.connect(self._forget_box)
        self.box.open()

    def _forget_box(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None

    def opened(self, files: Sequence[Path]) -> None:
        """Remember which drafts are open, in case the program crashes."""
        self._run.opened(files)

    def closed(self) -> None:
        """The program ends normally."""
        faulthandler.disable()
        if self._native is not None:
            self._native.close()
            self._native = None
        self._run.closed()

    def last_crash(self) -> tuple[list[Path], str] | None:
        """(drafts that were open, report) when an earlier run of the program crashed or was killed."""
        if not self._run.broken:
            return None
        lines = [line for line in self._run.trace.splitlines() if not line.startswith(_NOISE)]
        trace = [_frame(line) for line in lines]
        return self._run.files, "\n".join([versions(f"Qt {qVersion()}"), *trace]) + "\n"


def _frame(line: str) -> str:
    """A line of Python's own trace without the folder of the program."""
    head, quote, rest = line.partition('"')
    file, end, tail = rest.partition('"')
    return f"{head}{Path(file).name}{tail}" if quote and end else line


def crash_box(details: str) -> QMessageBox:
    """The dialog for an uncaught exception."""
    box = plain_box(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(f"{TITLE}：程序出错")
    box.setText("程序出了意外，刚才的操作没有完成。您的文件没有被改动，已做的处理和备注都已保存。")
    box.setInformativeText("可以关闭此窗口继续使用。若反复出现，请点“复制出错报告”发给技术支持；报告里没有稿件的内容。")
    box.setDetailedText(details)
    _add_copy(box)
    box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
    return box


def recovery_box(
    files: Sequence[Path], details: str, reopen: Callable[[list[Path]], None], parent: QWidget
) -> QMessageBox:
    """The dialog at the start after an earlier run crashed or was killed."""
    box = plain_box(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(f"{TITLE}：上次没有正常关闭")
    box.setText("上次使用时程序没有正常关闭。已做的处理和备注都在，稿件没有被改动。")
    box.setInformativeText("若反复出现，请点“复制出错报告”发给技术支持；报告里没有稿件的内容。")
    box.setDetailedText(details)
    _add_copy(box)
    if files:
        again = box.addButton(f"重新打开上次的 {len(files)} 份稿件", QMessageBox.ButtonRole.AcceptRole)
        again.clicked.connect(lambda: reopen(list(files)))
        box.setDefaultButton(again)
    box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
    return box


def _add_copy(box: QMessageBox) -> None:
    copy = box.addButton("复制出错报告", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # a plain click would close the dialog
    copy.clicked.connect(lambda: QApplication.clipboard().setText(box.detailedText()))


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = getattr(context, "category", None) or ""
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s %s", message, category)
