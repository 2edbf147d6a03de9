"""Loaders: one module per format, chosen by content, all making the same Document."""

from __future__ import annotations

import importlib
from pathlib import Path

from core.document import Document
from core.errors import NotFoundError, TooLargeError
from core.load.held import read_held
from core.load.sniff import sniff
from core.progress import Progress, silent

MAX_BYTES = 200 * 1024 * 1024

#: Suffixes of drafts, the usual ones first. They only say where to look; what a file is, its content says.
SUFFIXES = (
    ".docx", ".doc", ".wps", ".pdf", ".ofd", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".docm",
)  # fmt: skip

#: Format name (as ``sniff`` answers) to the module that reads it; each has ``load(data, name, progress)``.
LOADERS = {
    "text": "core.load.text",
    "html": "core.load.html",
    "docx": "core.load.docx",
    "pdf": "core.load.pdf",
    "image": "core.load.scan",
    "doc": "core.load.ole",
    "wordxml": "core.load.wordxml",
    "rtf": "core.load.rtf",
    "odt": "core.load.odt",
    "ofd": "core.load.ofd",
    "mht": "core.load.mht",
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
    from core.load.text import from_text

    return from_text(text, name)
