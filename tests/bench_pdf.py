"""Times reading a PDF report against pdfplumber's own text and tables of the same pages, with peak memory.

    python -m tests.bench_pdf [FILE] [--repeat N] [--whole]

Without FILE a report of four pages and one of two hundred are made. Each side runs in a process of its own, after
its imports; the median time and the peak memory of the process are printed. With ``--whole`` the whole check
(reading, recognising, rules) is timed instead of the reading alone.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

from tests.benches import compare, report_of
from tests.drafts import to_pdf


def theirs(data: bytes) -> int:
    """pdfplumber's text and tables of every page, each page closed after its use."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(document.pages)


def ours(data: bytes) -> int:
    """The draft read by gouji."""
    from core.load import load_bytes

    return len(load_bytes(data, "年报.pdf").text)


def whole(data: bytes) -> int:
    """The draft read and checked by gouji."""
    from core.check import check_document
    from core.load import load_bytes

    return len(check_document(load_bytes(data, "年报.pdf"), Path("年报.pdf")).result.findings)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    if options.file:
        data = {options.file.name: options.file.read_bytes()}
    else:
        data = {f"pdf, {n} pages": to_pdf(report_of(count)).data for n, count in ((4, 0), (200, 421))}
    own = whole if options.whole else ours
    compare("pdfplumber extract_text and extract_tables", theirs, own, data, options.repeat)


if __name__ == "__main__":
    main()
