"""Words of trades and places in which nothing is a slip: ``resources/lexicon/trade_words.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from core.base.resources import read_record

_PAIR = 2


@dataclass(frozen=True, kw_only=True)
class TradeWords:
    """The words, parted by blanks."""

    words: str

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Those of two characters."""
        return frozenset(word for word in self.words.split() if len(word) == _PAIR)

    @cached_property
    def _longer(self) -> dict[str, tuple[str, ...]]:
        """The longer ones by their first two characters."""
        found: dict[str, tuple[str, ...]] = {}
        for word in self.words.split():
            if len(word) > _PAIR:
                found[word[:_PAIR]] = (*found.get(word[:_PAIR], ()), word)
        return found

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.words.split()))

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies within or across one of the words; of a gap, whether one reaches over it."""
        last = max(end, start + 1)
        for at in range(max(0, start - self._longest + 1), last):
            pair = text[at : at + _PAIR]
            words = (pair, *self._longer.get(pair, ())) if pair in self.pairs else self._longer.get(pair, ())
            for word in words:
                if at + len(word) > start and text.startswith(word, at) and (at < start or start < end):
                    return True
        return False

    def begin(self, text: str, at: int) -> bool:
        """Whether one of the longer words begins at a place."""
        return text.startswith(self._longer.get(text[at : at + _PAIR], ()), at)


@cache
def trade_words() -> TradeWords:
    """The words, read once; raises ResourceError when they are damaged."""
    return read_record(TradeWords, "lexicon", "trade_words.toml")
