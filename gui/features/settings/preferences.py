"""The settings as one frozen state, changed step by step with undo, saved together, exchanged as one file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.base.errors import GoujiError
from core.check.registry import Rule
from core.model.finding import Severity
from core.model.profile import Profile
from core.profile.reading import load_profile
from core.profile.writing import read_settings, save_profile
from gui.state.settings import BY_KEY, OPTIONS, Settings, Value

_EMPTY = Profile()
_DEFAULTS = {option.key: option.default for option in OPTIONS}


@dataclass(frozen=True)
class State:
    """Everything that can be set. ``options`` are those of ``gui.state.settings``."""

    profile: Profile = _EMPTY
    options: dict[str, Value] = field(default_factory=lambda: dict(_DEFAULTS))

    def standing(self, rule: Rule) -> tuple[bool, Severity]:
        """(on, severity) of a rule."""
        choice = self.profile.rules
        return rule.code not in choice.off, choice.severity.get(rule.code, rule.severity)

    def with_rule(self, rule: Rule, on: bool, severity: Severity) -> State:
        """The rule set so; what is the rule's own is not written down."""
        choice = self.profile.rules
        off = tuple(code for code in choice.off if code != rule.code) + (() if on else (rule.code,))
        graded = {code: value for code, value in choice.severity.items() if code != rule.code}
        if severity is not rule.severity:
            graded[rule.code] = severity
        return self.with_profile("rules", off=sorted(off), severity=graded)

    def with_profile(self, table: str, **changes: object) -> State:
        """Fields of one table of the profile changed ("" for its own fields), and the whole checked again."""
        data = self.profile.model_dump()
        (data[table] if table else data).update(changes)
        return replace(self, profile=Profile.model_validate(data))

    def with_option(self, key: str, value: Value) -> State:
        """One option chosen."""
        return replace(self, options={**self.options, key: BY_KEY[key].accept(value)})


class _Step(QUndoCommand):
    """From one state to another. Steps of one ``field`` that follow each other become one."""

    def __init__(self, owner: Preferences, before: State, after: State, text: str, field: int) -> None:
        super().__init__(text)
        self._owner, self._before, self.after, self._field = owner, before, after, field

    def undo(self) -> None:
        """Back."""
        self._owner.take(self._before)

    def redo(self) -> None:
        """Forth."""
        self._owner.take(self.after)

    def id(self) -> int:
        """Steps of the same field may merge; -1 never does."""
        return self._field

    def mergeWith(self, other: QUndoCommand, /) -> bool:
        """Typing in one field is one step."""
        if not isinstance(other, _Step):
            return False
        self.after = other.after
        return True


class Preferences(QObject):
    """The state in force, the one being edited, and the steps between. ``changed`` and then
    ``stepped`` on every step, ``saved`` at the end.

    Undo reaches back beyond what has been saved, as long as the program runs.
    """

    changed = Signal()
    stepped = Signal()
    saved = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.problem = ""
        self.state = State(self._load(), settings.values())
        self.in_force = self.state
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self._stepped)
        self._index = 0

    def _load(self) -> Profile:
        path = self._settings.profile_path
        try:
            return load_profile(path) if path.is_file() else Profile()
        except GoujiError as error:
            self.problem = error.message
            return Profile()

    def _stepped(self, _index: int) -> None:
        self.stepped.emit()

    def edit(self, state: State, text: str, field: int = -1) -> None:
        """One step, named for the undo button; ``field`` marks steps that may merge with the one before."""
        if state != self.state:
            self.stack.push(_Step(self, self.state, state, text, field))

    def take(self, state: State) -> None:
        """Be in this state (what steps call)."""
        self.state = state
        self.changed.emit()

    def begin(self) -> None:
        """Editing begins: remember where cancelling leads back to."""
        options = self._settings.values()
        if options != self.state.options:  # changed elsewhere, for instance in the menu
            self.state = replace(self.state, options=options)
            self.in_force = self.state
        self._index = self.stack.index()

    def cancel(self) -> None:
        """Back to where editing began."""
        self.stack.setIndex(self._index)
        if self.state != self.in_force:
            self.take(self.in_force)

    def reset(self) -> None:
        """Everything as it came with the program."""
        self.edit(State(), "恢复默认")

    def save(self) -> None:
        """Put the state in force and on the disk; raises ProfileWriteError when the disk refuses."""
        for key, value in self.state.options.items():
            self._settings.set_value(key, value)
        if self.state.profile != self.in_force.profile or self.problem:
            save_profile(self.state.profile, self._settings.profile_path)
        self.in_force = self.state
        self.problem = ""
        self._index = self.stack.index()
        self.saved.emit()

    @property
    def allowed_words(self) -> frozenset[str]:
        """The office's words that are not to be doubted."""
        return frozenset("".join(word.split()) for word in self.in_force.profile.words.allowed)

    def allow_word(self, word: str, allowed: bool) -> None:
        """Put a word on the list at once, or take it off: a decision at the desk, no step of editing the settings.

        Raises ProfileWriteError; the word is then allowed until the program is closed.
        """

        def changed(state: State) -> State:
            rest = tuple(w for w in state.profile.words.allowed if "".join(w.split()) != word)
            return state.with_profile("words", allowed=(*rest, word) if allowed else rest)

        self.state, self.in_force = changed(self.state), changed(self.in_force)
        self.stack.clear()  # its steps lead to states without this word
        self._index = 0
        self.changed.emit()
        if not self.problem:  # a profile that could not be read is not overwritten in passing
            save_profile(self.in_force.profile, self._settings.profile_path)

    def export(self, path: Path) -> None:
        """Write the edited state to one file; raises ProfileWriteError."""
        save_profile(self.state.profile, path, self.state.options)

    def load(self, path: Path) -> None:
        """Take the state from a file, as one step; raises ProfileError when it is wrong. What it leaves out stays."""
        profile, window = read_settings(path)
        options = dict(self.state.options)
        options.update({key: BY_KEY[key].accept(value) for key, value in window.items() if key in BY_KEY})
        self.edit(State(profile, options), f"导入 {path.name}")
