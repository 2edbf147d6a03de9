"""The help window: every rule's page with a search over all of them, and a short guide. All of it is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.base.about import TITLE
from gui.features.help.guide import guide_page
from gui.models.rules import RulesModel
from gui.style.dialog import Dialog
from gui.style.theme import icon, theme
from gui.views.rule_list import RuleList
from gui.views.rule_page import PageBrowser, rule_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.check.registry import Rule

_GUIDE = "guide"  # the topic that is no rule


class HelpWindow(Dialog):
    """Stays open beside the work. ``note`` tells how the office has set a rule."""

    def __init__(self, parent: QWidget | None = None, note: Callable[[Rule], str] = lambda _rule: "") -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._note = note
        self._topic = ""
        self.setWindowTitle(f"{TITLE}：说明")
        self.resize(880, 620)
        self.rules = RuleList(RulesModel(self))
        self.page = PageBrowser()
        self.guide_button = QPushButton("使用说明")
        self.guide_button.clicked.connect(self.show_guide)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.guide_button)
        left.addWidget(self.rules, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(300)
        pane = QFrame()
        pane.setObjectName("pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(side)
        layout.addWidget(pane, 1)
        self.rules.chosen.connect(self._show)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.rules.search.setFocus)
        theme().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self.guide_button.setIcon(icon("help"))
        self.guide_button.setIconSize(QSize(16, 16))
        if self._topic == _GUIDE:
            self.show_guide()
        elif self.rules.rule is not None:
            self._show(self.rules.rule)

    def _show(self, rule: Rule) -> None:
        self._topic = rule.code
        self.page.put(rule_page(rule, self._note(rule)), f"规则 {rule.code} {rule.title}")

    def show_rule(self, code: str) -> None:
        """The page of a rule; the guide where there is no such rule."""
        if self.rules.show_rule(code):
            if self._topic != code and self.rules.rule is not None:
                self._show(self.rules.rule)
        else:
            self.show_guide()

    def show_guide(self) -> None:
        """The guide."""
        self._topic = _GUIDE
        self.rules.clear_current()
        self.page.put(guide_page(), "使用说明")

    def bring_up(self) -> None:
        """To the front, with the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()
