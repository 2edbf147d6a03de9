"""Mend and see: the draft is mended in a word processor, saved, and checked again in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from core.decisions import Comparison
from core.errors import NotFoundError
from gui.entries import Draft, Kind
from gui.session import Session, Stage
from gui.settings import Settings
from gui.trouble import Trouble
from gui.views.banner import Banner, Line
from gui.watch import DraftWatcher


class Mending(QObject):
    """Binds watcher, session and banner; keeps the panes where they were while the result is exchanged."""

    def __init__(
        self, session: Session, settings: Settings, banner: Banner, panes: list[QAbstractScrollArea],
        watcher: DraftWatcher | None = None,
    ) -> None:  # fmt: skip
        super().__init__(banner)
        self._session, self._settings, self._banner, self._panes = session, settings, banner, panes
        self.watcher = watcher or DraftWatcher(self)
        self._places: list[tuple[int, int]] = []
        self._notice = ""
        self._waiting: Path | None = None  # saved again while it was being checked
        session.running_changed.connect(self._running)
        session.draft_changed.connect(self._shown)
        session.replacing.connect(self._remember)
        session.rechecked.connect(self._rechecked)
        session.recheck_failed.connect(self._failed)
        session.rulings.noticed.connect(self._noticed)
        self.watcher.changed.connect(self._changed)
        self.watcher.vanished.connect(self._vanished)
        self.watcher.returned.connect(lambda _path: banner.clear())

    def shut_down(self) -> None:
        """Stop watching."""
        self.watcher.shut_down()

    # The file

    def _running(self, on: bool) -> None:
        if on and self._session.path is not None:
            self.watcher.reading(self._session.path)
        elif not on and self._waiting is not None:
            QTimer.singleShot(0, self, self._late)  # first the result is shown

    def _late(self) -> None:
        """The draft was saved again while it was being checked."""
        path, self._waiting = self._waiting, None
        if path is not None:
            self._changed(path)

    def _shown(self, draft: Draft | None) -> None:
        self.watcher.watch(draft.checked.path if draft else None)

    def _changed(self, path: Path) -> None:
        choice = self._settings.value("recheck")
        if choice == "never" or self._session.stage is not Stage.READY or path != self._session.path:
            return
        if self._session.running:
            self._waiting = path
        elif choice == "auto":
            self._session.recheck()
        else:
            actions = (("重新校对", self._session.recheck), ("以后自动校对", self._always))
            self._banner.say(Line(f"{path.name} 已修改，可重新校对（F5）", Kind.HINT, actions))

    def _always(self) -> None:
        self._settings.set_value("recheck", "auto")
        self._session.recheck()

    def _vanished(self, path: Path) -> None:
        text = f"{path.name} 已不在原处，可能被移走、改名或删除。这里仍是上次校对的结果。"
        self._banner.say(Line(text, Kind.WARNING, tip=str(path)))

    # The result

    def _noticed(self, text: str) -> None:
        self._notice = text
        self._banner.say(Line(text, Kind.WARNING))

    def _remember(self) -> None:
        self._banner.clear()
        self._notice = ""
        self._places = [(p.horizontalScrollBar().value(), p.verticalScrollBar().value()) for p in self._panes]

    def _rechecked(self, change: Comparison) -> None:
        for pane, (x, y) in zip(self._panes, self._places, strict=True):
            pane.horizontalScrollBar().setValue(x)
            pane.verticalScrollBar().setValue(y)
        words = [change.sentence()]
        reopened = self._session.rulings.reopened()
        if reopened:
            words.append(f"{reopened} 处的数字变了，须重新处理")
        if self._notice:
            words.append(self._notice)
        worse = bool(change.new) or bool(reopened) or bool(self._notice)
        self._banner.say(Line("重新校对完毕：" + "；".join(words), Kind.WARNING if worse else None))

    def _failed(self, trouble: Trouble) -> None:
        if trouble.code == NotFoundError.code and not trouble.path.exists():
            self._vanished(trouble.path)
            return
        text = f"重新校对没有完成：{trouble.message}这里仍是上次校对的结果。"
        actions = (("再试一次", self._session.recheck), ("复制详细信息", lambda: _copy(trouble.detail)))
        self._banner.say(Line(text, Kind.WARNING, actions))


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)
