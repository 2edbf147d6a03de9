"""A program that decides, signs and exports is killed at any moment: what it said was done is there, nothing half."""

from __future__ import annotations

import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from core.load import load
from core.pipeline.check_draft import check_file
from core.review.decisions import DecisionStore, Identity
from core.review.signoff import SignOffStore
from tests.support.drafts import to_docx
from tests.support.drafts_with_errors import with_errors

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
#: After how many acknowledgements it is killed, at once or somewhat later; seven make a turn.
_KILLS = (0, 2, 4, 5, 9, 15)

_WORK = """
import sys
from datetime import datetime
from pathlib import Path
from core.output.annotated.copy import annotated_copy, open_findings
from core.output.deliveries import write_export
from core.output.exports import Kind, export_for
from core.output.sheet.build import build_sheet
from core.pipeline.check_draft import check_file
from core.review.decisions import Decision, DecisionStore, Identity, Record, fingerprints
from core.review.signoff import Role, SignOffStore, sign

draft, data, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
checked = check_file(draft)
prints = fingerprints(checked.report, checked.result.findings)
book = DecisionStore(data / "decisions").book(Identity.of(checked.report, str(draft)))
print("ready", flush=True)
for turn in range(start, start + 10_000):
    for number, print_ in enumerate(prints):
        book.change(None, Record(print_, Decision.IGNORED, f"理由{turn}"))
        print(f"decided{number}", turn, flush=True)
    stands = DecisionStore(data / "decisions").stands(checked)
    SignOffStore(data).add(sign(checked, stands, f"签名{turn}", Role.PROOFREADER))
    print("signed", turn, flush=True)
    now = datetime(2025, 1, 20, 9, 30)
    for suffix in (".docx", ".xlsx", ".html"):
        target = draft.with_name(f"意见单{suffix}")
        write_export(export_for(Kind.SHEET, target), build_sheet(checked, stands, at=now), target, {}, [draft])
    target = draft.with_name("批注.docx")
    copy = annotated_copy(checked, checked.result.findings, now, tracked=True)
    write_export(export_for(Kind.ANNOTATED, target), copy, target, {}, [draft])
    print("written", turn, flush=True)
"""


def test_nothing_that_was_acknowledged_is_lost_and_no_file_is_half(tmp_path: Path) -> None:
    folder, data = tmp_path / "稿件", tmp_path / "own"
    folder.mkdir()
    draft, original = folder / "水务局年报.docx", to_docx(with_errors())
    draft.write_bytes(original)
    checked = check_file(draft)
    moments, turn = random.Random(7), 0
    for kill, steps in enumerate(_KILLS):
        said = _run_and_kill(draft, data, turn, steps, moments.choice((0.0, 0.02, 0.2)))
        stands = DecisionStore(data / "decisions").stands(checked)
        for word, decided in said:
            if word.startswith("decided"):
                reason = stands[int(word.removeprefix("decided"))].reason
                assert int(reason.removeprefix("理由")) >= decided, kill
        kept = {signed.name for signed in SignOffStore(data).history(Identity.of(checked.report, str(draft)))}
        assert {f"签名{turn}" for word, turn in said if word == "signed"} <= kept, kill
        turn = max([turn for _, turn in said], default=turn) + 1
        _look_at(folder, original)
    assert (folder / "批注.docx").exists()


def _run_and_kill(draft: Path, data: Path, turn: int, steps: int, after: float) -> list[tuple[str, int]]:
    """Kill the work so many seconds after it has said so often that something was done; returns what it said."""
    command = [sys.executable, "-c", _WORK, str(draft), str(data), str(turn)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        lines = [run.stdout.readline() for _ in range(steps)]
        time.sleep(after)
        run.kill()
        lines += run.stdout.read().splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]  # the last may be cut
    return [(word, int(number)) for word, number in whole]


def _look_at(folder: Path, original: bytes) -> None:
    """Every file with a name of its own is whole; at most one hidden one a target is left for the next writing."""
    hidden = [path for path in folder.iterdir() if path.name.startswith(".")]
    assert len(hidden) <= 4
    for path in set(folder.iterdir()) - set(hidden):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
        else:
            assert path.read_text("utf-8").rstrip().endswith("</html>")
    assert (folder / "水务局年报.docx").read_bytes() == original
    if (folder / "批注.docx").exists():
        assert load(folder / "批注.docx").format == "docx"
