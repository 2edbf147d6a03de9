"""Re-check on save: the draft is corrected in a word processor, saved there, and checked again in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from core.base.errors import NotFoundError
from core.check.correction import answer
from gui.features.feature import Feature, WindowParts
from gui.features.recheck.draft_watcher import DraftWatcher
from gui.state.incoming import on_disk
from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding
from gui.state.session import Stage
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from pathlib import Path

    from core.review.decisions import Comparison
    from gui.state.decisions import Snapshot
    from gui.state.load_failure import LoadFailure

_RECHECKED = "重新校对完毕"
_NAMED = 3  # places named in the line; the others are in its tool tip


class RecheckOnSave(Feature):
    """Binds watcher, session and banner; keeps the panes where they were while the result is exchanged."""

    def __init__(self, parts: WindowParts, watcher: DraftWatcher | None = None) -> None:
        super().__init__(parts)
        self._banner, self._panes = parts.desk.banner, parts.desk.scroll_areas
        self.watcher = watcher or DraftWatcher(self)
        session = self._session
        self._scroll_positions: list[tuple[int, int]] = []
        self._notice = ""
        self._selected: ListedFinding | None = None  # before the result was exchanged
        self._saw_cells = False  # and whether its cells were in sight then
        self._stale: set[Path] = set()  # saved again since they were read
        session.running_changed.connect(self._running)
        self._offer_timer = QTimer(self)  # after the events that are under way
        self._offer_timer.setSingleShot(True)
        self._offer_timer.timeout.connect(self._offer_recheck)
        session.stage_changed.connect(lambda _stage: self._offer_timer.start(0))
        session.cancelled.connect(lambda: self._offer_timer.start(0))
        session.draft_changed.connect(self._shown)
        session.replacing.connect(self._remember)
        session.rechecked.connect(self._rechecked)
        session.recheck_failed.connect(self._failed)
        session.decisions.file_problem.connect(self._noticed)
        self.watcher.changed.connect(self._changed)
        self.watcher.vanished.connect(self._vanished)
        self.watcher.returned.connect(lambda _path: self._banner.clear())

    def shut_down(self) -> None:
        """Stop watching."""
        self.watcher.shut_down()

    # The file

    def _running(self, on: bool) -> None:
        if on and self._session.path is not None and on_disk(self._session.path):
            self._stale.discard(self._session.path)
            self.watcher.reading(self._session.path)

    def _shown(self, draft: CheckedDraft | None) -> None:
        self.watcher.watch(draft.checked.path if draft and on_disk(draft.checked.path) else None)

    def _changed(self, path: Path) -> None:
        self._stale.add(path)
        self._offer_timer.start(0)

    def _offer_recheck(self) -> None:
        """Offer a new check, or start it; later, while the draft is not in front or is just being checked."""
        path, draft, choice = self._session.path, self._session.draft, self._settings.value("recheck")
        shown = draft is not None and draft.checked.path == path and self._session.stage is Stage.READY
        if path is None or path not in self._stale or not shown or self._session.running or choice == "never":
            return
        if choice == "auto" and not _writing():
            self._session.recheck()
        else:
            always = () if choice == "auto" else (("以后自动校对", self._always),)
            actions = (("重新校对", self._session.recheck), *always)
            self._banner.show_message(BannerMessage(f"{path.name} 已修改，可重新校对（F5）", Kind.HINT, actions))

    def _always(self) -> None:
        self._settings.set_value("recheck", "auto")
        self._session.recheck()

    def _vanished(self, path: Path) -> None:
        text = f"{path.name} 已不在原处，可能被移走、改名或删除。这里仍是上次校对的结果。"
        self._banner.show_message(BannerMessage(text, Kind.WARNING, tip=str(path)))

    # The result

    def _noticed(self, text: str) -> None:
        self._notice = text
        self._banner.show_message(BannerMessage(text, Kind.WARNING))

    def _remember(self) -> None:
        self._banner.clear()
        self._notice = ""
        self._selected, self._saw_cells = self._session.finding, self._parts.desk.tables.sees_selected
        self._scroll_positions = [(p.horizontalScrollBar().value(), p.verticalScrollBar().value()) for p in self._panes]

    def _rechecked(self, change: Comparison, earlier: Snapshot) -> None:
        for pane, (x, y) in zip(self._panes, self._scroll_positions, strict=True):
            pane.horizontalScrollBar().setValue(x)
            pane.verticalScrollBar().setValue(y)
        before, now = self._selected, self._session.finding
        later = self._session.decisions.compare_with(earlier).later(before.index) if before is not None else None
        if now is not None and later != now.index:  # another one than before: the panes go there
            self._parts.desk.reveal_selected()
        elif self._saw_cells:  # with last year's numbers below them the rows are taller than they were
            self._parts.desk.tables.reveal_selected()
        findings = self._session.draft.findings if self._session.draft else ()
        head = self._reason(earlier)
        if head != _RECHECKED:  # what is gone was not mended: it is not looked at any more, or looked at otherwise
            change = replace(change, mended=())
        mended, new = [earlier.draft.findings[i] for i in change.mended], [findings[i] for i in change.new]
        words = [change.sentence()]
        reopened = self._session.decisions.reopened()
        if reopened:
            words.append(f"{reopened} 处的数字变了，须重新处理")
        if self._notice:
            words.append(self._notice)
        worse = bool(new) or bool(reopened) or bool(self._notice)
        groups = (("改好的", mended), ("新增的", new))
        tip = "\n".join(f"{name}：{finding.message}" for name, those in groups for finding in those)
        actions = (("看新增的", lambda: self._session.select(new[0])),) if new else ()
        if self._session.changed_since is earlier.draft.checked:
            actions = (*actions, ("看改动", self._actions["earlier_version"].trigger))
        where = f"改好：{_named_places(earlier.draft, mended)}" if mended else ""
        text = "。".join(filter(None, (f"{head}：{'；'.join(words)}", where)))
        self._banner.show_message(BannerMessage(text, Kind.WARNING if worse else None, actions, tip))
        self._offer_timer.start(0)  # it may have been saved once more meanwhile

    def _reason(self, earlier: Snapshot) -> str:
        """What the new check was for: a mended draft, other settings, or last year's report."""
        before, draft = earlier.draft.checked.report, self._session.draft
        now = draft.checked.report if draft else before
        if before.profile != now.profile:
            return "已按新的设置重新校对"
        if (before.previous is None) != (now.previous is None):
            return "已与去年的报告对照" if now.previous is not None else "不再与去年的报告对照"
        return _RECHECKED

    def _failed(self, failure: LoadFailure) -> None:
        if failure.code == NotFoundError.code and not failure.path.exists():
            self._vanished(failure.path)
            return
        text = f"重新校对没有完成：{failure.message}这里仍是上次校对的结果。"
        actions = (("再试一次", self._session.recheck), ("复制详细信息", lambda: _copy(failure.detail)))
        self._banner.show_message(BannerMessage(text, Kind.WARNING, actions))
        self._offer_timer.start(0)


def _named_places(draft: CheckedDraft, findings: list[ListedFinding]) -> str:
    """Where these were and what stood there, each place once, as far as there is room for in a line."""
    named = []
    for finding in findings:
        outcomes = draft.checked.result.findings[finding.index : finding.index + 1]
        was = next((found.now for e in outcomes if (found := answer(draft.checked.report, e))), "")
        named.append(f"{finding.place}“{was}”" if was else finding.place)
    named = list(dict.fromkeys(named))
    return "、".join(named[:_NAMED]) + (f"等 {len(findings)} 处" if len(named) > _NAMED else "")


def _writing() -> bool:
    """True while somebody types: a note must not lose the keyboard in the middle of a word."""
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit) or (isinstance(field, QPlainTextEdit) and not field.isReadOnly())


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)
