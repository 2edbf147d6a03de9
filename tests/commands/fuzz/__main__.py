"""Damaged drafts by the ten thousand, in every format: none may fall over, hang, or have a wrong cell without a mark.

    python -m tests.commands.fuzz FOLDER [--inputs N] [--first NUMBER] [--bound SECONDS] [FORMAT …]
    python -m tests.commands.fuzz --again FORMAT/NUMBER [--to FILE]

The first reads N inputs of every format and writes counts and the bad ones into the folder; run again with the same
folder and a higher N it goes on where it stopped. Other inputs than those of number 0 on are had with ``--first``
and a new folder. An input is told by its format and number alone: the second makes one again, says what came of it
and writes it into a file. Prints a table of the outcomes; 1 when there were bad ones.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.commands.fuzz.inputs import made_input
from tests.commands.fuzz.made import FORMATS
from tests.commands.fuzz.run import BAD, SECONDS, Run, outcome_of

_TURN = 200


def main() -> int:
    """Run, or make one input again."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.fuzz", description="Damaged drafts in every format")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("fuzz-run"))
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    parser.add_argument("--inputs", type=int, default=1000, metavar="N", help="inputs of every format")
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="the first input's number")
    parser.add_argument(
        "--bound", type=float, default=SECONDS, metavar="SECONDS", help="an input that takes longer hangs"
    )
    parser.add_argument("--again", metavar="FORMAT/NUMBER", help="make this input again and say what comes of it")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where to write it")
    options = parser.parse_args()
    if options.again:
        kind, number = options.again.split("/")
        return _again(kind, int(number), options.to)
    run = Run(options.folder, options.bound, options.first)
    wanted = options.formats or list(FORMATS)
    try:
        for until in range(_TURN, options.inputs + _TURN, _TURN):
            for kind in wanted:
                run.go(kind, options.first + min(until, options.inputs))
    except KeyboardInterrupt:
        run.save()
    finally:
        run.close()
    return _table(run)


def _again(kind: str, number: int, to: Path | None) -> int:
    made = made_input(kind, number)
    told = outcome_of(kind, number, rules=True)
    print(f"{kind}/{number} ({made.how}): {told.outcome} {told.detail}")
    if to:
        to.write_bytes(made.data)
    return int(told.outcome in BAD)


def _table(run: Run) -> int:
    names = ("read", "refused", *BAD)
    print(
        f"{'format':9}{'inputs':>8}"
        + "".join(f"{n:>10}" for n in names)
        + f"{'certain':>12}{'changed':>9}{'slowest':>9}"
    )
    bad = 0
    for kind, tally in run.tallies.items():
        counts = "".join(f"{tally.counts[n]:>10}" for n in names)
        print(f"{kind:9}{tally.counts.total():>8}{counts}{tally.certain:>12}{tally.changed:>9}{tally.slowest:>8.1f}s")
        bad += sum(tally.counts[n] for n in BAD)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
