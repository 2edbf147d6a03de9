"""The folders of the user's own on each system (by platformdirs, MIT)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.about import NAME

if TYPE_CHECKING:
    from pathlib import Path


def config_folder() -> Path:
    r"""Where the user's profile lies; it need not exist.

    Windows: ``%APPDATA%\gouji``. Linux: ``$XDG_CONFIG_HOME/gouji``, else ``~/.config/gouji``. macOS:
    ``~/Library/Application Support/gouji``, unless XDG_CONFIG_HOME is set there.
    """
    # Most commands do without it.
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False, roaming=True)


def data_folder() -> Path:
    r"""Where decisions and the log are kept on this machine; it need not exist.

    Windows: ``%LOCALAPPDATA%\gouji``. Linux: ``$XDG_DATA_HOME/gouji``, else ``~/.local/share/gouji``. macOS:
    ``~/Library/Application Support/gouji``.
    """
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)
