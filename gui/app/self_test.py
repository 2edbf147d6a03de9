"""The self-test of a packaged program: one draft is checked in the real window, which then reports and closes."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from core.base.about import TITLE, VERSION
from gui.state.listed_findings import Kind
from gui.state.session import Session, Stage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from gui.app.main_window import MainWindow

_PATIENCE = 120_000  # milliseconds a self-test may take


class SelfTest:
    """Loads one draft in the real window and reports on it."""

    def __init__(
        self, app: QApplication, window: MainWindow, draft: Path, screenshot: Path | None, select: int | None
    ) -> None:
        self._app, self._window, self._draft = app, window, draft
        self._screenshot, self._select = screenshot, select
        self._status = 2
        self._moments: dict[str, float] = {}

    @property
    def _session(self) -> Session:
        return self._window.session

    def run(self) -> int:
        """Show, check, wait until everything in sight is drawn, report; 0 when the draft was checked."""
        self._session.stage_changed.connect(self._staged)
        self._window.show()
        deadline = QTimer(self._window)
        deadline.setSingleShot(True)
        deadline.timeout.connect(self._report)
        deadline.start(_PATIENCE)
        QTimer.singleShot(0, self._open)
        self._app.exec()
        return self._status

    def _open(self) -> None:
        self._reached("window")
        self._window.open_paths([self._draft])

    def _reached(self, moment: str) -> None:
        """Note when something is on the screen, in seconds of the machine's clock, which who called us can read too."""
        self._app.processEvents()
        self._moments[moment] = time.monotonic()

    def _staged(self, stage: Stage) -> None:
        if stage in (Stage.READY, Stage.FAILED):
            QTimer.singleShot(0, self._select_one)

    def _select_one(self) -> None:
        self._reached("findings")
        draft = self._session.draft
        if draft is not None and self._select is not None and 0 < self._select <= len(draft.findings):
            self._session.select(draft.findings[self._select - 1])
        QTimer.singleShot(150, self._wait)

    def _wait(self) -> None:
        """Pages are drawn in a thread; look again until they are there."""
        if self._window.desk.pdf.is_drawn:
            QTimer.singleShot(50, self._report)
        else:
            QTimer.singleShot(50, self._wait)

    def _report(self) -> None:
        draft = self._session.draft
        picture_written = self._screenshot is None or self._window.grab().save(str(self._screenshot))
        if not picture_written:
            print(f"{TITLE}：图片写不到 {self._screenshot}", file=sys.stderr)
        count = 0
        tables = 0
        if draft is not None:
            count = sum(1 for finding in draft.findings if finding.kind is not Kind.OPEN)
            tables = sum(1 for reading in draft.checked.report.tables.values() if reading.found)
        elif self._session.failure is not None:
            print(f"{TITLE}：{self._session.failure.message}", file=sys.stderr)
        self._moments["told"] = time.monotonic()
        status = "checked" if draft is not None else "failed"
        summary = {
            "version": VERSION, "status": status, "findings": count, "tables": tables, "moments": self._moments,
        }  # fmt: skip
        print(json.dumps(summary, ensure_ascii=False), flush=True)
        self._status = 0 if draft is not None and picture_written else 2
        self._window.close()
        self._app.quit()
