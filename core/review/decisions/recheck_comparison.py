"""What a re-check changed: what was mended, what remains, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.review.decisions.fingerprint import Fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True)
class Comparison:
    """Indexes: ``mended`` into the earlier findings, ``new`` into the later ones, ``kept`` pairs of both."""

    mended: tuple[int, ...]
    kept: tuple[tuple[int, int], ...]
    new: tuple[int, ...]

    def later(self, index: int) -> int | None:
        """Where an earlier finding is now; None when it was mended."""
        return next((after for before, after in self.kept if before == index), None)

    def among(self, before: Collection[int], after: Collection[int]) -> Comparison:
        """Only what counts: of the earlier findings those in ``before``, of the later those in ``after``."""
        return Comparison(
            tuple(i for i in self.mended if i in before),
            tuple((i, j) for i, j in self.kept if j in after),
            tuple(j for j in self.new if j in after),
        )

    def sentence(self) -> str:
        """One line for the user."""
        if not self.mended and not self.new:
            return f"没有变化，还有 {len(self.kept)} 处" if self.kept else "没有待处理的问题"
        parts = [f"已改好 {len(self.mended)} 处" if self.mended else "", f"还有 {len(self.kept) + len(self.new)} 处"]
        parts.append(f"其中新增 {len(self.new)} 处" if self.new else "")
        return "，".join(filter(None, parts))


def compare(before: Sequence[Fingerprint], after: Sequence[Fingerprint]) -> Comparison:
    """Pair earlier with later findings, the surest pairs first; what finds no partner was mended or is new."""
    kept: list[tuple[int, int]] = []
    mended, new = set(range(len(before))), set(range(len(after)))
    for rule in {print_.rule for print_ in before}:
        left = [i for i, print_ in enumerate(before) if print_.rule == rule]
        right = [j for j, print_ in enumerate(after) if print_.rule == rule]
        for fits in (Fingerprint.__eq__, Fingerprint.holds_for, Fingerprint.same_place, Fingerprint.akin):
            for i in [i for i in left if i in mended]:
                j = next((j for j in right if j in new and fits(before[i], after[j])), None)
                if j is not None:
                    kept.append((i, j))
                    mended.discard(i)
                    new.discard(j)
    return Comparison(tuple(sorted(mended)), tuple(sorted(kept)), tuple(sorted(new)))
