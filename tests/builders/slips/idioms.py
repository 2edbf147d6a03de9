"""The command: ``python -m tests.builders.slips.idioms FOLDER``.

FOLDER holds ``work_reports.txt.xz`` and ``laws.txt.xz``; the text of the genre under ``tests/builders/slips/genre`` is
read beside them. Idioms are the words of four characters that jieba's dictionary has as common and pypinyin's list of
phrases has too (both MIT), with those of ``idioms.toml``. What stands one slip away from an idiom in correct prose or
is a word of the dictionaries itself is right, but for the slips that ``idioms.toml`` names.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from operator import add
from pathlib import Path

import jieba
from pypinyin.phrases_dict import phrases_dict

from core.base.resources import ROOT
from core.check.wording.phrases.idioms import SIZE, Bank, Slip, indexed, near, tells
from core.check.wording.slips.detector import detector
from core.model.normalise import is_cjk
from tests.builders.slips.likenesses import characters, shapes
from tests.builders.slips.texts import texts

FILE = ROOT / "lexicon" / "idioms.tsv"
SHAPES = ROOT / "lexicon" / "idiom_shapes.tsv"
_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_COMMON = 6  # the least frequency of a word that both dictionaries have
_TAGGED, _COMMON_TAGGED = ("i", "l"), 12  # and of one that jieba alone has as an idiom
_USUAL = 40  # a word of this frequency is usual though the texts have it not
#: And of this one it is common enough where both dictionaries have it, and where one has.
_USUAL_LISTED, _USUAL_TAGGED = 10, 20
_RARE = 5  # a word that jieba alone has, rarer than that, may be a slip: 名列前矛
_NAMES = ("ns", "nt", "nrt", "m", "t", "q")
_NOT = ("令狐", "氧化")  # a person of a novel, chemistry
_LOOSE = 2  # so often another character stands in a place of an idiom before it is loose
#: A half stands so often, and the idiom in less than this share of its places, before it is a word for itself.
_OFTEN, _SHARE = 5, 0.3
#: How much commoner than the idiom a half is in the dictionary before it is a word for itself.
_COMMONER = 3
_SHAPES_HEAD = """\
# Characters that look like one of an idiom, and are not known to rule W120 as such: what is written, what may be meant.
# Made by python -m tests.builders.slips.idioms, by drawing them; do not edit.
"""
_HEAD = """\
# Idioms and other fixed expressions of four characters (rule W103; core/check/wording/phrases/idioms.py). Made by
# python -m tests.builders.slips.idioms from jieba's words, pypinyin's phrases (both MIT) and idioms.toml; do not edit.
# Columns, parted by tabs: the idiom; what correct prose says of it: 0 to 3 for a place in which other characters stand,
# w to z for one in which none does though the idiom is usual, a and b where its first and its last half stand elsewhere
# too; what is one slip away from it and right, parted by semicolons.
"""


def dictionary() -> dict[str, tuple[int, str]]:
    """The words of jieba's dictionary with frequency and kind."""
    path = Path(jieba.__file__).with_name("dict.txt")
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    return {word: (int(frequency), kind) for word, frequency, kind in rows}


def chosen(words: dict[str, tuple[int, str]], own: dict[str, str]) -> list[str]:
    """The idioms of the bank."""
    found = set(own["more"].split())
    for word, (frequency, kind) in words.items():
        if len(word) != SIZE or kind in _NAMES or not all(map(is_cjk, word)) or any(w in word for w in _NOT):
            continue
        listed = word in phrases_dict and frequency >= _COMMON
        if listed or (kind in _TAGGED and frequency >= _COMMON_TAGGED):
            found.add(word)
    return sorted(found - {word for key in ("wrong", "right", "never") for word in own[key].split()})


def looks(idioms: list[str]) -> list[tuple[str, str]]:
    """(character, those of idioms that look like it) where the tables of rule W120 do not have them as alike."""
    everything, _ = characters()
    inside = sorted(set("".join(idioms)) & set(everything))
    likely = detector().confusions.characters
    rows = shapes(everything, inside, _FONT, set(inside).__contains__)
    found = [
        (char, "".join(c for c in alike if c not in likely(char) and char not in likely(c))) for char, alike in rows
    ]
    return [(char, alike) for char, alike in found if alike]


def _bank(idioms: list[str], known: dict[str, str]) -> Bank:
    """A bank that knows nothing yet of what is right beside the idioms."""
    rows = "".join(f"{idiom}\t{known.get(idiom, '')}\t\n" for idiom in idioms)
    index = indexed(rows)
    return Bank(rows, index._replace(sums=index.sums * SIZE))  # as ``idioms.bank`` does: four squares need no remainder


def _usual(idiom: str, words: dict[str, tuple[int, str]], whole: Counter[str]) -> bool:
    """Whether the texts have it, or it is common in the dictionaries."""
    least = _USUAL_LISTED if idiom in phrases_dict else _USUAL_TAGGED
    return whole[idiom] > 0 or words[idiom][0] >= least


def _composed(idiom: str, known: str, words: dict[str, tuple[int, str]]) -> bool:
    """Whether it is two words that often stand elsewhere, and no idiom: 产品质量."""
    common = all(words.get(half, (0, ""))[0] >= _COMMON for half in (idiom[:2], idiom[2:]))
    return words.get(idiom, (0, ""))[1] != "i" and "a" in known and "b" in known and common


def main() -> None:
    own = tomllib.loads(Path(__file__).with_name("idioms.toml").read_text("utf-8"))
    words = dictionary()
    idioms = chosen(words, own)
    table, among = _bank(idioms, {}), set(idioms)
    pairs: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    others: Counter[tuple[str, int]] = Counter()
    seen: dict[tuple[str, str], Slip] = {}
    times: Counter[tuple[str, str]] = Counter()
    for text in texts(Path(sys.argv[1])):
        symbols = text.symbols
        pairs.update(map(add, symbols, symbols[1:]))
        whole.update(w for i in range(len(symbols) - 3) if (w := symbols[i : i + SIZE]) in among)
        for slip in near(symbols, table):
            wording = symbols[slip.start : slip.end]
            if all(map(is_cjk, wording)):
                if slip.said == slip.meant == 1:
                    others[slip.idiom, slip.at] += 1
                if (wording, slip.idiom) not in times:
                    seen[wording, slip.idiom] = slip
                times[wording, slip.idiom] += 1
    more = set(own["more"].split())
    known: dict[str, str] = {}
    for idiom in idioms:
        flags = "".join(str(at) for at in range(SIZE) if others[idiom, at] >= _LOOSE)
        for side, half in (("a", idiom[:2]), ("b", idiom[2:])):
            rare = whole[idiom] < _SHARE * pairs[half]
            common = words.get(half, (0, ""))[0] > _COMMONER * words.get(idiom, (10, ""))[0]
            if (pairs[half] >= _OFTEN and rare) or common:
                flags += side
        if whole[idiom] >= _LOOSE or words.get(idiom, (0, ""))[0] >= _USUAL:
            flags += "".join(letter for at, letter in enumerate("wxyz") if not others[idiom, at])
        known[idiom] = flags
    kept = [
        idiom
        for idiom in idioms
        if idiom in more or (_usual(idiom, words, whole) and not _composed(idiom, known[idiom], words))
    ]
    idioms, left = kept, set(kept)
    judged = _bank(idioms, known)
    found: dict[str, set[str]] = defaultdict(set)
    wrong = set(own["wrong"].split())
    for (wording, idiom), slip in sorted(seen.items()):
        if idiom in left and _told(wording, slip, judged):
            found[idiom].add(wording)
            print("prose", times[wording, idiom], wording, idiom, "wrong" if wording in wrong else "")
    right = set(own["right"].split())
    for word in sorted({w for w in (*words, *phrases_dict) if len(w) in (SIZE - 1, SIZE, SIZE + 1)} | right):
        for slip in near(word, judged):
            if slip.end - slip.start != len(word) or not _told(word, slip, judged):
                continue
            rare = word in wrong or (
                words.get(word, (0, ""))[0] < _RARE and word not in phrases_dict and word not in right
            )
            if rare and slip.said == slip.meant == 1:
                print("slip", word, slip.idiom)
            else:
                found[slip.idiom].add(word)
    lines = [f"{idiom}\t{known[idiom]}\t{';'.join(sorted(found[idiom] - wrong))}\n" for idiom in idioms]
    FILE.write_text(_HEAD + "".join(lines), "utf-8")
    rows = looks(idioms)
    SHAPES.write_text(_SHAPES_HEAD + "".join(f"{char}\t{alike}\n" for char, alike in rows), "utf-8")
    print(len(idioms), sum(map(len, found.values())), FILE.stat().st_size)


def _told(wording: str, slip: Slip, table: Bank) -> bool:
    return tells(f",{wording},", slip._replace(start=1, end=1 + len(wording)), table)


if __name__ == "__main__":
    main()
