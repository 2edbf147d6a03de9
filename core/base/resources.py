"""Where the data files are: beside the packages, in a checkout, an installation and a packaged program alike."""

from __future__ import annotations

import zlib
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from core.base.errors import ResourceError
from core.base.kept import keep
from core.base.prepared import prepared
from core.base.records import RecordError, make_record

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent.parent / "resources"

_Record = TypeVar("_Record")

#: What zlib is told to expect: the head and the checksum of gzip.
_GZIP = zlib.MAX_WBITS | 16


def stems(folder: str) -> list[str]:
    """Names, without suffix, of the TOML files in a folder under ``resources``, sorted."""
    return sorted(path.stem for path in (ROOT / folder).glob("*.toml"))


def read_toml(*parts: str) -> dict[str, Any]:
    """Parse a TOML file under ``resources``; raises ResourceError naming the file when it cannot be read."""
    path = ROOT.joinpath(*parts)
    try:
        data = path.read_bytes()
        return prepared("toml", data, lambda: _parsed(data))
    except (OSError, ValueError) as error:
        raise _broken(parts, error) from error


def read_record(kind: type[_Record], *parts: str) -> _Record:
    """A TOML file under ``resources`` as the dataclass ``kind``; raises ResourceError where it does not fit."""

    def made() -> _Record:
        try:
            return make_record(kind, read_toml(*parts))
        except RecordError as error:
            raise _broken(parts, error) from error

    try:
        data = ROOT.joinpath(*parts).read_bytes()
    except OSError as error:
        raise _broken(parts, error) from error
    return keep(f"{kind.__module__}.{kind.__qualname__}", [data], made)


def kept(*files: str) -> Callable[[Callable[[], _Record]], Callable[[], _Record]]:
    """For a function without arguments that makes a table of files under ``resources``: made once (``core.base.kept``).

    The table holds what can be pickled, and what is worked out on the way is in it. Files are named as ``folder/name``.
    """

    def keeping(make: Callable[[], _Record]) -> Callable[[], _Record]:
        @cache
        @wraps(make)
        def table() -> _Record:
            try:
                data = [ROOT.joinpath(file).read_bytes() for file in files]
            except OSError:
                return make()  # which has the words for it
            return keep(f"{make.__module__}.{make.__qualname__}", data, make)

        return table

    return keeping


def read_rows(*parts: str, fields: int, encoding: str = "utf-8") -> list[tuple[str, ...]]:
    """The rows of a table under ``resources``, each of so many fields with tabs between them.

    Comments, which begin with ``#``, stand at its head only. Raises ValueError where fields are missing, OSError where
    the file cannot be read. One whose name ends with ``.gz`` is packed. Taken apart as a whole, for line by line it
    takes three times as long.
    """
    data = ROOT.joinpath(*parts).read_bytes()
    text = (unpacked(data) if parts[-1].endswith(".gz") else data).decode(encoding)
    while text.startswith("#"):
        text = text.partition("\n")[2]
    cells = text.removesuffix("\n").replace("\n", "\t").split("\t")
    if text and len(cells) != text.count("\n") * fields:
        raise ValueError(f"{parts[-1]}: not {fields} fields in each row")
    return list(zip(*[iter(cells)] * fields, strict=False))


def unpacked(data: bytes) -> bytes:
    """What a file packed as gzip does holds; ValueError where it is damaged."""
    try:
        return zlib.decompress(data, _GZIP)
    except zlib.error as error:
        raise ValueError("a packed file is damaged") from error


def _parsed(data: bytes) -> dict[str, Any]:
    import tomllib  # all of the program's own files are prepared

    return tomllib.loads(data.decode())


def _broken(parts: tuple[str, ...], error: Exception) -> ResourceError:
    return ResourceError(f"程序自带的数据文件 {'/'.join(parts)} 有误，请重新安装。", detail=str(error))
