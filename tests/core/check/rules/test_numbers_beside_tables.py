"""Numbers of the prose held against the tables and last year's report, and what stands between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.check.example import Example, last_year
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report


def of(code: str, *swaps: tuple[str, str], **changes) -> list[str]:
    """Severities that a rule raises on the model draft with replacements."""
    report = read_report(load_text(Example("", swaps=swaps, **changes).draft()))
    return [o.severity.value for o in get_rule(code).check(report) if isinstance(o, Finding)]


def test_what_is_said_of_all_applications() -> None:
    said = "本年度新收政府信息公开申请15件，{}。"
    add = lambda text: (("requests", said.format(text)),)  # noqa: E731
    assert of("X510", add=add("均已按期办结")) == ["error"]
    assert of("X510", add=add("全部办理完毕")) == ["error"]
    assert of("X510", add=add("均依法办理")) == []
    assert of("X510", add=add("除1件结转外，均已按期办结")) == []
    assert of("X305", add=add("经审查全部予以公开")) == ["error"]
    assert of("X305", add=add("依法依规处理")) == []
    done = tuple((("requests", "carried_out", c), "0") for c in ("natural_person", "total"))
    assert of("X510", add=add("均已按期办结"), cells=done) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("较上年减少1件", False),
        ("较上年减少3件", True),
        ("同比下降6.25%", False),
        ("同比下降16.25%", True),
        ("较上年增加1件", True),
        ("与上年持平", True),
        ("较2023年减少1件", False),
    ],
)
def test_growth_since_last_years_report(said: str, wrong: bool) -> None:
    report = read_report(load_text(Example("", add=(("requests", f"新收政府信息公开申请15件，{said}。"),)).draft()))
    previous = read_report(load_text(Example("", previous=last_year()).previous_draft() or ""))
    raised = [o for o in get_rule("X511").check(replace(report, previous=previous)) if isinstance(o, Finding)]
    assert bool(raised) is wrong


def test_part_names_in_the_lead_in_are_no_sub_heads() -> None:
    drafted = Example("", drop_paragraphs=("（一）主动公开",)).draft()
    lead = "全文包括：总体情况；主动公开政府信息情况；收到和处理政府信息公开申请情况。\n（一）依申请公开"
    for number, following in zip("二三四五", "一二三四", strict=True):
        drafted = drafted.replace(f"（{number}）", f"（{following}）", 1)
    report = read_report(load_text(drafted.replace("（一）依申请公开", lead, 1)))
    assert [a.key for a in report.aspects if a.view is None] == ["proactive"]
