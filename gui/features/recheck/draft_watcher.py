"""Notices that the shown draft was saved by another program.

Word and WPS do not write into a file: they write a new one beside it and put that in its place, with lock files
(``~$…``) coming and going. So the folder is watched as well as the file, every burst of changes is waited out, and
only the state of the file afterwards (time, size) counts, once two readings of it in a row agree: a large draft on its
way through the network is not read by halves. Some network drives report no changes, so the file is polled every few
seconds as well. That can take long there, so it is done in a thread.
"""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from pathlib import Path

PAUSE = 400  # milliseconds without a change before the file is read, and between two readings that must agree
GRACE = 1500  # milliseconds that a file may be away while it is being replaced
POLL = 3000  # milliseconds between two polls of a file without change notices

FileState = tuple[int, int]  # time of change in ns, size


class _Answers(QObject):
    """What a thread found. All that it holds: the last to let go of a watcher would take it apart, in that thread."""

    read = Signal(object, object, bool)  # path, FileState or None, as it is being read


class DraftWatcher(QObject):
    """Watches one draft at a time, and remembers of each how it was when it was read.

    ``changed(path)`` once for every new state of the file, ``vanished(path)`` when it is gone for good,
    ``returned(path)`` when it is back as it was.
    """

    changed = Signal(object)
    vanished = Signal(object)
    returned = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, pool: Executor | None = None, pause: int = PAUSE, grace: int = GRACE,
        poll: int = POLL,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._pool = pool or ThreadPoolExecutor(1, thread_name_prefix="watch")
        self._known: dict[Path, FileState | None] = {}
        self._gone: set[Path] = set()
        self._asked: set[Path] = set()  # being read, but not looked at yet
        self._path: Path | None = None
        self._seen: FileState | None = None  # another state of the file, not yet seen twice
        self._looking = 0  # readings under way; none is added behind one that hangs
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_change_notice)
        self._watcher.directoryChanged.connect(self._on_change_notice)
        self._pause = _timer(self, pause, self.look)
        self._grace = _timer(self, grace, self._look_again)
        self._poll = _timer(self, poll, self._poll_once)
        self._poll.setSingleShot(False)
        self._final = False  # the next look decides whether the file is gone
        self._answers = _Answers()
        self._answers.read.connect(self._on_state_read)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):  # for network drives without change notices: look when the user comes back
            app.applicationStateChanged.connect(self._on_activation)

    @property
    def path(self) -> Path | None:
        """The draft that is watched."""
        return self._path

    def watch(self, path: Path | None) -> None:
        """Watch this draft from now on; changes since it was read are reported at once."""
        if path == self._path:
            return
        self._path = path
        self._final, self._seen = False, None
        for timer in (self._pause, self._grace, self._poll):
            timer.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        if path is not None:
            self._poll.start()
            self.look()

    def set_pace(self, pause: int, grace: int, poll: int = POLL) -> None:
        """Other waiting times, in milliseconds."""
        self._pause.setInterval(pause)
        self._grace.setInterval(grace)
        self._poll.setInterval(poll)

    def knows(self, path: Path | None) -> bool:
        """True when it is known how the draft was when it was read last."""
        return path in self._known and path not in self._asked

    def reading(self, path: Path) -> None:
        """The draft is being read: what the file is now is known."""
        self._asked.add(path)
        self._ask(path, True)

    def look(self) -> None:
        """Look at the file now."""
        if self._path is not None:
            self._ask(self._path, False)

    def shut_down(self) -> None:
        """Stop watching."""
        self.watch(None)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _add(self) -> None:
        """Watch the file anew: it is forgotten by the watcher when it is replaced; the folder is not.

        Only for a file that was just seen: to ask for one on a drive that does not answer would stop the window.
        """
        wanted = {str(self._path), str(self._path.parent)} if self._path is not None else set()
        missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(list(missing))

    def _on_change_notice(self, _name: str) -> None:
        self._pause.start()

    def _on_activation(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _look_again(self) -> None:
        self._final = True
        self.look()

    def _poll_once(self) -> None:
        if not self._looking and not self._pause.isActive():
            self.look()

    def _ask(self, path: Path, reading: bool) -> None:
        self._looking += 1
        answers = self._answers
        self._pool.submit(lambda: answers.read.emit(path, _look(path), reading))

    def _on_state_read(self, path: Path, look: FileState | None, reading: bool) -> None:
        self._looking -= 1
        if look is not None and path == self._path:
            self._add()
        if reading:
            self._asked.discard(path)
            if look is not None:
                self._known[path] = look
                if path in self._gone:  # back between the failed reading and this look
                    self._gone.discard(path)
                    self.returned.emit(path)
            return
        if path != self._path or path not in self._known:
            return
        if look is None:
            self._missing(path)
            return
        self._final = False
        self._grace.stop()
        if look == self._known[path]:
            self._seen = None
        elif look != self._seen:
            self._seen = look
            self._pause.start()
            return
        if look != self._known[path]:
            self._known[path], self._seen = look, None
            self._gone.discard(path)
            self.changed.emit(path)
        elif path in self._gone:
            self._gone.discard(path)
            self.returned.emit(path)

    def _missing(self, path: Path) -> None:
        if self._final and path not in self._gone:
            self._gone.add(path)
            self.vanished.emit(path)
        if path in self._gone:
            self._final = False
            self._grace.start()  # a folder may come back without a stir: look now and then
        elif not self._grace.isActive():
            self._grace.start()


def _timer(parent: QObject, interval: int, slot: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(slot)  # type: ignore[arg-type]
    return timer


def _look(path: Path) -> FileState | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
