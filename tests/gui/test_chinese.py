"""Whatever a clerk can meet is Chinese: own windows, and the dialogs, buttons and menus that Qt brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QObject
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QFileIconProvider,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.app.main_window import MainWindow

_TEXTS = (
    "text", "toolTip", "statusTip", "whatsThis", "title", "placeholderText", "accessibleName",
    "accessibleDescription", "windowTitle",
)  # fmt: skip
_WORD = re.compile(r"(?<![./\w])[A-Za-z]{3,}")
#: Names of keys, programs and formats, which are no English to a clerk.
_NAMES = {
    "Ctrl", "Shift", "Alt", "Tab", "Esc", "Enter", "Home", "End", "Del", "PgUp", "PgDown", "Space", "Word", "Excel",
    "WPS", "PDF", "OFD", "RTF", "Return", "Ins", "Backspace",
}  # fmt: skip


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """(which widget, what it says) of a window and all that is in it, the menus of its text fields with them."""
    for one in (root, *root.findChildren(QObject)):
        name = f"{type(one).__name__} {one.objectName()}"
        for of in _TEXTS:
            told = getattr(one, of, None)
            if callable(told) and not (of == "text" and isinstance(one, (QLineEdit, QSpinBox))):
                yield f"{name}.{of}", str(told())
        if isinstance(one, QComboBox) and one.objectName() != "lookInCombo":  # folders of this machine
            yield from ((f"{name} item", one.itemText(i)) for i in range(one.count()))
        if isinstance(one, (QLineEdit, QTextEdit, QPlainTextEdit)) and (menu := one.createStandardContextMenu()):
            yield from ((f"{name} menu", action.text()) for action in menu.actions())
            menu.deleteLater()


def english(root: QWidget) -> list[tuple[str, str]]:
    """What is said in English words; paths of this machine are none."""
    said = ((who, re.sub(r"<[^>]*>|&(?=\w)|\S*/\S*", "", told)) for who, told in texts(root))
    return [(who, told) for who, told in said if set(_WORD.findall(told)) - _NAMES]


def test_the_windows_of_the_program(desk: MainWindow) -> None:
    for feature in (desk.checked, desk.versions, desk.help):
        assert english(feature.window) == []
    assert english(desk.settings_feature.dialog) == []
    assert english(desk) == []


def test_dialogs_and_fields_that_qt_brings_along(app: QApplication, tmp_path: Path) -> None:
    dialogs: list[QWidget] = [QSpinBox(), QPrintPreviewDialog(QPrinter())]
    for mode in QFileDialog.FileMode:
        dialog = QFileDialog(None, "选择", str(tmp_path), "稿件 (*.docx)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialogs.append(dialog)
    dialogs[-1].setAcceptMode(QFileDialog.AcceptMode.AcceptSave)  # type: ignore[attr-defined]
    for button in ("Ok", "Save", "SaveAll", "Open", "Yes", "YesToAll", "No", "NoToAll", "Abort", "Retry", "Ignore",
                   "Close", "Cancel", "Discard", "Help", "Apply", "Reset", "RestoreDefaults"):  # fmt: skip
        box = QMessageBox()
        box.setStandardButtons(QMessageBox.StandardButton[button])
        box.setDetailedText("细")
        dialogs.append(box)
    assert [told for dialog in dialogs for told in english(dialog)] == []
    for dialog in dialogs:
        dialog.deleteLater()


def test_kinds_of_files_in_the_list_of_a_dialog(app: QApplication, tmp_path: Path) -> None:
    kinds = [QFileIconProvider().type(QFileInfo(str(path))) for path in (tmp_path, tmp_path / "无此文件")]
    assert kinds[0] == "文件夹"
    assert not any(_WORD.search(kind) for kind in kinds)
    assert QApplication.translate("QAbstractFileIconProvider", "Shortcut") == "快捷方式"
    assert QApplication.translate("QFileDialog", "Folder") == "文件夹"  # Qt's own translation is asked first
    assert QApplication.translate("QFileDialog", "no such word") == "no such word"
