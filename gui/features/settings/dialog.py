"""The settings dialog: pages on the left, undo and the file below, nothing in force before 确定."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.base.errors import GoujiError
from gui.state.listed_findings import Kind
from gui.style.accessibility import describe
from gui.style.dialog import Dialog
from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.theme import colours, icon, theme

if TYPE_CHECKING:
    from gui.features.settings.options_page import OptionsPage
    from gui.features.settings.page import SettingsPage
    from gui.features.settings.rules_page import RulesPage
    from gui.features.settings.words_page import DemandsPage, WordsPage
    from gui.state.settings import Settings

_FILTER = "勾稽设置 (*.toml);;所有文件 (*)"
_NAME = "勾稽设置.toml"


_Page = TypeVar("_Page", bound="SettingsPage")
_PAGES = ("规则", "本单位的词", "本地要求", "外观和习惯")


class SettingsDialog(Dialog):
    """``help_asked(code)`` when F1 is pressed at a rule, ``""`` elsewhere.

    Each page is made when it is first asked for: all of them at once would take a tenth of a second.
    """

    help_asked = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.setWindowTitle("设置")
        self.resize(960, 640)
        self.pages = QStackedWidget(self)
        self._places = [QVBoxLayout(place) for place in (QWidget(self.pages) for _ in _PAGES)]
        self.names = QListWidget()
        self.names.setObjectName("settingsPages")
        self.names.setAccessibleName("设置的各页")
        self.names.setFixedWidth(150)
        for name, place in zip(_PAGES, self._places, strict=True):
            item = QListWidgetItem(name, self.names)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 18))
            place.setContentsMargins(0, 0, 0, 0)
            self.pages.addWidget(place.parentWidget())
        self.names.currentRowChanged.connect(self._turn)
        self.names.setCurrentRow(0)
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.undo_button = QPushButton("撤销")
        self.redo_button = QPushButton("重做")
        self.import_button = QPushButton("导入…")
        self.export_button = QPushButton("导出…")
        self.reset_button = QPushButton("恢复默认")
        self.cancel_button = QPushButton("取消")
        self.ok_button = QPushButton("确定")
        self.ok_button.setProperty("primary", True)
        self.ok_button.setDefault(True)
        for button in (self.undo_button, self.redo_button, self.import_button, self.export_button, self.reset_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._bind()
        self._colour()

    @cached_property
    def rules(self) -> RulesPage:
        """Every rule: on or off, its severity."""
        from gui.features.settings.rules_page import RulesPage

        return self._put(0, RulesPage(self.settings, self.pages.widget(0)))

    @cached_property
    def words(self) -> WordsPage:
        """The office's own words."""
        from gui.features.settings.words_page import WordsPage

        return self._put(1, WordsPage(self.settings, self.pages.widget(1)))

    @cached_property
    def demands(self) -> DemandsPage:
        """What the locality asks for."""
        from gui.features.settings.words_page import DemandsPage

        return self._put(2, DemandsPage(self.settings, self.pages.widget(2)))

    @cached_property
    def options(self) -> OptionsPage:
        """Looks and habits."""
        from gui.features.settings.options_page import OptionsPage

        return self._put(3, OptionsPage(self.settings, self.pages.widget(3)))

    def _put(self, number: int, page: _Page) -> _Page:
        """Put a page into its place; on a small screen it scrolls there."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(_PAGES[number])
        area.setAccessibleDescription("窗口小时可以滚动")
        area.setWidget(page)
        self._places[number].addWidget(area)
        describe((page,))
        return page

    def _turn(self, number: int) -> None:
        """Bring a page to the front, made by now."""
        _ = (lambda: self.rules, lambda: self.words, lambda: self.demands, lambda: self.options)[number]()
        self.pages.setCurrentIndex(number)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self.undo_button, self.redo_button):
            below.addWidget(button)
        below.addSpacing(16)
        for button in (self.import_button, self.export_button, self.reset_button):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.ok_button)
        below.addWidget(self.cancel_button)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.names)
        above.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(12)
        layout.addLayout(above, 1)
        layout.addWidget(self.message)
        layout.addLayout(below)

    def _bind(self) -> None:
        stack = self.settings.undo_stack
        self.undo_button.clicked.connect(stack.undo)
        self.redo_button.clicked.connect(stack.redo)
        for key, slot in ((QKeySequence.StandardKey.Undo, stack.undo), (QKeySequence.StandardKey.Redo, stack.redo)):
            QShortcut(key, self).activated.connect(slot)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)
        self.import_button.clicked.connect(self.ask_import)
        self.export_button.clicked.connect(self.ask_export)
        self.reset_button.clicked.connect(self.settings.reset)
        self.ok_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.settings.stepped.connect(self._follow)
        theme().changed.connect(self._colour)

    def _colour(self) -> None:
        self.undo_button.setIcon(icon("undo"))
        self._follow()

    def _follow(self) -> None:
        stack = self.settings.undo_stack
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        self.undo_button.setToolTip(
            plain_tip(f"撤销：{stack.undoText()}（Ctrl+Z）") if stack.canUndo() else "没有可以撤销的修改"
        )
        self.redo_button.setToolTip(plain_tip(f"重做：{stack.redoText()}") if stack.canRedo() else "没有可以重做的修改")
        self._show_message("")

    def _show_message(self, sentence: str, *, bad: bool = False) -> None:
        changed = self.settings.edited != self.settings.in_force
        self.message.setText(sentence or ("修改在点“确定”后生效。" if changed else self.settings.problem))
        c = colours()
        self.message.setStyleSheet(f"color: {c.tone(Kind.ERROR).text if bad else c.muted}")

    def open_page(self, number: int) -> None:
        """Begin editing at a page."""
        self.settings.begin()
        self.names.setCurrentRow(number)
        self.open()

    def show_rule(self, code: str) -> None:
        """Begin editing at a rule."""
        self.open_page(0)
        self.rules.list.show_rule(code)

    def _help(self) -> None:
        rule = self.rules.list.rule if self.pages.currentIndex() == 0 else None
        self.help_asked.emit(rule.code if rule else "")

    def ask_import(self) -> None:
        """The dialog for a file to take the settings from."""
        name, _ = QFileDialog.getOpenFileName(self, "导入设置", "", _FILTER)
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Take the settings from a file, as one step that can be undone."""
        try:
            self.settings.load(path)
        except GoujiError as error:
            self._show_message(error.message, bad=True)
        else:
            self._show_message(f"已读入 {path.name}，点“确定”后生效；点“撤销”可恢复原样。")

    def ask_export(self) -> None:
        """The dialog for a file to write the settings to."""
        name, _ = QFileDialog.getSaveFileName(self, "导出设置", _NAME, _FILTER)
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write the settings as they stand in the dialog."""
        try:
            self.settings.export(path)
        except GoujiError as error:
            self._show_message(error.message, bad=True)
        else:
            self._show_message(f"已导出到 {path.name}。")

    def accept(self) -> None:
        """Put the settings in force."""
        try:
            self.settings.save()
        except GoujiError as error:
            self._show_message(error.message, bad=True)
        else:
            super().accept()

    def reject(self) -> None:
        """Leave everything as it was."""
        self.settings.cancel()
        super().reject()
