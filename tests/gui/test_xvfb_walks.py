"""Walks through the window under a real X server: drop, keys, mouse, dialogs, and a second start."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from core.forms.model_draft import load_model
from tests.support.real_screen import Screen, needs_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, needs_screen]


def write(path: Path, *, total: str = "16", lawsuits: int = 4) -> None:
    """The model draft with a wrong total and a wrong number in its prose, put in the place of the old as Word does."""
    text = load_model("2021").text().replace("\t15\n", f"\t{total}\n", 1)
    beside = path.with_name("~WRD0001.tmp")
    beside.write_text(text.replace("行政诉讼1件", f"行政诉讼{lawsuits}件"), encoding="utf-8")
    os.replace(beside, path)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path)
    yield made
    made.end()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    write(path)
    return path


def shown(state: dict[str, object]) -> bool:
    """A draft is there, checked, a finding selected, the keyboard in the list."""
    ready = state.get("stage") == "READY" and not state.get("running")
    return ready and state.get("finding") is not None and state.get("focus") == "FindingsList"


def test_from_drop_to_restart(screen: Screen, draft: Path) -> None:
    """Drop, jump, decide, undo, note, mend, check again, close, start again: what was decided is still there."""
    screen.start()
    assert screen.until(lambda s: s.get("stage") == "EMPTY")["count"] == 0
    screen.drag(draft, (500, 400))
    first = screen.until(shown)
    assert first["files"] == ["draft.txt"]
    count = first["count"]
    assert isinstance(count, int)
    assert count >= 2
    assert set(first["states"]) == {"PENDING"}  # type: ignore[arg-type]

    for number in range(2, count + 1):
        screen.do("key", "F8")
        screen.until(lambda s, number=number: s.get("finding") == number)
    screen.do("key", "F8")  # round the end
    screen.until(lambda s: s.get("finding") == 1)

    mended_rule = first["rule"]
    screen.do("key", "a")
    screen.until(lambda s: s.get("state") == "ADOPTED")
    screen.do("key", "Down")
    second = screen.until(lambda s: s.get("finding") == 2)
    screen.do("key", "i")
    screen.until(lambda s: "IGNORED" in s.get("states", ()))  # type: ignore[operator]
    screen.do("key", "ctrl+z")
    screen.until(lambda s: "IGNORED" not in s.get("states", ()) and s.get("finding") == 2)  # type: ignore[operator]
    screen.do("key", "n")
    screen.until(lambda s: s.get("focus") == "NoteEditor")
    screen.do("type", "ask again")  # letters that decide in the list are letters here
    screen.until(lambda s: s.get("note") == "ask again")
    screen.do("key", "Escape")
    kept = screen.until(lambda s: s.get("focus") == "FindingsList")
    assert kept["state"] == second["state"] == "PENDING"

    write(draft, lawsuits=1)
    mended = screen.until(lambda s: "重新校对完毕" in str(s.get("banner")) and shown(s))
    assert "改好" in str(mended["banner"])
    assert mended["count"] == count - 1
    assert mended["note"] == "ask again"  # the finding that was selected, with what was said about it
    assert mended["rule"] == second["rule"] != mended_rule
    screen.do("key", "i")
    screen.until(lambda s: "IGNORED" in s.get("states", ()))  # type: ignore[operator]
    screen.close()

    screen.start(draft)
    again = screen.until(lambda s: s.get("stage") == "READY" and not s.get("running"))
    assert "IGNORED" in again["states"]  # type: ignore[operator]
    assert again["count"] == mended["count"] - 1  # type: ignore[operator]
    screen.do("key", "ctrl+w")
    screen.until(lambda s: s.get("stage") == "EMPTY" and not s.get("files"))
    screen.close()


def test_a_draft_is_opened_by_its_name(screen: Screen, draft: Path) -> None:
    screen.start()
    screen.do("key", "ctrl+o")
    screen.until(lambda s: bool(s.get("dialog")))
    for attempt in range(3):  # a busy machine loses keys
        screen.do("key", "ctrl+a")
        screen.do("type", "--delay", 20 * (attempt + 1), str(draft))
        if screen.comes(lambda s: s.get("named") == str(draft)):
            break
    screen.do("key", "Return")
    screen.until(lambda s: not s.get("dialog") and s.get("stage") == "READY")
    screen.focus()
    assert screen.until(shown)["files"] == ["draft.txt"]
    screen.close()


def test_a_walk_with_keys_and_mouse(screen: Screen, draft: Path, tmp_path: Path) -> None:
    screen.start(draft)
    first = screen.until(shown)
    assert isinstance(first["count"], int)
    assert first["count"] >= 2
    screen.do("key", "F8")
    screen.until(lambda s: s.get("finding") not in (None, first["finding"]))
    screen.do("key", "shift+F8")
    screen.until(lambda s: s.get("finding") == first["finding"])
    screen.do("key", "F8")  # the one in table three, which comes to the front
    screen.until(lambda s: s.get("finding") not in (None, first["finding"]))

    x, y = screen.state()["cell"]  # type: ignore[misc]
    screen.do("mousemove", x, y, "click", 1)
    clicked = screen.until(lambda s: s.get("pointed") == [["requests", "carried_in", "company"]])
    assert clicked["framed"] == ["0"]
    assert "相符" in clicked["card"]  # type: ignore[operator]

    x, y = screen.state()["cell"]  # type: ignore[misc]
    to_x, to_y = screen.state()["other"]  # type: ignore[misc]
    screen.do("mousemove", x, y, "mousedown", 1, "mousemove", x, (y + to_y) // 2, "mousemove", to_x, to_y, "mouseup", 1)
    screen.until(lambda s: s.get("tally") == "选中 2 格，合计 2")

    screen.do("key", "ctrl+f")
    screen.until(lambda s: bool(s.get("find")))
    screen.do("type", "2024")
    found = screen.until(lambda s: s.get("words") == "2024" and bool(s.get("hits")))
    assert isinstance(found["hits"], int)
    assert found["hits"] > 1
    picture = screen.picture()
    picture.save(tmp_path / "screen.png")
    assert (
        len(picture.resize((350, 225)).getcolors(100_000) or []) > 30
    )  # a window with text and colours, not a blank one
    screen.do("key", "Escape")
    screen.until(lambda s: s.get("find") is False)

    screen.close()
