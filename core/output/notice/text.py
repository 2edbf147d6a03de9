"""A notice as plain text, UTF-8 with line ends that every editor shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from core.base.sound_text import sound_text

if TYPE_CHECKING:
    from core.output.notice.model import Notice


def write(notice: Notice, stream: BinaryIO) -> None:
    """Write the notice to a stream; with a mark that tells Windows programs the encoding."""
    stream.write(("\ufeff" + sound_text(text(notice)).replace("\n", "\r\n")).encode("utf-8"))


def text(notice: Notice) -> str:
    """The letter."""
    lines = [notice.title, "", f"{notice.addressee}：", f"　　{notice.opening}"]
    for block in notice.blocks:
        lines += ["", f"　　{block.heading}"]
        lines += [f"　　{number}. {point}" for number, point in enumerate(block.points, 1)]
    return "\n".join([*lines, "", f"　　{notice.closing}", "", *notice.signature]) + "\n"
