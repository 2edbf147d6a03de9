"""Damage to bytes, to members of a zip, to the sectors and streams of an OLE file, to the objects of a PDF."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from email import message_from_bytes
from typing import TYPE_CHECKING

from tests.commands.fuzz import markup
from tests.commands.fuzz.made import zipped

if TYPE_CHECKING:
    import random

    from tests.commands.fuzz.markup import Parts

_DWORDS = (0, 1, 2, 3, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF, 0x10000, 512, 4096)


def anywhere(rng: random.Random, data: bytes) -> bytes:
    """Bytes changed, cut off, left out, put in, doubled or moved, anywhere."""
    how = rng.randrange(8)
    at = rng.randrange(1, max(2, len(data)))
    size = rng.choice((1, 2, 4, 16, 100, 512, 3000))
    if how == 0:
        return data[:at]
    if how in (1, 2, 3):
        changed = bytearray(data)
        for _ in range(rng.choice((1, 1, 2, 5, 40))):
            place = rng.randrange(len(data))
            changed[place] = rng.randrange(256) if how == 1 else changed[place] ^ (1 << rng.randrange(8))
        return bytes(changed)
    if how == 4:
        return data[:at] + data[at + size :]
    if how == 5:
        return data[:at] + rng.choice((rng.randbytes(size), b"\0" * size, b"\xff" * size)) + data[at:]
    if how == 6:
        return data[:at] + data[at : at + size] * rng.choice((2, 2, 30)) + data[at + size :]
    other = rng.randrange(1, max(2, len(data)))
    return data[:at] + data[other : other + size] + data[at + size :]


def zip_members(rng: random.Random, data: bytes) -> Parts:
    """A member damaged as bytes, as text or as a tree, lost, renamed, doubled, emptied, in another order, or stored."""
    parts = zipped_parts(data)
    names = list(parts)
    big = max(names, key=lambda n: len(parts[n]))
    name = big if rng.random() < 0.7 else rng.choice(names)
    how = rng.randrange(20)
    touched: set[str] = set()
    if how < 9 and parts[name][:1] == b"<":
        parts[name], touched = markup.xml(rng, parts[name])
    elif how < 13:
        parts[name], touched = markup.as_text(rng, parts[name])
    elif how < 15:
        parts[name] = anywhere(rng, parts[name])
    elif how == 15:
        del parts[name]
    elif how == 16:
        parts[rng.choice((name.upper(), name + "x", "../" + name, name.replace("/", "\\")))] = parts.pop(name)
    elif how == 17:
        parts[name] = rng.choice((b"", b"\0" * 100, parts[rng.choice(names)], parts[name].decode().encode("utf-16")))
    elif how == 18:
        parts = dict(sorted(parts.items(), reverse=True))
    else:
        return _zip_fields(rng, zipped(parts)), touched
    return zipped(parts), touched


def zipped_parts(data: bytes) -> dict[str, bytes]:
    """The members of a sound zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip_fields(rng: random.Random, data: bytes) -> bytes:
    """A field of a local head, of the directory or of its end changed."""
    starts = [m.start() for m in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", data)]
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3))):
        at = rng.choice(starts) + rng.randrange(4, 46)
        if at + 4 <= len(changed):
            struct.pack_into("<I", changed, at, rng.choice(_DWORDS))
    return bytes(changed)


def ole(rng: random.Random, data: bytes) -> bytes:
    """An entry of the sector table, a field of the head or the directory, or words in one of the streams changed."""
    changed = bytearray(data)
    sectors = len(data) // 512
    fat = struct.unpack_from("<I", data, 76)[0] + 1
    directory = struct.unpack_from("<I", data, 48)[0] + 1
    for _ in range(rng.choice((1, 1, 2, 5))):
        how = rng.randrange(10)
        if how == 0:
            at = rng.randrange(24, 512)
        elif how in (1, 2):
            at = fat * 512 + 4 * rng.randrange(128)
        elif how == 3:
            at = directory * 512 + rng.randrange(512)
        elif how in (4, 5):
            at = 512 + rng.randrange(1024)  # the information block at the head of the first stream
        elif how in (6, 7):
            at = 512 * rng.randrange(max(1, directory - 14), max(2, directory)) + rng.randrange(512)
        else:
            at = rng.randrange(512, sectors * 512)
        if at + 4 <= len(changed):
            if rng.random() < 0.5:
                struct.pack_into("<I", changed, at, rng.choice(_DWORDS) if rng.random() < 0.5 else rng.randrange(9999))
            else:
                changed[at] ^= 1 << rng.randrange(8)
    return bytes(changed)


PDF_TEXT = re.compile(rb"BT 1 0 0 1 ([\d.]+) ([\d.]+) Tm (/F\d+) ([\d.]+) Tf [\d.]+ TL \((.*?)\) Tj T\* ET\n", re.S)
_LINE = re.compile(rb"n ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S\n|n ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f\*?\n")
_OPERATORS = (
    b"q\n", b"Q\n", b"3 Tr\n", b"BT 50 Tz ET\n", b"BT 3 Tc ET\n", b"BT 20 Tw ET\n", b"BT 4 Ts ET\n", b"1 g\n",
    b"0 0 100 100 re W n\n", b"1 0 0 1 5 0 cm\n", b"0.5 0 0 0.5 0 0 cm\n", b"/F9 9 Tf\n", b"BT\n", b"ET\n", b"BI\n",
    b"[(", b"<", b"1e99 0 0 1 0 0 cm\n", b"/X Do\n", b"/Span <</ActualText (9)>> BDC\n", b"EMC\n", b"99999 w\n",
)  # fmt: skip


def pdf(rng: random.Random, data: bytes) -> Parts:
    """Rules and texts lost, doubled, moved or exchanged; operators put in; entries of objects and the table changed."""
    touched: set[str] = set()
    for _ in range(rng.choice((1, 1, 2, 3))):
        data = _pdf_once(rng, data, touched)
    return data, touched


def _pdf_once(rng: random.Random, data: bytes, touched: set[str]) -> bytes:
    how = rng.randrange(12)
    texts, rules = list(PDF_TEXT.finditer(data)), list(_LINE.finditer(data))
    if how < 4 and rules:
        chosen = rng.choice(rules)
        values = chosen.groups()
        x, y = (values[0], values[1]) if values[0] else (values[4], values[5])
        same = [m for m in rules if (m[1] or m[5], m[2] or m[6]) == (x, y)]
        if how == 0:
            same = [m for m in rules if (m[2] or m[6]) == y and (not m[1] or m[2] == m[4])]
        elif how == 1:
            same = [m for m in rules if (m[1] or m[5]) == x and (not m[1] or m[1] == m[3])]
        elif how == 2:
            same = rng.sample(rules, min(len(rules), rng.choice((1, 5, 50, 400))))
        return _without(data, [m.span() for m in same])
    if how < 9 and len(texts) > 1:
        one, two = rng.choice(texts), rng.choice(texts)
        touched |= _pdf_numbers(one[5]) | (_pdf_numbers(two[5]) if how not in (4, 5, 6, 8) else set())
        if how == 4:
            return _without(data, [one.span()])
        if how == 5:
            return data[: one.end()] + one[0] + data[one.end() :]
        shift = rng.choice((0.2, 0.7, 3.0, 8.0, 30.0, 60.0)) * rng.choice((-1, 1))
        x, y = (float(one[i]) + shift * (rng.random() < 0.6) for i in (1, 2))
        moved = one[0].replace(one[1] + b" " + one[2] + b" Tm", b"%.3f %.3f Tm" % (x, y))
        if how == 6:
            return data[: one.start()] + moved + data[one.end() :]
        if how == 8:
            return data[: one.end()] + moved + data[one.end() :]
        first, second = sorted((one, two), key=lambda m: m.start())
        if first.start() == second.start():
            return data
        parts = data[: first.start(5)], second[5], data[first.end(5) : second.start(5)], first[5], data[second.end(5) :]
        return b"".join(parts)
    if how == 9 and texts:
        one = rng.choice(texts)
        touched.add("*")  # from here on all may look otherwise
        return data[: one.start()] + rng.choice(_OPERATORS) + data[one.start() :]
    if how == 10:
        marks = [m.span() for m in re.finditer(rb"/[A-Z]\w+ |\d+ 0 R|xref|trailer|obj|stream|endobj", data)]
        start, end = rng.choice(marks)
        touched.add("*")
        return data[:start] + rng.choice((b"", b"/X ", b"9 0 R", data[start:end] * 2, b"null ")) + data[end:]
    return data.replace(b"/UniGB-UCS2-H", rng.choice((b"/UniGB-UTF16-H", b"/Identity-H", b"/GBK-EUC-H", b"/X")))


def _without(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(data[at:start])
        at = end
    return b"".join([*kept, data[at:]])


def _pdf_numbers(raw: bytes) -> set[str]:
    return {"".join(re.findall(r"\d", n)) for n in [pdf_string(raw)] if n.strip().isdigit()}


def pdf_string(raw: bytes) -> str:
    """The text of a string as the maker writes it: two bytes a character, some as octal numbers."""
    plain = re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8) & 255]), raw)
    plain = re.sub(rb"\\(.)", rb"\1", plain, flags=re.S)
    return plain.decode("utf-16-be", "replace")


def shown_numbers(data: bytes, kind: str) -> list[str]:
    """Rows of digits that the file holds, as far as can be told without reading its form."""
    return [n for row in shown_rows(data, kind) for n in _DIGITS.findall(row)]


_DIGITS = re.compile(r"[0-9]+")
#: Tags that end a piece of text; all others may stand within a number.
_ENDS = re.compile(
    r"</(?:\w+:)?(?:p|tc|td|th|tr|table|div|TextCode|table-cell)>|<(?:\w+:)?(?:br|tab|line-break|p|td|th|tc)\b[^>]*>"
)
_TAGS = re.compile(r"<[^>]*>")


def shown_rows(data: bytes, kind: str) -> list[str]:
    """The text of the file by rows, lines or pieces, as far as can be told without reading its form.

    Digits in one piece stand together in the file; what changed in one piece touches the numbers of that piece alone.
    """
    if kind in ("docx", "odt", "ofd") or data[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                texts = [archive.read(n).decode("utf-8", "replace") for n in archive.namelist() if n.endswith("ml")]
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
            return []
        return [row for text in texts for row in _markup_rows(text)]
    if kind == "pdf":
        # each with its place: a text that was moved is another one
        return [f"{pdf_string(m[2])}\0{m[1]!r}" for m in _SHOWN.finditer(data)]
    if kind in ("doc", "wps"):
        even, odd = data.decode("utf-16-le", "replace"), data[1:].decode("utf-16-le", "replace")
        return [row for text in (even, odd, data.decode("latin-1")) for row in text.split("\x07")]
    if kind == "rtf":
        rows = re.split(rb"\\row\b", data)
        return [re.sub(rb"\\[a-z]+-?\d* ?|\\'..|[{}]", b"", row).decode("latin-1") for row in rows] + [
            re.sub(rb"\\[a-z]+-?\d* ?|\\'..", b"\0", data).decode("latin-1")
        ]
    if kind == "mht":
        found = message_from_bytes(data)
        texts = [p.get_payload(decode=True) for p in found.walk() if p.get_content_subtype() == "html"]
        return [r for t in texts if isinstance(t, bytes) for r in _markup_rows(t.decode("utf-8", "replace"))]
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return _markup_rows(text) if kind in ("html", "flat_xml") else text.split("\n")


_SHOWN = re.compile(rb"([^\n]*?)\(((?:[^()\\]|\\.)*)\) Tj", re.S)


#: What a page does not show; one that is not closed hides all that follows.
_COMMENT = re.compile(r"(?s)<!--.*?(?:-->|\Z)")
_ROW_ENDS = re.compile(r"</(?:table:table-row|w:tr)>")


def _markup_rows(text: str) -> list[str]:
    """Pieces of text between tags that end one, the others left out; and all pieces between any two tags."""
    text = _COMMENT.sub("", text)
    joined = [_TAGS.sub("", piece) for piece in _ENDS.split(text)]
    return [*joined, *_TAGS.split(text)]


def changed_numbers(before: list[str], after: list[str]) -> set[str]:
    """Numbers in the rows that only one of two files has."""
    return {n for row in set(before) ^ set(after) for n in _DIGITS.findall(row)}


def refilled_rows(before: bytes, after: bytes) -> set[str]:
    """Numbers of the rows of a packed file from which one was taken away while another one of theirs was doubled.

    Such a row is as long as before, and nobody can know that its numbers have moved.
    """
    old, new = (_numbers_by_row(data) for data in (before, after))
    return {
        number
        for row in new
        for was in old
        if len(row) == len(was) > 1 and row != was
        for gone, more in [(Counter(was) - Counter(row), Counter(row) - Counter(was))]
        if gone.total() == 1 and set(more) <= set(was)
        for number in was
    }


def _numbers_by_row(data: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            texts = [archive.read(n).decode("utf-8", "replace") for n in archive.namelist() if n.endswith("ml")]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return []
    return [_DIGITS.findall(_TAGS.sub("\0", row)) for text in texts for row in _ROW_ENDS.split(text)]
