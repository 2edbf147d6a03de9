"""Everything the user can set, as one frozen value: the office's profile and the options of the window."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from core.base.sound_text import printable_text, sound_values
from core.model.profile import Profile
from core.profile.reading import validated

if TYPE_CHECKING:
    from core.check.registry import Rule
    from core.model.finding import Severity

Value = str | int | bool

_LINE = 30  # characters of a line that the user writes


@dataclass(frozen=True)
class Option:
    """One option, declared here once: the store checks against it, the settings page and the file are made of it.

    A text option names its ``choices``, or without any is a short line that the user writes; a number names its
    ``low`` and ``high`` (percent).
    """

    key: str
    title: str
    default: Value
    tip: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0

    def accept(self, value: object) -> Value:
        """The value if it is one of this option's, else the default. An INI file holds texts only."""
        if isinstance(self.default, bool):
            known = {"true": True, "1": True, "false": False, "0": False}
            return known.get(str(value).lower(), self.default)
        if isinstance(self.default, int):
            number = int(value) if isinstance(value, int | str) and _is_count(str(value)) else self.default
            return min(max(number, self.low), self.high)
        if not self.choices:
            return " ".join(printable_text(str(value)).split())[:_LINE]
        return str(value) if str(value) in dict(self.choices) else self.default


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


OPTIONS = (
    Option(
        "theme", "颜色", "system", "浅色、深色、高对比度，或者随系统变化",
        choices=(("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"), ("contrast", "高对比度")),
    ),
    Option("source_size", "原文字号", 100, "没有页面的稿件（Word、网页、纯文本）在左侧显示的大小", low=70, high=250),
    Option(
        "recheck", "稿件在 Word 或 WPS 中保存后", "auto", "文件改动后要不要重新校对",
        choices=(("auto", "自动重新校对"), ("offer", "先提示，由我决定"), ("never", "不理会")),
    ),
    Option(
        "fold", "选中文字上的问题时，表格区", "small", "收起后原文占满宽度，选中表格里的问题又展开（Ctrl+T 切换）",
        choices=(("small", "窗口小时收起"), ("always", "总是收起"), ("never", "不收起")),
    ),
    Option("ticks", "核对无误的数字旁显示小勾", True, "原文和表格里淡淡的勾，表示这个数核对过、没有查出问题"),
    Option("checker", "校对人姓名", "", "印在校对意见单上；空着就留待手写"),
    Option("differences", "对照去年报告时，表格里显示每一格的差", True, "随时可用 Ctrl+D 切换"),
)  # fmt: skip
BY_KEY = {option.key: option for option in OPTIONS}

_EMPTY = Profile()
_DEFAULTS = {option.key: option.default for option in OPTIONS}


@dataclass(frozen=True)
class SettingsValues:
    """The profile and the options (by the keys of ``OPTIONS``)."""

    profile: Profile = _EMPTY
    options: dict[str, Value] = field(default_factory=lambda: dict(_DEFAULTS))

    def rule_setting(self, rule: Rule) -> tuple[bool, Severity]:
        """(whether the rule is on, its severity)."""
        choice = self.profile.rules
        return rule.code not in choice.off, choice.severity.get(rule.code, rule.severity)

    def with_rule(self, rule: Rule, on: bool, severity: Severity) -> SettingsValues:
        """The rule set so; what is the rule's own is not written down."""
        choice = self.profile.rules
        off = tuple(code for code in choice.off if code != rule.code) + (() if on else (rule.code,))
        graded = {code: value for code, value in choice.severity.items() if code != rule.code}
        if severity is not rule.severity:
            graded[rule.code] = severity
        return self.with_profile("rules", off=sorted(off), severity=graded)

    def with_profile(self, table: str, **changes: object) -> SettingsValues:
        """Fields of one table of the profile changed ("" for its own fields), and the whole validated again."""
        data = asdict(self.profile)
        (data[table] if table else data).update(changes)
        return replace(self, profile=validated(sound_values(data)))

    def with_option(self, key: str, value: Value) -> SettingsValues:
        """One option chosen; KeyError for an unknown one."""
        return replace(self, options={**self.options, key: BY_KEY[key].accept(value)})
