"""Constructions that do not close, mixtures of two, and words that say the same twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.grammar.clauses import clauses
from core.check.wording.grammar.collocations import collocations
from core.check.wording.grammar.followers import followers
from core.check.wording.grammar.frames import frames
from core.check.wording.grammar.function_pairs import function_pairs
from core.check.wording.grammar.list_kinds import list_kinds
from core.check.wording.grammar.openers import openers
from core.check.wording.grammar.phrases_only import phrases_only
from core.check.wording.grammar.unended import unended
from core.check.wording.marks.unled_lists import unled_lists
from core.check.wording.matching import Match, findings, matches, told_once
from core.check.wording.passages import Passage, passages
from core.check.wording.phrases.half_words import cuts
from core.check.wording.phrases.left_out import WORD, left_out
from core.check.wording.repeats import said_again
from core.check.wording.trade_words import trade_words
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.wording.grammar.frames import Broken
    from core.model.report import Report

#: Characters of a long frame that are shown from either end.
_SHOWN = 12
#: And beside half a word.
_BESIDE = 2


@rule(
    "W121",
    "句式杂糅或残缺",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="固定句式前后呼应（以……为……，由……组成，不仅……而且……），不把两种句式混在一起，动词与宾语搭配，"
    "不重复同样的意思，词语不缺字。",
    basis="《现代汉语》教学语法（句式杂糅、成分残缺、搭配不当、语义重复）；"
    "词表 frames、clauses、clause_words、clause_gaps、clause_mixes、clause_small、clause_grammar、"
    "unled_lists、list_kinds、openers、phrases_only、collocations、half_words、left_out、function_pairs",
    bad=prose(SectionKey.OVERVIEW, "围绕群众满意度为中心，健全工作机制。"),
    good=prose(SectionKey.OVERVIEW, "以群众满意度为中心，健全工作机制。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each frame where it stands; the same pleonasm at several places is one.

    Where a clause and another list tell of the same words the finding that is no mere hint stays.
    """
    prose_of = list(passages(report))
    of_clauses = told_once([*matches(prose_of, clauses()), *matches(prose_of, openers())])
    sure = [_place(m) for m in of_clauses if not _is_hint(m)]
    broken = [(p, b) for p in prose_of for b in frames().broken(p.text)]
    broken = [(p, b) for p, b in broken if b.frame.severity is not Severity.HINT or not _over(_of(p, b), sure)]
    pleonasms = [m for m in matches(prose_of, frames().pleonasms) if not (_is_hint(m) and _over(_place(m), sure))]
    taken = [*(_of(p, b) for p, b in broken), *map(_place, pleonasms)]
    told = [*taken, *sure]
    any_told = [*taken, *map(_place, of_clauses)]
    for passage, frame in broken:
        yield from _told(passage, frame, outcomes)
    for passage in prose_of:
        yield from _misfits(passage, sure, outcomes)
        yield from _gaps(passage, told, outcomes)
        yield from _halves(passage, any_told, outcomes)
        yield from _left_out(passage, any_told, outcomes)
        yield from _side_by_side(passage, any_told, outcomes)
        yield from _twice(passage, any_told, outcomes)
        yield from _bare(passage, told, outcomes)
        yield from _unled(passage, told, outcomes)
        yield from _of_other_kind(passage, told, outcomes)
    yield from findings(pleonasms, outcomes)
    yield from findings([m for m in of_clauses if not _over(_place(m), taken)], outcomes)


#: A stretch of a passage: which passage, from where to where.
_Place = tuple[int, int, int]


def _place(match: Match) -> _Place:
    return id(match.passage), match.hit.start, match.hit.end


def _over(place: _Place, others: Sequence[_Place]) -> bool:
    """Whether any of the others lies over a place."""
    passage, start, end = place
    return any(p == passage and a < end and start < b for p, a, b in others)


def _of(passage: Passage, broken: Broken) -> _Place:
    return id(passage), broken.start, broken.end


def _is_hint(match: Match) -> bool:
    return match.hit.entry.severity is Severity.HINT


def _told(passage: Passage, broken: Broken, outcomes: Outcomes) -> Iterator[Outcome]:
    """The finding of one broken frame; none in titles and addresses."""
    if passage.in_title(broken.start) or passage.in_address(broken.start):
        return
    written = passage.written(broken.start, broken.end)
    yield outcomes.finding(
        f"“{_shown(written)}”：{broken.frame.reason}",
        [passage.mark(broken.start, broken.end)],
        severity=broken.frame.severity,
        actual=written,
        suggestion=broken.frame.advice,
    )


def _gaps(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Adverbs whose verb and verbs whose object is missing, where nothing else tells of them."""
    for at, end in unended().cut(passage.text):
        if passage.in_title(at) or passage.in_address(at) or _over((id(passage), at, end), told):
            continue
        yield outcomes.finding(
            f"“{passage.written(at, end)}”没有说完，后面缺宾语的中心语",
            [passage.mark(at, end)],
            actual=passage.written(at, end),
            suggestion="把宾语写完整。",
        )
    for gap in followers().gaps(passage.text):
        if passage.in_title(gap.at) or passage.in_address(gap.at) or _over((id(passage), gap.at, gap.end), told):
            continue
        if trade_words().hold(passage.text, gap.at, gap.end):
            continue  # 持续质量改进
        written = passage.written(gap.at, gap.end)
        usual = f"，如“{'”“'.join(gap.verbs)}”" if gap.verbs else ""
        yield outcomes.finding(
            f"“{written}”：“{gap.adverb}”后面缺动词",
            [passage.mark(gap.at, gap.end)],
            actual=written,
            suggestion=f"“{gap.adverb}”后面补上动词{usual}。",
        )


def _halves(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Words of which one character is missing, where nothing else tells of them."""
    for cut in cuts(passage.text):
        start, end = (cut.at - _BESIDE, cut.at + 1) if cut.second else (cut.at, cut.at + 1 + _BESIDE)
        if passage.in_title(cut.at) or passage.in_address(cut.at) or _over((id(passage), cut.at, cut.at + 1), told):
            continue
        half = passage.written(cut.at, cut.at + 1)
        yield outcomes.finding(
            f"“{passage.written(start, end)}”请核对：“{half}”所在的词漏了{'后' if cut.second else '前'}一字",
            [passage.mark(cut.at, cut.at + 1)],
            actual=half,
            suggestion="补上漏掉的字。",
        )


def _left_out(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Phrases without the word in their middle, where nothing else tells of them."""
    for start, end, missing in left_out(passage.text):
        if passage.in_title(start) or passage.in_address(start) or _over((id(passage), start, end), told):
            continue
        written = passage.written(start, end)
        yield outcomes.finding(
            f"“{written}”疑漏“{missing}”，应为“{written[:WORD]}{missing}{written[WORD:]}”",
            [passage.mark(start, end)],
            actual=written,
            expected=f"{written[:WORD]}{missing}{written[WORD:]}",
            suggestion=f"补上“{missing}”。",
        )


def _side_by_side(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Function words that cannot stand side by side, where nothing else tells of them."""
    for pair in function_pairs(passage.text):
        if passage.in_title(pair.start) or passage.in_address(pair.start):
            continue
        if _over((id(passage), pair.start, pair.end), told):
            continue
        yield outcomes.finding(
            f"“{passage.written(pair.start, pair.end)}”：“{pair.first}”与“{pair.second}”不能连用，多出一个词或中间缺字",
            [passage.mark(pair.start, pair.end)],
            actual=passage.written(pair.start, pair.end),
            suggestion="删去多出的一个，或补上中间漏掉的字。",
        )


def _twice(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """A word that stands twice in one clause, where nothing else tells of either."""
    for again in said_again.told(passage.text):
        if passage.in_title(again.start) or _over((id(passage), again.start, again.again + said_again.WORD), told):
            continue
        places = ((at, at + said_again.WORD) for at in (again.start, again.again))
        word = passage.written(again.start, again.start + said_again.WORD)
        yield outcomes.finding(
            f"“{passage.written(again.start, again.again + said_again.WORD)}”一句里“{word}”说了两次，请核对",
            [passage.mark(*place) for place in places],
            actual=word,
            suggestion="保留一个，或换一种说法。",
        )


#: What is said of sentences that lack something, and what to do.
_LACKS = {
    "predicate": ("只有介词短语或名词，缺谓语", "补上谓语，或与前后句子合并。"),
    "report": ("没有说明编制的是什么", "写“编制本报告”，或以“本报告”为主语。"),
    "subject": ("一句话里有两个主语，前一个主语没有谓语", "删去一个主语，或给前一个主语补上谓语。"),
}


def _bare(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Sentences of nothing but phrases, where nothing else tells of them."""
    for bare in phrases_only().bare(passage.text):
        if (passage.tabular and bare.lacks == "predicate") or _over((id(passage), bare.start, bare.end), told):
            continue
        written = passage.written(bare.start, bare.end)
        reason, advice = _LACKS[bare.lacks]
        yield outcomes.finding(
            f"“{_shown(written)}”请核对：{reason}",
            [passage.mark(bare.start, bare.end)],
            actual=written,
            suggestion=advice,
        )


def _shown(written: str) -> str:
    """What is written, or its ends where it is long."""
    return written if len(written) <= 2 * _SHOWN else f"{written[:_SHOWN]}……{written[-_SHOWN:]}"


#: What is said of lists that nothing leads, and what to do.
_LISTS = {
    "unled": ("列举的做法前面缺“通过”“采取”“做好”一类的动词", "补上动词，或删去“等{name}”。"),
    "no_work": ("列举的是事物，不是{name}，与前面的动词不搭配", "删去“等{name}”，或改写前面的动词。"),
}


def _unled(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Lists that are named at their end and led by nothing, where nothing else tells of them."""
    for unled in unled_lists().unled(passage.text):
        if _over((id(passage), unled.start, unled.end), told):
            continue
        written = passage.written(unled.start, unled.end)
        reason, advice = _LISTS[unled.fault]
        yield outcomes.finding(
            f"“{_shown(written)}”：{reason.format(name=unled.name)}",
            [passage.mark(unled.start, unled.end)],
            severity=Severity.WARNING if unled.sure else Severity.HINT,
            actual=written,
            suggestion=advice.format(name=unled.name),
        )


#: What an item of the other kind is, and what the list is.
_KINDS = {"measure": ("措施", "不足"), "fault": ("不足", "措施")}


def _of_other_kind(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """The item of a list of faults that is a measure, or the other way round, where nothing else tells of it."""
    for odd in list_kinds().odd(passage.text):
        if _over((id(passage), odd.start, odd.end), told):
            continue
        written = passage.written(odd.start, odd.end)
        is_one, of_others = _KINDS[odd.kind]
        yield outcomes.finding(
            f"“{_shown(written)}”说的是{is_one}，列举的各项却是{of_others}",
            [passage.mark(odd.start, odd.end)],
            actual=written,
            suggestion=f"改说{of_others}，或移到{is_one}一段。",
        )


def _misfits(passage: Passage, told: Sequence[_Place], outcomes: Outcomes) -> Iterator[Outcome]:
    """Verbs with an object that they do not take, where no clause is told for it."""
    for misfit in collocations().misfits(passage.text):
        if passage.in_title(misfit.start) or _over((id(passage), misfit.start, misfit.end), told):
            continue
        yield outcomes.finding(
            f"“{passage.written(misfit.start, misfit.end)}”：“{misfit.verb}”与“{misfit.noun}”不搭配",
            [passage.mark(misfit.start, misfit.end)],
            severity=Severity.WARNING if misfit.sure else Severity.HINT,
            actual=passage.written(misfit.start, misfit.end),
            suggestion=misfit.advice,
        )
