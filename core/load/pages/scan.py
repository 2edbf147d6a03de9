"""Pictures of pages: image files, and PDF pages without text. Recognised words become characters with places."""

from __future__ import annotations

import io
import math
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, ImageSequence

from core.base.errors import DamagedError, EmptyError, ScannedError, TooLargeError
from core.base.progress import Progress, silent
from core.load.pages import ocr
from core.load.pages.assembly import document_of
from core.load.pages.characters import PageChars, PageFrame
from core.model.geometry import median

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.model.document import Document

    Alive = Callable[[], None]

#: Pixels of one picture, pictures of one file: beyond these the machine is protected.
MAX_PIXELS = 100_000_000
MAX_PICTURES = 60
#: A picture is taken for a sheet of A4 (points).
_SHEET = (595.0, 842.0)
#: Resolution at which PDF pages are drawn for recognition, pixels to the point.
SCALE = 200 / 72
#: A picture larger than this adds time and no certainty (pixels of its longest side).
_LARGE = 3600
#: One smaller than this (A4 at 200 dpi) is enlarged: the recogniser misses lone digits that are a few pixels high.
_SMALL = 2339
#: A picture higher than so many of its widths is read in parts of about ``_SHAPE`` widths.
_LONG, _SHAPE = 1.8, 1.4
_MEAN, _GAP = Image.Resampling.BOX, 3
#: What lies on its head is read with less trust than this (measured: upright 0.99, on its head 0.6 to 0.8).
_TRUSTED = 0.85
#: From so many characters on a word shows which way the lines run.
_LONG_WORD = 4
_BACK = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
#: Words in a row farther apart than this (in heights of the line) stand in different cells.
_APART = 0.6


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a picture (or several in one TIFF) of a report by recognising its text.

    Raises ScannedError without the extra, DamagedError, TooLargeError or EmptyError.
    """
    images = open_images(data)
    if not ocr.available():
        raise ScannedError
    pages: list[PageChars] = []
    start = 0
    for number, image in enumerate(images, 1):
        alive = telling(progress, number, len(images), 0.5)
        pages.append(read_page(image, number, start, sheet_of(image), alive))
        start += len(pages[-1])
    if not start:
        raise EmptyError("图片里没有识别出文字，请确认选对了稿件。")
    return document_of(pages, [], name, "image", recognised=[p.number for p in pages], progress=progress)


def open_images(data: bytes) -> list[Image.Image]:
    """The pictures of a file, upright, in RGB; raises DamagedError or TooLargeError."""
    try:
        with Image.open(io.BytesIO(data)) as file:
            if file.width * file.height > MAX_PIXELS or getattr(file, "n_frames", 1) > MAX_PICTURES:
                raise TooLargeError(detail=f"{file.width} × {file.height}")
            return [ImageOps.exif_transpose(frame.copy()).convert("RGB") for frame in ImageSequence.Iterator(file)]
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise DamagedError("图片已损坏或不完整，请重新扫描或另存一份再试。", detail=str(error)) from error


def sheet_of(image: Image.Image) -> tuple[float, float]:
    """Width and height in points of a picture taken for a sheet of A4, upright or across; a long one has its width."""
    short, long = sorted(image.size)
    factor = min(_SHEET) / short if long <= 1.6 * short or image.height == long else max(_SHEET) / long
    return image.width * factor, image.height * factor


def telling(progress: Progress, number: int, count: int, share: float) -> Alive:
    """Tells, now and whenever called, that this page of ``count`` is recognised; all take ``share`` of the check."""
    alive = partial(progress, f"识别第 {number} 页，共 {count} 页", share * (number - 1) / count)
    alive()
    return alive


def read_page(image: Image.Image, number: int, start: int, shown: tuple[float, float], alive: Alive) -> PageChars:
    """Recognise a page that is shown with this width and height in points.

    ``alive`` is called while that goes on; see ``PageChars`` for the rest.
    """
    recognised, turn = _read(image, alive)
    page = PageChars(number, start, PageFrame.turned(turn, *shown))
    factor = shown[0] / image.width
    words = [_PlacedWord(word, factor) for word in recognised]
    slope = _slope(words)
    for row in _rows(words, slope):
        for i, word in enumerate(row):
            if i:
                apart = word.left - row[i - 1].right > _APART * word.size
                page.add_space("\t" if apart else " ")
            for char, box in word.characters():
                page.add(char, box, word.middle(slope), word.size)
        page.add_space("\n")
    return page


def _read(image: Image.Image, alive: Alive) -> tuple[list[ocr.Word], int]:
    """The words of a picture in its own pixels, turned back, and by how many quarters it had been turned."""
    if image.height <= _LONG * image.width:
        fitted = _fitting(image)
        words, turn = _read_upright(fitted, alive)
        return [_moved(word, image.width / fitted.width, 0) for word in words], turn
    words: list[ocr.Word] = []
    for top, part in _parts(image):
        fitted = _fitting(part)
        words += [_moved(word, part.width / fitted.width, top) for word in ocr.recognise(fitted, alive)]
    return words, 0


def _moved(word: ocr.Word, factor: float, top: int) -> ocr.Word:
    a, b, c, d = ((x * factor, y * factor + top) for x, y in word.corners)
    return word._replace(corners=(a, b, c, d))


def _parts(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """A long picture (of a whole web page, say) in parts of about a sheet's shape, cut where least is printed.

    Raises TooLargeError when there are too many.
    """
    wanted, reach = round(_SHAPE * image.width), max(1, image.width // 6)
    if image.height > MAX_PICTURES * wanted:
        raise TooLargeError(detail=f"{image.width} × {image.height}")
    top = 0
    while image.height - top > wanted + reach:
        low = top + wanted - reach
        rows = image.crop((0, low, image.width, low + 2 * reach)).convert("L").resize((1, 2 * reach), _MEAN).tobytes()
        # The middle of a gap between lines, not its edge: the brightest stretch of a few rows.
        bright = [sum(rows[max(0, i - _GAP) : i + _GAP + 1]) for i in range(_GAP, len(rows) - _GAP)] or [0]
        end = low + _GAP + bright.index(max(bright))
        yield top, image.crop((0, top, image.width, end))
        top = end
    yield top, image.crop((0, top, image.width, image.height))


def _read_upright(image: Image.Image, alive: Alive) -> tuple[list[ocr.Word], int]:
    """The words of a picture and the quarter turns clockwise by which it lies on its side or on its head.

    The places of the words are those on the picture turned back.
    """
    words = ocr.recognise(image, alive)
    trust = _trust(words)
    long = [(len(word.text), _is_tall(word)) for word in words if len(word.text) >= _LONG_WORD]
    sideways = 2 * sum(size for size, tall in long if tall) > sum(size for size, _ in long)
    if not words or (trust >= _TRUSTED and not sideways):
        return words, 0
    # The recogniser turns tall words back by a quarter: it reads them if they had been turned clockwise.
    turn = (1 if trust >= _TRUSTED else 3) if sideways else 2
    again = ocr.recognise(image.transpose(_BACK[turn]), alive)
    return (again, turn) if _trust(again) > trust or (sideways and turn == 1) else (words, 0)


def _trust(words: Sequence[ocr.Word]) -> float:
    """How far the recogniser believes itself, over all characters."""
    size = sum(len(word.text) for word in words)
    return sum(word.score * len(word.text) for word in words) / size if size else 0.0


def _is_tall(word: ocr.Word) -> bool:
    (ax, ay), (bx, by), _, (dx, dy) = word.corners
    return math.hypot(dx - ax, dy - ay) > 1.5 * math.hypot(bx - ax, by - ay)


def _fitting(image: Image.Image) -> Image.Image:
    """The picture at a size that suits the recogniser."""
    largest = max(image.size)
    wanted = min(max(largest, _SMALL), _LARGE)
    if wanted == largest:
        return image
    size = (max(1, image.width * wanted // largest), max(1, image.height * wanted // largest))
    return image.resize(size, Image.Resampling.LANCZOS)


class _PlacedWord:
    """A recognised word in points."""

    def __init__(self, word: ocr.Word, factor: float) -> None:
        self.text = unicodedata.normalize("NFC", word.text)
        self.corners = [(x * factor, y * factor) for x, y in word.corners]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.corners
        self.width = math.hypot(bx - ax, by - ay)
        self.height = math.hypot(dx - ax, dy - ay)
        self.angle = math.atan2(by - ay + cy - dy, bx - ax + cx - dx)
        self.left, self.right = min(ax, dx), max(bx, cx)
        self._centre = (sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4)
        units = sum(map(_advance, self.text))
        # Boxes are drawn wide around the ink; the advance of the characters tells the font's size better.
        self.size = min(0.75 * self.height, self.width / units) if units >= 3 else 0.6 * self.height

    def middle(self, slope: float) -> float:
        """Height of the word's middle on the page turned straight."""
        x, y = self._centre
        return y - x * slope

    def characters(self) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
        """Each character with its share of the word's box (x0, top, x1, bottom)."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.corners
        whole = sum(map(_advance, self.text))
        at = 0.0
        for char in self.text:
            low, at = at / whole, at + _advance(char)
            high = at / whole
            xs = (ax + (bx - ax) * low, ax + (bx - ax) * high, dx + (cx - dx) * low, dx + (cx - dx) * high)
            ys = (ay + (by - ay) * low, ay + (by - ay) * high, dy + (cy - dy) * low, dy + (cy - dy) * high)
            if not char.isspace():
                yield char, (min(xs), min(ys), max(xs), max(ys))


def _advance(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55


def _slope(words: Sequence[_PlacedWord]) -> float:
    """How much lines fall to the right on a page that lies askew: the middle of the long words' slopes."""
    angles = [word.angle for word in words if word.width > 4 * word.height]
    return math.tan(median(angles)) if len(angles) >= 3 else 0.0


def _rows(words: Sequence[_PlacedWord], slope: float) -> list[list[_PlacedWord]]:
    """Words as printed lines from top to bottom, each from left to right."""
    rows: list[list[_PlacedWord]] = []
    for word in sorted(words, key=lambda w: w.middle(slope)):
        if rows:
            middle = median(w.middle(slope) for w in rows[-1])
            if abs(word.middle(slope) - middle) <= 0.5 * min(word.size, median(w.size for w in rows[-1])):
                rows[-1].append(word)
                continue
        rows.append([word])
    for row in rows:
        row.sort(key=lambda w: w.left)
    return rows
