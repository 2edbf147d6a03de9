"""Which draft it is, told from what it says of itself, where it was seen, and its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.base.sound_text import sound_text

if TYPE_CHECKING:
    from core.model.report import Report

#: Earlier names of a draft that are remembered.
_PATHS = 8


@dataclass(frozen=True)
class Identity:
    """Which draft it is: the organ and year it names, where recognised, where it was seen, and its text's digest.

    The digest finds a draft again that names nobody and was renamed or moved. One that is ``apart`` shares organ and
    year with another draft whose decisions the user did not want to carry over: it is known by path and text only.
    """

    organ: str | None
    year: int | None
    paths: tuple[str, ...] = ()
    digest: str = ""
    apart: bool = False

    @classmethod
    def of(cls, report: Report, path: str) -> Identity:
        """That of a draft as read."""
        text = "".join(report.document.text.split())
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        return cls(report.organ, report.year, (sound_text(path),), digest)

    @property
    def known(self) -> bool:
        """True when the draft itself says whose report it is."""
        return self.organ is not None and self.year is not None

    def file_name(self) -> str:
        """The name of a new file for it."""
        by_itself = self.known and not self.apart
        what = f"{self.organ}|{self.year}" if by_itself else f"path|{self.paths[0] if self.paths else ''}"
        return hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()[:24] + ".json"

    def fits(self, other: Identity) -> bool:
        """True for one draft under two names, or with its title mended; not for another report of the same name."""
        if self.apart or other.apart:
            return bool(set(self.paths) & set(other.paths))
        if self.known and (self.organ, self.year) == (other.organ, other.year):
            return True
        if self.digest and self.digest == other.digest:
            return True
        if not set(self.paths) & set(other.paths):
            return False
        organ = None in (self.organ, other.organ) or self.organ == other.organ
        year = None in (self.year, other.year) or self.year == other.year
        return organ or year

    def is_other_file(self, other: Identity) -> bool:
        """True where neither place nor text are those of the other: another file, be it of the same report."""
        return bool(self.paths) and not set(self.paths) & set(other.paths) and self.digest != other.digest

    def joined(self, other: Identity) -> Identity:
        """The later identity with the earlier names."""
        paths = tuple(dict.fromkeys((*other.paths, *self.paths)))[:_PATHS]
        apart = self.apart or other.apart
        return Identity(other.organ or self.organ, other.year or self.year, paths, other.digest or self.digest, apart)

    def set_apart(self) -> Identity:
        """The same draft, kept apart from others of its organ and year."""
        return replace(self, apart=True)
