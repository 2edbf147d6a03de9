"""The slips of many files, read on all processors; one that cannot be read does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.batch.aggregate.slip import Slip, take_in
from core.batch.check_many import over, worthwhile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.base.errors import GoujiError
    from core.base.progress import Progress

Taken = tuple[str, "Slip | GoujiError"]


def take_in_all(
    files: Sequence[str], jobs: int | None = None, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Taken]:
    """(file, slip or why there is none) for every file, in their order, as they come; fewer when ``stopped``."""
    yield from over(_taken, files, jobs or worthwhile(len(files)), _lost, stopped)


def _taken(file: str, progress: Progress) -> Taken:
    return file, take_in(file, progress)


def _lost(file: str, error: GoujiError) -> Taken:
    return file, error
