"""Last resort for binary drafts that our own reader cannot take: another program on this machine saves them as .docx.

Word or WPS by automation on Windows (where pywin32 is installed), else LibreOffice where it is installed. The draft
itself is not touched: the program works on a copy in a folder of its own that is removed at once.

Nothing here may reach a network. Only what is a binary Word draft by its content is handed on, since anything else
named .doc (a page, flat OpenDocument) fetches what it links to. A program runs without a network where the system can
do that; elsewhere a draft that names anything outside itself is refused, with a sentence.
"""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.errors import UnsupportedError
from core.base.private_copies import private_folder
from core.load.archive import Archive
from core.load.word import libreoffice
from core.load.word.outside_addresses import names_outside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)

_PROGRAMS = ("Word.Application", "KWPS.Application", "WPS.Application")
_DOCX = 16  # wdFormatDocumentDefault
_NO_MACROS = 3  # msoAutomationSecurityForceDisable
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: First bytes of the main stream: Word 97 and later, Word 6 and 95 (MS-DOC 2.5.2, wIdent).
_WORD = (b"\xec\xa5", b"\xdc\xa5")
_REFUSED = (
    "这份旧版稿件要靠其他程序转换才能读取，而稿件里有外部链接，转换时可能联网，所以没有转换；"
    "请在 Word 或 WPS 中打开后另存为 .docx 再试。"
)


def to_docx(data: bytes, streams: Mapping[str, bytes]) -> bytes | None:
    """The draft as another program saves it, or None where no program could; ``streams`` are those of its container.

    Raises UnsupportedError for one that might reach a network while it is converted.
    """
    document = streams.get("WordDocument", b"")
    if not data.startswith(_CONTAINER) or not document.startswith(_WORD):
        return None
    return _saved(data, ".doc", outside=names_outside(document, streams.values()))


def text_to_docx(data: bytes, kind: str) -> bytes | None:
    """The same for a draft of rich text or OpenDocument, ``kind`` "rtf" or "odt", in which all addresses are plain.

    Raises UnsupportedError, or what an Archive raises.
    """
    streams = [data] if kind == "rtf" else _attributes(data)
    return _saved(data, f".{kind}", outside=names_outside(b"", streams))


def _attributes(data: bytes) -> list[bytes]:
    """The values of all attributes in a package of XML: names of namespaces are none."""
    archive = Archive(data)
    parts = [archive.xml(name) for name in archive.names() if name.endswith(".xml")]
    return ["\n".join(map(str, element.attrib.values())).encode() for part in parts for element in part.iter("{*}*")]


def _saved(data: bytes, suffix: str, *, outside: bool) -> bytes | None:
    if sys.platform == "win32":
        if outside:
            raise UnsupportedError(_REFUSED)
        saved = _attempt(_automation, data, suffix)
        if saved is not None:
            return saved
    program = libreoffice.find_libreoffice()
    if program is None:
        return None
    before = libreoffice.without_network()
    if before is None and outside:
        raise UnsupportedError(_REFUSED)
    return _attempt(lambda source, target: _libreoffice(program, source, target, before or ()), data, suffix)


def _attempt(convert: Callable[[Path, Path], bool], data: bytes, suffix: str) -> bytes | None:
    """What one program makes of a copy of the draft."""
    try:
        with private_folder() as folder:
            source, target = Path(folder, f"draft{suffix}"), Path(folder, "out", "draft.docx")
            target.parent.mkdir()
            source.write_bytes(data)
            return target.read_bytes() if convert(source, target) and target.is_file() else None
    except (OSError, subprocess.SubprocessError) as error:
        log.info("conversion: %s", type(error).__name__)
        return None


def _libreoffice(program: str, source: Path, target: Path, before: tuple[str, ...]) -> bool:
    libreoffice.convert(program, source, target, before)
    return True


def _automation(source: Path, target: Path) -> bool:
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
    """Have one program save the draft; False when it is not installed or refuses, or cannot be kept from links."""
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
        options = application.Options  # type: ignore[attr-defined]
        updates = options.UpdateLinksAtOpen
        options.UpdateLinksAtOpen = False
        try:
            draft = application.Documents.Open(  # type: ignore[attr-defined]
                str(source), ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False, PasswordDocument="-"
            )
            try:
                draft.SaveAs2(str(target), FileFormat=_DOCX)
            finally:
                draft.Close(SaveChanges=0)
        finally:
            options.UpdateLinksAtOpen = updates  # the program keeps it for the user's own work
        return True
    except Exception as error:
        log.info("%s: %s", program, error)
        return False
    finally:
        try:
            application.Quit()  # type: ignore[attr-defined]
        except Exception as error:
            log.info("%s: %s", program, error)
