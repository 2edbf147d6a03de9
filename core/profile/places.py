"""Where profiles lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.folders import config_folder

if TYPE_CHECKING:
    from pathlib import Path


def default_profile_path() -> Path:
    """Where the user's own profile is looked for."""
    return config_folder() / "profile.toml"
