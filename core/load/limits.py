"""How large a draft may be. A report with all its annexes stays far below; files made to harm do not."""

from __future__ import annotations

from core.base.errors import TooLargeError

#: Bytes of a file.
MAX_BYTES = 200 * 1024 * 1024
#: Characters of text: about six hundred pages.
MAX_TEXT = 800_000
#: Characters of a web page with its markup.
MAX_MARKUP = 30_000_000
#: Characters on one page with places.
MAX_PAGE = 100_000
#: Cells of all tables, and places of their rasters (a cell that spans counts several times).
MAX_CELLS = 60_000
MAX_SLOTS = 500_000


def limit(count: int, most: int, what: str) -> None:
    """Raise TooLargeError when there are more than ``most``."""
    if count > most:
        raise TooLargeError(detail=f"more than {most} {what}")
