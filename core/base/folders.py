"""The folders of the user's own on each system (by platformdirs, MIT).

A packaged program that has a folder ``data`` beside it, on a stick say, keeps all of it there and leaves nothing on the
machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.base.about import NAME


def portable_folder() -> Path | None:
    """The folder ``data`` beside the packaged program, where there is one."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent / "data"
    return folder if folder.is_dir() else None


def config_folder() -> Path:
    r"""Where the user's profile lies; it need not exist.

    Windows: ``%APPDATA%\gouji``. Linux: ``$XDG_CONFIG_HOME/gouji``, else ``~/.config/gouji``. macOS:
    ``~/Library/Application Support/gouji``, unless XDG_CONFIG_HOME is set there.
    """
    if (portable := portable_folder()) is not None:
        return portable
    # Most commands do without it.
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False, roaming=True)


def data_folder() -> Path:
    r"""Where decisions and the log are kept on this machine; it need not exist.

    Windows: ``%LOCALAPPDATA%\gouji``. Linux: ``$XDG_DATA_HOME/gouji``, else ``~/.local/share/gouji``. macOS:
    ``~/Library/Application Support/gouji``.
    """
    if (portable := portable_folder()) is not None:
        return portable
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)
