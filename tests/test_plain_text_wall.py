"""The wall between texts of drafts and what Qt may show as HTML: nothing of a draft is ever markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.rich_text import in_method, rich_text_sinks

ROOT = Path(__file__).resolve().parent.parent


def test_texts_of_drafts_are_no_markup() -> None:
    """Nothing but constants reaches what Qt may show as HTML, unless by ``gui/style/plain_text.py``."""
    modules = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "gui").rglob("*.py")}
    assert len(modules) > 30
    sinks = {name: rich_text_sinks(name, source) for name, source in modules.items()}
    assert {name: found for name, found in sinks.items() if found} == {}


@pytest.mark.parametrize(
    "source",
    [
        "button.setToolTip(str(path))",
        'card.setToolTip(f"{place}，点击转到")',
        'button.setToolTip(tip if tip else "提示")',
        "tabs.setTabToolTip(1, path.name)",
        "QToolTip.showText(place, finding.message)",
        "action.setWhatsThis(words)",
        "label = QLabel(finding.message)",
        "self.text = QtWidgets.QLabel()",
        "label.setTextFormat(Qt.TextFormat.AutoText)",
        "box = QMessageBox(parent)",
        'QMessageBox.warning(parent, "提示", f"{name}没有读成")',
        "form.addRow(option.title, cell)",
        "page.setHtml(escape(text))",
        "document.setMarkdown(text)",
        "scene.addItem(QGraphicsTextItem(text))",
        "if role == Qt.ItemDataRole.ToolTipRole:\n    return finding.message",
        "if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole):\n    return text or None",
        "item.setData(0, Qt.ItemDataRole.ToolTipRole, text)",
        "return {Qt.ItemDataRole.ToolTipRole: self.tip}.get(role)",
    ],
)
def test_markup_is_seen(source: str) -> None:
    assert rich_text_sinks("gui/views/desk.py", in_method(source))


@pytest.mark.parametrize(
    "source",
    [
        'button.setToolTip("关闭这份稿件")',
        'button.setToolTip("撤销" if can else "没有可以撤销的修改")',
        "button.setToolTip(plain_tip(str(path)))",
        "tabs.setTabToolTip(1, plain_tip(path.name))",
        "label = PlainLabel(finding.message)",
        "label.setText(finding.message)",
        "box = plain_box(parent)",
        'QMessageBox.warning(parent, "提示", "没有读成")',
        'form.addRow("落款日期", date)',
        "form.addRow(PlainLabel(title), date)",
        "if role == Qt.ItemDataRole.ToolTipRole:\n    return plain_tip(finding.message) or None",
    ],
)
def test_plain_text_is_let_through(source: str) -> None:
    assert rich_text_sinks("gui/views/desk.py", in_method(source)) == []
