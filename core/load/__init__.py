"""Loaders: one module per format, chosen by content, all making the same Document."""

from __future__ import annotations

import importlib
from pathlib import Path

from core.base.errors import NotFoundError, TooLargeError
from core.base.progress import Progress, silent
from core.load.locked_file import read_held
from core.load.sniff import sniff
from core.model.document import Document

MAX_BYTES = 200 * 1024 * 1024

#: Suffixes of drafts, the usual ones first. They only say where to look; what a file is, its content says.
SUFFIXES = (
    ".docx", ".doc", ".wps", ".pdf", ".ofd", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".docm",
)  # fmt: skip

#: Format name (as ``sniff`` answers) to the module that reads it; each has ``load(data, name, progress)``.
LOADERS = {
    "text": "core.load.text.loader",
    "html": "core.load.html.loader",
    "docx": "core.load.word.docx.loader",
    "pdf": "core.load.pages.pdf",
    "image": "core.load.pages.scan",
    "doc": "core.load.word.doc.loader",
    "wordxml": "core.load.word.flat_xml",
    "rtf": "core.load.word.rtf.loader",
    "odt": "core.load.word.odt.loader",
    "ofd": "core.load.pages.ofd.loader",
    "mht": "core.load.html.mht",
}


def load(path: Path, progress: Progress = silent) -> Document:
    """Read a draft into a Document; the file is opened for reading only and read once, even while Word holds it.

    Raises a LoadError with a sentence for the clerk.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TooLargeError
    except OSError as error:
        raise NotFoundError(detail=str(error)) from error
    return load_bytes(read_held(path, progress), path.name, progress)


def load_bytes(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a draft that is in memory; ``name`` only helps to tell Markdown from plain text."""
    return importlib.import_module(LOADERS[sniff(data, name)]).load(data, name, progress)


def load_text(text: str, name: str = "文本.txt") -> Document:
    """A Document from text that is already decoded."""
    from core.load.text.loader import from_text

    return from_text(text, name)
