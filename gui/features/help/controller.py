"""Help: the page of the selected finding's rule, and the guide."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from gui.features.feature import Feature, Slots, WindowParts
from gui.style.accessibility import describe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.check.registry import Rule
    from gui.features.help.window import HelpWindow


class HelpFeature(Feature):
    """Owns the help window."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)

    @cached_property
    def window(self) -> HelpWindow:
        """The help window, made when it is first asked for."""
        from gui.features.help.window import HelpWindow

        window = HelpWindow(self._parts.window, self._note)
        describe((window,))
        return window

    def slots(self) -> Slots:
        """The rule of the selected finding, and the guide."""
        return {"help": self.show, "guide": self.show_guide}

    def windows(self) -> tuple[QWidget, ...]:
        """The help window once there is one."""
        return (self.window,) if "window" in self.__dict__ else ()

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
