"""Where an entry takes the end of one word for the beginning of another: 参加|大数据培训 is no 加大."""

from __future__ import annotations

#: Words whose second character begins verbs, which none of those does behind their first: 参加|大赛, 更加|强烈.
_WORDS = frozenset(("参加", "增加", "更加", "附加", "追加"))


def ends_word(text: str, at: int) -> bool:
    """Whether the character at a place of a folded text ends a word, so that nothing begins there."""
    return at > 0 and text[at - 1 : at + 1] in _WORDS
