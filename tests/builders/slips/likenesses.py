"""What sounds and looks alike: readings by pypinyin, words by jieba (both MIT), shapes by drawing the characters."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import jieba
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypinyin import Style, pinyin

from core.base.resources import ROOT
from core.check.wording.slips.confusions import near_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The longest words by which readings are told, and the least share of a character's words that have a reading.
_LONGEST_READ, _READ = 4, 0.03
#: Readings of characters that stand alone.
_ALONE = {"地": "de", "得": "dei", "都": "dou"}
_COMMON = 6  # the least level of a word
_OFFERED = 30  # the least frequency in the dictionary of a word that is typed by mistake
_LISTED = {3: 10, 4: 1}  # the least frequency in the dictionary of words of three and of four characters
#: How alike pictures are, and how many are taken; less of rare characters, which few hands write by mistake.
_ALIKE, _NEAREST = 0.80, 14
_ALIKE_RARE, _NEAREST_RARE = 0.86, 5
_SIZE, _BLUR = 28, 1.2


def characters() -> tuple[list[str], list[str]]:
    """All characters of GB 2312, and those of its first level, which are the usual ones."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    found = [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]
    return found, found[:3755]


def sounds(chars: list[str], usual: Callable[[str], bool]) -> list[tuple[str, str]]:
    """(syllable without tone, the usual characters read so, a blank, the others)."""
    said: dict[str, list[str]] = defaultdict(list)
    readings = _readings(set(chars))
    for char in chars:
        for syllable in readings.get(char) or (pinyin(char, style=Style.NORMAL)[0][0],):
            said[syllable].append(char)
    return [
        (syllable, "".join(filter(usual, group)) + " " + "".join(c for c in group if not usual(c)))
        for syllable, group in sorted(said.items())
    ]


def _readings(chars: set[str]) -> dict[str, list[str]]:
    """The readings that characters have in the words of the dictionary, the commonest first.

    A reading in but a few words is none that an input method is asked for: 体 is no 笨, 市 no 芾.
    """
    jieba.setLogLevel(60)
    jieba.initialize()
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, frequency in jieba.dt.FREQ.items():
        if frequency and 1 < len(word) <= _LONGEST_READ and set(word) <= chars:
            for char, reading in zip(word, pinyin(word, style=Style.NORMAL), strict=True):
                weights[char][reading[0]] += frequency
    for char, reading in _ALONE.items():
        weights[char][reading] = sum(weights[char].values())
    return {
        char: [r for r, weight in sorted(of.items(), key=_weight) if weight >= _READ * sum(of.values())]
        for char, of in weights.items()
    }


def _weight(reading: tuple[str, float]) -> tuple[float, str]:
    return -reading[1], reading[0]


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


def typed(known: set[str]) -> dict[str, list[tuple[str, float]]]:
    """Words of two characters that an input method offers, by their two near sounds, each with its weight.

    They need not stand in any text that was counted: who types 临时 with a wrong sound may well get 零食.
    """
    jieba.setLogLevel(60)
    jieba.initialize()
    offered: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word, frequency in sorted(jieba.dt.FREQ.items()):
        if len(word) == 2 and frequency >= _OFFERED and set(word) <= known:
            syllables = [near_sound(reading[0]) for reading in pinyin(word, style=Style.NORMAL)]
            offered[" ".join(syllables)].append((word, frequency**0.5))
    return dict(offered)


def shapes(chars: list[str], usual: list[str], font: Path, known: Callable[[str], bool]) -> list[tuple[str, str]]:
    """(character, the usual ones that look most like it, either way) by the correlation of their pictures, blurred.

    With them the pairs of ``confusable.tsv``, which other people found alike.
    """
    face = ImageFont.truetype(str(font), _SIZE, index=2)
    pictures = []
    for char in chars:
        image = Image.new("L", (32, 32))
        ImageDraw.Draw(image).text((2, -4), char, font=face, fill=255)
        small = image.filter(ImageFilter.GaussianBlur(_BLUR)).resize((16, 16), Image.Resampling.BILINEAR)
        vector = np.asarray(small, dtype=np.float32).ravel()
        vector = vector - vector.mean()
        pictures.append(vector / np.linalg.norm(vector))
    place, usual_ones = {char: i for i, char in enumerate(chars)}, set(usual)
    offered = [char for char in usual if known(char)]
    among = np.array([pictures[place[char]] for char in offered])
    nearest: dict[str, set[str]] = defaultdict(set)
    for i, char in enumerate(chars):
        alike = among @ pictures[i]
        least, many = (_ALIKE, _NEAREST) if char in usual_ones else (_ALIKE_RARE, _NEAREST_RARE)
        for j in np.argsort(-alike, kind="stable")[: many + 1]:
            if alike[j] > least and offered[j] != char:
                nearest[char].add(offered[j])
                if char in usual_ones:
                    nearest[offered[j]].add(char)
    for line in (ROOT / "lexicon" / "confusable.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            meant, _, look = line.split("\t")
            for char in look:
                if meant in place and known(meant):
                    nearest[char].add(meant)
    return [(char, "".join(sorted(filter(known, nearest[char])))) for char in sorted(nearest) if nearest[char]]


def idioms(known: set[str]) -> list[str]:
    """Words of three and of four characters of the dictionary: right wherever they stand."""
    jieba.setLogLevel(60)
    jieba.initialize()
    return sorted(
        w for w, count in jieba.dt.FREQ.items() if count >= _LISTED.get(len(w), count + 1) and set(w) <= known
    )
