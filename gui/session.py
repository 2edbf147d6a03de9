"""The state of the window: which drafts are open, which is shown, what is selected. Panes meet only here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.check import Checked
from gui.entries import Draft, Entry, Kind
from gui.jobs import Dispatcher
from gui.trouble import Trouble


class Stage(Enum):
    """What the middle of the window shows."""

    EMPTY = auto()
    BUSY = auto()
    READY = auto()
    TROUBLE = auto()


class Session(QObject):
    """One user's work. A pane calls ``select`` or ``pick`` and listens to ``selected``; it never calls another pane.

    ``stage_changed(Stage)``, ``draft_changed(Draft | None)``, ``selected(Entry | None)``, ``kinds_changed()``,
    ``progressed(path, stage, fraction)``, ``running_changed(bool)``, ``files_changed()``.
    """

    stage_changed = Signal(object)
    draft_changed = Signal(object)
    selected = Signal(object)
    kinds_changed = Signal()
    progressed = Signal(object, str, float)
    running_changed = Signal(bool)
    files_changed = Signal()
    cancelled = Signal()

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._drafts: dict[Path, Draft] = {}
        self.files: list[Path] = []
        self.path: Path | None = None
        self.draft: Draft | None = None
        self.trouble: Trouble | None = None
        self.stage = Stage.EMPTY
        self.entry: Entry | None = None
        self.kinds: frozenset[Kind] = frozenset({Kind.ERROR, Kind.WARNING, Kind.OPEN})
        self._new: Path | None = None  # opened by the running check; put away when that is cancelled
        self._before: tuple[Path | None, Stage] = (None, Stage.EMPTY)
        dispatcher.progressed.connect(self.progressed)
        dispatcher.finished.connect(self._finished)
        dispatcher.failed.connect(self._failed)
        dispatcher.cancelled.connect(self._cancelled)

    @property
    def running(self) -> bool:
        """True while a check runs."""
        return self._dispatcher.busy

    def open(self, paths: Sequence[Path]) -> None:
        """Add drafts to the open ones and show the first of them."""
        if not paths:
            return
        self._new = paths[0] if paths[0] not in self.files else None
        self.files += [path for path in dict.fromkeys(paths) if path not in self.files]
        self._drafts.pop(paths[0], None)  # opened again is read again
        self.files_changed.emit()
        self.show(paths[0])

    def show(self, path: Path) -> None:
        """Show an open draft, checking it when that has not been done."""
        known = self._drafts.get(path)
        if known is not None and not (self.running and self.path == path):
            self._dispatcher.cancel()
            self._show_draft(path, known)
            return
        self._start(path, Stage.BUSY)

    def close(self, path: Path) -> None:
        """Put a draft away; its neighbour is shown, or the empty state when it was the last."""
        if path not in self.files:
            return
        if self.running and self.path == path:
            self._dispatcher.cancel()
        if path not in self.files:  # it was new, and cancelling has put it away already
            return
        place = self.files.index(path)
        self.files.remove(path)
        self._drafts.pop(path, None)
        if self._before[0] == path:  # cancelling must not bring it back
            self._before = (None, Stage.EMPTY)
        self.files_changed.emit()
        if path != self.path:
            return
        if self.files:
            self.show(self.files[min(place, len(self.files) - 1)])
            return
        self.path, self.draft, self.entry, self.trouble = None, None, None, None
        self.draft_changed.emit(None)
        self.selected.emit(None)
        self._set_stage(Stage.EMPTY)

    def recheck(self) -> None:
        """Read the shown draft again from the disk. What is shown stays until the new result is there."""
        if self.path is not None:
            self._start(self.path, Stage.READY if self.stage is Stage.READY else Stage.BUSY)

    def cancel(self) -> None:
        """Stop the running check."""
        self._dispatcher.cancel()

    def _start(self, path: Path, stage: Stage) -> None:
        if not self.running:
            self._before = (self.path, self.stage)
        self.path = path
        self._set_stage(stage)
        self.running_changed.emit(True)
        self._dispatcher.start(path)

    def _finished(self, path: Path, checked: Checked) -> None:
        before = self.entry if self.draft and self.draft.checked.path == path else None
        draft = Draft.of(checked)
        self._new = None
        self._drafts[path] = draft
        self.running_changed.emit(False)
        self._show_draft(path, draft)
        if before is not None:  # after a re-check stay at the same finding, if it is still there
            same = [e for e in draft.entries if (e.rule, e.message) == (before.rule, before.message)]
            self.select(same[0] if same else self.entry)

    def _show_draft(self, path: Path, draft: Draft) -> None:
        self.path, self.draft, self.trouble = path, draft, None
        self.entry = None
        self.files_changed.emit()
        self.draft_changed.emit(draft)
        self.selected.emit(None)
        self._set_stage(Stage.READY)
        if self.entry is None:  # begin at the first, unless a pane has chosen already
            self.select(next(iter(self.visible()), None))

    def _failed(self, path: Path, error: Exception) -> None:
        self._drafts.pop(path, None)
        self._new = None
        self.path, self.draft, self.entry = path, None, None
        self.trouble = Trouble.of(error, path)
        self.running_changed.emit(False)
        self.files_changed.emit()
        self.draft_changed.emit(None)
        self._set_stage(Stage.TROUBLE)

    def _cancelled(self, path: Path) -> None:
        self.running_changed.emit(False)
        self.path, stage = self._before
        if path == self._new and path in self.files and path != self.path:
            self.files.remove(path)
        self._new = None
        self.files_changed.emit()
        self._set_stage(stage)
        self.cancelled.emit()

    def _set_stage(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit(stage)

    def select(self, entry: Entry | None) -> None:
        """Select an entry everywhere. Selecting what is selected does nothing, so panes cannot chase each other."""
        if entry is self.entry:
            return
        self.entry = entry
        if entry is not None and entry.kind not in self.kinds:
            self.set_kinds(self.kinds | {entry.kind})
        self.selected.emit(entry)

    def pick(self, candidates: Iterable[Entry]) -> None:
        """A place was clicked: select its entry; where several share it, the next one at each click."""
        shown = [entry for entry in candidates if entry.kind in self.kinds]
        if not shown:
            return
        if self.entry in shown:
            self.select(shown[(shown.index(self.entry) + 1) % len(shown)])
        else:
            self.select(shown[0])

    def set_kinds(self, kinds: Iterable[Kind]) -> None:
        """Choose which kinds are listed and marked."""
        chosen = frozenset(kinds)
        if chosen == self.kinds:
            return
        self.kinds = chosen
        if self.entry is not None and self.entry.kind not in chosen:
            self.select(None)
        self.kinds_changed.emit()

    def visible(self) -> list[Entry]:
        """Entries of the chosen kinds."""
        return [e for e in self.draft.entries if e.kind in self.kinds] if self.draft else []
