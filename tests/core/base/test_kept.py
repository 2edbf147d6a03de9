"""Tables that are kept are those that would be made anew, and no longer than data and code are the same."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from core.base import kept, prepared, quick_start, resources
from core.check.wording.entries import Entry, EntryList
from core.check.wording.standing import Standing, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Table:
    """A table as word lists are."""

    words: tuple[str, ...]

    @cached_property
    def longest(self) -> int:
        """Worked out when it is first asked for."""
        return max(map(len, self.words))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the file lies in this test, and what data files there are."""
    monkeypatch.setattr(prepared, "place", lambda: tmp_path / "prepared.bin")
    monkeypatch.setattr(prepared, "_noted", None)
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    (tmp_path / "words.txt").write_text("公开 政府信息", encoding="utf-8")
    prepared._known.cache_clear()
    yield tmp_path
    prepared._known.cache_clear()


def _table(made: list[str]) -> Callable[[], Table]:
    @resources.kept("words.txt")
    def words() -> Table:
        made.append("made")
        return Table(tuple((resources.ROOT / "words.txt").read_text("utf-8").split()))

    return words


def _write(place: Path) -> None:
    prepared.begin()
    table = _table([])()
    assert table.longest == 4
    prepared.write(place / "prepared.bin")
    prepared._noted = None
    prepared._known.cache_clear()


def test_a_table_is_read_as_it_was_made(place: Path) -> None:
    _write(place)
    made: list[str] = []
    table = _table(made)()
    assert not made
    assert table == Table(("公开", "政府信息"))
    assert vars(table)["longest"] == 4  # with what was worked out of it


def test_other_words_make_another_table(place: Path) -> None:
    _write(place)
    (place / "words.txt").write_text("公开 申请", encoding="utf-8")
    assert _table([])().words == ("公开", "申请")


def test_other_code_makes_the_table_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(place)
    monkeypatch.setattr(kept, "code_state", lambda: b"changed")
    made: list[str] = []
    assert _table(made)().words == ("公开", "政府信息")
    assert made


def test_the_code_is_known_by_its_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    kept.code_state.cache_clear()
    here = kept.code_state()
    assert any(state.startswith("kept.py ") for state in kept._sources())
    assert kept.code_state("base/kept.py") != here
    monkeypatch.setattr(kept, "_sourceless", False)
    try:
        kept.forget_sources()
        assert kept.code_state() != here
        assert kept.code_state() == kept.code_state("base/kept.py")
    finally:
        kept._sourceless = False
        kept.code_state.cache_clear()


def test_without_the_data_the_maker_says_what_is_wrong(place: Path) -> None:
    (place / "words.txt").unlink()
    with pytest.raises(FileNotFoundError):
        _table([])()


def test_entries_come_back_with_their_patterns_and_are_looked_for(place: Path) -> None:
    def made() -> EntryList:
        entry = Entry(words=("澄阳湖畔",), right="澄阳湖", reason="试", bad=("澄阳湖畔。",), good=("澄阳湖。",))
        return EntryList((entry,))

    prepared.begin()
    kept.keep("entries", [b"data"], made)
    prepared.write(place / "prepared.bin")
    prepared._noted = None
    prepared._known.cache_clear()
    entries = kept.keep("entries", [b"data"], EntryList)
    assert "sought" in vars(entries[0])
    assert [hit.right for hit in entries.hits("在澄阳湖畔公开")] == ["澄阳湖"]


def test_what_stands_in_texts_is_looked_for_after_it_was_kept() -> None:
    import pickle

    kept_one = pickle.loads(pickle.dumps(Standing(("甲",), lambda _: ("澄阳水务站", "澄阳站"))))
    assert kept_one.in_text("澄阳水务站公开") == ["甲"]
    assert "澄阳水务站" in words_in("澄阳水务站公开")


def test_modules_that_are_imported_later(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys\nsys.hardly = True\ndef double(n):\n    return 2 * n\n"
    (place / "hardly_asked.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    quick_start.import_later({"hardly_asked": ("double",)})
    try:
        # not by the statement, which PySide replaces by one that looks into the modules
        module = importlib.import_module("hardly_asked")
        double = module.double
        assert not hasattr(module, "__path__")
        assert not hasattr(sys, "hardly")
        assert double(21) == 42
        assert hasattr(sys, "hardly")
        assert module.double(1) == 2
        with pytest.raises(AttributeError, match="no attribute 'triple'"):
            _ = module.triple
    finally:
        del sys.modules["hardly_asked"]
        vars(sys).pop("hardly", None)  # type: ignore[attr-defined]


def test_who_keeps_a_table_lies_where_changes_of_the_code_are_seen() -> None:
    """Else a table of classes that have changed since would be read as it was."""
    core = kept._CORE
    keeping = {path for path in core.rglob("*.py") if "\n@kept(" in path.read_text("utf-8")}
    assert len(keeping) > 8
    folders = {path.parent.relative_to(core).as_posix() for path in keeping}
    assert [one for one in sorted(folders) if not any(f"{one}/".startswith(f"{kept}/") for kept in kept._FOLDERS)] == []
