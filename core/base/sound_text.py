"""Texts that can be written as UTF-8: from the clipboard and from names of files come halves of characters."""

from __future__ import annotations

from enum import Enum
from typing import Any


def sound_text(text: str) -> str:
    """The text with the halves of one character joined, and a lone half as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def sound_values(value: Any) -> Any:
    """Plain data with all texts in it made sound; enums stay what they are."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else sound_text(value)
    if isinstance(value, dict):
        return {sound_values(key): sound_values(item) for key, item in value.items()}
    return type(value)(map(sound_values, value)) if type(value) in (tuple, list) else value
