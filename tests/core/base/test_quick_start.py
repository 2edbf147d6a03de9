"""What is prepared is what would come anew, and whatever is wrong with the file nothing changes."""

from __future__ import annotations

import gc
import re
import sys
from dataclasses import FrozenInstanceError, dataclass
from typing import TYPE_CHECKING

import pytest

from core.base import prepared, quick_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SOURCES = (
    (r"(?P<year>20\d\d)年度?(?:报告|年报)", 0, "2024年年报，2023年度报告"),
    (r"[一-鿿]{2,}(?=局)", 0, "澄阳县水务局"),
    (r"(?P<one>[a-z])(?P=one) [^\W\d_]", re.VERBOSE, "aab bbc"),
    (r"(x)|(?P<last>ſ)", re.IGNORECASE, "X s"),
    (r"^第(\d+)条$", re.MULTILINE, "第1条\n第22条"),
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the file lies in this test; what is known of the real one comes back afterwards."""
    file = tmp_path / "prepared.bin"
    monkeypatch.setattr(prepared, "place", lambda: file)
    monkeypatch.setattr(prepared, "_noted", None)
    prepared._known.cache_clear()
    quick_start.use_prepared()
    yield file
    prepared._known.cache_clear()


def _compiled() -> list[re.Pattern[str]]:
    re.purge()
    return [re.compile(source, flags) for source, flags, _ in _SOURCES]


def _written(place: Path) -> int:
    prepared.begin()
    _compiled()
    _made()
    written = prepared.write(place)
    prepared._noted = None
    prepared._known.cache_clear()
    return written


def _made() -> type:
    @dataclass(frozen=True, slots=True)
    class Prepared:
        number: int
        text: str = "勾稽"

    return Prepared


def _look(patterns: list[re.Pattern[str]]) -> list[object]:
    return [
        (p.pattern, p.flags, p.groups, p.groupindex, [(m.span(), m.groups()) for m in p.finditer(text)])
        for p, (_, _, text) in zip(patterns, _SOURCES, strict=True)
    ]


def test_patterns_are_those_that_python_makes(place: Path) -> None:
    by_python = _compiled()
    assert _written(place) > len(_SOURCES)
    assert all(prepared.find("pattern", f"{int(flags)} {source}") for source, flags, _ in _SOURCES)
    kept = _compiled()
    assert _look(kept) == _look(by_python)
    assert kept == by_python  # Python compares flags, source and code


def test_a_pattern_that_cannot_be_read_is_refused_as_ever(place: Path) -> None:
    prepared.begin()
    with pytest.raises(re.error):
        re.compile("(公开")
    assert prepared.write(place) == 0


def test_dataclasses_have_the_methods_that_python_writes(place: Path) -> None:
    _written(place)
    kind = _made()
    one = kind(3)
    assert (one, hash(one)) == (kind(3, "勾稽"), hash(kind(3)))
    assert repr(one).endswith("Prepared(number=3, text='勾稽')")
    with pytest.raises(FrozenInstanceError):
        one.number = 4


@pytest.mark.parametrize("spoil", ["other Python", "cut off", "nothing", "no file"])
def test_a_file_that_is_not_for_this_python_is_not_used(place: Path, spoil: str) -> None:
    _written(place)
    data = place.read_bytes()
    if spoil == "no file":
        place.unlink()
    else:
        version = sys.version.encode()
        place.write_bytes(
            {"other Python": data.replace(version[:6], b"3.99.9", 1), "cut off": data[:-7], "nothing": b""}[spoil]
        )
    assert prepared.find("pattern", f"{_SOURCES[0][1]} {_SOURCES[0][0]}") is None
    assert _look(_compiled())[0][-1]  # type: ignore[index]


def test_in_a_small_file_large_things_are_packed(place: Path) -> None:
    large, little = [f"第{number}条" for number in range(5_000)], ["公开"]
    sizes: list[int] = []
    for small in (False, True):
        prepared.begin()
        for key, thing in (("large", large), ("little", little)):
            prepared.note("toml", key, lambda thing=thing: thing)
        prepared.write(place, small=small)
        sizes.append(place.stat().st_size)
        prepared._noted = None
        prepared._known.cache_clear()
        assert [prepared.find("toml", key) for key in ("large", "little")] == [large, little]
    assert sizes[1] < sizes[0] / 2


def test_what_is_asked_of_a_program_at_work_is_not_put_aside(place: Path) -> None:
    prepared._noted = None
    assert prepared.prepared("toml", "某局的词语", lambda: ["某局的词语"]) == ["某局的词语"]
    assert prepared.write(place) == 0


def test_garbage_is_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        quick_start.collect_seldom()
        assert gc.get_threshold()[0] > 700
        assert gc.isenabled()  # what is in circles still goes
    finally:
        gc.set_threshold(*before)
