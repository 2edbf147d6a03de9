"""Every entry of the word lists is run: its rule is raised on its bad sentences, and not on its good ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from core.check.example import Example
from core.check.registry import get_rule
from core.check.wording.entries import Entry
from core.check.wording.lexicon import foreign_words, laws, title_forms
from core.load import load_text
from core.model.finding import Finding, TextMark
from core.model.normalise import fold
from core.read import read_report
from tests.support.failing import assert_none
from tests.support.lexicon_cases import EntryCase, cases
from tests.support.wording_drafts import ORGAN, draft, quotes, raised, seen

if TYPE_CHECKING:
    from core.forms.keys import SectionKey
    from core.model.document import Document, Span
    from core.model.report import Report

CASES = list(cases())


def bad_year(case: EntryCase) -> int:
    """The report year in which the bad sentences of an entry are wrong: a law of another year in the year after."""
    return case.year + 1 if case.file == "laws" and case.year < 2024 else case.year


#: The rules that are asked in a report year: those of its entries.
_RULES = {
    year: sorted({code for case in CASES if year in (case.year, bad_year(case)) for code in case.rules})
    for year in {year for case in CASES for year in (case.year, bad_year(case))}
}


class Drafts:
    """One draft that holds the sentences of all entries, and what the rules raise on it in a report year."""

    def __init__(self, sentences: list[tuple[SectionKey, str]]) -> None:
        assert len(sentences) == len({sentence for _, sentence in sentences})
        self.document: Document = load_text(Example("", add=tuple(sentences)).draft())
        self.report: Report = read_report(self.document)

    @cache  # noqa: B019 - two drafts live as long as the module
    def findings(self, year: int) -> list[Finding]:
        """What the rules of the entries raise."""
        report = replace(self.report, year=year)
        return [o for code in _RULES[year] for o in get_rule(code).check(report) if isinstance(o, Finding)]

    @cache  # noqa: B019
    def _faults(self, year: int) -> list[tuple[str, Span]]:
        return [
            (finding.rule, span)
            for finding in self.findings(year)
            for mark in finding.marks
            if isinstance(mark, TextMark) and mark.role == "fault"
            for span in mark.spans
        ]

    def on(self, sentence: str, year: int) -> list[tuple[str, str, int]]:
        """(rule, marked text, its place in the sentence) of every fault in a sentence."""
        at = self.document.text.index(sentence)
        return [
            (rule, self.document.text[span.start : span.end], span.start - at)
            for rule, span in self._faults(year)
            if at <= span.start and span.end <= at + len(sentence)
        ]


@pytest.fixture(scope="module")
def bad() -> Drafts:
    return Drafts([(case.section, sentence) for case in CASES for sentence in case.entry.bad])


@pytest.fixture(scope="module")
def good() -> Drafts:
    return Drafts(list(dict.fromkeys((case.section, sentence) for case in CASES for sentence in case.entry.good)))


# One test goes through all entries, since one for each would cost more than what it tests; failures name the sentence.


def test_bad_sentences_raise_the_rule_at_the_wording(bad: Drafts) -> None:
    silent, without_hit, elsewhere = [], [], []
    for case in CASES:
        for sentence in case.entry.bad:
            faults = bad.on(sentence, bad_year(case))
            if not {rule for rule, _, _ in faults} & set(case.rules):
                silent.append((case.file, case.name, sentence))
            if isinstance(case.entry, Entry):
                hits = list(case.entry.hits(fold(sentence)))
                if not hits:
                    without_hit.append((case.file, case.name, sentence))
                for hit in hits:  # a rule may mark less than the hit: the half of it that is doubled
                    ends = [at + len(quote) for rule, quote, at in faults if rule in case.rules]
                    if not any(hit.fault_start < end <= hit.fault_end for end in ends):
                        elsewhere.append((case.file, case.name, sentence))
    assert_none(silent)
    assert_none(without_hit)
    assert_none(elsewhere)
    assert_none((case.file, case.name) for case in CASES if not case.entry.bad)


def test_good_sentences_do_not_raise_the_rule(good: Drafts) -> None:
    raised = [
        (case.file, case.name, sentence, fault)
        for case in CASES
        for sentence in case.entry.good
        for fault in good.on(sentence, case.year)
        if fault[0] in case.rules
    ]
    assert_none(raised)
    assert_none((case.file, case.name) for case in CASES if not case.entry.good)


def test_every_wording_of_a_list_holds_where_the_first_one_does() -> None:
    silent = []
    for case in CASES:
        entry = case.entry
        if not isinstance(entry, Entry):
            continue
        wordings = [fold(w) for w in (*entry.words, *entry.pairs)]
        for sentence in map(fold, entry.bad):
            for hit in entry.hits(sentence):
                for wording in wordings if "[" not in "".join(wordings) else ():
                    other = sentence[: hit.start] + wording + sentence[hit.end :]
                    if not any(h.start == hit.start for h in entry.hits(other)):
                        silent.append((case.file, wording, other))
    assert_none(silent)


def test_what_an_entry_proposes_is_not_reported_again() -> None:
    for case in CASES:
        if not isinstance(case.entry, Entry):
            continue
        for sentence in map(fold, case.entry.bad):
            for hit in case.entry.hits(sentence):
                if hit.right:
                    mended = sentence[: hit.fault_start] + fold(hit.right) + sentence[hit.fault_end :]
                    assert all(h.start != hit.start for h in case.entry.hits(mended)), mended


def test_every_wrong_title_of_a_law_is_told() -> None:
    for law in laws().laws:
        for title in law.wrong:
            assert seen("W101", f"按照《{title}》办理申请。") == [(law.severity.value, f"《{title}》")]


def test_every_foreign_function_word_is_an_error() -> None:
    sentences = [f"水厂{i}号泵房 {word} 管网巡查。" for i, word in enumerate(foreign_words().function.words)]
    assert seen("W105", *sentences) == [("error", word) for word in foreign_words().function.words]


@pytest.mark.parametrize("form", title_forms(), ids=lambda form: form.bad[0])
def test_titles_that_differ_from_the_prescribed_one(form: Entry) -> None:
    title = f"{ORGAN}2024年政府信息公开工作年度报告"
    for wrong in form.bad:
        document = draft(swaps=((title, wrong),))
        (finding,) = raised("M101", document)
        (hit,) = form.hits(wrong)
        (quote,) = quotes([finding], document)  # the whole line where it was not read as a title
        assert quote.endswith(wrong[hit.start : hit.end])
    for right in form.good:
        assert raised("M101", draft(swaps=((title, right),))) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [("认真学学习", "学"), ("管理人人员", "人"), ("逐年年月月", "年年月月"), ("公开开展", "公开开展")],
)
def test_each_alternative_narrows_its_own_mark(text: str, marked: str) -> None:
    """By a group of any name that nothing refers to, and that matched something."""
    pattern = (
        "认真 (?P<fault> 学 ) 学习 | 管理 (?P<b> 人 ) 人员 | (?P<c> 年 ) (?P=c) (?: 月月 ) | 公开 (?P<d> 工? ) 开展"
    )
    (hit,) = Entry(pattern=pattern, reason="", bad=(), good=()).hits(text)
    assert text[hit.fault_start : hit.fault_end] == marked
