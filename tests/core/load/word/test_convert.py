"""Other programs as a last resort: found or not, in a folder of their own, and never left waiting."""

from __future__ import annotations

import subprocess
import sys
import types
from pathlib import Path

import pytest

from core.base.errors import UnsupportedError
from core.load import load_bytes
from core.load.word import convert
from tests.support.drafts import distinct, expected
from tests.support.drafts_markup import to_flat_xml
from tests.support.reading import assert_all_cells


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A program that copies its input; the calls made of it."""
    calls: list[list[str]] = []

    def run(command: list[str], **options: object) -> None:
        calls.append(command)
        assert options["timeout"] == convert.TIME_LIMIT
        target = Path(command[command.index("--outdir") + 1], "draft.docx")
        target.write_bytes(b"saved " + Path(command[-1]).read_bytes())

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(convert.shutil, "which", lambda name: "office" if name == "soffice" else None)
    monkeypatch.setattr(convert.subprocess, "run", run)
    return calls


def test_libreoffice_works_on_a_copy(office: list[list[str]]) -> None:
    assert convert.to_docx(b"draft", ".doc") == b"saved draft"
    command = office[0]
    assert command[0] == "office"
    assert "--headless" in command
    assert not Path(command[-1]).parent.exists()


def test_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(convert.shutil, "which", lambda name: None)
    monkeypatch.delenv("ProgramFiles", raising=False)
    monkeypatch.delenv("ProgramFiles(x86)", raising=False)
    assert convert.to_docx(b"draft", ".doc") is None


@pytest.mark.parametrize("error", [subprocess.TimeoutExpired("x", 1), subprocess.CalledProcessError(1, "x"), OSError()])
def test_program_that_fails(office: list[list[str]], monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(convert.subprocess, "run", fail)
    assert convert.to_docx(b"draft", ".doc") is None
    assert office == []


class _Draft:
    def __init__(self, log: list[str], source: str) -> None:
        self.log, self.source = log, source

    def SaveAs2(self, target: str, FileFormat: int) -> None:
        self.log.append(f"save {FileFormat}")
        Path(target).write_bytes(b"saved " + Path(self.source).read_bytes())

    def Close(self, SaveChanges: int) -> None:
        self.log.append("close")


class _Program:
    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.Documents = self

    def Open(self, source: str, **options: object) -> _Draft:
        assert options["ReadOnly"] is True
        self.log.append("open")
        return _Draft(self.log, source)

    def Quit(self) -> None:
        self.log.append("quit")


def test_automation_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []

    def dispatch(program: str) -> _Program:
        log.append(program)
        if program == "Word.Application":
            raise RuntimeError("not installed")
        return _Program(log)

    com = types.SimpleNamespace(CoInitialize=lambda: log.append("begin"), CoUninitialize=lambda: log.append("end"))
    modules = {"win32com.client": types.SimpleNamespace(DispatchEx=dispatch), "pythoncom": com}
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(convert.importlib, "import_module", modules.__getitem__)
    assert convert.to_docx(b"draft", ".doc") == b"saved draft"
    assert log == ["begin", "Word.Application", "KWPS.Application", "open", "save 16", "close", "quit", "end"]


def test_word_saved_as_one_xml_file() -> None:
    draft = distinct()
    document = load_bytes(to_flat_xml(draft), "年报.xml")
    assert document.format == "flat_xml"
    assert_all_cells(document, draft, expected(draft))


def test_xml_of_word_2003_needs_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x"/>'
    monkeypatch.setattr(convert, "to_docx", lambda data, suffix: None)
    with pytest.raises(UnsupportedError, match="Word 2003"):
        load_bytes(data, "年报.doc")
