"""The state of the window: which drafts are open, which is shown, what is selected. Panes meet only here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.decisions import State
from core.document import Span
from gui.entries import Draft, Entry, Kind
from gui.jobs import Dispatcher, Options
from gui.places import Place, PlaceIndex
from gui.rulings import Rulings, Snapshot
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
    ``progressed(path, stage, fraction)``, ``running_changed(bool)``, ``files_changed()``, ``pointed(Place | None)``,
    ``cells_selected(sentence about their sum)``, ``replacing()`` before the shown draft gives way to another,
    ``rechecked(Comparison)`` after it gave way to a newer reading of the same file, ``recheck_failed(Trouble)`` where
    that could not be read.
    ``kinds_changed`` tells that other findings are shown now, for whatever reason.
    """

    stage_changed = Signal(object)
    draft_changed = Signal(object)
    selected = Signal(object)
    kinds_changed = Signal()
    progressed = Signal(object, str, float)
    running_changed = Signal(bool)
    files_changed = Signal()
    pointed = Signal(object)
    cells_selected = Signal(str)
    shading_changed = Signal()
    cancelled = Signal()
    replacing = Signal()
    rechecked = Signal(object)
    recheck_failed = Signal(object)

    def __init__(
        self, dispatcher: Dispatcher, parent: QObject | None = None, rulings: Rulings | None = None
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self.rulings = rulings or Rulings()
        self.rulings.changed.connect(self._ruled)
        self.rulings.outdated.connect(self.recheck)
        self.states: frozenset[State] = frozenset({State.PENDING, State.ADOPTED})
        self._drafts: dict[Path, Draft] = {}
        self.files: list[Path] = []
        self.path: Path | None = None
        self.draft: Draft | None = None
        self.trouble: Trouble | None = None
        self.stage = Stage.EMPTY
        self.entry: Entry | None = None
        self.place: Place | None = None
        self.shading: tuple[Span, ...] = ()
        self._places: tuple[Draft, PlaceIndex] | None = None
        self.later: Callable[[Callable[[], None]], object] = lambda work: work()  # the window lets events in between
        self.options_for: Callable[[Path], Options] = lambda _path: {}  # set by whoever knows last year's report
        self.kinds: frozenset[Kind] = frozenset({Kind.ERROR, Kind.WARNING, Kind.OPEN})
        self._hidden: frozenset[Entry] = frozenset()
        self._visible: tuple[Entry, ...] = ()
        self._shown: frozenset[Entry] = frozenset()
        self._new: Path | None = None  # opened by the running check; put away when that is cancelled
        self._before: tuple[Path | None, Stage] = (None, Stage.EMPTY)
        dispatcher.progressed.connect(self.progressed)
        dispatcher.finished.connect(self._finished)
        dispatcher.failed.connect(self._failed)
        dispatcher.cancelled.connect(self._cancelled)

    @property
    def drafts(self) -> Mapping[Path, Draft]:
        """The open drafts that have been checked."""
        return self._drafts

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
        self.replacing.emit()
        place = self.files.index(path)
        self.files.remove(path)
        self._drafts.pop(path, None)
        self.rulings.forget(path)
        if self._before[0] == path:  # cancelling must not bring it back
            self._before = (None, Stage.EMPTY)
        self.files_changed.emit()
        if path != self.path:
            return
        if self.files:
            self.show(self.files[min(place, len(self.files) - 1)])
            return
        self.path, self.draft, self.entry, self.trouble, self.place = None, None, None, None, None
        self.rulings.show(None)
        self._sort_out()
        self.draft_changed.emit(None)
        self.selected.emit(None)
        self._set_stage(Stage.EMPTY)

    def recheck(self) -> None:
        """Read the shown draft again from the disk. What is shown stays until the new result is there."""
        if self.path is not None:
            self._start(self.path, Stage.READY if self.stage is Stage.READY else Stage.BUSY)

    def forget_checks(self) -> None:
        """The settings have changed: every open draft but the shown one is checked anew when it is looked at."""
        self._drafts = {path: draft for path, draft in self._drafts.items() if path == self.path}

    def cancel(self) -> None:
        """Stop the running check."""
        self._dispatcher.cancel()

    def _start(self, path: Path, stage: Stage) -> None:
        if not self.running:
            self._before = (self.path, self.stage)
        self.path = path
        self._set_stage(stage)
        self.running_changed.emit(True)
        self._dispatcher.start(path, self.options_for(path))

    def _finished(self, path: Path, draft: Draft) -> None:
        again = self.draft is not None and self.draft.checked.path == path
        entry, earlier = self.entry, self.rulings.snapshot() if again else None
        self._new = None
        self._drafts[path] = draft
        self.running_changed.emit(False)
        self._show_draft(path, draft, lambda: self._stay(earlier, entry) if earlier is not None else None)

    def _stay(self, earlier: Snapshot, entry: Entry | None) -> None:
        """After a re-check stay at the same finding, or at the one that followed it in the list."""
        change = self.rulings.since(earlier)
        if entry is not None and self.draft is not None:
            later = [change.later(i) for i in range(entry.index, len(earlier.draft.entries))]
            following = (self.draft.entries[i] for i in later if i is not None)
            self.select(next((e for e in following if self.shows(e)), self.entry))
        self.rechecked.emit(change.among(self.rulings.counted(self.kinds, earlier), self.rulings.counted(self.kinds)))

    def _show_draft(self, path: Path, draft: Draft, then: Callable[[], object] = lambda: None) -> None:
        self.replacing.emit()
        self.path, self.draft, self.trouble = path, draft, None
        self.entry, self.place, self.shading = None, None, ()
        self.rulings.show(draft)
        self._sort_out()
        self.files_changed.emit()
        self.draft_changed.emit(draft)
        self.selected.emit(None)
        self._walk(draft, [lambda: self._set_stage(Stage.READY), self._begin, then])

    def _walk(self, draft: Draft | None, steps: list[Callable[[], object]]) -> None:
        """Take the steps one by one, each in a turn of its own, as long as the draft is the shown one."""

        def step() -> None:
            if self.draft is draft:
                steps[0]()
                if steps[1:]:
                    self._walk(draft, steps[1:])

        self.later(step)

    def when_free(self, work: Callable[[Draft | None], object]) -> None:
        """Let a pane do its share of showing another draft in a turn of its own, unless that has gone again."""
        draft = self.draft
        self._walk(draft, [lambda: work(draft)])

    def _begin(self) -> None:
        """Begin at the first finding, unless a pane has chosen already."""
        if self.entry is None:
            self.select(next(iter(self.visible()), None))

    def _failed(self, path: Path, error: Exception) -> None:
        if path in self._drafts and self.draft is self._drafts[path]:  # the last result is better than none
            self.running_changed.emit(False)
            self._set_stage(Stage.READY)
            self.recheck_failed.emit(Trouble.of(error, path))
            return
        self._drafts.pop(path, None)
        self._new = None
        self.path, self.draft, self.entry, self.place = path, None, None, None
        self.trouble = Trouble.of(error, path)
        self.rulings.show(None)
        self._sort_out()
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
        self.point(None)
        self.entry = entry
        if entry is not None and entry.kind not in self.kinds:
            self.set_kinds(self.kinds | {entry.kind})
        if entry is not None and self.rulings.state(entry) not in self.states:
            self.set_states(self.states | {self.rulings.state(entry)})
        self.selected.emit(entry)

    def pick(self, candidates: Iterable[Entry]) -> None:
        """A place was clicked: select its entry; where several share it, the next one at each click."""
        shown = [entry for entry in candidates if self.shows(entry)]
        if not shown:
            return
        if self.entry in shown:
            self.select(shown[(shown.index(self.entry) + 1) % len(shown)])
        else:
            self.select(shown[0])

    @property
    def places(self) -> PlaceIndex | None:
        """The places of the shown draft."""
        if self.draft is None:
            return None
        if self._places is None or self._places[0] is not self.draft:
            self._places = (self.draft, PlaceIndex(self.draft))
        return self._places[1]

    def touch(self, candidates: Iterable[Entry], place: Place | None) -> None:
        """A place was clicked: select the finding there; where there is none, or none but it, point at the place."""
        shown = [entry for entry in candidates if self.shows(entry)]
        if shown and shown != [self.entry]:
            self.point(None)
            self.pick(shown)
        else:
            self.point(place)

    def point(self, place: Place | None) -> None:
        """Show a place in every pane without selecting a finding; the selected one stays."""
        if place is None and self.place is None:
            return
        self.place = place
        self.pointed.emit(place)

    def set_shading(self, spans: Iterable[Span]) -> None:
        """Shade stretches of the text that are no findings (sentences taken over from last year)."""
        chosen = tuple(spans)
        if chosen != self.shading:
            self.shading = chosen
            self.shading_changed.emit()

    def set_kinds(self, kinds: Iterable[Kind]) -> None:
        """Choose which kinds are listed and marked."""
        chosen = frozenset(kinds)
        if chosen != self.kinds:
            self.kinds = chosen
            self._ruled()

    def set_states(self, states: Iterable[State]) -> None:
        """Choose whether pending, adopted, ignored findings and allowed words are listed and marked."""
        chosen = frozenset(states)
        if chosen != self.states:
            self.states = chosen
            self._ruled()

    def _ruled(self) -> None:
        """Other findings are shown than before."""
        self._sort_out()
        if self.entry is not None and not self.shows(self.entry):
            self.select(None)
        self.kinds_changed.emit()

    def _sort_out(self) -> None:
        """Work out what is shown; every pane asks for it, again and again."""
        entries = self.draft.entries if self.draft else ()
        self._hidden = frozenset(e for e in entries if self.rulings.state(e) not in self.states)
        self._visible = tuple(e for e in entries if e.kind in self.kinds and e not in self._hidden)
        self._shown = frozenset(self._visible)

    def shows(self, entry: Entry) -> bool:
        """True for entries of the chosen kinds and states."""
        return entry in self._shown

    def visible(self) -> Sequence[Entry]:
        """Entries of the chosen kinds and states."""
        return self._visible

    def hidden(self) -> frozenset[Entry]:
        """Entries set aside by their state."""
        return self._hidden
