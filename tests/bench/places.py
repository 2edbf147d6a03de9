"""Which places mean another place for an organ."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def stranger_free(place: str, chain: Sequence[str]) -> bool:
    """Whether none of the organ's own places is named in ``place``."""
    return not any(own.rstrip("省市区县旗州盟") in place for own in chain if len(own) > 2)
