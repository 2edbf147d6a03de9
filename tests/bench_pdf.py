"""Times reading a PDF report against pdfplumber's own text and tables of the same pages.

    python -m tests.bench_pdf [FILE] [--repeat N] [--whole]

Without FILE a four-page report is made. Both sides are imported before the clock starts; medians are printed.
With ``--whole`` the whole check (reading, recognising, rules) is timed too.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber

from core.check import check_document
from core.load import load_bytes
from tests.drafts import distinct, to_pdf


def four_pages() -> bytes:
    """A report of four pages with all three tables."""
    draft = distinct()
    longer = "其间持续推进各项公开工作，不断完善制度，" * 9 + "成效较为明显。"
    prose = {**draft.prose, "overview": [text + longer for text in draft.prose["overview"]]}
    return to_pdf(replace(draft, prose=prose)).data


def median_ms(job: Callable[[], object], repeat: int) -> float:
    """Median wall time of a job in milliseconds, after one run to warm up."""
    job()
    times: list[float] = []
    for _ in range(repeat):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def theirs(data: bytes) -> int:
    """pdfplumber's text and tables of every page."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
        return len(document.pages)


def main() -> None:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    data = options.file.read_bytes() if options.file else four_pages()
    name = options.file.name if options.file else "年报.pdf"
    pages = theirs(data)
    other = median_ms(lambda: theirs(data), options.repeat)
    own = median_ms(lambda: load_bytes(data, name), options.repeat)
    print(f"{name}: {pages} pages, median of {options.repeat}")
    print(f"pdfplumber extract_text + extract_tables  {other:8.1f} ms")
    print(f"gouji reading                             {own:8.1f} ms  ({own / other:.2f})")
    if options.whole:
        path = options.file or Path(name)
        whole = median_ms(lambda: check_document(load_bytes(data, name), path), options.repeat)
        print(f"gouji whole check                         {whole:8.1f} ms  ({whole / other:.2f})")


if __name__ == "__main__":
    main()
