"""Texts that can be written down: from clipboard, names of files and drafts come halves of characters and controls."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

#: Beyond what XML 1.0 forbids (2.2): the C1 controls, which nobody sees.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def sound_text(text: str) -> str:
    """The text with the halves of one character joined, and a lone half as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def printable_text(text: str) -> str:
    """The text as XML 1.0 and a printer take it: sound, control characters left out but for tabs and line ends."""
    return _CONTROLS.sub("", sound_text(text))


def sound_values(value: Any) -> Any:
    """Plain data with all texts in it made sound; enums stay what they are."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else sound_text(value)
    if isinstance(value, dict):
        return {sound_values(key): sound_values(item) for key, item in value.items()}
    return type(value)(map(sound_values, value)) if type(value) in (tuple, list) else value
