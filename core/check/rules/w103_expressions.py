"""Fixed expressions and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.events.meetings import plenums
from core.check.wording.lexicon import are_judged, expressions
from core.check.wording.matching import findings, matches
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import Passage, passages, plain_text
from core.check.wording.phrases import cut_phrases, cut_quotes, fixed_terms
from core.check.wording.phrases.phrase_bank import QUOTES
from core.check.wording.phrases.phrases import Miss, read
from core.check.wording.repeats import doubling
from core.check.wording.slips.detector import detector
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W103",
    "固定用语有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="政治表述、法定用语、机构名称、成语与固定写法一致，会议与报告年度相合。",
    basis="《政府信息公开信息处理费管理办法》等文件用语；通行固定表述和成语"
    "（词表 expressions.toml、set_phrases.tsv、cut_phrases.toml、fixed_terms.toml、idioms.tsv）",
    bad=prose(SectionKey.OTHER_MATTERS, "本年度没有产生信息公开处理费。"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Known departures, and set phrases and idioms of the banks with one thing wrong in them.

    Entries hold for the report years they name; the same departure at several places is one finding. A term that is
    told otherwise more than once may well be called so, and is a hint.
    """
    prose_of, draft = list(passages(report)), plain_text(report)
    found = matches(prose_of, expressions(), report.year)
    yield from findings(found, outcomes)
    for passage in prose_of:
        told = [(match.hit.start, match.hit.end) for match in found if match.passage is passage]
        for miss in read(passage.text).misses:
            if passage.in_title(miss.start) or any(a < miss.end and miss.start < b for a, b in told):
                continue  # titles are the matter of W101
            since = miss.phrase.since
            if since is not None and (report.year is None or report.year < since):
                continue
            if miss.severity is Severity.HINT and _slip(passage, miss):
                continue
            if any(p.start < miss.end and miss.start < p.end for p in plenums(passage.text)):
                continue  # another meeting, of which W130 judges
            wrong = passage.written(miss.start, miss.end)
            right = _as_quoted(miss.phrase.text, wrong)
            yield outcomes.finding(
                f"“{wrong}”与固定写法“{right}”{miss.fault}，请核对",
                [passage.mark(miss.start, miss.end)],
                severity=Severity.HINT if _is_called(prose_of, passage.text[miss.start : miss.end]) else miss.severity,
                expected=right,
                actual=wrong,
                replacement=right,
            )
        told += [(miss.start, miss.end) for miss in read(passage.text).misses if miss.severity is not Severity.HINT]
        for cut in cut_phrases.find(passage.text, report.year):
            if passage.in_title(cut.start) or any(a < cut.end and cut.start < b for a, b in told):
                continue
            wrong = passage.written(cut.start, cut.end)
            right = cut.phrase.text
            yield outcomes.finding(
                f"“{wrong}”与固定写法“{right}”相比缺词或者词序不同，请核对",
                [passage.mark(cut.start, cut.end)],
                expected=right,
                actual=wrong,
                replacement=right,
            )
            told.append((cut.start, cut.end))
        yield from _cut_quotes(passage, told, outcomes)
        for term in fixed_terms.find(passage.text):
            if passage.in_title(term.start) or any(a < term.end and term.start < b for a, b in told):
                continue
            if are_judged(passage.text, term.start, term.end, report.year) or _told_elsewhere(passage.text, term):
                continue
            wrong = passage.written(term.start, term.end)
            again = draft.count(passage.text[term.start : term.end]) > 1  # what is so called, in a title or elsewhere
            yield outcomes.finding(
                f"“{wrong}”与固定写法“{term.term}”{term.fault}，请核对",
                [passage.mark(term.start, term.end)],
                severity=Severity.HINT if again else None,
                expected=term.term,
                actual=wrong,
                replacement=term.term,
            )


def _cut_quotes(passage: Passage, told: list[tuple[int, int]], outcomes: Outcomes) -> Iterator[Outcome]:
    """Set phrases with a quotation mark within them, where nothing else tells of them."""
    for quoted in cut_quotes.find(passage.text):
        if passage.in_title(quoted.start) or any(a < quoted.end and quoted.start < b for a, b in told):
            continue
        wrong = passage.written(quoted.start, quoted.end)
        yield outcomes.finding(
            f"“{wrong.strip('“”')}”的引号加在词语中间，应写作{quoted.phrase.text}",
            [passage.mark(quoted.start, quoted.end)],
            expected=quoted.phrase.text,
            actual=wrong,
            replacement=quoted.phrase.text,
        )
        told.append((quoted.start, quoted.end))


def _is_called(prose_of: list[Passage], words: str) -> bool:
    """Whether something is called so in a title: 《澄阳县政务媒体管理办法》."""
    return any(words in passage.text[start:end] for passage in prose_of for start, end in passage.titles)


def _told_elsewhere(text: str, term: fixed_terms.Departure) -> bool:
    """Whether a phrase of the banks, W106, or W115 or W120 as a warning, tells of a departure from a term."""
    slips = (
        *doubling.characters(text),
        *(slip for slip in near_misses().find(text) if slip.near),
        *(slip for slip in detector().find(text) if slip.sure),
    )
    if any(slip.start < term.end and term.start < max(slip.end, slip.start + 1) for slip in slips):
        return True
    return read(text).touches(term.start, term.end)


def _slip(passage: Passage, miss: Miss) -> bool:
    """Whether W115 or W120 may tell of a place for which the bank has but a hint."""
    slips = (*near_misses().find(passage.text), *detector().find(passage.text))
    return any(slip.start < miss.end and miss.start < slip.end for slip in slips)


def _as_quoted(right: str, written: str) -> str:
    """The phrase with the quotation marks that what it replaces has, in which those around it are not."""
    if not any(mark in QUOTES for mark in written):
        return "".join(c for c in right if c not in QUOTES)
    return right.removeprefix("“").removesuffix("”")
