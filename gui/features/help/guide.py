"""The guide as HTML: the text that ships with the program, and the keys of all actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QTextDocument

from core.base.resources import ROOT
from gui.actions.table import MENUS, Spec


def guide_page() -> str:
    """How to read the verdict, what 未能核对 means, and the keys, which come from the actions themselves."""
    rows = [
        f"| {_keys(spec)} | {spec.text.removesuffix('…')} |" for specs in MENUS.values() for spec in specs if spec.keys
    ]
    text = (ROOT / "help" / "guide.md").read_text(encoding="utf-8")
    document = QTextDocument()
    document.setMarkdown("\n".join([text, "", "| 按键 | 作用 |", "| --- | --- |", *rows]))
    return document.toHtml()


def _keys(spec: Spec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = "、".join(QKeySequence(key).toString(native) for key in spec.keys)
    return f"{keys}（在问题清单中）" if spec.in_list else keys
