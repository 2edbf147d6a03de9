"""The one store of settings: options and profile with undo, and what the window remembers between two days.

Options and memory are in an INI file under the user's application data; the office's profile is a TOML file that the
command line reads as well.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.base.about import NAME
from core.base.errors import GoujiError
from core.base.folders import data_folder
from core.model.profile import Profile
from core.profile.places import default_profile_path
from core.profile.reading import load_profile
from core.profile.writing import read_settings, save_profile
from gui.state.recent_drafts import RecentDraft, as_list, of_list
from gui.state.settings_values import BY_KEY, OPTIONS, SettingsValues, Value

_RECENT = 10
_PAIRS = 40  # drafts whose last year's report is remembered


class _Step(QUndoCommand):
    """From one set of values to another. Steps of one ``field`` that follow each other become one."""

    def __init__(self, store: Settings, before: SettingsValues, after: SettingsValues, text: str, field: int) -> None:
        super().__init__(text)
        self._store, self._before, self.after, self._field = store, before, after, field

    def undo(self) -> None:
        """Back to the values before."""
        self._store.take(self._before)

    def redo(self) -> None:
        """To the values after."""
        self._store.take(self.after)

    def id(self) -> int:
        """Steps of the same field may merge; -1 never does."""
        return self._field

    def mergeWith(self, other: QUndoCommand, /) -> bool:
        """Typing in one field is one step."""
        if not isinstance(other, _Step):
            return False
        self.after = other.after
        return True


class Settings(QObject):
    """``in_force`` are the values the program works with, ``edited`` those that the settings dialog shows.

    Signals: ``changed`` and then ``stepped`` on every step of editing, ``saved`` when edited values come into force.
    ``problem`` is the sentence about a profile that could not be read, "" where there is none. Undo reaches back
    beyond what has been saved, as long as the program runs. Without ``path`` it is the user's own store.
    """

    changed = Signal()
    stepped = Signal()
    saved = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = path
        if path is None:
            self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self.problem = ""
        self.in_force = SettingsValues(self._load_profile(), self._load_options())
        self.edited = self.in_force
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._on_step)
        self._begun_at = 0  # where on the undo stack the dialog was opened

    @property
    def profile_path(self) -> Path:
        """The office's profile; the user's own is the one that the command line takes as well."""
        return default_profile_path() if self._own is None else self._own.with_name("profile.toml")

    @property
    def data_folder(self) -> Path:
        """Where decisions and the log are kept: the user's local application data."""
        if self._own is not None:
            return self._own.parent / "data"
        return data_folder()

    def _load_profile(self) -> Profile:
        path = self.profile_path
        try:
            return load_profile(path) if path.is_file() else Profile()
        except GoujiError as error:
            self.problem = error.message
            return Profile()

    def _load_options(self) -> dict[str, Value]:
        return {option.key: option.accept(self._store.value(option.key, option.default)) for option in OPTIONS}

    # Options and profile

    @property
    def theme(self) -> str:
        """One of the choices of the option."""
        return str(self.value("theme"))

    def value(self, key: str) -> Value:
        """The value of an option in force. KeyError for an unknown one."""
        return self.in_force.options[key]

    def set_value(self, key: str, value: Value) -> None:
        """Choose a value of an option at once, outside the dialog; a value that the option does not know is refused."""
        if self.edited.with_option(key, value) == self.edited:
            return
        self.edit(self.edited.with_option(key, value), f"修改“{BY_KEY[key].title}”")
        self.in_force = self.in_force.with_option(key, value)
        self._store.setValue(key, self.in_force.options[key])
        self._begun_at = self.undo_stack.index()

    def _on_step(self, _index: int) -> None:
        self.stepped.emit()

    def edit(self, values: SettingsValues, text: str, field: int = -1) -> None:
        """One step, named for the undo button; ``field`` marks steps that may merge with the one before."""
        if values != self.edited:
            self.undo_stack.push(_Step(self, self.edited, values, text, field))

    def take(self, values: SettingsValues) -> None:
        """Edit these values from now on (called by the steps)."""
        self.edited = values
        self.changed.emit()

    def begin(self) -> None:
        """The dialog opens: remember where cancelling leads back to."""
        self._begun_at = self.undo_stack.index()

    def cancel(self) -> None:
        """Back to where editing began."""
        self.undo_stack.setIndex(self._begun_at)
        if self.edited != self.in_force:
            self.take(self.in_force)

    def reset(self) -> None:
        """Everything as it came with the program, as one step."""
        self.edit(SettingsValues(), "恢复默认")

    def save(self) -> None:
        """Put the edited values in force and on the disk; raises ProfileWriteError when the disk refuses."""
        for key, value in self.edited.options.items():
            self._store.setValue(key, value)
        if self.edited.profile != self.in_force.profile or self.problem:
            save_profile(self.edited.profile, self.profile_path)
        self.in_force = self.edited
        self.problem = ""
        self._begun_at = self.undo_stack.index()
        self.saved.emit()

    def flush(self) -> None:
        """Write to the disk now what Qt would write later, at the latest when this object goes."""
        self._store.sync()

    @property
    def allowed_words(self) -> frozenset[str]:
        """The office's words that are not reported."""
        return frozenset("".join(word.split()) for word in self.in_force.profile.words.allowed)

    def allow_word(self, word: str, allowed: bool) -> None:
        """Put a word on the office's list at once, or take it off: a decision on a finding, no step of editing.

        Raises ProfileWriteError; the word is then allowed until the program is closed.
        """

        def with_word(values: SettingsValues) -> SettingsValues:
            rest = tuple(w for w in values.profile.words.allowed if "".join(w.split()) != word)
            return values.with_profile("words", allowed=(*rest, word) if allowed else rest)

        self.edited, self.in_force = with_word(self.edited), with_word(self.in_force)
        self.undo_stack.clear()  # its steps lead to values without this word
        self._begun_at = 0
        self.changed.emit()
        if not self.problem:  # a profile that could not be read is not overwritten
            save_profile(self.in_force.profile, self.profile_path)

    def export(self, path: Path) -> None:
        """Write the edited values to one file; raises ProfileWriteError."""
        save_profile(self.edited.profile, path, self.edited.options)

    def load(self, path: Path) -> None:
        """Take the values from a file, as one step; options it leaves out stay. Raises ProfileError."""
        profile, window = read_settings(path)
        options = dict(self.edited.options)
        options.update({key: BY_KEY[key].accept(value) for key, value in window.items() if key in BY_KEY})
        self.edit(SettingsValues(profile, options), f"导入 {path.name}")

    # What the window remembers

    @property
    def recent(self) -> list[Path]:
        """Drafts opened last, newest first, those that are still there."""
        return [draft.path for draft in self.recent_drafts]

    @property
    def recent_drafts(self) -> list[RecentDraft]:
        """The same with when they were looked at and how they stood."""
        known = of_list(self._texts("recent"), self._texts("recent_told"))
        return [draft for draft in known if draft.path.is_file()]

    def add_recent(self, path: Path, at: str = "", verdict: str = "") -> None:
        """Put a draft on top of the recent ones, with the time and its verdict."""
        rest = [draft for draft in self.recent_drafts if draft.path != path]
        recent = [RecentDraft(path, at, verdict), *rest][:_RECENT]
        self._store.setValue("recent", [str(draft.path) for draft in recent])
        self._store.setValue("recent_told", as_list(recent))

    def _texts(self, key: str) -> list[str]:
        """A list of texts of the store; an INI file gives a list of one as a text."""
        value = self._store.value(key, [])
        return [value] if isinstance(value, str) else [str(text) for text in value] if isinstance(value, list) else []

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
    def roster(self) -> Path | None:
        """The list of organs that must hand in, if it is still there."""
        name = str(self._store.value("roster", ""))
        return Path(name) if name and Path(name).is_file() else None

    @roster.setter
    def roster(self, path: Path | None) -> None:
        self._store.setValue("roster", "" if path is None else str(path))

    @property
    def signer(self) -> str:
        """The name that was signed with last."""
        return str(self._store.value("signer", ""))

    @signer.setter
    def signer(self, name: str) -> None:
        self._store.setValue("signer", name)

    @property
    def grouped(self) -> bool:
        """Whether the findings list is grouped by the parts of the report."""
        return str(self._store.value("grouped", "false")).lower() == "true"

    @grouped.setter
    def grouped(self, on: bool) -> None:
        self._store.setValue("grouped", on)

    def state(self, name: str) -> QByteArray | None:
        """A saved layout of a window or splitter."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_state(self, name: str, state: QByteArray) -> None:
        """Save a layout."""
        self._store.setValue(f"layout/{name}", state)
