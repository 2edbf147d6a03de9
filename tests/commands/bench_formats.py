"""Times reading a report, from bytes to the Report, against the obvious pass of a library, with peak memory.

    python -m tests.commands.bench_formats [--repeat N] [--whole] [FILE …]

Without FILE reports of about 4 and of about 200 pages are made, Word and PDF. The obvious pass is python-docx's
text of all paragraphs and cells, and pdfplumber's ``extract_text`` and ``extract_tables`` of every page. Each side
runs in a process of its own, after its imports; medians and the peak memory of the processes are printed. With
``--whole`` the whole check (reading and rules) is timed.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.support.drafts import to_docx
from tests.support.pdf_drafts import to_pdf
from tests.support.timing import compare, report_of

Job = Callable[[bytes], int]


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


def read(data: bytes, suffix: str) -> int:
    """The draft read by gouji."""
    from core.load import load_bytes
    from core.read import read_report

    return len(read_report(load_bytes(data, f"年报{suffix}")).tables)


def check(data: bytes, suffix: str) -> int:
    """The draft read and checked by gouji."""
    from core.load import load_bytes
    from core.pipeline.check_draft import check_document

    return len(check_document(load_bytes(data, f"年报{suffix}"), Path(f"年报{suffix}")).result.findings)


THEIRS: dict[str, tuple[str, Job]] = {
    ".docx": ("python-docx paragraphs and tables", by_python_docx),
    ".pdf": ("pdfplumber extract_text and extract_tables", by_pdfplumber),
}


def main() -> None:
    """Print one table for each format."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.bench_formats")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    for suffix, (name, theirs) in THEIRS.items():
        if options.files:
            data = {f.name: f.read_bytes() for f in options.files if f.suffix.lower() == suffix}
        elif suffix == ".docx":
            data = {f"docx, about {n} pages": to_docx(report_of(count)) for n, count in ((4, 0), (200, 425))}
        else:
            data = {f"pdf, {n} pages": to_pdf(report_of(count)).data for n, count in ((4, 0), (200, 421))}
        if data:
            compare(name, theirs, partial(check if options.whole else read, suffix=suffix), data, options.repeat)


if __name__ == "__main__":
    main()
