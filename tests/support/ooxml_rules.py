"""What Word demands of a .docx beyond sound XML: a breach makes it offer a repair, or drop what it cannot place.

After ECMA-376 part 1, chapters 17.13 (annotations) and 17.3 (paragraphs and runs), and part 2 (packages).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tr": "trPr", "tc": "tcPr", "sdt": "sdtPr"}
_REVISIONS = tuple(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
    )
)  # fmt: skip
_START, _END, _REFERENCE = (W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
#: Stories besides the body; a comment's marks must stand in one, and Word shows none of a text box or header.
_STORIES = tuple(W + name for name in ("txbxContent", "footnote", "endnote", "hdr", "ftr", "comment"))
#: Where marks of ranges may stand.
_HOMES = {
    W + name
    for name in (
        "body", "p", "tc", "tr", "tbl", "hyperlink", "ins", "del", "moveFrom", "moveTo", "smartTag", "sdtContent",
        "customXml", "fldSimple", "dir", "bdo", "txbxContent", "rt", "rubyBase", "comment",
    )
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")


def breaches(data: bytes) -> list[str]:
    """What is wrong with the package, sentence by sentence; empty when Word has nothing to object to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if (bad := archive.testzip()) is not None:
            return [f"{bad} is damaged"]
        doubled = [name for name, count in Counter(archive.namelist()).items() if count > 1]
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = [f"{name} is there twice" for name in doubled]
    roots: dict[str, etree._Element] = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            transitional = content.replace(_STRICT, W.strip("{}").encode())
            roots[name] = etree.fromstring(transitional)
    found += _package(parts, roots)
    main = next(name for name in roots if re.fullmatch(r"word/document\d*\.xml", name))
    comments = next((root for name, root in roots.items() if root.tag == W + "comments"), None)
    for name in (main, *(name for name, root in roots.items() if root is comments)):
        found += (f"{name}: {breach}" for breach in _content(roots[name]))
    found += _comments(roots[main], comments)
    return found


def _package(parts: dict[str, bytes], roots: dict[str, etree._Element]) -> Iterator[str]:
    types = roots["[Content_Types].xml"]
    defaults = {e.get("Extension", "").lower() for e in types.iter("{*}Default")}
    overrides = [e.get("PartName", "") for e in types.iter("{*}Override")]
    yield from (f"two content types of {name}" for name, count in Counter(overrides).items() if count > 1)
    yield from (f"content type of {name}, which is missing" for name in overrides if name.lstrip("/") not in parts)
    for name in parts:
        suffix = name.rpartition(".")[2].lower()
        typed = suffix in defaults or f"/{name}" in overrides or name.endswith("/") or name == "[Content_Types].xml"
        if not typed:
            yield f"no content type of {name}"
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        identifiers = [e.get("Id", "") for e in root]
        yield from (f"{name}: relation {i} twice" for i, count in Counter(identifiers).items() if count > 1)
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in root:
            target = relation.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if relation.get("TargetMode") != "External" and whole not in parts:
                yield f"{name}: no part {target}"


def _content(root: etree._Element) -> Iterator[str]:
    for element in root.iter("{*}*"):
        tag = etree.QName(element).localname
        if not str(element.tag).startswith(W):
            continue
        first = W + _FIRST.get(tag, "")
        places = [i for i, child in enumerate(element) if child.tag == first]
        if len(places) > 1 or (places and places[0] and tag not in ("tr", "tbl", "sdt")):
            yield f"{_FIRST[tag]} is not the first and only one in {tag}"
        if tag in ("t", "delText") and (text := element.text or "") != text.strip() and not element.get(_SPACE):
            yield f"blanks of {text!r} are not kept"
        deleted = next(element.iterancestors(W + "del", W + "moveFrom"), None) is not None
        if tag == "t" and deleted and next(element.iterancestors(*_STORIES), None) is None:
            yield f"w:t {element.text!r} in a deletion"
        if tag == "delText" and not deleted:
            yield f"w:delText {element.text!r} outside a deletion"
        if tag == "r" and element.getparent() is not None and _name(element.getparent()) in ("r", "t", "tc", "body"):
            yield f"a run directly in {_name(element.getparent())}"
        if tag == "p" and _name(element.getparent()) in ("p", "r", "ins", "del") and "customXml" not in tag:
            yield f"a paragraph directly in {_name(element.getparent())}"
        if tag == "tc" and (len(element) == 0 or _name(element[-1]) not in ("p", "sdt", "customXml")):
            yield "a cell does not end with a paragraph"
        if element.tag in _REVISIONS or tag == "comment":
            if not element.get(W + "author"):
                yield f"{tag} has no author"
            if (date := element.get(W + "date")) is not None and not _DATE.fullmatch(date):
                yield f"date {date} of {tag}"
    identifiers = [e.get(W + "id", "") for e in root.iter(*_REVISIONS)]
    yield from (f"two revisions {i}" for i, count in Counter(identifiers).items() if count > 1)
    for identifier in (e.get(W + "id", "") for e in root.iter(*_REVISIONS, W + "comment")):
        if not re.fullmatch(r"-?\d{1,10}", identifier) or abs(int(identifier)) >= 2**31:
            yield f"id {identifier!r}"


def _comments(root: etree._Element, comments: etree._Element | None) -> Iterator[str]:
    known = [] if comments is None else [c.get(W + "id", "") for c in comments.iter(W + "comment")]
    yield from (f"two comments {i}" for i, count in Counter(known).items() if count > 1)
    if comments is not None:
        for comment in comments.iter(W + "comment"):
            if not len(comment) or any(_name(child) not in ("p", "tbl") for child in comment):
                yield f"comment {comment.get(W + 'id')} is not made of paragraphs"
    order = {element: i for i, element in enumerate(root.iter(_START, _END, _REFERENCE))}
    marks: dict[str, dict[str, list[etree._Element]]] = {}
    for element in order:
        marks.setdefault(element.get(W + "id", ""), {}).setdefault(str(element.tag), []).append(element)
        parent = element.getparent()
        if element.tag == _REFERENCE:
            if parent is None or parent.tag != W + "r":
                yield "commentReference outside a run"
        elif parent is None or parent.tag not in _HOMES:
            yield f"mark of a comment in {_name(parent)}"
    for identifier in known:
        starts, ends, references = (marks.get(identifier, {}).get(tag, []) for tag in (_START, _END, _REFERENCE))
        if len(references) != 1:
            yield f"{len(references)} references to comment {identifier}"
            continue
        if len(starts) != len(ends) or len(starts) > 1:
            yield f"the range of comment {identifier} is not closed"
            continue
        if starts and not order[starts[0]] < order[ends[0]] < order[references[0]]:
            yield f"the marks of comment {identifier} are out of order"
        stories = {next(e.iterancestors(*_STORIES), None) for e in (*starts, *ends, *references)}
        if len(stories) > 1 or stories != {None}:
            yield f"comment {identifier} does not stand in the body"
        cells = {next(e.iterancestors(W + "tc"), None) for e in (*starts, *ends)}
        if len(cells) > 1:
            yield f"comment {identifier} begins and ends in different cells"
    yield from (f"marks of comment {i}, which is missing" for i in marks if i not in known)


def _name(element: etree._Element | None) -> str:
    return "" if element is None else etree.QName(element).localname
