"""What sounds and looks alike: readings by pypinyin, words by jieba (both MIT), shapes by drawing the characters."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import jieba
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from pypinyin import Style, pinyin

from core.check.wording.slips.confusions import near_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_READINGS = 4  # a character with as many or more is taken by its usual reading alone
_COMMON = 6  # the least level of a word
_LISTED = {3: 10, 4: 1}  # the least frequency in the dictionary of words of three and of four characters
_ALIKE, _NEAREST = 0.80, 12
_SIZE = 28


def characters() -> tuple[list[str], list[str]]:
    """All characters of GB 2312, and those of its first level, which are the usual ones."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    found = [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]
    return found, found[:3755]


def sounds(chars: list[str], usual: Callable[[str], bool]) -> list[tuple[str, str]]:
    """(syllable without tone, the usual characters read so, a blank, the others); of each its two first readings."""
    said: dict[str, list[str]] = defaultdict(list)
    for char in chars:
        first = pinyin(char, style=Style.NORMAL)[0][0]
        readings = list(dict.fromkeys(pinyin(char, style=Style.NORMAL, heteronym=True)[0]))
        others = [r for r in readings if r != first][:1] if len(readings) < _READINGS else []
        for syllable in (first, *others):
            said[syllable].append(char)
    return [
        (syllable, "".join(filter(usual, group)) + " " + "".join(c for c in group if not usual(c)))
        for syllable, group in sorted(said.items())
    ]


def words(level: Callable[[str], int], known: set[str]) -> list[tuple[str, str]]:
    """(two syllables, words of two characters that sound nearly so, the commonest first) that the counts know."""
    jieba.setLogLevel(60)
    jieba.initialize()
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, frequency in jieba.dt.FREQ.items():
        if len(word) == 2 and frequency and set(word) <= known and level(word) >= _COMMON:
            syllables = [near_sound(reading[0]) for reading in pinyin(word, style=Style.NORMAL)]
            groups[" ".join(syllables)].append((-level(word), word))
    return [(said, " ".join(word for _, word in sorted(group))) for said, group in sorted(groups.items())]


def shapes(chars: list[str], font: Path, usual: Callable[[str], bool]) -> list[tuple[str, str]]:
    """(character, the usual ones that look most like it, either way) by the cosine of their pictures."""
    face = ImageFont.truetype(str(font), _SIZE, index=2)
    pictures = []
    for char in chars:
        image = Image.new("L", (32, 32))
        ImageDraw.Draw(image).text((2, -4), char, font=face, fill=255)
        vector = np.asarray(image.resize((16, 16), Image.Resampling.BILINEAR), dtype=np.float32).ravel()
        pictures.append(vector / np.linalg.norm(vector))
    alike = np.array(pictures) @ np.array(pictures).T
    nearest: dict[str, set[str]] = defaultdict(set)
    for i, char in enumerate(chars):
        for j in np.argsort(-alike[i], kind="stable")[1 : _NEAREST + 1]:
            if alike[i, j] > _ALIKE:
                nearest[char].add(chars[j])
                nearest[chars[j]].add(char)
    return [(char, "".join(sorted(filter(usual, nearest[char])))) for char in chars if nearest[char]]


def idioms(known: set[str]) -> list[str]:
    """Words of three and of four characters of the dictionary: right wherever they stand."""
    jieba.setLogLevel(60)
    jieba.initialize()
    return sorted(
        w for w, count in jieba.dt.FREQ.items() if count >= _LISTED.get(len(w), count + 1) and set(w) <= known
    )
