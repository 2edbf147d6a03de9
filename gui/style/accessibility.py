"""For screen readers: descriptions of controls, by their accessible names, and announcements of what changed.

Controls that describe themselves where they are made, or have a tool tip, need no line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleValueChangeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = (
    QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTabBar,
)  # fmt: skip

_BY_NAME = {
    "打开稿件…": "选一份或几份年度报告稿件来校对",
    "打开另一份…": "选另一份稿件",
    "重新打开": "把这份稿件再读一次",
    "详细信息": "读不了的原因，供转告技术支持",
    "复制详细信息": "把原因复制到剪贴板",
    "取消": "停下来，什么也不改",
    "确定": "保存设置并关闭",
    "重新校对": "把清单里的稿件再校对一遍",
    "导出进度": "文件写出了多少",
    "取消导出": "停止写出；已写好的文件留着",
    "打开": "用系统的程序打开写好的文件",
    "打开文件夹": "打开写好的文件所在的文件夹",
    "关闭": "收起这一行",
    "校对进度": "这份稿件校对到了哪一步",
    "批量校对进度": "这批稿件校对了多少",
    "年度": "只列这一年度的稿件",
    "备注": "为选中的问题写备注，随写随存，Esc 回到清单",
    "使用说明": "怎样读结论，未能核对是什么意思，有哪些按键",
    "规则": "上下键选择一条规则，旁边是它的说明",
    "设置的各页": "上下键选择一页",
    "核对这条规则": "不勾选，就不再核对这条规则",
    "级别": "这条规则报出的问题算哪一级",
    "导入…": "从一个文件读入全部设置",
    "导出…": "把全部设置存成一个文件，可交给其他电脑",
    "恢复默认": "全部设置回到最初的样子，可以撤销",
    "添加一条": "在表里加一行",
    "删除所选": "从表里删去选中的行",
    "落款期限的月": "落款日期最晚在几月",
    "落款期限的日": "落款日期最晚在几日",
    "三张表": "左右键切换三张表",
    "已打开的稿件": "左右键切换稿件",
    "对照": "把它当作去年的报告，与当前稿件对照",
    "不用": "不与它对照",
    "另选一份…": "选另一份去年的报告",
    "不再对照": "当前稿件不再与去年的报告对照",
}
_ENDINGS = {"每行一个": "每行写一个，改了就生效，可以撤销", "会报出": "每行一条，回车编辑，Delete 删除"}


def describe(roots: Iterable[QWidget]) -> None:
    """Give a description to every control below these that has none."""
    for root in roots:
        for widget in (root, *root.findChildren(QWidget)):
            if isinstance(widget, KINDS) and not widget.accessibleDescription() and not widget.toolTip():
                description = (
                    _description_of(widget.accessibleName()) or _description_of(_name(widget)) or _of_kind(widget)
                )
                if description:
                    widget.setAccessibleDescription(description)


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _description_of(name: str) -> str:
    return _BY_NAME.get(name) or next(
        (description for ending, description in _ENDINGS.items() if name.endswith(ending)), ""
    )


def _of_kind(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit):
        return "说明文字，上下键滚动"
    return "上下键调整" if isinstance(widget, QAbstractSpinBox) else ""


def announce(widget: QWidget, message: str) -> None:
    """Have it read out at the next pause, in the name of ``widget``."""
    if message and widget.isVisible():
        QAccessible.updateAccessibility(_event(widget, message))


def _event(widget: QWidget, message: str) -> QAccessibleEvent:
    """An announcement where this Qt has it (6.8 and later), else a change of value, which readers speak as well."""
    kind = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    return kind(widget, message) if kind else QAccessibleValueChangeEvent(widget, message)
