"""The texts that are counted, document by document, as the detector sees them."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.candidates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

GENRE = Path(__file__).parent / "genre"
#: Between two paragraphs of a document; no string reaches over it.
BREAK = "\x05"
_LONG = 12  # characters; a longer line that stands in several documents is counted once
_CHUNK = 12  # paragraphs of the genre text that make one document


class Text(NamedTuple):
    """One document. ``hand`` is who wrote it: the name of a folder of the genre text, "" for public texts."""

    source: str
    hand: str
    symbols: str


def texts(corpus: Path) -> Iterator[Text]:
    """Laws and work reports of the corpus (UTF-8, xz, documents parted by form feeds), then the genre text."""
    seen: set[str] = set()
    for name in ("laws", "work_reports"):
        with lzma.open(corpus / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
            for document in file.read().split("\f"):
                if shown := _shown(document.splitlines(), seen):
                    yield Text(name, "", shown)
    for path in sorted(GENRE.glob("*/*.txt")):
        lines = path.read_text("utf-8").splitlines()
        for at in range(0, len(lines), _CHUNK):
            if shown := _shown(lines[at : at + _CHUNK], seen):
                yield Text("genre", path.parent.name, shown)


def _shown(lines: list[str], seen: set[str]) -> str:
    kept = []
    for line in lines:
        text = "".join(line.split())
        if text and not (len(text) > _LONG and text in seen):
            seen.add(text)
            kept.append(shown(text))
    return BREAK.join(kept)
