"""Where the user's own things are kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from core.base.folders import config_folder, data_folder, portable_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packaged program on a stick."""
    folder = tmp_path / "勾稽 U盘"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "gouji"))
    return folder


def test_a_folder_data_beside_the_program_keeps_all(stick: Path) -> None:
    (stick / "data").mkdir()
    assert config_folder() == data_folder() == portable_folder() == stick / "data"


def test_without_it_the_users_own_folders_are_taken(stick: Path) -> None:
    (stick / "data").write_text("no folder")
    assert portable_folder() is None
    assert stick not in (*config_folder().parents, *data_folder().parents)


def test_only_the_packaged_program_looks_beside_itself(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick / "data").mkdir()
    monkeypatch.delattr(sys, "frozen")
    assert portable_folder() is None
