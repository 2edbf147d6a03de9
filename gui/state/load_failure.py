"""Why a draft could not be checked: a sentence for the user, and details to copy."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import qVersion

from core.base.errors import GoujiError
from core.load.formats import SUFFIXES
from core.pipeline.error_trace import harmless, report, versions

log = logging.getLogger(__name__)

UNKNOWN = "校对这份文件时程序出了意外，文件本身没有被改动。请重新打开再试；若仍出现，请复制详细信息联系技术支持。"


@dataclass(frozen=True)
class LoadFailure:
    """Why a draft could not be checked.

    ``message`` is for the clerk, ``detail`` for support: it names neither the
    file nor anything in it.
    """

    path: Path
    message: str
    detail: str
    code: str = ""

    @classmethod
    def of(cls, error: BaseException, path: Path) -> LoadFailure:
        """The sentence the error carries, or a general one for an error of our own making."""
        kind = path.suffix.lower()
        file = f"文件类型：{kind if kind in SUFFIXES else '其他'}"
        if isinstance(error, GoujiError):
            detail = harmless(error.detail).strip()
            lines = [versions(f"Qt {qVersion()}"), file, f"代码：{error.code}", *([detail] if detail else [])]
            return cls(path, error.message, "\n".join(lines), error.code)
        log.error("check of a draft broke down", exc_info=error)
        return cls(path, UNKNOWN, "\n".join((file, report(error, f"Qt {qVersion()}"))))
