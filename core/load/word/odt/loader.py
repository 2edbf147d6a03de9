"""OpenDocument text (.odt, .ott)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.errors import DamagedError, EncryptedError, TooLargeError
from core.base.progress import Progress, silent
from core.load.archive import Archive
from core.load.word.docx.package import W
from core.load.word.odt.body import OdtBody
from core.load.word.odt.lists import Lists
from core.load.word.odt.namespaces import FO, OFFICE, STYLE, TEXT
from core.load.word.wordml import element, read_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from core.model.document import Document

_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
#: Smaller letters (points) are not to be seen.
_SEEN = 3.0
_MANIFEST = "META-INF/manifest.xml"


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read an OpenDocument draft; raises DamagedError, EncryptedError, TooLargeError or EmptyError."""
    archive = Archive(data)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise EncryptedError
    content = archive.xml("content.xml")
    roots = [archive.xml("styles.xml"), content] if "styles.xml" in archive else [content]
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise DamagedError(detail="no office:text")
    progress("读取文件", 0.2)
    lists = Lists(roots)
    body = OdtBody(lists, _list_styles(roots))
    try:
        read = body.read(text)
        progress("读取文件", 0.4)
        comments = element("comments", children=body.comments)
        return read_body(read, name, "odt", _styles(roots), lists.root, comments)
    except RecursionError as error:
        raise TooLargeError(detail="nested too deep") from error


def _styles(roots: list[etree._Element]) -> etree._Element:
    """w:styles, as far as they hide text, raise it or strike it out."""
    result = element("styles")
    for source in (s for root in roots for s in root.iter(STYLE + "style")):
        family, parent = source.get(STYLE + "family", ""), source.get(STYLE + "parent-style-name")
        style = element("style", children=[element("name", "style")])
        style.set(W + "styleId", f"{family} {source.get(STYLE + 'name', '')}")
        if parent:
            style.append(element("basedOn", f"{family} {parent}"))
        properties = source.find(STYLE + "text-properties")
        own = [] if properties is None else [*_looks(properties)]
        if own:
            style.append(element("rPr", children=own))
        result.append(style)
    contents = element("style", children=[element("name", "toc 1")])
    contents.set(W + "styleId", "contents")
    result.append(contents)
    return result


def _looks(properties: etree._Element) -> Iterator[etree._Element]:
    display = properties.get(TEXT + "display")
    if display in ("none", "true"):
        yield element("vanish", int(display == "none"))
    struck = properties.get(STYLE + "text-line-through-style") or properties.get(STYLE + "text-line-through-type")
    if _unseen(properties):
        yield element("strike", 1)
    elif struck is not None:
        yield element("strike", int(struck != "none"))
    position = properties.get(STYLE + "text-position")
    if position is not None:
        yield element("vertAlign", "superscript" if position.split()[:1] not in ([], ["0%"]) else "baseline")


def _unseen(properties: etree._Element) -> bool:
    """Whether text is white on no ground of its own, or too small to be seen: no digit of a number for certain."""
    white = properties.get(FO + "color", "").lower() == "#ffffff"
    ground = properties.get(FO + "background-color", "transparent")
    size = _POINTS.fullmatch(properties.get(FO + "font-size", ""))
    return (white and ground in ("transparent", "#ffffff")) or (size is not None and float(size[1]) < _SEEN)


def _list_styles(roots: list[etree._Element]) -> dict[str, str]:
    """The list style that a paragraph style names."""
    list_styles: dict[str, str] = {}
    for source in (s for root in roots for s in root.iter(STYLE + "style")):
        style = source.get(STYLE + "list-style-name")
        if style and source.get(STYLE + "family") == "paragraph":
            list_styles[source.get(STYLE + "name", "")] = style
    return list_styles
