"""Other programs as a last resort: found or not, in a folder of their own, and never left waiting."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import types
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from core.base import private_copies
from core.base.errors import UnsupportedError
from core.load import load_bytes, load_text
from core.load.word import convert, libreoffice
from core.load.word.doc import loader as doc
from core.load.word.outside_addresses import names_outside
from tests.support.drafts import distinct, expected
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import to_flat_xml
from tests.support.reading import assert_all_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD_97, WORD_95 = b"\xec\xa5", b"\xdc\xa5"
DATA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 draft"
STREAMS = {"WordDocument": WORD_95 + bytes(60)}


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """A program that copies its input; the calls made of it. The system lets it run without a network."""
    calls: list[list[str]] = []

    def run(command: list[str], folder: Path, surroundings: Mapping[str, str]) -> None:
        calls.append(command)
        target = Path(command[command.index("--outdir") + 1], "draft.docx")
        assert folder == target.parent
        assert set(surroundings) >= {"http_proxy", "HTTPS_PROXY", "all_proxy"}
        target.write_bytes(b"saved " + Path(command[-1]).read_bytes())

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(libreoffice, "without_network", lambda: ("/usr/bin/unshare", "--net", "--"))
    monkeypatch.setattr(libreoffice, "run", run)
    return calls


def test_libreoffice_works_on_a_copy_without_network(office: list[list[str]]) -> None:
    assert convert.to_docx(DATA, STREAMS) == b"saved " + DATA
    command = office[0]
    assert command[:4] == ["/usr/bin/unshare", "--net", "--", "/usr/bin/soffice"]
    assert "--headless" in command
    assert not Path(command[-1]).parent.exists()


def test_no_program(office: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    assert convert.to_docx(DATA, STREAMS) is None
    assert office == []


@pytest.mark.parametrize("error", [subprocess.TimeoutExpired("x", 1), subprocess.CalledProcessError(1, "x"), OSError()])
def test_program_that_fails(office: list[list[str]], monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(libreoffice, "run", fail)
    assert convert.to_docx(DATA, STREAMS) is None
    assert office == []


@pytest.mark.parametrize(
    ("data", "streams"),
    [
        (b'<?xml version="1.0"?><office:document/>', STREAMS),
        (b"{\\rtf1 }", STREAMS),
        (b"<html><img src='http://127.0.0.1/x.png'></html>", STREAMS),
        (DATA, {}),
        (DATA, {"Workbook": b"x"}),
        (DATA, {"WordDocument": b"<html>"}),
    ],
)
def test_only_a_binary_word_draft_is_handed_on(office: list[list[str]], data: bytes, streams: dict[str, bytes]) -> None:
    assert convert.to_docx(data, streams) is None
    assert office == []


LINKS = [
    '\x13INCLUDEPICTURE "http://127.0.0.1/x.png"\x14\x15', "\x13 includetext other.doc\x15",
    "\x13DDEAUTO excel a b\x15",
    "\x13 LINK Excel.Sheet.8 a.xls\x15", "https://127.0.0.1/t.dot", "\\\\host\\share\\t.dot", "file:///c:/x.png",
    "http://www.w3.org@127.0.0.1/",
]  # fmt: skip


@pytest.mark.parametrize("text", LINKS)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le"])
@pytest.mark.parametrize("stream", ["WordDocument", "1Table", "Data"])
def test_links_are_seen(text: str, encoding: str, stream: str) -> None:
    streams = dict(STREAMS)
    streams[stream] = streams.get(stream, b"") + b"\x07" + text.encode(encoding)
    assert names_outside(streams["WordDocument"], streams.values())


@pytest.mark.parametrize(
    "text", ["政府信息公开", "http://schemas.openxmlformats.org/a", "Hyperlink ", "FollowedHyperlink", "a\\b"]
)
def test_plain_drafts_have_none(text: str) -> None:
    document = STREAMS["WordDocument"] + text.encode("utf-16-le")
    assert not names_outside(document, [document])


def test_pieces_may_hide_one() -> None:
    document = WORD_97 + bytes(8) + b"\x04\x00" + bytes(40)
    assert names_outside(document, [document])


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_links_are_refused_where_there_is_a_network(
    office: list[list[str]], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    streams = {"WordDocument": STREAMS["WordDocument"] + LINKS[0].encode()}
    assert convert.to_docx(DATA, streams)  # none here
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(libreoffice, "without_network", lambda: None)
    office.clear()
    with pytest.raises(UnsupportedError, match="外部链接"):
        convert.to_docx(DATA, streams)
    assert office == []


def test_without_links_the_profile_must_do(office: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "without_network", lambda: None)
    assert convert.to_docx(DATA, STREAMS) == b"saved " + DATA
    assert office[0][0] == "/usr/bin/soffice"


def test_profile_blocks_links_macros_and_the_way_out(tmp_path: Path) -> None:
    libreoffice.write_profile(tmp_path / "profile")
    root = ElementTree.fromstring((tmp_path / "profile" / "user" / "registrymodifications.xcu").read_bytes())
    path, name = ("{http://openoffice.org/2001/registry}" + n for n in ("path", "name"))
    known = {(item.get(path), prop.get(name)): prop[0].text for item in root for prop in item}
    security = "/org.openoffice.Office.Common/Security/Scripting"
    assert known[security, "BlockUntrustedRefererLinks"] == "true"
    assert known[security, "DisableMacrosExecution"] == "true"
    assert known[security, "MacroSecurityLevel"] == "3"
    assert known["/org.openoffice.Office.Writer/Content/Update", "Link"] == "2"
    assert known["/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort"] == "9"


def test_proxies_lead_nowhere() -> None:
    made = libreoffice.environment({"PATH": "x", "HTTP_PROXY": "http://proxy:1", "No_Proxy": "*"})
    assert made["PATH"] == "x"
    assert {made[n] for n in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy")} == {"http://127.0.0.1:9"}
    assert (made["no_proxy"], made["NO_PROXY"]) == ("", "")
    assert "No_Proxy" not in made


@pytest.mark.skipif(os.name == "nt", reason="a planted program of this kind")
def test_a_planted_program_is_not_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("soffice", "libreoffice"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    found = libreoffice.find_libreoffice()
    assert found is None or (Path(found).is_absolute() and not Path(found).is_relative_to(tmp_path))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces of Linux")
def test_there_is_no_network_in_it() -> None:
    before = libreoffice.without_network()
    if before is None:
        pytest.skip("the system does not allow namespaces")
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        call = f"import socket; socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 5)"
        assert subprocess.run([sys.executable, "-c", call], capture_output=True).returncode == 0
        assert subprocess.run([*before, sys.executable, "-c", call], capture_output=True).returncode != 0


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_end_takes_everything_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """LibreOffice's program is a script that starts another; both end with the time limit."""
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 60 &\necho $! > child\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(libreoffice, "TIME_LIMIT", 1)
    with pytest.raises(subprocess.TimeoutExpired):
        libreoffice.run([str(script)], tmp_path, os.environ)
    child = int((tmp_path / "child").read_text())
    status = Path(f"/proc/{child}/stat")
    for _ in range(100):
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.05)
    else:
        pytest.fail("the child lives on")


def test_a_killed_conversion_leaves_nothing_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, fresh, other = (tmp_path / n for n in ("gouji-copy-old", "gouji-copy-new", "other"))
    for folder in (old, fresh, other):
        folder.mkdir()
        (folder / "draft.doc").write_bytes(b"x")
    before = time.time() - private_copies.STALE - 1
    for folder in (old, other):
        os.utime(folder, (before, before))
    private_copies.sweep_copies()
    assert [p.name for p in sorted(tmp_path.iterdir())] == ["gouji-copy-new", "other"]
    with private_copies.private_folder() as made:
        assert os.name == "nt" or Path(made).stat().st_mode & 0o777 == 0o700
    assert not Path(made).exists()


class _Draft:
    def __init__(self, log: list[str], source: str) -> None:
        self.log, self.source = log, source

    def SaveAs2(self, target: str, FileFormat: int) -> None:
        self.log.append(f"save {FileFormat}")
        Path(target).write_bytes(b"saved " + Path(self.source).read_bytes())

    def Close(self, SaveChanges: int) -> None:
        self.log.append("close")


class _Options:
    """The program's own settings; the log tells every change of what it does with links."""

    def __init__(self, log: list[str]) -> None:
        self._log, self._updates = log, True

    @property
    def UpdateLinksAtOpen(self) -> bool:
        return self._updates

    @UpdateLinksAtOpen.setter
    def UpdateLinksAtOpen(self, on: bool) -> None:
        self._updates = on
        self._log.append(f"links {on}")


class _Program:
    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.Documents = self
        self.Options = _Options(log)
        self.AutomationSecurity = 1

    def Open(self, source: str, **options: object) -> _Draft:
        assert options["ReadOnly"] is True
        assert self.AutomationSecurity == 3
        self.log.append("open")
        return _Draft(self.log, source)

    def Quit(self) -> None:
        self.log.append("quit")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Automation without Word, with WPS; what happens in it."""
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
    return log


def test_automation_on_windows(windows: list[str]) -> None:
    assert convert.to_docx(DATA, STREAMS) == b"saved " + DATA
    assert windows == [
        "begin", "Word.Application", "KWPS.Application", "links False", "open", "save 16", "close", "links True",
        "quit", "end",
    ]  # fmt: skip


def test_automation_opens_no_draft_with_links(windows: list[str]) -> None:
    with pytest.raises(UnsupportedError, match="外部链接"):
        convert.to_docx(DATA, {**STREAMS, "1Table": "http://127.0.0.1/t.dot".encode("utf-16-le")})
    assert windows == []


def test_program_that_cannot_be_kept_from_links_opens_nothing(
    windows: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    monkeypatch.delattr(_Options, "UpdateLinksAtOpen")
    assert convert.to_docx(DATA, STREAMS) is None
    assert "open" not in windows


def test_word_saved_as_one_xml_file() -> None:
    draft = distinct()
    document = load_bytes(to_flat_xml(draft), "年报.xml")
    assert document.format == "flat_xml"
    assert_all_cells(document, draft, expected(draft))


def test_other_xml_is_handed_to_no_program(office: list[list[str]]) -> None:
    data = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x"/>'
    with pytest.raises(UnsupportedError, match="Word 2003"):
        load_bytes(data, "年报.doc")
    flat = (
        b'<?xml version="1.0"?><!-- schemas.microsoft.com/office/word --><o:document '
        b'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:x h="http://127.0.0.1/x.png"/></o:document>'
    )
    with pytest.raises(UnsupportedError, match="其他程序的 XML"):
        load_bytes(flat, "年报.doc")
    assert office == []


@pytest.mark.parametrize("name", ["libreoffice_fetches_url.doc"])
def test_draft_made_to_fetch(office: list[list[str]], name: str) -> None:
    path = Path(__file__).resolve().parents[5] / "shared" / "cases" / "hostile" / name
    if not path.is_file():
        pytest.skip("no such drafts beside the checkout")
    with pytest.raises(UnsupportedError):
        load_bytes(path.read_bytes(), name)
    assert office == []


def test_word_95_is_converted(office: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """The way from the loader: an older main stream in a sound container."""
    old = bytearray(to_doc(distinct()))
    at = old.index(WORD_97)
    old[at : at + 4] = WORD_95 + (104).to_bytes(2, "little")
    monkeypatch.setattr(
        doc, "docx", types.SimpleNamespace(load=lambda saved, name, progress: load_text(saved[:5].decode()))
    )
    assert load_bytes(bytes(old), "年报.doc").format == "doc"
    assert len(office) == 1
