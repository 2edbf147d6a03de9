"""The file of a draft's decisions: its JSON as models, checked when it is read.

Kept apart from the store because pydantic takes long to import and most checks meet no such file.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from core.base.sound_text import sound_values
from core.review.decisions.fingerprint import Fingerprint, Quote
from core.review.decisions.identity import Identity
from core.review.decisions.records import Decision, Record

VERSION = 1


class NewerVersionError(ValueError):
    """A file that a later version of the program has written."""


class _Model(BaseModel):
    # Files of earlier versions may lack what has a default; numbers were once written where texts are now.
    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)


class _Version(_Model):
    version: int


class _Identity(_Model):
    organ: str | None
    year: int | None
    paths: tuple[str, ...]
    digest: str = ""
    apart: bool = False


class _Quote(_Model):
    section: str
    left: str
    text: str
    right: str


class _Fingerprint(_Model):
    rule: str
    cells: tuple[str, ...]
    sections: tuple[str, ...]
    quotes: tuple[_Quote, ...]
    numbers: tuple[str, ...]
    relation: str
    nth: int


class _Record(_Model):
    fingerprint: _Fingerprint
    # files call it a ruling
    decision: Decision | None = Field(validation_alias=AliasChoices("ruling", "decision"), serialization_alias="ruling")
    reason: str
    note: str
    at: str


class _File(_Model):
    version: int
    identity: _Identity
    records: tuple[_Record, ...]


def parse(text: str) -> tuple[Identity, tuple[Record, ...]]:
    """Identity and records of a file; raises NewerVersionError, or ValueError for what is no such file."""
    if _Version.model_validate_json(text).version > VERSION:
        raise NewerVersionError
    file = _File.model_validate_json(text)
    return Identity(**file.identity.model_dump()), tuple(map(_record, file.records))


def _record(entry: _Record) -> Record:
    known = dict(entry.fingerprint)
    known["quotes"] = tuple(Quote(**dict(quote)) for quote in entry.fingerprint.quotes)
    return Record(**{**dict(entry), "fingerprint": Fingerprint(**known)})


def as_json(identity: Identity, records: tuple[Record, ...]) -> dict[str, Any]:
    """What a file holds, as plain values."""
    content = sound_values({"version": VERSION, "identity": asdict(identity), "records": list(map(asdict, records))})
    return _File.model_validate(content, from_attributes=True).model_dump(mode="json", by_alias=True)
