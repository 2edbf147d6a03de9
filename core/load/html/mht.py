"""Web archives (.mht, .mhtml): the page among the parts of one MIME message (RFC 2557)."""

from __future__ import annotations

import codecs
import email
import email.policy
from typing import TYPE_CHECKING

from core.base.errors import DamagedError, EmptyError, LoadError
from core.base.progress import Progress, silent
from core.load.charsets import declared, has_bom
from core.load.html import loader as html
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from email.message import Message

    from core.model.document import Document

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 2_000


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read the page that a web archive was saved from; raises EmptyError, GarbledError or DamagedError.

    Of several pages (frames) the largest that can be read is taken, unless the archive names its main one.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        pages = _pages(message)
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise DamagedError(detail=repr(error)) from error
    if not pages:
        raise DamagedError(detail="no page in the archive")
    problem: LoadError = EmptyError()
    for page in pages:
        try:
            return html.load(page, name, progress)
        except EmptyError as error:
            problem = error
    raise problem


def _pages(message: Message) -> list[bytes]:
    """The archive's pages as bytes, its main one first, then by size."""
    start = _plain(message.get_param("start"))
    pages: list[tuple[bool, int, bytes]] = []
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            break
        if part.get_content_type() not in _PAGES:
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            main = bool(start) and _plain(part.get("Content-ID")) == start
            pages.append((main, len(content), _in_utf8(content, part)))
    return [page for _, _, page in sorted(pages, key=lambda f: f[:2], reverse=True)]


def _plain(value: object) -> str:
    return str(value or "").strip().strip("<>")


def _in_utf8(content: bytes, part: Message) -> bytes:
    """The page with a byte order mark where the message says its encoding, which counts for more than the page."""
    label = str(part.get_content_charset() or "")
    text = declared(content, label) if label and not has_bom(content) else None
    # Latin 1 and its like fit any bytes: a page without Chinese says more of itself.
    return codecs.BOM_UTF8 + text.encode("utf-8") if text and any(map(is_cjk, text)) else content
