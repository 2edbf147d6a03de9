"""Names of files as people see them."""

from __future__ import annotations


def one_line(file: str) -> str:
    """A file's name on one line: a line end in it is shown as such, so that nothing poses as a line of the output."""
    return file.replace("\r", "\\r").replace("\n", "\\n")
