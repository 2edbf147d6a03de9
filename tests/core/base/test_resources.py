"""Tables under ``resources``: rows of fields with tabs between them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from core.base import resources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "fields", "rows"),
    [
        ("# 一\n# 二\n甲\t乙\n丙\t\n", 2, [("甲", "乙"), ("丙", "")]),
        ("甲\t0\t乙丙\n", 3, [("甲", "0", "乙丙")]),
        ("# 无\n", 2, []),
    ],
)
def test_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, fields: int, rows: list[tuple[str, ...]]
) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    (tmp_path / "words.tsv").write_bytes(text.encode("utf-16-le"))
    assert resources.read_rows("words.tsv", fields=fields, encoding="utf-16-le") == rows


def test_rows_of_a_packed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    packed = gzip.compress("甲\t乙\n".encode())
    (tmp_path / "words.tsv.gz").write_bytes(packed)
    assert resources.read_rows("words.tsv.gz", fields=2) == [("甲", "乙")]
    (tmp_path / "words.tsv.gz").write_bytes(packed[:-9])
    with pytest.raises(ValueError, match="damaged"):
        resources.read_rows("words.tsv.gz", fields=2)


def test_a_row_that_lacks_a_field_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    (tmp_path / "words.tsv").write_text("甲\t乙\n丙\n丁\t戊\n", "utf-8")
    with pytest.raises(ValueError, match="2 fields"):
        resources.read_rows("words.tsv", fields=2)
