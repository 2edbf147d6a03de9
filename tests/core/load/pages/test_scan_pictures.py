"""Pictures that lie on their side, are small or long; the recogniser's own models."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from core.base.errors import Cancelled, TooLargeError
from core.load import load_bytes
from core.load.pages import ocr, scan
from core.load.pages.ocr import Word
from core.read import read_report
from tests.support.drafts import distinct
from tests.support.pdf_drafts import to_pdf
from tests.support.scans import SCALE, assert_all_cells, words_of

if TYPE_CHECKING:
    from collections.abc import Callable


def _laid(words: list[Word], turn: int, width: float, height: float) -> list[Word]:
    """The words of an upright picture of this size as they stand on it turned clockwise by quarters."""

    def place(x: float, y: float) -> tuple[float, float]:
        return {1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}[turn]

    result: list[Word] = []
    for word in words:
        points = [place(*corner) for corner in word.corners]
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        y0, y1 = min(y for _, y in points), max(y for _, y in points)
        result.append(word._replace(corners=((x0, y0), (x1, y0), (x1, y1), (x0, y1))))
    return result


@pytest.mark.parametrize(("turn", "trust"), [(1, 0.97), (2, 0.7), (3, 0.65)])
def test_a_picture_on_its_side_or_its_head_is_turned(monkeypatch: pytest.MonkeyPatch, turn: int, trust: float) -> None:
    """What the recogniser makes of it tells which way; places are those on the picture as it lies."""
    draft = distinct()
    made = to_pdf(draft)
    width, height = 595 * SCALE, 842 * SCALE
    upright = words_of(made.data)
    asked: list[tuple[int, int]] = []
    size = (height, width) if turn % 2 else (width, height)

    def recognise(image: Image.Image, _alive: object) -> list[Word]:
        asked.append(image.size)
        words = upright[(len(asked) - 1) // 2]
        if len(asked) % 2 == 0:
            return words
        return [w._replace(score=trust) for w in _laid(words, turn, width, height)]

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    monkeypatch.setattr(scan, "_SMALL", 1)
    stream = io.BytesIO()
    sheets = [Image.new("L", size, 255) for _ in upright]
    sheets[0].save(stream, "TIFF", save_all=True, append_images=sheets[1:])
    document = load_bytes(stream.getvalue(), "扫描.tif")
    assert_all_cells(document, draft)
    assert set(asked[0::2]) == {size}
    assert set(asked[1::2]) == {(width, height)}
    report = read_report(document)
    shown = document.page_sizes[0]
    for (table, row, column), (page, x0, top, x1, bottom) in made.cells.items():
        box = document.boxes_of(report.tables[table].cells[row, column].spans)[0]
        middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        x, y = {
            1: (middle[1], shown[0] - middle[0]),
            2: (shown[0] - middle[0], shown[1] - middle[1]),
            3: (shown[1] - middle[1], middle[0]),
        }[turn]
        assert box.page == page
        assert x0 - 3 < x < x1 + 3
        assert top - 3 < y < bottom + 3


def test_a_small_picture_is_enlarged(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []

    def recognise(image: Image.Image, _alive: object) -> list[Word]:
        seen.append(image.size)
        return [Word("一、总体情况", ((10.0, 10.0), (70.0, 10.0), (70.0, 20.0), (10.0, 20.0)), 0.99)]

    monkeypatch.setattr(ocr, "recognise", recognise)
    page = scan.read_page(Image.new("RGB", (827, 1169)), 1, 0, (595.0, 842.0), lambda: None)
    assert seen == [(1654, 2339)] or seen == [(1655, 2339)]
    assert page.x1[5] == pytest.approx(70 * 595 / seen[0][0], abs=0.1)


def test_all_models_are_the_package_s_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The recogniser is told each of its models, that of the part not used too: none is looked for elsewhere."""
    models = tmp_path / "models"
    models.mkdir()
    for name in ("PP_det_small.onnx", "PP_rec_small.onnx", "ch_cls_mobile.onnx"):
        (models / name).touch()
    given: dict[str, object] = {}

    class Package:
        __file__ = str(tmp_path / "__init__.py")

        @staticmethod
        def RapidOCR(params: dict[str, object]) -> object:
            given.update(params)
            return object()

    monkeypatch.setattr(ocr.importlib, "import_module", lambda name: Package)
    monkeypatch.setattr(ocr, "_quiet", lambda: None)
    ocr._engine.__wrapped__()
    assert {k: Path(str(v)).parent for k, v in given.items() if k.endswith("model_path")} == {
        f"{part}.model_path": models for part in ("Det", "Rec", "Cls")
    }


def test_signs_of_life_come_while_a_page_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """After every pass of a network, of which a page needs dozens; to cancel, an exception is raised there."""

    class Session:
        def run(self, size: int) -> int:
            return size + 1

    class Pixels:
        def asarray(self, _image: object) -> Pixels:
            return self

        ascontiguousarray = asarray

        def __getitem__(self, _part: object) -> Pixels:
            return self

    def engine(_pixels: object, use_cls: bool) -> SimpleNamespace:
        assert [Session().run(size) for size in (1, 2, 3)] == [2, 3, 4]
        return SimpleNamespace(boxes=None, txts=None)

    modules = {"numpy": Pixels(), "onnxruntime": SimpleNamespace(InferenceSession=Session)}
    monkeypatch.setattr(ocr.importlib, "import_module", modules.__getitem__)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    plain, page, signs = Session.run, Image.new("RGB", (9, 9)), []
    assert ocr.recognise(page, lambda: signs.append("alive")) == []
    assert len(signs) == 3

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ocr.recognise(page, stop)
    assert Session.run is plain


def test_the_recogniser_is_told_to_keep_silent_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", "0")
    seen: list[tuple[str, str]] = []

    def start(name: str) -> SimpleNamespace:
        seen.append((name, os.environ["ORT_DISABLE_TELEMETRY"]))
        return SimpleNamespace(disable_telemetry_events=lambda: seen.append(("events", "off")))

    monkeypatch.setattr(ocr.importlib, "import_module", start)
    ocr._quiet()
    assert seen == [("onnxruntime", "1"), ("events", "off")]


def test_the_page_that_is_recognised_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, float]] = []

    def recognise(_image: Image.Image, alive: Callable[[], None]) -> list[Word]:
        alive()
        return [Word("一、总体情况", ((10.0, 10.0), (70.0, 10.0), (70.0, 20.0), (10.0, 20.0)), 0.99)]

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    stream = io.BytesIO()
    Image.new("L", (60, 80)).save(stream, "TIFF", save_all=True, append_images=[Image.new("L", (60, 80))])
    scan.load(stream.getvalue(), "扫描.tif", lambda *step: told.append(step))
    assert told[:4] == [("识别第 1 页，共 2 页", 0.0)] * 2 + [("识别第 2 页，共 2 页", 0.25)] * 2


def test_a_long_picture_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of a whole web page: cut between lines, each word at its place in the whole."""
    whole = Image.new("RGB", (500, 2500), "white")
    bar = Image.new("RGB", (400, 24), "black")
    tops = range(10, 2460, 40)
    for top in tops:
        whole.paste(bar, (50, top))
    seen: list[Image.Image] = []

    def recognise(image: Image.Image, _alive: object) -> list[Word]:
        seen.append(image)
        rows = image.convert("L").resize((1, image.height), Image.Resampling.BOX).tobytes()
        assert rows[0] > 200 < rows[-1]  # no line is cut
        starts = [i for i in range(1, len(rows)) if rows[i] < 128 <= rows[i - 1]]
        size = round(24 * image.width / 500)
        return [Word("一二三四五", ((0.0, y), (100.0, y), (100.0, y + size), (0.0, y + size)), 0.9) for y in starts]

    monkeypatch.setattr(ocr, "recognise", recognise)
    page = scan.read_page(whole, 1, 0, scan.sheet_of(whole), lambda: None)
    assert len(seen) > 2
    assert page.frame.shown == pytest.approx((595, 2975))
    found = [page.top[i] for i, char in enumerate(page.chars) if char == "一"]
    assert found == pytest.approx([top * 595 / 500 for top in tops], abs=3)
    monkeypatch.setattr(scan, "MAX_PICTURES", 2)
    with pytest.raises(TooLargeError):
        scan.read_page(whole, 1, 0, scan.sheet_of(whole), lambda: None)
