"""The page of the settings with every rule: on or off, its severity, and the rule's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.model.finding import Severity
from gui.features.settings.page import SettingsPage
from gui.models.rules import RulesModel
from gui.style.plain_text import PlainLabel
from gui.style.theme import theme
from gui.views.rule_list import RuleList
from gui.views.rule_page import PageBrowser, rule_page

if TYPE_CHECKING:
    from core.check.registry import Rule
    from gui.state.settings import Settings


class RulesPage(SettingsPage):
    """Every rule with its page: on or off, and its severity."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.list = RuleList(RulesModel(self, lambda rule: settings.edited.rule_setting(rule)))
        self.list.setFixedWidth(290)
        self.on = QCheckBox("核对这条规则")
        self.severity = QComboBox()
        self.severity.setAccessibleName("级别")
        self.own = QPushButton("恢复这条")
        self.own.setToolTip("启用，并用规则本来的级别")
        self.page = PageBrowser()
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self.on)
        row.addSpacing(12)
        row.addWidget(PlainLabel("级别"))
        row.addWidget(self.severity)
        row.addStretch(1)
        row.addWidget(self.own)
        pane = QFrame()
        pane.setObjectName("pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(row)
        inside.addWidget(self.page, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.list)
        layout.addWidget(pane, 1)
        self.list.chosen.connect(self._show)
        self.on.toggled.connect(self._set)
        self.severity.currentIndexChanged.connect(self._set)
        self.own.clicked.connect(self._restore)
        theme().changed.connect(self.follow)
        self.list.view.setCurrentIndex(self.list.filter.index(0, 0))

    def _show(self, rule: Rule) -> None:
        self.page.put(rule_page(rule), f"规则 {rule.code} {rule.title}")
        self._show_setting()

    def follow(self) -> None:
        """Show how the rules are set."""
        self.list.model.repaint()
        self._show_setting()

    def _show_setting(self) -> None:
        rule = self.list.rule
        if rule is None:
            return
        on, severity = self.settings.edited.rule_setting(rule)
        with QSignalBlocker(self.on), QSignalBlocker(self.severity):
            self.on.setChecked(on)
            self.severity.clear()
            for each in Severity:
                own = "（规则本来的级别）" if each is rule.severity else ""
                self.severity.addItem(f"{each.label}{own}", each)
            self.severity.setCurrentIndex(list(Severity).index(severity))
        self.severity.setEnabled(on)
        self.own.setEnabled((on, severity) != (True, rule.severity))

    def _set(self) -> None:
        rule = self.list.rule
        if rule is not None:
            on, severity = self.on.isChecked(), Severity(self.severity.currentData())
            step = f"{'修改' if on else '关闭'} {rule.code}"
            self.settings.edit(self.settings.edited.with_rule(rule, on, severity), step)

    def _restore(self) -> None:
        rule = self.list.rule
        if rule is not None:
            state = self.settings.edited.with_rule(rule, True, rule.severity)
            self.settings.edit(state, f"恢复 {rule.code}")
