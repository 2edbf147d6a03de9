"""Measure the packaged program: the table of sizes and times in README.

    python -m tests.commands.package_table PROGRAM [--write] [FILE …]

PROGRAM is the program in its folder (dist/gouji/gouji); FILES are packages and installers whose sizes are told too.
Cold means that the system has none of the folder's files in memory (Linux only); every time is the best of three, of
the machine as it is. Window times are taken without a screen (platform offscreen). ``--write`` puts the table between
its marks in README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.resources import ROOT
from tests.support.thick_drafts import write_thick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MB = 2**20
_TRIES = 3
README = ROOT.parent / "README.md"
MARKS = "<!-- package: begin -->", "<!-- package: end -->"


def size(folder: Path) -> float:
    """Megabytes (2²⁰ bytes) of all files, links not counted."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / _MB


def largest(folder: Path, count: int = 10) -> list[tuple[str, float]]:
    """The largest files, with their megabytes."""
    sizes = [(file.name, file.stat().st_size / _MB) for file in folder.rglob("*") if file.is_file()]
    return sorted(sizes, key=lambda pair: -pair[1])[:count]


def forget(folder: Path) -> None:
    """Have the system drop what it keeps of the folder's files in memory."""
    for file in folder.rglob("*"):
        if file.is_file():
            handle = os.open(file, os.O_RDONLY)
            try:
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def seconds(call: Callable[[], float], folder: Path) -> tuple[float, float]:
    """The best of some cold and of some warm calls, each of which gives its seconds."""
    cold = []
    for _ in range(_TRIES):
        if hasattr(os, "posix_fadvise"):
            forget(folder)
        cold.append(call())
    return min(cold), min(call() for _ in range(_TRIES))


def until_exit(*command: str) -> float:
    """Seconds a command takes to its end."""
    before = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.monotonic() - before


def until(moment: str, program: str, draft: Path) -> float:
    """Seconds from the start to a moment of the self-test ("window", "findings")."""
    before = time.monotonic()
    told = subprocess.run(
        [program, "--selftest", str(draft), "-platform", "offscreen"], capture_output=True, check=True
    ).stdout
    return json.loads(told)["moments"][moment] - before


def memory(*command: str) -> float:
    """Megabytes of the program and its workers when they have come to rest (Linux)."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            used, still = -1.0, 0
            while still < 5 and process.poll() is None:
                time.sleep(1)
                before, used = used, sum(_processor(number) for number in _family(process.pid))
                still = still + 1 if used - before < 0.05 else 0
            return sum(_resident(number) for number in _family(process.pid))
        finally:
            process.terminate()


def _family(number: int) -> list[int]:
    found = [number]
    for thread in Path(f"/proc/{number}/task").iterdir():
        for child in (thread / "children").read_text("ascii").split():
            found += _family(int(child))
    return found


def _processor(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(number: int) -> float:
    """Megabytes that are its own, and its share of what it shares."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{number}/smaps_rollup").read_text("ascii"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def table(program: Path, packages: Iterable[Path]) -> str:
    """The whole table, as Markdown in Chinese."""
    folder, call = program.parent, str(program)
    draft = next((ROOT / "examples").glob("*.docx"))
    rows = [("安装后的文件夹", f"{size(folder):.0f} MB")]
    rows += [(f"`{package.name}`", f"{package.stat().st_size / _MB:.1f} MB") for package in packages]
    times = {
        "`gouji --version`": lambda: until_exit(call, "--version"),
        "`check --format json`，示例稿": lambda: until_exit(call, "check", "--format", "json", str(draft)),
        "打开窗口": lambda: until("window", call, draft),
        "窗口里列出示例稿的差错": lambda: until("findings", call, draft),
    }
    for name, timed in times.items():
        cold, warm = seconds(timed, folder)
        rows.append((name, f"冷 {cold:.2f} 秒，热 {warm:.2f} 秒"))
    if sys.platform == "linux":
        rows.append(("内存，窗口打开后静置", f"{memory(call, '-platform', 'offscreen'):.0f} MB"))
        with tempfile.TemporaryDirectory() as temporary:
            thick = write_thick(Path(temporary))
            used = memory(call, str(thick), "-platform", "offscreen")
        rows.append(("内存，打开 200 页的稿件后", f"{used:.0f} MB"))
    parts = "、".join(f"{name} {megabytes:.1f}" for name, megabytes in largest(folder))
    lines = [f"| {name} | {value} |" for name, value in rows]
    return "\n".join(["| | |", "|---|---|", *lines, f"| 最大的十个文件（MB） | {parts} |"])


def written(readme: str, made: str) -> str:
    """The README with the table between its marks."""
    before, _, rest = readme.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    if not after:
        raise ValueError(f"README.md has no {MARKS[0]}")
    return f"{before}{MARKS[0]}\n{made}\n{MARKS[1]}{after}"


def main() -> int:
    """Print the table, or write it."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.package_table", description="Sizes and times")
    parser.add_argument("program", type=Path)
    parser.add_argument("packages", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    made = table(options.program.resolve(), options.packages)
    print(made)
    if options.write:
        README.write_text(written(README.read_text("utf-8"), made), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
