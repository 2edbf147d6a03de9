"""What the window remembers between two days, in an INI file under the user's application data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from core.base.about import NAME
from core.profile.reading import default_profile_path

_RECENT = 10
_PAIRS = 40  # drafts whose last year's report is remembered
Value = str | int | bool


@dataclass(frozen=True)
class Option:
    """One setting, declared here once: the store checks against it, the settings page and the file are made of it.

    A text setting names its ``choices``, a number its ``low`` and ``high`` (percent).
    """

    key: str
    title: str
    default: Value
    tip: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0

    def accept(self, value: object) -> Value:
        """The value if it is one of this setting's, else the default. An INI file knows only texts."""
        if isinstance(self.default, bool):
            known = {"true": True, "1": True, "false": False, "0": False}
            return known.get(str(value).lower(), self.default)
        if isinstance(self.default, int):
            number = int(value) if isinstance(value, int | str) and str(value).isdigit() else self.default
            return min(max(number, self.low), self.high)
        return str(value) if str(value) in dict(self.choices) else self.default


OPTIONS = (
    Option(
        "theme", "颜色", "system", "浅色、深色、高对比度，或者随系统变化",
        choices=(("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"), ("contrast", "高对比度")),
    ),
    Option("source_size", "原文字号", 100, "没有页面的稿件（Word、网页、文本）在左侧显示的大小", low=70, high=250),
    Option(
        "recheck", "稿件在 Word 或 WPS 中保存后", "offer", "文件改动后要不要重新校对",
        choices=(("offer", "先提示，由我决定"), ("auto", "自动重新校对"), ("never", "不理会")),
    ),
    Option("differences", "对照去年报告时，表格里显示每一格的差", True, "随时可用 Ctrl+D 切换"),
)  # fmt: skip
BY_KEY = {option.key: option for option in OPTIONS}


class Settings:
    """Recent drafts, window layout, theme. Without a file name it is the user's own; tests give one."""

    def __init__(self, path: Path | None = None) -> None:
        self._own = path
        if path is None:
            self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def profile_path(self) -> Path:
        """The office's profile; the user's own is the one that the command line takes as well."""
        return default_profile_path() if self._own is None else self._own.with_name("profile.toml")

    @property
    def recent(self) -> list[Path]:
        """Drafts opened last, newest first, those that are still there."""
        value = self._store.value("recent", [])
        names = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
        return [path for path in map(Path, names) if path.is_file()]

    def add_recent(self, path: Path) -> None:
        """Put a draft on top of the recent ones."""
        rest = [p for p in self.recent if p != path]
        self._store.setValue("recent", [str(p) for p in [path, *rest][:_RECENT]])

    @property
    def theme(self) -> str:
        """One of the choices of the option."""
        return str(self.value("theme"))

    @theme.setter
    def theme(self, choice: str) -> None:
        self.set_value("theme", choice)

    def value(self, key: str) -> Value:
        """The value of an option; its default where none was chosen. KeyError for an unknown one."""
        option = BY_KEY[key]
        return option.accept(self._store.value(key, option.default))

    def set_value(self, key: str, value: Value) -> None:
        """Choose a value of an option; another option's is refused."""
        self._store.setValue(key, BY_KEY[key].accept(value))

    def values(self) -> dict[str, Value]:
        """All options."""
        return {option.key: self.value(option.key) for option in OPTIONS}

    def previous_of(self, path: Path) -> Path | None:
        """Last year's report that a draft was compared with, if it is still there."""
        previous = self._pairs().get(str(path))
        return Path(previous) if previous and Path(previous).is_file() else None

    def set_previous(self, path: Path, previous: Path | None) -> None:
        """Remember last year's report of a draft; None forgets it."""
        pairs = {draft: last for draft, last in self._pairs().items() if draft != str(path)}
        if previous is not None:
            pairs = {str(path): str(previous), **pairs}
        flat = [name for pair in list(pairs.items())[:_PAIRS] for name in pair]
        self._store.setValue("previous", flat)

    def _pairs(self) -> dict[str, str]:
        value = self._store.value("previous", [])
        names = [str(name) for name in value] if isinstance(value, list) else []
        return dict(zip(names[::2], names[1::2], strict=False))

    @property
    def folder(self) -> str:
        """Where the open dialog starts."""
        return str(self._store.value("folder", ""))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._store.setValue("folder", folder)

    @property
    def grouped(self) -> bool:
        """The findings list is grouped by the parts of the report."""
        return str(self._store.value("grouped", "false")).lower() == "true"

    @grouped.setter
    def grouped(self, on: bool) -> None:
        self._store.setValue("grouped", on)

    @property
    def data_folder(self) -> Path:
        """Where decisions, the word list and the log are kept: the user's local application data."""
        if self._own is not None:
            return self._own.parent / "data"
        local = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        return Path(local) / NAME

    def state(self, name: str) -> QByteArray | None:
        """A saved layout of a window or splitter."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_state(self, name: str, value: QByteArray) -> None:
        """Save a layout."""
        self._store.setValue(f"layout/{name}", value)
