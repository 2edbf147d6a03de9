"""Words and times said twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.finding import Category, Severity
from core.report import Report
from core.rules.example import prose
from core.rules.registry import Found, Outcome, rule
from core.wording.lexicon import words
from core.wording.passages import Passage, passages

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_TIME = re.compile(r"(?:本年度|本年|今年|当年),?(?P<year>20\d\d)年(?:度)?(?!.{0,6}(?:结转|转结|申请于))")
_SAME_YEAR = re.compile(r"(20\d\d)年度?,?\1年度?")
_PARTICLE = re.compile(r"(?<!目)的的(?![确士])|[、,。;:]{2,}")
_PHRASE_END = ",。;:、!?)”的和与及等"
_REDUPLICATED = re.compile(r"一.|逐.|[年月日天次人事步层户村家]{2}")


@rule(
    "W106",
    "词语重复",
    Category.WORDING,
    Severity.WARNING,
    demands="同一词语、时间、标点不连写两次。",
    basis="校对通例",
    bad=prose("overview", "本年度，2024年度发布信息218条。"),
    good=prose("overview", "本年度发布信息218条，方方面面反映良好。"),
)
def check(report: Report, found: Found) -> Iterator[Outcome]:
    """Doubling that is good Chinese (常常, 一件一件) or arises where two words meet (政府|政府信息) is left alone."""
    for passage in passages(report):
        yield from _doubled(passage, found)
        yield from _times(passage, report.year, found)
        for match in _PARTICLE.finditer(passage.text):
            if len(set(match.group())) == 1 or "的" in match.group():
                message = f"“{passage.written(*match.span())}”连写重复。"
                yield found.finding(
                    message, [passage.mark(*match.span())], suggestion=passage.written(match.start(), match.start() + 1)
                )


def _doubled(passage: Passage, found: Found) -> Iterator[Outcome]:
    lists = words()
    for match in _DOUBLED.finditer(passage.text):
        word = match[1]
        if (
            len(set(word)) == 1
            or _REDUPLICATED.fullmatch(word)
            or word.startswith(("一", "逐"))
            or word in lists.doubled_fine
        ):
            continue
        if passage.in_title(match.start()):
            continue
        after = passage.text[match.end() : match.end() + 1]
        # 情况情况。 cannot be two words meeting, 信息信息化 might
        sure = len(word) >= 3 or word in lists.doubled_verbs or (word in lists.doubled_nouns and after in _PHRASE_END)
        message = f"“{word}”连写两次。"
        yield found.finding(
            message,
            [passage.mark(*match.span())],
            severity=Severity.WARNING if sure else Severity.HINT,
            actual=match.group(),
            suggestion=word,
        )


def _times(passage: Passage, year: int | None, found: Found) -> Iterator[Outcome]:
    for match in _TIME.finditer(passage.text):
        if year is None or int(match["year"]) == year:
            written = passage.written(*match.span())
            message = f"“{written}”把同一时间说了两次。"
            yield found.finding(
                message, [passage.mark(*match.span())], actual=written, suggestion=f"{match['year']}年度"
            )
    for match in _SAME_YEAR.finditer(passage.text):
        written = passage.written(*match.span())
        yield found.finding(f"“{written}”把同一时间说了两次。", [passage.mark(*match.span())], actual=written)
