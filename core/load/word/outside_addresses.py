"""Whether a binary draft names anything outside itself that a word processor would fetch when it opens it.

Linked pictures, inserted files, links to other programs and remote templates all carry an address, and Word keeps
addresses as plain text in the streams of the container, in bytes of eight or sixteen bits. A hyperlink, which nobody
fetches, cannot be told from them here: drafts that only another program can read are rare, and refusing one costs
less than a fetch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ADDRESS = re.compile(
    rb"""(?ix)
      :// (?! (?: schemas\.openxmlformats\.org | schemas\.microsoft\.com | www\.w3\.org | purl\.org | ns\.adobe\.com
              ) / )                                  # names of XML that other parts of a draft hold
    | (?<! \\ ) \\\\ [\w.-]{2,63} \\ [\w.$-]         # a share of another machine
    | file: [/\\]
    | INCLUDE (?: PICTURE | TEXT )                   # fields that fetch
    | (?<! [a-z] ) DDE (?: AUTO )? [ ]
    | (?<! [a-z] ) (?: LINK | IMPORT ) [ ]
    """
)
_FAST_SAVED = 0x0004  # fComplex (MS-DOC 2.5.2): text in many pieces, which may cut an address in two


def names_outside(document: bytes, streams: Iterable[bytes]) -> bool:
    """True where a draft has an address or a fetching field; ``document`` is its main stream, one of ``streams``.

    True as well where it was saved fast: its pieces may hide one.
    """
    if len(document) >= 12 and int.from_bytes(document[10:12], "little") & _FAST_SAVED:
        return True
    # without its zero bytes a text of sixteen bits reads as one of eight
    return any(_ADDRESS.search(stream) or _ADDRESS.search(stream.replace(b"\0", b"")) for stream in streams)
