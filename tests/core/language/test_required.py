"""What a pattern needs stands in all that it matches."""

import re
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.check.registry import all_rules
from core.check.wording.lexicon import dated_wording, expressions, leftovers, number_forms, punctuation, statements
from core.language.pairs import pieces
from core.language.required import DIGIT, heads, required
from core.language.sought import Sought
from core.model.normalise import fold


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        ("公开指南", [{"公开指南"}]),
        ("公开 (?:条例|办法)? 全文", [{"公开"}, {"全文"}]),
        ("公开 ?", [{"公"}]),
        ("(?:公开|开放){0,2}年", [{"年"}]),
        ("(?:公开|开放){1,2}", [{"公开", "开放"}]),
        ("(?:公开|[一二]日)?", []),
        (r"20[12]年|20\d{3}年", [{"20"}]),
        ("公开|[一二]月日|三", [{"公开", "一月日", "二月日", "三"}]),
        (r"\d+年\(试行\)", [{"年(试行)"}]),
        (r"[0-9]+件", [{f"{digit}件" for digit in "0123456789"}]),
        ("(?<=关于)(?!不)[的和]通知书", [{"关于的", "关于和"}, {"的通知书", "和通知书"}]),
        ("[^的]年", [{"年"}]),
        (r"(?P<a>甲.)\1(?P=a)乙", [{"甲"}, {"乙"}]),
        ("(?i:甲)乙", []),
        ("公开|", []),
        ("甲#乙丙丁\n戊", [{"甲戊"}]),
        ("甲(?#注)乙", []),
        ("甲)乙", []),
        ("(甲乙", []),
        ("甲乙+丙", [{"甲乙"}, {"乙丙"}]),
        ("(?:甲|[乙丙]丁)+ (?=[一二]) \\d", [{"甲", "乙丁", "丙丁"}, {"甲一", "甲二", "丁一", "丁二"}]),
        ("甲(?:乙|)丙", [{"甲"}, {"丙"}]),
        ("甲.乙", [{"甲"}, {"乙"}]),
        ("甲(?=乙).丙", [{"甲乙"}, {"丙"}]),
    ],
)
def test_clauses(pattern: str, clauses: list[set[str]]) -> None:
    assert sorted(map(sorted, required(pattern, re.VERBOSE))) == sorted(map(sorted, clauses))


def test_blanks_and_flags() -> None:
    assert required("甲 乙#") == (frozenset({"甲 乙#"}),)
    assert required("(?x)甲 乙#") == (frozenset({"甲乙"}),)
    assert required("(?i)ab") == required("ab", re.IGNORECASE) == ()


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("公开|发布", {"公开", "发布"}),
        ("(?:^|(?<=[。,])) (?:全年|共)? [收办]到", {"全年", "共", "收", "办"}),
        ("(?= 政府 ) 政", {"政"}),
        (r"\b (?!年) 1* \d", {"1", DIGIT}),
        (r"[\d〇] 年", {"〇", DIGIT}),
        ("[1-3]月", set()),
        ("[^年]月", set()),
        ("甲?", set()),
        ("(?:甲|) 乙+", {"甲", "乙"}),
        (r"(?P<a>甲?) (?P=a) 乙", set()),
        ("|".join(f"{char}月" for char in "0123456789") + "|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]年", None),
    ],
)
def test_heads(pattern: str, begins: set[str] | None) -> None:
    if begins is None:
        assert len(heads(pattern)) == 32
    else:
        assert heads(pattern, re.VERBOSE) == begins


_CHARACTERS = st.sampled_from("甲乙丙 ")
_PIECES = st.sampled_from(
    ["[甲乙]", "[^甲]", ".", r"\d", "[甲\\d]", r"\b", "^", "$", "(?=甲)", "(?<=乙)", "(?!丙)", "(?<!甲)", r"\ "]
)
_QUANTIFIERS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,1}", "*?", " +"])


def _grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.builds("(?:{}){}".format, inner, st.sampled_from(["", "?", "{1,2}"]))
    return st.builds("{}{}".format, inner, inner) | st.builds("{}|{}".format, inner, inner) | group


_PATTERNS = st.recursive(st.builds("{}{}".format, _CHARACTERS | _PIECES, _QUANTIFIERS), _grouped, max_leaves=8)


@given(_PATTERNS, st.text("甲乙丙1٣ ", max_size=6), st.sampled_from([0, re.VERBOSE]))
def test_nothing_that_matches_is_passed_over(pattern: str, text: str, flags: int) -> None:
    try:
        regex = re.compile(pattern, flags)
    except re.error:
        assume(False)
        return
    if regex.search(text):
        assert all(any(literal in text for literal in clause) for clause in required(pattern, flags))
    sought = Sought(pattern, flags)
    assert [m.span() for m in sought.finditer(text)] == [m.span() for m in regex.finditer(text)]
    assert (sought.search(text) is None) == (regex.search(text) is None)
    assert sought.sub("丁", text) == regex.sub("丁", text)
    assert sought.matches_at_a_head(text, pieces(text)) == (regex.search(text) is not None)
    if regex.search(text):
        assert not any(needed.isdisjoint(pieces(text)) for needed in sought.pieces)


def test_every_pattern_sought_can_be_read_and_needs_something() -> None:
    all_rules()
    modules = [module for name, module in sys.modules.items() if name.startswith("core.")]
    patterns = {
        f"{module.__name__}.{name}": thing
        for module in modules
        for name, thing in vars(module).items()
        if isinstance(thing, Sought)
    }
    assert len(patterns) > 80
    for name, pattern in patterns.items():
        assert pattern.regex, name
        assert pattern.needs, f"nothing is known of {name}: re.compile would do"


def test_every_bad_example_has_what_its_entry_needs() -> None:
    entries = (*expressions(), *dated_wording(), *leftovers(), *statements(), *punctuation(), *number_forms().entries)
    known = 0
    for entry in entries:
        known += bool(entry.literals)
        for bad in entry.bad:
            assert not entry.literals or any(word in fold(bad) for word in entry.literals), (entry.literals, bad)
    assert known > 0.85 * len(entries)
