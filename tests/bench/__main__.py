"""The bench as a command: ``python -m tests.bench [--clean 300] [--seeds 20] [--formats txt,docx,html,pdf]``."""

from __future__ import annotations

import argparse
import sys

from tests.bench.render import FORMATS
from tests.bench.report import report
from tests.bench.run import run_clean, run_seeded
from tests.bench.seeded import KINDS


def main(arguments: list[str]) -> int:
    """Run the bench and print what it shows; status 1 where it misses a target."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Clean reports and seeded defects.")
    parser.add_argument("--clean", type=int, default=300, help="number of clean reports")
    parser.add_argument("--seeds", type=int, default=24, help="number of seeded defects of each kind")
    parser.add_argument("--formats", default=",".join(FORMATS), help="formats, by commas; most reports are txt")
    parser.add_argument("--kinds", default="", help="only these kinds of defect, by commas")
    parser.add_argument("--first", type=int, default=0, help="number of the first clean report")
    parser.add_argument("--examples", type=int, default=3, help="examples printed of each miss and false alarm")
    parser.add_argument("--jobs", type=int, default=1, help="number of processes")
    options = parser.parse_args(arguments)
    formats = tuple(options.formats.split(","))
    kinds = options.kinds.split(",") if options.kinds else list(KINDS)
    clean = run_clean(options.clean, formats, options.first, options.jobs)
    seeded = run_seeded(kinds, options.seeds, formats, options.first, options.jobs)
    text, met = report(clean, seeded, options.examples)
    sys.stdout.write(text)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
