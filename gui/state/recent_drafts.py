"""Drafts opened last: where they are, when they were looked at last, and how they stood then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class RecentDraft:
    """One of them. ``at`` is local time to the minute, ``verdict`` the headline then; both empty where not known."""

    path: Path
    at: str = ""
    verdict: str = ""

    @property
    def told(self) -> str:
        """Folder, time and verdict in one line."""
        return "　".join(filter(None, (str(self.path.parent), self.at, self.verdict)))


def as_list(recent: list[RecentDraft]) -> list[str]:
    """As the store keeps them: path, time, verdict, and so on."""
    return [text for one in recent for text in (str(one.path), one.at, one.verdict)]


def of_list(paths: list[str], kept: list[str]) -> list[RecentDraft]:
    """The drafts of these paths, with what is kept about them, in the order of the paths."""
    known = dict(zip(kept[::3], zip(kept[1::3], kept[2::3], strict=False), strict=False))
    return [RecentDraft(Path(path), *known.get(path, ("", ""))) for path in paths]
