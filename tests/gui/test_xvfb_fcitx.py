"""Chinese typed in the window on a real X server: by the stand-in for fcitx 4, and by fcitx 4 itself where it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from core.forms.model_draft import load_model
from tests.support import stand_in_fcitx
from tests.support.real_screen import Screen, needs_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow, needs_screen, pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon"),
]  # fmt: skip

#: Before the program: it is tried here how words are typed, not how long a key may take where much else runs.
_PATIENT = "import gui.app.fcitx.service\ngui.app.fcitx.service._PATIENCE = 30_000\n"
_PROFILE = "[Profile]\nIMName=pinyin\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\n"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen and a bus, with nothing on it that types."""
    made = Screen(tmp_path)
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(bus, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    made.others.append(daemon)
    assert daemon.stdout is not None
    asked = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "HOME": str(tmp_path)}
    made.environment |= {**asked, "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
    made.starter.write_text(_PATIENT + made.starter.read_text("utf-8"), "utf-8")
    yield made
    made.end()


def stand_in(screen: Screen) -> None:
    name = f"org.fcitx.Fcitx-{screen.display[1:]}"
    record = _record(screen)
    record.touch()
    process = subprocess.Popen(
        [sys.executable, stand_in_fcitx.__file__, name, str(record)], env=screen.environment, stdout=subprocess.PIPE,
        encoding="utf-8",
    )  # fmt: skip
    screen.others.append(process)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"


def fcitx_4(screen: Screen) -> None:
    if not shutil.which("fcitx") or not shutil.which("fcitx-remote"):
        pytest.skip("needs fcitx 4")
    place = screen.folder / "fcitx" / "profile"
    place.parent.mkdir()
    place.write_text(_PROFILE, "utf-8")
    # It stays in the foreground, and needs nothing of the screen: its list of words is not asked for.
    command = ["fcitx", "-D", "--disable", "fcitx-x11,fcitx-xim,fcitx-classic-ui,fcitx-xkb"]
    process = subprocess.Popen(
        command, env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    screen.others.append(process)


def switch_on(screen: Screen) -> None:
    """Ctrl+Space, as soon as fcitx 4 knows that the keyboard is in a field of the window; then Chinese is typed."""
    says(screen, "1")
    screen.do("key", "ctrl+space")
    says(screen, "2")


def says(screen: Screen, state: str) -> None:
    """Wait for what fcitx 4 says of itself: 0, nobody types with it; 1, letters stay letters; 2, they make Chinese."""
    end = time.monotonic() + 90
    said = ""
    while time.monotonic() < end:
        asked = subprocess.run(["fcitx-remote"], env=screen.environment, capture_output=True, encoding="utf-8")
        said = asked.stdout.strip()
        if said == state:
            return
        time.sleep(0.1)
    raise AssertionError(f"fcitx never said {state}: {said!r}")


def stays(screen: Screen) -> None:
    """The stand-in makes Chinese from the beginning: as soon as it knows that the keyboard is in a field."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        calls = [json.loads(line) for line in _record(screen).read_text("utf-8").splitlines()]
        if [call for call in calls if call[0] == "focus"][-1:] == [["focus", True]]:
            return
        time.sleep(0.1)
    raise AssertionError("the keyboard was never in a field")


def _record(screen: Screen) -> Path:
    return screen.folder / "calls.json"


@pytest.mark.parametrize(("fcitx", "begin"), [(stand_in, stays), (fcitx_4, switch_on)])
def test_chinese_is_searched_for(
    screen: Screen, tmp_path: Path, fcitx: Callable[[Screen], None], begin: Callable[[Screen], None]
) -> None:
    """Words are composed and chosen, digits pass, Esc throws away what is composed and closes the bar only then."""
    fcitx(screen)
    draft = tmp_path / "draft.txt"
    draft.write_text(load_model("2021").text(), encoding="utf-8")
    screen.start(draft)
    screen.until(lambda s: s.get("stage") == "READY" and not s.get("running"))
    screen.do("key", "ctrl+f")
    screen.until(lambda s: bool(s.get("find")))
    begin(screen)
    screen.do("type", "--delay", 50, "gongkai ")
    found = screen.until(lambda s: bool(s.get("words")))
    assert found["words"] == "公开"
    assert screen.until(lambda s: bool(s.get("hits")))
    screen.do("type", "--delay", 50, "12nihao")
    screen.do("key", "Escape")
    screen.until(lambda s: s.get("words") == "公开12")
    time.sleep(0.5)
    assert screen.state()["find"]
    screen.do("key", "Escape")
    screen.until(lambda s: not s.get("find"))
    screen.close()
