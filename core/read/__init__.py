"""From a Document to a Report: finding the statutory form in the draft."""

from core.read.reader import read_report

__all__ = ["read_report"]
