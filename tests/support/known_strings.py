"""Counts that know a few strings, for what asks the tables of W120."""

from __future__ import annotations


class KnownStrings(dict[str, int]):
    """The levels of a few strings; that of any other is 0."""

    def level(self, string: str) -> int:
        return self.get(string, 0)

    def levels(self, text: str, length: int) -> list[int]:
        return [self.level(text[i : i + length]) for i in range(len(text) - length + 1)]

    def with_each(self, before: str, characters: str, after: str) -> list[int]:
        return [self.level(before + char + after) for char in characters]
