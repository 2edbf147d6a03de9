"""Where the data files are: beside the packages, in a checkout, an installation and a packaged program alike."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from core.base.errors import ResourceError
from core.base.prepared import prepared
from core.base.records import RecordError, make_record

ROOT = Path(__file__).resolve().parent.parent.parent / "resources"

_Record = TypeVar("_Record")


def stems(folder: str) -> list[str]:
    """Names, without suffix, of the TOML files in a folder under ``resources``, sorted."""
    return sorted(path.stem for path in (ROOT / folder).glob("*.toml"))


def read_toml(*parts: str) -> dict[str, Any]:
    """Parse a TOML file under ``resources``; raises ResourceError naming the file when it cannot be read."""
    path = ROOT.joinpath(*parts)
    try:
        data = path.read_bytes()
        return prepared("toml", data, lambda: tomllib.loads(data.decode()))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise _broken(parts, error) from error


def read_record(kind: type[_Record], *parts: str) -> _Record:
    """A TOML file under ``resources`` as the dataclass ``kind``; raises ResourceError where it does not fit."""
    data = read_toml(*parts)
    try:
        return make_record(kind, data)
    except RecordError as error:
        raise _broken(parts, error) from error


def _broken(parts: tuple[str, ...], error: Exception) -> ResourceError:
    return ResourceError(f"程序自带的数据文件 {'/'.join(parts)} 有误，请重新安装。", detail=str(error))
