"""A batch that is broken off goes on from where it was; one that ends leaves nothing."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from core.batch.journal import Journal, file_digest, keys_of
from core.batch.resume import go_on

if TYPE_CHECKING:
    from pathlib import Path

    from core.base.errors import GoujiError
    from core.base.progress import Progress


class Plain:
    """Results are texts; "lost" is not worth keeping."""

    def dump(self, result: str) -> str | None:
        return None if result.startswith("lost") else result

    def restore(self, text: str) -> str:
        if text == "bad":
            raise ValueError(text)
        return f"{text} again"


def shout(file: str, progress: Progress) -> str:
    progress("做", 0.1)
    if "dead" in file:
        os._exit(3)
    return os.path.basename(file).upper()


def lost(file: str, _error: GoujiError) -> str:
    return f"lost {os.path.basename(file)}"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    made = []
    for name in ("a", "b", "dead", "c"):
        (tmp_path / name).write_text(name, "utf-8")
        made.append(str(tmp_path / name))
    return made


def run(data: Path, files: list[str], *, most: int = 99, jobs: int = 1) -> dict[int, str]:
    keys = keys_of(files, "profile")
    results: dict[int, str] = {}
    going = go_on(shout, files, jobs, lost, journal=Journal(data, keys), keys=keys, notation=Plain(),
                  stopped=lambda: len(results) >= most)  # fmt: skip
    for place, result in going:
        results[place] = result
    return results


def kept(data: Path) -> list[Path]:
    return sorted((data / "batch").glob("*")) if (data / "batch").exists() else []


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_second_start_goes_on_and_the_end_leaves_nothing(tmp_path: Path, files: list[str], jobs: int) -> None:
    data = tmp_path / "data"
    first = run(data, files, most=2, jobs=jobs)
    assert len(kept(data)) == 1
    second = run(data, files, jobs=jobs)
    assert set(second) == {0, 1, 2, 3}
    assert second[2] == "lost dead"
    again = {place for place, result in second.items() if result.endswith("again")}
    assert again == {place for place in first if place != 2}
    assert kept(data) == []
    assert not any(result.endswith("again") for result in run(data, files).values())


def test_what_changed_is_done_anew(tmp_path: Path, files: list[str]) -> None:
    data = tmp_path / "data"
    run(data, files, most=2)
    (tmp_path / "a").write_text("another", "utf-8")
    assert run(data, files)[0] == "A"
    assert keys_of(files, "profile") != keys_of(files, "other profile")


def test_a_run_of_other_drafts_does_not_take_it_away(tmp_path: Path, files: list[str]) -> None:
    data = tmp_path / "data"
    run(data, files, most=2)
    run(data, files[3:])
    assert len(kept(data)) == 1
    assert run(data, files)[0] == "A again"


def test_a_cut_or_foreign_line_is_passed_over(tmp_path: Path, files: list[str]) -> None:
    data = tmp_path / "data"
    run(data, files, most=1)
    (path,) = kept(data)
    key = keys_of(files, "profile")[1]
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps([key, "bad"]) + "\n[1, 2]\n[[[[\n\x00\n" + json.dumps([key, "cut"])[:-3])
    results = run(data, files)
    assert results[0] == "A again"
    assert results[1] == "B"


def test_records_are_for_the_user_alone_and_old_ones_go(tmp_path: Path, files: list[str]) -> None:
    data = tmp_path / "data"
    run(data, files, most=1)
    (path,) = kept(data)
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    old = time.time() - 30 * 24 * 3600
    os.utime(path, (old, old))
    assert run(data, files)[0] == "A"
    assert kept(data) == []


def test_a_folder_that_cannot_be_written_harms_nothing(tmp_path: Path, files: list[str]) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", "utf-8")
    assert set(run(blocked, files)) == {0, 1, 2, 3}


def test_what_is_no_plain_file_has_no_digest(tmp_path: Path) -> None:
    assert file_digest(str(tmp_path)) is None
    assert file_digest(str(tmp_path / "none")) is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert file_digest(str(tmp_path / "pipe")) is None


def test_a_clock_set_back_between_two_runs_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for moment, key in ((2e9, "a"), (1e9, "b")):
        monkeypatch.setattr(time, "time", lambda at=moment: at)
        journal = Journal(tmp_path, ["a", "b"])
        journal.note(key, f"result of {key}")
        journal.close(complete=False)
    assert Journal(tmp_path, ["a", "b"]).known == {"a": "result of a", "b": "result of b"}
