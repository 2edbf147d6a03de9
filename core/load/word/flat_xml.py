"""Word drafts saved as one XML file: the parts of a .docx in one document (flat OPC), or the format of Word 2003."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from core.base.errors import DamagedError, UnsupportedError
from core.base.progress import Progress, silent
from core.load.archive import refuse_dtd
from core.load.word.docx import loader as docx

if TYPE_CHECKING:
    from core.model.document import Document

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read Word's XML. That of 2003 is not read, nor handed to another program: such a file may link to anything.

    Raises DamagedError, UnsupportedError or what the reader of .docx raises.
    """
    return replace(docx.load(as_package(data), name, progress), format="flat_xml", origin=None)


def as_package(data: bytes) -> bytes:
    """The .docx of which the one file has all parts, those that are no XML too; raises as ``load`` does."""
    refuse_dtd(data, "the file")
    # Pictures stand in it as very long texts.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(detail=str(error)) from error
    if root.tag != _PKG + "package":
        what = "Word 2003 的 XML 文件" if etree.QName(root).localname == "wordDocument" else "其他程序的 XML 文件"
        raise UnsupportedError(f"这是{what}，无法直接读取，请在 Word 或 WPS 中打开后另存为 .docx 再试。")
    return _packed(root)


def _packed(root: etree._Element) -> bytes:
    stream = io.BytesIO()
    types = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    etree.SubElement(types, f"{{{_TYPES}}}Default", {"Extension": "rels", "ContentType": _RELATIONS})
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in root.iterchildren(_PKG + "part"):
            content, name = _content(part), (part.get(_PKG + "name") or "").lstrip("/")
            kind = part.get(_PKG + "contentType")
            if name and content is not None:
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
                if kind and kind != _RELATIONS:
                    own = {"PartName": f"/{name}", "ContentType": kind}
                    etree.SubElement(types, f"{{{_TYPES}}}Override", own)
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml", _EPOCH), _bytes(types), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _content(part: etree._Element) -> bytes | None:
    """The bytes of a part, None where it holds nothing; raises DamagedError."""
    xml, binary = part.find(_PKG + "xmlData"), part.find(_PKG + "binaryData")
    if xml is not None:
        return _bytes(xml[0]) if len(xml) else None
    if binary is None:
        return None
    try:
        return base64.b64decode(binary.text or "")
    except ValueError as error:
        raise DamagedError(detail=str(error)) from error


def _bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False)
