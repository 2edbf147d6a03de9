"""Help pages as HTML: one per rule, made from the registry, and the guide. Everything is on the disk already."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence, QTextDocument

from core.base.resources import ROOT
from core.check.registry import Rule, all_rules
from gui.actions.table import MENUS
from gui.state.listed_findings import Kind
from gui.style.theme import colours

#: Address of a rule's page; the code follows.
RULE = "rule:"
GUIDE = "guide:"
_FORMS = {"2019": "2019 年格式", "2021": "2021 年格式"}


def rule_page(rule: Rule, note: str = "") -> str:
    """What a rule demands and why, with its examples; ``note`` says how the office has set it."""
    c = colours()
    tone = c.tone(Kind(rule.severity.value))
    forms = "、".join(_FORMS.get(form, form) for form in rule.forms) or "各版格式"
    note_html = f"<p style='color:{c.accent}'>{escape(note)}</p>" if note else ""
    return f"""
    <h2>{escape(rule.title)}</h2>
    <p><span style='color:{c.muted}'>{rule.code} · {rule.category.label} · {forms}</span>
    &nbsp;<span style='color:{tone.text}; background-color:{tone.tint}'>&nbsp;{rule.severity.label}&nbsp;</span></p>
    {note_html}
    <h3>要求</h3><p>{escape(rule.demands)}</p>
    <h3>依据</h3><p>{escape(rule.basis)}</p>
    <h3>例子</h3>
    {_example("✗ 会报出", rule.bad.text, c.tone(Kind.ERROR).text, c.tone(Kind.ERROR).tint)}
    {_example("✓ 没有问题", rule.good.text, c.passed.text, c.passed.tint)}
    """


def _example(head: str, text: str, colour: str, ground: str) -> str:
    lines = escape(text.strip()).replace("\n", "<br>")
    return (
        f"<table width='100%' cellpadding='8' cellspacing='0' style='margin-bottom:8px; background-color:{ground}'>"
        f"<tr><td><span style='color:{colour}; font-weight:600'>{head}</span><br>{lines}</td></tr></table>"
    )


def guide_page() -> str:
    """How to read the verdict, what 未能核对 means, and the keys, which come from the actions themselves."""
    rows = [
        f"| {'、'.join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys)} "
        f"| {spec.text.removesuffix('…')} |"
        for specs in MENUS.values()
        for spec in specs
        if spec.keys
    ]
    text = (ROOT / "help" / "guide.md").read_text(encoding="utf-8")
    document = QTextDocument()
    document.setMarkdown("\n".join([text, "", "| 按键 | 作用 |", "| --- | --- |", *rows]))
    return document.toHtml()


def search_text(rule: Rule) -> str:
    """Everything that a search may find a rule by."""
    return "\n".join(
        (rule.code, rule.title, rule.category.label, rule.severity.label, rule.demands, rule.basis, rule.bad.text)
    ).casefold()


def rules() -> tuple[Rule, ...]:
    """All rules in the order of their codes."""
    return all_rules()
