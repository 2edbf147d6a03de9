"""Fill the sources of ``resources/lexicon/set_phrases.tsv`` from public official texts.

    python -m tests.builders.phrase_sources FOLDER

FOLDER holds ``work_reports.txt.xz`` and ``laws.txt.xz``: government work reports, reports to congresses of the Party,
laws and local regulations, parted by form feeds, the title of each on its first line. A phrase that stands in a text
has it as a source; up to three of different issuers are kept, and those that were entered by hand stay. The years in
which work reports use a phrase are printed beside the years that the file gives it, for a reader to judge.
"""

from __future__ import annotations

import lzma
import re
import sys
from pathlib import Path

from core.check.wording.phrases.phrase_bank import bare

FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "set_phrases.tsv"
_WORK_REPORT = re.compile(r"(\d{4})年中华人民共和国国务院政府工作报告")
_CONGRESS = re.compile(r"\((.{1,3})大\)$")
_REGION = re.compile(r"^.{2,8}?(?:省|自治区|市|自治州|自治县|特区|县)")
_MOST = 3


def texts(folder: Path) -> list[tuple[str, str, str, str]]:
    """(key, issuer, name, bare text) of each text, the latest first."""
    found = []
    for name in ("work_reports.txt.xz", "laws.txt.xz"):
        for text in lzma.decompress((folder / name).read_bytes()).decode("utf-8").split("\f"):
            title = text.strip("\n").split("\n")[0]
            body = bare(text.replace("\n", ""))
            if match := _WORK_REPORT.match(title):
                found.append((f"G{match[1]}", "国务院", f"政府工作报告（{match[1]}年）", body))
            elif match := _CONGRESS.search(title):
                found.append((f"C{match[1]}", "中国共产党全国代表大会", f"党的{match[1]}大报告", body))
            elif name.startswith("laws"):
                region = _REGION.match(title)
                issuer = region.group() if region else "全国人民代表大会、国务院"
                found.append((f"《{title}》", issuer, "", body))
    return found


def main() -> None:
    corpus = texts(Path(sys.argv[1]))
    lines = FILE.read_text("utf-8").splitlines()
    sources = {line.split("\t")[0].removeprefix("#source "): line for line in lines if line.startswith("#source ")}
    used: set[str] = set()
    rows = []
    for line in lines:
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        phrase = bare(columns[0])
        own = {key: sources[key].split("\t")[1] for key in columns[4].split() if key.startswith("P")}
        years = []
        for key, issuer, name, body in corpus:
            if phrase not in body:
                continue
            if key.startswith("G"):
                years.append(int(key[1:]))
            if len(own) < _MOST and issuer not in own.values():
                own[key] = issuer
                sources.setdefault(key, f"#source {key}\t{issuer}\t{name or key}")
        used |= set(own)
        columns[4] = " ".join(own)
        rows.append("\t".join(columns))
        print(columns[0], columns[1], f"{min(years)}..{max(years)}" if years else "-", len(set(own.values())))
    head = [line for line in lines if line.startswith("#") and not line.startswith("#source ")]
    known = [sources[key] for key in sorted(used)]
    FILE.write_text("\n".join([*head, *known, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
