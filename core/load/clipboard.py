"""A draft from the clipboard: what Word, WPS, Excel or a browser puts there, as HTML or as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.base.errors import EmptyError, GarbledError, TooLargeError
from core.load.limits import MAX_BYTES

if TYPE_CHECKING:
    from core.model.document import Document

#: The name of a draft without a file.
NAME = "粘贴的稿件"

_TAGS = re.compile(r"<(?:style|script|title)\b.*?</(?:style|script|title)\s*>|<!--.*?-->|<[^>]*>", re.I | re.S)
#: With fewer characters than this the clipboard holds a word or a sentence, not a report or one of its tables.
_LITTLE = 100

#: The head of Windows' "HTML Format": lines such as ``StartHTML:00000105``; the markup follows.
_HEAD = re.compile(r"(?:\s*[A-Za-z]{3,20}:[^\r\n<]*\r?\n)+(?=\s*<)")
_STRUCTURE = re.compile(r"<(?:table|p|div|h[1-6]|li|br)\b", re.I)
_TABLE = re.compile(r"<table\b", re.I)
#: Lines of an editor that wraps plain text into markup; then the plain text itself is the better source.
_MANY = 3


@dataclass(frozen=True)
class Clip:
    """The clipboard's content as HTML and as text, whichever there were."""

    html: str | None = None
    text: str | None = None

    @property
    def little(self) -> bool:
        """True where there is too little for a report: nothing, a word, a correction copied a moment ago."""
        return all(len("".join(words.split())) < _LITTLE for words in (self.text or "", _TAGS.sub("", self.html or "")))


def from_clipboard(html: str | None, text: str | None) -> Document:
    """A Document of the clipboard's content; the HTML is preferred where it has tables or paragraphs.

    Raises EmptyError when there is nothing to read, GarbledError or TooLargeError.
    """
    if len(html or "") > MAX_BYTES // 4 or len(text or "") > MAX_BYTES // 4:
        raise TooLargeError
    markup = _HEAD.sub("", (html or "").lstrip("\ufeff\0"), count=1).rstrip("\0")
    if _TABLE.search(markup) or len(_STRUCTURE.findall(markup)) >= _MANY or (markup.strip() and not _filled(text)):
        try:
            from core.load.html.loader import load

            return load(_page(markup), NAME)
        except (EmptyError, GarbledError):
            if not _filled(text):
                raise
    if not _filled(text):
        raise EmptyError("剪贴板里没有文字，请先复制稿件内容再粘贴。")
    from core.load.text.loader import from_text

    return from_text(text or "", NAME)


def _filled(text: str | None) -> bool:
    return bool((text or "").strip("\0 \t\r\n"))


def _page(markup: str) -> bytes:
    """The markup in UTF-8 with a mark that says so: what it declares may no longer be true."""
    return b"\xef\xbb\xbf" + markup.encode("utf-8", "replace")
