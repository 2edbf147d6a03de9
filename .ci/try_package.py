"""Try the packaged program as a user would: version, rules, check, and the window's self-test without a screen.

    python .ci/try_package.py PROGRAM

Uses nothing of the checkout but the example draft. Exit status 0 only when all answers are as they should be.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "resources" / "examples" / "澄阳县水务局2024年年报（示例）.docx"
BARE = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", ""), "LC_ALL": "C"}


def call(program: str, *arguments: str, status: int) -> str:
    """Run the program in a bare environment away from the checkout; returns its standard output.

    Its folder is its folder for temporary files too, in which nothing may be left.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {**BARE, "TMPDIR": folder}
        done = subprocess.run(
            [program, *arguments], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
        )
        left = sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*"))
    if left:
        sys.exit(f"{arguments}: leaves {left}")
    if done.returncode != status:
        sys.exit(f"{arguments}: exit status {done.returncode}, not {status}\n{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def expect(holds: bool, what: str) -> None:
    """Stop with a message unless it holds."""
    if not holds:
        sys.exit(f"not as expected: {what}")
    print(f"ok  {what}")


def main(program: str) -> None:
    """All tries, one after the other."""
    version = call(program, "--version", status=0).split()
    expect(version[0] == "gouji", f"--version: {' '.join(version)}")

    rules = json.loads(call(program, "rules", "--format", "json", status=0))["rules"]
    expect(len(rules) > 1, f"rules: {len(rules)}")

    answer = json.loads(call(program, "check", "--format", "json", str(EXAMPLE), status=1))
    report = answer["reports"][0]
    expect(answer["tool"]["version"] == version[1], "check: same version")
    expect(report["status"] == "checked" and report["organ"] == "澄阳县水务局", "check: the organ")
    expect(len(report["tables"]["requests"]) == 25, "check: 25 rows of table three")
    expect({f["category"] for f in report["findings"]} >= {"arithmetic", "wording"}, "check: planted defects found")
    expect("必改" in call(program, "check", str(EXAMPLE), status=1), "check: text")
    call(program, "check", "no-such-file.docx", status=2)
    expect(True, "check: a missing file is told by the exit status")

    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "desk.png")
        line = call(
            program, "--selftest", str(EXAMPLE), "--screenshot", str(picture), "-platform", "offscreen", status=0
        )
        told = json.loads(line)
        expect(told["version"] == version[1] and told["findings"] == len(report["findings"]), f"selftest: {told}")
        expect(picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", f"selftest: picture, {picture.stat().st_size} bytes")

    for suffix in (".docx", ".xlsx", ".html", ".pdf"):
        with tempfile.TemporaryDirectory() as folder:
            sheet, copy = Path(folder, f"意见单{suffix}"), Path(folder, "副本.docx")
            call(program, "check", str(EXAMPLE), "--report", str(sheet), "--annotate", str(copy), status=1)
            expect(sheet.stat().st_size > 2000 and copy.stat().st_size > 2000, f"exports: {suffix}")
            # The annotated copy is a draft like another; it has the same faults.
            call(program, "check", str(copy), status=1)
    if may_trace():
        with tempfile.TemporaryDirectory() as folder:
            offline(program, ["check", "--format", "json", str(EXAMPLE)], Path(folder))
            offline(program, ["--selftest", str(EXAMPLE), "-platform", "offscreen"], Path(folder))
    portable(Path(program))


def may_trace() -> bool:
    """Whether strace is there and the system lets it trace, which some containers do not; said where it is not."""
    if sys.platform != "linux" or not shutil.which("strace"):
        return False
    allowed = (
        subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0
    )
    if not allowed:
        print("--  strace: tracing is not allowed here, sockets were not watched")
    return allowed


def offline(program: str, arguments: list[str], folder: Path) -> None:
    """No socket but local ones, whatever the program does; it is called in ``folder``."""
    with tempfile.TemporaryDirectory() as place:
        log = Path(place, "calls")
        command = ["strace", "-f", "-qq", "-e", "trace=socket,connect,execve", "-o", str(log), program, *arguments]
        subprocess.run(command, cwd=folder, env=BARE, capture_output=True, timeout=600, check=False)
        calls = log.read_text("utf-8", "replace").splitlines()
    expect(any("execve(" in line for line in calls), f"strace {arguments[0]}: saw the program start")
    sockets = [line for line in calls if "socket(" in line or "connect(" in line]
    distant = [line for line in sockets if "AF_UNIX" not in line]
    expect(not distant, f"strace {arguments[0]}: {len(sockets)} calls on local sockets, none on others {distant}")


def portable(program: Path) -> None:
    """With a folder ``data`` beside it the program reads its settings there."""
    data = program.parent / "data"
    data.mkdir()
    try:
        (data / "profile.toml").write_text('[rules]\noff = ["T301"]\n', "utf-8")
        answer = json.loads(call(str(program), "check", "--format", "json", str(EXAMPLE), status=1))
        expect("T301" not in {f["rule"] for f in answer["reports"][0]["findings"]}, "portable: settings beside it")
    finally:
        shutil.rmtree(data)


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
