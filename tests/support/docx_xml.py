"""Elements of python-docx without their types."""

from __future__ import annotations

from typing import Any


def xml_of(element: object) -> Any:
    """The element itself, untyped: python-docx's classes declare only a part of what they offer."""
    return element
