"""How a web page shows what stands in its tables: hidden, raised, struck out, turned round, or as no text at all.

Settings stand at the element, or in a style sheet for a tag, a class or an id; other selectors are passed over, and so
is what a sheet says only of some screens. What a sheet hides is not left out, since a script may show it, but it is
no number for certain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

CELLS = ("td", "th")
_HIDDEN = re.compile(
    r"""(?ix)
      display \s*:\s* none | visibility \s*:\s* hidden | mso-hide \s*:\s* all
    | mso-(?: element | special-character ) \s*:\s* comment"""
)
_APART = frozenset(("s", "strike", "sub", "sup"))
_STRUCK = re.compile(r"(?i)text-decoration[\w-]*\s*:[^;]*line-through")
_RAISED = re.compile(
    r"""(?ix)
      vertical-align \s*:\s* (?: super | sub\b | -?[\d.]*[1-9]) | (?<![\w-])(?:top|bottom) \s*:\s* -?[\d.]*[1-9]
    | unicode-bidi \s*:\s* (?:bidi|isolate)-override"""
)
_UNSEEN = re.compile(
    r"""(?ix)
      font-size \s*:\s* 0*\.?0+ (?:px|pt|em|rem|%)? \s* (?:;|!|$) | (?<![\w-])opacity \s*:\s* 0*\.?0+ \s* (?:;|!|$)
    | (?:left|top|text-indent|margin-left) \s*:\s* -\d{3,}"""
)
_WHITE = re.compile(
    r"""(?ix) (?<![\w-]) color \s*:\s* (?:
      \#fff(?:fff)?\b | white\b | transparent\b | rgba?\( \s*255\s*,\s*255\s*,\s*255\b
    )"""
)
_GROUND = re.compile(r"(?i)background(?:-color)?\s*:")
#: Elements that show something which is no text of the page.
_NO_TEXT = frozenset(
    ("img", "svg", "canvas", "object", "embed", "iframe", "button", "math", "video", "select", "meter", "progress")
)
#: A picture of so many pixels is a mere spacer.
_SPACER = 3
_BRACE = re.compile("[{}]")
_SELECTOR = re.compile(r"\s*([A-Za-z][\w-]*)?(?:([.#])([\w-]+))?\s*")
#: A sheet longer than this (characters) is that of a whole site.
_LONGEST = 2_000_000


def is_hidden(element: etree._Element) -> bool:
    """Whether the element says itself that it is not shown."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def keeps_room(cell: etree._Element) -> bool:
    """Whether a hidden cell keeps its place in the row."""
    style = cell.get("style", "")
    return (
        "hidden" not in cell.attrib
        and "visibility" in style.lower()
        and not re.search(r"(?i)display\s*:\s*none", style)
    )


def is_apart(element: etree._Element) -> bool:
    """Whether digits in the element are raised, struck out, turned round or cannot be seen."""
    style = element.get("style", "")
    if element.tag in _APART or (element.tag == "bdo" and element.get("dir", "").lower() == "rtl"):
        return True
    if element.tag == "font" and element.get("color", "").strip().lower() in ("white", "#ffffff", "#fff"):
        return not _on_a_ground(element)
    if not style:
        return False
    if _STRUCK.search(style) or _UNSEEN.search(style) or (element.tag not in CELLS and _RAISED.search(style)):
        return True
    return bool(_WHITE.search(style)) and not _on_a_ground(element)


def _on_a_ground(element: etree._Element) -> bool:
    """Whether something up to the table says what colour the text stands on."""
    for around in (element, *element.iterancestors()):
        if "bgcolor" in around.attrib or "background" in around.attrib or _GROUND.search(around.get("style", "")):
            return True
        if around.tag == "table":
            break
    return False


def is_no_text(element: etree._Element) -> bool:
    """Whether an element in a cell shows something that is no text of the page: a picture, a choice from a list."""
    if element.tag == "script":
        return "document.write" in (element.text or "")
    if element.tag not in _NO_TEXT or is_hidden(element):
        return False
    sizes = [element.get(name, "") for name in ("width", "height")] if element.tag == "img" else []
    return not any(integer(size, _SPACER + 1) <= _SPACER for size in sizes)


def entered(element: etree._Element) -> str:
    """What is filled into a field within a table: pages saved from a system where reports are entered have them."""
    if is_hidden(element) or not any(a.tag in ("td", "th") for a in element.iterancestors()):
        return ""
    if element.tag == "textarea":
        return element.text or ""
    return element.get("value", "") if element.get("type", "text").lower() in ("text", "number", "tel") else ""


def with_sheets(root: etree._Element) -> None:
    """Enter at the elements in tables what the page's own style sheets say of them, as far as digits bear on it."""
    sheets = [text for sheet in root.iter("style") if (text := sheet.text) and len(text) <= _LONGEST]
    found = {key: said for sheet in sheets for key, said in _settings(sheet)}
    if not found:
        return
    for table in root.iter("table"):
        for element in table.iter():
            if not isinstance(element.tag, str) or element.tag == "table":
                continue
            keys = [(element.tag, ""), ("", f"#{element.get('id')}")]
            keys += [(tag, f".{name}") for name in element.get("class", "").split() for tag in ("", element.tag)]
            own = "".join(dict.fromkeys(found[key] for key in keys if key in found))
            if own and own not in element.get("style", ""):
                element.set("style", f"{own}{element.get('style', '')}")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and settings; what stands in a rule of its own kind (@media print) is left out."""
    parts = sheet.replace("<!--", "").replace("-->", "").split("/*")
    text = "".join([parts[0], *(part.partition("*/")[2] for part in parts[1:])])
    depth = start = 0
    selectors = ""
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                selectors = text[start : brace.start()].rpartition(";")[2]
                start = brace.end()
        elif depth:
            depth -= 1
            if depth == 0:
                if not selectors.lstrip().startswith("@"):
                    yield selectors, text[start : brace.start()]
                start = brace.end()


def _settings(sheet: str) -> Iterator[tuple[tuple[str, str], str]]:
    """(tag, class or id) and what is set for it; what is hidden is entered as struck out."""
    for selectors, said in _rules(sheet):
        marks = _HIDDEN.search(said) or _UNSEEN.search(said) or _STRUCK.search(said) or _RAISED.search(said)
        if not marks:
            continue
        setting = "vertical-align:super;" if marks.re is _RAISED else "text-decoration:line-through;"
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector)
            if match and (match[2] or match[1]):
                yield ((match[1] or "").lower(), f"{match[2] or ''}{match[3] or ''}"), setting
