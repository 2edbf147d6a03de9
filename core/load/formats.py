"""The table of input formats. A new format is one module with a ``load`` and one entry here.

Everything that names formats is derived from it: which loader reads a file, which files a folder stands for, the file
dialogs, the start page, the usage text of the command line, and what is kept out of error traces.

A loader module has ``load(data: bytes, name: str, progress: Progress) -> Document`` and raises LoadErrors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from core.base.errors import EmptyError
from core.load.signatures import (
    Sample,
    is_doc,
    is_docx,
    is_flat_xml,
    is_html,
    is_image,
    is_mht,
    is_odt,
    is_ofd,
    is_pdf,
    is_rtf,
    is_text,
    unsupported,
)


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    ``key`` is its one name in the program: of its test, its module or package, and of ``Document.format``. ``title``
    is its name for the user. ``suffixes`` are the usual ones, the first the most usual; ``rare_suffixes`` are accepted
    too but not listed to the user. Both only say where to look: ``matches`` tells the format by content. ``module``
    is imported when a file of the format is read.
    """

    key: str
    title: str
    module: str
    matches: Callable[[Sample], bool]
    suffixes: tuple[str, ...] = ()
    rare_suffixes: tuple[str, ...] = ()


#: In the order in which they are listed to the user. Tests are asked in this order too: text takes what is left.
FORMATS = (
    Format("docx", "Word 文档", "core.load.word.docx.loader", is_docx, (".docx",), (".docm",)),
    # WPS writes the same container under its own suffix.
    Format("doc", "Word 97–2003 文档、WPS 文字", "core.load.word.doc.loader", is_doc, (".doc", ".wps")),
    # Saved as "Word XML"; nobody names a draft .xml, so that folders are not searched for it.
    Format("flat_xml", "Word XML 文档", "core.load.word.flat_xml", is_flat_xml),
    Format("pdf", "PDF", "core.load.pages.pdf", is_pdf, (".pdf",)),
    Format("ofd", "OFD 版式文件", "core.load.pages.ofd.loader", is_ofd, (".ofd",)),
    Format("rtf", "RTF 文档", "core.load.word.rtf.loader", is_rtf, (".rtf",)),
    Format("odt", "OpenDocument 文档", "core.load.word.odt.loader", is_odt, (".odt",)),
    Format("html", "网页", "core.load.html.loader", is_html, (".html",), (".htm",)),
    Format("mht", "网页存档", "core.load.html.mht", is_mht, (".mht",), (".mhtml",)),
    # Needs the extra ``ocr``. Folders are not searched for pictures: few of them are reports.
    Format("image", "扫描图片", "core.load.pages.scan", is_image),
    Format("text", "纯文本、Markdown", "core.load.text.loader", is_text, (".txt", ".md")),
)

#: Suffixes of lists of organs, which are no drafts (``core.batch.roster`` reads them).
ROSTER_SUFFIXES = (".xlsx", ".csv", ".txt")

#: Suffixes of drafts: of the files that a folder stands for and that a dialog offers.
SUFFIXES = tuple(suffix for form in FORMATS for suffix in (*form.suffixes, *form.rare_suffixes))


def recognise(data: bytes, name: str = "") -> Format:
    """The format of these bytes; ``name`` only helps to tell a web page from text.

    Raises EmptyError, DamagedError, or UnsupportedError with the name of what the file is and what to do.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyError
    sample = Sample(data, name)
    for form in FORMATS:
        if form.matches(sample):
            return form
    raise unsupported(sample)


def spoken_list() -> str:
    """The usual suffixes as a Chinese enumeration: ".docx、.doc、.wps…"."""
    return "、".join(_usual())


def dialog_filter(what: str, suffixes: Iterable[str] = SUFFIXES) -> str:
    """The filter of a file dialog in Qt's notation; ``what`` is the Chinese word for the files it offers."""
    return f"{what} ({' '.join(f'*{suffix}' for suffix in suffixes)});;所有文件 (*)"


def is_draft_name(name: str) -> bool:
    """Whether a file's name ends as those of drafts do."""
    return name.lower().endswith(SUFFIXES)


def _usual() -> Iterator[str]:
    for form in FORMATS:
        yield from form.suffixes
