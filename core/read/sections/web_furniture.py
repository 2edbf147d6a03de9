"""Lines of a web page around the report: when it was published, where the reader is, print and share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.base.resources import read_record
from core.language.sought import longest_first

_LONGEST = 200


@dataclass(frozen=True)
class _Words:
    labels: tuple[str, ...]
    lines: tuple[str, ...]
    path_marks: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = read_record(_Words, "lexicon", "page_furniture.toml")
    labels = "|".join(re.escape(w) for w in sorted(words.labels, key=longest_first))
    marks = "".join(re.escape(m) for m in words.path_marks)
    labelled = re.compile(rf"^[【\[•·|]*(?:{labels})(?:[:：|】\]\[【]|$)")
    path = re.compile(rf"^首页[{marks}]|^[^{marks}。，；：:]{{2,16}}(?:[{marks}][^{marks}。，；：:]{{2,20}}){{2,}}$")
    return labelled, path, frozenset(words.lines)


def is_furniture(text: str) -> bool:
    """True for a line of the page; a line with a full stop is a sentence of the report."""
    line = "".join(text.split())
    if not line or "。" in line or len(line) > _LONGEST:
        return False
    labelled, path, lines = _patterns()
    return line in lines or bool(labelled.match(line) or path.match(line))
