"""The page of a rule as HTML, made from the registry, and the browser that shows such pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from core.forms.spec import load_form
from gui.state.listed_findings import Kind
from gui.style.theme import base_font, colours, scaled

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from core.check.registry import Rule


def rule_page(rule: Rule, note: str = "") -> str:
    """What a rule demands and why, with its examples; ``note`` says how the office has set it."""
    c = colours()
    tone = c.tone(Kind(rule.severity.value))
    forms = "、".join(load_form(form).title for form in rule.forms) or "各版格式"
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


class PageBrowser(QTextBrowser):
    """A page that opens no link by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(scaled(base_font(), 1.08))
        self.document().setDocumentMargin(18)

    def put(self, html: str, name: str) -> None:
        """Show a page from its top."""
        c = colours()
        self.document().setDefaultStyleSheet(
            f"h1, h2 {{ color: {c.text}; }} h3 {{ color: {c.muted}; font-size: medium; margin-bottom: 2px; }}"
            "p { line-height: 140%; margin-top: 2px; }"
        )
        self.setHtml(html)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(name)

    def loadResource(self, type: int, name: QUrl | str, /) -> Any:
        """Load no resource, neither from the disk nor from the network."""
        return None
