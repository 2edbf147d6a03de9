"""Writing a profile: the TOML of ``core.model.profile``, with what the window remembers as a table of its own."""

from __future__ import annotations

import contextlib
import os
import tomllib
from typing import TYPE_CHECKING

import tomli_w

from core.base.errors import GoujiError
from core.base.sound_text import sound_text
from core.model.profile import WINDOW, Profile
from core.profile.reading import ProfileError, adapter, load_profile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HEAD = "# 勾稽的设置文件。写法见使用说明；可由“设置 › 导入”读入，也可供 gouji check --profile 使用。\n"
Scalar = str | int | bool


class ProfileWriteError(GoujiError):
    code = "profile_write"
    default = "设置写不进磁盘，请检查磁盘空间和文件夹权限。"


def profile_text(profile: Profile, window: Mapping[str, Scalar] | None = None) -> str:
    """The profile as TOML; only what differs from an empty profile is written, and ``window`` after it."""
    tables = adapter().dump_python(profile, mode="json", exclude_defaults=True)
    severities = tables.get("rules", {}).get("severity")
    if severities:
        tables["rules"]["severity"] = dict(sorted(severities.items()))
    if window:
        tables[WINDOW] = dict(window)
    return sound_text(f"{_HEAD}\n{tomli_w.dumps(tables)}")


def save_profile(profile: Profile, path: Path, window: Mapping[str, Scalar] | None = None) -> None:
    """Write a profile, replacing the file at once or not at all; raises ProfileWriteError."""
    beside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(profile_text(profile, window), encoding="utf-8")
        os.replace(beside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise ProfileWriteError(detail=str(error)) from error


def read_settings(path: Path) -> tuple[Profile, dict[str, Scalar]]:
    """A file as ``save_profile`` writes it: the profile, and what the window remembers. Raises ProfileError."""
    profile = load_profile(path)
    try:
        window = tomllib.loads(path.read_text(encoding="utf-8-sig")).get(WINDOW, {})
    except (OSError, ValueError, RecursionError) as error:
        raise ProfileError(detail=str(error)) from error
    if not isinstance(window, dict):
        return profile, {}
    return profile, {key: value for key, value in window.items() if isinstance(value, str | int | bool)}
