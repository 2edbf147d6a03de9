"""Many drafts, those left out that an earlier, broken off run has done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol, TypeVar

from core.batch.check_many import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from core.base.errors import GoujiError
    from core.base.progress import Progress
    from core.batch.journal import Journal

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Notation(Protocol[Result]):
    """How results are written down in the journal."""

    def dump(self, result: Result) -> str | None:
        """The result as text; None for one that is not worth keeping."""
        ...

    def restore(self, text: str) -> Result:
        """The result again; ValueError for what is none."""
        ...


def go_on(
    work: Callable[[str, Progress], Result],
    files: Sequence[str],
    jobs: int,
    lost: Callable[[str, GoujiError], Result],
    *,
    journal: Journal,
    keys: Sequence[str | None],
    notation: Notation[Result],
    stopped: Callable[[], bool] = lambda: False,
) -> Generator[tuple[int, Result], None, None]:
    """(place, result) for every file, those first that the journal knows; the others are noted in it.

    The journal is closed at the end: as complete when a result was given for every file.
    """
    waiting: list[int] = []
    done = 0
    try:
        for place, key in enumerate(keys):
            known = _restored(notation, journal.known.pop(key, None)) if key else None
            if known is None:
                waiting.append(place)
            else:
                done += 1
                yield place, known[0]
        rest = [files[place] for place in waiting]
        for number, result in placed(work, rest, jobs, lost, stopped) if rest else ():
            place = waiting[number]
            text = notation.dump(result)
            if text is not None:
                journal.note(keys[place], text)
            done += 1
            yield place, result
    finally:
        journal.close(done == len(files))


def _restored(notation: Notation[Result], text: str | None) -> tuple[Result] | None:
    if text is None:
        return None
    try:
        return (notation.restore(text),)
    except (ValueError, RecursionError) as error:
        log.warning("a noted result cannot be used: %s", type(error).__name__)
        return None
