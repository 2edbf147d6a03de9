"""Type into the window of the packaged program on a real X server, by a stand-in for fcitx 4 on a bus of its own.

    python .ci/try_typing.py PROGRAM

Qt's module for the bus is asked for by nothing else, so only this shows that it is in the package. Needs Xvfb, xdotool,
dbus-daemon, and PySide6 in the Python that runs it; says so and does nothing where a program is missing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from try_package import BARE, EXAMPLE, expect

STAND_IN = Path(__file__).resolve().parent.parent / "tests" / "support" / "stand_in_fcitx.py"
_NEEDED = ("Xvfb", "xdotool", "dbus-daemon")
_PATIENCE = 60  # seconds
#: In the window's title once the draft is read: before that a blank would press 取消 on the page that waits for it.
_READ = "年度 · .*格式"


def started(command: list[str], environment: dict[str, str], programs: list[subprocess.Popen[str]]) -> str:
    """Start it; the first line that it prints."""
    pipe = subprocess.PIPE
    programs.append(subprocess.Popen(command, env=environment, stdout=pipe, stderr=subprocess.DEVNULL, text=True))
    output = programs[-1].stdout
    return output.readline().strip() if output else ""


def calls(record: Path) -> list[list[object]]:
    """What the stand-in was called with."""
    return [json.loads(line) for line in record.read_text("utf-8").splitlines()] if record.exists() else []


def try_typing(program: str, folder: Path, programs: list[subprocess.Popen[str]]) -> None:
    """Search for a word that is composed; ``programs`` gets what was started."""
    record, desk = folder / "record", {**BARE, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    desk["DISPLAY"] = ":" + started(["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"], BARE, programs)
    bus = started(["dbus-daemon", "--session", "--nofork", "--print-address"], desk, programs)
    desk |= {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}
    name = f"org.fcitx.Fcitx-{desk['DISPLAY'][1:]}"
    ready = started([sys.executable, str(STAND_IN), name, str(record)], desk, programs)
    expect(ready == "ready", "typing: the stand-in for fcitx 4 stands on the bus")
    programs.append(subprocess.Popen([program, str(EXAMPLE)], env=desk, text=True))

    def do(*words: str) -> str:
        return subprocess.run(["xdotool", *words], env=desk, capture_output=True, text=True, check=False).stdout

    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and ["commit", "公开"] not in calls(record):
        time.sleep(1)
        for window in do("search", "--onlyvisible", "--name", _READ).split()[:1]:
            do("windowfocus", window)
            do("key", "ctrl+f")
            do("type", "--delay", "50", "gongkai ")
    expect(["create", "gouji"] in calls(record), "typing: the program has found fcitx 4")
    expect(["commit", "公开"] in calls(record), "typing: keys go to it and come back as words")


def main(program: str) -> None:
    """Try it, and end all that was started."""
    missing = [name for name in _NEEDED if not shutil.which(name)]
    if missing or not sys.platform.startswith("linux"):
        print(f"--  typing: not tried here ({', '.join(missing) or sys.platform})")
        return
    programs: list[subprocess.Popen[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            try_typing(program, Path(folder), programs)
        finally:
            for running in reversed(programs):
                running.terminate()
                running.wait()


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
