"""The state of the window: which drafts are open, which is shown, what runs."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.state.listed_findings import CheckedDraft, ListedFinding
from gui.state.load_failure import LoadFailure
from gui.state.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from core.pipeline.checked import Checked
    from gui.jobs.dispatcher import Dispatcher, Options
    from gui.jobs.idle_queue import RunLater
    from gui.state.decisions import Decisions, Snapshot


class Stage(Enum):
    """What the middle of the window shows."""

    EMPTY = auto()
    BUSY = auto()
    READY = auto()
    FAILED = auto()


class Session(Selection):
    """One user's work.

    ``stage_changed(Stage)``, ``draft_changed(CheckedDraft | None)``, ``progressed(path, stage, fraction)``,
    ``running_changed(bool)``, ``files_changed()``, ``cells_selected(sentence about their sum)``, ``replacing()``
    before the shown draft gives way to another, ``rechecked(Comparison, Snapshot before)`` after it gave way to a
    newer reading of the same file, ``recheck_failed(LoadFailure)`` where that could not be read. Between
    ``draft_changed`` and ``draft_shown()`` the panes take the draft up, each in steps of its own.
    """

    stage_changed = Signal(object)
    draft_changed = Signal(object)
    draft_shown = Signal()
    progressed = Signal(object, str, float)
    running_changed = Signal(bool)
    files_changed = Signal()
    cells_selected = Signal(str)
    cancelled = Signal()
    replacing = Signal()
    rechecked = Signal(object, object)
    recheck_failed = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        decisions: Decisions,
        options_for: Callable[[Path], Options],
        run_later: RunLater,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(decisions, parent)
        self._options_for, self._run_later = options_for, run_later
        self._dispatcher = dispatcher
        self.decisions.recheck_needed.connect(self.recheck)
        self._drafts: dict[Path, CheckedDraft] = {}
        self.files: list[Path] = []
        self._unreadable: set[Path] = set()  # shown as failures; their tabs go when other drafts are opened
        self.path: Path | None = None
        self.failure: LoadFailure | None = None
        self.stage = Stage.EMPTY
        self._earlier: dict[Path, Checked] = {}  # the reading before, where the draft has another text now
        self._new: Path | None = None  # opened by the running check; closed when that is cancelled
        self._before: tuple[Path | None, Stage] = (None, Stage.EMPTY)
        self._following: set[Callable[[], object]] = set()  # panes whose turn is still to come
        self._taking_up = False  # the draft is being shown: nothing is painted, and nothing waits for a turn
        dispatcher.progressed.connect(self.progressed)
        dispatcher.finished.connect(self._finished)
        dispatcher.failed.connect(self._failed)
        dispatcher.cancelled.connect(self._cancelled)

    @property
    def drafts(self) -> Mapping[Path, CheckedDraft]:
        """The open drafts that have been checked."""
        return self._drafts

    @property
    def changed_since(self) -> Checked | None:
        """The shown draft as it was read before it was changed; None where nothing changed since it was opened."""
        return self._earlier.get(self.path) if self.path is not None else None

    @property
    def running(self) -> bool:
        """True while a check runs."""
        return self._dispatcher.busy

    def open(self, paths: Sequence[Path]) -> None:
        """Add drafts to the open ones and show the first of them."""
        if not paths:
            return
        self.files = [path for path in self.files if path not in self._unreadable or path in paths]
        self._unreadable.clear()  # what was wrong with them has been read by now
        self._new = paths[0] if paths[0] not in self.files else None
        self.files += [path for path in dict.fromkeys(paths) if path not in self.files]
        self._earlier.pop(paths[0], None)
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

    def turn(self, by: int) -> None:
        """Show the next or previous open draft, round the end."""
        if self.path in self.files:
            self.show(self.files[(self.files.index(self.path) + by) % len(self.files)])

    def close(self, path: Path) -> None:
        """Close a draft; its neighbour is shown, or the empty state when it was the last."""
        if path not in self.files:
            return
        if self.running and self.path == path:
            self._dispatcher.cancel()
        if path not in self.files:  # it was new, and cancelling has put it away already
            return
        self.replacing.emit()
        position = self.files.index(path)
        self.files.remove(path)
        self._drafts.pop(path, None)
        self._earlier.pop(path, None)
        self.decisions.forget(path)
        if self._before[0] == path:  # cancelling must not bring it back
            self._before = (None, Stage.EMPTY)
        self.files_changed.emit()
        if path != self.path:
            return
        if self.files:
            self.show(self.files[min(position, len(self.files) - 1)])
            return
        self.path, self.draft, self.finding, self.failure, self.location = None, None, None, None, None
        self.decisions.show(None)
        self._compute_shown()
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
        self._dispatcher.start(path, self._options_for(path), CheckedDraft.prepared)

    def _finished(self, path: Path, draft: CheckedDraft) -> None:
        again = self.draft is not None and self.draft.checked.path == path
        finding, earlier = self.finding, self.decisions.snapshot() if again else None
        self._new = None
        if earlier is not None and earlier.draft.checked.document.text != draft.checked.document.text:
            self._earlier[path] = earlier.draft.checked
        self._drafts[path] = draft
        self._unreadable.discard(path)
        self.running_changed.emit(False)
        self._show_draft(path, draft, lambda: self._keep_selection(earlier, finding) if earlier is not None else None)

    def _keep_selection(self, earlier: Snapshot, finding: ListedFinding | None) -> None:
        """After a re-check stay at the same finding, or at the one that followed it in the list."""
        change = self.decisions.compare_with(earlier)
        if finding is not None and self.draft is not None:
            now = [change.later(i) for i in range(finding.index, len(earlier.draft.findings))]
            following = (self.draft.findings[i] for i in now if i is not None)
            self.select(next((e for e in following if self.shows(e)), self.finding))
        counted = change.among(self.decisions.counted(self.kinds, earlier), self.decisions.counted(self.kinds))
        self.new_findings = frozenset(self.draft.findings[i] for i in change.new) if self.draft else frozenset()
        self.altered = self.new_findings
        self.shown_changed.emit()
        self.rechecked.emit(counted, earlier)

    def _show_draft(self, path: Path, draft: CheckedDraft, then: Callable[[], object] = lambda: None) -> None:
        self.replacing.emit()
        self.path, self.draft, self.failure = path, draft, None
        self.finding, self.location, self.shading, self.new_findings = None, None, (), frozenset()
        self._taking_up = True
        self.decisions.show(draft)
        self._compute_shown()
        self.files_changed.emit()
        self.draft_changed.emit(draft)
        self.selected.emit(None)
        self._run_later(
            lambda: self._run_steps(draft, [lambda: self._set_stage(Stage.READY), self._select_first, then])
        )

    def _run_steps(self, draft: CheckedDraft, steps: list[Callable[[], object]]) -> Iterator[None]:
        """Take the steps one by one as long as the draft is the shown one."""
        try:
            for step in steps:
                if self.draft is draft:
                    step()
                    yield
        finally:
            if self.draft is draft:
                self._taking_up = False
                self.draft_shown.emit()

    def fill_later(self, work: Callable[[CheckedDraft | None], Iterator[object] | None]) -> None:
        """Let a pane take up the shown draft in steps of its own, as long as it is the shown one."""
        draft = self.draft

        def parts() -> Iterator[None]:
            if self.draft is draft:
                for _ in work(draft) or ():
                    yield
                    if self.draft is not draft:
                        return

        self._run_later(parts)

    def follow_later(self, follow: Callable[[], object]) -> None:
        """Let what only sums the findings up follow a change in a turn of its own, after what is looked at."""

        def work(_draft: CheckedDraft | None) -> None:
            follow()

        self.fill_later(work)

    def follow_soon(self, follow: Callable[[], object]) -> None:
        """Let a pane follow what is selected or shown in a turn of its own, once however often that changed till then.

        One key may change both, and all panes together take longer than a turn may. While a draft is taken up the
        pane follows at once.
        """
        if self._taking_up:
            follow()
        elif follow not in self._following:
            self._following.add(follow)

            def turn() -> None:
                self._following.discard(follow)
                follow()

            self._run_later(turn)

    def _select_first(self) -> None:
        """Begin at the first finding, unless a pane has chosen already."""
        if self.finding is None:
            self.select(next(iter(self.visible()), None))

    def _failed(self, path: Path, error: Exception) -> None:
        if path in self._drafts and self.draft is self._drafts[path]:  # the last result is better than none
            self.running_changed.emit(False)
            self._set_stage(Stage.READY)
            self.recheck_failed.emit(LoadFailure.of(error, path))
            return
        self._drafts.pop(path, None)
        self._unreadable.add(path)
        self._new = None
        self.path, self.draft, self.finding, self.location = path, None, None, None
        self.failure = LoadFailure.of(error, path)
        self.decisions.show(None)
        self._compute_shown()
        self.running_changed.emit(False)
        self.files_changed.emit()
        self.draft_changed.emit(None)
        self._set_stage(Stage.FAILED)

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
