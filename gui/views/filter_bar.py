"""The bar over the findings list: kinds with their counts, states, category, grouping, search."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from core.model.finding import Category
from core.review.decisions import State
from gui.state.listed_findings import CheckedDraft, Kind
from gui.style.menu_button import MenuButton, fill_row
from gui.style.plain_text import plain_tip
from gui.style.style_sheet import wear_sheet
from gui.style.theme import kind_icon, scaled, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from gui.models.findings import FindingsFilter
    from gui.state.session import Session
    from gui.state.settings import Settings

_LEAST = 19  # characters: four signs with counts, and the arrow of the menu
_DEFAULT = frozenset({State.PENDING, State.ADOPTED})


class _Form(NamedTuple):
    """What a bar of some width shows: words on the kinds and on the menu's button, grouping, the search field."""

    kinds: bool = False
    choice: bool = False
    grouped: bool = False
    search: bool = False


#: From the widest to the narrowest.
_FORMS = (
    _Form(kinds=True, choice=True, grouped=True, search=True),
    _Form(kinds=True, choice=True, search=True),
    _Form(choice=True, search=True),
    _Form(choice=True),
    _Form(),
)
# Where the search field has no room, the kinds stand closer, and the menu's button is its arrow alone.
_TIGHT, _ARROW = "QToolButton { padding: 2px 4px; }", "QToolButton { padding: 2px 12px; }"


class SearchField(QLineEdit):
    """A line of text. ``left`` when the keyboard goes elsewhere, also where nothing was typed."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Tell that the keyboard has gone."""
        super().focusOutEvent(event)
        self.left.emit()


class Filtered(Protocol):
    """What the bar needs of the findings list."""

    filter: FindingsFilter

    def narrow(self, category: str, words: str) -> None:
        """List one category only (all when empty), and only what contains the words."""

    def group_by_part(self, on: bool) -> None:
        """Sort by the parts of the report, or back by number."""


class FilterBar(QWidget):
    """One toggle per kind with its count; the rest in a small menu and a search field."""

    def __init__(self, session: Session, findings: Filtered, settings: Settings) -> None:
        super().__init__()
        self._session, self._list, self._settings = session, findings, settings
        self._draft: CheckedDraft | None = None
        self._counts: Counter[Kind] = Counter()
        self._chosen = "筛选"  # what the menu's button says
        self._searching = False  # the search field was asked for
        self.buttons: dict[Kind, QToolButton] = {}
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(4)
        for kind in Kind:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(kind in session.kinds)
            button.setProperty("filter", True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(14, 14))
            fill_row(button)
            button.toggled.connect(lambda on, kind=kind: self._toggled(kind, on))
            self.buttons[kind] = button
            layout.addWidget(button)
        self.choice = MenuButton()
        self.menu = QMenu(self)
        self.choice.setMenu(self.menu)
        layout.addWidget(self.choice)
        self.state_actions: dict[State, QAction] = {}
        self._head("处理情况")
        for state in State:
            action = self.menu.addAction(state.label)
            action.setCheckable(True)
            action.toggled.connect(lambda on, state=state: self._state_toggled(state, on))
            self.state_actions[state] = action
        self._group = QActionGroup(self)
        self.category_actions: dict[str, QAction] = {}
        self.menu.addSeparator()
        self._head("类别")
        for name in ("", *(category.label for category in Category)):
            action = self.menu.addAction(name or "全部类别")
            action.setCheckable(True)
            action.setChecked(not name)
            action.triggered.connect(lambda _on, name=name: findings.narrow(name, findings.filter.words))
            self._group.addAction(action)
            self.category_actions[name] = action
        self.grouped = QToolButton()
        self.grouped.setText("按部分")
        self.grouped.setCheckable(True)
        self.grouped.setProperty("filter", True)
        fill_row(self.grouped)
        self.grouped.setToolTip("按报告的部分排列，各部分之间画线")
        self.grouped.setAccessibleName("按报告的部分分组")
        self.grouped.toggled.connect(self._group_by_part)
        layout.addWidget(self.grouped)
        self.search = SearchField()
        self.search.setPlaceholderText("搜索问题")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("在问题清单中搜索")
        self.search.setToolTip("只列出含有这些字的问题（Ctrl+Shift+F）")
        self.search.setMinimumWidth(70)
        self.search.textChanged.connect(lambda words: findings.narrow(findings.filter.category, words))
        self.search.left.connect(self._end_search)
        layout.addWidget(self.search, 1)
        session.draft_changed.connect(self._show)
        session.shown_changed.connect(lambda: session.follow_later(self._follow))
        findings.filter.narrowed.connect(self._follow_narrowed)
        theme().changed.connect(self._label)
        self.grouped.setChecked(settings.grouped)
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its narrow form: signs and counts without words."""
        return QSize(round(self.fontMetrics().horizontalAdvance("国") * _LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Leave words out where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A count that is cut off is a wrong count: what has no room goes whole, in the order of ``_FORMS``."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for form in _FORMS:
            self._wear(form)
            if self._needed() <= room:
                break
        self._row.activate()  # Qt has laid the row out for this size already, with what stood in it before

    def _wear(self, form: _Form) -> None:
        for kind, button in self.buttons.items():
            button.setText(f"{kind.label} {self._counts[kind]}" if form.kinds else str(self._counts[kind]))
            wear_sheet(button, "" if form.search else _TIGHT)
        self.grouped.setVisible(form.grouped)
        self.choice.setText(self._chosen if form.choice else "")
        wear_sheet(self.choice, "" if form.choice else _ARROW)
        self.search.setVisible(form.search or self._searching)
        for widget in (*self.buttons.values(), self.choice):
            widget.setVisible(form.search or not self._searching)

    def _needed(self) -> int:
        """The width of what is shown, the search field at its narrowest."""
        parts = [widget for widget in (*self.buttons.values(), self.choice, self.grouped) if not widget.isHidden()]
        widths = [part.sizeHint().width() for part in parts]
        if not self.search.isHidden():
            widths.append(self.search.minimumWidth())
        return sum(widths) + self._row.spacing() * (len(widths) - 1)

    def _head(self, text: str) -> None:
        """A line of the menu that only names what follows; a style sheet hides Qt's own sections."""
        self.menu.addAction(text).setEnabled(False)

    def to_search(self) -> None:
        """Put the keyboard into the search field; in a bar too narrow for it, it takes the place of the others."""
        self._searching = True
        self._fit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _end_search(self) -> None:
        """In a narrow bar the field gives its place back when the keyboard leaves it empty."""
        if self._searching and not self.search.text():
            self._searching = False
            self._fit()

    def _toggled(self, kind: Kind, on: bool) -> None:
        self._session.set_kinds(self._session.kinds | {kind} if on else self._session.kinds - {kind})

    def _state_toggled(self, state: State, on: bool) -> None:
        self._session.set_states(self._session.states | {state} if on else self._session.states - {state})

    def _group_by_part(self, on: bool) -> None:
        self._settings.grouped = on
        self._list.group_by_part(on)

    def _follow(self) -> None:
        for kind, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(kind in self._session.kinds)
        for state, action in self.state_actions.items():
            with QSignalBlocker(action):
                action.setChecked(state in self._session.states)
        self._label()

    def _follow_narrowed(self) -> None:
        chosen = self._list.filter
        self.category_actions[chosen.category].setChecked(True)
        if self.search.text() != chosen.words:
            with QSignalBlocker(self.search):
                self.search.setText(chosen.words)
        self._label()

    def _show(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        self._label()

    def _label(self) -> None:
        findings = self._draft.findings if self._draft else ()
        state_of = {finding: self._session.decisions.state(finding) for finding in findings}
        self._counts = Counter(e.kind for e in findings if state_of[e] in self._session.states)
        standing = Counter(state_of.values())
        for kind, button in self.buttons.items():
            count = self._counts[kind]
            button.setIcon(kind_icon(kind, 16))
            button.setToolTip(plain_tip(f"显示或收起“{kind.label}”（{count}）"))
            button.setAccessibleName(f"显示{kind.label}，{count} 条")
        for state, action in self.state_actions.items():
            action.setText(f"{state.label}　{standing[state]}")
        away = sum(not state.stands for state in state_of.values())
        states, category = self._session.states, self._list.filter.category
        self._chosen = "·".join(filter(None, ("筛选", category, f"忽略 {away}" if away else "")))
        self.choice.setFont(scaled(self.font(), 1.0, bold=states != _DEFAULT or bool(category)))
        description = (
            f"按处理情况和类别筛选：{'、'.join(s.label for s in State if s in states)}；{category or '全部类别'}"
        )
        self.choice.setToolTip(plain_tip(description))
        self.choice.setAccessibleName(description)
        self._fit()
