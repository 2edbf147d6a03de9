"""Writing a profile: the TOML of ``core.model.profile``, with what the window remembers as a table of its own."""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from core.base.errors import GoujiError
from core.model.profile import WINDOW, Profile
from core.profile.reading import ProfileError, load_profile

_HEAD = "# 勾稽的设置文件。写法见使用说明；可由“设置 › 导入”读入，也可供 gouji check --profile 使用。\n"
_ESCAPE = "\\U%08x"
Scalar = str | int | bool


class ProfileWriteError(GoujiError):
    code = "profile_write"
    default = "设置写不进磁盘，请检查磁盘空间和文件夹权限。"


def profile_text(profile: Profile, window: Mapping[str, Scalar] | None = None) -> str:
    """The profile as TOML; only what differs from an empty profile is written, and ``window`` after it."""
    w, r, d = profile.words, profile.rules, profile.demands
    parts = [_HEAD]
    if profile.name:
        parts.append(f"name = {_value(profile.name)}\n")
    lists = {"terms": w.terms, "allowed": w.allowed, "abbreviations": w.abbreviations, "places": w.places}
    parts.append(_table("words", {key: value for key, value in lists.items() if value}))
    for entry in w.forbidden:
        parts.append(_table("[words.forbidden]", _told(entry.model_dump(mode="json", exclude_defaults=True))))
    parts.append(_table("rules", {"off": r.off} if r.off else {}))
    parts.append(_table("rules.severity", {code: severity.value for code, severity in sorted(r.severity.items())}))
    demands = {"overview_length": d.overview_length, "deadline": d.deadline}
    parts.append(_table("demands", {key: value for key, value in demands.items() if value is not None}))
    for mention in d.mentions:
        parts.append(_table("[demands.mentions]", _told(mention.model_dump(mode="json", exclude_defaults=True))))
    parts.append(_table(WINDOW, dict(window or {})))
    return "\n".join(part for part in parts if part)


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
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(detail=str(error)) from error
    if not isinstance(window, dict):
        return profile, {}
    return profile, {key: value for key, value in window.items() if isinstance(value, str | int | bool)}


def _told(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "")}


def _table(name: str, values: Mapping[str, object]) -> str:
    if not values:
        return ""
    lines = [f"{_key(key)} = {_value(value)}" for key, value in values.items()]
    return "\n".join([f"[{name}]", *lines]) + "\n"


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else _value(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    safe = "".join(c if c.isprintable() or c == "\u3000" else _ESCAPE % ord(c) for c in text)
    return f'"{safe}"'
