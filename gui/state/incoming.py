"""Drafts that come in: dropped files and folders, batches, and content pasted from the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.load.clipboard import NAME, Clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

#: From so many files on they are a batch, not tabs.
MANY = 6


class Pasted:
    """The pasted drafts of one window, by the path that stands for each in the session; none of them is on the disk."""

    def __init__(self) -> None:
        self._clips: dict[Path, Clip] = {}

    def take(self, data: QMimeData) -> Path | None:
        """Keep what is on the clipboard as a new draft; None where it is too little for one."""
        clip = Clip(data.html() if data.hasHtml() else None, data.text() if data.hasText() else None)
        if clip.little:
            return None
        number = len(self._clips) + 1
        path = Path(NAME if number == 1 else f"{NAME} {number}")
        self._clips[path] = clip
        return path

    def clip(self, path: Path) -> Clip | None:
        """What was pasted under this path."""
        return self._clips.get(path)


def on_disk(path: Path) -> bool:
    """False for a pasted draft: there is nothing to watch, to list as opened last, or to read again from elsewhere."""
    return path.is_absolute()


def dropped_files(data: QMimeData) -> list[Path]:
    """Local files and folders among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]


def is_batch(paths: Sequence[Path]) -> bool:
    """True for a folder among the paths, and for more files than are opened side by side."""
    return len(paths) >= MANY or any(path.is_dir() for path in paths)
