"""Defects of marks, words and characters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.finding import Severity
from tests.bench.organs import data
from tests.bench.score import SectionPlace, TextPlace
from tests.bench.seeded import Seeded, at_word, change, kind, slip

if TYPE_CHECKING:
    import random

    from tests.bench.draft import BenchDraft


def _span_of_pair(text: str, at: int, marks: str) -> tuple[int, int]:
    """From the mark at ``at`` to its partner, or near it."""
    opening, closing = marks
    if text[at] == opening:
        end = text.find(closing, at)
        return at, (end + 1 if end >= 0 else min(len(text), at + 20))
    start = text.rfind(opening, 0, at)
    return (start if start >= 0 else max(0, at - 20)), at + 1


def _lose(rng: random.Random, draft: BenchDraft, pairs: str) -> Seeded | None:
    found = [(i, m.start()) for i in draft.text_blocks() for m in re.finditer(f"[{pairs}]", draft.blocks[i].text)]
    found = [
        (i, at)
        for i, at in found
        if not re.match(r"[（(][一二三四五六]", draft.blocks[i].text[max(0, at - 2) : at + 3].strip("。"))
    ]
    if not found:
        return None
    index, at = rng.choice(found)
    text = draft.blocks[index].text
    marks = next(p for p in ("“”", "（）", "《》") if text[at] in p)
    start, end = _span_of_pair(text, at, marks)
    seeded = change(draft, index, at, at + 1, "")
    new = seeded.draft.blocks[index].text
    return replace(seeded, places=(TextPlace(new, start, max(start + 1, min(end - 1, len(new)))),))


@kind("wording")
def quote_lost(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """One of a pair of quotation marks is missing."""
    return _lose(rng, draft, "“”")


@kind("wording")
def bracket_lost(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """One of a pair of brackets or title marks is missing."""
    return _lose(rng, draft, "（）《》")


@kind("wording")
def quotes_reversed(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A quotation begins with the closing mark, or ends with the opening one."""
    found = [(i, m) for i in draft.text_blocks() for m in re.finditer("“[^“”]{1,20}”", draft.blocks[i].text)]
    if not found:
        return None
    index, match = rng.choice(found)
    inner = match[0][1:-1]
    new = rng.choice((f"”{inner}“", f"”{inner}”", f"“{inner}“"))
    return change(draft, index, match.start(), match.end(), new)


@kind("wording")
def bracket_doubled(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A bracket or title mark too many."""
    mark = rng.choice("）》”")
    found = at_word(rng, draft, mark)
    return found and change(draft, *found, mark * 2)


@kind("wording")
def foreign_word(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A foreign word in the Chinese."""
    return slip(rng, draft, "foreign")


@kind("wording")
def doubled_word(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A word stands twice."""
    words = [
        "情况",
        "工作",
        "信息",
        "公开",
        "进一步",
        "政府",
        "及时",
        "加强",
        "办理",
        "群众",
        "的",
        "了",
        "在",
        "和",
        "对",
        "制度",
        "开展",
        "通过",
        "全面",
    ]
    rng.shuffle(words)
    for word in words:
        found = at_word(rng, draft, word)
        if found:
            return change(draft, *found, word * 2)
    return None


def _sentence_again(rng: random.Random, draft: BenchDraft, adjacent: bool) -> Seeded | None:
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("sentence")
        if n.end - n.start > 24 and draft.blocks[i].text[n.end - 1] == "。"
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    sentence = draft.blocks[index].text[note.start : note.end]
    target, at = index, note.end
    if not adjacent:
        others = [i for i in draft.text_blocks() if draft.blocks[i].label.startswith("aspect") and i != index]
        if not others:
            return None
        target = rng.choice(others)
        at = len(draft.blocks[target].text)
    seeded = change(draft, target, at, at, sentence, sentence)
    first = TextPlace(seeded.draft.blocks[index].text, note.start, note.end)
    return replace(seeded, places=(*seeded.places, first))


@kind("wording")
def doubled_sentence(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A sentence stands twice, one after the other."""
    return _sentence_again(rng, draft, adjacent=True)


# Short sentences are often repeated on purpose in another section: a hint will do.
@kind("wording", worst=Severity.HINT)
def repeated_sentence(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A sentence of one paragraph stands again in another."""
    return _sentence_again(rng, draft, adjacent=False)


@kind("wording")
def time_twice(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The time is told twice over."""
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("year.data")
        if draft.blocks[i].text[n.end : n.end + 3].lstrip().startswith("年，")
        and (n.start == 0 or draft.blocks[i].text[n.start - 1] == "。")
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    end = draft.blocks[index].text.index("，", note.end) + 1
    year = draft.year
    text = rng.choice(
        (f"本年度，{year}年，", f"{year}年，{year}年，", f"{year}年，本年度，", f"{year}年，{year}年度，")
    )
    return change(draft, index, note.start, end, text)


@kind("wording")
def measure_words(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Two measure words after one number."""
    found = [
        (i, m)
        for i in draft.text_blocks()
        for m in re.finditer(r"(?<=\d)(?: ?余)?([件条篇次期份])(?=[，。、；）])", draft.blocks[i].text)
    ]
    if not found:
        return None
    index, match = rng.choice(found)
    word = match[1]
    pile = rng.choice((word * 2, word + {"篇": "条", "条": "篇", "件": "份", "次": "场", "期": "次", "份": "件"}[word]))
    return change(draft, index, match.start(1), match.end(1), pile)


@kind("wording", worst=Severity.HINT)
def half_width(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A half-width mark in Chinese."""
    marks = {"，": ",", "。": ".", "：": ":", "；": ";"}
    found = [
        (i, m)
        for i in draft.text_blocks()
        for m in re.finditer(r"(?<=[\u4e00-\u9fff])[，。：；](?=[\u4e00-\u9fff])", draft.blocks[i].text)
    ]
    if not found:
        return None
    index, match = rng.choice(found)
    return change(draft, index, match.start(), match.end(), marks[match[0]])


@kind("wording")
def punctuation_doubled(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Two stops in a row."""
    found = [
        (i, m)
        for i in draft.text_blocks()
        for m in re.finditer(r"(?<=[\u4e00-\u9fff])[，。；](?=[\u4e00-\u9fff])", draft.blocks[i].text)
    ]
    if not found:
        return None
    index, match = rng.choice(found)
    return change(
        draft, index, match.start(), match.end(), rng.choice(("，，", "。。", "，。", "、，", "；。", "。，"))
    )


@kind("wording")
def typo_listed(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A confusion that style books list."""
    return slip(rng, draft, "listed")


@kind("wording")
def typo_homophone(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A wrong character as an input method leaves it."""
    return slip(rng, draft, "homophones")


@kind("wording")
def placeholder(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Something is still to be filled in."""
    found = [(i, n) for i in draft.text_blocks() for n in draft.blocks[i].notes if n.name in ("number", "year.data")]
    if not found:
        return None
    index, note = rng.choice(found)
    text = rng.choice(("××", "XX", "X", "**", "____", "（此处填写）", "？？", "[数字]", "xx", "○○"))
    return change(draft, index, note.start, note.end, text)


@kind("wording")
def number_missing(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A number was never put in."""
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].notes
        if n.name in ("number", "total") or n.name.startswith("fact.")
    ]
    found = [
        (i, n)
        for i, n in found
        if draft.blocks[i].text[n.end : n.end + 1] in ("条", "件", "次", "份", "篇", "期")
        and "\u4e00" <= draft.blocks[i].text[n.start - 1] <= "\u9fff"
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    seeded = change(draft, index, note.start, note.end, "")
    new = seeded.draft.blocks[index].text
    return replace(seeded, places=(TextPlace(new, max(0, note.start - 4), note.start + 1),))


@kind("wording")
def impossible_date(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A day that no calendar has."""
    pool = (
        ("12月31日", ("12月32日", "13月31日", "11月31日", "12月3l日")),
        ("1月1日", ("0月1日", "1月32日", "2月30日", "1月0日")),
    )
    right, wrongs = rng.choice(pool)
    found = [(i, m) for i in draft.text_blocks() for m in re.finditer(rf"(?<![\d]){right}", draft.blocks[i].text)]
    if not found:
        return None
    index, match = rng.choice(found)
    return change(draft, index, match.start(), match.end(), rng.choice(wrongs[:3]))


@kind("wording")
def enumeration_skipped(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """一是、二是、四是."""
    found = [(i, n) for i in draft.text_blocks() for n in draft.blocks[i].note("enum")]
    found = [(i, n) for i, n in found if draft.blocks[i].text[n.start] in "二三"]
    if not found:
        return None
    index, note = rng.choice(found)
    old = draft.blocks[index].text[note.start]
    new = {"二": "三一四", "三": "四二五"}[old]
    seeded = change(draft, index, note.start, note.start + 1, rng.choice(new))
    text = seeded.draft.blocks[index].text
    # The neighbours in the row show it as well.
    around = [
        TextPlace(text, n.start, n.end) for n in draft.blocks[index].note("enum") if abs(n.start - note.start) < 200
    ]
    return replace(seeded, places=(*seeded.places, *around))


@kind("wording", "section")
def heads_skipped(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """（一）（二）（四）: a sub-head has the wrong number."""
    found = [(i, n) for i, b in enumerate(draft.blocks) for n in b.note("head") if b.text[n.start + 1] in "二三四"]
    if not found:
        return None
    index, note = rng.choice(found)
    old = draft.blocks[index].text[note.start + 1]
    new = rng.choice({"二": "三一四", "三": "四二五", "四": "三五六"}[old])
    text = draft.blocks[index].text
    seeded = change(draft, index, note.start + 1, note.start + 2, new)
    new_text = seeded.draft.blocks[index].text
    del text
    others = [
        TextPlace(seeded.draft.blocks[i].text, n.start, n.end)
        for i, b in enumerate(seeded.draft.blocks)
        for n in b.note("head")
    ]
    return replace(seeded, places=(TextPlace(new_text, note.start, note.end), *others, SectionPlace("overview")))


@kind("wording")
def traditional_character(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A traditional character."""
    return slip(rng, draft, "traditional")


@kind("wording", worst=Severity.HINT)
def invisible_character(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A zero-width or control character."""
    index = rng.choice(draft.text_blocks())
    text = draft.blocks[index].text
    if len(text) < 12:
        return None
    at = rng.randrange(4, len(text) - 4)
    char = rng.choice("\u200b\u200d\ufeff")
    seeded = change(draft, index, at, at, char)
    return replace(seeded, places=(TextPlace(seeded.draft.blocks[index].text, at - 1, at + 2),))


@kind("wording", worst=Severity.HINT)
def concept_slip(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """One notion of the field for another."""
    pairs = list(data("slips")["concepts"])
    rng.shuffle(pairs)
    for right, wrong in pairs:
        found = [f for f in [at_word(rng, draft, right)] if f]
        if found and "《" not in draft.blocks[found[0][0]].text[max(0, found[0][1] - 12) : found[0][1]]:
            return change(draft, *found[0], wrong)
    return None
