"""Measure the packaged programs: the table of sizes and times in README.

    python -m tests.commands.package_table [--only NAME] [--rows WORD …] [--save FILE] [--add FILE] [--write]

Measures what lies in ``dist``: the Linux folder, and the Windows folder under Wine where that can be had, with their
packages and installers; ``--only linux`` or ``--only windows`` one of the two. Every time is the best of three, of the
machine as it is. Cold means that the system has nothing of any file in memory (as root), or else nothing of the
program's own files. Window times are taken without a screen (platform offscreen). ``--save`` keeps what was measured
for a later ``--add``, which puts it into the table too: of another Wine, measured in a root that has it. With
``--rows`` only the rows are measured that have one of the words in their names; the others stay as README has them.
``--write`` puts the table between its marks in README.md.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core.base.resources import ROOT
from tests.support.thick_drafts import write_thick

_MB = 2**20
_TRIES = 3
_PATIENCE = 300  # seconds a call may take
_DROP = Path("/proc/sys/vm/drop_caches")
TOP = ROOT.parent
README = TOP / "README.md"
MARKS = "<!-- package: begin -->", "<!-- package: end -->"
_NOT = "没有量"

#: Rows of the table: what was measured, and what came of it.
Rows = dict[str, str]
#: Whether a row of this name is asked for.
Wanted = Callable[[str], bool]


def _all(_: str) -> bool:
    return True


def size(folder: Path) -> float:
    """Megabytes (2²⁰ bytes) of all files, links not counted."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / _MB


def largest(folder: Path, count: int = 10) -> list[tuple[str, float]]:
    """The largest files, with their megabytes."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    sizes = [(file.name, file.stat().st_size / _MB) for file in files]
    return sorted(sizes, key=lambda pair: -pair[1])[:count]


def _listed(folder: Path) -> str:
    return "、".join(f"{name} {megabytes:.1f}" for name, megabytes in largest(folder))


def forgets_all() -> bool:
    """Whether this user may have the system drop all that it keeps of files in memory."""
    return os.access(_DROP, os.W_OK)


def forget(folder: Path) -> None:
    """Have the system drop what it keeps in memory of all files, or where it lets nobody, of the folder's."""
    if forgets_all():
        os.sync()
        with contextlib.suppress(OSError):  # a container may show the file and refuse
            _DROP.write_text("3", "ascii")
            return
    for file in folder.rglob("*"):
        if file.is_file():
            handle = os.open(file, os.O_RDONLY)
            try:
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


class Packaged:
    """A packaged program and how it is called: as it is, or by Wine."""

    def __init__(self, program: Path, wine: Any = None) -> None:
        self.program, self._wine = program, wine
        self.folder = program.parent

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start it with pipes, a file among the arguments under the name that its system has for it."""
        if self._wine is not None:
            return self._wine.start(self.program, *(self._named(each) for each in arguments))
        return subprocess.Popen(
            [str(self.program), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _processes(self, started: int) -> list[int]:
        """The program and its workers. Of Wine's, who have no parents among themselves, all of the same prefix."""
        if self._wine is None:
            return _family(started)
        return [number for number in map(int, filter(str.isdigit, os.listdir("/proc"))) if self._is_ours(number)]

    def _is_ours(self, number: int) -> bool:
        with contextlib.suppress(OSError):
            called = Path(f"/proc/{number}/cmdline").read_bytes()
            prefix = f"WINEPREFIX={self._wine.prefix}\0".encode()
            return self.program.stem.encode() in called and prefix in Path(f"/proc/{number}/environ").read_bytes()
        return False

    def _named(self, argument: str | Path) -> str:
        return self._wine.path(argument) if isinstance(argument, Path) else argument

    def until_exit(self, *arguments: str | Path) -> float:
        """Seconds a call takes to its end."""
        before = time.monotonic()
        process = self.start(*arguments)
        process.communicate(timeout=_PATIENCE)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"{self.program.name} {arguments}: exit status {process.returncode}")
        return time.monotonic() - before

    def until(self, moment: str, draft: Path) -> float:
        """Seconds from the start to a moment of the self-test ("window", "findings").

        The program's clock is not ours everywhere; that it has told its moments is seen by both.
        """
        before = time.monotonic()
        with self.start("--selftest", draft, "-platform", "offscreen") as process:
            line = process.stdout.readline() if process.stdout else b""
            heard = time.monotonic()
            process.communicate(timeout=_PATIENCE)
        moments = json.loads(line)["moments"]
        return heard - before - (moments["told"] - moments[moment])

    def cold_and_warm(self, call: Callable[[], float]) -> str:
        """The best of some warm and of some cold calls, each of which gives its seconds.

        The warm ones come first: when all caches of the machine have been dropped, those of the system take many
        starts to fill again.
        """
        call()
        warm = min(call() for _ in range(_TRIES))
        cold = []
        for _ in range(_TRIES):
            forget(self.folder)
            cold.append(call())
        return f"冷 {min(cold):.2f} 秒，热 {warm:.2f} 秒"

    def memory(self, *arguments: str | Path) -> str:
        """Megabytes of the program and its workers when they have come to rest."""
        with self.start(*arguments) as process:
            try:
                used, still = -1.0, 0
                # what has hardly begun is not at rest, nor what a busy machine lets wait for some seconds
                while (still < 10 or used < 1) and process.poll() is None:
                    time.sleep(1)
                    before, used = used, sum(_processor(number) for number in self._processes(process.pid))
                    still = still + 1 if used - before < 0.05 else 0
                return f"{sum(_resident(number) for number in self._processes(process.pid)):.0f} MB"
            finally:
                for number in self._processes(process.pid):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(number, signal.SIGTERM if self._wine is None else signal.SIGKILL)
                process.communicate(timeout=_PATIENCE)

    def rows(self, thick: Path, wanted: Wanted = _all) -> Rows:
        """All that is measured of a program and ``wanted`` by name, some of it with a ``thick`` draft."""
        draft = next((ROOT / "examples").glob("*.docx"))
        self.until_exit("--version")  # of Wine, the first call starts what the others find
        ways: dict[str, Callable[[], str]] = {
            "安装后的文件夹": lambda: f"{size(self.folder):.1f} MB",
            "`gouji --version`": lambda: self.cold_and_warm(lambda: self.until_exit("--version")),
            "`check --format json`，示例稿": lambda: self.cold_and_warm(
                lambda: self.until_exit("check", "--format", "json", draft)
            ),
            "打开窗口": lambda: self.cold_and_warm(lambda: self.until("window", draft)),
            "窗口里列出示例稿的差错": lambda: self.cold_and_warm(lambda: self.until("findings", draft)),
            "内存，窗口打开后静置": lambda: self.memory("-platform", "offscreen"),
            "内存，打开 200 页的稿件后": lambda: self.memory(thick, "-platform", "offscreen"),
            "最大的十个文件（MB）": lambda: _listed(self.folder),
        }
        return {name: way() for name, way in ways.items() if wanted(name)}


class Wine:
    """A Wine prefix while it is needed, made by what tries the installer; None inside where Wine cannot be had."""

    def __enter__(self) -> Any:
        self._machine: Any = None
        if shutil.which("wine") and sys.platform == "linux":
            sys.path.insert(0, str(TOP / ".ci" / "windows"))
            machine = importlib.import_module("machine")
            cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
            self._machine = machine.Machine(cache / "gouji" / "wine" / "lacking")
        return self._machine

    def __exit__(self, *_: object) -> None:
        if self._machine is not None:
            self._machine.close()


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


def packages(dist: Path, *patterns: str) -> Rows:
    """The sizes of packages and installers, and of the component that reads scans."""
    files = [file for pattern in patterns for file in sorted(dist.glob(pattern))]
    scans = [file for file in files if "recognition" in file.name]
    found = {"安装包": _sizes(file for file in files if file not in scans)}
    if (dist / "recognition").is_dir():
        found["识别组件的文件夹"] = f"{size(dist / 'recognition'):.0f} MB"
        found["识别组件的安装包"] = _sizes(scans)
        found["最大的十个文件，识别组件（MB）"] = _listed(dist / "recognition")
    return found


def _sizes(files: Iterable[Path]) -> str:
    return "、".join(f"`{file.name}` {file.stat().st_size / _MB:.1f} MB" for file in files) or _NOT


def measured(dist: Path, only: str = "", wanted: Wanted = _all) -> dict[str, Rows]:
    """Of every system that there is a program for, or of the ``only`` one ("linux", "windows"), its ``wanted`` rows."""
    found: dict[str, Rows] = {}
    with tempfile.TemporaryDirectory() as temporary:
        thick = write_thick(Path(temporary))
        if (program := dist / "gouji" / "gouji").is_file() and sys.platform == "linux" and only != "windows":
            found["Linux"] = Packaged(program).rows(thick, wanted) | packages(dist, "*.deb")
        if (program := dist / "windows" / "gouji" / "gouji.exe").is_file() and only != "linux":
            with Wine() as wine:
                if wine is not None:
                    told = subprocess.run(["wine", "--version"], capture_output=True, text=True, check=True).stdout
                    name = f"Windows（{told.split()[0].replace('-', ' ')}）"
                    rows = Packaged(program, wine).rows(thick, wanted)
                    found[name] = rows | packages(dist / "windows", "*-setup.exe")
    return {system: {name: rows[name] for name in rows if wanted(name)} for system, rows in found.items()}


def table(systems: dict[str, Rows]) -> str:
    """The whole table, as Markdown in Chinese."""
    names = list(dict.fromkeys(name for rows in systems.values() for name in rows))
    names.sort(key=lambda name: (name.startswith("最大"), not name.startswith(("安装", "识别"))))
    lines = [f"| {name} | {' | '.join(rows.get(name, _NOT) for rows in systems.values())} |" for name in names]
    head = [f"| | {' | '.join(systems)} |", "|---" * (len(systems) + 1) + "|"]
    cold = "所有文件都不在系统的缓存里" if forgets_all() else "程序自己的文件不在系统的缓存里"
    return "\n".join([*head, *lines, "", f"MB 是 2²⁰ 字节；时间是三次里最好的；冷是{cold}。"])


def standing(readme: str) -> dict[str, Rows]:
    """The systems and rows that README's table has."""
    lines = readme.partition(MARKS[0])[2].partition(MARKS[1])[0].strip().splitlines()
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines if line.startswith("|")]
    systems = lines[0].strip("| ").split(" | ")
    return {
        system: {row[0]: row[i] for row in cells[2:] if row[i] != _NOT} for i, system in enumerate(systems, 1)
    }  # fmt: skip


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
    parser.add_argument("--dist", type=Path, default=TOP / "dist")
    parser.add_argument("--only", choices=("linux", "windows"), default="")
    parser.add_argument("--rows", nargs="+", default=[])
    parser.add_argument("--save", type=Path)
    parser.add_argument("--add", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    words: list[str] = options.rows
    readme = README.read_text("utf-8")
    systems = standing(readme) if words else {}
    found = measured(options.dist.resolve(), options.only, lambda name: not words or any(w in name for w in words))
    for added in (found, *(json.loads(file.read_text("utf-8")) for file in options.add)):
        for system, rows in added.items():
            systems[system] = systems.get(system, {}) | rows
    if not systems:
        parser.error("nothing is packaged yet: sh .ci/linux.sh, bash .ci/windows.sh")
    if options.save:
        options.save.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    made = table(systems)
    print(made)
    if options.write:
        README.write_text(written(readme, made), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
