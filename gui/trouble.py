"""Errors as the user meets them: one sentence, what to do, and details to copy."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from core.about import TITLE, VERSION
from core.errors import GoujiError

log = logging.getLogger(__name__)

UNKNOWN = "校对这份文件时程序出了意外，文件本身没有被改动。请重新打开再试；若仍出现，请复制详细信息联系技术支持。"


@dataclass(frozen=True)
class Trouble:
    """Why a draft could not be checked. ``message`` is for the clerk, ``detail`` for support."""

    path: Path
    message: str
    detail: str

    @classmethod
    def of(cls, error: BaseException, path: Path) -> Trouble:
        """The sentence the error carries, or a general one for an error of our own making."""
        lines = [_versions(), f"文件：{path}"]
        if isinstance(error, GoujiError):
            lines.append(f"代码：{error.code}")
            if error.detail:
                lines.append(error.detail)
            return cls(path, error.message, "\n".join(lines))
        log.error("check of %s broke down", path, exc_info=error)
        lines.append("".join(traceback.format_exception(error)))
        return cls(path, UNKNOWN, "\n".join(lines))


def _versions() -> str:
    return f"{TITLE} {VERSION} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}"


def install_excepthook() -> None:
    """Show an error nobody caught in a dialog that can be copied, instead of ending the program silently."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("uncaught", exc_info=(kind, error, trace))
        if QApplication.instance() is None:
            return
        box = crash_box("".join(traceback.format_exception(kind, error, trace)))
        box.exec()

    sys.excepthook = hook


def crash_box(details: str) -> QMessageBox:
    """The dialog for an error nobody caught."""
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(f"{TITLE}：程序出错")
    box.setText("程序出了意外，刚才的操作没有完成；您的文件没有被改动。")
    box.setInformativeText("可以关闭此窗口继续使用；若反复出现，请点“复制详细信息”发给技术支持。")
    box.setDetailedText(f"{_versions()}\n{details}")
    copy = box.addButton("复制详细信息", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # a plain click would close the dialog
    copy.clicked.connect(lambda: QApplication.clipboard().setText(box.detailedText()))
    box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
    return box
