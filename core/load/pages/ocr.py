"""Recognising text in pictures, where the optional extra ``gouji[ocr]`` is installed.

The work is done by rapidocr (Apache-2.0) with the models that come inside its package; no network is used.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import threading
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from core.base.errors import Cancelled, ScannedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL import Image

log = logging.getLogger(__name__)

Point = tuple[float, float]

#: Readings the recogniser itself trusts less than this are dropped by it.
_SCORE = 0.5
#: Longest side in pixels the detector works on; an A4 page at 200 dpi has 2339.
_LONGEST = 2400
#: The recogniser is not made for use from several threads at once.
_LOCK = threading.Lock()


class Word(NamedTuple):
    """A stretch of text in a picture: its corners (from the upper left, clockwise) in pixels, and a score to 1."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    score: float


def available() -> bool:
    """Whether the extra is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def recognise(image: Image.Image, alive: Callable[[], None]) -> list[Word]:
    """The text in an RGB picture, in no particular order.

    A page takes seconds, on a slow or busy machine minutes: ``alive`` is called all the while, after every few lines.
    Raises ScannedError when the extra is missing or cannot be started, and what ``alive`` raises to stop.
    """
    with _LOCK:
        try:
            numpy = importlib.import_module("numpy")
            pixels = numpy.ascontiguousarray(numpy.asarray(image.convert("RGB"))[:, :, ::-1])
            engine = _engine()
            with _heard(alive):
                result = engine(pixels, use_cls=False)
        except Cancelled:
            raise
        except Exception as error:  # a broken installation shows itself in many ways
            log.exception("text recognition failed")
            raise ScannedError(detail=f"{type(error).__name__}: {error}") from error
    if result.boxes is None or result.txts is None:
        return []
    words: list[Word] = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if text.strip():
            a, b, c, d = ((float(x), float(y)) for x, y in box)
            words.append(Word(text.strip(), (a, b, c, d), float(score)))
    return words


@contextmanager
def _heard(alive: Callable[[], None]) -> Iterator[None]:
    """Have ``alive`` called after every pass of a network. The recogniser has no such thing, but runs them by this."""
    session = importlib.import_module("onnxruntime").InferenceSession
    run = session.run

    @wraps(run)
    def told(*arguments: Any, **named: Any) -> Any:
        outcome = run(*arguments, **named)
        alive()
        return outcome

    session.run = told
    try:
        yield
    finally:
        session.run = run


def _quiet() -> None:
    """Nothing is told to anybody of what is recognised.

    The published onnxruntime reports to its maker: from 1.29 on over the network, by itself, which is why an older one
    is asked for, and on Windows by the system's own tracing. The variable is looked at when it starts.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    importlib.import_module("onnxruntime").disable_telemetry_events()


@cache
def _engine() -> Any:
    """The recogniser, told where its own models are so that it never looks for them elsewhere."""
    _quiet()
    package = importlib.import_module("rapidocr")
    models = Path(package.__file__ or "").parent / "models"
    parameters: dict[str, Any] = {
        "Global.log_level": "critical",
        "Global.text_score": _SCORE,
        "Global.max_side_len": _LONGEST,
        "Global.use_cls": False,
    }
    # Each of the three is named, the one that is not used too: a model that is not given is fetched by some versions.
    for part, pattern in (("Det", "*_det_*.onnx"), ("Rec", "*_rec_*.onnx"), ("Cls", "*_cls_*.onnx")):
        models_of_part = sorted(models.glob(pattern))
        if not models_of_part:
            raise FileNotFoundError(f"no {pattern} in {models}")
        parameters[f"{part}.model_path"] = str(models_of_part[-1])
    return package.RapidOCR(params=parameters)
