"""Last resort for drafts that our own readers cannot take: another program on this machine saves them as .docx.

Word or WPS by automation on Windows (where pywin32 is installed), else LibreOffice where it is installed. The
draft itself is not touched: the program works on a copy in a folder that is removed at once.
"""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

#: How long another program may take, in seconds.
TIME_LIMIT = 90
_PROGRAMS = ("Word.Application", "KWPS.Application", "WPS.Application")
_DOCX = 16  # wdFormatDocumentDefault
_NO_MACROS = 3  # msoAutomationSecurityForceDisable


def to_docx(data: bytes, suffix: str) -> bytes | None:
    """The draft as another program saves it, or None where no program could; ``suffix`` says what ``data`` is."""
    for convert in (_automation, _libreoffice):
        try:
            with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
                source, target = Path(folder, f"draft{suffix}"), Path(folder, "out", "draft.docx")
                target.parent.mkdir()
                source.write_bytes(data)
                if convert(source, target) and target.is_file():
                    return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            log.info("%s: %s", convert.__name__, error)
    return None


def _automation(source: Path, target: Path) -> bool:
    if sys.platform != "win32":
        return False
    try:
        client = importlib.import_module("win32com.client")
        com = importlib.import_module("pythoncom")
    except ImportError:
        return False
    com.CoInitialize()
    try:
        return any(_save_as(client.DispatchEx, program, source, target) for program in _PROGRAMS)
    finally:
        com.CoUninitialize()


def _save_as(dispatch: Callable[[str], object], program: str, source: Path, target: Path) -> bool:
    """Have one program save the draft; False when it is not installed or refuses."""
    # What automation raises is no common type: a missing program, a refused file and a lost connection all differ.
    try:
        application: object = dispatch(program)
    except Exception as error:
        log.info("%s: %s", program, error)
        return False
    try:
        application.Visible = False  # type: ignore[attr-defined]
        application.DisplayAlerts = 0  # type: ignore[attr-defined]
        application.AutomationSecurity = _NO_MACROS  # type: ignore[attr-defined]
        draft = application.Documents.Open(  # type: ignore[attr-defined]
            str(source), ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False, PasswordDocument="-"
        )
        try:
            draft.SaveAs2(str(target), FileFormat=_DOCX)
        finally:
            draft.Close(SaveChanges=0)
        return True
    except Exception as error:
        log.info("%s: %s", program, error)
        return False
    finally:
        try:
            application.Quit()  # type: ignore[attr-defined]
        except Exception as error:
            log.info("%s: %s", program, error)


def _libreoffice(source: Path, target: Path) -> bool:
    program = _find_libreoffice()
    if program is None:
        return False
    # A profile of its own: macros are off in it, and an office that is open already does not matter.
    profile = source.parent / "profile"
    flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    subprocess.run(
        [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source),
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        timeout=TIME_LIMIT, check=True, creationflags=flags,
    )  # fmt: skip
    return True


def _find_libreoffice() -> str | None:
    for name in ("soffice", "libreoffice"):
        program = shutil.which(name)
        if program:
            return program
    for root in ("ProgramFiles", "ProgramFiles(x86)"):
        path = Path(os.environ.get(root, ""), "LibreOffice", "program", "soffice.exe")
        if os.environ.get(root) and path.is_file():
            return str(path)
    return None
