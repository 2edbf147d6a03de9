"""Programs and libraries of Windows, written so that they pack smaller.

The compressor of NSIS knows nothing of machine code. Calls, jumps and operands name an address by its distance from the
instruction, so each mention of the same place has other bytes; with the address itself in their place they repeat, and
the installer is a tenth smaller. The table of functions (.pdata: begin, end and description of each, 12 bytes) is
written as differences. Every step can be undone from the result alone: what tells where an address stands is never
changed. On the user's machine restore.c undoes it and holds the
result against its checksum; the two must find the same places.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The first bytes of instructions of x86-64 up to an address of four bytes: call, jump, conditional jump; then, where
#: the operand's byte says "relative to the instruction", those of one opcode with and without a prefix, and of two.
_OPERAND = rb"[\x05\x0d\x15\x1d\x25\x2d\x35\x3d]"
_ONE = rb"[\x03\x0b\x13\x1b\x23\x2b\x33\x38-\x3b\x63\x80\x81\x83\x85\x87-\x8b\x8d\xc6\xc7]"
_TWO = rb"[\x10-\x14\x16\x28\x29\x2e\x2f\x51\x54\x57-\x5a\x5c\x5e\x6e\x6f\x7e\x7f\xaf\xb6\xb7\xbe\xbf\xd6]"
_INSTRUCTION = re.compile(
    rb"(?:[\xe8\xe9]|\x0f[\x80-\x8f]|[\x40-\x4f]"
    + _ONE + _OPERAND + rb"|\xff[\x15\x25]|" + _ONE + _OPERAND + rb"|\x0f" + _TWO + _OPERAND
    + rb")(....)", re.DOTALL,
)  # fmt: skip
_EXECUTABLE = 0x20000000


def is_program(data: bytes) -> bool:
    """True for a program or library for 64-bit Windows."""
    head = int.from_bytes(data[0x3C:0x40], "little")
    return data[:2] == b"MZ" and data[head : head + 6] == b"PE\0\0\x64\x86"


def packable(data: bytes) -> bytes:
    """The same number of bytes, of which restore.c makes ``data`` again."""
    made = bytearray(data)
    for name, flags, begin, end in _sections(data):
        if flags & _EXECUTABLE:
            made[begin:end] = _code(data[begin:end])
        elif name == b".pdata":
            made[begin:end] = _table(data[begin:end])
    return bytes(made)


def _sections(data: bytes) -> Iterator[tuple[bytes, int, int, int]]:
    """Name, flags, first byte and end of each section."""
    (head,) = struct.unpack_from("<I", data, 0x3C)
    (count,) = struct.unpack_from("<H", data, head + 6)
    (options,) = struct.unpack_from("<H", data, head + 20)
    for at in range(head + 24 + options, head + 24 + options + 40 * count, 40):
        name, size, begin, flags = struct.unpack_from("<8s8xII12xI", data, at)
        yield name.rstrip(b"\0"), flags, begin, begin + size


def _code(code: bytes) -> bytes:
    """With addresses where distances are of less than 16 MB, which is what the first byte of a distance says."""
    made = bytearray(code)
    for match in _INSTRUCTION.finditer(code):
        value = int.from_bytes(match[1], "little")
        if value >> 24 in (0, 0xFF):
            value = (value + match.end()) & 0x1FFFFFF
            made[match.start(1) : match.end()] = (value | 0xFE000000 if value & 0x1000000 else value).to_bytes(
                4, "little"
            )
    return bytes(made)


def _table(table: bytes) -> bytes:
    """With the begin counted from the end before, the end from the begin, the description from the one before."""
    made = bytearray(table)
    last_end = last_unwind = 0
    for at in range(0, len(table) - 11, 12):
        begin, end, unwind = struct.unpack_from("<III", table, at)
        differences = (begin - last_end, end - begin, unwind - last_unwind)
        struct.pack_into("<III", made, at, *(each & 0xFFFFFFFF for each in differences))
        last_end, last_unwind = end, unwind
    return bytes(made)
