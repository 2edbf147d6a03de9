"""Try the Debian package as an office would have it: installed in a bare system, used by a user, removed.

    python .ci/try_deb.py dist/gouji_VERSION_ARCHITECTURE.deb [SUITE …]

For every suite (bookworm, bullseye, …) a root with nothing but Debian's essential packages and what the package depends
on: it is installed there, its answers are compared, its window is opened without a screen and on a display (Xvfb of
this machine), it is removed, and what is left is looked for. Roots are kept in $GOUJI_CACHE (~/.cache/gouji) and made
with debootstrap, where the system allows chroot; where it does not, or with no suite named, the package is unpacked and
tried with nothing of this machine on its path. Exit status 0 only when all is as it should be.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).resolve().parent.parent / "resources" / "examples"
CACHE = Path(
    os.environ.get("GOUJI_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "gouji")
).expanduser()
#: For the checks of menu entry and kinds of file; xauth and the like are not needed.
_TOOLS = "desktop-file-utils, shared-mime-info, fonts-wqy-microhei"
_USER = 1234
_DISPLAY = ":97"
_SOCKETS = Path(tempfile.gettempdir(), ".X11-unix")
#: In the bare system: where the package is put, and the user's folder.
_DEB = Path("/srv/gouji.deb")
_HOME = Path("/srv/user")


class Failed(Exception):
    """Something is not as it should be."""


def expect(holds: bool, what: str) -> None:
    """Stop with a message unless it holds."""
    if not holds:
        raise Failed(what)
    print(f"ok  {what}", flush=True)


def run(*command: str | Path, status: int = 0, **options: object) -> str:
    """Run a command that must end with this exit status; returns its standard output."""
    settings = {"capture_output": True, "timeout": 900, "stdin": subprocess.DEVNULL, **options}
    done = subprocess.run([str(part) for part in command], check=False, **settings)  # type: ignore[call-overload]
    if done.returncode != status:
        told = (done.stderr or b"").decode("utf-8", "replace")[-3000:]
        raise Failed(f"{' '.join(map(str, command))}: exit status {done.returncode}, not {status}\n{told}")
    return (done.stdout or b"").decode("utf-8", "replace")


def may_chroot() -> bool:
    """Whether roots can be made and entered here."""
    if os.geteuid() or not shutil.which("debootstrap"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False)
        if mounted.returncode == 0:
            subprocess.run(["umount", folder], check=False)
    return mounted.returncode == 0


def bare_root(suite: str) -> Path:
    """A root of Debian's essential packages, made once."""
    root = CACHE / f"root-{suite}"
    if not (root / ".ready").exists():
        shutil.rmtree(root, ignore_errors=True)
        root.parent.mkdir(parents=True, exist_ok=True)
        sites = run("apt-get", "indextargets", "--format", "$(SITE)|$(REPO_URI)", "Created-By: Packages").splitlines()
        mirror = next((line.partition("|")[2] for line in sites if line.rstrip("/").endswith("/debian")), "")
        run("debootstrap", "--variant=minbase", suite, root, *([mirror] if mirror else []))
        (root / ".ready").touch()
    return root


@contextlib.contextmanager
def entered(root: Path) -> Iterator[None]:
    """With what a running system has mounted, and the display's socket."""
    places = [("proc", root / "proc", ["-t", "proc"]), ("/dev", root / "dev", ["--bind"])]
    sockets = _SOCKETS
    if sockets.is_dir():
        (root / "tmp" / ".X11-unix").mkdir(exist_ok=True)
        places.append((str(sockets), root / "tmp" / ".X11-unix", ["--bind"]))
    done: list[Path] = []
    try:
        for what, where, how in places:
            run("mount", *how, what, where)
            done.append(where)
        yield
    finally:
        for where in reversed(done):
            run("umount", "--lazy", where)


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A screen of this machine's Xvfb; empty where there is none."""
    if not shutil.which("Xvfb"):
        yield ""
        return
    server = subprocess.Popen(
        ["Xvfb", _DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            if (_SOCKETS / f"X{_DISPLAY[1:]}").exists():
                break
            time.sleep(0.1)
        yield _DISPLAY
    finally:
        server.terminate()
        server.wait()


def files_of(root: Path) -> set[str]:
    """Every path of a root but what belongs to the package manager's own books and to running it."""
    found: set[str] = set()
    skipped = {"proc", "dev", "sys", "tmp", "run", "var/lib/dpkg", "var/lib/apt", "var/cache", "var/log"}
    for folder, folders, files in os.walk(root):
        here = os.path.relpath(folder, root)
        folders[:] = [name for name in folders if os.path.normpath(f"{here}/{name}") not in skipped]
        found.update(os.path.normpath(f"{here}/{name}") for name in (*folders, *files))
    return found


def tried_in_root(deb: Path, suite: str) -> None:
    """Install, use, remove."""
    before = time.monotonic()
    base = bare_root(suite)
    work = CACHE / f"try-{suite}-{os.getpid()}"
    run("cp", "-a", base, work)
    try:
        (work / "etc" / "machine-id").write_text("0123456789abcdef0123456789abcdef\n", "ascii")
        with entered(work):
            _install_use_remove(deb, suite, work)
    finally:
        shutil.rmtree(work)
    print(f"--  {suite}: {time.monotonic() - before:.0f} s")


def _install_use_remove(deb: Path, suite: str, work: Path) -> None:
    inside = ("chroot", work)
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    shutil.copy(deb, work / _DEB.relative_to("/"))
    wanted = run("dpkg-deb", "--field", deb, "Depends").strip()
    run(*inside, "apt-get", "update", env=environment)
    wanted = f"{wanted}, {_TOOLS}"
    run(*inside, "apt-get", "satisfy", "-qq", "-y", "--no-install-recommends", wanted, env=environment)
    clean = files_of(work)
    run(*inside, "dpkg", "--install", _DEB, env=environment)
    run(*inside, "dpkg", "--install", _DEB, env=environment)  # again, over itself
    expect(True, f"{suite}: installed with no other package than it depends on")
    missing = run(*inside, "sh", "-c", "ldd /usr/lib/gouji/gouji $(find /usr/lib/gouji -name '*.so*') 2>&1; true")
    lost = sorted({line.split()[0] for line in missing.splitlines() if "not found" in line})
    carried = {file.name for file in (work / "usr" / "lib" / "gouji").rglob("*.so*")}
    expect(set(lost) <= carried, f"{suite}: every library is found {sorted(set(lost) - carried)}")
    run(*inside, "desktop-file-validate", "/usr/share/applications/gouji.desktop", env=environment)
    known = (work / "usr" / "share" / "mime" / "globs2").read_text("utf-8")
    expect("application/ofd" in known, f"{suite}: menu entry is valid, kinds of file are known")
    home = work / _HOME.relative_to("/")
    home.mkdir()
    os.chown(home, _USER, _USER)
    use = ("chroot", f"--userspec={_USER}:{_USER}", work, "/usr/bin/env", "-i", "-C", _HOME)
    use = (*use, f"HOME={_HOME}", "PATH=/usr/bin:/bin", "LANG=C.UTF-8")
    for draft in EXAMPLES.glob("*.docx"):
        shutil.copy(draft, home / "示例 稿件.docx")
    used(suite, use, _HOME, home)
    run(*inside, "dpkg", "--purge", "gouji", env=environment)
    left = {path for path in files_of(work) - clean if not path.startswith("srv/")}
    expect(not left, f"{suite}: removed, nothing is left {sorted(left)[:10]}")


def used(where: str, call: tuple[str | Path, ...], seen: Path, home: Path) -> None:
    """The program's answers and its windows. ``home`` is the user's folder, ``seen`` its path for the program."""
    draft = seen / "示例 稿件.docx"
    version = run(*call, "gouji", "--version").strip()
    expect(version.startswith("gouji "), f"{where}: {version}")
    report = json.loads(run(*call, "gouji", "check", "--format", "json", draft, status=1))["reports"][0]
    expect(
        report["status"] == "checked" and len(report["findings"]) > 5, f"{where}: {len(report['findings'])} findings"
    )
    run(*call, "gouji", "check", draft, "--report", seen / "意见单.pdf", "--annotate", seen / "副本.docx", status=1)
    expect((home / "意见单.pdf").read_bytes()[:5] == b"%PDF-", f"{where}: sheet as PDF, annotated copy")
    again = json.loads(run(*call, "gouji", "check", "--format", "json", seen / "副本.docx", status=1))["reports"][0]
    expect(len(again["findings"]) >= len(report["findings"]), f"{where}: the annotated copy is read again")
    with display() as screen:
        for platform in ("offscreen", "xcb") if screen else ("offscreen",):
            picture = seen / f"{platform}.png"
            before = time.monotonic()
            told = run(
                *_with(call, f"DISPLAY={screen}" if platform == "xcb" else "QT_QPA_PLATFORM="), "gouji",
                "--selftest", draft, "--screenshot", picture, "-platform", platform,
            )  # fmt: skip
            took = time.monotonic() - before
            size = (home / picture.name).stat().st_size
            expect(
                json.loads(told)["status"] == "checked", f"{where}: window on {platform}, {size} bytes, {took:.1f} s"
            )


def _with(call: tuple[str | Path, ...], *variables: str) -> tuple[str | Path, ...]:
    """The same call with more variables in its environment."""
    return (*call, *(name for name in variables if not name.endswith("=")))


def tried_unpacked(deb: Path) -> None:
    """With nothing of this machine on the program's path but its libraries."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "root"), Path(folder, "用户 家")
        home.mkdir()
        run("dpkg-deb", "--extract", deb, root)
        for draft in EXAMPLES.glob("*.docx"):
            shutil.copy(draft, home / "示例 稿件.docx")
        call = ("/usr/bin/env", "-i", "-C", str(home), f"HOME={home}", f"PATH={root / 'usr/bin'}", "LANG=C.UTF-8")
        used("unpacked", call, home, home)


def main(deb: Path, suites: list[str]) -> None:
    """In bare roots where these can be had, else unpacked."""
    allowed = may_chroot()
    if suites and not allowed:
        print("--  no bare root: this system has no debootstrap or allows no mounts")
    for suite in suites if allowed else []:
        tried_in_root(deb, suite)
    if not suites or not allowed:
        tried_unpacked(deb)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve(), sys.argv[2:])
    except Failed as failure:
        sys.exit(f"not as expected: {failure}")
