"""The desk in tests: an invented draft with findings made by hand, checks that run on the spot, settings of its own."""

from __future__ import annotations

import gc
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from core.base.errors import GarbledError
from core.batch import check_many
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import (
    Category,
    CellMark,
    CheckResult,
    Coverage,
    Finding,
    NotAssessable,
    Role,
    SectionMark,
    Severity,
    TextMark,
)
from core.pipeline.check_draft import check_file
from core.pipeline.checked import Checked
from core.read import read_report
from gui.app.application import make_application
from gui.app.main_window import MainWindow
from gui.jobs import gc_tuning
from gui.jobs.dispatcher import Dispatcher
from gui.state.listed_findings import CheckedDraft
from gui.state.settings import Settings
from gui.style.palettes import LIGHT
from gui.style.style_sheet import style_sheet
from gui.style.theme import colours, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from core.base.progress import Progress
    from core.model.report import Report

# Characters beyond U+FFFF stand before every marked place, so that a wrong unit of length shows.
RARE = "𠮷𣲗堰"


class Inline(Executor):
    """Runs what is submitted at once, or when told to."""

    def __init__(self) -> None:
        self.held: list[Callable[[], object]] = []
        self.hold = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.held.append(lambda: fn(*args, **kwargs))
        if not self.hold:
            self.release()
        return Future()

    def release(self) -> None:
        """Run what was held back."""
        held, self.held = self.held, []
        for job in held:
            job()


@cache
def made_report(name: str) -> Report:
    """The model draft with rare characters, as read from a file of that name; frozen, so read once for all tests."""
    return read_report(load_text(load_model("2021").text().replace("围绕供水安全", f"围绕{RARE}供水安全"), name))


def make_checked(path: Path) -> Checked:
    """The model draft with rare characters, three errors, two warnings, a hint and one relation left open."""
    report = made_report(path.name)
    prose = report.section("overview").paragraphs

    def stretch(words: str) -> TextMark:
        view = next(p for p in prose if words in p.text)
        start = view.text.index(words)
        return TextMark(section="overview", spans=view.spans(start, start + len(words)))

    def cell(row: str, column: str | None, role: Role = "fault", table: str = "requests") -> CellMark:
        return CellMark(table=table, row=row, column=column, role=role)

    findings = (
        Finding(
            rule="T303", category=Category.ARITHMETIC, severity=Severity.ERROR, fact="自然人列收支不平衡，差1",
            marks=(
                cell("new", "natural_person"), cell("carried_in", "natural_person"),
                cell("result.total", "natural_person", "participant"),
            ),
            expected="14", actual="13", relation="balance",
        ),
        Finding(
            rule="T301", category=Category.ARITHMETIC, severity=Severity.ERROR, fact="新收一行合计不符",
            marks=(cell("new", "natural_person"), cell("new", "total")), relation="row_total",
        ),
        Finding(
            rule="X402", category=Category.CONSISTENCY, severity=Severity.ERROR, fact="正文与表四不符",
            marks=(
                stretch("行政诉讼1件"),
                cell("litigation_after", "total", "participant", "review_litigation"),
            ),
            expected="2", actual="1", suggestion="改为2件",
        ),
        Finding(
            rule="S106", category=Category.SECTION, severity=Severity.WARNING, fact="第六部分过短",
            marks=(SectionMark(section="other_matters"),),
        ),
        Finding(
            rule="T104", category=Category.TABLE, severity=Severity.WARNING, fact="行标签与格式不同",
            marks=(cell("result.refused.third_party", None),),
        ),
        Finding(
            rule="W102", category=Category.WORDING, severity=Severity.HINT, fact="可改为全角",
            marks=(stretch("供水安全"),),
        ),
    )  # fmt: skip
    result = CheckResult(
        findings=findings,
        passed=(),
        not_assessable=(
            NotAssessable(rule="T302", relation="办理结果总计", reason="有空白格，未能核对。", marks=(
                cell("result.total", "company"),)),
        ),
        coverage=Coverage(passed=40, failed=3, not_assessable=1),
    )  # fmt: skip
    return Checked(path, report, result)


@dataclass
class Bench:
    """A check that answers as told: by file name an error, else the draft made by hand."""

    pool: Inline = field(default_factory=Inline)
    seen: list[Path] = field(default_factory=list)
    error: Exception = field(default_factory=GarbledError)
    options: dict[str, Any] = field(default_factory=dict)
    added: dict[Path, str] = field(default_factory=dict)  # text that a draft has at its end besides
    changed: dict[Path, tuple[str, str]] = field(default_factory=dict)  # words of a draft, and others of their length
    clean: set[Path] = field(default_factory=set)  # drafts without findings

    def check(self, path: Path, progress: Progress, **options: Any) -> Checked:
        self.seen.append(path)
        self.options = options
        progress("读取文件", 0.0)
        progress("逐项核对", 0.8)
        if "坏" in path.name:
            raise self.error
        checked = make_checked(path)
        document = checked.report.document
        longer = replace(document, text=document.text + self.added.get(path, ""))
        report = replace(checked.report, document=longer)
        if path in self.changed:
            report = read_report(load_text(document.text.replace(*self.changed[path]), path.name))
        if path in self.clean:
            checked = replace(checked, result=replace(checked.result, findings=(), not_assessable=()))
        return replace(checked, report=report)


_kept: dict[tuple[object, ...], Checked] = {}


def check_once(path: Path, progress: Progress, **options: Any) -> Checked:
    """What ``check_file`` gives; a file that was checked before with the same content and options is not read again."""
    previous = options.get("previous")
    if options.get("pasted") or not path.is_file() or not (previous is None or isinstance(previous, Path)):
        return check_file(path, progress, **options)
    profile = repr(options.get("profile"))
    last = (previous.name, previous.is_file() and previous.read_bytes()) if previous else None
    key = (path.suffix, path.name, path.read_bytes(), last, profile)
    if key not in _kept:
        _kept[key] = check_file(path, progress, **options)
    progress("读取文件", 0.0)
    # a report of its own, as every check makes one
    return replace(_kept[key], path=path, report=replace(_kept[key].report), at=datetime.now().astimezone())


class _InThisProcess:
    """What checks the drafts of a folder in a worker, without the worker: a new one takes half a second and more."""

    def __init__(self, function: Callable[..., Any], keep: int = 1, *, forked: bool = False) -> None:
        self._function = function

    def __call__(self, path: str, progress: Progress, **options: Any) -> Any:
        return self._function(path, progress, **options)

    def warm(self) -> None:
        """Nothing has to get ready."""

    def close(self) -> None:
        """Nothing waits."""


@pytest.fixture(autouse=True)
def _folders_are_checked_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """That they are not read in the window's process is required by ``tests/core/batch/test_check_many.py``."""
    monkeypatch.setattr(check_many, "IsolatedCheck", _InThisProcess)


@pytest.fixture(autouse=True)
def _garbage_goes_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is left of a window is taken apart when the next one is not yet there, never in the midst of its making."""
    gc.disable()
    yield
    if "qapp" in request.fixturenames:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc_tuning.collect_and_freeze()
    gc.enable()


@pytest.fixture(scope="session")
def _made_application(qapp: QApplication) -> QApplication:
    """Style, fonts and Qt's Chinese are set once: setting a style makes Qt polish everything."""
    make_application([], "light")
    return qapp


@pytest.fixture
def app(_made_application: QApplication, request: pytest.FixtureRequest) -> QApplication:
    """The application, light as every test expects it.

    It wears its style sheet where a test is marked ``dressed``, which is for tests of looks and sizes: Qt applies the
    sheet to every widget anew, which takes as long as making a window.
    """
    if theme().choice != "light" or colours() is not LIGHT:
        theme().apply("light")
    sheet = style_sheet() if request.node.get_closest_marker("dressed") else ""
    if _made_application.styleSheet() != sheet:
        _made_application.setStyleSheet(sheet)
    return _made_application


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def bench() -> Bench:
    return Bench()


def show(qtbot: QtBot, window: MainWindow) -> None:
    """The window on the screen in a size of its own (the screen of a test is small), not yet painted.

    Most tests open a draft next; the start page need not be painted for that. A window is painted at all where tests
    look at it (``dressed``): painting takes a third of the time of a test; a picture that is asked for comes anyway.
    """
    window.setUpdatesEnabled(False)
    with qtbot.waitExposed(window):
        window.showNormal()
        window.resize(1280, 800)
    application = QApplication.instance()
    window.setUpdatesEnabled(isinstance(application, QApplication) and bool(application.styleSheet()))


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check))
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    made.close()


@pytest.fixture
def stepwise(app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench) -> Iterator[MainWindow]:
    """A window that shows drafts in steps, as the program does; a test takes them (:func:`turns`)."""
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check), stepwise=True)
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    made.close()


def turns(window: MainWindow, count: int) -> None:
    """So many steps of what waits."""
    for _ in range(count):
        if not window.idle_queue.idle:
            window.idle_queue._run_step()


@pytest.fixture
def draft_file(tmp_path: Path) -> Path:
    path = tmp_path / "澄阳县水务局.txt"
    path.write_text(load_model("2021").text(), encoding="utf-8")
    return path


@pytest.fixture
def desk(window: MainWindow, draft_file: Path) -> MainWindow:
    """The window with the draft in it."""
    window.open_paths([draft_file])
    return window


@pytest.fixture
def draft(draft_file: Path) -> CheckedDraft:
    return CheckedDraft.of(make_checked(draft_file))


def number_selected(window: MainWindow) -> int | None:
    finding = window.session.finding
    return finding.number if finding else None
