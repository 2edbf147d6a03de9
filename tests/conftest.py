"""What all tests share: Qt without a screen, unhurried hypothesis, the sample drafts where they are at hand."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from core.forms.spec import forget_forms
from tests.support.next_form import use_next_form

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Few examples at every run, many among the slow tests; every commit is tried on the same ones.
settings.register_profile(
    "quick",
    deadline=None,
    max_examples=10,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("slow", settings.get_profile("quick"), max_examples=100)
settings.load_profile("quick")

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """The slow run takes the many examples."""
    if config.option.markexpr == "slow":
        settings.load_profile("slow")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In the slow run every test with drawn examples is run again, on many."""
    if config.option.markexpr == "slow":
        for item in items:
            if getattr(getattr(item, "function", None), "is_hypothesis_test", False):
                item.add_marker("slow")


def pytest_collection_finish() -> None:
    """Modules and collected tests live to the end: the garbage collector need not look at them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def next_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A made-up form of 2026 among the program's own (see ``tests.support.next_form``)."""
    with monkeypatch.context() as patch:
        use_next_form(tmp_path, patch)
        yield
    forget_forms()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of other people's drafts beside the checkout; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("no sample drafts beside the checkout")
    return folder
