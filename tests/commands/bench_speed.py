"""What the program takes against what it may take: ``python -m tests.commands.bench_speed [--only PART,…] [FILE …]``.

Each line has a yardstick that runs in the same minutes on the same machine, and what share of it is wanted:

docx, pdf   the whole check of a draft (reading and rules) against the obvious pass of a library, python-docx's text of
            all paragraphs and cells, pdfplumber's ``extract_text`` and ``extract_tables`` of every page
growth      a draft ten times as thick against ten times the small one
rules       the rules of a report of 4,000 characters that no rule has seen before, in seconds; the same report checked
            again, of whose paragraphs much is remembered; ten times the text
start       ``gouji check`` of one draft, all prepared, and ``gouji --version`` as processes, in seconds
batch       drafts a second in one process, of a folder ten times as large, and the memory of the process that asked

Times are processor time, the least of several runs, each job in a process of its own after its imports: what other
programs take of the machine shows less in them. With FILE the check of each is held against the library of its kind.
``--profile`` prints the ten dearest functions of the whole check of a thick PDF and a thick docx.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import io
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.support.drafts import to_docx
from tests.support.pdf_drafts import to_pdf
from tests.support.thick_drafts import thick_draft
from tests.support.timing import apart, forget, report_of

Job = Callable[[bytes], int]

_RULES, _CHARACTERS = 0.025, 4_000
_CHECK, _VERSION = 0.35, 0.08
_A_SECOND = 20
_STEADY = 1.1


class Line(NamedTuple):
    """What was measured, in the unit of ``allowed``: ``took`` may be that much; ``floor`` turns it round."""

    title: str
    took: float
    allowed: float
    told: str
    floor: bool = False

    def __str__(self) -> str:
        met = self.took >= self.allowed if self.floor else self.took <= self.allowed
        sign = "≥" if self.floor else "≤"
        return f"{self.title:34}{self.took:9.3f}  {sign} {self.allowed:<7.3f}{'met' if met else 'MISSED':8}{self.told}"


def by_python_docx(data: bytes) -> int:
    """python-docx's text of all paragraphs and of all cells of all tables."""
    import docx

    document = docx.Document(io.BytesIO(data))
    size = sum(len(p.text) for p in document.paragraphs)
    return size + sum(len(c.text) for t in document.tables for r in t.rows for c in r.cells)


def by_pdfplumber(data: bytes) -> int:
    """Pdfplumber's text and tables of every page, each page closed after its use."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(document.pages)


def check(data: bytes, suffix: str) -> int:
    """The draft read and checked, nothing of an earlier check remembered."""
    from core.load import load_bytes
    from core.pipeline.check_draft import check_document

    forget()
    return len(check_document(load_bytes(data, f"年报{suffix}"), Path(f"年报{suffix}")).result.findings)


THEIRS: dict[str, Job] = {".docx": by_python_docx, ".pdf": by_pdfplumber}


def against(title: str, suffix: str, data: bytes, allowed: float, repeat: int) -> Line:
    """The whole check of a draft against the library's pass."""
    theirs, ours = apart(THEIRS[suffix], data, repeat), apart(partial(check, suffix=suffix), data, repeat)
    told = f"{ours[0] * 1000:.0f} of {theirs[0] * 1000:.0f} ms; {ours[1]:.0f} and {theirs[1]:.0f} MB"
    return Line(title, ours[0] / theirs[0], allowed, told)


def docx_lines(repeat: int) -> Iterator[Line]:
    """A usual report, and one of four hundred pages of prose."""
    yield against("docx, 4 pages / python-docx", ".docx", to_docx(report_of(0)), 1, repeat)
    yield against("docx, 400 pages / python-docx", ".docx", to_docx(report_of(850)), 3, max(1, repeat // 3))


def pdf_lines(repeat: int) -> Iterator[Line]:
    """A usual report, a thick one, and one thicker than any."""
    for pages, paragraphs, allowed in ((4, 0, 1 / 3), (40, 77, 1 / 3), (200, 421, 0.1)):
        data = to_pdf(report_of(paragraphs)).data
        runs = repeat if pages == 4 else max(1, repeat // 3)
        yield against(f"pdf, {pages} pages / pdfplumber", ".pdf", data, allowed, runs)


def with_tables(count: int) -> bytes:
    """The model draft as .docx with so many more tables of twenty rows."""
    import docx

    document = docx.Document(io.BytesIO(to_docx(thick_draft(0))))
    for _ in range(count):
        document.add_paragraph("附表如下。")
        table = document.add_table(20, 5)
        for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = str(number)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def growth_lines(repeat: int) -> Iterator[Line]:
    """Ten times the pages against ten times the time."""
    makers: tuple[tuple[str, str, Callable[[int], bytes]], ...] = (
        ("docx prose, 20 to 200 pages", ".docx", lambda n: to_docx(thick_draft(20 * n))),
        ("docx tables, 20 to 200 pages", ".docx", lambda n: with_tables(16 * n)),
        ("pdf prose, 20 to 200 pages", ".pdf", lambda n: to_pdf(thick_draft(20 * n)).data),
    )
    for title, suffix, make in makers:
        small, large = (apart(partial(check, suffix=suffix), make(n), max(1, repeat // 3))[0] for n in (1, 10))
        yield Line(title, large / small / 10, 1.15, f"{small * 1000:.0f} and {large * 1000:.0f} ms")


def rules_lines(repeat: int) -> Iterator[Line]:
    """Made reports, each new to the rules: milliseconds for 4,000 characters, and ten times the text."""
    from core.check import engine
    from core.load import load_text
    from core.read import read_report
    from tests.bench.clean import make_clean
    from tests.bench.render import as_text
    from tests.support.layouts import tabs_ragged

    drafts = [as_text(make_clean(seed), tabs_ragged) for seed in range(71_000, 71_000 + 2 * repeat)]
    engine.run(read_report(load_text(drafts[0])))
    shares: list[float] = []
    again: list[float] = []
    for draft in drafts:
        report = read_report(load_text(draft))
        forget()
        for times in (shares, again):
            start = time.process_time()
            engine.run(report)
            times.append((time.process_time() - start) / len(report.document.text) * _CHARACTERS)
    shares.sort()
    told = f"least of {len(drafts)} made reports; the median {shares[len(shares) // 2] * 1000:.0f} ms"
    yield Line("rules, 4,000 characters (s)", shares[0], _RULES, told)
    yield Line("rules, a draft checked again (s)", min(again), _RULES, "all its paragraphs as they were")
    took: list[float] = []
    for pages in (4, 40):
        report = read_report(load_text(thick_draft(pages).text()))
        forget()
        start = time.process_time()
        engine.run(report)
        took.append(time.process_time() - start)
    yield Line(
        "rules, 4 to 40 pages", took[1] / took[0] / 10, 1.15, f"{took[0] * 1000:.0f} and {took[1] * 1000:.0f} ms"
    )


def start_lines(repeat: int) -> Iterator[Line]:
    """The program as a process; the processor time of it and of what it starts."""
    from core.base import prepared

    place = prepared.place()
    how = "prepared" if place and place.exists() else "nothing prepared"
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "年报.docx"
        draft.write_bytes(to_docx(report_of(0)))
        for title, arguments, allowed in (
            ("gouji check one.docx (s)", ["check", str(draft)], _CHECK),
            ("gouji --version (s)", ["--version"], _VERSION),
        ):
            took = min(_process(arguments) for _ in range(repeat))
            bare = min(_process([], "pass") for _ in range(repeat))
            yield Line(title, took, allowed, f"Python alone {bare:.3f}; {how}")


def _process(arguments: list[str], code: str = "from gui.app.launch import main; raise SystemExit(main())") -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, env=environment)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _memory(arguments: list[str]) -> tuple[float, dict[str, float]]:
    """Seconds of processor time, and the most megabytes held by the process that asks and by its workers."""
    before = os.times()
    command = [sys.executable, "-c", "from gui.app.launch import main; raise SystemExit(main())", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = {"asks": 0.0, "worker": 0.0}
    while process.poll() is None:
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        with contextlib.suppress(OSError):  # it may end at any moment, and elsewhere than on Linux nothing is known
            most["asks"] = max(most["asks"], _resident(process.pid))
            most["worker"] = max([most["worker"], *map(_resident, workers.read_text().split())])
        time.sleep(0.05)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, most


def _resident(process: int | str) -> float:
    """Megabytes of a process that lie in memory."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def batch_lines(drafts: int) -> Iterator[Line]:
    """Drafts a second, in one process; the time for each and the memory in a folder ten times as large."""
    from tests.bench.clean import make_clean
    from tests.bench.render import docx_bytes

    with tempfile.TemporaryDirectory() as folder:
        sizes = (max(1, drafts // 10), drafts)
        spent: list[float] = []
        held: list[dict[str, float]] = []
        for size in sizes:
            inside = Path(folder) / str(size)
            inside.mkdir()
            for number in range(size):
                (inside / f"{number}.docx").write_bytes(docx_bytes(make_clean(72_000 + number)))
            took, most = _memory(["check", "--jobs", "1", "--format", "json", str(inside)])
            spent.append(took)
            held.append(most)
        each = (spent[1] - spent[0]) / (sizes[1] - sizes[0])
        yield Line("batch, drafts a core and second", 1 / each, _A_SECOND, f"{sizes[1]} drafts", floor=True)
        yield Line(f"batch, {sizes[0]} to {sizes[1]} drafts", each * sizes[1] / spent[1], 1.15, f"{spent[1]:.1f} s")
        for who, title in (("asks", "who asks"), ("worker", "the worker")):
            few, many = held[0][who], held[1][who]
            if few:
                told = f"{few:.0f} and {many:.0f} MB"
                yield Line(f"batch, memory of {title}", many / few, _STEADY, told)


PARTS: dict[str, Callable[[int], Iterator[Line]]] = {
    "rules": rules_lines,
    "start": start_lines,
    "docx": docx_lines,
    "growth": growth_lines,
    "pdf": pdf_lines,
}


def profile() -> None:
    """The ten dearest functions of the whole check of thick drafts."""
    for suffix, data in ((".pdf", to_pdf(report_of(77)).data), (".docx", to_docx(report_of(200)))):
        check(data, suffix)
        profiler = cProfile.Profile(time.process_time)
        profiler.runcall(check, data, suffix)
        stream = io.StringIO()
        pstats.Stats(profiler, stream=stream).sort_stats("tottime").print_stats(10)
        print(f"== {suffix}\n" + "\n".join(line[:130] for line in stream.getvalue().splitlines()[6:]))


def main() -> None:
    """Print one line for each thing measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.bench_speed")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--only", default=",".join((*PARTS, "batch")))
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--drafts", type=int, default=100)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.profile:
        profile()
        return
    for file in options.files:
        suffix = file.suffix.lower()
        print(against(file.name[:32], suffix, file.read_bytes(), 1 if suffix == ".docx" else 1 / 3, options.repeat))
    if options.files:
        return
    for name in options.only.split(","):
        for line in batch_lines(options.drafts) if name == "batch" else PARTS[name](options.repeat):
            print(line, flush=True)


if __name__ == "__main__":
    main()
