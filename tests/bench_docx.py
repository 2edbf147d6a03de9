"""Times reading a Word report against python-docx's own paragraphs and tables, with peak memory.

    python -m tests.bench_docx [--repeat N]

A report of about 4 pages and one of about 200 are made. Each side runs in a process of its own, after its imports;
the median time of reading and the peak memory of the process are printed.
"""

from __future__ import annotations

import argparse
import io

from tests.benches import compare, report_of
from tests.drafts import to_docx


def theirs(data: bytes) -> int:
    """python-docx's text of all paragraphs and of all cells of all tables."""
    import docx

    document = docx.Document(io.BytesIO(data))
    size = sum(len(p.text) for p in document.paragraphs)
    return size + sum(len(c.text) for t in document.tables for r in t.rows for c in r.cells)


def ours(data: bytes) -> int:
    """The draft read by gouji."""
    from core.load import load_bytes

    return len(load_bytes(data, "年报.docx").text)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    drafts = {"docx, about 4 pages": 0, "docx, about 200 pages": 425}
    data = {name: to_docx(report_of(count)) for name, count in drafts.items()}
    compare("python-docx paragraphs and tables", theirs, ours, data, options.repeat)


if __name__ == "__main__":
    main()
