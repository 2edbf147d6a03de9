"""Help: the page of the selected finding's rule, and the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.features.feature import Feature, Slots, WindowParts
from gui.features.help.window import HelpWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.check.registry import Rule


class HelpFeature(Feature):
    """Owns the help window."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self.window = HelpWindow(parts.window, self._note)

    def slots(self) -> Slots:
        """The rule of the selected finding, and the guide."""
        return {"help": self.show, "guide": self.show_guide}

    def windows(self) -> tuple[QWidget, ...]:
        """The help window."""
        return (self.window,)

    def show(self) -> None:
        """The page of the selected finding's rule, the guide when nothing is selected."""
        finding = self._session.finding
        self.show_rule(finding.rule if finding else "")

    def show_rule(self, code: str) -> None:
        """The page of a rule; the guide for an empty code."""
        if code:
            self.window.show_rule(code)
        else:
            self.window.show_guide()
        self.window.bring_up()

    def show_guide(self) -> None:
        """The guide."""
        self.show_rule("")

    def _note(self, rule: Rule) -> str:
        """How the office has set the rule, where it differs from the rule's own."""
        on, severity = self._settings.in_force.rule_setting(rule)
        if not on:
            return "本单位已在设置中关闭这条规则。"
        return f"本单位已在设置中把级别改为“{severity.label}”。" if severity is not rule.severity else ""
