"""The example draft in the formats that offices have, and what the checkout says of them. Used by try_installer.py."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from core.pipeline.check_draft import check_file
from core.review.decisions.fingerprint import fingerprints
from core.review.decisions.identity import Identity
from core.review.decisions.records import Decision, Record
from core.review.decisions.store import DecisionStore
from tests.builders.example_draft import load_planted
from tests.commands.formats import scan_variants
from tests.support.drafts import distinct, to_html
from tests.support.drafts_doc import to_doc
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = next((ROOT / "resources" / "examples").glob("*.docx"))


def make_drafts(folder: Path) -> dict[str, Path]:
    """The example by suffix, under names with Chinese and blanks."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = load_planted().draft
    made: Mapping[str, bytes] = {
        ".docx": EXAMPLE.read_bytes(), ".pdf": to_pdf(draft).data, ".doc": to_doc(draft), ".html": to_html(draft),
    }  # fmt: skip
    paths = {suffix: folder / f"2024 年年报（送审稿 {suffix[1:]}）{suffix}" for suffix in made}
    for suffix, path in paths.items():
        path.write_bytes(made[suffix])
    return paths


def make_scan(path: Path) -> None:
    """A picture of one page of a report, the one with most numbers, as it comes from a scanner."""
    scans = next(variant for variant in scan_variants() if "200 dpi" in variant.name)
    with Image.open(io.BytesIO(scans.make(distinct())[0])) as pages:
        pages.seek(1)
        pages.convert("L").save(path, dpi=(200, 200), quality=85)


def source_answer(draft: Path, picture: Path | None = None) -> str:
    """What the checkout answers: findings as JSON, or with ``picture`` the self-test with a picture of its window."""
    program = [sys.executable, "-m", "gui.app.launch"]
    arguments = ["check", "--format", "json", str(draft)]
    if picture is not None:
        arguments = ["--selftest", str(draft), "--screenshot", str(picture), "-platform", "offscreen"]
    # nothing of this user's own settings
    folder = ROOT / "build" / "nobody"
    shutil.rmtree(folder, ignore_errors=True)
    environment = os.environ | {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder), "PYTHONUTF8": "1"}
    done = subprocess.run([*program, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)
    return done.stdout.decode("utf-8")


def note_decision(data: Path, draft: Path, name: str, reason: str) -> None:
    """Ignore the first finding of a draft that the program knows under ``name``, as its window would."""
    checked = check_file(draft)
    outcomes = (*checked.result.findings, *checked.result.not_assessable)
    first = fingerprints(checked.report, outcomes)[0]
    book = DecisionStore(data / "decisions").book(Identity.of(checked.report, name))
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    book.change(None, Record(first, Decision.IGNORED, reason, at=at))
