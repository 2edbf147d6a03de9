"""Try the installer as an office would: install, use, update, remove; on this Windows or, elsewhere, in a Wine prefix.

    python .ci/windows/try_installer.py SETUP FOLDER [--scans SETUP] [--lacking FOLDER] [--pictures FOLDER]

SETUP is the installer, FOLDER the packaged folder it was made of. ``--scans`` is the installer of the component that
reads scans, ``--lacking`` has libraries that Wine lacks, ``--pictures`` gets the pictures that are taken. Run with the
Python of .venv. Exit status 0 only when all is as it should be; what cannot be tried here is said in a line that begins
with "--".
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci" / "package"), str(ROOT / ".ci" / "windows")]

import for_wine  # noqa: E402
import installer  # noqa: E402
import windows_look  # noqa: E402
from drafts_to_try import EXAMPLE, make_drafts, make_scan, note_decision, source_answer  # noqa: E402
from machine import NATIVE, Machine  # noqa: E402
from sane_picture import likeness, looked_at  # noqa: E402

from core.base.about import VERSION  # noqa: E402

REASON = "试装时忽略的这一处"
MENU_KEY = rf"Software\Classes\SystemFileAssociations\{{}}\shell\{installer.KEY}"
UNINSTALL_KEY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{installer.KEY}"
OUR_TRACES = ("gouji", windows_look.PRODUCT)


def expect(holds: bool, what: str, instead: object = "") -> None:
    """Say what holds; stop where it does not."""
    if not holds:
        sys.exit(f"not as expected: {what}\n{instead}")
    print(f"ok  {what}", flush=True)


def not_here(what: str) -> None:
    """Say what cannot be tried on this machine."""
    print(f"--  {what}", flush=True)


class Try:
    """All that is tried, in its order."""

    def __init__(self, machine: Machine, setup: Path, folder: Path, pictures: Path) -> None:
        self.machine, self.setup, self.folder, self.pictures = machine, setup, folder, pictures
        self.place = machine.local / "Programs" / installer.KEY
        self.console, self.desk = self.place / installer.CONSOLE, self.place / installer.DESK
        self.data = (machine.roaming / "gouji", machine.local / "gouji")
        self.drafts: dict[str, Path] = {}

    def install(self, *switches: str, status: int = 0) -> None:
        """Run the installer silently."""
        begun = time.monotonic()
        answer = self.machine.run(self.setup, "/S", *switches)
        told = " ".join(switches) or "for this user"
        expect(answer.status == status, f"installer, {told}: status {status}, {time.monotonic() - begun:.0f} s", answer)

    def refusal(self) -> None:
        """Windows 8.1 and 10 before 1809 are refused, and nothing is written."""
        if NATIVE:
            return not_here("refusal on an older Windows: this one is recent")
        for version, build in (("win81", ""), ("win10", "17134")):
            self.machine.pretend(version, build)
            self.install(status=3)
            expect(not self.place.exists(), f"refused on {version} {build}, nothing written")
        return self.machine.pretend("win10")

    def installed(self) -> None:
        """Every file of the folder, the entries, and no other file."""
        want = {path.relative_to(self.folder): digest(path) for path in self.folder.rglob("*") if path.is_file()}
        have = {path.relative_to(self.place): digest(path) for path in self.place.rglob("*") if path.is_file()}
        extra = set(have) - set(want)
        expect(
            want.items() <= have.items() and {p.name for p in extra} == {"uninstall.exe"}, f"{len(want)} files", extra
        )
        expect((self.machine.programs / f"{windows_look.PRODUCT}.lnk").exists(), "start menu")
        expect(not (self.machine.desktop / f"{windows_look.PRODUCT}.lnk").exists(), "no desktop icon unless wished")
        call = f'"{self.machine.path(self.desk)}" "%1"'
        for suffix in installer.SUFFIXES:
            told = self.machine.value(rf"{MENU_KEY.format(suffix)}\command")
            expect(told == call, f"context menu of {suffix}", told)
        expect(self.machine.value(UNINSTALL_KEY, "DisplayVersion") == VERSION, "list of programs")

    def answers(self) -> None:
        """Version, rules and findings are those of the checkout, for each format."""
        answer = self.machine.run(self.console, "--version")
        expect(answer.out.split() == ["gouji", VERSION], f"--version: {answer.out.strip()}", answer)
        rules = json.loads(self.machine.run(self.console, "rules", "--format", "json").out)["rules"]
        expect(len(rules) > 100, f"rules: {len(rules)}")
        for name, draft in self.drafts.items():
            before = sorted(draft.parent.iterdir())
            answer = self.machine.run(self.console, "check", "--format", "json", self.machine.path(draft))
            expect(answer.status == 1, f"check {name}: status 1", answer)
            told, want = told_findings(answer.out), told_findings(source_answer(draft))
            expect(told == want, f"check {name}: {len(told)} findings, those of the checkout", sorted(told ^ want))
            expect(sorted(draft.parent.iterdir()) == before, f"check {name}: nothing written beside the draft")
        expect("必改" in self.machine.run(self.console, "check", self.machine.path(EXAMPLE)).out, "check as text")
        expect(self.machine.run(self.console, "check", "没有.docx").status == 2, "a missing file: status 2")

    def scans(self, setup: Path) -> None:
        """With its component the program reads a scan, without it says so; the component goes when the program goes."""
        scan = self.machine.desktop / "扫描件 一页.jpg"
        make_scan(scan)
        call = (self.console, "check", "--format", "json", self.machine.path(scan))
        answer = self.machine.run(*call)
        expect(answer.status == 2 and '"scanned"' in answer.out, "a scan without the component: one sentence", answer)
        answer = self.machine.run(setup, "/S")
        expect(answer.status == 0, "component installed beside the program", answer)
        if not NATIVE:
            for_wine.main(self.place / "recognition", back=False)
        begun = time.monotonic()
        answer = self.machine.run(*call, timeout=900)
        told = {rule for rule, _ in told_findings(answer.out)} if answer.status in (0, 1) else set()
        expect("P105" in told, f"a scan of one page is read in {time.monotonic() - begun:.0f} s", answer)
        self.install()
        expect((self.place / "recognition").exists(), "an update to the same version keeps the component")
        self.remove()
        answer = self.machine.run(setup, "/S")
        expect(answer.status == 7, "component without the program: refused, status 7", answer)
        scan.unlink()
        self.install()

    def places(self) -> None:
        """Read-only folders, long prefixes, names of the network."""
        machine, draft = self.machine, self.drafts[".docx"]
        name = machine.path(draft)
        answer = machine.run(self.console, "check", "--format", "json", "\\\\?\\" + name)
        expect(answer.status == 1, rf"a path with \\?\ before it ({len(told_findings(answer.out))} findings)", answer)
        shared = "\\\\localhost\\" + name[0].lower() + "$" + name[2:]
        answer = machine.run(self.console, "check", "--format", "json", shared)
        if answer.status == 1:
            expect(bool(told_findings(answer.out)), r"a path of the network, \\localhost\c$")
        else:
            said = json.loads(answer.out)["reports"][0]["error"]["message"]
            not_here(rf"\\localhost\c$ is not served here; answered by: {said}")
            expect(
                answer.status == 2 and "Traceback" not in answer.err, "a share that is not there: one sentence", answer
            )
        locked = draft.parent / "只读 文件夹"
        locked.mkdir()
        kept = locked / draft.name
        kept.write_bytes(draft.read_bytes())
        kept.chmod(0o444)
        locked.chmod(0o555)
        answer = machine.run(self.console, "check", "--format", "json", machine.path(kept))
        expect(
            answer.status == 1 and list(locked.iterdir()) == [kept], "a read-only draft in a read-only folder", answer
        )
        if NATIVE:
            answer = machine.run(self.console, "check", machine.path(draft), "--report", machine.path(kept))
            expect(
                answer.status == 2 and digest(kept) == digest(draft), "a sheet over a read-only draft: refused", answer
            )
        else:
            not_here("writing where it is not allowed: the host's root, under whom Wine runs, may write everywhere")
        locked.chmod(0o755)
        kept.chmod(0o644)
        kept.unlink()
        locked.rmdir()

    def picture(self) -> None:
        """The self-test's window looks like that of the checkout."""
        for platform in ("offscreen", "windows"):
            if platform == "windows" and not self.has_screen():
                continue
            picture = self.pictures / f"selftest-{platform}.png"
            answer = self.machine.run(
                self.desk, "--selftest", self.machine.path(self.drafts[".docx"]), "--screenshot",
                self.machine.path(picture), "-platform", platform,
            )  # fmt: skip
            expect(answer.status == 0, f"self-test on {platform}: {answer.out.strip()}", answer)
            (width, height), colours, most = looked_at(picture)
            expect(
                width > 1000 and height > 600 and colours > 150 and most < 0.9,
                f"picture: {width} x {height}, {colours} colours, {most:.0%} of them the most frequent",
            )
            if platform == "windows" or NATIVE:
                alike = likeness(picture, self.pictures / "checkout.png")
                expect(alike > 0.65, f"picture like that of the checkout: {alike:.2f}")

    def has_screen(self) -> bool:
        """Whether windows can be shown."""
        if NATIVE or self.machine.environment.get("DISPLAY"):
            return True
        not_here("windows: there is no screen")
        return False

    def opened(self, *drafts: Path) -> list[subprocess.Popen[bytes]]:
        """Start the desk as the context menu does, once for each draft, and wait for the windows."""
        running = [self.machine.start(self.desk, self.machine.path(draft)) for draft in drafts]
        deadline = time.monotonic() + 180
        missing = [draft.stem for draft in drafts]
        while missing and time.monotonic() < deadline:
            time.sleep(1)
            titles = self.machine.titles()
            missing = [draft.stem for draft in drafts if not any(draft.stem in title for title in titles)]
        expect(not missing, f"{len(drafts)} windows, with the drafts in their titles", self.machine.titles())
        return running

    def two_at_once(self) -> None:
        """Two drafts checked by two programs, and two windows, at the same time."""
        pair = [self.drafts[".docx"], self.drafts[".pdf"]]
        started = [
            self.machine.start(self.console, "check", "--format", "json", self.machine.path(draft)) for draft in pair
        ]
        statuses = [self.machine.finish(process).status for process in started]
        expect(statuses == [1, 1], "two checks at once", statuses)

    def decisions(self) -> None:
        """A decision of the user and a setting of the office are used."""
        note_decision(self.data[1], self.drafts[".docx"], self.machine.path(self.drafts[".docx"]), REASON)
        self.data[0].mkdir(parents=True, exist_ok=True)
        (self.data[0] / "profile.toml").write_text('[rules]\noff = ["T301"]\n', "utf-8")
        self.expect_kept("a decision and a setting are used")

    def expect_kept(self, what: str) -> None:
        """The sheet has the user's reason, and the office's setting holds."""
        sheet = self.machine.home / "意见单.html"
        answer = self.machine.run(
            self.console, "check", "--format", "json", self.machine.path(self.drafts[".docx"]), "--report",
            self.machine.path(sheet),
        )  # fmt: skip
        expect(sheet.exists(), f"{what}: a sheet", answer)
        text = sheet.read_text("utf-8")
        sheet.unlink()
        off = [entry for entry in told_findings(answer.out) if entry[0] == "T301"]
        expect(REASON in text and not off, what, (answer, REASON in text, off))

    def expect_findings_in_sight(self) -> None:
        """The screen shows a desk with its findings before long; the picture is kept."""
        picture, deadline = self.pictures / "windows.png", time.monotonic() + 120
        colours = 0
        while colours < 1000 and time.monotonic() < deadline:
            time.sleep(2)
            command = ["import", "-window", "root", str(picture)]
            subprocess.run(command, env=self.machine.environment, check=True)
            colours = looked_at(picture)[1]
        expect(colours >= 1000, f"findings on the screen: {colours} colours")

    def update(self) -> None:
        """The installer over a running program: windows are asked to close, a file of before goes, the user's stay."""
        running = self.opened(self.drafts[".docx"], self.drafts[".html"]) if self.has_screen() else []
        if running and not NATIVE:
            self.expect_findings_in_sight()
        own = self.place / "data.txt"
        own.write_text("of the user", "utf-8")
        self.install("/DesktopIcon")
        statuses = [self.machine.finish(process, 60).status for process in running]
        expect(not any(statuses), f"update closed {len(running)} windows, each ended with status 0", statuses)
        expect(own.exists(), "a file that is not ours stays")
        own.unlink()
        expect((self.machine.desktop / f"{windows_look.PRODUCT}.lnk").exists(), "desktop icon on wish")
        self.install()
        expect((self.machine.desktop / f"{windows_look.PRODUCT}.lnk").exists(), "a later update keeps the icon")
        self.expect_kept("after two updates: decision and setting")

    def for_all(self) -> None:
        """For all users, into a folder of the administrator's choice: other folders, another part of the registry."""
        self.place = self.machine.drive / "勾稽"
        self.install("/AllUsers", "/NoContextMenu", f"/D={self.machine.path(self.place)}")
        answer = self.machine.run(self.place / installer.CONSOLE, "--version")
        expect(
            answer.out.split() == ["gouji", VERSION], "for all users, in a folder of one's choice: --version", answer
        )
        expect(not self.machine.value(UNINSTALL_KEY, "DisplayVersion"), "nothing in the list of this user's programs")
        self.install()
        expect((self.place / installer.DESK).exists(), "an update finds the folder of before")
        self.remove()

    def remove(self, *switches: str) -> None:
        """Uninstall silently and wait until the folder is gone: the uninstaller goes on from a copy of itself."""
        self.machine.run(self.place / "uninstall.exe", "/S", *switches)
        deadline = time.monotonic() + 90
        while self.place.exists() and time.monotonic() < deadline:
            time.sleep(0.5)
        expect(not self.place.exists(), f"uninstalled {' '.join(switches)}", sorted(self.place.rglob("*"))[:20])


def digest(path: Path) -> str:
    """A file by its bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told_findings(answer: str) -> set[tuple[str, str]]:
    """Rule and sentence of every finding in a JSON answer."""
    return {(entry["rule"], entry["message"]) for entry in json.loads(answer)["reports"][0]["findings"]}


def leftovers(before: tuple[set[str], set[str]], machine: Machine, what: str, kept: tuple[Path, ...] = ()) -> None:
    """Print what is there that was not there before; stop where any of it is ours."""
    names = [str(path.relative_to(machine.drive)) if not NATIVE else str(path) for path in kept]
    files = {name for name in machine.files() - before[0] if not any(name.startswith(own) for own in names)}
    keys = machine.registry() - before[1]
    ours = [name for name in (*files, *keys) if any(trace in name.lower() for trace in OUR_TRACES)]
    expect(not ours, f"{what}: nothing of ours is left", sorted(ours))
    for name in sorted(files | keys):
        print(f"    not ours by its name: {name}")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("setup", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scans", type=Path)
    parser.add_argument("--lacking", type=Path)
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "pictures")
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    machine = Machine(options.lacking)
    try:
        tries = Try(machine, options.setup.resolve(), options.folder.resolve(), options.pictures.resolve())
        tries.drafts = make_drafts(machine.desktop / "年报 送审")
        source_answer(EXAMPLE, tries.pictures / "checkout.png")
        before = machine.files(), machine.registry()
        tries.refusal()
        tries.install()
        tries.installed()
        tries.answers()
        if options.scans:
            tries.scans(options.scans.resolve())
        tries.places()
        tries.picture()
        tries.two_at_once()
        tries.decisions()
        tries.update()
        tries.remove()
        expect(all(folder.exists() for folder in tries.data), "decisions and settings are kept")
        leftovers(before, machine, "removal that keeps them", tries.data)
        tries.install("/NoContextMenu")
        expect(not machine.value(MENU_KEY.format(".docx")), "no context menu where it is not wished")
        tries.expect_kept("installed anew: decision and setting are found again")
        tries.remove("/DeleteData")
        leftovers(before, machine, "removal of everything")
        tries.for_all()
        leftovers(before, machine, "removal for all users")
    finally:
        machine.close()


if __name__ == "__main__":
    main()
