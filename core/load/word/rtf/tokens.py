"""Rich text cut into groups, control words and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)


class RtfToken(NamedTuple):
    """``kind`` is "{", "}", "word" (with its number or None), "sign", "byte" or "text" (with its bytes)."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = RtfToken("{"), RtfToken("}")


def tokens(data: bytes) -> Iterator[RtfToken]:
    r"""The tokens in order; the bytes behind \bin are passed over."""
    at = 0
    while at < len(data):
        skip = 0
        for match in _TOKEN.finditer(data, at):
            kind = match.lastgroup
            if kind in ("word", "number"):
                digits = match["number"]
                number = int(digits) if digits else None
                if match["word"] == b"bin":
                    size = max(0, number or 0)
                    yield RtfToken("word", "bin", size)
                    skip = match.end() + size
                    break
                yield RtfToken("word", match["word"].decode("ascii"), number)
            elif kind == "text":
                yield RtfToken("text", data=match["text"])
            elif kind == "hex":
                yield RtfToken("byte", data=bytes([int(match["hex"], 16)]))
            elif kind == "brace":
                yield _OPEN if match["brace"] == b"{" else _CLOSE
            elif kind == "sign":
                yield RtfToken("sign", match["sign"].decode("latin-1"))
        if not skip:
            return
        at = skip
