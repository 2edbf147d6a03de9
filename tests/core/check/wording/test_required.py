"""What a pattern needs stands in all that it matches."""

import re

import pytest

from core.check.wording.lexicon import dated_wording, expressions, leftovers, number_forms, punctuation, statements
from core.check.wording.required import required
from core.model.normalise import fold


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("公开指南", {"公开指南"}),
        ("公开 (?:条例|办法)? 全文", {"公开", "全文"}),
        ("公开 ?", {"公"}),
        ("(?:公开|开放){0,2}年", {"年"}),
        ("(?:公开|开放){1,2}", {"公开", "开放"}),
        ("(?:公开|[一二]日)?", set()),
        (r"\d+年\(试行\)", {"年(试行)"}),
        ("(?<=关于)(?!不)[的和]通知书", {"通知书"}),
        ("公开|", set()),
        ("甲#乙丙丁\n戊", {"甲戊"}),
        ("甲(?#注)乙", set()),
        ("甲)乙", set()),
        ("(甲乙", set()),
        ("甲乙+丙", {"甲", "乙", "丙"}),
    ],
)
def test_literals(pattern: str, literals: set[str]) -> None:
    found = set(required(pattern))
    assert found <= literals
    assert bool(found) == bool(literals)


def test_every_bad_example_has_what_its_entry_needs() -> None:
    entries = (*expressions(), *dated_wording(), *leftovers(), *statements(), *punctuation(), *number_forms().entries)
    known = 0
    for entry in entries:
        known += bool(entry.literals)
        for bad in entry.bad:
            assert not entry.literals or any(word in fold(bad) for word in entry.literals), (entry.literals, bad)
    assert known > 0.85 * len(entries)


def test_what_matches_holds_a_literal() -> None:
    text = "公开年报（试行）第三年，依申请公开；关于不予公开的通知，2024年1月。"
    for pattern in ("公开(?:年报)?", "第[三四]年", "(?<=依)申请", "关于.{0,3}公开", "(?:一|二|三)年|通知"):
        assert re.search(pattern, text, re.VERBOSE)
        assert any(literal in text for literal in required(pattern))
