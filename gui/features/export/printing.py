"""A proofreading sheet as a PDF, on paper, and in the preview of what will be on paper."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from core.base.about import TITLE, VERSION
from gui.features.export.sheet_pages import draw_pages, sheet_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from core.output.sheet.model import Sheet

_DPI = 600
_LAYOUT = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The sheet as a PDF; without a window, and without a display where the system allows that."""
    application = QGuiApplication.instance() or _fonts_only()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(_LAYOUT)
    writer.setTitle(f"{sheet.title}：{sheet.draft_name}")
    writer.setCreator(f"{TITLE} {VERSION}")
    draw_pages(sheet_pages(sheet), writer, sheet.foot)
    del writer, application
    stream.write(buffer.data().data())


def _fonts_only() -> QGuiApplication:
    """An application for the fonts alone; elsewhere than on Linux the system's own platform has them."""
    arguments = ["gouji", "-platform", "offscreen"] if sys.platform.startswith("linux") else ["gouji"]
    return QGuiApplication(arguments)


def prepare(printer: QPrinter, sheet: Sheet) -> None:
    """Set a printer up for the sheet: A4 across, the margins are the sheet's own."""
    printer.setFullPage(True)
    printer.setPageLayout(_LAYOUT)
    printer.setDocName(f"{sheet.title}：{sheet.draft_name}")
    printer.setCreator(f"{TITLE} {VERSION}")


def print_sheet(sheet: Sheet, printer: QPrinter) -> None:
    """Print, or draw the preview."""
    draw_pages(sheet_pages(sheet), printer, sheet.foot)
