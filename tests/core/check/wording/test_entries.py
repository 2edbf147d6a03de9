"""Every entry of the word lists is run: its rule is raised on its bad sentences, and not on its good ones."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
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

CASES = list(cases())


def bad_year(case: EntryCase) -> int:
    """The report year in which the bad sentences of an entry are wrong: a law of another year in the year after."""
    return case.year + 1 if case.file == "laws" and case.year < 2024 else case.year


class Drafts:
    """For each rule and report year a draft of its entries' sentences, and the faults that the rule marks on it."""

    def __init__(self, sentences: list[tuple[int, EntryCase, str]]) -> None:
        drafts: dict[tuple[str, int], dict[tuple[SectionKey, str], None]] = {}
        for year, case, sentence in sentences:
            for code in case.rules:
                drafts.setdefault((code, year), {})[case.section, sentence] = None
        self._faults: dict[tuple[str, int, str], list[tuple[str, str, int]]] = {}
        for (code, year), added in drafts.items():
            self._look(code, year, tuple(added))

    def _look(self, code: str, year: int, added: tuple[tuple[SectionKey, str], ...]) -> None:
        document = load_text(Example("", add=added).draft())
        report = replace(read_report(document), year=year)
        places = sorted((document.text.index(f"\n{sentence}\n") + 1, sentence) for _, sentence in added)
        self._faults.update(((code, year, sentence), []) for _, sentence in added)
        for finding in (o for o in get_rule(code).check(report) if isinstance(o, Finding)):
            for span in (s for m in finding.marks if isinstance(m, TextMark) and m.role == "fault" for s in m.spans):
                at, sentence = places[max(0, bisect_right(places, span.start, key=lambda place: place[0]) - 1)]
                if at <= span.start and span.end <= at + len(sentence):
                    quote = document.text[span.start : span.end]
                    self._faults[code, year, sentence].append((finding.rule, quote, span.start - at))

    def on(self, case: EntryCase, sentence: str, year: int) -> list[tuple[str, str, int]]:
        """(rule, marked text, its place in the sentence) of every fault that the entry's rules mark in a sentence."""
        return [fault for code in case.rules for fault in self._faults[code, year, sentence]]


@pytest.fixture(scope="module")
def bad() -> Drafts:
    return Drafts([(bad_year(case), case, sentence) for case in CASES for sentence in case.entry.bad])


@pytest.fixture(scope="module")
def good() -> Drafts:
    return Drafts([(case.year, case, sentence) for case in CASES for sentence in case.entry.good])


# One test goes through all entries, since one for each would cost more than what it tests; failures name the sentence.


def test_bad_sentences_raise_the_rule_at_the_wording(bad: Drafts) -> None:
    silent, without_hit, elsewhere = [], [], []
    for case in CASES:
        for sentence in case.entry.bad:
            faults = bad.on(case, sentence, bad_year(case))
            if not faults:
                silent.append((case.file, case.name, sentence))
            if isinstance(case.entry, Entry):
                hits = list(case.entry.hits(fold(sentence)))
                if not hits:
                    without_hit.append((case.file, case.name, sentence))
                for hit in hits:  # a rule may mark less than the hit: the half of it that is doubled
                    ends = [at + len(quote) for _, quote, at in faults]
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
        for fault in good.on(case, sentence, case.year)
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


@pytest.mark.parametrize(
    ("pattern", "text", "marked", "right"),
    [
        ("惠农 补 (?P<fault> ) (?= 发放 )", "公示惠农补发放明细。", "农补", "农补贴"),
        ("已得 (?P<fault> (?= 解决 ) )", "问题已得解决。", "已得", "已得贴"),
        ("(?P<fault> (?= 发放 ) )", "公示惠农补发放明细。", "农补", "农补贴"),
        ("(?P<fault> (?= 发放 ) )", "公示,发放明细。", "", "贴"),
        ("(?P<fault> 补 ) (?= 发放 )", "公示惠农补发放明细。", "补", "贴"),
    ],
)
def test_what_is_missing_is_put_behind_the_words_before_it(pattern: str, text: str, marked: str, right: str) -> None:
    (hit,) = Entry(reason="缺字", pattern=pattern, right="贴", bad=(), good=()).hits(text)
    assert (text[hit.fault_start : hit.fault_end], hit.right) == (marked, right)
