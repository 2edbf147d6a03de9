"""Tables left as <table> markup in otherwise plain text or Markdown, as converters write them."""

from __future__ import annotations

import html
import re

from core.model.document import GridCell, Span, View
from core.model.normalise import logical

_TAG = re.compile(r"<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?P<rest>[^<>]*)>")
_SPAN = re.compile(r"(?P<which>row|col)span\s*=\s*[\"']?(?P<count>\d{1,3})", re.I)
#: Tags behind or within which digits are not those of the number before them.
_APART = frozenset(("br", "p", "div", "li", "sup", "sub", "s", "del", "strike"))
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def markup_cells(text: str, start: int, end: int) -> list[GridCell]:
    """The cells of the table markup in ``text[start:end]``, with row and column spans resolved.

    Tags inside a cell are left out of its text; a character entity becomes one character at the place of its ``&``.
    """
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    row = col = -1
    opened: tuple[int, int, int] | None = None  # where the cell's text begins, rowspan, colspan
    tags = list(_TAG.finditer(text, start, end))
    for tag in tags:
        name = tag["name"].lower()
        if name not in ("tr", "td", "th", "table"):
            continue
        if opened:
            where, down, across = opened
            cells.append(GridCell(row, col, down, across, _cell_text(text, where, tag.start())))
            opened = None
        if name == "tr" and not tag["end"]:
            row, col = row + 1, 0
        elif name in ("td", "th") and not tag["end"]:
            row = max(row, 0)
            col = max(col, 0)
            spans = {m["which"].lower(): int(m["count"]) for m in _SPAN.finditer(tag["rest"])}
            down, across = max(1, spans.get("row", 1)), max(1, spans.get("col", 1))
            while (row, col) in taken:
                col += 1
            taken |= {(row + r, col + c) for r in range(down) for c in range(across)}
            opened = (tag.end(), down, across)
    return cells


def _cell_text(text: str, start: int, end: int) -> View:
    pieces: list[View] = []
    first = at = start
    for tag in _TAG.finditer(text, start, end):
        pieces.append(logical(text, [Span(at, tag.start())]))
        if tag["name"].lower() in _APART and pieces[-1].text:
            # what stands behind it does not run on: another line, the mark of a note, a number struck out
            pieces.append(View(" ", [tag.start()], tag.start()))
        at = tag.end()
    pieces.append(logical(text, [Span(at, end)]))
    whole = "".join(piece.text for piece in pieces).rstrip(" ")
    offsets = [offset for piece in pieces for offset in piece.offsets][: len(whole)]
    view = View(whole, offsets, offsets[0] if offsets else first)
    view = _resolve(view) if "&" in view.text else view
    return view if any(map(str.isdecimal, view.text)) else _without_blanks(view)


def _without_blanks(view: View) -> View:
    kept = [i for i, char in enumerate(view.text) if char != " "]
    return View("".join(view.text[i] for i in kept), [view.offsets[i] for i in kept], view.at)


def _resolve(view: View) -> View:
    chars: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _ENTITY.finditer(view.text):
        chars += view.text[at : match.start()]
        offsets += view.offsets[at : match.start()]
        meant = html.unescape(match.group())
        if not meant.isspace() or (chars and chars[-1].isdecimal()):
            chars.append(" " if meant.isspace() else meant[:1])
            offsets.append(view.offsets[match.start()])
        at = match.end()
    chars += view.text[at:]
    offsets += view.offsets[at:]
    return View("".join(chars), offsets, view.at)
