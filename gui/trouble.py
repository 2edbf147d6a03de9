"""Errors as the user meets them: one sentence, what to do, and details to copy."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import qVersion

from core.crash import report, versions
from core.errors import GoujiError

log = logging.getLogger(__name__)

UNKNOWN = "校对这份文件时程序出了意外，文件本身没有被改动。请重新打开再试；若仍出现，请复制详细信息联系技术支持。"


@dataclass(frozen=True)
class Trouble:
    """Why a draft could not be checked. ``message`` is for the clerk, ``detail`` for support."""

    path: Path
    message: str
    detail: str
    code: str = ""

    @classmethod
    def of(cls, error: BaseException, path: Path) -> Trouble:
        """The sentence the error carries, or a general one for an error of our own making."""
        lines = [versions(f"Qt {qVersion()}"), f"文件：{path}"]
        if isinstance(error, GoujiError):
            lines.append(f"代码：{error.code}")
            if error.detail:
                lines.append(error.detail)
            return cls(path, error.message, "\n".join(lines), error.code)
        log.error("check of %s broke down", path, exc_info=error)
        lines = [f"文件：{path.name}", report(error, f"Qt {qVersion()}")]
        return cls(path, UNKNOWN, "\n".join(lines))
