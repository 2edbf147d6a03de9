"""What nobody caught is told in a dialog that can be copied."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from core.about import VERSION
from core.errors import DamagedError
from gui.trouble import Trouble, crash_box, install_excepthook


def test_the_dialog_copies_its_details(app: QApplication) -> None:
    box = crash_box("Traceback: 出错")
    assert "没有被改动" in box.text()
    copy = next(b for b in box.buttons() if b.text() == "复制详细信息")
    copy.click()
    assert "Traceback: 出错" in QApplication.clipboard().text()
    assert VERSION in QApplication.clipboard().text()
    box.deleteLater()


def test_uncaught_errors_reach_the_dialog(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda self: shown.append(self.detailedText()) or 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_excepthook()
    error = ValueError("意外")
    sys.excepthook(ValueError, error, None)
    assert len(shown) == 1
    assert "ValueError: 意外" in shown[0]
    assert "uncaught" in caplog.text


def test_our_own_errors_bring_their_sentence() -> None:
    trouble = Trouble.of(DamagedError(detail="zip: bad magic"), Path("甲.docx"))
    assert trouble.message == DamagedError.default
    assert "damaged" in trouble.detail
    assert "zip: bad magic" in trouble.detail
    assert "甲.docx" in trouble.detail
