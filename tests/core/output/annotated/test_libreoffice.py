"""Annotated copies opened and saved again by LibreOffice; skipped where it is not installed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from core.load import load_bytes
from core.load.word import libreoffice
from core.output.annotated.copy import annotated_copy, open_findings
from tests.core.output.annotated.test_word import LAYOUTS, NOW
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import to_rtf
from tests.support.drafts_with_errors import checked, with_errors
from tests.support.ooxml_rules import W, breaches
from tests.support.word_changes import AUTHOR, commented, own_comments, part

if TYPE_CHECKING:
    from pathlib import Path

#: Layouts that LibreOffice itself keeps as they are when it saves them.
OPENED = ("plain", "automatic numbers", "run per character")
PROGRAM = libreoffice.find_libreoffice()
pytestmark = [pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed"), pytest.mark.slow]


def saved(folder: Path, files: dict[str, bytes], kind: str = "docx:MS Word 2007 XML") -> dict[str, bytes]:
    """The files as LibreOffice opens and saves them, in one go."""
    assert PROGRAM is not None
    source, target = folder / "in", folder / "out"
    source.mkdir()
    target.mkdir()
    for name, data in files.items():
        (source / f"{name}.docx").write_bytes(data)
    profile = folder / "profile"
    libreoffice.write_profile(profile)
    paths = [str(path) for path in sorted(source.iterdir())]
    head = [PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    command = [*head, "--convert-to", kind, "--outdir", str(target), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=500)
    return {path.stem: path.read_bytes() for path in target.iterdir()}


def changes(data: bytes) -> list[tuple[str, str]]:
    """What we took out and what we put in, of each paragraph with changes of ours."""
    found: list[tuple[str, str]] = []
    for paragraph in part(data).iter(W + "p"):
        ours = [e for e in paragraph.iter(W + "ins", W + "del") if e.get(W + "author") == AUTHOR]
        if ours:
            gone, new = ("".join("".join(e.itertext()) for e in ours if e.tag == W + tag) for tag in ("del", "ins"))
            found.append((gone, new))
    return found


def test_comments_changes_and_body_come_through(tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    for name in OPENED:
        data = LAYOUTS[name]
        draft = checked(data, tmp_path)
        findings = open_findings(draft)
        files[f"{name} draft"] = data
        files[f"{name} comments"] = annotated_copy(draft, findings, NOW).data
        files[f"{name} tracked"] = annotated_copy(draft, findings, NOW, tracked=True).data
    again = saved(tmp_path, files)
    for name in OPENED:
        body = load_bytes(again[f"{name} draft"], "年报.docx").text
        assert load_bytes(again[f"{name} comments"], "年报.docx").text == body, name
        for kind in ("comments", "tracked"):
            made, back = files[f"{name} {kind}"], again[f"{name} {kind}"]
            before, after = own_comments(made), own_comments(back)
            assert sorted(after.values()) == sorted(before.values()), (name, kind)
            assert [b for b in breaches(back) if b not in breaches(again[f"{name} draft"])] == []
            places = [sorted(commented(d, i) for i in ids) for d, ids in ((made, before), (back, after))]
            assert places[0] == places[1], (name, kind)
        assert changes(again[f"{name} tracked"]) == changes(files[f"{name} tracked"]), name
        assert changes(again[f"{name} comments"]) == []


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_drafts_of_other_programs_are_converted(kind: str, tmp_path: Path) -> None:
    if kind == "odt":
        data = saved(tmp_path, {"年报": LAYOUTS["plain"]}, "odt")["年报"]
    else:
        data = {"doc": to_doc, "rtf": to_rtf}[kind](with_errors())
    draft = checked(data, tmp_path, f"年报.{kind}")
    made = annotated_copy(draft, open_findings(draft), NOW, tracked=True)
    comments = own_comments(made.data)
    assert made.notes == len(comments) == len(open_findings(draft)) >= 5
    assert made.changes >= 4
    assert breaches(made.data) == []
    first = next(i for i, lines in comments.items() if lines[0] == "【必改】现为42，应为12。")
    assert commented(made.data, first) == "4212"
