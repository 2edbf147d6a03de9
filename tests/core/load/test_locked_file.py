"""A draft that another program has open."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import pytest

from core.base.errors import Cancelled, NotFoundError
from core.load import load
from core.load.locked_file import PAUSES, read_locked

if TYPE_CHECKING:
    from pathlib import Path


class Holder:
    """Denies the file so many times."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.slept: list[float] = []

    def open(self, path: Path) -> BinaryIO:
        if self.left:
            self.left -= 1
            raise PermissionError(13, "sharing violation")
        return io.BytesIO(path.read_bytes())


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "年报.txt"
    path.write_bytes("一、总体情况".encode())
    return path


@pytest.mark.parametrize("times", [0, 1, len(PAUSES)])
def test_it_is_read_as_soon_as_it_is_let_go(draft: Path, times: int) -> None:
    holder = Holder(times)
    assert read_locked(draft, opener=holder.open, sleep=holder.slept.append) == "一、总体情况".encode()
    assert holder.slept == list(PAUSES[:times])


def test_it_gives_up_with_a_sentence(draft: Path) -> None:
    holder = Holder(100)
    with pytest.raises(NotFoundError, match="占用"):
        read_locked(draft, opener=holder.open, sleep=holder.slept.append)
    assert len(holder.slept) == len(PAUSES)


def test_waiting_can_be_cancelled(draft: Path) -> None:
    def stop(_stage: str, _fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_locked(draft, stop, opener=Holder(100).open, sleep=lambda _seconds: None)


def test_what_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load(tmp_path / "没有.docx")
    with pytest.raises(NotFoundError):
        read_locked(tmp_path)
