"""The rule book as JSON and text."""

from __future__ import annotations

import json

from core.check.registry import all_rules
from core.output.rules import rules_json, rules_text

KEYS = {"code", "title", "severity", "category", "forms", "demands", "basis", "bad", "good"}


def test_every_rule_says_all_about_itself() -> None:
    listed = json.loads(rules_json(all_rules()))["rules"]
    assert [entry["code"] for entry in listed] == [rule.code for rule in all_rules()]
    for entry in listed:
        assert set(entry) == KEYS
        assert all(entry[key] for key in KEYS - {"forms"}), entry["code"]


def test_text_names_every_rule_once() -> None:
    text = rules_text(all_rules())
    for rule in all_rules():
        assert text.count(f"{rule.code}　{rule.title}（") == 1
    assert f"共 {len(all_rules())} 条规则。" in text
