"""Clauses of one sentence that 、 parts: 健全水价公示制度、扩展水质公开内容、规范停水通知流程.

Short phrases of verb and object stand so in correct prose (提高效能、改进作风), and longer ones where something governs
them or 等 closes them. Three long ones that are what the subject did are clauses, with commas between them (GB/T
15834—2011, 4.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.grammar.governing import VERB, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Shorter phrases are no clauses.
_LEAST = 7
#: The subject is no longer.
_SUBJECT = 14
#: Three of them or more, up to the end of the sentence: with a purpose behind them they are a list in correct prose.
_RUN = re.compile(
    rf"(?:^|(?<=[,。;:]))[\u4e00-\u9fff]{{{_LEAST},30}}(?:、[\u4e00-\u9fff]{{{_LEAST},26}}){{2,6}}(?=[。;]|$)"
)


@dataclass(frozen=True, kw_only=True)
class PausedClauses(Examples):
    """The file ``resources/lexicon/paused_clauses.toml``, where the lists are explained."""

    verbs: tuple[str, ...]
    holding: tuple[str, ...]
    before: tuple[str, ...]
    closing: tuple[str, ...]
    how: tuple[str, ...]
    within: tuple[str, ...]

    def pauses(self, text: str) -> Iterator[int]:
        """Where 、 stands between such clauses of a folded text, the first of each run."""
        for run in _RUN.finditer(text) if text.count("、") > 1 else ():
            first, *others = run[0].split("、")
            if all(map(self._governs, others)) and any(map(self._governs, self._without_subject(first))):
                yield run.start() + len(first)

    def _without_subject(self, clause: str) -> Iterator[str]:
        """The first clause, and what is left of it behind whatever may end the subject of the sentence."""
        yield clause
        for found in self._before.finditer(clause, 0, _SUBJECT):
            yield clause[found.end() :]

    def _governs(self, clause: str) -> bool:
        """Whether a clause begins with a verb that governs the rest of it, and holds nothing that makes it a part."""
        how = self._how.match(clause)
        words = clause[how.end() :] if how else clause
        if len(words) < _LEAST - VERB or not (words.startswith(self.verbs) or words[:VERB] in verbs().all):
            return False
        return not words.startswith(self.holding) and self._other.search(words) is None

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(any_of(self.before), re.VERBOSE)

    @cached_property
    def _other(self) -> re.Pattern[str]:
        return re.compile(f"{any_of(self.within)}|{any_of(self.closing)}$", re.VERBOSE)

    @cached_property
    def _how(self) -> re.Pattern[str]:
        return re.compile(f"{any_of(self.how)}{{1,2}}", re.VERBOSE)


@cache
def paused_clauses() -> PausedClauses:
    """The lists, read once."""
    return read_record(PausedClauses, "lexicon", "paused_clauses.toml")
