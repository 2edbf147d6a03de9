"""How long the rules take on one report already read: ``python -m tests.commands.bench_rules [--rules] [FILE …]``.

Without files: the model draft, alone, with last year's report, and with numbers wrong all over table three. Prints
the least processor time of several runs in milliseconds: reading (text to report), all rules with the diagnosis on a
text that they see for the first time and again, and with ``--rules`` the dearest ones, for the first time too.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.check import engine
from core.check.example import Example, last_year
from core.check.registry import all_rules
from core.load import load, load_text
from core.read import read_report
from tests.support.timing import forget

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.model.report import Report


def least_ms(work: Callable[[], object], repeat: int, before: Callable[[], object] = lambda: None) -> float:
    """The least time that a call takes, after one call that is not counted; ``before`` is done before each."""
    work()
    times: list[float] = []
    for _ in range(repeat):
        before()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def of_example(example: Example) -> Callable[[], Report]:
    """Reads an example, with last year's report where it has one."""
    text, last = example.draft(), example.previous_draft()
    previous = read_report(load_text(last)) if last else None
    return lambda: replace(read_report(load_text(text)), previous=previous)


def damaged() -> Example:
    """The model draft with twenty random numbers wrong."""
    rng = random.Random(1)
    cells = sorted(read_report(load_text(Example("").draft())).tables["requests"].cells)
    wrong = tuple((("requests", *key), str(rng.randint(0, 40))) for key in rng.sample(cells, 20))
    return Example("", cells=wrong)


def main() -> None:
    """Print one line per report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    readers: dict[str, Callable[[], Report]] = {
        "model draft": of_example(Example("")),
        "with last year": of_example(Example("", previous=last_year())),
        "20 wrong cells": of_example(damaged()),
    }
    if options.files:
        readers = {f.name: (lambda f=f: read_report(load(f))) for f in options.files}
    for name, reader in readers.items():
        report = reader()
        reading = least_ms(reader, max(3, options.repeat // 3))
        first = least_ms(lambda report=report: engine.run(report), options.repeat, forget)
        again = least_ms(lambda report=report: engine.run(report), options.repeat)
        result = engine.run(report)
        print(
            f"{name:32} reading {reading:7.1f} ms   rules {first:6.1f} ms, again {again:6.1f} ms   "
            f"{len(result.findings)} findings, {result.coverage.checked} relations"
        )
        if options.rules:
            costs = {
                r.code: least_ms(lambda r=r, report=report: list(r.check(report)), options.repeat, forget)
                for r in all_rules()
                if not r.missing(report)
            }
            for code in sorted(costs, key=lambda c: -costs[c])[:8]:
                print(f"    {code}  {costs[code]:.2f} ms")


if __name__ == "__main__":
    main()
