"""Starting the window, and driving it once by itself for a packaged program's self-test."""

from __future__ import annotations

import json
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from core.base.about import NAME, TITLE, VERSION
from gui.app import gc_tuning
from gui.app.crash_guard import CrashGuard, recovery_box
from gui.app.main_window import MainWindow
from gui.jobs.idle_queue import IdleQueue
from gui.state.listed_findings import Kind
from gui.state.session import Session, Stage
from gui.state.settings import Settings
from gui.style.theme import base_font, pixmap, program_icon, theme

log = logging.getLogger(__name__)

_PATIENCE = 120_000  # milliseconds a self-test may take


def make_application(argv: Sequence[str], choice: str = "system") -> QApplication:
    """The application with style, fonts, Chinese texts of Qt's own and theme; the one there is, if there is one."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")  # titles are written by the window itself
    app.setApplicationVersion(VERSION)
    app.setStyle("Fusion")
    app.setFont(base_font())
    app.setWindowIcon(program_icon())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.aboutToQuit.connect(pixmap.cache_clear)  # pictures must not outlive the application
    theme().apply(choice)
    return app


def run(
    argv: Sequence[str],
    *,
    selftest: str | Path | None = None,
    screenshot: str | Path | None = None,
    files: Sequence[str | Path] = (),
    look: str | None = None,
    size: tuple[int, int] | None = None,
    select: int | None = None,
) -> int:
    """Open the window and stay in it until it is closed; returns the exit status.

    ``argv`` goes to Qt. With ``selftest`` the draft is loaded and checked, a picture written, one JSON line
    printed, and the window closed: 0 when it was checked, 2 when not. ``look`` ("light", "dark"), ``size`` and
    ``select`` (number of the finding to select) are for pictures.
    """
    if selftest is not None:
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(Path(folder) / "settings.ini")
            app = make_application(argv, look or "light")
            window = MainWindow(settings)
            window.resize(*(size or (1280, 800)))
            gc_tuning.tune_and_freeze()
            return SelfTest(app, window, Path(selftest), Path(screenshot) if screenshot else None, select).run()
    settings = Settings()
    app = make_application(argv, look or settings.theme)
    theme().run_later = IdleQueue(app).add
    theme().follow_system()
    guard = CrashGuard(settings.data_folder, app)
    before = guard.last_crash()
    guard.install()
    window = MainWindow(settings)
    guard.before_box.append(window.desk.decision_bar.save_note)
    app.commitDataRequest.connect(lambda _manager: window.desk.decision_bar.save_note())  # the session is about to end
    window.session.files_changed.connect(lambda: guard.opened(window.session.files))
    if size:
        window.resize(*size)
    window.show()
    gc_tuning.tune_and_freeze()
    if before is not None:
        box = recovery_box(*before, window.open_paths, window)
        box.open()
    if files:
        window.open_paths([Path(name) for name in files])
    status = app.exec()
    guard.closed()
    return status


class SelfTest:
    """Loads one draft in the real window and reports on it."""

    def __init__(
        self, app: QApplication, window: MainWindow, draft: Path, screenshot: Path | None, select: int | None
    ) -> None:
        self._app, self._window, self._draft = app, window, draft
        self._screenshot, self._select = screenshot, select
        self._status = 2

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
        QTimer.singleShot(0, lambda: self._window.open_paths([self._draft]))
        self._app.exec()
        return self._status

    def _staged(self, stage: Stage) -> None:
        if stage in (Stage.READY, Stage.FAILED):
            QTimer.singleShot(0, self._select_one)

    def _select_one(self) -> None:
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
        status = "checked" if draft is not None else "failed"
        summary = {"version": VERSION, "status": status, "findings": count, "tables": tables}
        print(json.dumps(summary, ensure_ascii=False), flush=True)
        self._status = 0 if draft is not None and picture_written else 2
        self._window.close()
        self._app.quit()
