"""Pages drawn in a process that can be killed: bounded in time, memory and pixels, and none takes the window along."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from core.base.errors import CrashedError, GoujiError, TooLargeError
from core.load.pages.page_pictures import PagePictures
from core.pipeline import page_process
from core.pipeline.page_process import PageProcess

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def pages() -> Iterator[PageProcess]:
    made = PageProcess()
    yield made
    made.kill()


def pdf(path: Path, *sizes: tuple[float, float]) -> Path:
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    document.save(path)
    document.close()
    return path


def test_the_picture_is_the_same(pages: PageProcess, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", (200, 300), (300, 200))
    with PagePictures(path) as own:
        assert pages.draw(path, 2, 1.5) == own.render(2, 1.5)


def test_another_file_and_a_file_saved_again(pages: PageProcess, tmp_path: Path) -> None:
    one, two = pdf(tmp_path / "a.pdf", (200, 300)), pdf(tmp_path / "b.pdf", (100, 100))
    assert [pages.draw(path, 1, 1.0).width for path in (one, two, one)] == [200, 100, 200]
    pdf(one, (50, 50))
    pages.close_file()
    assert pages.draw(one, 1, 1.0).width == 50


def test_what_cannot_be_drawn_is_told_and_the_process_goes_on(pages: PageProcess, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", (200, 300))
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    for source, page, scale in ((path, 1, 1000.0), (path, 9, 1.0), (path, 1, 0.0), (tmp_path / "bad.pdf", 1, 1.0)):
        with pytest.raises(TooLargeError):
            pages.draw(source, page, scale)
    before = pages._process
    assert pages.draw(path, 1, 1.0).height == 300
    assert pages._process is before


def test_a_page_that_takes_too_long_ends_the_process(
    pages: PageProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf(tmp_path / "a.pdf", (200, 300))
    with monkeypatch.context() as short:
        short.setattr(page_process, "TIME_LIMIT", 0.0)  # not even the start is done by then
        with pytest.raises(CrashedError):
            pages.draw(path, 1, 1.0)
    assert pages._process is None
    assert pages.draw(path, 1, 1.0).width == 200


def test_it_can_be_killed_from_another_thread(pages: PageProcess, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", (200, 300))
    errors: list[GoujiError] = []

    def draw() -> None:
        try:
            for _ in range(100_000):
                pages.draw(path, 1, 4.0)
        except GoujiError as error:
            errors.append(error)

    thread = threading.Thread(target=draw)
    thread.start()
    while pages._process is None:
        time.sleep(0.01)
    pages.kill()
    thread.join(30)
    assert not thread.is_alive()
    assert [error.code for error in errors] == ["crashed"]


@pytest.mark.parametrize("name", ["annotbomb.pdf", "annothang.pdf"])
def test_pages_made_to_harm(pages: PageProcess, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(__file__).resolve().parents[4] / "shared" / "cases" / "hostile" / name
    if not path.is_file():
        pytest.skip("no such drafts beside the checkout")
    pages.draw(pdf(tmp_path / "a.pdf", (200, 300)), 1, 1.0)  # it has started by now
    monkeypatch.setattr(page_process, "TIME_LIMIT", 1.0)
    begun = time.monotonic()
    with pytest.raises(GoujiError):
        pages.draw(path, 1, 1.0)
    assert time.monotonic() - begun < 60
