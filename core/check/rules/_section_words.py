"""The words of sections five and six, as data: ``resources/lexicon/section_words.toml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from core.base.resources import read_toml


@cache
def parts_of(section: str) -> tuple[dict[str, Any], ...]:
    """What a section must speak of: entries with ``title``, ``words`` and ``unless_after``; not to be changed."""
    return tuple(part for part in read_toml("lexicon", "section_words.toml")["parts"] if part["section"] == section)
