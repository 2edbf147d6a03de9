"""The rule book as text or JSON: what each rule demands, on what basis, with a bad and a good example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.output.json import bundle, dump

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.check.registry import Rule


def rules_json(rules: Iterable[Rule]) -> str:
    """Every rule as an object of JSON."""
    entries = [
        {
            "code": rule.code,
            "title": rule.title,
            "severity": rule.severity.value,
            "category": rule.category.value,
            "forms": list(rule.forms) or None,
            "demands": rule.demands,
            "basis": rule.basis,
            "bad": rule.bad.text,
            "good": rule.good.text,
        }
        for rule in rules
    ]
    return dump(bundle("rules", entries))


def rules_markdown(rules: Iterable[Rule]) -> str:
    """Every rule as a row of a Markdown table, for the README."""
    lines = ["| 编号 | 规则 | 级别 | 要求 |", "|---|---|---|---|"]
    for rule in rules:
        demands = rule.demands.replace("|", "｜")
        lines.append(f"| {rule.code} | {rule.title} | {rule.severity.label} | {demands} |")
    return "\n".join(lines) + "\n"


def rules_text(rules: Iterable[Rule]) -> str:
    """Every rule as a short paragraph."""
    parts = [
        f"{rule.code}　{rule.title}（{rule.severity.label}·{rule.category.label}）\n"
        f"  要求：{rule.demands}\n"
        f"  依据：{rule.basis}\n"
        f"  反例：{rule.bad.text}\n"
        f"  正例：{rule.good.text}\n"
        for rule in rules
    ]
    return "\n".join(parts) + f"\n共 {len(parts)} 条规则。\n"
