"""The pages of the settings for the office's words and the local demands, over its profile."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.forms.spec import all_forms
from core.model.finding import Severity
from gui.features.settings.page import SettingsPage, note, short
from gui.features.settings.rows_editor import RowsEditor
from gui.features.settings.rows_model import Field
from gui.style.plain_text import PlainEdit, PlainLabel, plain_tip

if TYPE_CHECKING:
    from gui.state.settings import Settings

SEVERITIES = tuple((severity.value, severity.label) for severity in Severity)
LISTS = (
    ("terms", "本单位专用词", "机构、系统、工作的专门说法"),
    ("abbreviations", "简称", "本单位和有关单位的简称"),
    ("places", "上级和合作地区", "正文可以出现的其他地名"),
    ("allowed", "其他正确写法", "例如 OA、App 等"),
)
FORBIDDEN = (
    Field("word", "不许用的词"), Field("instead", "应改为"), Field("reason", "理由"),
    Field("severity", "级别", choices=SEVERITIES, fresh="warning"),
)  # fmt: skip
_SECTIONS = tuple((section.key, section.heading) for section in all_forms()[-1].sections)
MENTIONS = (
    Field("title", "要写到的内容"), Field("words", "写有其中一个词即可", "几个词之间用顿号隔开"),
    Field("section", "在哪一部分", choices=(("", "任何部分"), *_SECTIONS)),
    Field("number", "要有数字", choices=(("", "不要求"), ("yes", "要求")), fresh=""),
    Field("severity", "级别", choices=SEVERITIES, fresh="warning"),
)  # fmt: skip


class WordsPage(SettingsPage):
    """The office's lists of words: four plain lists, one word a line, and the forbidden ones as a table."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.name = QLineEdit()
        self.name.setAccessibleName("单位名称")
        self.name.setPlaceholderText("本单位名称，只用于显示")
        self.name.textEdited.connect(self._named)
        self.lists: dict[str, PlainEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (key, title, tip) in enumerate(LISTS):
            label = PlainLabel(title)
            label.setToolTip(plain_tip(tip))
            box = PlainEdit()
            box.setUndoRedoEnabled(False)  # the dialog's undo covers it
            box.setTabChangesFocus(True)
            box.setObjectName("words")
            box.setPlaceholderText(f"{tip}\n每行一个")
            box.setAccessibleName(f"{title}，每行一个")
            box.textChanged.connect(self._listed)
            label.setBuddy(box)
            self.lists[key] = box
            grid.addWidget(label, 0, place)
            grid.addWidget(box, 1, place)
        self.forbidden = RowsEditor(FORBIDDEN, "不许用的词，逐条填写；出现时会报出")
        self.forbidden.model.edited.connect(self._forbade)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.name)
        layout.addWidget(note("登记在这里的词，文字和地名类的规则不再提示。"))
        layout.addLayout(grid, 3)
        layout.addWidget(self.forbidden, 2)
        self.follow()

    def follow(self) -> None:
        """Show the words; a field with the same words is left alone, because the cursor may be in it."""
        profile = self.settings.edited.profile
        if self.name.text().strip() != profile.name:
            self.name.setText(profile.name)
        for key, box in self.lists.items():
            words = getattr(profile.words, key)
            if _lines(box.toPlainText()) != words:
                with QSignalBlocker(box):
                    box.setPlainText("\n".join(words))
        shown = [row for row in self.forbidden.model.rows if row["word"]]
        rows = [asdict(entry) for entry in profile.words.forbidden]
        if shown != rows:
            self.forbidden.model.set_rows(rows)

    def _named(self, text: str) -> None:
        state = self.settings.edited
        self.settings.edit(state.with_profile("", name=text.strip()), "修改单位名称", 1)

    def _listed(self) -> None:
        state = self.settings.edited
        for number, (key, title, _tip) in enumerate(LISTS):
            words = _lines(self.lists[key].toPlainText())
            if words != getattr(state.profile.words, key):
                self.settings.edit(state.with_profile("words", **{key: words}), f"修改{title}", 10 + number)

    def _forbade(self) -> None:
        state = self.settings.edited
        rows = [row for row in self.forbidden.model.rows if row["word"]]
        self.settings.edit(state.with_profile("words", forbidden=rows), "修改不许用的词")


class DemandsPage(SettingsPage):
    """What the locality asks for beyond the form."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.length = QSpinBox()
        self.length.setRange(0, 100_000)
        self.length.setSingleStep(100)
        self.length.setSpecialValueText("不限")
        self.length.setSuffix(" 字以内")
        self.length.valueChanged.connect(self._limited)
        self.month, self.day = QComboBox(), QComboBox()
        self.month.addItem("不限", 0)
        for month in range(1, 13):
            self.month.addItem(f"{month} 月", month)
        for day in range(1, 32):
            self.day.addItem(f"{day} 日", day)
        self.month.setAccessibleName("落款期限的月")
        self.day.setAccessibleName("落款期限的日")
        for box in (self.month, self.day):
            box.currentIndexChanged.connect(self._dated)
        date = QHBoxLayout()
        date.setSpacing(8)
        for widget in (PlainLabel("次年"), self.month, self.day, PlainLabel("之前（含当日）")):
            date.addWidget(widget)
        date.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow("“总体情况”的篇幅", short(self.length))
        form.addRow("落款日期", date)
        self.mentions = RowsEditor(MENTIONS, "本地要求写到的内容，逐条填写；没有写到会报出")
        self.mentions.model.edited.connect(self._mentioned)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(note("官方格式以外的本地要求。这里不填，就不核对。"))
        layout.addLayout(form)
        layout.addWidget(self.mentions, 1)
        self.follow()

    def follow(self) -> None:
        """Show the demands."""
        demands = self.settings.edited.profile.demands
        month, day = demands.last_day or (0, 31)
        with QSignalBlocker(self.length), QSignalBlocker(self.month), QSignalBlocker(self.day):
            self.length.setValue(demands.overview_length or 0)
            self.month.setCurrentIndex(month)
            self.day.setCurrentIndex(day - 1)
        self.day.setEnabled(bool(month))
        shown = [row for row in self.mentions.model.rows if row["title"] and row["words"]]
        rows = [_mention_row(asdict(mention)) for mention in demands.mentions]
        if shown != rows:
            self.mentions.model.set_rows(rows)

    def _edit(self, update: dict[str, object], text: str, field: int = -1) -> None:
        state = self.settings.edited
        self.settings.edit(state.with_profile("demands", **update), text, field)

    def _limited(self, value: int) -> None:
        self._edit({"overview_length": value or None}, "修改篇幅", 20)

    def _dated(self) -> None:
        month, day = self.month.currentData(), self.day.currentData()
        while month in (2, 4, 6, 9, 11) and day > (28 if month == 2 else 30):
            day -= 1  # the last day that such a month has
        self._edit({"deadline": f"{month:02}-{day:02}" if month else None}, "修改落款期限")
        self.follow()

    def _mentioned(self) -> None:
        rows = [row for row in self.mentions.model.rows if row["title"] and row["words"]]
        self._edit({"mentions": tuple(_mention(row) for row in rows)}, "修改要写到的内容")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _mention_row(entry: dict[str, Any]) -> dict[str, str]:
    return {
        "title": entry["title"], "words": "、".join(entry["words"]), "section": entry["section"] or "",
        "number": "yes" if entry["number"] else "", "severity": entry["severity"],
    }  # fmt: skip


def _mention(row: dict[str, str]) -> dict[str, Any]:
    written = row["words"].replace("，", "、").replace(",", "、")
    words = tuple(word.strip() for word in written.split("、") if word.strip())
    return {**row, "words": words or (row["title"],), "section": row["section"] or None, "number": bool(row["number"])}
