"""Try the packaged program on a draft of every format: it must answer what the program of this checkout answers.

    python .ci/try_formats.py PROGRAM [--scan]

The drafts are those of tests.commands.formats, one a format. Exit status 0 only when every answer is the same. With
``--scan`` a scanned draft instead, which the program can read only with the recognition component beside it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]

from try_package import may_trace, offline  # noqa: E402

from tests.commands import formats  # noqa: E402
from tests.support.drafts import distinct  # noqa: E402

BARE = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", ""), "LANG": "C.UTF-8"}


def answer(command: list[str], draft: Path, where: Path) -> dict[str, object]:
    """What it says of the draft, but for its own version and the time."""
    done = subprocess.run(
        [*command, "check", "--format", "json", draft.name],
        cwd=draft.parent,
        env={**BARE, "PYTHONPATH": str(where)},
        capture_output=True,
        timeout=600,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"{draft.name}: exit status {done.returncode}\n{done.stderr.decode('utf-8', 'replace')}")
    return json.loads(done.stdout)["reports"][0]


def every_format(program: str) -> None:
    """One row of each format."""
    seen: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for variant in formats.variants():
            if variant.format in seen:
                continue
            seen.add(variant.format)
            draft = Path(folder, f"年报 {variant.format}{variant.suffix}")
            draft.write_bytes(variant.make(distinct())[0])
            packaged = answer([program], draft, Path(folder))
            own = answer([sys.executable, "-m", "gui.app.launch"], draft, ROOT)
            if packaged != own:
                sys.exit(f"not as expected: {draft.name} is read otherwise by the packaged program")
            print(f"ok  {variant.format}: the same answer, {len(packaged['findings'])} findings", flush=True)  # type: ignore[arg-type]


def scan(program: str) -> None:
    """Pictures of a report's pages at 200 dpi."""
    with tempfile.TemporaryDirectory() as folder:
        variant = next(iter(formats.scan_variants()))
        draft = Path(folder, f"扫描件{variant.suffix}")
        draft.write_bytes(variant.make(distinct())[0])
        before = time.monotonic()
        report = answer([program], draft, Path(folder))
        took = time.monotonic() - before
        told = {finding["rule"] for finding in report["findings"]}  # type: ignore[attr-defined]
        if report["status"] != "checked" or "P105" not in told:  # P105: read from a picture, to be compared with it
            sys.exit(f"not as expected: {report['status']}, {report['error']}, told are {sorted(told)}")
        print(f"ok  scan: read, told that its numbers were recognised, {took:.1f} s")
        if may_trace():
            offline(program, ["check", draft.name], Path(folder))


if __name__ == "__main__":
    (scan if "--scan" in sys.argv else every_format)(str(Path(sys.argv[1]).resolve()))
