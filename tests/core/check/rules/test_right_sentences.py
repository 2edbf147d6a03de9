"""Right sentences that look like wrong ones: no rule of wording or of numbers in prose warns of any.

They stand in ``right_sentences``, one a line, by the list or the kind of rule that once told of them. Each is right by
itself and in any report of 2024; who narrows or adds a construction puts there what it must leave alone.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.check import engine
from core.load import load_text
from core.model.finding import Severity
from core.read import read_report

_FOLDER = Path(__file__).with_name("right_sentences")
#: So many are put into one draft: reading the form costs more than reading a sentence.
_TOGETHER = 50
#: Rules of wording, of prose and of what is left over; the others judge the form, which the bare draft has not, ...
_RULES = ("W", "X5", "M102", "M106", "M108", "M109", "L1")
#: ... and these whether two sentences agree.
_COMPARING = ("W111", "X508")
_DRAFT = (
    "2024年政府信息公开工作年度报告\n\n一、总体情况\n\n{}\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n"
    "四、政府信息公开行政复议、行政诉讼情况\n\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n"
)


def _portions() -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for path in sorted(_FOLDER.glob("*.txt")):
        sentences = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        found += [
            (f"{path.stem}-{at}", tuple(sentences[at : at + _TOGETHER])) for at in range(0, len(sentences), _TOGETHER)
        ]
    return found


#: One portion of so many is asked each time, the others with the long tests (``-m slow``).
_EACH = 3
#: The same where all numbers are others.
_COUNTED = 40


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(sentences, id=name, marks=[pytest.mark.slow] if number % _EACH else [])
        for number, (name, sentences) in enumerate(_portions())
    ],
)
def test_right_sentences_are_left_alone(sentences: tuple[str, ...]) -> None:
    document = load_text(_DRAFT.format("\n\n".join(sentences)))
    told = [
        (finding.rule, finding.message)
        for finding in engine.run(read_report(document)).findings
        if finding.severity is not Severity.HINT and finding.rule.startswith(_RULES) and finding.rule not in _COMPARING
    ]
    assert told == []


#: The years of the report and those beside it, which must stay what they are.
_NUMBER = re.compile(r"(?<![\d.])(?!20\d\d)\d+(?:\.\d+)?")


@pytest.mark.parametrize("number", ["0", "9" * 30])
@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(sentences, id=name, marks=[pytest.mark.slow] if at % _COUNTED else [])
        for at, (name, sentences) in enumerate(_portions())
    ],
)
def test_no_rule_breaks_on_nothing_or_on_numbers_without_end(sentences: tuple[str, ...], number: str) -> None:
    text = "\n\n".join(_NUMBER.sub(number, sentence) for sentence in sentences)
    result = engine.run(read_report(load_text(_DRAFT.format(text))))
    assert [(one.rule, one.reason) for one in result.not_assessable if "运行出错" in one.reason] == []


def test_no_sentence_stands_twice() -> None:
    sentences = [sentence for _, portion in _portions() for sentence in portion]
    assert len(sentences) == len(set(sentences)) > 3000
