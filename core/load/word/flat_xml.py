"""Word drafts saved as one XML file: the parts of a .docx in one document (flat OPC), or the format of Word 2003."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from core.base.errors import DamagedError, UnsupportedError
from core.base.progress import Progress, silent
from core.load.word.docx import loader as docx

if TYPE_CHECKING:
    from core.model.document import Document

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read Word's XML. That of 2003 is not read, nor handed to another program: such a file may link to anything.

    Raises DamagedError, UnsupportedError or what the reader of .docx raises.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DamagedError(detail="DTD")
    # Pictures stand in it as very long texts.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(detail=str(error)) from error
    if root.tag != _PKG + "package":
        what = "Word 2003 的 XML 文件" if etree.QName(root).localname == "wordDocument" else "其他程序的 XML 文件"
        raise UnsupportedError(f"这是{what}，无法直接读取，请在 Word 或 WPS 中打开后另存为 .docx 再试。")
    return replace(docx.load(_packed(root), name, progress), format="flat_xml", origin=None)


def _packed(root: etree._Element) -> bytes:
    """The parts that are XML as a .docx."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part in root.iterchildren(_PKG + "part"):
            content = part.find(_PKG + "xmlData")
            name = (part.get(_PKG + "name") or "").lstrip("/")
            if name and content is not None and len(content):
                archive.writestr(name, etree.tostring(content[0], encoding="utf-8"))
    return stream.getvalue()
