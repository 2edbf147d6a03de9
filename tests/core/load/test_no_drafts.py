"""What a clerk may pick by hand that is no draft: lock files, pipes, devices; and scans where nothing reads them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from core.base.errors import NotFoundError, ScannedError, UnsupportedError
from core.load import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["~$年报.docx", "~$x.doc", ".~年报.docx", ".~lock.年报.docx#", "~WRL0001.tmp"])
def test_a_lock_file_is_named_as_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x04abcd" + b" " * 157)
    with pytest.raises(UnsupportedError, match="临时文件") as caught:
        load(path)
    assert name in caught.value.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files")
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "年报.docx"
    os.mkfifo(pipe)
    with pytest.raises(NotFoundError, match="管道"):
        load(pipe)
    zero = tmp_path / "零.txt"
    zero.symlink_to("/dev/zero")
    with pytest.raises(NotFoundError, match="管道"):
        load(zero)


def test_the_sentence_for_scans_is_one_for_a_clerk() -> None:
    message = ScannedError().message
    assert "pip" not in message
    assert "[" not in message
    assert "扫描" in message
