"""The worker process: same answers as in this process, errors as they are, and no harm from what goes wrong there."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.base.errors import Cancelled, CrashedError, DamagedError, TooLargeError
from core.forms.model_draft import load_model
from core.pipeline import plain_pickle
from core.pipeline.check_draft import check_file
from core.pipeline.isolated import IsolatedCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.base.progress import Progress
    from core.pipeline.checked import Checked


def odd_check(path: Path, progress: Progress) -> Checked:
    """Runs in the worker: does what the file's name says."""
    progress("读取文件", 0.1)
    if path.stem == "死":
        faulthandler.disable()  # a copy of this process would print where the test stands
        os.kill(os.getpid(), signal.SIGKILL if os.name == "nt" else signal.SIGSEGV)
    if path.stem == "慢":
        time.sleep(3600)
    if path.stem == "满":
        bytearray(8 * 1024**3)
    if path.stem == "坏":
        raise DamagedError(detail=f"zip {os.getpid()}")
    if path.stem == "错":
        raise ZeroDivisionError("除以零")
    return check_file(path, progress)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿件.txt"
    path.write_text(load_model("2021").text(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def check() -> Iterator[IsolatedCheck]:
    """One for all tests: living on after what was done to it is the point.

    Its workers are copies of this process where that can be; a new one costs half a second and more.
    """
    made = IsolatedCheck(odd_check, forked=os.name != "nt")
    yield made
    made.close()


def test_the_answer_is_the_same(check: IsolatedCheck, draft: Path) -> None:
    stages: list[str] = []
    there = check(draft, lambda stage, _fraction: stages.append(stage))
    here = check_file(draft)
    assert there.result == here.result
    assert there.document.text == here.document.text
    assert there.report.tables == here.report.tables
    assert {"读取文件", "识别表格", "逐项核对"} <= set(stages)


def test_one_worker_serves_many(check: IsolatedCheck) -> None:
    told = []
    for _ in range(2):
        with pytest.raises(DamagedError) as caught:
            check(Path("坏.docx"))
        assert caught.value.message == DamagedError.default
        told.append(caught.value.detail)
    assert told[0] == told[1] != f"zip {os.getpid()}"


@pytest.mark.skipif(os.name == "nt", reason="the system knows no such limit")
def test_a_draft_that_needs_all_memory_is_refused(check: IsolatedCheck, draft: Path) -> None:
    with pytest.raises(TooLargeError):
        check(Path("满.docx"))
    assert check(draft).document.text


def test_a_worker_that_says_nothing_for_long_is_lost(
    check: IsolatedCheck, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.pipeline.isolated._SILENCE", 0.5)
    with pytest.raises(CrashedError):
        check(Path("慢.docx"))
    monkeypatch.undo()
    assert check(draft).document.text


def test_a_process_of_its_own_does_as_well(draft: Path) -> None:
    made = IsolatedCheck(odd_check)
    try:
        assert made(draft).result == check_file(draft).result
        with pytest.raises(CrashedError):
            made(Path("死.docx"))
        assert made(draft).document.text
    finally:
        made.close()


def test_errors_of_our_own_bring_their_traceback(check: IsolatedCheck) -> None:
    with pytest.raises(ZeroDivisionError, match="除以零") as caught:
        check(Path("错.docx"))
    assert "odd_check" in "".join(caught.value.__notes__)


def test_a_crash_is_told_and_survived(check: IsolatedCheck, draft: Path) -> None:
    with pytest.raises(CrashedError) as caught:
        check(Path("死.pdf"))
    assert "意外中止" in caught.value.message
    assert "-11" in caught.value.detail or os.name == "nt"
    assert check(draft).report.organ == "澄阳县水务局"


def test_a_worker_that_died_in_its_sleep_is_replaced(check: IsolatedCheck, draft: Path) -> None:
    check(draft)
    for worker in check._idle:
        worker.kill()
        worker._process.join()
    assert check(draft).report.organ == "澄阳县水务局"


def test_what_hangs_can_be_cancelled(check: IsolatedCheck, draft: Path) -> None:
    stop, begun = threading.Event(), threading.Event()

    def progress(stage: str, _fraction: float) -> None:
        if stage == "读取文件":
            begun.set()
        if stop.is_set():
            raise Cancelled

    ended: list[BaseException] = []

    def work() -> None:
        try:
            check(Path("慢.pdf"), progress)
        except Cancelled as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(60)
    (worker,) = check._working
    process = worker._process.pid
    stop.set()
    thread.join(60)
    assert len(ended) == 1
    assert process is not None
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert check(draft).report.organ == "澄阳县水务局"


def test_closing_ends_what_runs() -> None:
    check = IsolatedCheck(odd_check, forked=os.name != "nt")
    begun, ended = threading.Event(), []

    def work() -> None:
        try:
            check(Path("慢.pdf"), lambda stage, _fraction: begun.set() if stage == "读取文件" else None)
        except Cancelled:
            ended.append("cancelled")

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(60)
    check.close()
    thread.join(60)
    assert ended == ["cancelled"]
    with pytest.raises(Cancelled):
        check(Path("甲.txt"))


class _Order:
    """A pickle of it would have the one who takes it apart run a program."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 3",)


@pytest.mark.parametrize("sent", [_Order(), os.system, eval, print, Path.unlink, pickle.loads])
def test_what_a_worker_sends_runs_nothing(sent: object) -> None:
    for data in (pickle.dumps(("outcome", sent)), b"no pickle", pickle.dumps(("outcome", sent))[:-4]):
        with pytest.raises(pickle.UnpicklingError):
            plain_pickle.loads(data)
