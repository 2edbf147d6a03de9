"""Files made to harm, and spoilt ones: a report or one sentence, nothing fetched, nothing written, no other error."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

from core.base.errors import LoadError, NotAReportError
from tests.commands.hostile import outcome_of, sound, spoilt
from tests.support.hostile_drafts import CASES
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Cases that take long; they are among the slow tests.
SLOW = ("zip bomb", "50 MB", "20 MB", "2,000,000", "odt repeats", "10,000 deep", "20,000 deep", "thousand parts",
    "open groups", "500,000 rows")  # fmt: skip
#: Cases that take very long, or need a process of their own; ``python -m tests.commands.hostile`` runs them too.
VERY_SLOW = ("million", "lying", "60,000", "over and over", "xml entity", "rtf many", "in a circle", "100,000 pages")
#: What is said of some.
TOLD = {
    "docx external entity": "damaged",
    "docx entity bomb": "damaged",
    "odt zip bomb": "too_large",
    "html huge spans in every row": "too_large",
    "text, 50 MB of digits": "too_large",
    "rtf open groups": "too_large",
    "png of 4 billion pixels": "damaged",
}

#: What may be wrong with a draft: an error of the program itself ("error", "resource", "crashed") is none of these.
CODES = {kind.code for kind in (NotAReportError, *LoadError.__subclasses__())}

_watching: list[list[str]] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event.startswith(("socket.", "subprocess.", "urllib.", "os.system", "os.mkdir", "os.rename", "shutil.")):
        _watching[-1].append(f"{event} {arguments}")
    elif event == "open":
        path, mode, _ = arguments
        if isinstance(mode, str) and set(mode) & set("wax+") and "__pycache__" not in str(path):
            _watching[-1].append(f"{event} {arguments}")


sys.addaudithook(_audit)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was fetched, started or written."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # modules that are imported for the first time
    _watching.append([])
    yield _watching[-1]
    _watching.clear()


def _cases() -> Iterator[object]:
    for name in CASES:
        if not any(word in name for word in VERY_SLOW):
            slow = any(word in name for word in SLOW)
            yield pytest.param(name, marks=pytest.mark.slow) if slow else name


@pytest.mark.parametrize("name", thinned(_cases()))
def test_ends_in_a_report_or_a_sentence(name: str, watched: list[str]) -> None:
    suffix, make = CASES[name]
    data = make()
    outcome_of(b"Content", ".txt")
    watched.clear()
    outcome = outcome_of(data, suffix)
    code = outcome.partition(": ")[0]
    assert code in {"read", *CODES}
    assert code == TOLD.get(name, code)
    assert watched == []


def test_all_cases_told_of_are_run() -> None:
    assert {name for name in TOLD if name not in CASES or any(word in name for word in VERY_SLOW)} == set()


def test_a_page_that_cannot_be_loaded_is_said(drafts: dict[str, bytes]) -> None:
    assert outcome_of(spoilt(drafts[".pdf"], random.Random(".pdf147")), ".pdf").split(":")[0] == "damaged"


@pytest.fixture(scope="module")
def drafts() -> dict[str, bytes]:
    return sound()


SUFFIXES = (".docx", ".doc", ".rtf", ".odt", ".pdf", ".ofd", ".html", ".mht", ".xml", ".txt")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("seeds", [range(2), pytest.param(range(2, 12), marks=pytest.mark.slow)])
def test_spoilt_files(suffix: str, seeds: range, drafts: dict[str, bytes], watched: list[str]) -> None:
    for seed in seeds:
        outcome_of(spoilt(drafts[suffix], random.Random(f"{suffix}{seed}")), suffix)
    assert watched == []
