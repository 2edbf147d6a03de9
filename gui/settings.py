"""What the window remembers between two days, in an INI file under the user's application data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from core.about import NAME

_RECENT = 10


class Settings:
    """Recent drafts, window layout, theme. Without a file name it is the user's own; tests give one."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

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

    def clear_recent(self) -> None:
        """Forget the recent drafts."""
        self._store.remove("recent")

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        value = str(self._store.value("theme", "system"))
        return value if value in ("system", "light", "dark") else "system"

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def folder(self) -> str:
        """Where the open dialog starts."""
        return str(self._store.value("folder", ""))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._store.setValue("folder", folder)

    def state(self, name: str) -> QByteArray | None:
        """A saved layout of a window or splitter."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_state(self, name: str, value: QByteArray) -> None:
        """Save a layout."""
        self._store.setValue(f"layout/{name}", value)
