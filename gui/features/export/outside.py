"""The draft in the system's own program, and its folder."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gui.features.feature import Feature, Slots, WindowParts
from gui.state.incoming import on_disk
from gui.state.listed_findings import Kind
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_PROGRAM = "没有程序能打开“{name}”；请先安装 Word 或 WPS，或在文件夹里用右键选择打开方式。"
_GONE = "“{name}”已不在原处，可能被移走、改名或删除。"


def open_outside(path: Path) -> str:
    """Have the system's own program open a file, or a folder shown; returns why not, "" where it was started."""
    if not path.exists():
        return _GONE.format(name=path.name)
    with _system_libraries():
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return "" if opened else _NO_PROGRAM.format(name=path.name)


@contextlib.contextmanager
def _system_libraries() -> Iterator[None]:
    """Hide the libraries of a packaged program from others that it starts: PyInstaller leaves what was set before."""
    name, kept = "LD_LIBRARY_PATH", os.environ.get("LD_LIBRARY_PATH")
    if not getattr(sys, "frozen", False) or kept is None:
        yield
        return
    original = os.environ.get("LD_LIBRARY_PATH_ORIG")
    try:
        if original is None:
            del os.environ[name]
        else:
            os.environ[name] = original
        yield
    finally:
        os.environ[name] = kept


class OutsideFeature(Feature):
    """Opens the draft in front in Word or WPS, and its folder."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._banner = parts.desk.banner

    def slots(self) -> Slots:
        """The draft, and where it is."""
        return {"open_outside": self.open_draft, "open_folder": self.open_folder}

    def update_actions(self) -> None:
        """Whatever is on the disk can be opened, a draft that could not be read too."""
        path = self._session.path
        for name in ("open_outside", "open_folder"):
            self._actions[name].setEnabled(path is not None and on_disk(path))

    def open_draft(self) -> None:
        """Open the draft where it can be mended."""
        if self._session.path is not None:
            self.open(self._session.path)

    def open_folder(self) -> None:
        """Show the folder of the draft."""
        if self._session.path is not None:
            self.open(self._session.path.parent)

    def open(self, path: Path) -> None:
        """Open a file or folder, or say why not."""
        problem = open_outside(path)
        if problem:
            self._banner.show_message(BannerMessage(problem, Kind.WARNING, tip=str(path)))
            self._parts.show_message(problem)
        else:
            self._parts.show_message(f"正在打开 {path.name}")
