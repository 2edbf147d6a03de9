"""Where the data files are: beside the packages, in a checkout, an installation and a packaged program alike."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from core.base.errors import ResourceError

ROOT = Path(__file__).resolve().parent.parent.parent / "resources"


def read_toml(*parts: str) -> dict[str, Any]:
    """Parse a TOML file under ``resources``; raises ResourceError naming the file when it cannot be read."""
    path = ROOT.joinpath(*parts)
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"程序自带的数据文件 {'/'.join(parts)} 有误，请重新安装。", detail=str(error)) from error
