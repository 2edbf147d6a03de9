"""Every action of the window, declared once: name, text, icon, keys, tip, menu and tool bar.

The menus, the tool bar, the context menu of the findings list and the list of keys in the guide are made from here.
What an action does is declared by the feature or pane that carries it out, under the action's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from gui.state.settings_values import BY_KEY
from gui.style.plain_text import plain_tip
from gui.style.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spec(NamedTuple):
    """One action. ``keys`` are alternatives; an empty name is a separator.

    ``bar`` puts it on the tool bar too, ``check`` makes it checkable. The keys of an action ``in_list`` work only while
    the findings list has the keyboard. A ``submenu`` is no action but a menu: of what is ``inside`` it, or of what
    somebody fills in.
    """

    name: str
    text: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""
    bar: bool = False
    check: bool = False
    in_list: bool = False
    submenu: bool = False
    inside: tuple[Spec, ...] = ()


_LINE = Spec("")
#: What can be done about the selected finding: in the second menu, and in the context menu of the list.
FINDING_ACTIONS = (
    _LINE,
    Spec("adopt", "要改", "passed", ("A",), "记下这一处要改；有确定的改法就复制好，稿件由您在 Word 中改", in_list=True),
    Spec("ignore", "忽略此处", "hide", ("I",), "只忽略这一处；数字变了会重新提出", in_list=True),
    Spec("reasons", "忽略的理由", submenu=True),
    Spec("ignore_alike", "同类都忽略…", "hide", ("Shift+I",), "同一规则、同样文字或原因的各处一起忽略", in_list=True),
    Spec("allow", "不再提示此词", "word", (), "把这个词记入本单位的词，所有稿件都不再提示", in_list=True),
    Spec("annotate", "备注", "note", ("N",), "为这一处写备注", in_list=True),
    Spec("restore", "恢复待处理", "undo", (), "撤回对这一处的处理", in_list=True),
    Spec("rule", "这条规则的设置…", "settings", (), "关闭这条规则或改变级别，对所有稿件都有效", in_list=True),
    _LINE,
    Spec("undo", "撤销", "", ("Ctrl+Z",), "撤销上一步处理"),
    Spec("redo", "重做", "", ("Ctrl+Y", "Ctrl+Shift+Z"), "重做撤销了的处理"),
)

#: The draft in another program: in the first menu, and in the context menu of the list.
OUTSIDE_ACTIONS = (
    Spec(
        "open_outside",
        "在 Word/WPS 中打开",
        "outside",
        ("Ctrl+E",),
        "用本机的 Word、WPS 等程序打开稿件，在那里修改",
        True,
    ),
    Spec("open_folder", "打开所在文件夹", "", (), "打开稿件所在的文件夹"),
)
#: What is copied of the list and the card: in the context menu of the list; the keys are those of each pane.
COPY_ACTIONS = (
    Spec("copy_rows", "复制所选行", "copy", ("Ctrl+C",), "复制清单中选中的行，可粘贴到 Word 或 Excel", in_list=True),
    Spec("copy_card", "复制问题详情", "copy", ("Ctrl+Shift+C",), "复制问题详情的全部文字"),
)
#: What is made of a batch: in the first menu, and under the button of the batch page.
BATCH_EXPORTS = (
    Spec("batch_workbook", "导出工作簿…", "", (), "把批量清单写成工作簿：汇总、问题明细、未收到、未能读取、雷同"),
    Spec("batch_aggregate", "汇总…", "", (), "把各单位报告的表格逐格相加，并与本级政府的汇总报告比对"),
    Spec("batch_sheets", "全部校对意见单…", "", (), "把每份稿件的校对意见单和退回修改通知写到一个文件夹"),
    Spec("batch_notices", "退回修改通知…", "", (), "把需要退回的稿件的通知写到一个文件夹"),
)

MENUS: dict[str, tuple[Spec, ...]] = {
    "文件(&F)": (
        Spec("open", "打开稿件…", "file-open", ("Ctrl+O",), "打开一份或几份年度报告稿件", True),
        Spec("recent", "最近打开", submenu=True),
        Spec("folder", "批量校对文件夹…", "folder", ("Ctrl+Shift+O",), "校对一个文件夹里的所有稿件，一份一行"),
        Spec("batch_exports", "批量导出", submenu=True, inside=BATCH_EXPORTS),
        Spec("paste", "粘贴稿件", "", ("Ctrl+V",), "把复制的稿件（网页、Word、WPS 或纯文本）不存文件直接校对"),
        Spec("last_year", "对照去年报告…", "last-year", ("Ctrl+L",), "选同一单位去年的报告，与当前稿件对照", True),
        Spec("other_version", "与另一版本对照…", "", (), "选这份稿件的另一版本，列出正文和表格里不同的地方"),
        Spec("earlier_version", "看上次校对后的改动", "", (), "列出稿件在上次校对以后改了哪些文字和格"),
        Spec("no_last_year", "不再对照去年报告", "", (), "当前稿件不再与去年的报告对照"),
        _LINE,
        Spec("sheet", "校对意见单…", "sheet", ("Ctrl+Shift+S",), "把结论和问题写成 Word、Excel、网页或 PDF", True),
        Spec("print", "打印…", "print", ("Ctrl+P",), "打印校对意见单，先看打印的样子"),
        _LINE,
        *OUTSIDE_ACTIONS,
        _LINE,
        Spec(
            "annotated_copy", "生成批注副本…", "note", ("Ctrl+Shift+M",), "另存一份副本，问题都批注在原文上；原稿不动"
        ),
        Spec("tracked_copy", "以修订方式改好…", "", (), "另存一份副本，有确定改法的以修订改好，可逐条接受；其余批注"),
        _LINE,
        Spec("example", "打开示例", "example", (), "打开一份虚构的、埋有错误的示例稿件"),
        _LINE,
        Spec("draft_next", "下一份稿件", "", ("Ctrl+Tab",), "切换到下一份打开的稿件"),
        Spec("draft_previous", "上一份稿件", "", ("Ctrl+Shift+Tab",), "切换到上一份打开的稿件"),
        Spec("close", "关闭这份稿件", "cancel", ("Ctrl+W",), "把当前稿件从窗口中移走"),
        Spec("quit", "退出", "quit", ("Ctrl+Q",), "关闭程序"),
    ),
    "校对(&C)": (
        Spec("recheck", "重新校对", "recheck", ("F5",), "重新读取文件并校对", True),
        Spec("cancel", "取消校对", "cancel", (), "停止正在进行的校对"),
        _LINE,
        Spec("previous", "上一处", "previous", ("Shift+F8",), "选中上一处问题", True),
        Spec("next", "下一处", "next", ("F8",), "选中下一处问题", True),
        *FINDING_ACTIONS,
        _LINE,
        *COPY_ACTIONS,
        _LINE,
        Spec("sign", "签名…", "sign", ("Ctrl+Shift+G",), "为这一版稿件签名，查看签名记录和签名后的改动"),
    ),
    "查看(&V)": (
        Spec("pane1", "原文", "", ("Ctrl+1",), "把键盘移到原文"),
        Spec("pane2", "表格", "", ("Ctrl+2",), "把键盘移到表格"),
        Spec("pane3", "问题清单", "", ("Ctrl+3",), "把键盘移到问题清单"),
        Spec("pane4", "问题详情", "", ("Ctrl+4",), "把键盘移到问题详情"),
        Spec("pane_next", "下一个区域", "", ("F6",), "把键盘移到下一个区域"),
        Spec("pane_previous", "上一个区域", "", ("Shift+F6",), "把键盘移到上一个区域"),
        _LINE,
        Spec("find", "查找…", "find", ("Ctrl+F",), "在原文中查找", True),
        Spec("find_next", "查找下一处", "", ("F3",), "到下一处找到的文字"),
        Spec("find_previous", "查找上一处", "", ("Shift+F3",), "到上一处找到的文字"),
        Spec("search", "搜索问题清单", "", ("Ctrl+Shift+F",), "只列出含有某些字的问题"),
        _LINE,
        Spec("page_previous", "上一页", "page-up", ("Ctrl+PgUp",), "转到 PDF 稿件的上一页"),
        Spec("page_next", "下一页", "page-down", ("Ctrl+PgDown",), "转到 PDF 稿件的下一页"),
        Spec("go_to_page", "转到页…", "", ("Ctrl+G",), "输入页码，转到那一页"),
        _LINE,
        Spec("zoom_in", "放大", "zoom-in", ("Ctrl++", "Ctrl+="), "放大原文或表格"),
        Spec("zoom_out", "缩小", "zoom-out", ("Ctrl+-",), "缩小原文或表格"),
        Spec("zoom_fit", "适合宽度", "zoom-fit", ("Ctrl+0",), "原文或表格适合宽度，恢复原来的大小"),
        _LINE,
        Spec("tables", "显示表格", "", ("Ctrl+T",), "收起或展开原文旁的表格", False, True),
        Spec("ticks", "显示小勾", "", (), "核对无误的数字旁显示小勾", False, True),
        Spec("checked", "核对清单…", "list", ("Ctrl+K",), "核对过的每一项：相符、不符、未能核对"),
        _LINE,
        Spec("differences", "显示与去年的差", "", ("Ctrl+D",), "在表格里显示每一格与去年报告的差", False, True),
        Spec("batch_previous", "清单上一份", "", ("Alt+PgUp",), "打开批量清单中的上一份稿件"),
        Spec("batch_next", "清单下一份", "", ("Alt+PgDown",), "打开批量清单中的下一份稿件"),
        Spec("batch", "批量清单", "list", ("Ctrl+B",), "在批量清单和稿件之间来回切换"),
        _LINE,
        Spec("theme", "外观", submenu=True),
        Spec("settings", "设置…", "settings", ("Ctrl+,",), "规则、本单位的词、本地要求、外观和习惯"),
    ),
    "帮助(&H)": (
        Spec("help", "这条规则的说明", "help", ("F1",), "打开选中问题所依据的规则"),
        Spec("guide", "使用说明", "", ("Shift+F1",), "怎样读结论，未能核对是什么意思，快捷键"),
        _LINE,
        Spec("about", "关于勾稽", "", (), "版本和许可"),
    ),
}
THEMES = dict(BY_KEY["theme"].choices)


class Actions(QObject):
    """The window's actions by name, and its ``submenus`` by name."""

    def __init__(self, window: QWidget, menu_bar: QMenuBar, tool_bar: QToolBar) -> None:
        super().__init__(window)
        self.by_name: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        self.theme_group = QActionGroup(window)
        self.menus: list[QMenu] = []
        self._icons: dict[str, str] = {}
        for title, specs in MENUS.items():
            for spec in specs:
                self._make(spec, window)
            menu = menu_bar.addMenu(title)
            self.menus.append(menu)  # PySide would drop it
            self.fill(menu, specs)
            if any(spec.bar for spec in specs):
                if tool_bar.actions():
                    tool_bar.addSeparator()
                tool_bar.addActions([self.by_name[spec.name] for spec in specs if spec.bar])
        for choice, text in THEMES.items():
            action = self.submenus["theme"].addAction(text)
            action.setCheckable(True)
            action.setData(choice)
            self.theme_group.addAction(action)
        theme().changed.connect(self.colour)
        self.colour()

    def _make(self, spec: Spec, window: QWidget) -> None:
        if spec.submenu:
            self.submenus[spec.name] = QMenu(spec.text, window)
            for each in spec.inside:
                self._make(each, window)
            self.fill(self.submenus[spec.name], spec.inside)
        elif spec.name:
            action = QAction(spec.text, window)
            action.setCheckable(spec.check)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutVisibleInContextMenu(True)
            action.setStatusTip(spec.tip)
            keys = f"（{'清单中按 ' if spec.in_list else ''}{spec.keys[0]}）" if spec.keys else ""
            action.setToolTip(plain_tip(f"{spec.tip}{keys}"))
            if spec.in_list:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            else:
                window.addAction(action)
            self.by_name[spec.name] = action
            self._icons[spec.name] = spec.icon

    def fill(self, menu: QMenu, specs: Iterable[Spec]) -> None:
        """Put actions, submenus and separators into a menu."""
        for spec in specs:
            if not spec.name:
                menu.addSeparator()
            elif spec.submenu:
                menu.addMenu(self.submenus[spec.name])
            else:
                menu.addAction(self.by_name[spec.name])

    def colour(self) -> None:
        """Draw the icons in the theme's colour."""
        for name, picture in self._icons.items():
            if picture:
                self.by_name[name].setIcon(icon(picture))
        for action in self.theme_group.actions():
            action.setChecked(action.data() == theme().choice)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]
