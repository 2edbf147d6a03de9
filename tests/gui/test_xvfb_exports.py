"""Everything that leaves the window, by two clicks of a real mouse and a file dialog under a real X server."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from core.batch.xlsx import sheet_rows
from tests.support.drafts import to_docx
from tests.support.drafts_with_errors import with_errors
from tests.support.real_screen import Screen, needs_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, needs_screen]
_FILE = "文件(&F)"
_CHECK = "校对(&C)"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path)
    yield made
    made.end()


def click(screen: Screen, at: object) -> None:
    x, y = at  # type: ignore[misc]
    screen.do("mousemove", x, y, "click", 1)


def choose(screen: Screen, opener: str, item: str) -> None:
    """Two clicks: what opens the menu (a title of the menu bar, or "export" of the batch page), and its item."""
    state = screen.state()
    click(screen, state["menus"][opener] if opener in state["menus"] else state[opener])  # type: ignore[index,operator]
    shown = screen.until(lambda s: item in (s.get("items") or {}))  # type: ignore[operator]
    click(screen, shown["items"][item])  # type: ignore[index]


def accept(screen: Screen) -> None:
    """Take what the file dialog proposes, once the keyboard is in it."""
    screen.until(lambda s: "QFileDialog" in s.get("dialogs", ()) and s.get("focus") == "QLineEdit")  # type: ignore[operator]
    screen.do("key", "Return")
    screen.until(lambda s: not s.get("dialogs"))


def test_exports_of_a_draft(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "稿件"
    folder.mkdir()
    draft, original = folder / "水务局年报.docx", to_docx(with_errors())
    draft.write_bytes(original)
    screen.start(draft)
    screen.until(lambda s: s.get("stage") == "READY" and not s.get("running") and s.get("finding") is not None)
    made = {"校对意见单…": "水务局年报校对意见单.docx", "生成批注副本…": "水务局年报（校对批注）.docx",
            "以修订方式改好…": "水务局年报（校对批注）（2）.docx"}  # fmt: skip
    for item, name in made.items():
        choose(screen, _FILE, item)
        accept(screen)
        screen.until(lambda s, name=name: (folder / name).exists() and name in str(s.get("banner")))
    copied = [zipfile.ZipFile(folder / name).read("word/document.xml").decode() for name in list(made.values())[1:]]
    assert [("w:commentRangeStart" in text, "w:ins " in text) for text in copied] == [(True, False), (True, True)]
    choose(screen, _FILE, "打印…")
    screen.until(lambda s: "QPrintPreviewDialog" in s.get("dialogs", ()))  # type: ignore[operator]
    screen.do("key", "Escape")
    screen.until(lambda s: not s.get("dialogs"))
    choose(screen, _CHECK, "签名…")
    screen.until(lambda s: "SignOffDialog" in s.get("dialogs", ()))  # type: ignore[operator]
    screen.close()
    assert draft.read_bytes() == original
    assert sorted(path.name for path in folder.iterdir()) == sorted([draft.name, *made.values()])


def test_exports_of_a_batch(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "各单位"
    folder.mkdir()
    for number in range(3):
        (folder / f"单位{number}.docx").write_bytes(to_docx(with_errors()))
    screen.start(folder)
    screen.until(lambda s: bool(s.get("batch")))
    choose(screen, "export", "导出工作簿…")
    accept(screen)
    workbook = next(iter(screen_files(screen, tmp_path, "*.xlsx", 1)))
    assert len(sheet_rows(workbook.read_bytes())) >= 4
    choose(screen, "export", "汇总…")
    screen.until(lambda s: "AggregateDialog" in s.get("dialogs", ()))  # type: ignore[operator]
    screen.do("key", "Return")
    accept(screen)
    screen_files(screen, tmp_path, "*.xlsx", 2)
    for item, pattern in (("全部校对意见单…", "*校对意见单*.docx"), ("退回修改通知…", "*退回修改通知*")):
        choose(screen, "export", item)
        accept(screen)
        screen_files(screen, tmp_path, pattern, 3)
    screen.focus()
    screen.close()


def screen_files(screen: Screen, folder: Path, pattern: str, count: int) -> list[Path]:
    """Wait for so many files, written whole."""

    def there() -> list[Path]:
        return [path for path in folder.rglob(pattern) if not path.name.startswith(".")]

    screen.until(lambda s: len(there()) >= count and bool(s.get("batch")))
    return there()
