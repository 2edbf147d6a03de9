"""Many drafts at once: order, a process that dies, stopping, and the one line that is told of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core import cli
from core.base.errors import CrashedError, GoujiError
from core.batch.attempts import CheckOutcome, summarise, try_check
from core.batch.check_many import check_many, in_order, over, spread, worthwhile
from core.batch.draft_files import drafts, no_drafts
from core.batch.summary import summary
from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.review.decisions import Decision, DecisionStore, Identity, Record, fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.base.progress import Progress


def shout(file: str, progress: Progress) -> str:
    """Work for a process: dies of one name, dawdles over another."""
    progress("做", 0.1)
    if "dead" in file:
        os._exit(3)
    if "slow" in file:
        for _ in range(600):
            time.sleep(0.1)
    return file.upper()


def told(word: str, file: str, outcome: CheckOutcome) -> str:
    return f"{word} {os.path.basename(file)} {type(outcome).__name__}"


def test_results_come_for_every_file_though_a_process_dies() -> None:
    files = ["a", "dead", "b", "c"]
    results = dict(spread(shout, files, 2, lambda file, error: f"{file} {error.code}"))
    assert results == {0: "A", 1: f"dead {CrashedError.code}", 2: "B", 3: "C"}


def test_stopping_ends_what_runs() -> None:
    seen: list[str] = []
    for _, result in spread(shout, ["a", "slow", "slow too"], 1, lambda file, _error: file, lambda: bool(seen)):
        seen.append(result)
    assert seen == ["A"]


def test_nothing_comes_after_stopping_though_all_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_at_once(waiting: Iterable[futures.Future[str]]) -> list[futures.Future[str]]:
        return sorted(futures.wait(waiting).done, key=lambda future: future.result())

    monkeypatch.setattr(futures, "as_completed", all_at_once)
    seen: list[str] = []
    for _, result in spread(shout, ["a", "b", "c"], 2, lambda file, _error: file, lambda: len(seen) > 1):
        seen.append(result)
    assert seen == ["A", "B"]


def test_leaving_the_loop_ends_what_runs() -> None:
    for _place, result in spread(shout, ["a", "slow"], 2, lambda file, _error: file):
        assert result == "A"
        break


def test_order_is_restored_as_early_as_it_can_be() -> None:
    coming = iter([(2, "c"), (0, "a"), (1, "b"), (3, "d")])
    results = in_order(coming)
    assert next(results) == "a"
    assert next(coming) == (1, "b")  # nothing was read ahead
    assert list(in_order([(1, "b"), (0, "a")])) == ["a", "b"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_drafts_are_told_of_in_the_order_of_the_arguments(tmp_path: Path, jobs: int) -> None:
    good = tmp_path / "乙.txt"
    good.write_text(load_model("2021").text(), "utf-8")
    files = [str(tmp_path / "无.txt"), str(good), str(tmp_path / "也无.txt"), str(good)]
    assert list(check_many(files, jobs, partial(told, "<"))) == [
        "< 无.txt NotFoundError", "< 乙.txt Checked", "< 也无.txt NotFoundError", "< 乙.txt Checked",
    ]  # fmt: skip


def test_few_drafts_do_not_pay_for_processes() -> None:
    assert worthwhile(1) == 1
    assert 1 <= worthwhile(10_000) <= (os.cpu_count() or 1)


def test_the_line_of_a_sound_draft(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(load_model("2021").text(), "utf-8")
    line = summarise(str(path))
    assert (line.organ, line.year, line.form, line.level) == ("澄阳县水务局", 2024, "2021", None)
    assert (line.errors, line.warnings, line.open) == (0, 0, 0)
    assert line.sound


def test_the_line_says_what_could_not_be_read(tmp_path: Path) -> None:
    model = load_model("2021").text()
    start = model.index("三、")
    path = tmp_path / "稿.txt"
    body = model[model.index("一、") : start] + model[model.index("五、") :]  # tables three and four cut out
    path.write_text(body, "utf-8")
    line = summarise(str(path))
    assert line.unread == "没有找到表三、表四。"
    assert not line.sound


def test_the_line_counts_like_the_result(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(get_rule("T303").bad.draft(), "utf-8")
    outcome = try_check(str(path))
    assert not isinstance(outcome, GoujiError)
    line = summary(str(path), outcome)
    counts = Counter(finding.severity.value for finding in outcome.result.findings)
    assert (line.errors, line.warnings, line.hints) == (counts["error"], counts["warning"], counts["hint"])
    assert line.errors > 0
    assert line.open == len(outcome.result.not_assessable)


@pytest.mark.slow
def test_the_command_works_on_several_processes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("甲", "乙", "丙"):
        (tmp_path / f"{name}.txt").write_text(load_model("2021").text(), "utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    outputs = []
    for jobs in ("1", "2"):
        assert cli.main(["check", "--format", "json", "--jobs", jobs, str(tmp_path)]) == 2
        outputs.append(json.loads(capfd.readouterr().out))
    assert outputs[0] == outputs[1]
    assert [Path(report["file"]).name for report in outputs[0]["reports"]] == ["丙.txt", "乙.txt", "坏.docx", "甲.txt"]


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_wrong_number_of_processes_is_refused(jobs: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", f"--jobs={jobs}", "x.txt"]) == 2
    assert "--jobs" in capfd.readouterr().err


def test_the_line_counts_what_still_stands_after_the_users_decisions(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(get_rule("T303").bad.draft(), "utf-8")
    checked = try_check(str(path))
    assert not isinstance(checked, GoujiError)
    outcomes = (*checked.result.findings, *checked.result.not_assessable)
    folder = tmp_path / "decisions"
    book = DecisionStore(folder).book(Identity.of(checked.report, str(path)))
    for print_ in fingerprints(checked.report, outcomes):
        book.change(None, Record(print_, Decision.IGNORED))
    kept = [p.read_bytes() for p in folder.iterdir()]
    line = summarise(str(path), decisions=folder)
    assert (line.errors, line.warnings, line.open) == (0, 0, 0)
    assert line.aside == len(outcomes)
    assert line.level == "warning"  # a set-aside error is never passed over in silence
    assert [p.read_bytes() for p in folder.iterdir()] == kept
    assert summarise(str(path)).errors > 0


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("一、总体情况", "utf-8")
    closed = tmp_path / "closed"
    closed.mkdir()
    opened = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert list(drafts([str(tmp_path)])) == [str(tmp_path / "a.txt"), str(closed)]
    assert no_drafts([str(tmp_path)]) == []
    outcome = try_check(closed)
    assert isinstance(outcome, GoujiError)
    assert "没有权限" in outcome.message


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、总体情况", "utf-8")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    found = list(drafts([str(tmp_path)]))
    assert sorted(map(os.path.basename, found)) == ["a.txt", "dead.txt"]
    assert isinstance(try_check(tmp_path / "dead.txt"), GoujiError)


def test_beside_other_threads_no_draft_is_read_in_this_process() -> None:
    """A window must not hang or grow with last year's report of another format either."""
    ours = os.getpid()
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(lambda: list(over(process_of, ["a.docx"], 1, lambda _file, _error: 0))).result()
    assert found not in ([0], [ours])


def process_of(_file: str, _progress: Progress) -> int:
    return os.getpid()


#: What this process has put there; a copy of it has that too.
marked: list[str] = []


def what_is_marked(file: str, _progress: Progress) -> tuple[int, list[str]]:
    if "dead" in file:
        os._exit(3)
    return os.getpid(), marked


def alone(code: str) -> list[str]:
    """What a process without other threads prints, line by line; the names of this module are known to it."""
    lines = f"import sys\nfrom {__name__} import *\n{code}"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split("\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no copies of processes")
def test_the_first_workers_are_copies_and_one_that_dies_is_replaced_by_a_new_process() -> None:
    code = """
marked.append("here")
lost = lambda file, error: (0, [error.code])
for _, (_, said) in sorted(spread(what_is_marked, ["a", "b", "c", "d"], 2, lost)):
    print(said)
for _, (_, said) in sorted(spread(what_is_marked, ["dead", "a", "b"], 1, lost)):
    print(said)
"""
    assert alone(code)[:-1] == ["['here']"] * 4 + [f"['{CrashedError.code}']", "[]", "[]"]


def test_beside_other_threads_no_worker_is_a_copy() -> None:
    code = """
marked.append("here")
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(lambda: [said for _, (_, said) in spread(what_is_marked, ["a", "b"], 2, None)]).result())
"""
    assert alone(code)[:-1] == ["[[], []]"]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only there can it be seen which processes there are")
def test_no_worker_outlives_the_process_that_asked() -> None:
    code = """
for place, (number, _) in spread(what_is_marked, ["a", "b", "c", "d", "e", "f"], 2, None):
    print(number, flush=True)
    if place == 5:
        os.kill(os.getpid(), 9)
"""
    lines = f"from {__name__} import *\n{code}"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False, timeout=60)
    numbers = set(done.stdout.split())
    assert numbers
    until = time.monotonic() + 20
    while any(_runs(number) for number in numbers):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(number: str) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
