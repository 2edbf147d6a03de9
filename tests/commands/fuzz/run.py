"""Reading damaged drafts one after the other in a process that may hang, fall over or eat memory."""

from __future__ import annotations

import gc
import json
import multiprocessing
import resource
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Seconds after which an input hangs, and megabytes beyond which it takes too much memory.
SECONDS, MEGABYTES = 60.0, 900
#: Of so many inputs one goes through the rules too.
RULES_OF = 40
_STEP = 50
_KEPT = 40
#: Outcomes that nothing should have.
BAD = ("exception", "sentence", "hang", "crash", "rule", "memory", "wrong")


class Told(NamedTuple):
    """What came of an input: an outcome, what it says, how it was damaged, seconds, cells read for certain.

    ``changed`` of these are what only the damaged file shows: that another number stood there nobody can know.
    """

    outcome: str
    detail: str
    how: str
    seconds: float
    certain: int = 0
    changed: int = 0


def outcome_of(kind: str, number: int, *, rules: bool = False) -> Told:
    """Make and read one input, in this process."""
    from core.base.errors import GoujiError
    from core.check import engine
    from core.load import load_bytes
    from core.read import read_report
    from tests.commands.fuzz.inputs import judged, made_input

    made = made_input(kind, number)
    start = time.process_time()
    certain = changed = 0
    try:
        report = read_report(load_bytes(made.data, f"年报{made.suffix}"))
        certain = sum(c.certain for t in report.tables.values() for c in t.cells.values())
        wrong, changed = judged(report, made)
        broken = _broken(engine.run(report)) if rules else ""
        outcome, detail = "read", ""
        if wrong:
            outcome, detail = "wrong", "; ".join(map(str, wrong[:6]))
        elif broken:
            outcome, detail = "rule", broken
    except GoujiError as error:
        good = error.message.endswith("。") and "\n" not in error.message
        outcome, detail = ("refused", error.code) if good else ("sentence", error.message)
    except MemoryError:
        outcome, detail = "memory", "MemoryError"
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        ours = [f for f in traceback.extract_tb(error.__traceback__) if "/core/" in f.filename]
        at = ours[-1] if ours else place
        outcome, detail = "exception", f"{type(error).__name__}: {error} at {Path(at.filename).name}:{at.lineno}"[:300]
    return Told(outcome, detail, made.how, time.process_time() - start, certain, changed)


def _broken(result: Any) -> str:
    return "; ".join(f"{n.rule} {n.reason}" for n in result.not_assessable if "运行出错" in n.reason)


@dataclass
class Tally:
    """What came of the inputs of a format so far; ``following`` is the next number."""

    following: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    certain: int = 0
    slowest: float = 0.0
    changed: int = 0


class Run:
    """A run that writes into a folder and goes on there where it stopped: counts.json, bad.jsonl."""

    def __init__(self, folder: Path, bound: float = SECONDS, first: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._counts, self._bad = folder / "counts.json", folder / "bad.jsonl"
        self._bound, self._first = bound, first
        self._kinds: Counter[str] = Counter()
        self._worker: tuple[Any, Connection] | None = None
        known = json.loads(self._counts.read_text()) if self._counts.exists() else {}
        self.tallies = {
            kind: Tally(
                t["following"],
                Counter(t["counts"]),
                Counter(t["codes"]),
                t["certain"],
                t["slowest"],
                t.get("changed", 0),
            )
            for kind, t in known.items()
        }

    def go(self, kind: str, until: int) -> None:
        """Read the inputs of a format up to this number."""
        tally = self.tallies.setdefault(kind, Tally(self._first))
        while tally.following < until:
            number = tally.following
            told = self._one(kind, number)
            tally.following += 1
            tally.counts[told.outcome] += 1
            tally.certain += told.certain
            tally.changed += told.changed
            tally.slowest = max(tally.slowest, told.seconds)
            if told.outcome == "refused":
                tally.codes[told.detail] += 1
            if told.outcome in BAD:
                self._keep(kind, number, told)
            if tally.following % _STEP == 0:
                self.save()
        self.save()

    def save(self) -> None:
        """Write the counts, in one go."""
        text = json.dumps({kind: vars(tally) for kind, tally in self.tallies.items()}, ensure_ascii=False, indent=1)
        beside = self._counts.with_suffix(".new")
        beside.write_text(text)
        beside.replace(self._counts)

    def close(self) -> None:
        """End the process that reads."""
        if self._worker:
            process, pipe = self._worker
            pipe.close()
            process.kill()
            process.join()
            self._worker = None

    def _keep(self, kind: str, number: int, told: Told) -> None:
        with self._bad.open("a") as stream:
            entry = {"format": kind, "number": number, **told._asdict()}
            stream.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def _one(self, kind: str, number: int) -> Told:
        if self._worker is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._worker = process, ours
        process, pipe = self._worker
        try:
            pipe.send((kind, number))
            if not pipe.poll(self._bound):
                self.close()
                return Told("hang", f"more than {self._bound:.0f} s", "", self._bound)
            told = Told(*pipe.recv())
        except (EOFError, OSError):
            process.join(5)
            code = process.exitcode
            self.close()
            return Told("crash", f"ended with {code}", "", 0.0)
        if told.outcome == "memory":
            self.close()
        return told


def _serve(pipe: Connection) -> None:
    from core.pipeline.isolated import limit_memory

    limit_memory(MEGABYTES * 1024 * 1024 * 2)
    outcome_of("txt", 0, rules=True)  # all that is needed is imported now
    gc.collect()
    gc.freeze()
    high = 0.0
    while True:
        try:
            kind, number = pipe.recv()
        except (EOFError, OSError):
            return
        told = outcome_of(kind, number, rules=number % RULES_OF == 0)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if told.outcome in ("read", "refused") and peak > MEGABYTES and peak > high + 100:
            told = told._replace(outcome="memory", detail=f"{peak:.0f} MB")
        high = max(high, peak)
        pipe.send(tuple(told))
