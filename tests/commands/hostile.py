"""Drafts made to harm: each must end in a report or in one sentence, soon and in little memory.

    python -m tests.commands.hostile [WORD …]

Each is checked in a process of its own, the whole way from bytes to findings; what came of it, the seconds and the
peak memory are printed. Words choose the cases whose name contains one of them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
import traceback
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import CrashedError
from tests.support.drafts import distinct, to_docx, to_html
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import to_flat_xml, to_mht, to_odt, to_rtf
from tests.support.drafts_ofd import to_ofd
from tests.support.hostile_drafts import CASES
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

#: A process may not take more memory than this, nor run longer.
MEGABYTES, SECONDS = 3000, 120


class Outcome(NamedTuple):
    """What came of a draft: "read" or the code and sentence of an error; seconds, and peak memory in MB."""

    told: str
    seconds: float
    megabytes: float


def sound() -> dict[str, bytes]:
    """The same draft in every format, by suffix."""
    draft = distinct()
    return {
        ".docx": to_docx(draft), ".doc": to_doc(draft), ".rtf": to_rtf(draft), ".odt": to_odt(draft),
        ".pdf": to_pdf(draft).data, ".ofd": to_ofd(draft).data, ".html": to_html(draft), ".mht": to_mht(draft),
        ".xml": to_flat_xml(draft), ".txt": draft.text().encode("gb18030"),
    }  # fmt: skip


def spoilt(data: bytes, rng: random.Random) -> bytes:
    """The data cut off, with some bytes changed, with a stretch exchanged for noise, or with one left out."""
    how = rng.randrange(4)
    at = rng.randrange(1, len(data))
    if how == 0:
        return data[:at]
    if how == 1:
        changed = bytearray(data)
        for _ in range(rng.choice([1, 5, 50])):
            changed[rng.randrange(len(data))] = rng.randrange(256)
        return bytes(changed)
    end = min(len(data), at + rng.choice([4, 100, 5000]))
    return data[:at] + (rng.randbytes(end - at) if how == 2 else b"") + data[end:]


def outcome_of(data: bytes, suffix: str) -> str:
    """The whole check: "read", or the error's code and sentence. Other exceptions are not expected."""
    from pathlib import Path

    from core.base.errors import GoujiError
    from core.load import load_bytes
    from core.pipeline.check_draft import check_document

    try:
        check_document(load_bytes(data, f"年报{suffix}"), Path(f"年报{suffix}"))
    except GoujiError as error:
        told = error
    else:
        return "read"
    assert told.message.endswith("。")
    assert "\n" not in told.message
    return f"{told.code}: {told.message}"


def run(name: str) -> Outcome:
    """Check a case in a process of its own."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_apart, args=(name, sender))
    start = time.perf_counter()
    process.start()
    sender.close()
    try:
        if receiver.poll(SECONDS):
            return Outcome(*receiver.recv())
        return Outcome("TOO LONG", time.perf_counter() - start, 0.0)
    except EOFError:
        # The program checks in a process of its own and tells this of one that died.
        return Outcome(f"crashed: {CrashedError().message}", time.perf_counter() - start, 0.0)
    finally:
        process.kill()
        process.join()


def _apart(name: str, sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024, MEGABYTES * 1024 * 1024))
    suffix, make = CASES[name]
    data = make()
    outcome_of(b"Content", ".txt")  # imports
    before = _peak()
    start = time.perf_counter()
    try:
        told = outcome_of(data, suffix)
    except BaseException as error:
        told = f"FAILED {error!r}"[:160] + traceback.format_exc().splitlines()[-3].strip()
    sender.send((told, time.perf_counter() - start, _peak() if _peak() > before else 0.0))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the table; 1 when something failed otherwise than with a sentence."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.hostile")
    parser.add_argument("--spoil", type=int, default=0, metavar="N", help="instead, N spoilt files of every format")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    if options.spoil:
        return _spoil(options.spoil, options.words)
    words = options.words
    bad = 0
    for name in CASES:
        if words and not any(w in name for w in words):
            continue
        found = run(name)
        bad += found.told.split(" ")[0] in ("FAILED", "TOO")
        print(f"{name:34} {found.seconds:7.2f} s {found.megabytes:7.0f} MB  {found.told}", flush=True)
    return 1 if bad else 0


def _spoil(count: int, words: Sequence[str]) -> int:
    """Print for every format what came of its spoilt files, and the longest time; 1 when something failed."""
    bad = 0
    for suffix, data in sound().items():
        if words and suffix not in words:
            continue
        told: Counter[str] = Counter()
        longest = 0.0
        for seed in range(count):
            start = time.perf_counter()
            try:
                told[outcome_of(spoilt(data, random.Random(f"{suffix}{seed}")), suffix).split(":")[0]] += 1
            except Exception as error:
                bad += 1
                print(f"{suffix} {seed}: {error!r}", flush=True)
            longest = max(longest, time.perf_counter() - start)
        print(f"{suffix:6} {longest:6.2f} s at most  {dict(told)}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
