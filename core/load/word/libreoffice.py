"""LibreOffice as a converter that reaches no network: where it is, the profile it gets, and how it is run and ended.

It is taken from the places of installed programs only, never from where the shell would look: beside a draft somebody
may have put another program of that name. Its profile is made for one run, blocks what a draft links to, and sends
every address to a proxy that is not there. On Linux it runs without a network where the system allows that.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Seconds that another program may take.
TIME_LIMIT = 90
_NOWHERE = "127.0.0.1"
_NO_PORT = 9  # "discard": nobody listens

_PLACES = {
    "linux": (
        "/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice", "/usr/local/bin/soffice",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}  # fmt: skip
_UNSHARE = ("/usr/bin/unshare", "/bin/unshare")

#: (node, property, value) of the configuration: nothing linked, no macro, nothing active, no update, no way out.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    ("org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled",
     "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # as named here
    *(("org.openoffice.Inet/Settings", f"ooInet{kind}ProxyName", _NOWHERE) for kind in ("HTTP", "HTTPS", "FTP")),
    *(("org.openoffice.Inet/Settings", f"ooInet{kind}ProxyPort", str(_NO_PORT)) for kind in ("HTTP", "HTTPS", "FTP")),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)  # fmt: skip


def find_libreoffice() -> str | None:
    """The installed program with its full path."""
    return next((str(path) for path in _places() if path.is_absolute() and path.is_file()), None)


def _places() -> Iterator[Path]:
    if sys.platform != "win32":
        yield from map(Path, _PLACES.get(sys.platform, ()))
        with contextlib.suppress(OSError):
            yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        return
    yield from (folder / "soffice.exe" for folder in _registered())
    for root in ("ProgramFiles", "ProgramFiles(x86)"):
        if os.environ.get(root):
            yield Path(os.environ[root], "LibreOffice", "program", "soffice.exe")


def _registered() -> Iterator[Path]:
    """Folders that LibreOffice's installer has written into the registry of Windows."""
    if sys.platform != "win32":
        return
    import winreg

    with contextlib.suppress(OSError):
        yield Path(winreg.QueryValue(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\LibreOffice\UNO\InstallPath"))


def without_network() -> tuple[str, ...] | None:
    """What to put before a command so that it has no network; None where the system cannot do that."""
    if sys.platform != "linux":
        return None
    program = next((place for place in _UNSHARE if Path(place).is_file()), None)
    if program is None:
        return None
    command = (program, "--map-root-user", "--net", "--")
    try:
        tried = subprocess.run([*command, "/bin/true"], stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return None
    return command if tried.returncode == 0 else None


def convert(program: str, source: Path, target: Path, before: tuple[str, ...] = ()) -> None:
    """Have LibreOffice save ``source`` as ``target``; raises OSError or SubprocessError where it fails.

    ``before`` is what ``without_network`` gave. The program and all it has started end with the time limit.
    """
    profile = source.parent / "profile"
    write_profile(profile)
    run(
        [
            *before, program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source),
        ],
        target.parent, environment(os.environ),
    )  # fmt: skip


def write_profile(folder: Path) -> None:
    """Make the profile of one run."""
    items = "".join(
        f'<item oor:path="/{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for node, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def environment(own: Mapping[str, str]) -> dict[str, str]:
    """The surroundings of the program: as ours, but every proxy leads nowhere and none is gone round."""
    nowhere = f"http://{_NOWHERE}:{_NO_PORT}"
    names = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
    kept = {name: value for name, value in own.items() if not name.lower().endswith("_proxy")}
    return {**kept, **{n: nowhere for name in names for n in (name, name.upper())}, "no_proxy": "", "NO_PROXY": ""}


def run(command: list[str], folder: Path, surroundings: Mapping[str, str]) -> None:
    """Run a command in ``folder`` within the time limit; whatever it has started is ended with it."""
    flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    process = subprocess.Popen(
        command, cwd=folder, env=dict(surroundings), creationflags=flags, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        status = process.wait(TIME_LIMIT)
    finally:
        _end(process)
    if status:
        raise subprocess.CalledProcessError(status, command[0])


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started: LibreOffice's own is a script that starts another."""
    if sys.platform == "win32":
        if process.poll() is None:
            killer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                subprocess.run([str(killer), "/T", "/F", "/PID", str(process.pid)], capture_output=True, timeout=10)
    else:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
