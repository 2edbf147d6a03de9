"""The annotated copy from the window: where it goes, made in the background, opened from the line below the verdict."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from core.base.errors import ExportError, GoujiError
from core.base.file_writing import free_path
from core.model.finding import Finding
from core.output.deliveries import write_export
from core.output.exports import Kind as ExportKind
from core.output.exports import export_for, proposed_path
from core.pipeline.checked import Checked
from gui.features.export.outside import open_outside
from gui.features.feature import Feature, Slots, WindowParts
from gui.state.incoming import on_disk
from gui.state.listed_findings import Kind
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from core.output.annotated.word import Annotated

log = logging.getLogger(__name__)

_BROKEN = "生成批注副本时程序出错，原稿没有改动；请把稿件另存为 .docx 后再试。"
_NOTHING = "没有待处理的必改和存疑之处，不必生成批注副本。"


@dataclass(frozen=True)
class _Order:
    """What is to be made, all of it fixed in the thread of the window; ``kept`` are files that must not be written."""

    checked: Checked
    findings: tuple[Finding, ...]
    remarks: Mapping[Finding, str]
    target: Path
    kept: tuple[Path, ...]
    tracked: bool


class AnnotatedCopyFeature(Feature):
    """Asks for the file, makes the copy in a thread, says how it ended."""

    _done = Signal(object, object)  # path, Annotated
    _failed = Signal(object, str)  # order, sentence

    def __init__(self, parts: WindowParts, pool: Executor | None = None) -> None:
        super().__init__(parts)
        self._banner = parts.desk.banner
        self.pool = pool or ThreadPoolExecutor(1, thread_name_prefix="copy")
        self._working = False
        self._done.connect(self._show_made)
        self._failed.connect(self._show_failed)

    def slots(self) -> Slots:
        """With comments alone, and with changes made."""
        return {"annotated_copy": lambda: self.ask(tracked=False), "tracked_copy": lambda: self.ask(tracked=True)}

    def update_actions(self) -> None:
        """A checked draft in front that is a file; one copy at a time."""
        path = self._session.path
        ready = self._parts.draft_in_front and path is not None and on_disk(path) and not self._working
        for name in ("annotated_copy", "tracked_copy"):
            self._actions[name].setEnabled(ready)

    def shut_down(self) -> None:
        """Wait for a copy that is being written."""
        self.pool.shutdown(wait=True, cancel_futures=True)

    def ask(self, *, tracked: bool) -> None:
        """The dialog for the file, unless there is nothing to write or no way to."""
        # the readers of formats come with it; the start of the program does not need them
        from core.output.annotated.copy import open_findings, refusal, remarks_of, suffix_of

        draft = self._session.draft
        if draft is None:
            return
        checked = draft.checked
        why_not = refusal(checked)
        stands = tuple(self._session.decisions.standing(finding) for finding in draft.findings)
        findings, remarks = open_findings(checked, stands), remarks_of(checked, stands)
        if why_not is not None or not findings:
            text, kind = (why_not.message, Kind.WARNING) if why_not is not None else (_NOTHING, None)
            self._banner.show_message(BannerMessage(text, kind))
            return
        suffix = suffix_of(checked)
        try:
            proposed = free_path(proposed_path(ExportKind.ANNOTATED, checked.path, suffix))
        except ExportError:
            proposed = proposed_path(ExportKind.ANNOTATED, checked.path, suffix)
        export = export_for(ExportKind.ANNOTATED, proposed)
        title = "以修订方式改好，另存为" if tracked else "生成批注副本，另存为"
        name, _ = QFileDialog.getSaveFileName(
            self._parts.window, title, str(proposed), f"{export.title} (*{export.suffix})"
        )
        if name:
            target = Path(name) if Path(name).suffix else Path(f"{name}{suffix}")
            kept = tuple(path for path in self._session.files if on_disk(path))
            self._start(_Order(checked, findings, remarks, target, kept, tracked))

    def _start(self, order: _Order) -> None:
        self._working = True
        self.update_actions()
        self._banner.show_message(BannerMessage(f"正在生成 {order.target.name}，请稍候"))
        self.pool.submit(self._make, order)

    def _make(self, order: _Order) -> None:
        """In the thread: make and write it, report by a signal."""
        from core.output.annotated.copy import annotated_copy, check_suffix

        try:
            check_suffix(order.checked, order.target.suffix)
            now = datetime.now().astimezone()
            made = annotated_copy(order.checked, order.findings, now, tracked=order.tracked, remarks=order.remarks)
            export = export_for(ExportKind.ANNOTATED, order.target)
            path = write_export(export, made, order.target, {}, order.kept, free_name=True)
        except GoujiError as error:
            self._failed.emit(order, error.message)
        except Exception:
            log.exception("annotated copy")
            self._failed.emit(order, _BROKEN)
        else:
            self._done.emit(path, made)

    def _show_made(self, path: Path, made: Annotated) -> None:
        self._end()
        actions = (("打开", lambda: self._open(path)), ("打开文件夹", lambda: self._open(path.parent)))
        text = f"已生成 {path.name}：{made.told}，原稿没有改动。{made.remark}"
        self._banner.show_message(BannerMessage(text, Kind.HINT if made.remark else None, actions, tip=str(path)))

    def _show_failed(self, order: _Order, sentence: str) -> None:
        self._end()
        again = (("另选位置", lambda: self.ask(tracked=order.tracked)),)
        self._banner.show_message(BannerMessage(sentence, Kind.WARNING, again, tip=str(order.target)))

    def _end(self) -> None:
        self._working = False
        self.update_actions()

    def _open(self, path: Path) -> None:
        problem = open_outside(path)
        if problem:
            self._banner.show_message(BannerMessage(problem, Kind.WARNING, tip=str(path)))
