"""Whether the system is set to high contrast; older Qt does not report it."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

_GET_HIGH_CONTRAST = 0x0042  # SPI_GETHIGHCONTRAST of winuser.h
_ON = 0x00000001  # HCF_HIGHCONTRASTON


class _HighContrast(ctypes.Structure):
    """HIGHCONTRASTW of winuser.h."""

    _fields_ = [("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p)]


def wants_contrast() -> bool:
    """True where the user has asked the system for high contrast."""
    preference = getattr(_accessibility(), "contrastPreference", None)
    if preference is not None:  # Qt 6.10 and later
        return "High" in str(preference())
    return _windows_contrast() if sys.platform == "win32" else False


def watch_contrast(slot: Callable[[], object]) -> None:
    """Call ``slot`` when that changes, as far as Qt reports it."""
    signal = getattr(_accessibility(), "contrastPreferenceChanged", None)
    if signal is not None:
        signal.connect(lambda *_: slot())


def _accessibility() -> Any:
    hints: Any = QGuiApplication.styleHints()  # accessibility() came after the oldest PySide6 we take
    return hints.accessibility() if hasattr(hints, "accessibility") else None


def _windows_contrast() -> bool:
    contrast = _HighContrast(ctypes.sizeof(_HighContrast), 0, None)
    windows: Any = getattr(ctypes, "windll", None)
    if windows is None or not windows.user32.SystemParametersInfoW(
        _GET_HIGH_CONTRAST, contrast.size, ctypes.byref(contrast), 0
    ):
        return False
    return bool(contrast.flags & _ON)
