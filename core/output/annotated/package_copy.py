"""A zip package written anew with some parts changed and all others copied as they are, compressed bytes and all.

Written by the format's own description (APPNOTE.TXT 4.3) and not with ``zipfile``, which would pack every part again.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from core.base.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR = 0x0008  # sizes stand behind the data; here they are known before
_UTF8 = 0x0800
_ZIP64 = 0x0001
_EPOCH = (1980, 1, 1, 0, 0, 0)


def copy_package(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with the content of some parts exchanged; parts that it lacks are put behind the others.

    Order, names, times and the way of compression stay. Raises DamagedError.
    """
    out = io.BytesIO()
    directory: list[bytes] = []
    rest = dict(changed)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
            last = {info.filename: info for info in archive.infolist()}
            for info in infos:
                if info.filename in rest and info is last[info.filename]:
                    packed = _packed(info, rest.pop(info.filename))
                else:
                    packed = _raw(data, info)
                directory.append(_write(out, info, packed, _local_extra(data, info)))
            comment = archive.comment
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, EOFError) as error:
        raise DamagedError(detail=str(error)) from error
    for name, content in rest.items():
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        directory.append(_write(out, info, _packed(info, content), b""))
    start = out.tell()
    out.write(b"".join(directory))
    count = len(directory)
    out.write(_END.pack(b"PK\5\6", 0, 0, count, count, out.tell() - start, start, len(comment)) + comment)
    return out.getvalue()


def _packed(info: zipfile.ZipInfo, content: bytes) -> bytes:
    """New content in the way of compression of the old; sets the sizes of ``info``."""
    info.CRC, info.file_size = zlib.crc32(content), len(content)
    if info.compress_type == zipfile.ZIP_STORED:
        packed = content
    else:
        info.compress_type = zipfile.ZIP_DEFLATED
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
    info.compress_size = len(packed)
    return packed


def _raw(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset + _LOCAL.size + sum(_lengths(data, info))
    raw = data[start : start + info.compress_size]
    if len(raw) != info.compress_size:
        raise ValueError(f"{info.filename} is cut off")
    return raw


def _lengths(data: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    """Lengths of the name and of the extra fields in the header before the data."""
    signature, *fields = _LOCAL.unpack_from(data, info.header_offset)
    if signature != b"PK\3\4":
        raise ValueError(f"no header of {info.filename}")
    return fields[-2], fields[-1]


def _local_extra(data: bytes, info: zipfile.ZipInfo) -> bytes:
    name, extra = _lengths(data, info)
    start = info.header_offset + _LOCAL.size + name
    return _without_zip64(data[start : start + extra])


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields less those of sizes beyond 4 GB, which a draft never has."""
    return b"".join(field for kind, field in _fields(extra) if kind != _ZIP64)


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at : at + 4 + size]
        at += 4 + size


def _write(out: io.BytesIO, info: zipfile.ZipInfo, packed: bytes, extra: bytes) -> bytes:
    """Write header and data of one part; returns its entry for the directory at the end."""
    flags = info.flag_bits & ~_DESCRIPTOR
    try:
        name = info.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeEncodeError:
        name, flags = info.orig_filename.encode("utf-8"), flags | _UTF8
    year, month, day, hour, minute, second = info.date_time
    date = (year - 1980) << 9 | month << 5 | day
    time = hour << 11 | minute << 5 | second // 2
    made = (info.extract_version, flags, info.compress_type, time, date, info.CRC, info.compress_size, info.file_size)
    offset = out.tell()
    out.write(_LOCAL.pack(b"PK\3\4", *made, len(name), len(extra)) + name + extra + packed)
    own = _without_zip64(info.extra)
    version = info.create_system << 8 | info.create_version
    sizes = (len(name), len(own), len(info.comment), 0, info.internal_attr, info.external_attr, offset)
    return _CENTRAL.pack(b"PK\1\2", version, *made, *sizes) + name + own + info.comment
