"""Starting the window."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer

from core.base.about import NAME, VERSION
from core.base.private_copies import sweep_copies
from gui.app.chinese import speak_chinese
from gui.app.crash_guard import CrashGuard, recovery_box
from gui.app.input_method import application, follow_fcitx4
from gui.app.main_window import MainWindow
from gui.app.self_test import SelfTest
from gui.jobs import gc_tuning
from gui.jobs.idle_queue import IdleQueue
from gui.state.settings import Settings
from gui.style.theme import base_font, forget_pictures, program_icon, start_theme, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication, QWidget

_AFTER_PAINT = 50  # milliseconds that the first picture of the window has the processor for itself


def make_application(argv: Sequence[str], choice: str = "system", *, stepwise: bool = False) -> QApplication:
    """The application with style, fonts, Chinese texts of Qt's own and theme; the one there is, if there is one.

    ``stepwise`` recolours in small steps, between which the window answers.
    """
    app = application(argv)
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)  # which entry of the menu the windows belong to
    app.setApplicationDisplayName("")  # titles are written by the window itself
    app.setApplicationVersion(VERSION)
    app.setStyle("Fusion")
    app.setFont(base_font())
    app.setWindowIcon(program_icon())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    speak_chinese(app)
    if stepwise:
        start_theme(IdleQueue(app).add)
    app.aboutToQuit.connect(forget_pictures)
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
    splash: QWidget | None = None,
) -> int:
    """Open the window and stay in it until it is closed; returns the exit status.

    ``argv`` goes to Qt. With ``selftest`` the draft is loaded and checked, a picture written, one JSON line
    printed, and the window closed: 0 when it was checked, 2 when not. ``look`` ("light", "dark"), ``size`` and
    ``select`` (number of the finding to select) are for pictures. The ``splash`` goes when the window is there.
    """
    if selftest is not None:
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(Path(folder) / "settings.ini")
            app = make_application(argv, look or "light")
            window = MainWindow(settings)
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(*(size or (1280, 800)))
            gc_tuning.tune()
            status = SelfTest(app, window, Path(selftest), Path(screenshot) if screenshot else None, select).run()
            settings.flush()  # what is written after the folder has gone would make it anew
            return status
    settings = Settings()
    app = make_application(argv, look or settings.theme, stepwise=True)
    theme().follow_system()
    guard = CrashGuard(settings.data_folder, app)
    before = guard.last_crash()
    guard.install()
    window = MainWindow(settings)
    if files:  # somebody waits for a verdict: a worker gets ready while the window is being drawn
        window.dispatcher.warm()
    guard.save_first(window.save)
    app.commitDataRequest.connect(lambda _manager: window.save())  # the session is about to end
    window.session.files_changed.connect(lambda: guard.opened(window.session.files))
    if size:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
    window.show()
    if splash is not None:
        splash.close()
    gc_tuning.tune()
    if not files:
        QTimer.singleShot(_AFTER_PAINT, window.dispatcher.warm)
    follow_fcitx4(app)
    IdleQueue(app).add(sweep_copies)
    if before is not None:
        box = recovery_box(*before, window.open_paths, window)
        box.open()
    if files:
        window.open_paths([Path(name) for name in files])
    status = app.exec()
    guard.closed()
    return status
