"""From the double click to the window: a splash at once, and nothing imported that the window does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from core.base.errors import DamagedError
from gui.app.splash import Splash, show_splash
from gui.state.load_failure import LoadFailure
from gui.views.start import KINDS, LoadFailurePage, StartPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow

_ROOT = Path(__file__).parents[2]


def _imported(module: str) -> set[str]:
    """What is imported with a module, in a process of its own."""
    code = f"import {module}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_splash_needs_nothing_of_the_program() -> None:
    own = {name for name in _imported("gui.app.splash") if name.startswith(("core.", "gui."))}
    assert own <= {"core.base", "core.base.about", "gui.app", "gui.app.input_method", "gui.app.splash"}


def test_the_window_imports_no_reader_and_no_export() -> None:
    imported = _imported("gui.app.application")
    assert "gui.app.main_window" in imported
    assert imported & {
        "core.read", "core.pipeline.check_draft", "core.batch.attempts", "core.batch.check_many",
        "core.output.batch.run", "PIL.Image",
        "pypdfium2", "pdfplumber", "openpyxl", "docx",
    } == set()  # fmt: skip


def test_the_splash_is_seen_and_goes(app: QApplication) -> None:
    splash = show_splash([])
    assert isinstance(splash, Splash)
    assert splash.isVisible()
    assert not splash.grab().toImage().isNull()
    splash.close()
    assert not [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Splash) and widget.isVisible()
    ]


def test_windows_beside_the_work_are_made_when_asked_for(window: MainWindow) -> None:
    for feature in (window.help, window.checked, window.versions, window.signoff):
        assert not {"window", "dialog"} & feature.__dict__.keys()
    window.help.show_guide()
    assert window.help.window.isVisible()


def test_no_line_of_the_invitation_is_cut_off_in_a_low_window(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    # however little room there is, a layout gives no widget less than this
    assert page.formats.minimumHeight() >= len(KINDS.splitlines()) * page.formats.fontMetrics().lineSpacing()


def test_why_a_draft_could_not_be_read_is_whole_in_a_low_window(app: QApplication, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1200, 700)
    page = LoadFailurePage(host)
    page.resize(681, 290)
    host.show()
    page.show_failure(LoadFailure.of(DamagedError(), Path("稿件.pdf")))
    page.more_button.setChecked(True)
    app.processEvents()
    sentence = page.sentence
    assert sentence.height() >= sentence.heightForWidth(sentence.width()) > sentence.fontMetrics().lineSpacing()
    assert not page.icon.isVisible()
    page.resize(1200, 700)
    app.processEvents()
    assert page.icon.isVisible()
