"""The good and the bad example of every rule are run: what the rule page shows is what the rule does."""

import pytest

from core.check.example import Example, model
from core.check.registry import Rule, all_rules
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report
from tests.support.rule_examples import report_of

RULES = all_rules()


def findings(rule: Rule, example: Example) -> list[Finding]:
    """What the rule alone raises on an example."""
    return [o for o in rule.check(report_of(example)) if isinstance(o, Finding)]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_bad_example_raises_a_finding_that_points_somewhere(rule: Rule) -> None:
    found = findings(rule, rule.bad)
    assert found, f"{rule.code} is silent on its bad example {rule.bad.text!r}"
    for finding in found:
        assert finding.marks
        assert finding.message.endswith("。")
        assert not finding.message.endswith("。。")  # a fact is a clause; the full stop comes with the sentence
        assert finding.rule == rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_good_example_raises_nothing(rule: Rule) -> None:
    assert findings(rule, rule.good) == []


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_model_draft_is_clean(form: str) -> None:
    report = read_report(load_text(model(form=form).draft()))
    raised = [o for rule in RULES for o in rule.check(report) if isinstance(o, Finding)]
    assert raised == []


def test_every_rule_explains_itself() -> None:
    assert len(RULES) >= 20
    for rule in RULES:
        assert rule.title
        assert rule.demands.endswith("。")
        assert rule.basis
        assert rule.bad.text != rule.good.text
