"""What changed between two versions of a draft: the shown one, and another file or the one checked before it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from core.base.errors import GoujiError
from core.load.formats import dialog_filter
from gui.features.feature import Feature, Slots, WindowParts
from gui.features.versions.comparing import Compared, at_hand, comparer, headline
from gui.state.changed_places import point_at_change
from gui.style.accessibility import describe
from gui.style.beside import BesideTheWork

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.pipeline.checked import Checked
    from core.review.versions import CellChange, TextChange
    from gui.features.versions.window import VersionsWindow
    from gui.jobs.dispatcher import Dispatcher
    from gui.state.listed_findings import CheckedDraft


class VersionsFeature(Feature):
    """Owns the window, and two dispatchers of its own: one reads files, one has the versions at hand."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._what = ""
        self._of: CheckedDraft | None = None  # the draft whose changes the window shows
        self._session.draft_changed.connect(self._follow)

    @cached_property
    def window(self) -> VersionsWindow:
        """The window, made when it is first asked for."""
        from gui.features.versions.window import VersionsWindow

        window = VersionsWindow(self._parts.window)
        window.chosen.connect(self._go_to)
        window.cancelled.connect(self._cancel)
        BesideTheWork(window, self._parts.window, self._settings, "versions")
        describe((window,))
        return window

    @cached_property
    def reader(self) -> Dispatcher:
        """Reads another file as a draft is read, beside the checks of the window."""
        return self._followed(self._parts.dispatcher.beside(self))

    @cached_property
    def comparing(self) -> Dispatcher:
        """Compares with a version that is at hand."""
        return self._followed(self._parts.dispatcher.beside(self, at_hand))

    def _followed(self, dispatcher: Dispatcher) -> Dispatcher:
        dispatcher.finished.connect(lambda _path, compared: self._show(compared))
        dispatcher.failed.connect(self._failed)
        dispatcher.cancelled.connect(lambda _path: self.window.end(self._what, "已取消，没有比较。"))
        return dispatcher

    def slots(self) -> Slots:
        """Another version of the shown draft, and the one before the last re-check."""
        return {"other_version": self.ask, "earlier_version": self.show_changes}

    def windows(self) -> tuple[QWidget, ...]:
        """The window once there is one."""
        return (self.window,) if "window" in self.__dict__ else ()

    def update_actions(self) -> None:
        """A draft in front can be compared, with an earlier reading where there is one with another text."""
        ready = self._parts.draft_in_front
        self._actions["other_version"].setEnabled(ready)
        self._actions["earlier_version"].setEnabled(ready and self._session.changed_since is not None)

    def ask(self) -> None:
        """The dialog for another version of the shown draft."""
        path = self._session.path
        folder = str(path.parent) if path is not None and path.is_absolute() else self._settings.folder
        name, _ = QFileDialog.getOpenFileName(
            self._parts.window, "选择这份稿件的另一版本", folder, dialog_filter("年度报告稿件")
        )
        if name:
            self.compare_with(Path(name))

    def compare_with(self, other: Path) -> None:
        """Read another file and show what is different in the shown draft."""
        draft = self._session.draft
        if draft is None:
            return
        self._begin(draft, f"前一版：{other.name}　现在：{draft.checked.path.name}")
        self.reader.start(other, {}, comparer(draft.checked.report))

    def show_changes(self) -> None:
        """What changed since the version that was checked before."""
        draft, earlier = self._session.draft, self._session.changed_since
        if draft is not None and earlier is not None:
            self._begin(draft, f"{draft.checked.path.name}　{_time(earlier)}—{_time(draft.checked)}")
            self.comparing.start(draft.checked.path, {"checked": earlier}, comparer(draft.checked.report))

    def _begin(self, draft: CheckedDraft, what: str) -> None:
        self._what, self._of = what, draft
        self.window.begin(what)

    def _show(self, compared: Compared) -> None:
        self.window.end(self._what, headline(compared), compared.changes, compared.after)

    def _failed(self, path: Path, error: Exception) -> None:
        told = error.message if isinstance(error, GoujiError) else "读取时出了意外的错误，请换一个文件再试。"
        self.window.end(self._what, f"“{path.name}”没有读成：{told}")

    def _cancel(self) -> None:
        for name in ("reader", "comparing"):
            if name in self.__dict__:
                getattr(self, name).cancel()

    def _go_to(self, change: CellChange | TextChange) -> None:
        if self._session.draft is self._of:
            point_at_change(self._session, change)

    def _follow(self, draft: CheckedDraft | None) -> None:
        """The changes of a draft go when another one, or a newer reading of it, is shown."""
        if draft is not self._of and "window" in self.__dict__:
            self._cancel()
            self.window.hide()

    def shut_down(self) -> None:
        """Stop reading, and close the window."""
        self._cancel()
        if "window" in self.__dict__:
            self.window.close()


def _time(checked: Checked) -> str:
    return f"{checked.at:%H:%M} 校对的一版" if checked.at else "上次校对的一版"
