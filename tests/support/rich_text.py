"""Where the window could take a text of a draft for HTML: what Qt shows as rich text when it looks like it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The one module that may make labels and boxes, because it tells them to show plain text.
PLAIN_TEXT = "gui/style/plain_text.py"
#: Pages of the program's own, in a browser that loads nothing: what is put into them is escaped there.
PAGES = ("gui/views/rule_page.py", "gui/features/help/guide.py")

#: A status tip is not among them: the bar paints its message as it is.
_TIPS = frozenset(("setToolTip", "setWhatsThis", "setTabToolTip", "setTabWhatsThis", "showText"))
_HTML = frozenset(("setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "setDefaultStyleSheet"))
_MAKERS = frozenset((
    "QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QGraphicsTextItem", "QStaticText",
    "QWhatsThis", "QSplashScreen", "QSystemTrayIcon", "QWizardPage", "QTextBrowser", "QTextEdit",
))  # fmt: skip
_BOXES = frozenset(("about", "information", "warning", "critical", "question"))
_TIP_ROLES = frozenset(("ToolTipRole", "WhatsThisRole"))


def rich_text_sinks(path: str, source: str) -> list[str]:
    """Places of a window's module where a text that is no constant may be shown as HTML.

    A tip must be a constant or come from ``plain_tip``, a label be a ``PlainLabel``, a box a ``plain_box``; what a
    model returns for a tip the same. Data given to a tip's role by other ways than ``if role == ...: return`` is
    not followed and so not allowed.
    """
    if path == PLAIN_TEXT:
        return []
    tree = ast.parse(source)
    pages = path in PAGES
    found = [f"line {node.lineno}: {what}" for node, what in _calls(tree, pages)]
    return found + [f"line {node.lineno}: a tip of a model" for node in _roles(tree)]


def _calls(tree: ast.AST, pages: bool) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            if name in _MAKERS or (name in _HTML and not pages) or _shows_markup(node, name):
                yield node, name


def _shows_markup(node: ast.Call, name: str) -> bool:
    """Whether a call gives a text that is no constant to something that shows markup."""
    arguments = [*node.args, *(k.value for k in node.keywords)]
    if name in _TIPS:
        text = arguments[1:2] if name in ("showText", "setTabToolTip", "setTabWhatsThis") else arguments[:1]
        return not all(map(_harmless, text))
    if name in _BOXES and isinstance(node.func, ast.Attribute) and _name(node.func.value) == "QMessageBox":
        return not all(map(_harmless, arguments[1:]))
    if name == "addRow" and len(arguments) == 2:  # a form makes a label of a text
        return not (_harmless(arguments[0]) or ast.unparse(arguments[0]).startswith("PlainLabel("))
    return name == "setTextFormat" and not all(ast.unparse(a).endswith("PlainText") for a in arguments)


def _roles(tree: ast.AST) -> Iterator[ast.Attribute]:
    """Mentions of a tip's role that are not in an ``if`` all of whose returns are harmless."""
    good: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If):
            returns = [r.value for statement in node.body for r in ast.walk(statement) if isinstance(r, ast.Return)]
            if returns and all(value is None or _harmless(value) for value in returns):
                good |= {id(each) for each in ast.walk(node.test)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _TIP_ROLES and id(node) not in good:
            yield node


def _harmless(value: ast.expr) -> bool:
    """A constant, a choice among constants, or what ``plain_tip`` made."""
    if isinstance(value, ast.IfExp):
        return _harmless(value.body) and _harmless(value.orelse)
    if isinstance(value, ast.BoolOp):
        return all(map(_harmless, value.values))
    return isinstance(value, ast.Constant) or (isinstance(value, ast.Call) and _name(value.func) == "plain_tip")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def in_method(source: str) -> str:
    """Lines that return something, as the body of a method; others as they are."""
    return "def data(self, role):\n    " + source.replace("\n", "\n    ") if "return" in source else source
