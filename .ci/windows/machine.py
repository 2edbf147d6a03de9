"""A Windows to try the installer on: this one, or a Wine prefix made for the purpose.

The prefix has a user whose folders have a Chinese name with a blank, code page 936 where the host has the locale, and
Windows 10. Paths are those of the host; ``path`` gives the name that Windows has for one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

NATIVE = sys.platform == "win32"
_USER = "张 三"
#: Folders of a user: name in the registry → place in the user's folder.
_FOLDERS = {
    "AppData": "AppData/Roaming",
    "Local AppData": "AppData/Local",
    "Desktop": "桌面 文件",
    "Personal": "文档",
    "Start Menu": "AppData/Roaming/Microsoft/Windows/Start Menu",
    "Programs": "AppData/Roaming/Microsoft/Windows/Start Menu/Programs",
}


class Answer(NamedTuple):
    """What a program said, and its exit status."""

    status: int
    out: str
    err: str


class Machine:
    """See the module. ``home`` is the user's folder, ``roaming``, ``local``, ``programs`` and ``desktop`` are in it."""

    def __init__(self, lacking: Path | None = None) -> None:
        self.wine: list[str] = []
        self.environment = dict(os.environ)
        if NATIVE:
            self.home = Path.home()
            self.drive = Path(self.home.anchor)
            self.roaming, self.local = Path(os.environ["APPDATA"]), Path(os.environ["LOCALAPPDATA"])
            self.desktop = self.home / "Desktop"
        else:
            self._make_prefix(lacking)
            self.roaming, self.local = self.home / "AppData/Roaming", self.home / "AppData/Local"
            self.desktop = self.home / _FOLDERS["Desktop"]
        self.programs = self.roaming / "Microsoft/Windows/Start Menu/Programs"

    def _make_prefix(self, lacking: Path | None) -> None:
        self.prefix = Path(tempfile.mkdtemp(prefix="gouji-wine-"))
        self.drive = self.prefix / "drive_c"
        self.home = self.drive / "users" / _USER
        self.wine = ["wine"]
        self.environment |= {
            "WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all",
            # no Wine Mono, no Gecko, and no entries in the menus of the host's desktop
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=d",
        }  # fmt: skip
        self._serve()
        for place in (*_FOLDERS.values(), "AppData/Local/Temp"):
            (self.home / place).mkdir(parents=True, exist_ok=True)
        if lacking is not None:
            for library in lacking.glob("*.dll"):
                shutil.copy(library, self.drive / "windows" / "system32")
        explorer = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Explorer"
        lines = ["Windows Registry Editor Version 5.00", ""]
        for key in ("User Shell Folders", "Shell Folders"):
            lines.append(rf"[{explorer}\{key}]")
            lines += [f'"{name}"="{self._escaped(self.home / place)}"' for name, place in _FOLDERS.items()]
        temporary = self._escaped(self.home / "AppData/Local/Temp")
        lines += [r"[HKEY_CURRENT_USER\Environment]", f'"TEMP"="{temporary}"', f'"TMP"="{temporary}"', ""]
        # pages of the installer: a font that has Chinese
        lines += [r"[HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements]"]
        lines += [f'"{name}"="Noto Sans CJK SC"' for name in ("Microsoft YaHei UI", "Microsoft YaHei", "MS Shell Dlg")]
        settings = self.prefix / "user.reg.txt"
        settings.write_bytes(("\ufeff" + "\r\n".join([*lines, ""])).encode("utf-16-le"))
        self._quietly("regedit", "/S", self.path(settings))
        settings.unlink()
        self.pretend("win10")

    def _serve(self) -> None:
        """Have Wine's server and services stay, as those of Windows do, until they are ended.

        Debian's end with the last program; the next one would then wait for all of Wine to start, some four seconds.
        What stays keeps the output of the program that started it, and whoever reads that would wait for ever: so
        nobody reads the output of these.
        """
        nowhere = subprocess.DEVNULL
        subprocess.run(["wineserver", "-p"], env=self.environment, stdout=nowhere, stderr=nowhere, check=False)
        self._quietly("wineboot", "-i")

    def _escaped(self, path: Path) -> str:
        return self.path(path).replace("\\", "\\\\")

    def _quietly(self, *command: str) -> None:
        subprocess.run(
            [*self.wine, *command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )

    def pretend(self, version: str, build: str = "") -> None:
        """Be another Windows: "win10", "win81", and of those another build; Wine alone can."""
        self._quietly("winecfg", "/v", version)
        if build:
            key = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
            self._quietly("reg", "add", key, "/v", "CurrentBuildNumber", "/d", build, "/f")

    def path(self, path: Path) -> str:
        """The name that Windows has for a path of the host."""
        if NATIVE:
            return str(path)
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def host(self, name: str) -> Path:
        """The path of the host for a name on drive C."""
        return Path(name) if NATIVE else self.drive / name[3:].replace("\\", "/")

    def start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a program with pipes; relative names in the arguments are those of the user's folder."""
        return subprocess.Popen(
            [*self.wine, self.path(program), *arguments],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def finish(self, process: subprocess.Popen[bytes], timeout: float = 300) -> Answer:
        """What a started program said; one that does not end in time is ended."""
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Answer(-1, "", f"no end within {timeout} s")
        return Answer(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))

    def run(self, program: Path, *arguments: str, timeout: float = 300) -> Answer:
        """Start a program and wait for its end."""
        return self.finish(self.start(program, *arguments), timeout)

    def files(self) -> set[str]:
        """Every file and folder of the user and of the folders for programs, for comparing before and after."""
        if not NATIVE:
            return {str(path.relative_to(self.drive)) for path in self.drive.rglob("*")}
        places = [self.local / "Programs", self.roaming / "gouji", self.local / "gouji", self.programs, self.desktop]
        return {str(path) for place in places if place.exists() for path in (place, *place.rglob("*"))}

    def registry(self) -> set[str]:
        """Every key of the registry that may be ours: of the whole of it under Wine, else of what names the program."""
        if NATIVE:
            found = subprocess.run(
                ["reg", "query", r"HKCU\Software", "/s", "/f", "gouji"], capture_output=True, check=False
            )
            return {line for line in found.stdout.decode("mbcs", "replace").splitlines() if line.startswith("HKEY")}
        for _ in range(2):
            subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
            time.sleep(1)  # it writes the registry while it ends
        keys: set[str] = set()
        for name in ("user.reg", "system.reg"):
            text = (self.prefix / name).read_text("utf-8", "replace")
            text = re.sub(r"\\x([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
            keys |= {f"{name}: {found}" for found in re.findall(r"^\[(.+?)\]", text, re.MULTILINE)}
        self._serve()
        return keys

    def value(self, key: str, name: str = "") -> str:
        """A text of the user's registry under HKEY_CURRENT_USER; "" where there is none."""
        exported = self.local / "Temp" / "key.reg"
        command = [*self.wine, "reg", "export", rf"HKCU\{key}", self.path(exported), "/y"]
        subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if not exported.exists():
            return ""
        # [key], "name"="text", @="text"; quotes and backslashes with a backslash before them
        section = exported.read_text("utf-16").replace("\r", "").partition("]\n")[2].partition("\n[")[0]
        exported.unlink()
        asked = re.escape(f'"{name}"' if name else "@")
        found = re.search(rf'^{asked}="(.*)"$', section, re.MULTILINE)
        return re.sub(r"\\(.)", r"\1", found[1]) if found else ""

    def titles(self) -> list[str]:
        """The titles of the windows on the screen."""
        if not NATIVE:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "."],
                env=self.environment,
                capture_output=True,
                check=False,
            )
            names = [
                subprocess.run(
                    ["xdotool", "getwindowname", number], env=self.environment, capture_output=True, check=False
                )
                for number in found.stdout.decode().split()
            ]
            return [name.stdout.decode("utf-8", "replace").strip() for name in names]
        import ctypes

        user, found_titles = ctypes.windll.user32, []
        visit = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)

        def note(window: int, _: int) -> bool:
            buffer = ctypes.create_unicode_buffer(500)
            if user.IsWindowVisible(ctypes.c_void_p(window)) and user.GetWindowTextW(
                ctypes.c_void_p(window), buffer, 500
            ):
                found_titles.append(buffer.value)
            return True

        user.EnumWindows(visit(note), None)
        return found_titles

    def close(self) -> None:
        """End what still runs and remove the prefix."""
        if not NATIVE:
            subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
            shutil.rmtree(self.prefix, ignore_errors=True)
