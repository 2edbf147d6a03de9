"""The window that is photographed: fresh, in the size of a screen, with invented drafts to open in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from core.base.resources import ROOT
from core.forms.model_draft import ModelDraft, load_model
from core.pipeline.check_draft import check_file
from gui.app.main_window import MainWindow
from gui.features.opening.controller import example_draft
from gui.jobs.dispatcher import Dispatcher
from gui.state.settings import Settings
from tests.gui.conftest import Inline

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (1280, 800)
#: Scale and inner size in logical pixels: 1366x768, 1024x600, 1920x1080 at 150 and at 200 percent, 1366x768 at 200.
SCREENS = {
    "1366x768": (1.0, (1366, 698)), "1024x600": (1.0, (1024, 530)), "1080p-150": (1.5, (1280, 650)),
    "1080p-200": (2.0, (960, 470)), "768p-200": (2.0, (681, 311)),
}  # fmt: skip


def wait(milliseconds: int) -> None:
    """Let the window draw."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def damaged() -> ModelDraft:
    """The model draft with wrong, blank and unreadable cells and wrong words."""
    model = load_model("2021")
    values = {
        **model.values, ("requests", "new", "total"): "16", ("requests", "result.granted", "company"): "",
        ("requests", "result.partly_granted", "natural_person"): "/", ("requests", "carried_out", "total"): "约1",
        ("review_litigation", "litigation_after", "total"): "2",
    }  # fmt: skip
    prose = dict(model.prose)
    prose["overview"] = [p.replace("政府信息公开申请15件", "政府信息公开申请18件") for p in prose["overview"]]
    return replace(model, values=values, prose=prose)


class Stage:
    """A fresh window and the drafts to show in it."""

    def __init__(self, folder: Path, screen: str = "") -> None:
        self.folder = folder
        self.pool = Inline()
        self.window = MainWindow(Settings(folder / "settings.ini"), Dispatcher(pool=self.pool, check=check_file))
        self.window.showNormal()  # whatever the screen of this process is, pictures have one size
        self.window.resize(*(SCREENS[screen][1] if screen else SIZE))

    def file(self, name: str, data: bytes) -> Path:
        """Write a draft."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def open(self, name: str, data: bytes) -> None:
        """Open a draft."""
        self.window.open_paths([self.file(name, data)])
        self.settle()

    def example(self) -> None:
        """Open the example."""
        path = example_draft()
        assert path is not None, ROOT
        self.window.open_paths([path])
        self.settle()

    def settle(self) -> None:
        """Wait until pages are drawn."""
        wait(60)
        for _ in range(200):
            if self.window.desk.pdf.is_drawn:
                break
            wait(30)
        wait(40)

    def end(self) -> None:
        """Put the window away for good: those that linger would be coloured anew with every picture to come."""
        self.window.settings_feature.dialog.hide()
        self.window.help.window.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def select(self, rule: str) -> None:
        """Select the first finding of a rule."""
        draft = self.window.session.draft
        assert draft is not None
        self.window.session.select(next(e for e in draft.findings if e.rule == rule))
        self.settle()
