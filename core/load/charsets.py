"""Bytes to characters: byte order marks, what a file declares of itself, and trial. All loaders decode here.

A declaration is somebody else's word. Python knows names that are no encoding of text (``hex``), that decode nothing
(``undefined``) or that make characters no file can hold (``utf-7``, ``unicode_escape``): none of these is believed.
"""

from __future__ import annotations

import codecs
import re

from core.base.errors import GarbledError

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Codecs that Python counts among those of text, and that no draft is written in.
_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
#: One character in so many may be unreadable.
_BEARABLE = 200
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f]")
#: White space to Python and to nobody else: beside a digit it may be what is left of another digit.
_SEPARATOR = re.compile("[\x0b\x1c-\x1f]")
_LOST_DIGIT = re.compile("(?<=[0-9])[\x0b\x1c-\x1f]+|[\x0b\x1c-\x1f]+(?=[0-9])")
#: And where it has a cell of a text's table for itself.
_LOST_NUMBER = re.compile("(?<=[\t|])( *)[\x0b\x1c-\x1f]+(?= *(?:[\t|\n]|$))")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
#: U+FFFD in GB 18030.
_LONE = "\ufffd".encode("gb18030")
#: Lead bytes of the usual characters: marks and letters, and the 3,755 commonest of GB 2312.
_USUAL = frozenset((0xA1, 0xA3, *range(0xB0, 0xD8)))


def has_bom(data: bytes) -> bool:
    """Whether the bytes say their encoding by their first ones."""
    return data.startswith(tuple(bom for bom, _ in BOMS))


def charset(label: str) -> str | None:
    """Name of the codec that a declared character set is read with; None for one that text cannot be read with.

    The Chinese ones before GB 18030 are read as that, which contains them.

    >>> charset("GB2312"), charset("x-gbk"), charset("UTF-8"), charset("undefined"), charset("hex"), charset("无")
    ('gb18030', 'gb18030', 'utf-8', None, None, None)
    """
    name = label.strip().lower()
    if name.startswith("gb") or name in ("x-gbk", "cp936"):
        return "gb18030"
    try:
        found = codecs.lookup(name).name
        b"a".decode(found, "replace")  # refuses what is no encoding of text
    except (LookupError, ValueError):
        return None
    return None if found.replace("_", "-") in _NO_CHARSETS else found


def declared(data: bytes, label: str) -> str | None:
    r"""The text in the character set that was declared; None where it cannot be read so.

    >>> declared("公开".encode("gbk"), "gb2312"), declared(b"abc", "undefined"), declared(b"\xff", "utf-8")
    ('公开', None, None)
    """
    codec = charset(label)
    try:
        return None if codec is None else data.decode(codec)
    except UnicodeError:
        return None


def with_replacements(data: bytes, codec: str) -> str:
    """The text in a codec that ``charset`` named, with U+FFFD for what it cannot read."""
    return data.decode(codec, "replace")


def decode(data: bytes) -> str:
    """Text from bytes: BOM first, then UTF-8, UTF-16 without BOM, GB18030; raises GarbledError when none fits.

    What few characters cannot be read become U+FFFD.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _readable(data[len(bom) :].decode(encoding, "replace"), encoding)
    for encoding in ("utf-8", *_utf16_guess(data), "gb18030"):
        try:
            return _readable(data.decode(encoding), encoding)
        except (UnicodeDecodeError, GarbledError):
            continue
    # A character cut in half (a file cut short, a faulty script in a page) is no reason to refuse the rest.
    best = min((data.decode("utf-8", "replace"), _gb(data)), key=_lost)
    if _lost(best) * _BEARABLE > len(best):
        raise GarbledError
    return _readable(best, "gb18030")


def _gb(data: bytes) -> str:
    """GB 18030 with U+FFFD for what cannot be read; a lone byte among characters of two does not spoil the rest.

    Every byte behind it would be paired with a wrong one. In a run of an odd number of bytes the one left out is the
    one without which most pairs are usual characters.
    """

    def mended(match: re.Match[bytes]) -> bytes:
        run = match[0]
        if len(run) % 2 == 0:
            return run
        usual = [run[i] in _USUAL and run[i + 1] > 0xA0 for i in range(len(run) - 1)]
        score = best = sum(usual[1::2])
        at = 0
        for i in range(0, len(run) - 1, 2):
            score += usual[i] - usual[i + 1] if i + 1 < len(usual) else usual[i]
            if score > best:
                best, at = score, i + 2
        return run[:at] + _LONE + run[at + 1 :]

    return _HIGH_RUN.sub(mended, data).decode("gb18030", "replace")


def readable_numbers(text: str) -> str:
    r"""The text with U+FFFD for control characters beside digits or in a cell of their own; they would pass for blanks.

    >>> readable_numbers("72\x1f\t\x0b9\tA\x1f| \x1e |")
    '72�\t�9\tA\x1f| � |'
    """
    if not _SEPARATOR.search(text):
        return text
    text = _LOST_NUMBER.sub(lambda m: m[1] + "\ufffd", text)
    return _LOST_DIGIT.sub(lambda m: "\ufffd" * len(m[0]), text)


def nothing_readable(text: str) -> bool:
    r"""Whether a text is nothing but blanks and such control characters, one of these at least.

    >>> nothing_readable("\x1f"), nothing_readable(" "), nothing_readable("1\x1f")
    (True, False, False)
    """
    return not text.strip() and _SEPARATOR.search(text) is not None


def _lost(text: str) -> int:
    return text.count("\ufffd")


def _utf16_guess(data: bytes) -> tuple[str, ...]:
    """UTF-16 shows itself by line ends, blanks and digits: pairs with a zero byte, on one side only."""
    if len(data) % 2:
        return ()
    high, low = data[:8000:2].count(0), data[1:8000:2].count(0)
    if high == low:
        return ()
    return ("utf-16-be",) if high > low else ("utf-16-le",)


def _readable(text: str, encoding: str) -> str:
    """The text, unless too much of it shows nothing; raises GarbledError."""
    bad = text.count("\ufffd") + text.count("\0")
    controls = len(_CONTROLS.findall(text))
    # What is sound UTF-8 is text, even where a program left marks of its own around every field.
    if (bad if encoding == "utf-8" else bad + controls) * 50 > len(text) or controls * 5 > len(text):
        raise GarbledError
    return text
