"""The texts that are counted, document by document, as the detector sees them."""

from __future__ import annotations

import gzip
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.candidates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The first line of every table made of them.
HEAD = "# Made by python -m tests.builders.slips; do not edit.\n"
GENRE = Path(__file__).parent / "genre"
#: Between two paragraphs of a document; no string reaches over it.
BREAK = "\x05"
_LONG = 12  # characters; a longer line that stands in several documents is counted once
_CHUNK = 12  # paragraphs of the genre text that make one document


class Text(NamedTuple):
    """One document. ``hand`` is who wrote it: the name of a folder of the genre text, "" for public texts.

    ``symbols`` are what the detector sees of it, ``raw`` its paragraphs without blanks.
    """

    source: str
    hand: str
    symbols: str
    raw: str


def texts(corpus: Path) -> Iterator[Text]:
    """Laws and work reports of the corpus (UTF-8, xz, documents parted by form feeds), then the genre text."""
    seen: set[str] = set()
    for name in ("laws", "work_reports"):
        with lzma.open(corpus / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
            for document in file.read().split("\f"):
                if raw := _kept(document.splitlines(), seen):
                    yield Text(name, "", _shown(raw), BREAK.join(raw))
    for path in sorted(GENRE.glob("*/*.txt")):
        lines = path.read_text("utf-8").splitlines()
        for at in range(0, len(lines), _CHUNK):
            if raw := _kept(lines[at : at + _CHUNK], seen):
                yield Text("genre", path.parent.name, _shown(raw), BREAK.join(raw))


def packed(data: bytes) -> bytes:
    """What a packed table holds; the same bytes each time."""
    return gzip.compress(data, mtime=0)


def _kept(lines: list[str], seen: set[str]) -> list[str]:
    """Paragraphs without blanks, none of the long ones that were seen before."""
    kept = []
    for line in lines:
        text = "".join(line.split())
        if text and not (len(text) > _LONG and text in seen):
            seen.add(text)
            kept.append(text)
    return kept


def _shown(paragraphs: list[str]) -> str:
    return BREAK.join(map(shown, paragraphs))
